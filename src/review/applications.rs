//! The list of an opening's applications, as each person may see it.

use super::document::troubled;
use super::exact::Exact;
use super::expected::{self, Expected};
use super::filter::{Filter, narrowed};
use super::found::{Excerpt, excerpts};
use super::order::{self, Place, Row};
use super::progress::{self, Progress};
use super::sequence::{Sequence, Way};
use super::sight::Sight;
use super::stages::Seen;
use super::tags;
use super::who::Who;
use crate::account::may::Act;
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::fold::searched;
use crate::language::{Language, Phrase};
use crate::opening::standing::{self, Standing};
use crate::store::cursor;
use entity::application::{self, Stage};
use entity::{ApplicationId, Instant, OpeningId, StaffId, scorecard};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Rows of a page unless it says otherwise, and at most.
pub const DEFAULT_LIMIT: u64 = 25;
pub const MAX_LIMIT: u64 = 100;

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The latest first.
    Arrival,
    /// In the order in which oneself reviews.
    Own,
    /// By name, folded.
    Name,
    /// In the order of the ranking.
    Mean,
}

impl Sort {
    /// Its name in the API and in paths.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arrival => "arrival",
            Self::Own => "own",
            Self::Name => "name",
            Self::Mean => "mean",
        }
    }

    /// The order of this name.
    pub fn named(text: &str) -> Option<Self> {
        [Self::Arrival, Self::Own, Self::Name, Self::Mean].into_iter().find(|sort| sort.name() == text)
    }
}

/// What somebody asks of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub filter: Filter,
    /// None: by arrival, and where that is covered in one's own order.
    pub sort: Option<Sort>,
    pub cursor: Option<String>,
    pub limit: Option<u64>,
    /// In which excerpts are told.
    pub language: Language,
}

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    #[error("no such opening, or not theirs to read")]
    NotFound,
    #[error("asked for what the list does not offer")]
    Invalid(Vec<Invalid>),
    #[error("the cursor is not of this list")]
    Cursor,
    #[error("figures are not to be seen yet")]
    Waiting(Progress),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    pub standing: Standing,
    pub sight: Sight,
    /// In which order they come.
    pub sort: Sort,
    pub items: Vec<T>,
    pub next_cursor: Option<String>,
    /// Submitted cards that make a review complete.
    pub quorum: u64,
}

/// One application of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub who: Who,
    pub stage: Stage,
    /// None where it is covered: the order of arrival tells something.
    pub submitted_at: Option<Instant>,
    /// The version that counts.
    pub number: i32,
    /// Submitted cards.
    pub reviews: i32,
    /// Submitted cards that make its review complete.
    pub quorum: u64,
    /// Whether its figures may be seen; if not, the two below are none.
    pub is_shown: bool,
    pub mean: Option<Exact>,
    pub complete: Option<bool>,
    /// A document was found infected or could not be scanned: somebody has to decide. Not told where documents are covered.
    pub is_troubled: bool,
    /// What a move has to have seen; none for those who may not move it.
    pub seen: Option<Seen>,
    pub tags: Vec<String>,
    /// Where the words stand that were searched for, beside the name.
    pub found: Vec<Excerpt>,
}

