//! What an opening asks for, in order.

use super::rules::missing::Asked;
use crate::context::Context;
use entity::{OpeningId, opening, question, requirement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Openings whose questions are remembered.
const MOST: usize = 64;

/// What openings ask for, as this process read it last, with the version of each at that moment: whatever changes what is asked
/// counts that version up.
#[derive(Debug, Default)]
pub struct Remembered(Mutex<HashMap<OpeningId, (i32, Arc<Asked>)>>);

/// What an opening asks for at the version that was read: from memory, if it was read before.
///
/// # Errors
/// The database's own error.
pub async fn known(ctx: &Context, opening: &opening::Model) -> Result<Arc<Asked>, DbErr> {
    let Remembered(all) = &ctx.asked;
    let found = all.lock().unwrap_or_else(PoisonError::into_inner).get(&opening.id).cloned();
    if let Some((version, asked)) = found
        && version == opening.version
    {
        return Ok(asked);
    }
    // The version and what belongs to it are of one moment.
    let read = async |tx: &DatabaseTransaction| {
        let now = opening::Entity::find_by_id(opening.id).select_only().column(opening::Column::Version);
        let version = now.into_tuple::<i32>().one(tx).await?;
        Ok::<_, DbErr>((version, Arc::new(of(tx, opening.id).await?)))
    };
    let (version, asked) = ctx.store.snapshot(read).await?;
    if let Some(version) = version {
        let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(opening.id, (version, Arc::clone(&asked)));
    }
    Ok(asked)
}

/// The questions and required documents of an opening.
///
/// # Errors
/// The database's own error.
pub async fn of(db: &impl ConnectionTrait, opening: OpeningId) -> Result<Asked, DbErr> {
    let questions = question::Entity::find()
        .filter(question::Column::OpeningId.eq(opening))
        .order_by_asc(question::Column::Position)
        .order_by_asc(question::Column::Key)
        .all(db)
        .await?;
    let requirements = requirement::Entity::find()
        .filter(requirement::Column::OpeningId.eq(opening))
        .order_by_asc(requirement::Column::Position)
        .order_by_asc(requirement::Column::Key)
        .all(db)
        .await?;
    Ok(Asked { questions, requirements })
}
