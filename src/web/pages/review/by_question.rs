//! The answers to one question, across candidates.

use crate::links;
use crate::review::by_question::{Answers, answers};
use crate::web::page::page;
use crate::web::pages::called::called;
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, Visit};
use askama::Template;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::Deserialize;

/// What the page's address says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    question: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "review/by_question.html")]
struct AnswersPage {
    frame: Frame,
    room: Room,
    /// Key, title and whether it is this one.
    questions: Vec<(String, String, bool)>,
    title: String,
    rows: Vec<Row>,
    path: String,
    is_first: bool,
    next: Option<String>,
}

struct Row {
    href: String,
    name: String,
    answers: Vec<String>,
}

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    let Visit { ctx, frame } = signed.visit;
    let text = frame.text;
    let (key, cursor) = (asked.question.as_deref(), asked.cursor.as_deref());
    let read = answers(&ctx, &slug, key, cursor, None, text).await.map_err(Problem::from)?;
    let room = Room::open(&ctx, &read.standing, text, Tab::Applications).await.map_err(Problem::from)?;
    let path = links::staff_opening(&slug, "answers");
    let Answers { sight, questions, key, items, next_cursor, .. } = read;
    let title = |question: &entity::question::Model| {
        question.translations.get(text.language().code(), "title", &question.title).to_owned()
    };
    let rows = items.into_iter().map(|said| {
        let address = said.who.address();
        let href = if sight.reviews() { links::review(address) } else { links::staff_application(address) };
        Row { href, name: called(text, &said.who), answers: said.answers }
    });
    Ok(page(&AnswersPage {
        room,
        title: questions.iter().find(|question| question.key == key).map(title).unwrap_or_default(),
        questions: questions
            .iter()
            .map(|question| (question.key.clone(), title(question), question.key == key))
            .collect(),
        rows: rows.collect(),
        is_first: asked.cursor.is_none(),
        next: next_cursor.map(|cursor| format!("{path}?question={key}&cursor={cursor}")),
        path,
        frame,
    })?)
}
