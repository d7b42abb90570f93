//! What a list of applications is narrowed to. Each condition is asked of what the person may see: a filter never tells what a
//! row would not show (S-43).

use super::applications::ListError;
use super::progress;
use super::scope;
use super::search;
use super::sight::Sight;
use super::tags;
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::standing::Standing;
use crate::store::answers::{answered, at_least_not, is_or_has};
use entity::application::{self, Stage};
use entity::question::{self, Kind, KnockOut};
use entity::{OpeningId, StaffId, score, scorecard};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, Select};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a list is narrowed to; what is empty narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// The beginnings of words, all of which stand in name, answers or documents.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tag: String,
    /// Whether the review is complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complete: Option<bool>,
    /// Without a submitted card of whoever asks.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unreviewed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned: Option<StaffId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// With an answer that knocks out by the questions as they are now.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub knocked_out: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion: Option<Criterion>,
}

/// A question and the answer that it was given: an option's key, or yes or no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub question: String,
    pub value: String,
}

/// The mean of one criterion over the submitted cards, in thousandths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub key: String,
    pub at_least: Option<i64>,
    pub at_most: Option<i64>,
}

impl Filter {
    /// Whether it narrows anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Those of these applications that the filter leaves.
///
/// # Errors
/// What cannot be asked, or not yet by this person.
pub async fn narrowed(
    ctx: &Context,
    standing: &Standing,
    sight: Sight,
    all: Select<application::Entity>,
    filter: &Filter,
) -> Result<Select<application::Entity>, ListError> {
    use application::Column;
    let (db, backend, opening) = (ctx.store.read(), ctx.store.backend(), standing.opening.id);
    let mut found = all;
    // Figures of others' cards stay closed until one's own are in (P6), and so does what would tell them.
    if (filter.complete.is_some() || filter.criterion.is_some()) && sight.waits() {
        let progress = progress::of(db, standing).await?;
        if progress.open > 0 {
            return Err(ListError::Waiting(progress));
        }
    }
    if let Some(stage) = filter.stage {
        found = found.filter(Column::Stage.eq(stage));
    }
    if !filter.tag.trim().is_empty() {
        found = found.filter(Column::Id.in_subquery(tags::tagged(standing, sight, &filter.tag)));
    }
    if let Some(complete) = filter.complete {
        found = found.filter(Column::ReviewComplete.eq(complete));
    }
    if filter.unreviewed {
        found = found.filter(scope::unreviewed(standing.staff));
    }
    if let Some(reviewer) = filter.assigned {
        found = found.filter(Column::Id.in_subquery(scope::assigned(opening, reviewer)));
    }
    if filter.answer.is_some() || filter.knocked_out {
        let questions = question::Entity::find().filter(question::Column::OpeningId.eq(opening)).all(db).await?;
        if let Some(answer) = &filter.answer {
            found = found.filter(given(backend, &questions, answer)?);
        }
        if filter.knocked_out {
            found = found.filter(knocked_out(backend, &questions));
        }
    }
    if let Some(criterion) = &filter.criterion {
        found = found.filter(Column::Id.in_subquery(rated(opening, criterion)));
    }
    if filter.text.trim().is_empty() {
        return Ok(found);
    }
    Ok(search::found(ctx, standing, sight, found, &filter.text).await?)
}

/// The applications whose mean of a criterion lies so: compared as a sum with a multiple, so that nothing is rounded.
fn rated(opening: OpeningId, criterion: &Criterion) -> SelectStatement {
    let (sum, count) =
        (Func::sum(score::Column::ValueMilli.into_expr()), Func::count(score::Column::ValueMilli.into_expr()));
    let mut means = scorecard::Entity::find()
        .select_only()
        .column(scorecard::Column::ApplicationId)
        .join(
            JoinType::InnerJoin,
            scorecard::Entity::belongs_to(score::Entity)
                .from(scorecard::Column::Id)
                .to(score::Column::ScorecardId)
                .into(),
        )
        .filter(scorecard::Column::OpeningId.eq(opening))
        .filter(scorecard::Column::SubmittedAt.is_not_null())
        .filter(score::Column::CriterionKey.eq(&criterion.key))
        .group_by(scorecard::Column::ApplicationId);
    if let Some(least) = criterion.at_least {
        means = means.having(Expr::expr(sum.clone()).gte(Expr::expr(count.clone()).mul(least)));
    }
    if let Some(most) = criterion.at_most {
        means = means.having(Expr::expr(sum).lte(Expr::expr(count).mul(most)));
    }
    means.into_query()
}

/// That a question was answered so.
fn given(backend: DbBackend, questions: &[question::Model], answer: &Answer) -> Result<SimpleExpr, ListError> {
    let question = questions.iter().find(|question| question.key == answer.question);
    let value = question.and_then(|question| match question.kind {
        Kind::YesNo => answer.value.parse().ok().map(Value::Bool),
        Kind::Choice | Kind::Several => {
            let known = question.choices.0.iter().any(|choice| choice.key == answer.value);
            known.then(|| Value::String(answer.value.clone()))
        }
        _ => None,
    });
    let unknown = || {
        let detail = Phrase::new("review-invalid-answer");
        ListError::Invalid(vec![Invalid::new("/answer", "unknown", detail)])
    };
    Ok(is_or_has(backend, &answer.question, &value.ok_or_else(unknown)?))
}

/// That one of the answers is not among those that its question accepts.
fn knocked_out(backend: DbBackend, questions: &[question::Model]) -> Condition {
    questions.iter().filter_map(|question| Some((question, question.knock_out.as_ref()?))).fold(
        Condition::any().add(Expr::value(false)),
        |any, (question, rule)| {
            let key = question.key.as_str();
            let has = |value: Value| is_or_has(backend, key, &value);
            let is_given = Condition::all().add(answered(backend, key));
            any.add(match rule {
                KnockOut::Answer(wanted) => is_given.add(has(Value::Bool(!wanted))),
                KnockOut::AnyOf(keys) => {
                    let accepted = keys.iter().fold(Condition::any().add(Expr::value(false)), |any, key| {
                        any.add(has(Value::String(key.clone())))
                    });
                    is_given.add(accepted.not())
                }
                KnockOut::AtLeast(least) => is_given.add(at_least_not(backend, key, *least)),
            })
        },
    )
}
