//! One's own data, all of it (GDPR articles 15 and 20): what was typed, every document, every version with its receipt,
//! every letter that was written.

use super::{documents, own};
use crate::audit::{self, Entry};
use crate::context::Context;
use entity::{Instant, application, document, extension, letter, opening, submission};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Everything that is kept of an application, as its applicant may take it away.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Export {
    pub exported_at: Instant,
    pub reference: String,
    pub opening: String,
    pub state: application::State,
    pub language: String,
    pub full_name: String,
    pub email: String,
    pub phone: String,
    pub consent_at: Option<Instant>,
    pub answers: BTreeMap<String, Value>,
    pub began_at: Instant,
    pub updated_at: Instant,
    pub submitted_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
    pub documents: Vec<Document>,
    pub versions: Vec<Version>,
    pub letters: Vec<Letter>,
    pub extensions: Vec<Extension>,
}

/// More time that HR gave.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Extension {
    pub until: Instant,
    pub reason: String,
    pub made_at: Instant,
}

/// A document; those that were replaced or removed too, while they are kept.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Document {
    pub key: String,
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub sha256: String,
    pub received_at: Instant,
    pub removed_at: Option<Instant>,
}

/// A version as it was submitted.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Version {
    pub number: i32,
    pub received_at: Instant,
    pub closes_at: Instant,
    pub full_name: String,
    pub email: String,
    pub phone: String,
    pub language: String,
    pub answers: BTreeMap<String, Value>,
    /// SHA-256 of each of its documents.
    pub documents: Vec<String>,
    pub receipt: String,
}

/// A letter that was written.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Letter {
    pub kind: letter::Kind,
    pub written_at: Instant,
    pub sent_at: Option<Instant>,
}

/// One's own data. None: it does not exist, or it is another's.
///
/// # Errors
/// The database's own error.
pub async fn export(ctx: &Context, reference: &str) -> Result<Option<Export>, DbErr> {
    let Some(mine) = own::by_reference(ctx, reference).await? else { return Ok(None) };
    ctx.store
        .write(async |tx| {
            let Some(own::Held { opening, application }) = own::hold(tx, &mine).await? else { return Ok(None) };
            let documents = document::Entity::find()
                .filter(document::Column::ApplicationId.eq(application.id))
                .order_by_asc(document::Column::ReceivedAt)
                .all(tx)
                .await?;
            let submissions = submission::Entity::find()
                .filter(submission::Column::ApplicationId.eq(application.id))
                .order_by_asc(submission::Column::Number)
                .all(tx)
                .await?;
            let mut versions = Vec::with_capacity(submissions.len());
            for version in submissions {
                let held = documents::of_version(tx, version.id).await?;
                versions.push(version_of(version, &held));
            }
            let letters = letter::Entity::find()
                .filter(letter::Column::ApplicationId.eq(application.id))
                .order_by_asc(letter::Column::WrittenAt)
                .all(tx)
                .await?;
            let extensions = extension::Entity::find()
                .filter(extension::Column::ApplicationId.eq(application.id))
                .order_by_asc(extension::Column::MadeAt)
                .all(tx)
                .await?;
            audit::append(tx, ctx, Entry::of(opening.id, "application.exported", &application.reference)).await?;
            let given = extensions
                .into_iter()
                .map(|given| Extension { until: given.until, reason: given.reason, made_at: given.made_at })
                .collect();
            Ok(Some(Export {
                extensions: given,
                ..whole(ctx.now(), &opening, application, documents, versions, letters)
            }))
        })
        .await
}

fn whole(
    now: Instant,
    opening: &opening::Model,
    application: application::Model,
    documents: Vec<document::Model>,
    versions: Vec<Version>,
    letters: Vec<letter::Model>,
) -> Export {
    Export {
        exported_at: now,
        reference: application.reference,
        opening: opening.slug.clone(),
        state: application.state,
        language: application.language,
        full_name: application.full_name,
        email: application.email,
        phone: application.phone,
        consent_at: application.consent_at,
        answers: application.answers.0,
        began_at: application.began_at,
        updated_at: application.updated_at,
        submitted_at: application.submitted_at,
        withdrawn_at: application.withdrawn_at,
        documents: documents
            .into_iter()
            .map(|document| Document {
                key: document.requirement_key,
                name: document.name,
                media_type: document.media_type,
                size: document.size,
                sha256: document.sha256,
                received_at: document.received_at,
                removed_at: document.removed_at,
            })
            .collect(),
        versions,
        letters: letters
            .into_iter()
            .map(|letter| Letter { kind: letter.kind, written_at: letter.written_at, sent_at: letter.sent_at })
            .collect(),
        extensions: Vec::new(),
    }
}

fn version_of(version: submission::Model, held: &[document::Model]) -> Version {
    Version {
        number: version.number,
        received_at: version.received_at,
        closes_at: version.closes_at,
        full_name: version.full_name,
        email: version.email,
        phone: version.phone,
        language: version.language,
        answers: version.answers.0,
        documents: held.iter().map(|document| document.sha256.clone()).collect(),
        receipt: version.receipt,
    }
}
