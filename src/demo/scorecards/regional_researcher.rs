//! Reviews of the researchers, half done.

use super::{NONE, Row, begun, given, row};

pub(super) const CRITERIA: &[&str] = &["research", "region", "writing", "together"];

pub(super) const ROWS: &[Row] = &[
    row(
        "edona-kelmendi",
        given("5554", "Counted lorries for eleven days. Yes."),
        given("4554", "Six years in the field, both directions."),
        given("4545", "I would read on."),
    ),
    row(
        "nikola-ilic",
        given("5444", "A chapter on pharmacies. Wonderful."),
        given("5443", "Doctorate, clean data. Mitrovica desk solved."),
        begun("44--", ""),
    ),
    row(
        "zoe-lindqvist",
        given("4343", "Removes the outlier and writes to the authors."),
        given("4333", "Models; little field."),
        given("3243", "Serbian B2, Albanian hardly."),
    ),
    row("adnan-skenderi", given("3433", "The missing 'not'."), begun("34--", "Legal, not empirical?"), NONE),
    row("ferdane-kuci", given("3333", ""), given("3333", "Careful; English to be tested."), NONE),
    row("luka-savic", begun("2--3", ""), given("2333", "Good nose for a story."), NONE),
    row("besa-hajdini", NONE, given("3343", "Women called Mirjana. She will be good, with a senior beside her."), NONE),
    row("ibrahim-demirovic", NONE, begun("-4--", "Knows the counter from behind."), NONE),
];
