//! The languages of the house, one of them in two scripts, and which of them a reader gets.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language that everything is said in. Serbian is written in both of its scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    #[default]
    #[serde(rename = "en")]
    En,
    #[serde(rename = "sq")]
    Sq,
    #[serde(rename = "sr")]
    Sr,
    #[serde(rename = "sr-Cyrl")]
    SrCyrl,
}

/// The code named none of `en`, `sq`, `sr`, `sr-Cyrl`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such language: expected en, sq, sr or sr-Cyrl")]
pub struct UnknownLanguage;

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::En, Self::Sq, Self::Sr, Self::SrCyrl];

    /// The code in addresses, columns and settings: `en`, `sq`, `sr` (ISO 639-1), `sr-Cyrl` (with its
    /// script, ISO 15924).
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Sq => "sq",
            Self::Sr => "sr",
            Self::SrCyrl => "sr-Cyrl",
        }
    }

    /// The same language in the script that it is first written in here: it stands in for a text that is missing.
    #[must_use]
    pub const fn in_first_script(self) -> Self {
        match self {
            Self::SrCyrl => Self::Sr,
            other => other,
        }
    }

    /// Whether it is another's second script: written by the house, not asked of HR.
    pub const fn is_second_script(self) -> bool {
        matches!(self, Self::SrCyrl)
    }

    /// The tag for the `lang` attribute and `Content-Language` (BCP 47); it names Serbian's script.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Sq => "sq",
            Self::Sr => "sr-Latn",
            Self::SrCyrl => "sr-Cyrl",
        }
    }

    /// The language's name in itself, for the language switch.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Sq => "Shqip",
            Self::Sr => "Srpski",
            Self::SrCyrl => "Српски",
        }
    }

    /// The language a reader gets: the explicit choice, else the best of `Accept-Language` that is spoken here,
    /// else the opening's language, else English.
    pub fn negotiate(chosen: Option<Self>, accept_language: Option<&str>, opening: Option<Self>) -> Self {
        chosen.or_else(|| accept_language.and_then(Self::from_accept_language)).or(opening).unwrap_or_default()
    }

    /// The best-weighted language of an `Accept-Language` header (RFC 9110, 12.5.4) that is spoken here; the earlier
    /// one on equal weight. `*` and anything unreadable choose nothing.
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(u16, Self)> = None;
        for range in header.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let Some(language) = parts.next().and_then(Self::of_range) else { continue };
            let Some(weight) = parts.next().map_or(Some(1000), quality) else { continue };
            if weight > 0 && best.is_none_or(|(highest, _)| weight > highest) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }

    /// The language spoken here that a reader of this language range understands. Bosnian, Croatian, Montenegrin and
    /// the older Serbo-Croatian tag are answered in Serbian.
    fn of_range(range: &str) -> Option<Self> {
        let mut parts = range.split(['-', '_']);
        let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
        if primary == "sr" && parts.any(|part| part.eq_ignore_ascii_case("Cyrl")) {
            return Some(Self::SrCyrl);
        }
        match primary.as_str() {
            "en" => Some(Self::En),
            "sq" | "als" | "aln" => Some(Self::Sq),
            "sr" | "bs" | "hr" | "me" | "cnr" | "sh" => Some(Self::Sr),
            _ => None,
        }
    }
}

/// A `q=` weight in thousandths, or nothing when it is malformed.
fn quality(parameter: &str) -> Option<u16> {
    let value = parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q="))?.trim();
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let thousandths: u16 = format!("{fraction:0<3}").parse().ok()?;
    match (whole, thousandths) {
        ("0", _) => Some(thousandths),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL.into_iter().find(|language| language.code() == code).ok_or(UnknownLanguage)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_explicit_choice_beats_the_browser_which_beats_the_opening() {
        let browser = Some("sr-RS,en;q=0.5");
        assert_eq!(Language::negotiate(Some(Language::Sq), browser, Some(Language::En)), Language::Sq);
        assert_eq!(Language::negotiate(None, browser, Some(Language::Sq)), Language::Sr);
        assert_eq!(Language::negotiate(None, Some("de, fr;q=0.8"), Some(Language::Sq)), Language::Sq);
        assert_eq!(Language::negotiate(None, None, Some(Language::Sr)), Language::Sr);
        assert_eq!(Language::negotiate(None, None, None), Language::En);
    }

    #[test]
    fn the_highest_weight_wins_and_zero_refuses() {
        for (header, expected) in [
            ("en;q=0.3, sq;q=0.9", Some(Language::Sq)),
            ("en;q=0.8, sq;q=0.8", Some(Language::En)),
            ("sr;q=0, en;q=0.1", Some(Language::En)),
            ("sr;q=0", None),
            ("*", None),
            ("de-DE, *;q=0.5", None),
            ("", None),
            ("sq;q=x, sr;q=0.1", Some(Language::Sr)),
            ("sq;q=1.5, sr;q=0.1", Some(Language::Sr)),
            ("EN-gb;q=1.0", Some(Language::En)),
            ("sq ; q=0.2 , en ; q=0.1", Some(Language::Sq)),
        ] {
            assert_eq!(Language::from_accept_language(header), expected, "{header}");
        }
    }

    #[test]
    fn the_neighbours_of_serbian_are_answered_in_serbian() {
        for header in ["sr", "sr-RS", "sr-Latn", "sr-Latn-RS", "bs", "bs-Latn", "hr-HR", "me", "cnr", "sh"] {
            assert_eq!(Language::from_accept_language(header), Some(Language::Sr), "{header}");
        }
    }

    #[test]
    fn cyrillic_script_is_answered_in_cyrillic() {
        for header in ["sr-Cyrl", "sr-Cyrl-ME", "SR_cyrl", "en;q=0.5, sr-Cyrl-RS"] {
            assert_eq!(Language::from_accept_language(header), Some(Language::SrCyrl), "{header}");
        }
    }

    #[test]
    fn codes_are_the_same_in_text_and_in_json() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
            assert_eq!(serde_json::to_value(language).unwrap(), language.code());
        }
        assert_eq!("de".parse::<Language>(), Err(UnknownLanguage));
    }
}
