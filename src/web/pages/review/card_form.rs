//! A card as a form: what it offers for each criterion, and what was sent with it.

use crate::language::Text;
use crate::opening::rules::thousandths_typed;
use crate::review::card::Filled;
use crate::review::ranking::Rated;
use crate::review::thousandths::plain;
use entity::criterion;
use std::collections::BTreeMap;

/// Most steps of a scale that are offered as buttons; a longer one is typed.
const STEPS: i64 = 10;

/// One criterion of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub key: String,
    pub title: String,
    pub weight: String,
    pub required: bool,
    pub kind: Kind,
    /// What is chosen or typed; empty: not rated.
    pub value: String,
    pub error: Option<String>,
}

/// How a score is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One button for each step, with what it means where it is described.
    Steps { options: Vec<Step>, described: bool },
    /// Typed, from and to.
    Typed { min: String, max: String },
}

/// One step of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub value: String,
    pub label: String,
    pub text: String,
}

/// What was sent, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Criterion key → text; left open fields are empty.
    pub scores: BTreeMap<String, String>,
    pub comment: String,
    pub version: i32,
    pub act: String,
}

impl Typed {
    /// Reads the fields of the form.
    pub fn read(fields: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "comment" => typed.comment = value.replace("\r\n", "\n"),
                "version" => typed.version = value.parse().unwrap_or(-1),
                // The first one counts: a form has a button of its own for the key Enter.
                "act" if typed.act.is_empty() => typed.act = value,
                _ => {
                    if let Some(key) = name.strip_prefix("score.") {
                        typed.scores.insert(key.to_owned(), value);
                    }
                }
            }
        }
        typed
    }

    /// The card as it is kept.
    pub fn kept(scores: &[Rated], comment: &str, version: i32) -> Self {
        let scores = scores.iter().map(|rated| (rated.criterion.clone(), plain(rated.value_milli))).collect();
        Self { scores, comment: comment.to_owned(), version, act: String::new() }
    }

    /// What it says of each criterion that it rates.
    pub fn filled(&self, submitted: bool) -> Filled {
        let rated = self.scores.iter().filter(|(_, typed)| !typed.trim().is_empty());
        let scores = rated.map(|(key, typed)| (key.clone(), thousandths_typed(typed))).collect();
        Filled { scores, comment: self.comment.clone(), submitted }
    }
}

/// The fields for these criteria, holding what was typed.
pub fn fields(text: Text, criteria: &[criterion::Model], typed: &Typed) -> Vec<Field> {
    criteria.iter().map(|criterion| field(text, criterion, typed)).collect()
}

fn field(text: Text, criterion: &criterion::Model, typed: &Typed) -> Field {
    let code = text.language().code();
    let written = typed.scores.get(&criterion.key).map(|typed| typed.trim().to_owned()).unwrap_or_default();
    let value = thousandths_typed(&written).map_or(written, plain);
    let steps = whole_steps(criterion);
    // A score between the steps, given over the API, can only be kept by typing it.
    let offered = value.is_empty() || steps.iter().any(|step| plain(*step) == value);
    let kind = if steps.is_empty() || !offered {
        Kind::Typed { min: text.decimal(&plain(criterion.min_milli)), max: text.decimal(&plain(criterion.max_milli)) }
    } else {
        let meaning = |step: i64| {
            let anchor = criterion.anchors.0.iter().find(|anchor| anchor.value_milli == step);
            anchor.map(|anchor| anchor.translations.get(code, "text", &anchor.text).to_owned()).unwrap_or_default()
        };
        let options: Vec<Step> = steps
            .into_iter()
            .map(|step| Step { value: plain(step), label: text.decimal(&plain(step)), text: meaning(step) })
            .collect();
        let described = options.iter().any(|step| !step.text.is_empty());
        Kind::Steps { options, described }
    };
    Field {
        key: criterion.key.clone(),
        title: criterion.translations.get(code, "title", &criterion.title).to_owned(),
        weight: text.decimal(&plain(criterion.weight_milli)),
        required: criterion.required,
        kind,
        value,
        error: None,
    }
}

/// The whole steps of a short scale between whole numbers; none otherwise.
fn whole_steps(criterion: &criterion::Model) -> Vec<i64> {
    let (min, max) = (criterion.min_milli, criterion.max_milli);
    if min % 1000 != 0 || max % 1000 != 0 || (max - min) / 1000 > STEPS {
        return Vec::new();
    }
    (min / 1000..=max / 1000).map(|step| step * 1000).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use entity::criterion::{Anchor, Anchors};
    use entity::{OpeningId, Translations};

    fn criterion(min_milli: i64, max_milli: i64) -> criterion::Model {
        criterion::Model {
            opening_id: OpeningId(uuid::Uuid::nil()),
            key: "finance".to_owned(),
            position: 0,
            title: "Finance".to_owned(),
            translations: Translations::default(),
            weight_milli: 2500,
            min_milli,
            max_milli,
            required: true,
            anchors: Anchors(vec![Anchor {
                value_milli: 3000,
                text: "Led one grant".to_owned(),
                translations: Translations::default(),
            }]),
        }
    }

    fn one(criterion: &criterion::Model, typed: &str) -> Field {
        let typed = Typed { scores: BTreeMap::from([("finance".to_owned(), typed.to_owned())]), ..Typed::default() };
        field(Text::new(Language::Sq), criterion, &typed)
    }

    #[test]
    fn a_short_scale_is_chosen_and_a_long_or_uneven_one_typed() {
        let Kind::Steps { options, described } = one(&criterion(1000, 5000), "4").kind else { panic!("buttons") };
        let shown: Vec<_> = options.iter().map(|step| (step.value.as_str(), step.text.as_str())).collect();
        assert_eq!(shown, [("1", ""), ("2", ""), ("3", "Led one grant"), ("4", ""), ("5", "")]);
        assert!(described);
        for uneven in [criterion(0, 100_000), criterion(500, 5000)] {
            assert!(matches!(one(&uneven, "").kind, Kind::Typed { .. }));
        }
    }

    #[test]
    fn a_score_between_the_steps_is_typed_so_that_it_is_not_lost() {
        let field = one(&criterion(1000, 5000), "4,25");
        assert_eq!(field.kind, Kind::Typed { min: "1".to_owned(), max: "5".to_owned() });
        assert_eq!((field.value.as_str(), field.weight.as_str()), ("4.25", "2,5"));
        assert_eq!(one(&criterion(1000, 5000), "four").value, "four");
    }

    #[test]
    fn a_field_left_open_is_not_rated() {
        let fields =
            [("score.finance", ""), ("score.english", "4"), ("act", "save"), ("act", "submit"), ("version", "3")];
        let typed = Typed::read(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
        assert_eq!(typed.filled(true).scores, BTreeMap::from([("english".to_owned(), Ok(4000))]));
        assert_eq!((typed.version, typed.act.as_str()), (3, "save"));
    }
}
