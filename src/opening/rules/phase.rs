//! Where an opening is at an instant, as people see it: derived when asked, never stored.

use entity::Instant;
use entity::opening::{Model, State};

/// Where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Being written.
    Draft,
    /// Published for a later instant.
    Upcoming,
    /// Takes applications.
    Open,
    /// At or after its closing instant.
    Closed,
    /// Called off.
    Cancelled,
    /// Put away.
    Archived,
}

impl Phase {
    /// Of this opening at this instant. It opens at `opens_at` and closes at `closes_at`, exclusively.
    pub fn of(opening: &Model, at: Instant) -> Self {
        match opening.state {
            State::Draft => Self::Draft,
            State::Cancelled => Self::Cancelled,
            State::Archived => Self::Archived,
            State::Published if opening.opens_at.is_none_or(|opens_at| at < opens_at) => Self::Upcoming,
            State::Published if opening.closes_at.is_some_and(|closes_at| at < closes_at) => Self::Open,
            State::Published => Self::Closed,
        }
    }

    /// Whether everybody may see it by its address.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Open | Self::Closed | Self::Cancelled | Self::Archived)
    }

    /// The word for it in the API and in keys of messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
            Self::Archived => "archived",
        }
    }
}
