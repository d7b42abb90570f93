//! How much more time one application may be given.

use super::admission::Window;
use crate::invalid::Invalid;
use crate::language::Phrase;
use entity::Instant;
use entity::application::{self, State};

/// What is wrong with giving an application until this instant: more time is never less than it has, and comes to an end at
/// most so many days after the opening's own closing instant.
pub fn until_wrong(window: &Window, closes_at: Instant, until: Instant, days: u32) -> Option<Invalid> {
    let wrong = |code, detail| Some(Invalid::new("/until", code, detail));
    if window.closes_at.is_some_and(|has| until <= has) {
        return wrong("no-more", Phrase::new("opening-extension-wrong-no-more"));
    }
    if until > closes_at.plus_seconds(i64::from(days) * 86_400) {
        return wrong("too-late", Phrase::new("opening-extension-wrong-too-late").with("count", days));
    }
    None
}

/// There are drafts that name the mailbox, and nobody has proven to have it.
#[derive(Debug, PartialEq, Eq)]
pub struct Unconfirmed;

/// Of the applications that name a mailbox, the one that is meant; none: nobody has begun with it.
///
/// What was submitted comes first; then the draft of whoever proved to have the mailbox, or one that HR began for it; what was
/// withdrawn last.
///
/// # Errors
/// Only drafts of people who have not proven to have it.
pub fn chosen(of_mailbox: Vec<application::Model>, key: &str) -> Result<Option<application::Model>, Unconfirmed> {
    let is_theirs = |row: &application::Model| {
        row.proven_email_key == key || (row.extended_until.is_some() && row.token_number == 0 && row.version == 1)
    };
    let rank = |row: &application::Model| match row.state {
        State::Submitted => 0,
        State::Draft if is_theirs(row) => 1,
        State::Draft => 2,
        State::Withdrawn => 3,
    };
    match of_mailbox.into_iter().min_by_key(rank) {
        Some(row) if rank(&row) == 2 => Err(Unconfirmed),
        found => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::opening::State;

    const CLOSES: Instant = Instant(1_739_574_000_000);

    fn code(has: Instant, until: Instant) -> Option<String> {
        let window = Window {
            state: State::Published,
            opens_at: Some(Instant(0)),
            closes_at: Some(has),
            grace_seconds: 0,
            time_zone: "Europe/Belgrade".to_owned(),
        };
        until_wrong(&window, CLOSES, until, 30).map(|wrong| wrong.code.to_owned())
    }

    #[test]
    fn more_time_is_more_than_it_has_and_ends_within_days() {
        let days = |days: i64| CLOSES.plus_seconds(days * 86_400);
        assert_eq!(code(CLOSES, CLOSES).as_deref(), Some("no-more"));
        assert_eq!(code(CLOSES, CLOSES.plus_millis(1)), None);
        assert_eq!(code(days(2), days(1)).as_deref(), Some("no-more"));
        assert_eq!(code(days(2), days(3)), None);
        assert_eq!(code(CLOSES, days(30)), None);
        assert_eq!(code(CLOSES, days(30).plus_millis(1)).as_deref(), Some("too-late"));
    }
}
