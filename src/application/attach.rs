//! A document is attached to a draft: received, stored, and only then referred to. Where it goes among those of its requirement
//! is decided under lock.

use super::receive::{Arrived, Incoming, receive};
use super::room::{others, required, spot_for};
use super::rules::admission::{Arrival, NotAccepting};
use super::rules::missing::Asked;
use super::rules::place::Aim;
use super::rules::state::{Step, after};
use super::{asked, documents, kept, own, window};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::document::which::Named;
use crate::document::{self as judging, Refusal};
use crate::files::{Address, FilesError, Stored};
use crate::store::batch::Batch;
use bytes::Bytes;
use entity::{Instant, UploadId, application, document, submission_document, upload};
use futures_util::Stream;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    Set,
};
use serde_json::json;

/// What has become of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Attached {
    /// The document that it is.
    pub document: document::Model,
    /// False: a file with the same bytes answered the requirement already, and it is this one; nothing was stored.
    pub is_new: bool,
}

/// A document cannot be attached; what was attached before stays.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum AttachError {
    #[error("no such application, or another's")]
    NotFound,
    #[error("withdrawn")]
    Frozen,
    #[error("the opening does not take documents: {0:?}")]
    NotAccepting(NotAccepting),
    #[error("the opening does not ask for it")]
    UnknownKey { key: String },
    #[error("more than {limit} documents")]
    TooMany { key: String, limit: usize },
    /// The names of those that are there.
    #[error("more than {limit} files for one requirement")]
    Full { key: String, limit: i32, names: Vec<String> },
    #[error("which of several is it to replace?")]
    Several(Vec<Named>),
    #[error("larger than {limit} bytes")]
    TooLarge { key: String, limit: u64 },
    #[error("all documents together are larger than {limit} bytes")]
    NoRoom { key: String, limit: u64 },
    #[error("refused by its content: {refusal}")]
    Refused { key: String, refusal: Refusal },
    #[error("files: {0}")]
    Files(#[from] FilesError),
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Attaches a file to one's own application, beside or in place of what answers the same requirement. The same bytes are not
/// stored there twice. An upload begun before the closing instant may finish within the opening's published grace.
///
/// # Errors
/// See [`AttachError`].
pub async fn attach<S, E>(ctx: &Context, reference: &str, incoming: Incoming<'_, S>) -> Result<Attached, AttachError>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mine = own::by_reference(ctx, reference).await?.ok_or(AttachError::NotFound)?;
    if after(mine.state, Step::Edit).is_none() {
        return Err(AttachError::Frozen);
    }
    let db = ctx.store.read();
    let asked = asked::of(db, mine.opening_id).await?;
    let (aim, held) = (incoming.aim, documents::attached(db, mine.id, &asked.requirements).await?);
    let replaced = match spot_for(required(&asked, incoming.key)?, &held, aim) {
        Ok(spot) => spot.replaces,
        // Whether it is one of those that are there, only its bytes can tell.
        Err(AttachError::Full { .. }) => None,
        Err(error) => return Err(error),
    };
    let beside = others(&held, replaced);
    // Before megabytes are read in vain; what decides is asked again under lock.
    let opening = entity::opening::Entity::find_by_id(mine.opening_id).one(db).await?.ok_or(AttachError::NotFound)?;
    let so_far = Arrival { began_at: incoming.began_at, received_at: ctx.now() };
    window::of_one(ctx, &opening, &mine)
        .and_then(|window| window.admits_upload(so_far))
        .map_err(AttachError::NotAccepting)?;
    let arrived = receive(ctx, &asked, beside, incoming).await?;
    settle(ctx, &mine, &asked, (arrived, aim), None).await
}

/// Stores what arrived, and lets it take its place if it is still in time; the upload that it came by, if any, is then complete.
pub(super) async fn settle(
    ctx: &Context,
    mine: &application::Model,
    asked: &Asked,
    (arrived, aim): (Arrived, Aim),
    upload: Option<UploadId>,
) -> Result<Attached, AttachError> {
    let row = arrived.row(mine.id);
    let requirement = required(asked, &row.requirement_key)?;
    let stored = arrived.staged.keep().await?;
    let outcome = ctx
        .store
        .write(async |tx| {
            let held = own::hold(tx, mine).await?.ok_or(AttachError::NotFound)?;
            if after(held.application.state, Step::Edit).is_none() {
                return Err(AttachError::Frozen);
            }
            let arrival = Arrival { began_at: row.began_at, received_at: row.received_at };
            window::held(ctx, &held)
                .and_then(|window| window.admits_upload(arrival))
                .map_err(AttachError::NotAccepting)?;
            let mut attached = documents::attached(tx, mine.id, &asked.requirements).await?;
            let wanted = match spot_for(requirement, &attached, aim) {
                Err(error) if !matches!(error, AttachError::Full { .. }) => return Err(error),
                wanted => wanted,
            };
            let replaced = wanted.as_ref().ok().and_then(|spot| spot.replaces);
            let is_twin = |held: &document::Model| {
                held.requirement_key == row.requirement_key && held.sha256 == row.sha256 && Some(held.id) != replaced
            };
            if let Some(twin) = attached.iter().find(|held| is_twin(held)) {
                if let Some(upload) = upload {
                    complete(tx, upload, twin, ctx.now()).await?;
                }
                let gone = address_of(&row).into_iter().collect();
                return Ok((Attached { document: twin.clone(), is_new: false }, gone));
            }
            let row = document::Model { place: wanted?.place, ..row.clone() };
            others(&attached, replaced).room(ctx, &row.requirement_key, u64::MAX)?.for_size(row.size.unsigned_abs())?;
            attached.retain(|held| Some(held.id) == replaced);
            let gone = take_off(tx, attached, ctx.now()).await?;
            let mut new = Batch::of(tx);
            kept::keep(&mut new, ctx, std::slice::from_ref(&row));
            new.send(tx).await?;
            if let Some(upload) = upload {
                complete(tx, upload, &row, ctx.now()).await?;
            }
            own::edited(tx, &held.application, ctx.now()).await?;
            let fact = json!({ "key": row.requirement_key, "sha256": row.sha256 });
            let entry = Entry::of(held.opening.id, "application.document_attached", &mine.reference).with(fact);
            audit::append(tx, ctx, entry).await?;
            Ok((Attached { document: row, is_new: true }, gone))
        })
        .await;
    let (attached, gone) = forget_unless_unsure(ctx, outcome, &[stored]).await?;
    ctx.files.erase(&gone).await;
    Ok(attached)
}

/// The upload says what has become of it, for a sender whose connection broke before the answer.
async fn complete(
    tx: &impl ConnectionTrait,
    id: UploadId,
    row: &document::Model,
    now: Instant,
) -> Result<(), AttachError> {
    let completed = upload::Entity::update_many()
        .col_expr(upload::Column::CompletedAt, Expr::value(now))
        .col_expr(upload::Column::DocumentId, Expr::value(row.id))
        .col_expr(upload::Column::Length, Expr::value(row.size))
        .filter(upload::Column::Id.eq(id))
        .filter(upload::Column::CompletedAt.is_null())
        .exec(tx)
        .await?;
    if completed.rows_affected == 1 { Ok(()) } else { Err(AttachError::NotFound) }
}

/// Removes the bytes of an act that certainly failed. After an error of the database nobody knows whether the commit
/// arrived: then they stay, and the sweep decides by the rows.
async fn forget_unless_unsure<T>(
    ctx: &Context,
    outcome: Result<T, AttachError>,
    stored: &[Stored],
) -> Result<T, AttachError> {
    if let Err(error) = &outcome
        && !matches!(error, AttachError::Database(_))
    {
        forget(ctx, stored).await;
    }
    outcome
}

/// Removes bytes of an act that certainly failed.
pub(super) async fn forget(ctx: &Context, stored: &[Stored]) {
    let addresses: Vec<Address> = stored.iter().map(|stored| stored.address).collect();
    ctx.files.erase(&addresses).await;
}

/// Takes these documents off. What belongs to a submitted version is only marked; of anything else the row goes, and the
/// returned bytes are to be erased after the commit: what somebody takes out of a draft is gone.
pub(super) async fn take_off(
    tx: &impl ConnectionTrait,
    rows: Vec<document::Model>,
    now: Instant,
) -> Result<Vec<Address>, DbErr> {
    let mut gone = Vec::new();
    for row in rows {
        let versions = submission_document::Entity::find().filter(submission_document::Column::DocumentId.eq(row.id));
        if versions.count(tx).await? == 0 {
            gone.extend(judging::pages::addresses(tx, [row.id]).await?);
            document::Entity::delete_by_id(row.id).exec(tx).await?;
            gone.extend(address_of(&row));
        } else {
            let marked = document::ActiveModel { removed_at: Set(Some(now)), ..row.into_active_model() };
            marked.update(tx).await?;
        }
    }
    Ok(gone)
}

/// Where a document's bytes lie.
pub(super) fn address_of(row: &document::Model) -> Option<Address> {
    row.sha256.parse().ok().map(|sha256| Address::new(sha256, row.id))
}
