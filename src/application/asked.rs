//! What an opening asks for, in order.

use super::rules::missing::Asked;
use entity::{OpeningId, question, requirement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

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
