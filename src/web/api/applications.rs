//! `/api/v1/…applications`: what applicants do, whole or step by step, and their own data.

pub mod answer;
mod at_once;
pub mod documents;
mod file_name;
mod outcome;
mod request;
pub mod uploads;

use self::answer::{DeletedApplication, OwnApplication};
use self::outcome::{Begun, Deleted, Either, Exported, One, Receipt, Sent, TakenBack, Whole};
use self::request::{ApplicationForm, Ended, Instants};
use super::caller::{AnyCaller, Caller};
use super::conditions::{etag, required};
use super::maybe_json::MaybeJson;
use super::review;
use crate::actor::Actor;
use crate::application::rules::changes::Changes;
use crate::application::{begin, come_back, discard, export, read, revert, save, submit, withdraw};
use crate::context::Context;
use crate::language::Text;
use crate::web::problem::{Code, Problem};
use crate::web::visit::language_of;
use poem::Request;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::{Json, PlainText};
use poem_openapi::types::{Any, MaybeUndefined};
use poem_openapi::{Object, OpenApi, Tags};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Tags)]
enum Tag {
    /// Applications: begun, filled, submitted, withdrawn. Applicants need no account: `applicant_token` is their way in.
    Applications,
}

/// The resource.
pub struct Applications;

/// Whoever repeats the key of a draft is given its token: the key must not be guessable.
const DRAFT_KEY: usize = 16;

/// Fields of a draft; those left out stay, `null` empties (RFC 7396).
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct ApplicationChanges {
    full_name: MaybeUndefined<String>,
    email: MaybeUndefined<String>,
    phone: MaybeUndefined<String>,
    /// `en`, `sq` or `sr`.
    language: MaybeUndefined<String>,
    /// Consent to the processing of what is sent.
    consent: MaybeUndefined<bool>,
    /// Question key to answer: a text, number, boolean or list of option keys; `null` takes an answer out.
    #[oai(default)]
    answers: BTreeMap<String, Value>,
}

impl ApplicationChanges {
    fn read(self) -> Result<Changes, Problem> {
        let text = |field: MaybeUndefined<String>| match field {
            MaybeUndefined::Undefined => None,
            MaybeUndefined::Null => Some(String::new()),
            MaybeUndefined::Value(text) => Some(text),
        };
        let consent = match self.consent {
            MaybeUndefined::Undefined => None,
            MaybeUndefined::Null => Some(false),
            MaybeUndefined::Value(consent) => Some(consent),
        };
        let language = text(self.language).map_or(Ok(None), |code| at_once::language(&code));
        Ok(Changes {
            full_name: text(self.full_name),
            email: text(self.email),
            phone: text(self.phone),
            language: language.map_err(|invalid| Problem::invalid(vec![invalid]))?,
            consent,
            answers: self.answers,
        })
    }
}

const PRIVATE: &str = "no-store";

