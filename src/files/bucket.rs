//! Documents in an S3-compatible store. Every upload carries its SHA-256, which the store compares.

use std::fmt;
use std::fs::File;
use std::io::{self, Read as _, Seek as _};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use entity::Instant;
use futures_util::stream::{BoxStream, StreamExt as _, TryStreamExt as _};
use object_store::aws::{AmazonS3, AmazonS3Builder, Checksum};
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore as _, ObjectStoreExt as _, RetryConfig, WriteMultipart};

use super::Kept;
use super::address::{Address, DOCUMENTS};
use super::content::Content;
use super::error::FilesError;
use super::staged::blocking;

/// Up to this size a document is one request; above it is sent in parts of this size, two at a time.
const PART: u64 = 5 << 20;

/// How to reach a bucket.
#[derive(Clone)]
pub struct BucketAddress {
    /// The bucket's name.
    pub bucket: String,
    /// The server's address; without one, Amazon's for the region.
    pub endpoint: Option<String>,
    /// The region, as the server calls it.
    pub region: String,
    /// Key id and secret; without them, those that Amazon gives to the machine.
    pub credentials: Option<(String, String)>,
    /// Whether the endpoint may be reached without TLS: for a server on the same machine.
    pub allow_http: bool,
}

impl fmt::Debug for BucketAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BucketAddress")
            .field("bucket", &self.bucket)
            .field("endpoint", &self.endpoint)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}

/// The bucket in which documents lie.
#[derive(Debug, Clone)]
pub(super) struct Bucket(Arc<AmazonS3>);

impl Bucket {
    pub(super) fn open(address: &BucketAddress) -> Result<Self, FilesError> {
        // A download may last as long as the reader takes: what is limited is the time in which nothing comes.
        let client = ClientOptions::new()
            .with_timeout_disabled()
            .with_connect_timeout(Duration::from_secs(5))
            .with_read_timeout(Duration::from_secs(30));
        let retry = RetryConfig { max_retries: 3, retry_timeout: Duration::from_secs(20), ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&address.bucket)
            .with_region(&address.region)
            .with_allow_http(address.allow_http)
            .with_client_options(client.with_allow_http(address.allow_http))
            .with_retry(retry)
            .with_checksum_algorithm(Checksum::SHA256);
        if let Some(endpoint) = &address.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        if let Some((id, secret)) = &address.credentials {
            builder = builder.with_access_key_id(id).with_secret_access_key(secret);
        }
        Ok(Self(Arc::new(builder.build()?)))
    }

    /// Uploads the file. It is there whole or not at all.
    pub(super) async fn take_in(&self, file: &Arc<File>, size: u64, address: &Address) -> Result<(), FilesError> {
        rewind(file).await?;
        let key = Path::from(address.key());
        if size <= PART {
            self.0.put(&key, next_part(file).await?.into()).await?;
            return Ok(());
        }
        let mut upload = WriteMultipart::new(self.0.put_multipart(&key).await?);
        loop {
            let part = match next_part(file).await {
                Ok(part) if part.is_empty() => break,
                Ok(part) => part,
                Err(error) => {
                    abort(upload).await;
                    return Err(error);
                }
            };
            if let Err(error) = upload.wait_for_capacity(2).await {
                abort(upload).await;
                return Err(error.into());
            }
            upload.put(part);
        }
        // Takes back the parts itself when it fails.
        upload.finish().await?;
        Ok(())
    }

    pub(super) async fn read(&self, address: &Address) -> Result<Content, FilesError> {
        let found = self.0.get(&Path::from(address.key())).await?;
        let size = found.meta.size;
        Ok(Content::new(size, address.sha256, found.into_stream().map_err(FilesError::from).boxed()))
    }

    pub(super) async fn size(&self, address: &Address) -> Result<u64, FilesError> {
        Ok(self.0.head(&Path::from(address.key())).await?.size)
    }

    pub(super) async fn delete(&self, address: &Address) -> Result<(), FilesError> {
        match self.0.delete(&Path::from(address.key())).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn list(&self) -> BoxStream<'static, Result<Kept, FilesError>> {
        self.0
            .list(Some(&Path::from(DOCUMENTS)))
            .map_err(FilesError::from)
            .try_filter_map(|found| async move {
                let address = found.location.filename().and_then(Address::from_file_name);
                let stored_at = Instant(found.last_modified.timestamp_millis());
                Ok(address.map(|address| Kept { address, size: found.size, stored_at }))
            })
            .boxed()
    }
}

/// Takes back the parts that arrived. When that fails too, the bucket's lifecycle rule removes them.
async fn abort(upload: WriteMultipart) {
    if let Err(error) = upload.abort().await {
        tracing::warn!(%error, "an upload could not be taken back; the bucket's lifecycle rule will");
    }
}

async fn rewind(file: &Arc<File>) -> Result<(), FilesError> {
    let file = Arc::clone(file);
    blocking(move || (&*file).rewind()).await
}

/// The next bytes of the file, as many as one part has; none at its end.
async fn next_part(file: &Arc<File>) -> Result<Bytes, FilesError> {
    let file = Arc::clone(file);
    blocking(move || -> io::Result<Bytes> {
        let mut part = Vec::new();
        (&*file).take(PART).read_to_end(&mut part)?;
        Ok(part.into())
    })
    .await
}
