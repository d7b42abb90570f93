//! A letter to one person: written once per cause, sent once.

use crate::{ApplicationId, Instant, LetterId, OpeningId, StaffId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What the letter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A link back to a draft.
    Return,
    /// What was submitted, when.
    Receipt,
    /// An application's letters go to another mailbox from now on: told to the former.
    Moved,
    /// The application is withdrawn.
    Withdrawn,
    /// The opening the person applied to was amended.
    Amended,
    /// One application was given more time.
    Extended,
    /// A draft is not sent yet, and the opening closes soon.
    Reminder,
    /// The opening was cancelled.
    Cancelled,
    /// A document cannot be given to anybody: a virus was found in it, or it could not be scanned.
    Withheld,
    /// Choose a password.
    Invitation,
    /// The password of an account was changed.
    PasswordChanged,
    /// Somebody was named in a note.
    Mentioned,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LetterId,
    pub kind: Kind,
    pub application_id: Option<ApplicationId>,
    pub staff_id: Option<StaffId>,
    pub opening_id: Option<OpeningId>,
    /// One letter per kind and cause, ever.
    #[sea_orm(unique)]
    pub cause: String,
    /// `en`, `sq` or `sr`.
    pub language: String,
    pub written_at: Instant,
    /// RFC 5322 Message-ID, the same at every attempt.
    pub message_id: String,
    pub sent_at: Option<Instant>,
    /// Refused for good by the recipient's server.
    pub refused_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
