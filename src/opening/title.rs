//! What an opening is called in the reader's language.

use crate::language::Language;
use entity::{OpeningId, opening, opening_text};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::HashMap;

/// The title in `language`, else in the opening's own; empty while a draft has none.
///
/// # Errors
/// The database's own error.
pub async fn of(db: &impl ConnectionTrait, opening: &opening::Model, language: Language) -> Result<String, DbErr> {
    Ok(of_all(db, std::slice::from_ref(opening), language).await?.remove(&opening.id).unwrap_or_default())
}

/// The titles of several openings by one query.
///
/// # Errors
/// The database's own error.
pub async fn of_all(
    db: &impl ConnectionTrait,
    openings: &[opening::Model],
    language: Language,
) -> Result<HashMap<OpeningId, String>, DbErr> {
    let texts = opening_text::Entity::find()
        .filter(opening_text::Column::OpeningId.is_in(openings.iter().map(|opening| opening.id)))
        .all(db)
        .await?;
    let title = |opening: &opening::Model, code: &str| {
        let mut own = texts.iter().filter(|text| text.opening_id == opening.id && !text.title.is_empty());
        own.find(|text| text.language == code).map(|text| text.title.clone())
    };
    Ok(openings
        .iter()
        .filter_map(|opening| {
            let found = title(opening, language.code())
                .or_else(|| title(opening, language.in_first_script().code()))
                .or_else(|| title(opening, &opening.language))?;
            Some((opening.id, found))
        })
        .collect())
}
