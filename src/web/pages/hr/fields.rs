//! What a form says, as typed: fields of a page, and fields of its rows, which buttons add, move and take away.

use crate::invalid::Invalid;
use crate::language::Phrase;
use entity::Translations;
use std::collections::{BTreeMap, BTreeSet};

/// Names and values in the order in which they were sent. What was not sent reads as empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub const fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The value as typed.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The value without outer white space.
    pub fn trimmed(&self, name: &str) -> &str {
        self.get(name).trim()
    }

    /// Whether a box was ticked, or the value chosen.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(known, held)| known == name && held == value)
    }

    pub fn is_ticked(&self, name: &str) -> bool {
        self.has(name, "on")
    }

    /// Every value under the name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What follows the prefix in each name that has it, each once.
    pub fn names_under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        let found: BTreeSet<&str> = self.0.iter().filter_map(|(name, _)| name.strip_prefix(prefix)).collect();
        found.into_iter()
    }

    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// Ticks a box, where `is` says so.
    pub fn tick(&mut self, name: impl Into<String>, is: bool) {
        if is {
            self.push(name, "on");
        }
    }

    /// A whole number; None where nothing is typed, or something else, which is put among `wrong`.
    pub fn number(&self, name: &str, pointer: &str, wrong: &mut Vec<Invalid>) -> Option<i64> {
        let typed = self.trimmed(name);
        if typed.is_empty() {
            return None;
        }
        let number = typed.replace([' ', '\u{a0}'], "").parse().ok();
        if number.is_none() {
            wrong.push(Invalid::new(pointer, "unreadable", Phrase::new("opening-wrong-number")));
        }
        number
    }

    /// The version of the opening that the page showed.
    pub fn version(&self) -> Option<i32> {
        self.trimmed("version").parse().ok()
    }

    /// Texts in further languages: `translations.sq.title` and the like.
    pub fn translations(&self) -> Translations {
        let mut texts: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for (name, value) in &self.0 {
            let Some((code, field)) = name.strip_prefix("translations.").and_then(|rest| rest.split_once('.')) else {
                continue;
            };
            if !value.trim().is_empty() {
                texts.entry(code.to_owned()).or_default().insert(field.to_owned(), value.trim().to_owned());
            }
        }
        Translations(texts)
    }

    /// The reverse.
    pub fn push_translations(&mut self, texts: &Translations) {
        for (code, fields) in &texts.0 {
            for (field, text) in fields {
                self.push(format!("translations.{code}.{field}"), text);
            }
        }
    }
}

/// A form of rows: what concerns it as a whole, and each row's own fields, sent as `0.title`, `1.title`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    pub whole: Fields,
    pub rows: Vec<Fields>,
}

impl Rows {
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        let (mut whole, mut rows): (Fields, BTreeMap<u16, Fields>) = Default::default();
        for (name, value) in pairs {
            let row = name.split_once('.').and_then(|(number, field)| Some((number.parse().ok()?, field.to_owned())));
            match row {
                Some((number, field)) => rows.entry(number).or_default().push(field, value),
                None => whole.push(name, value),
            }
        }
        Self { whole, rows: rows.into_values().collect() }
    }

    /// Does what the pressed button says to the rows. The place of the row that it touched: where that went, or what
    /// stands there now. None: it was another button.
    pub fn press(&mut self, fresh: impl FnOnce() -> Fields) -> Option<usize> {
        let act = self.whole.get("act");
        if act == "add" {
            self.rows.push(fresh());
            return Some(self.rows.len() - 1);
        }
        let (act, row) = act.split_once('-')?;
        let row = row.parse::<usize>().ok().filter(|row| *row < self.rows.len())?;
        match act {
            "up" if row > 0 => {
                self.rows.swap(row, row - 1);
                Some(row - 1)
            }
            "down" if row + 1 < self.rows.len() => {
                self.rows.swap(row, row + 1);
                Some(row + 1)
            }
            "remove" => {
                self.rows.remove(row);
                Some(row.min(self.rows.len().saturating_sub(1)))
            }
            _ => None,
        }
    }
}

/// The key of each row: its own, or one made from its title.
pub fn keys(rows: &[Fields], reserved: &[&str]) -> Vec<String> {
    let mut keys: Vec<String> = rows.iter().map(|row| row.trimmed("key").to_owned()).collect();
    for (index, row) in rows.iter().enumerate() {
        if keys[index].is_empty() {
            keys[index] = fresh_key(row.trimmed("title"), &keys, reserved);
        }
    }
    keys
}

/// A key for a row that has none yet: made from its title, and unlike the others'.
pub fn fresh_key(title: &str, taken: &[String], reserved: &[&str]) -> String {
    let made = crate::opening::rules::slug(title).replace('-', "_");
    let made = made.trim_start_matches(|letter: char| !letter.is_ascii_lowercase());
    let made: String = made.chars().take(36).collect();
    let made = if made.is_empty() { "item".to_owned() } else { made };
    let is_free = |key: &String| !taken.contains(key) && !reserved.contains(&key.as_str());
    let numbered = (2_u32..).map(|number| format!("{made}_{number}"));
    std::iter::once(made.clone()).chain(numbered).find(is_free).unwrap_or(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(pairs: &[(&str, &str)]) -> Rows {
        Rows::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn titles(rows: &Rows) -> Vec<&str> {
        rows.rows.iter().map(|row| row.get("title")).collect()
    }

    #[test]
    fn buttons_move_rows_and_lose_nothing() {
        let typed = |act| rows(&[("act", act), ("0.title", "a"), ("1.title", "b"), ("10.title", "c"), ("1.hint", "h")]);
        let pressed = |act| {
            let mut rows = typed(act);
            let touched = rows.press(Fields::default);
            (titles(&rows).join(","), touched)
        };
        let after = |titles: &str, touched| (titles.to_owned(), Some(touched));
        assert_eq!(pressed("up-1"), after("b,a,c", 0));
        assert_eq!(pressed("down-1"), after("a,c,b", 2));
        assert_eq!(pressed("remove-0"), after("b,c", 0));
        assert_eq!(pressed("remove-2"), after("a,b", 1));
        assert_eq!(pressed("add"), after("a,b,c,", 3));
        for act in ["up-0", "down-2", "remove-3", "save", "", "up-x"] {
            assert_eq!(typed(act).press(Fields::default), None, "{act}");
        }
        assert_eq!(typed("save").rows[1].get("hint"), "h");
    }

    #[test]
    fn a_key_is_made_from_a_title_and_is_its_own() {
        let taken = ["cv".to_owned()];
        assert_eq!(fresh_key("CV", &taken, &[]), "cv_2");
        assert_eq!(fresh_key("Letër motivuese", &taken, &[]), "leter_motivuese");
        assert_eq!(fresh_key("2 pages", &[], &[]), "pages");
        assert_eq!(fresh_key("E-mail", &[], &["e_mail"]), "e_mail_2");
        assert_eq!(fresh_key("?", &[], &[]), "opening");
    }

    #[test]
    fn translations_go_through_the_form_unchanged() {
        let mut fields = Fields::default();
        let titles = BTreeMap::from([("title".to_owned(), "Financat".to_owned())]);
        let texts = Translations(BTreeMap::from([("sq".to_owned(), titles)]));
        fields.push_translations(&texts);
        assert_eq!(fields.translations(), texts);
    }
}
