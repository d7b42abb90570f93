//! What is wrong with a form, at the field that is to be mended.

use crate::invalid::Invalid;
use crate::language::Text;

/// Field and sentence, in the order of the form.
#[derive(Clone, Debug, Default)]
pub struct Wrongs(Vec<(String, String)>);

impl Wrongs {
    /// In the reader's language; `field` names the form's field for a pointer of the rules.
    pub fn of(text: Text, wrong: &[Invalid], field: impl Fn(&str) -> String) -> Self {
        let mut found: Vec<(String, String)> = Vec::new();
        for invalid in wrong {
            let one = (field(invalid.field().as_str()), text.phrase(&invalid.detail));
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
        self.0.iter().find(|(name, _)| name == field).map(|(_, detail)| detail.as_str())
    }

    pub fn all(&self) -> &[(String, String)] {
        &self.0
    }
}
