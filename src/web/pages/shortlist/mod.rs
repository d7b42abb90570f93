//! Shortlists of an opening: seen, drawn, signed, taken away.

use crate::account::may::Act;
use crate::application::extend;
use crate::invalid::Invalid;
use crate::language::Text;
use crate::links;
use crate::opening::standing::{self, Standing};
use crate::review::exact::Exact;
use crate::review::who::Who;
use crate::shortlist::dossier::Form;
use crate::shortlist::draw::{self, DrawError, NewShortlist};
use crate::shortlist::read::{self, Candidate, Shortlist};
use crate::shortlist::sign;
use crate::web::dossiers;
use crate::web::front::allow::{get, post};
use crate::web::page::{page, page_with, see_other};
use crate::web::pages::called::called;
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::{ShortlistId, shortlist};
use poem::http::StatusCode;
use poem::web::Path;
use poem::{Response, Result, Route, handler};
use serde::Deserialize;
use uuid::Uuid;

/// Candidates shown to choose from.
const SHOWN: u64 = 200;

/// The room's routes.
pub fn routes(route: Route) -> Route {
    route
        .at("/staff/openings/:slug/shortlists", get(show_all))
        .at("/staff/openings/:slug/shortlists/new", get(show_choice).post(choose))
        .at("/staff/shortlists/:id", get(show_one))
        .at("/staff/shortlists/:id/signature", post(add_signature))
        .at("/staff/shortlists/:id/dossier/:extension", get(download))
}

#[derive(Template)]
#[template(path = "shortlist/list.html")]
struct ListPage {
    frame: Frame,
    room: Room,
    slug: String,
    lists: Vec<shortlist::Model>,
    may_draw: bool,
    zone: crate::clock::Zone,
}

#[derive(Template)]
#[template(path = "shortlist/draw.html")]
struct DrawPage {
    frame: Frame,
    room: Room,
    slug: String,
    candidates: Vec<Candidate>,
    typed: Typed,
    errors: Vec<Invalid>,
    still_open: Option<String>,
    limit: i64,
    cut_short: bool,
}

#[derive(Template)]
#[template(path = "shortlist/one.html")]
struct OnePage {
    frame: Frame,
    room: Room,
    list: Shortlist,
    may_sign: bool,
    zone: crate::clock::Zone,
}

/// What the form says, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    act: String,
    size: String,
    pick: Vec<String>,
    reason: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Note {
    note: String,
}

impl DrawPage {
    fn error(&self, field: &str) -> Option<&Invalid> {
        self.errors.iter().find(|wrong| wrong.pointer.starts_with(field))
    }
}

/// Whether somebody was chosen.
fn is_picked(picked: &[String], who: &Who) -> bool {
    picked.iter().any(|address| address == who.address())
}

/// A mean as pages show it.
fn shown(text: Text, mean: Option<&String>) -> String {
    mean.and_then(|mean| mean.parse::<Exact>().ok()).map(|mean| text.decimal(&mean.rounded(2))).unwrap_or_default()
}

#[handler]
async fn show_all(signed: Signed, Path(slug): Path<String>) -> Result<Response> {
    let Visit { ctx, frame } = signed.visit;
    let (standing, lists) = read::of_opening(&ctx, &slug).await.map_err(Problem::from)?;
    let room = Room::open(&ctx, &standing, frame.text, Tab::Shortlists).await.map_err(Problem::from)?;
    let zone = ctx.settings.site.zone(&standing.opening.time_zone);
    Ok(page(&ListPage { frame, room, slug, lists, may_draw: standing.may(Act::DrawShortlist), zone })?)
}

#[handler]
async fn show_choice(signed: Signed, Path(slug): Path<String>) -> Result<Response> {
    let standing = drawing(&signed.visit, &slug).await?;
    let page = choice(signed.visit, &standing, Typed::default(), Vec::new()).await?;
    Ok(page_with(StatusCode::OK, &page)?)
}

