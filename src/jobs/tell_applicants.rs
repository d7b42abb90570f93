//! Writes the letters that tell applicants of an amendment or a cancellation.

use super::JobError;
use crate::context::Context;
use crate::opening::notice;
use entity::AmendmentId;
use serde_json::Value;

/// Does the job.
pub async fn run(ctx: &Context, payload: &Value) -> Result<(), JobError> {
    let id: AmendmentId =
        serde_json::from_value(payload["amendment"].clone()).map_err(|error| format!("no amendment: {error}"))?;
    notice::tell(ctx, id).await.map_err(|error| error.to_string())
}
