//! The three languages of the demo's people and texts.

/// A language that a text of the demo is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tongue {
    English,
    Albanian,
    /// In Latin script.
    Serbian,
}

impl Tongue {
    pub const ALL: [Self; 3] = [Self::English, Self::Albanian, Self::Serbian];

    /// The two-letter code of ISO 639-1: `en`, `sq`, `sr`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Albanian => "sq",
            Self::Serbian => "sr",
        }
    }
}

/// One text in the three languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InThree {
    pub en: &'static str,
    pub sq: &'static str,
    pub sr: &'static str,
}

impl InThree {
    pub const fn new(en: &'static str, sq: &'static str, sr: &'static str) -> Self {
        Self { en, sq, sr }
    }

    /// The text in one language.
    pub const fn of(&self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::English => self.en,
            Tongue::Albanian => self.sq,
            Tongue::Serbian => self.sr,
        }
    }
}
