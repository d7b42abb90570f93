//! One question of an opening, as a field.

use super::fields::Fields;
use crate::language::Text;
use crate::settings::Applications;
use entity::question::{Kind, Model as Question};
use serde_json::Value;

/// A question with what was answered so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name and id of its first control.
    pub name: String,
    pub kind: Kind,
    pub title: String,
    pub hint: String,
    pub required: bool,
    /// What was answered; several keys where several may be chosen.
    pub values: Vec<String>,
    /// Key and title of each option.
    pub choices: Vec<(String, String)>,
    /// Most characters, for texts.
    pub max_length: usize,
}

impl Field {
    /// The question as it is asked in this language.
    pub fn of(question: &Question, values: Vec<String>, text: Text, limits: &Applications) -> Self {
        let ours = if question.kind == Kind::LongText { limits.max_long_text } else { limits.max_short_text };
        let mut choices = options(question, text);
        // A radio button once pressed cannot be released: whoever may leave a question out needs a way to.
        if !question.required && matches!(question.kind, Kind::Choice | Kind::YesNo) {
            choices.push((String::new(), text.say("apply-no-answer")));
        }
        Self {
            name: name(&question.key),
            kind: question.kind,
            title: title(question, text),
            hint: question.translations.get(text.language().code(), "hint", &question.hint).to_owned(),
            required: question.required,
            values,
            choices,
            max_length: question.max_length.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(ours),
        }
    }

    /// The answer, where there is one.
    pub fn value(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    /// Whether this option is chosen.
    pub fn is_chosen(&self, key: &str) -> bool {
        !key.is_empty() && self.values.iter().any(|value| value == key)
    }

    /// Whether it is one control, or several in a group.
    pub const fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Choice | Kind::Several | Kind::YesNo)
    }
}

/// The name of the field in which a question is answered: where a pointer to the answer leads.
pub fn name(key: &str) -> String {
    format!("answers.{key}")
}

/// What the question asks, in this language.
pub fn title(question: &Question, text: Text) -> String {
    question.translations.get(text.language().code(), "title", &question.title).to_owned()
}

/// The options of a question; yes and no are two of them.
pub fn options(question: &Question, text: Text) -> Vec<(String, String)> {
    if question.kind == Kind::YesNo {
        return ["yes", "no"].map(|word| (word.to_owned(), text.say(&format!("common-{word}")))).into();
    }
    let code = text.language().code();
    let titled = |choice: &entity::question::Choice| {
        (choice.key.clone(), choice.translations.get(code, "title", &choice.title).to_owned())
    };
    question.choices.0.iter().map(titled).collect()
}

/// What a draft holds, as its field would send it.
pub fn values_of(answer: Option<&Value>) -> Vec<String> {
    let single = |answer: &Value| match answer {
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match answer {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => list.iter().map(single).collect(),
        Some(other) => vec![single(other)],
    }
}

/// What a form sent for this question, as a draft keeps it. A group in which nothing is chosen sends nothing.
pub fn answer_in(question: &Question, fields: &Fields) -> Value {
    let name = name(&question.key);
    match question.kind {
        Kind::Several => fields.all(&name).map(Value::from).collect(),
        _ => fields.first(&name).map_or(Value::Null, Value::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_goes_into_its_field_as_it_was_sent() {
        assert_eq!(values_of(None), Vec::<String>::new());
        assert_eq!(values_of(Some(&json!(true))), ["yes"]);
        assert_eq!(values_of(Some(&json!("2,5 "))), ["2,5 "]);
        assert_eq!(values_of(Some(&json!(7))), ["7"]);
        assert_eq!(values_of(Some(&json!(["sq", "en"]))), ["sq", "en"]);
    }
}
