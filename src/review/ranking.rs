//! From scores to ranks, exactly, and with its working shown.
//!
//! A card's value is Σ weight·score / Σ weight over the criteria that it rates; a criterion that is not rated counts
//! neither as zero nor at all. An application's mean is the mean of its cards' values. Ranks are competition ranks on
//! the exact mean: 1, 2, 2, 4.

use super::exact::Exact;

/// What is judged, as far as figures are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighing {
    /// The criterion's key.
    pub criterion: String,
    /// Thousandths. A criterion without positive weight is judged but does not count.
    pub weight_milli: i64,
    /// An application is complete only when every card rates it.
    pub required: bool,
}

/// One score: a criterion's key and a value in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    pub criterion: String,
    pub value_milli: i64,
}

/// How one card's value came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFigure<R> {
    pub reviewer: R,
    /// None when it rates nothing that counts.
    pub value: Option<Exact>,
    /// Σ weight·score.
    pub weighted_sum: Exact,
    /// Σ weight of what was rated.
    pub weight_sum: Exact,
    /// What was counted, in the order of the criteria.
    pub terms: Vec<Term>,
    /// Criteria with weight that this card does not rate, in the order of the criteria.
    pub unrated: Vec<String>,
    /// Required criteria that this card does not rate.
    pub lacking: Vec<String>,
}

/// One summand of a card's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub criterion: String,
    pub weight: Exact,
    pub score: Exact,
    /// weight·score.
    pub product: Exact,
}

/// How an application's mean came about: the mean of the values of these cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<R> {
    /// None when no card has a value.
    pub mean: Option<Exact>,
    /// The submitted cards, in the order given.
    pub cards: Vec<CardFigure<R>>,
    pub complete: bool,
}

/// The value of one submitted card. Scores of criteria that the opening does not have are left out.
pub fn card_figure<R>(criteria: &[Weighing], reviewer: R, scores: &[Rated]) -> CardFigure<R> {
    let (mut terms, mut unrated, mut lacking) = (Vec::new(), Vec::new(), Vec::new());
    for criterion in criteria {
        let score = scores.iter().find(|score| score.criterion == criterion.criterion);
        if score.is_none() && criterion.required {
            lacking.push(criterion.criterion.clone());
        }
        if criterion.weight_milli <= 0 {
            continue;
        }
        let Some(score) = score else {
            unrated.push(criterion.criterion.clone());
            continue;
        };
        let (weight, score) = (Exact::from_milli(criterion.weight_milli), Exact::from_milli(score.value_milli));
        terms.push(Term { criterion: criterion.criterion.clone(), product: &weight * &score, weight, score });
    }
    let weighted_sum: Exact = terms.iter().map(|term| term.product.clone()).sum();
    let weight_sum: Exact = terms.iter().map(|term| term.weight.clone()).sum();
    let value = weighted_sum.divided_by(&weight_sum);
    CardFigure { reviewer, value, weighted_sum, weight_sum, terms, unrated, lacking }
}

/// The mean of an application's submitted cards.
///
/// It is complete when there are at least `quorum` cards (one, if the quorum is zero) and each rates every required
/// criterion.
pub fn figure<R>(cards: Vec<CardFigure<R>>, quorum: usize) -> Figure<R> {
    let mean = Exact::mean(cards.iter().filter_map(|card| card.value.as_ref()));
    let complete = cards.len() >= quorum.max(1) && cards.iter().all(|card| card.lacking.is_empty());
    Figure { mean, cards, complete }
}

impl<R> Figure<R> {
    /// How far the cards lie apart; none without a value.
    pub fn spread(&self) -> Option<Spread<'_, R>> {
        let mean = self.mean.as_ref()?;
        let values: Vec<(&R, &Exact)> =
            self.cards.iter().filter_map(|card| Some((&card.reviewer, card.value.as_ref()?))).collect();
        let (low, high) = values.iter().fold((mean, mean), |(low, high), (_, value)| (low.min(value), high.max(value)));
        Some(Spread { low, high, deviation: deviation(mean, &values), values, mean })
    }
}

/// The values of an application's cards beside their mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread<'a, R> {
    /// Who gave which value, in the order of the cards.
    pub values: Vec<(&'a R, &'a Exact)>,
    pub mean: &'a Exact,
    pub low: &'a Exact,
    pub high: &'a Exact,
    /// The sample standard deviation (divided by n − 1): only to be shown. None below two values.
    pub deviation: Option<f64>,
}

fn deviation<R>(mean: &Exact, values: &[(&R, &Exact)]) -> Option<f64> {
    let others = i64::try_from(values.len()).ok()?.checked_sub(1).filter(|others| *others > 0)?;
    let squares: Exact = values
        .iter()
        .map(|(_, value)| {
            let apart = *value - mean;
            &apart * &apart
        })
        .sum();
    // Exact up to here: the root is the one step that rationals do not have.
    let others = Exact::from_milli(others.checked_mul(1000)?);
    squares.divided_by(&others).map(|variance| variance.approximate().sqrt())
}

/// Where an application stands among those of its opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<A> {
    pub application: A,
    pub mean: Option<Exact>,
    /// Competition rank from 1; none without a mean.
    pub rank: Option<usize>,
    /// Whether another application has exactly the same mean.
    pub tied: bool,
}

/// Ranks by mean, highest first: 1, 2, 2, 4. Those without a mean come last and have no rank. Equal means are listed in
/// the order of the applications themselves, so that the list does not depend on how it was read.
pub fn rank<A: Ord>(applications: Vec<(A, Option<Exact>)>) -> Vec<Standing<A>> {
    let mut list = applications;
    // No mean is less than any, so that it comes last in this descending order.
    list.sort_by(|(one, one_mean), (other, other_mean)| other_mean.cmp(one_mean).then_with(|| one.cmp(other)));
    let mut standings: Vec<Standing<A>> = Vec::with_capacity(list.len());
    for (place, (application, mean)) in list.into_iter().enumerate() {
        let mut standing = Standing { application, rank: mean.as_ref().map(|_| place + 1), mean, tied: false };
        if let Some(above) = standings.last_mut().filter(|above| above.mean.is_some() && above.mean == standing.mean) {
            above.tied = true;
            standing.tied = true;
            standing.rank = above.rank;
        }
        standings.push(standing);
    }
    standings
}

#[cfg(test)]
mod tests;
