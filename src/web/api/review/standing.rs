//! How sure a ranking is, as the API answers it.

use crate::review::numbers::{self, Measured, Reason, Summary};
use crate::review::standing::{Beside, Freshness};
use crate::web::api::moment::Moment;
use entity::StaffId;
use poem_openapi::{Enum, Object};
use std::collections::HashMap;

/// Whether what is computed is of the cards as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum CalibrationState {
    /// No card was ever submitted.
    None,
    /// It is being computed anew: what is given, if anything, is of before.
    Recalculating,
    Current,
}

/// What harsh and lenient reviewers come to, and how sure the ranking is. See `docs/scoring.md`.
#[derive(Debug, Object)]
pub struct Calibration {
    pub state: CalibrationState,
    pub computed_at: Option<Moment>,
    /// Why nothing is adjusted: `no-cards`, `one-reviewer`, `disconnected`, `too-few`, `no-variance`, `alike` or `unsolvable`.
    pub refused: Option<String>,
    /// Where the panel is not connected: the reviewers of each part, the largest part first.
    pub parts: Vec<Vec<String>>,
    /// Whether everybody reviewed everybody: then adjusting changes no order.
    pub complete: bool,
    /// Standard deviations of candidates, of reviewers, and of single cards (REML).
    pub deviation_candidates: Option<f64>,
    pub deviation_reviewers: Option<f64>,
    pub deviation_cards: Option<f64>,
    /// The harshest first.
    pub leanings: Vec<ReviewerLeaning>,
}

/// How far a reviewer scores above the panel's own level: lenient above zero, harsh below.
#[derive(Debug, Object)]
pub struct ReviewerLeaning {
    pub reviewer: String,
    pub leaning: f64,
    /// Standard error.
    pub error: f64,
    pub cards: u64,
}

/// How far reviewers agree on one criterion.
#[derive(Debug, Object)]
pub struct CriterionAgreement {
    pub criterion: String,
    /// Krippendorff's α with the interval metric.
    pub alpha_interval: AgreementCoefficient,
    /// Krippendorff's α with the ordinal metric.
    pub alpha_ordinal: AgreementCoefficient,
    /// ICC(2,1): single cards, absolute agreement.
    pub icc: AgreementCoefficient,
}

/// A coefficient with its 95 % interval, or why there is none.
#[derive(Debug, Object)]
pub struct AgreementCoefficient {
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// `no_pairs`, `no_variance`, `disconnected` or `too_few`; null where there is a value.
    pub undefined: Option<String>,
}

/// A cut after so many places of the list by means.
#[derive(Debug, Object)]
pub struct RankingCut {
    pub positions: u64,
    /// Whether the last within and the first outside have the same mean.
    pub tied: bool,
    /// How likely the last within is better than the first outside, from 0 to 1.
    pub better: Option<f64>,
    /// Whether that is likely enough (0.95) to say that the cut separates them.
    pub separates: bool,
    /// How many could rank on either side of it.
    pub in_doubt: u64,
}

/// The smallest changes of a criterion's weight that put somebody else among the opening's positions, relative to the weight.
#[derive(Debug, Object)]
pub struct WeightSensitivity {
    pub criterion: String,
    pub lowered: Option<f64>,
    pub raised: Option<f64>,
}

/// All of it.
pub(super) struct Said {
    pub calibration: Calibration,
    pub agreement: Vec<CriterionAgreement>,
    pub weights: Vec<WeightSensitivity>,
    pub cut: Option<RankingCut>,
}

impl From<&Beside> for Said {
    fn from(beside: &Beside) -> Self {
        let summary = beside.summary.as_ref();
        let name = |id: &StaffId| called(&beside.reviewers, *id);
        let refused = summary.and_then(|summary| summary.refused.as_ref());
        let parts = match refused {
            Some(Reason::Disconnected { parts }) => {
                let named = parts.iter().map(|part| part.reviewers.iter().map(name).collect());
                named.map(sorted).collect()
            }
            _ => Vec::new(),
        };
        let deviation = |at: usize| summary.and_then(|s| s.deviations_nano).map(|found| billionths(found[at]));
        let calibration = Calibration {
            state: match beside.freshness {
                Freshness::Nothing => CalibrationState::None,
                Freshness::Stale => CalibrationState::Recalculating,
                Freshness::Current => CalibrationState::Current,
            },
            computed_at: beside.computed_at.map(Into::into),
            refused: refused.map(|reason| reason.name().to_owned()),
            parts,
            complete: summary.is_some_and(|summary| summary.is_complete),
            deviation_candidates: deviation(0),
            deviation_reviewers: deviation(1),
            deviation_cards: deviation(2),
            leanings: each(
                summary,
                |summary| &summary.leanings,
                |leaning| ReviewerLeaning {
                    reviewer: name(&leaning.reviewer),
                    leaning: billionths(leaning.value_nano),
                    error: billionths(leaning.error_nano),
                    cards: leaning.cards,
                },
            ),
        };
        let agreement = each(
            summary,
            |summary| &summary.agreement,
            |one: &numbers::Agreement| CriterionAgreement {
                criterion: one.criterion.clone(),
                alpha_interval: one.interval.into(),
                alpha_ordinal: one.ordinal.into(),
                icc: one.icc.into(),
            },
        );
        let weights = each(
            summary,
            |summary| &summary.weights,
            |one: &numbers::Weight| WeightSensitivity {
                criterion: one.criterion.clone(),
                lowered: one.lowered_milli.map(crate::review::thousandths::number),
                raised: one.raised_milli.map(crate::review::thousandths::number),
            },
        );
        let cut = beside.cut.map(|cut| RankingCut {
            positions: cut.positions,
            tied: cut.is_tied,
            better: cut.better_milli.map(share),
            separates: cut.separates(),
            in_doubt: cut.in_doubt,
        });
        Self { calibration, agreement, weights, cut }
    }
}

fn each<T, U>(summary: Option<&Summary>, list: fn(&Summary) -> &Vec<T>, one: impl Fn(&T) -> U) -> Vec<U> {
    summary.map(list).into_iter().flatten().map(one).collect()
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names
}

fn called(names: &HashMap<StaffId, String>, id: StaffId) -> String {
    names.get(&id).cloned().unwrap_or_default()
}

impl From<Measured> for AgreementCoefficient {
    fn from(measured: Measured) -> Self {
        match measured {
            Measured::Is { nano, interval_nano } => Self {
                value: Some(billionths(nano)),
                low: interval_nano.map(|(low, _)| billionths(low)),
                high: interval_nano.map(|(_, high)| billionths(high)),
                undefined: None,
            },
            Measured::Undefined(why) => {
                let why = serde_json::to_value(why).ok().and_then(|why| why.as_str().map(str::to_owned));
                Self { value: None, low: None, high: None, undefined: why }
            }
        }
    }
}

/// What is kept in units of 1e-9, as a number.
#[expect(clippy::cast_precision_loss, reason = "scores in units of 1e-9 are whole up to nine million")]
pub(super) fn billionths(nano: i64) -> f64 {
    nano as f64 / 1e9
}

/// What is kept in thousandths, as a part of one.
pub(super) fn share(milli: i32) -> f64 {
    f64::from(milli) / 1e3
}
