//! An application begins: a draft, and the way into it in a cookie.

use super::applicant::{held_for, let_in};
use super::late;
use crate::application::begin::{BeginError, begin as begin_draft};
use crate::application::rules::admission::Window;
use crate::application::rules::changes::Changes;
use crate::language::Language;
use crate::links;
use crate::opening::title;
use crate::web::front::body::BodyRead;
use crate::web::page::{page, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Visit};
use askama::Template;
use entity::{Instant, opening};
use poem::web::Path;
use poem::{Request, Response, Result, handler};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

#[derive(Template)]
#[template(path = "apply/begin.html")]
struct BeginPage {
    frame: Frame,
    title: String,
    /// Where the button goes.
    apply: String,
    opening: String,
}

/// The button "Apply" of an opening leads here: following a link changes nothing, so the draft begins with this page's form.
#[handler]
pub async fn look(Path(slug): Path<String>, visit: Visit, request: &Request) -> Result<Response> {
    let (visit, opening) = found(visit, &slug, request).await?;
    if let Some(reference) = held_for(&visit, request, &slug).await? {
        return Ok(see_other(&links::application(&reference, "")));
    }
    let language = visit.text().language();
    let title = title::of(visit.ctx.store.read(), &opening, language).await.map_err(Problem::from)?;
    if let Err(why) = Window::from(&opening).admits(visit.ctx.now()) {
        return Ok(late::of_opening(&visit, title, &why)?);
    }
    let (apply, opening) = (links::apply(&slug), links::opening(&slug));
    Ok(page(&BeginPage { title, apply, opening, frame: visit.frame })?)
}

/// The opening with this slug, and the visit in its language where the visitor has none of ours.
async fn found(visit: Visit, slug: &str, request: &Request) -> Result<(Visit, opening::Model), Problem> {
    let by_slug = opening::Entity::find().filter(opening::Column::Slug.eq(slug));
    let opening = by_slug.one(visit.ctx.store.read()).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
    let language = opening.language.parse::<Language>().unwrap_or_default();
    Ok((visit.in_language_of(language, request), opening))
}

#[handler]
pub async fn begin(Path(slug): Path<String>, visit: Visit, request: &Request) -> Result<Response> {
    let (visit, opening) = found(visit, &slug, request).await?;
    // Nobody is asked twice: whoever began here before goes on with that.
    if let Some(reference) = held_for(&visit, request, &slug).await? {
        return Ok(see_other(&links::application(&reference, "")));
    }
    let received_at = request.data::<BodyRead>().and_then(BodyRead::ended_at).map_or_else(|| visit.ctx.now(), Instant);
    let language = visit.text().language();
    match begin_draft(&visit.ctx, &slug, language, &Changes::default(), received_at, None).await {
        Ok(begun) => {
            let_in(&visit, request.cookie(), &begun.reference, &begun.token);
            Ok(see_other(&links::application(&begun.reference, "about")))
        }
        Err(BeginError::NotAccepting(why)) => {
            let title = title::of(visit.ctx.store.read(), &opening, language).await.map_err(Problem::from)?;
            Ok(late::of_opening(&visit, title, &why)?)
        }
        Err(BeginError::NotFound) => Err(Problem::new(Code::NotFound).into()),
        Err(BeginError::Invalid(wrong)) => Err(Problem::invalid(wrong).into()),
        Err(BeginError::KeyReused) => Err(Problem::new(Code::KeyReused).into()),
        Err(BeginError::NoRandomness(error)) => Err(Problem::internal(error).into()),
        Err(BeginError::Database(error)) => Err(Problem::from(error).into()),
    }
}
