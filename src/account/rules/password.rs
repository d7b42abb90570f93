//! What a password must be: long, not among those that everybody tries, and not made of our own name (NIST SP 800-63B §3.1.1.2).

use crate::invalid::Invalid;
use crate::language::Phrase;

/// What the rules know of whoever chooses a password, and where.
#[derive(Clone, Copy, Debug)]
pub struct Choosing<'a> {
    /// Fewest characters.
    pub min: usize,
    /// Most characters.
    pub max: usize,
    /// The organisation's name.
    pub organisation: &'a str,
    /// The person's own address.
    pub email: &'a str,
}

/// The product's name: no password of its users is made of it.
const PRODUCT: &str = "meritum";

/// What people pad with digits and signs until a form takes it.
const WORDS: &[&str] = &[
    "abcdefg",
    "administrator",
    "admin",
    "adminadmin",
    "aaaaaa",
    "baseball",
    "beograd",
    "changeme",
    "dragon",
    "dashuria",
    "default",
    "fjalekalim",
    "fjalekalimi",
    "football",
    "fudbal",
    "hello",
    "iloveyou",
    "kosova",
    "kosovo",
    "letmein",
    "letmeinnow",
    "ljubav",
    "lozinka",
    "login",
    "master",
    "mirdita",
    "miresevini",
    "monkey",
    "mojalozinka",
    "mypassword",
    "newpassword",
    "nevertellanyone",
    "pass",
    "password",
    "passwordpassword",
    "passwort",
    "prishtina",
    "pristina",
    "princess",
    "qwert",
    "qwerty",
    "qwertz",
    "qwertyqwerty",
    "recruitment",
    "secret",
    "serbia",
    "shqiperia",
    "sifra",
    "srbija",
    "starwars",
    "summer",
    "sunshine",
    "superman",
    "temporary",
    "test",
    "testtest",
    "tirana",
    "trustno",
    "user",
    "welcome",
    "welcometo",
    "winter",
    "zvezda",
];

/// Passwords of twelve characters and more that lists of leaked ones have near their top.
const LEAKED: &[&str] = &[
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "1qazxsw23edc",
    "q1w2e3r4t5y6",
    "qazwsxedcrfv",
    "1qaz!qaz2wsx",
    "zaq12wsxcde3",
    "1234qwerasdf",
    "123qweasdzxc",
    "qweasdzxc123",
    "qwerty123456",
    "123456qwerty",
    "abc123abc123",
    "a1b2c3d4e5f6",
    "correcthorsebatterystaple",
    "correct horse battery staple",
    "thequickbrownfox",
    "letmeinplease",
    "iloveyouforever",
    "iloveyousomuch",
    "mypasswordis",
    "opensesame123",
    "trustnoone123",
    "passw0rd1234",
    "whatever1234",
    "asdfghjkl123",
    "zxcvbnm12345",
    "1234567890qw",
    "qwertyuiop12",
    "unknown12345",
];

/// What keyboards and counting offer in a row.
const ROWS: &[&str] = &[
    "1234567890",
    "0123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "!@#$%^&*()",
];

/// What is wrong with a password that somebody chooses, at `pointer`. It is taken as typed: any characters, blanks among them.
pub fn password(password: &str, choosing: Choosing<'_>, pointer: &str) -> Option<Invalid> {
    let length = password.chars().count();
    let (code, phrase) = if length < choosing.min {
        ("too-short", Phrase::new("account-wrong-password-short").with("count", choosing.min))
    } else if length > choosing.max {
        ("too-long", Phrase::new("account-wrong-password-long").with("count", choosing.max))
    } else if is_common(&password.to_lowercase()) {
        ("too-common", Phrase::new("account-wrong-password-common"))
    } else if holds_a_name(&password.to_lowercase(), choosing) {
        ("names-us", Phrase::new("account-wrong-password-name"))
    } else {
        return None;
    };
    Some(Invalid::new(pointer, code, phrase))
}

fn is_common(lower: &str) -> bool {
    LEAKED.contains(&lower) || WORDS.contains(&core_of(lower).as_str()) || repeats(lower) || runs(lower)
}

/// The word inside a padding of digits and signs, its letters written as letters.
fn core_of(lower: &str) -> String {
    let core = lower.trim_matches(|c: char| !c.is_alphabetic() && c != '@' && c != '$');
    core.chars()
        .filter_map(|c| match c {
            '@' | '4' => Some('a'),
            '$' | '5' | 'š' => Some('s'),
            '0' => Some('o'),
            '1' | '!' => Some('i'),
            '3' | 'ë' => Some('e'),
            c if c.is_alphabetic() => Some(c),
            _ => None,
        })
        .collect()
}

/// `abcabcabcabc`: up to four characters over and over.
fn repeats(lower: &str) -> bool {
    let all: Vec<char> = lower.chars().collect();
    (1..=4).any(|unit| all.len() > unit && all.iter().zip(&all[unit..]).all(|(a, b)| a == b))
}

/// Along a row of the keyboard or of the alphabet, forwards or backwards, begun anew at its end.
fn runs(lower: &str) -> bool {
    let backwards: String = lower.chars().rev().collect();
    let times = lower.len() / 10 + 2;
    ROWS.iter().map(|row| row.repeat(times)).any(|row| row.contains(lower) || row.contains(&backwards))
}

fn holds_a_name(lower: &str, choosing: Choosing<'_>) -> bool {
    let squeezed = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let password = squeezed(lower);
    let (organisation, email) = (squeezed(choosing.organisation), squeezed(choosing.email));
    [PRODUCT, &organisation, &email].iter().any(|name| !name.is_empty() && password.contains(*name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHOOSING: Choosing<'static> =
        Choosing { min: 12, max: 128, organisation: "Ura Institute", email: "besa@example.org" };

    fn code(typed: &str) -> Option<&'static str> {
        password(typed, CHOOSING, "/password").map(|wrong| wrong.code)
    }

    #[test]
    fn a_few_words_in_a_row_do_well() {
        for good in [
            "four words in a row",
            "katër fjalë me radhë",
            "četiri reči u nizu",
            "vRk3!pQz8#tLm",
            "            a b c d e f            ",
            "🙂🙃🙂🙃 lule e kuqe",
            &"long ".repeat(25),
        ] {
            assert_eq!(code(good), None, "{good:?}");
        }
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(code("ëçëçëçëzxqp"), Some("too-short"));
        assert_eq!(code("ëçëçëçëzxqpj"), None);
        assert_eq!(code(&"long ".repeat(26)), Some("too-long"));
    }

    #[test]
    fn what_everybody_tries_is_refused_however_it_is_padded() {
        for common in [
            "password1234",
            "Password2025!",
            "P@ssw0rd2025!!",
            "qwertyuiopas",
            "poiuytrewq0987654321",
            "123456789012",
            "987654321098",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "Prishtina2025",
            "Fjalëkalimi123",
            "lozinka123456",
            "correct horse battery staple",
            "1Q2W3E4R5T6Y",
        ] {
            let expected = if common.starts_with("poiu") { None } else { Some("too-common") };
            assert_eq!(code(common), expected, "{common:?}");
        }
    }

    #[test]
    fn our_own_names_are_refused_however_they_are_spaced() {
        for named in ["at the Ura Institute", "ura-institute-55", "I like Meritum much", "besa@example.org!!"] {
            assert_eq!(code(named), Some("names-us"), "{named:?}");
        }
        assert_eq!(code("an institute of the arts"), None);
    }
}
