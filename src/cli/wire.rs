//! Building the house from its settings.

use crate::account::attempts::Attempts;
use crate::account::passwords::Passwords;
use crate::application::asked::Remembered;
use crate::application::rush::Rush;
use crate::application::under_way::UnderWay;
use crate::clock::{Carried, Clock};
use crate::context::House;
use crate::extract::Extract;
use crate::files::{Files, Place};
use crate::keys::Keys;
use crate::mail::Mail;
use crate::scan::Scanner;
use crate::settings::Settings;
use crate::store::{Store, db_clock};
use anyhow::Context as _;
use std::fs::DirBuilder;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::Path;
use std::sync::Arc;

/// The log: JSON lines on standard error, `RUST_LOG` choosing what.
pub fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn"));
    // A second call, in tests, finds the log there already.
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

/// Makes the data folder when it is missing, for whoever runs Meritum and nobody else. One that is there is left as its
/// owner wants it, and the log says so when everybody may look into it.
///
/// # Errors
/// It cannot be made.
pub(super) fn data_folder(folder: &Path) -> anyhow::Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder).and_then(|()| folder.metadata());
    let made = made.with_context(|| format!("the data folder {} cannot be made", folder.display()))?;
    if made.permissions().mode() & 0o007 != 0 {
        tracing::warn!(folder = %folder.display(), "every user of this machine may look into the data folder: chmod 700");
    }
    Ok(())
}

/// Opens everything that the settings name; the schema is left as it is.
///
/// # Errors
/// A part cannot be opened; the text says which.
pub async fn house(settings: Settings, clock: Arc<dyn Clock>) -> anyhow::Result<Arc<House>> {
    data_folder(&settings.data)?;
    let keys = Keys::open(&settings.keys_folder()).context("the keys cannot be opened")?;
    let store = Store::connect(&settings.database, &settings.data).await.context("the database cannot be opened")?;
    let files =
        Files::open(&Place::chosen(&settings.files, &settings.data)).context("the file store cannot be opened")?;
    let extract = Extract::new(&settings.documents);
    let mail = Mail::open(&settings).context("mail cannot leave")?;
    let (passwords, attempts) =
        (Passwords::new(&settings.accounts), Attempts::new(settings.accounts.failures_per_hour));
    let scanner = Scanner::chosen(&settings.scan);
    Ok(Arc::new(House {
        store,
        files,
        extract,
        mail,
        scanner,
        clock,
        settings,
        keys,
        passwords,
        attempts,
        rush: Rush::default(),
        asked: Remembered::default(),
        under_way: UnderWay::default(),
    }))
}

/// The same on the database's clock, which is measured again and again, with the schema up to date.
///
/// # Errors
/// As [`house`], or a step of the schema failed.
pub async fn migrated_house(settings: Settings) -> anyhow::Result<Arc<House>> {
    let clock = Arc::new(Carried::default());
    let house = house(settings, Arc::<Carried>::clone(&clock)).await?;
    house.store.migrate().await.context("the database cannot be brought up to date")?;
    db_clock::measure(&house.store, &clock).await.context("the database's clock cannot be read")?;
    tokio::spawn(db_clock::keep(house.store.clone(), clock));
    Ok(house)
}

/// Says in the log whether there is a scanner, and whether it can be relied on. Nobody waits for it.
pub(super) fn introduce_scanner(house: &Arc<House>) {
    if house.scanner.is_none() {
        if house.settings.server.production {
            tracing::warn!("no virus scanner is set up (scan.address): staff read documents as they came");
        }
        return;
    }
    let house = Arc::clone(house);
    tokio::spawn(async move {
        if let Some(scanner) = &house.scanner {
            scanner.introduce().await;
        }
    });
}
