//! An application is submitted. This is what the house was built for: in time means in time (P1), and whatever is answered
//! with a receipt is in the database with its documents (P2).
//!
//! One transaction. The opening is read under a shared lock, so that submissions and amendments have one order; the version
//! is written by a statement that carries the admission in its own `WHERE`, so that even without the lock no gap lies between
//! asking and writing; that there is one application per person is a unique index. The documents were stored durably before.

use super::guarded::insert_if_admitted;
use super::receipt::{self, Version};
use super::rules::about::About;
use super::rules::admission::{Arrival, NotAccepting};
use super::rules::missing::{Asked, Missing, missing};
use super::rules::state::{Step, after};
use super::{asked, documents, own, repeat, token, window, words, written};
use crate::audit::{Chain, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::keys::KeyError;
use crate::review::calibrate;
use crate::store::batch::Batch;
use crate::store::constraint::{Unique, broken};
use crate::store::fair;
use crate::store::idempotency::Key;
use entity::application::{self, Answers, State};
use entity::{ApplicationId, DocumentId, Instant, SubmissionId, document, opening, submission};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde_json::json;

/// What was submitted, and its receipt.
#[derive(Clone, Debug, PartialEq)]
pub struct Submitted {
    /// The application.
    pub id: ApplicationId,
    /// Its reference.
    pub reference: String,
    /// What opens it.
    pub token: String,
    /// Which version of it: 1, 2, 3 …
    pub version: i32,
    /// The instant the last byte of the request was read.
    pub submitted_at: Instant,
    /// The closing instant in force then.
    pub closes_at: Instant,
    /// Its documents, in the order of the requirements.
    pub documents: Vec<document::Model>,
    /// A compact JWS (RFC 7515).
    pub receipt: String,
    /// It had been submitted before; this is the first one's receipt.
    pub repeated: bool,
}

/// An application cannot be submitted.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum SubmitError {
    #[error("no such application, or another's")]
    NotFound,
    #[error("withdrawn")]
    Withdrawn,
    #[error("the opening does not take applications: {0:?}")]
    NotAccepting(NotAccepting),
    /// Missing or wrong; an answer that knocks out is among them, with the code `knock-out`.
    #[error("{} things are missing or wrong", .0.len())]
    Incomplete(Vec<Invalid>),
    #[error("this person has applied to this opening already")]
    Already,
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Signing(#[from] KeyError),
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Submits one's own draft with what is saved and attached. Submitting again answers with the first receipt.
///
/// # Errors
/// See [`SubmitError`].
pub async fn submit(
    ctx: &Context,
    reference: &str,
    received_at: Instant,
    key: Option<&str>,
) -> Result<Submitted, SubmitError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(SubmitError::NotFound)?;
    let _sender = ctx.rush.enter();
    let key = key.map(|value| repeat::key(format!("submission:{}", mine.id), value, b""));
    let outcome = ctx
        .store
        .write_in_a_rush(None, async |tx, _| {
            let held = own::hold(tx, &mine).await?.ok_or(SubmitError::NotFound)?;
            if let Some(first) = repeated(tx, ctx, held.opening.id, key.as_ref()).await? {
                let token = token::of(&ctx.keys, mine.id, held.application.token_number);
                return Ok(Submitted { token, ..first });
            }
            let asked = asked::of(tx, held.opening.id).await?;
            let attached = documents::held(tx, mine.id, &asked.requirements).await?;
            let request = Request { received_at, typed_at: None, key: key.as_ref(), end: None };
            within(tx, ctx, &held.opening, Sent::Saved(&held.application), &asked, attached, request).await
        })
        .await;
    outcome.map_err(named)
}

/// An error of the database by what it means here.
pub(super) fn named(error: SubmitError) -> SubmitError {
    match error {
        SubmitError::Database(error) if broken(&error) == Some(Unique::OneSubmitted) => SubmitError::Already,
        other => other,
    }
}

/// What a request to submit says of itself.
pub(super) struct Request<'a> {
    pub received_at: Instant,
    /// When the last text of this very request was read, if it brought any.
    pub typed_at: Option<Instant>,
    pub key: Option<&'a Key>,
    /// The end of the opening's record, where it was found with the opening.
    pub end: Option<Chain>,
}

