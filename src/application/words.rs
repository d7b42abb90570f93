//! The words by which staff find a submitted application are kept beside it: written when it is submitted, and again when one
//! of its documents was read or was found to be clean.

use crate::language::fold::{fold_name, fold_words};
use crate::review::cover::{COVER, cover};
use crate::review::covering::Identity;
use crate::review::covers;
use crate::store::words::{kept, token};
use entity::application::{self, Answers};
use entity::document::Scan;
use entity::question::{self, Kind};
use entity::{ApplicationId, DocumentId, application_words, document, document_text, submission, submission_document};
use sea_orm::sea_query::{Expr, InsertStatement, OnConflict};
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Set,
};
use serde_json::Value;

/// What was submitted.
#[derive(Clone, Copy, Debug)]
pub struct Submitted<'a> {
    /// With name and address as they were sent.
    pub application: &'a application::Model,
    pub full_name: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub questions: &'a [question::Model],
    pub answers: &'a Answers,
}

/// What keeps the words of a version that counts from now on, with these documents.
///
/// # Errors
/// The database's own error.
pub async fn of(
    tx: &impl ConnectionTrait,
    sent: Submitted<'_>,
    documents: &[DocumentId],
) -> Result<InsertStatement, DbErr> {
    use application_words::Column;
    let row = sent.application;
    let opening = token(row.opening_id);
    let said = said(sent.questions, sent.answers);
    // As on the desk: by all that was ever sent, and by what HR covered besides.
    let who = match row.submission_id {
        Some(_) => {
            covers::read::identity(tx, row).await?.or_named(sent.full_name).or_at(sent.email).or_called(sent.phone)
        }
        None => Identity::named(sent.full_name).or_at(sent.email).or_called(sent.phone).or_under(&row.reference),
    };
    let covered: Vec<String> = said.iter().map(|text| cover(text, &who).replace(COVER, " ")).collect();
    let names = [
        opening.clone(),
        fold_name(sent.full_name),
        fold_words(sent.full_name),
        fold_words(sent.email),
        code(&row.reference),
    ];
    let words = application_words::ActiveModel {
        id: ActiveValue::NotSet,
        application_id: Set(row.id),
        names: Set(kept(&names.join(" "))),
        answers: Set(kept(&fold_words(&said.join(" ")))),
        documents: Set(in_documents(tx, documents).await?),
        covered: Set(kept(&format!("{opening} {} {}", code(&row.alias), fold_words(&covered.join(" "))))),
    };
    let again = OnConflict::column(Column::ApplicationId)
        .update_columns([Column::Names, Column::Answers, Column::Documents, Column::Covered])
        .to_owned();
    Ok(application_words::Entity::insert(words).on_conflict(again).into_query())
}

/// Keeps the words of the documents anew, of the application whose version holds this one, if it counts.
///
/// # Errors
/// The database's own error.
pub async fn document_changed(tx: &impl ConnectionTrait, id: DocumentId) -> Result<(), DbErr> {
    let counting = application::Entity::belongs_to(submission_document::Entity)
        .from(application::Column::SubmissionId)
        .to(submission_document::Column::SubmissionId);
    let holding: Option<(ApplicationId, entity::SubmissionId)> = application::Entity::find()
        .select_only()
        .columns([application::Column::Id, application::Column::SubmissionId])
        .join(JoinType::InnerJoin, counting.into())
        .filter(submission_document::Column::DocumentId.eq(id))
        .into_tuple()
        .one(tx)
        .await?;
    let Some((application, version)) = holding else { return Ok(()) };
    // Two documents of one application that are read at the same time wait for one another here.
    let held = application_words::Entity::find()
        .filter(application_words::Column::ApplicationId.eq(application))
        .lock_exclusive()
        .one(tx)
        .await?;
    if held.is_none() {
        return Ok(());
    }
    let documents: Vec<DocumentId> = submission_document::Entity::find()
        .select_only()
        .column(submission_document::Column::DocumentId)
        .filter(submission_document::Column::SubmissionId.eq(version))
        .order_by_asc(submission_document::Column::Position)
        .into_tuple()
        .all(tx)
        .await?;
    let words = in_documents(tx, &documents).await?;
    application_words::Entity::update_many()
        .col_expr(application_words::Column::Documents, Expr::value(words))
        .filter(application_words::Column::ApplicationId.eq(application))
        .exec(tx)
        .await
        .map(drop)
}

