//! How large a file may be: by its requirement, and by what the application holds already.

use super::attach::AttachError;
use super::documents;
use super::rules::missing::Asked;
use crate::context::Context;
use crate::document::Format;
use entity::{application, document, requirement};
use sea_orm::ConnectionTrait;

/// What an application holds beside the document that is on its way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Others {
    pub files: usize,
    pub bytes: u64,
}

pub(super) fn others(attached: &[document::Model], key: &str) -> Others {
    let mut others = Others::default();
    for document in attached.iter().filter(|document| document.requirement_key != key) {
        others.files += 1;
        others.bytes += document.size.unsigned_abs();
    }
    others
}

/// How large a file for this requirement may be, beside what the application holds.
pub(super) async fn room_for(
    ctx: &Context,
    db: &impl ConnectionTrait,
    mine: &application::Model,
    asked: &Asked,
    key: &str,
) -> Result<Room, AttachError> {
    let requirement = required(asked, key)?;
    let held = documents::attached(db, mine.id, &asked.requirements).await?;
    others(&held, key).room(ctx, key, file_limit(ctx, requirement))
}

pub(super) fn required<'a>(asked: &'a Asked, key: &str) -> Result<&'a requirement::Model, AttachError> {
    let found = asked.requirements.iter().find(|requirement| requirement.key == key);
    found.ok_or_else(|| AttachError::UnknownKey { key: key.to_owned() })
}

/// How large a file may be.
#[derive(Clone, Debug)]
pub(super) struct Room {
    key: String,
    /// What the requirement allows.
    file: u64,
    /// What the application has left.
    left: u64,
    total: u64,
}

impl Others {
    pub fn room(self, ctx: &Context, key: &str, file: u64) -> Result<Room, AttachError> {
        let limits = &ctx.settings.documents;
        if self.files >= limits.max_files {
            return Err(AttachError::TooMany { key: key.to_owned(), limit: limits.max_files });
        }
        let left = limits.max_bytes_per_application.saturating_sub(self.bytes);
        Ok(Room { key: key.to_owned(), file, left, total: limits.max_bytes_per_application })
    }
}

impl Room {
    pub const fn bytes(&self) -> u64 {
        if self.file < self.left { self.file } else { self.left }
    }

    pub fn refusal(&self) -> AttachError {
        if self.left < self.file {
            AttachError::NoRoom { key: self.key.clone(), limit: self.total }
        } else {
            AttachError::TooLarge { key: self.key.clone(), limit: self.file }
        }
    }

    pub fn for_size(&self, size: u64) -> Result<(), AttachError> {
        if size <= self.bytes() { Ok(()) } else { Err(self.refusal()) }
    }
}

/// The largest file that this requirement takes.
pub fn file_limit(ctx: &Context, requirement: &requirement::Model) -> u64 {
    u64::try_from(requirement.max_bytes).unwrap_or_default().min(ctx.settings.documents.max_bytes)
}

/// The formats that this requirement takes.
pub fn formats(ctx: &Context, requirement: &requirement::Model) -> Vec<Format> {
    let own = &requirement.formats.0;
    let keys = if own.is_empty() { &ctx.settings.documents.formats } else { own };
    keys.iter().filter_map(|key| Format::from_key(key)).collect()
}
