//! An upload is given up by its sender.

use super::{Found, UploadError, find};
use crate::context::Context;

/// Gives up one's own upload: what arrived of it is gone. A document that it has become stays.
///
/// # Errors
/// See [`UploadError`].
pub async fn cancel(ctx: &Context, reference: &str, token: &str) -> Result<(), UploadError> {
    let Found { row, .. } = find(ctx, reference, token).await?;
    if row.completed_at.is_none() {
        ctx.files.partial(row.id).await?.discard().await?;
    }
    super::sweep::delete(ctx, row.id).await?;
    Ok(())
}
