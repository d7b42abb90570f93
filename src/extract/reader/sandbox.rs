//! Files, network, other programs and executable memory are given up, for good.

use super::{Lacking, limits};
use crate::extract::Limits;

/// Whether to read where the system cannot restrict the child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// Only with landlock and seccomp.
    Required,
    /// With what there is.
    WhenAvailable,
}

impl Requirement {
    /// The word for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::WhenAvailable => "when_available",
        }
    }
}

impl std::str::FromStr for Requirement {
    type Err = String;

    fn from_str(key: &str) -> Result<Self, String> {
        let found = [Self::Required, Self::WhenAvailable].into_iter().find(|requirement| requirement.key() == key);
        found.ok_or_else(|| format!("neither required nor when_available: {key}"))
    }
}

/// Restricts this process, which must have one thread.
pub(super) fn enter(limits: &Limits, requirement: Requirement) -> Result<(), Lacking> {
    let unless_required = |outcome: Result<(), Lacking>| match outcome {
        Err(lacking) if requirement == Requirement::Required => Err(lacking),
        Ok(()) | Err(_) => Ok(()),
    };
    // Landlock takes a descriptor, which the limits forbid, and setting limits is a call that seccomp forbids.
    unless_required(system::landlock())?;
    limits::lower(limits)?;
    unless_required(system::seccomp())
}

#[cfg(target_os = "linux")]
mod system {
    use super::Lacking;
    use landlock::{
        ABI, Access as _, AccessFs, AccessNet, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _, RulesetError,
        RulesetStatus, Scope,
    };
    use nix::libc;
    use seccompiler::{
        BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule,
    };
    use std::collections::BTreeMap;

    /// No file may be opened, changed or run; no address be bound or reached; nobody outside be signalled.
    pub(super) fn landlock() -> Result<(), Lacking> {
        let restricted = || -> Result<RulesetStatus, RulesetError> {
            let ruleset = Ruleset::default()
                .set_compatibility(CompatLevel::HardRequirement)
                .handle_access(AccessFs::from_all(ABI::V1))?
                // What later kernels can restrict too.
                .set_compatibility(CompatLevel::BestEffort)
                .handle_access(AccessFs::from_all(ABI::V5))?
                .handle_access(AccessNet::from_all(ABI::V4))?
                .scope(Scope::from_all(ABI::V6))?;
            Ok(ruleset.create()?.restrict_self()?.ruleset)
        };
        match restricted() {
            Ok(RulesetStatus::FullyEnforced | RulesetStatus::PartiallyEnforced) => Ok(()),
            Ok(RulesetStatus::NotEnforced) | Err(_) => Err(Lacking::Landlock),
        }
    }

    /// What reading takes: its two pipes, memory, the clock, chance for hash tables, and its own end. Everything else answers
    /// EPERM.
    const ALLOWED: &[libc::c_long] = &[
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_brk,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_futex,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_getrandom,
        libc::SYS_clock_gettime,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_restart_syscall,
        libc::SYS_gettid,
        libc::SYS_getpid,
        libc::SYS_tgkill,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];

    /// Calls that are allowed unless they ask for executable memory, which is their third argument.
    const MAPPING: &[libc::c_long] = &[libc::SYS_mmap, libc::SYS_mprotect];

    pub(super) fn seccomp() -> Result<(), Lacking> {
        let filter = filter().map_err(|_| Lacking::Seccomp)?;
        seccompiler::apply_filter(&filter).map_err(|_| Lacking::Seccomp)
    }

    fn filter() -> Result<BpfProgram, BackendError> {
        let mut rules: BTreeMap<libc::c_long, Vec<SeccompRule>> =
            ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
        let executable = u64::from(libc::PROT_EXEC.unsigned_abs());
        for call in MAPPING {
            let never = SeccompCondition::new(2, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(executable), 0)?;
            rules.insert(*call, vec![SeccompRule::new(vec![never])?]);
        }
        SeccompFilter::new(
            rules,
            SeccompAction::Errno(libc::EPERM.unsigned_abs()),
            SeccompAction::Allow,
            std::env::consts::ARCH.try_into()?,
        )?
        .try_into()
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use super::Lacking;

    pub(super) fn landlock() -> Result<(), Lacking> {
        Err(Lacking::Landlock)
    }

    pub(super) fn seccomp() -> Result<(), Lacking> {
        Err(Lacking::Seccomp)
    }
}
