//! The fields of a form whose names depend on what an opening asks.

use crate::invalid::Invalid;
use crate::language::{Language, Text};

/// Name and value, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

/// Where a form leads once it is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To the next step, if nothing is wrong with this one.
    On,
    /// Away: the draft waits.
    Away,
    /// To the same step in another language.
    Switch(Language),
}

impl Fields {
    /// The first value of this name.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All values of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Which button was pressed.
    pub fn go(&self) -> Go {
        match (self.first("language"), self.first("go")) {
            (Some(code), _) if let Ok(language) = code.parse() => Go::Switch(language),
            (_, Some("away")) => Go::Away,
            _ => Go::On,
        }
    }
}

/// One thing to mend, as it stands in the summary and beside its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The field's name.
    pub field: String,
    /// The field's label.
    pub label: String,
    /// What to do.
    pub detail: String,
}

/// What is wrong, in the reader's language; `label` says what a field is called.
pub fn wrongs(text: Text, wrong: &[Invalid], label: impl Fn(&str) -> String) -> Vec<Wrong> {
    wrong
        .iter()
        .map(|invalid| {
            let field = invalid.field();
            Wrong { label: label(&field), detail: text.phrase(&invalid.detail), field }
        })
        .collect()
}

/// What to mend in this field.
pub fn detail_of<'a>(wrongs: &'a [Wrong], field: &str) -> Option<&'a str> {
    wrongs.iter().find(|wrong| wrong.field == field).map(|wrong| wrong.detail.as_str())
}
