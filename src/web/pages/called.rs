//! What an applicant is called on the pages of staff.

use crate::language::Text;
use crate::review::who::Who;

/// By name, or in a blind review by the alias alone.
pub fn called(text: Text, who: &Who) -> String {
    match who {
        Who::Named { full_name, .. } => full_name.clone(),
        Who::Alias(alias) => text.with("reference", alias.as_str()).say("review-candidate"),
    }
}
