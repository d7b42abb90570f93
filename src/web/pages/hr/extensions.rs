//! More time for single applications: those that were given it, and the form that gives it.

use super::fields::Fields;
use super::wrongs::Wrongs;
use super::{managed, once, published};
use crate::application::extend::{self, ExtendError, Extended, Wanted};
use crate::invalid::Invalid;
use crate::language::Text;
use crate::links;
use crate::opening::read::StaffView;
use crate::opening::rules::written;
use crate::secrets::sha256_hex;
use crate::store::idempotency::Key;
use crate::web::page::{page_with, see_other};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::application::State;
use entity::opening;
use poem::http::StatusCode;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "hr/extensions.html")]
struct ExtensionsPage {
    frame: Frame,
    room: Room,
    slug: String,
    closes: String,
    days: u32,
    once: String,
    typed: Fields,
    wrongs: Wrongs,
    stale: bool,
    done: Option<&'static str>,
    takes: bool,
    given: Vec<Given>,
}

/// One that was given.
struct Given {
    reference: String,
    /// Where it can be read; a draft is its applicant's alone.
    href: Option<String>,
    state: String,
    until: String,
    is_over: bool,
    reason: String,
    made: String,
}

#[derive(Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    let view = managed(&signed.visit.ctx, &slug).await?;
    let fresh = Form { once: once::fresh()?, typed: Fields::default(), wrong: Vec::new() };
    let done = match asked.done.as_deref() {
        Some("given") => Some("opening-extension-done"),
        Some("untold") => Some("opening-extension-untold"),
        _ => None,
    };
    Ok(respond(signed.visit, &view, StatusCode::OK, fresh, done).await?)
}

#[handler]
pub async fn give(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let typed = Fields::of(sent.form);
    let key = once::key(&sent.signed, &format!("extension in {slug}"), typed.get("once"));
    let visit = sent.signed.visit;
    let view = published(&visit.ctx, &slug).await?;
    let (day, time) = (typed.get("until_on").trim(), typed.get("until_time").trim());
    let wanted = Wanted {
        whom: typed.get("application").to_owned(),
        until: if time.is_empty() { day.to_owned() } else { format!("{day}T{time}") },
        reason: typed.get("reason").to_owned(),
    };
    // The same form sent again for somebody else, after going back to it, is no repetition.
    let said = sha256_hex(format!("{}\n{}\n{}", wanted.whom, wanted.until, wanted.reason));
    let key = key.map(|key| Key { fingerprint: said, ..key });
    let made = match extend::extend(&visit.ctx, &slug, &wanted, key.as_ref()).await {
        Err(ExtendError::KeyReused) => extend::extend(&visit.ctx, &slug, &wanted, None).await,
        made => made,
    };
    match made {
        Ok(made) => {
            let done = if made.told { "given" } else { "untold" };
            Ok(see_other(&format!("{}?done={done}", links::staff_opening(&slug, "extensions"))))
        }
        Err(ExtendError::Invalid(wrong)) => {
            let form = Form { once: typed.get("once").to_owned(), typed, wrong };
            Ok(respond(visit, &view, StatusCode::UNPROCESSABLE_ENTITY, form, None).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

/// The form as it was typed.
struct Form {
    once: String,
    typed: Fields,
    wrong: Vec<Invalid>,
}

async fn respond(
    visit: Visit,
    view: &StaffView,
    status: StatusCode,
    form: Form,
    done: Option<&'static str>,
) -> Result<Response, Problem> {
    let (text, opening) = (visit.text(), &view.whole.opening);
    let zone = visit.ctx.settings.site.zone(&opening.time_zone);
    let room = Room::open(&visit.ctx, &view.standing, text, Tab::Overview).await?;
    let given = extend::all(&visit.ctx, &opening.slug).await?;
    let page = ExtensionsPage {
        room,
        slug: opening.slug.clone(),
        closes: opening.closes_at.map_or_else(String::new, |at| text.deadline(at, &zone)),
        days: visit.ctx.settings.admission.extension_days,
        once: form.once,
        typed: form.typed,
        wrongs: Wrongs::of(text, &form.wrong, field, |field| label(field, text)),
        stale: false,
        done,
        takes: opening.state == opening::State::Published,
        given: given
            .into_iter()
            .map(|one| {
                let Extended { extension, reference, state, by, .. } = one;
                Given {
                    href: (state == State::Submitted).then(|| links::staff_application(&reference)),
                    reference,
                    state: text.with("state", written(state)).say("opening-extension-state"),
                    until: text.deadline(extension.until, &zone),
                    is_over: extension.until <= visit.frame.now,
                    reason: extension.reason,
                    made: text
                        .with("who", by)
                        .with("when", text.short_moment(extension.made_at, &zone))
                        .say("opening-extension-made"),
                }
            })
            .collect(),
        frame: visit.frame,
    };
    page_with(status, &page)
}

/// The form's field for a field of the rules.
fn field(pointer: &str) -> String {
    match pointer {
        "" => "application",
        "until" => "until_on",
        other => other,
    }
    .to_owned()
}

fn label(field: &str, text: Text) -> Option<String> {
    match field {
        "application" => Some(text.say("opening-extension-whom")),
        "until_on" => Some(text.say("opening-closes-on")),
        "reason" => Some(text.say("opening-extension-reason")),
        _ => None,
    }
}
