//! Imports go down only, rules are pure, and the few other things that a reader relies on without looking.

use std::path::Path;

use crate::rig::source::{Source, files, module_of, paths_into_the_crate};

/// The floors of `docs/house.md`, from the ground up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Floor {
    /// clock, actor, settings, words: they know nobody.
    Ground,
    /// The outside world behind small types.
    Ports,
    /// Pure: no await, no database, no HTTP, time as an argument.
    Rules,
    /// Acts and reads, and the context that they are handed.
    Acts,
    /// What wraps both faces of the web.
    Web,
    /// They read the request, call one act, render; they never import one another.
    Faces,
    /// The only place that sees everything.
    Wiring,
}

/// Which floor a module is on: the longest prefix wins.
const FLOORS: &[(&str, Floor)] = &[
    ("actor", Floor::Ground),
    ("clock", Floor::Ground),
    ("format", Floor::Ground),
    ("invalid", Floor::Ground),
    ("keys", Floor::Ground),
    ("language", Floor::Ground),
    ("links", Floor::Ground),
    ("secrets", Floor::Ground),
    ("settings", Floor::Ground),
    // Settings of the edge stand beside the edge.
    ("web::front::settings", Floor::Ground),
    ("extract", Floor::Ports),
    ("files", Floor::Ports),
    ("mail", Floor::Ports),
    ("queue", Floor::Ports),
    ("paper", Floor::Ports),
    ("scan", Floor::Ports),
    ("store", Floor::Ports),
    // The server's edge knows nothing of what is served.
    ("web::front", Floor::Ports),
    ("account", Floor::Acts),
    ("application", Floor::Acts),
    ("audit", Floor::Acts),
    ("context", Floor::Acts),
    ("decision", Floor::Acts),
    ("document", Floor::Acts),
    ("letter", Floor::Acts),
    ("link", Floor::Acts),
    ("opening", Floor::Acts),
    ("retention", Floor::Acts),
    ("review", Floor::Acts),
    ("shortlist", Floor::Acts),
    ("web", Floor::Web),
    ("jobs", Floor::Faces),
    ("web::api", Floor::Faces),
    ("web::pages", Floor::Faces),
    ("cli", Floor::Wiring),
    ("demo", Floor::Wiring),
    ("main", Floor::Wiring),
];

/// The pure files inside a noun, by their own name; `<noun>/rules.rs` and `<noun>/rules/…` need no entry.
const RULES: &[&str] = &[
    "account::may",
    "document::judge",
    "document::kind",
    "document::name",
    "document::refusal",
    "document::structure",
    "opening::closing",
    "review::batch::rules",
    "review::cover",
    "review::covering",
    "review::exact",
    "review::interval",
    "review::numbers",
    "review::excerpt",
    "review::notes::mentions",
    "review::ranking",
    "review::spread",
    "review::stages",
    "review::statistics",
];

/// Files that are longer than 400 lines, and why they may be.
const LONG: &[(&str, &str)] = &[
    ("tests/chapters/an_applicant_applies_by_page.rs", "one person's way from the advert to the receipt, step by step"),
    ("tests/chapters/reviews_are_shared_out.rs", "one opening shared out, from every side"),
    ("tests/chapters/the_public_reads_an_opening.rs", "one advert as people, search engines and feed readers see it"),
];

fn floor_of(module: &str) -> Option<Floor> {
    let mut parts = module.split("::");
    let second = parts.nth(1);
    let pure = |m: &str| module == m || module.starts_with(&format!("{m}::"));
    let floor = FLOORS.iter().filter(|(m, _)| pure(m)).max_by_key(|(m, _)| m.len()).map(|(_, floor)| *floor);
    match floor {
        Some(Floor::Acts) if second == Some("rules") || RULES.iter().any(|m| pure(m)) => Some(Floor::Rules),
        _ => floor,
    }
}

/// The face that a module belongs to, if it is on that floor.
fn face_of(module: &str) -> Option<&'static str> {
    ["web::pages", "web::api", "jobs"].into_iter().find(|f| module == *f || module.starts_with(&format!("{f}::")))
}

