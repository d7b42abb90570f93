//! A message that is not yet in any language: what a rule says before anyone knows who will read it.

use std::borrow::Cow;

use entity::Instant;
use jiff::civil::Date;

use super::format::Whole;
use crate::clock::Zone;

/// A key of the catalogue with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    key: Cow<'static, str>,
    arguments: Vec<(Cow<'static, str>, Value)>,
}

/// An argument of a [`Phrase`]; written the way the reader's language writes such a thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// As it is.
    Text(String),
    /// With the language's separators; also chooses plural forms.
    Number(i64),
    /// A file's size in bytes.
    Size(u64),
    /// A calendar day with its weekday.
    Day(Date),
    /// An instant as weekday, date, time to the millisecond and zone.
    Moment(Instant, Zone),
    /// A closing instant: as `Moment`, but midnight is 24:00 of the day before.
    Deadline(Instant, Zone),
    /// Another phrase, for instance the name of a field.
    Phrase(Box<Phrase>),
}

impl Phrase {
    /// The message with this key in the catalogue.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), arguments: Vec::new() }
    }

    /// The same phrase with one more argument.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        self.arguments.push((name.into(), value.into()));
        self
    }

    pub fn key(&self) -> &str {
        &self.key
    }

    pub fn arguments(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.arguments.iter().map(|(name, value)| (name.as_ref(), value))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Templates hand over references, loops references to references.
impl<T: Clone + Into<Self>> From<&T> for Value {
    fn from(value: &T) -> Self {
        value.clone().into()
    }
}

impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<Phrase> for Value {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(Box::new(phrase))
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Self::Number(number.whole())
            }
        })*
    };
}

numbers!(i16, i32, i64, u8, u16, u32, u64, usize);
