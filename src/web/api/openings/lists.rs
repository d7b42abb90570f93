//! The lists of an opening as requests and answers have them: criteria, questions, documents, panel.

use super::words::{Kind, PanelRole};
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::rules::{self, NewAnchor, NewChoice, NewCriterion, NewMember, NewQuestion, NewRequirement};
use entity::{Translations, criterion, question, requirement};
use poem_openapi::Object;
use std::collections::BTreeMap;

/// Texts in further languages: language → field → text.
type Further = BTreeMap<String, BTreeMap<String, String>>;

/// What one value of a scale means.
#[derive(Clone, Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct Anchor {
    /// On the scale; at most three decimals.
    pub value: f64,
    pub text: String,
    #[oai(default)]
    pub translations: Further,
}

/// What is judged.
#[derive(Clone, Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct Criterion {
    /// Lower-case letters, digits, `-`, `_`; unique in the opening.
    pub key: String,
    pub title: String,
    /// Positive; at most three decimals.
    pub weight: f64,
    /// Lowest value of the scale.
    pub min: f64,
    /// Highest value of the scale.
    pub max: f64,
    /// A review is complete only with a score for it.
    #[oai(default)]
    pub required: bool,
    #[oai(default)]
    pub anchors: Vec<Anchor>,
    /// `title` in further languages.
    #[oai(default)]
    pub translations: Further,
}

/// An option of a choice.
#[derive(Clone, Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct Choice {
    pub key: String,
    pub title: String,
    #[oai(default)]
    pub translations: Further,
}

/// The answers that may go on; exactly one member.
#[derive(Clone, Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct KnockOut {
    /// A yes–no question must be answered so.
    #[oai(skip_serializing_if_is_none)]
    pub answer: Option<bool>,
    /// A choice must be, or contain, one of these keys.
    #[oai(skip_serializing_if_is_none)]
    pub any_of: Option<Vec<String>>,
    /// A number must be at least this.
    #[oai(skip_serializing_if_is_none)]
    pub at_least: Option<f64>,
}

/// What is asked.
#[derive(Clone, Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct Question {
    pub key: String,
    pub kind: Kind,
    pub title: String,
    #[oai(default)]
    pub hint: String,
    #[oai(default)]
    pub required: bool,
    #[oai(default)]
    pub choices: Vec<Choice>,
    /// Longest text in characters.
    pub max_length: Option<i64>,
    pub knock_out: Option<KnockOut>,
    /// `title` and `hint` in further languages.
    #[oai(default)]
    pub translations: Further,
}

/// Which document is required, or welcome.
#[derive(Clone, Debug, Object)]
#[oai(rename = "RequiredDocument", deny_unknown_fields)]
pub struct Document {
    /// The name of its part in the application's form.
    pub key: String,
    pub title: String,
    #[oai(default)]
    pub hint: String,
    #[oai(default)]
    pub required: bool,
    /// Of `pdf`, `docx`, `odt`, `rtf`, `txt`, `jpeg`, `png`; left out: those of the house.
    pub formats: Option<Vec<String>>,
    /// Of each file; left out: the limit of the house.
    pub max_bytes: Option<i64>,
    /// How many files answer it at most; left out: one.
    pub max_files: Option<i64>,
    /// `title` and `hint` in further languages.
    #[oai(default)]
    pub translations: Further,
}

/// A seat on the panel.
#[derive(Clone, Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct Member {
    /// Of an account that exists.
    pub email: String,
    pub role: PanelRole,
}

/// A seat on the panel as staff see it.
#[derive(Clone, Debug, Object)]
pub struct Seat {
    pub email: String,
    pub name: String,
    pub role: PanelRole,
}

impl From<Member> for NewMember {
    fn from(member: Member) -> Self {
        Self { email: member.email, role: member.role.into() }
    }
}

/// The criteria of a request, exactly in thousandths.
///
/// # Errors
/// Numbers with more decimals.
pub fn new_criteria(list: Vec<Criterion>) -> Result<Vec<NewCriterion>, Vec<Invalid>> {
    let mut wrong = Vec::new();
    let mut milli = |pointer: String, number: f64| {
        rules::thousandths(number).unwrap_or_else(|_| {
            wrong.push(Invalid::new(pointer, "too-precise", Phrase::new("opening-wrong-decimals")));
            0
        })
    };
    let mut new = Vec::new();
    for (index, criterion) in list.into_iter().enumerate() {
        let anchors = criterion
            .anchors
            .into_iter()
            .enumerate()
            .map(|(place, anchor)| NewAnchor {
                value_milli: milli(format!("/{index}/anchors/{place}/value"), anchor.value),
                text: anchor.text,
                translations: Translations(anchor.translations),
            })
            .collect();
        new.push(NewCriterion {
            key: criterion.key,
            title: criterion.title,
            translations: Translations(criterion.translations),
            weight_milli: milli(format!("/{index}/weight"), criterion.weight),
            min_milli: milli(format!("/{index}/min"), criterion.min),
            max_milli: milli(format!("/{index}/max"), criterion.max),
            required: criterion.required,
            anchors,
        });
    }
    if wrong.is_empty() { Ok(new) } else { Err(wrong) }
}

