//! `read_document`: draws the pages of one document and takes its text.

use super::JobError;
use crate::context::Context;
use crate::document::read;
use entity::DocumentId;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Payload {
    document: DocumentId,
}

pub(super) async fn run(ctx: &Context, payload: Value) -> Result<(), JobError> {
    let payload: Payload = serde_json::from_value(payload).map_err(|error| error.to_string())?;
    read::read(ctx, payload.document).await.map_err(|error| error.to_string())
}
