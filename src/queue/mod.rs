//! Jobs, written in the same transaction as the change that caused them; claimed, done, tried again, given up.

use crate::store::Store;
use crate::store::batch::Batch;
use entity::job::{self, State};
use entity::{Instant, JobId};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Set,
};
use serde_json::Value;

/// A job to write.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Which job.
    pub kind: &'static str,
    /// Its ids; no personal data.
    pub payload: Value,
    /// At most one job with this key is ever written.
    pub dedup_key: Option<String>,
    /// Not before this instant.
    pub run_at: Instant,
}

/// Writes a job. A second one with the same dedup key is left out without an error.
///
/// # Errors
/// The database's own error.
pub async fn enqueue(tx: &impl ConnectionTrait, job: NewJob, now: Instant) -> Result<(), DbErr> {
    let mut batch = Batch::of(tx);
    add(&mut batch, [job], now);
    batch.send(tx).await
}

/// Writes jobs with what else is written; likewise.
pub fn add(batch: &mut Batch, jobs: impl IntoIterator<Item = NewJob>, now: Instant) {
    let mut rows = jobs.into_iter().map(|job| row(job, now)).peekable();
    if rows.peek().is_none() {
        return;
    }
    let written_once = OnConflict::column(job::Column::DedupKey).do_nothing().to_owned();
    batch.add(&job::Entity::insert_many(rows).on_conflict(written_once).into_query());
}

fn row(job: NewJob, now: Instant) -> job::ActiveModel {
    job::ActiveModel {
        id: Set(JobId(crate::secrets::new_id(now))),
        kind: Set(job.kind.to_owned()),
        payload: Set(job.payload),
        dedup_key: Set(job.dedup_key),
        state: Set(State::Waiting),
        run_at: Set(job.run_at),
        attempts: Set(0),
        leased_until: Set(None),
        last_error: Set(None),
        created_at: Set(now),
        finished_at: Set(None),
    }
}

/// Claims due jobs of these kinds, the longest due first, at most so many, until `lease_seconds` from now; a job whose lease
/// ran out is due again.
///
/// # Errors
/// The database's own error.
pub async fn claim(
    store: &Store,
    kinds: &[&str],
    most: u64,
    now: Instant,
    lease_seconds: u32,
) -> Result<Vec<job::Model>, DbErr> {
    let due = Condition::any()
        .add(Condition::all().add(job::Column::State.eq(State::Waiting)).add(job::Column::RunAt.lte(now)))
        .add(Condition::all().add(job::Column::State.eq(State::Running)).add(job::Column::LeasedUntil.lt(now)));
    let query = job::Entity::find()
        .select_only()
        .column(job::Column::Id)
        .filter(job::Column::Kind.is_in(kinds.iter().copied()))
        .filter(due)
        .order_by_asc(job::Column::RunAt)
        .limit(most);
    // An idle queue is only read: it takes no turn to write from anybody.
    if query.clone().into_tuple::<JobId>().one(store.read()).await?.is_none() {
        return Ok(Vec::new());
    }
    let claimed: Result<_, DbErr> = store
        .write(async |tx| {
            let query = match store.backend() {
                DbBackend::Postgres => query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked),
                _ => query,
            };
            let ids: Vec<JobId> = query.into_tuple().all(tx).await?;
            let jobs = job::Entity::update_many()
                .col_expr(job::Column::State, Expr::value(State::Running))
                .col_expr(job::Column::LeasedUntil, Expr::value(now.plus_seconds(i64::from(lease_seconds))))
                .col_expr(job::Column::Attempts, Expr::col(job::Column::Attempts).add(1))
                .filter(job::Column::Id.is_in(ids.iter().copied()))
                .exec_with_returning(tx)
                .await?;
            Ok((ids, jobs))
        })
        .await;
    let (order, mut jobs) = claimed?;
    jobs.sort_by_key(|job| order.iter().position(|id| *id == job.id));
    Ok(jobs)
}

/// Gives a claimed job back as if it had not been claimed: there was no time to try.
///
/// # Errors
/// The database's own error.
pub async fn give_back(store: &Store, job: &job::Model) -> Result<(), DbErr> {
    store
        .write(async |tx| {
            job::Entity::update_many()
                .col_expr(job::Column::State, Expr::value(State::Waiting))
                .col_expr(job::Column::LeasedUntil, Expr::value(Option::<i64>::None))
                .col_expr(job::Column::Attempts, Expr::value(job.attempts - 1))
                .filter(job::Column::Id.eq(job.id))
                .exec(tx)
                .await
                .map(drop)
        })
        .await
}

