//! Letters that were refused for good: nobody got them, and somebody should know.

use crate::store::Store;
use entity::letter::{self, Kind};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

/// Refused letters of one kind.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Refused {
    /// What they say.
    pub kind: Kind,
    /// How many.
    pub count: i64,
}

/// How many letters were refused, by kind.
///
/// # Errors
/// The database's own error.
pub async fn refused(store: &Store) -> Result<Vec<Refused>, DbErr> {
    letter::Entity::find()
        .select_only()
        .column(letter::Column::Kind)
        .column_as(letter::Column::Id.count(), "count")
        .filter(letter::Column::RefusedAt.is_not_null())
        .group_by(letter::Column::Kind)
        .order_by_asc(letter::Column::Kind)
        .into_model()
        .all(store.read())
        .await
}
