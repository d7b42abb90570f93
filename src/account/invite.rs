//! Somebody is invited to work here: an account without a password, and a letter with a link that lets them choose one.

use super::lock;
use super::may::{Act, may};
use super::rules;
use crate::actor::Actor;
use crate::application::rules::about::email_key;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Language;
use crate::letter::{self, NewLetter};
use crate::link::{self, IssueError, Subject};
use crate::store::constraint::{self, Unique};
use crate::store::idempotency::{self, Key, Recall};
use entity::StaffId;
use entity::letter::Kind;
use entity::staff::{self, Role};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, Set};
use serde_json::json;

/// Whom to invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// As typed.
    pub email: String,
    /// As typed.
    pub name: String,
    /// What they will be.
    pub role: Role,
    /// In which they are written to.
    pub language: Language,
}

/// Nobody is invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// Not by this actor.
    #[error("not allowed")]
    NotAllowed,
    /// No such account.
    #[error("not found")]
    NotFound,
    /// Fields are wrong.
    #[error("fields are wrong")]
    Invalid(Vec<Invalid>),
    /// There is an account of this address.
    #[error("there is an account of this address")]
    Taken,
    /// The same key was used for another request.
    #[error("the key was used for another request")]
    KeyReused,
    /// No link could be issued.
    #[error(transparent)]
    Link(#[from] IssueError),
    /// The database's own error.
    #[error(transparent)]
    Database(DbErr),
}

impl From<DbErr> for InviteError {
    fn from(error: DbErr) -> Self {
        match constraint::broken(&error) {
            Some(Unique::StaffEmail) => Self::Taken,
            _ => Self::Database(error),
        }
    }
}

impl InviteError {
    /// Whether another made the same account, or the same request, in between.
    fn came_second(&self) -> bool {
        match self {
            Self::Taken => true,
            Self::Database(error) => constraint::broken(error) == Some(Unique::IdempotencyKey),
            Self::NotAllowed | Self::NotFound | Self::Invalid(_) | Self::KeyReused | Self::Link(_) => false,
        }
    }
}

/// Whether this actor manages accounts: administrators, and the command line.
pub(super) fn manages(actor: &Actor) -> bool {
    match actor {
        Actor::Staff(staff) => may(staff.role, None, Act::ManageStaff),
        Actor::System => true,
        Actor::Anyone | Actor::Applicant(_) => false,
    }
}

/// Invites somebody by letter. Asked again under the same key, it answers with the account that it made.
///
/// # Errors
/// See [`InviteError`].
pub async fn by_letter(ctx: &Context, new: Invitation, key: Option<&Key>) -> Result<staff::Model, InviteError> {
    if !manages(&ctx.actor) {
        return Err(InviteError::NotAllowed);
    }
    let new = accepted(ctx, new)?;
    match invited_once(ctx, &new, key).await {
        // Another under this key may have been carried out in between: by now the key is known.
        Err(error) if key.is_some() && error.came_second() => invited_once(ctx, &new, key).await,
        told => told,
    }
}

async fn invited_once(ctx: &Context, new: &Invitation, key: Option<&Key>) -> Result<staff::Model, InviteError> {
    ctx.store
        .write(async |tx| {
            if let Some(key) = key {
                match idempotency::recall(tx, key).await? {
                    Recall::New => {}
                    Recall::Reused => return Err(InviteError::KeyReused),
                    Recall::Done(id) => return made_before(tx, &id).await,
                }
            }
            let person = account(tx, ctx, new).await?;
            write_letter(tx, ctx, &person).await?;
            idempotency::remember(tx, key, &person.id.to_string(), ctx.now()).await?;
            record(tx, ctx, &person).await?;
            Ok(person)
        })
        .await
}

async fn made_before(tx: &impl ConnectionTrait, id: &str) -> Result<staff::Model, InviteError> {
    let id = id.parse().map(StaffId).map_err(|_| InviteError::NotFound)?;
    staff::Entity::find_by_id(id).one(tx).await?.ok_or(InviteError::NotFound)
}

