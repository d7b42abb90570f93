//! The rooms of an opening where applications are read, scored and ranked.

mod application;
mod applications;
mod assignments;
mod by_question;
mod card_form;
mod conflicts;
mod covers;
mod desk;
mod moves;
mod notes;
mod numbers;
mod ranking;
mod searches;
mod standing;
mod start;
mod working;

use crate::language::Text;
use crate::review::covers::read::{Faceless, Showing};
use crate::review::document::withheld;
use crate::review::exact::Exact;
use crate::web::front::allow::{get, post};
use crate::web::problem::{Code, Problem};
use entity::document::{self, Reading, Unreadable};
use poem::Route;

/// The routes.
pub fn routes(route: Route) -> Route {
    route
        .at("/staff/openings/:slug/applications", get(applications::show))
        .at("/staff/openings/:slug/answers", get(by_question::show))
        .at("/staff/openings/:slug/searches", post(searches::send))
        .at("/staff/openings/:slug/stage-moves", post(moves::choose))
        .at("/staff/openings/:slug/stage-moves/:batch", get(moves::ask).post(moves::answer))
        .at("/staff/openings/:slug/review", get(start::show))
        .at("/staff/openings/:slug/ranking", get(ranking::show))
        .at("/staff/openings/:slug/ranking/numbers", get(numbers::show))
        .at("/staff/applications/:reference", get(application::show))
        .at("/staff/applications/:reference/notes", post(notes::leave_note))
        .at("/staff/applications/:reference/notes/:note", post(notes::change_note))
        .at("/staff/applications/:reference/tags", post(notes::tag))
        .at("/staff/applications/:reference/stage", post(application::move_to))
        .at("/staff/applications/:reference/documents/:document", get(application::take))
        .at("/staff/applications/:reference/documents/:document/pages/:number", get(application::page))
        .at("/staff/openings/:slug/assignments", get(assignments::show).post(assignments::confirm))
        .at("/staff/openings/:slug/assignments/preview", get(assignments::preview))
        .at("/staff/openings/:slug/assignments/list", post(assignments::by_lines))
        .at("/staff/openings/:slug/assignments/adding", post(assignments::add))
        .at("/staff/openings/:slug/assignments/taking-away", post(assignments::take))
        .at("/staff/openings/:slug/assignments/ending", post(assignments::finish))
        .at("/staff/applications/:reference/conflicts", post(conflicts::record))
        .at("/staff/applications/:reference/conflicts/taking-back", post(conflicts::take_back))
        .at("/staff/applications/:reference/covers", get(covers::show).post(covers::save))
        .at("/staff/openings/:slug/covers", get(covers::waiting).post(covers::confirm_all))
        .at("/staff/applications/:reference/review", get(desk::show).post(desk::keep))
        .at("/staff/applications/:reference/review/autosave", post(desk::autosave))
        .at("/staff/applications/:reference/review/reopening", post(desk::reopen))
        .at("/staff/applications/:reference/review/conflict", get(conflicts::show).post(conflicts::declare))
}

fn not_found() -> Problem {
    Problem::new(Code::NotFound)
}

/// What there is to say of a document beside its name and size; nothing, where its pages can be seen.
fn document_state(text: Text, document: &document::Model) -> Option<String> {
    if let Some(why) = withheld(document) {
        return Some(text.say(why));
    }
    match document.reading {
        Reading::Read => None,
        Reading::Waiting => Some(text.say("review-document-waiting")),
        Reading::Unreadable => Some(text.say(match document.unreadable {
            Some(Unreadable::Locked) => "review-unreadable-locked",
            Some(Unreadable::Broken) | None => "review-unreadable-broken",
            Some(Unreadable::TooLarge | Unreadable::TooSlow) => "review-unreadable-heavy",
        })),
    }
}

/// Why the pages of a covered document are not shown; nothing, where they are.
fn faceless_state(text: Text, document: &Faceless) -> Option<String> {
    match document.showing {
        Showing::Shown => None,
        Showing::Unconfirmed => Some(text.say("covers-unconfirmed-reviewer")),
        Showing::Waiting => Some(text.say("review-document-waiting")),
        Showing::Never => Some(text.say("covers-never")),
    }
}

/// A figure as pages show it: two decimals, rounded only here.
fn shown(text: Text, figure: &Exact) -> String {
    text.decimal(&figure.rounded(2))
}
