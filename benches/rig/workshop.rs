//! A folder to work in, and a house in it to put rows into before it is served.

use std::path::{Path, PathBuf};

use anyhow::Result;
use meritum::files::{Files, Place};
use meritum::settings::{Flags, Settings};
use meritum::store::Store;
use sea_orm::ConnectionTrait;
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

    fn settings(&self, data: PathBuf) -> Result<Settings> {
        let database = self.database().map(str::to_owned);
        Ok(Settings::defaults(&Flags { data: Some(data), database, ..Flags::default() })?)
    }

    /// A store beside the house's, opened like it. On SQLite it is a file of its own: two processes that write to one file
    /// wait for one another by sleeping, and neither would be measured.
    pub async fn apart(&self) -> Result<Store> {
        let data = self.folder().join("apart");
        std::fs::create_dir_all(&data)?;
        let settings = self.settings(data)?;
        Ok(Store::connect(&settings.database, &settings.data).await?)
    }

    /// Lets PostgreSQL count its rows, as it does by itself within a minute of a change as large as a bench's.
    pub async fn settle(&self, store: &Store) -> Result<()> {
        if self.postgres.is_some() {
            store.read().execute_unprepared("VACUUM (ANALYZE)").await?;
        }
        Ok(())
    }

    /// The store and the files of the house, with the newest schema.
    pub async fn house(&self) -> Result<(Store, Files)> {
        let settings = self.settings(self.folder().to_owned())?;
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
