//! Between the values that people write and the rows that keep them.

use super::rules::{NewCriterion, NewQuestion, NewRequirement, Terms};
use crate::language::fold::fold;
use crate::settings::Documents;
use entity::criterion::{Anchor, Anchors};
use entity::opening::Places;
use entity::question::{Choice, Choices};
use entity::requirement::Formats;
use entity::{OpeningId, criterion, opening, opening_text, question, requirement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set};

/// A count that rules have kept within its column.
fn count(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A place in a list.
fn position(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

/// Writes the terms into a row that is to be stored.
pub(super) fn set_terms(row: &mut opening::ActiveModel, terms: &Terms) {
    let salary = terms.salary.as_ref();
    row.language = Set(terms.language.code().to_owned());
    row.grace_seconds = Set(count(terms.grace_seconds));
    row.salary_min = Set(salary.and_then(|salary| salary.min));
    row.salary_max = Set(salary.and_then(|salary| salary.max));
    row.salary_currency = Set(salary.map(|salary| salary.currency.clone()));
    row.salary_period = Set(salary.map(|salary| salary.period));
    row.contract = Set(terms.contract);
    row.places = Set(Places(terms.places.clone()));
    row.remote = Set(terms.remote);
    row.positions = Set(count(terms.positions));
    row.contact = Set(terms.contact.clone());
    row.blind = Set(terms.blind);
    row.visibility = Set(terms.visibility);
    row.chair_sees_all = Set(terms.chair_sees_all);
    row.reviews_per_application = Set(terms.reviews_per_application.map(count));
}

/// Replaces the adverts of an opening, with what a search looks for in each.
pub(super) async fn write_texts(tx: &impl ConnectionTrait, id: OpeningId, terms: &Terms) -> Result<(), DbErr> {
    opening_text::Entity::delete_many().filter(opening_text::Column::OpeningId.eq(id)).exec(tx).await?;
    let places: Vec<&str> = terms.places.iter().map(|place| place.locality.as_str()).collect();
    let rows = terms.texts.iter().map(|(language, advert)| {
        let searched = format!("{} {} {} {}", advert.title, places.join(" "), advert.summary, advert.description);
        opening_text::Model {
            opening_id: id,
            language: language.code().to_owned(),
            title: advert.title.clone(),
            summary: advert.summary.clone(),
            description: advert.description.clone(),
            fold: fold(&searched),
        }
        .into_active_model()
    });
    opening_text::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Replaces the criteria.
pub(super) async fn write_criteria(
    tx: &impl ConnectionTrait,
    id: OpeningId,
    list: Vec<criterion::Model>,
) -> Result<(), DbErr> {
    criterion::Entity::delete_many().filter(criterion::Column::OpeningId.eq(id)).exec(tx).await?;
    if list.is_empty() {
        return Ok(());
    }
    let rows = list.into_iter().map(IntoActiveModel::into_active_model);
    criterion::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Replaces the questions.
pub(super) async fn write_questions(
    tx: &impl ConnectionTrait,
    id: OpeningId,
    list: Vec<question::Model>,
) -> Result<(), DbErr> {
    question::Entity::delete_many().filter(question::Column::OpeningId.eq(id)).exec(tx).await?;
    if list.is_empty() {
        return Ok(());
    }
    let rows = list.into_iter().map(IntoActiveModel::into_active_model);
    question::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Replaces the requirements.
pub(super) async fn write_requirements(
    tx: &impl ConnectionTrait,
    id: OpeningId,
    list: Vec<requirement::Model>,
) -> Result<(), DbErr> {
    requirement::Entity::delete_many().filter(requirement::Column::OpeningId.eq(id)).exec(tx).await?;
    if list.is_empty() {
        return Ok(());
    }
    let rows = list.into_iter().map(IntoActiveModel::into_active_model);
    requirement::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// The row of a criterion; its anchors in ascending order.
pub(super) fn criterion(id: OpeningId, index: usize, new: NewCriterion) -> criterion::Model {
    let mut anchors: Vec<Anchor> = new
        .anchors
        .into_iter()
        .map(|anchor| Anchor {
            value_milli: anchor.value_milli,
            text: anchor.text.trim().to_owned(),
            translations: anchor.translations,
        })
        .collect();
    anchors.sort_by_key(|anchor| anchor.value_milli);
    criterion::Model {
        opening_id: id,
        key: new.key,
        position: position(index),
        title: new.title.trim().to_owned(),
        translations: new.translations,
        weight_milli: new.weight_milli,
        min_milli: new.min_milli,
        max_milli: new.max_milli,
        required: new.required,
        anchors: Anchors(anchors),
    }
}

/// The row of a question.
pub(super) fn question(id: OpeningId, index: usize, new: NewQuestion) -> question::Model {
    let choices = new
        .choices
        .into_iter()
        .map(|choice| Choice {
            key: choice.key,
            title: choice.title.trim().to_owned(),
            translations: choice.translations,
        })
        .collect();
    question::Model {
        opening_id: id,
        key: new.key,
        position: position(index),
        kind: new.kind,
        title: new.title.trim().to_owned(),
        hint: new.hint.trim().to_owned(),
        translations: new.translations,
        required: new.required,
        choices: Choices(choices),
        max_length: new.max_length.map(count),
        knock_out: new.knock_out,
    }
}

/// The row of a requirement; what it leaves open is as the house has it.
pub(super) fn requirement(id: OpeningId, index: usize, new: NewRequirement, house: &Documents) -> requirement::Model {
    requirement::Model {
        opening_id: id,
        key: new.key,
        position: position(index),
        title: new.title.trim().to_owned(),
        hint: new.hint.trim().to_owned(),
        translations: new.translations,
        required: new.required,
        formats: Formats(new.formats.unwrap_or_else(|| house.formats.clone())),
        max_bytes: new.max_bytes.unwrap_or_else(|| i64::try_from(house.max_bytes).unwrap_or(i64::MAX)),
        max_files: new.max_files.map_or(1, count),
    }
}
