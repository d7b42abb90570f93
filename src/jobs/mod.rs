//! The jobs: one thin file each, and the loops that take them from the queue.

mod calibrate;
mod read_document;
mod scan_document;
mod send_letter;
pub mod sweep;
mod tell_applicants;

use crate::actor::Actor;
use crate::application::remind;
use crate::context::{Context, House};
use crate::document::read::READ;
use crate::queue;
use crate::review::calibrate::CALIBRATE;
use entity::job;
use sea_orm::DbErr;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Seconds between two sweeps of the file store.
const SWEEP_EVERY: i64 = 6 * 60 * 60;

/// Seconds between two looks of the database at its own tables.
const TEND_EVERY: i64 = 60 * 60;

/// Seconds between two looks for reminders that are due.
const REMIND_EVERY: i64 = 60;

/// Why a job failed; kept with it, so without personal data.
pub type JobError = String;

/// Jobs that are done one after the other. What is slow, or waits for somebody outside, has a lane of its own, so that no
/// letter waits behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lane {
    /// Letters, and what causes them.
    Main,
    /// Scanning documents.
    Scans,
    /// Reading documents.
    Reads,
    /// Figures that depend on all cards of an opening.
    Figures,
}

/// What a look into the queue came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// A job was done, or failed by itself.
    Worked,
    /// No job is due.
    Idle,
    /// Nobody is there to do any of this lane.
    Away,
}

/// Takes jobs until told to stop; those under way are finished first.
pub async fn run(house: Arc<House>, stop: CancellationToken) {
    let ctx = Context::new(house, Actor::System);
    tokio::join!(
        tend_sweep_and_remind(&ctx, &stop),
        go_along(&ctx, Lane::Main, &stop),
        go_along(&ctx, Lane::Scans, &stop),
        go_along(&ctx, Lane::Reads, &stop),
        go_along(&ctx, Lane::Figures, &stop)
    );
}

async fn go_along(ctx: &Context, lane: Lane, stop: &CancellationToken) {
    let idle = Duration::from_millis(ctx.settings.jobs.poll_ms);
    let away = Duration::from_secs(ctx.settings.scan.pause_seconds.into()).max(idle);
    let most = Duration::from_secs(ctx.settings.jobs.give_way_seconds.into());
    while !stop.is_cancelled() {
        tokio::select! {
            () = stop.cancelled() => return,
            () = ctx.rush.give_way(most) => {}
        }
        let pause = match step_in(ctx, lane).await {
            Ok(Step::Worked) => continue,
            Ok(Step::Idle) => idle,
            Ok(Step::Away) => away,
            Err(error) => {
                tracing::warn!(%error, "the queue cannot be read");
                idle
            }
        };
        rest(pause, stop).await;
    }
}

async fn rest(pause: Duration, stop: &CancellationToken) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = tokio::time::sleep(pause) => {}
    }
}

async fn tend_sweep_and_remind(ctx: &Context, stop: &CancellationToken) {
    let pause = Duration::from_millis(ctx.settings.jobs.poll_ms);
    let mut next_sweep = ctx.now();
    let mut next_reminder = ctx.now();
    let mut next_look = ctx.now();
    while !stop.is_cancelled() {
        if ctx.now() >= next_sweep {
            next_sweep = ctx.now().plus_seconds(SWEEP_EVERY);
            match sweep::rows(ctx).await {
                Ok(0) => {}
                Ok(drafts) => tracing::info!(drafts, "drafts long after their closing were erased"),
                Err(error) => tracing::warn!(%error, "what is over cannot be swept"),
            }
            match sweep::run(ctx).await {
                Ok(0) => {}
                Ok(files) => tracing::info!(files, "files that nothing refers to were removed"),
                Err(error) => tracing::warn!(error, "the file store cannot be swept"),
            }
        }
        if ctx.now() >= next_look {
            next_look = ctx.now().plus_seconds(TEND_EVERY);
            if let Err(error) = ctx.store.tend().await {
                tracing::warn!(%error, "the database cannot look at its tables");
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
        rest(pause, stop).await;
    }
}

/// Does the next due jobs, documents to be read and figures apart. False: there are none.
///
/// # Errors
/// The database's own error; a job's own failure is written down with it instead.
pub async fn step(ctx: &Context) -> Result<bool, DbErr> {
    let (letters, scans) = (step_in(ctx, Lane::Main).await?, step_in(ctx, Lane::Scans).await?);
    Ok(letters != Step::Idle || scans != Step::Idle)
}

async fn step_in(ctx: &Context, lane: Lane) -> Result<Step, DbErr> {
    match lane {
        Lane::Main => letters(ctx).await.map(worked_or_idle),
        Lane::Scans => scan_document::run(ctx).await,
        Lane::Reads => read_step(ctx).await.map(worked_or_idle),
        Lane::Figures => figures_step(ctx).await.map(worked_or_idle),
    }
}

const fn worked_or_idle(worked: bool) -> Step {
    if worked { Step::Worked } else { Step::Idle }
}

async fn letters(ctx: &Context) -> Result<bool, DbErr> {
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

/// Computes the next figures that are due. False: there are none.
///
/// # Errors
/// As [`step`].
pub async fn figures_step(ctx: &Context) -> Result<bool, DbErr> {
    let lease = ctx.settings.jobs.lease_seconds;
    let jobs = queue::claim(&ctx.store, &[CALIBRATE], 1, ctx.now(), lease).await?;
    for job in &jobs {
        settle(ctx, job, calibrate::run(ctx, job.payload.clone()).await).await?;
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
