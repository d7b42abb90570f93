//! HR drafts openings: from nothing, from another one, by merge patches.

use super::answer::Opening;
use super::terms::OpeningChanges;
use super::{One, Tag, address, anew, current, text_of};
use crate::context::Context;
use crate::opening::{draft, duplicate, edit, read};
use crate::web::api::caller::Caller;
use crate::web::api::conditions::{etag, key, required};
use crate::web::problem::{Code, Problem};
use entity::opening as row;
use poem::Request;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, OpenApi};

#[derive(ApiResponse)]
enum Made {
    /// The new draft.
    #[oai(status = 201)]
    Is(Json<Opening>, #[oai(header = "ETag")] String, #[oai(header = "Location")] String),
}

/// The resource.
pub struct Drafting;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Openings")]
impl Drafting {
    /// Begins an opening as a draft. A title is needed; the rest may follow.
    #[oai(path = "/openings", method = "post", operation_id = "create_opening")]
    async fn create(
        &self,
        request: &Request,
        caller: Caller,
        body: Json<OpeningChanges>,
        /// Repeating the request under the same key answers with the same draft.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
    ) -> Result<Made, Problem> {
        let ctx = caller.staff()?;
        let key = key(&ctx, "POST /openings", idempotency_key.0.as_deref(), &body.0)?;
        let own = ctx.settings.site.languages.first().copied().unwrap_or_default();
        let edits = body.0.edits(own, None).map_err(Problem::invalid)?;
        let made = draft::draft(&ctx, &edits, key.as_ref()).await?;
        made_one(request, &ctx, &made).await
    }

    /// Changes a draft by a merge patch (RFC 7396). What is published changes only through amendments.
    #[oai(path = "/openings/:slug", method = "patch", operation_id = "edit_opening")]
    async fn patch(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<OpeningChanges>,
        /// The ETag of the version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let ctx = caller.staff()?;
        let (own, salary) = current(&ctx, &slug.0).await?;
        let version = required(if_match.0.as_deref())?;
        let edits = body.0.edits(own, salary.as_ref()).map_err(Problem::invalid)?;
        edit::edit(&ctx, &slug.0, version, &edits).await?;
        anew(request, &ctx, &slug.0).await
    }

    /// Begins a draft with the adverts, terms, lists and panel of another opening, without its dates.
    #[oai(path = "/openings/:slug/duplicate", method = "post", operation_id = "duplicate_opening")]
    async fn duplicate(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        /// Repeating the request under the same key answers with the same draft.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
    ) -> Result<Made, Problem> {
        let ctx = caller.staff()?;
        let route = format!("POST /openings/{}/duplicate", slug.0);
        let key = key(&ctx, &route, idempotency_key.0.as_deref(), &String::new())?;
        let made = duplicate::duplicate(&ctx, &slug.0, key.as_ref()).await?;
        made_one(request, &ctx, &made).await
    }
}

async fn made_one(request: &Request, ctx: &Context, made: &row::Model) -> Result<Made, Problem> {
    let view = read::by_slug_staff(ctx, &made.slug).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
    let text = text_of(request, ctx, &view.whole, None);
    let body = Opening::to_staff(&view, text, ctx.now());
    Ok(Made::Is(Json(body), etag(view.whole.opening.version), address(&made.slug)))
}