fn upward_imports(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources {
        let module = module_of(&source.path);
        if module.is_empty() {
            continue;
        }
        let Some(own) = floor_of(&module) else {
            wrong.push(format!("{}: on no floor; give `{module}` one in FLOORS", source.path));
            continue;
        };
        for path in paths_into_the_crate(&module, &source.code()) {
            let own_contents = path == module || path.starts_with(&format!("{module}::"));
            if own_contents || path.starts_with("tests::") {
                continue;
            }
            match floor_of(&path) {
                Some(floor) if floor > own => {
                    wrong.push(format!("{}: {own:?} imports {path} from {floor:?}", source.path));
                }
                Some(Floor::Web) if own == Floor::Faces && face_of(&module) == Some("jobs") => {
                    wrong.push(format!("{}: a job imports {path}", source.path));
                }
                Some(Floor::Faces) if own == Floor::Faces && face_of(&module) != face_of(&path) => {
                    wrong.push(format!("{}: a face imports another: {path}", source.path));
                }
                Some(_) => {}
                None => wrong.push(format!("{}: {path} is on no floor", source.path)),
            }
        }
    }
    wrong
}

fn impure_rules(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources.iter().filter(|s| floor_of(&module_of(&s.path)) == Some(Floor::Rules)) {
        let code = source.code();
        let words: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for word in ["async", "await", "sea_orm", "sqlx", "poem", "poem_openapi", "tokio", "fs"] {
            if words.contains(&word) {
                wrong.push(format!("{}: rules are pure, yet it says `{word}`", source.path));
            }
        }
    }
    wrong
}

fn transactions_outside_the_store(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|s| !s.path.starts_with("src/store/") && s.code().contains("sea_orm"))
        .filter(|s| {
            [".begin()", ".begin_with_", ".transaction(", ".transaction_with_"].iter().any(|w| s.code().contains(w))
        })
        .map(|s| format!("{}: begins a transaction; use Store::write", s.path))
        .collect()
}

fn silenced_lints(sources: &[Source]) -> Vec<String> {
    let silences = |code: &str| code.contains("#[allow(") || code.contains("#![allow(");
    sources.iter().filter(|s| silences(&s.code())).map(|s| format!("{}: use #[expect(…, reason)]", s.path)).collect()
}

fn without_a_sentence(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|s| !s.is_tests() && !s.text.starts_with("//! "))
        .map(|s| format!("{}: says not what it is", s.path))
        .collect()
}

fn empty_names(sources: &[Source]) -> Vec<String> {
    let empty = ["util", "utils", "helper", "helpers", "common", "manager", "service", "misc"];
    let is_empty = |path: &str| path.trim_end_matches(".rs").split('/').any(|part| empty.contains(&part));
    sources.iter().filter(|s| is_empty(&s.path)).map(|s| format!("{}: a name that says nothing", s.path)).collect()
}

fn long_files(sources: &[Source], known: &[(&str, &str)]) -> Vec<String> {
    let mut wrong: Vec<String> = sources
        .iter()
        .filter(|s| s.lines() > 400 && !known.iter().any(|(path, _)| *path == s.path))
        .map(|s| format!("{}: {} lines; split it by noun or list it in LONG with a reason", s.path, s.lines()))
        .collect();
    for (path, _) in known {
        if !sources.iter().any(|s| s.path == *path && s.lines() > 400) {
            wrong.push(format!("{path}: listed in LONG, but not long"));
        }
    }
    wrong
}

/// What the content security policy would refuse: a page that relies on it would be dead in the browser.
fn inline_code(templates: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for template in templates {
        let text = template.text.to_ascii_lowercase();
        for tag in text.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)) {
            let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
            let attributes = || tag.split(|c: char| c.is_whitespace() || c == '"' || c == '\'').skip(1);
            let data = tag.contains("application/ld+json");
            if name == "script" && !tag.contains("src=") && !data {
                wrong.push(format!("{}: inline script", template.path));
            }
            if name == "style" || attributes().any(|a| a.starts_with("style=")) {
                wrong.push(format!("{}: inline style in <{name}>", template.path));
            }
            if attributes().any(|a| a.starts_with("on") && a.contains('=')) {
                wrong.push(format!("{}: inline handler in <{name}>", template.path));
            }
            if tag.contains("javascript:") {
                wrong.push(format!("{}: a javascript: address in <{name}>", template.path));
            }
        }
    }
    wrong
}