/// The questions of a request.
///
/// # Errors
/// A knock-out with none or several conditions.
pub fn new_questions(list: Vec<Question>) -> Result<Vec<NewQuestion>, Vec<Invalid>> {
    let mut wrong = Vec::new();
    let mut new = Vec::new();
    for (index, question) in list.into_iter().enumerate() {
        let knock_out =
            question.knock_out.and_then(|knock_out| match (knock_out.answer, knock_out.any_of, knock_out.at_least) {
                (Some(answer), None, None) => Some(question::KnockOut::Answer(answer)),
                (None, Some(keys), None) => Some(question::KnockOut::AnyOf(keys)),
                (None, None, Some(least)) => Some(question::KnockOut::AtLeast(least)),
                _ => {
                    let detail = Phrase::new("opening-wrong-knock-out-kind");
                    wrong.push(Invalid::new(format!("/{index}/knock_out"), "not-one", detail));
                    None
                }
            });
        let choices = question.choices.into_iter().map(|choice| NewChoice {
            key: choice.key,
            title: choice.title,
            translations: Translations(choice.translations),
        });
        new.push(NewQuestion {
            key: question.key,
            kind: question.kind.into(),
            title: question.title,
            hint: question.hint,
            translations: Translations(question.translations),
            required: question.required,
            choices: choices.collect(),
            max_length: question.max_length,
            knock_out,
        });
    }
    if wrong.is_empty() { Ok(new) } else { Err(wrong) }
}

impl From<Document> for NewRequirement {
    fn from(document: Document) -> Self {
        Self {
            key: document.key,
            title: document.title,
            hint: document.hint,
            translations: Translations(document.translations),
            required: document.required,
            formats: document.formats,
            max_bytes: document.max_bytes,
            max_files: document.max_files,
        }
    }
}

/// Thousandths as the number of the contract.
#[expect(clippy::cast_precision_loss, reason = "rules keep it within a million")]
fn number(milli: i64) -> f64 {
    milli as f64 / 1000.0
}

/// In which language texts are shown; None: the opening's own, for those who edit them.
pub type Reader<'a> = Option<&'a str>;

fn shown(text: &str, field: &str, further: &Translations, reader: Reader<'_>) -> String {
    reader.map_or(text, |language| further.get(language, field, text)).to_owned()
}

/// Criteria as they are shown.
pub fn criteria(rows: &[criterion::Model], reader: Reader<'_>) -> Vec<Criterion> {
    let anchor = |anchor: &criterion::Anchor| Anchor {
        value: number(anchor.value_milli),
        text: shown(&anchor.text, "text", &anchor.translations, reader),
        translations: anchor.translations.0.clone(),
    };
    let criterion = |row: &criterion::Model| Criterion {
        key: row.key.clone(),
        title: shown(&row.title, "title", &row.translations, reader),
        weight: number(row.weight_milli),
        min: number(row.min_milli),
        max: number(row.max_milli),
        required: row.required,
        anchors: row.anchors.0.iter().map(anchor).collect(),
        translations: row.translations.0.clone(),
    };
    rows.iter().map(criterion).collect()
}

/// Questions as they are shown.
pub fn questions(rows: &[question::Model], reader: Reader<'_>) -> Vec<Question> {
    let choice = |choice: &question::Choice| Choice {
        key: choice.key.clone(),
        title: shown(&choice.title, "title", &choice.translations, reader),
        translations: choice.translations.0.clone(),
    };
    let none = KnockOut { answer: None, any_of: None, at_least: None };
    let knock_out = |knock_out: &question::KnockOut| match knock_out {
        question::KnockOut::Answer(answer) => KnockOut { answer: Some(*answer), ..none.clone() },
        question::KnockOut::AnyOf(keys) => KnockOut { any_of: Some(keys.clone()), ..none.clone() },
        question::KnockOut::AtLeast(least) => KnockOut { at_least: Some(*least), ..none.clone() },
    };
    let question = |row: &question::Model| Question {
        key: row.key.clone(),
        kind: row.kind.into(),
        title: shown(&row.title, "title", &row.translations, reader),
        hint: shown(&row.hint, "hint", &row.translations, reader),
        required: row.required,
        choices: row.choices.0.iter().map(choice).collect(),
        max_length: row.max_length.map(i64::from),
        knock_out: row.knock_out.as_ref().map(knock_out),
        translations: row.translations.0.clone(),
    };
    rows.iter().map(question).collect()
}

/// Required documents as they are shown.
pub fn documents(rows: &[requirement::Model], reader: Reader<'_>) -> Vec<Document> {
    let document = |row: &requirement::Model| Document {
        key: row.key.clone(),
        title: shown(&row.title, "title", &row.translations, reader),
        hint: shown(&row.hint, "hint", &row.translations, reader),
        required: row.required,
        formats: Some(row.formats.0.clone()),
        max_bytes: Some(row.max_bytes),
        max_files: Some(i64::from(row.max_files)),
        translations: row.translations.0.clone(),
    };
    rows.iter().map(document).collect()
}
