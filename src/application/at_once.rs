//! An application that arrives whole in one request: its files wait in staging until everything is there, then one
//! transaction writes all of it. Whoever goes away in the middle leaves nothing; whoever is told what is missing finds what
//! arrived in a draft.

use super::attach::{self, AttachError};
use super::begin::{self, BeginError, Begun};
use super::receive::{self, Arrived, Incoming};
use super::room::{Others, required};
use super::rules::admission::NotAccepting;
use super::rules::changes::{Changes, change};
use super::rules::missing::Asked;
use super::rules::place::Aim;
use super::rules::text::may_be_stored;
use super::submit::{self, Request, Sent, SubmitError, Submitted};
use super::under_way::Turn;
use super::{asked, own, repeat, window, written};
use crate::actor::Actor;
use crate::audit::Chain;
use crate::context::Context;
use crate::files::{FilesError, Stored};
use crate::invalid::Invalid;
use crate::language::Language;
use crate::secrets::NoRandomness;
use crate::store::batch::Batch;
use crate::store::constraint::{Unique, broken};
use crate::store::idempotency::Key;
use crate::store::{fair, sole};
use bytes::Bytes;
use entity::{Instant, application, document, opening};
use futures_util::Stream;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Statement};
use std::collections::HashMap;
use std::sync::Arc;

/// Whose keys those of whole applications are.
const SCOPE: &str = "application";

/// An application on its way in.
pub struct AtOnce {
    ctx: Context,
    opening: opening::Model,
    asked: Arc<Asked>,
    began_at: Instant,
    arrived: Vec<Arrived>,
}

/// What the request says beside its files.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The fields.
    pub changes: Changes,
    /// The applicant's language, unless the fields name another.
    pub language: Language,
    /// When the last field was read; grace is for files alone.
    pub typed_at: Instant,
    /// When the last byte was read.
    pub received_at: Instant,
    /// The client's `Idempotency-Key`.
    pub key: Option<String>,
}

/// An application that arrived whole is not submitted.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum AtOnceError {
    #[error("no such opening, or not public")]
    NotFound,
    #[error("the opening does not take applications: {0:?}")]
    NotAccepting(NotAccepting),
    /// What arrived is kept in this draft.
    #[error("{} things are missing or wrong", wrong.len())]
    Incomplete { wrong: Vec<Invalid>, draft: Option<Begun> },
    #[error("withdrawn")]
    Withdrawn,
    #[error("this person has applied to this opening already")]
    Already,
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Attach(#[from] AttachError),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error(transparent)]
    Signing(#[from] crate::keys::KeyError),
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

impl From<SubmitError> for AtOnceError {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::NotFound => Self::NotFound,
            SubmitError::Withdrawn => Self::Withdrawn,
            SubmitError::Already => Self::Already,
            SubmitError::NotAccepting(why) => begin::hidden(why).into(),
            SubmitError::Incomplete(wrong) => Self::Incomplete { wrong, draft: None },
            SubmitError::KeyReused => Self::KeyReused,
            SubmitError::Signing(error) => Self::Signing(error),
            SubmitError::Database(error) => Self::Database(error),
        }
    }
}

impl From<BeginError> for AtOnceError {
    fn from(error: BeginError) -> Self {
        match error {
            BeginError::NotFound => Self::NotFound,
            BeginError::NotAccepting(why) => Self::NotAccepting(why),
            BeginError::Invalid(wrong) => Self::Incomplete { wrong, draft: None },
            BeginError::KeyReused => Self::KeyReused,
            BeginError::NoRandomness(error) => Self::NoRandomness(error),
            BeginError::Database(error) => Self::Database(error),
        }
    }
}

impl AtOnce {
    /// Begins to receive an application to the opening with this slug; refused at once when the request began too late, unless
    /// something was submitted under its key before: a repeated request is answered by the receipt, whenever it comes. One
    /// that was read in time and is still being written is waited for: nobody is told that they were late who was not.
    ///
    /// # Errors
    /// See [`AtOnceError`].
    pub async fn open(ctx: &Context, slug: &str, began_at: Instant, key: Option<&str>) -> Result<Self, AtOnceError> {
        if !may_be_stored(slug) {
            return Err(AtOnceError::NotFound);
        }
        let db = ctx.store.read();
        let found = sole(opening::Entity::find().filter(opening::Column::Slug.eq(slug)), db).await?;
        let opening = found.ok_or(AtOnceError::NotFound)?;
        let in_time = window::of(ctx, &opening).and_then(|window| window.admits(began_at)).map_err(begin::hidden);
        if let Err(late) = in_time
            && !was_written(ctx, &opening, key).await?
        {
            return Err(late.into());
        }
        let asked = asked::known(ctx, &opening).await?;
        Ok(Self { ctx: ctx.clone(), opening, asked, began_at, arrived: Vec::new() })
    }