/// A page of the opening's submitted applications.
///
/// # Errors
/// See [`ListError`].
pub async fn list(ctx: &Context, slug: &str, asked: &Asked) -> Result<Page<Listed>, ListError> {
    let standing = standing::by_slug(ctx, slug, Act::ReadApplications).await?.ok_or(ListError::NotFound)?;
    let (db, me, opening, sight) = (ctx.store.read(), standing.staff, standing.opening.id, Sight::of(&standing));
    let limit = checked_limit(asked.limit)?;
    let sort = asked.sort.unwrap_or(if sight.is_covered() { Sort::Own } else { Sort::Arrival });
    if matches!(sort, Sort::Name | Sort::Arrival) && sight.is_covered() {
        let detail = Phrase::new("review-invalid-sort-covered");
        return Err(ListError::Invalid(vec![Invalid::new("/sort", "covered", detail)]));
    }
    if sort == Sort::Mean && sight.waits() {
        let progress = progress::of(db, &standing).await?;
        if progress.open > 0 {
            return Err(ListError::Waiting(progress));
        }
    }
    let all = narrowed(ctx, &standing, sight, order::visible(&standing), &asked.filter).await?;
    let list = list_name(opening, sort, asked);
    let wanted = Wanted { standing: &standing, sort, list: &list, cursor: asked.cursor.as_deref(), limit: limit + 1 };
    let mut rows = page(ctx, &all, &wanted).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next_cursor = match rows.last().filter(|_| more) {
        Some(end) => Some(seal(ctx, &list, sort, end)?),
        None => None,
    };
    let panel = expected::panel(db, opening).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let expected = Expected::of(db, &standing.opening, &panel, &ids).await?;
    let authors = if sight.waits() { authors(db, &ids).await? } else { HashMap::new() };
    let nobody = HashSet::new();
    let words = searched(&asked.filter.text);
    let mut found = HashMap::new();
    if !words.is_empty() {
        found = excerpts(db, opening, sight, &ids, &words, asked.language).await?;
    }
    let mut tags: HashMap<ApplicationId, Vec<String>> = HashMap::new();
    for (id, label) in tags::of_rows(db, &standing, sight, &ids).await? {
        tags.entry(id).or_default().push(label);
    }
    let troubled = if sight.is_covered() { HashSet::new() } else { troubled(db, ids).await? };
    // Who must not know whom they move does not move them from a list.
    let may_move = standing.may(Act::MoveStage) && !sight.is_covered();
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let submitted = authors.get(&row.id).unwrap_or(&nobody);
        let is_shown = sight.waiting(me, submitted, expected.reviewers(row.id)).is_none();
        items.push(Listed {
            seen: may_move.then_some(Seen { version: row.version, stage: row.stage }),
            mean: if is_shown { row.mean()? } else { None },
            complete: is_shown.then_some(row.review_complete),
            who: sight.who_of(&row),
            stage: row.stage,
            submitted_at: row.submitted_at.filter(|_| !sight.is_covered()),
            number: row.number,
            reviews: row.reviews,
            quorum: expected.quorum(row.id) as u64,
            is_shown,
            is_troubled: troubled.contains(&row.id),
            tags: tags.remove(&row.id).unwrap_or_default(),
            found: found.remove(&row.id).unwrap_or_default(),
        });
    }
    let quorum = standing.opening.reviews_per_application.and_then(|n| u64::try_from(n).ok());
    let quorum = quorum.unwrap_or(panel.len() as u64);
    Ok(Page { standing, sight, sort, items, next_cursor, quorum })
}

/// The applications that a list finds, in no order, at most so many.
///
/// # Errors
/// See [`ListError`].
pub async fn matching(ctx: &Context, standing: &Standing, filter: &Filter, most: u64) -> Result<Vec<Row>, ListError> {
    let found = narrowed(ctx, standing, Sight::of(standing), order::visible(standing), filter).await?;
    Ok(found.limit(most).into_model().all(ctx.store.read()).await?)
}

/// How many applications a list finds; counts no further than `most` + 1.
///
/// # Errors
/// See [`ListError`].
pub async fn count_matching(ctx: &Context, standing: &Standing, filter: &Filter, most: u64) -> Result<u64, ListError> {
    let found = narrowed(ctx, standing, Sight::of(standing), order::visible(standing), filter).await?;
    let found = found.select_only().column(application::Column::Id);
    Ok(found.limit(most + 1).count(ctx.store.read()).await?)
}

/// How many submitted applications there are for this person; counts no further than `most` + 1.
///
/// # Errors
/// The database's own error.
pub async fn count(db: &impl ConnectionTrait, standing: &Standing, most: u64) -> Result<u64, DbErr> {
    order::visible(standing).limit(most + 1).count(db).await
}

/// The page size asked for.
pub(super) fn checked_limit(asked: Option<u64>) -> Result<u64, ListError> {
    let limit = asked.unwrap_or(DEFAULT_LIMIT);
    if (1..=MAX_LIMIT).contains(&limit) {
        return Ok(limit);
    }
    let detail = Phrase::new("review-invalid-limit").with("max", MAX_LIMIT.to_string());
    Err(ListError::Invalid(vec![Invalid::new("/limit", "out-of-range", detail)]))
}

/// The name under which cursors of this very list are sealed.
fn list_name(opening: OpeningId, sort: Sort, asked: &Asked) -> String {
    let filter = serde_json::to_string(&asked.filter).unwrap_or_default();
    format!("applications/{opening}/{}/{filter}", sort.name())
}

