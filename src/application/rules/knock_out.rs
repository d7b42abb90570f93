//! Answers without which an application cannot succeed: told at once, never found out weeks later.

use super::answers::{answer, pointer};
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::settings::Applications;
use entity::application::Answers;
use entity::question::{KnockOut, Model as Question};
use serde_json::Value;

/// The given answers that the opening does not accept, as things wrong with the code `knock-out`: they are said as soon as
/// they are given, and stand in the way of submitting. Questions without an answer are not among them.
pub fn knocked_out(questions: &[Question], draft: &Answers, limits: &Applications) -> Vec<Invalid> {
    questions
        .iter()
        .filter(|question| {
            let given = answer(question, draft.0.get(&question.key), limits);
            question.knock_out.as_ref().is_some_and(|rule| matches!(given, Ok(Some(answer)) if !accepts(rule, &answer)))
        })
        .map(|question| Invalid::new(pointer(&question.key), "knock-out", Phrase::new("apply-wrong-knock-out")))
        .collect()
}

/// Whether a settled answer is accepted.
fn accepts(rule: &KnockOut, answer: &Value) -> bool {
    match (rule, answer) {
        (KnockOut::Answer(wanted), Value::Bool(given)) => wanted == given,
        (KnockOut::AnyOf(keys), Value::String(given)) => keys.contains(given),
        (KnockOut::AnyOf(keys), Value::Array(given)) => {
            given.iter().filter_map(Value::as_str).any(|given| keys.iter().any(|key| key == given))
        }
        (KnockOut::AtLeast(least), Value::Number(given)) => given.as_f64().is_some_and(|given| given >= *least),
        // A rule of another kind than its question's answers knocks nobody out.
        _ => true,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::settings::{Flags, Settings};
    use entity::Translations;
    use entity::question::{Choice, Choices, Kind};
    use serde_json::json;

    pub fn question(kind: Kind) -> Question {
        let choice =
            |key: &str| Choice { key: key.to_owned(), title: key.to_owned(), translations: Translations::default() };
        Question {
            opening_id: entity::OpeningId(uuid::Uuid::nil()),
            key: "q".to_owned(),
            position: 0,
            kind,
            title: "Question".to_owned(),
            hint: String::new(),
            translations: Translations::default(),
            required: true,
            choices: Choices(["a", "b", "c"].map(choice).into()),
            max_length: None,
            knock_out: None,
        }
    }

    fn is_out(kind: Kind, rule: KnockOut, given: Option<Value>) -> bool {
        let limits = Settings::defaults(&Flags::default()).unwrap().applications;
        let question = Question { knock_out: Some(rule), ..question(kind) };
        let draft = Answers(given.map(|given| ("q".to_owned(), given)).into_iter().collect());
        let out = knocked_out(&[question], &draft, &limits);
        assert!(out.iter().all(|wrong| (wrong.pointer.as_str(), wrong.code) == ("/answers/q", "knock-out")));
        out.len() == 1
    }

    #[test]
    fn an_answer_that_is_not_accepted_is_told() {
        assert!(is_out(Kind::YesNo, KnockOut::Answer(true), Some(json!("no"))));
        assert!(is_out(Kind::Choice, KnockOut::AnyOf(vec!["a".into(), "b".into()]), Some(json!("c"))));
        assert!(is_out(Kind::Several, KnockOut::AnyOf(vec!["a".into()]), Some(json!(["b", "c"]))));
        assert!(is_out(Kind::Number, KnockOut::AtLeast(2.5), Some(json!("2,4"))));
    }

    #[test]
    fn an_accepted_a_missing_or_an_unreadable_answer_is_not() {
        assert!(!is_out(Kind::YesNo, KnockOut::Answer(true), Some(json!(true))));
        assert!(!is_out(Kind::Several, KnockOut::AnyOf(vec!["a".into()]), Some(json!(["c", "a"]))));
        assert!(!is_out(Kind::Number, KnockOut::AtLeast(2.5), Some(json!(2.5))));
        assert!(!is_out(Kind::Number, KnockOut::AtLeast(2.5), None));
        assert!(!is_out(Kind::Number, KnockOut::AtLeast(2.5), Some(json!("a few"))));
    }
}
