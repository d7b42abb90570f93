//! Whose database and data folder these are: the demo touches only its own.

use crate::actor::Actor;
use crate::audit::{self, Entry};
use crate::context::{Context, House};
use crate::settings::Settings;
use crate::store::Store;
use anyhow::{Context as _, bail, ensure};
use entity::{application, audit_entry, opening, staff};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::Arc;

const BEGUN: &str = "demo.begun";
const FINISHED: &str = "demo.finished";

/// The scope of the house's own chain.
const HOUSE: &str = "house";

/// To whom a database that the demo may touch belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Belongs {
    /// Nothing is in it.
    Nobody,
    /// To the demo, whole.
    Demo,
    /// To a demo that was interrupted while it was being made, in its own data folder: it may be made anew.
    Unfinished,
}

/// Held while the demo is looked at and made, so that two starts at once do not make it twice.
///
/// # Errors
/// The folder cannot be made, or another start is making the demo.
pub(super) fn lock(data: &Path) -> anyhow::Result<File> {
    crate::cli::wire::data_folder(data)?;
    let path = data.join("demo.lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .with_context(|| format!("{} cannot be opened", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!("another start is making the demo in {} right now", data.display()),
        Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("{} cannot be locked", path.display())),
    }
}

/// To whom the house's database belongs.
///
/// # Errors
/// To somebody else, to the demo of another data folder, or to an unfinished one that is not ours to clear.
pub(super) async fn of(house: &House) -> anyhow::Result<Belongs> {
    let data = house.settings.data.display();
    let tables = house.store.tables().await?;
    if !tables.iter().any(|table| table == "audit_entry") {
        ensure!(tables.is_empty(), "the database holds tables that are not Meritum's; the demo needs an empty one");
        return nobody(&house.settings);
    }
    let Some(begun) = audit_entry::Entity::find_by_id((HOUSE.to_owned(), 1)).one(house.store.read()).await? else {
        ensure!(is_empty(&house.store).await?, "the database is in use; the demo needs an empty one, or its own");
        return nobody(&house.settings);
    };
    ensure!(begun.act == BEGUN, "the database is in use; the demo needs an empty one, or its own");
    let keys = fingerprint(house);
    ensure!(
        begun.thing == keys,
        "the demo in this database was made with another data folder, which has its keys and documents; start it with \
         that folder, or empty the database"
    );
    if is_finished(&house.store).await? {
        return Ok(Belongs::Demo);
    }
    ensure!(
        house.settings.database.url.is_empty(),
        "the demo in this database was interrupted while it was being made; empty the database, remove {data} and start \
         again"
    );
    Ok(Belongs::Unfinished)
}

/// Whether this is a demo's database.
///
/// # Errors
/// The database's own error.
pub async fn is_demo(store: &Store) -> Result<bool, DbErr> {
    let first = audit_entry::Entity::find_by_id((HOUSE.to_owned(), 1)).one(store.read()).await?;
    Ok(first.is_some_and(|entry| entry.act == BEGUN))
}

async fn is_finished(store: &Store) -> Result<bool, DbErr> {
    let finished = audit_entry::Entity::find()
        .filter(audit_entry::Column::Scope.eq(HOUSE))
        .filter(audit_entry::Column::Act.eq(FINISHED));
    Ok(finished.count(store.read()).await? > 0)
}

async fn is_empty(store: &Store) -> Result<bool, DbErr> {
    let db = store.read();
    let rows = staff::Entity::find().count(db).await?
        + opening::Entity::find().count(db).await?
        + application::Entity::find().count(db).await?;
    Ok(rows == 0)
}

/// Nobody's, if the data folder says so too: documents or letters without their database are somebody's.
fn nobody(settings: &Settings) -> anyhow::Result<Belongs> {
    for name in KEPT {
        let folder = settings.within_data(name);
        ensure!(
            !holds_a_file(&folder)?,
            "{} holds files and the database does not know them; the demo needs an empty data folder, or its own",
            folder.display()
        );
    }
    Ok(Belongs::Nobody)
}

/// What the house keeps in its data folder beside the database and the keys.
const KEPT: [&str; 2] = ["files", "letters"];

fn holds_a_file(folder: &Path) -> std::io::Result<bool> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        if !entry.file_type()?.is_dir() || holds_a_file(&entry.path())? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Clears the data folder of an unfinished demo; everything in it was the demo's, for it began in an empty one. The keys stay.
pub(super) fn clear(settings: &Settings) -> anyhow::Result<()> {
    tracing::info!("the demo was interrupted while it was being made; it is made anew");
    for name in ["meritum.sqlite-wal", "meritum.sqlite-shm", "meritum.sqlite"] {
        remove(std::fs::remove_file(settings.within_data(name)), name)?;
    }
    for name in KEPT {
        remove(std::fs::remove_dir_all(settings.within_data(name)), name)?;
    }
    Ok(())
}

fn remove(outcome: std::io::Result<()>, name: &str) -> anyhow::Result<()> {
    match outcome {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{name} of the interrupted demo cannot be removed"))
        }
        _ => Ok(()),
    }
}

/// Which keys these are.
fn fingerprint(house: &House) -> String {
    house.keys.derived_token("demo database", b"")[..16].to_owned()
}

/// Marks the database as the demo's, before anything else is put into it.
///
/// # Errors
/// Somebody else came first.
pub(super) async fn mark_begun(house: &Arc<House>) -> anyhow::Result<()> {
    let ctx = Context::new(Arc::clone(house), Actor::System);
    house
        .store
        .write(async |tx| {
            audit::append(tx, &ctx, Entry::house(BEGUN, fingerprint(house))).await?;
            let first = audit_entry::Entity::find_by_id((HOUSE.to_owned(), 1)).one(tx).await?;
            let second = audit_entry::Entity::find_by_id((HOUSE.to_owned(), 2)).one(tx).await?;
            ensure!(
                first.is_some_and(|entry| entry.act == BEGUN) && second.is_none(),
                "somebody else began to use the database"
            );
            Ok(())
        })
        .await
}

/// Marks the demo as whole.
///
/// # Errors
/// The database's own error.
pub(super) async fn mark_finished(house: &Arc<House>) -> Result<(), DbErr> {
    let ctx = Context::new(Arc::clone(house), Actor::System);
    house.store.write(async |tx| audit::append(tx, &ctx, Entry::house(FINISHED, "demo")).await).await
}
