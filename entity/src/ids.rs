//! Typed ids: a staff id cannot be handed where an opening's id is wanted. All are UUIDv7 (RFC 9562).

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

typed_ids! {
    /// A person with an account.
    StaffId,
    /// A signed-in browser.
    SessionId,
    /// One refresh token of the API.
    RefreshTokenId,
    /// The tokens that descend from one sign-in: spending one twice ends them all.
    TokenFamily,
    /// A single-use link sent by letter.
    LinkId,
    /// A job opening.
    OpeningId,
    /// A change to a published opening.
    AmendmentId,
    /// One person's application to one opening.
    ApplicationId,
    /// More time for one application.
    ExtensionId,
    /// One immutable version of an application.
    SubmissionId,
    /// An uploaded file.
    DocumentId,
    /// The image of a document's page.
    PageId,
    /// An upload that may be interrupted and go on.
    UploadId,
    /// One reviewer's card for one application.
    ScorecardId,
    /// Moves of several applications at once.
    StageBatchId,
    /// A note on an application.
    NoteId,
    /// What somebody searches a list for.
    SearchId,
    /// A frozen selection.
    ShortlistId,
    /// A job of the queue.
    JobId,
    /// A letter written to somebody.
    LetterId,
}
