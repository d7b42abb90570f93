//! The jobs: one thin file each, and the loop that takes them from the queue.

mod read_document;
mod send_letter;
pub mod sweep;
mod tell_applicants;

use crate::actor::Actor;
use crate::application::remind;
use crate::context::{Context, House};
use crate::document::read::READ;
use crate::queue;
use entity::job;
use sea_orm::DbErr;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Seconds between two sweeps of the file store.
const SWEEP_EVERY: i64 = 6 * 60 * 60;

/// Seconds between two looks for reminders that are due.
const REMIND_EVERY: i64 = 60;

/// Why a job failed; kept with it, so without personal data.
pub type JobError = String;

/// Takes jobs until told to stop; those under way are finished first. Documents are read beside all else, so that no letter waits
/// for one.
pub async fn run(house: Arc<House>, stop: CancellationToken) {
    let ctx = Context::new(house, Actor::System);
    tokio::join!(work(&ctx, &stop), read(&ctx, &stop));
}

async fn work(ctx: &Context, stop: &CancellationToken) {
    let mut next_sweep = ctx.now();
    let mut next_reminder = ctx.now();
    while !stop.is_cancelled() {
        if ctx.now() >= next_sweep {
            next_sweep = ctx.now().plus_seconds(SWEEP_EVERY);
            match sweep::run(ctx).await {
                Ok(0) => {}
                Ok(files) => tracing::info!(files, "files that nothing refers to were removed"),
                Err(error) => tracing::warn!(error, "the file store cannot be swept"),
            }
        }
        if ctx.now() >= next_reminder {
            next_reminder = ctx.now().plus_seconds(REMIND_EVERY);
            match remind::run(ctx).await {
                Ok(0) => {}
                Ok(letters) => tracing::info!(letters, "applicants with drafts are reminded"),
                Err(error) => tracing::warn!(%error, "nobody can be reminded"),
            }
        }
        rest_unless(step(ctx).await, ctx, stop).await;
    }
}

async fn read(ctx: &Context, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        rest_unless(read_step(ctx).await, ctx, stop).await;
    }
}

/// Waits a moment when there was nothing to do.
async fn rest_unless(worked: Result<bool, DbErr>, ctx: &Context, stop: &CancellationToken) {
    let worked = worked.unwrap_or_else(|error| {
        tracing::warn!(%error, "the queue cannot be read");
        false
    });
    if !worked {
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(Duration::from_millis(ctx.settings.jobs.poll_ms)) => {}
        }
    }
}

/// Does the next due jobs, documents to be read apart. False: there is none.
///
/// # Errors
/// The database's own error; a job's own failure is written down with it instead.
pub async fn step(ctx: &Context) -> Result<bool, DbErr> {
    let sent = send_letter::run(ctx).await?;
    let lease = ctx.settings.jobs.lease_seconds;
    let told = queue::claim(&ctx.store, &[crate::opening::notice::TELL], 1, ctx.now(), lease).await?;
    for job in &told {
        settle(ctx, job, tell_applicants::run(ctx, &job.payload).await).await?;
    }
    Ok(sent || !told.is_empty())
}

/// Reads the next document that waits for it. False: there is none.
///
/// # Errors
/// As [`step`].
pub async fn read_step(ctx: &Context) -> Result<bool, DbErr> {
    let lease = ctx.settings.jobs.lease_seconds;
    let jobs = queue::claim(&ctx.store, &[READ], 1, ctx.now(), lease).await?;
    for job in &jobs {
        settle(ctx, job, read_document::run(ctx, job.payload.clone()).await).await?;
    }
    Ok(!jobs.is_empty())
}

/// Writes down how a job ended.
async fn settle(ctx: &Context, job: &job::Model, outcome: Result<(), JobError>) -> Result<(), DbErr> {
    match outcome {
        Ok(()) => ctx.store.write(async |tx| queue::done(tx, job.id, ctx.now()).await).await,
        Err(error) => {
            tracing::warn!(job = %job.id, kind = %job.kind, attempts = job.attempts, error, "a job failed");
            queue::failed(&ctx.store, job, &error, ctx.settings.jobs.max_attempts, ctx.now()).await
        }
    }
}
