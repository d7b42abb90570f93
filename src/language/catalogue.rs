//! The messages of every language, and a [`Text`] that speaks one of them.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::{LanguageIdentifier, langid};

use super::format::grouped;
use super::{Language, Phrase, Value, cyrillic};

type Bundle = FluentBundle<FluentResource>;

macro_rules! rooms {
    ($($room:literal),*) => {
        /// The source of each room's messages: English, Albanian, Serbian.
        pub(super) const ROOMS: &[(&str, [&str; 3])] = &[$(($room, [
            include_str!(concat!("../../locales/en/", $room, ".ftl")),
            include_str!(concat!("../../locales/sq/", $room, ".ftl")),
            include_str!(concat!("../../locales/sr/", $room, ".ftl")),
        ])),*];
    };
}

rooms!(
    "common",
    "problems",
    "careers",
    "apply",
    "letters",
    "account",
    "staff",
    "opening",
    "review",
    "numbers",
    "shortlist",
    "covers"
);

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));
static ALBANIAN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Sq));
static SERBIAN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Sr));
static SERBIAN_CYRILLIC: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::SrCyrl));

fn bundle_of(language: Language) -> &'static Bundle {
    match language {
        Language::En => &ENGLISH,
        Language::Sq => &ALBANIAN,
        Language::Sr => &SERBIAN,
        Language::SrCyrl => &SERBIAN_CYRILLIC,
    }
}

fn bundle(language: Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![plural_rules(language)]);
    // Isolation marks would end up in letters, file names and copied text; every language here runs left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::En => english_number,
        Language::Sq => albanian_number,
        Language::Sr | Language::SrCyrl => serbian_number,
    }));
    for (room, sources) in ROOMS {
        // A message that cannot be read is left out and thus shows as English or as its key; tests refuse both.
        let source = match language {
            Language::En => sources[0].to_owned(),
            Language::Sq => sources[1].to_owned(),
            Language::Sr => sources[2].to_owned(),
            Language::SrCyrl => cyrillic::source(sources[2]),
        };
        let resource = FluentResource::try_new(source).unwrap_or_else(|(rest, errors)| {
            tracing::error!(%language, room, errors = errors.len(), "messages cannot be read");
            rest
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(%language, room, errors = errors.len(), "messages are there twice");
        }
    }
    bundle
}

/// The language whose plural rules apply (CLDR knows one set for both scripts of `sr`).
const fn plural_rules(language: Language) -> LanguageIdentifier {
    match language {
        Language::En => langid!("en"),
        Language::Sq => langid!("sq"),
        Language::Sr | Language::SrCyrl => langid!("sr"),
    }
}

fn english_number(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    number(Language::En, value)
}

fn albanian_number(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    number(Language::Sq, value)
}

fn serbian_number(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    number(Language::Sr, value)
}

fn number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(language, &number.as_string())),
        _ => None,
    }
}

/// The catalogue bound to one language. A copy is as cheap as the language itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    language: Language,
}

impl Text {
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    pub const fn language(self) -> Language {
        self.language
    }

    /// The message with this key. A key that no language has is said as itself, so that a page never fails for a word.
    pub fn say(self, key: &str) -> String {
        self.render(key, None)
    }

    /// Whether this language itself has the message: for keys made from data.
    pub fn has(self, key: &str) -> bool {
        bundle_of(self.language).get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// Begins a message that has arguments: `text.with("count", 3).say("apply-files")`.
    pub fn with(self, name: &'static str, value: impl Into<Value>) -> Saying {
        Saying { text: self, arguments: Vec::new() }.with(name, value)
    }

    /// The phrase in this language.
    pub fn phrase(self, phrase: &Phrase) -> String {
        self.render(phrase.key(), Some(&self.arguments(phrase.arguments())))
    }

    fn arguments<'a>(self, arguments: impl Iterator<Item = (&'a str, &'a Value)>) -> FluentArgs<'a> {
        arguments.map(|(name, value)| (Cow::Borrowed(name), self.argument(value))).collect()
    }

    fn argument(self, value: &Value) -> FluentValue<'_> {
        match value {
            Value::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Value::Number(number) => FluentValue::from(*number),
            Value::Size(bytes) => FluentValue::from(self.size(*bytes)),
            Value::Day(date) => FluentValue::from(self.day(*date)),
            Value::Moment(instant, zone) => FluentValue::from(self.exact_moment(*instant, zone)),
            Value::Deadline(instant, zone) => FluentValue::from(self.deadline(*instant, zone)),
            Value::Phrase(phrase) => FluentValue::from(self.phrase(phrase)),
        }
    }

