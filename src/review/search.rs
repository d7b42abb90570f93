//! Full-text search over names, answers and documents, insensitive to marks and script. What is found is never ranked by it: a
//! list stays in the order of arrival, names or means.

use super::sight::Sight;
use crate::context::Context;
use crate::language::fold::searched;
use crate::opening::standing::Standing;
use crate::store::words::{self, Within};
use entity::{ApplicationId, application, application_words};
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, Select};

/// Of so many matches or fewer, each is looked at by its id; of more, the list is walked in its own order until a page is full.
const FEW: u64 = 100;

/// Those of these applications in which every word that was searched for begins a word. Whoever reviews blind searches answers
/// with what would tell the applicant covered, and aliases; neither names nor documents (P6).
pub(super) async fn found(
    ctx: &Context,
    standing: &Standing,
    sight: Sight,
    all: Select<application::Entity>,
    text: &str,
) -> Result<Select<application::Entity>, DbErr> {
    use application::Column;
    let (db, backend) = (ctx.store.read(), ctx.store.backend());
    let within = if sight.is_covered() { Within::Covered } else { Within::All };
    let Some(holding) = words::holding(backend, standing.opening.id, within, &searched(text)) else {
        return Ok(all.filter(Expr::value(false)));
    };
    let few = Query::select()
        .column("application_id")
        .from_subquery(holding.clone(), Alias::new("found"))
        .limit(FEW + 1)
        .take();
    let mut ids = Vec::new();
    for row in db.query_all(&few).await? {
        ids.push(row.try_get::<ApplicationId>("", "application_id")?);
    }
    Ok(if ids.len() as u64 > FEW {
        // Asked of each row in its turn: SQLite keeps the matches as numbers then, which is many times faster than as ids.
        let mut here = holding;
        here.and_where(application_words::Column::ApplicationId.into_expr().equals((application::Entity, Column::Id)));
        all.filter(Expr::exists(here))
    } else {
        all.filter(Column::Id.is_in(ids))
    })
}