/// What was submitted under this key before.
pub(super) async fn repeated(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    opening: entity::OpeningId,
    key: Option<&Key>,
) -> Result<Option<Submitted>, SubmitError> {
    let Some(key) = key else { return Ok(None) };
    let first = under(opening, key).one(tx).await?;
    let Some(first) = first else { return Ok(None) };
    if first.idempotency_fingerprint.as_deref() != Some(key.fingerprint.as_str()) {
        return Err(SubmitError::KeyReused);
    }
    let application =
        application::Entity::find_by_id(first.application_id).one(tx).await?.ok_or(SubmitError::NotFound)?;
    if application.state == State::Withdrawn {
        return Err(SubmitError::Withdrawn);
    }
    // Whoever knows a key is not thereby whoever has the mailbox.
    let token = token::first(&ctx.keys, application.id);
    Ok(Some(Submitted { token, ..again(tx, ctx, &application, first).await? }))
}

/// Whether something was submitted to the opening under this key, when all who are writing there now have finished.
pub(super) async fn is_settled(ctx: &Context, opening: entity::OpeningId, key: &Key) -> Result<bool, DbErr> {
    let known = under(opening, key).select_only().column(submission::Column::Id).into_tuple::<SubmissionId>();
    ctx.store
        .write(async |tx| {
            fair::alone(tx, opening).await?;
            Ok(known.one(tx).await?.is_some())
        })
        .await
}

/// The version that was submitted to the opening under this key.
fn under(opening: entity::OpeningId, key: &Key) -> Select<submission::Entity> {
    submission::Entity::find()
        .filter(submission::Column::OpeningId.eq(opening))
        .filter(submission::Column::IdempotencyHash.eq(repeat::within_opening(key)))
}

/// The answer that the version got the first time.
pub(super) async fn again(
    db: &impl ConnectionTrait,
    ctx: &Context,
    application: &application::Model,
    version: submission::Model,
) -> Result<Submitted, DbErr> {
    Ok(Submitted {
        id: application.id,
        reference: application.reference.clone(),
        token: token::of(&ctx.keys, application.id, application.token_number),
        version: version.number,
        submitted_at: version.received_at,
        closes_at: version.closes_at,
        documents: documents::of_version(db, version.id).await?,
        receipt: version.receipt,
        repeated: true,
    })
}

/// What is submitted.
pub(super) enum Sent<'a> {
    /// Saved before, with the documents attached to it.
    Saved(&'a application::Model),
    /// All of it in this request: nothing of it is in the database yet.
    Whole(&'a application::Model),
}

impl Sent<'_> {
    const fn application(&self) -> &application::Model {
        match self {
            Self::Saved(application) | Self::Whole(application) => application,
        }
    }

    /// The version before.
    async fn before(&self, tx: &impl ConnectionTrait) -> Result<Option<submission::Model>, DbErr> {
        match self {
            Self::Saved(application) => newest(tx, application.id).await,
            Self::Whole(_) => Ok(None),
        }
    }
}