fn location(reference: &str) -> String {
    format!("/api/v1/applications/{reference}")
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Applications")]
impl Applications {
    /// A whole application in one request. When something is missing or a document is refused, what was good is kept in a
    /// draft: the problem has its `reference` and `applicant_token`, so that the rest can follow step by step.
    #[oai(path = "/openings/:slug/applications", method = "post", operation_id = "apply")]
    async fn apply(
        &self,
        request: &Request,
        caller: AnyCaller,
        slug: Path<String>,
        /// The same key with the same content: the first one's receipt, for at least 24 hours.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        form: ApplicationForm,
    ) -> Result<Sent, Problem> {
        request::count_beginning(request)?;
        let (ctx, key) = (caller.0, request::key(key.0, 1)?);
        let instants = Instants::of(request, &ctx);
        let language = language_of(request, &ctx, None);
        let submitted = at_once::receive(&ctx, &slug.0, language, form.0, &instants, key).await?;
        let place = location(&submitted.reference);
        Ok(Sent::Is(Json(submitted.into()), place))
    }

    /// Begins an application to be filled step by step; the body may bring fields already.
    #[oai(path = "/openings/:slug/drafts", method = "post", operation_id = "begin_application")]
    async fn begin(
        &self,
        request: &Request,
        caller: AnyCaller,
        slug: Path<String>,
        /// At least 16 characters: whoever repeats it is given the draft's token.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: MaybeJson<ApplicationChanges>,
    ) -> Result<Begun, Problem> {
        request::count_beginning(request)?;
        let (ctx, key) = (caller.0, request::key(key.0, DRAFT_KEY)?);
        let received_at = Instants::of(request, &ctx).received_at();
        let changes = body.0.map_or_else(|| Ok(Changes::default()), ApplicationChanges::read)?;
        let language = language_of(request, &ctx, None);
        let begun = begin::begin(&ctx, &slug.0, language, &changes, received_at, key.as_deref()).await?;
        let (place, tag) = (location(&begun.reference), etag(begun.version));
        Ok(Begun::Is(Json(begun.into()), place, tag))
    }

    /// One's own application; to HR and its panel, a submitted one as they read it, which is on the record.
    #[oai(path = "/applications/:reference", method = "get", operation_id = "get_application")]
    async fn get(&self, request: &Request, caller: Caller, reference: Path<String>) -> Result<Whole, Problem> {
        let text = Text::new(language_of(request, &caller.0, None));
        let (whole, tag) = match caller.0.actor {
            Actor::Applicant(_) => {
                let (own, tag) = own(&caller.0, &reference.0, text).await?;
                (Either::Own(own), tag)
            }
            Actor::Staff(_) => {
                let (candidate, tag) = review::candidate(&caller.0, &reference.0, text).await?;
                (Either::Candidate(candidate), tag)
            }
            Actor::Anyone | Actor::System => return Err(Problem::new(Code::NotFound)),
        };
        Ok(Whole::Is(Json(whole), tag, PRIVATE.to_owned()))
    }

    /// Changes a draft, or what was submitted: of that, the version that was submitted counts until the changes are. What is not
    /// yet right is kept all the same and listed in `missing`.
    #[oai(path = "/applications/:reference", method = "patch", operation_id = "change_application")]
    async fn change(
        &self,
        request: &Request,
        caller: Caller,
        reference: Path<String>,
        #[oai(name = "If-Match")] if_match: Header<Option<String>>,
        body: Json<ApplicationChanges>,
    ) -> Result<One, Problem> {
        let ctx = caller.0;
        let version = required(if_match.0.as_deref())?;
        let received_at = Instants::of(request, &ctx).received_at();
        save::save(&ctx, &reference.0, &body.0.read()?, version, received_at).await?;
        let (own, tag) = own(&ctx, &reference.0, Text::new(language_of(request, &ctx, None))).await?;
        Ok(One::Own(Json(own), tag, PRIVATE.to_owned()))
    }

    /// Submits what is saved. Of what was submitted and changed since it makes the next version, which counts from then on;
    /// submitting what was not changed answers with the same receipt again.
    #[oai(path = "/applications/:reference/submission", method = "post", operation_id = "submit_application")]
    async fn submit(
        &self,
        caller: Caller,
        reference: Path<String>,
        #[oai(name = "Idempotency-Key")] key: Header<Option<String>>,
        ended: Ended,
    ) -> Result<Sent, Problem> {
        let key = request::key(key.0, 1)?;
        let submitted = submit::submit(&caller.0, &reference.0, ended.0, key.as_deref()).await?;
        let place = location(&submitted.reference);
        Ok(Sent::Is(Json(submitted.into()), place))
    }

    /// Withdraws a submitted application, at any time; while the opening takes applications, that can be taken back, or the
    /// e-mail address may apply anew.
    #[oai(path = "/applications/:reference/withdrawal", method = "post", operation_id = "withdraw_application")]
    async fn withdraw(&self, caller: Caller, reference: Path<String>, _ended: Ended) -> Result<TakenBack, Problem> {
        let withdrawn = withdraw::withdraw(&caller.0, &reference.0).await?;
        Ok(TakenBack::Is(Json(withdrawn.into())))
    }

    /// Takes a withdrawal back while the opening takes applications: the version that was submitted counts again.
    #[oai(path = "/applications/:reference/withdrawal", method = "delete", operation_id = "take_withdrawal_back")]
    async fn come_back(
        &self,
        request: &Request,
        caller: Caller,
        reference: Path<String>,
        ended: Ended,
    ) -> Result<One, Problem> {
        come_back::come_back(&caller.0, &reference.0, ended.0).await?;
        let (body, tag) = own(&caller.0, &reference.0, Text::new(language_of(request, &caller.0, None))).await?;
        Ok(One::Own(Json(body), tag, PRIVATE.to_owned()))
    }

    /// Drops what was changed since the application was submitted: it is again what the version that counts says.
    #[oai(path = "/applications/:reference/changes", method = "delete", operation_id = "drop_changes")]
    async fn revert(
        &self,
        request: &Request,
        caller: Caller,
        reference: Path<String>,
        _ended: Ended,
    ) -> Result<One, Problem> {
        revert::revert(&caller.0, &reference.0).await?;
        let (body, tag) = own(&caller.0, &reference.0, Text::new(language_of(request, &caller.0, None))).await?;
        Ok(One::Own(Json(body), tag, PRIVATE.to_owned()))
    }

    /// Everything that is kept of one's own application, as JSON: fields, answers, documents by name and hash, every
    /// version with its receipt, every letter.
    #[oai(path = "/applications/:reference/export", method = "get", operation_id = "export_application")]
    async fn export(&self, caller: Caller, reference: Path<String>) -> Result<Exported, Problem> {
        let export = export::export(&caller.0, &reference.0).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
        let disposition = format!("attachment; filename=\"{}.json\"", export.reference);
        Ok(Exported::Is(Json(Any(export)), disposition, PRIVATE.to_owned()))
    }

    /// Deletes one's own application: a draft is erased with its files at once; a submitted one is withdrawn, and its data
    /// ends with the organisation's retention. `fate` says which.
    #[oai(path = "/applications/:reference", method = "delete", operation_id = "delete_application")]
    async fn delete(&self, caller: Caller, reference: Path<String>, _ended: Ended) -> Result<Deleted, Problem> {
        let gone = discard::discard(&caller.0, &reference.0).await?;
        let reference = crate::secrets::canonical_reference(&reference.0).unwrap_or_default();
        Ok(Deleted::Is(Json(DeletedApplication::of(reference, gone))))
    }

    /// The receipt of the version that counts.
    #[oai(path = "/receipts/:reference", method = "get", operation_id = "get_receipt")]
    async fn receipt(&self, caller: Caller, reference: Path<String>) -> Result<Receipt, Problem> {
        let version = read::receipt(&caller.0, &reference.0).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
        Ok(Receipt::Is(PlainText(version.receipt), PRIVATE.to_owned()))
    }
}

/// One's own application, as its applicant reads it, and its entity tag.
async fn own(ctx: &Context, reference: &str, text: Text) -> Result<(OwnApplication, String), Problem> {
    let own = read::own(ctx, reference).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
    let tag = etag(own.application.version);
    Ok((OwnApplication::of(own, text), tag))
}
