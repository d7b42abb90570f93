//! The guarded statement: admission is asked and the version written in one, by what the database holds at that moment.

use crate::store::batch::Batch;
use entity::{application, opening, submission};
use sea_orm::sea_query::{CaseStatement, Cond, Expr, ExprTrait, InsertStatement, Query};
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, SqlErr};

/// Writes what `before` holds, then the version if the opening, as the database has it and its extensions at that moment, admits
/// it; with it, `also`, what makes sense with it alone. False: it does not, and what was written beside it must be taken back.
///
/// # Errors
/// The database's own error.
pub async fn insert_if_admitted(
    tx: &DatabaseTransaction,
    before: Batch,
    row: &submission::Model,
    in_grace: bool,
    also: impl FnOnce(&mut Batch),
) -> Result<bool, DbErr> {
    let mut batch = before;
    batch.add_counted(&insert(row, in_grace)?);
    also(&mut batch);
    match batch.send_counting(tx).await {
        Ok(written) => Ok(written == 1),
        // What refers to a version that was not written. Its documents cannot be what is missing: they are new or held.
        Err(error) if matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) => Ok(false),
        Err(error) => Err(error),
    }
}

fn insert(row: &submission::Model, in_grace: bool) -> Result<InsertStatement, DbErr> {
    use application::Column as A;
    use opening::Column as O;
    use submission::Column as S;
    let received_at = row.received_at;
    let of_opening = || Expr::col((opening::Entity, O::ClosesAt));
    let of_one = || Expr::col((application::Entity, A::ExtendedUntil));
    // The opening's closing instant, unless this application was given more time.
    let closes_at = || Expr::expr(CaseStatement::new().case(of_one().gt(of_opening()), of_one()).finally(of_opening()));
    let grace = Expr::col(O::GraceSeconds).mul(1000_i64).add(closes_at()).gt(received_at);
    let in_time = Cond::any().add(closes_at().gt(received_at)).add_option(in_grace.then_some(grace));
    let select = Query::select()
        .expr(Expr::val(row.id))
        .expr(Expr::val(row.application_id))
        .expr(Expr::val(row.opening_id))
        .expr(Expr::val(row.number))
        .expr(Expr::val(row.sequence))
        .expr(Expr::val(row.full_name.clone()))
        .expr(Expr::val(row.email.clone()))
        .expr(Expr::val(row.phone.clone()))
        .expr(Expr::val(row.language.clone()))
        .expr(Expr::val(row.answers.clone()))
        .expr(Expr::val(row.idempotency_hash.clone()))
        .expr(Expr::val(row.idempotency_fingerprint.clone()))
        .expr(Expr::val(row.received_at))
        .expr(closes_at())
        .expr(Expr::val(row.receipt.clone()))
        .from(opening::Entity)
        .from(application::Entity)
        .and_where(O::Id.eq(row.opening_id))
        .and_where(A::Id.eq(row.application_id))
        .and_where(A::OpeningId.eq(row.opening_id))
        .and_where(O::State.eq(opening::State::Published))
        .and_where(O::OpensAt.lte(received_at))
        .and_where(closes_at().eq(row.closes_at))
        .cond_where(in_time)
        .to_owned();
    let mut insert = Query::insert();
    insert.into_table(submission::Entity).columns([
        S::Id,
        S::ApplicationId,
        S::OpeningId,
        S::Number,
        S::Sequence,
        S::FullName,
        S::Email,
        S::Phone,
        S::Language,
        S::Answers,
        S::IdempotencyHash,
        S::IdempotencyFingerprint,
        S::ReceivedAt,
        S::ClosesAt,
        S::Receipt,
    ]);
    insert.select_from(select).map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(insert.returning(Query::returning().expr(Expr::val(1))).take())
}
