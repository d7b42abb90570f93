//! How sure the ranking is: rank intervals with the cut, harsh and lenient reviewers, agreement, weights, the next review, progress.
//! Each picture is a table whose rows are drawn.

use super::standing::{Said, Sure, hundredths};
use crate::clock::Zone;
use crate::language::Text;
use crate::links;
use crate::review::applications::MAX_LIMIT;
use crate::review::interval::{Axis, Drawing, bar};
use crate::review::numbers::{self as figures, Measured, Summary};
use crate::review::ranking_page::{Ranked, Ranking, ranking};
use crate::review::spread::Px;
use crate::review::standing::{Beside, beside};
use crate::review::statistics::agreement::Undefined;
use crate::review::statistics::weights::NoCut;
use crate::web::page::page;
use crate::web::pages::called::called;
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, Visit};
use askama::Template;
use entity::criterion;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::Deserialize;

/// What the page's address says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    cut: String,
}

impl Asked {
    /// After how many places the list is cut; none: as many as there are positions.
    pub fn positions(&self) -> Option<u64> {
        self.cut.trim().parse().ok().filter(|positions| (1..=1_000_000).contains(positions))
    }
}

#[derive(Template)]
#[template(path = "review/numbers.html")]
struct NumbersPage {
    frame: Frame,
    room: Room,
    slug: String,
    said: Said,
    positions: u64,
    ranks: Vec<Rank>,
    leanings: Vec<Leaning>,
    agreement: Vec<Agreement>,
    weights: Vec<(String, String)>,
    no_weights: Option<String>,
    /// For how many places weights and next reviews were computed.
    computed_for: u64,
    next: Vec<String>,
    days: Vec<(String, u64, Px)>,
}

impl NumbersPage {
    /// Whether the chances that are known are those of the cut that is shown.
    fn has_chances(&self) -> bool {
        self.ranks.iter().any(|rank| rank.chance.is_some())
    }
}

struct Rank {
    place: String,
    href: String,
    name: String,
    mean: String,
    sure: Sure,
    drawing: Drawing,
    /// How likely they are within the cut.
    chance: Option<String>,
}

struct Leaning {
    reviewer: String,
    drawing: Drawing,
    words: String,
    cards: u64,
}

struct Agreement {
    criterion: String,
    coefficients: [Coefficient; 3],
}

struct Coefficient {
    label: &'static str,
    drawing: Option<Drawing>,
    words: String,
}

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    let visit = signed.visit;
    let read = match ranking(&visit.ctx, &slug, None, Some(MAX_LIMIT)).await {
        Ok(read) => read,
        Err(error) => return Err(Problem::from(error).into()),
    };
    Ok(shown(visit, slug, read, asked.positions()).await?)
}

async fn shown(
    visit: Visit,
    slug: String,
    ranking: Ranking,
    cut: Option<u64>,
) -> std::result::Result<Response, Problem> {
    let Visit { ctx, frame } = visit;
    let Ranking { page: read, criteria } = ranking;
    let opening = &read.standing.opening;
    let ids: Vec<_> = read.items.iter().map(|item| item.id).collect();
    let beside = beside(ctx.store.read(), &read.standing, &ids, cut).await?;
    let room = Room::open(&ctx, &read.standing, frame.text, Tab::Ranking).await?;
    let text = frame.text;
    let zone = Zone::named(&opening.time_zone).unwrap_or_else(|_| Zone::utc());
    let positions = cut.or_else(|| u64::try_from(opening.positions).ok()).unwrap_or(1).max(1);
    let summary = beside.summary.as_ref();
    let answer = NumbersPage {
        said: Said::of(&frame, &beside, &zone),
        positions,
        ranks: ranks(text, &read.items, &beside, positions),
        leanings: summary.map(|summary| leanings(text, summary, &beside)).unwrap_or_default(),
        agreement: summary.map(|summary| agreement(text, summary, &criteria)).unwrap_or_default(),
        weights: summary.map(|summary| weights(text, summary, &criteria)).unwrap_or_default(),
        no_weights: summary.and_then(|summary| summary.no_weights).map(|why| {
            text.say(match why {
                NoCut::NobodyOutside => "numbers-weights-nobody",
                NoCut::Tied => "numbers-weights-tied",
            })
        }),
        computed_for: summary.map_or(positions, |summary| summary.positions),
        next: summary.map(|summary| next(text, summary, &beside, &read.items)).unwrap_or_default(),
        days: summary.map(|summary| days(text, summary)).unwrap_or_default(),
        room,
        slug,
        frame,
    };
    page(&answer)
}

fn ranks(text: Text, items: &[Ranked], beside: &Beside, positions: u64) -> Vec<Rank> {
    let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let worst = beside.rows.values().filter_map(|row| row.rank_high).max().unwrap_or(1);
    // In half places, so that the cut lies between two.
    let axis = Axis { low: 2, high: 2 * i64::from(worst), mark: Some(2 * whole(positions) + 1) };
    let in_cut = beside.summary.as_ref().is_some_and(|summary| summary.positions == positions);
    let drawn = items.iter().filter_map(|item| {
        let row = beside.rows.get(&item.id)?;
        let (rank, low, high) = (item.rank?, row.rank_low?, row.rank_high?);
        Some(Rank {
            place: text.number(rank),
            href: links::staff_application(item.who.address()),
            name: called(text, &item.who),
            mean: item.mean.as_ref().map(|mean| super::shown(text, mean)).unwrap_or_default(),
            sure: Sure::of(text, Some(rank), Some(row)),
            drawing: axis.draw(2 * whole(rank), Some((2 * i64::from(low), 2 * i64::from(high)))),
            chance: row.in_cut_milli.filter(|_| in_cut).map(|milli| text.percent(milli, 1000)),
        })
    });
    drawn.collect()
}