    /// Whether the opening asks for a document under this key.
    pub fn asks_for(&self, key: &str) -> bool {
        self.asked.requirements.iter().any(|requirement| requirement.key == key)
    }

    /// Whether the opening takes several files under this key.
    pub fn takes_several(&self, key: &str) -> bool {
        required(&self.asked, key).is_ok_and(|requirement| requirement.max_files > 1)
    }

    /// Receives one file. Where one is taken, a second one takes its place; where several are, it comes beside it, unless it is
    /// the same once more.
    ///
    /// # Errors
    /// See [`AttachError`].
    pub async fn take<S, E>(&mut self, key: &str, name: &str, content: S) -> Result<(), AttachError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let limit = required(&self.asked, key)?.max_files;
        if limit <= 1 {
            self.arrived.retain(|arrived| arrived.key != key);
        }
        let there: Vec<_> = self.arrived.iter().filter(|arrived| arrived.key == key).collect();
        let names: Vec<String> = there.iter().map(|arrived| arrived.name.clone()).collect();
        let is_full = usize::try_from(limit).is_ok_and(|limit| there.len() >= limit);
        let others =
            Others { files: self.arrived.len(), bytes: self.arrived.iter().map(|arrived| arrived.staged.size()).sum() };
        let incoming = Incoming { key, aim: Aim::Usual, name, began_at: self.began_at, content };
        let arrived = receive::receive(&self.ctx, &self.asked, others, incoming).await?;
        let is_twin = |one: &Arrived| one.key == key && one.staged.sha256() == arrived.staged.sha256();
        if self.arrived.iter().any(is_twin) {
            return Ok(());
        }
        if is_full {
            return Err(AttachError::Full { key: key.to_owned(), limit, names });
        }
        self.arrived.push(arrived);
        Ok(())
    }

    /// Stores the files durably, then submits all of it in one transaction. `also` is what was wrong with the request
    /// beyond what the rules can see.
    ///
    /// # Errors
    /// See [`AtOnceError`].
    pub async fn send(self, whole: &Whole, also: Vec<Invalid>) -> Result<Submitted, AtOnceError> {
        let Self { ctx, opening, asked, mut arrived, .. } = self;
        let _sender = ctx.rush.enter();
        let _turn = match &whole.key {
            Some(key) => Some(turn(&ctx, &opening, key).await),
            None => None,
        };
        let order = |key: &str| asked.requirements.iter().position(|requirement| requirement.key == key);
        arrived.sort_by_key(|arrived| order(&arrived.key));
        let mut draft = begin::draft(&ctx, &opening, whole.language)?;
        let limits = &ctx.settings.applications;
        let mut wrong = also;
        wrong.extend(change(&mut draft, &whole.changes, &asked.questions, limits, whole.received_at));
        let mut rows = Vec::with_capacity(arrived.len());
        let mut stored = Vec::with_capacity(arrived.len());
        let mut places: HashMap<String, i32> = HashMap::new();
        for arrived in arrived {
            let mut row = arrived.row(draft.id);
            let last = places.entry(row.requirement_key.clone()).or_insert(0);
            *last += 1;
            row.place = *last;
            // The request is the upload: it ended when its last byte was read.
            row.received_at = whole.received_at;
            rows.push(row);
            stored.push(arrived.staged.keep().await?);
        }
        let applicant = ctx.acting_as(Actor::Applicant(draft.id));
        let sending = Sending { ctx: &applicant, opening: &opening, asked: &asked, draft: &draft, rows: &rows, whole };
        let outcome = if wrong.is_empty() {
            sending.submit().await
        } else {
            let further: Vec<Invalid> =
                sending.missing().into_iter().filter(|m| wrong.iter().all(|w| w.pointer != m.pointer)).collect();
            wrong.extend(further);
            Err(AtOnceError::Incomplete { wrong, draft: None })
        };
        match outcome {
            Ok(first) if first.repeated => {
                attach::forget(&ctx, &stored).await;
                Ok(first)
            }
            Err(AtOnceError::Incomplete { wrong, .. }) => sending.keep_as_draft(wrong, &stored).await,
            // Nobody knows whether the commit arrived: the sweep decides by the rows.
            Ok(_) | Err(AtOnceError::Database(_)) => outcome,
            Err(_) => {
                attach::forget(&ctx, &stored).await;
                outcome
            }
        }
    }
}

