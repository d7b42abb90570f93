//! One question across candidates: every answer to it, one after the other, so that like is compared with like.

use super::applications::{DEFAULT_LIMIT, ListError, checked_limit};
use super::candidate::words_of;
use super::covers;
use super::order::{self, Row};
use super::scope;
use super::sequence::{Sequence, Way};
use super::sight::Sight;
use super::who::Who;
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::language::Text;
use crate::opening::standing::{self, Standing};
use crate::store::cursor;
use entity::{ApplicationId, application, question, submission};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use std::collections::HashMap;

/// What one candidate answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub who: Who,
    /// Several for a question that takes several; none when it was left open.
    pub answers: Vec<String>,
}

/// A page of the answers to one question.
#[derive(Clone, Debug)]
pub struct Answers {
    pub standing: Standing,
    pub sight: Sight,
    /// All the opening's questions, in their order.
    pub questions: Vec<question::Model>,
    /// The key of this one.
    pub key: String,
    pub items: Vec<Said>,
    pub next_cursor: Option<String>,
}

/// The answers to the question with this key (none: the first), each reviewer's in an order of their own for each question:
/// who is read first for one is not for the next. Whoever does not review reads them too, in the order of a reviewer.
///
/// # Errors
/// See [`ListError`].
pub async fn answers(
    ctx: &Context,
    slug: &str,
    key: Option<&str>,
    cursor: Option<&str>,
    limit: Option<u64>,
    text: Text,
) -> Result<Answers, ListError> {
    let standing = standing::by_slug(ctx, slug, Act::ReadApplications).await?.ok_or(ListError::NotFound)?;
    let (db, sight, limit) = (ctx.store.read(), Sight::of(&standing), checked_limit(limit.or(Some(DEFAULT_LIMIT)))?);
    let questions = question::Entity::find()
        .filter(question::Column::OpeningId.eq(standing.opening.id))
        .order_by_asc(question::Column::Position)
        .all(db)
        .await?;
    let asked = match key {
        Some(key) => questions.iter().find(|question| question.key == key),
        None => questions.first(),
    };
    let Some(asked) = asked.cloned() else {
        // Without questions there is nothing to read; one that the opening does not ask is not there.
        let nothing = Answers { standing, sight, questions, key: String::new(), items: Vec::new(), next_cursor: None };
        return if key.is_none() { Ok(nothing) } else { Err(ListError::NotFound) };
    };
    let sequence = Sequence::of_question(&standing, &asked.key);
    let rows = if sight.reviews() {
        scope::to_review(order::submitted(standing.opening.id), &standing)
    } else {
        order::visible(&standing)
    };
    let list = format!("answers/{}/{}", standing.opening.id, asked.key);
    let place = match cursor {
        None => None,
        Some(cursor) => {
            let end: ApplicationId = cursor::open(&ctx.keys, &list, cursor).map_err(|_| ListError::Cursor)?;
            let row = application::Entity::find_by_id(end).one(db).await?.ok_or(ListError::Cursor)?;
            sequence.place(db, &row).await?
        }
    };
    let mut found: Vec<Row> = sequence.take(db, &rows, place.as_ref(), Way::Onward, limit + 1).await?;
    let more = found.len() as u64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next_cursor = match found.last().filter(|_| more) {
        Some(end) => {
            let sealed = cursor::seal(&ctx.keys, &list, &end.id);
            Some(sealed.map_err(|error| DbErr::Custom(error.to_string()))?)
        }
        None => None,
    };
    let versions = submission::Entity::find()
        .filter(submission::Column::Id.is_in(found.iter().filter_map(|row| row.submission_id)))
        .all(db)
        .await?;
    let versions: HashMap<_, _> = versions.into_iter().map(|version| (version.application_id, version)).collect();
    let covered = found.iter().filter(|_| sight.is_covered()).map(|row| (row.id, row.reference.as_str()));
    let veils = covers::read::identities(db, &covered.collect()).await?;
    // Where names are covered, there is a veil for everyone: without it nothing is said.
    let said = |row: &Row| {
        let version = versions.get(&row.id).filter(|_| !sight.is_covered() || veils.contains_key(&row.id))?;
        Some(words_of(&asked, version, veils.get(&row.id), text))
    };
    let items = found.iter().map(|row| Said { who: sight.who_of(row), answers: said(row).unwrap_or_default() });
    let items: Vec<Said> = items.collect();
    let references: Vec<&str> = found.iter().map(|row| row.reference.as_str()).collect();
    let facts = json!({ "question": asked.key, "applications": references, "covered": sight.is_covered() });
    let entry = Entry::of(standing.opening.id, "answers.read", &standing.opening.slug).with(facts);
    ctx.store.write(async |tx| audit::append(tx, ctx, entry).await).await?;
    Ok(Answers { standing, sight, questions, key: asked.key, items, next_cursor })
}
