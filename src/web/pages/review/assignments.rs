//! Who reviews what: shared out automatically with a preview, by a list, and by hand.

use super::not_found;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::links;
use crate::review::applications::DEFAULT_LIMIT;
use crate::review::assign::AssignError;
use crate::review::assign::by_list::{Named, Whom, by_list};
use crate::review::assign::end::end;
use crate::review::assign::overview::{self, Card, Has, Item, Overview};
use crate::review::assign::plan::{self, Plan};
use crate::review::assign::share::share;
use crate::review::assign::take_away::take_away;
use crate::review::rules::assign::Cause;
use crate::web::page::{page, page_with, see_other};
use crate::web::pages::called::called;
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::refusals::review::why_infeasible;
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::StaffId;
use poem::http::StatusCode;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Reviews that are offered where the opening wants no number: with three, one reviewer who is far off is seen to be.
const USUAL: usize = 3;
/// Names told at most.
const NAMED: usize = 5;

#[derive(Template)]
#[template(path = "review/assignments.html")]
struct AssignmentsPage {
    frame: Frame,
    room: Room,
    slug: String,
    overview: Overview,
    at: At,
    typed: Typed,
    next: Option<String>,
    most: usize,
}

#[derive(Template)]
#[template(path = "review/assignments_preview.html")]
struct PreviewPage {
    frame: Frame,
    room: Room,
    slug: String,
    plan: Plan,
    /// What is not as one would wish, and why.
    notes: Vec<Phrase>,
    /// It is shown again because something changed.
    changed: bool,
}

/// Which part of the list, and what was just done.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct At {
    #[serde(skip_serializing_if = "String::is_empty")]
    cursor: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    lacking: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    done: String,
}

/// What is to be shared out, as a form says it; and the preview that was seen.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    reviews: String,
    anew: String,
    seed: Option<u64>,
    seen: String,
}

/// One application and one reviewer, and where in the list the button was.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct One {
    reference: String,
    reviewer: String,
    cursor: String,
    lacking: String,
}

impl One {
    fn reviewer(&self) -> Option<StaffId> {
        self.reviewer.parse::<Uuid>().ok().map(StaffId)
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Lines {
    list: String,
}

/// A form with nothing but its button.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Nothing {}

/// What the forms of the page say, and what is wrong with it.
#[derive(Clone, Debug, Default)]
struct Typed {
    reviews: Option<String>,
    anew: bool,
    list: String,
    wrong: Vec<Invalid>,
}

impl At {
    fn address(&self, slug: &str) -> String {
        let path = links::staff_opening(slug, "assignments");
        match serde_urlencoded::to_string(self) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            Ok(_) | Err(_) => path,
        }
    }

    fn after(done: &str) -> Self {
        Self { done: done.to_owned(), ..Self::default() }
    }
}

impl AssignmentsPage {
    fn done(&self) -> Option<&'static str> {
        Some(match self.at.done.as_str() {
            "shared" => "review-assign-done",
            "listed" => "review-assign-list-done",
            "ended" => "review-assign-ended",
            _ => return None,
        })
    }

    /// What is wrong with the number of reviews, or why nothing can be shared out.
    fn wrong_reviews(&self) -> Option<&Invalid> {
        self.typed.wrong.iter().find(|wrong| wrong.pointer.starts_with("/reviews_per_application"))
    }

    /// What is wrong with the list, with the line where it is.
    fn wrong_lines(&self) -> Vec<(Option<usize>, &Invalid)> {
        let of_list = self.typed.wrong.iter().filter(|wrong| wrong.pointer.starts_with("/assignments"));
        let line = |wrong: &Invalid| wrong.pointer.split('/').nth(2).and_then(|index| index.parse::<usize>().ok());
        of_list.map(|wrong| (line(wrong).map(|index| index + 1), wrong)).collect()
    }

    /// As typed, as the opening wants, or a number with which most panels can be told apart.
    fn reviews(&self) -> String {
        let wanted = self.overview.standing.opening.reviews_per_application.map(|n| n.to_string());
        let usual = || self.overview.people.len().clamp(1, USUAL).to_string();
        self.typed.reviews.clone().or(wanted).unwrap_or_else(usual)
    }

