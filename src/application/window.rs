//! The span in which an opening takes applications, for everything that writes one: who is in time is only said while the
//! database's clock is known well enough.

use super::own::Held;
use super::rules::admission::{NotAccepting, Window};
use crate::context::Context;
use entity::{application, opening};
use std::time::Duration;

/// The window of an opening that was read under lock.
///
/// # Errors
/// The database's clock is in doubt.
pub(super) fn of(ctx: &Context, opening: &opening::Model) -> Result<Window, NotAccepting> {
    known(ctx)?;
    Ok(Window::from(opening))
}

/// The window of one application to it.
///
/// # Errors
/// The database's clock is in doubt.
pub(super) fn of_one(
    ctx: &Context,
    opening: &opening::Model,
    application: &application::Model,
) -> Result<Window, NotAccepting> {
    known(ctx)?;
    Ok(Window::of(opening, application))
}

/// The window of an application that is held with its opening.
///
/// # Errors
/// The database's clock is in doubt.
pub(super) fn held(ctx: &Context, held: &Held) -> Result<Window, NotAccepting> {
    of_one(ctx, &held.opening, &held.application)
}

/// Whether the database's clock is known well enough to act upon.
pub(super) fn is_known(ctx: &Context) -> bool {
    ctx.clock.doubt() <= Duration::from_millis(ctx.settings.admission.max_clock_doubt_ms)
}

fn known(ctx: &Context) -> Result<(), NotAccepting> {
    if is_known(ctx) { Ok(()) } else { Err(NotAccepting::InDoubt) }
}
