//! Cards and the ranking as the API answers them.

use super::answer::{Stage, fraction, number};
use super::standing::{Calibration, CriterionAgreement, RankingCut, Said, WeightSensitivity, billionths, share};
use crate::review::ranking::Rated;
use crate::review::ranking_page::{Ranked, Ranking};
use crate::review::read::{Cards, OwnCard, ShownCard};
use crate::review::score::Kept;
use crate::review::sight::Waiting;
use crate::review::standing::Beside;
use crate::review::thousandths;
use crate::web::api::moment::Moment;
use entity::{calibrated, criterion};
use poem_openapi::{Enum, Object};
use std::collections::BTreeMap;

/// What a reviewer waits for before seeing the others' figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum WaitingFor {
    /// One's own card.
    Own,
    /// Every reviewer's card.
    All,
}

impl From<Waiting> for WaitingFor {
    fn from(waiting: Waiting) -> Self {
        match waiting {
            Waiting::ForOwn => Self::Own,
            Waiting::ForAll => Self::All,
        }
    }
}

fn by_key(scores: &[Rated]) -> BTreeMap<String, f64> {
    scores.iter().map(|rated| (rated.criterion.clone(), thousandths::number(rated.value_milli))).collect()
}

/// One's own card.
#[derive(Debug, Object)]
pub struct Scorecard {
    pub reference: String,
    /// Counts edits, 0 before the first: the `ETag`.
    pub version: i32,
    /// Criterion key → score; what is not rated is not there.
    pub scores: BTreeMap<String, f64>,
    pub comment: String,
    pub submitted: bool,
    pub submitted_at: Option<Moment>,
    pub updated_at: Option<Moment>,
    /// Weighted mean of what it rates; null while it rates nothing that counts.
    pub value: Option<f64>,
    pub value_exact: Option<String>,
}

impl Scorecard {
    /// As it stands.
    pub fn own(card: OwnCard) -> Self {
        let row = card.row.as_ref();
        Self {
            version: card.version(),
            scores: by_key(&card.scores),
            comment: row.map_or_else(String::new, |row| row.comment.clone()),
            submitted: card.is_submitted(),
            submitted_at: row.and_then(|row| row.submitted_at).map(Into::into),
            updated_at: row.map(|row| row.updated_at.into()),
            value: number(card.value.as_ref()),
            value_exact: fraction(card.value.as_ref()),
            reference: card.candidate.address().to_owned(),
        }
    }

    /// As it was kept just now.
    pub fn kept(reference: String, kept: Kept) -> Self {
        Self {
            reference,
            version: kept.row.version,
            scores: by_key(&kept.scores),
            comment: kept.row.comment,
            submitted: kept.row.submitted_at.is_some(),
            submitted_at: kept.row.submitted_at.map(Into::into),
            updated_at: Some(kept.row.updated_at.into()),
            value: number(kept.value.as_ref()),
            value_exact: fraction(kept.value.as_ref()),
        }
    }
}

/// A submitted card and how its value came about: `weighted_sum` / `weight_sum`.
#[derive(Debug, Object)]
pub struct SubmittedCard {
    /// Who filled it.
    pub reviewer: String,
    pub scores: BTreeMap<String, f64>,
    pub comment: String,
    pub submitted_at: Option<Moment>,
    pub value: Option<f64>,
    pub value_exact: Option<String>,
    /// Σ weight·score over what it rates, as a fraction.
    pub weighted_sum: String,
    /// Σ weight of what it rates, as a fraction.
    pub weight_sum: String,
    /// Criteria that it does not rate, and that therefore do not count in it.
    pub unrated: Vec<String>,
}

impl From<ShownCard> for SubmittedCard {
    fn from(card: ShownCard) -> Self {
        let value = card.figure.value.as_ref();
        Self {
            reviewer: card.reviewer,
            scores: by_key(&card.scores),
            comment: card.row.comment,
            submitted_at: card.row.submitted_at.map(Into::into),
            value: number(value),
            value_exact: fraction(value),
            weighted_sum: card.figure.weighted_sum.to_string(),
            weight_sum: card.figure.weight_sum.to_string(),
            unrated: card.figure.unrated,
        }
    }
}

/// The submitted cards of an application, as far as one may see them.
#[derive(Debug, Object)]
pub struct Scorecards {
    pub items: Vec<SubmittedCard>,
    pub next_cursor: Option<String>,
    /// What one waits for before the others' cards and the mean are shown; null: nothing is held back.
    pub waiting_for: Option<WaitingFor>,
    /// How many are submitted, shown or not.
    pub reviews: u64,
    pub quorum: u64,
    pub complete: Option<bool>,
    pub mean: Option<f64>,
    pub mean_exact: Option<String>,
}

impl From<Cards> for Scorecards {
    fn from(cards: Cards) -> Self {
        let mean = cards.figure.as_ref().and_then(|figure| figure.mean.as_ref());
        Self {
            waiting_for: cards.waiting.map(Into::into),
            reviews: cards.submitted as u64,
            quorum: cards.quorum as u64,
            complete: cards.figure.as_ref().map(|figure| figure.complete),
            mean: number(mean),
            mean_exact: fraction(mean),
            items: cards.shown.into_iter().map(Into::into).collect(),
            next_cursor: None,
        }
    }
}

