//! What everybody saw around a closing instant, and whether it can be the truth: a judge that knows nothing of how the house
//! decides, only what it promised (P1, P2). [`History::faults`] says each thing that cannot be.

use std::collections::{BTreeMap, BTreeSet};

use entity::{Instant, SubmissionId};
use meritum::secrets::sha256_hex;

/// A closing instant that HR announced: asked for, answered, and therefore in force from somewhere between these two until
/// somewhere within the next one.
#[derive(Clone, Debug)]
pub struct Announced {
    pub asked: Instant,
    pub answered: Instant,
    pub closes_at: Instant,
}

/// One thing that somebody did, and what they were told in the end. Whoever was not told repeated it until they were; it then
/// began with the first attempt.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Which application it was about.
    pub who: String,
    pub act: Act,
    pub began: Instant,
    pub ended: Instant,
    pub told: Told,
}

/// What they did.
#[derive(Clone, Debug)]
pub enum Act {
    /// Submitted, under this name and with these documents (SHA-256).
    Submit { name: String, papers: Vec<String> },
    /// Began a draft or changed fields.
    Type,
    /// Uploaded this document.
    Upload { paper: String },
}

/// What they were told.
#[derive(Clone, Debug)]
pub enum Told {
    Receipt {
        receipt: String,
        received: Instant,
    },
    Kept,
    Late {
        received: Instant,
        closes_at: Instant,
    },
    /// To come back later, and they left it at that. Whoever submits does not.
    Busy,
    /// Something that nobody should have been told.
    Other(String),
}

/// What the record says, in its order.
#[derive(Clone, Copy, Debug)]
pub enum Entry {
    Closing(Instant),
    Submitted { version: SubmissionId, received: Instant, closes_at: Instant, in_grace: bool },
}

/// A version as the database has it, and what its receipt says of its place in the chain.
#[derive(Clone, Debug)]
pub struct Version {
    pub id: SubmissionId,
    pub receipt: String,
    pub received: Instant,
    pub closes_at: Instant,
    pub name: String,
    pub papers: Vec<String>,
    pub sequence: i64,
    pub previous: Option<String>,
}

/// When the upload of a document began and ended, as the database has it.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    pub began: Instant,
    pub received: Instant,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// What the house's clock and everybody else's may differ by, in milliseconds.
    pub doubt: i64,
    pub grace_seconds: i64,
    pub announced: Vec<Announced>,
    pub seen: Vec<Seen>,
    pub record: Vec<Entry>,
    /// In the order of the chain.
    pub versions: Vec<Version>,
    /// By SHA-256.
    pub papers: BTreeMap<String, Paper>,
}

