//! `/staff/openings/{slug}/questions`: what is asked of everybody who applies.

use super::criteria::After;
use super::fields::{Fields, fresh_key, keys};
use super::list_page::{self, List, Parsed, Pressed, Sent};
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::limits;
use crate::opening::lists::set_questions;
use crate::opening::read::StaffView;
use crate::opening::rules::{NewChoice, NewQuestion, questions_wrong, written};
use crate::web::visit::{Signed, SignedForm};
use entity::Translations;
use entity::question::{Kind, KnockOut};
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use std::collections::BTreeMap;

/// The forms of answers, in the order in which they are offered.
pub const KINDS: [&str; 7] = ["short_text", "long_text", "number", "date", "choice", "several", "yes_no"];

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(after): Query<After>) -> Result<Response> {
    list_page::show(List::Questions, signed.visit, &slug, after.saved.is_some(), stored).await
}

#[handler]
pub async fn save(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let sent = match Sent::open(List::Questions, sent, &slug, fresh).await? {
        Pressed::Rows(response) => return Ok(response),
        Pressed::Save(sent) => sent,
    };
    let mut read = parsed(&sent.rows.rows);
    if !read.wrong.is_empty() {
        read.wrong.extend(questions_wrong(&read.list, &limits(&sent.visit.ctx)));
        return sent.refuse(&read.wrong, &read.homes).await;
    }
    let made = set_questions(&sent.visit.ctx, &slug, sent.rows.whole.version(), read.list).await;
    sent.answer(made, &read.homes).await
}

fn stored(view: &StaffView) -> Vec<Fields> {
    view.whole.questions.iter().map(row).collect()
}

fn row(question: &entity::question::Model) -> Fields {
    let mut row = Fields::default();
    row.push("key", &question.key);
    row.push("title", &question.title);
    row.push("hint", &question.hint);
    row.push("kind", written(question.kind));
    row.tick("required", question.required);
    row.push("max_length", question.max_length.map(|length| length.to_string()).unwrap_or_default());
    row.push_translations(&question.translations);
    let choices = &question.choices.0;
    row.push("choices", lines(choices.iter().map(|choice| choice.title.as_str())));
    for choice in choices {
        row.push(format!("choice.{}", choice.key), &choice.title);
    }
    for code in choices.iter().flat_map(|choice| choice.translations.0.keys()) {
        let name = format!("choices_in.{code}");
        if row.get(&name).is_empty() {
            row.push(name, lines(choices.iter().map(|choice| choice.translations.get(code, "title", ""))));
        }
    }
    match &question.knock_out {
        Some(KnockOut::Answer(answer)) => row.push("answer", if *answer { "yes" } else { "no" }),
        Some(KnockOut::AtLeast(least)) => row.push("at_least", least.to_string()),
        Some(KnockOut::AnyOf(keys)) => {
            let accepted = choices.iter().filter(|choice| keys.contains(&choice.key));
            row.push("accepted", lines(accepted.map(|choice| choice.title.as_str())));
        }
        None => {}
    }
    row
}

fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

fn fresh() -> Fields {
    let mut row = Fields::default();
    row.push("kind", "short_text");
    row.tick("required", true);
    row
}

fn parsed(rows: &[Fields]) -> Parsed<NewQuestion> {
    let mut read = Parsed::default();
    for (index, (row, key)) in rows.iter().zip(keys(rows, &[])).enumerate() {
        let kind = serde_json::from_value(row.trimmed("kind").into()).unwrap_or(Kind::ShortText);
        let choices = choices(row);
        let knock_out = knock_out(row, index, kind, &choices, &mut read.wrong);
        for field in ["choices", "max_length"] {
            read.homes.push((format!("{index}.{field}"), format!("{index}.{field}")));
        }
        let knocked = match kind {
            Kind::Number => "at_least",
            Kind::YesNo => "answer",
            _ => "accepted",
        };
        read.homes.push((format!("{index}.knock_out"), format!("{index}.{knocked}")));
        read.list.push(NewQuestion {
            key,
            kind,
            title: row.trimmed("title").to_owned(),
            hint: row.trimmed("hint").to_owned(),
            translations: row.translations(),
            required: row.is_ticked("required"),
            choices,
            max_length: row.number("max_length", &format!("/{index}/max_length"), &mut read.wrong),
            knock_out,
        });
    }
    read
}