/// Keeps the words of an application as they are in the version that counts, whatever was kept.
///
/// # Errors
/// The database's own error.
pub async fn again(tx: &impl ConnectionTrait, id: ApplicationId) -> Result<(), DbErr> {
    let Some(row) = application::Entity::find_by_id(id).one(tx).await? else { return Ok(()) };
    let Some(version) = row.submission_id else { return Ok(()) };
    let Some(sent) = submission::Entity::find_by_id(version).one(tx).await? else { return Ok(()) };
    let questions = question::Entity::find().filter(question::Column::OpeningId.eq(row.opening_id)).all(tx).await?;
    let documents: Vec<DocumentId> = submission_document::Entity::find()
        .select_only()
        .column(submission_document::Column::DocumentId)
        .filter(submission_document::Column::SubmissionId.eq(version))
        .order_by_asc(submission_document::Column::Position)
        .into_tuple()
        .all(tx)
        .await?;
    let submitted = Submitted {
        application: &row,
        full_name: &sent.full_name,
        email: &sent.email,
        phone: &sent.phone,
        questions: &questions,
        answers: &sent.answers,
    };
    tx.execute(&of(tx, submitted, &documents).await?).await.map(drop)
}

/// The words of the documents that were read and may be shown, in their order.
async fn in_documents(tx: &impl ConnectionTrait, documents: &[DocumentId]) -> Result<String, DbErr> {
    if documents.is_empty() {
        return Ok(String::new());
    }
    let read: Vec<(DocumentId, String)> = document_text::Entity::find()
        .select_only()
        .columns([document_text::Column::DocumentId, document_text::Column::Fold])
        .join(
            JoinType::InnerJoin,
            document_text::Entity::belongs_to(document::Entity)
                .from(document_text::Column::DocumentId)
                .to(document::Column::Id)
                .into(),
        )
        .filter(document_text::Column::DocumentId.is_in(documents.iter().copied()))
        // What reaches nobody is not found by what it says either.
        .filter(document::Column::Scan.is_in([Scan::Unscanned, Scan::Clean]))
        .into_tuple()
        .all(tx)
        .await?;
    let mut all = String::new();
    for id in documents {
        if let Some((_, fold)) = read.iter().find(|(document, _)| document == id) {
            all.push_str(fold);
            all.push(' ');
        }
    }
    Ok(kept(&all))
}

/// What was answered, in words: texts as they are, options by all their titles.
fn said(questions: &[question::Model], answers: &Answers) -> Vec<String> {
    let mut said = Vec::new();
    for (key, answer) in &answers.0 {
        let question = questions.iter().find(|question| question.key == *key);
        let chosen: Vec<&str> = match answer {
            Value::String(one) => vec![one],
            Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
            _ => continue,
        };
        for one in chosen {
            match question {
                Some(question) if matches!(question.kind, Kind::Choice | Kind::Several) => {
                    if let Some(choice) = question.choices.0.iter().find(|choice| choice.key == one) {
                        said.push(choice.title.clone());
                        let titles = choice.translations.0.values().filter_map(|fields| fields.get("title"));
                        said.extend(titles.cloned());
                    }
                }
                _ => said.push(one.to_owned()),
            }
        }
    }
    said
}

/// A reference or an alias by its groups, and as one word.
fn code(code: &str) -> String {
    let groups = fold_words(code);
    format!("{groups} {}", groups.replace(' ', ""))
}
