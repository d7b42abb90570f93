//! `[database]`.

use serde::Deserialize;
use std::path::Path;

/// The database; what each key means stands in `config/default.toml`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct DatabaseSettings {
    pub url: String,
    pub connections: u32,
    pub busy_timeout_ms: u64,
    pub acquire_timeout_ms: u64,
    pub statement_timeout_ms: u64,
    pub lock_timeout_ms: u64,
}

impl std::fmt::Debug for DatabaseSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The URL may hold a password.
        f.debug_struct("DatabaseSettings").field("connections", &self.connections).finish_non_exhaustive()
    }
}

impl DatabaseSettings {
    /// The URL in force: SQLite in the data folder when none is set.
    pub fn url_in(&self, data: &Path) -> String {
        if self.url.is_empty() {
            format!("sqlite://{}", data.join("meritum.sqlite").display())
        } else {
            self.url.clone()
        }
    }
}
