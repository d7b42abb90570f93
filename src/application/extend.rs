//! HR gives one application more time, with a reason and on the record: a power cut in its town, a fault of ours.

use super::rules::about::{email_key, is_email};
use super::rules::admission::Window;
use super::rules::extension::{Unconfirmed, chosen, until_wrong};
use super::{begin, written};
use crate::account::may::Act;
use crate::account::read::names;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::letter::{self, NewLetter};
use crate::opening::closing::{ClosingError, ClosingInstant};
use crate::opening::rules::reason_wrong;
use crate::opening::{Barred, standing};
use crate::secrets::{NoRandomness, canonical_reference};
use crate::store::batch::Batch;
use crate::store::constraint::{Unique, broken};
use crate::store::fair;
use crate::store::idempotency::{self, Key, Recall};
use entity::application::{self, State};
use entity::letter::Kind;
use entity::{ApplicationId, ExtensionId, Instant, OpeningId, conflict, extension, opening, shortlist, submission};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde_json::json;

/// More time as HR asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The application's reference, or the mailbox of whoever applies: their application, or a draft begun for them.
    pub whom: String,
    /// Its own closing instant, exclusive, as a closing instant is typed: a date, a time of the opening's zone, or RFC 3339.
    pub until: String,
    /// Why; the applicant reads it.
    pub reason: String,
}

