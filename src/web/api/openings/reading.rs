//! The public list, one opening, and the list of staff.

use super::answer::{Opening, OpeningList, StaffOpeningList};
use super::{One, Tag, of_staff, shelf, text_of, words};
use crate::language::Language;
use crate::opening::read::{self, PublicList, StaffList};
use crate::web::api::caller::{AnyCaller, Caller};
use crate::web::api::conditions::etag;
use crate::web::api::moment::Moment;
use crate::web::problem::{Code, Problem};
use crate::web::visit::language_of;
use poem::Request;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, OpenApi};

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

/// The resource.
pub struct Reading;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Openings")]
impl Reading {
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
}

fn page_size() -> u64 {
    25
}
