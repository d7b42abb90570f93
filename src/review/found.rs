//! Where the words of a search stand in what was sent: excerpts for the rows of a list, as far as the person sees.

use super::cover::cover;
use super::covers;
use super::excerpt::{Piece, excerpt};
use super::sight::Sight;
use crate::language::Language;
use entity::document::Scan;
use entity::{
    ApplicationId, OpeningId, SubmissionId, application, document, document_text, question, requirement, submission,
    submission_document,
};
use sea_orm::sea_query::Func;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::Value;
use std::collections::HashMap;

/// Excerpts of one application.
const SHOWN: usize = 2;
/// Letters of a document's text that are looked through.
const READ: i32 = 20_000;

/// A place where words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The question, or what the document is.
    pub title: String,
    pub pieces: Vec<Piece>,
}

#[derive(FromQueryResult)]
struct Read {
    submission_id: SubmissionId,
    requirement_key: String,
    body: String,
}

/// The first places in these applications where the words of a search stand. Where names are covered, in answers alone, with
/// what would tell the applicant covered.
///
/// # Errors
/// The database's own error.
pub(super) async fn excerpts(
    db: &impl ConnectionTrait,
    opening: OpeningId,
    sight: Sight,
    rows: &[ApplicationId],
    words: &[Vec<String>],
    language: Language,
) -> Result<HashMap<ApplicationId, Vec<Excerpt>>, DbErr> {
    let counting = application::Entity::belongs_to(submission::Entity)
        .from(application::Column::SubmissionId)
        .to(submission::Column::Id);
    let versions: Vec<submission::Model> = submission::Entity::find()
        .join_rev(JoinType::InnerJoin, counting.into())
        .filter(application::Column::Id.is_in(rows.iter().copied()))
        .all(db)
        .await?;
    let code = language.code();
    let references: Vec<(ApplicationId, String)> = if sight.is_covered() {
        let these = application::Entity::find().filter(application::Column::Id.is_in(rows.iter().copied()));
        let columns = [application::Column::Id, application::Column::Reference];
        these.select_only().columns(columns).into_tuple().all(db).await?
    } else {
        Vec::new()
    };
    let of: HashMap<ApplicationId, &str> = references.iter().map(|(id, own)| (*id, own.as_str())).collect();
    let known = covers::read::identities(db, &of).await?;
    let questions = question::Entity::find()
        .filter(question::Column::OpeningId.eq(opening))
        .order_by_asc(question::Column::Position)
        .all(db)
        .await?;
    let mut found: HashMap<ApplicationId, Vec<Excerpt>> = HashMap::new();
    for version in &versions {
        let here = found.entry(version.application_id).or_default();
        for question in &questions {
            for said in said(question, version.answers.0.get(&question.key), code) {
                let said = match known.get(&version.application_id) {
                    Some(who) => cover(&said, who),
                    None if sight.is_covered() => continue,
                    None => said,
                };
                if let Some(pieces) = excerpt(&said, words).filter(|_| here.len() < SHOWN) {
                    let title = question.translations.get(code, "title", &question.title).to_owned();
                    here.push(Excerpt { title, pieces });
                }
            }
        }
    }
    if sight.is_covered() {
        return Ok(found);
    }
    let requirements = requirement::Entity::find().filter(requirement::Column::OpeningId.eq(opening)).all(db).await?;
    for body in bodies(db, versions.iter().map(|version| version.id).collect()).await? {
        let Some(version) = versions.iter().find(|version| version.id == body.submission_id) else { continue };
        let here = found.entry(version.application_id).or_default();
        if let Some(pieces) = excerpt(&body.body, words).filter(|_| here.len() < SHOWN) {
            let asked = requirements.iter().find(|asked| asked.key == body.requirement_key);
            let title = asked
                .map_or(body.requirement_key.as_str(), |asked| asked.translations.get(code, "title", &asked.title));
            here.push(Excerpt { title: title.to_owned(), pieces });
        }
    }
    Ok(found)
}

/// An answer's texts: as they were typed, options by their titles.
fn said(question: &question::Model, answer: Option<&Value>, code: &str) -> Vec<String> {
    let titled = |key: &str| {
        let choice = question.choices.0.iter().find(|choice| choice.key == key);
        choice.map_or(key, |choice| choice.translations.get(code, "title", &choice.title)).to_owned()
    };
    match answer {
        Some(Value::String(text)) => vec![titled(text)],
        Some(Value::Array(keys)) => keys.iter().filter_map(Value::as_str).map(titled).collect(),
        _ => Vec::new(),
    }
}

/// The beginnings of the texts of these versions' documents, those that may be shown.
async fn bodies(db: &impl ConnectionTrait, versions: Vec<SubmissionId>) -> Result<Vec<Read>, DbErr> {
    let of = |column: document_text::Column| column.into_expr();
    let beginning = Func::cust("substr").arg(of(document_text::Column::Body)).arg(1).arg(READ);
    submission_document::Entity::find()
        .select_only()
        .column(submission_document::Column::SubmissionId)
        .column(document::Column::RequirementKey)
        .expr_as(beginning, "body")
        .join(
            JoinType::InnerJoin,
            submission_document::Entity::belongs_to(document::Entity)
                .from(submission_document::Column::DocumentId)
                .to(document::Column::Id)
                .into(),
        )
        .join(
            JoinType::InnerJoin,
            document::Entity::belongs_to(document_text::Entity)
                .from(document::Column::Id)
                .to(document_text::Column::DocumentId)
                .into(),
        )
        .filter(submission_document::Column::SubmissionId.is_in(versions))
        .filter(document::Column::Scan.is_in([Scan::Unscanned, Scan::Clean]))
        .order_by_asc(submission_document::Column::Position)
        .into_model()
        .all(db)
        .await
}
