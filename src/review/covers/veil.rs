//! Whom an application's documents tell of, and what HR corrected of their covers.

use super::place::Place;
use crate::review::covering::Identity;
use crate::review::covering::sheet::Corrected;
use crate::secrets::sha256_hex;
use entity::cover_correction::{self, Kind};
use entity::{ApplicationId, DocumentId, application, submission};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// What an application's documents are judged by.
#[derive(Clone, Debug, Default)]
pub(super) struct Veil {
    pub who: Identity,
    /// What is covered besides, as it was typed, with its place.
    pub added: Vec<(String, String)>,
    /// Changes with every correction.
    pub mark: String,
    pages: HashMap<(DocumentId, i32), Corrected>,
}

impl Veil {
    /// What was corrected on a page.
    pub fn on(&self, document: DocumentId, number: i32) -> Corrected {
        self.pages.get(&(document, number)).cloned().unwrap_or_default()
    }
}

/// Whom the words of these applications tell of, each with its reference; with what HR covers besides.
pub(super) async fn identities(
    db: &impl ConnectionTrait,
    of: &HashMap<ApplicationId, &str>,
) -> Result<HashMap<ApplicationId, Identity>, DbErr> {
    let ids: Vec<ApplicationId> = of.keys().copied().collect();
    let sent = submission::Column::ApplicationId.is_in(ids.iter().copied());
    let versions = submission::Entity::find().filter(sent).all(db).await?;
    let added = cover_correction::Entity::find()
        .filter(cover_correction::Column::ApplicationId.is_in(ids))
        .filter(cover_correction::Column::Kind.eq(Kind::Covered))
        .all(db)
        .await?;
    let mut known: HashMap<_, _> = of.iter().map(|(id, own)| (*id, Identity::default().or_under(own))).collect();
    for version in versions {
        let who = known.remove(&version.application_id).unwrap_or_default();
        let who = who.or_named(&version.full_name).or_at(&version.email).or_called(&version.phone);
        known.insert(version.application_id, who);
    }
    for row in added {
        let who = known.remove(&row.application_id).unwrap_or_default();
        known.insert(row.application_id, who.or_also(&row.words));
    }
    Ok(known)
}

/// Who somebody is by all that they ever sent with this application: a name that was mended tells as much as the one that counts.
pub(super) async fn identity(db: &impl ConnectionTrait, application: &application::Model) -> Result<Identity, DbErr> {
    let versions = submission::Entity::find()
        .filter(submission::Column::ApplicationId.eq(application.id))
        .order_by_asc(submission::Column::Number)
        .all(db)
        .await?;
    let known = Identity::default().or_under(&application.reference);
    Ok(versions.iter().fold(known, |known, version| {
        known.or_named(&version.full_name).or_at(&version.email).or_called(&version.phone)
    }))
}

pub(super) async fn of(db: &impl ConnectionTrait, application: &application::Model) -> Result<Veil, DbErr> {
    let rows = cover_correction::Entity::find()
        .filter(cover_correction::Column::ApplicationId.eq(application.id))
        .order_by_asc(cover_correction::Column::CorrectedAt)
        .all(db)
        .await?;
    let mut told: Vec<String> =
        rows.iter().map(|row| format!("{}\n{:?}\n{}", row.place, row.kind, row.words)).collect();
    told.sort_unstable();
    let mark = sha256_hex(told.join("\n\n"));
    let mut veil = Veil { who: identity(db, application).await?, mark, ..Veil::default() };
    for row in rows {
        match (row.kind, Place::of(&row.place)) {
            (Kind::Covered, _) => {
                veil.who = veil.who.or_also(&row.words);
                veil.added.push((row.place, row.words));
            }
            (Kind::Shown, Some(Place::Mark(document, number, mark))) => {
                veil.pages.entry((document, number)).or_default().shown.insert(mark);
            }
            (Kind::Released, Some(Place::Page(document, number))) => {
                veil.pages.entry((document, number)).or_default().is_released = true;
            }
            (Kind::Withheld, Some(Place::Page(document, number))) => {
                veil.pages.entry((document, number)).or_default().is_withheld = true;
            }
            // What cannot be read uncovers nothing.
            _ => {}
        }
    }
    Ok(veil)
}
