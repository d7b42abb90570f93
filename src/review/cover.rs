//! Covering in an applicant's own words what would tell who they are, for a blind review.

use super::covering::{Identity, found};

/// What stands where something is covered.
pub const COVER: &str = "█████";

/// The text with everything covered that tells who this is.
pub fn cover(text: &str, who: &Identity) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for place in found(text, who) {
        out.push_str(&text[last..place.start]);
        out.push_str(COVER);
        last = place.end;
    }
    out.push_str(&text[last..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_covered_and_the_rest_stays() {
        let who = Identity::named("Đorđe Petrović");
        let covered = cover("I am ĐORĐE Petrović; Ђорђе Петровић, Djordje’s work.", &who);
        assert_eq!(covered, "I am █████ █████; █████ █████, █████’s work.");
        let who = Identity::named("Arta Gashi");
        assert_eq!(cover("Write to arta@example.org, or", &who), "Write to █████ or");
        assert_eq!(cover("Call +383 44 123 456 now", &who), "Call █████ now");
        assert_eq!(cover("a\n\n  b ", &who), "a\n\n  b ");
        assert_eq!(cover("", &who), "");
    }
}
