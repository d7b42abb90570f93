//! Who applies: name, address, telephone, consent.

use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::settings::Applications;
use unicode_normalization::UnicodeNormalization;

/// The part of an application that says who applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct About<'a> {
    pub full_name: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub consent: bool,
}

/// What is missing or wrong, in the order of the form.
pub fn about(about: &About<'_>, limits: &Applications) -> Vec<Invalid> {
    [
        name(about.full_name, limits.max_name),
        email(about.email, limits.max_email),
        phone(about.phone, limits.max_phone),
        (!about.consent).then(|| Invalid::new("/consent", "missing", Phrase::new("apply-wrong-consent-missing"))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What is wrong with a text that is longer than `limit` characters.
pub fn too_long(pointer: impl Into<String>, text: &str, limit: usize) -> Option<Invalid> {
    (text.chars().count() > limit)
        .then(|| Invalid::new(pointer, "too-long", Phrase::new("apply-wrong-too-long").with("count", limit)))
}

fn name(name: &str, limit: usize) -> Option<Invalid> {
    if name.chars().any(char::is_alphabetic) {
        return too_long("/full_name", name, limit);
    }
    Some(Invalid::new("/full_name", "missing", Phrase::new("apply-wrong-name-missing")))
}

/// What is missing in an address to which letters are to go, or wrong with it.
pub fn email(email: &str, limit: usize) -> Option<Invalid> {
    if email.is_empty() {
        return Some(Invalid::new("/email", "missing", Phrase::new("apply-wrong-email-missing")));
    }
    if is_email(email) && email.len() <= limit {
        return None;
    }
    Some(Invalid::new("/email", "malformed", Phrase::new("apply-wrong-email")))
}

/// Whether a letter can be sent there: a mailbox of RFC 5321 §4.1.2 (dot-string local part, domain with a dot), letters
/// beyond ASCII as RFC 6531 has them, within the lengths of RFC 5321 §4.5.3.1: 64 octets before the `@`, 254 in all.
pub fn is_email(email: &str) -> bool {
    let Some((local, domain)) = email.rsplit_once('@') else { return false };
    let atom =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c));
    let label = |part: &str| {
        (1..=63).contains(&part.len())
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.chars().all(|c| c == '-' || c.is_alphanumeric())
    };
    email.len() <= 254
        && local.len() <= 64
        && local.split('.').all(atom)
        && domain.contains('.')
        && domain.split('.').all(label)
        && !domain.rsplit('.').next().is_some_and(|top| top.chars().all(|c| c.is_ascii_digit()))
}

fn phone(phone: &str, limit: usize) -> Option<Invalid> {
    if phone.is_empty() {
        return None;
    }
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    // E.164: at most 15 digits; a way to dial an extension may follow.
    let plausible = (5..=20).contains(&digits)
        && phone.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '/' | '(' | ')' | '.'));
    if plausible && phone.chars().count() <= limit {
        return None;
    }
    Some(Invalid::new("/phone", "malformed", Phrase::new("apply-wrong-phone")))
}

/// The form of an address under which one person has one application: NFKC, lower case. Two spellings that reach the
/// same mailbox at nearly every provider are one.
pub fn email_key(email: &str) -> String {
    let folded: String = email.trim().nfkc().collect::<String>().to_lowercase();
    folded.nfkc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Flags, Settings};

    fn limits() -> Applications {
        Settings::defaults(&Flags::default()).unwrap().applications
    }

    fn wrong(about: About<'_>) -> Vec<(String, &'static str)> {
        super::about(&about, &limits()).into_iter().map(|w| (w.pointer, w.code)).collect()
    }

    const GOOD: About<'static> =
        About { full_name: "Ërza Shala", email: "erza@example.org", phone: "+383 44 123-456", consent: true };

    #[test]
    fn a_good_beginning_has_nothing_wrong() {
        assert_eq!(wrong(GOOD), []);
        assert_eq!(wrong(About { phone: "", ..GOOD }), []);
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let empty = About { full_name: "", email: "", phone: "call me", consent: false };
        let expected =
            [("/full_name", "missing"), ("/email", "missing"), ("/phone", "malformed"), ("/consent", "missing")];
        assert_eq!(wrong(empty), expected.map(|(pointer, code)| (pointer.to_owned(), code)));
    }

    #[test]
    fn a_name_is_at_most_so_long() {
        let name = "Ë".repeat(200);
        assert_eq!(wrong(About { full_name: &name, ..GOOD }), []);
        let longer = "Ë".repeat(201);
        assert_eq!(wrong(About { full_name: &longer, ..GOOD }), [("/full_name".to_owned(), "too-long")]);
        assert_eq!(wrong(About { full_name: "123 -", ..GOOD }), [("/full_name".to_owned(), "missing")]);
    }

    #[test]
    fn addresses_that_letters_reach_are_taken() {
        for good in [
            "a@b.co",
            "first.last+jobs@mail.example.org",
            "o'neil@example.org",
            "đorđe@пример.срб",
            &format!("{}@example.org", "a".repeat(64)),
        ] {
            assert!(is_email(good), "{good}");
        }
    }

    #[test]
    fn addresses_that_no_letter_reaches_are_refused() {
        for bad in [
            "",
            "erza",
            "erza@",
            "@example.org",
            "erza@localhost",
            "erza@example..org",
            ".erza@example.org",
            "erza.@example.org",
            "er za@example.org",
            "erza@-example.org",
            "erza@example.org, b@example.org",
            "erza@192.0.2.1",
            "erza@[192.0.2.1]",
            "erza@example.org\r\nBcc: b@example.org",
            &format!("{}@example.org", "a".repeat(65)),
            &format!("a@{}.org", "b".repeat(64)),
            &format!("a@{}org", "b.".repeat(127)),
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn spellings_of_one_address_have_one_key() {
        let key = email_key("erza.shala@example.org");
        for spelling in ["Erza.Shala@Example.ORG", " erza.shala@example.org ", "ｅｒｚａ.shala@example.org"] {
            assert_eq!(email_key(spelling), key, "{spelling}");
        }
        assert_eq!(email_key("E\u{308}rza@example.org"), email_key("ërza@EXAMPLE.org"));
        assert_ne!(email_key("erza@example.org"), key);
    }
}
