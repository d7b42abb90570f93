//! `/api/v1/openings/{slug}/applications` and one application, for HR and panel.

use super::answer::{Candidate, Moved, Rows, Stage};
use super::searches::Narrowing;
use super::{PRIVATE, Tag, not_found};
use crate::account::may::Act;
use crate::context::Context;
use crate::document::which::{self, Which};
use crate::language::Text;
use crate::review::applications::{self, Asked, DEFAULT_LIMIT, Sort};
use crate::review::stage::{Seen, move_to};
use crate::review::{candidate, saved};
use crate::web::api::caller::Caller;
use crate::web::documents;
use crate::web::problem::{Code, Problem};
use crate::web::visit::language_of;
use entity::SearchId;
use poem::{Body, Request, Response};
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::{Binary, Json};
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use uuid::Uuid;

/// The resource.
pub struct Candidates;

/// In which order.
#[derive(Clone, Copy, Debug, Enum)]
#[oai(rename_all = "snake_case")]
enum Order {
    /// The latest first.
    Arrival,
    /// In the order in which one reviews: in a blind review random, and each reviewer's own.
    Own,
    /// By name, without regard to marks and script.
    Name,
    /// In the order of the ranking.
    Mean,
}

impl From<Order> for Sort {
    fn from(order: Order) -> Self {
        match order {
            Order::Arrival => Self::Arrival,
            Order::Own => Self::Own,
            Order::Name => Self::Name,
            Order::Mean => Self::Mean,
        }
    }
}

/// Where an application is to stand.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct Move {
    stage: Stage,
}

