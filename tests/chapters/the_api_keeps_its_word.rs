//! The API keeps its word: the document that programs are written against is a file, and says of every operation what it is,
//! who may use it and how it refuses. `UPDATE=1` writes the file anew; read its changes as what they are to others' programs.

use std::path::PathBuf;

use serde_json::Value;

/// Operations that nobody needs a token for, whose answers do not depend on one and which cannot refuse.
const NEVER_REFUSE: [&str; 3] = ["healthz", "jwks", "limits"];

fn document() -> Value {
    serde_json::from_str(&meritum::web::api::document()).expect("JSON")
}

/// Every operation with its method and path.
fn operations(document: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            found.push((format!("{} {path}", method.to_uppercase()), operation.clone()));
        }
    }
    found
}

#[test]
fn the_document_is_the_one_that_was_promised() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/openapi.json");
    let mut now = serde_json::to_string_pretty(&document()).expect("JSON");
    now.push('\n');
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(&file, &now).expect("a file");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = kept.lines().zip(now.lines()).position(|(kept, now)| kept != now);
    assert!(kept == now, "the document changed (first in line {differs:?}); UPDATE=1 writes it anew");
}

#[test]
fn every_operation_says_what_it_is() {
    let mut wrong = Vec::new();
    let mut ids = Vec::new();
    for (name, operation) in operations(&document()) {
        let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
        if id.is_empty() {
            wrong.push(format!("{name}: no id"));
        }
        if operation["tags"].as_array().is_none_or(Vec::is_empty) {
            wrong.push(format!("{name}: no tag"));
        }
        if operation["summary"].as_str().unwrap_or_default().is_empty() {
            wrong.push(format!("{name}: no sentence"));
        }
        ids.push(id);
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((wrong, ids.len()), (Vec::<String>::new(), all));
}

#[test]
fn every_operation_says_how_it_refuses() {
    let mut wrong = Vec::new();
    for (name, operation) in operations(&document()) {
        let id = operation["operationId"].as_str().unwrap_or_default();
        let answers = operation["responses"].as_object().expect("answers");
        if !answers.keys().any(|status| status.starts_with('2')) {
            wrong.push(format!("{name}: no answer but refusals"));
        }
        if NEVER_REFUSE.contains(&id) {
            continue;
        }
        for status in ["400", "404", "429", "500", "503"] {
            let told = &answers.get(status).unwrap_or(&Value::Null)["content"];
            if told.get("application/problem+json").is_none() {
                wrong.push(format!("{name}: {status} is not announced"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_needs_a_token_says_so() {
    let document = document();
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!((&schemes["Bearer"]["type"], &schemes["Bearer"]["scheme"]), (&"http".into(), &"bearer".into()));
    // The public may ask for these without one; `roles.txt` shows that all others answer 401 to whoever has none.
    let open = operations(&document).into_iter().filter(|(_, operation)| operation.get("security").is_none());
    let mut open: Vec<String> = open.map(|(name, _)| name).collect();
    open.sort();
    let matrix =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/chapters/roles.txt")).expect("a file");
    let asks = |line: &str| {
        let mut words = line.split_whitespace();
        let (method, path, anyone) = (words.next()?, words.next()?, words.next()?);
        let is_ours = document["paths"].get(path).is_some();
        (is_ours && anyone != "401").then(|| format!("{method} {path}"))
    };
    let mut unasked: Vec<String> = matrix.lines().filter_map(asks).collect();
    unasked.sort();
    // Giving tokens refuses with 401 and needs none.
    open.retain(|name| !name.ends_with("/sessions") && !name.ends_with("/sessions/refresh"));
    unasked.retain(|name| !name.ends_with("/sessions") && !name.ends_with("/sessions/refresh"));
    assert_eq!(open, unasked);
}
