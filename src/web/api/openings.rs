//! `/api/v1/openings`: the public list, one opening, and all that HR does with it.

mod answer;
mod choosing;
mod drafting;
mod extensions;
mod lists;
mod reading;
mod shelf;
mod steps;
mod terms;
mod words;

use self::answer::Opening;
use super::conditions::etag;
use crate::context::Context;
use crate::language::{Language, Text};
use crate::links;
use crate::opening::read::{self, Whole};
use crate::opening::rules::Salary;
use crate::web::problem::{Code, Problem};
use crate::web::visit::language_of;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, OpenApi, Tags};

/// All of them.
pub fn resources() -> impl OpenApi {
    (reading::Reading, drafting::Drafting, choosing::Choosing, steps::Steps, extensions::Extending)
}

#[derive(Tags)]
enum Tag {
    /// Openings: drafted, published, amended, closed by their closing instant.
    Openings,
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

/// Where the API has an opening.
fn address(slug: &str) -> String {
    format!("/api/v1{}", links::opening(slug))
}

/// The language and the salary that a patch builds on; 404 for whoever may not know it.
async fn current(ctx: &Context, slug: &str) -> Result<(Language, Option<Salary>), Problem> {
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
