//! Tags on applications: words by which HR and panel find them again. Each is its author's; whoever moves applications may take
//! any away that they see.

use super::candidate::{self, Candidate};
use super::covering::{self, Identity};
use super::covers;
use super::notes::read::waiting;
use super::sight::{Sight, Waiting};
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::language::fold::fold;
use crate::opening::standing::Standing;
use entity::{ApplicationId, StaffId, application_tag};
use sea_orm::sea_query::{Condition, Expr, Func, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use serde_json::json;

/// Tags of an opening that are offered to choose from.
const OFFERED: u64 = 100;

/// Tags stay as they are.
#[derive(Debug, thiserror::Error)]
pub enum TagError {
    #[error("no such application, or not theirs to read")]
    NotFound,
    #[error("not a tag")]
    Invalid(Vec<Invalid>),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// A tag on an application as somebody sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub label: String,
    /// It is theirs.
    pub is_mine: bool,
    /// They may take it away.
    pub may_remove: bool,
}

/// The tags on an application, by name, each once however many put it.
///
/// # Errors
/// The database's own error.
pub async fn of(ctx: &Context, candidate: &Candidate) -> Result<Vec<Tag>, DbErr> {
    let (db, me) = (ctx.store.read(), candidate.standing.staff);
    let waiting = waiting(db, candidate).await?;
    let rows = application_tag::Entity::find()
        .filter(application_tag::Column::ApplicationId.eq(candidate.application.id))
        .order_by_asc(application_tag::Column::Fold)
        .order_by_asc(application_tag::Column::PutAt)
        .all(db)
        .await?;
    let any = candidate.standing.may(Act::MoveStage);
    let who = veil(db, candidate).await?;
    let mut tags: Vec<(String, Tag)> = Vec::new();
    for row in rows.into_iter().filter(|row| may_see(row, me, candidate.sight, waiting)) {
        let is_mine = row.staff_id == me;
        // HR may have covered more since it was put. One's own stands as one typed it, or it would say what one guessed right.
        if !is_mine && who.as_ref().is_some_and(|who| tells(&row.label, who)) {
            continue;
        }
        match tags.iter_mut().find(|(fold, _)| *fold == row.fold) {
            Some((_, known)) => {
                known.is_mine |= is_mine;
                known.may_remove |= is_mine || any;
            }
            None => tags.push((row.fold, Tag { label: row.label, is_mine, may_remove: is_mine || any })),
        }
    }
    Ok(tags.into_iter().map(|(_, tag)| tag).collect())
}

/// Whether one may see a tag: one's own; HR's and managers' at any time, reviewers' once one's own card is in; where names are
/// covered only what tells none and was put by those who did not know them.
fn may_see(row: &application_tag::Model, me: StaffId, sight: Sight, waiting: Option<Waiting>) -> bool {
    row.staff_id == me || ((row.covered || !sight.is_covered()) && (waiting.is_none() || !row.by_reviewer))
}

/// Whom nothing may tell of; none where names are shown.
async fn veil(db: &impl ConnectionTrait, candidate: &Candidate) -> Result<Option<Identity>, DbErr> {
    if !candidate.sight.is_covered() {
        return Ok(None);
    }
    covers::read::identity(db, &candidate.application).await.map(Some)
}

/// Whether a label tells who applied.
fn tells(label: &str, who: &Identity) -> bool {
    !covering::found(label, who).is_empty()
}

/// Puts a tag on an application; one that is theirs already stays.
///
/// # Errors
/// See [`TagError`].
pub async fn put(ctx: &Context, address: &str, label: &str) -> Result<(), TagError> {
    let candidate = candidate::by_reference(ctx, address, Act::ReadApplications).await?.ok_or(TagError::NotFound)?;
    let label = checked(ctx, label)?;
    keep(ctx, &candidate, &[label], false).await
}

/// Puts exactly these tags of one's own on an application.
///
/// # Errors
/// See [`TagError`].
pub async fn put_all(ctx: &Context, address: &str, labels: &[String]) -> Result<(), TagError> {
    let candidate = candidate::by_reference(ctx, address, Act::ReadApplications).await?.ok_or(TagError::NotFound)?;
    let labels = labels.iter().map(|label| checked(ctx, label)).collect::<Result<Vec<_>, _>>()?;
    keep(ctx, &candidate, &labels, true).await
}

/// Takes a tag away: one's own, and for those who move applications anybody's that they see.
///
/// # Errors
/// See [`TagError`].
pub async fn remove(ctx: &Context, address: &str, label: &str) -> Result<(), TagError> {
    let candidate = candidate::by_reference(ctx, address, Act::ReadApplications).await?.ok_or(TagError::NotFound)?;
    let (me, any) = (candidate.standing.staff, candidate.standing.may(Act::MoveStage));
    let waiting = waiting(ctx.store.read(), &candidate).await?;
    let fold = fold(label);
    ctx.store
        .write(async |tx| {
            let rows = application_tag::Entity::find()
                .filter(application_tag::Column::ApplicationId.eq(candidate.application.id))
                .filter(application_tag::Column::Fold.eq(&fold))
                .all(tx)
                .await?;
            let seen = |row: &&application_tag::Model| may_see(row, me, candidate.sight, waiting);
            let whose: Vec<StaffId> =
                rows.iter().filter(|row| row.staff_id == me || any).filter(seen).map(|row| row.staff_id).collect();
            if whose.is_empty() {
                return Ok(());
            }
            application_tag::Entity::delete_many()
                .filter(application_tag::Column::ApplicationId.eq(candidate.application.id))
                .filter(application_tag::Column::Fold.eq(&fold))
                .filter(application_tag::Column::StaffId.is_in(whose))
                .exec(tx)
                .await?;
            append(tx, ctx, &candidate, 0, 1).await.map_err(TagError::from)
        })
        .await
}

/// One's own tags on an application.
fn mine(candidate: &Candidate) -> sea_orm::Select<application_tag::Entity> {
    application_tag::Entity::find()
        .filter(application_tag::Column::ApplicationId.eq(candidate.application.id))
        .filter(application_tag::Column::StaffId.eq(candidate.standing.staff))
}

/// Puts these tags; `alone`: and takes one's own others away.
async fn keep(ctx: &Context, candidate: &Candidate, labels: &[String], alone: bool) -> Result<(), TagError> {
    let max = ctx.settings.finding.max_tags;
    let who = veil(ctx.store.read(), candidate).await?;
    let mut wanted: Vec<(String, &String)> = Vec::new();
    for label in labels {
        let fold = fold(label);
        if !wanted.iter().any(|(known, _)| *known == fold) {
            wanted.push((fold, label));
        }
    }
    ctx.store
        .write(async |tx| {
            let before = mine(candidate).all(tx).await?;
            let gone: Vec<&str> = before
                .iter()
                .map(|row| row.fold.as_str())
                .filter(|fold| alone && !wanted.iter().any(|(w, _)| w == fold))
                .collect();
            let new: Vec<_> = wanted.iter().filter(|(fold, _)| !before.iter().any(|row| row.fold == *fold)).collect();
            if gone.is_empty() && new.is_empty() {
                return Ok(());
            }
            if before.len() - gone.len() + new.len() > max {
                let detail = Phrase::new("review-tag-too-many").with("max", max);
                return Err(TagError::Invalid(vec![Invalid::new("/tags", "too-many", detail)]));
            }
            application_tag::Entity::delete_many()
                .filter(application_tag::Column::ApplicationId.eq(candidate.application.id))
                .filter(application_tag::Column::StaffId.eq(candidate.standing.staff))
                .filter(application_tag::Column::Fold.is_in(gone.iter().copied()))
                .exec(tx)
                .await?;
            let rows = new.iter().map(|(fold, label)| {
                let row = application_tag::Model {
                    application_id: candidate.application.id,
                    fold: fold.clone(),
                    staff_id: candidate.standing.staff,
                    opening_id: candidate.application.opening_id,
                    label: (*label).clone(),
                    by_reviewer: candidate.sight.reviews(),
                    // What tells who applied is as if it were put by somebody who knows.
                    covered: who.as_ref().is_some_and(|who| !tells(label, who)),
                    put_at: ctx.now(),
                };
                row.into_active_model()
            });
            if !new.is_empty() {
                // Sent twice at once, it is there once.
                let twice = sea_orm::sea_query::OnConflict::columns([
                    application_tag::Column::ApplicationId,
                    application_tag::Column::Fold,
                    application_tag::Column::StaffId,
                ])
                .do_nothing()
                .to_owned();
                application_tag::Entity::insert_many(rows).on_conflict(twice).exec_without_returning(tx).await?;
            }
            append(tx, ctx, candidate, new.len(), gone.len()).await.map_err(TagError::from)
        })
        .await
}

/// On the record: how many were put and taken away, never what they say.
async fn append(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    candidate: &Candidate,
    put: usize,
    removed: usize,
) -> Result<(), DbErr> {
    let entry = Entry::of(candidate.application.opening_id, "application.tagged", &candidate.application.reference);
    audit::append(tx, ctx, entry.with(json!({ "put": put, "removed": removed }))).await
}

/// A label as it is kept.
fn checked(ctx: &Context, label: &str) -> Result<String, TagError> {
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let max = ctx.settings.finding.max_tag;
    let wrong = |code, detail| Err(TagError::Invalid(vec![Invalid::new("/tag", code, detail)]));
    if fold(&label).is_empty() {
        return wrong("missing", Phrase::new("review-tag-empty"));
    }
    if label.chars().count() > max {
        return wrong("too-long", Phrase::new("review-tag-too-long").with("max", max));
    }
    Ok(label)
}

/// The tags of an opening that somebody may find applications by, the most used first. Who waits for their own card is offered
/// no tag that only reviewers put.
///
/// # Errors
/// The database's own error.
pub async fn offered(ctx: &Context, standing: &Standing, sight: Sight) -> Result<Vec<String>, DbErr> {
    application_tag::Entity::find()
        .select_only()
        .expr(Expr::from(Func::min(application_tag::Column::Label.into_expr())))
        .filter(seen_at_once(standing, sight))
        .filter(application_tag::Column::OpeningId.eq(standing.opening.id))
        .group_by(application_tag::Column::Fold)
        .order_by_desc(Expr::from(Func::count(application_tag::Column::StaffId.into_expr())))
        .order_by_asc(application_tag::Column::Fold)
        .limit(OFFERED)
        .into_tuple()
        .all(ctx.store.read())
        .await
}

/// The applications with this tag, among the tags that somebody sees whatever cards are in.
pub(super) fn tagged(standing: &Standing, sight: Sight, label: &str) -> SelectStatement {
    application_tag::Entity::find()
        .select_only()
        .column(application_tag::Column::ApplicationId)
        .filter(application_tag::Column::OpeningId.eq(standing.opening.id))
        .filter(application_tag::Column::Fold.eq(fold(label)))
        .filter(seen_at_once(standing, sight))
        .into_query()
}

/// Tags that one may see on every application: one's own; others' only where one's sight does not depend on the card. A filter
/// over all applications must not tell what one of them would not show yet.
fn seen_at_once(standing: &Standing, sight: Sight) -> Condition {
    let mut others = Condition::all();
    if sight.is_covered() {
        others = others.add(application_tag::Column::Covered.eq(true));
    }
    if sight.waits() {
        others = others.add(application_tag::Column::ByReviewer.eq(false));
    }
    Condition::any().add(application_tag::Column::StaffId.eq(standing.staff)).add(others)
}

/// The tags of the rows of a list, as far as one sees them there.
///
/// # Errors
/// The database's own error.
pub(super) async fn of_rows(
    db: &impl ConnectionTrait,
    standing: &Standing,
    sight: Sight,
    rows: &[ApplicationId],
) -> Result<Vec<(ApplicationId, String)>, DbErr> {
    application_tag::Entity::find()
        .select_only()
        .column(application_tag::Column::ApplicationId)
        .expr(Expr::from(Func::min(application_tag::Column::Label.into_expr())))
        .filter(application_tag::Column::ApplicationId.is_in(rows.iter().copied()))
        .filter(seen_at_once(standing, sight))
        .group_by(application_tag::Column::ApplicationId)
        .group_by(application_tag::Column::Fold)
        .order_by_asc(application_tag::Column::Fold)
        .into_tuple()
        .all(db)
        .await
}
