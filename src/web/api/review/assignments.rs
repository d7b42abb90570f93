//! `/api/v1/openings/{slug}/assignments`: who reviews what.

use super::{PRIVATE, Tag};
use crate::review::applications::DEFAULT_LIMIT;
use crate::review::assign::by_list::{Named, Whom, by_list};
use crate::review::assign::overview::{self, Card, Item, Load, Overview};
use crate::review::assign::plan::Asked;
use crate::review::assign::share::share;
use crate::review::assign::take_away::take_away;
use crate::web::api::caller::Caller;
use crate::web::api::conditions::key;
use crate::web::problem::{Code, Problem};
use entity::StaffId;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use uuid::Uuid;

/// The resource.
pub struct Assignments;

/// Applications to be shared out automatically, or a list of who gets what.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct NewAssignments {
    /// Reviewers for each application; null: as many as the opening wants. Only without a list.
    #[oai(validator(minimum(value = "1")))]
    reviews_per_application: Option<u32>,
    /// Take back what nobody has begun, and share everything out. Otherwise what is assigned stays, and what is missing is
    /// added. Only without a list.
    #[oai(default)]
    anew: bool,
    /// What chance is drawn from: the same applications shared out with the same seed have the same reviewers. Only without a
    /// list.
    seed: Option<u32>,
    /// Who gets what, besides what is assigned already: all of it, or nothing.
    assignments: Option<Vec<NewAssignment>>,
}

/// One application for one reviewer.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct NewAssignment {
    reference: String,
    /// Of an account on the opening's panel that reviews.
    email: String,
}

/// How far a card is.
#[derive(Debug, Enum)]
#[oai(rename = "CardProgress", rename_all = "snake_case")]
enum Progress {
    None,
    Begun,
    Submitted,
}

/// One who has an application.
#[derive(Debug, Object)]
struct Assigned {
    staff_id: Uuid,
    name: String,
    email: String,
    /// Its place in the order in which they read, from 1.
    position: i32,
    card: Progress,
}

/// One application and who has it.
#[derive(Debug, Object)]
#[oai(rename = "AssignedApplication")]
struct Application {
    reference: String,
    reviewers: Vec<Assigned>,
    /// Reviewers that it lacks to have as many as the opening wants.
    lacks: u32,
}

/// What one reviewer has.
#[derive(Debug, Object)]
#[oai(rename = "ReviewerLoad")]
struct Reviewer {
    staff_id: Uuid,
    name: String,
    email: String,
    assigned: u32,
    /// Cards begun and not submitted.
    begun: u32,
    submitted: u32,
}

/// How an opening's applications are assigned.
#[derive(Debug, Object)]
#[oai(rename = "Assignments")]
struct Rows {
    /// Whether reviewers see only what is assigned to them.
    assigned: bool,
    applications: u32,
    /// Applications that lack somebody.
    lacking: u32,
    /// All who review, by name.
    reviewers: Vec<Reviewer>,
    /// In the order of arrival.
    items: Vec<Application>,
    next_cursor: Option<String>,
}

