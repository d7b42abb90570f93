//! Bytes that have arrived whole and are not yet kept: they can be looked at, then kept or dropped.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use bytes::Bytes;
use entity::{DocumentId, Instant};
use futures_util::{Stream, StreamExt as _};
use sha2::{Digest as _, Sha256};

use super::address::{Address, Digest};
use super::error::FilesError;
use super::{Files, Shelf};

/// Bytes that are gathered before they are written at once: a small document is one write.
pub(super) const BLOCK: usize = 256 << 10;

/// A document that arrived whole: in a file of its own, counted and hashed. Dropping it removes the file.
#[derive(Debug)]
pub struct Staged {
    file: Arc<File>,
    place: Leftover,
    size: u64,
    address: Address,
    shelf: Shelf,
}

/// A document that is stored durably: it survives the loss of power that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// Where it lies.
    pub address: Address,
    /// Bytes.
    pub size: u64,
}

impl Staged {
    /// One whose bytes lie in a file already, hashed.
    pub(super) fn whole(file: Arc<File>, place: Leftover, size: u64, address: Address, shelf: Shelf) -> Self {
        Self { file, place, size, address, shelf }
    }

    /// How many bytes arrived.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// What they hash to.
    pub const fn sha256(&self) -> Digest {
        self.address.sha256
    }

    /// Looks at the bytes from their beginning, on a thread that may block.
    pub async fn examine<T, F>(&self, look: F) -> Result<T, FilesError>
    where
        T: Send + 'static,
        F: FnOnce(&mut &File, u64) -> io::Result<T> + Send + 'static,
    {
        let (file, size) = (Arc::clone(&self.file), self.size);
        blocking(move || {
            let mut reader = &*file;
            reader.rewind()?;
            look(&mut reader, size)
        })
        .await
    }

    /// Stores the bytes durably at their address. Only after this may anything refer to them.
    ///
    /// When the caller goes away in between, the work is finished all the same, and leaves a document that nothing
    /// refers to rather than half of one.
    pub async fn keep(self) -> Result<Stored, FilesError> {
        let Self { file, place, size, address, shelf } = self;
        match shelf {
            Shelf::Folder(folder) => blocking(move || folder.take_in(&file, place, &address)).await?,
            Shelf::Bucket(bucket) => {
                let task = tokio::spawn(async move {
                    let taken = bucket.take_in(&file, size, &address).await;
                    drop(place);
                    taken
                });
                task.await.map_err(FilesError::unavailable)??;
            }
        }
        Ok(Stored { address, size })
    }
}

impl Files {
    /// As [`Files::receive`], and looks at what arrived from its beginning, as [`Staged::examine`] does. What is small is written,
    /// hashed and looked at in one passage to a thread that may block.
    pub async fn receive_and_look<S, E, T, F>(
        &self,
        id: DocumentId,
        content: S,
        limit: u64,
        look: F,
    ) -> Result<(Staged, T), FilesError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
        T: Send + 'static,
        F: FnOnce(&mut &File, u64) -> io::Result<T> + Send + 'static,
    {
        let mut content = pin!(content);
        let mut sheet = Sheet { place: self.staging.join(id.to_string()), open: None, hash: Sha256::new() };
        let mut block = Vec::new();
        let mut size = 0_u64;
        while let Some(part) = content.next().await {
            let part = part.map_err(|error| FilesError::Interrupted(error.into()))?;
            size += part.len() as u64;
            if size > limit {
                return Err(FilesError::TooLarge { limit });
            }
            block.extend_from_slice(&part);
            if block.len() >= BLOCK {
                (sheet, block) = blocking(move || sheet.absorb(block)).await?;
            }
        }
        let whole = blocking(move || {
            let (Sheet { open, hash, .. }, _) = sheet.absorb(block)?;
            let (file, place) = open.ok_or(io::ErrorKind::NotFound)?;
            let mut reader = &file;
            reader.rewind()?;
            let seen = look(&mut reader, size)?;
            Ok((file, place, hash, seen))
        });
        let (file, place, hash, seen) = whole.await?;
        let sha256: [u8; 32] = hash.finalize().into();
        let address = Address::new(sha256.into(), id);
        Ok((Staged { file: Arc::new(file), place, size, address, shelf: self.shelf.clone() }, seen))
    }
}

/// A file in the making. It travels to a blocking thread and back, and takes its file with it when it is dropped.
struct Sheet {
    place: PathBuf,
    /// From the first bytes on.
    open: Option<(File, Leftover)>,
    hash: Sha256,
}

impl Sheet {
    fn absorb(mut self, mut block: Vec<u8>) -> io::Result<(Self, Vec<u8>)> {
        let (file, _) = match &mut self.open {
            Some(open) => open,
            none => {
                let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&self.place)?;
                none.insert((file, Leftover::at(self.place.clone())))
            }
        };
        file.write_all(&block)?;
        self.hash.update(&block);
        block.clear();
        Ok((self, block))
    }
}

/// A file that is removed unless it is moved away.
#[derive(Debug)]
pub(super) struct Leftover {
    path: PathBuf,
    is_moved: bool,
}

impl Leftover {
    pub(super) const fn at(path: PathBuf) -> Self {
        Self { path, is_moved: false }
    }

    /// Moves the file to where it stays.
    pub(super) fn move_to(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.is_moved = true;
        Ok(())
    }
}

impl Drop for Leftover {
    fn drop(&mut self) {
        if !self.is_moved
            && let Err(error) = fs::remove_file(&self.path)
        {
            tracing::warn!(%error, "a staged file could not be removed; the sweep will");
        }
    }
}

/// Removes what a crash left in the staging folder: files that nobody has written to since `before`.
pub(super) fn sweep(staging: &Path, before: Instant) -> io::Result<u64> {
    let mut removed = 0;
    for entry in fs::read_dir(staging)? {
        let entry = entry?;
        // A file that was moved away meanwhile is no leftover.
        let Ok(found) = entry.metadata() else { continue };
        if found.is_file() && changed_at(&found)? < before {
            match fs::remove_file(entry.path()) {
                Ok(()) => removed += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(removed)
}

/// When the file was last written to, by the clock of the machine that holds it.
pub(super) fn changed_at(found: &fs::Metadata) -> io::Result<Instant> {
    let since = found.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX)))
}

/// Runs what may block on a thread that may.
pub(super) async fn blocking<T, F>(work: F) -> Result<T, FilesError>
where
    T: Send + 'static,
    F: FnOnce() -> io::Result<T> + Send + 'static,
{
    Ok(tokio::task::spawn_blocking(work).await.map_err(FilesError::unavailable)??)
}
