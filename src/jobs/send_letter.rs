//! `send_letter`: lets one letter leave.

use super::JobError;
use crate::context::Context;
use entity::LetterId;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Payload {
    letter: LetterId,
}

pub(super) async fn run(ctx: &Context, payload: Value) -> Result<(), JobError> {
    let payload: Payload = serde_json::from_value(payload).map_err(|error| error.to_string())?;
    crate::letter::send::send(ctx, payload.letter).await.map_err(|error| error.to_string())
}
