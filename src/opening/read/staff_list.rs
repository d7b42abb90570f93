//! The list of staff: every opening for HR, those of their own panels for everybody else.

use super::public_list::titles;
use super::{Page, PageError};
use crate::account::may::{Act, may};
use crate::context::Context;
use crate::language::Language;
use crate::opening::rules::Phase;
use crate::store::cursor;
use entity::opening::{self, State};
use entity::{OpeningId, application, panel_member};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Seconds after the closing instant at which what came in time is all there.
pub(super) const SETTLES: i64 = 30;

/// What is asked of the list.
#[derive(Clone, Debug)]
pub struct StaffList {
    /// Only in one of these; empty: in any.
    pub states: Vec<State>,
    /// In which to show titles, where there are any in it.
    pub language: Language,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// How many.
    pub limit: u64,
}

/// Applications of one opening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the states")]
pub struct Counts {
    pub drafts: i64,
    pub submitted: i64,
    pub withdrawn: i64,
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct StaffListed {
    /// The opening.
    pub opening: opening::Model,
    /// Where it is.
    pub phase: Phase,
    /// Its title.
    pub title: String,
    /// Its applications; a panel is told once they are all there, HR at any time.
    pub counts: Option<Counts>,
}

/// A page of the list, the newest first. None: this is not for whoever asks.
///
/// # Errors
/// See [`PageError`].
pub async fn staff_list(ctx: &Context, asked: &StaffList) -> Result<Option<Page<StaffListed>>, PageError> {
    let Some(staff) = ctx.actor.staff() else { return Ok(None) };
    let sees_all = may(staff.role, None, Act::SeeOpening);
    let name = format!("staff openings:{:?}", asked.states);
    let mut query = opening::Entity::find().order_by_desc(opening::Column::Id).limit(asked.limit + 1);
    if !sees_all {
        let own = Query::select()
            .column(panel_member::Column::OpeningId)
            .from(panel_member::Entity)
            .and_where(Expr::col(panel_member::Column::StaffId).eq(staff.id))
            .take();
        query = query.filter(opening::Column::Id.in_subquery(own));
    }
    if !asked.states.is_empty() {
        query = query.filter(opening::Column::State.is_in(asked.states.iter().copied()));
    }
    if let Some(cursor) = &asked.cursor {
        let last: OpeningId = cursor::open(&ctx.keys, &name, cursor)?;
        query = query.filter(opening::Column::Id.lt(last));
    }
    let mut rows = query.all(ctx.store.read()).await?;
    let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next_cursor = match rows.last() {
        Some(last) if more => Some(cursor::seal(&ctx.keys, &name, &last.id)?),
        _ => None,
    };
    let (titles, counts) = (titles(ctx, &rows).await?, counts(ctx, &rows).await?);
    let now = ctx.now();
    let items = rows
        .into_iter()
        .map(|opening| {
            let texts = titles.get(&opening.id).map(Vec::as_slice).unwrap_or_default();
            let of = |code: &str| texts.iter().find(|(language, ..)| language == code);
            let title = of(asked.language.code())
                .or_else(|| of(asked.language.in_first_script().code()))
                .or_else(|| of(&opening.language))
                .map(|(_, title, _)| title.clone());
            let settled = opening.closes_at.is_some_and(|closes_at| closes_at.plus_seconds(SETTLES) <= now);
            StaffListed {
                phase: Phase::of(&opening, now),
                title: title.unwrap_or_default(),
                counts: (sees_all || settled).then(|| counts.get(&opening.id).copied().unwrap_or_default()),
                opening,
            }
        })
        .collect();
    Ok(Some(Page { items, next_cursor }))
}

/// Counts of all these openings in one grouped query.
pub(super) async fn counts(ctx: &Context, rows: &[opening::Model]) -> Result<HashMap<OpeningId, Counts>, DbErr> {
    let found: Vec<(OpeningId, application::State, i64)> = application::Entity::find()
        .select_only()
        .columns([application::Column::OpeningId, application::Column::State])
        .column_as(application::Column::Id.count(), "count")
        .filter(application::Column::OpeningId.is_in(rows.iter().map(|row| row.id)))
        .group_by(application::Column::OpeningId)
        .group_by(application::Column::State)
        .into_tuple()
        .all(ctx.store.read())
        .await?;
    let mut counts: HashMap<OpeningId, Counts> = HashMap::new();
    for (id, state, count) in found {
        let row = counts.entry(id).or_default();
        match state {
            application::State::Draft => row.drafts = count,
            application::State::Submitted => row.submitted = count,
            application::State::Withdrawn => row.withdrawn = count,
        }
    }
    Ok(counts)
}