#[handler]
async fn choose(form: SignedForm<Typed>, Path(slug): Path<String>) -> Result<Response> {
    let SignedForm { signed, form: typed } = form;
    let visit = signed.visit;
    let standing = drawing(&visit, &slug).await?;
    let new = match selection(&typed) {
        Ok(new) => new,
        Err(wrong) => {
            let page = choice(visit, &standing, typed, vec![wrong]).await?;
            return Ok(page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)?);
        }
    };
    match draw::draw(&visit.ctx, &slug, new, None).await {
        Ok(id) => Ok(see_other(&links::shortlist(id))),
        Err(DrawError::Invalid(wrong)) => {
            let page = choice(visit, &standing, typed, wrong).await?;
            Ok(page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

fn selection(typed: &Typed) -> std::result::Result<NewShortlist, Invalid> {
    let reason = typed.reason.clone();
    if typed.act == "pick" {
        return Ok(NewShortlist { size: None, references: Some(typed.pick.clone()), reason });
    }
    let size =
        typed.size.trim().parse().map_err(|_| {
            Invalid::new("/size", "not-a-number", crate::language::Phrase::new("shortlist-size-number"))
        })?;
    Ok(NewShortlist { size: Some(size), references: None, reason })
}

async fn drawing(visit: &Visit, slug: &str) -> Result<Standing> {
    let standing = standing::by_slug(&visit.ctx, slug, Act::DrawShortlist).await.map_err(Problem::from)?;
    Ok(standing.ok_or_else(not_found)?)
}

async fn choice(
    visit: Visit,
    standing: &Standing,
    typed: Typed,
    errors: Vec<Invalid>,
) -> std::result::Result<DrawPage, Problem> {
    let Visit { ctx, frame } = visit;
    let candidates = read::candidates(&ctx, standing, SHOWN + 1).await?;
    let cut_short = candidates.len() as u64 > SHOWN;
    let room = Room::open(&ctx, standing, frame.text, Tab::Shortlists).await?;
    let zone = ctx.settings.site.zone(&standing.opening.time_zone);
    // Whoever was given more time may still send.
    let extended = extend::latest(ctx.store.read(), standing.opening.id).await?;
    let closes = standing.opening.closes_at.max(extended).filter(|closes| *closes > ctx.now());
    Ok(DrawPage {
        still_open: closes.map(|closes| frame.text.deadline(closes, &zone)),
        limit: i64::try_from(ctx.settings.openings.max_reason).unwrap_or(i64::MAX),
        slug: standing.opening.slug.clone(),
        candidates: candidates.into_iter().take(usize::try_from(SHOWN).unwrap_or(usize::MAX)).collect(),
        frame,
        room,
        typed,
        errors,
        cut_short,
    })
}

#[handler]
async fn show_one(signed: Signed, Path(id): Path<Uuid>) -> Result<Response> {
    let Visit { ctx, frame } = signed.visit;
    let list = read::one(&ctx, ShortlistId(id)).await.map_err(Problem::from)?;
    let room = Room::open(&ctx, &list.standing, frame.text, Tab::Shortlists).await.map_err(Problem::from)?;
    let signed_before = list.signatures.iter().any(|signature| signature.row.staff_id == signed.staff.id);
    let may_sign = list.standing.may(Act::SignOff) && !signed_before;
    let zone = ctx.settings.site.zone(&list.standing.opening.time_zone);
    Ok(page(&OnePage { frame, room, list, may_sign, zone })?)
}

#[handler]
async fn add_signature(form: SignedForm<Note>, Path(id): Path<Uuid>) -> Result<Response> {
    let SignedForm { signed, form } = form;
    sign::sign(&signed.visit.ctx, ShortlistId(id), &form.note).await.map_err(Problem::from)?;
    Ok(see_other(&links::shortlist(ShortlistId(id))))
}

#[handler]
async fn download(signed: Signed, Path((id, extension)): Path<(Uuid, String)>) -> Result<Response> {
    let form = Form::from_extension(&extension).ok_or_else(not_found)?;
    Ok(dossiers::answer(&signed.visit.ctx, ShortlistId(id), form).await?)
}

fn not_found() -> Problem {
    Problem::new(Code::NotFound)
}
