//! Documents in a local folder: files 0600 in folders 0700, durable before anyone is told.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, Read as _, Write};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::stream::{self, BoxStream, StreamExt as _, TryStreamExt as _};
use sha2::{Digest as _, Sha256};
use tokio_util::io::ReaderStream;

use super::Kept;
use super::address::{Address, DOCUMENTS, Digest, shard};
use super::content::Content;
use super::error::FilesError;
use super::staged::{Leftover, blocking, changed_at};

/// Bytes read at once.
const BLOCK: usize = 64 << 10;

/// The folder below which documents lie.
#[derive(Debug, Clone)]
pub(super) struct Folder(Arc<Path>);

impl Folder {
    /// Makes all folders that documents will ever need, so that keeping one has a single folder to make durable.
    pub(super) fn open(root: &Path) -> io::Result<Self> {
        let documents = root.join(DOCUMENTS);
        make(&documents)?;
        for first in 0..=u8::MAX {
            make(&documents.join(shard(first)))?;
        }
        sync(&documents)?;
        sync(root)?;
        Ok(Self(documents.into()))
    }

    fn path(&self, address: &Address) -> PathBuf {
        self.0.join(address.shard()).join(address.file_name())
    }

    /// Makes the bytes durable, gives them their name, makes the name durable.
    pub(super) fn take_in(&self, file: &File, place: Leftover, address: &Address) -> io::Result<()> {
        file.sync_all()?;
        let target = self.path(address);
        place.move_to(&target)?;
        sync(&self.0.join(address.shard())).inspect_err(|_| {
            // The name may not survive: nobody is to find it until then either.
            let _ = fs::remove_file(&target);
        })
    }

    pub(super) async fn read(&self, address: &Address) -> Result<Content, FilesError> {
        let path = self.path(address);
        let opened = blocking(move || {
            let Some(file) = if_there(File::open(path))? else { return Ok(None) };
            let size = file.metadata()?.len();
            Ok(Some((file, size)))
        });
        let (file, size) = opened.await?.ok_or(FilesError::Missing)?;
        let parts = ReaderStream::with_capacity(tokio::fs::File::from_std(file), BLOCK);
        Ok(Content::new(size, address.sha256, parts.map_err(FilesError::unavailable).boxed()))
    }

    /// As [`Content`] gives them: the last bytes are held back until all of them are known to be right.
    pub(super) fn copy(&self, address: &Address, out: &mut impl Write) -> Result<(), FilesError> {
        let mut file = if_there(File::open(self.path(address)))?.ok_or(FilesError::Missing)?;
        let mut hash = Sha256::new();
        let (mut held, mut next) = (Vec::with_capacity(BLOCK), Vec::with_capacity(BLOCK));
        while (&mut file).take(BLOCK as u64).read_to_end(&mut next)? > 0 {
            hash.update(&next);
            out.write_all(&held)?;
            std::mem::swap(&mut held, &mut next);
            next.clear();
        }
        if Digest::from(<[u8; 32]>::from(hash.finalize())) != address.sha256 {
            return Err(FilesError::Broken);
        }
        Ok(out.write_all(&held)?)
    }

    pub(super) async fn size(&self, address: &Address) -> Result<u64, FilesError> {
        let path = self.path(address);
        let found = blocking(move || if_there(fs::metadata(path))).await?;
        Ok(found.ok_or(FilesError::Missing)?.len())
    }

    pub(super) async fn delete(&self, address: &Address) -> Result<(), FilesError> {
        let (path, folder) = (self.path(address), self.0.join(address.shard()));
        blocking(move || if_there(fs::remove_file(path))?.map_or(Ok(()), |()| sync(&folder))).await
    }

    pub(super) fn list(&self) -> BoxStream<'static, Result<Kept, FilesError>> {
        let documents = Arc::clone(&self.0);
        stream::iter(0..=u8::MAX)
            .then(move |first| {
                let folder = documents.join(shard(first));
                blocking(move || found_in(&folder))
            })
            .map_ok(|found| stream::iter(found.into_iter().map(Ok)))
            .try_flatten()
            .boxed()
    }
}

fn found_in(folder: &Path) -> io::Result<Vec<Kept>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Some(address) = entry.file_name().to_str().and_then(Address::from_file_name) else { continue };
        // Deleted since the folder was opened.
        let Ok(metadata) = entry.metadata() else { continue };
        found.push(Kept { address, size: metadata.len(), stored_at: changed_at(&metadata)? });
    }
    Ok(found)
}

/// Nothing, if what was asked for is not there.
fn if_there<T>(answer: io::Result<T>) -> io::Result<Option<T>> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes a folder that only we may enter, with those above it.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    fs::set_permissions(folder, Permissions::from_mode(0o700))
}

/// Makes the names in a folder durable.
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
