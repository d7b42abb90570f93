//! Figures of several rounds, and how they are told.

use std::fmt;

/// One figure per round.
#[derive(Clone, Debug, Default)]
pub struct Rounds(Vec<f64>);

impl Rounds {
    pub fn push(&mut self, figure: f64) {
        self.0.push(figure);
    }

    /// The middle one; of an even number, the mean of the two in the middle. Zero without any.
    pub fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        match sorted.len() {
            0 => 0.0,
            length if length % 2 == 0 => f64::midpoint(sorted[middle - 1], sorted[middle]),
            _ => sorted[middle],
        }
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The one that so many of a hundred do not exceed: the nearest rank. Zero without any.
    pub fn percentile(&self, hundredths: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (sorted.len() * hundredths).div_ceil(100);
        sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }

    /// Ours against theirs, round by round.
    pub fn over(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(ours, theirs)| ours / theirs).collect())
    }

    /// `median (least–most)`, each with so many decimals.
    pub fn told(&self, decimals: usize) -> String {
        let least = self.0.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        format!("{:.decimals$} ({least:.decimals$}–{most:.decimals$})", self.median())
    }
}

impl fmt::Display for Rounds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.told(0))
    }
}

/// A line of the report: a name, and what it came to.
pub fn tell(name: &str, figure: impl fmt::Display) {
    println!("  {name:<46} {figure}");
}

/// A ratio and what it should be.
pub fn tell_ratio(name: &str, ratio: &Rounds, wanted: &str) {
    tell(name, format!("{}   (wanted: {wanted})", ratio.told(2)));
}
