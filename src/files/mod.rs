//! The file store: where the bytes of documents are received, kept, read and removed.
//!
//! A document arrives as a stream into a file of the staging folder, counted against a limit and hashed on its way
//! ([`Files::receive`]). There it can be looked at ([`Staged::examine`]) before it is kept ([`Staged::keep`]) in a
//! local folder or an S3-compatible bucket, under its own address. What is not kept is gone. Memory is constant,
//! whatever the size of a document.
//!
//! The order that makes a receipt true: the bytes are stored durably, then a row refers to them, then a person is told.
//! A crash in between leaves bytes that no row refers to; [`Files::list`] finds them.

mod address;
mod bucket;
mod content;
mod error;
mod folder;
mod partial;
mod staged;

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use entity::{DocumentId, Instant};
use futures_util::stream::{self, BoxStream, Stream, TryStreamExt as _};
use tokio::runtime::Handle;

pub use address::{Address, Digest, NotADigest};
pub use bucket::BucketAddress;
pub use content::Content;
pub use error::FilesError;
pub use partial::{Cut, Partial};
pub use staged::{Staged, Stored};

use crate::settings::{FilesKind, FilesSettings};
use bucket::Bucket;
use folder::Folder;

/// Where documents are to lie.
#[derive(Debug, Clone)]
pub enum Place {
    /// Below this folder, outside of anything that is served. Staging lies in it too.
    Folder(PathBuf),
    /// In a bucket. Staging is a local folder with room for the uploads that are under way.
    Bucket { address: BucketAddress, staging: PathBuf },
}

impl Place {
    /// The place that the operator chose; `data` is the data folder.
    pub fn chosen(settings: &FilesSettings, data: &Path) -> Self {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        match settings.kind {
            FilesKind::Folder => Self::Folder(data.join("files")),
            FilesKind::S3 => Self::Bucket {
                address: BucketAddress {
                    bucket: settings.bucket.clone(),
                    endpoint: given(&settings.endpoint),
                    region: settings.region.clone(),
                    credentials: given(&settings.access_key_id).zip(given(&settings.secret_access_key)),
                    allow_http: settings.allow_http,
                },
                staging: data.join("staging"),
            },
        }
    }
}

/// One document of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Where it lies.
    pub address: Address,
    /// Bytes.
    pub size: u64,
    /// When it was stored, by the store's clock, which may differ from ours: leave a margin.
    pub stored_at: Instant,
}

/// The file store. A copy is another handle to the same.
#[derive(Debug, Clone)]
pub struct Files {
    staging: Arc<Path>,
    shelf: Shelf,
    turns: Arc<partial::Turns>,
}

/// What documents are kept on.
#[derive(Debug, Clone)]
enum Shelf {
    Folder(Folder),
    Bucket(Bucket),
}

impl Files {
    /// Opens the store, and makes its folders. Blocks for a moment; a bucket is not contacted (see [`Self::probe`]).
    pub fn open(place: &Place) -> Result<Self, FilesError> {
        let (staging, shelf) = match place {
            Place::Folder(root) => (root.join("staging"), {
                folder::make(root)?;
                Shelf::Folder(Folder::open(root)?)
            }),
            Place::Bucket { address, staging } => (staging.clone(), Shelf::Bucket(Bucket::open(address)?)),
        };
        folder::make(&staging)?;
        Ok(Self { staging: staging.into(), shelf, turns: Arc::default() })
    }