/// Where a page ended, by arrival or by name.
#[derive(Serialize, Deserialize)]
struct Last<K> {
    key: K,
    id: ApplicationId,
}

fn seal(ctx: &Context, list: &str, sort: Sort, end: &Row) -> Result<String, DbErr> {
    let sealed = match sort {
        Sort::Own => cursor::seal(&ctx.keys, list, &Last { key: (), id: end.id }),
        Sort::Arrival => cursor::seal(&ctx.keys, list, &Last { key: end.submitted_at.map(|at| at.0), id: end.id }),
        Sort::Name => cursor::seal(&ctx.keys, list, &Last { key: end.name_fold.clone(), id: end.id }),
        Sort::Mean => cursor::seal(&ctx.keys, list, &Place::of(end)),
    };
    sealed.map_err(|error| DbErr::Custom(error.to_string()))
}

/// Which page of which list.
struct Wanted<'a> {
    standing: &'a Standing,
    sort: Sort,
    list: &'a str,
    cursor: Option<&'a str>,
    limit: u64,
}

async fn page(ctx: &Context, all: &Select<application::Entity>, wanted: &Wanted<'_>) -> Result<Vec<Row>, ListError> {
    use application::Column;
    let Wanted { standing, sort, list, cursor, limit } = *wanted;
    let db = ctx.store.read();
    let mut next = all.clone();
    match sort {
        Sort::Mean => {
            let place = cursor.map(|cursor| cursor::open::<Place>(&ctx.keys, list, cursor)).transpose();
            return Ok(order::by_mean(db, all, place.map_err(|_| ListError::Cursor)?.as_ref(), limit).await?);
        }
        Sort::Own => {
            let sequence = Sequence::of_list(db, standing).await?;
            let place = match cursor {
                None => None,
                Some(cursor) => {
                    let end: Last<()> = cursor::open(&ctx.keys, list, cursor).map_err(|_| ListError::Cursor)?;
                    let row = application::Entity::find_by_id(end.id).one(db).await?.ok_or(ListError::Cursor)?;
                    Some(sequence.place(db, &row).await?.ok_or(ListError::Cursor)?)
                }
            };
            let rows = sequence.rows(next);
            return Ok(sequence.take(db, &rows, place.as_ref(), Way::Onward, limit).await?);
        }
        Sort::Arrival => {
            if let Some(cursor) = cursor {
                let end: Last<Option<i64>> = cursor::open(&ctx.keys, list, cursor).map_err(|_| ListError::Cursor)?;
                let place = Expr::tuple([Column::SubmittedAt.into_expr(), Column::Id.into_expr()]);
                next = next.filter(place.lt(Expr::tuple([Expr::val(end.key), Expr::val(end.id)])));
            }
            next = next.order_by_desc(Column::SubmittedAt).order_by_desc(Column::Id);
        }
        Sort::Name => {
            if let Some(cursor) = cursor {
                let end: Last<String> = cursor::open(&ctx.keys, list, cursor).map_err(|_| ListError::Cursor)?;
                let place = Expr::tuple([Column::NameFold.into_expr(), Column::Id.into_expr()]);
                next = next.filter(place.gt(Expr::tuple([Expr::val(end.key), Expr::val(end.id)])));
            }
            next = next.order_by_asc(Column::NameFold).order_by_asc(Column::Id);
        }
    }
    Ok(next.limit(limit).into_model::<Row>().all(db).await?)
}

/// The authors of the submitted cards of these applications.
async fn authors(
    db: &impl ConnectionTrait,
    ids: &[ApplicationId],
) -> Result<HashMap<ApplicationId, HashSet<StaffId>>, DbErr> {
    let cards: Vec<(ApplicationId, StaffId)> = scorecard::Entity::find()
        .select_only()
        .columns([scorecard::Column::ApplicationId, scorecard::Column::ReviewerId])
        .filter(scorecard::Column::ApplicationId.is_in(ids.iter().copied()))
        .filter(scorecard::Column::SubmittedAt.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let mut authors: HashMap<ApplicationId, HashSet<StaffId>> = HashMap::new();
    for (application, reviewer) in cards {
        authors.entry(application).or_default().insert(reviewer);
    }
    Ok(authors)
}
