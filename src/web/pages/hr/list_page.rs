//! The page of a list that belongs to an opening: criteria, questions, documents, panel. Rows are added, moved and taken
//! away by buttons; nothing typed is lost by any of them, by a mistake, or by somebody else's edit in between.

use super::fields::{Fields, Rows};
use super::managed;
use super::wrongs::Wrongs;
use crate::document::Format;
use crate::invalid::Invalid;
use crate::language::{Language, Text};
use crate::links;
use crate::opening::Barred;
use crate::opening::lists::ListError;
use crate::opening::read::StaffView;
use crate::opening::rules::{Step, after};
use crate::web::page::{page_with, see_other};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, SignedForm, Visit};
use askama::Template;
use entity::opening;
use poem::http::StatusCode;
use poem::{Response, Result};

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    Criteria,
    Questions,
    Documents,
    Panel,
}

impl List {
    const fn tab(self) -> Tab {
        match self {
            Self::Criteria => Tab::Criteria,
            Self::Questions => Tab::Questions,
            Self::Documents => Tab::Documents,
            Self::Panel => Tab::Panel,
        }
    }

    const fn step(self) -> Step {
        match self {
            Self::Criteria => Step::SetCriteria,
            Self::Questions => Step::SetQuestions,
            Self::Documents => Step::SetRequirements,
            Self::Panel => Step::SetPanel,
        }
    }

    /// The word for it in keys of messages.
    const fn word(self) -> &'static str {
        match self {
            Self::Criteria => "criteria",
            Self::Questions => "questions",
            Self::Documents => "documents",
            Self::Panel => "panel",
        }
    }
}

#[derive(Template)]
#[template(path = "hr/list_page.html")]
struct ListPage {
    frame: Frame,
    room: Room,
    list: List,
    rows: Vec<Row>,
    version: String,
    wrongs: Wrongs,
    stale: bool,
    /// Whether the list can no longer change.
    is_fixed: bool,
    saved: bool,
    /// The languages beside the opening's own.
    others: Vec<Language>,
}

impl ListPage {
    /// A sentence about this list.
    fn wording(&self, what: &str) -> String {
        self.frame.text.say(&format!("opening-{}-{what}", self.list.word()))
    }
}

/// A row as it stands on the page.
struct Row {
    fields: Fields,
    /// Its place, counted from 0: what the names of its fields begin with.
    index: String,
    /// `Criterion 2`
    legend: String,
    is_first: bool,
    is_last: bool,
    /// Whether a button has just brought it here: where work goes on.
    is_touched: bool,
}

fn laid_out(list: List, text: Text, rows: Vec<Fields>, touched: Option<usize>) -> Vec<Row> {
    let count = rows.len();
    rows.into_iter()
        .zip(1..)
        .map(|(fields, number)| Row {
            fields,
            index: (number - 1).to_string(),
            legend: text.with("number", number).say(&format!("opening-{}-row", list.word())),
            is_first: number == 1,
            is_last: number == count,
            is_touched: touched == Some(number - 1),
        })
        .collect()
}

/// What a read of the rows found: the list, and what could not be read.
pub struct Parsed<T> {
    pub list: Vec<T>,
    pub wrong: Vec<Invalid>,
    /// Pointers of the rules and the fields of the form that stand for them, where the names differ.
    pub homes: Vec<(String, String)>,
}

impl<T> Default for Parsed<T> {
    fn default() -> Self {
        Self { list: Vec::new(), wrong: Vec::new(), homes: Vec::new() }
    }
}

