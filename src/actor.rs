//! Who acts.

use entity::staff::Role;
use entity::{ApplicationId, SessionId, StaffId};

/// The one on whose behalf something is done; on the record with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A visitor nobody knows.
    Anyone,
    /// Whoever holds an application's token.
    Applicant(ApplicationId),
    /// Somebody signed in.
    Staff(StaffActor),
    /// A job or a command.
    System,
}

/// Somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffActor {
    /// Their account.
    pub id: StaffId,
    /// What they may do beside their panels.
    pub role: Role,
    /// For the page's header.
    pub name: String,
    /// The browser session; none over the API.
    pub session: Option<SessionId>,
}

impl Actor {
    /// The account, when somebody is signed in.
    pub const fn staff(&self) -> Option<&StaffActor> {
        match self {
            Self::Staff(staff) => Some(staff),
            Self::Anyone | Self::Applicant(_) | Self::System => None,
        }
    }

    /// The word under which the record keeps this kind of actor.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Anyone => "public",
            Self::Applicant(_) => "applicant",
            Self::Staff(_) => "staff",
            Self::System => "system",
        }
    }
}
