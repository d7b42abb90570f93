//! `send_letter`: lets letters leave, those that are due together, composed together.

use super::{JobError, settle};
use crate::clock::Stopwatch;
use crate::context::Context;
use crate::letter::send::{Ready, hand_over, prepare};
use crate::queue;
use entity::{LetterId, job};
use sea_orm::DbErr;
use serde::Deserialize;
use std::time::Duration;

/// Letters that one worker takes at a time.
const MOST: u64 = 25;

#[derive(Deserialize)]
struct Payload {
    letter: LetterId,
}

/// Sends the letters that are due. False: there are none.
pub(super) async fn run(ctx: &Context) -> Result<bool, DbErr> {
    let lease = ctx.settings.jobs.lease_seconds;
    let jobs = queue::claim(&ctx.store, &[crate::letter::SEND], MOST, ctx.now(), lease).await?;
    if jobs.is_empty() {
        return Ok(false);
    }
    let watch = Stopwatch::start();
    for (job, ready) in jobs.iter().zip(prepared(ctx, &jobs).await) {
        // A mail server that takes its time must not let the lease run out: another worker would send them too.
        if watch.elapsed() > Duration::from_secs(lease.into()) / 2 {
            queue::give_back(&ctx.store, job).await?;
            continue;
        }
        let outcome = match ready {
            Ok(ready) => hand_over(ctx, ready, job.id).await.map_err(|error| error.to_string()),
            Err(error) => Err(error),
        };
        if outcome.is_err() {
            settle(ctx, job, outcome).await?;
        }
    }
    Ok(true)
}

/// The letters of these jobs, composed together; one by one when one of them cannot be.
async fn prepared(ctx: &Context, jobs: &[job::Model]) -> Vec<Result<Ready, JobError>> {
    let ids: Vec<Option<LetterId>> = jobs.iter().map(letter).collect();
    if let Some(ids) = ids.iter().copied().collect::<Option<Vec<_>>>()
        && let Ok(ready) = prepare(ctx, &ids).await
    {
        return ready.into_iter().map(Ok).collect();
    }
    let mut ready = Vec::with_capacity(ids.len());
    for id in ids {
        ready.push(match id {
            Some(id) => prepare(ctx, &[id]).await.map_err(|error| error.to_string()).and_then(only),
            None => Err("the job names no letter".to_owned()),
        });
    }
    ready
}

fn only(ready: Vec<Ready>) -> Result<Ready, JobError> {
    ready.into_iter().next().ok_or_else(|| "no letter".to_owned())
}

fn letter(job: &job::Model) -> Option<LetterId> {
    serde_json::from_value(job.payload.clone()).ok().map(|payload: Payload| payload.letter)
}