/// One's turn to write under the client's key.
async fn turn<'a>(ctx: &'a Context, opening: &opening::Model, key: &str) -> Turn<'a> {
    ctx.under_way.turn(format!("{SCOPE} {} {key}", opening.id)).await
}

/// Whether something was submitted under the client's key, by whoever was at it when this was asked.
async fn was_written(ctx: &Context, opening: &opening::Model, key: Option<&str>) -> Result<bool, DbErr> {
    let Some(value) = key else { return Ok(false) };
    let _turn = turn(ctx, opening, value).await;
    submit::is_settled(ctx, opening.id, &repeat::key(SCOPE.to_owned(), value, b"")).await
}

/// Everything is there.
struct Sending<'a> {
    ctx: &'a Context,
    opening: &'a opening::Model,
    asked: &'a Asked,
    draft: &'a application::Model,
    rows: &'a [document::Model],
    whole: &'a Whole,
}

impl Sending<'_> {
    /// What was asked under the client's key: every field, and every file by its hash.
    fn key(&self) -> Result<Option<Key>, DbErr> {
        let Some(value) = &self.whole.key else { return Ok(None) };
        let files: Vec<_> = self.rows.iter().map(|row| (&row.requirement_key, &row.name, &row.sha256)).collect();
        let asked =
            serde_json::to_vec(&(&self.whole.changes, files)).map_err(|error| DbErr::Json(error.to_string()))?;
        Ok(Some(repeat::key(SCOPE.to_owned(), value, &asked)))
    }

    async fn submit(&self) -> Result<Submitted, AtOnceError> {
        let key = self.key()?;
        for _ in 0..3 {
            match self.submit_once(key.as_ref()).await {
                // The same request twice at once: the next try finds the first one's receipt.
                Err(SubmitError::Database(error))
                    if key.is_some()
                        && matches!(broken(&error), Some(Unique::SubmissionKey | Unique::OneSubmitted)) => {}
                // Another process may have read the same request in time.
                Err(SubmitError::NotAccepting(late)) => match &key {
                    Some(key) if submit::is_settled(self.ctx, self.opening.id, key).await? => {}
                    _ => return Err(SubmitError::NotAccepting(late).into()),
                },
                outcome => return outcome.map_err(|error| submit::named(error).into()),
            }
        }
        self.submit_once(key.as_ref()).await.map_err(|error| submit::named(error).into())
    }

    async fn submit_once(&self, key: Option<&Key>) -> Result<Submitted, SubmitError> {
        let Whole { typed_at, received_at, .. } = *self.whole;
        self.ctx
            .store
            .write_in_a_rush(Some(self.sharing()), async |tx, found| {
                let found = found.first();
                let opening = own::held_opening(tx, self.opening, found).await?.ok_or(SubmitError::NotFound)?;
                if let Some(first) = submit::repeated(tx, self.ctx, opening.id, key).await? {
                    return Ok(first);
                }
                let end = found.map(Chain::found).transpose()?.flatten();
                let request = Request { received_at, typed_at: Some(typed_at), key, end };
                submit::within(tx, self.ctx, &opening, Sent::Whole(self.draft), self.asked, self.rows.to_vec(), request)
                    .await
            })
            .await
    }

    fn sharing(&self) -> Statement {
        fair::sharing(self.ctx.store.backend(), self.opening.id)
    }

    fn missing(&self) -> Vec<Invalid> {
        submit::lacking(self.ctx, self.asked, self.draft, self.rows).into_all()
    }

    /// Something is missing or wrong: what arrived is kept in a draft, while the opening takes one.
    async fn keep_as_draft(&self, wrong: Vec<Invalid>, stored: &[Stored]) -> Result<Submitted, AtOnceError> {
        let kept: Result<(), AtOnceError> = self
            .ctx
            .store
            .write_in_a_rush(Some(self.sharing()), async |tx, found| {
                let held = own::held_opening(tx, self.opening, found.first()).await?;
                let opening = held.ok_or(AtOnceError::NotFound)?;
                window::of(self.ctx, &opening)
                    .and_then(|window| window.admits(self.whole.received_at))
                    .map_err(begin::hidden)?;
                let mut new = Batch::of(tx);
                written::insert(&mut new, self.ctx, self.draft.clone(), self.rows);
                new.send(tx).await?;
                begin::record(tx, self.ctx, self.draft).await?;
                Ok(())
            })
            .await;
        match kept {
            Ok(()) => Err(AtOnceError::Incomplete { wrong, draft: Some(begin::begun(self.ctx, self.draft)) }),
            Err(AtOnceError::Database(error)) => Err(AtOnceError::Database(error)),
            Err(error) => {
                attach::forget(self.ctx, stored).await;
                Err(error)
            }
        }
    }
}
