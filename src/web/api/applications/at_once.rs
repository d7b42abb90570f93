//! A whole application in one form: its parts are read as they come, files into staging, texts into fields.

use crate::application::at_once::{AtOnce, AtOnceError, Whole};
use crate::application::attach::AttachError;
use crate::application::rules::changes::Changes;
use crate::application::submit::Submitted;
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::{Language, Phrase};
use crate::web::front::multipart::Multipart;
use crate::web::problem::{Code, Problem};
use crate::web::refusals::documents::named;
use entity::Instant;
use serde_json::Value;
use std::collections::BTreeMap;

use super::request::Instants;

/// What came with the form so far.
struct Parts {
    changes: Changes,
    wrong: Vec<Invalid>,
    /// The first document that was refused: its code is the answer's.
    refused: Option<Problem>,
    typed_at: Instant,
}

/// Reads the form and submits the application. When something is missing or refused, what was good is kept in a draft that
/// the problem names.
pub async fn receive(
    ctx: &Context,
    slug: &str,
    language: Language,
    mut form: Multipart,
    instants: &Instants,
    key: Option<String>,
) -> Result<Submitted, Problem> {
    let began_at = instants.began_at();
    let mut arriving = AtOnce::open(ctx, slug, began_at, key.as_deref()).await?;
    let mut parts = Parts { changes: Changes::default(), wrong: Vec::new(), refused: None, typed_at: began_at };
    while let Some(part) = form.next().await? {
        let name = part.name().to_owned();
        if !is_field(&name) && !arriving.asks_for(&name) {
            parts.wrong.push(Invalid::new(format!("/{name}"), "unknown", Phrase::new("apply-wrong-field-unknown")));
            continue;
        }
        if is_field(&name) {
            let text = part.text().await?;
            parts.typed_at = ctx.now();
            parts.field(&name, text);
            continue;
        }
        // What browsers send for a file input in which nothing was chosen.
        if part.file_name() == Some("") {
            continue;
        }
        let file_name = part.file_name().unwrap_or_default().to_owned();
        match arriving.take(&name, &file_name, part.into_stream()).await {
            Ok(()) => {}
            Err(error) => parts.refuse(error, Some(&file_name).filter(|_| arriving.takes_several(&name)))?,
        }
    }
    let received_at = instants.received_at();
    let whole = Whole { changes: parts.changes, language, typed_at: parts.typed_at, received_at, key };
    match (arriving.send(&whole, parts.wrong).await, parts.refused) {
        (Err(AtOnceError::Incomplete { wrong, draft }), Some(refused)) => {
            Err(Problem { errors: wrong, ..refused }.with_draft(draft))
        }
        (outcome, _) => outcome.map_err(Problem::from),
    }
}

fn is_field(name: &str) -> bool {
    matches!(name, "full_name" | "email" | "phone" | "language" | "consent" | "answers")
}

impl Parts {
    fn field(&mut self, name: &str, text: String) {
        match name {
            "full_name" => self.changes.full_name = Some(text),
            "email" => self.changes.email = Some(text),
            "phone" => self.changes.phone = Some(text),
            "language" => match language(&text) {
                Ok(language) => self.changes.language = language,
                Err(invalid) => self.wrong.push(invalid),
            },
            "consent" => match text.trim() {
                "true" => self.changes.consent = Some(true),
                "false" | "" => self.changes.consent = Some(false),
                _ => self.wrong.push(Invalid::new("/consent", "wrong-type", Phrase::new("apply-wrong-consent"))),
            },
            _ => match serde_json::from_str::<BTreeMap<String, Value>>(&text) {
                Ok(answers) => self.changes.answers = answers,
                Err(_) if text.trim().is_empty() => {}
                Err(_) => {
                    self.wrong.push(Invalid::new("/answers", "malformed", Phrase::new("apply-wrong-answers-json")));
                }
            },
        }
    }

    /// A refused file costs nobody the other ones; a request that broke off does.
    fn refuse(&mut self, error: AttachError, name: Option<&String>) -> Result<(), Problem> {
        let is_about_the_file = matches!(
            error,
            AttachError::TooMany { .. }
                | AttachError::Full { .. }
                | AttachError::TooLarge { .. }
                | AttachError::NoRoom { .. }
                | AttachError::Refused { .. }
        );
        let problem = Problem::from(error);
        if !is_about_the_file {
            return Err(problem);
        }
        // Of several files under one key, which one it is.
        let told = problem.errors.iter().cloned();
        self.wrong.extend(told.map(|wrong| name.map_or_else(|| wrong.clone(), |name| named(name, wrong.clone()))));
        if problem.code != Code::Invalid {
            self.refused.get_or_insert(problem);
        }
        Ok(())
    }
}

/// A language by its code; empty: none.
pub fn language(code: &str) -> Result<Option<Language>, Invalid> {
    match code.trim() {
        "" => Ok(None),
        code => code
            .parse()
            .map(Some)
            .map_err(|_| Invalid::new("/language", "unknown", Phrase::new("apply-wrong-language"))),
    }
}
