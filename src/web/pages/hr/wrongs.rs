//! What is wrong with a form, at the field that is to be mended.

use crate::invalid::Invalid;
use crate::language::Text;

/// What is wrong, in the order of the form.
#[derive(Clone, Debug, Default)]
pub struct Wrongs(Vec<Wrong>);

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The form's field.
    pub field: String,
    /// The sentence beside it.
    pub detail: String,
    /// The sentence at the top of the page, where it has to say which field it means.
    pub summary: String,
}

impl Wrongs {
    /// In the reader's language; `field` names the form's field for a pointer of the rules, and `label` what people know
    /// that field by.
    pub fn of(
        text: Text,
        wrong: &[Invalid],
        field: impl Fn(&str) -> String,
        label: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let mut found: Vec<Wrong> = Vec::new();
        for invalid in wrong {
            let (field, detail) = (field(invalid.field().as_str()), text.phrase(&invalid.detail));
            let summary = label(&field).map_or_else(|| detail.clone(), |label| text.labelled(&label, &detail));
            let one = Wrong { field, detail, summary };
            if !found.contains(&one) {
                found.push(one);
            }
        }
        Self(found)
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|wrong| wrong.field == field).map(|wrong| wrong.detail.as_str())
    }

    pub fn all(&self) -> &[Wrong] {
        &self.0
    }
}