/// Writes the letter again, for whoever lost it or has forgotten their password. Their password stays until they choose
/// another.
///
/// # Errors
/// See [`InviteError`].
pub async fn again(ctx: &Context, id: StaffId) -> Result<(), InviteError> {
    if !manages(&ctx.actor) {
        return Err(InviteError::NotAllowed);
    }
    ctx.store
        .write(async |tx| {
            let person = staff::Entity::find_by_id(id).one(tx).await?.ok_or(InviteError::NotFound)?;
            if person.disabled_at.is_some() {
                return Err(InviteError::NotFound);
            }
            write_letter(tx, ctx, &person).await?;
            record(tx, ctx, &person).await
        })
        .await
}

/// Invites somebody by a link that is handed over otherwise: the first administrator, at the console. An account of that
/// address that is there already keeps its name and role, and gets a new link.
///
/// # Errors
/// See [`InviteError`].
pub async fn by_link(ctx: &Context, new: Invitation) -> Result<String, InviteError> {
    if !manages(&ctx.actor) {
        return Err(InviteError::NotAllowed);
    }
    let new = accepted(ctx, new)?;
    ctx.store
        .write(async |tx| {
            let person = match super::read::by_email(tx, &new.email).await? {
                Some(person) if person.disabled_at.is_some() => return Err(InviteError::Taken),
                Some(person) => person,
                None => account(tx, ctx, &new).await?,
            };
            let token = make_link(tx, ctx, person.id).await?;
            record(tx, ctx, &person).await?;
            Ok(token)
        })
        .await
}

/// Issues the link of an invitation; the token goes to the person and nowhere else.
///
/// # Errors
/// See [`IssueError`].
pub async fn make_link(tx: &impl ConnectionTrait, ctx: &Context, staff: StaffId) -> Result<String, IssueError> {
    // Whatever ends the account's invitations waits for this one, or comes before it.
    lock::account(tx, staff).await?;
    let now = ctx.now();
    let until = now.plus_seconds(i64::from(ctx.settings.accounts.invitation_days) * 86_400);
    link::issue(tx, Subject::Invited(staff), until, now).await
}

fn accepted(ctx: &Context, new: Invitation) -> Result<Invitation, InviteError> {
    let new = Invitation { email: new.email.trim().to_owned(), name: new.name.trim().to_owned(), ..new };
    let wrong = rules::invitation::invitation(&new.name, &new.email, &ctx.settings.applications);
    if wrong.is_empty() { Ok(new) } else { Err(InviteError::Invalid(wrong)) }
}

async fn account(tx: &impl ConnectionTrait, ctx: &Context, new: &Invitation) -> Result<staff::Model, DbErr> {
    staff::ActiveModel {
        id: Set(StaffId(ctx.new_id())),
        email: Set(new.email.clone()),
        email_key: Set(email_key(&new.email)),
        name: Set(new.name.clone()),
        role: Set(new.role),
        language: Set(new.language.code().to_owned()),
        password_hash: Set(None),
        created_at: Set(ctx.now()),
        disabled_at: Set(None),
    }
    .insert(tx)
    .await
}

async fn write_letter(tx: &impl ConnectionTrait, ctx: &Context, person: &staff::Model) -> Result<(), DbErr> {
    let letter = NewLetter {
        kind: Kind::Invitation,
        // Invited again is another cause; twice within a millisecond is one.
        cause: format!("invitation:{}:{}", person.id, ctx.now().0),
        language: person.language.parse().unwrap_or_default(),
        application: None,
        staff: Some(person.id),
        opening: None,
    };
    letter::write(tx, ctx, letter).await.map(drop)
}

async fn record(tx: &impl ConnectionTrait, ctx: &Context, person: &staff::Model) -> Result<(), InviteError> {
    let entry = Entry::house("staff.invited", person.id).with(json!({ "role": person.role }));
    Ok(audit::append(tx, ctx, entry).await?)
}
