//! Whose turn it is at an opening, on PostgreSQL. A row lock that many share is not fair: who wants the row alone waits for as
//! long as others go on sharing it, and HR could not extend an opening in the rush before it closes. Advisory locks queue
//! (<https://www.postgresql.org/docs/current/explicit-locking.html>, §13.3.5). SQLite has one writer, who is always alone.

use entity::OpeningId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

/// Takes part with the others who write applications to the opening, until the transaction ends. Before the row is locked.
///
/// # Errors
/// The database's own error.
pub async fn share(tx: &impl ConnectionTrait, opening: OpeningId) -> Result<(), DbErr> {
    take(tx, "SELECT pg_advisory_xact_lock_shared($1)", opening).await
}

/// Asks for the opening's `version` as [`share`] with a shared lock on its row would; no row: it is gone. In one trip: the row is
/// locked, and looked at again, when all that is asked beside it was answered.
///
/// On SQLite, where whoever writes is alone, it asks for the end of the opening's record too (`end_…`).
pub fn sharing(backend: DbBackend, opening: OpeningId) -> Statement {
    let id = opening.0.into();
    if backend == DbBackend::Postgres {
        let turn = "SELECT opening.version FROM opening, (SELECT pg_advisory_xact_lock_shared($1) OFFSET 0) AS turn \
                    WHERE opening.id = $2 FOR SHARE OF opening";
        return Statement::from_sql_and_values(backend, turn, [number(opening).into(), id]);
    }
    let both = "SELECT opening.version, scope AS end_scope, number AS end_number, hash AS end_hash, receipts AS end_receipts, \
                receipt_hash AS end_receipt_hash FROM opening LEFT JOIN audit_head ON scope = ? WHERE opening.id = ?";
    Statement::from_sql_and_values(backend, both, [opening.to_string().into(), id])
}

/// Has the opening alone until the transaction ends: those who came before finish, those who come after wait. Before the row
/// is locked.
///
/// # Errors
/// The database's own error.
pub async fn alone(tx: &impl ConnectionTrait, opening: OpeningId) -> Result<(), DbErr> {
    take(tx, "SELECT pg_advisory_xact_lock($1)", opening).await
}

async fn take(tx: &impl ConnectionTrait, asked: &str, opening: OpeningId) -> Result<(), DbErr> {
    if tx.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    tx.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, asked, [number(opening).into()]))
        .await
        .map(drop)
}

/// The random half of the id: two openings that met here would only wait for one another.
const fn number(opening: OpeningId) -> i64 {
    opening.0.as_u64_pair().1.cast_signed()
}
