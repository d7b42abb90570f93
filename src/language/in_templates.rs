//! Everything a text says can be asked of it in a template, with fields, references and what loops yield.

use askama::Template;
use entity::Instant;

use super::{Language, Text};
use crate::clock::Zone;

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{{ text.say("common-save") }}|{{ text.with("city", name).say("common-city-time") }}|{{ text.number(count) }}|{{ text.size(size) }}|{{ text.moment(at, zone) }}{% for n in list %}|{{ text.with("count", n).say("common-days") }}{% endfor %}{% for city in cities %}|{{ text.with("city", city).say("common-city-time") }}{% endfor %}"#
)]
struct Page<'a> {
    text: Text,
    name: &'a str,
    count: i64,
    size: u64,
    at: Instant,
    zone: &'a Zone,
    list: Vec<usize>,
    cities: Vec<String>,
}

#[test]
fn a_template_speaks_with_what_it_has_at_hand() {
    let zone = Zone::utc();
    let page = Page {
        text: Text::new(Language::Sr),
        name: "Prishtina",
        count: 1800,
        size: 4,
        at: Instant(0),
        zone: &zone,
        list: vec![1, 2],
        cities: vec!["Tirana".to_owned()],
    };
    assert_eq!(
        page.render().unwrap(),
        "Sačuvaj|vreme u Prištini|1.800|4\u{a0}B|četvrtak, 1. januar 1970. u 00:00 (UTC)|1 dan|2 dana|vreme u Tirani"
    );
}
