//! What an applicant changes in a draft: kept as typed, within bounds.

use super::{about, answers, text};
use crate::invalid::Invalid;
use crate::language::fold::fold_name;
use crate::language::{Language, Phrase};
use crate::settings::Applications;
use entity::Instant;
use entity::application::{Model as Application, State};
use entity::question::Model as Question;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Fields to change; those that are not given stay. An answer of `null` is taken out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Changes {
    pub full_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    #[serde(serialize_with = "by_code")]
    pub language: Option<Language>,
    pub consent: Option<bool>,
    pub answers: BTreeMap<String, Value>,
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference to the field")]
fn by_code<S: serde::Serializer>(language: &Option<Language>, serializer: S) -> Result<S::Ok, S::Error> {
    language.map(Language::code).serialize(serializer)
}

/// How many times its own limit an answer may be long in a draft: nobody loses a text for a few words too many.
const SLACK: usize = 8;

/// What an application is found by.
pub struct Keys {
    /// The name, folded.
    pub name_fold: String,
    /// The address, normalised.
    pub email_key: String,
}

/// The keys of this name and this address.
pub fn keys(full_name: &str, email: &str, limits: &Applications) -> Keys {
    Keys {
        // Compatibility forms may unfold to many letters; the index on this column has a limit of its own.
        name_fold: fold_name(full_name).chars().take(limits.max_name).collect(),
        email_key: about::email_key(email),
    }
}

/// Changes the draft and says what could not be kept: texts far too long, answers to questions that are not asked. When
/// anything is said, the draft must not be stored.
pub fn change(
    draft: &mut Application,
    changes: &Changes,
    questions: &[Question],
    limits: &Applications,
    at: Instant,
) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    let mut keep = |pointer: &str, limit: usize, typed: &Option<String>, field: &mut String| {
        if let Some(typed) = typed {
            let typed = text::line(typed);
            match about::too_long(pointer, &typed, limit) {
                Some(invalid) => wrong.push(invalid),
                None => *field = typed,
            }
        }
    };
    keep("/full_name", limits.max_name, &changes.full_name, &mut draft.full_name);
    keep("/email", limits.max_email, &changes.email, &mut draft.email);
    keep("/phone", limits.max_phone, &changes.phone, &mut draft.phone);
    // Of a submitted application they follow the version that counts, until a new one does.
    if draft.state == State::Draft {
        let keys = keys(&draft.full_name, &draft.email, limits);
        (draft.name_fold, draft.email_key) = (keys.name_fold, keys.email_key);
    }
    if let Some(language) = changes.language {
        language.code().clone_into(&mut draft.language);
    }
    match changes.consent {
        Some(true) => draft.consent_at = draft.consent_at.or(Some(at)),
        Some(false) => draft.consent_at = None,
        None => {}
    }
    for (key, typed) in &changes.answers {
        let Some(question) = questions.iter().find(|question| question.key == *key) else {
            let unknown = Phrase::new("apply-wrong-answer-unknown");
            wrong.push(Invalid::new(answers::pointer(key), "unknown", unknown));
            continue;
        };
        match answers::kept(question, typed) {
            Ok(Some(answer)) if answer.to_string().len() > SLACK * limits.max_long_text => {
                let long = Phrase::new("apply-wrong-too-long").with("count", limits.max_long_text);
                wrong.push(Invalid::new(answers::pointer(key), "too-long", long));
            }
            Ok(Some(answer)) => drop(draft.answers.0.insert(key.clone(), answer)),
            Ok(None) => drop(draft.answers.0.remove(key)),
            Err(invalid) => wrong.push(invalid),
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::super::knock_out::tests::question;
    use super::*;
    use crate::settings::{Flags, Settings};
    use entity::application::{Answers, Stage};
    use entity::question::Kind;
    use serde_json::json;
    use uuid::Uuid;

    fn draft() -> Application {
        Application {
            id: entity::ApplicationId(Uuid::nil()),
            opening_id: entity::OpeningId(Uuid::nil()),
            reference: "7K3Q-29XD-M4TB".to_owned(),
            alias: "7K3Q2-9XDM4".to_owned(),
            state: State::Draft,
            stage: Stage::Received,
            language: "en".to_owned(),
            full_name: "Ana".to_owned(),
            name_fold: "ana".to_owned(),
            email: "ana@example.org".to_owned(),
            email_key: "ana@example.org".to_owned(),
            phone: String::new(),
            consent_at: None,
            answers: Answers([("q".to_owned(), json!("1"))].into()),
            token_hash: String::new(),
            token_number: 0,
            proven_email_key: String::new(),
            version: 1,
            submission_id: None,
            began_at: Instant(0),
            updated_at: Instant(0),
            submitted_at: None,
            withdrawn_at: None,
            edited_at: None,
            extended_until: None,
            reviews: 0,
            mean_key: None,
            mean_exact: None,
            review_complete: false,
        }
    }

    fn changed(changes: &Changes) -> (Application, Vec<(String, &'static str)>) {
        let limits = Settings::defaults(&Flags::default()).unwrap().applications;
        let mut draft = draft();
        let wrong = change(&mut draft, changes, &[question(Kind::Number)], &limits, Instant(7));
        (draft, wrong.into_iter().map(|wrong| (wrong.pointer, wrong.code)).collect())
    }

    #[test]
    fn what_is_not_given_stays_and_what_follows_from_a_field_follows() {
        let changes = Changes {
            full_name: Some(" Đorđe  Krasniqi-Çeku ".to_owned()),
            email: Some("Djordje@Example.org".to_owned()),
            language: Some(Language::Sr),
            consent: Some(true),
            ..Changes::default()
        };
        let expected = Application {
            full_name: "Đorđe Krasniqi-Çeku".to_owned(),
            name_fold: "djordje krasniqi ceku".to_owned(),
            email: "Djordje@Example.org".to_owned(),
            email_key: "djordje@example.org".to_owned(),
            language: "sr".to_owned(),
            consent_at: Some(Instant(7)),
            ..draft()
        };
        assert_eq!(changed(&changes), (expected, vec![]));
    }

    #[test]
    fn an_answer_is_kept_as_typed_and_taken_out_by_null() {
        let with = |answer| Changes { answers: [("q".to_owned(), answer)].into(), ..Changes::default() };
        assert_eq!(changed(&with(json!("about seven"))).0.answers.0["q"], json!("about seven"));
        assert_eq!(changed(&with(json!(null))).0.answers, Answers::default());
        assert_eq!(changed(&with(json!("x".repeat(40_001)))).1, [("/answers/q".to_owned(), "too-long")]);
    }

    #[test]
    fn answers_nobody_asked_for_are_refused() {
        let changes = Changes { answers: [("salary".to_owned(), json!(1))].into(), ..Changes::default() };
        assert_eq!(changed(&changes).1, [("/answers/salary".to_owned(), "unknown")]);
    }

    #[test]
    fn a_name_that_unfolds_to_thousands_of_letters_stays_within_the_index() {
        let changes = Changes { full_name: Some("\u{FDFA}".repeat(200)), ..Changes::default() };
        assert_eq!(changed(&changes).0.name_fold.chars().count(), 200);
    }
}