/// No time was given.
#[derive(Debug, thiserror::Error)]
pub enum ExtendError {
    /// No such opening, or it takes no applications at all.
    #[error(transparent)]
    Barred(#[from] Barred),
    /// Fields are wrong.
    #[error("{} fields are wrong", .0.len())]
    Invalid(Vec<Invalid>),
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// No draft can be begun.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The database's own error.
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// More time that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "their types say it")]
pub struct Extended {
    pub extension: extension::Model,
    pub reference: String,
    pub state: State,
    /// Who gave it.
    pub by: String,
    /// A letter tells the applicant; false: the application has no address yet.
    pub told: bool,
}

/// Gives one application to the opening a closing instant of its own. Admission reads it in the transaction that writes, as
/// it reads the opening's. The applicant is told by letter, with a way back in.
///
/// # Errors
/// See [`ExtendError`].
pub async fn extend(ctx: &Context, slug: &str, wanted: &Wanted, key: Option<&Key>) -> Result<Extended, ExtendError> {
    let managed = standing::by_slug(ctx, slug, Act::ManageOpening).await?.ok_or(Barred::NotFound)?.opening;
    let mut tried = 1;
    loop {
        let made = ctx.store.write(async |tx| within(tx, ctx, &managed, wanted, key).await).await;
        match made {
            // The same request came twice at once: the other one's is found now.
            Err(ExtendError::Database(error))
                if tried < 3
                    && matches!(broken(&error), Some(Unique::IdempotencyKey | Unique::Reference | Unique::Alias)) =>
            {
                tried += 1;
            }
            made => return made,
        }
    }
}

async fn within(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    managed: &opening::Model,
    wanted: &Wanted,
    key: Option<&Key>,
) -> Result<Extended, ExtendError> {
    if let Some(known) = recalled(tx, key).await? {
        return Ok(known);
    }
    let staff = ctx.actor.staff().ok_or(Barred::NotFound)?.id;
    // Alone: neither is it submitted at this moment, nor is a second draft begun for the same mailbox.
    fair::alone(tx, managed.id).await?;
    let opening = opening::Entity::find_by_id(managed.id).lock_shared().one(tx).await?.ok_or(Barred::NotFound)?;
    let Some(closes_at) = opening.closes_at.filter(|_| opening.state == opening::State::Published) else {
        return Err(Barred::WrongState { state: opening.state }.into());
    };
    let mut wrong = Vec::new();
    let whom = find(tx, ctx, &opening, wanted.whom.trim()).await?.map_err(|unknown| wrong.push(unknown)).ok();
    let typed = Some(wanted.until.trim()).filter(|typed| !typed.is_empty()).ok_or(ClosingError::Missing);
    let until = typed
        .and_then(|typed| ClosingInstant::typed(typed, &opening.time_zone))
        .and_then(|until| until.ahead_of(ctx.now()))
        .map_err(|error| wrong.push(error.at("/until")))
        .ok();
    let before = whom.as_ref().map(|whom| Window::of(&opening, whom.row()));
    if let Some((window, until)) = before.as_ref().zip(until.as_ref()) {
        wrong.extend(until_wrong(window, closes_at, until.instant(), ctx.settings.admission.extension_days));
    }
    wrong.extend(reason_wrong(&wanted.reason, &ctx.settings.openings));
    // What was drawn was drawn from what had come in by then.
    if shortlist::Entity::find().filter(shortlist::Column::OpeningId.eq(opening.id)).count(tx).await? > 0 {
        wrong.push(Invalid::new("", "shortlist-drawn", Phrase::new("opening-wrong-shortlist-drawn")));
    }
    let (Some(whom), Some(until), true) = (whom, until.map(|until| until.instant()), wrong.is_empty()) else {
        return Err(ExtendError::Invalid(wrong));
    };
    let application = match whom {
        Whom::Known(row) => row,
        Whom::New(draft) => {
            let mut new = Batch::of(tx);
            written::insert(&mut new, ctx, draft.clone(), &[]);
            new.send(tx).await?;
            begin::record(tx, ctx, &draft).await?;
            draft
        }
    };
    let row = extension::Model {
        id: ExtensionId(ctx.new_id()),
        opening_id: opening.id,
        application_id: application.id,
        until,
        reason: wanted.reason.trim().replace("\r\n", "\n"),
        made_by: staff,
        made_at: ctx.now(),
    };
    let row = row.into_active_model().insert(tx).await?;
    application::Entity::update_many()
        .col_expr(application::Column::ExtendedUntil, Expr::value(until))
        .filter(application::Column::Id.eq(application.id))
        .exec(tx)
        .await?;
    // An address that was typed since but not sent is nobody's yet: the letter goes to the one that was.
    let sent = match application.submission_id {
        Some(version) => submission::Entity::find_by_id(version).one(tx).await?,
        None => None,
    };
    if is_email(sent.as_ref().map_or(&application.email, |sent| &sent.email)) {
        let letter = NewLetter {
            kind: Kind::Extended,
            cause: cause(row.id),
            language: application.language.parse().unwrap_or_default(),
            application: Some(application.id),
            staff: None,
            opening: Some(opening.id),
        };
        letter::write(tx, ctx, letter).await?;
    }
    idempotency::remember(tx, key, &row.id.to_string(), ctx.now()).await?;
    let before = before.and_then(|window| window.closes_at);
    let facts = json!({ "extension": row.id, "until": until, "before": before });
    audit::append(tx, ctx, Entry::of(opening.id, "application.extended", &application.reference).with(facts)).await?;
    named(tx, row).await
}

/// Whose application it is.
enum Whom {
    /// It exists, and is held.
    Known(application::Model),
    /// Nothing was begun under this mailbox: a draft to begin.
    New(application::Model),
}

impl Whom {
    const fn row(&self) -> &application::Model {
        match self {
            Self::Known(row) | Self::New(row) => row,
        }
    }
}

/// The application meant: by its reference, or by its mailbox. A mailbox that nobody has begun with gets a draft.
async fn find(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    opening: &opening::Model,
    whom: &str,
) -> Result<Result<Whom, Invalid>, ExtendError> {
    let wrong = |code, key| Ok(Err(Invalid::new("/application", code, Phrase::new(key))));
    if whom.is_empty() {
        return wrong("missing", "opening-extension-wrong-whom");
    }
    let those = || application::Entity::find().filter(application::Column::OpeningId.eq(opening.id)).lock_exclusive();
    if whom.contains('@') {
        if !is_email(whom) {
            return wrong("format", "account-wrong-email");
        }
        let key = email_key(whom);
        let of_mailbox = those()
            .filter(application::Column::EmailKey.eq(&key))
            .order_by_desc(application::Column::UpdatedAt)
            .all(tx)
            .await?;
        return Ok(match chosen(of_mailbox, &key) {
            Ok(Some(found)) if is_apart(tx, ctx, &found).await? => {
                Err(Invalid::new("/application", "unknown", Phrase::new("opening-extension-wrong-unknown")))
            }
            Ok(Some(found)) => Ok(Whom::Known(found)),
            // It may be a stranger's who only typed the address: nobody but its applicant knows its reference.
            Err(Unconfirmed) => {
                Err(Invalid::new("/application", "unconfirmed", Phrase::new("opening-extension-wrong-unconfirmed")))
            }
            Ok(None) => {
                let draft = begin::draft(ctx, opening, opening.language.parse().unwrap_or_default())?;
                Ok(Whom::New(application::Model { email: whom.to_owned(), email_key: key, ..draft }))
            }
        });
    }
    let Some(reference) = canonical_reference(whom) else {
        return wrong("format", "opening-extension-wrong-reference");
    };
    match those().filter(application::Column::Reference.eq(reference)).one(tx).await? {
        // With a conflict of interest it does not exist for whoever gives more time.
        Some(found) if !is_apart(tx, ctx, &found).await? => Ok(Ok(Whom::Known(found))),
        Some(_) | None => wrong("unknown", "opening-extension-wrong-unknown"),
    }
}

/// Whether the person who acts has a conflict of interest with this application.
async fn is_apart(tx: &impl ConnectionTrait, ctx: &Context, row: &application::Model) -> Result<bool, DbErr> {
    let Some(staff) = ctx.actor.staff() else { return Ok(false) };
    Ok(conflict::Entity::find_by_id((row.id, staff.id)).one(tx).await?.is_some())
}

async fn recalled(tx: &impl ConnectionTrait, key: Option<&Key>) -> Result<Option<Extended>, ExtendError> {
    let Some(key) = key else { return Ok(None) };
    let made = match idempotency::recall(tx, key).await? {
        Recall::New => return Ok(None),
        Recall::Reused => return Err(ExtendError::KeyReused),
        Recall::Done(made) => made,
    };
    let id = made.parse().map_err(|_| DbErr::Type("a remembered id is none".to_owned()))?;
    // Erased with its draft since: nothing to come back to.
    let row = extension::Entity::find_by_id(ExtensionId(id)).one(tx).await?.ok_or(ExtendError::KeyReused)?;
    named(tx, row).await.map(Some)
}

/// With what people call the application and the person.
async fn named(db: &impl ConnectionTrait, row: extension::Model) -> Result<Extended, ExtendError> {
    let application = application::Entity::find_by_id(row.application_id).one(db).await?.ok_or(Barred::NotFound)?;
    let by = names(db, [row.made_by]).await?.remove(&row.made_by).unwrap_or_default();
    let told = told(db, [row.id]).await?.contains(&cause(row.id));
    Ok(Extended { reference: application.reference, state: application.state, by, told, extension: row })
}

/// What causes the letter that tells of it.
fn cause(extension: ExtensionId) -> String {
    format!("extended:{extension}")
}

/// The causes of the letters that tell of these.
async fn told(
    db: &impl ConnectionTrait,
    extensions: impl IntoIterator<Item = ExtensionId>,
) -> Result<Vec<String>, DbErr> {
    let causes = entity::letter::Entity::find()
        .select_only()
        .column(entity::letter::Column::Cause)
        .filter(entity::letter::Column::Cause.is_in(extensions.into_iter().map(cause)));
    causes.into_tuple().all(db).await
}

/// All that were given in the opening, the latest first.
///
/// # Errors
/// See [`ExtendError`].
pub async fn all(ctx: &Context, slug: &str) -> Result<Vec<Extended>, ExtendError> {
    let opening = standing::by_slug(ctx, slug, Act::ManageOpening).await?.ok_or(Barred::NotFound)?.opening;
    let db = ctx.store.read();
    let rows = extension::Entity::find()
        .filter(extension::Column::OpeningId.eq(opening.id))
        .order_by_desc(extension::Column::MadeAt)
        .order_by_desc(extension::Column::Id)
        .all(db)
        .await?;
    let people = names(db, rows.iter().map(|row| row.made_by)).await?;
    let whose = application::Entity::find()
        .select_only()
        .columns([application::Column::Id, application::Column::Reference, application::Column::State])
        .filter(application::Column::Id.is_in(rows.iter().map(|row| row.application_id)));
    let whose: Vec<(ApplicationId, String, State)> = whose.into_tuple().all(db).await?;
    let letters = told(db, rows.iter().map(|row| row.id)).await?;
    let named = rows.into_iter().filter_map(|row| {
        let told = letters.contains(&cause(row.id));
        let (_, reference, state) = whose.iter().find(|(id, ..)| *id == row.application_id)?;
        let by = people.get(&row.made_by).cloned().unwrap_or_default();
        Some(Extended { reference: reference.clone(), state: *state, by, told, extension: row })
    });
    Ok(named.collect())
}

/// The last instant to which any application to the opening was given more time; none: none was.
///
/// # Errors
/// The database's own error.
pub async fn latest(db: &impl ConnectionTrait, opening: OpeningId) -> Result<Option<Instant>, DbErr> {
    let latest: Option<Option<Instant>> = extension::Entity::find()
        .select_only()
        .column_as(extension::Column::Until.max(), "latest")
        .filter(extension::Column::OpeningId.eq(opening))
        .into_tuple()
        .one(db)
        .await?;
    Ok(latest.flatten())
}
