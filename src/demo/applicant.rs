//! An applicant of the demo: a person, the opening, the answers, and when they pressed the button.

use entity::Instant;

use super::documents::{self, DocumentError, Letter};
use super::opening::{DemoOpening, DemoRequirement};
use super::person::{Form, Person};
use super::tongue::{InThree, Tongue};
use super::{letters, moment};

/// An answer to a question of an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Text(&'static str),
    Number(i64),
    /// `YYYY-MM-DD`.
    Date(&'static str),
    /// A date so many days after the demo starts; [`Answer::date`] tells which.
    DaysFromStart(i64),
    /// The key of an option.
    Choice(&'static str),
    /// The keys of options.
    Several(&'static [&'static str]),
    YesNo(bool),
}

impl Answer {
    /// The date of a date answer, `YYYY-MM-DD`, when the demo starts at `now`.
    pub fn date(&self, now: Instant) -> Option<String> {
        match self {
            Self::Date(date) => Some((*date).to_owned()),
            Self::DaysFromStart(days) => {
                Some(moment::date_in_prishtina(now.plus_millis(days * moment::DAY)).to_string())
            }
            _ => None,
        }
    }

    /// Whether nothing was answered.
    fn is_empty(&self) -> bool {
        matches!(self, Self::Text("") | Self::Several([]))
    }
}

/// When an application was sent.
#[derive(Clone, Copy, Debug)]
pub enum Sent {
    At(Instant),
    /// So many days and minutes before the demo starts.
    Before {
        days: i64,
        minutes: i64,
    },
}

/// How an application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Submitted,
    /// Begun, not sent.
    Draft,
    /// Sent and taken back.
    Withdrawn,
}

/// One person's application to one opening.
#[derive(Clone, Copy, Debug)]
pub struct Applicant {
    pub person: Person,
    pub sent: Sent,
    pub ending: Ending,
    /// Question key and answer, the empty ones too.
    pub(super) answers: &'static [(&'static str, Answer)],
    /// Why this person wants this post: the heart of the letter.
    pub motive: &'static str,
    /// Attaches a certificate of the degree as well, and where the opening takes several files, a letter of recommendation.
    pub diploma: bool,
}

/// A file that an applicant attaches.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// The key of the requirement.
    pub requirement: &'static str,
    /// As the applicant named it.
    pub file_name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

impl Applicant {
    /// What was answered: question key and answer.
    pub fn answers(&self) -> impl Iterator<Item = (&'static str, Answer)> {
        self.answers.iter().copied().filter(|(_, answer)| !answer.is_empty())
    }

    /// When the application was sent, or last saved.
    pub const fn sent_at(&self, now: Instant) -> Instant {
        match self.sent {
            Sent::At(at) => at,
            Sent::Before { days, minutes } => now.plus_millis(-days * moment::DAY - minutes * moment::MINUTE),
        }
    }

    /// The files, made on demand and alike on every run.
    ///
    /// # Errors
    /// [`DocumentError`] when an embedded font or an archive fails.
    pub fn attachments(&self, opening: &DemoOpening, now: Instant) -> Result<Vec<Attachment>, DocumentError> {
        let (person, title) = (&self.person, &opening.title);
        let mut files = vec![attachment("cv", &letters::cv_name(person), person.cv, documents::cv(person)?)];
        let bytes = documents::letter(&self.letter(title, now), person.letter)?;
        files.push(attachment("cover-letter", &letters::letter_name(person), person.letter, bytes));
        let form = Form::Pdf(super::person::Layout::Classic);
        if let Some(asked) = self.certificate(opening) {
            files.push(attachment(asked.key, &letters::diploma_name(person), form, documents::diploma(person)?));
        }
        if let Some(asked) = self.recommendation(opening) {
            let made = moment::day_in_prishtina(self.sent_at(now).plus_millis(-40 * moment::DAY));
            let bytes = documents::letter(&letters::recommend(person, made), form)?;
            files.push(attachment(asked.key, &letters::recommendation_name(person), form, bytes));
        }
        Ok(files)
    }

    /// How many of the files are attached: the CV alone while the application is not sent.
    pub fn file_count(&self, opening: &DemoOpening) -> usize {
        let further = [self.certificate(opening), self.recommendation(opening)];
        match self.ending {
            Ending::Draft => 1,
            Ending::Submitted | Ending::Withdrawn => 2 + further.into_iter().flatten().count(),
        }
    }

    /// Where the certificate of the degree goes.
    fn certificate(&self, opening: &DemoOpening) -> Option<DemoRequirement> {
        let is_theirs = |asked: &&DemoRequirement| matches!(asked.key, "diploma" | "certificates");
        opening.requirements.iter().find(is_theirs).copied().filter(|_| self.diploma)
    }

    /// Where a letter of recommendation goes.
    fn recommendation(&self, opening: &DemoOpening) -> Option<DemoRequirement> {
        self.certificate(opening).filter(|asked| asked.most_files > 1 && !self.person.posts.is_empty())
    }

    /// The cover letter.
    pub fn letter(&self, title: &InThree, now: Instant) -> Letter {
        letters::compose(&self.person, self.motive, title, moment::day_in_prishtina(self.sent_at(now)))
    }

    /// The language that the person applies in.
    pub const fn tongue(&self) -> Tongue {
        self.person.tongue
    }
}

fn attachment(requirement: &'static str, stem: &str, form: Form, bytes: Vec<u8>) -> Attachment {
    Attachment { requirement, file_name: format!("{stem}.{}", form.ending()), media_type: form.media_type(), bytes }
}