    fn all(&self) -> String {
        At::default().address(&self.slug)
    }

    fn only_lacking(&self) -> String {
        At { lacking: "on".to_owned(), ..At::default() }.address(&self.slug)
    }

    fn called(&self, item: &Item) -> String {
        called(self.frame.text, &item.who)
    }

    const fn state(has: &Has) -> Option<&'static str> {
        match (has.card, has.reviews) {
            (Card::Submitted, _) => Some("review-assign-card-submitted"),
            (_, false) => Some("review-assign-left-panel"),
            (Card::Begun, true) => Some("review-assign-card-begun"),
            (Card::None, true) => None,
        }
    }
}

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(at): Query<At>) -> Result<Response> {
    Ok(shown(signed.visit, &slug, at, Typed::default(), StatusCode::OK).await?)
}

#[handler]
pub async fn preview(signed: Signed, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response> {
    Ok(previewed(signed.visit, &slug, &wanted, false).await?)
}

#[handler]
pub async fn confirm(form: SignedForm<Wanted>, Path(slug): Path<String>) -> Result<Response> {
    let SignedForm { signed, form: wanted } = form;
    let visit = signed.visit;
    let Some(asked) = asked(&wanted) else { return Ok(previewed(visit, &slug, &wanted, false).await?) };
    match share(&visit.ctx, &slug, &asked, Some(&wanted.seen), None).await {
        Ok(()) => Ok(see_other(&At::after("shared").address(&slug))),
        // Somebody applied, withdrew, or declared a conflict meanwhile: what comes of it now is shown before it is done.
        Err(AssignError::Changed | AssignError::Invalid(_) | AssignError::Infeasible(_)) => {
            Ok(previewed(visit, &slug, &wanted, true).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

#[handler]
pub async fn by_lines(form: SignedForm<Lines>, Path(slug): Path<String>) -> Result<Response> {
    let SignedForm { signed, form: Lines { list } } = form;
    let visit = signed.visit;
    match by_list(&visit.ctx, &slug, &named(&list), None).await {
        Ok(_) => Ok(see_other(&At::after("listed").address(&slug))),
        Err(AssignError::Invalid(wrong)) => {
            let typed = Typed { list, wrong, ..Typed::default() };
            Ok(shown(visit, &slug, At::default(), typed, StatusCode::UNPROCESSABLE_ENTITY).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

#[handler]
pub async fn add(form: SignedForm<One>, Path(slug): Path<String>) -> Result<Response> {
    let SignedForm { signed, form: one } = form;
    let whom = one.reviewer().map_or_else(|| Whom::Email(one.reviewer.clone()), Whom::Id);
    let named = Named { reference: one.reference.clone(), whom };
    by_list(&signed.visit.ctx, &slug, &[named], None).await.map_err(Problem::from)?;
    Ok(see_other(&beside(&one, &slug)))
}

#[handler]
pub async fn take(form: SignedForm<One>, Path(slug): Path<String>) -> Result<Response> {
    let SignedForm { signed, form: one } = form;
    let whose = one.reviewer().ok_or_else(not_found)?;
    take_away(&signed.visit.ctx, &slug, &one.reference, whose).await.map_err(Problem::from)?;
    Ok(see_other(&beside(&one, &slug)))
}

#[handler]
pub async fn finish(form: SignedForm<Nothing>, Path(slug): Path<String>) -> Result<Response> {
    end(&form.signed.visit.ctx, &slug).await.map_err(Problem::from)?;
    Ok(see_other(&At::after("ended").address(&slug)))
}

/// The same part of the list, at the application.
fn beside(one: &One, slug: &str) -> String {
    let at = At { cursor: one.cursor.clone(), lacking: one.lacking.clone(), done: String::new() };
    format!("{}#a-{}", at.address(slug), one.reference)
}

/// What the form asks for; none: its number is none.
fn asked(wanted: &Wanted) -> Option<plan::Asked> {
    let reviews = wanted.reviews.trim();
    let reviews = if reviews.is_empty() { None } else { Some(reviews.parse().ok()?) };
    Some(plan::Asked { reviews, anew: !wanted.anew.is_empty(), seed: wanted.seed })
}

/// A line holds a reference and an address, with whatever is between the columns of a table.
fn named(list: &str) -> Vec<Named> {
    let lines = list.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let words = line.split([' ', '\t', ',', ';', '"']).filter(|word| !word.is_empty());
            let (addresses, others): (Vec<&str>, Vec<&str>) = words.partition(|word| word.contains('@'));
            Named { reference: others.join(" "), whom: Whom::Email(addresses.join(" ")) }
        })
        .collect()
}

async fn shown(
    visit: Visit,
    slug: &str,
    at: At,
    typed: Typed,
    status: StatusCode,
) -> std::result::Result<Response, Problem> {
    let Visit { ctx, frame } = visit;
    let cursor = (!at.cursor.is_empty()).then(|| at.cursor.clone());
    let asked = overview::Asked { lacking: !at.lacking.is_empty(), cursor, limit: DEFAULT_LIMIT };
    let overview = overview::overview(&ctx, slug, &asked).await?;
    let room = Room::open(&ctx, &overview.standing, frame.text, Tab::Assignments).await?;
    let next = overview.next_cursor.clone().map(|cursor| {
        let next = At { cursor, done: String::new(), ..at.clone() };
        next.address(slug)
    });
    let most = ctx.settings.openings.max_panel;
    page_with(status, &AssignmentsPage { frame, room, slug: slug.to_owned(), overview, at, typed, next, most })
}

async fn previewed(visit: Visit, slug: &str, wanted: &Wanted, changed: bool) -> std::result::Result<Response, Problem> {
    let again = |wrong| Typed {
        reviews: Some(wanted.reviews.clone()),
        anew: !wanted.anew.is_empty(),
        wrong,
        ..Typed::default()
    };
    let refuse = |code, detail| vec![Invalid::new("/reviews_per_application", code, detail)];
    let wrong = match asked(wanted) {
        None => refuse("not-a-number", Phrase::new("review-assign-reviews-missing")),
        Some(asked) => match plan::plan(&visit.ctx, slug, &asked).await {
            Ok(plan) => {
                let Visit { ctx, frame } = visit;
                let room = Room::open(&ctx, &plan.standing, frame.text, Tab::Assignments).await?;
                let notes = notes(&plan);
                return page(&PreviewPage { frame, room, slug: slug.to_owned(), plan, notes, changed });
            }
            Err(AssignError::Invalid(wrong)) => wrong,
            Err(AssignError::Infeasible(why)) => refuse("infeasible", why_infeasible(&why)),
            Err(error) => return Err(error.into()),
        },
    };
    shown(visit, slug, At::default(), again(wrong), StatusCode::UNPROCESSABLE_ENTITY).await
}

/// What is not as one would wish.
fn notes(plan: &Plan) -> Vec<Phrase> {
    let mut notes = Vec::new();
    if let Some(uneven) = &plan.uneven {
        let key = match (uneven.must, uneven.is_kept) {
            (true, true) => "review-assign-uneven-kept",
            (true, false) => "review-assign-uneven-must",
            (false, _) => "review-assign-uneven-cannot",
        };
        let note = Phrase::new(key).with("least", uneven.least).with("most", uneven.most);
        let note = note.with("count", uneven.reviewers.len()).with("together", uneven.together);
        notes.push(note.with("names", some(&uneven.reviewers)));
    }
    if let Some(apart) = &plan.apart {
        let key = match apart.cause {
            Cause::TooFewReviews { .. } => "review-assign-apart-few",
            Cause::NoWay => "review-assign-apart-no-way",
            Cause::NotFound => "review-assign-apart-not-found",
        };
        notes.push(Phrase::new(key).with("count", apart.parts));
    }
    notes
}

/// The first of these names.
fn some(names: &[String]) -> String {
    let all = names.len() <= NAMED;
    let shown = names[..names.len().min(NAMED)].join(", ");
    if all { shown } else { format!("{shown} …") }
}
