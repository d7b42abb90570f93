//! Passwords that can be typed from a screen, alike at every start and unlike on every machine.

use crate::keys::Keys;

const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
const VOWELS: &[u8; 4] = b"aeio";

/// Four words of two syllables, such as `dora-mehi-zoka-tela`: 48 bits, enough where sign-in is throttled.
pub(super) fn of(keys: &Keys, email: &str) -> String {
    let bytes = keys.mac("demo password", email.as_bytes());
    let syllable = |byte: u8| {
        [CONSONANTS[usize::from(byte & 15)], VOWELS[usize::from((byte >> 4) & 3)]].map(char::from).into_iter()
    };
    let words: Vec<String> =
        bytes[..8].chunks(2).map(|pair| pair.iter().flat_map(|b| syllable(*b)).collect()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_the_same_on_one_machine_and_another_on_another() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let keys = Keys::open(one.path()).unwrap();
        let password = of(&keys, "hr@ura.example");
        assert_eq!(password, of(&Keys::open(one.path()).unwrap(), "hr@ura.example"));
        assert_ne!(password, of(&Keys::open(other.path()).unwrap(), "hr@ura.example"));
        assert_ne!(password, of(&keys, "chair@ura.example"));
        assert_eq!(password.len(), 19);
        assert!(password.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{password}");
    }
}
