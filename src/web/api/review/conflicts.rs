//! `/api/v1/applications/{reference}/conflicts`.

use super::{PRIVATE, Tag, not_found};
use crate::account::may::Act;
use crate::review::candidate;
use crate::review::conflict::{self, Declared};
use crate::web::api::caller::Caller;
use crate::web::api::moment::Moment;
use crate::web::problem::{Code, Problem};
use entity::StaffId;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use uuid::Uuid;

/// The resource.
pub struct Conflicts;

/// A conflict of interest to declare.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct NewConflict {
    /// Whose it is, by the address of their account: HR alone may say it. Null: the caller's own.
    email: Option<String>,
    reason: String,
}

/// A conflict of interest.
#[derive(Debug, Object)]
struct Conflict {
    staff_id: Uuid,
    name: String,
    reason: String,
    declared_by: String,
    declared_at: Moment,
}

impl From<Declared> for Conflict {
    fn from(row: Declared) -> Self {
        Self {
            staff_id: row.staff.0,
            name: row.name,
            reason: row.reason,
            declared_by: row.declared_by,
            declared_at: row.declared_at.into(),
        }
    }
}

/// The conflicts with one application.
#[derive(Debug, Object)]
#[oai(rename = "ConflictsOfInterest")]
struct Rows {
    items: Vec<Conflict>,
    next_cursor: Option<String>,
}

/// What was declared.
#[derive(Debug, Object)]
struct Noted {
    /// The application, as the caller knew it.
    reference: String,
}

#[derive(ApiResponse)]
enum Many {
    /// The conflicts, the earliest first.
    #[oai(status = 200)]
    Are(Json<Rows>, #[oai(header = "Cache-Control")] String),
}

#[derive(ApiResponse)]
enum Declaring {
    /// From now on the application does not exist for them.
    #[oai(status = 201)]
    Declared(Json<Noted>),
}

#[derive(ApiResponse)]
enum Gone {
    /// Taken back.
    #[oai(status = 204)]
    Gone,
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Review")]
impl Conflicts {
    /// The conflicts of interest with an application: for HR.
    #[oai(path = "/applications/:reference/conflicts", method = "get", operation_id = "list_conflicts")]
    async fn list(&self, caller: Caller, reference: Path<String>) -> Result<Many, Problem> {
        let ctx = caller.staff()?;
        let candidate = candidate::by_reference(&ctx, &reference.0, Act::ManageOpening).await?.ok_or_else(not_found)?;
        let items = conflict::with(&ctx, &candidate).await?.into_iter().map(Into::into).collect();
        Ok(Many::Are(Json(Rows { items, next_cursor: None }), PRIVATE.to_owned()))
    }

    /// Declares a conflict of interest, one's own or, for HR, somebody's. For whoever has it the application does not exist
    /// any more (404; 409 `conflict-of-interest` for its scorecard), and a card of theirs does not count. Declared twice, the
    /// first reason stands.
    #[oai(path = "/applications/:reference/conflicts", method = "post", operation_id = "declare_conflict")]
    async fn declare(
        &self,
        caller: Caller,
        reference: Path<String>,
        body: Json<NewConflict>,
    ) -> Result<Declaring, Problem> {
        let ctx = caller.staff()?;
        let NewConflict { email, reason } = body.0;
        match email {
            None => conflict::declare(&ctx, &reference.0, &reason).await?,
            Some(email) => conflict::record(&ctx, &reference.0, &email, &reason).await?,
        }
        Ok(Declaring::Declared(Json(Noted { reference: reference.0 })))
    }

    /// Takes a conflict back that was recorded by mistake: for HR, and never one's own.
    #[oai(path = "/applications/:reference/conflicts/:staff", method = "delete", operation_id = "take_conflict_back")]
    async fn take_back(&self, caller: Caller, reference: Path<String>, staff: Path<String>) -> Result<Gone, Problem> {
        let whose = staff.0.parse().map_err(|_| Problem::new(Code::NotFound))?;
        conflict::take_back(&caller.staff()?, &reference.0, StaffId(whose)).await?;
        Ok(Gone::Gone)
    }
}