#[derive(ApiResponse)]
enum Many {
    /// Rows as the caller may see them.
    #[oai(status = 200)]
    Are(Json<Rows>, #[oai(header = "Cache-Control")] String),
}

#[derive(ApiResponse)]
enum Stands {
    /// Where it stands now.
    #[oai(status = 200)]
    Now(Json<Moved>, #[oai(header = "ETag")] String),
}

#[derive(ApiResponse)]
enum Taken {
    /// The document, to be saved.
    #[oai(status = 200)]
    Is(
        Binary<Body>,
        #[oai(header = "Content-Type")] String,
        #[oai(header = "Content-Disposition")] String,
        #[oai(header = "Content-Security-Policy")] String,
        #[oai(header = "X-Content-Type-Options")] String,
        #[oai(header = "Cross-Origin-Resource-Policy")] String,
        #[oai(header = "Cache-Control")] String,
        #[oai(header = "Content-Length")] String,
    ),
}

#[derive(ApiResponse)]
enum Shown {
    /// The page as PNG (JPEG, if it is a photograph), or the text.
    #[oai(status = 200)]
    Is(
        Binary<Body>,
        #[oai(header = "Content-Type")] String,
        #[oai(header = "Content-Security-Policy")] String,
        #[oai(header = "X-Content-Type-Options")] String,
        #[oai(header = "Cross-Origin-Resource-Policy")] String,
        #[oai(header = "Cache-Control")] String,
    ),
}

const fn page_size() -> u64 {
    DEFAULT_LIMIT
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Review")]
impl Candidates {
    /// The submitted applications of an opening. A reviewer sees the mean of an application once their own card for it is
    /// submitted (or everybody's, where the opening says so), and may order by it once all are.
    #[oai(path = "/openings/:slug/applications", method = "get", operation_id = "list_applications")]
    #[expect(clippy::too_many_arguments, reason = "the parameters of the contract")]
    async fn list(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        stage: Query<Option<Stage>>,
        /// The beginnings of words, all of which stand in name, address, reference, answers or documents, in any order, without
        /// regard to marks and script. In a blind review a reviewer searches answers, with what would tell the applicant covered, and
        /// aliases.
        q: Query<Option<String>>,
        /// A search that was kept, instead of what follows and of `stage` and `q`.
        search: Query<Option<Uuid>>,
        tag: Query<Option<String>>,
        complete: Query<Option<bool>>,
        /// Without a submitted card of the caller.
        unreviewed: Query<Option<bool>>,
        /// The id of a reviewer to whom it is assigned.
        assigned: Query<Option<Uuid>>,
        /// `question=answer`: the key of an option, `true` or `false`.
        answer: Query<Option<String>>,
        /// With an answer that knocks out, by the questions as they are now.
        knocked_out: Query<Option<bool>>,
        /// The key of a criterion whose mean is to lie so.
        criterion: Query<Option<String>>,
        at_least: Query<Option<f64>>,
        at_most: Query<Option<f64>>,
        sort: Query<Option<Order>>,
        cursor: Query<Option<String>>,
        #[oai(validator(minimum(value = "1"), maximum(value = "100")), default = "page_size")] limit: Query<u64>,
    ) -> Result<Many, Problem> {
        let ctx = caller.staff()?;
        let narrowing = Narrowing {
            q: q.0,
            stage: stage.0,
            tag: tag.0,
            complete: complete.0,
            unreviewed: unreviewed.0,
            assigned: assigned.0,
            answer: answer.0,
            knocked_out: knocked_out.0,
            criterion: criterion.0,
            at_least: at_least.0,
            at_most: at_most.0,
        };
        let filter = match search.0 {
            Some(id) => saved::one(&ctx, &slug.0, SearchId(id)).await?,
            None => narrowing.filter()?,
        };
        let asked = Asked {
            filter,
            sort: sort.0.map(Into::into),
            cursor: cursor.0,
            limit: Some(limit.0),
            language: language_of(request, &ctx, None),
        };
        let page = applications::list(&ctx, &slug.0, &asked).await?;
        Ok(Many::Are(Json(page.into()), PRIVATE.to_owned()))
    }

    /// Moves an application from stage to stage, forward or back; on the record.
    #[oai(path = "/applications/:reference/stage", method = "patch", operation_id = "move_application")]
    async fn move_to(
        &self,
        caller: Caller,
        reference: Path<String>,
        body: Json<Move>,
        /// The `ETag` of the application as it was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<Stands, Problem> {
        let ctx = caller.staff()?;
        let known = candidate::by_reference(&ctx, &reference.0, Act::MoveStage).await?.ok_or_else(not_found)?;
        let seen = seen(if_match.0.as_deref())?;
        let now = move_to(&ctx, &reference.0, body.0.stage.into(), seen).await?;
        Ok(Stands::Now(Json(Moved::to(known.address().to_owned(), now.stage)), tag(now)))
    }

    /// The document of the version that counts that answers this requirement; of several one must be named (409). Always a
    /// download, never shown by a browser; that it was taken is on the record.
    #[oai(path = "/applications/:reference/documents/:key", method = "get", operation_id = "take_document")]
    async fn document(&self, caller: Caller, reference: Path<String>, key: Path<String>) -> Result<Taken, Problem> {
        take(&caller.staff()?, &reference.0, Which::Sole(&key.0)).await
    }

    /// One of the documents that answer this requirement, as above.
    #[oai(
        path = "/applications/:reference/documents/:key/:document",
        method = "get",
        operation_id = "take_one_document"
    )]
    async fn one_document(
        &self,
        caller: Caller,
        reference: Path<String>,
        key: Path<String>,
        document: Path<String>,
    ) -> Result<Taken, Problem> {
        take(&caller.staff()?, &reference.0, one(&key.0, &document.0)?).await
    }

