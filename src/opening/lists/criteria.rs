//! HR chooses what is judged.

use super::{ListError, next_version, refuse};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::opening::held::{locked, managed};
use crate::opening::rules::{NewCriterion, Step, criteria_wrong, only_words_differ};
use crate::opening::{limits, rows};
use entity::{OpeningId, criterion, opening, score, scorecard};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

/// Chooses the criteria, in a draft or after publication. Once a card was submitted by them only their words may change.
/// Scores on cards that are still being written go where their criterion goes, or where their value left its scale.
///
/// # Errors
/// See [`ListError`].
pub async fn set_criteria(
    ctx: &Context,
    slug: &str,
    version: Option<i32>,
    list: Vec<NewCriterion>,
) -> Result<opening::Model, ListError> {
    let id = managed::<ListError>(ctx, slug).await?.id;
    refuse(criteria_wrong(&list, &limits(ctx)))?;
    ctx.store
        .write(async |tx| {
            let (row, _) = locked::<ListError>(tx, id, version, Step::SetCriteria).await?;
            let before = criterion::Entity::find().filter(criterion::Column::OpeningId.eq(id)).all(tx).await?;
            let mut dropped = 0;
            if !only_words_differ(&before, &list) {
                let submitted = scorecard::Entity::find()
                    .filter(scorecard::Column::OpeningId.eq(id))
                    .filter(scorecard::Column::SubmittedAt.is_not_null())
                    .count(tx)
                    .await?;
                if submitted > 0 {
                    return Err(ListError::InUse);
                }
                dropped = drop_scores(tx, id, &list).await?;
            }
            let list: Vec<_> = list.into_iter().enumerate().map(|(i, new)| rows::criterion(id, i, new)).collect();
            let counted: Vec<_> = list
                .iter()
                .map(|row| json!([row.key, row.weight_milli, row.min_milli, row.max_milli, row.required]))
                .collect();
            rows::write_criteria(tx, id, list).await?;
            let row = next_version(tx, ctx, row).await?;
            let facts = json!({ "criteria": counted, "scores_dropped": dropped });
            audit::append(tx, ctx, Entry::of(id, "opening.criteria_set", id).with(facts)).await?;
            Ok(row)
        })
        .await
}

/// Takes away scores, of cards being written, that no criterion of the new list has on its scale.
async fn drop_scores(tx: &impl ConnectionTrait, id: OpeningId, list: &[NewCriterion]) -> Result<u64, DbErr> {
    let cards = Query::select()
        .column(scorecard::Column::Id)
        .from(scorecard::Entity)
        .and_where(scorecard::Column::OpeningId.eq(id))
        .take();
    let mut kept = Condition::any();
    for new in list {
        kept = kept.add(
            Condition::all()
                .add(score::Column::CriterionKey.eq(&new.key))
                .add(score::Column::ValueMilli.between(new.min_milli, new.max_milli)),
        );
    }
    let mut query = score::Entity::delete_many().filter(score::Column::ScorecardId.in_subquery(cards));
    if !list.is_empty() {
        query = query.filter(kept.not());
    }
    Ok(query.exec(tx).await?.rows_affected)
}