/// The job did what it should; in the transaction of what it did, if it wrote anything.
///
/// # Errors
/// The database's own error.
pub async fn done(tx: &impl ConnectionTrait, job: JobId, now: Instant) -> Result<(), DbErr> {
    finish(tx, job, State::Done, None, now).await
}

/// The job was not to be done now, through no fault of its own: it is tried again at `run_at`, and that it was tried does not
/// count.
///
/// # Errors
/// The database's own error.
pub async fn put_off(store: &Store, job: &job::Model, why: &str, run_at: Instant) -> Result<(), DbErr> {
    wait(store, job, why, job.attempts - 1, run_at).await
}

/// The job failed: it is tried again after a growing pause, or given up after `max_attempts`.
///
/// # Errors
/// The database's own error.
pub async fn failed(
    store: &Store,
    job: &job::Model,
    error: &str,
    max_attempts: i32,
    now: Instant,
) -> Result<(), DbErr> {
    if job.attempts >= max_attempts {
        return store.write(async |tx| finish(tx, job.id, State::GivenUp, Some(error), now).await).await;
    }
    wait(store, job, error, job.attempts, now.plus_seconds(pause_seconds(job.attempts))).await
}

async fn wait(store: &Store, job: &job::Model, error: &str, attempts: i32, run_at: Instant) -> Result<(), DbErr> {
    store
        .write(async |tx| {
            job::Entity::update_many()
                .col_expr(job::Column::State, Expr::value(State::Waiting))
                .col_expr(job::Column::RunAt, Expr::value(run_at))
                .col_expr(job::Column::Attempts, Expr::value(attempts))
                .col_expr(job::Column::LeasedUntil, Expr::value(Option::<i64>::None))
                .col_expr(job::Column::LastError, Expr::value(error))
                .filter(job::Column::Id.eq(job.id))
                .exec(tx)
                .await
                .map(drop)
        })
        .await
}

/// 10 s, 40 s, 90 s … at most an hour.
fn pause_seconds(attempts: i32) -> i64 {
    (i64::from(attempts) * i64::from(attempts) * 10).clamp(10, 3600)
}

/// Jobs of one kind that were given up.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct GivenUp {
    /// Which job.
    pub kind: String,
    /// What went wrong last with one of them; no personal data.
    pub last_error: Option<String>,
    /// How many.
    pub count: i64,
}

/// The jobs that were given up, by kind.
///
/// # Errors
/// The database's own error.
pub async fn given_up(store: &Store) -> Result<Vec<GivenUp>, DbErr> {
    job::Entity::find()
        .select_only()
        .column(job::Column::Kind)
        .column_as(job::Column::LastError.max(), "last_error")
        .column_as(job::Column::Id.count(), "count")
        .filter(job::Column::State.eq(State::GivenUp))
        .group_by(job::Column::Kind)
        .order_by_asc(job::Column::Kind)
        .into_model()
        .all(store.read())
        .await
}

/// Lets the jobs that were given up wait again as if they were new; says how many.
///
/// # Errors
/// The database's own error.
pub async fn try_again(store: &Store) -> Result<u64, DbErr> {
    store
        .write(async |tx| {
            let waiting = job::Entity::update_many()
                .col_expr(job::Column::State, Expr::value(State::Waiting))
                .col_expr(job::Column::Attempts, Expr::value(0))
                .col_expr(job::Column::FinishedAt, Expr::value(Option::<i64>::None))
                .filter(job::Column::State.eq(State::GivenUp))
                .exec(tx)
                .await?;
            Ok(waiting.rows_affected)
        })
        .await
}

async fn finish(
    tx: &impl ConnectionTrait,
    job: JobId,
    state: State,
    error: Option<&str>,
    now: Instant,
) -> Result<(), DbErr> {
    job::Entity::update_many()
        .col_expr(job::Column::State, Expr::value(state))
        .col_expr(job::Column::LeasedUntil, Expr::value(Option::<i64>::None))
        .col_expr(job::Column::LastError, Expr::value(error.map(str::to_owned)))
        .col_expr(job::Column::FinishedAt, Expr::value(now))
        .filter(job::Column::Id.eq(job))
        .exec(tx)
        .await
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Flags, Settings};

    #[test]
    fn what_fails_for_three_days_is_not_given_up_yet() {
        let tries = Settings::defaults(&Flags::default()).unwrap().jobs.max_attempts;
        let days: i64 = (1..tries).map(pause_seconds).sum::<i64>() / 86_400;
        assert_eq!(days, 3);
        assert_eq!([1, 2, 3, 18, 19, tries].map(pause_seconds), [10, 40, 90, 3240, 3600, 3600]);
    }
}
