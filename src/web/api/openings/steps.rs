//! The steps of an opening: published, amended, cancelled, archived.

use super::answer::Amendment;
use super::terms::AmendmentChanges;
use super::{One, Tag, address, anew, current};
use crate::opening::{amend, archive, cancel, publish, unblind};
use crate::web::api::caller::Caller;
use crate::web::api::conditions::{etag, key, optional};
use crate::web::api::maybe_json::MaybeJson;
use crate::web::api::moment::Moment;
use crate::web::problem::Problem;
use poem::Request;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};

/// When to open.
#[derive(Debug, Default, Object)]
#[oai(deny_unknown_fields)]
struct Publication {
    /// From when everybody sees it; left out or past: at once.
    opens_at: Option<Moment>,
}

/// Why a blind review is lifted; for the record.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct Unblinding {
    reason: String,
}

/// Why it is called off; public.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct Cancellation {
    #[oai(default)]
    reason: String,
}

#[derive(ApiResponse)]
enum Amended {
    /// The amendment, as it stands on the public log.
    #[oai(status = 201)]
    Is(Json<Amendment>, #[oai(header = "ETag")] String, #[oai(header = "Location")] String),
}

/// The resource.
pub struct Steps;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Openings")]
impl Steps {
    /// Publishes a draft, now or at an instant.
    #[oai(path = "/openings/:slug/publication", method = "post", operation_id = "publish_opening")]
    async fn publish(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: MaybeJson<Publication>,
        /// The ETag of the version that was read; left out: whichever it is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let ctx = caller.staff()?;
        let version = optional(if_match.0.as_deref())?;
        let opens_at = body.0.unwrap_or_default().opens_at.map(|moment| moment.0);
        publish::publish(&ctx, &slug.0, version, opens_at).await?;
        anew(request, &ctx, &slug.0).await
    }

    /// Changes a published opening, with a reason that everybody reads. Applicants are told when it closes at another instant.
    #[oai(path = "/openings/:slug/amendments", method = "post", operation_id = "amend_opening")]
    async fn amend(
        &self,
        caller: Caller,
        slug: Path<String>,
        body: Json<AmendmentChanges>,
        /// The ETag of the version that was read; left out: whichever it is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        /// Repeating the request under the same key answers with the same amendment.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
    ) -> Result<Amended, Problem> {
        let ctx = caller.staff()?;
        let (own, salary) = current(&ctx, &slug.0).await?;
        let version = optional(if_match.0.as_deref())?;
        let route = format!("POST /openings/{}/amendments", slug.0);
        let key = key(&ctx, &route, idempotency_key.0.as_deref(), &body.0)?;
        let (edits, reason) = body.0.edits(own, salary.as_ref()).map_err(Problem::invalid)?;
        let made = amend::amend(&ctx, &slug.0, version, &edits, &reason, key.as_ref()).await?;
        let address = address(&slug.0);
        Ok(Amended::Is(Json(Amendment::from(&made.amendment)), etag(made.opening.version), address))
    }

    /// Calls a published opening off, with a reason that everybody reads.
    #[oai(path = "/openings/:slug/cancellation", method = "post", operation_id = "cancel_opening")]
    async fn cancel(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<Cancellation>,
        /// The ETag of the version that was read; left out: whichever it is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let ctx = caller.staff()?;
        let version = optional(if_match.0.as_deref())?;
        cancel::cancel(&ctx, &slug.0, version, &body.0.reason).await?;
        anew(request, &ctx, &slug.0).await
    }

    /// Lifts a blind review, with a reason for the record: from then on those who review see who applied. There is no way back.
    #[oai(path = "/openings/:slug/unblinding", method = "post", operation_id = "unblind_opening")]
    async fn unblind(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<Unblinding>,
        /// The ETag of the version that was read; left out: whichever it is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let ctx = caller.staff()?;
        let version = optional(if_match.0.as_deref())?;
        unblind::unblind(&ctx, &slug.0, version, &body.0.reason).await?;
        anew(request, &ctx, &slug.0).await
    }

    /// Takes an opening that has closed from the lists; its page stays.
    #[oai(path = "/openings/:slug/archival", method = "post", operation_id = "archive_opening")]
    async fn archive(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        /// The ETag of the version that was read; left out: whichever it is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let ctx = caller.staff()?;
        let version = optional(if_match.0.as_deref())?;
        archive::archive(&ctx, &slug.0, version).await?;
        anew(request, &ctx, &slug.0).await
    }
}
