//! What time it is in the database: the clock that every replica judges by.

use super::Store;
use crate::clock::{Carried, Clock as _, Heard};
use entity::Instant;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use std::sync::Arc;
use std::time::Duration;

/// How often the database's clock is asked for again.
const EVERY: Duration = Duration::from_secs(10);

/// Of so many answers the quickest counts.
const ANSWERS: usize = 5;

impl Store {
    /// The present instant by the database's clock: not that of a transaction's beginning.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn now(&self) -> Result<Instant, DbErr> {
        let asked = match self.backend() {
            DbBackend::Sqlite => "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)",
            _ => "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
        };
        let row = self.reads.query_one_raw(Statement::from_string(self.backend(), asked)).await?;
        let row = row.ok_or_else(|| DbErr::RecordNotFound("the time".to_owned()))?;
        row.try_get_by_index(0).map(Instant)
    }
}

/// Measures the database's clock.
///
/// # Errors
/// The database's own error.
pub async fn measure(store: &Store, clock: &Carried) -> Result<(), DbErr> {
    let mut heard = Vec::with_capacity(ANSWERS);
    for _ in 0..ANSWERS {
        let asked = clock.monotonic();
        let said = store.now().await?;
        heard.push(Heard { asked, said, answered: clock.monotonic() });
    }
    clock.learn(&heard);
    Ok(())
}

/// Goes on measuring for as long as the process runs. While the database does not answer, the doubt grows.
pub async fn keep(store: Store, clock: Arc<Carried>) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(error) = measure(&store, &clock).await {
            tracing::warn!(%error, "the database's clock cannot be read");
        }
    }
}
