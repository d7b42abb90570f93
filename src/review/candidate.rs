//! One submitted application as staff read it: what was sent in the version that counts, and nothing typed since.

use super::cover::cover;
use super::covering::Identity;
use super::covers::{self, read::Faceless};
use super::document::is_readable;
use super::scope::{self, Reach};
use super::sight::Sight;
use super::who::Who;
use crate::account::may::Act;
use crate::application::documents::answering;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::document::pages;
use crate::language::{Language, Text};
use crate::opening::standing::{self, Standing};
use crate::secrets::{canonical_alias, canonical_reference};
use entity::application::{self, State};
use entity::{DocumentId, Instant, document, document_page, question, requirement, submission, submission_document};
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
    pub who: Who,
    /// None where it is covered.
    pub person: Option<Person>,
    /// The number of the version that counts.
    pub number: i32,
    /// When its last byte was received; none where it is covered: the order of arrival tells something.
    pub received_at: Option<Instant>,
    received: Instant,
    /// In the order of the questions.
    pub answers: Vec<Answered>,
    /// In the order of the requirements; none where they are covered.
    pub documents: Vec<document::Model>,
    /// What each of them is: by the title of its requirement, and of several by its number.
    pub titles: HashMap<DocumentId, String>,
    /// The pages of those that were read and may be shown.
    pub pages: HashMap<DocumentId, Vec<document_page::Model>>,
    /// The documents as they are shown where they are covered; none where they are not.
    pub faceless: Vec<Faceless>,
}

impl Candidate {
    /// Its address before the person who loaded it.
    pub fn address(&self) -> &str {
        if self.sight.is_covered() { &self.application.alias } else { &self.application.reference }
    }
}

impl Paper {
    /// Whether it came after this.
    pub fn came_after(&self, at: Instant) -> bool {
        at < self.received
    }

    /// What a document is; nothing where the opening no longer says.
    pub fn title_of(&self, document: &document::Model) -> &str {
        self.titles.get(&document.id).map_or("", String::as_str)
    }

    /// The pages of a document, in their order; none if it was not read or may not be shown.
    pub fn pages_of(&self, document: &document::Model) -> &[document_page::Model] {
        self.pages.get(&document.id).map_or(&[], Vec::as_slice)
    }
}

/// How to reach who applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
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

/// The submitted application with this address, if the person signed in may do `act` in its opening. Its address is its
/// reference or its alias, and for those who review blind the alias alone. None: it does not exist, it is a draft or withdrawn, or it is not for
/// them.
///
/// # Errors
/// The database's own error.
pub async fn by_reference(ctx: &Context, address: &str, act: Act) -> Result<Option<Candidate>, DbErr> {
    let Some(candidate) = in_opening(ctx, address, act).await? else { return Ok(None) };
    let reach = scope::reach(ctx.store.read(), &candidate.standing, candidate.application.id, act).await?;
    Ok((reach == Reach::Within).then_some(candidate))
}

/// Whether what [`by_reference`] does not give this person is an application with which they have a conflict of interest.
///
/// # Errors
/// The database's own error.
pub async fn is_conflicted(ctx: &Context, address: &str, act: Act) -> Result<bool, DbErr> {
    let Some(candidate) = in_opening(ctx, address, act).await? else { return Ok(false) };
    let reach = scope::reach(ctx.store.read(), &candidate.standing, candidate.application.id, act).await?;
    Ok(reach == Reach::Conflict)
}

/// Whatever their conflicts and assignments.
async fn in_opening(ctx: &Context, address: &str, act: Act) -> Result<Option<Candidate>, DbErr> {
    use application::Column;
    let (named, is_alias) = match (canonical_reference(address), canonical_alias(address)) {
        (Some(reference), _) => (Column::Reference.eq(reference), false),
        (None, Some(alias)) => (Column::Alias.eq(alias), true),
        (None, None) => return Ok(None),
    };
    let found = application::Entity::find()
        .filter(named)
        .filter(Column::State.eq(State::Submitted))
        .one(ctx.store.read())
        .await?;
    let Some(application) = found else { return Ok(None) };
    let Some(standing) = standing::by_id(ctx, application.opening_id, act).await? else { return Ok(None) };
    let sight = Sight::of(&standing);
    // A reference that was overheard must not tell a blind reviewer whose card this is. Everybody else may be asked about an
    // alias, and find it.
    Ok((is_alias || !sight.is_covered()).then_some(Candidate { application, standing, sight }))
}

/// What it is called before the person who loaded it: by the name in the version that counts.
///
/// # Errors
/// The database's own error.
pub async fn who(ctx: &Context, candidate: &Candidate) -> Result<Who, DbErr> {
    let row = &candidate.application;
    let version = match row.submission_id.filter(|_| !candidate.sight.is_covered()) {
        Some(id) => submission::Entity::find_by_id(id).one(ctx.store.read()).await?,
        None => None,
    };
    let name = version.map_or_else(String::new, |version| version.full_name);
    Ok(candidate.sight.who(&row.reference, &row.alias, &name))
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
    let veil = if covered { Some(covers::read::identity(db, &candidate.application).await?) } else { None };
    let answers = questions.iter().map(|question| Answered {
        key: question.key.clone(),
        question: question.translations.get(text.language().code(), "title", &question.title).to_owned(),
        answers: words_of(question, &version, veil.as_ref(), text),
    });
    let answers = answers.collect();
    let person = (!covered).then(|| Person {
        email: version.email.clone(),
        phone: version.phone.clone(),
        language: version.language.parse().ok(),
    });
    let mut documents = documents_of(ctx, &version).await?;
    let mut titles = titles_of(ctx, candidate, &documents, text).await?;
    let mut faceless = Vec::new();
    if covered {
        let held = std::mem::take(&mut documents);
        faceless =
            covers::read::faceless(ctx, &candidate.application, &version, held, &std::mem::take(&mut titles)).await?;
    }
    let shown = documents.iter().filter(|document| is_readable(document)).map(|document| document.id);
    let pages = pages::of(db, shown).await?;
    let entry = Entry::of(candidate.application.opening_id, "application.read", &candidate.application.reference)
        .with(json!({ "version": version.number, "covered": covered }));
    ctx.store.write(async |tx| audit::append(tx, ctx, entry).await).await?;
    let row = &candidate.application;
    let who = candidate.sight.who(&row.reference, &row.alias, &version.full_name);
    let (number, received) = (version.number, version.received_at);
    let received_at = (!covered).then_some(received);
    Ok(Some(Paper { who, person, number, received_at, received, answers, documents, titles, pages, faceless }))
}

/// What each of these documents is, in words of the reader's language.
///
/// # Errors
/// The database's own error.
pub async fn titles_of(
    ctx: &Context,
    candidate: &Candidate,
    documents: &[document::Model],
    text: Text,
) -> Result<HashMap<DocumentId, String>, DbErr> {
    let asked = requirement::Entity::find()
        .filter(requirement::Column::OpeningId.eq(candidate.application.opening_id))
        .all(ctx.store.read())
        .await?;
    Ok(titles(&asked, documents, text))
}

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

/// What a version answers to a question, in words; covered where it is said whom it tells of.
pub(super) fn words_of(
    question: &question::Model,
    version: &submission::Model,
    veil: Option<&Identity>,
    text: Text,
) -> Vec<String> {
    let Some(answer) = version.answers.0.get(&question.key) else { return Vec::new() };
    let words = in_words(question, answer, text);
    match veil {
        Some(who) => words.iter().map(|words| cover(words, who)).collect(),
        None => words,
    }
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
