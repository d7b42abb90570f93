//! A person who applies: what a CV says about them. All of them are invented.

use super::tongue::Tongue;

/// A person and their life as a CV tells it.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Kebab-case, unique in the demo.
    pub key: &'static str,
    pub given: &'static str,
    pub family: &'static str,
    pub email: &'static str,
    /// In a block of +383 44 000 that no operator assigns.
    pub phone: &'static str,
    pub town: &'static str,
    /// The language that the person applies in.
    pub tongue: Tongue,
    pub headline: &'static str,
    pub profile: &'static str,
    /// Newest first.
    pub posts: &'static [Post],
    /// Newest first.
    pub studies: &'static [Study],
    pub training: &'static [&'static str],
    /// Language and level (CEFR).
    pub languages: &'static [(&'static str, &'static str)],
    pub skills: &'static [&'static str],
    pub cv: Form,
    pub letter: Form,
}

impl Person {
    /// Given name, then family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.family)
    }
}

/// The shape of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Pdf(Layout),
    Docx,
    Odt,
    /// Plain text, UTF-8.
    Plain,
}

impl Form {
    /// The usual ending of the file name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf(_) => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Plain => "txt",
        }
    }

    /// The registered media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf(_) => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Plain => "text/plain",
        }
    }
}

/// The typographic kind of a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Serif, centred name, rules under the headings.
    Classic,
    /// Sans serif, one colour, headings in capitals.
    Modern(Colour),
    /// A tinted column at the left with contact, languages and skills.
    Sidebar(Colour),
    /// Dates and labels in a left column, as in the Europass form.
    Ledger(Colour),
}

/// The one colour of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Blue,
    Green,
    Wine,
    Slate,
    Ochre,
}

/// A post that someone held.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    /// Year and month.
    pub from: (u16, u8),
    /// Year and month; none for the present post.
    pub to: Option<(u16, u8)>,
    pub role: &'static str,
    pub employer: &'static str,
    pub place: &'static str,
    pub craft: Craft,
    /// What only this person did, before the duties of the craft.
    pub own: &'static [&'static str],
}

/// A course of study.
#[derive(Clone, Copy, Debug)]
pub struct Study {
    pub years: &'static str,
    pub degree: &'static str,
    pub school: &'static str,
}

/// A kind of work, with its usual duties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Craft {
    FinanceLead,
    Accountant,
    Auditor,
    Grants,
    Bank,
    PublicBudget,
    Office,
    Researcher,
    Assistant,
    Policy,
    Teaching,
    Journalist,
    Communications,
    Media,
}

/// A post from a month to a month, or until now.
pub(super) const fn post(
    from: (u16, u8),
    to: Option<(u16, u8)>,
    role: &'static str,
    employer: &'static str,
    place: &'static str,
    craft: Craft,
) -> Post {
    Post { from, to, role, employer, place, craft, own: &[] }
}

impl Post {
    /// The same post with what only this person did.
    pub(super) const fn with(self, own: &'static [&'static str]) -> Self {
        Self { own, ..self }
    }
}

/// A course of study in some years.
pub(super) const fn study(years: &'static str, degree: &'static str, school: &'static str) -> Study {
    Study { years, degree, school }
}
