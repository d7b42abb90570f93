//! The documents of the version that counts with their pages judged: for HR with everything, for those who review without anything
//! that tells who applied.

use super::veil::{self, Veil};
use crate::account::may::Act;
use crate::context::Context;
use crate::document::pages;
use crate::extract::seen::Seen;
use crate::language::Text;
use crate::review::candidate::{self, Candidate, documents_of, titles_of};
use crate::review::covering::Identity;
use crate::review::covering::sheet::Sheet;
use crate::review::document::is_readable;
use crate::settings::BlindPages;
use entity::document::Reading;
use entity::{
    ApplicationId, DocumentId, application, cover_confirmation, document, document_page, page_seen, submission,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};

/// A page and what is covered of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    pub page: document_page::Model,
    pub sheet: Sheet,
}

/// A document as HR looks at its covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered {
    pub document: document::Model,
    /// Its place among the application's documents, from 1.
    pub number: usize,
    pub is_confirmed: bool,
    pub leaves: Vec<Leaf>,
}

impl Covered {
    /// Whether there is anything to look at.
    pub fn is_read(&self) -> bool {
        is_readable(&self.document) && self.document.reading == Reading::Read
    }

    /// Whether there is a page that cannot be judged, and nobody decided on.
    pub fn is_doubtful(&self) -> bool {
        self.leaves.iter().any(|leaf| leaf.sheet.is_undecided())
    }
}

/// An application's documents and what HR covered in them besides.
#[derive(Clone, Debug)]
pub struct Covers {
    pub candidate: Candidate,
    pub version: submission::Model,
    pub documents: Vec<Covered>,
    /// Words with their places.
    pub added: Vec<(String, String)>,
    /// Changes with every correction: what was looked at is what is confirmed.
    pub mark: String,
}

/// Whether, and why not, the pages of a document are shown to those who review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    Shown,
    /// HR has not confirmed what is covered.
    Unconfirmed,
    /// It was not read yet.
    Waiting,
    /// It cannot be read, or reaches nobody.
    Never,
}

/// A document as those see it who review blind: nothing here tells who applied, or leads to what does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faceless {
    /// Its place among the application's documents, from 1: all that it is called by.
    pub number: usize,
    /// What the opening asked for.
    pub title: String,
    pub showing: Showing,
    /// How many pages it has, shown or not.
    pub all: i32,
    /// Those that were drawn; none unless they are shown.
    pub pages: Vec<FacelessPage>,
}

/// A page of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacelessPage {
    pub number: i32,
    /// In pixels.
    pub width: i32,
    /// In pixels.
    pub height: i32,
    /// It cannot be shown: what is on it cannot be judged, or HR said so.
    pub is_withheld: bool,
}

/// Whom an application's words tell of.
///
/// # Errors
/// The database's own error.
pub async fn identity(db: &impl ConnectionTrait, application: &application::Model) -> Result<Identity, DbErr> {
    Ok(veil::of(db, application).await?.who)
}

/// Whom the words of these applications tell of, each with its reference.
///
/// # Errors
/// The database's own error.
pub(in crate::review) async fn identities(
    db: &impl ConnectionTrait,
    of: &HashMap<ApplicationId, &str>,
) -> Result<HashMap<ApplicationId, Identity>, DbErr> {
    veil::identities(db, of).await
}

/// The covers of an application, for HR. None: it does not exist, its opening is not reviewed blind, or it is not for them.
///
/// # Errors
/// The database's own error.
pub async fn covers(ctx: &Context, reference: &str) -> Result<Option<Covers>, DbErr> {
    let found = candidate::by_reference(ctx, reference, Act::CorrectCovers).await?;
    // Whoever reviews is bound by the blind review, HR too.
    let may_see = |candidate: &Candidate| candidate.standing.opening.blind && !candidate.sight.is_covered();
    let Some(candidate) = found.filter(may_see) else { return Ok(None) };
    let Some(id) = candidate.application.submission_id else { return Ok(None) };
    let Some(version) = submission::Entity::find_by_id(id).one(ctx.store.read()).await? else { return Ok(None) };
    let veil = veil::of(ctx.store.read(), &candidate.application).await?;
    let (added, mark) = (veil.added.clone(), veil.mark.clone());
    let documents = judged(ctx, &version, documents_of(ctx, &version).await?, veil).await?;
    Ok(Some(Covers { candidate, version, documents, added, mark }))
}

