//! What somebody else holds of the database, past the house, so that two requests meet in the order that a chapter wants.

use std::time::Duration;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend};

use super::house::House;

/// How many transactions of this database wait for another.
const WAITING: &str =
    "SELECT COUNT(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

/// A transaction past the house, which holds rows until it lets go.
pub struct Held {
    by: DatabaseConnection,
    beside: DatabaseConnection,
}

impl House {
    /// Holds the rows that `rows` selects (`"staff WHERE …"`); on SQLite, which has one writer, everything.
    pub async fn hold(&self, rows: &str) -> Held {
        let (by, beside) = (self.past().await, self.past().await);
        let sql = match by.get_database_backend() {
            DbBackend::Postgres => format!("BEGIN; SELECT 1 FROM {rows} FOR UPDATE"),
            _ => "BEGIN IMMEDIATE".to_owned(),
        };
        by.execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        Held { by, beside }
    }

    /// One connection past the house to its database.
    async fn past(&self) -> DatabaseConnection {
        let settings = &self.inside.settings;
        let mut options = ConnectOptions::new(settings.database.url_in(&settings.data));
        options.max_connections(1).sqlx_logging(false);
        Database::connect(options).await.expect("a connection past the house")
    }
}

impl Held {
    /// Returns when so many wait, in the order in which they came. SQLite tells nobody who waits: there it is a moment.
    pub async fn is_awaited_by(&self, count: i64) {
        if self.beside.get_database_backend() != DbBackend::Postgres {
            return tokio::time::sleep(Duration::from_millis(150)).await;
        }
        for _ in 0..250 {
            let query = sea_orm::Statement::from_string(DbBackend::Postgres, WAITING);
            let row = self.beside.query_one_raw(query).await.expect("an answer").expect("a row");
            if row.try_get::<i64>("", "n").expect("a count") >= count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("fewer than {count} wait");
    }

    pub async fn lets_go(&self) {
        self.by.execute_unprepared("ROLLBACK").await.expect("an end");
    }
}
