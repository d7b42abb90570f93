//! HR changes a published opening, in public and with a reason.

use super::held::{Barred, locked, managed};
use super::rules::{Edits, Step, Terms, changes, reason_wrong};
use super::timing::Timing;
use super::{limits, notice, rows};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::review::calibrate;
use crate::store::constraint::{Unique, broken};
use crate::store::idempotency::{self, Key, Recall};
use entity::amendment::{self, Change, Changes};
use entity::{AmendmentId, Instant, OpeningId, opening, opening_text, shortlist};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QuerySelect, Set,
};
use serde_json::json;

/// Why nothing was amended.
#[derive(Debug, thiserror::Error)]
pub enum AmendError {
    /// Not there, changed since, or not published.
    #[error(transparent)]
    Barred(#[from] Barred),
    /// Fields are wrong, or nothing would change.
    #[error("fields are wrong")]
    Invalid(Vec<Invalid>),
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// An amendment, and the opening as it stands with it.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "their types say it")]
pub struct Amended {
    pub opening: opening::Model,
    pub amendment: amendment::Model,
}

/// Changes what is wanted and puts it on the public log. Admissions read the closing instant under the same lock, so that
/// each of them came either before this or after it. When the closing instant moves, applicants are told by letter.
///
/// # Errors
/// See [`AmendError`].
pub async fn amend(
    ctx: &Context,
    slug: &str,
    version: Option<i32>,
    edits: &Edits,
    reason: &str,
    key: Option<&Key>,
) -> Result<Amended, AmendError> {
    let id = managed::<AmendError>(ctx, slug).await?.id;
    let mut wrong = reason_wrong(reason, &ctx.settings.openings);
    wrong.extend(not_public(edits));
    let mut tried = 1;
    loop {
        let made =
            ctx.store.write(async |tx| amend_locked(tx, ctx, id, version, edits, reason, key, &wrong).await).await;
        match made {
            // The same request came twice at once: the other one's amendment is found now.
            Err(AmendError::Database(error)) if tried < 3 && broken(&error) == Some(Unique::IdempotencyKey) => {
                tried += 1;
            }
            made => return made,
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "the body of the one act above")]
async fn amend_locked(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    id: OpeningId,
    version: Option<i32>,
    edits: &Edits,
    reason: &str,
    key: Option<&Key>,
    wrong: &[Invalid],
) -> Result<Amended, AmendError> {
    if let Some(known) = recalled(tx, key).await? {
        return Ok(known);
    }
    let (row, _) = locked::<AmendError>(tx, id, version, Step::Amend).await?;
    let mut wrong = wrong.to_vec();
    let texts = opening_text::Entity::find().filter(opening_text::Column::OpeningId.eq(id)).all(tx).await?;
    let before = Terms::of(&row, &texts);
    let after = before.clone().with(edits);
    wrong.extend(after.wrong(&limits(ctx)));
    wrong.extend(super::rules::not_ready(&after).into_iter().filter(|new| new.pointer == "/description"));
    if after.grace_seconds < before.grace_seconds {
        let detail = Phrase::new("opening-wrong-grace-shorter");
        wrong.push(Invalid::new("/grace_seconds", "shorter", detail));
    }
    let old = Timing::of(&row);
    let new = match old.with(edits, ctx.now()) {
        Ok(timing) => timing,
        Err(invalid) => {
            wrong.push(invalid);
            return Err(AmendError::Invalid(wrong));
        }
    };
    wrong.extend(notice_wrong(ctx, &old, &new));
    wrong.extend(reopens_wrong(tx, &row, &new, ctx.now()).await?);
    let mut changes = closing_changes(&old, &new);
    changes.extend(self::changes(&before, &after));
    if changes.is_empty() && wrong.is_empty() {
        wrong.push(Invalid::new("", "nothing-changes", Phrase::new("opening-wrong-nothing-changes")));
    }
    if !wrong.is_empty() {
        return Err(AmendError::Invalid(wrong));
    }
    let moved = old.closes_at != new.closes_at;
    let fields: Vec<String> = changes.iter().map(|change| change.field.clone()).collect();
    let facts = json!({
        "fields": fields, "version": row.version + 1,
        "closes_at": { "before": old.closes_at, "after": new.closes_at },
    });
    let amendment = log(tx, ctx, id, reason, changes).await?;
    let next = row.version + 1;
    let mut row = row.into_active_model();
    rows::set_terms(&mut row, &after);
    new.set(&mut row);
    row.version = Set(next);
    row.updated_at = Set(ctx.now());
    if moved {
        row.reminded_hours = Set(None);
    }
    let opening = row.update(tx).await?;
    if before.positions != after.positions {
        // How sure the cut is, is told for as many as there are positions.
        calibrate::want(tx, id, ctx.now()).await?;
    }
    rows::write_texts(tx, id, &after).await?;
    if moved {
        notice::ask(tx, ctx, &amendment).await?;
    }
    idempotency::remember(tx, key, &amendment.id.to_string(), ctx.now()).await?;
    audit::append(tx, ctx, Entry::of(id, "opening.amended", amendment.id).with(facts)).await?;
    Ok(Amended { opening, amendment })
}

/// Appends to the public log under the next number; the opening is locked.
pub(super) async fn log(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    id: OpeningId,
    reason: &str,
    changes: Vec<Change>,
) -> Result<amendment::Model, DbErr> {
    let Some(staff) = ctx.actor.staff() else {
        return Err(DbErr::Custom("an amendment has an author".to_owned()));
    };
    let last: Option<Option<i32>> = amendment::Entity::find()
        .select_only()
        .column_as(amendment::Column::Number.max(), "last")
        .filter(amendment::Column::OpeningId.eq(id))
        .into_tuple()
        .one(tx)
        .await?;
    amendment::Model {
        id: AmendmentId(ctx.new_id()),
        opening_id: id,
        number: last.flatten().unwrap_or_default() + 1,
        reason: reason.trim().replace("\r\n", "\n"),
        changes: Changes(changes),
        made_by: staff.id,
        made_at: ctx.now(),
    }
    .into_active_model()
    .insert(tx)
    .await
}

async fn recalled(tx: &impl ConnectionTrait, key: Option<&Key>) -> Result<Option<Amended>, AmendError> {
    let Some(key) = key else { return Ok(None) };
    let made = match idempotency::recall(tx, key).await? {
        Recall::New => return Ok(None),
        Recall::Reused => return Err(AmendError::KeyReused),
        Recall::Done(made) => made,
    };
    let id = made.parse().map_err(|_| DbErr::Type("a remembered id is none".to_owned()))?;
    let Some(amendment) = amendment::Entity::find_by_id(AmendmentId(id)).one(tx).await? else { return Ok(None) };
    let opening = opening::Entity::find_by_id(amendment.opening_id).one(tx).await?.ok_or(Barred::NotFound)?;
    Ok(Some(Amended { opening, amendment }))
}

/// How the review goes is agreed before publication: it is not for the public log.
fn not_public(edits: &Edits) -> Vec<Invalid> {
    let detail = || Phrase::new("opening-wrong-not-amendable");
    [
        ("/review/blind", edits.blind.is_some()),
        ("/review/visibility", edits.visibility.is_some()),
        ("/review/chair_sees_all", edits.chair_sees_all.is_some()),
        ("/review/reviews_per_application", edits.reviews_per_application.is_some()),
    ]
    .into_iter()
    .filter(|(_, wanted)| *wanted)
    .map(|(pointer, _)| Invalid::new(pointer, "not-amendable", detail()))
    .collect()
}

/// Nobody who counts on the announced closing is overtaken: an earlier one is announced in time.
fn notice_wrong(ctx: &Context, old: &Timing, new: &Timing) -> Option<Invalid> {
    let (before, after) = old.closes_at.zip(new.closes_at)?;
    let hours = ctx.settings.admission.notice_hours;
    let is_too_soon = after < before && after < ctx.now().plus_seconds(i64::from(hours) * 3600);
    is_too_soon.then(|| {
        let detail = Phrase::new("opening-wrong-notice").with("count", hours);
        Invalid::new("/closes_at", "too-soon", detail)
    })
}

/// A closing instant that has passed may move on, but not once a shortlist was drawn from what had come in by then.
async fn reopens_wrong(
    tx: &impl ConnectionTrait,
    row: &opening::Model,
    new: &Timing,
    now: Instant,
) -> Result<Option<Invalid>, DbErr> {
    let was_closed = row.closes_at.is_some_and(|closes_at| closes_at <= now);
    let reopens = was_closed && new.closes_at.is_some_and(|closes_at| closes_at > now);
    if new.closes_at.is_none() {
        return Ok(Some(super::closing::ClosingError::Missing.at("/closes_on")));
    }
    if !reopens {
        return Ok(None);
    }
    let drawn = shortlist::Entity::find().filter(shortlist::Column::OpeningId.eq(row.id)).count(tx).await?;
    Ok((drawn > 0).then(|| Invalid::new("/closes_on", "shortlist-drawn", Phrase::new("opening-wrong-shortlist-drawn"))))
}

fn closing_changes(old: &Timing, new: &Timing) -> Vec<Change> {
    let written = |instant: Option<Instant>| instant.map(super::rules::written).unwrap_or_default();
    let mut found = Vec::new();
    if old.closes_at != new.closes_at {
        found.push(Change {
            field: "closes_at".to_owned(),
            before: written(old.closes_at),
            after: written(new.closes_at),
        });
    }
    if old.time_zone != new.time_zone {
        found.push(Change {
            field: "time_zone".to_owned(),
            before: old.time_zone.clone(),
            after: new.time_zone.clone(),
        });
    }
    found
}
