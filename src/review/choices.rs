//! By what somebody can narrow the list of an opening's applications: what there is to choose from, in their language.

use super::sight::Sight;
use super::tags;
use crate::account::read::names;
use crate::context::Context;
use crate::language::Text;
use crate::opening::standing::Standing;
use crate::review::expected;
use entity::question::{self, Kind};
use entity::{StaffId, criterion};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// What there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    pub tags: Vec<String>,
    /// Those to whom applications are assigned; none where they are not assigned.
    pub reviewers: Vec<(StaffId, String)>,
    /// Questions with a choice.
    pub questions: Vec<Offered>,
    /// A question knocks out.
    pub knocks_out: bool,
    /// Figures may be asked for at all.
    pub figures: bool,
    /// Criteria, where figures may be asked for at all.
    pub criteria: Vec<(String, String)>,
}

/// A question and the answers that it offers: their keys and titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub key: String,
    pub title: String,
    pub answers: Vec<(String, String)>,
}

/// What this person can narrow the list by.
///
/// # Errors
/// The database's own error.
pub async fn of(ctx: &Context, standing: &Standing, sight: Sight, text: Text) -> Result<Choices, DbErr> {
    let (db, opening, code) = (ctx.store.read(), &standing.opening, text.language().code());
    let questions = question::Entity::find()
        .filter(question::Column::OpeningId.eq(opening.id))
        .order_by_asc(question::Column::Position)
        .all(db)
        .await?;
    let knocks_out = questions.iter().any(|question| question.knock_out.is_some());
    let offered = questions.iter().filter_map(|question| {
        let answers = match question.kind {
            Kind::YesNo => {
                vec![("true".to_owned(), text.say("common-yes")), ("false".to_owned(), text.say("common-no"))]
            }
            Kind::Choice | Kind::Several => {
                let titled = question.choices.0.iter().map(|choice| {
                    (choice.key.clone(), choice.translations.get(code, "title", &choice.title).to_owned())
                });
                titled.collect()
            }
            _ => return None,
        };
        let title = question.translations.get(code, "title", &question.title).to_owned();
        Some(Offered { key: question.key.clone(), title, answers })
    });
    let questions = offered.collect();
    let mut criteria = Vec::new();
    if !sight.waits() {
        let rows = criterion::Entity::find()
            .filter(criterion::Column::OpeningId.eq(opening.id))
            .order_by_asc(criterion::Column::Position)
            .all(db)
            .await?;
        criteria = rows
            .into_iter()
            .map(|row| (row.key.clone(), row.translations.get(code, "title", &row.title).to_owned()))
            .collect();
    }
    let mut reviewers = Vec::new();
    if opening.assigned {
        let panel = expected::panel(db, opening.id).await?;
        reviewers = names(db, panel).await?.into_iter().collect();
        reviewers.sort_by(|one, other| one.1.cmp(&other.1));
    }
    let (tags, figures) = (tags::offered(ctx, standing, sight).await?, !sight.waits());
    Ok(Choices { tags, reviewers, questions, knocks_out, figures, criteria })
}
