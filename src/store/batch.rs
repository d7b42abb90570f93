//! Several statements in one trip to the database: under a rush, what a write costs is the way there and back more than the
//! work.

use sea_orm::sea_query::{
    PostgresQueryBuilder, QueryBuilder as _, QueryStatementBuilder, SqlWriterValues, SqliteQueryBuilder,
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use std::fmt::Write as _;

/// Writes that do not need one another's answers. Constraints hold for all of them.
///
/// On PostgreSQL they are one statement, whose parts see the database as it was before it
/// (<https://www.postgresql.org/docs/current/queries-with.html>, 7.8.4): none may read, or write again, what another of them
/// writes.
#[derive(Debug)]
pub struct Batch {
    backend: DbBackend,
    sql: SqlWriterValues,
    statements: usize,
    /// Which of them is counted.
    counted: usize,
}

impl Batch {
    /// Nothing yet, for this database.
    pub fn of(db: &impl ConnectionTrait) -> Self {
        let backend = db.get_database_backend();
        let (mark, is_numbered) = if backend == DbBackend::Postgres {
            PostgresQueryBuilder.placeholder()
        } else {
            SqliteQueryBuilder.placeholder()
        };
        Self { backend, sql: SqlWriterValues::new(mark, is_numbered), statements: 0, counted: 0 }
    }

    /// One more write.
    pub fn add(&mut self, statement: &impl QueryStatementBuilder) {
        if self.backend == DbBackend::Postgres {
            self.put(if self.statements == 0 { "WITH w" } else { ", w" });
            let number = self.statements.to_string();
            self.put(&number);
            self.put(" AS (");
            statement.build_collect_any_into(&PostgresQueryBuilder, &mut self.sql);
            self.put(")");
        } else {
            if self.statements > 0 {
                self.put("; ");
            }
            statement.build_collect_any_into(&SqliteQueryBuilder, &mut self.sql);
        }
        self.statements += 1;
    }

    /// One more write, whose rows [`Self::send_counting`] counts: the only one that returns any.
    pub fn add_counted(&mut self, statement: &impl QueryStatementBuilder) {
        self.counted = self.statements;
        self.add(statement);
    }

    fn put(&mut self, text: &str) {
        // Writing into memory does not fail.
        let _ = self.sql.write_str(text);
    }

    /// Sends what was added.
    ///
    /// # Errors
    /// The database's own error, of the first of them that has one.
    pub async fn send(self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        if self.statements == 0 {
            return Ok(());
        }
        db.execute_raw(self.asking(" SELECT 1")).await.map(drop)
    }

    /// Sends what was added: how many rows came of the one that is counted.
    ///
    /// # Errors
    /// As [`Self::send`].
    pub async fn send_counting(self, db: &impl ConnectionTrait) -> Result<usize, DbErr> {
        if self.statements == 0 {
            return Ok(0);
        }
        // All rows are asked for: where the driver is left in the middle, the rest is not carried out.
        let counting = format!(" SELECT 1 FROM w{}", self.counted);
        Ok(db.query_all_raw(self.asking(&counting)).await?.len())
    }

    /// On PostgreSQL, what is asked at the end.
    fn asking(mut self, end: &str) -> Statement {
        if self.backend == DbBackend::Postgres {
            self.put(end);
        }
        let (sql, values) = self.sql.into_parts();
        Statement::from_sql_and_values(self.backend, sql, values)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::holding;
    use super::Batch;
    use sea_orm::sea_query::{Expr, InsertStatement, Query};
    use sea_orm::{ConnectionTrait as _, DatabaseTransaction, DbErr, SqlErr, Statement};

    fn put(number: i32) -> InsertStatement {
        Query::insert().into_table("t").columns(["n"]).values_panic([number.into()]).take()
    }

    #[tokio::test]
    async fn what_goes_in_one_trip_is_all_there_or_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let store = holding(folder.path(), "CREATE TABLE t (n INTEGER UNIQUE)").await;
        let send = async |numbers: &[i32]| {
            let work = async |tx: &DatabaseTransaction| {
                let mut batch = Batch::of(tx);
                for number in numbers {
                    batch.add(&put(*number));
                }
                batch.send(tx).await
            };
            store.write(work).await
        };
        send(&[]).await.unwrap();
        send(&[1]).await.unwrap();
        send(&[2, 3, 4]).await.unwrap();
        let twice: DbErr = send(&[5, 2, 6]).await.unwrap_err();
        assert!(matches!(twice.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))), "{twice}");
        let asked = Statement::from_string(store.backend(), "SELECT group_concat(n) FROM t ORDER BY n");
        let found: String = store.read().query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap();
        assert_eq!(found, "1,2,3,4");
    }

    #[tokio::test]
    async fn what_one_returned_is_counted_and_the_rest_is_carried_out() {
        let folder = tempfile::tempdir().unwrap();
        let store = holding(folder.path(), "CREATE TABLE t (n INTEGER UNIQUE)").await;
        let work = async |tx: &DatabaseTransaction| {
            let mut batch = Batch::of(tx);
            batch.add(&put(2));
            batch.add_counted(&put(1).returning(Query::returning().expr(Expr::val(1))).take());
            batch.add(&put(3));
            batch.send_counting(tx).await
        };
        assert_eq!(store.write(work).await.unwrap(), 1);
        let asked = Statement::from_string(store.backend(), "SELECT COUNT(*) FROM t");
        let found: i64 = store.read().query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap();
        assert_eq!(found, 3);
    }
}
