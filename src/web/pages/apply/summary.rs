//! Everything that an application holds, as people read it: before it is sent, when it is too late, and afterwards.

use super::about;
use super::applicant::Applicant;
use super::question;
use super::steps::Page;
use crate::application::documents::answering;
use crate::application::rules::{answers, missing};
use crate::invalid::Invalid;
use crate::language::{Language, Text};
use crate::settings::Site;
use entity::DocumentId;
use entity::document::{self, Reading, Scan, Unreadable};
use entity::question::{Kind, Model as Question};
use jiff::civil::Date;
use serde_json::Value;

/// Everything, by step.
pub struct Summary {
    pub about: Vec<Line>,
    pub questions: Vec<Line>,
    pub documents: Vec<Paper>,
}

/// One thing that was typed or chosen.
pub struct Line {
    pub label: String,
    /// Empty: nothing.
    pub value: String,
    /// Where it is changed.
    pub change: String,
    /// What to mend.
    pub wrong: Option<String>,
    /// Whether line breaks count.
    pub is_long: bool,
}

/// One document that is asked for.
pub struct Paper {
    /// The id of its field.
    pub field: String,
    pub title: String,
    pub required: bool,
    pub files: Vec<File>,
    pub change: String,
    pub wrong: Option<String>,
}

/// A file that arrived.
pub struct File {
    pub id: DocumentId,
    /// The document that it is; of several, which.
    pub title: String,
    pub name: String,
    /// Size and time, in words.
    pub state: String,
    /// Size to the byte.
    pub bytes: String,
    pub sha256: String,
    /// That it could not be read, and what to do.
    pub unreadable: Option<String>,
    /// What the applicant should do about it: nobody is given it.
    pub withheld: Option<String>,
}

/// What this application holds.
pub fn summary(applicant: &Applicant) -> Summary {
    Summary {
        about: about_lines(applicant),
        questions: question_lines(applicant),
        documents: papers(applicant, &applicant.own.documents),
    }
}

fn wrong_at(text: Text, wrong: &[Invalid], pointer: &str) -> Option<String> {
    wrong.iter().find(|invalid| invalid.pointer == pointer).map(|invalid| text.phrase(&invalid.detail))
}

/// Where a field is mended: the step shows what is wrong, and the field is in view.
fn change(applicant: &Applicant, page: Page, field: &str, is_wrong: bool) -> String {
    let mend = if is_wrong { "?mend" } else { "" };
    format!("{}{mend}#{field}", applicant.path(page.path()))
}

fn about_lines(applicant: &Applicant) -> Vec<Line> {
    let (text, own) = (applicant.text(), &applicant.own);
    let held = &own.application;
    let language = held.language.parse::<Language>().unwrap_or_default();
    let consent = if held.consent_at.is_some() { text.say("apply-consent-given") } else { String::new() };
    [
        ("full_name", held.full_name.clone()),
        ("email", held.email.clone()),
        ("phone", held.phone.clone()),
        ("language", language.own_name().to_owned()),
        ("consent", consent),
    ]
    .into_iter()
    .map(|(field, value)| {
        let wrong = wrong_at(text, &own.missing.about, &format!("/{field}"));
        Line {
            label: about::label(text, field),
            value,
            change: change(applicant, Page::About, field, wrong.is_some()),
            wrong,
            is_long: false,
        }
    })
    .collect()
}

fn question_lines(applicant: &Applicant) -> Vec<Line> {
    let (text, own) = (applicant.text(), &applicant.own);
    own.asked
        .questions
        .iter()
        .map(|asked| {
            let wrong = wrong_at(text, &own.missing.questions, &answers::pointer(&asked.key));
            Line {
                label: question::title(asked, text),
                value: said(asked, own.application.answers.0.get(&asked.key), text),
                change: change(applicant, Page::Questions, &question::name(&asked.key), wrong.is_some()),
                wrong,
                is_long: asked.kind == Kind::LongText,
            }
        })
        .collect()
}

/// An answer as people read it; what is no answer to the question yet, as it was typed.
fn said(question: &Question, answer: Option<&Value>, text: Text) -> String {
    let values = question::values_of(answer);
    let options = question::options(question, text);
    let title = |value: &String| {
        options.iter().find(|(key, _)| key == value).map_or_else(|| value.clone(), |(_, title)| title.clone())
    };
    match question.kind {
        Kind::Choice | Kind::Several | Kind::YesNo => values.iter().map(title).collect::<Vec<_>>().join(", "),
        Kind::Date => {
            let typed = values.first().cloned().unwrap_or_default();
            typed.parse::<Date>().map_or(typed, |date| text.day(date))
        }
        Kind::Number => match answer {
            Some(Value::Number(number)) => text.decimal(&number.to_string()),
            _ => values.first().cloned().unwrap_or_default(),
        },
        Kind::ShortText | Kind::LongText => values.first().cloned().unwrap_or_default(),
    }
}

