//! Reviews of the communicators, just begun.

use super::{NONE, Row, begun, given, row};

pub(super) const CRITERIA: &[&str] = &["craft", "languages", "judgement"];

pub(super) const ROWS: &[Row] = &[
    row(
        "leutrim-sopa",
        given("444", "The waiting is the duty."),
        begun("4--", ""),
        given("533", "A voice, certainly."),
    ),
    row("milica-vukovic", given("444", ""), NONE, given("444", "Understands what we do.")),
    row("agnesa-ramabaja", begun("33-", ""), NONE, NONE),
    row("kemal-sukru", NONE, NONE, begun("5--", "The film about the driver should be made in any case.")),
];
