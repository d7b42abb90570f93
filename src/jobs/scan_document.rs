//! `scan_document`: has one document scanned. It is tried for as long as it takes.

use super::{JobError, Step, settle};
use crate::context::Context;
use crate::document::scan::{SCAN, ScanningError, scan};
use crate::queue;
use crate::scan::ScanError;
use entity::{DocumentId, job};
use sea_orm::DbErr;

/// Has the document scanned that has waited longest.
pub(super) async fn run(ctx: &Context) -> Result<Step, DbErr> {
    let claimed = queue::claim(&ctx.store, &[SCAN], 1, ctx.now(), ctx.settings.jobs.lease_seconds).await?;
    let Some(job) = claimed.first() else { return Ok(Step::Idle) };
    let scanned = match document(job) {
        Ok(id) => scan(ctx, id).await,
        Err(error) => return settle(ctx, job, Err(error)).await.map(|()| Step::Worked),
    };
    match scanned {
        Err(error @ ScanningError::Scanner(ScanError::Away(_))) => {
            tracing::warn!(job = %job.id, %error, "a document waits");
            let again = ctx.now().plus_seconds(ctx.settings.scan.pause_seconds.into());
            queue::put_off(&ctx.store, job, &error.to_string(), again).await?;
            Ok(Step::Away)
        }
        // Its answer is about this document alone, and may be another one day: signatures and limits change.
        Err(error @ ScanningError::Scanner(ScanError::NoVerdict(_) | ScanError::TooLarge)) => {
            tracing::warn!(job = %job.id, attempts = job.attempts, %error, "a document could not be scanned");
            queue::failed(&ctx.store, job, &error.to_string(), i32::MAX, ctx.now()).await.map(|()| Step::Worked)
        }
        outcome => settle(ctx, job, outcome.map_err(|error| error.to_string())).await.map(|()| Step::Worked),
    }
}

fn document(job: &job::Model) -> Result<DocumentId, JobError> {
    serde_json::from_value(job.payload["document"].clone()).map_err(|error| format!("no document: {error}"))
}
