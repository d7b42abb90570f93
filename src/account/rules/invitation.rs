//! Who can be invited: whoever has a name and an address that letters reach.

use crate::application::rules::about::is_email;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::settings::Applications;

/// What is missing or wrong, in the order of the form.
pub fn invitation(name: &str, email: &str, limits: &Applications) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    if !name.chars().any(char::is_alphabetic) {
        wrong.push(Invalid::new("/name", "missing", Phrase::new("account-wrong-name-missing")));
    } else if name.chars().count() > limits.max_name {
        let phrase = Phrase::new("account-wrong-name-long").with("count", limits.max_name);
        wrong.push(Invalid::new("/name", "too-long", phrase));
    } else if name.chars().any(char::is_control) {
        wrong.push(Invalid::new("/name", "malformed", Phrase::new("account-wrong-name-missing")));
    }
    if email.is_empty() {
        wrong.push(Invalid::new("/email", "missing", Phrase::new("account-wrong-email")));
    } else if !is_email(email) || email.len() > limits.max_email {
        wrong.push(Invalid::new("/email", "malformed", Phrase::new("account-wrong-email")));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Flags, Settings};

    fn wrong(name: &str, email: &str) -> Vec<(String, &'static str)> {
        let limits = Settings::defaults(&Flags::default()).unwrap().applications;
        invitation(name, email, &limits).into_iter().map(|w| (w.pointer, w.code)).collect()
    }

    #[test]
    fn a_name_and_an_address_are_needed() {
        assert_eq!(wrong("Jelena Marković", "jelena@example.org"), []);
        let both = [("/name".to_owned(), "missing"), ("/email".to_owned(), "missing")];
        assert_eq!(wrong(" - ", ""), both);
        assert_eq!(wrong("J\u{7}", "jelena@"), [("/name".to_owned(), "malformed"), ("/email".to_owned(), "malformed")]);
        assert_eq!(wrong(&"J".repeat(201), "a@example.org"), [("/name".to_owned(), "too-long")]);
    }
}
