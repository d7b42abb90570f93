//! `/api/v1/openings`: the public list, one opening, and all that HR does with it.

mod answer;
mod lists;
mod shelf;
mod terms;
mod words;

use self::answer::{Amendment, Opening, OpeningList, StaffOpeningList};
use self::lists::{Criterion, Document, Member, Question};
use self::terms::{AmendmentChanges, OpeningChanges};
use super::caller::{AnyCaller, Caller};
use super::conditions::{etag, key, optional, required};
use super::maybe_json::MaybeJson;
use super::moment::Moment;
use crate::context::Context;
use crate::language::{Language, Text};
use crate::links;
use crate::opening::read::{self, PublicList, StaffList, Whole};
use crate::opening::{amend, archive, cancel, draft, duplicate, edit, lists as acts, publish};
use crate::web::problem::{Code, Problem};
use crate::web::visit::language_of;
use entity::opening as row;
use poem::Request;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi, Tags};

#[derive(Tags)]
enum Tag {
    /// Openings: drafted, published, amended, closed by their closing instant.
    Openings,
}

/// The resource.
pub struct Openings;

/// When to open.
#[derive(Debug, Default, Object)]
#[oai(deny_unknown_fields)]
struct Publication {
    /// From when everybody sees it; left out or past: at once.
    opens_at: Option<Moment>,
}

/// Why it is called off; public.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct Cancellation {
    #[oai(default)]
    reason: String,
}

#[derive(ApiResponse)]
enum One {
    /// The opening.
    #[oai(status = 200)]
    Is(
        Json<Opening>,
        #[oai(header = "ETag")] String,
        #[oai(header = "Cache-Control")] String,
        #[oai(header = "Vary")] String,
    ),
}

#[derive(ApiResponse)]
enum Made {
    /// The new draft.
    #[oai(status = 201)]
    Is(Json<Opening>, #[oai(header = "ETag")] String, #[oai(header = "Location")] String),
}

#[derive(ApiResponse)]
enum Amended {
    /// The amendment, as it stands on the public log.
    #[oai(status = 201)]
    Is(Json<Amendment>, #[oai(header = "ETag")] String, #[oai(header = "Location")] String),
}

#[derive(ApiResponse)]
enum Many {
    /// A page of the list.
    #[oai(status = 200)]
    Are(Json<OpeningList>, #[oai(header = "Cache-Control")] String, #[oai(header = "Vary")] String),
}

#[derive(ApiResponse)]
enum ManyOfStaff {
    /// A page of the list.
    #[oai(status = 200)]
    Are(Json<StaffOpeningList>),
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Openings")]
impl Openings {
    /// The published openings: open ones with the next to close first, closed ones with the latest first.
    #[expect(clippy::too_many_arguments, reason = "the parameters of the contract")]
    #[oai(path = "/openings", method = "get", operation_id = "list_openings")]
    async fn list(
        &self,
        request: &Request,
        caller: AnyCaller,
        /// Only those that are open, or closed, at this moment.
        status: Query<Option<words::Status>>,
        /// Words of title, summary, description or place; marks, case and script do not matter.
        #[oai(validator(max_length = 200))]
        q: Query<Option<String>>,
        /// In which to read titles and summaries, where there are any in it.
        language: Query<Option<words::Language>>,
        cursor: Query<Option<String>>,
        #[oai(validator(minimum(value = "1"), maximum(value = "100")), default = "page_size")] limit: Query<u64>,
    ) -> Result<Many, Problem> {
        let ctx = caller.0;
        let language = language.0.map_or_else(|| language_of(request, &ctx, None), Into::into);
        let asked = PublicList {
            status: status.0.map(Into::into),
            q: q.0.unwrap_or_default(),
            place: None,
            language,
            cursor: cursor.0,
            limit: limit.0,
        };
        let (page, now) = (read::public_list(&ctx, &asked).await?, ctx.now());
        let flips = read::next_closing(&ctx).await?;
        let items = page.items.into_iter().map(Into::into).collect();
        let list = OpeningList { items, next_cursor: page.next_cursor, server_time: Moment(now) };
        Ok(Many::Are(Json(list), shelf::public_until(flips, now), shelf::VARY.to_owned()))
    }

    /// The openings of whoever is signed in: all for HR, those of their panels for others. The newest first.
    #[oai(path = "/staff/openings", method = "get", operation_id = "list_staff_openings")]
    async fn list_of_staff(
        &self,
        request: &Request,
        caller: Caller,
        /// Only those in this state.
        state: Query<Option<words::State>>,
        cursor: Query<Option<String>>,
        #[oai(validator(minimum(value = "1"), maximum(value = "100")), default = "page_size")] limit: Query<u64>,
    ) -> Result<ManyOfStaff, Problem> {
        let ctx = caller.staff()?;
        let asked = StaffList {
            states: state.0.map(Into::into).into_iter().collect(),
            language: language_of(request, &ctx, None),
            cursor: cursor.0,
            limit: limit.0,
        };
        let page = read::staff_list(&ctx, &asked).await?.ok_or_else(|| Problem::new(Code::Unauthenticated))?;
        let items = page.items.into_iter().map(Into::into).collect();
        Ok(ManyOfStaff::Are(Json(StaffOpeningList { items, next_cursor: page.next_cursor })))
    }

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

