//! Full-text search over names, answers and documents, insensitive to marks and script. What is found is never ranked by it: a
//! list stays in the order of arrival, names or means.

use super::sight::Sight;
use crate::context::Context;
use crate::language::fold::searched;
use crate::opening::standing::Standing;
use crate::store::words::{Search, Within};
use entity::application;
use sea_orm::sea_query::Expr;
use sea_orm::{DbErr, QueryFilter, Select};

/// Of so many matches or fewer, these are gone through; of more, the list is walked in its own order, for one of them is found
/// soon.
const MANY: u64 = 2_500;

/// Those of these applications in which every word that was searched for begins a word. Whoever reviews blind searches answers
/// with what would tell the applicant covered, and aliases; neither names nor documents (P6).
pub(super) async fn found(
    ctx: &Context,
    standing: &Standing,
    sight: Sight,
    all: Select<application::Entity>,
    text: &str,
) -> Result<Select<application::Entity>, DbErr> {
    let (db, backend) = (ctx.store.read(), ctx.store.backend());
    let within = if sight.is_covered() { Within::Covered } else { Within::All };
    let Some(search) = Search::new(backend, standing.opening.id, within, &searched(text)) else {
        return Ok(all.filter(Expr::value(false)));
    };
    let narrowed = search.is_among(db, MANY).await?.unwrap_or_else(|| search.is_matched());
    Ok(all.filter(narrowed))
}
