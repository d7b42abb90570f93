//! What is found, and what is left.

use super::sheet::{Corrected, Doubt, Kind, Sheet};
use super::{Identity, found};
use crate::extract::seen::{Area, Seen, Word};
use proptest::prelude::*;
use std::fmt::Write as _;

fn arta() -> Identity {
    Identity::named("Arta Gashi")
        .or_at("arta.gashi92@gmail.com")
        .or_called("+383 44 123 456")
        .or_under("K7QM-2XWT-9PRA")
}

fn djordje() -> Identity {
    Identity::named("Đorđe Žužić-Popović").or_at("zuza@example.org").or_called("063/7654-321")
}

/// The text with what is found in brackets.
fn marked(text: &str, who: &Identity) -> String {
    let (mut out, mut last) = (String::new(), 0);
    for place in found(text, who) {
        let _ = write!(out, "{}[{}]", &text[last..place.start], &text[place.clone()]);
        last = place.end;
    }
    out + &text[last..]
}

fn is_found(text: &str, who: &Identity) {
    let left: String =
        marked(text, who).split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
    let left: String = left.chars().filter(|letter| letter.is_alphanumeric()).collect();
    assert_eq!(left, "", "{}", marked(text, who));
}

fn is_left(text: &str, who: &Identity) {
    assert_eq!(marked(text, who), text);
}

#[test]
fn a_name_is_found_in_every_script_and_spelling() {
    for text in [
        "Arta Gashi",
        "ARTA GASHI",
        "gashi, arta",
        "Арта Гаши",
        "Gashi Arta",
        "Ārtā Gàshi",
        "ａｒｔａ",
        "Arta_Gashi",
        "ArtaGashi",
        "artagashi92",
        "agashi",
        "a.gashi",
        "A. Gashi",
        "A Gashi",
        "Gashi A.",
        "GashiArta.pdf",
        "𝐀𝐫𝐭𝐚",
    ] {
        let text = text.trim_end_matches(".pdf");
        is_found(text, &arta());
    }
    for text in [
        "Đorđe Žužić",
        "DJORDJE ZUZIC",
        "Dorde Zuzic",
        "Ђорђе Жужић",
        "Gjorgje Zhuzhiq",
        "Djordje Popovic",
        "Dj. Žužić",
        "Đ. Žužić",
        "Ђ. Поповић",
        "Žužić-Popović",
        "Dj.Popovic",
        "Đorđe Z. Popović",
    ] {
        is_found(text, &djordje());
    }
    is_found("Gаshi", &arta());
    is_found("o'neil", &Identity::named("Sean O'Neil"));
    is_found("ﬁnola ﬂynn", &Identity::named("Finola Flynn"));
}

#[test]
fn its_cases_are_found() {
    for text in ["Artës", "Artën", "Gashit", "Gashiun", "Gashijeva"] {
        is_found(text, &arta());
    }
    for text in ["Milice", "Milicom", "Milici", "Petrovića", "Petrovićeva", "Petrovićem"] {
        is_found(text, &Identity::named("Milica Petrović"));
    }
    is_found("Ane", &Identity::named("Ana Ilić"));
    is_found("Jonit", &Identity::named("Jon Gashi"));
    is_left("ane, ani", &Identity::named("Ana Ilić"));
}

#[test]
fn a_name_that_is_pulled_apart_or_broken_is_found() {
    for text in [
        "A R T A",
        "A R T A  G A S H I",
        "A.R.T.A",
        "G-A-S-H-I",
        "A\u{200B}rta",
        "Gas\u{AD}hi",
        "Gas-\nhi",
        "Gas\nhi",
        "G ashi",
        "A rta",
        "GAS HI",
        "А Р Т А",
        "A\u{a0}r\u{a0}t\u{a0}a",
    ] {
        is_found(text, &arta());
    }
    is_found("Popo-\nvić", &djordje());
    is_left("art a", &arta());
}

#[test]
fn initials_are_found_beside_the_name_or_as_a_whole_sign() {
    assert_eq!(marked("A. G., by A. Gashi and G. Arta", &arta()), "[A. G]., by [A]. [Gashi] and [G]. [Arta]");
    is_left("A. B. and class A. Grade", &arta());
    let vu = Identity::named("Dr. Ana van der Berg");
    assert_eq!(marked("Dr. van der Berg; a van and Dr. House", &vu), "[Dr]. [van] [der] [Berg]; a van and Dr. House");
}

