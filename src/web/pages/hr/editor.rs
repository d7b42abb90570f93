//! Writing an opening: `/staff/openings/new`, `…/edit` while it is a draft, `…/amend` once everybody reads it.

mod typed;

use self::typed::{edits, field, label, stored};
use super::fields::Fields;
use super::wrongs::Wrongs;
use super::{managed, once, published};
use crate::account::may::{Act, may};
use crate::invalid::Invalid;
use crate::language::Language;
use crate::links;
use crate::opening::amend::{AmendError, amend as amend_opening};
use crate::opening::draft::{DraftError, draft as draft_opening};
use crate::opening::edit::{EditError, edit as edit_opening, foreseen};
use crate::opening::read::StaffView;
use crate::opening::rules::{Terms, reason_wrong};
use crate::opening::{Barred, advert};
use crate::web::page::{page_with, see_other};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::opening::State;
use poem::http::StatusCode;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};

/// What the editor is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    Begin,
    Edit,
    Amend,
}

#[derive(Template)]
#[template(path = "hr/editor.html")]
struct EditorPage {
    frame: Frame,
    room: Option<Room>,
    task: Task,
    slug: String,
    typed: Fields,
    version: String,
    wrongs: Wrongs,
    stale: bool,
    saved: bool,
    state: State,
    languages: Vec<Language>,
    own: Language,
    /// What it closes at as stored, in words.
    closes: Option<String>,
    /// Sanitised HTML.
    preview: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a template passes what it calls with by reference")]
impl EditorPage {
    /// Whether a language's part is shown open: its own, and any that has something to mend.
    fn is_shown(&self, language: &Language) -> bool {
        let has_wrong = |field: &&str| self.wrongs.at(&format!("texts.{}.{field}", language.code())).is_some();
        *language == self.own || ["title", "summary", "description"].iter().any(has_wrong)
    }

    fn text_of(&self, language: &Language, field: &str) -> &str {
        self.typed.get(&format!("texts.{}.{field}", language.code()))
    }

    const fn amends(&self) -> bool {
        matches!(self.task, Task::Amend)
    }

    /// Whether it can be edited only by amendments.
    const fn is_published(&self) -> bool {
        matches!(self.state, State::Published)
    }

    /// Whether nothing can be changed any more.
    const fn is_over(&self) -> bool {
        matches!(self.state, State::Cancelled | State::Archived)
    }

    fn heading(&self) -> String {
        let text = self.frame.text;
        match (self.task, &self.room) {
            (Task::Amend, Some(room)) => text.with("title", room.title.as_str()).say("opening-amend-title"),
            (Task::Begin, _) | (Task::Amend, None) => text.say("opening-new"),
            (Task::Edit, _) => text.say("staff-room-advert"),
        }
    }
}

struct Shown {
    status: StatusCode,
    typed: Fields,
    version: String,
    wrong: Vec<Invalid>,
    stale: bool,
    saved: bool,
}

impl Shown {
    fn fresh(typed: Fields, version: impl ToString) -> Self {
        let (version, status) = (version.to_string(), StatusCode::OK);
        Self { status, typed, version, wrong: Vec::new(), stale: false, saved: false }
    }

    /// With what is to be mended.
    fn invalid(typed: Fields, wrong: Vec<Invalid>) -> Self {
        let version = typed.get("version").to_owned();
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, wrong, ..Self::fresh(typed, version) }
    }

    /// As typed, over what somebody else has saved meanwhile.
    fn stale(typed: Fields, current: i32) -> Self {
        Self { status: StatusCode::PRECONDITION_FAILED, stale: true, ..Self::fresh(typed, current) }
    }
}

async fn respond(visit: Visit, task: Task, view: Option<&StaffView>, shown: Shown) -> Result<Response, Problem> {
    let site = &visit.ctx.settings.site;
    let room = match view {
        Some(view) => {
            let tab = if task == Task::Amend { Tab::Overview } else { Tab::Advert };
            Some(Room::open(&visit.ctx, &view.standing, visit.text(), tab).await?)
        }
        None => None,
    };
    let own: Language = shown.typed.get("language").parse().unwrap_or_default();
    let wrongs =
        Wrongs::of(visit.text(), &shown.wrong, |pointer| field(pointer, own), |field| label(field, own, visit.text()));
    let state = view.map_or(State::Draft, |view| view.whole.opening.state);
    let closes = view.and_then(|view| view.whole.closing());
    let page = EditorPage {
        room,
        task,
        slug: view.map(|view| view.whole.opening.slug.clone()).unwrap_or_default(),
        preview: advert::to_html(shown.typed.get(&format!("texts.{own}.description"))),
        typed: shown.typed,
        version: shown.version,
        wrongs,
        stale: shown.stale,
        saved: shown.saved,
        state,
        languages: site.advert_languages().collect(),
        own,
        closes: closes
            .map(|closing| visit.text().deadline_with_utc(closing.instant(), &site.zone(closing.zone().name()))),
        frame: visit.frame,
    };
    page_with(shown.status, &page)
}

