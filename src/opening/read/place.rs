//! Where the work is: what the public list can be narrowed to.

use super::public_list::public_now;
use crate::context::Context;
use entity::opening::{self, Places};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// A place to narrow the list to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Where {
    /// A town or city, as the openings write it.
    At(String),
    /// From anywhere.
    Remote,
}

/// The places of the openings that take applications now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenPlaces {
    /// Towns and cities, each once.
    pub localities: BTreeSet<String>,
    /// Whether any can be done from anywhere.
    pub remote: bool,
}

/// Where there is work now.
///
/// # Errors
/// The database's own error.
pub async fn open_places(ctx: &Context) -> Result<OpenPlaces, DbErr> {
    let found: Vec<(Places, bool)> = opening::Entity::find()
        .select_only()
        .columns([opening::Column::Places, opening::Column::Remote])
        .filter(public_now(ctx.now()))
        .filter(opening::Column::ClosesAt.gt(ctx.now()))
        .into_tuple()
        .all(ctx.store.read())
        .await?;
    let remote = found.iter().any(|(_, remote)| *remote);
    let localities = found.into_iter().flat_map(|(places, _)| places.0).map(|place| place.locality).collect();
    Ok(OpenPlaces { localities, remote })
}

/// The openings there. The member is looked for in the text of the JSON, which PostgreSQL writes with a space after the
/// colon and SQLite keeps as it was written.
pub(super) fn is_there(place: &Where) -> Condition {
    let locality = match place {
        Where::Remote => return Condition::all().add(opening::Column::Remote.eq(true)),
        Where::At(locality) => serde_json::Value::from(locality.as_str()).to_string(),
    };
    let written = |colon: &str| {
        let member = super::public_list::escaped(&format!("\"locality\"{colon}{locality}"));
        let places = Expr::col((opening::Entity, opening::Column::Places)).cast_as("text");
        places.like(LikeExpr::new(format!("%{member}%")).escape('\\'))
    };
    Condition::any().add(written(":")).add(written(": "))
}
