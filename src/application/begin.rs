//! An application is begun: a draft with a reference and a token.

use super::rules::admission::NotAccepting;
use super::rules::changes::{Changes, change};
use super::rules::text::may_be_stored;
use super::{asked, own, repeat, token, window};
use crate::actor::Actor;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Language;
use crate::secrets::{self, NoRandomness};
use crate::store::constraint::{Unique, broken};
use crate::store::idempotency::{self, Key, Recall};
use entity::application::{self, Answers, Stage, State};
use entity::{ApplicationId, Instant, OpeningId, opening};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

/// A draft, and the way into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// Its id.
    pub id: ApplicationId,
    /// Its reference.
    pub reference: String,
    /// What opens it; kept by the applicant alone.
    pub token: String,
    /// The ETag.
    pub version: i32,
}

/// An application cannot be begun.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum BeginError {
    #[error("no such opening, or not public")]
    NotFound,
    #[error("the opening does not take applications: {0:?}")]
    NotAccepting(NotAccepting),
    #[error("{} fields are wrong", .0.len())]
    Invalid(Vec<Invalid>),
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Begins an application to the opening with this slug, in this language unless `changes` name another, with what `changes`
/// already say. Repeated under the same `key` it answers with the same draft; keys must be unguessable, for whoever repeats
/// one is given the draft's token.
///
/// # Errors
/// See [`BeginError`].
pub async fn begin(
    ctx: &Context,
    slug: &str,
    language: Language,
    changes: &Changes,
    received_at: Instant,
    key: Option<&str>,
) -> Result<Begun, BeginError> {
    if !may_be_stored(slug) {
        return Err(BeginError::NotFound);
    }
    let asked = serde_json::to_vec(changes).map_err(|error| DbErr::Json(error.to_string()))?;
    let key = key.map(|value| repeat::key(format!("draft:{slug}"), value, &asked));
    for _ in 0..3 {
        match once(ctx, slug, language, changes, received_at, key.as_ref()).await {
            // A reference that exists already, or the same request twice at once: the next try draws another, or finds the first.
            Err(BeginError::Database(error))
                if matches!(broken(&error), Some(Unique::Reference | Unique::Alias | Unique::IdempotencyKey)) => {}
            outcome => return outcome,
        }
    }
    once(ctx, slug, language, changes, received_at, key.as_ref()).await
}

async fn once(
    ctx: &Context,
    slug: &str,
    language: Language,
    changes: &Changes,
    received_at: Instant,
    key: Option<&Key>,
) -> Result<Begun, BeginError> {
    ctx.store
        .write(async |tx| {
            let named = opening::Entity::find()
                .select_only()
                .column(opening::Column::Id)
                .filter(opening::Column::Slug.eq(slug))
                .into_tuple::<OpeningId>();
            let id = named.one(tx).await?.ok_or(BeginError::NotFound)?;
            let opening = own::hold_opening(tx, id).await?.ok_or(BeginError::NotFound)?;
            if let Some(key) = key {
                match idempotency::recall(tx, key).await? {
                    Recall::New => {}
                    Recall::Reused => return Err(BeginError::KeyReused),
                    Recall::Done(reference) => {
                        let first = application::Entity::find()
                            .filter(application::Column::Reference.eq(reference))
                            .one(tx)
                            .await?;
                        // Discarded since: nothing to come back to.
                        return first.map(|first| begun(ctx, &first)).ok_or(BeginError::KeyReused);
                    }
                }
            }
            window::of(ctx, &opening).and_then(|window| window.admits(received_at)).map_err(hidden)?;
            let mut draft = draft(ctx, &opening, language)?;
            let questions = asked::of(tx, opening.id).await?.questions;
            let wrong = change(&mut draft, changes, &questions, &ctx.settings.applications, received_at);
            if !wrong.is_empty() {
                return Err(BeginError::Invalid(wrong));
            }
            let begun = begun(ctx, &draft);
            draft.clone().into_active_model().insert(tx).await?;
            idempotency::remember(tx, key, &begun.reference, ctx.now()).await?;
            record(tx, &ctx.acting_as(Actor::Applicant(begun.id)), &draft).await?;
            Ok(begun)
        })
        .await
}

/// What is not public is not there.
pub(super) fn hidden(why: NotAccepting) -> BeginError {
    match why {
        NotAccepting::NotPublic | NotAccepting::NotYetOpen { .. } => BeginError::NotFound,
        NotAccepting::Closed { .. }
        | NotAccepting::Settled { .. }
        | NotAccepting::Cancelled
        | NotAccepting::InDoubt => BeginError::NotAccepting(why),
    }
}

/// A fresh draft, not stored yet.
pub(super) fn draft(
    ctx: &Context,
    opening: &opening::Model,
    language: Language,
) -> Result<application::Model, NoRandomness> {
    let id = ApplicationId(ctx.new_id());
    let now = ctx.now();
    Ok(application::Model {
        id,
        opening_id: opening.id,
        reference: secrets::reference()?,
        alias: secrets::alias()?,
        state: State::Draft,
        stage: Stage::Received,
        language: language.code().to_owned(),
        full_name: String::new(),
        name_fold: String::new(),
        email: String::new(),
        email_key: String::new(),
        phone: String::new(),
        consent_at: None,
        answers: Answers::default(),
        token_hash: token::hash(&token::first(&ctx.keys, id)),
        token_number: 0,
        proven_email_key: String::new(),
        version: 1,
        submission_id: None,
        began_at: now,
        updated_at: now,
        submitted_at: None,
        withdrawn_at: None,
        edited_at: None,
        extended_until: None,
        reviews: 0,
        mean_key: None,
        mean_exact: None,
        review_complete: false,
    })
}

/// Puts on the record that a draft was begun.
pub(super) async fn record(
    tx: &impl ConnectionTrait,
    applicant: &Context,
    draft: &application::Model,
) -> Result<(), DbErr> {
    audit::append(tx, applicant, Entry::of(draft.opening_id, "application.begun", &draft.reference)).await
}

/// The way into an application.
pub(super) fn begun(ctx: &Context, application: &application::Model) -> Begun {
    Begun {
        id: application.id,
        reference: application.reference.clone(),
        token: token::first(&ctx.keys, application.id),
        version: application.version,
    }
}
