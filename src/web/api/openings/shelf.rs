//! How long an answer may stand on a shelf between us and the reader.

use entity::Instant;

/// What an answer depends on beside its address.
pub const VARY: &str = "Accept-Language, Authorization, Cookie";
/// For one reader, and never kept.
pub const NEVER: &str = "no-store";
/// Seconds that a public answer may be kept: an amendment is seen by everybody after so long.
const LONGEST: i64 = 10;

/// A public answer that must flip at `flips`: it is never kept beyond that instant.
pub fn public_until(flips: Option<Instant>, now: Instant) -> String {
    let seconds = flips.map_or(LONGEST, |flips| (flips.millis_since(now) / 1000).clamp(0, LONGEST));
    if seconds == 0 { "public, no-cache".to_owned() } else { format!("public, max-age={seconds}, must-revalidate") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_not_kept_beyond_the_closing_instant() {
        let kept = |milliseconds| public_until(Some(Instant(milliseconds)), Instant(0));
        assert_eq!(kept(60_000), "public, max-age=10, must-revalidate");
        assert_eq!(kept(9_999), "public, max-age=9, must-revalidate");
        assert_eq!(kept(999), "public, no-cache");
        assert_eq!(kept(-1), "public, no-cache");
        assert_eq!(public_until(None, Instant(0)), "public, max-age=10, must-revalidate");
    }
}
