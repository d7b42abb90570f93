//! Loading an opening and being allowed to are one act: nobody holds what they may not see.

use crate::account::may::{Act, may};
use crate::context::Context;
use entity::StaffId;
use entity::opening;
use entity::panel_member::{self, PanelRole};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

/// An opening, and how the person who loaded it stands to it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The opening.
    pub opening: opening::Model,
    /// Their place on its panel.
    pub panel: Option<PanelRole>,
    /// Who they are.
    pub staff: StaffId,
    role: entity::staff::Role,
}

impl Standing {
    /// The same person before the opening as it stands now.
    #[must_use]
    pub fn now(self, opening: opening::Model) -> Self {
        Self { opening, ..self }
    }

    /// Whether they may do something further with it.
    pub const fn may(&self, act: Act) -> bool {
        may(self.role, self.panel, act)
    }
}

/// The opening with this slug, if the person signed in may do `act` with it. None: it does not exist, or not for them.
///
/// # Errors
/// The database's own error.
pub async fn by_slug(ctx: &Context, slug: &str, act: Act) -> Result<Option<Standing>, DbErr> {
    let found = opening::Entity::find().filter(opening::Column::Slug.eq(slug)).one(ctx.store.read()).await?;
    allowed(ctx, found, act).await
}

/// The opening with this id, likewise.
///
/// # Errors
/// The database's own error.
pub async fn by_id(ctx: &Context, id: entity::OpeningId, act: Act) -> Result<Option<Standing>, DbErr> {
    let found = opening::Entity::find_by_id(id).one(ctx.store.read()).await?;
    allowed(ctx, found, act).await
}

/// How somebody stands to an opening whose place on its panel is known.
pub fn of_person(opening: &opening::Model, person: &entity::staff::Model, panel: Option<PanelRole>) -> Standing {
    Standing { opening: opening.clone(), panel, staff: person.id, role: person.role }
}

async fn allowed(ctx: &Context, found: Option<opening::Model>, act: Act) -> Result<Option<Standing>, DbErr> {
    let (Some(opening), Some(staff)) = (found, ctx.actor.staff()) else { return Ok(None) };
    let panel = panel_member::Entity::find_by_id((opening.id, staff.id)).one(ctx.store.read()).await?.map(|m| m.role);
    let standing = Standing { opening, panel, staff: staff.id, role: staff.role };
    Ok(standing.may(act).then_some(standing))
}
