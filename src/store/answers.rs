//! Asking for answers inside the JSON of `submission.answers`: `jsonb` on PostgreSQL, JSON functions on SQLite.

use sea_orm::DbBackend;
use sea_orm::sea_query::{Expr, SimpleExpr};
use serde_json::Value;

/// That a question was answered at all.
pub fn answered(backend: DbBackend, question: &str) -> SimpleExpr {
    match backend {
        DbBackend::Postgres => {
            Expr::cust_with_values("jsonb_typeof(submission.answers -> $1) <> 'null'", [question.to_owned()])
        }
        _ => Expr::cust_with_values("json_type(submission.answers, ?) <> 'null'", [path(question)]),
    }
}

/// That the answer is this value or, where several were chosen, that it is among them.
pub fn is_or_has(backend: DbBackend, question: &str, value: &Value) -> SimpleExpr {
    if backend == DbBackend::Postgres {
        // A list contains a value that is not one (PostgreSQL, 8.14.3).
        return Expr::cust_with_values(
            "(submission.answers -> $1) @> CAST($2 AS jsonb)",
            [question.to_owned(), value.to_string()],
        );
    }
    // SQLite's JSON has true as 1; that it is one of JSON's own is said by its type.
    let (kind, value) = match value {
        Value::Bool(true) => ("true", "1".to_owned()),
        Value::Bool(false) => ("false", "0".to_owned()),
        Value::String(text) => ("text", text.clone()),
        other => ("real", other.to_string()),
    };
    Expr::cust_with_values(
        "EXISTS (SELECT 1 FROM json_each(submission.answers, ?) AS given \
         WHERE given.type = ? AND CAST(given.value AS TEXT) = ?)",
        [path(question), kind.to_owned(), value],
    )
}

/// That the answer is a number below this one.
pub fn at_least_not(backend: DbBackend, question: &str, least: f64) -> SimpleExpr {
    match backend {
        DbBackend::Postgres => Expr::cust_with_values(
            "CASE WHEN jsonb_typeof(submission.answers -> $1) = 'number' THEN CAST(submission.answers ->> $1 AS double precision) < $2 ELSE FALSE END",
            [sea_orm::Value::from(question.to_owned()), least.into()],
        ),
        _ => Expr::cust_with_values(
            "(json_type(submission.answers, ?) IN ('integer', 'real') AND json_extract(submission.answers, ?) < ?)",
            [sea_orm::Value::from(path(question)), path(question).into(), least.into()],
        ),
    }
}

/// The path of a question's answer. Keys of questions hold no quotation marks.
fn path(question: &str) -> String {
    format!("$.\"{}\"", question.replace('"', ""))
}