/// The documents that are asked for, in their order, and which of these answer them.
pub fn papers(applicant: &Applicant, held: &[document::Model]) -> Vec<Paper> {
    let (text, own) = (applicant.text(), &applicant.own);
    let site = &applicant.ctx().settings.site;
    own.asked
        .requirements
        .iter()
        .map(|asked| {
            let field = format!("documents.{}", asked.key);
            let wrong = wrong_at(text, &own.missing.documents, &missing::document_pointer(&asked.key));
            let title = asked.translations.get(text.language().code(), "title", &asked.title);
            let there = answering(held, &asked.key);
            let files = there.iter().zip(1..).map(|(document, number)| {
                let title = text.document_of(title, number, there.len());
                file(document, title, text, site, &own.opening.time_zone)
            });
            let region = format!("region.{}", asked.key);
            let shown = if asked.max_files > 1 { &region } else { &field };
            Paper {
                title: title.to_owned(),
                required: asked.required,
                files: files.collect(),
                change: change(applicant, Page::Documents, shown, wrong.is_some()),
                wrong,
                field,
            }
        })
        .collect()
}

fn file(document: &document::Model, title: String, text: Text, site: &Site, zone: &str) -> File {
    let time = text.exact_time(document.received_at, &site.zone(zone));
    let bytes = text.number(document.size);
    let received = text.with("size", text.size(document.size)).with("time", time).say("apply-document-received");
    let withheld = match document.scan {
        Scan::Infected => Some("apply-scan-infected"),
        Scan::Unscannable => Some("apply-scan-unscannable"),
        Scan::Unscanned | Scan::Waiting | Scan::Clean => None,
    };
    let waits = document.scan == Scan::Waiting;
    File {
        id: document.id,
        title,
        name: document.name.clone(),
        state: if waits { format!("{received}; {}", text.say("apply-scan-waiting")) } else { received },
        withheld: withheld.map(|key| text.say(key)),
        bytes: text.with("bytes", bytes).say("apply-bytes"),
        sha256: document.sha256.clone(),
        unreadable: unreadable(document).map(|key| text.say(key)),
    }
}

/// The message for a document that could not be read.
fn unreadable(document: &document::Model) -> Option<&'static str> {
    let is_unreadable = document.reading == Reading::Unreadable;
    is_unreadable.then_some(match document.unreadable {
        Some(Unreadable::Locked) => "apply-unreadable-locked",
        Some(Unreadable::Broken) | None => "apply-unreadable-broken",
        Some(Unreadable::TooLarge | Unreadable::TooSlow) => "apply-unreadable-heavy",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::question::{Choice, Choices};
    use serde_json::json;

    fn question(kind: Kind) -> Question {
        let choice = |key: &str, title: &str| Choice {
            key: key.to_owned(),
            title: title.to_owned(),
            translations: entity::Translations::default(),
        };
        Question {
            opening_id: entity::OpeningId(uuid::Uuid::nil()),
            key: "q".to_owned(),
            position: 0,
            kind,
            title: "Q".to_owned(),
            hint: String::new(),
            translations: entity::Translations::default(),
            required: true,
            choices: Choices(vec![choice("a", "Apple"), choice("b", "Pear")]),
            max_length: None,
            knock_out: None,
        }
    }

    #[test]
    fn an_answer_reads_as_people_say_it() {
        let text = Text::new(Language::En);
        let say = |kind, answer: Value| said(&question(kind), Some(&answer), text);
        assert_eq!(say(Kind::YesNo, json!(true)), "Yes");
        assert_eq!(say(Kind::YesNo, json!("no")), "No");
        assert_eq!(say(Kind::Choice, json!("b")), "Pear");
        assert_eq!(say(Kind::Several, json!(["b", "a"])), "Pear, Apple");
        assert_eq!(say(Kind::Date, json!("2025-02-14")), "Friday 14 February 2025");
        assert_eq!(say(Kind::Date, json!("soon")), "soon");
        assert_eq!(say(Kind::Number, json!(12000.5)), "12,000.5");
        assert_eq!(said(&question(Kind::ShortText), None, text), "");
    }
}