/// The form's field for a field of the rules: the longest home that it lies under.
fn home(homes: &[(String, String)], field: &str) -> String {
    let under = |home: &&(String, String)| {
        field.strip_prefix(home.0.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let found = homes.iter().filter(under).max_by_key(|home| home.0.len());
    match found {
        Some((_, name)) => name.clone(),
        None if field.is_empty() => "rows".to_owned(),
        None => field.strip_suffix(".key").map_or_else(|| field.to_owned(), |row| format!("{row}.title")),
    }
}

/// What people know a row's field by: `Criterion 2, Weight`.
fn label(list: List, text: Text, field: &str) -> Option<String> {
    let (index, name) = field.split_once('.')?;
    let number = index.parse::<u32>().ok()?.saturating_add(1);
    let name = name.rsplit('.').find(|part| part.starts_with(|letter: char| letter.is_ascii_lowercase()))?;
    let key = match (list, name) {
        (List::Questions, "title") => "opening-question",
        (List::Documents, "title") => "opening-document-name",
        (_, "title") => "opening-title",
        (_, "weight") => "opening-weight",
        (_, "min") => "opening-lowest",
        (_, "max") => "opening-highest",
        (_, "anchor" | "text") => "opening-anchors",
        (_, "hint") => "opening-hint",
        (_, "choices") => "opening-choices",
        (_, "accepted") => "opening-accepted",
        (_, "answer") => "opening-answer",
        (_, "at_least") => "opening-at-least",
        (_, "max_length") => "opening-max-length",
        (_, "largest") => "opening-largest",
        (_, "formats") => "opening-formats",
        (_, "email") => "common-email",
        (_, "role") => "opening-panel-role",
        _ => return None,
    };
    let row = text.with("number", number).say(&format!("opening-{}-row", list.word()));
    Some(format!("{row}, {}", text.say(key)))
}

/// Shows the list as it is stored.
pub async fn show(
    list: List,
    visit: Visit,
    slug: &str,
    saved: bool,
    rows: impl FnOnce(&StaffView) -> Vec<Fields>,
) -> Result<Response> {
    let view = managed(&visit.ctx, slug).await?;
    let rows = rows(&view);
    let version = view.whole.opening.version.to_string();
    let shown = Shown { saved, ..Shown::plain(rows, version) };
    Ok(respond(list, visit, &view, shown).await?)
}

struct Shown {
    status: StatusCode,
    rows: Vec<Fields>,
    version: String,
    wrongs: Wrongs,
    stale: bool,
    saved: bool,
    touched: Option<usize>,
}

impl Shown {
    /// These rows, with nothing said of them.
    fn plain(rows: Vec<Fields>, version: String) -> Self {
        let (status, wrongs) = (StatusCode::OK, Wrongs::default());
        Self { status, rows, version, wrongs, stale: false, saved: false, touched: None }
    }
}

async fn respond(list: List, visit: Visit, view: &StaffView, shown: Shown) -> Result<Response, Problem> {
    let room = Room::open(&visit.ctx, &view.standing, visit.text(), list.tab()).await?;
    let own = view.whole.own_language();
    let page = ListPage {
        room,
        list,
        rows: laid_out(list, visit.text(), shown.rows, shown.touched),
        version: shown.version,
        wrongs: shown.wrongs,
        stale: shown.stale,
        is_fixed: after(view.whole.opening.state, list.step()).is_none(),
        saved: shown.saved,
        others: visit.ctx.settings.site.advert_languages().filter(|language| *language != own).collect(),
        frame: visit.frame,
    };
    page_with(shown.status, &page)
}

/// A form of rows that was sent, by somebody who manages the opening.
pub struct Sent {
    list: List,
    pub visit: Visit,
    pub view: StaffView,
    pub rows: Rows,
}

/// What the pressed button wants.
pub enum Pressed {
    /// Only rows came, went or moved: here they are.
    Rows(Response),
    /// Save them.
    Save(Box<Sent>),
}

impl Sent {
    pub async fn open(
        list: List,
        sent: SignedForm<Vec<(String, String)>>,
        slug: &str,
        fresh: impl FnOnce() -> Fields,
    ) -> Result<Pressed> {
        let visit = sent.signed.visit;
        let view = managed(&visit.ctx, slug).await?;
        let mut rows = Rows::of(sent.form);
        if let Some(touched) = rows.press(fresh) {
            let version = rows.whole.get("version").to_owned();
            let shown = Shown { touched: Some(touched), ..Shown::plain(rows.rows, version) };
            return Ok(Pressed::Rows(respond(list, visit, &view, shown).await?));
        }
        Ok(Pressed::Save(Box::new(Self { list, visit, view, rows })))
    }

    /// The form again, with what is to be mended.
    pub async fn refuse(self, wrong: &[Invalid], homes: &[(String, String)]) -> Result<Response> {
        let text = self.visit.text();
        let wrongs = Wrongs::of(text, wrong, |field| home(homes, field), |field| label(self.list, text, field));
        let version = self.rows.whole.get("version").to_owned();
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let shown = Shown { status, wrongs, ..Shown::plain(self.rows.rows, version) };
        Ok(respond(self.list, self.visit, &self.view, shown).await?)
    }

    /// What follows from the act.
    pub async fn answer(self, made: Result<opening::Model, ListError>, homes: &[(String, String)]) -> Result<Response> {
        match made {
            Ok(opening) => {
                let room = links::staff_opening(&opening.slug, self.list.tab().path());
                Ok(see_other(&format!("{room}?saved=1")))
            }
            Err(ListError::Invalid(wrong)) => self.refuse(&wrong, homes).await,
            Err(ListError::Barred(Barred::Stale { current })) => {
                let status = StatusCode::PRECONDITION_FAILED;
                let shown = Shown { status, stale: true, ..Shown::plain(self.rows.rows, current.to_string()) };
                Ok(respond(self.list, self.visit, &self.view, shown).await?)
            }
            Err(error) => Err(Problem::from(error).into()),
        }
    }
}
