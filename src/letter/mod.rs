//! A letter is written with its cause, in the same transaction; composed when it leaves; sent once.

mod compose;
mod mentioned;
pub mod refused;
pub mod send;
mod withheld;

use crate::context::Context;
use crate::language::Language;
use crate::queue::{self, NewJob};
use crate::store::batch::Batch;
use entity::letter::{self, Kind};
use entity::{ApplicationId, Instant, LetterId, OpeningId, StaffId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryTrait, Set};
use serde_json::json;

/// A letter to write.
#[derive(Clone, Debug)]
pub struct NewLetter {
    /// What it says.
    pub kind: Kind,
    /// What caused it, with what makes this cause unlike any other: `receipt:<submission id>`. One letter per cause, ever.
    pub cause: String,
    /// The recipient's language.
    pub language: Language,
    /// The applicant it goes to.
    pub application: Option<ApplicationId>,
    /// The member of staff it goes to.
    pub staff: Option<StaffId>,
    /// The opening it is about.
    pub opening: Option<OpeningId>,
}

/// The job that lets a letter leave; its payload is `{"letter": id}`.
pub const SEND: &str = "send_letter";

/// Writes a letter and the job that sends it. A second letter of the same cause is left out: false.
///
/// # Errors
/// The database's own error.
pub async fn write(tx: &impl ConnectionTrait, ctx: &Context, new: NewLetter) -> Result<bool, DbErr> {
    let now = ctx.now();
    let (id, row) = row(ctx, new, now);
    let written = letter::Entity::insert(row).on_conflict(once()).exec_without_returning(tx).await?;
    if written > 0 {
        queue::enqueue(tx, job(id, now), now).await?;
    }
    Ok(written > 0)
}

/// Writes a letter and the job that sends it with what else is written. For a cause that is new itself; of another, whose letter
/// is left out, a job would be written that finds none.
pub fn add(batch: &mut Batch, ctx: &Context, new: NewLetter) {
    let now = ctx.now();
    let (id, row) = row(ctx, new, now);
    batch.add(&letter::Entity::insert(row).on_conflict(once()).into_query());
    queue::add(batch, [job(id, now)], now);
}

fn row(ctx: &Context, new: NewLetter, now: Instant) -> (LetterId, letter::ActiveModel) {
    let id = LetterId(ctx.new_id());
    let host =
        ctx.settings.site.public_url.split("://").nth(1).unwrap_or("localhost").split(':').next().unwrap_or_default();
    let row = letter::ActiveModel {
        id: Set(id),
        kind: Set(new.kind),
        application_id: Set(new.application),
        staff_id: Set(new.staff),
        opening_id: Set(new.opening),
        cause: Set(new.cause),
        language: Set(new.language.code().to_owned()),
        written_at: Set(now),
        message_id: Set(format!("<{id}@{host}>")),
        sent_at: Set(None),
        refused_at: Set(None),
    };
    (id, row)
}

fn once() -> OnConflict {
    OnConflict::column(letter::Column::Cause).do_nothing().to_owned()
}

fn job(letter: LetterId, now: Instant) -> NewJob {
    NewJob { kind: SEND, payload: json!({ "letter": letter }), dedup_key: None, run_at: now }
}
