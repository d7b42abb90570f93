//! Where a text says an e-mail address, a link, or a name under which somebody is found elsewhere.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// What an @ is written as by those who hide from machines.
const AT: &[&str] = &["@", "(at)", "[at]", "{at}", "<at>", "(a)", "(et)", "[et]"];

/// Where somebody has a name of their own; what follows the word is that name.
const PLACES: &[&str] = &[
    "behance",
    "discord",
    "e-mail",
    "email",
    "emaili",
    "facebook",
    "github",
    "gitlab",
    "instagram",
    "linkedin",
    "mail",
    "messenger",
    "orcid",
    "skype",
    "telegram",
    "tiktok",
    "twitter",
    "viber",
    "whatsapp",
    "xing",
    "youtube",
];

/// Ends of names of hosts that are covered even with nothing after them.
const ENDS: &[&str] = &[
    "academy",
    "agency",
    "al",
    "app",
    "art",
    "at",
    "ba",
    "be",
    "bg",
    "biz",
    "blog",
    "ch",
    "cloud",
    "co",
    "com",
    "consulting",
    "cv",
    "cz",
    "de",
    "design",
    "dev",
    "dk",
    "edu",
    "ee",
    "es",
    "eu",
    "expert",
    "fi",
    "finance",
    "fr",
    "gov",
    "gr",
    "group",
    "hr",
    "hu",
    "ie",
    "info",
    "int",
    "io",
    "it",
    "link",
    "live",
    "lt",
    "lu",
    "lv",
    "me",
    "mk",
    "mt",
    "name",
    "net",
    "network",
    "nl",
    "no",
    "online",
    "org",
    "page",
    "pl",
    "pro",
    "pt",
    "ro",
    "rs",
    "ru",
    "se",
    "shop",
    "si",
    "site",
    "sk",
    "solutions",
    "space",
    "store",
    "studio",
    "tech",
    "tr",
    "tv",
    "ua",
    "uk",
    "us",
    "website",
    "work",
    "works",
    "world",
    "xk",
    "xyz",
    "срб",
];

/// A run between spaces.
struct Run {
    place: Range<usize>,
    /// Lower case, compatibility forms resolved.
    plain: String,
    /// A line ends before it.
    is_first: bool,
}

pub(super) fn found(text: &str) -> Vec<Range<usize>> {
    let runs = runs(text);
    let mut is_covered = vec![false; runs.len()];
    for at in 0..runs.len() {
        address(&runs, at, &mut is_covered);
        if is_link(&runs[at].plain) {
            is_covered[at] = true;
            goes_on(&runs, at, &mut is_covered);
        }
        handle(&runs, at, &mut is_covered);
    }
    runs.into_iter().zip(is_covered).filter(|(_, is_covered)| *is_covered).map(|(run, _)| run.place).collect()
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        let run = part.trim_end_matches(char::is_whitespace);
        if !run.is_empty() {
            let before = runs.last().map_or(0, |last| last.place.end);
            let plain: String = run.nfkc().filter(|letter| !super::pieces::is_unseen(*letter)).collect();
            let is_first = text[before..at].contains('\n');
            runs.push(Run { place: at..at + run.len(), plain: plain.to_lowercase(), is_first });
        }
        at += part.len();
    }
    runs
}

/// An address with an @, in however many pieces.
fn address(runs: &[Run], at: usize, is_covered: &mut [bool]) {
    let run = runs[at].plain.as_str();
    let spoken = matches!(run, "at" | "et") && runs.get(at + 1).is_some_and(|next| is_host(&next.plain));
    let found = AT.iter().find_map(|sign| run.split_once(sign));
    let Some((local, host)) = found.or(spoken.then_some(("", ""))) else { return };
    is_covered[at] = true;
    let ends_before =
        |left: usize| runs[left].plain.ends_with(['-', '_']) || (runs[at].is_first && runs[left].plain.ends_with('.'));
    if at > 0 && (local.trim_matches(is_mark).is_empty() || ends_before(at - 1)) {
        is_covered[at - 1] = true;
    }
    let mut next = at + 1;
    let mut host = host.to_owned();
    // `example` and `.org` may stand apart, or a line may end within.
    while next < runs.len() && next < at + 5 && !is_host(&host) {
        let begins = runs[next].plain.starts_with(['.', '-', '(', '[']) || runs[next].plain == "dot";
        if !(host.trim_matches(is_mark).is_empty()
            || host.ends_with(['.', '-'])
            || begins
            || runs[next].is_first
            || spoken)
        {
            break;
        }
        is_covered[next] = true;
        host.push_str(&runs[next].plain);
        next += 1;
    }
}

/// A link that a line or a space broke goes on.
fn goes_on(runs: &[Run], at: usize, is_covered: &mut [bool]) {
    for next in at + 1..runs.len() {
        let before = &runs[next - 1].plain;
        let is_open = before.ends_with(['/', '-', '_', '=', '.', '?', '&', '%', '#']);
        if !(is_open && (runs[next].is_first || before.ends_with('/'))) && !runs[next].plain.starts_with('/') {
            return;
        }
        is_covered[next] = true;
    }
}

/// `Skype: arta.g` and the like.
fn handle(runs: &[Run], at: usize, is_covered: &mut [bool]) {
    let (run, mut next) = (runs[at].plain.as_str(), at + 1);
    let word = run.trim_matches(is_mark);
    if !PLACES.contains(&word) {
        // In one: `skype:arta.g`.
        is_covered[at] |= run.split_once(':').is_some_and(|(place, name)| {
            PLACES.contains(&place.trim_matches(is_mark)) && !name.trim_matches(is_mark).is_empty()
        });
        return;
    }
    let is_sign = |run: &Run| matches!(run.plain.as_str(), ":" | "-" | "–" | "|" | "/" | "•" | "=");
    let mut is_told = run.ends_with(':');
    while runs.get(next).is_some_and(is_sign) {
        is_told = true;
        next += 1;
    }
    if is_told && next < runs.len() {
        is_covered[next] = true;
    }
}

const fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '(' | ')'
            | '['
            | ']'
            | '<'
            | '>'
            | '{'
            | '}'
            | ','
            | ';'
            | ':'
            | '.'
            | '"'
            | '\''
            | '„'
            | '“'
            | '”'
            | '|'
            | '•'
            | '!'
    )
}

fn is_link(run: &str) -> bool {
    let run = run.trim_matches(is_mark);
    if run.contains("://")
        || run.contains("www.")
        || run.starts_with("//")
        || run.ends_with(":/")
        || run == "https"
        || run == "http"
    {
        return true;
    }
    let (host, path) = run.split_once(['/', '?', '#']).map_or((run, None), |(host, path)| (host, Some(path)));
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    match (host.rsplit_once('.'), path) {
        // With a path behind it any end of a host will do.
        (Some((name, end)), Some(_)) => is_name(name) && end.len() > 1 && end.chars().all(char::is_alphabetic),
        (Some(_), None) => is_host(host),
        (None, _) => false,
    }
}

/// Whether it is the name of a host.
fn is_host(host: &str) -> bool {
    let host = host.trim_matches(is_mark);
    host.rsplit_once('.').is_some_and(|(name, end)| {
        ENDS.contains(&end) && is_name(name) && name.rsplit('.').next().is_some_and(|label| label.chars().count() > 1)
    })
}

fn is_name(name: &str) -> bool {
    name.split('.').all(|label| {
        !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
    })
}
