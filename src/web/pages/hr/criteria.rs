//! `/staff/openings/{slug}/criteria`: what is judged, with weights, scales and what their values mean.

use super::fields::{Fields, keys};
use super::list_page::{self, List, Parsed, Pressed, Sent};
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::limits;
use crate::opening::lists::set_criteria;
use crate::opening::read::StaffView;
use crate::opening::rules::{NewAnchor, NewCriterion, criteria_wrong, thousandths_typed};
use crate::review::thousandths::plain;
use crate::web::visit::{Signed, SignedForm};
use entity::Translations;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Most whole values of a scale that are offered to be described.
const MOST_STEPS: i64 = 20;

#[derive(Deserialize)]
pub struct After {
    pub saved: Option<String>,
}

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(after): Query<After>) -> Result<Response> {
    list_page::show(List::Criteria, signed.visit, &slug, after.saved.is_some(), stored).await
}

#[handler]
pub async fn save(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let sent = match Sent::open(List::Criteria, sent, &slug, fresh).await? {
        Pressed::Rows(response) => return Ok(response),
        Pressed::Save(sent) => sent,
    };
    let mut read = parsed(&sent.rows.rows);
    if !read.wrong.is_empty() {
        read.wrong.extend(criteria_wrong(&read.list, &limits(&sent.visit.ctx)));
        return sent.refuse(&read.wrong, &read.homes).await;
    }
    let made = set_criteria(&sent.visit.ctx, &slug, sent.rows.whole.version(), read.list).await;
    sent.answer(made, &read.homes).await
}

fn stored(view: &StaffView) -> Vec<Fields> {
    let row = |criterion: &entity::criterion::Model| {
        let mut row = Fields::default();
        row.push("key", &criterion.key);
        row.push("title", &criterion.title);
        row.push("weight", plain(criterion.weight_milli));
        row.push("min", plain(criterion.min_milli));
        row.push("max", plain(criterion.max_milli));
        row.tick("required", criterion.required);
        row.push_translations(&criterion.translations);
        for anchor in &criterion.anchors.0 {
            let value = plain(anchor.value_milli);
            row.push(format!("anchor.{value}"), &anchor.text);
            for (code, fields) in &anchor.translations.0 {
                row.push(format!("anchor_in.{code}.{value}"), fields.get("text").map_or("", String::as_str));
            }
        }
        row
    };
    view.whole.criteria.iter().map(row).collect()
}

fn fresh() -> Fields {
    let mut row = Fields::default();
    row.push("weight", "1");
    row.push("min", "1");
    row.push("max", "5");
    row.tick("required", true);
    row
}

/// The values of a row's scale that can be described: the whole ones, and those described already.
pub fn steps(row: &Fields) -> Vec<String> {
    let whole = |name: &str| thousandths_typed(row.get(name)).ok().map(|value| value.div_euclid(1000));
    let mut values: BTreeSet<i64> = row
        .names_under("anchor.")
        .filter(|value| !row.trimmed(&format!("anchor.{value}")).is_empty())
        .filter_map(|value| thousandths_typed(value).ok())
        .collect();
    if let (Some(min), Some(max)) = (whole("min"), whole("max"))
        && (0..=MOST_STEPS).contains(&max.saturating_sub(min))
    {
        values.extend((min..=max).map(|value| value * 1000));
    }
    values.into_iter().map(plain).collect()
}

fn parsed(rows: &[Fields]) -> Parsed<NewCriterion> {
    let mut read = Parsed::default();
    for (index, (row, key)) in rows.iter().zip(keys(rows, &[])).enumerate() {
        let wrong = &mut read.wrong;
        let mut number = |name: &str, otherwise: i64| {
            thousandths_typed(row.get(name)).unwrap_or_else(|_| {
                let detail = Phrase::new("opening-wrong-decimals");
                wrong.push(Invalid::new(format!("/{index}/{name}"), "unreadable", detail));
                otherwise
            })
        };
        let (weight_milli, min_milli) = (number("weight", 1000), number("min", i64::MIN / 4));
        let max_milli = number("max", i64::MAX / 4);
        let mut anchors = Vec::new();
        for value in steps(row) {
            let text = row.trimmed(&format!("anchor.{value}"));
            if let (false, Ok(value_milli)) = (text.is_empty(), thousandths_typed(&value)) {
                let place = format!("{index}.anchors.{}", anchors.len());
                read.homes.push((place, format!("{index}.anchor.{value}")));
                let translations = translated(row, &value);
                anchors.push(NewAnchor { value_milli, text: text.to_owned(), translations });
            }
        }
        read.list.push(NewCriterion {
            key,
            title: row.trimmed("title").to_owned(),
            translations: row.translations(),
            weight_milli,
            min_milli,
            max_milli,
            required: row.is_ticked("required"),
            anchors,
        });
    }
    read
}

fn translated(row: &Fields, value: &str) -> Translations {
    let mut texts = BTreeMap::new();
    for name in row.names_under("anchor_in.") {
        let Some((code, of)) = name.split_once('.') else { continue };
        let text = row.trimmed(&format!("anchor_in.{name}"));
        if of == value && !text.is_empty() {
            texts.insert(code.to_owned(), BTreeMap::from([("text".to_owned(), text.to_owned())]));
        }
    }
    Translations(texts)
}
