//! Who is in time. Every way to write an application asks here, and the guarded statement repeats it in the database.

use entity::opening::{self, State};
use entity::{Instant, application};

/// The span in which an opening takes applications, or one of them that was given more time, as read under lock.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Window {
    pub state: State,
    pub opens_at: Option<Instant>,
    pub closes_at: Option<Instant>,
    /// Seconds that an upload begun before the closing instant may take to finish.
    pub grace_seconds: i32,
    pub time_zone: String,
}

/// Why an opening does not take what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum NotAccepting {
    /// Not published, or not yet: nothing that anybody may know of.
    NotPublic,
    /// Published, and it opens later.
    NotYetOpen { opens_at: Instant, time_zone: String },
    /// Received at or after the closing instant.
    Closed { closes_at: Instant, received_at: Instant, time_zone: String },
    /// Received in time, but not written before the lists became final.
    Settled { closes_at: Instant, received_at: Instant, time_zone: String },
    /// Cancelled by the organisation.
    Cancelled,
    /// What time it is in the database is not known well enough to say who is in time. Worth trying again at once.
    InDoubt,
}

/// One document as far as grace is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// When its upload began.
    pub began_at: Instant,
    /// When its last byte was read.
    pub received_at: Instant,
}

impl From<&opening::Model> for Window {
    fn from(opening: &opening::Model) -> Self {
        Self {
            state: opening.state,
            opens_at: opening.opens_at,
            closes_at: opening.closes_at,
            grace_seconds: opening.grace_seconds,
            time_zone: opening.time_zone.clone(),
        }
    }
}

impl Window {
    /// The window of one application: HR may have given it more time than the opening has.
    pub fn of(opening: &opening::Model, application: &application::Model) -> Self {
        let window = Self::from(opening);
        Self { closes_at: window.closes_at.max(application.extended_until), ..window }
    }

    /// Whether what was received at this instant is in time: `opens_at <= received_at < closes_at`, closed on the right.
    ///
    /// # Errors
    /// See [`NotAccepting`].
    pub fn admits(&self, received_at: Instant) -> Result<(), NotAccepting> {
        let closes_at = self.taking(received_at)?;
        if received_at < closes_at { Ok(()) } else { Err(self.closed(closes_at, received_at)) }
    }

    /// Whether an upload is taken: in time, or begun before the closing instant and finished within the published grace.
    ///
    /// # Errors
    /// See [`NotAccepting`].
    pub fn admits_upload(&self, upload: Arrival) -> Result<(), NotAccepting> {
        let closes_at = self.taking(upload.received_at)?;
        let in_grace = upload.began_at < closes_at && upload.received_at < self.grace_ends(closes_at);
        if upload.received_at < closes_at || in_grace {
            Ok(())
        } else {
            Err(self.closed(closes_at, upload.received_at))
        }
    }

    /// Whether a submission is taken; true when it is only by grace.
    ///
    /// Grace is for the upload that was under way at the closing instant and for nothing else. A submission received
    /// after it, within the published seconds, is taken when at least one of its documents finished after the closing
    /// instant, all of them had begun before it, and nothing was typed since (`typed_at`; saving a draft is never graced).
    ///
    /// # Errors
    /// See [`NotAccepting`].
    pub fn admits_submission(
        &self,
        received_at: Instant,
        typed_at: Option<Instant>,
        documents: &[Arrival],
    ) -> Result<bool, NotAccepting> {
        let closes_at = self.taking(received_at)?;
        if received_at < closes_at {
            return Ok(false);
        }
        let in_grace = received_at < self.grace_ends(closes_at)
            && typed_at.is_none_or(|at| at < closes_at)
            && documents.iter().all(|document| document.began_at < closes_at)
            && documents.iter().any(|document| document.received_at >= closes_at);
        if in_grace { Ok(true) } else { Err(self.closed(closes_at, received_at)) }
    }

    /// Whether what was received in time is still written at this instant: the lists are not final yet.
    ///
    /// # Errors
    /// They are.
    pub fn is_settling(&self, received_at: Instant, now: Instant, settle_seconds: u32) -> Result<(), NotAccepting> {
        let Some(closes_at) = self.closes_at else { return Ok(()) };
        if now < self.final_at(closes_at, settle_seconds) {
            return Ok(());
        }
        let time_zone = self.time_zone.clone();
        Err(NotAccepting::Settled { closes_at, received_at, time_zone })
    }

    /// From when on nothing is added any more to what was sent.
    pub const fn final_at(&self, closes_at: Instant, settle_seconds: u32) -> Instant {
        self.grace_ends(closes_at).plus_seconds(settle_seconds as i64)
    }

    /// The first instant after the grace.
    pub const fn grace_ends(&self, closes_at: Instant) -> Instant {
        let seconds = if self.grace_seconds > 0 { self.grace_seconds as i64 } else { 0 };
        closes_at.plus_seconds(seconds)
    }

    /// The closing instant of an opening that is public and not yet over by anything but that instant.
    fn taking(&self, received_at: Instant) -> Result<Instant, NotAccepting> {
        let (Some(opens_at), Some(closes_at)) = (self.opens_at, self.closes_at) else {
            return Err(NotAccepting::NotPublic);
        };
        match self.state {
            State::Draft => Err(NotAccepting::NotPublic),
            State::Cancelled => Err(NotAccepting::Cancelled),
            State::Archived => Err(self.closed(closes_at, received_at)),
            State::Published if received_at < opens_at => {
                Err(NotAccepting::NotYetOpen { opens_at, time_zone: self.time_zone.clone() })
            }
            State::Published => Ok(closes_at),
        }
    }

    fn closed(&self, closes_at: Instant, received_at: Instant) -> NotAccepting {
        NotAccepting::Closed { closes_at, received_at, time_zone: self.time_zone.clone() }
    }
}

