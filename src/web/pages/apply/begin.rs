//! An application begins: a draft, and the way into it in a cookie.

use super::applicant::{held_for, let_in};
use super::late;
use crate::application::begin::{BeginError, begin as begin_draft};
use crate::application::rules::changes::Changes;
use crate::language::Language;
use crate::links;
use crate::opening::title;
use crate::web::front::body::BodyRead;
use crate::web::page::see_other;
use crate::web::problem::{Code, Problem};
use crate::web::visit::Visit;
use entity::{Instant, opening};
use poem::web::Path;
use poem::{Request, Response, Result, handler};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Whoever comes here by a link begins on the page of the opening.
#[handler]
pub fn look(Path(slug): Path<String>) -> Response {
    see_other(&links::opening(&slug))
}

#[handler]
pub async fn begin(Path(slug): Path<String>, visit: Visit, request: &Request) -> Result<Response> {
    let by_slug = opening::Entity::find().filter(opening::Column::Slug.eq(&slug));
    let found = by_slug.one(visit.ctx.store.read()).await.map_err(Problem::from)?;
    let opening = found.ok_or_else(|| Problem::new(Code::NotFound))?;
    let visit = visit.in_language_of(opening.language.parse::<Language>().unwrap_or_default(), request);
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
