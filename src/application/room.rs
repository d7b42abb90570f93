//! Where a file goes, and how large it may be: by its requirement, and by what the application holds already.

use super::attach::AttachError;
use super::documents;
use super::rules::missing::Asked;
use super::rules::place::{Aim, Misplaced, Spot, spot};
use crate::context::Context;
use crate::document::Format;
use entity::{DocumentId, application, document, requirement};
use sea_orm::ConnectionTrait;

/// What an application holds beside the document that is on its way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Others {
    pub files: usize,
    pub bytes: u64,
}

/// Everything that is attached but what gives way.
pub(super) fn others(attached: &[document::Model], replaced: Option<DocumentId>) -> Others {
    let mut others = Others::default();
    for document in attached.iter().filter(|document| Some(document.id) != replaced) {
        others.files += 1;
        others.bytes += document.size.unsigned_abs();
    }
    others
}

/// How large a file for this requirement may be, beside what the application holds; there must be a place for it.
pub(super) async fn room_for(
    ctx: &Context,
    db: &impl ConnectionTrait,
    mine: &application::Model,
    asked: &Asked,
    (key, aim): (&str, Aim),
) -> Result<Room, AttachError> {
    let requirement = required(asked, key)?;
    let held = documents::attached(db, mine.id, &asked.requirements).await?;
    let spot = spot_for(requirement, &held, aim)?;
    others(&held, spot.replaces).room(ctx, key, file_limit(ctx, requirement))
}

/// Where a file for this requirement goes among what is attached.
pub(super) fn spot_for(
    requirement: &requirement::Model,
    held: &[document::Model],
    aim: Aim,
) -> Result<Spot, AttachError> {
    let there = documents::answering(held, &requirement.key);
    let key = || requirement.key.clone();
    spot(aim, requirement.max_files, &there).map_err(|why| match why {
        Misplaced::Full => {
            let names = there.iter().map(|held| held.name.clone()).collect();
            AttachError::Full { key: key(), limit: requirement.max_files, names }
        }
        Misplaced::Several => AttachError::Several(there.into_iter().map(Into::into).collect()),
        Misplaced::Gone => AttachError::NotFound,
    })
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