fn rules_that_are_gone(sources: &[Source], rules: &[&str]) -> Vec<String> {
    let modules: Vec<String> = sources.iter().map(|s| module_of(&s.path)).collect();
    let gone = rules.iter().filter(|m| !modules.iter().any(|module| module == *m));
    gone.map(|m| format!("{m}: listed in RULES, but there is no such file")).collect()
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn everything_in_rust() -> Vec<Source> {
    ["src", "entity/src", "migration/src", "tests", "benches"].iter().flat_map(|folder| files(folder, "rs")).collect()
}

#[test]
fn imports_go_down_only() {
    none(&upward_imports(&files("src", "rs")));
}

#[test]
fn an_upward_import_is_noticed() {
    let wrong = upward_imports(&[
        Source::new("src/clock.rs", "use crate::store::Store;"),
        Source::new("src/opening/rules.rs", "use crate::opening::publish; use crate::clock;"),
        Source::new(
            "src/opening/publish.rs",
            "fn f() { crate::web::problem::refuse() } use super::rules; use crate::store;",
        ),
        Source::new("src/web/problem.rs", "use crate::web::{api, forms};"),
        Source::new("src/web/pages/list.rs", "use crate::{opening::read, web::api::openings, web::problem};"),
        Source::new("src/jobs/send.rs", "use crate::{mail, web::problem};"),
        Source::new("src/cellar.rs", ""),
        Source::new("src/review/ranking.rs", "use crate::review::score; // use crate::web;"),
    ]);
    assert_eq!(
        wrong,
        [
            "src/clock.rs: Ground imports store::Store from Ports",
            "src/opening/rules.rs: Rules imports opening::publish from Acts",
            "src/opening/publish.rs: Acts imports web::problem::refuse from Web",
            "src/web/problem.rs: Web imports web::api from Faces",
            "src/web/pages/list.rs: a face imports another: web::api::openings",
            "src/jobs/send.rs: a job imports web::problem",
            "src/cellar.rs: on no floor; give `cellar` one in FLOORS",
            "src/review/ranking.rs: Rules imports review::score from Acts",
        ]
    );
}

#[test]
fn rules_are_pure() {
    none(&impure_rules(&files("src", "rs")));
    none(&rules_that_are_gone(&files("src", "rs"), RULES));
    assert_eq!(rules_that_are_gone(&[], &["a::b"]), ["a::b: listed in RULES, but there is no such file"]);
    let wrong = impure_rules(&[
        Source::new("src/opening/rules.rs", "use sea_orm::Set; // async\nlet a = \"await\";"),
        Source::new("src/opening/publish.rs", "use sea_orm::Set;"),
    ]);
    assert_eq!(wrong, ["src/opening/rules.rs: rules are pure, yet it says `sea_orm`"]);
}

#[test]
fn only_the_store_begins_a_transaction() {
    none(&transactions_outside_the_store(&files("src", "rs")));
    let wrong = transactions_outside_the_store(&[
        Source::new("src/store/write.rs", "db.begin_with_options(x)"),
        Source::new("src/opening/publish.rs", "use sea_orm::TransactionTrait; db.begin().await"),
        Source::new("src/web/front/serve.rs", "busy.begin()"),
    ]);
    assert_eq!(wrong, ["src/opening/publish.rs: begins a transaction; use Store::write"]);
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    none(&silenced_lints(&everything_in_rust()));
    assert_eq!(silenced_lints(&[Source::new("a.rs", "#[allow(dead_code)]")]), ["a.rs: use #[expect(…, reason)]"]);
    for manifest in ["Cargo.toml", "entity/Cargo.toml", "migration/Cargo.toml"] {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(manifest)).expect("a manifest");
        assert!(text.contains("[lints]\nworkspace = true"), "{manifest} keeps no lints");
    }
}

#[test]
fn every_module_says_what_it_is() {
    none(&without_a_sentence(&everything_in_rust()));
    assert_eq!(without_a_sentence(&[Source::new("a.rs", "use b;")]), ["a.rs: says not what it is"]);
}

#[test]
fn names_say_what_is_inside() {
    none(&empty_names(&everything_in_rust()));
    assert_eq!(empty_names(&[Source::new("src/utils.rs", "")]), ["src/utils.rs: a name that says nothing"]);
}

#[test]
fn a_long_file_has_a_reason() {
    none(&long_files(&everything_in_rust(), LONG));
    let long = Source::new("src/a.rs", &"\n".repeat(401));
    assert_eq!(long_files(&[long], &[("src/b.rs", "")]).len(), 2);
}

#[test]
fn nothing_is_inline_that_the_browser_would_refuse() {
    none(&inline_code(&files("src", "html")));
    none(&inline_code(&files("src", "svg")));
    let wrong = inline_code(&[Source::new(
        "a.html",
        "<script type=\"application/ld+json\">{}</script><script src=\"/a.js\"></script><p class=\"on style\">\
         <script>x</script><p style=\"color:red\"><a href=\"#\" onclick=\"x()\"><style>p{}</style><a href='javascript:x'>",
    )]);
    assert_eq!(
        wrong,
        [
            "a.html: inline script",
            "a.html: inline style in <p>",
            "a.html: inline handler in <a>",
            "a.html: inline style in <style>",
            "a.html: a javascript: address in <a>",
        ]
    );
}