/// Of these spans before the closing instant, in hours, the one that was reached last, unless somebody was reminded for it or
/// for a shorter one.
pub fn due_reminder(closes_at: Instant, now: Instant, spans: &[u32], reminded: Option<u32>) -> Option<u32> {
    let reached = |hours: &u32| now >= closes_at.plus_seconds(-i64::from(*hours) * 3600) && now < closes_at;
    let due = spans.iter().copied().filter(reached).min()?;
    reminded.is_none_or(|before| due < before).then_some(due)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 14 February 2025, end of the day in Prishtina.
    const CLOSES: Instant = Instant(1_739_574_000_000);

    fn window() -> Window {
        Window {
            state: State::Published,
            opens_at: Some(Instant(0)),
            closes_at: Some(CLOSES),
            grace_seconds: 600,
            time_zone: "Europe/Belgrade".to_owned(),
        }
    }

    fn closed(received_at: Instant) -> NotAccepting {
        NotAccepting::Closed { closes_at: CLOSES, received_at, time_zone: "Europe/Belgrade".to_owned() }
    }

    fn arrival(began: i64, received: i64) -> Arrival {
        Arrival { began_at: CLOSES.plus_millis(began), received_at: CLOSES.plus_millis(received) }
    }

    #[test]
    fn the_closing_instant_itself_is_late_and_the_millisecond_before_is_not() {
        assert_eq!(window().admits(CLOSES.plus_millis(-1)), Ok(()));
        assert_eq!(window().admits(CLOSES), Err(closed(CLOSES)));
    }

    #[test]
    fn the_opening_instant_itself_is_in_time() {
        let window = Window { opens_at: Some(Instant(5)), ..window() };
        assert_eq!(window.admits(Instant(5)), Ok(()));
        let early = NotAccepting::NotYetOpen { opens_at: Instant(5), time_zone: window.time_zone.clone() };
        assert_eq!(window.admits(Instant(4)), Err(early));
    }

    #[test]
    fn only_a_published_opening_takes_anything() {
        let in_state = |state| Window { state, ..window() }.admits(Instant(1));
        assert_eq!(in_state(State::Draft), Err(NotAccepting::NotPublic));
        assert_eq!(in_state(State::Cancelled), Err(NotAccepting::Cancelled));
        assert_eq!(in_state(State::Archived), Err(closed(Instant(1))));
    }

    #[test]
    fn an_upload_under_way_at_the_instant_may_finish_within_the_grace() {
        assert_eq!(window().admits_upload(arrival(-1, 599_999)), Ok(()));
        assert_eq!(window().admits_upload(arrival(-1, 600_000)), Err(closed(CLOSES.plus_millis(600_000))));
        assert_eq!(window().admits_upload(arrival(0, 1)), Err(closed(CLOSES.plus_millis(1))));
    }

    #[test]
    fn a_late_submission_is_taken_only_for_an_upload_that_was_under_way() {
        let late = CLOSES.plus_millis(5_000);
        let submission = |typed: Option<i64>, documents: &[Arrival]| {
            window().admits_submission(late, typed.map(|at| CLOSES.plus_millis(at)), documents)
        };
        assert_eq!(submission(None, &[arrival(-9, -5), arrival(-1, 4_000)]), Ok(true));
        assert_eq!(submission(Some(-1), &[arrival(-1, 5_000)]), Ok(true));
        assert_eq!(submission(Some(0), &[arrival(-1, 5_000)]), Err(closed(late)));
        assert_eq!(submission(None, &[arrival(-9, -5)]), Err(closed(late)), "nothing was under way");
        assert_eq!(submission(None, &[arrival(-1, 4_000), arrival(1, 2)]), Err(closed(late)), "one began late");
        assert_eq!(submission(None, &[]), Err(closed(late)));
        let after_grace = CLOSES.plus_millis(600_000);
        assert_eq!(window().admits_submission(after_grace, None, &[arrival(-1, 4_000)]), Err(closed(after_grace)));
    }

    #[test]
    fn what_came_in_time_is_written_until_the_lists_are_final() {
        let received = CLOSES.plus_millis(-1);
        let end = CLOSES.plus_seconds(630);
        assert_eq!(window().is_settling(received, end.plus_millis(-1), 30), Ok(()));
        let refused =
            NotAccepting::Settled { closes_at: CLOSES, received_at: received, time_zone: "Europe/Belgrade".to_owned() };
        assert_eq!(window().is_settling(received, end, 30), Err(refused));
    }

    #[test]
    fn a_reminder_is_due_once_for_each_span() {
        let due =
            |hours: i64, reminded| due_reminder(CLOSES, CLOSES.plus_seconds(-hours * 3600), &[168, 48, 3], reminded);
        assert_eq!(due(169, None), None);
        assert_eq!(due(168, None), Some(168));
        assert_eq!(due(100, Some(168)), None);
        assert_eq!(due(48, Some(168)), Some(48));
        assert_eq!(due(2, Some(168)), Some(3), "whoever was away learns the last one, not all");
        assert_eq!(due(2, Some(3)), None);
        assert_eq!(due(0, Some(48)), None);
    }

    #[test]
    fn without_published_grace_there_is_none() {
        let window = Window { grace_seconds: 0, ..window() };
        assert_eq!(window.admits_upload(arrival(-1, 0)), Err(closed(CLOSES)));
        assert_eq!(window.admits_submission(CLOSES, None, &[arrival(-1, 0)]), Err(closed(CLOSES)));
    }

    #[test]
    fn in_time_needs_no_grace() {
        assert_eq!(window().admits_submission(CLOSES.plus_millis(-1), None, &[]), Ok(false));
    }
}