#[test]
fn addresses_are_found_in_every_writing() {
    for text in [
        "arta@example.org",
        "<arta@example.org>",
        "x.y@example.co.uk",
        "xy @ example.org",
        "xy@ example.org",
        "xy @example.org",
        "xy@exam\nple.org",
        "x-\ny@example.org",
        "xy@example.\norg",
        "xy(at)example.org",
        "xy [at] example.org",
        "xy at example.org",
        "xy＠example.org",
        "XY@EXAMPLE.ORG",
        "xy@example .org",
        "artagashi92",
        "arta-gashi-92",
        "@somebody",
    ] {
        is_found(text, &arta());
    }
    assert_eq!(marked("Email: xy@example.org, Prishtina", &arta()), "Email: [xy@example.org,] Prishtina");
    assert_eq!(marked("mail xy@example.org. Then more.", &arta()), "mail [xy@example.org.] Then more.");
    is_left("at work, at home; looked at budgets", &arta());
}

#[test]
fn links_are_found() {
    for text in [
        "https://www.linkedin.com/in/somebody-1a2b",
        "linkedin.com/in/x",
        "www.example",
        "github.com/x",
        "t.me/x",
        "somebody.me",
        "example.org",
        "HTTP://EXAMPLE.ORG",
        "https://www.linkedin.com/in/\nsomebody-123",
        "https://exa-\nmple.org/x",
        "linkedin.com /in/x",
        "(example.org)",
        "https://пример.срб",
        "example.org:8080/x?y=z",
    ] {
        is_found(text, &arta());
    }
    assert_eq!(marked("Skype: live.x | LinkedIn – somebody", &arta()), "Skype: [live.x] | LinkedIn – [somebody]");
    is_left("Node.js, d.o.o. and Sh.p.k. and/or B.Sc. e.g. 1.5 Inc. etc. LinkedIn and Skype", &arta());
    is_left("I use Facebook/Instagram for campaigns.", &arta());
}

#[test]
fn telephone_numbers_are_found() {
    for text in [
        "+383 44 123 456",
        "+383 (0) 44/123-456",
        "00383 44 123456",
        "044 123 456",
        "(044) 123-456",
        "044.123.456",
        "0 4 4 1 2 3 4 5 6",
        "044123456",
        "44 123 456",
        "44-12-34-56",
        "+38344123456",
        "+383 44\n123 456",
        "４４ １２３ ４５６",
        "+1 (555) 010-9999",
        "063 2019 456",
    ] {
        is_found(text, &arta());
    }
    assert_eq!(marked("Tel. 555 123; Mob: 70 123 45", &arta()), "Tel. [555 123]; Mob: [70 123 45]");
    assert_eq!(marked("2013 044 123 456", &arta()), "2013 [044 123 456]");
    assert_eq!(marked("JMBG 0101990123456", &arta()), "JMBG [0101990123456]");
}

#[test]
fn years_days_and_sums_are_left() {
    for text in [
        "2013–2018, 4 200 000 EUR, 2013-2018 2019",
        "01/2013 - 05/2018",
        "01.02.2013 - 05.06.2018",
        "2013-02-01 – 2014-03-02",
        "09/2019–12/2022, 40 %",
        "03 2010 - 04 2012",
        "1,250,000.00",
        "ISO 9001:2015, IFRS 16",
        "2010 - 2012\n2013 - 2015",
        "100 200 300",
    ] {
        is_left(text, &arta());
    }
}

#[test]
fn the_reference_and_what_was_added_are_found() {
    is_found("K7QM-2XWT-9PRA", &arta());
    is_found("k7qm2xwt9pra", &arta());
    let more = arta().or_also("Banka e Vogël").or_also("Vushtrri");
    assert_eq!(
        marked("Banka e Vogel, banka e madhe, VUSHTRRI, Vushtrrisë", &more),
        "[Banka] [e] [Vogel], banka e madhe, [VUSHTRRI], [Vushtrrisë]"
    );
}

#[test]
fn ordinary_words_are_left() {
    is_left("I kept the books of a start-up; art, Gash, an artist. Agas. Ga", &arta());
    is_left("Zu Popo je", &djordje());
    assert_eq!(marked("Li Na, na terenu li", &Identity::named("Na Li")), "[Li] [Na], [na] terenu li");
    is_left("", &arta());
}

proptest! {
    #[test]
    fn nothing_breaks_whatever_is_written(text in "\\PC{0,80}") {
        let places = found(&text, &arta());
        for place in &places {
            prop_assert!(text.get(place.clone()).is_some());
        }
        prop_assert!(places.windows(2).all(|pair| pair[0].end < pair[1].start));
    }

    #[test]
    fn a_name_is_found_among_anything(before in "[a-zçë .,;:()-]{0,20}", after in "[a-zçë .,;:()-]{0,20}") {
        let text = format!("{before} Arta Gashi {after}");
        let at = before.len() + 1;
        let covers = found(&text, &arta());
        let is_covered = |byte: usize| covers.iter().any(|place| place.contains(&byte));
        prop_assert!((at..at + 4).all(is_covered) && (at + 5..at + 10).all(is_covered));
    }
}

