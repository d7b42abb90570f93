//! A folder to work in, and a house in it to put rows into before it is served.

use std::path::Path;

use anyhow::Result;
use meritum::files::{Files, Place};
use meritum::settings::{Flags, Settings};
use meritum::store::Store;
use tempfile::TempDir;

use super::postgres::Postgres;

/// A folder of the target folder's own: on the disk that is measured, not in memory. Gone when dropped.
pub struct Workshop {
    folder: TempDir,
    postgres: Option<Postgres>,
}

impl Workshop {
    /// On SQLite, or where the arguments say `postgres`, on a server of our own.
    pub fn open() -> Result<Self> {
        let folder = TempDir::with_prefix_in("bench-", env!("CARGO_TARGET_TMPDIR"))?;
        let postgres = std::env::args().any(|argument| argument == "postgres").then(Postgres::start).transpose()?;
        Ok(Self { folder, postgres })
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The database's address, where it is not SQLite.
    pub fn database(&self) -> Option<&str> {
        self.postgres.as_ref().map(|server| server.url.as_str())
    }

    /// What the database is called.
    pub fn database_name(&self) -> &'static str {
        if self.postgres.is_some() { "PostgreSQL" } else { "SQLite" }
    }

    /// The store and the files of the house, with the newest schema.
    pub async fn house(&self) -> Result<(Store, Files)> {
        let data = Some(self.folder().to_owned());
        let flags = Flags { data, database: self.database().map(str::to_owned), ..Flags::default() };
        let settings = Settings::defaults(&flags)?;
        let store = Store::connect(&settings.database, &settings.data).await?;
        store.migrate().await?;
        let files = Files::open(&Place::chosen(&settings.files, &settings.data))?;
        Ok((store, files))
    }
}

/// A number after `name=` among the arguments of the bench, or what it is without one.
pub fn asked(name: &str, otherwise: u32) -> u32 {
    std::env::args()
        .find_map(|argument| argument.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
        .unwrap_or(otherwise)
}
