//! A folder and a bucket to keep documents in, with what is needed to look behind them.

use std::fs;
use std::path::{Path, PathBuf};

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use tempfile::TempDir;
use tokio::net::TcpListener;

use super::super::*;

/// A store with what is needed to look behind it.
pub struct Site {
    pub files: Files,
    /// What the folder or bucket holds, as files on this disk: `root/documents/…`.
    pub root: PathBuf,
    pub staging: PathBuf,
    _kept_alive: TempDir,
}

impl Site {
    pub fn folder() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path().join("files");
        let files = Files::open(&Place::Folder(root.clone())).unwrap();
        Self { files, staging: root.join("staging"), root, _kept_alive: temporary }
    }

    pub async fn bucket() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let (root, staging) = (temporary.path().join("s3/documents-of-meritum"), temporary.path().join("staging"));
        fs::create_dir_all(&root).unwrap();
        let address = BucketAddress {
            bucket: "documents-of-meritum".to_owned(),
            endpoint: Some(serve(&temporary.path().join("s3")).await),
            region: "us-east-1".to_owned(),
            credentials: Some(("id".to_owned(), "secret".to_owned())),
            allow_http: true,
        };
        let files = Files::open(&Place::Bucket { address, staging: staging.clone() }).unwrap();
        Self { files, root, staging, _kept_alive: temporary }
    }

    /// Every site on which a document can lie.
    pub async fn all() -> [Self; 2] {
        [Self::folder(), Self::bucket().await]
    }

    pub fn path(&self, address: &Address) -> PathBuf {
        self.root.join(address.key())
    }

    /// How many documents lie on the disk, whatever the store says.
    pub fn count(&self) -> usize {
        count(&self.root.join("documents"))
    }

    /// How many files wait in the staging folder.
    pub fn staged(&self) -> usize {
        count(&self.staging)
    }
}

pub fn count(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let counted = entries.map(|entry| {
        let entry = entry.unwrap();
        // What cannot be told from a file must not be counted as one.
        if entry.file_type().unwrap().is_dir() { count(&entry.path()) } else { 1 }
    });
    counted.sum()
}

/// Serves this folder by the protocol of S3 and says at which address.
async fn serve(root: &Path) -> String {
    let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(root).unwrap());
    service.set_auth(SimpleAuth::from_single("id", "secret"));
    let service = service.build();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(socket), service).await;
            });
        }
    });
    format!("http://{address}")
}
