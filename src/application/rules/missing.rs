//! What an application still lacks, by step.

use super::about::{self, About};
use super::{answers, knock_out};
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::settings::Applications;
use entity::application::Answers;
use entity::{question, requirement};

/// The steps of an application, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Step {
    About,
    Questions,
    Documents,
}

/// What is missing or wrong in each step. Empty throughout: it can be submitted.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Missing {
    pub about: Vec<Invalid>,
    pub questions: Vec<Invalid>,
    pub documents: Vec<Invalid>,
}

impl Missing {
    /// Whether nothing is.
    pub const fn is_empty(&self) -> bool {
        self.about.is_empty() && self.questions.is_empty() && self.documents.is_empty()
    }

    /// What is missing in one step.
    pub fn in_step(&self, step: Step) -> &[Invalid] {
        match step {
            Step::About => &self.about,
            Step::Questions => &self.questions,
            Step::Documents => &self.documents,
        }
    }

    /// The first step in which something is.
    pub fn first(&self) -> Option<Step> {
        [Step::About, Step::Questions, Step::Documents].into_iter().find(|step| !self.in_step(*step).is_empty())
    }

    /// All of it, in the order of the steps.
    pub fn into_all(self) -> Vec<Invalid> {
        [self.about, self.questions, self.documents].concat()
    }
}

/// Where a document is, as a JSON Pointer.
pub fn document_pointer(key: &str) -> String {
    format!("/documents/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// What an opening asks for.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Asked {
    pub questions: Vec<question::Model>,
    pub requirements: Vec<requirement::Model>,
}

/// What is missing from an application that has these documents, and its answers in their final form.
pub fn missing(
    asked: &Asked,
    about: &About<'_>,
    draft: &Answers,
    documents: &[&str],
    limits: &Applications,
) -> (Missing, Answers) {
    let (settled, mut questions) = answers::settle(&asked.questions, draft, limits);
    questions.extend(knock_out::knocked_out(&asked.questions, draft, limits));
    let documents = asked
        .requirements
        .iter()
        .filter(|requirement| requirement.required && !documents.contains(&requirement.key.as_str()))
        .map(|requirement| {
            let detail = Phrase::new("apply-wrong-document-missing");
            Invalid::new(document_pointer(&requirement.key), "missing", detail)
        })
        .collect();
    (Missing { about: about::about(about, limits), questions, documents }, settled)
}

#[cfg(test)]
mod tests {
    use super::super::knock_out::tests::question;
    use super::*;
    use crate::settings::{Flags, Settings};
    use entity::Translations;
    use entity::question::{Kind, KnockOut};
    use entity::requirement::Formats;
    use serde_json::json;

    fn requirement(key: &str, required: bool) -> requirement::Model {
        requirement::Model {
            opening_id: entity::OpeningId(uuid::Uuid::nil()),
            key: key.to_owned(),
            position: 0,
            title: key.to_owned(),
            hint: String::new(),
            translations: Translations::default(),
            required,
            formats: Formats(vec!["pdf".to_owned()]),
            max_bytes: 1000,
            max_files: 1,
        }
    }

    #[test]
    fn what_is_missing_is_told_by_step() {
        let limits = Settings::defaults(&Flags::default()).unwrap().applications;
        let asked = Asked {
            questions: vec![question::Model { knock_out: Some(KnockOut::AtLeast(3.0)), ..question(Kind::Number) }],
            requirements: vec![requirement("cv", true), requirement("letter", true), requirement("other", false)],
        };
        let about = About { full_name: "Ana", email: "ana@example.org", phone: "", consent: false };
        let draft = Answers([("q".to_owned(), json!("2"))].into());
        let (missing, settled) = missing(&asked, &about, &draft, &["cv"], &limits);
        assert_eq!(settled.0["q"], json!(2));
        assert_eq!(missing.first(), Some(Step::About));
        let all: Vec<_> = missing.into_all().into_iter().map(|wrong| (wrong.pointer, wrong.code)).collect();
        let expected = [("/consent", "missing"), ("/answers/q", "knock-out"), ("/documents/letter", "missing")];
        assert_eq!(all, expected.map(|(pointer, code)| (pointer.to_owned(), code)));
    }
}