#[derive(ApiResponse)]
enum Many {
    /// Who has what.
    #[oai(status = 200)]
    Are(Json<Rows>, #[oai(header = "Cache-Control")] String),
}

#[derive(ApiResponse)]
enum Made {
    /// Assigned; the first page of who has what now.
    #[oai(status = 201)]
    Made(Json<Rows>, #[oai(header = "Cache-Control")] String),
}

#[derive(ApiResponse)]
enum Gone {
    /// Taken away.
    #[oai(status = 204)]
    Gone,
}

const fn page_size() -> u64 {
    DEFAULT_LIMIT
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl From<Item> for Application {
    fn from(item: Item) -> Self {
        let reviewers = item.assigned.into_iter().map(|has| Assigned {
            staff_id: has.id.0,
            name: has.name,
            email: has.email,
            position: has.position,
            card: match has.card {
                Card::None => Progress::None,
                Card::Begun => Progress::Begun,
                Card::Submitted => Progress::Submitted,
            },
        });
        Self { reference: item.who.address().to_owned(), reviewers: reviewers.collect(), lacks: number(item.lacks) }
    }
}

impl From<Load> for Reviewer {
    fn from(load: Load) -> Self {
        Self {
            staff_id: load.id.0,
            name: load.name,
            email: load.email,
            assigned: number(load.assigned),
            begun: number(load.begun),
            submitted: number(load.submitted),
        }
    }
}

impl From<Overview> for Rows {
    fn from(overview: Overview) -> Self {
        Self {
            assigned: overview.standing.opening.assigned,
            applications: number(overview.applications),
            lacking: number(overview.lacking),
            reviewers: overview.people.into_iter().map(Into::into).collect(),
            items: overview.items.into_iter().map(Into::into).collect(),
            next_cursor: overview.next_cursor,
        }
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Review")]
impl Assignments {
    /// Who reviews what in an opening: for HR.
    #[oai(path = "/openings/:slug/assignments", method = "get", operation_id = "list_assignments")]
    async fn list(
        &self,
        caller: Caller,
        slug: Path<String>,
        /// Only applications that lack somebody.
        #[oai(default)]
        lacking: Query<bool>,
        cursor: Query<Option<String>>,
        #[oai(validator(minimum(value = "1"), maximum(value = "100")), default = "page_size")] limit: Query<u64>,
    ) -> Result<Many, Problem> {
        let ctx = caller.staff()?;
        let asked = overview::Asked { lacking: lacking.0, cursor: cursor.0, limit: limit.0 };
        let found = overview::overview(&ctx, &slug.0, &asked).await?;
        Ok(Many::Are(Json(found.into()), PRIVATE.to_owned()))
    }

    /// Assigns an opening's applications to its reviewers, automatically or by a list; from then on they see only theirs.
    ///
    /// Automatically, each application gets as many reviewers as asked for, none of them in conflict; what is begun stays;
    /// loads differ by at most one where that is possible; the panel hangs together over shared applications; and each
    /// application is early, in the middle and late in its reviewers' lists. 409 `infeasible` names in `short` the applications
    /// for which conflicts leave too few reviewers.
    #[oai(path = "/openings/:slug/assignments", method = "post", operation_id = "assign_applications")]
    async fn assign(
        &self,
        caller: Caller,
        slug: Path<String>,
        body: Json<NewAssignments>,
        /// Asked again with the same key, nothing is done twice.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
    ) -> Result<Made, Problem> {
        let ctx = caller.staff()?;
        let route = format!("/openings/{}/assignments", slug.0);
        let key = key(&ctx, &route, idempotency_key.0.as_deref(), &body.0)?;
        let NewAssignments { reviews_per_application, anew, seed, assignments } = body.0;
        match assignments {
            Some(list) if reviews_per_application.is_none() && !anew && seed.is_none() => {
                let named = |new: NewAssignment| Named { reference: new.reference, whom: Whom::Email(new.email) };
                by_list(&ctx, &slug.0, &list.into_iter().map(named).collect::<Vec<_>>(), key.as_ref()).await?;
            }
            Some(_) => return Err(Problem::new(Code::Malformed).with("reason", "a list goes with nothing else")),
            None => {
                let asked = Asked { reviews: reviews_per_application, anew, seed: seed.map(Into::into) };
                share(&ctx, &slug.0, &asked, None, key.as_ref()).await?;
            }
        }
        let asked = overview::Asked { limit: DEFAULT_LIMIT, ..overview::Asked::default() };
        let now = overview::overview(&ctx, &slug.0, &asked).await?;
        Ok(Made::Made(Json(now.into()), PRIVATE.to_owned()))
    }

    /// Takes one application away from one reviewer; 423 `frozen` once their card for it is submitted.
    #[oai(
        path = "/openings/:slug/assignments/:reference/:staff",
        method = "delete",
        operation_id = "take_assignment_away"
    )]
    async fn take_away(
        &self,
        caller: Caller,
        slug: Path<String>,
        reference: Path<String>,
        staff: Path<String>,
    ) -> Result<Gone, Problem> {
        let whose = staff.0.parse().map_err(|_| Problem::new(Code::NotFound))?;
        take_away(&caller.staff()?, &slug.0, &reference.0, StaffId(whose)).await?;
        Ok(Gone::Gone)
    }
}
