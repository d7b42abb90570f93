//! HR corrects what is covered in an application's documents.
//!
//! What shows more than before has to be confirmed anew; what covers more need not be. When all corrections are taken back, what is
//! found by itself is covered again: never less.

use super::place::Place;
use super::read::{Covers, covers};
use crate::application::words;
use crate::audit::{self, Entry};
use crate::context::Context;
use entity::cover_correction::{self, Kind};
use entity::{StaffId, application, cover_confirmation};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use serde_json::json;

/// Letters of words that are covered everywhere.
pub const MAX_WORDS: usize = 200;
/// Corrections of one application.
pub const MOST: usize = 1000;

/// What is to be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// These words are covered wherever they stand in the application's documents and answers.
    Cover(String),
    /// A mark is shown, or a page that cannot be judged.
    Show(Place),
    /// A page is not shown.
    Withhold(Place),
    /// A correction is taken back.
    TakeBack(Place),
    /// All are.
    Clear,
}

/// Why nothing was corrected.
#[derive(Debug, thiserror::Error)]
pub enum CorrectError {
    /// There is no such application, or it is not for them.
    #[error("no such application, or not for them")]
    NotFound,
    /// No letter is in the words, or there are too many.
    #[error("these words cannot be covered")]
    NoWords,
    /// There is no such page or mark, or nothing to be decided about it.
    #[error("no such place")]
    NoPlace,
    /// So many corrections are not kept.
    #[error("too many corrections")]
    TooMany,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Corrects the covers of an application; on the record, without the words.
///
/// # Errors
/// See [`CorrectError`].
pub async fn correct(ctx: &Context, reference: &str, change: Change) -> Result<(), CorrectError> {
    let covers = covers(ctx, reference).await?.ok_or(CorrectError::NotFound)?;
    let by = ctx.actor.staff().ok_or(CorrectError::NotFound)?.id;
    let (act, shows_more) = match &change {
        Change::Cover(_) => ("covers.words_covered", false),
        Change::Show(_) => ("covers.shown", true),
        Change::Withhold(_) => ("covers.page_withheld", false),
        // To take back that something is shown covers it again.
        Change::TakeBack(place) => ("covers.correction_taken_back", !matches!(place, Place::Mark(..))),
        Change::Clear => ("covers.cleared", true),
    };
    let row = wanted(&covers, &change, by, ctx.now())?;
    let place = row.as_ref().map(|row| row.place.clone()).or(match &change {
        Change::TakeBack(place) => Some(place.to_string()),
        _ => None,
    });
    // Words tell what they cover: the record says that there were some.
    let told = place.as_ref().filter(|place| !place.starts_with("words "));
    let application = &covers.candidate.application;
    let entry = Entry::of(application.opening_id, act, &application.reference)
        .with(json!({ "version": covers.version.number, "place": told }));
    ctx.store
        .write(async |tx| {
            // One at a time, so that the count holds.
            application::Entity::find_by_id(application.id).lock_exclusive().one(tx).await?;
            match (row, place) {
                (Some(row), _) => keep(tx, row).await?,
                (None, Some(place)) => {
                    cover_correction::Entity::delete_by_id((application.id, place)).exec(tx).await?;
                }
                (None, None) => {
                    let all = cover_correction::Column::ApplicationId.eq(application.id);
                    cover_correction::Entity::delete_many().filter(all).exec(tx).await?;
                }
            }
            if shows_more {
                let of_it = cover_confirmation::Column::SubmissionId.eq(covers.version.id);
                cover_confirmation::Entity::delete_many().filter(of_it).exec(tx).await?;
            }
            // What is covered from now on is not found by any more either.
            words::again(tx, application.id).await?;
            audit::append(tx, ctx, entry).await?;
            Ok(())
        })
        .await
}

/// The row that says so; none for what takes rows away.
fn wanted(
    covers: &Covers,
    change: &Change,
    by: StaffId,
    now: entity::Instant,
) -> Result<Option<cover_correction::Model>, CorrectError> {
    let (kind, place, words) = match change {
        Change::TakeBack(_) | Change::Clear => return Ok(None),
        Change::Cover(words) => {
            let words = words.trim();
            let place = Place::of_words(words).filter(|_| words.chars().count() <= MAX_WORDS);
            (Kind::Covered, place.ok_or(CorrectError::NoWords)?, words.to_owned())
        }
        Change::Show(place) => {
            let kind = if matches!(place, Place::Mark(..)) { Kind::Shown } else { Kind::Released };
            (kind, place.clone(), String::new())
        }
        Change::Withhold(place) => (Kind::Withheld, place.clone(), String::new()),
    };
    if !is_there(covers, &place) {
        return Err(CorrectError::NoPlace);
    }
    Ok(Some(cover_correction::Model {
        application_id: covers.candidate.application.id,
        place: place.to_string(),
        kind,
        words,
        corrected_by: by,
        corrected_at: now,
    }))
}

fn is_there(covers: &Covers, place: &Place) -> bool {
    let (document, number, key) = match place {
        Place::Words(_) => return true,
        Place::Page(document, number) => (document, number, None),
        Place::Mark(document, number, key) => (document, number, Some(key)),
    };
    let mut leaves = covers.documents.iter().filter(|one| one.document.id == *document).flat_map(|one| &one.leaves);
    let leaf = leaves.find(|leaf| leaf.page.number == *number);
    leaf.is_some_and(|leaf| key.is_none_or(|key| leaf.sheet.marks.iter().any(|mark| mark.key == *key)))
}

async fn keep(tx: &DatabaseTransaction, row: cover_correction::Model) -> Result<(), CorrectError> {
    use cover_correction::Column;
    let of_it = cover_correction::Entity::find().filter(Column::ApplicationId.eq(row.application_id));
    let known: Vec<String> = of_it.select_only().column(Column::Place).into_tuple().all(tx).await?;
    if known.len() >= MOST && !known.contains(&row.place) {
        return Err(CorrectError::TooMany);
    }
    let again = OnConflict::columns([Column::ApplicationId, Column::Place])
        .update_columns([Column::Kind, Column::Words, Column::CorrectedBy, Column::CorrectedAt])
        .to_owned();
    cover_correction::Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}