/// One on each line; a title that was there before keeps its key, and the lines of other languages stand beside.
fn choices(row: &Fields) -> Vec<NewChoice> {
    let known: Vec<(&str, &str)> =
        row.names_under("choice.").map(|key| (key, row.get(&format!("choice.{key}")))).collect();
    let titles: Vec<&str> = row.get("choices").lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut keys: Vec<String> = Vec::new();
    let mut choices = Vec::new();
    for (index, title) in titles.iter().enumerate() {
        let before = known.iter().find(|(_, known)| known == title).map(|(key, _)| (*key).to_owned());
        let key = before.filter(|key| !keys.contains(key)).unwrap_or_else(|| fresh_key(title, &keys, &[]));
        keys.push(key.clone());
        let mut texts = BTreeMap::new();
        for code in row.names_under("choices_in.") {
            let line = row.get(&format!("choices_in.{code}")).lines().nth(index).map(str::trim).unwrap_or_default();
            if !line.is_empty() {
                texts.insert(code.to_owned(), BTreeMap::from([("title".to_owned(), line.to_owned())]));
            }
        }
        choices.push(NewChoice { key, title: (*title).to_owned(), translations: Translations(texts) });
    }
    choices
}

fn knock_out(
    row: &Fields,
    index: usize,
    kind: Kind,
    choices: &[NewChoice],
    wrong: &mut Vec<Invalid>,
) -> Option<KnockOut> {
    match kind {
        Kind::YesNo => match row.trimmed("answer") {
            "yes" => Some(KnockOut::Answer(true)),
            "no" => Some(KnockOut::Answer(false)),
            _ => None,
        },
        Kind::Number => {
            let typed = row.trimmed("at_least").replace(',', ".");
            if typed.is_empty() {
                return None;
            }
            let least = typed.parse::<f64>().ok().filter(|least| least.is_finite());
            if least.is_none() {
                let detail = Phrase::new("opening-wrong-number");
                wrong.push(Invalid::new(format!("/{index}/knock_out/at_least"), "unreadable", detail));
            }
            least.map(KnockOut::AtLeast)
        }
        Kind::Choice | Kind::Several => {
            let wanted: Vec<&str> = row.get("accepted").lines().map(str::trim).filter(|l| !l.is_empty()).collect();
            let key = |title: &&str| {
                let known = choices.iter().find(|choice| choice.title == **title);
                known.map_or_else(|| (*title).to_owned(), |choice| choice.key.clone())
            };
            (!wanted.is_empty()).then(|| KnockOut::AnyOf(wanted.iter().map(key).collect()))
        }
        Kind::ShortText | Kind::LongText | Kind::Date => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::OpeningId;
    use entity::question::{Choice, Choices, Model};

    fn choice(key: &str, title: &str, albanian: &str) -> Choice {
        let texts = BTreeMap::from([("title".to_owned(), albanian.to_owned())]);
        let translations = Translations(BTreeMap::from([("sq".to_owned(), texts)]));
        Choice { key: key.to_owned(), title: title.to_owned(), translations }
    }

    #[test]
    fn a_stored_question_goes_through_the_form_unchanged() {
        let stored = Model {
            opening_id: OpeningId(uuid::Uuid::nil()),
            key: "degree".to_owned(),
            position: 0,
            kind: Kind::Choice,
            title: "Your degree".to_owned(),
            hint: "The highest.".to_owned(),
            translations: Translations::default(),
            required: true,
            choices: Choices(vec![choice("a", "None", "Asnjë"), choice("b", "Master", "Master")]),
            max_length: None,
            knock_out: Some(KnockOut::AnyOf(vec!["b".to_owned()])),
        };
        let read = parsed(&[row(&stored)]);
        let back = &read.list[0];
        assert_eq!((&back.key, back.kind, &back.knock_out), (&stored.key, stored.kind, &stored.knock_out));
        let choices: Vec<Choice> = back
            .choices
            .iter()
            .map(|c| Choice { key: c.key.clone(), title: c.title.clone(), translations: c.translations.clone() })
            .collect();
        assert_eq!(Choices(choices), stored.choices);
        assert_eq!(read.wrong, []);
    }
}