    /// One opening: as everybody may see it, or with a token as HR and its panel see it, in whatever state.
    #[oai(path = "/openings/:slug", method = "get", operation_id = "get_opening")]
    async fn get(
        &self,
        request: &Request,
        caller: AnyCaller,
        slug: Path<String>,
        /// In which to read texts, where there are any in it.
        language: Query<Option<words::Language>>,
    ) -> Result<One, Problem> {
        let ctx = caller.0;
        let chosen: Option<Language> = language.0.map(Into::into);
        if ctx.actor.staff().is_some()
            && let Some(view) = read::by_slug_staff(&ctx, &slug.0).await?
        {
            return Ok(of_staff(request, &ctx, &view, chosen));
        }
        let whole = read::by_slug_public(&ctx, &slug.0).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
        let now = ctx.now();
        let text = text_of(request, &ctx, &whole, chosen);
        let flips = whole.opening.closes_at.filter(|_| whole.accepting(now));
        Ok(One::Is(
            Json(Opening::to_public(&whole, text, now)),
            etag(whole.opening.version),
            shelf::public_until(flips, now),
            shelf::VARY.to_owned(),
        ))
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

    /// Chooses what is judged: the whole list. Once a card is submitted only titles and anchors may change.
    #[oai(path = "/openings/:slug/criteria", method = "put", operation_id = "set_criteria")]
    async fn put_criteria(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<Vec<Criterion>>,
        /// The ETag of the version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let ctx = caller.staff()?;
        current(&ctx, &slug.0).await?;
        let version = required(if_match.0.as_deref())?;
        let list = lists::new_criteria(body.0).map_err(Problem::invalid)?;
        acts::set_criteria(&ctx, &slug.0, version, list).await?;
        anew(request, &ctx, &slug.0).await
    }

    /// Chooses what is asked: the whole list, while a draft.
    #[oai(path = "/openings/:slug/questions", method = "put", operation_id = "set_questions")]
    async fn put_questions(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<Vec<Question>>,
        /// The ETag of the version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let ctx = caller.staff()?;
        current(&ctx, &slug.0).await?;
        let version = required(if_match.0.as_deref())?;
        let list = lists::new_questions(body.0).map_err(Problem::invalid)?;
        acts::set_questions(&ctx, &slug.0, version, list).await?;
        anew(request, &ctx, &slug.0).await
    }

    /// Chooses which documents are required: the whole list, while a draft.
    #[oai(path = "/openings/:slug/documents", method = "put", operation_id = "set_documents")]
    async fn put_documents(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<Vec<Document>>,
        /// The ETag of the version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let ctx = caller.staff()?;
        current(&ctx, &slug.0).await?;
        let version = required(if_match.0.as_deref())?;
        let list = body.0.into_iter().map(Into::into).collect();
        acts::set_requirements(&ctx, &slug.0, version, list).await?;
        anew(request, &ctx, &slug.0).await
    }

    /// Chooses who sits on the panel: the whole list.
    #[oai(path = "/openings/:slug/panel", method = "put", operation_id = "set_panel")]
    async fn put_panel(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<Vec<Member>>,
        /// The ETag of the version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let ctx = caller.staff()?;
        current(&ctx, &slug.0).await?;
        let version = required(if_match.0.as_deref())?;
        let list = body.0.into_iter().map(Into::into).collect();
        acts::set_panel(&ctx, &slug.0, version, list).await?;
        anew(request, &ctx, &slug.0).await
    }

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

fn page_size() -> u64 {
    25
}

/// Where the API has an opening.
fn address(slug: &str) -> String {
    format!("/api/v1{}", links::opening(slug))
}

/// The language and the salary that a patch builds on; 404 for whoever may not know it.
async fn current(ctx: &Context, slug: &str) -> Result<(Language, Option<crate::opening::rules::Salary>), Problem> {
    let view = read::by_slug_staff(ctx, slug).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
    let terms = view.whole.terms();
    Ok((terms.language, terms.salary))
}

/// The texts of an answer: chosen, asked for by the client, or the opening's own.
fn text_of(request: &Request, ctx: &Context, whole: &Whole, chosen: Option<Language>) -> Text {
    Text::new(chosen.unwrap_or_else(|| language_of(request, ctx, Some(whole.own_language()))))
}

fn of_staff(request: &Request, ctx: &Context, view: &read::StaffView, chosen: Option<Language>) -> One {
    let text = text_of(request, ctx, &view.whole, chosen);
    One::Is(
        Json(Opening::to_staff(view, text, ctx.now())),
        etag(view.whole.opening.version),
        shelf::NEVER.to_owned(),
        shelf::VARY.to_owned(),
    )
}

/// The opening after an act, as staff see it.
async fn anew(request: &Request, ctx: &Context, slug: &str) -> Result<One, Problem> {
    let view = read::by_slug_staff(ctx, slug).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
    Ok(of_staff(request, ctx, &view, None))
}

async fn made_one(request: &Request, ctx: &Context, made: &row::Model) -> Result<Made, Problem> {
    let view = read::by_slug_staff(ctx, &made.slug).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
    let text = text_of(request, ctx, &view.whole, None);
    let body = Opening::to_staff(&view, text, ctx.now());
    Ok(Made::Is(Json(body), etag(view.whole.opening.version), address(&made.slug)))
}