#[handler]
pub async fn begin(signed: Signed) -> Result<Response> {
    may_draft(&signed)?;
    let settings = &signed.visit.ctx.settings;
    let language = settings.site.languages.first().copied().unwrap_or_default();
    let mut typed = stored(&Terms::fresh(language, settings.applications.grace_seconds), None, &settings.site);
    typed.push("once", once::fresh()?);
    Ok(respond(signed.visit, Task::Begin, None, Shown::fresh(typed, "")).await?)
}

fn may_draft(signed: &Signed) -> Result<(), Problem> {
    let may = may(signed.staff.role, None, Act::DraftOpenings);
    if may { Ok(()) } else { Err(Problem::new(Code::NotFound)) }
}

#[handler]
pub async fn draft(sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let (signed, typed) = (sent.signed, Fields::of(sent.form));
    may_draft(&signed)?;
    let key = once::key(&signed, "new opening", typed.get("once"));
    let ctx = &signed.visit.ctx;
    let (edits, mut wrong) = edits(&typed, None, &ctx.settings.site);
    if wrong.is_empty() {
        match draft_opening(ctx, &edits, key.as_ref()).await {
            Ok(opening) => return Ok(see_other(&format!("{}?saved=1", links::staff_opening(&opening.slug, "edit")))),
            Err(DraftError::Invalid(found)) => wrong = found,
            Err(error) => return Err(Problem::from(error).into()),
        }
    } else {
        wrong.extend(foreseen(ctx, None, &edits));
    }
    Ok(respond(signed.visit, Task::Begin, None, Shown::invalid(typed, wrong)).await?)
}

#[handler]
pub async fn show(
    signed: Signed,
    Path(slug): Path<String>,
    Query(after): Query<super::criteria::After>,
) -> Result<Response> {
    let view = managed(&signed.visit.ctx, &slug).await?;
    let mut shown = as_stored(&view, &signed.visit);
    shown.saved = after.saved.is_some();
    Ok(respond(signed.visit, Task::Edit, Some(&view), shown).await?)
}

fn as_stored(view: &StaffView, visit: &Visit) -> Shown {
    let opening = &view.whole.opening;
    Shown::fresh(stored(&view.whole.terms(), Some(opening), &visit.ctx.settings.site), opening.version)
}

#[handler]
pub async fn save(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let (visit, typed) = (sent.signed.visit, Fields::of(sent.form));
    let view = managed(&visit.ctx, &slug).await?;
    let (edits, mut wrong) = edits(&typed, Some(&view.whole.opening), &visit.ctx.settings.site);
    if !wrong.is_empty() {
        wrong.extend(foreseen(&visit.ctx, Some(&view.whole), &edits));
        return Ok(respond(visit, Task::Edit, Some(&view), Shown::invalid(typed, wrong)).await?);
    }
    let shown = match edit_opening(&visit.ctx, &slug, typed.version(), &edits).await {
        Ok(_) => return Ok(see_other(&format!("{}?saved=1", links::staff_opening(&slug, "edit")))),
        Err(EditError::Invalid(wrong)) => Shown::invalid(typed, wrong),
        Err(EditError::Barred(Barred::Stale { current })) => Shown::stale(typed, current),
        Err(error) => return Err(Problem::from(error).into()),
    };
    Ok(respond(visit, Task::Edit, Some(&view), shown).await?)
}

#[handler]
pub async fn show_amendment(signed: Signed, Path(slug): Path<String>) -> Result<Response> {
    let view = published(&signed.visit.ctx, &slug).await?;
    let mut shown = as_stored(&view, &signed.visit);
    shown.typed.push("once", once::fresh()?);
    Ok(respond(signed.visit, Task::Amend, Some(&view), shown).await?)
}

#[handler]
pub async fn amend(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let typed = Fields::of(sent.form);
    let key = once::key(&sent.signed, &format!("amendment of {slug}"), typed.get("once"));
    let visit = sent.signed.visit;
    let view = published(&visit.ctx, &slug).await?;
    let (mut edits, mut wrong) = edits(&typed, Some(&view.whole.opening), &visit.ctx.settings.site);
    // How the review goes is not on this page.
    (edits.blind, edits.visibility, edits.chair_sees_all, edits.reviews_per_application) = (None, None, None, None);
    if !wrong.is_empty() {
        wrong.splice(0..0, reason_wrong(typed.get("reason"), &visit.ctx.settings.openings));
        wrong.extend(foreseen(&visit.ctx, Some(&view.whole), &edits));
        return Ok(respond(visit, Task::Amend, Some(&view), Shown::invalid(typed, wrong)).await?);
    }
    let made = amend_opening(&visit.ctx, &slug, typed.version(), &edits, typed.get("reason"), key.as_ref()).await;
    let shown = match made {
        Ok(_) => return Ok(see_other(&format!("{}?done=amended", links::staff_opening(&slug, "")))),
        Err(AmendError::Invalid(wrong)) => Shown::invalid(typed, wrong),
        Err(AmendError::Barred(Barred::Stale { current })) => Shown::stale(typed, current),
        Err(error) => return Err(Problem::from(error).into()),
    };
    Ok(respond(visit, Task::Amend, Some(&view), shown).await?)
}
