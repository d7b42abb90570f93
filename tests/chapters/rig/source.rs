//! The repository as text: which files there are, and what their code says once comments and strings are blanked.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of the repository.
pub struct Source {
    /// Relative to the repository's root, with forward slashes.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// Whether it holds the unit tests of the module beside it.
    pub fn is_tests(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        self.path.starts_with("src/") && (name == "tests.rs" || name.ends_with("_tests.rs") || name == "samples.rs")
    }

    /// The code alone: comments and the insides of strings blanked, and unit tests left out.
    pub fn code(&self) -> String {
        if self.is_tests() {
            return String::new();
        }
        let blanked = blank(&self.text);
        let tests = blanked.find("#[cfg(test)]\nmod ").unwrap_or(blanked.len());
        blanked[..tests].to_owned()
    }
}

/// Every file with this ending below a folder of the repository, sorted. A folder that is absent holds none.
pub fn files(below: &str, ending: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(below)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path: PathBuf = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                let text = fs::read_to_string(&path).expect("a text file");
                let path = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Replaces comments and the insides of string and character literals with spaces; line breaks stay where they were.
pub fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = hidden_until(&chars, at);
        if end > at {
            out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// Where the comment or literal that starts at `at` ends; `at` itself when none starts there.
fn hidden_until(chars: &[char], at: usize) -> usize {
    let next = |n: usize| chars.get(at + n).copied().unwrap_or('\0');
    match chars[at] {
        '/' if next(1) == '/' => find(chars, at, |rest| rest[0] == '\n'),
        '/' if next(1) == '*' => {
            let mut depth = 0;
            let mut i = at;
            while i < chars.len() {
                match (chars[i], chars.get(i + 1)) {
                    ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
                    ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
                    _ => i += 1,
                }
                if depth == 0 {
                    break;
                }
            }
            i
        }
        '"' => quoted_until(chars, at, '"'),
        'r' if !at.checked_sub(1).is_some_and(|i| chars[i].is_alphanumeric() || chars[i] == '_')
            || next_is_raw(chars, at) =>
        {
            let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
            if next(1 + hashes) != '"' {
                return at;
            }
            let open = at + 1 + hashes;
            let close =
                |rest: &[char]| rest[0] == '"' && rest.len() > hashes && rest[1..=hashes].iter().all(|c| *c == '#');
            (find(chars, open + 1, close) + 1 + hashes).min(chars.len())
        }
        // A lifetime has no closing quote one character on; a character literal has, or begins with a backslash.
        '\'' if next(1) == '\\' || next(2) == '\'' => quoted_until(chars, at, '\''),
        _ => at,
    }
}

/// Whether the `r` at `at` belongs to a raw byte or C string (`br"…"`, `cr"…"`).
fn next_is_raw(chars: &[char], at: usize) -> bool {
    at >= 1
        && matches!(chars[at - 1], 'b' | 'c')
        && !(at >= 2 && (chars[at - 2].is_alphanumeric() || chars[at - 2] == '_'))
}

fn quoted_until(chars: &[char], at: usize, quote: char) -> usize {
    let mut i = at + 1;
    while i < chars.len() && chars[i] != quote {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(chars.len())
}

fn find(chars: &[char], from: usize, wanted: impl Fn(&[char]) -> bool) -> usize {
    (from..chars.len()).find(|i| wanted(&chars[*i..])).unwrap_or(chars.len())
}

/// Every path into this crate that the code names, as `opening::rules::Closing`: `use` trees are unfolded, and
/// `super::` and `self::` are resolved against the file's own module.
pub fn paths_into_the_crate(module: &str, code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let words: Vec<(usize, &str)> = words(code);
    for (n, (at, word)) in words.iter().enumerate() {
        let before = code[..*at].trim_end();
        // `pub(in crate::opening)` says who may look in, not whom this file looks at.
        let fresh = n == 0 || !before.ends_with("::") && !before.ends_with("(in");
        let rest = &code[at + word.len()..];
        if !fresh || !rest.trim_start().starts_with("::") {
            continue;
        }
        let base = match *word {
            "crate" => String::new(),
            "self" => module.to_owned(),
            "super" => parent(module),
            _ => continue,
        };
        unfold(&base, rest.trim_start(), &mut found);
    }
    found.sort();
    found.dedup();
    found
}

fn parent(module: &str) -> String {
    module.rsplit_once("::").map_or(String::new(), |(up, _)| up.to_owned())
}

fn words(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (i, c) in code.char_indices().chain([(code.len(), ' ')]) {
        match (c.is_alphanumeric() || c == '_', start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                found.push((s, &code[s..i]));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Follows `::a::{b, c::d}` from `base`; returns what is left of `rest` behind it.
fn unfold<'a>(base: &str, mut rest: &'a str, found: &mut Vec<String>) -> &'a str {
    let mut here = base.to_owned();
    while let Some(after) = rest.trim_start().strip_prefix("::") {
        rest = after.trim_start();
        if let Some(mut inside) = rest.strip_prefix('{') {
            loop {
                inside = inside.trim_start_matches([',', ' ', '\n', '\t']);
                if inside.is_empty() || inside.starts_with('}') {
                    return inside.strip_prefix('}').unwrap_or(inside);
                }
                // One branch begins with a word, as if "::" stood before it.
                let branch = format!("::{inside}");
                let left = unfold(&here, &branch, found).len();
                let left = left.min(inside.len() - 1);
                inside = &inside[inside.len() - left..];
                let to_next = inside.find([',', '}']).unwrap_or(inside.len());
                inside = &inside[to_next..];
            }
        }
        let len = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if len == 0 {
            break;
        }
        let word = &rest[..len];
        here = match word {
            "super" => parent(&here),
            "self" => here,
            _ if here.is_empty() => word.to_owned(),
            _ => format!("{here}::{word}"),
        };
        rest = &rest[len..];
    }
    if !here.is_empty() {
        found.push(here);
    }
    rest
}

/// The module that a file of `src/` is: `src/web/pages/mod.rs` is `web::pages`, `src/lib.rs` is the empty path.
pub fn module_of(path: &str) -> String {
    let inner = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    let inner = inner.strip_suffix("/mod").unwrap_or(inner);
    if inner == "lib" { String::new() } else { inner.replace('/', "::") }
}

#[cfg(test)]
mod tests {
    use super::{blank, module_of, paths_into_the_crate};

    #[test]
    fn comments_strings_and_characters_are_blanked_and_lifetimes_are_not() {
        let text = "a // crate::x\nb /* c /* d */ e */ f \"g\\\"h\" r#\"i\"j\"# 'k' '\\'' <'l> b'm' br\"n\" for_r";
        let bare: String = blank(text).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(bare, "a b f <'l> b b for_r");
    }

    #[test]
    fn use_trees_are_unfolded_and_relative_paths_resolved() {
        let code = "use crate::{clock, opening::{self, rules::{Closing, open as is_open}}, store::*};\n\
                    use super::read; fn f() { crate::web::problem::refuse(); self::inner::g(); std::fs::read(); }\n\
                    use super::super::links; pub(in crate::cli) fn g() {}";
        assert_eq!(
            paths_into_the_crate("application::submit", code),
            [
                "application::read",
                "application::submit::inner::g",
                "clock",
                "links",
                "opening",
                "opening::rules::Closing",
                "opening::rules::open",
                "store",
                "web::problem::refuse",
            ]
        );
    }

    #[test]
    fn a_file_is_a_module() {
        assert_eq!(module_of("src/web/pages/mod.rs"), "web::pages");
        assert_eq!(module_of("src/opening/rules.rs"), "opening::rules");
        assert_eq!(module_of("src/lib.rs"), "");
    }
}
