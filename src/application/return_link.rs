//! The way back into an application: a single-use link, sent to its address and to no other.
//!
//! Asking for one by address answers alike whether the address is known or not.

use super::rules::about::email_key;
use super::rules::text::may_be_stored;
use super::{own, token};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::letter::{self, NewLetter};
use crate::link::{self, Subject};
use crate::secrets::sha256_hex;
use entity::application::{self, State};
use entity::link::Purpose;
use entity::{ApplicationId, Instant, letter::Kind, opening};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

/// Milliseconds in which one application is sent at most one letter with a link to the same address.
const PAUSE: i64 = 10 * 60 * 1000;

/// Letters with a link that one application causes within the pause: whoever mistypes an address may mend it, and nobody
/// writes to strangers through us.
const LETTERS: u64 = 3;

/// Letters with a link that one mailbox is sent within an hour, whoever asks for how many applications.
const LETTERS_AN_HOUR: u64 = 6;

/// Applications of one address to one opening that are sent links to: the submitted one, and drafts last edited.
const AT_MOST: u64 = 3;

/// Writes a letter with a link back for each application of this address to the opening, drafts included. Whether there is
/// any is not told.
///
/// # Errors
/// The database's own error.
pub async fn ask(ctx: &Context, slug: &str, email: &str) -> Result<(), DbErr> {
    let key = email_key(email);
    if !may_be_stored(slug) || !may_be_stored(&key) {
        return Ok(());
    }
    ctx.store
        .write(async |tx| {
            let Some(opening) = opening::Entity::find().filter(opening::Column::Slug.eq(slug)).one(tx).await? else {
                return Ok(());
            };
            let found = application::Entity::find()
                .filter(application::Column::OpeningId.eq(opening.id))
                .filter(application::Column::EmailKey.eq(key))
                .filter(application::Column::EmailKey.ne(""))
                .filter(application::Column::State.ne(State::Withdrawn))
                .order_by_desc(application::Column::State)
                // Others can begin as many drafts with this address as they like; they cannot prove it.
                .order_by_desc(application::Column::ProvenEmailKey)
                .order_by_desc(application::Column::UpdatedAt)
                .limit(AT_MOST)
                .all(tx)
                .await?;
            for application in &found {
                write(tx, ctx, application).await?;
            }
            Ok(())
        })
        .await
}

/// A link cannot be sent.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum SendError {
    #[error("no such application, or another's")]
    NotFound,
    #[error("it has no address that a letter reaches yet")]
    NoAddress,
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Writes a letter with a link back to one's own application, to go on elsewhere.
///
/// # Errors
/// See [`SendError`].
pub async fn send(ctx: &Context, reference: &str) -> Result<(), SendError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(SendError::NotFound)?;
    if !super::rules::about::is_email(&mine.email) {
        return Err(SendError::NoAddress);
    }
    ctx.store.write(async |tx| write(tx, ctx, &mine).await.map_err(SendError::from)).await
}

async fn write(tx: &impl ConnectionTrait, ctx: &Context, application: &application::Model) -> Result<(), DbErr> {
    // An address that no letter reaches would only fail for days.
    if !super::rules::about::is_email(&application.email) {
        return Ok(());
    }
    let now = ctx.now();
    let written = entity::letter::Entity::find()
        .filter(entity::letter::Column::ApplicationId.eq(application.id))
        .filter(entity::letter::Column::Kind.eq(Kind::Return))
        .filter(entity::letter::Column::WrittenAt.gt(Instant(now.0 - PAUSE)))
        .count(tx)
        .await?;
    if written >= LETTERS {
        return Ok(());
    }
    let same_mailbox = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::EmailKey.eq(&application.email_key));
    let received = entity::letter::Entity::find()
        .filter(entity::letter::Column::ApplicationId.in_subquery(same_mailbox.into_query()))
        .filter(entity::letter::Column::Kind.eq(Kind::Return))
        .filter(entity::letter::Column::WrittenAt.gt(now.plus_seconds(-3600)))
        .count(tx)
        .await?;
    if received >= LETTERS_AN_HOUR {
        return Ok(());
    }
    let (period, address) = (now.0.div_euclid(PAUSE), &sha256_hex(&application.email_key)[..16]);
    let return_link = NewLetter {
        kind: Kind::Return,
        cause: format!("return:{}:{address}:{period}", application.id),
        language: application.language.parse().unwrap_or_default(),
        application: Some(application.id),
        staff: None,
        opening: Some(application.opening_id),
    };
    letter::write(tx, ctx, return_link).await.map(drop)
}

/// Whoever followed a link, and their way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The application.
    pub id: ApplicationId,
    /// Its reference.
    pub reference: String,
    /// What opens it.
    pub token: String,
    /// Where it stands.
    pub state: State,
}

/// Whether the link would let somebody in, without spending it: mail scanners open links, so that the page asks first.
///
/// # Errors
/// The database's own error.
pub async fn peek(ctx: &Context, link: &str) -> Result<bool, DbErr> {
    let subject = link::peek(ctx.store.read(), Purpose::Return, link, ctx.now()).await?;
    Ok(matches!(subject, Some(Subject::Returning(_))))
}

/// Spends the link; one caller is let in, every other is not. None: spent, expired, or never was.
///
/// # Errors
/// The database's own error.
pub async fn follow(ctx: &Context, link: &str) -> Result<Option<Returned>, DbErr> {
    ctx.store
        .write(async |tx| {
            // The application first, as whoever changes it does: its links end under its lock.
            let Some(Subject::Returning(id)) = link::peek(tx, Purpose::Return, link, ctx.now()).await? else {
                return Ok(None);
            };
            let Some(found) = application::Entity::find_by_id(id).lock_exclusive().one(tx).await? else {
                return Ok(None);
            };
            if link::spend(tx, Purpose::Return, link, ctx.now()).await?.is_none() {
                return Ok(None);
            }
            let token = proven(tx, ctx, &found).await?;
            let applicant = ctx.acting_as(crate::actor::Actor::Applicant(id));
            let entry = Entry::of(found.opening_id, "application.returned_to", &found.reference);
            audit::append(tx, &applicant, entry).await?;
            Ok(Some(Returned { id, token, reference: found.reference, state: found.state }))
        })
        .await
}

/// The token of whoever followed a link to the application's mailbox. The first to prove that they have it take it over from
/// whoever merely typed its address; further browsers of theirs share the token.
async fn proven(tx: &impl ConnectionTrait, ctx: &Context, found: &application::Model) -> Result<String, DbErr> {
    if found.proven_email_key == found.email_key {
        return Ok(token::of(&ctx.keys, found.id, found.token_number));
    }
    let number = found.token_number + 1;
    let token = token::of(&ctx.keys, found.id, number);
    application::Entity::update_many()
        .col_expr(application::Column::TokenNumber, Expr::value(number))
        .col_expr(application::Column::TokenHash, Expr::value(token::hash(&token)))
        .col_expr(application::Column::ProvenEmailKey, Expr::value(found.email_key.clone()))
        .filter(application::Column::Id.eq(found.id))
        .exec(tx)
        .await?;
    Ok(token)
}