/// One application of the ranking.
#[derive(Debug, Object)]
pub struct RankedApplication {
    pub reference: String,
    /// Null where it is covered by a blind review.
    pub full_name: Option<String>,
    pub stage: Stage,
    /// Competition rank on the exact mean: 1, 2, 2, 4; null without a mean.
    pub rank: Option<u64>,
    /// Whether another application has exactly the same mean.
    pub tied: bool,
    pub mean: Option<f64>,
    pub mean_exact: Option<String>,
    /// Lowest and highest value of a card.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// Sample standard deviation of the cards' values; null below two.
    pub deviation: Option<f64>,
    /// Submitted cards.
    pub reviews: i32,
    /// Whether every required criterion and the quorum are there.
    pub complete: bool,
    /// The cards that the mean is the mean of.
    pub scores: Vec<SubmittedCard>,
    /// What the mean would most likely be, had the whole panel reviewed them: harsh and lenient reviewers are allowed for. Null
    /// where nothing is adjusted.
    pub adjusted: Option<f64>,
    /// Half the width of its 95 % interval.
    pub adjusted_within: Option<f64>,
    /// Competition rank by the adjusted value.
    pub adjusted_rank: Option<i32>,
    /// The best and the worst rank that are not out of the question (95 %).
    pub rank_low: Option<i32>,
    pub rank_high: Option<i32>,
    /// How likely they are among the best as many as the opening has positions, from 0 to 1.
    pub in_cut: Option<f64>,
}

impl RankedApplication {
    fn of(item: Ranked, sure: Option<&calibrated::Model>) -> Self {
        let spread = item.figure.spread();
        let (low, high) = spread.as_ref().map_or((None, None), |spread| (Some(spread.low), Some(spread.high)));
        Self {
            rank: item.rank,
            tied: item.tied,
            mean: number(item.mean.as_ref()),
            mean_exact: fraction(item.mean.as_ref()),
            low: number(low),
            high: number(high),
            deviation: spread.as_ref().and_then(|spread| spread.deviation),
            reviews: item.reviews,
            complete: item.complete,
            scores: item.cards.into_iter().map(Into::into).collect(),
            reference: item.who.address().to_owned(),
            full_name: item.who.full_name().map(str::to_owned),
            stage: item.stage.into(),
            adjusted: sure.and_then(|sure| sure.value_nano).map(billionths),
            adjusted_within: sure.and_then(|sure| sure.reach_nano).map(billionths),
            adjusted_rank: sure.and_then(|sure| sure.adjusted_rank),
            rank_low: sure.and_then(|sure| sure.rank_low),
            rank_high: sure.and_then(|sure| sure.rank_high),
            in_cut: sure.and_then(|sure| sure.in_cut_milli).map(share),
        }
    }
}

/// What is judged, as far as figures are concerned.
#[derive(Debug, Object)]
pub struct JudgedCriterion {
    pub key: String,
    pub title: String,
    pub weight: f64,
    pub min: f64,
    pub max: f64,
    pub required: bool,
}

impl From<criterion::Model> for JudgedCriterion {
    fn from(row: criterion::Model) -> Self {
        Self {
            key: row.key,
            title: row.title,
            weight: thousandths::number(row.weight_milli),
            min: thousandths::number(row.min_milli),
            max: thousandths::number(row.max_milli),
            required: row.required,
        }
    }
}

/// A page of the ranking.
#[derive(Debug, Object)]
#[oai(rename = "Ranking")]
pub struct RankingPage {
    /// Highest mean first; equal means share a rank and are in the order of their references; those without a mean are last.
    pub items: Vec<RankedApplication>,
    pub next_cursor: Option<String>,
    pub criteria: Vec<JudgedCriterion>,
    /// Submitted cards that make a review complete.
    pub quorum: u64,
    pub calibration: Calibration,
    /// By criterion.
    pub agreement: Vec<CriterionAgreement>,
    /// By criterion with weight; empty where the cut is tied or nobody is outside it.
    pub weights: Vec<WeightSensitivity>,
    /// Null where nobody is outside it.
    pub cut: Option<RankingCut>,
}

impl RankingPage {
    /// The page with what is known of it beyond means.
    pub fn of(ranking: Ranking, beside: &Beside) -> Self {
        let Said { calibration, agreement, weights, cut } = beside.into();
        let item = |item: Ranked| {
            let sure = beside.rows.get(&item.id);
            RankedApplication::of(item, sure)
        };
        Self {
            calibration,
            agreement,
            weights,
            cut,
            items: ranking.page.items.into_iter().map(item).collect(),
            next_cursor: ranking.page.next_cursor,
            criteria: ranking.criteria.into_iter().map(Into::into).collect(),
            quorum: ranking.page.quorum,
        }
    }
}