fn leanings(text: Text, summary: &Summary, beside: &Beside) -> Vec<Leaning> {
    let reach = |leaning: &figures::Leaning| leaning.error_nano.saturating_mul(196) / 100;
    let ends =
        summary.leanings.iter().map(|leaning| leaning.value_nano.saturating_abs().saturating_add(reach(leaning)));
    let furthest = ends.max().unwrap_or(0);
    let axis = Axis { low: -furthest, high: furthest, mark: Some(0) };
    let of = |leaning: &figures::Leaning| {
        let (value, reach) = (leaning.value_nano, reach(leaning));
        let interval = (value.saturating_sub(reach), value.saturating_add(reach));
        let sign = if value > 0 { "+" } else { "" };
        Leaning {
            reviewer: beside.reviewers.get(&leaning.reviewer).cloned().unwrap_or_default(),
            drawing: axis.draw(value, Some(interval)),
            words: format!("{sign}{} ± {}", text.decimal(&hundredths(value)), text.decimal(&hundredths(reach))),
            cards: leaning.cards,
        }
    };
    summary.leanings.iter().map(of).collect()
}

fn agreement(text: Text, summary: &Summary, criteria: &[criterion::Model]) -> Vec<Agreement> {
    let coefficient = |label: &'static str, measured: Measured| match measured {
        Measured::Is { nano, interval_nano } => {
            let words = text.decimal(&hundredths(nano));
            let words = match interval_nano {
                Some((low, high)) => text
                    .with("value", words)
                    .with("low", text.decimal(&hundredths(low)))
                    .with("high", text.decimal(&hundredths(high)))
                    .say("numbers-coefficient"),
                None => words,
            };
            let axis = Axis { low: -500_000_000, high: 1_000_000_000, mark: Some(0) };
            Coefficient { label, drawing: Some(axis.draw(nano, interval_nano)), words }
        }
        Measured::Undefined(why) => Coefficient {
            label,
            drawing: None,
            words: text.say(match why {
                Undefined::NoPairs => "numbers-undefined-pairs",
                Undefined::NoVariance => "numbers-undefined-variance",
                Undefined::Disconnected => "numbers-undefined-disconnected",
                Undefined::TooFew => "numbers-undefined-few",
            }),
        },
    };
    let of = |one: &figures::Agreement| Agreement {
        criterion: title(text, criteria, &one.criterion),
        coefficients: [
            coefficient("numbers-alpha-interval", one.interval),
            coefficient("numbers-alpha-ordinal", one.ordinal),
            coefficient("numbers-icc", one.icc),
        ],
    };
    summary.agreement.iter().map(of).collect()
}

fn weights(text: Text, summary: &Summary, criteria: &[criterion::Model]) -> Vec<(String, String)> {
    let changed = |key: &str, milli: i64| text.with("percent", text.percent(milli.unsigned_abs(), 1000)).say(key);
    let of = |weight: &figures::Weight| {
        let lowered = weight.lowered_milli.map(|milli| changed("numbers-lowered", milli));
        let raised = weight.raised_milli.map(|milli| changed("numbers-raised", milli));
        let words: Vec<String> = lowered.into_iter().chain(raised).collect();
        let words = if words.is_empty() { text.say("numbers-unmoved") } else { words.join("; ") };
        (title(text, criteria, &weight.criterion), words)
    };
    summary.weights.iter().map(of).collect()
}

/// Only those of candidates that the reader may see.
fn next(text: Text, summary: &Summary, beside: &Beside, items: &[Ranked]) -> Vec<String> {
    let of = |next: &figures::Next| {
        let item = items.iter().find(|item| item.id == next.application)?;
        let reviewer = beside.reviewers.get(&next.reviewer)?.as_str();
        let candidate = called(text, &item.who);
        let share = text.percent(next.gain_milli, next.doubt_milli.max(1));
        Some(
            text.with("reviewer", reviewer).with("candidate", candidate).with("percent", share).say("numbers-next-one"),
        )
    };
    summary.next.iter().filter_map(of).collect()
}

fn days(text: Text, summary: &Summary) -> Vec<(String, u64, Px)> {
    let most = summary.days.iter().map(|(_, cards)| *cards).max().unwrap_or(0);
    let of = |(day, cards): &(String, u64)| {
        let words = day.parse().map_or_else(|_| day.clone(), |day: jiff::civil::Date| text.short_day(day));
        (words, *cards, bar(*cards, most))
    };
    summary.days.iter().map(of).collect()
}

fn title(text: Text, criteria: &[criterion::Model], key: &str) -> String {
    let found = criteria.iter().find(|criterion| criterion.key == key);
    found.map_or(key, |c| c.translations.get(text.language().code(), "title", &c.title)).to_owned()
}
