//! One submitted application as staff read it: what was sent in the version that counts, and nothing typed since.

use super::cover::cover;
use super::document::is_readable;
use super::sight::Sight;
use crate::account::may::Act;
use crate::application::documents::answering;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::document::pages;
use crate::language::{Language, Text};
use crate::opening::standing::{self, Standing};
use crate::secrets::canonical_reference;
use entity::application::{self, State};
use entity::{DocumentId, document, document_page, question, requirement, submission, submission_document};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use std::collections::HashMap;

/// A submitted application that the person who loaded it may do something with.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub application: application::Model,
    pub standing: Standing,
    /// How far they see.
    pub sight: Sight,
}

/// What was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// None where it is covered.
    pub person: Option<Person>,
    /// The version that counts.
    pub version: submission::Model,
    /// In the order of the questions.
    pub answers: Vec<Answered>,
    /// In the order of the requirements; none where they are covered.
    pub documents: Vec<document::Model>,
    /// What each of them is: by the title of its requirement, and of several by its number.
    pub titles: HashMap<DocumentId, String>,
    /// The pages of those that were read and may be shown.
    pub pages: HashMap<DocumentId, Vec<document_page::Model>>,
}

impl Paper {
    /// What a document is; nothing where the opening no longer says.
    pub fn title_of(&self, document: &document::Model) -> &str {
        self.titles.get(&document.id).map_or("", String::as_str)
    }

    /// The pages of a document, in their order; none if it was not read or may not be shown.
    pub fn pages_of(&self, document: &document::Model) -> &[document_page::Model] {
        self.pages.get(&document.id).map_or(&[], Vec::as_slice)
    }
}

/// Who applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub full_name: String,
    pub email: String,
    pub phone: String,
    pub language: Option<Language>,
}

/// A question and its answer in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub key: String,
    pub question: String,
    /// Several for a question that takes several; none when it was left open.
    pub answers: Vec<String>,
}

/// The submitted application with this reference, if the person signed in may do `act` in its opening. None: it does not
/// exist, it is a draft or withdrawn, or it is not for them.
///
/// # Errors
/// The database's own error.
pub async fn by_reference(ctx: &Context, reference: &str, act: Act) -> Result<Option<Candidate>, DbErr> {
    let Some(reference) = canonical_reference(reference) else { return Ok(None) };
    let found = application::Entity::find()
        .filter(application::Column::Reference.eq(reference))
        .filter(application::Column::State.eq(State::Submitted))
        .one(ctx.store.read())
        .await?;
    let Some(application) = found else { return Ok(None) };
    let Some(standing) = standing::by_id(ctx, application.opening_id, act).await? else { return Ok(None) };
    let sight = Sight::of(&standing);
    Ok(Some(Candidate { application, standing, sight }))
}

/// What a candidate sent, in words of the reader's language, and that it was read goes on the record.
///
/// # Errors
/// The database's own error.
pub async fn read(ctx: &Context, candidate: &Candidate, text: Text) -> Result<Option<Paper>, DbErr> {
    let db = ctx.store.read();
    let Some(id) = candidate.application.submission_id else { return Ok(None) };
    let Some(version) = submission::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let covered = candidate.sight.is_covered();
    let questions = question::Entity::find()
        .filter(question::Column::OpeningId.eq(candidate.application.opening_id))
        .order_by_asc(question::Column::Position)
        .all(db)
        .await?;
    let mut answers: Vec<Answered> = questions
        .iter()
        .map(|question| {
            let code = text.language().code();
            let words =
                version.answers.0.get(&question.key).map_or_else(Vec::new, |answer| in_words(question, answer, text));
            Answered {
                key: question.key.clone(),
                question: question.translations.get(code, "title", &question.title).to_owned(),
                answers: words,
            }
        })
        .collect();
    if covered {
        for answer in answers.iter_mut().flat_map(|answered| &mut answered.answers) {
            *answer = cover(answer, &version.full_name);
        }
    }
    let person = (!covered).then(|| Person {
        full_name: version.full_name.clone(),
        email: version.email.clone(),
        phone: version.phone.clone(),
        language: version.language.parse().ok(),
    });
    let documents = if covered { Vec::new() } else { documents_of(ctx, &version).await? };
    let asked = requirement::Entity::find()
        .filter(requirement::Column::OpeningId.eq(candidate.application.opening_id))
        .all(db)
        .await?;
    let titles = titles(&asked, &documents, text);
    let shown = documents.iter().filter(|document| is_readable(document)).map(|document| document.id);
    let pages = pages::of(db, shown).await?;
    let entry = Entry::of(candidate.application.opening_id, "application.read", &candidate.application.reference)
        .with(json!({ "version": version.number, "covered": covered }));
    ctx.store.write(async |tx| audit::append(tx, ctx, entry).await).await?;
    Ok(Some(Paper { person, version, answers, documents, titles, pages }))
}

/// What each of these documents is.
fn titles(asked: &[requirement::Model], documents: &[document::Model], text: Text) -> HashMap<DocumentId, String> {
    let mut titles = HashMap::new();
    for requirement in asked {
        let there = answering(documents, &requirement.key);
        let title = requirement.translations.get(text.language().code(), "title", &requirement.title);
        for (document, number) in there.iter().zip(1..) {
            titles.insert(document.id, text.document_of(title, number, there.len()));
        }
    }
    titles
}

/// The documents of a version, in the order of the requirements.
///
/// # Errors
/// The database's own error.
pub async fn documents_of(ctx: &Context, version: &submission::Model) -> Result<Vec<document::Model>, DbErr> {
    let db = ctx.store.read();
    let order = submission_document::Entity::find()
        .filter(submission_document::Column::SubmissionId.eq(version.id))
        .order_by_asc(submission_document::Column::Position)
        .all(db)
        .await?;
    let ids = order.iter().map(|row| row.document_id);
    let mut documents = document::Entity::find().filter(document::Column::Id.is_in(ids)).all(db).await?;
    documents.sort_by_key(|document| order.iter().position(|row| row.document_id == document.id));
    Ok(documents)
}

/// An answer in words: options by their titles, yes and no, days and numbers as the reader's language writes them.
fn in_words(question: &question::Model, answer: &Value, text: Text) -> Vec<String> {
    let title = |key: &str| {
        let choice = question.choices.0.iter().find(|choice| choice.key == key);
        choice.map_or(key, |c| c.translations.get(text.language().code(), "title", &c.title)).to_owned()
    };
    match answer {
        Value::Null => Vec::new(),
        Value::Bool(yes) => vec![text.say(if *yes { "common-yes" } else { "common-no" })],
        Value::Number(number) => vec![text.decimal(&number.to_string())],
        Value::String(words) if words.is_empty() => Vec::new(),
        Value::String(words) => match question.kind {
            question::Kind::Choice | question::Kind::Several => vec![title(words)],
            question::Kind::Date => {
                vec![words.parse().map_or_else(|_| words.clone(), |day: jiff::civil::Date| text.day(day))]
            }
            _ => vec![words.clone()],
        },
        Value::Array(keys) => keys.iter().filter_map(Value::as_str).map(title).collect(),
        Value::Object(_) => vec![answer.to_string()],
    }
}
