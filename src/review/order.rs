//! Submitted applications as rows of a list, in the order of the ranking, read page by page from an index.

use super::exact::Exact;
use super::scope;
use crate::opening::standing::Standing;
use entity::application::{self, Stage, State};
use entity::{ApplicationId, Instant, OpeningId, SubmissionId, submission};
use sea_orm::sea_query::{Condition, Expr, Order};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// One application of a list.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Row {
    pub id: ApplicationId,
    pub reference: String,
    pub alias: String,
    pub stage: Stage,
    pub version: i32,
    pub name_fold: String,
    pub submitted_at: Option<Instant>,
    pub reviews: i32,
    pub mean_key: Option<i64>,
    pub mean_exact: Option<String>,
    pub review_complete: bool,
    /// The version that counts.
    pub submission_id: Option<SubmissionId>,
    /// As in the version that counts.
    pub full_name: String,
    /// The number of that version.
    pub number: i32,
}

impl Row {
    /// The kept mean.
    ///
    /// # Errors
    /// What is kept is no fraction: somebody wrote into the database.
    pub fn mean(&self) -> Result<Option<Exact>, DbErr> {
        let unreadable = |_| DbErr::Custom(format!("the mean kept with {} cannot be read", self.reference));
        self.mean_exact.as_deref().map(str::parse).transpose().map_err(unreadable)
    }
}

/// The submitted applications of an opening that exist for this person, as [`Row`]s still without an order.
pub fn visible(standing: &Standing) -> Select<application::Entity> {
    scope::visible(submitted(standing.opening.id), standing)
}

/// All submitted applications of an opening, as [`Row`]s still without an order.
pub fn submitted(opening: OpeningId) -> Select<application::Entity> {
    use application::Column;
    let version = application::Entity::belongs_to(submission::Entity)
        .from(Column::SubmissionId)
        .to(submission::Column::Id)
        .into();
    application::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Reference,
            Column::Alias,
            Column::Stage,
            Column::Version,
            Column::NameFold,
            Column::SubmittedAt,
            Column::Reviews,
            Column::MeanKey,
            Column::MeanExact,
            Column::ReviewComplete,
            Column::SubmissionId,
        ])
        .column(submission::Column::FullName)
        .column(submission::Column::Number)
        .join(JoinType::InnerJoin, version)
        .filter(Column::OpeningId.eq(opening))
        .filter(Column::State.eq(State::Submitted))
}

/// Where a page in the order of the ranking ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    key: Option<i64>,
    mean: Option<String>,
    reference: String,
}

impl Place {
    /// The place of this row.
    pub fn of(row: &Row) -> Self {
        Self { key: row.mean_key, mean: row.mean_exact.clone(), reference: row.reference.clone() }
    }

    /// The exact mean there.
    pub fn mean(&self) -> Option<&str> {
        self.mean.as_deref()
    }
}

/// At most `limit` rows of `all` after a place, by mean, highest first, within a tie by reference; the unrated last.
///
/// # Errors
/// The database's own error.
pub async fn by_mean(
    db: &impl ConnectionTrait,
    all: &Select<application::Entity>,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<Row>, DbErr> {
    let in_rated = after.is_none_or(|place| place.key.is_some());
    let mut rows = if in_rated { rated(db, all, after, limit).await? } else { Vec::new() };
    let room = limit.saturating_sub(rows.len() as u64);
    if room > 0 {
        let mut unrated = all.clone().filter(application::Column::MeanKey.is_null());
        if let Some(place) = after.filter(|_| !in_rated) {
            unrated = unrated.filter(application::Column::Reference.gt(&place.reference));
        }
        let unrated = unrated.order_by_asc(application::Column::Reference).limit(room);
        rows.extend(unrated.into_model::<Row>().all(db).await?);
    }
    Ok(rows)
}

async fn rated(
    db: &impl ConnectionTrait,
    all: &Select<application::Entity>,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<Row>, DbErr> {
    use application::Column;
    let mut next = all.clone().filter(Column::MeanKey.is_not_null());
    if let Some(Place { key: Some(key), mean: Some(mean), reference }) = after {
        let same = || Condition::all().add(Column::MeanKey.eq(*key));
        next = next.filter(Column::MeanKey.lte(*key)).filter(
            Condition::any()
                .add(Column::MeanKey.lt(*key))
                .add(same().add(Column::MeanExact.gt(mean)))
                .add(same().add(Column::MeanExact.eq(mean)).add(Column::Reference.gt(reference))),
        );
    }
    let rows: Vec<Row> = next
        .order_by(Column::MeanKey, Order::Desc)
        .order_by_asc(Column::MeanExact)
        .order_by_asc(Column::Reference)
        .limit(limit)
        .into_model()
        .all(db)
        .await?;
    if is_ambiguous(db, all, after, &rows).await? { by_exact_mean(db, all, after, limit).await } else { Ok(rows) }
}

/// Whether the key of one of these rows, or that of the place before them, is also that of another mean, less than 10⁻¹²
/// away.
async fn is_ambiguous(
    db: &impl ConnectionTrait,
    all: &Select<application::Entity>,
    after: Option<&Place>,
    rows: &[Row],
) -> Result<bool, DbErr> {
    use application::Column;
    let listed = rows.iter().map(|row| (row.mean_key, row.mean_exact.as_deref()));
    let before = after.map(|place| (place.key, place.mean.as_deref()));
    let means: HashMap<i64, &str> = listed.chain(before).filter_map(|(key, mean)| Some((key?, mean?))).collect();
    if means.is_empty() {
        return Ok(false);
    }
    // The index is read at these keys alone: by the alternatives below, it would be read whole.
    let keys: Vec<i64> = means.keys().copied().collect();
    let others = means.into_iter().fold(Condition::any(), |any, (key, mean)| {
        any.add(Condition::all().add(Column::MeanKey.eq(key)).add(Column::MeanExact.ne(mean)))
    });
    let at_these = all.clone().select_only().expr(Expr::val(1)).filter(Column::MeanKey.is_in(keys));
    let found: Option<i32> = at_these.filter(others).limit(1).into_tuple().one(db).await?;
    Ok(found.is_some())
}

/// The same page where keys do not suffice: all rated rows are ordered by their exact means.
async fn by_exact_mean(
    db: &impl ConnectionTrait,
    all: &Select<application::Entity>,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<Row>, DbErr> {
    let rows: Vec<Row> = all.clone().filter(application::Column::MeanKey.is_not_null()).into_model().all(db).await?;
    let mut ordered = Vec::with_capacity(rows.len());
    for row in rows {
        ordered.push((std::cmp::Reverse(row.mean()?), row.reference.clone(), row));
    }
    ordered.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    let place =
        after.and_then(|place| Some((std::cmp::Reverse(place.mean.as_deref()?.parse().ok()), &place.reference)));
    let start = place
        .map_or(0, |place| ordered.partition_point(|(mean, reference, _)| (mean, reference) <= (&place.0, place.1)));
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    Ok(ordered.into_iter().skip(start).take(limit).map(|(_, _, row)| row).collect())
}
