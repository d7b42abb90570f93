//! Between an opening's terms and what the editor's form says.

use crate::invalid::Invalid;
use crate::language::{Language, Phrase, Text};
use crate::opening::rules::{AdvertEdits, Closes, Edits, Salary, Terms, thousandths_typed, written};
use crate::review::thousandths::plain;
use crate::settings::Site;
use crate::web::pages::hr::fields::Fields;
use entity::opening::{Model, Place};

/// The form's field for a field of the rules.
pub fn field(pointer: &str, own: Language) -> String {
    match pointer {
        "title" | "summary" | "description" => format!("texts.{own}.{pointer}"),
        "closes_at" => "closes_on".to_owned(),
        "grace_seconds" => "grace".to_owned(),
        "review.reviews_per_application" => "reviews_per_application".to_owned(),
        "" => "reason".to_owned(),
        place if place.starts_with("places") => "places".to_owned(),
        other => other.to_owned(),
    }
}

/// What people know a field of the form by.
pub fn label(field: &str, own: Language, text: Text) -> Option<String> {
    if let Some((code, part)) = field.strip_prefix("texts.").and_then(|rest| rest.split_once('.')) {
        let label = text.say(&format!("opening-{part}"));
        if code == own.code() {
            return Some(label);
        }
        let language = text.say(&format!("common-language-{code}"));
        return Some(text.with("field", label).with("language", language).say("opening-field-in-language"));
    }
    let key = match field {
        "closes_on" => "opening-closes-on",
        "closes_time" => "opening-closes-time",
        "time_zone" => "opening-time-zone",
        "grace" => "opening-grace",
        "positions" => "opening-field-positions",
        "salary.currency" => "opening-currency",
        salary if salary.starts_with("salary") => "opening-field-salary",
        "places" => "opening-field-places",
        "contact" => "opening-contact",
        "reviews_per_application" => "opening-reviews",
        _ => return None,
    };
    Some(text.say(key))
}

/// The form of these terms.
pub fn stored(terms: &Terms, opening: Option<&Model>, site: &Site) -> Fields {
    let mut fields = Fields::default();
    fields.push("language", terms.language.code());
    for (language, advert) in &terms.texts {
        let texts = [("title", &advert.title), ("summary", &advert.summary), ("description", &advert.description)];
        for (field, text) in texts {
            fields.push(format!("texts.{language}.{field}"), text);
        }
    }
    let (day, time) = opening.map_or(("", ""), typed_closing);
    fields.push("closes_on", day);
    fields.push("closes_time", time);
    fields.push("time_zone", opening.map_or(site.time_zone.as_str(), |opening| &opening.time_zone));
    fields.push("grace", plain(terms.grace_seconds.saturating_mul(1000) / 60));
    if let Some(salary) = &terms.salary {
        let amount = |amount: Option<i64>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        fields.push("salary.min", amount(salary.min));
        fields.push("salary.max", amount(salary.max));
    }
    fields.push("salary.currency", terms.salary.as_ref().map_or("EUR", |salary| &salary.currency));
    fields.push("salary.period", terms.salary.as_ref().map_or_else(|| "month".to_owned(), |s| written(s.period)));
    fields.push("contract", written(terms.contract));
    fields.push("places", terms.places.iter().map(place_typed).collect::<Vec<_>>().join("\n"));
    fields.tick("remote", terms.remote);
    fields.push("positions", terms.positions.to_string());
    fields.push("contact", &terms.contact);
    fields.tick("blind", terms.blind);
    fields.push("visibility", written(terms.visibility));
    fields.tick("chair_sees_all", terms.chair_sees_all);
    let reviews = terms.reviews_per_application.map(|reviews| reviews.to_string());
    fields.push("reviews_per_application", reviews.unwrap_or_default());
    fields
}

/// Day and time as they were typed; a bare date has no time.
fn typed_closing(opening: &Model) -> (&str, &str) {
    let local = opening.closes_local.as_deref().unwrap_or_default();
    local.split_once('T').unwrap_or((local, ""))
}

/// `Prishtina, XK, Rr. e Urës 14`
fn place_typed(place: &Place) -> String {
    let street = place.street.as_ref().map(|street| format!(", {street}"));
    format!("{}, {}{}", place.locality, place.country, street.unwrap_or_default())
}

/// What the form wants to be different in `opening`, and what in it cannot be read.
pub fn edits(typed: &Fields, opening: Option<&Model>, site: &Site) -> (Edits, Vec<Invalid>) {
    let mut wrong = Vec::new();
    let mut edits = Edits {
        language: typed.trimmed("language").parse().ok(),
        closes: closes(typed, opening),
        time_zone: Some(typed.trimmed("time_zone").to_owned()),
        grace_seconds: grace(typed, &mut wrong),
        salary: Some(salary(typed, &mut wrong)),
        contract: serde_json::from_value(typed.trimmed("contract").into()).ok(),
        places: Some(typed.get("places").lines().filter_map(|line| place(line, site)).collect()),
        remote: Some(typed.is_ticked("remote")),
        positions: typed.number("positions", "/positions", &mut wrong),
        contact: Some(typed.get("contact").to_owned()),
        blind: Some(typed.is_ticked("blind")),
        visibility: serde_json::from_value(typed.trimmed("visibility").into()).ok(),
        chair_sees_all: Some(typed.is_ticked("chair_sees_all")),
        reviews_per_application: Some(typed.number(
            "reviews_per_application",
            "/review/reviews_per_application",
            &mut wrong,
        )),
        ..Edits::default()
    };
    // An advert in a second script is written by programs alone, and stays.
    for language in Language::ALL.into_iter().filter(|language| !language.is_second_script()) {
        let text = |field: &str| typed.get(&format!("texts.{language}.{field}")).to_owned();
        let advert = [text("title"), text("summary"), text("description")];
        let is_there = edits.language == Some(language) || advert.iter().any(|text| !text.trim().is_empty());
        let [title, summary, description] = advert.map(Some);
        edits.texts.insert(language, is_there.then_some(AdvertEdits { title, summary, description }));
    }
    (edits, wrong)
}

