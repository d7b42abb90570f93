//! One's own application, as it stands.

use super::rules::admission::{NotAccepting, Window};
use super::rules::missing::{Asked, Missing};
use super::{asked, documents, own as door, submit};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Language;
use entity::application::{self, State};
use entity::{Instant, document, opening, opening_text, submission};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// Everything that an applicant's pages and the API show of it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The application: a draft's fields as they were typed.
    pub application: application::Model,
    /// The opening.
    pub opening: opening::Model,
    /// Its texts in every language it has.
    pub texts: Vec<opening_text::Model>,
    /// What it asks for.
    pub asked: Asked,
    /// The documents attached now, in the order of the requirements; of a withdrawn application those it was sent with.
    pub documents: Vec<document::Model>,
    /// What it lacks to be sent, by step; empty once it is withdrawn. Answers that knock out are among it, with the code `knock-out`.
    pub missing: Missing,
    /// The version that counts.
    pub submission: Option<submission::Model>,
    /// The documents of that version.
    pub sent: Vec<document::Model>,
    /// The span in which it is taken: the opening's, or longer where it was given more time.
    pub window: Window,
    /// Whether the draft can still be changed and submitted, at [`Own::now`].
    pub accepting: Result<(), NotAccepting>,
    /// The instant of reading, by the house's clock.
    pub now: Instant,
}

impl Own {
    /// The opening's title in the language, or in the opening's own.
    pub fn title(&self, language: Language) -> &str {
        let named = |code: &str| self.texts.iter().find(|text| text.language == code && !text.title.is_empty());
        let own = || named(&self.opening.language);
        named(language.code())
            .or_else(|| named(language.in_first_script().code()))
            .or_else(own)
            .map_or("", |text| text.title.as_str())
    }

    /// Answers that this opening does not accept, told at once.
    pub fn knocked_out(&self) -> Vec<&Invalid> {
        self.missing.questions.iter().filter(|wrong| wrong.code == "knock-out").collect()
    }

    /// Submitted, then changed, and not sent again.
    pub fn is_edited(&self) -> bool {
        self.application.state == State::Submitted && self.application.edited_at.is_some()
    }

    /// The document attached for this requirement.
    pub fn document(&self, key: &str) -> Option<&document::Model> {
        self.documents.iter().find(|document| document.requirement_key == key)
    }
}

/// One's own application. None: it does not exist, or it is another's.
///
/// # Errors
/// The database's own error.
pub async fn own(ctx: &Context, reference: &str) -> Result<Option<Own>, DbErr> {
    let Some(application) = door::by_reference(ctx, reference).await? else { return Ok(None) };
    let db = ctx.store.read();
    let Some(opening) = opening::Entity::find_by_id(application.opening_id).one(db).await? else { return Ok(None) };
    let texts = opening_text::Entity::find().filter(opening_text::Column::OpeningId.eq(opening.id)).all(db).await?;
    let asked = asked::of(db, opening.id).await?;
    let submission = match application.submission_id {
        Some(id) => submission::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let sent = match &submission {
        Some(version) => documents::of_version(db, version.id).await?,
        None => Vec::new(),
    };
    let (documents, missing) = if application.state == State::Withdrawn {
        (sent.clone(), Missing::default())
    } else {
        let attached = documents::attached(db, application.id, &asked.requirements).await?;
        let missing = submit::lacking(ctx, &asked, &application, &attached);
        (attached, missing)
    };
    let now = ctx.now();
    let window = Window::of(&opening, &application);
    let accepting = window.admits(now);
    Ok(Some(Own { application, opening, texts, asked, documents, missing, submission, sent, window, accepting, now }))
}

/// The receipt of the version that counts. None: it does not exist, is another's, or nothing was submitted.
///
/// # Errors
/// The database's own error.
pub async fn receipt(ctx: &Context, reference: &str) -> Result<Option<submission::Model>, DbErr> {
    let Some(application) = door::by_reference(ctx, reference).await? else { return Ok(None) };
    submission::Entity::find()
        .filter(submission::Column::ApplicationId.eq(application.id))
        .order_by_desc(submission::Column::Number)
        .one(ctx.store.read())
        .await
}
