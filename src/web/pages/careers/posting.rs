//! The opening as structured data: one schema.org `JobPosting`, as search engines read it (Google's "Job posting"
//! documentation). It says what the page says, and nothing about staff.

use crate::clock::Calendar;
use crate::links;
use crate::opening::advert;
use crate::opening::read::{Spoken, Whole};
use crate::settings::Site;
use entity::opening::{Contract, Model, Period, Place};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// JSON that can stand in a `<script type="application/ld+json">`: no `<`, `>`, `&` and no line separator of JavaScript
/// appears in it.
pub fn posting(whole: &Whole, spoken: &Spoken, site: &Site) -> String {
    escaped(&object(whole, spoken, site).to_string())
}

fn object(whole: &Whole, spoken: &Spoken, site: &Site) -> Value {
    let opening = &whole.opening;
    let zone = site.zone(&opening.time_zone);
    let address = links::absolute(&site.public_url, &links::opening(&opening.slug));
    let home = if site.home.is_empty() { &site.public_url } else { &site.home };
    let mut posting = Map::new();
    let mut put = |name: &str, value: Value| posting.insert(name.to_owned(), value);
    put("@context", json!("https://schema.org"));
    put("@type", json!("JobPosting"));
    put("title", json!(spoken.title));
    put("description", json!(advert::to_html(&spoken.description)));
    put("identifier", json!({ "@type": "PropertyValue", "name": site.organisation, "value": opening.slug }));
    put("hiringOrganization", json!({ "@type": "Organization", "name": site.organisation, "sameAs": home }));
    put("employmentType", json!(employment_type(opening.contract)));
    put("directApply", json!(true));
    put("totalJobOpenings", json!(opening.positions));
    put("url", json!(address));
    if let Some(opens_at) = opening.opens_at {
        put("datePosted", json!(opens_at.to_zoned(&zone).date().to_string()));
    }
    if let Some(closing) = whole.closing() {
        put("validThrough", json!(closing.with_offset()));
    }
    let places: Vec<Value> = opening.places.0.iter().map(place).collect();
    match places.as_slice() {
        [] => {}
        [one] => drop(put("jobLocation", one.clone())),
        several => drop(put("jobLocation", json!(several))),
    }
    if opening.remote {
        put("jobLocationType", json!("TELECOMMUTE"));
        put("applicantLocationRequirements", json!(countries(opening, site)));
    }
    if let Some(salary) = salary(opening) {
        put("baseSalary", salary);
    }
    Value::Object(posting)
}

const fn employment_type(contract: Contract) -> &'static str {
    match contract {
        Contract::FullTime => "FULL_TIME",
        Contract::PartTime => "PART_TIME",
        Contract::FixedTerm => "TEMPORARY",
        Contract::Contractor => "CONTRACTOR",
        Contract::Internship => "INTERN",
        Contract::Volunteer => "VOLUNTEER",
    }
}

fn place(place: &Place) -> Value {
    let mut address =
        json!({ "@type": "PostalAddress", "addressLocality": place.locality, "addressCountry": place.country });
    if let Some(street) = &place.street {
        address["streetAddress"] = json!(street);
    }
    json!({ "@type": "Place", "address": address })
}

/// Where those who work from anywhere may live: the countries of its places, else the site's own.
fn countries(opening: &Model, site: &Site) -> Vec<Value> {
    let mut codes: BTreeSet<&str> = opening.places.0.iter().map(|place| place.country.as_str()).collect();
    if codes.is_empty() {
        codes.insert(&site.country);
    }
    codes.into_iter().map(|code| json!({ "@type": "Country", "name": code })).collect()
}

fn salary(opening: &Model) -> Option<Value> {
    let unit = match opening.salary_period? {
        Period::Hour => "HOUR",
        Period::Day => "DAY",
        Period::Week => "WEEK",
        Period::Month => "MONTH",
        Period::Year => "YEAR",
    };
    let mut value = json!({ "@type": "QuantitativeValue", "unitText": unit });
    match (opening.salary_min, opening.salary_max) {
        (None, None) => return None,
        (Some(low), Some(high)) if low == high => value["value"] = json!(low),
        (low, high) => {
            for (name, amount) in [("minValue", low), ("maxValue", high)] {
                if let Some(amount) = amount {
                    value[name] = json!(amount);
                }
            }
        }
    }
    Some(json!({ "@type": "MonetaryAmount", "currency": opening.salary_currency.as_deref()?, "value": value }))
}

fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len() + json.len() / 16);
    for letter in json.chars() {
        match letter {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script_and_nothing_is_lost() {
        let hostile = json!({ "title": "</script><script>alert(1)</script> \u{2028}\u{2029} & <!--" });
        let safe = escaped(&hostile.to_string());
        for letter in ['<', '>', '&', '\u{2028}', '\u{2029}'] {
            assert!(!safe.contains(letter), "{letter:?} in {safe}");
        }
        assert_eq!(serde_json::from_str::<Value>(&safe).unwrap(), hostile);
    }
}
