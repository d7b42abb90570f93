//! A store that speaks the protocol of S3, whose mood a test chooses.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};

use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use meritum::settings::{FilesKind, FilesSettings};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use tempfile::TempDir;
use tokio::net::TcpListener;

const BUCKET: &str = "documents-of-meritum";

/// A running server with one bucket.
pub struct BucketServer {
    endpoint: String,
    mood: Arc<AtomicU16>,
    asked: Arc<AtomicUsize>,
    folder: TempDir,
}

impl BucketServer {
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join(BUCKET)).expect("a bucket");
        let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder.path()).expect("a store"));
        service.set_auth(SimpleAuth::from_single("id", "secret"));
        let service = service.build();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let endpoint = format!("http://{}", listener.local_addr().expect("its address"));
        let (mood, asked) = (Arc::new(AtomicU16::new(0)), Arc::new(AtomicUsize::new(0)));
        let (its_mood, counted) = (Arc::clone(&mood), Arc::clone(&asked));
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let (service, mood, asked) = (service.clone(), Arc::clone(&its_mood), Arc::clone(&counted));
                let answer = service_fn(move |request: http::Request<Incoming>| {
                    asked.fetch_add(1, Ordering::Relaxed);
                    let (service, mood) = (service.clone(), mood.load(Ordering::Relaxed));
                    async move {
                        if mood == 0 {
                            return service.call(request.map(s3s::Body::from)).await;
                        }
                        let answer = http::Response::builder().status(mood).body(s3s::Body::empty());
                        Ok(answer.expect("an answer"))
                    }
                });
                tokio::spawn(async move {
                    let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(socket), answer).await;
                });
            }
        });
        Self { endpoint, mood, asked, folder }
    }

    /// The settings of a house that keeps its documents here.
    pub fn settings(&self) -> FilesSettings {
        FilesSettings {
            kind: FilesKind::S3,
            bucket: BUCKET.to_owned(),
            endpoint: self.endpoint.clone(),
            region: "us-east-1".to_owned(),
            access_key_id: "id".to_owned(),
            secret_access_key: "secret".to_owned(),
            allow_http: true,
        }
    }

    /// From now on it answers everything with this status; 0: as it should.
    pub fn answers(&self, status: u16) {
        self.mood.store(status, Ordering::Relaxed);
    }

    /// How often it was asked since this was last called.
    pub fn asked(&self) -> usize {
        self.asked.swap(0, Ordering::Relaxed)
    }

    /// The documents in it, as files on this disk.
    pub fn documents(&self) -> Vec<PathBuf> {
        let shelves =
            std::fs::read_dir(self.folder.path().join(BUCKET).join("documents")).into_iter().flatten().flatten();
        let below = shelves.flat_map(|shelf| std::fs::read_dir(shelf.path()).into_iter().flatten().flatten());
        below.map(|entry| entry.path()).collect()
    }
}