    /// Receives the bytes of the document with this fresh id, at most `limit` of them. When the stream fails, is too
    /// long, or the caller goes away, nothing is left.
    pub async fn receive<S, E>(&self, id: DocumentId, content: S, limit: u64) -> Result<Staged, FilesError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Ok(self.receive_and_look(id, content, limit, |_, _| Ok(())).await?.0)
    }

    /// The bytes at this address, compared with their SHA-256 while they are read.
    pub async fn read(&self, address: &Address) -> Result<Content, FilesError> {
        match &self.shelf {
            Shelf::Folder(folder) => folder.read(address).await,
            Shelf::Bucket(bucket) => bucket.read(address).await,
        }
    }

    /// Writes the bytes at this address into `out`, compared likewise; on a thread that may block, and from a folder without
    /// another's help.
    pub fn copy(&self, address: &Address, out: &mut impl io::Write) -> Result<(), FilesError> {
        match &self.shelf {
            Shelf::Folder(folder) => folder.copy(address, out),
            Shelf::Bucket(bucket) => Handle::current().block_on(async {
                let mut content = bucket.read(address).await?;
                while let Some(part) = content.try_next().await? {
                    out.write_all(&part)?;
                }
                Ok(())
            }),
        }
    }

    /// How many bytes lie at this address; nothing if none do. They are not compared.
    pub async fn size(&self, address: &Address) -> Result<Option<u64>, FilesError> {
        let size = match &self.shelf {
            Shelf::Folder(folder) => folder.size(address).await,
            Shelf::Bucket(bucket) => bucket.size(address).await,
        };
        match size {
            Ok(size) => Ok(Some(size)),
            Err(FilesError::Missing) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Removes what lies at this address, durably; it is no error if nothing does.
    pub async fn delete(&self, address: &Address) -> Result<(), FilesError> {
        match &self.shelf {
            Shelf::Folder(folder) => folder.delete(address).await,
            Shelf::Bucket(bucket) => bucket.delete(address).await,
        }
    }

    /// Removes bytes that no row refers to. After the commit: a file whose row came back would be a lie. What cannot be removed
    /// is left to the sweep.
    pub async fn erase(&self, addresses: &[Address]) {
        for address in addresses {
            if let Err(error) = self.delete(address).await {
                tracing::warn!(%error, "a file that nothing refers to stays until the sweep");
            }
        }
    }

    /// Whether all bytes are there and have the address's hash. Reads all of them.
    pub async fn is_whole(&self, address: &Address, size: i64) -> bool {
        let Ok(content) = self.read(address).await else { return false };
        let read = content.try_fold(0_i64, async |size, part| Ok(size + i64::try_from(part.len()).unwrap_or(0))).await;
        read.is_ok_and(|read| read == size)
    }

    /// All documents of the store, in no particular order.
    pub fn list(&self) -> BoxStream<'static, Result<Kept, FilesError>> {
        match &self.shelf {
            Shelf::Folder(folder) => folder.list(),
            Shelf::Bucket(bucket) => bucket.list(),
        }
    }

    /// Where bytes wait that are not kept.
    pub fn staging(&self) -> &Path {
        &self.staging
    }

    /// A nameless file for what is made and given at once; it is gone when it is closed.
    pub fn spool(&self) -> io::Result<File> {
        tempfile::tempfile_in(&self.staging)
    }

    /// Removes from the staging folder what a crash left there: files that nobody has written to since `before`.
    /// Says how many. Uploads under way keep writing, so an hour is a wide margin.
    pub async fn sweep_staging(&self, before: Instant) -> Result<u64, FilesError> {
        let staging = Arc::clone(&self.staging);
        staged::blocking(move || staged::sweep(&staging, before)).await
    }

    /// Whether the store takes, gives and removes: does all three with a few bytes under a fresh id.
    pub async fn probe(&self, id: DocumentId) -> Result<(), FilesError> {
        const PROBE: &[u8] = b"Is anybody there?";
        let content = stream::iter([Ok::<_, FilesError>(Bytes::from_static(PROBE))]);
        let stored = self.receive(id, content, PROBE.len() as u64).await?.keep().await?;
        let read = match self.read(&stored.address).await {
            Ok(content) => content.try_fold(0, |size, part| std::future::ready(Ok(size + part.len()))).await,
            Err(error) => Err(error),
        };
        self.delete(&stored.address).await?;
        read.map(|_| ())
    }
}