impl History {
    /// Everything in it that cannot be.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        self.judge_record(&mut faults);
        self.judge_chain(&mut faults);
        for seen in &self.seen {
            let why = match (&seen.act, &seen.told) {
                (_, Told::Other(told)) => Err(format!("was told: {told}")),
                (Act::Submit { name, papers }, Told::Receipt { receipt, received }) => {
                    self.judge_receipt(seen, name, papers, receipt, *received)
                }
                (act, Told::Late { received, closes_at }) => self.judge_refusal(seen, act, *received, *closes_at),
                (Act::Type, Told::Kept) => self.judge_typing(seen),
                (Act::Upload { paper }, Told::Kept) => self.judge_upload(seen, paper),
                (Act::Type | Act::Upload { .. }, Told::Busy) => Ok(()),
                (act, told) => Err(format!("no answer to {act:?}: {told:?}")),
            };
            faults.extend(why.err().map(|why| format!("{}: {why}", seen.who)));
        }
        faults
    }

    /// How many were given a receipt, kept what they typed or uploaded, and were late.
    pub fn figures(&self) -> (usize, usize, usize) {
        let count = |of: fn(&Told) -> bool| self.seen.iter().filter(|seen| of(&seen.told)).count();
        (
            count(|told| matches!(told, Told::Receipt { .. })),
            count(|told| matches!(told, Told::Kept)),
            count(|told| matches!(told, Told::Late { .. })),
        )
    }

    /// Admissions and amendments have one order, and each admission obeys the closing instant before it in that order.
    fn judge_record(&self, faults: &mut Vec<String>) {
        let mut in_force = self.announced.first().map(|first| first.closes_at);
        let mut recorded = BTreeSet::new();
        for entry in &self.record {
            match *entry {
                Entry::Closing(at) => in_force = Some(at),
                Entry::Submitted { version, received, closes_at, in_grace } => {
                    recorded.insert(version);
                    if Some(closes_at) != in_force {
                        faults.push(format!("{version}: admitted by {closes_at:?} while {in_force:?} was in force"));
                    }
                    if received >= closes_at && !(in_grace && self.has_grace(version, received, closes_at)) {
                        faults.push(format!("{version}: received at {received:?}, admitted by {closes_at:?}"));
                    }
                }
            }
        }
        if in_force != self.announced.last().map(|last| last.closes_at) {
            faults.push(format!("the record ends with {in_force:?} in force"));
        }
        let told: BTreeSet<&str> = self
            .seen
            .iter()
            .filter_map(|seen| match &seen.told {
                Told::Receipt { receipt, .. } => Some(receipt.as_str()),
                _ => None,
            })
            .collect();
        for version in &self.versions {
            if !recorded.remove(&version.id) {
                faults.push(format!("{}: a version that is not on the record", version.id));
            }
            if !told.contains(version.receipt.as_str()) {
                faults.push(format!("{}: a version whose receipt nobody was given", version.id));
            }
        }
        faults.extend(recorded.into_iter().map(|id| format!("{id}: on the record, and no version")));
    }

    /// Grace is for a document that was under way at the instant, and for nothing that began later.
    fn has_grace(&self, version: SubmissionId, received: Instant, closes_at: Instant) -> bool {
        let Some(version) = self.versions.iter().find(|held| held.id == version) else { return false };
        received < self.grace_ends(closes_at) && self.were_under_way(&version.papers, closes_at)
    }

    fn were_under_way(&self, papers: &[String], closes_at: Instant) -> bool {
        let papers: Option<Vec<&Paper>> = papers.iter().map(|paper| self.papers.get(paper)).collect();
        papers.is_some_and(|papers| {
            papers.iter().all(|paper| paper.began < closes_at) && papers.iter().any(|paper| paper.received >= closes_at)
        })
    }

    fn grace_ends(&self, closes_at: Instant) -> Instant {
        closes_at.plus_seconds(self.grace_seconds)
    }

    /// No receipt can be dropped, added or moved.
    fn judge_chain(&self, faults: &mut Vec<String>) {
        let mut previous = None;
        for (version, place) in self.versions.iter().zip(1..) {
            if (version.sequence, &version.previous) != (place, &previous) {
                faults.push(format!("{}: not link {place} of the chain", version.id));
            }
            previous = Some(sha256_hex(&version.receipt));
        }
    }

    /// A receipt has its version with what was sent, and was given for something received while its sender was sending.
    fn judge_receipt(
        &self,
        seen: &Seen,
        name: &str,
        papers: &[String],
        receipt: &str,
        received: Instant,
    ) -> Result<(), String> {
        let version =
            self.versions.iter().find(|version| version.receipt == receipt).ok_or("a receipt of no version")?;
        if version.received != received {
            return Err(format!("told {received:?} where {:?} is kept", version.received));
        }
        if version.name != name || version.papers != papers {
            return Err(format!("sent {name} with {papers:?}, kept {} with {:?}", version.name, version.papers));
        }
        self.must_be_within(seen, received)?;
        self.must_be_in_force(seen, version.closes_at)
    }

    /// Whoever was refused was late, by an instant that was in force while they waited, and had no grace.
    fn judge_refusal(&self, seen: &Seen, act: &Act, received: Instant, closes_at: Instant) -> Result<(), String> {
        if received < closes_at {
            return Err(format!("received at {received:?} and refused by {closes_at:?}"));
        }
        self.must_be_within(seen, received)?;
        self.must_be_in_force(seen, closes_at)?;
        match act {
            Act::Submit { papers, .. }
                if received < self.grace_ends(closes_at) && self.were_under_way(papers, closes_at) =>
            {
                Err(format!("refused within the grace, by {closes_at:?}"))
            }
            _ => Ok(()),
        }
    }

    /// What was typed is kept only before an instant that was in force; there is no grace for it.
    fn judge_typing(&self, seen: &Seen) -> Result<(), String> {
        let is_right = self.possible(seen).any(|announced| seen.began.0 < announced.closes_at.0 + self.doubt);
        if is_right { Ok(()) } else { Err("what was typed late was kept".to_owned()) }
    }

    fn judge_upload(&self, seen: &Seen, paper: &str) -> Result<(), String> {
        let Some(Paper { began, received }) = self.papers.get(paper).copied() else {
            let is_kept = |later: &Seen| matches!((&later.act, &later.told), (Act::Upload { .. }, Told::Kept));
            let replaced = self.seen.iter().any(|it| it.who == seen.who && it.began > seen.began && is_kept(it));
            return if replaced { Ok(()) } else { Err("a document that is not kept".to_owned()) };
        };
        self.must_be_within(seen, began)?;
        self.must_be_within(seen, received)?;
        let is_right = self.possible(seen).any(|announced| {
            let closes_at = announced.closes_at;
            began < closes_at && received < self.grace_ends(closes_at)
        });
        if is_right { Ok(()) } else { Err(format!("an upload that began at {began:?} was kept")) }
    }

    fn must_be_in_force(&self, seen: &Seen, closes_at: Instant) -> Result<(), String> {
        if self.possible(seen).any(|announced| announced.closes_at == closes_at) {
            return Ok(());
        }
        Err(format!("judged by {closes_at:?}, which was not in force"))
    }

    fn must_be_within(&self, seen: &Seen, at: Instant) -> Result<(), String> {
        let (began, ended) = (seen.began, seen.ended);
        if (began.0 - self.doubt..=ended.0 + self.doubt).contains(&at.0) {
            return Ok(());
        }
        Err(format!("dated {at:?}, while it took from {began:?} to {ended:?}"))
    }

    /// The closing instants that may have been in force while this was decided.
    fn possible<'a>(&'a self, seen: &'a Seen) -> impl Iterator<Item = &'a Announced> {
        let ends = self.announced.iter().skip(1).map(|next| next.answered.0 + self.doubt).chain([i64::MAX]);
        let lasting = self.announced.iter().zip(ends);
        lasting
            .filter(|(announced, ends)| announced.asked.0 - self.doubt <= seen.ended.0 && seen.began.0 <= *ends)
            .map(|(announced, _)| announced)
    }
}

#[cfg(test)]
mod tests;