/// What each document is, in their order, in words of the reader's language.
///
/// # Errors
/// The database's own error.
pub async fn titles(ctx: &Context, covers: &Covers, text: Text) -> Result<Vec<String>, DbErr> {
    let documents: Vec<document::Model> = covers.documents.iter().map(|one| one.document.clone()).collect();
    let mut titles = titles_of(ctx, &covers.candidate, &documents, text).await?;
    Ok(documents.iter().map(|one| titles.remove(&one.id).unwrap_or_default()).collect())
}

/// The documents of a version as those see them who review blind; `titles` says what each of them is.
///
/// # Errors
/// The database's own error.
pub(in crate::review) async fn faceless(
    ctx: &Context,
    application: &application::Model,
    version: &submission::Model,
    documents: Vec<document::Model>,
    titles: &HashMap<DocumentId, String>,
) -> Result<Vec<Faceless>, DbErr> {
    let veil = veil::of(ctx.store.read(), application).await?;
    let judged = judged(ctx, version, documents, veil).await?;
    Ok(judged
        .into_iter()
        .map(|covered| {
            let showing = showing(ctx, &covered.document, covered.is_confirmed);
            let leaves = covered.leaves.iter().filter(|_| showing == Showing::Shown);
            Faceless {
                number: covered.number,
                title: titles.get(&covered.document.id).cloned().unwrap_or_default(),
                showing,
                all: covered.document.pages.unwrap_or_default(),
                pages: leaves.map(FacelessPage::of).collect(),
            }
        })
        .collect())
}

impl FacelessPage {
    const fn of(leaf: &Leaf) -> Self {
        let page = &leaf.page;
        Self { number: page.number, width: page.width, height: page.height, is_withheld: leaf.sheet.is_withheld }
    }
}

/// Whether the pages of this document are shown to those who review blind.
pub(super) fn showing(ctx: &Context, document: &document::Model, is_confirmed: bool) -> Showing {
    if !is_readable(document) || document.reading == Reading::Unreadable {
        Showing::Never
    } else if document.reading == Reading::Waiting {
        Showing::Waiting
    } else if is_confirmed || ctx.settings.documents.blind_pages == BlindPages::AtOnce {
        Showing::Shown
    } else {
        Showing::Unconfirmed
    }
}

/// Which documents HR confirmed as they stand in this version.
pub(super) async fn confirmed(
    db: &impl ConnectionTrait,
    version: &submission::Model,
) -> Result<HashSet<DocumentId>, DbErr> {
    let rows = cover_confirmation::Entity::find()
        .filter(cover_confirmation::Column::SubmissionId.eq(version.id))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.document_id).collect())
}

async fn judged(
    ctx: &Context,
    version: &submission::Model,
    documents: Vec<document::Model>,
    veil: Veil,
) -> Result<Vec<Covered>, DbErr> {
    let db = ctx.store.read();
    let confirmed = confirmed(db, version).await?;
    let ids: Vec<DocumentId> = documents.iter().filter(|one| is_readable(one)).map(|one| one.id).collect();
    let seen =
        page_seen::Entity::find().filter(page_seen::Column::DocumentId.is_in(ids.iter().copied())).all(db).await?;
    let seen: HashMap<_, _> = seen.into_iter().map(|row| ((row.document_id, row.number), row.told)).collect();
    let mut pages = pages::of(db, ids).await?;
    // A few milliseconds for a full page: not among what others wait for.
    let judging = tokio::task::spawn_blocking(move || {
        documents
            .into_iter()
            .zip(1..)
            .map(|(document, number)| {
                let pages = pages.remove(&document.id).unwrap_or_default().into_iter();
                let leaves = pages.map(|page| {
                    let told = seen.get(&(page.document_id, page.number)).map(String::as_str);
                    Leaf { sheet: sheet(told, &veil, &page), page }
                });
                Covered { number, is_confirmed: confirmed.contains(&document.id), leaves: leaves.collect(), document }
            })
            .collect()
    });
    judging.await.map_err(|error| DbErr::Custom(error.to_string()))
}

/// A page judged by what was told of it; of what nobody told, nothing is known.
pub(super) fn sheet(told: Option<&str>, veil: &Veil, page: &document_page::Model) -> Sheet {
    let seen = told.map_or_else(Seen::unjudged, Seen::of);
    Sheet::of(&seen, &veil.who, &veil.on(page.document_id, page.number))
}
