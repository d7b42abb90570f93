//! What applications are compared with: a file and a row made just as durable, by nobody's portal.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use meritum::store::Store;
use sea_orm::{ConnectionTrait, DbErr};

/// The file written, synced, given its name, the folder synced, and one row in a
/// commit of its own, through a connection as the house's own is, just as durable.
pub struct Shelf {
    folder: PathBuf,
    store: Store,
}

impl Shelf {
    pub async fn prepare(folder: PathBuf, store: Store) -> Result<Self> {
        for first in 0..=u8::MAX {
            fs::create_dir_all(folder.join(format!("{first:02x}")))?;
        }
        let table = "CREATE TABLE bench (number BIGINT PRIMARY KEY, name TEXT NOT NULL)";
        let made: Result<_, DbErr> = store.write(async |tx| tx.execute_unprepared(table).await).await;
        made?;
        Ok(Self { folder, store })
    }

    pub async fn keep(&self, document: Vec<u8>, number: u64) -> Result<()> {
        let folder = self.folder.join(format!("{:02x}", number % 256));
        let (staged, kept) = (self.folder.join(format!("{number}.part")), folder.join(number.to_string()));
        tokio::task::spawn_blocking(move || {
            let mut file = File::create_new(&staged)?;
            file.write_all(&document)?;
            file.sync_all()?;
            fs::rename(&staged, kept)?;
            File::open(folder)?.sync_all()
        })
        .await??;
        let row = format!("INSERT INTO bench (number, name) VALUES ({number}, 'cv.pdf')");
        let put: Result<_, DbErr> = self.store.write(async |tx| tx.execute_unprepared(&row).await).await;
        put?;
        Ok(())
    }
}
