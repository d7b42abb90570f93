//! Answers: kept as typed in a draft, settled into one form each at submission.

use super::about::too_long;
use super::{number, text};
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::settings::Applications;
use entity::application::Answers;
use entity::question::{Kind, Model as Question};
use jiff::civil::Date;
use serde_json::Value;

/// Where an answer is, as a JSON Pointer.
pub fn pointer(key: &str) -> String {
    format!("/answers/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// An answer as a draft keeps it: cleaned, otherwise whatever was typed. None: no answer.
///
/// # Errors
/// It has a shape that no answer has: an object, a list of anything but texts.
pub fn kept(question: &Question, typed: &Value) -> Result<Option<Value>, Invalid> {
    let clean = |typed: &str| if question.kind == Kind::LongText { text::paragraphs(typed) } else { text::line(typed) };
    let answer = match typed {
        Value::Null => return Ok(None),
        Value::Bool(_) | Value::Number(_) => typed.clone(),
        Value::String(typed) => Value::String(clean(typed)),
        Value::Array(list) => {
            let keys: Option<Vec<Value>> =
                list.iter().map(|key| key.as_str().map(|key| Value::String(text::line(key)))).collect();
            Value::Array(keys.ok_or_else(|| wrong(question, "wrong-type", "apply-wrong-answer-type"))?)
        }
        Value::Object(_) => return Err(wrong(question, "wrong-type", "apply-wrong-answer-type")),
    };
    Ok(Some(answer).filter(|answer| !is_blank(answer)))
}

fn is_blank(answer: &Value) -> bool {
    match answer {
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// The answers in their final form, and what is missing or wrong. Answers to questions that are no longer asked are left out.
pub fn settle(questions: &[Question], draft: &Answers, limits: &Applications) -> (Answers, Vec<Invalid>) {
    let (mut settled, mut wrong) = (Answers::default(), Vec::new());
    for question in questions {
        match answer(question, draft.0.get(&question.key), limits) {
            Ok(Some(answer)) => drop(settled.0.insert(question.key.clone(), answer)),
            Ok(None) => {}
            Err(invalid) => wrong.push(invalid),
        }
    }
    (settled, wrong)
}

/// One answer in its final form: text, exact number, ISO 8601 date, option key, list of option keys in the question's
/// order, or boolean. None: left out, and may be.
///
/// # Errors
/// It is required and missing, or is not an answer to this question.
pub fn answer(question: &Question, draft: Option<&Value>, limits: &Applications) -> Result<Option<Value>, Invalid> {
    let Some(draft) = draft.filter(|draft| !draft.is_null() && !is_blank(draft)) else {
        return if question.required {
            Err(wrong(question, "missing", "apply-wrong-answer-missing"))
        } else {
            Ok(None)
        };
    };
    let settled = match question.kind {
        Kind::ShortText | Kind::LongText => written(question, draft, limits)?,
        Kind::Number => Value::Number(
            number::exact(draft).ok_or_else(|| wrong(question, "not-a-number", "apply-wrong-answer-number"))?,
        ),
        Kind::Date => Value::String(
            day(draft).ok_or_else(|| wrong(question, "not-a-date", "apply-wrong-answer-date"))?.to_string(),
        ),
        Kind::Choice => {
            let chosen = draft.as_str().filter(|key| is_option(question, key));
            Value::from(chosen.ok_or_else(|| wrong(question, "not-a-choice", "apply-wrong-answer-choice"))?)
        }
        Kind::Several => {
            several(question, draft).ok_or_else(|| wrong(question, "not-a-choice", "apply-wrong-answer-choice"))?
        }
        Kind::YesNo => {
            Value::Bool(yes_or_no(draft).ok_or_else(|| wrong(question, "not-a-choice", "apply-wrong-answer-yes-no"))?)
        }
    };
    Ok(Some(settled))
}

fn wrong(question: &Question, code: &'static str, message: &'static str) -> Invalid {
    Invalid::new(pointer(&question.key), code, Phrase::new(message))
}

fn written(question: &Question, draft: &Value, limits: &Applications) -> Result<Value, Invalid> {
    let written = match draft {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return Err(wrong(question, "wrong-type", "apply-wrong-answer-type")),
    };
    let ours = if question.kind == Kind::ShortText { limits.max_short_text } else { limits.max_long_text };
    let limit = question.max_length.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(ours);
    match too_long(pointer(&question.key), &written, limit) {
        Some(invalid) => Err(invalid),
        None => Ok(Value::String(written)),
    }
}

/// `2025-02-14`, and nothing that merely begins so.
fn day(draft: &Value) -> Option<Date> {
    let text = draft.as_str()?;
    let date: Date = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}

fn is_option(question: &Question, key: &str) -> bool {
    question.choices.0.iter().any(|choice| choice.key == key)
}

fn several(question: &Question, draft: &Value) -> Option<Value> {
    let chosen: Vec<&str> = match draft {
        Value::String(key) => vec![key],
        Value::Array(keys) => keys.iter().map(Value::as_str).collect::<Option<_>>()?,
        _ => return None,
    };
    if !chosen.iter().all(|key| is_option(question, key)) {
        return None;
    }
    let ordered = question.choices.0.iter().map(|choice| choice.key.as_str()).filter(|key| chosen.contains(key));
    Some(ordered.collect())
}

fn yes_or_no(draft: &Value) -> Option<bool> {
    match draft {
        Value::Bool(answer) => Some(*answer),
        Value::String(word) => match word.as_str() {
            "yes" | "true" => Some(true),
            "no" | "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::knock_out::tests::question;
    use super::*;
    use crate::settings::{Flags, Settings};
    use serde_json::json;

    fn limits() -> Applications {
        Settings::defaults(&Flags::default()).unwrap().applications
    }

    fn settled(kind: Kind, draft: &Value) -> Result<Option<Value>, &'static str> {
        let question = Question { required: false, ..question(kind) };
        answer(&question, Some(draft), &limits()).map_err(|invalid| invalid.code)
    }

    #[test]
    fn each_kind_has_its_own_form() {
        for (kind, draft, expected) in [
            (Kind::ShortText, json!("Prishtinë"), json!("Prishtinë")),
            (Kind::ShortText, json!(12), json!("12")),
            (Kind::Number, json!("2,5"), json!(2.5)),
            (Kind::Date, json!("2025-02-14"), json!("2025-02-14")),
            (Kind::Choice, json!("b"), json!("b")),
            (Kind::Several, json!(["c", "a", "c"]), json!(["a", "c"])),
            (Kind::Several, json!("b"), json!(["b"])),
            (Kind::YesNo, json!("no"), json!(false)),
            (Kind::YesNo, json!(true), json!(true)),
        ] {
            assert_eq!(settled(kind, &draft), Ok(Some(expected)), "{draft}");
        }
    }

    #[test]
    fn what_does_not_answer_the_question_is_refused() {
        for (kind, draft, code) in [
            (Kind::ShortText, json!("x".repeat(301)), "too-long"),
            (Kind::LongText, json!(["x"]), "wrong-type"),
            (Kind::Number, json!("many"), "not-a-number"),
            (Kind::Date, json!("14.02.2025"), "not-a-date"),
            (Kind::Date, json!("2025-02-30"), "not-a-date"),
            (Kind::Date, json!("2025-02-14T10:00"), "not-a-date"),
            (Kind::Choice, json!("B"), "not-a-choice"),
            (Kind::Choice, json!(["b"]), "not-a-choice"),
            (Kind::Several, json!(["a", "x"]), "not-a-choice"),
            (Kind::YesNo, json!("maybe"), "not-a-choice"),
        ] {
            assert_eq!(settled(kind, &draft), Err(code), "{draft}");
        }
    }

    #[test]
    fn a_questions_own_length_counts() {
        let question = Question { max_length: Some(3), ..question(Kind::LongText) };
        assert!(answer(&question, Some(&json!("ëëë")), &limits()).is_ok());
        assert_eq!(answer(&question, Some(&json!("abcd")), &limits()).unwrap_err().code, "too-long");
    }

    #[test]
    fn a_required_answer_may_not_be_left_out_and_another_may() {
        let required = question(Kind::Several);
        for nothing in [None, Some(json!(null)), Some(json!([])), Some(json!(""))] {
            let refused = answer(&required, nothing.as_ref(), &limits()).unwrap_err();
            assert_eq!((refused.pointer.as_str(), refused.code), ("/answers/q", "missing"));
        }
        assert_eq!(settled(Kind::Several, &json!([])), Ok(None));
    }

    #[test]
    fn a_draft_keeps_what_was_typed_and_no_other_shape() {
        let number = question(Kind::Number);
        assert_eq!(kept(&number, &json!(" a\u{0}b ")), Ok(Some(json!("a b"))));
        assert_eq!(kept(&number, &json!(" ")), Ok(None));
        assert_eq!(kept(&question(Kind::LongText), &json!("a\r\nb")), Ok(Some(json!("a\nb"))));
        assert_eq!(kept(&number, &json!({ "a": 1 })).unwrap_err().code, "wrong-type");
        assert_eq!(kept(&number, &json!([["a"]])).unwrap_err().code, "wrong-type");
    }

    #[test]
    fn answers_to_questions_no_longer_asked_are_left_out() {
        let draft = Answers([("q".to_owned(), json!("yes")), ("gone".to_owned(), json!("x"))].into());
        let (settled, wrong) = settle(&[question(Kind::YesNo)], &draft, &limits());
        assert_eq!((settled.0, wrong), ([("q".to_owned(), json!(true))].into(), vec![]));
    }

    #[test]
    fn a_pointer_escapes_what_a_pointer_must() {
        assert_eq!(pointer("a/b~c"), "/answers/a~1b~0c");
    }
}
