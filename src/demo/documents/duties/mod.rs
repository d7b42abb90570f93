//! What people do in a kind of work: sentences that CVs draw from, in three languages.

mod albanian;
mod english;
mod serbian;

use std::collections::HashSet;

use crate::demo::chance::Chance;
use crate::demo::person::Craft;
use crate::demo::tongue::Tongue;

/// The duties that one CV has told already, so that none is told twice.
pub(super) struct Told {
    chance: Chance,
    seen: HashSet<&'static str>,
}

impl Told {
    pub(super) fn new(key: &str) -> Self {
        Self { chance: Chance::named(key), seen: HashSet::new() }
    }

    /// Up to `count` duties of `craft`, in an order of chance; `sharing` posts, this one included, draw from the same
    /// sentences, and each gets a fair share.
    pub(super) fn next(&mut self, craft: Craft, tongue: Tongue, count: usize, sharing: usize) -> Vec<&'static str> {
        let mut fresh: Vec<_> = pool(craft, tongue).iter().filter(|duty| !self.seen.contains(*duty)).copied().collect();
        let count = count.min(fresh.len().div_ceil(sharing.max(1)));
        let mut told = Vec::new();
        while told.len() < count && !fresh.is_empty() {
            let duty = fresh.remove(self.chance.below(fresh.len()));
            self.seen.insert(duty);
            told.push(duty);
        }
        told
    }
}

/// Whether two crafts draw from the same sentences.
pub(super) fn same(one: Craft, other: Craft, tongue: Tongue) -> bool {
    std::ptr::eq(pool(one, tongue), pool(other, tongue))
}

fn pool(craft: Craft, tongue: Tongue) -> &'static [&'static str] {
    match tongue {
        Tongue::English => english::duties(craft),
        Tongue::Albanian => albanian::duties(craft),
        Tongue::Serbian => serbian::duties(craft),
    }
}