    fn render(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        for language in [self.language, Language::En] {
            let bundle = bundle_of(language);
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { continue };
            let mut errors = Vec::new();
            let said = bundle.format_pattern(pattern, arguments, &mut errors);
            if !errors.is_empty() {
                tracing::debug!(key, %language, ?errors, "a message lacks an argument");
            }
            return said.into_owned();
        }
        tracing::debug!(key, language = %self.language, "no language has this message");
        key.to_owned()
    }
}

/// A message in the making: a language and arguments, still without a key.
#[derive(Clone, Debug)]
pub struct Saying {
    text: Text,
    arguments: Vec<(&'static str, Value)>,
}

impl Saying {
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The message with this key and these arguments.
    pub fn say(&self, key: &str) -> String {
        let arguments = self.text.arguments(self.arguments.iter().map(|(name, value)| (*name, value)));
        self.text.render(key, Some(&arguments))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_speaks_its_language() {
        assert_eq!(Text::new(Language::En).say("common-save"), "Save");
        assert_eq!(Text::new(Language::Sq).say("common-save"), "Ruaj");
        assert_eq!(Text::new(Language::Sr).say("common-save"), "Sačuvaj");
    }

    #[test]
    fn a_missing_key_is_said_as_itself() {
        let missing = String::from("there-is-no-such-message");
        assert_eq!(Text::new(Language::Sq).say(&missing), missing);
        assert_eq!(Text::new(Language::Sr).phrase(&Phrase::new(missing.clone()).with("count", 1)), missing);
        assert!(!Text::new(Language::En).has(&missing));
        assert!(Text::new(Language::En).has("common-save"));
    }

    #[test]
    fn plurals_are_right_in_every_language() {
        let days = |language, count: i64| Text::new(language).with("count", count).say("common-days");
        assert_eq!([1, 2, 5, 21].map(|n| days(Language::En, n)), ["1 day", "2 days", "5 days", "21 days"]);
        assert_eq!([1, 2, 5, 21].map(|n| days(Language::Sq, n)), ["1 ditë", "2 ditë", "5 ditë", "21 ditë"]);
        assert_eq!([1, 2, 5, 21].map(|n| days(Language::Sr, n)), ["1 dan", "2 dana", "5 dana", "21 dan"]);

        let files = |language, count: i64| Text::new(language).with("count", count).say("common-files");
        assert_eq!([1, 2, 5, 21].map(|n| files(Language::Sq, n)), ["1 skedar", "2 skedarë", "5 skedarë", "21 skedarë"]);
        let fajlova = [1, 2, 5, 11, 21, 22, 112].map(|n| files(Language::Sr, n));
        assert_eq!(
            fajlova,
            ["1 datoteka", "2 datoteke", "5 datoteka", "11 datoteka", "21 datoteka", "22 datoteke", "112 datoteka"]
        );
    }

    #[test]
    fn numbers_inside_messages_have_the_separators_of_the_language() {
        let days = |language| Text::new(language).with("count", 12_000).say("common-days");
        assert_eq!(days(Language::En), "12,000 days");
        assert_eq!(days(Language::Sq), "12\u{a0}000 ditë");
        assert_eq!(days(Language::Sr), "12.000 dana");
    }

    #[test]
    fn a_phrase_within_a_phrase_is_said_in_the_same_language() {
        let phrase = Phrase::new("common-labelled").with("label", Phrase::new("common-language")).with("value", "x");
        assert_eq!(Text::new(Language::En).phrase(&phrase), "Language: x");
        assert_eq!(Text::new(Language::Sq).phrase(&phrase), "Gjuha: x");
        assert_eq!(Text::new(Language::Sr).phrase(&phrase), "Jezik: x");
    }

    #[test]
    fn no_isolation_marks_reach_the_reader() {
        let said = Text::new(Language::En).with("label", "a").with("value", "b").say("common-labelled");
        assert_eq!(said, "a: b");
    }
}
