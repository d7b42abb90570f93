//! Cancelling an opening, lifting its blind review, putting it away, and beginning another one from it.

use super::fields::Fields;
use super::reasoned::{self, Asking, Untaken};
use super::{managed, once, published};
use crate::links;
use crate::opening::cancel::{self as calling_off, CancelError};
use crate::opening::unblind::{self as lifting, UnblindError};
use crate::opening::{archive as put_away, duplicate as another};
use crate::web::page::see_other;
use crate::web::problem::Problem;
use crate::web::visit::{Signed, SignedForm};
use poem::web::Path;
use poem::{Response, Result, handler};

const CANCEL: Asking = Asking {
    title: "opening-cancel-title",
    warning: "opening-cancel-final",
    text: "opening-cancel-text",
    reason: "opening-reason",
    hint: "opening-reason-hint",
    go: "opening-cancel",
    stay: "opening-keep",
    done: "cancelled",
};

const UNBLIND: Asking = Asking {
    title: "opening-unblind",
    warning: "opening-unblind-final",
    text: "opening-unblind-text",
    reason: "opening-unblind-reason",
    hint: "opening-unblind-reason-hint",
    go: "opening-unblind",
    stay: "opening-unblind-keep",
    done: "unblinded",
};

#[handler]
pub async fn ask_to_cancel(signed: Signed, Path(slug): Path<String>) -> Result<Response> {
    let view = published(&signed.visit.ctx, &slug).await?;
    Ok(reasoned::ask(signed.visit, &view, &CANCEL).await?)
}

#[handler]
pub async fn cancel(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let (visit, typed) = (sent.signed.visit, Fields::of(sent.form));
    let view = published(&visit.ctx, &slug).await?;
    let taken = calling_off::cancel(&visit.ctx, &slug, typed.version(), typed.get("reason")).await;
    let taken = taken.map(drop).map_err(|error| match error {
        CancelError::Invalid(wrong) => Untaken::Invalid(wrong),
        CancelError::Barred(barred) => Untaken::Barred(barred),
        CancelError::Database(error) => Untaken::Other(error.into()),
    });
    Ok(reasoned::answer(visit, &view, &CANCEL, &typed, taken).await?)
}

#[handler]
pub async fn ask_to_unblind(signed: Signed, Path(slug): Path<String>) -> Result<Response> {
    let view = managed(&signed.visit.ctx, &slug).await?;
    Ok(reasoned::ask(signed.visit, &view, &UNBLIND).await?)
}

#[handler]
pub async fn unblind(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let (visit, typed) = (sent.signed.visit, Fields::of(sent.form));
    let view = managed(&visit.ctx, &slug).await?;
    let taken = lifting::unblind(&visit.ctx, &slug, typed.version(), typed.get("reason")).await;
    let taken = taken.map(drop).map_err(|error| match error {
        UnblindError::Invalid(wrong) => Untaken::Invalid(wrong),
        UnblindError::Barred(barred) => Untaken::Barred(barred),
        UnblindError::Database(error) => Untaken::Other(error.into()),
    });
    Ok(reasoned::answer(visit, &view, &UNBLIND, &typed, taken).await?)
}

#[handler]
pub async fn archive(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let typed = Fields::of(sent.form);
    put_away::archive(&sent.signed.visit.ctx, &slug, typed.version()).await.map_err(Problem::from)?;
    Ok(see_other(&format!("{}?done=archived", links::staff_opening(&slug, ""))))
}

#[handler]
pub async fn duplicate(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let typed = Fields::of(sent.form);
    let key = once::key(&sent.signed, &format!("duplicate of {slug}"), typed.get("once"));
    let made = another::duplicate(&sent.signed.visit.ctx, &slug, key.as_ref()).await.map_err(Problem::from)?;
    Ok(see_other(&links::staff_opening(&made.slug, "edit")))
}
