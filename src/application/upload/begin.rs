//! An upload is begun.

use super::UploadError;
use crate::application::attach::AttachError;
use crate::application::rules::admission::Arrival;
use crate::application::rules::place::Aim;
use crate::application::rules::state::{Step, after};
use crate::application::rules::text::may_be_stored;
use crate::application::{asked, own, room, window};
use crate::context::Context;
use crate::secrets::{self, sha256_hex};
use entity::{DocumentId, Instant, UploadId, upload};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};

/// What is said of a file before it comes.
#[derive(Clone, Copy, Debug)]
pub struct Announced<'a> {
    /// The requirement that it answers.
    pub key: &'a str,
    /// The document that it is to replace; none: it goes where the requirement has its files.
    pub replaces: Option<DocumentId>,
    /// The name that it has on the applicant's device.
    pub name: &'a str,
    /// Bytes, if known.
    pub length: Option<u64>,
    /// When it was announced.
    pub at: Instant,
}

/// Begins an upload to one's own draft; its token is told once. Of too many that are under way the oldest gives way.
///
/// # Errors
/// See [`UploadError`].
pub async fn begin(ctx: &Context, reference: &str, announced: Announced<'_>) -> Result<String, UploadError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(UploadError::NotFound)?;
    if after(mine.state, Step::Edit).is_none() {
        return Err(AttachError::Frozen.into());
    }
    let db = ctx.store.read();
    let asked = asked::of(db, mine.opening_id).await?;
    let room =
        room::room_for(ctx, db, &mine, &asked, (announced.key, announced.replaces.map_or(Aim::Usual, Aim::Instead)))
            .await?;
    if let Some(length) = announced.length {
        room.for_size(length)?;
    }
    if !may_be_stored(announced.name) {
        return Err(AttachError::UnknownKey { key: announced.key.to_owned() }.into());
    }
    let token = secrets::token()?;
    let row = upload::Model {
        id: UploadId(ctx.new_id()),
        application_id: mine.id,
        requirement_key: announced.key.to_owned(),
        name: announced.name.to_owned(),
        token_hash: sha256_hex(&token),
        length: announced.length.map(|length| i64::try_from(length).unwrap_or(i64::MAX)),
        created_at: ctx.now(),
        began_at: None,
        completed_at: None,
        document_id: None,
        replaces: announced.replaces,
    };
    let gone = ctx
        .store
        .write(async |tx| {
            let held = own::hold(tx, &mine).await?.ok_or(UploadError::NotFound)?;
            if after(held.application.state, Step::Edit).is_none() {
                return Err(AttachError::Frozen.into());
            }
            // Begun at or after the instant, it could never become a document.
            let now = Arrival { began_at: announced.at, received_at: announced.at };
            window::held(ctx, &held).and_then(|window| window.admits_upload(now)).map_err(AttachError::NotAccepting)?;
            let gone = make_room(tx, ctx, &mine).await?;
            row.clone().into_active_model().insert(tx).await?;
            Ok::<_, UploadError>(gone)
        })
        .await?;
    super::sweep::forget(ctx, &gone).await;
    Ok(token)
}

/// Takes away the oldest uploads of the application that are under way, so that there is room for one more.
async fn make_room(
    tx: &DatabaseTransaction,
    ctx: &Context,
    mine: &entity::application::Model,
) -> Result<Vec<UploadId>, DbErr> {
    let under_way = upload::Entity::find()
        .filter(upload::Column::ApplicationId.eq(mine.id))
        .filter(upload::Column::CompletedAt.is_null())
        .order_by_desc(upload::Column::CreatedAt)
        .order_by_desc(upload::Column::Id)
        .all(tx)
        .await?;
    let kept = ctx.settings.documents.max_uploads.saturating_sub(1);
    let gone: Vec<UploadId> = under_way.into_iter().skip(kept).map(|row| row.id).collect();
    upload::Entity::delete_many().filter(upload::Column::Id.is_in(gone.iter().copied())).exec(tx).await?;
    Ok(gone)
}
