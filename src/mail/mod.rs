//! The way out for letters: an inbox to read them in, or SMTP.

mod inbox;
mod smtp;

pub use inbox::{Inbox, Kept};

use crate::settings::{MailKind, Settings};

/// A letter ready to leave; one recipient.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The recipient's address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// The whole text, plain.
    pub text: String,
    /// RFC 5322 Message-ID, the same at every attempt, so that a letter sent twice is shown once.
    pub message_id: String,
    /// `en`, `sq` or `sr`: the Content-Language.
    pub language: String,
}

/// A letter did not leave.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The recipient or this letter is refused for good; the numbers of the server's answer, no address.
    #[error("refused for good: {0}")]
    Refused(String),
    /// Worth trying again; what is in the way, no address.
    #[error("not delivered yet: {0}")]
    Later(String),
    /// The mail settings cannot work.
    #[error("mail: {0}")]
    Settings(String),
}

/// The way out.
pub enum Mail {
    /// Kept and shown.
    Inbox(Inbox),
    /// Sent.
    Smtp(Box<smtp::Smtp>),
}

impl Mail {
    /// The way out that the settings name.
    ///
    /// # Errors
    /// The SMTP server's name or the folder of the inbox cannot be used.
    pub fn open(settings: &Settings) -> Result<Self, MailError> {
        match settings.mail.kind {
            MailKind::Inbox => Ok(Self::Inbox(Inbox::open(settings.within_data("letters"))?)),
            MailKind::Smtp => Ok(Self::Smtp(Box::new(smtp::Smtp::open(&settings.mail)?))),
        }
    }

    /// Lets one letter leave.
    ///
    /// # Errors
    /// See [`MailError`].
    pub async fn send(&self, letter: &Outgoing) -> Result<(), MailError> {
        match self {
            Self::Inbox(inbox) => inbox.keep(letter).await,
            Self::Smtp(smtp) => smtp.send(letter).await,
        }
    }
}
