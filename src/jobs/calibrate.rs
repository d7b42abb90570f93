//! `calibrate`: computes the figures that depend on all cards of an opening.

use super::JobError;
use crate::context::Context;
use crate::review::calibrate;
use entity::OpeningId;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Payload {
    opening: OpeningId,
    wanted: i64,
}

pub(super) async fn run(ctx: &Context, payload: Value) -> Result<(), JobError> {
    let payload: Payload = serde_json::from_value(payload).map_err(|error| error.to_string())?;
    calibrate::calibrate(ctx, payload.opening, payload.wanted).await.map_err(|error| error.to_string())
}
