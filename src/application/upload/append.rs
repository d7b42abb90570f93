//! An upload goes on where it stopped, and becomes a document when it is whole.

use super::{Found, UploadError, find};
use crate::application::attach::{self, AttachError, Attached};
use crate::application::receive::{self, Arriving};
use crate::application::rules::admission::Arrival;
use crate::application::rules::place::Aim;
use crate::application::rules::state::{Step, after};
use crate::application::{asked, room, window};
use crate::context::Context;
use crate::files::{Cut, Partial};
use bytes::Bytes;
use entity::{DocumentId, Instant, opening, upload};
use futures_util::{Stream, StreamExt as _, stream};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::pin::pin;

/// A piece on its way in.
pub struct Piece<S> {
    /// How many bytes its sender believes to be here.
    pub offset: u64,
    /// When its request began.
    pub began_at: Instant,
    /// Whether the upload is whole with it.
    pub is_last: bool,
    /// Its bytes.
    pub content: S,
}

/// What has become of an upload.
#[derive(Debug)]
pub enum Appended {
    /// So many bytes are here; more are to come.
    Partly(u64),
    /// This has become of it.
    Wholly(Box<Attached>),
}

/// Adds a piece to one's own upload. Whatever arrived of it is kept, however it ends. An upload whose first byte was read before
/// the closing instant may finish within the opening's grace.
///
/// # Errors
/// See [`UploadError`].
pub async fn append<S, E>(ctx: &Context, reference: &str, token: &str, piece: Piece<S>) -> Result<Appended, UploadError>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<Box<dyn std::error::Error + Send + Sync>> + Send,
{
    let Found { mine, mut row } = find(ctx, reference, token).await?;
    if row.completed_at.is_some() {
        return Err(UploadError::Completed);
    }
    if after(mine.state, Step::Edit).is_none() {
        return Err(AttachError::Frozen.into());
    }
    let db = ctx.store.read();
    let asked = asked::of(db, mine.opening_id).await?;
    let aim = row.replaces.map_or(Aim::Usual, Aim::InsteadOrBeside);
    let room = room::room_for(ctx, db, &mine, &asked, (&row.requirement_key, aim)).await?;
    // Before megabytes are read in vain; what decides is asked again under lock.
    let opening = opening::Entity::find_by_id(mine.opening_id).one(db).await?.ok_or(UploadError::NotFound)?;
    let so_far = Arrival { began_at: row.began_at.unwrap_or(piece.began_at), received_at: ctx.now() };
    window::of_one(ctx, &opening, &mine)
        .and_then(|window| window.admits_upload(so_far))
        .map_err(AttachError::NotAccepting)?;
    let mut partial = ctx.files.partial(row.id).await?;
    if partial.size() != piece.offset {
        return Err(UploadError::OffsetMismatch { expected: partial.size(), provided: piece.offset });
    }
    let (content, ended_at) = receive::timed(ctx, piece.content);
    let limit = row.length.map_or(room.bytes(), |length| room.bytes().min(length.unsigned_abs()));
    let cut = receive(ctx, (&mut row, piece.began_at), &mut partial, content, limit).await?;
    match cut {
        Some(Cut::Interrupted(error)) => {
            tracing::debug!(upload = %row.id, %error, "an upload was interrupted");
            return Err(UploadError::Interrupted);
        }
        Some(Cut::TakenOver) => return Err(UploadError::TakenOver),
        Some(Cut::TooLarge) if limit < room.bytes() => return Err(UploadError::LengthMismatch),
        Some(Cut::TooLarge) => {
            partial.discard().await?;
            super::sweep::delete(ctx, row.id).await?;
            return Err(room.refusal().into());
        }
        None if !piece.is_last => return Ok(Appended::Partly(partial.size())),
        None => {}
    }
    if row.length.is_some_and(|length| length.unsigned_abs() != partial.size()) {
        return Err(UploadError::LengthMismatch);
    }
    room.for_size(partial.size())?;
    let id = DocumentId(ctx.new_id());
    let received_at = ended_at();
    let arriving = Arriving {
        key: &row.requirement_key,
        name: &row.name,
        began_at: row.began_at.unwrap_or(received_at),
        received_at,
        id,
    };
    let arrived = receive::judged(ctx, &asked, arriving, partial.finish(id).await?).await;
    let outcome = match arrived {
        Ok(arrived) => attach::settle(ctx, &mine, &asked, (arrived, aim), Some(row.id)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(attached) => Ok(Appended::Wholly(Box::new(attached))),
        Err(error) => {
            // Nobody knows whether the commit arrived: the upload says so, or begins anew.
            if !matches!(error, AttachError::Database(_) | AttachError::Files(_)) {
                super::sweep::delete(ctx, row.id).await?;
            }
            Err(error.into())
        }
    }
}

/// Receives what comes; when the upload began is written down with its very first byte: announcing it begins nothing.
async fn receive<S, E>(
    ctx: &Context,
    (row, began_at): (&mut upload::Model, Instant),
    partial: &mut Partial,
    content: S,
    limit: u64,
) -> Result<Option<Cut>, UploadError>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<Box<dyn std::error::Error + Send + Sync>> + Send,
{
    let mut content = pin!(content);
    let first = content.next().await;
    if row.began_at.is_none() && matches!(&first, Some(Ok(part)) if !part.is_empty()) {
        row.began_at = Some(begun(ctx, row, began_at).await?);
    }
    let Some(first) = first else { return Ok(None) };
    Ok(partial.append(stream::iter([first]).chain(content), limit).await?)
}

async fn begun(ctx: &Context, row: &upload::Model, at: Instant) -> Result<Instant, UploadError> {
    let id = row.id;
    ctx.store
        .write(async |tx| {
            upload::Entity::update_many()
                .col_expr(upload::Column::BeganAt, Expr::value(at))
                .filter(upload::Column::Id.eq(id))
                .filter(upload::Column::BeganAt.is_null())
                .exec(tx)
                .await?;
            let kept = upload::Entity::find_by_id(id).one(tx).await?.ok_or(UploadError::NotFound)?;
            Ok(kept.began_at.unwrap_or(at))
        })
        .await
}