/// A closing time that nobody touched is left alone: it may have passed.
fn closes(typed: &Fields, opening: Option<&Model>) -> Closes {
    let (day, time) = (typed.trimmed("closes_on"), typed.trimmed("closes_time"));
    if opening.is_some_and(|opening| typed_closing(opening) == (day, time)) {
        return Closes::Kept;
    }
    match (day.is_empty(), time.is_empty()) {
        (true, _) => Closes::Cleared,
        (false, true) => Closes::On(day.to_owned()),
        (false, false) => Closes::At(format!("{day}T{time}")),
    }
}

/// Minutes as typed, in seconds.
fn grace(typed: &Fields, wrong: &mut Vec<Invalid>) -> Option<i64> {
    if typed.trimmed("grace").is_empty() {
        return Some(0);
    }
    let seconds = thousandths_typed(typed.get("grace")).ok().map(|minutes| minutes.saturating_mul(60) / 1000);
    if seconds.is_none() {
        wrong.push(Invalid::new("/grace_seconds", "unreadable", Phrase::new("opening-wrong-number")));
    }
    seconds
}

fn salary(typed: &Fields, wrong: &mut Vec<Invalid>) -> Option<Salary> {
    let min = typed.number("salary.min", "/salary/min", wrong);
    let max = typed.number("salary.max", "/salary/max", wrong);
    let period = serde_json::from_value(typed.trimmed("salary.period").into()).ok()?;
    let currency = typed.trimmed("salary.currency").to_uppercase();
    (min.is_some() || max.is_some()).then_some(Salary { min, max, currency, period })
}

/// A line: town, country (the site's own where none is given), street.
fn place(line: &str, site: &Site) -> Option<Place> {
    let mut parts = line.split(',').map(str::trim);
    let locality = parts.next().filter(|locality| !locality.is_empty())?.to_owned();
    let mut rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_code = |part: &&&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let country = rest.first().filter(is_code).map(|code| code.to_uppercase());
    if country.is_some() {
        rest.remove(0);
    }
    let street = (!rest.is_empty()).then(|| rest.join(", "));
    Some(Place { locality, country: country.unwrap_or_else(|| site.country.clone()), street })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Flags, Settings};
    use entity::opening::{Contract, Period};

    fn terms() -> Terms {
        let edits = Edits {
            contract: Some(Contract::PartTime),
            grace_seconds: Some(90),
            salary: Some(Some(Salary { min: Some(1500), max: None, currency: "EUR".to_owned(), period: Period::Year })),
            places: Some(vec![
                Place {
                    locality: "Prishtina".to_owned(),
                    country: "XK".to_owned(),
                    street: Some("Rr. A, 8".to_owned()),
                },
                Place { locality: "Tirana".to_owned(), country: "AL".to_owned(), street: None },
            ]),
            remote: Some(true),
            reviews_per_application: Some(Some(2)),
            ..Edits::default()
        }
        .saying(Language::Sq, "Menaxher", "", "Ju.");
        Terms::fresh(Language::Sq, 600).with(&edits)
    }

    #[test]
    fn what_is_stored_goes_through_the_form_unchanged() {
        let site = Settings::defaults(&Flags::default()).unwrap().site;
        let (edits, wrong) = edits(&stored(&terms(), None, &site), None, &site);
        assert_eq!(wrong, []);
        assert_eq!(Terms::fresh(Language::En, 0).with(&edits), terms());
    }

    #[test]
    fn a_place_needs_no_country_at_home() {
        let site = Settings::defaults(&Flags::default()).unwrap().site;
        let of = |line| place(line, &site).map(|place| (place.locality, place.country, place.street));
        assert_eq!(of("Prishtina"), Some(("Prishtina".to_owned(), "XK".to_owned(), None)));
        assert_eq!(of(" Tirana , al"), Some(("Tirana".to_owned(), "AL".to_owned(), None)));
        assert_eq!(of("Peja, Rr. B 1"), Some(("Peja".to_owned(), "XK".to_owned(), Some("Rr. B 1".to_owned()))));
        assert_eq!(of("  "), None);
    }

    #[test]
    fn what_cannot_be_read_is_said_where_it_stands() {
        let site = Settings::defaults(&Flags::default()).unwrap().site;
        let mut typed = Fields::default();
        typed.push("positions", "two");
        typed.push("grace", "ten");
        typed.push("salary.min", "a lot");
        typed.push("salary.period", "month");
        let wrong: Vec<String> = edits(&typed, None, &site).1.into_iter().map(|invalid| invalid.pointer).collect();
        assert_eq!(wrong, ["/grace_seconds", "/salary/min", "/positions"]);
        assert_eq!(field("places.0.country", Language::En), "places");
        assert_eq!(field("title", Language::Sq), "texts.sq.title");
    }
}
