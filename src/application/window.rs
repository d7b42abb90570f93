//! The span in which an opening takes applications, for everything that writes one: who is in time is only said while the
//! database's clock is known well enough.

use super::rules::admission::{NotAccepting, Window};
use crate::context::Context;
use entity::opening;
use std::time::Duration;

/// The window of an opening that was read under lock.
///
/// # Errors
/// The database's clock is in doubt.
pub(super) fn of(ctx: &Context, opening: &opening::Model) -> Result<Window, NotAccepting> {
    if ctx.clock.doubt() > Duration::from_millis(ctx.settings.admission.max_clock_doubt_ms) {
        return Err(NotAccepting::InDoubt);
    }
    Ok(Window::from(opening))
}
