//! Limits that the kernel keeps, and a clean table of descriptors.

use super::Lacking;
use crate::extract::Limits;
use nix::sys::resource::{Resource, setrlimit};

/// Descriptors below this one that the parent may have left open are closed. It opens all of its own to be closed by itself.
const DESCRIPTORS: i32 = 1024;

/// How much lower than the server's the child's priority is: whoever submits comes first.
const NICER: i32 = 10;

/// Lowers the limits, for good.
pub(super) fn lower(limits: &Limits) -> Result<(), Lacking> {
    for descriptor in 3..DESCRIPTORS {
        let _ = nix::unistd::close(descriptor);
    }
    // Not everybody has a scheduler that listens.
    let _ = rustix::process::nice(NICER);
    let cpu = limits.cpu_seconds;
    for (resource, soft, hard) in [
        (Resource::RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        // The soft limit says SIGXCPU, which tells it from other ends.
        (Resource::RLIMIT_CPU, cpu, cpu.saturating_add(1)),
        (Resource::RLIMIT_CORE, 0, 0),
        (Resource::RLIMIT_FSIZE, 0, 0),
        (Resource::RLIMIT_NOFILE, 3, 3),
    ] {
        setrlimit(resource, soft, hard).map_err(|_| Lacking::Limits)?;
    }
    Ok(())
}
