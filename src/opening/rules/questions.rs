//! What is asked.

use super::{Limits, keys, words};
use crate::invalid::Invalid;
use crate::language::Phrase;
use entity::Translations;
use entity::question::{Kind, KnockOut};

/// Most options of one question.
const MAX_CHOICES: usize = 50;

/// A question as HR writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewQuestion {
    /// Its name for programs; unique in the opening.
    pub key: String,
    /// The form of the answer.
    pub kind: Kind,
    /// The question, in the opening's own language.
    pub title: String,
    /// What helps to answer it; may be empty.
    pub hint: String,
    /// `title` and `hint` in further languages.
    pub translations: Translations,
    /// Whether an application is complete without an answer.
    pub required: bool,
    /// The options of a choice.
    pub choices: Vec<NewChoice>,
    /// Longest text in characters; None: the house's own limit.
    pub max_length: Option<i64>,
    /// The answers that may go on.
    pub knock_out: Option<KnockOut>,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChoice {
    /// Its name for programs; unique in the question.
    pub key: String,
    /// In the opening's own language.
    pub title: String,
    /// `title` in further languages.
    pub translations: Translations,
}

/// What is wrong with the list; pointers begin at the list itself: `/0/choices`.
pub fn questions_wrong(list: &[NewQuestion], limits: &Limits<'_>) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    keys::too_many(&mut wrong, list.len(), limits.openings.max_questions);
    let mut keys = keys::Keys::default();
    for (index, question) in list.iter().enumerate() {
        let pointer = format!("/{index}");
        let most = limits.openings.max_summary;
        keys.take(&mut wrong, &pointer, &question.key);
        words::title(&mut wrong, &format!("{pointer}/title"), &question.title, most);
        words::line(&mut wrong, &format!("{pointer}/hint"), &question.hint, most);
        words::translations(&mut wrong, &pointer, &question.translations, &[("title", most), ("hint", most)]);
        choices_wrong(&mut wrong, &pointer, question, most);
        max_length_wrong(&mut wrong, &pointer, question, limits);
        knock_out_wrong(&mut wrong, &pointer, question);
    }
    wrong
}

fn choices_wrong(wrong: &mut Vec<Invalid>, pointer: &str, question: &NewQuestion, most: usize) {
    let count = question.choices.len();
    let problem = match question.kind {
        Kind::Choice | Kind::Several if count < 2 => Some(("missing", Phrase::new("opening-wrong-choices-missing"))),
        Kind::Choice | Kind::Several if count > MAX_CHOICES => {
            Some(("too-many", Phrase::new("opening-wrong-too-many").with("most", MAX_CHOICES)))
        }
        Kind::Choice | Kind::Several => None,
        _ if count > 0 => Some(("not-a-choice", Phrase::new("opening-wrong-choices-surplus"))),
        _ => None,
    };
    if let Some((code, detail)) = problem {
        wrong.push(Invalid::new(format!("{pointer}/choices"), code, detail));
    }
    let mut keys = keys::Keys::default();
    for (index, choice) in question.choices.iter().enumerate() {
        let pointer = format!("{pointer}/choices/{index}");
        keys.take_option(wrong, &pointer, &choice.key);
        words::title(wrong, &format!("{pointer}/title"), &choice.title, most);
        words::translations(wrong, &pointer, &choice.translations, &[("title", most)]);
    }
}

fn max_length_wrong(wrong: &mut Vec<Invalid>, pointer: &str, question: &NewQuestion, limits: &Limits<'_>) {
    let Some(length) = question.max_length else { return };
    let most = match question.kind {
        Kind::ShortText => limits.applications.max_short_text,
        Kind::LongText => limits.applications.max_long_text,
        Kind::Number | Kind::Date | Kind::Choice | Kind::Several | Kind::YesNo => {
            let detail = Phrase::new("opening-wrong-length-of-no-text");
            wrong.push(Invalid::new(format!("{pointer}/max_length"), "not-a-text", detail));
            return;
        }
    };
    if usize::try_from(length).map_or(true, |length| length == 0 || length > most) {
        let detail = Phrase::new("opening-wrong-out-of-range").with("least", 1).with("most", most);
        wrong.push(Invalid::new(format!("{pointer}/max_length"), "out-of-range", detail));
    }
}

fn knock_out_wrong(wrong: &mut Vec<Invalid>, pointer: &str, question: &NewQuestion) {
    let Some(knock_out) = &question.knock_out else { return };
    let pointer = format!("{pointer}/knock_out");
    let fits = match (knock_out, question.kind) {
        (KnockOut::Answer(_), Kind::YesNo) => true,
        (KnockOut::AtLeast(least), Kind::Number) => least.is_finite(),
        (KnockOut::AnyOf(keys), Kind::Choice | Kind::Several) => {
            for key in keys.iter().filter(|key| !question.choices.iter().any(|choice| choice.key == **key)) {
                let detail = Phrase::new("opening-wrong-knock-out-unknown").with("key", key);
                wrong.push(Invalid::new(format!("{pointer}/any_of"), "unknown", detail));
            }
            if keys.is_empty() {
                wrong.push(words::missing(format!("{pointer}/any_of")));
            }
            true
        }
        (KnockOut::Answer(_) | KnockOut::AtLeast(_) | KnockOut::AnyOf(_), _) => false,
    };
    if !fits {
        wrong.push(Invalid::new(pointer, "does-not-fit", Phrase::new("opening-wrong-knock-out-kind")));
    }
}
