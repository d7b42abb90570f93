//! What a letter says, from what the database says when it leaves. Links are issued here, so that no token is ever stored.

use super::{mentioned, withheld};
use crate::account::invite::make_link;
use crate::application::rules::admission::Window;
use crate::clock::Zone;
use crate::context::Context;
use crate::language::Text;
use crate::link::{self, IssueError, Subject};
use crate::links;
use crate::mail::Outgoing;
use crate::opening::title;
use entity::application::State;
use entity::letter::{self, Kind};
use entity::{
    AmendmentId, ApplicationId, ExtensionId, SubmissionId, amendment, application, document, extension, opening, staff,
    submission, submission_document,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// A letter cannot be composed.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// No link could be issued.
    #[error(transparent)]
    Link(#[from] IssueError),
    /// Whom or what it is about is gone: nothing to say, nobody to say it to.
    #[error("the letter's {0} is gone")]
    Gone(&'static str),
}

/// The parts of a letter that all kinds share.
pub(super) struct Words {
    text: Text,
    subject: String,
    paragraphs: Vec<String>,
}

impl Words {
    pub(super) fn new(text: Text, subject: String) -> Self {
        Self { text, subject, paragraphs: Vec::new() }
    }

    pub(super) fn say(&mut self, paragraph: String) {
        self.paragraphs.push(paragraph);
    }
}

/// Composes `row` in the language it was written for.
///
/// # Errors
/// See [`ComposeError`].
pub async fn compose(tx: &impl ConnectionTrait, ctx: &Context, row: &letter::Model) -> Result<Outgoing, ComposeError> {
    let text = Text::new(row.language.parse().unwrap_or_default());
    let (to, name, words) = match row.kind {
        Kind::Invitation => invitation(tx, ctx, row, text).await?,
        Kind::PasswordChanged => password_changed(tx, ctx, row, text).await?,
        Kind::Mentioned => mentioned::compose(tx, ctx, row, text).await?,
        Kind::Return
        | Kind::Receipt
        | Kind::Moved
        | Kind::Withdrawn
        | Kind::Amended
        | Kind::Extended
        | Kind::Reminder
        | Kind::Cancelled
        | Kind::Withheld => to_applicant(tx, ctx, row, text).await?,
    };
    // Whoever typed the address of a draft may have typed another's: nothing else of theirs is said to it.
    let name = if matches!(row.kind, Kind::Return | Kind::Reminder | Kind::Moved | Kind::Extended | Kind::Withheld) {
        String::new()
    } else {
        name
    };
    let greeting =
        if name.is_empty() { text.say("letter-greeting") } else { text.with("name", name).say("letter-greeting-name") };
    let mut body = vec![greeting];
    body.extend(words.paragraphs);
    body.push(ctx.settings.site.organisation.clone());
    Ok(Outgoing {
        to,
        subject: one_line(&words.subject),
        text: body.join("\n\n") + "\n",
        message_id: row.message_id.clone(),
        language: words.text.language().tag().to_owned(),
    })
}

/// A header value of user text: no line breaks (S-53).
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

pub(super) async fn member_of_staff(
    tx: &impl ConnectionTrait,
    row: &letter::Model,
) -> Result<staff::Model, ComposeError> {
    let id = row.staff_id.ok_or(ComposeError::Gone("recipient"))?;
    staff::Entity::find_by_id(id).one(tx).await?.ok_or(ComposeError::Gone("recipient"))
}

async fn invitation(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    row: &letter::Model,
    text: Text,
) -> Result<(String, String, Words), ComposeError> {
    let person = member_of_staff(tx, row).await?;
    let days = ctx.settings.accounts.invitation_days;
    let token = make_link(tx, ctx, person.id).await?;
    let organisation = ctx.settings.site.organisation.as_str();
    let mut words = Words::new(text, text.with("organisation", organisation).say("letter-invitation-subject"));
    words.say(text.with("organisation", organisation).with("count", i64::from(days)).say("letter-invitation-text"));
    words.say(absolute(ctx, &links::invitation(&token)));
    words.say(text.say("letter-invitation-mistake"));
    Ok((person.email, person.name, words))
}

/// Whoever did not do it themselves learns of it, and what to do.
async fn password_changed(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    row: &letter::Model,
    text: Text,
) -> Result<(String, String, Words), ComposeError> {
    let person = member_of_staff(tx, row).await?;
    let site = &ctx.settings.site;
    let organisation = site.organisation.as_str();
    let at = text.exact_moment(row.written_at, &site.zone(&site.time_zone));
    let mut words = Words::new(text, text.with("organisation", organisation).say("letter-password-subject"));
    words.say(text.with("organisation", organisation).with("at", at).say("letter-password-text"));
    words.say(text.say("letter-password-mistake"));
    Ok((person.email, person.name, words))
}

async fn to_applicant(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    row: &letter::Model,
    text: Text,
) -> Result<(String, String, Words), ComposeError> {
    let id = row.application_id.ok_or(ComposeError::Gone("recipient"))?;
    let found = application::Entity::find_by_id(id).one(tx).await?.ok_or(ComposeError::Gone("recipient"))?;
    let opening = opening::Entity::find_by_id(found.opening_id).one(tx).await?.ok_or(ComposeError::Gone("opening"))?;
    let title = title::of(tx, &opening, text.language()).await?;
    let zone = ctx.settings.site.zone(&opening.time_zone);
    let key = match row.kind {
        Kind::Return => "return",
        Kind::Receipt => "receipt",
        Kind::Withdrawn => "withdrawn",
        Kind::Amended => "amended",
        Kind::Extended => "extended",
        Kind::Moved => "moved",
        Kind::Reminder => "reminder",
        Kind::Withheld => "withheld",
        Kind::Cancelled | Kind::Invitation | Kind::PasswordChanged | Kind::Mentioned => "cancelled",
    };
    let about = text.with("title", title.as_str()).with("reference", found.reference.as_str());
    let mut words = Words::new(text, about.say(&format!("letter-{key}-subject")));
    words.say(about.say(&format!("letter-{key}-text")));
    match row.kind {
        // Sent in the meantime: what remains to be done is nothing.
        Kind::Reminder if found.state != State::Draft => return Err(ComposeError::Gone("draft")),
        Kind::Return | Kind::Reminder => {
            words.say(absolute(ctx, &links::return_link(&way_back(tx, ctx, id).await?)));
            words.say(once_line(ctx, text));
            words.say(closing_line(text, &opening, &found, &zone));
        }
        Kind::Receipt => {
            receipt(tx, row, &found, text, &zone, &mut words).await?;
            words.say(closing_line(text, &opening, &found, &zone));
            words.say(text.say("letter-receipt-keep"));
        }
        Kind::Amended => {
            if let Some(change) = amendment_of(tx, row).await? {
                words.say(text.with("reason", change.reason).say("letter-amended-reason"));
            }
            words.say(closing_line(text, &opening, &found, &zone));
            words.say(absolute(ctx, &links::opening(&opening.slug)));
        }
        Kind::Extended => {
            if let Some(given) = extension_of(tx, row).await? {
                words.say(text.with("reason", given.reason).say("letter-amended-reason"));
            }
            words.say(closing_line(text, &opening, &found, &zone));
            words.say(absolute(ctx, &links::return_link(&way_back(tx, ctx, id).await?)));
            words.say(once_line(ctx, text));
        }
        Kind::Withheld => {
            words.say(withheld::trouble(tx, row, &opening, text).await?);
            if withheld::is_replaceable(ctx, &found, &opening) {
                words.say(text.say("letter-withheld-replace"));
                words.say(absolute(ctx, &links::return_link(&way_back(tx, ctx, id).await?)));
                words.say(closing_line(text, &opening, &found, &zone));
            } else {
                words.say(text.say("letter-withheld-staff"));
            }
        }
        Kind::Cancelled => {
            if let Some(change) = amendment_of(tx, row).await? {
                words.say(text.with("reason", change.reason).say("letter-amended-reason"));
            }
        }
        Kind::Moved => {
            words.say(text.with("help", ctx.settings.site.help.as_str()).say("letter-moved-mistake"));
        }
        Kind::Withdrawn | Kind::Invitation | Kind::PasswordChanged | Kind::Mentioned => {}
    }
    // An address that was changed but not sent is nobody's yet; one that it no longer has is told so itself.
    let former = row.cause.strip_prefix("moved:").and_then(|id| id.parse().ok()).map(SubmissionId);
    let counts = match former.or(found.submission_id) {
        Some(version) => submission::Entity::find_by_id(version).one(tx).await?,
        None => None,
    };
    let (email, name) = counts.map_or((found.email, found.full_name), |sent| (sent.email, sent.full_name));
    Ok((email, name, words))
}

/// What was received, when, and its documents, by their sizes and hashes.
async fn receipt(
    tx: &impl ConnectionTrait,
    row: &letter::Model,
    found: &application::Model,
    text: Text,
    zone: &Zone,
    words: &mut Words,
) -> Result<(), ComposeError> {
    let named = row.cause.strip_prefix("receipt:").and_then(|id| id.parse().ok()).map(SubmissionId);
    let version = named.or(found.submission_id).ok_or(ComposeError::Gone("submission"))?;
    let sent = submission::Entity::find_by_id(version).one(tx).await?.ok_or(ComposeError::Gone("submission"))?;
    let received = text.exact_moment(sent.received_at, zone);
    words.say(
        text.with("received", received)
            .with("utc", text.utc(sent.received_at))
            .with("reference", found.reference.as_str())
            .say("letter-receipt-received"),
    );
    for file in documents_of(tx, version).await? {
        words.say(format!("{} · {}\nSHA-256 {}", file.name, text.size(file.size.unsigned_abs()), file.sha256));
    }
    Ok(())
}

/// A version's documents, in the order of the requirements.
async fn documents_of(db: &impl ConnectionTrait, version: SubmissionId) -> Result<Vec<document::Model>, DbErr> {
    let order: Vec<_> = submission_document::Entity::find()
        .filter(submission_document::Column::SubmissionId.eq(version))
        .order_by_asc(submission_document::Column::Position)
        .all(db)
        .await?
        .into_iter()
        .map(|held| held.document_id)
        .collect();
    let mut found = document::Entity::find().filter(document::Column::Id.is_in(order.clone())).all(db).await?;
    found.sort_by_key(|file| order.iter().position(|id| *id == file.id));
    Ok(found)
}

async fn way_back(tx: &impl ConnectionTrait, ctx: &Context, id: ApplicationId) -> Result<String, ComposeError> {
    let now = ctx.now();
    let hours = i64::from(ctx.settings.applications.return_link_hours);
    Ok(link::issue(tx, Subject::Returning(id), now.plus_seconds(hours * 3600), now).await?)
}

fn once_line(ctx: &Context, text: Text) -> String {
    text.with("within", text.within_hours(ctx.settings.applications.return_link_hours)).say("letter-return-once")
}

/// When the opening closes, or this application alone.
fn closing_line(text: Text, opening: &opening::Model, found: &application::Model, zone: &Zone) -> String {
    let closes_at = Window::of(opening, found).closes_at;
    let key = if closes_at == opening.closes_at { "letter-closes" } else { "letter-closes-yours" };
    closes_at.map_or_else(String::new, |closes_at| text.with("closes", text.deadline(closes_at, zone)).say(key))
}

/// What the letter tells of, by its cause `extended:{extension}`.
async fn extension_of(tx: &impl ConnectionTrait, row: &letter::Model) -> Result<Option<extension::Model>, DbErr> {
    let named = row.cause.strip_prefix("extended:").and_then(|id| id.parse().ok()).map(ExtensionId);
    let Some(id) = named else { return Ok(None) };
    extension::Entity::find_by_id(id).one(tx).await
}

/// What the letter tells of, by its cause `amended:{amendment}:{application}`: another may have followed since.
async fn amendment_of(tx: &impl ConnectionTrait, row: &letter::Model) -> Result<Option<amendment::Model>, DbErr> {
    let named = row.cause.strip_prefix("amended:").and_then(|rest| rest.split(':').next()?.parse().ok());
    let Some(id) = named.map(AmendmentId) else { return Ok(None) };
    amendment::Entity::find_by_id(id).one(tx).await
}

pub(super) fn absolute(ctx: &Context, path: &str) -> String {
    links::absolute(&ctx.settings.site.public_url, path)
}
