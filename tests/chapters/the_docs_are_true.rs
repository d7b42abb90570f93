//! What `docs/` says is compared with what is: the table of errors, the keys of the settings, the limits, the names of tests.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use meritum::language::{Language, Text};
use meritum::settings::{DEFAULTS, Flags, Settings};
use meritum::web::problem::Code;

use crate::rig::source::files;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The table between these two lines.
const BEGINS: &str = "<!-- the table of errors, written by UPDATE=1 cargo test --test chapters the_docs_are_true -->\n";
const ENDS: &str = "<!-- the end of the table -->\n";

fn table() -> String {
    let text = Text::new(Language::En);
    let mut table = String::from("| status | code | title |\n|---|---|---|\n");
    for code in Code::ALL {
        let title = text.say(&format!("problem-{}", code.slug()));
        let _ = writeln!(table, "| {} | `{}` | {title} |", code.status().as_u16(), code.slug());
    }
    table
}

#[test]
fn the_table_of_errors_is_what_the_api_says() {
    let kept = read("docs/api.md");
    let (before, rest) = kept.split_once(BEGINS).expect("the table begins");
    let (_, after) = rest.split_once(ENDS).expect("the table ends");
    let now = format!("{before}{BEGINS}{}{ENDS}{after}", table());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path("docs/api.md"), &now).expect("a file");
        return;
    }
    assert_eq!(kept, now);
}

#[test]
fn every_key_of_the_edge_is_explained_with_its_default() {
    let operations = read("docs/operations.md");
    let (_, front) = DEFAULTS.split_once("\n[front]\n").expect("a section");
    let (front, _) = front.split_once("\n[").expect("another section");
    let keys: Vec<(&str, &str)> =
        front.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = ")).collect();
    assert!(keys.len() > 10, "{keys:?}");
    for (key, default) in keys {
        let bare = default.trim_matches('"');
        let explained =
            operations.lines().any(|line| line.starts_with(&format!("| `{key}` | ")) && line.contains(bare));
        assert!(explained, "`{key}` with its default {default}");
    }
    for section in DEFAULTS.lines().filter(|line| line.starts_with('[')) {
        assert!(operations.contains(&format!("`{section}`")), "{section}");
    }
}

#[test]
fn the_limits_of_documents_are_those_of_the_settings() {
    let documents = read("docs/documents.md");
    let settings = Settings::defaults(&Flags::default()).expect("the defaults").documents;
    let counted = |number: u64| {
        let digits = number.to_string();
        let head = digits.len() % 3;
        let parts: Vec<&str> = std::iter::once(&digits[..head])
            .filter(|part| !part.is_empty())
            .chain((head..digits.len()).step_by(3).map(|at| &digits[at..at + 3]))
            .collect();
        parts.join(",")
    };
    let limits = [
        ("max_bytes", counted(settings.max_bytes)),
        ("max_bytes_per_application", counted(settings.max_bytes_per_application)),
        ("max_files", settings.max_files.to_string()),
        ("max_files_per_requirement", settings.max_files_per_requirement.to_string()),
        ("max_unpacked_bytes", counted(settings.max_unpacked_bytes)),
        ("max_entries", counted(settings.max_entries as u64)),
        ("max_ratio", settings.max_ratio.to_string()),
        ("max_pixels", (settings.max_pixels / 1_000_000).to_string()),
    ];
    for (key, limit) in limits {
        let told = documents.lines().any(|line| line.contains(&format!("`{key}`")) && line.contains(&limit));
        assert!(told, "{key}: {limit}");
    }
    for format in meritum::document::Format::ALL {
        for extension in format.extensions() {
            assert!(documents.contains(&format!("`.{extension}`")), ".{extension}");
        }
    }
}

/// What stands between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_test_that_shows_a_promise_exists() {
    let told = ["docs/promises.md", "docs/reliability.md"].map(read).concat();
    let sources: Vec<_> = ["src", "tests"].iter().flat_map(|folder| files(folder, "rs")).collect();
    let is_known = |name: &str| {
        sources
            .iter()
            .any(|source| source.path.ends_with(&format!("/{name}.rs")) || source.text.contains(&format!("fn {name}(")))
    };
    let is_a_name = |word: &&str| {
        word.contains('_') && word.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
    };
    let names: BTreeSet<&str> = quoted(&told).filter(is_a_name).filter(|name| *name != "received_at").collect();
    assert!(names.len() > 30, "{names:?}");
    let unknown: Vec<&str> = names.into_iter().filter(|name| !is_known(name)).collect();
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn what_the_docs_point_at_is_there() {
    let mut gone = Vec::new();
    let pages =
        files("docs", "md").into_iter().chain(["README.md", "CONTRIBUTING.md"].into_iter().filter_map(|name| {
            std::fs::read_to_string(path(name)).ok().map(|text| crate::rig::source::Source::new(name, &text))
        }));
    for page in pages {
        let folder = Path::new(&page.path).parent().unwrap_or(Path::new("")).to_owned();
        let links = page.text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://") && !link.starts_with('#')) {
            let target = path(&folder.join(link.split('#').next().unwrap_or(link)).to_string_lossy());
            if !target.exists() {
                gone.push(format!("{}: {link}", page.path));
            }
        }
        for named in quoted(&page.text).filter(|word| word.starts_with("src/") || word.starts_with("tests/")) {
            let plain = named.trim_end_matches('/');
            if !plain.contains(['*', '<', '{', '…', ' ']) && !path(plain).exists() {
                gone.push(format!("{}: {named}", page.path));
            }
        }
    }
    assert_eq!(gone, Vec::<String>::new());
}
