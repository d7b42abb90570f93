//! Opening the database with the options that durability and the deadline need.

use super::together::Together;
use super::{Store, private};
use crate::settings::database::DatabaseSettings;
use migration::Migrator;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr};
use sea_orm_migration::MigratorTrait;
use sqlx::Connection;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

impl Store {
    /// Connects; makes the SQLite file when it is missing. Does not migrate.
    ///
    /// # Errors
    /// The database cannot be reached or refuses.
    pub async fn connect(settings: &DatabaseSettings, data: &Path) -> Result<Self, DbErr> {
        let url = settings.url_in(data);
        if url.starts_with("sqlite:") {
            private::make(&url)?;
            // What a savepoint would take back is noted in memory: beyond 64 KiB it would be a file for each submission, in a
            // folder that others use.
            let writes = sqlite(&url, settings, 1, "MEMORY").await?;
            let reads = sqlite(&url, settings, settings.connections, "DEFAULT").await?;
            let ended = Arc::default();
            let together = Together::new(Duration::from_millis(settings.acquire_timeout_ms), Arc::clone(&ended));
            Ok(Self { reads, writes, together: Some(together), ended })
        } else {
            let pool = postgres(&url, settings).await?;
            Ok(Self { reads: pool.clone(), writes: pool, together: None, ended: Arc::default() })
        }
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// A step failed; it was rolled back.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        Migrator::up(&self.writes, None).await
    }

    /// Whether every step of this binary's schema has run.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn is_migrated(&self) -> Result<bool, DbErr> {
        Ok(Migrator::get_pending_migrations(&self.writes).await?.is_empty())
    }
}

/// Whether a connection that comes back stands between two transactions; one that does not is closed.
///
/// A COMMIT that fails for want of room makes SQLite roll back by itself (<https://sqlite.org/lang_transaction.html>, §3). The
/// driver then goes on counting a transaction that is over: the next ones would be savepoints within nothing, or within one
/// that nobody commits, and answered as if they were kept.
async fn is_between<C: Connection>(connection: &mut C) -> Result<bool, sqlx::Error> {
    // What is queued, a rollback, comes first.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

#[expect(clippy::disallowed_methods, reason = "this is where the house connects")]
async fn sqlite(
    url: &str,
    settings: &DatabaseSettings,
    connections: u32,
    temporary: &'static str,
) -> Result<DatabaseConnection, DbErr> {
    let busy = Duration::from_millis(settings.busy_timeout_ms);
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_millis(settings.acquire_timeout_ms))
        .sqlx_logging_level(log::LevelFilter::Debug)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
                // A receipt is answered after the commit: the commit must be on the disk, not on its way.
                .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
                .busy_timeout(busy)
                // One submission writes some seventy pages: at every thousand, every fourteenth would wait for a checkpoint.
                // 4,000 pages are a log of 16 MiB.
                .pragma("wal_autocheckpoint", "4000")
                .pragma("temp_store", temporary)
                .pragma("secure_delete", "ON")
        })
        .map_sqlx_sqlite_pool_opts(|pool| pool.after_release(|connection, _| Box::pin(is_between(connection))));
    Database::connect(options).await
}

#[expect(clippy::disallowed_methods, reason = "this is where the house connects")]
async fn postgres(url: &str, settings: &DatabaseSettings) -> Result<DatabaseConnection, DbErr> {
    let (statement, lock) = (settings.statement_timeout_ms, settings.lock_timeout_ms);
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(settings.connections)
        .acquire_timeout(Duration::from_millis(settings.acquire_timeout_ms))
        .sqlx_logging_level(log::LevelFilter::Debug)
        .map_sqlx_postgres_opts(move |postgres| {
            postgres.application_name("meritum").options([
                ("statement_timeout", format!("{statement}ms")),
                ("lock_timeout", format!("{lock}ms")),
                ("TimeZone", "UTC".to_owned()),
            ])
        });
    options.map_sqlx_postgres_pool_opts(|pool| pool.after_release(|connection, _| Box::pin(is_between(connection))));
    let connection = Database::connect(options).await?;
    connection.execute_unprepared("SELECT 1").await?;
    Ok(connection)
}
