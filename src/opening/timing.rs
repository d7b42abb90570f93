//! When an opening shall close: what was typed, resolved once, and never in the past.

use super::closing::{ClosingError, ClosingInstant};
use super::rules::{Closes, Edits};
use crate::clock::Zone;
use crate::invalid::Invalid;
use entity::{Instant, opening};
use sea_orm::Set;

/// The closing columns of an opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Timing {
    pub(super) time_zone: String,
    pub(super) closes_local: Option<String>,
    pub(super) closes_at: Option<Instant>,
}

impl Timing {
    /// Nothing chosen yet but the zone.
    pub(super) fn fresh(time_zone: &str) -> Self {
        Self { time_zone: time_zone.to_owned(), closes_local: None, closes_at: None }
    }

    pub(super) fn of(row: &opening::Model) -> Self {
        Self { time_zone: row.time_zone.clone(), closes_local: row.closes_local.clone(), closes_at: row.closes_at }
    }

    pub(super) fn set(self, row: &mut opening::ActiveModel) {
        row.time_zone = Set(self.time_zone);
        row.closes_local = Set(self.closes_local);
        row.closes_at = Set(self.closes_at);
    }

    /// The same with what is wanted. A closing instant that nobody touches stands as it was resolved.
    pub(super) fn with(&self, edits: &Edits, now: Instant) -> Result<Self, Invalid> {
        let zone = edits.time_zone.as_deref().map_or(self.time_zone.as_str(), str::trim);
        let (pointer, resolved) = match &edits.closes {
            Closes::On(date) => ("/closes_on", ClosingInstant::requested(Some(date), None, zone)),
            Closes::At(time) => ("/closes_at", ClosingInstant::requested(None, Some(time), zone)),
            Closes::Typed(text) => ("/closes_at", ClosingInstant::typed(text, zone)),
            Closes::OnAndAt => ("/closes_on", Err(ClosingError::Both)),
            Closes::Cleared => return self.without(zone),
            Closes::Kept => match &self.closes_local {
                None => return self.without(zone),
                Some(_) if zone == self.time_zone => return Ok(self.clone()),
                Some(local) => ("/time_zone", ClosingInstant::typed(local, zone)),
            },
        };
        let closing = resolved.and_then(|closing| closing.ahead_of(now)).map_err(|error| error.at(pointer))?;
        Ok(Self {
            time_zone: closing.zone().name().to_owned(),
            closes_local: Some(closing.written()),
            closes_at: Some(closing.instant()),
        })
    }

    fn without(&self, zone: &str) -> Result<Self, Invalid> {
        if zone == self.time_zone {
            return Ok(Self::fresh(zone));
        }
        let zone = Zone::named(zone).map_err(|error| ClosingError::of_zone(error, zone).at("/time_zone"))?;
        Ok(Self::fresh(zone.name()))
    }
}
