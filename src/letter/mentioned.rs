//! What a letter says to somebody whom a note names: who wrote it and where, and nothing of the applicant.

use super::compose::{ComposeError, Words, absolute, member_of_staff};
use crate::context::Context;
use crate::language::Text;
use crate::links;
use crate::opening::{standing, title};
use crate::review::notes::people;
use entity::{NoteId, application, letter, note, opening, panel_member, staff};
use sea_orm::{ConnectionTrait, EntityTrait};

/// The cause is `mentioned:{note}:{staff}`. Who may not read the note any more is not written to.
pub(super) async fn compose(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    row: &letter::Model,
    text: Text,
) -> Result<(String, String, Words), ComposeError> {
    let person = member_of_staff(tx, row).await?;
    let named = row.cause.strip_prefix("mentioned:").and_then(|rest| rest.split(':').next()?.parse().ok());
    let id = named.map(NoteId).ok_or(ComposeError::Gone("note"))?;
    let left = note::Entity::find_by_id(id).one(tx).await?.ok_or(ComposeError::Gone("note"))?;
    let about = application::Entity::find_by_id(left.application_id).one(tx).await?;
    let about = about.ok_or(ComposeError::Gone("application"))?;
    let opening = opening::Entity::find_by_id(left.opening_id).one(tx).await?.ok_or(ComposeError::Gone("opening"))?;
    let author = staff::Entity::find_by_id(left.staff_id).one(tx).await?.ok_or(ComposeError::Gone("author"))?;
    let panel = panel_member::Entity::find_by_id((opening.id, person.id)).one(tx).await?.map(|seat| seat.role);
    let standing = standing::of_person(&opening, &person, panel);
    let address = people::address(tx, &standing, &about, left.covered).await?.ok_or(ComposeError::Gone("reader"))?;
    let title = title::of(tx, &opening, text.language()).await?;
    let mut words = Words::new(text, text.with("title", title.as_str()).say("letter-mentioned-subject"));
    words.say(text.with("name", author.name).with("title", title).say("letter-mentioned-text"));
    words.say(absolute(ctx, &format!("{}#notes", links::staff_application(&address))));
    Ok((person.email, person.name, words))
}
