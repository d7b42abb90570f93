//! What happens in the demo, in the order in which it happened.

use super::applying::Files;
use super::belongings;
use crate::actor::{Actor, StaffActor};
use crate::clock::FixedClock;
use crate::context::{Context, House};
use crate::demo::applicant::{Applicant, Ending};
use crate::demo::applicants::applicants;
use crate::demo::opening::{DemoAmendment, DemoOpening};
use crate::demo::openings::openings;
use crate::demo::scorecards::{DemoScorecard, scorecards};
use crate::demo::selection::{self, DemoMove};
use crate::jobs;
use anyhow::Context as _;
use entity::{Instant, ShortlistId};
use std::collections::HashMap;
use std::sync::Arc;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// One thing that happens.
enum Event {
    Draft(Box<DemoOpening>),
    Publish(&'static str),
    Amend(&'static str, DemoAmendment),
    Begin(&'static str, &'static Applicant),
    Attach(&'static Applicant, usize),
    Submit(&'static Applicant),
    Withdraw(&'static Applicant),
    Card(DemoScorecard),
    Move(DemoMove),
    Draw,
    /// By which member of staff, with which note.
    Sign(&'static str, &'static str),
}

/// The story while it is told.
pub(super) struct Story {
    pub house: Arc<House>,
    /// The instant at which the demo starts, for what is told from there.
    pub now: Instant,
    /// By key.
    pub staff: HashMap<&'static str, StaffActor>,
    /// Slugs by the key of an opening.
    pub slugs: HashMap<&'static str, String>,
    /// Applications by the key of a person: id and reference.
    pub applications: HashMap<&'static str, (entity::ApplicationId, String)>,
    /// Documents by the key of a person.
    pub files: HashMap<&'static str, Files>,
    pub shortlist: Option<ShortlistId>,
}

/// Tells it, setting `clock` to every instant of it.
///
/// # Errors
/// An act refused, or something outside failed.
pub(super) async fn tell(house: &Arc<House>, clock: &FixedClock, now: Instant) -> anyhow::Result<()> {
    clock.set(super::staff::HIRED_AT);
    belongings::mark_begun(house).await?;
    let mut story = Story {
        house: Arc::clone(house),
        now,
        staff: super::staff::hire(house).await?,
        slugs: HashMap::new(),
        applications: HashMap::new(),
        files: HashMap::new(),
        shortlist: None,
    };
    story.work().await?;
    let mut events = Vec::new();
    for opening in openings(now) {
        for applicant in applicants(opening.key) {
            // Documents are made while the story goes on.
            story.files.insert(applicant.person.key, Files::make(applicant, opening.clone(), now));
        }
        events.extend(of_opening(&opening, now));
    }
    events.extend(selection::moves(now).into_iter().map(|moved| (moved.at, Event::Move(moved))));
    let drawn = selection::SHORTLIST;
    events.push((drawn.at, Event::Draw));
    events.extend(drawn.signatures.iter().map(|(who, at, note)| (*at, Event::Sign(who, note))));
    events.sort_by_key(|(at, _)| *at);
    for (at, event) in events {
        clock.set(at);
        story.happens(event).await?;
    }
    clock.set(now);
    story.work().await?;
    Ok(belongings::mark_finished(house).await?)
}

fn of_opening(opening: &DemoOpening, now: Instant) -> Vec<(Instant, Event)> {
    let key = opening.key;
    let drafted_at = opening.published_at.unwrap_or(now).plus_millis(-2 * DAY);
    let mut events = vec![(drafted_at, Event::Draft(Box::new(opening.clone())))];
    events.extend(opening.published_at.map(|at| (at, Event::Publish(key))));
    events.extend(opening.amendments.iter().map(|amendment| (amendment.at, Event::Amend(key, amendment.clone()))));
    for applicant in applicants(key) {
        let sent = applicant.sent_at(now);
        events.push((sent.plus_millis(-26 * MINUTE), Event::Begin(key, applicant)));
        events.extend((0..applicant.file_count(opening)).zip(1..).map(|(index, minute)| {
            let at = sent.plus_millis(-(10 - minute) * MINUTE);
            (at, Event::Attach(applicant, index))
        }));
        match applicant.ending {
            Ending::Draft => {}
            Ending::Submitted => events.push((sent, Event::Submit(applicant))),
            Ending::Withdrawn => {
                events.push((sent, Event::Submit(applicant)));
                let later = sent.plus_millis(2 * DAY).0.min(sent.0.midpoint(now.0));
                events.push((Instant(later), Event::Withdraw(applicant)));
            }
        }
    }
    events.extend(scorecards(key, now).into_iter().map(|card| (card.at, Event::Card(card))));
    events
}

impl Story {
    async fn happens(&mut self, event: Event) -> anyhow::Result<()> {
        match event {
            Event::Draft(opening) => self.draft(&opening).await.with_context(|| format!("drafting {}", opening.key)),
            Event::Publish(key) => self.publish(key).await.with_context(|| format!("publishing {key}")),
            Event::Amend(key, amendment) => {
                self.amend(key, &amendment).await.with_context(|| format!("amending {key}"))?;
                self.work().await
            }
            Event::Begin(key, who) => self.begin(key, who).await.with_context(|| who.person.key),
            Event::Attach(who, index) => self.attach(who, index).await.with_context(|| who.person.key),
            Event::Submit(who) => {
                self.submit(who).await.with_context(|| who.person.key)?;
                self.work().await
            }
            Event::Withdraw(who) => {
                self.withdraw(who).await.with_context(|| who.person.key)?;
                self.work().await
            }
            Event::Card(card) => self.keep(&card).await.with_context(|| format!("the card of {}", card.applicant)),
            Event::Move(moved) => self.move_to(moved).await.with_context(|| format!("moving {}", moved.applicant)),
            Event::Draw => self.draw().await.context("drawing the shortlist"),
            Event::Sign(who, note) => self.sign(who, note).await.context("signing the shortlist"),
        }
    }

    /// Does the jobs that are due, at the instant at which they were.
    async fn work(&self) -> anyhow::Result<()> {
        let ctx = Context::new(Arc::clone(&self.house), Actor::System);
        while jobs::step(&ctx).await? {}
        Ok(())
    }

    /// The house, for a member of staff.
    pub(super) fn member(&self, key: &str) -> anyhow::Result<Context> {
        let actor = self.staff.get(key).cloned().with_context(|| format!("{key} is not on the staff"))?;
        Ok(Context::new(Arc::clone(&self.house), Actor::Staff(actor)))
    }

    /// The house, for an applicant, and the reference of their application.
    pub(super) fn applicant(&self, key: &str) -> anyhow::Result<(Context, &str)> {
        let (id, reference) = self.applications.get(key).with_context(|| format!("{key} has not begun"))?;
        Ok((Context::new(Arc::clone(&self.house), Actor::Applicant(*id)), reference))
    }

    /// The slug of an opening.
    pub(super) fn slug(&self, key: &str) -> anyhow::Result<&str> {
        self.slugs.get(key).map(String::as_str).with_context(|| format!("{key} is not drafted"))
    }
}
