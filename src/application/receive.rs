//! A file is received: streamed into staging, counted, and judged by what it holds.

use super::attach::AttachError;
use super::room::{Others, file_limit, formats, required};
use super::rules::missing::Asked;
use super::rules::place::Aim;
use crate::context::Context;
use crate::document::{self as judging, Format, Limits, scan};
use crate::files::{FilesError, Staged};
use bytes::Bytes;
use entity::document::{self, Reading, Scan};
use entity::{ApplicationId, DocumentId, Instant};
use futures_util::{Stream, StreamExt as _};
use std::fs::File;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A file on its way in.
pub struct Incoming<'a, S> {
    /// The requirement that it answers.
    pub key: &'a str,
    /// Where it goes among the files that answer it.
    pub aim: Aim,
    /// The name that it has on the applicant's device: judged and cleaned, never a path.
    pub name: &'a str,
    /// When its upload began.
    pub began_at: Instant,
    /// Its bytes.
    pub content: S,
}

/// A file that arrived whole and was found good; its bytes wait in staging, and are gone when this is dropped.
pub(super) struct Arrived {
    pub key: String,
    pub name: String,
    pub format: Format,
    pub began_at: Instant,
    pub received_at: Instant,
    pub scan: Scan,
    pub staged: Staged,
    pub id: DocumentId,
}

impl Arrived {
    /// The row that will refer to it, in the first place of its requirement.
    pub fn row(&self, application: ApplicationId) -> document::Model {
        document::Model {
            id: self.id,
            application_id: application,
            requirement_key: self.key.clone(),
            place: 1,
            name: self.name.clone(),
            format: self.format.key().to_owned(),
            media_type: self.format.media_type().to_owned(),
            size: i64::try_from(self.staged.size()).unwrap_or(i64::MAX),
            sha256: self.staged.sha256().to_string(),
            scan: self.scan,
            reading: Reading::Waiting,
            unreadable: None,
            pages: None,
            began_at: self.began_at,
            received_at: self.received_at,
            removed_at: None,
        }
    }
}

/// Receives a file into staging and judges it.
pub(super) async fn receive<S, E>(
    ctx: &Context,
    asked: &Asked,
    others: Others,
    incoming: Incoming<'_, S>,
) -> Result<Arrived, AttachError>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let Incoming { key, name, began_at, content, .. } = incoming;
    let room = others.room(ctx, key, file_limit(ctx, required(asked, key)?))?;
    let id = DocumentId(ctx.new_id());
    let (content, ended_at) = timed(ctx, content);
    let look = judge(ctx, asked, key, name)?;
    let (staged, judged) = match ctx.files.receive_and_look(id, content, room.bytes(), look).await {
        Err(FilesError::TooLarge { .. }) => return Err(room.refusal()),
        outcome => outcome?,
    };
    arrived(ctx, Arriving { key, name, began_at, received_at: ended_at(), id }, staged, judged)
}

/// The same content, and when its last byte was read: taken there, before disk and judging take their time.
pub(super) fn timed<S, E>(
    ctx: &Context,
    content: S,
) -> (impl Stream<Item = Result<Bytes, E>> + Send, impl Fn() -> Instant + Send)
where
    S: Stream<Item = Result<Bytes, E>> + Send,
{
    let ended_at = Arc::new(AtomicI64::new(i64::MAX));
    let (noted, clock) = (Arc::clone(&ended_at), Arc::clone(&ctx.clock));
    let end = futures_util::stream::poll_fn(move |_| {
        noted.store(clock.now().0, Ordering::Release);
        std::task::Poll::Ready(None)
    });
    (content.chain(end), move || Instant(ended_at.load(Ordering::Acquire)))
}

/// What is known of a file that is in staging.
pub(super) struct Arriving<'a> {
    pub key: &'a str,
    pub name: &'a str,
    pub began_at: Instant,
    pub received_at: Instant,
    pub id: DocumentId,
}

/// Judges a file that is in staging; a bad one is gone.
pub(super) async fn judged(
    ctx: &Context,
    asked: &Asked,
    arriving: Arriving<'_>,
    staged: Staged,
) -> Result<Arrived, AttachError> {
    let judged = staged.examine(judge(ctx, asked, arriving.key, arriving.name)?).await?;
    arrived(ctx, arriving, staged, judged)
}

/// What the judging of a file comes to.
type Judged = Result<Format, judging::Refusal>;

/// How the bytes of a file are judged.
fn judge(
    ctx: &Context,
    asked: &Asked,
    key: &str,
    name: &str,
) -> Result<impl FnOnce(&mut &File, u64) -> io::Result<Judged> + Send + use<>, AttachError> {
    let allowed = formats(ctx, required(asked, key)?);
    let (name, limits) = (name.to_owned(), inner_limits(ctx));
    Ok(move |file: &mut &File, size| judging::judge(&name, file, size, &allowed, &limits))
}

fn arrived(ctx: &Context, arriving: Arriving<'_>, staged: Staged, judged: Judged) -> Result<Arrived, AttachError> {
    let Arriving { key, name, began_at, received_at, id } = arriving;
    let format = judged.map_err(|refusal| AttachError::Refused { key: key.to_owned(), refusal })?;
    Ok(Arrived {
        key: key.to_owned(),
        name: judging::name::clean(name, format),
        format,
        began_at,
        received_at,
        scan: scan::at_first(ctx),
        staged,
        id,
    })
}

fn inner_limits(ctx: &Context) -> Limits {
    let limits = &ctx.settings.documents;
    Limits {
        entries: limits.max_entries,
        unpacked_bytes: limits.max_unpacked_bytes,
        ratio: limits.max_ratio,
        pixels: limits.max_pixels,
    }
}
