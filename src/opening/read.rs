//! Openings as they are read: one with all that belongs to it, the public list, the list of staff.

mod announced;
mod figures;
mod history;
mod place;
mod public_list;
mod staff_list;

pub use announced::{Announced, Mapped, announced, mapped};
pub use figures::{Figures, figures};
pub use history::{Done, history};
pub use place::{OpenPlaces, Where, open_places};
pub use public_list::{Listed, PublicList, Status, next_closing, public_list};
pub use staff_list::{Counts, StaffList, StaffListed, staff_list};

use super::closing::ClosingInstant;
use super::rules::{Phase, Terms, warnings};
use super::standing::{self, Standing};
use crate::account::may::Act;
use crate::context::Context;
use crate::language::{Language, Phrase};
use crate::store::cursor::BadCursor;
use entity::panel_member::PanelRole;
use entity::{
    Instant, StaffId, amendment, criterion, opening, opening_text, panel_member, question, requirement, staff,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// A page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// Where the next one begins; None: there is none.
    pub next_cursor: Option<String>,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The cursor is not one of this list.
    #[error(transparent)]
    Cursor(#[from] BadCursor),
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// An opening with all that belongs to it; lists in their order, amendments by number.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "their types say it")]
pub struct Whole {
    pub opening: opening::Model,
    pub texts: Vec<opening_text::Model>,
    pub criteria: Vec<criterion::Model>,
    pub questions: Vec<question::Model>,
    pub requirements: Vec<requirement::Model>,
    pub amendments: Vec<amendment::Model>,
}

/// The advert as one reader gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the columns")]
pub struct Spoken {
    /// Which it is; the opening's own where the reader's is missing.
    pub language: Language,
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub description: String,
}

impl Whole {
    /// Where it is at this instant.
    pub fn phase(&self, at: Instant) -> Phase {
        Phase::of(&self.opening, at)
    }

    /// Whether an application that arrives at this instant is admitted.
    pub fn accepting(&self, at: Instant) -> bool {
        self.phase(at) == Phase::Open
    }

    /// The language whose texts stand in for missing ones.
    pub fn own_language(&self) -> Language {
        self.opening.language.parse().unwrap_or_default()
    }

    /// The languages of the advert, its own first.
    pub fn languages(&self) -> Vec<Language> {
        languages(&self.opening.language, self.texts.iter().map(|text| text.language.as_str()))
    }

    /// The advert in this language, or in the opening's own.
    pub fn spoken(&self, language: Language) -> Spoken {
        spoken(&self.opening, &self.texts, language)
    }

    /// Its closing instant with what was typed; None while a draft has none.
    pub fn closing(&self) -> Option<ClosingInstant> {
        closing_of(&self.opening)
    }

    /// Its terms.
    pub fn terms(&self) -> Terms {
        Terms::of(&self.opening, &self.texts)
    }
}

/// The advert in this language, or in the opening's own.
fn spoken(opening: &opening::Model, texts: &[opening_text::Model], language: Language) -> Spoken {
    let of = |code: &str| texts.iter().find(|text| text.language == code);
    let text = of(language.code()).or_else(|| of(language.in_first_script().code())).or_else(|| of(&opening.language));
    let own = || opening.language.parse().unwrap_or_default();
    Spoken {
        language: text.and_then(|text| text.language.parse().ok()).unwrap_or_else(own),
        title: text.map(|text| text.title.clone()).unwrap_or_default(),
        summary: text.map(|text| text.summary.clone()).unwrap_or_default(),
        description: text.map(|text| text.description.clone()).unwrap_or_default(),
    }
}

/// The closing instant of an opening's row with what was typed.
pub fn closing_of(opening: &opening::Model) -> Option<ClosingInstant> {
    ClosingInstant::stored(opening.closes_local.as_deref()?, &opening.time_zone, opening.closes_at?).ok()
}

fn languages<'a>(own: &str, codes: impl Iterator<Item = &'a str>) -> Vec<Language> {
    let mut languages: Vec<Language> = codes.filter_map(|code| code.parse().ok()).collect();
    languages.sort_by_key(|language| (language.code() != own, *language));
    languages
}

/// The opening with this slug as everybody may see it. None: a draft, not open yet, or none.
///
/// # Errors
/// The database's own error.
pub async fn by_slug_public(ctx: &Context, slug: &str) -> Result<Option<Whole>, DbErr> {
    let db = ctx.store.read();
    let Some(opening) = opening::Entity::find().filter(opening::Column::Slug.eq(slug)).one(db).await? else {
        return Ok(None);
    };
    let begun = opening.opens_at.is_some_and(|opens_at| opens_at <= ctx.now());
    if !(begun && Phase::of(&opening, ctx.now()).is_public()) {
        return Ok(None);
    }
    whole(db, opening).await.map(Some)
}

/// All that belongs to an opening.
///
/// # Errors
/// The database's own error.
pub async fn whole(db: &impl ConnectionTrait, opening: opening::Model) -> Result<Whole, DbErr> {
    let id = opening.id;
    Ok(Whole {
        texts: opening_text::Entity::find().filter(opening_text::Column::OpeningId.eq(id)).all(db).await?,
        criteria: criterion::Entity::find()
            .filter(criterion::Column::OpeningId.eq(id))
            .order_by_asc(criterion::Column::Position)
            .all(db)
            .await?,
        questions: question::Entity::find()
            .filter(question::Column::OpeningId.eq(id))
            .order_by_asc(question::Column::Position)
            .all(db)
            .await?,
        requirements: requirement::Entity::find()
            .filter(requirement::Column::OpeningId.eq(id))
            .order_by_asc(requirement::Column::Position)
            .all(db)
            .await?,
        amendments: amendment::Entity::find()
            .filter(amendment::Column::OpeningId.eq(id))
            .order_by_asc(amendment::Column::Number)
            .all(db)
            .await?,
        opening,
    })
}

/// A seat on the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the columns")]
pub struct Seat {
    pub staff_id: StaffId,
    pub name: String,
    pub email: String,
    pub role: PanelRole,
}

/// An opening as staff see it.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "their types say it")]
pub struct StaffView {
    pub whole: Whole,
    /// How they stand to it, and what else they may do.
    pub standing: Standing,
    /// The chair first, then by name.
    pub panel: Vec<Seat>,
    /// What is missing for the review to come.
    pub warnings: Vec<Phrase>,
}

/// The opening with this slug in whatever state, for HR and its panel. None: it does not exist, or not for them.
///
/// # Errors
/// The database's own error.
pub async fn by_slug_staff(ctx: &Context, slug: &str) -> Result<Option<StaffView>, DbErr> {
    let Some(standing) = standing::by_slug(ctx, slug, Act::SeeOpening).await? else { return Ok(None) };
    let db = ctx.store.read();
    let whole = whole(db, standing.opening.clone()).await?;
    let panel = panel(db, whole.opening.id).await?;
    let roles: Vec<PanelRole> = panel.iter().map(|seat| seat.role).collect();
    let warnings = warnings(whole.criteria.len(), whole.requirements.len(), &roles, &whole.terms());
    Ok(Some(StaffView { whole, standing, panel, warnings }))
}

/// The panel of an opening.
///
/// # Errors
/// The database's own error.
pub async fn panel(db: &impl ConnectionTrait, id: entity::OpeningId) -> Result<Vec<Seat>, DbErr> {
    let members = panel_member::Entity::find().filter(panel_member::Column::OpeningId.eq(id)).all(db).await?;
    let people = staff::Entity::find()
        .filter(staff::Column::Id.is_in(members.iter().map(|member| member.staff_id)))
        .all(db)
        .await?;
    let mut seats: Vec<Seat> = members
        .iter()
        .filter_map(|member| {
            let person = people.iter().find(|person| person.id == member.staff_id)?;
            Some(Seat {
                staff_id: person.id,
                name: person.name.clone(),
                email: person.email.clone(),
                role: member.role,
            })
        })
        .collect();
    seats.sort_by_key(|seat| (seat.role != PanelRole::Chair, seat.name.clone(), seat.staff_id));
    Ok(seats)
}
