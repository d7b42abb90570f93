//! Openings as other programs follow them: feeds and site maps. Only what everybody may see.

use super::public_list::public_now;
use super::{Spoken, languages, spoken};
use crate::context::Context;
use crate::language::Language;
use entity::{Instant, OpeningId, opening, opening_text};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// An opening with its adverts.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "their types say it")]
pub struct Announced {
    pub opening: opening::Model,
    pub texts: Vec<opening_text::Model>,
}

impl Announced {
    /// The advert in this language, or in the opening's own.
    pub fn spoken(&self, language: Language) -> Spoken {
        spoken(&self.opening, &self.texts, language)
    }
}

/// The openings that take applications now, the latest published first.
///
/// # Errors
/// The database's own error.
pub async fn announced(ctx: &Context, limit: u64) -> Result<Vec<Announced>, DbErr> {
    let openings = opening::Entity::find()
        .filter(public_now(ctx.now()))
        .filter(opening::Column::ClosesAt.gt(ctx.now()))
        .order_by_desc(opening::Column::OpensAt)
        .order_by_desc(opening::Column::Id)
        .limit(limit)
        .all(ctx.store.read())
        .await?;
    let found = opening_text::Entity::find()
        .filter(opening_text::Column::OpeningId.is_in(openings.iter().map(|opening| opening.id)))
        .all(ctx.store.read())
        .await?;
    let mut texts: HashMap<OpeningId, Vec<opening_text::Model>> = HashMap::new();
    for text in found {
        texts.entry(text.opening_id).or_default().push(text);
    }
    Ok(openings
        .into_iter()
        .map(|opening| Announced { texts: texts.remove(&opening.id).unwrap_or_default(), opening })
        .collect())
}

/// A page that everybody may see, for a site map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// Its opening's slug.
    pub slug: String,
    /// When it last changed, by hand or by itself.
    pub changed_at: Instant,
    /// The languages of its advert, its own first.
    pub languages: Vec<Language>,
}

/// Published openings, open and closed; the latest closing first.
///
/// # Errors
/// The database's own error.
pub async fn mapped(ctx: &Context, limit: u64) -> Result<Vec<Mapped>, DbErr> {
    use opening::Column::{ClosesAt, Id, Language as Own, OpensAt, Slug, UpdatedAt};
    type Row = (OpeningId, String, String, Option<Instant>, Option<Instant>, Instant);
    let now = ctx.now();
    let rows: Vec<Row> = opening::Entity::find()
        .select_only()
        .columns([Id, Slug, Own, OpensAt, ClosesAt, UpdatedAt])
        .filter(public_now(now))
        .order_by_desc(ClosesAt)
        .limit(limit)
        .into_tuple()
        .all(ctx.store.read())
        .await?;
    let found: Vec<(OpeningId, String)> = opening_text::Entity::find()
        .select_only()
        .columns([opening_text::Column::OpeningId, opening_text::Column::Language])
        .filter(opening_text::Column::OpeningId.in_subquery(public_ids(now)))
        .into_tuple()
        .all(ctx.store.read())
        .await?;
    let mut codes: HashMap<OpeningId, Vec<String>> = HashMap::new();
    for (id, code) in found {
        codes.entry(id).or_default().push(code);
    }
    let by_itself = |instant: Option<Instant>| instant.filter(|instant| *instant <= now);
    Ok(rows
        .into_iter()
        .map(|(id, slug, own, opens_at, closes_at, updated_at)| Mapped {
            slug,
            changed_at: [by_itself(opens_at), by_itself(closes_at)].into_iter().flatten().fold(updated_at, Ord::max),
            languages: languages(&own, codes.get(&id).into_iter().flatten().map(String::as_str)),
        })
        .collect())
}

fn public_ids(now: Instant) -> sea_orm::sea_query::SelectStatement {
    use sea_orm::QueryTrait;
    opening::Entity::find().select_only().column(opening::Column::Id).filter(public_now(now)).into_query()
}
