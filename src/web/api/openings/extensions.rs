//! More time for single applications.

use super::Tag;
use crate::application::extend::{self, Extended, Wanted};
use crate::opening::rules::written;
use crate::web::api::caller::Caller;
use crate::web::api::conditions::key;
use crate::web::api::moment::Moment;
use crate::web::problem::Problem;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};

/// More time for one application.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct NewExtension {
    /// The application's reference, or the mailbox of whoever applies: their application, or a draft begun for them.
    application: String,
    /// Its own closing instant, exclusive: a date (the end of that day), a time of the opening's zone, or RFC 3339.
    until: String,
    /// Why; the applicant reads it.
    reason: String,
}

/// More time that one application was given.
#[derive(Debug, Object)]
struct Extension {
    /// The application's reference.
    application: String,
    /// Where it stands: `draft`, `submitted`, `withdrawn`.
    state: String,
    /// Its own closing instant; exclusive.
    until: Moment,
    reason: String,
    made_at: Moment,
    /// Who gave it.
    made_by: String,
    /// A letter tells the applicant; false: the application has no address yet.
    told_by_letter: bool,
}

impl From<Extended> for Extension {
    fn from(one: Extended) -> Self {
        Self {
            application: one.reference,
            state: written(one.state),
            until: Moment(one.extension.until),
            reason: one.extension.reason,
            made_at: Moment(one.extension.made_at),
            made_by: one.by,
            told_by_letter: one.told,
        }
    }
}

/// All of them.
#[derive(Debug, Object)]
struct Extensions {
    items: Vec<Extension>,
}

#[derive(ApiResponse)]
enum Given {
    /// The extension.
    #[oai(status = 201)]
    Is(Json<Extension>),
}

/// The resource.
pub struct Extending;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Openings")]
impl Extending {
    /// Who was given more time than the opening has, the latest first.
    #[oai(path = "/openings/:slug/extensions", method = "get", operation_id = "list_extensions")]
    async fn list(&self, caller: Caller, slug: Path<String>) -> Result<Json<Extensions>, Problem> {
        let given = extend::all(&caller.staff()?, &slug.0).await?;
        Ok(Json(Extensions { items: given.into_iter().map(Extension::from).collect() }))
    }

    /// Gives one application more time than the opening has, with a reason, on the record.
    #[oai(path = "/openings/:slug/extensions", method = "post", operation_id = "extend_application")]
    async fn give(
        &self,
        caller: Caller,
        slug: Path<String>,
        body: Json<NewExtension>,
        /// Repeating the request under the same key answers with the same extension.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
    ) -> Result<Given, Problem> {
        let ctx = caller.staff()?;
        let route = format!("POST /openings/{}/extensions", slug.0);
        let key = key(&ctx, &route, idempotency_key.0.as_deref(), &body.0)?;
        let NewExtension { application, until, reason } = body.0;
        let wanted = Wanted { whom: application, until, reason };
        Ok(Given::Is(Json(extend::extend(&ctx, &slug.0, &wanted, key.as_ref()).await?.into())))
    }
}
