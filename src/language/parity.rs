//! Every message exists in every language with the same arguments, and every key that the code says exists.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use super::catalogue::ROOMS;
use super::{Language, Text};

/// Keys with the variables that each uses.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(room: &str, source: &str) -> Messages {
    let resource = parse(source).unwrap_or_else(|(_, errors)| panic!("{room} cannot be read: {errors:?}"));
    let mut found = Messages::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name.to_owned();
        let mut variables = BTreeSet::new();
        in_pattern(message.value.as_ref().unwrap_or_else(|| panic!("{key} says nothing")), &mut variables);
        assert!(found.insert(key.clone(), variables).is_none(), "{key} is there twice");
    }
    found
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::FunctionReference { arguments: CallArguments { positional, named }, .. } => {
            for argument in positional {
                in_inline(argument, found);
            }
            for argument in named {
                in_inline(&argument.value, found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_room_has_the_same_messages_with_the_same_variables_in_every_language() {
    for (room, sources) in ROOMS {
        let english = messages(&format!("en/{room}"), sources[Language::En as usize]);
        for language in [Language::Sq, Language::Sr] {
            let other = messages(&format!("{language}/{room}"), sources[language as usize]);
            let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
            let surplus: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
            assert!(missing.is_empty(), "{language}/{room}.ftl lacks {missing:?}");
            assert!(surplus.is_empty(), "{language}/{room}.ftl has what English has not: {surplus:?}");
            for (key, variables) in &english {
                assert_eq!(&other[key], variables, "{key} has other variables in {language}");
            }
        }
    }
}

#[test]
fn every_serbian_message_is_there_in_cyrillic_with_the_same_variables() {
    for (room, sources) in ROOMS {
        let latin = messages(&format!("sr/{room}"), sources[Language::Sr as usize]);
        let source = super::cyrillic::source(sources[Language::Sr as usize]);
        assert_eq!(messages(&format!("sr-Cyrl/{room}"), &source), latin, "{room}.ftl");
    }
}

#[test]
fn every_key_bears_the_name_of_its_room() {
    for (room, sources) in ROOMS {
        for key in messages(room, sources[0]).keys() {
            // A message of problems.ftl is a problem, one of letters.ftl a letter.
            let rest = key.strip_prefix(room.trim_end_matches('s')).map(|rest| rest.trim_start_matches('s'));
            assert!(rest.is_some_and(|rest| rest.starts_with('-')), "{key} is in {room}.ftl");
        }
    }
}

#[test]
fn every_plural_has_the_forms_of_its_language() {
    for (room, sources) in ROOMS {
        for language in [Language::En, Language::Sq, Language::Sr] {
            let needed: &[&str] = if language == Language::Sr { &["one", "few", "other"] } else { &["one", "other"] };
            let resource = parse(sources[language as usize]).expect("read above");
            for entry in &resource.body {
                let Entry::Message(message) = entry else { continue };
                for element in message.value.iter().flat_map(|pattern| &pattern.elements) {
                    let PatternElement::Placeable { expression: Expression::Select { variants, .. } } = element else {
                        continue;
                    };
                    let forms: Vec<&str> = variants.iter().filter_map(|variant| form(&variant.key)).collect();
                    if forms.contains(&"one") {
                        let lacks: Vec<_> = needed.iter().filter(|form| !forms.contains(form)).collect();
                        assert!(lacks.is_empty(), "{} in {language}/{room}.ftl lacks {lacks:?}", message.id.name);
                    }
                }
            }
        }
    }
}

fn form<'a>(key: &fluent_syntax::ast::VariantKey<&'a str>) -> Option<&'a str> {
    match key {
        fluent_syntax::ast::VariantKey::Identifier { name } => Some(name),
        fluent_syntax::ast::VariantKey::NumberLiteral { .. } => None,
    }
}

#[test]
fn every_key_that_the_code_says_is_in_the_catalogue() {
    let english = Text::new(Language::En);
    let mut unknown = Vec::new();
    let mut seen = 0;
    for file in sources(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let source = fs::read_to_string(&file).expect("a source file");
        for key in keys_said_in(&source) {
            seen += 1;
            if !english.has(&key) {
                unknown.push(format!("{}: {key}", file.display()));
            }
        }
    }
    assert!(seen > 20, "the scan finds no keys any more");
    assert!(unknown.is_empty(), "no such message:\n{}", unknown.join("\n"));
}

fn sources(root: PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs" || extension == "html")
                && !entry.ends_with("language/parity.rs")
            {
                found.push(entry);
            }
        }
    }
    found
}

/// The literal keys after `say(` and `Phrase::new(`, comments aside.
fn keys_said_in(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut keys = Vec::new();
    for opening in ["say(", "Phrase::new("] {
        for (at, _) in code.match_indices(opening) {
            let rest = code[at + opening.len()..].trim_start();
            if let Some((key, _)) = rest.strip_prefix('"').and_then(|literal| literal.split_once('"')) {
                keys.push(key.to_owned());
            }
        }
    }
    keys
}

#[test]
fn the_scan_finds_keys_across_lines_and_skips_comments() {
    let source = "a.say(\n  \"one\"\n)\n// b.say(\"two\")\n{{ text.with(\"n\", 1).say(\"three\") }} say(key)";
    assert_eq!(keys_said_in(source), ["one", "three"]);
}
