//! Refusals of the acts on accounts.

use crate::account::accept::AcceptError;
use crate::account::invite::InviteError;
use crate::account::own::ChangeError;
use crate::account::passwords::HashError;
use crate::account::people::PeopleError;
use crate::account::session::BeginError;
use crate::account::sign_in::SignInError;
use crate::account::tokens::{GiveError, RefreshError};
use crate::language::Phrase;
use crate::link::IssueError;
use crate::web::problem::{Code, Problem};

/// Seconds after which the queue of passwords will have moved on.
const QUEUE_MOVES: u64 = 5;

impl From<HashError> for Problem {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Self::new(Code::TooMany).retry_after(QUEUE_MOVES),
            HashError::NoRandomness(_) | HashError::Failed(_) => Self::internal(error),
        }
    }
}

impl From<BeginError> for Problem {
    fn from(error: BeginError) -> Self {
        match error {
            BeginError::Database(error) => error.into(),
            BeginError::NoRandomness(error) => Self::internal(error),
        }
    }
}

impl From<GiveError> for Problem {
    fn from(error: GiveError) -> Self {
        match error {
            GiveError::Database(error) => error.into(),
            GiveError::NoRandomness(error) => Self::internal(error),
            GiveError::Signing(error) => Self::internal(error),
        }
    }
}

impl From<IssueError> for Problem {
    fn from(error: IssueError) -> Self {
        match error {
            IssueError::Database(error) => error.into(),
            IssueError::NoRandomness(error) => Self::internal(error),
        }
    }
}

impl From<SignInError> for Problem {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Wrong => Self::new(Code::InvalidCredentials),
            SignInError::TooMany(seconds) => Self::new(Code::TooMany).retry_after(seconds),
            SignInError::Hash(error) => error.into(),
            SignInError::Begin(error) => error.into(),
            SignInError::Give(error) => error.into(),
            SignInError::NoRandomness(error) => Self::internal(error),
            SignInError::Database(error) => error.into(),
        }
    }
}

impl From<RefreshError> for Problem {
    fn from(error: RefreshError) -> Self {
        match error {
            RefreshError::NotGood => Self::new(Code::Unauthenticated),
            RefreshError::Give(error) => error.into(),
        }
    }
}

impl From<InviteError> for Problem {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::NotAllowed => Self::new(Code::Forbidden),
            InviteError::NotFound => Self::new(Code::NotFound),
            InviteError::Invalid(wrong) => Self::invalid(wrong),
            InviteError::Taken => Self::new(Code::Taken).saying(Phrase::new("account-wrong-email-taken")),
            InviteError::KeyReused => Self::new(Code::KeyReused),
            InviteError::Link(error) => error.into(),
            InviteError::Database(error) => error.into(),
        }
    }
}

impl From<PeopleError> for Problem {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::NotAllowed => Self::new(Code::Forbidden),
            PeopleError::NotFound => Self::new(Code::NotFound),
            PeopleError::LastAdministrator => {
                Self::new(Code::WrongState).saying(Phrase::new("account-last-administrator"))
            }
            PeopleError::BadCursor => Self::new(Code::Malformed),
            PeopleError::Database(error) => error.into(),
        }
    }
}

impl From<AcceptError> for Problem {
    fn from(error: AcceptError) -> Self {
        match error {
            AcceptError::Spent => Self::new(Code::LinkSpent),
            AcceptError::Invalid(wrong) => Self::invalid(vec![wrong]),
            AcceptError::Hash(error) => error.into(),
            AcceptError::Begin(error) => error.into(),
            AcceptError::NoRandomness(error) => Self::internal(error),
            AcceptError::Database(error) => error.into(),
        }
    }
}

impl From<ChangeError> for Problem {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Nobody => Self::new(Code::Unauthenticated),
            ChangeError::Invalid(wrong) => Self::invalid(wrong),
            ChangeError::TooMany(seconds) => Self::new(Code::TooMany).retry_after(seconds),
            ChangeError::Hash(error) => error.into(),
            ChangeError::Begin(error) => error.into(),
            ChangeError::Database(error) => error.into(),
        }
    }
}