/// Submits it in a transaction that holds its opening.
pub(super) async fn within(
    tx: &DatabaseTransaction,
    ctx: &Context,
    opening: &opening::Model,
    sent: Sent<'_>,
    asked: &Asked,
    documents: Vec<document::Model>,
    request: Request<'_>,
) -> Result<Submitted, SubmitError> {
    let draft = sent.application();
    let before = sent.before(tx).await?;
    if after(draft.state, Step::Submit).is_none() {
        return Err(SubmitError::Withdrawn);
    }
    if let (State::Submitted, None, Some(first)) = (draft.state, draft.edited_at, &before) {
        return Ok(again(tx, ctx, draft, first.clone()).await?);
    }
    let arrivals: Vec<Arrival> =
        documents.iter().map(|d| Arrival { began_at: d.began_at, received_at: d.received_at }).collect();
    let (in_grace, closes_at) = window::of_one(ctx, opening, draft)
        .and_then(|window| {
            let in_grace = window.admits_submission(request.received_at, request.typed_at, &arrivals)?;
            window.is_settling(request.received_at, ctx.now(), ctx.settings.admission.settle_seconds)?;
            Ok((in_grace, window.closes_at))
        })
        .map_err(SubmitError::NotAccepting)?;
    let (lacking, answers) = judge(ctx, asked, draft, &documents);
    if !lacking.is_empty() {
        return Err(SubmitError::Incomplete(lacking.into_all()));
    }
    let Some(closes_at) = closes_at else { return Err(SubmitError::NotAccepting(NotAccepting::NotPublic)) };
    let id = SubmissionId(ctx.new_id());
    let version = Version {
        id,
        reference: &draft.reference,
        number: before.as_ref().map_or(0, |before| before.number) + 1,
        received_at: request.received_at,
        closes_at,
    };
    let said = words::Submitted {
        application: draft,
        full_name: &draft.full_name,
        email: &draft.email,
        phone: &draft.phone,
        questions: &asked.questions,
        answers: &answers,
    };
    let mut batch = prepare(tx, ctx, &sent, said, &documents, &version, before.as_ref()).await?;
    let mut chain = if let Some(end) = request.end {
        end
    } else {
        // Whatever may wait for others comes before the chain is held, such as another application of the same person: the
        // other needs the chain.
        batch.send(tx).await?;
        batch = Batch::of(tx);
        Chain::hold(tx, Some(opening.id)).await?
    };
    let receipt = receipt::sign(ctx, opening, &version, &documents, &mut chain)?;
    let row = submission::Model {
        id,
        application_id: draft.id,
        opening_id: opening.id,
        number: version.number,
        sequence: chain.receipts().0,
        full_name: draft.full_name.clone(),
        email: draft.email.clone(),
        phone: draft.phone.clone(),
        language: draft.language.clone(),
        answers,
        idempotency_hash: request.key.map(repeat::within_opening),
        idempotency_fingerprint: request.key.map(|key| key.fingerprint.clone()),
        received_at: request.received_at,
        closes_at,
        receipt,
    };
    let hashes: Vec<&str> = documents.iter().map(|document| document.sha256.as_str()).collect();
    let facts = json!({
        "submission": row.id, "version": row.number, "received_at": row.received_at, "closes_at": closes_at,
        "in_grace": in_grace, "documents": hashes, "receipt": chain.receipts().1,
    });
    let entry = Entry::of(opening.id, "application.submitted", &draft.reference).with(facts);
    let with_it = |batch: &mut Batch| {
        written::documents(batch, row.id, &documents);
        chain.add(batch, ctx, entry);
    };
    if !insert_if_admitted(tx, batch, &row, in_grace, with_it).await? {
        let received_at = request.received_at;
        let time_zone = opening.time_zone.clone();
        return Err(SubmitError::NotAccepting(NotAccepting::Closed { closes_at, received_at, time_zone }));
    }
    Ok(Submitted {
        id: draft.id,
        reference: draft.reference.clone(),
        token: token::of(&ctx.keys, draft.id, draft.token_number),
        version: row.number,
        submitted_at: row.received_at,
        closes_at,
        documents,
        receipt: row.receipt,
        repeated: false,
    })
}

/// What needs no place in the opening's chain: the application as it stands from then on, what is new of it, its words, its
/// letters.
async fn prepare(
    tx: &DatabaseTransaction,
    ctx: &Context,
    sent: &Sent<'_>,
    said: words::Submitted<'_>,
    documents: &[document::Model],
    version: &Version<'_>,
    before: Option<&submission::Model>,
) -> Result<Batch, SubmitError> {
    let draft = sent.application();
    let submitted = written::as_submitted(ctx, draft, version.id, version.received_at);
    let mut batch = Batch::of(tx);
    let held: Vec<DocumentId> = match sent {
        Sent::Saved(_) => {
            written::keep(tx, submitted, draft.state).await?;
            documents.iter().map(|document| document.id).collect()
        }
        // Its documents are nobody's before this is committed: none was read.
        Sent::Whole(_) => {
            written::insert(&mut batch, ctx, submitted, documents);
            Vec::new()
        }
    };
    batch.add(&words::of(tx, said, &held).await?);
    written::letters(&mut batch, ctx, draft, version.id, before);
    // With the cards that it had before it was withdrawn, it is among those that are compared again.
    if draft.state == State::Withdrawn && draft.reviews > 0 {
        calibrate::want(tx, draft.opening_id, ctx.now()).await?;
    }
    Ok(batch)
}

/// The newest version of an application.
async fn newest(db: &impl ConnectionTrait, application: ApplicationId) -> Result<Option<submission::Model>, DbErr> {
    submission::Entity::find()
        .filter(submission::Column::ApplicationId.eq(application))
        .order_by_desc(submission::Column::Number)
        .limit(1)
        .one(db)
        .await
}

/// What the draft still lacks.
pub(super) fn lacking(
    ctx: &Context,
    asked: &Asked,
    draft: &application::Model,
    attached: &[document::Model],
) -> Missing {
    judge(ctx, asked, draft, attached).0
}

/// What the draft still lacks, and its answers in their final form.
fn judge(ctx: &Context, asked: &Asked, draft: &application::Model, attached: &[document::Model]) -> (Missing, Answers) {
    let keys: Vec<&str> = attached.iter().map(|document| document.requirement_key.as_str()).collect();
    missing(asked, &about_of(draft), &draft.answers, &keys, &ctx.settings.applications)
}

/// Who applies, for the rules.
fn about_of(application: &application::Model) -> About<'_> {
    About {
        full_name: &application.full_name,
        email: &application.email,
        phone: &application.phone,
        consent: application.consent_at.is_some(),
    }
}