fn word(said: &str, sides: [u16; 4]) -> Word {
    Word(said.to_owned(), Area::from(sides))
}

fn covered(sheet: &Sheet) -> Vec<&str> {
    sheet.marks.iter().filter(|mark| mark.is_covered).map(|mark| mark.key.as_str()).collect()
}

#[test]
fn words_are_covered_in_the_order_of_drawing_and_of_the_page() {
    // Drawn in two columns, line by line, and a name that only the page's order puts together.
    let seen = Seen {
        words: vec![
            word("G", [1000, 1000, 1100, 1100]),
            word("Budget", [6000, 1000, 6500, 1100]),
            word("A", [1150, 1000, 1250, 1100]),
            word("S", [1300, 1002, 1400, 1100]),
            word("H", [1450, 1000, 1550, 1100]),
            word("I", [1600, 1000, 1700, 1100]),
            word("+383", [1000, 2000, 1300, 2100]),
            word("70", [1400, 2000, 1500, 2100]),
            word("111", [1600, 2000, 1800, 2100]),
            word("222", [1900, 2000, 2100, 2100]),
            word("\u{FFFD}", [900, 3000, 920, 3100]),
            word("Wor\u{FFFD}", [1000, 3000, 1300, 3100]),
        ],
        ..Seen::default()
    };
    let sheet = Sheet::of(&seen, &arta(), &Corrected::default());
    assert_eq!(covered(&sheet), ["w0", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w11"]);
    assert_eq!((sheet.doubt, sheet.is_withheld), (None, false));
    assert!(sheet.marks[0].area.left < 1000 && sheet.marks[0].area.bottom > 1100);
    let shown = Corrected { shown: ["w0".to_owned()].into(), ..Corrected::default() };
    assert!(!covered(&Sheet::of(&seen, &arta(), &shown)).contains(&"w0"));
}

#[test]
fn pictures_drawings_and_links_are_covered() {
    let seen = Seen {
        words: vec![word("Hello", [1000, 1000, 2000, 1200]), word("Profile", [1000, 2000, 2000, 2200])],
        pictures: vec![Area::from([7000, 500, 8500, 2500])],
        drawings: vec![Area::from([1000, 8000, 3000, 8500]), Area::from([900, 900, 2100, 1300])],
        links: vec![Area::from([1000, 2000, 2000, 2200])],
        ..Seen::default()
    };
    let sheet = Sheet::of(&seen, &arta(), &Corrected::default());
    assert_eq!(covered(&sheet), ["p0", "d0", "l0"]);
    assert_eq!((sheet.marks[2].kind, sheet.marks[2].said.as_str(), sheet.doubt), (Kind::Link, "Profile", None));
}

#[test]
fn a_page_that_cannot_be_judged_is_withheld_until_it_is_released() {
    let scan = Seen {
        hidden: vec![word("Gashi", [1000, 1000, 2000, 1200])],
        pictures: vec![Area::PAGE, Area::from([7000, 500, 8000, 1500])],
        ..Seen::default()
    };
    let garbled = Seen { words: vec![word(&"\u{FFFD}".repeat(30), [0, 0, 100, 100])], ..Seen::default() };
    for (seen, doubt) in [
        (&scan, Doubt::Picture),
        (&Seen { drawings: vec![Area::from([0, 0, 100, 100])], ..Seen::default() }, Doubt::Picture),
        (&garbled, Doubt::Letters),
        (&Seen::unjudged(), Doubt::Unknown),
    ] {
        let sheet = Sheet::of(seen, &arta(), &Corrected::default());
        assert_eq!((sheet.doubt, sheet.is_withheld, sheet.covers()), (Some(doubt), true, vec![Area::PAGE]));
        let released = Corrected { is_released: true, ..Corrected::default() };
        assert!(!Sheet::of(seen, &arta(), &released).is_withheld);
    }
    let released = Corrected { is_released: true, ..Corrected::default() };
    // The picture that the page is can be seen; what was read on it, and the portrait, cannot.
    assert_eq!(covered(&Sheet::of(&scan, &arta(), &released)), ["h0", "p1"]);
    let empty = Sheet::of(&Seen::default(), &arta(), &Corrected::default());
    assert_eq!((empty.doubt, empty.covers()), (None, vec![]));
    let hidden = Corrected { is_withheld: true, ..Corrected::default() };
    assert_eq!(Sheet::of(&Seen::default(), &arta(), &hidden).covers(), [Area::PAGE]);
}

#[test]
fn covers_that_are_piled_up_are_one() {
    let large = Area::from([0, 2000, 10_000, 10_000]);
    let seen = Seen { words: vec![word("Hello", [0, 0, 1000, 100])], drawings: vec![large; 100], ..Seen::default() };
    assert_eq!(Sheet::of(&seen, &arta(), &Corrected::default()).covers(), [Area::PAGE]);
}
