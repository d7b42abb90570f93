//! What somebody searches a list for is kept, so that no address carries it: for a day, or under a name until they remove it.

use super::filter::Filter;
use crate::account::may::Act;
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::standing::{self, Standing};
use entity::{Instant, SearchId, search};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, ModelTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};

/// Searches without a name that are kept of one person and opening; of more, the oldest go.
const LATEST: u64 = 20;

/// A search is not kept.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    #[error("no such opening or search, or not theirs")]
    NotFound,
    #[error("cannot be kept so")]
    Invalid(Vec<Invalid>),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// A search with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    pub id: SearchId,
    pub name: String,
    pub filter: Filter,
}

/// Keeps what somebody searches for; the same as one of their latest is that one.
///
/// # Errors
/// See [`SearchError`].
pub async fn keep(ctx: &Context, slug: &str, filter: &Filter) -> Result<SearchId, SearchError> {
    let standing = standing::by_slug(ctx, slug, Act::ReadApplications).await?.ok_or(SearchError::NotFound)?;
    let asked = serde_json::to_string(filter).map_err(|error| DbErr::Custom(error.to_string()))?;
    let id = SearchId(ctx.new_id());
    ctx.store
        .write(async |tx| {
            let latest = of_person(&standing).filter(search::Column::Name.is_null());
            let known = latest.clone().filter(search::Column::Asked.eq(&asked)).one(tx).await?;
            if let Some(known) = known {
                let mut again = known.clone().into_active_model();
                again.made_at = Set(ctx.now());
                again.update(tx).await?;
                return Ok(known.id);
            }
            let row = search::Model {
                id,
                staff_id: standing.staff,
                opening_id: standing.opening.id,
                name: None,
                asked: asked.clone(),
                made_at: ctx.now(),
            };
            row.into_active_model().insert(tx).await?;
            let old: Vec<SearchId> = latest
                .select_only()
                .column(search::Column::Id)
                .order_by_desc(search::Column::MadeAt)
                .order_by_desc(search::Column::Id)
                .offset(LATEST)
                .limit(LATEST)
                .into_tuple()
                .all(tx)
                .await?;
            if !old.is_empty() {
                search::Entity::delete_many().filter(search::Column::Id.is_in(old)).exec(tx).await?;
            }
            Ok(id)
        })
        .await
}

/// Keeps a search under a name, beside itself. A name that is theirs already gets the new search.
///
/// # Errors
/// See [`SearchError`].
pub async fn name(ctx: &Context, slug: &str, id: SearchId, name: &str) -> Result<SearchId, SearchError> {
    let (standing, row) = own(ctx, slug, id).await?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let wrong = |code, detail| Err(SearchError::Invalid(vec![Invalid::new("/name", code, detail)]));
    let (longest, most) = (ctx.settings.finding.max_tag, ctx.settings.finding.max_searches);
    if name.is_empty() {
        return wrong("missing", Phrase::new("review-search-nameless"));
    }
    if name.chars().count() > longest {
        return wrong("too-long", Phrase::new("review-search-name-long").with("max", longest));
    }
    let new = SearchId(ctx.new_id());
    ctx.store
        .write(async |tx| {
            let named = of_person(&standing).filter(search::Column::Name.eq(&name)).one(tx).await?;
            if let Some(named) = named {
                let id = named.id;
                let mut named = named.into_active_model();
                named.asked = Set(row.asked.clone());
                named.update(tx).await?;
                return Ok(id);
            }
            let there = of_person(&standing).filter(search::Column::Name.is_not_null()).count(tx).await?;
            if there >= most {
                return wrong("too-many", Phrase::new("review-search-too-many").with("max", most));
            }
            let kept = search::Model { id: new, name: Some(name.clone()), made_at: ctx.now(), ..row.clone() };
            kept.into_active_model().insert(tx).await?;
            Ok(new)
        })
        .await
}

/// Removes one of one's own.
///
/// # Errors
/// See [`SearchError`].
pub async fn remove(ctx: &Context, slug: &str, id: SearchId) -> Result<(), SearchError> {
    let (_, row) = own(ctx, slug, id).await?;
    ctx.store.write(async |tx| row.clone().delete(tx).await.map(drop)).await?;
    Ok(())
}

/// What one of one's own asks for.
///
/// # Errors
/// See [`SearchError`].
pub async fn one(ctx: &Context, slug: &str, id: SearchId) -> Result<Filter, SearchError> {
    let (_, row) = own(ctx, slug, id).await?;
    Ok(asked(&row))
}

/// One's own searches of an opening that have a name, by name.
///
/// # Errors
/// The database's own error.
pub async fn mine(db: &impl ConnectionTrait, standing: &Standing) -> Result<Vec<Saved>, DbErr> {
    let rows = of_person(standing)
        .filter(search::Column::Name.is_not_null())
        .order_by_asc(search::Column::Name)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some(Saved { id: row.id, filter: asked(&row), name: row.name? })).collect())
}

/// Forgets those without a name that were last asked for before this instant. How many.
///
/// # Errors
/// The database's own error.
pub async fn sweep(tx: &impl ConnectionTrait, before: Instant) -> Result<u64, DbErr> {
    let old =
        search::Entity::delete_many().filter(search::Column::Name.is_null()).filter(search::Column::MadeAt.lt(before));
    Ok(old.exec(tx).await?.rows_affected)
}

fn of_person(standing: &Standing) -> sea_orm::Select<search::Entity> {
    search::Entity::find()
        .filter(search::Column::StaffId.eq(standing.staff))
        .filter(search::Column::OpeningId.eq(standing.opening.id))
}

async fn own(ctx: &Context, slug: &str, id: SearchId) -> Result<(Standing, search::Model), SearchError> {
    let standing = standing::by_slug(ctx, slug, Act::ReadApplications).await?.ok_or(SearchError::NotFound)?;
    let row = of_person(&standing).filter(search::Column::Id.eq(id)).one(ctx.store.read()).await?;
    row.map(|row| (standing, row)).ok_or(SearchError::NotFound)
}

/// What was kept by an older form of the house narrows as far as it is understood: not at all.
fn asked(row: &search::Model) -> Filter {
    serde_json::from_str(&row.asked).unwrap_or_default()
}
