//! Which tables there are, whoever made them.

use super::Store;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

const SQLITE: &str = "SELECT name AS what FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
const POSTGRES: &str = "SELECT CAST(table_name AS TEXT) AS what FROM information_schema.tables \
                        WHERE table_schema NOT IN ('pg_catalog', 'information_schema')";

impl Store {
    /// The names of all tables of the database; none in one that nobody has used.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn tables(&self) -> Result<Vec<String>, DbErr> {
        let query = if self.backend() == DbBackend::Sqlite { SQLITE } else { POSTGRES };
        let rows = self.reads.query_all_raw(Statement::from_string(self.backend(), query)).await?;
        rows.iter().map(|row| row.try_get("", "what")).collect()
    }
}
