//! An inbox for trying out: every letter is a file, and `/dev/mail` shows them. Never in production.

use super::{MailError, Outgoing};
use serde::{Deserialize, Serialize};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The folder of kept letters.
#[derive(Clone, Debug)]
pub struct Inbox {
    folder: PathBuf,
    /// The number of the last letter that was kept from here; 0: none was.
    last: Arc<AtomicU32>,
}

/// One kept letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its place in the inbox, counted from 1.
    pub number: u32,
    /// The recipient's address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// The whole text.
    pub text: String,
    /// RFC 5322 Message-ID.
    pub message_id: String,
    /// `en`, `sq` or `sr`.
    pub language: String,
}

impl Inbox {
    pub(super) fn open(folder: PathBuf) -> Result<Self, MailError> {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)
            .map_err(|error| MailError::Settings(format!("{}: {error}", folder.display())))?;
        Ok(Self { folder, last: Arc::default() })
    }

    pub(super) async fn keep(&self, letter: &Outgoing) -> Result<(), MailError> {
        let later = |error: std::io::Error| MailError::Later(error.to_string());
        let last = match self.last.load(Ordering::Relaxed) {
            0 => self.newest().await.map_err(later)?,
            last => last,
        };
        let mut number = last.saturating_add(1);
        loop {
            let kept = Kept {
                number,
                to: letter.to.clone(),
                subject: letter.subject.clone(),
                text: letter.text.clone(),
                message_id: letter.message_id.clone(),
                language: letter.language.clone(),
            };
            let bytes = serde_json::to_vec(&kept).map_err(|error| MailError::Later(error.to_string()))?;
            // Two jobs may keep a letter at once: the number belongs to whoever makes the file.
            let mut new = tokio::fs::OpenOptions::new();
            // Letters carry links that let their reader in.
            let made = new.write(true).create_new(true).mode(0o600).open(self.file(number)).await;
            match made {
                Ok(mut file) => {
                    tokio::io::AsyncWriteExt::write_all(&mut file, &bytes).await.map_err(later)?;
                    self.last.fetch_max(number, Ordering::Relaxed);
                    return file.sync_all().await.map_err(later);
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(later(error)),
            }
        }
    }

    /// The highest number so far; 0 for none.
    async fn newest(&self) -> std::io::Result<u32> {
        let (mut newest, mut entries) = (0, tokio::fs::read_dir(&self.folder).await?);
        while let Some(entry) = entries.next_entry().await? {
            let path = entry.path();
            let number = path.file_stem().and_then(|stem| stem.to_str()?.parse().ok());
            newest = newest.max(number.unwrap_or(0));
        }
        Ok(newest)
    }

    /// All letters, the newest first.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub async fn list(&self) -> Result<Vec<Kept>, MailError> {
        let later = |error: std::io::Error| MailError::Later(error.to_string());
        let mut kept = Vec::new();
        let mut entries = tokio::fs::read_dir(&self.folder).await.map_err(later)?;
        while let Some(entry) = entries.next_entry().await.map_err(later)? {
            let bytes = tokio::fs::read(entry.path()).await.map_err(later)?;
            // A file being written this moment is not a letter yet.
            if let Ok(letter) = serde_json::from_slice::<Kept>(&bytes) {
                kept.push(letter);
            }
        }
        kept.sort_by_key(|letter| std::cmp::Reverse(letter.number));
        Ok(kept)
    }

    /// One letter.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub async fn read(&self, number: u32) -> Result<Option<Kept>, MailError> {
        match tokio::fs::read(self.file(number)).await {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(MailError::Later(error.to_string())),
        }
    }

    fn file(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:06}.json"))
    }
}
