//! A document that is still arriving, in a file of the staging folder that outlives its requests and this process.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use entity::{DocumentId, UploadId};
use futures_util::{Stream, StreamExt as _};
use sha2::{Digest as _, Sha256};
use tokio_util::sync::CancellationToken;

use super::address::Address;
use super::error::FilesError;
use super::staged::{BLOCK, Leftover, Staged, blocking};
use super::{Files, Shelf};

/// How often and how long somebody waits for whoever else has the file.
const LOOKS: u32 = 100;
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Who writes to which upload in this process: whoever comes later has the better connection.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<HashMap<UploadId, CancellationToken>>);

impl Turns {
    /// Takes the upload from whoever has it.
    fn take(self: &Arc<Self>, id: UploadId) -> Turn {
        let over = CancellationToken::new();
        let before = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, over.clone());
        if let Some(before) = before {
            before.cancel();
        }
        Turn { turns: Arc::clone(self), id, over }
    }
}

/// Somebody's turn; over when another takes it.
struct Turn {
    turns: Arc<Turns>,
    id: UploadId,
    over: CancellationToken,
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Whoever took it over has an entry of their own under the same id.
        if !self.over.is_cancelled() {
            self.turns.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
        }
    }
}

/// An upload's file, held by nobody else: neither in this process nor, where the folder is shared, in another.
pub struct Partial {
    file: Arc<File>,
    path: PathBuf,
    size: u64,
    shelf: Shelf,
    turn: Turn,
}

/// Why an append ended before its stream did.
#[derive(Debug)]
pub enum Cut {
    /// The sender broke off.
    Interrupted(Box<dyn std::error::Error + Send + Sync>),
    /// More than was allowed came; what was over is not kept.
    TooLarge,
    /// Another request goes on with the upload.
    TakenOver,
}

impl Files {
    /// Holds an upload, empty where nothing of it is here; whoever else holds it in this process has to let go.
    ///
    /// # Errors
    /// [`FilesError::Held`]: another process does not let go.
    pub async fn partial(&self, id: UploadId) -> Result<Partial, FilesError> {
        let turn = self.turns.take(id);
        let path = self.partial_path(id);
        for _ in 0..LOOKS {
            let place = path.clone();
            let held = blocking(move || {
                let file =
                    OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(&place)?;
                match file.try_lock() {
                    // Between opening and locking somebody may have moved or removed it: then another has its name.
                    Ok(()) => Ok(is_still_at(&file, &place)?.then_some(file)),
                    Err(TryLockError::WouldBlock) => Ok(None),
                    Err(TryLockError::Error(error)) => Err(error),
                }
            })
            .await?;
            if let Some(file) = held {
                let size = file.metadata()?.len();
                return Ok(Partial { file: Arc::new(file), path, size, shelf: self.shelf.clone(), turn });
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        Err(FilesError::Held)
    }

    /// Removes what is here of an upload that nobody will go on with.
    ///
    /// # Errors
    /// The disk's own.
    pub async fn forget_partial(&self, id: UploadId) -> Result<(), FilesError> {
        let path = self.partial_path(id);
        blocking(move || match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        })
        .await
    }

    fn partial_path(&self, id: UploadId) -> PathBuf {
        self.staging.join(format!("upload-{id}"))
    }
}

fn is_still_at(file: &File, path: &std::path::Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let ours = file.metadata()?;
    match fs::metadata(path) {
        Ok(there) => Ok((ours.dev(), ours.ino()) == (there.dev(), there.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

impl Partial {
    /// How many bytes are here.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds what comes, up to a size of `limit`. Whatever arrived is kept, however it ends.
    ///
    /// # Errors
    /// The disk's own; how the stream ended is no error.
    pub async fn append<S, E>(&mut self, content: S, limit: u64) -> Result<Option<Cut>, FilesError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let mut content = pin!(content);
        let over = self.turn.over.clone();
        let mut block = Vec::new();
        let mut coming = self.size;
        let cut = loop {
            let part = tokio::select! {
                biased;
                () = over.cancelled() => break Some(Cut::TakenOver),
                part = content.next() => part,
            };
            match part {
                None => break None,
                Some(Err(error)) => break Some(Cut::Interrupted(error.into())),
                Some(Ok(part)) if coming + part.len() as u64 > limit => break Some(Cut::TooLarge),
                Some(Ok(part)) => {
                    coming += part.len() as u64;
                    block.extend_from_slice(&part);
                }
            }
            if block.len() >= BLOCK {
                block = self.write(block).await?;
            }
        };
        self.write(block).await?;
        Ok(cut)
    }

    /// Writes at the end, all of it or nothing: a disk that fills up in the middle must not leave bytes that nobody counted.
    async fn write(&mut self, mut block: Vec<u8>) -> Result<Vec<u8>, FilesError> {
        let (file, end) = (Arc::clone(&self.file), self.size);
        let written = block.len() as u64;
        let block = blocking(move || {
            let mut writer = &*file;
            writer.seek(SeekFrom::Start(end))?;
            writer.write_all(&block).inspect_err(|_| {
                let _ = file.set_len(end);
            })?;
            block.clear();
            Ok(block)
        })
        .await?;
        self.size += written;
        Ok(block)
    }

    /// The whole document, hashed: it becomes an arrival like any other, and the upload's file is gone with it.
    ///
    /// # Errors
    /// The disk's own.
    pub async fn finish(self, id: DocumentId) -> Result<Staged, FilesError> {
        let Self { file, path, size, shelf, turn } = self;
        let reader = Arc::clone(&file);
        let hash = blocking(move || hash_of(&reader)).await?;
        drop(turn);
        Ok(Staged::whole(file, Leftover::at(path), size, Address::new(hash.into(), id), shelf))
    }

    /// Removes it.
    ///
    /// # Errors
    /// The disk's own.
    pub async fn discard(self) -> Result<(), FilesError> {
        let path = self.path;
        blocking(move || fs::remove_file(path)).await
    }
}

fn hash_of(mut file: &File) -> io::Result<[u8; 32]> {
    file.rewind()?;
    let mut hash = Sha256::new();
    let mut block = vec![0; BLOCK];
    loop {
        match file.read(&mut block)? {
            0 => return Ok(hash.finalize().into()),
            read => hash.update(&block[..read]),
        }
    }
}