    /// The image of a page of the document of the version that counts that answers this requirement, made by us; the first page
    /// is 1. That it was seen is on the record. In a blind review `key` is the number of one of the `covered_documents`, and the image
    /// is covered.
    #[oai(
        path = "/applications/:reference/documents/:key/pages/:number",
        method = "get",
        operation_id = "see_document_page"
    )]
    async fn page(
        &self,
        caller: Caller,
        reference: Path<String>,
        key: Path<String>,
        number: Path<i32>,
    ) -> Result<Shown, Problem> {
        let ctx = caller.staff()?;
        Ok(shown(documents::page(&ctx, &reference.0, &key.0, Some(Which::Sole(&key.0)), number.0).await?))
    }

    /// The image of a page of one of the documents that answer this requirement, as above.
    #[oai(
        path = "/applications/:reference/documents/:key/:document/pages/:number",
        method = "get",
        operation_id = "see_page_of_one_document"
    )]
    async fn page_of_one(
        &self,
        caller: Caller,
        reference: Path<String>,
        key: Path<String>,
        document: Path<String>,
        number: Path<i32>,
    ) -> Result<Shown, Problem> {
        let ctx = caller.staff()?;
        Ok(shown(documents::page(&ctx, &reference.0, "", Some(one(&key.0, &document.0)?), number.0).await?))
    }

    /// The text of the document of the version that counts that answers this requirement, as plain text in UTF-8; empty for a
    /// picture. That it was read is on the record.
    #[oai(path = "/applications/:reference/documents/:key/text", method = "get", operation_id = "read_document_text")]
    async fn text(&self, caller: Caller, reference: Path<String>, key: Path<String>) -> Result<Shown, Problem> {
        let ctx = caller.staff()?;
        Ok(shown(documents::text(&ctx, &reference.0, Which::Sole(&key.0)).await?))
    }

    /// The text of one of the documents that answer this requirement, as above.
    #[oai(
        path = "/applications/:reference/documents/:key/:document/text",
        method = "get",
        operation_id = "read_text_of_one_document"
    )]
    async fn text_of_one(
        &self,
        caller: Caller,
        reference: Path<String>,
        key: Path<String>,
        document: Path<String>,
    ) -> Result<Shown, Problem> {
        let ctx = caller.staff()?;
        Ok(shown(documents::text(&ctx, &reference.0, one(&key.0, &document.0)?).await?))
    }
}

/// The document with this id, as an address has it.
fn one<'a>(key: &'a str, document: &str) -> Result<Which<'a>, Problem> {
    which::id(document).map(|id| Which::Of(key, id)).ok_or_else(not_found)
}

async fn take(ctx: &Context, reference: &str, which: Which<'_>) -> Result<Taken, Problem> {
    let response = documents::answer(ctx, reference, which).await?;
    let [kind, disposition, policy, sniff, sharing, cache, length] = [
        "Content-Type",
        "Content-Disposition",
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Cross-Origin-Resource-Policy",
        "Cache-Control",
        "Content-Length",
    ]
    .map(|name| header(&response, name));
    let body = Binary(response.into_body());
    Ok(Taken::Is(body, kind, disposition, policy, sniff, sharing, cache, length))
}

fn header(response: &Response, name: &str) -> String {
    let value = response.headers().get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}

fn shown(response: Response) -> Shown {
    let [kind, policy, sniff, sharing, cache] = [
        "Content-Type",
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Cross-Origin-Resource-Policy",
        "Cache-Control",
    ]
    .map(|name| header(&response, name));
    Shown::Is(Binary(response.into_body()), kind, policy, sniff, sharing, cache)
}

/// One application as HR and panel read it, with its entity tag; reading is on the record.
///
/// # Errors
/// 404: it does not exist or is not submitted, or it is not for this person.
pub async fn candidate(ctx: &Context, reference: &str, text: Text) -> Result<(Candidate, String), Problem> {
    let candidate = candidate::by_reference(ctx, reference, Act::ReadApplications).await?.ok_or_else(not_found)?;
    let paper = candidate::read(ctx, &candidate, text).await?.ok_or_else(not_found)?;
    Ok((Candidate::of(&candidate, paper), tag(Seen::of(&candidate.application))))
}

fn tag(seen: Seen) -> String {
    format!("\"{}\"", seen.tag())
}

/// What `If-Match` names; none: it says `*`.
fn seen(if_match: Option<&str>) -> Result<Option<Seen>, Problem> {
    let header = if_match.ok_or_else(|| Problem::new(Code::PreconditionRequired))?.trim();
    if header == "*" {
        return Ok(None);
    }
    let mut tags = header.split(',').filter_map(|tag| tag.trim().strip_prefix('"')?.strip_suffix('"'));
    tags.find_map(Seen::of_tag).map(Some).ok_or_else(|| Problem::new(Code::Stale))
}
