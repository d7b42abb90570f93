//! Every door of the house: the pages' routes, read from their own source, and the operations of the API's document.

use serde_json::Value;

use super::source::{blank, files};

/// The methods that a route may have.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// One method of one route.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Door {
    /// As it is written where it is hung up, with its parameters as `:name` (pages) or `{name}` (API).
    pub path: String,
    /// In capitals.
    pub method: String,
    /// What it takes: the media type and the schema of the body, for operations that take one.
    pub takes: Option<Body>,
}

/// What an operation takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Body {
    pub media_type: String,
    /// An example that has all that must be there.
    pub example: String,
}

impl Door {
    /// The names of the parameters in the path, in their order.
    pub fn parameters(&self) -> Vec<&str> {
        self.path
            .split('/')
            .flat_map(|part| part.split('.'))
            .filter_map(|part| part.strip_prefix(':').or_else(|| part.strip_prefix('{')?.strip_suffix('}')))
            .collect()
    }

    /// The path with each parameter filled in.
    pub fn filled(&self, value: impl Fn(&str) -> String) -> String {
        let part = |part: &str| match part.strip_prefix(':').or_else(|| part.strip_prefix('{')?.strip_suffix('}')) {
            Some(name) => value(name),
            None => part.to_owned(),
        };
        let folder = |folder: &str| folder.split('.').map(part).collect::<Vec<_>>().join(".");
        self.path.split('/').map(folder).collect::<Vec<_>>().join("/")
    }

    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/v1/")
    }

    /// Whether it only reads.
    pub fn is_safe(&self) -> bool {
        self.method == "GET"
    }
}

/// All of them, sorted by path and method.
pub fn all(document: &Value) -> Vec<Door> {
    let mut doors: Vec<Door> =
        files("src/web", "rs").iter().filter(|s| !s.path.contains("/front/")).flat_map(|s| hung(&s.text)).collect();
    doors.extend(operations(document));
    doors.sort();
    doors
}

/// The doors that this source hangs up: `.at("/path", get(…).post(…))`.
pub fn hung(text: &str) -> Vec<Door> {
    let plain: Vec<char> = text.chars().collect();
    let code: Vec<char> = blank(text).chars().collect();
    let mut doors = Vec::new();
    for at in (0..code.len()).filter(|at| code[*at..].starts_with(&['.', 'a', 't', '('])) {
        let Some(open) = (at + 4..plain.len()).find(|i| !plain[*i].is_whitespace()) else { continue };
        if plain[open] != '"' || plain.get(open + 1) != Some(&'/') {
            continue;
        }
        let path: String = plain[open + 1..].iter().take_while(|c| **c != '"').collect();
        let methods = methods_in(&code[at + 4..]);
        assert!(!methods.is_empty(), "{path}: which methods? hang it up as get(…), post(…), …");
        doors.extend(methods.into_iter().map(|method| Door { path: path.clone(), method, takes: None }));
    }
    doors
}

/// The methods named before the parenthesis closes, outside any other.
fn methods_in(code: &[char]) -> Vec<String> {
    let (mut depth, mut word, mut found) = (0_i32, String::new(), Vec::new());
    for c in code {
        match c {
            '(' => {
                if depth == 0 && METHODS.contains(&word.as_str()) {
                    found.push(word.to_uppercase());
                }
                depth += 1;
            }
            ')' if depth == 0 => break,
            ')' => depth -= 1,
            _ => {}
        }
        if c.is_alphanumeric() || *c == '_' {
            word.push(*c);
        } else {
            word.clear();
        }
    }
    found
}

/// The operations of an OpenAPI document.
pub fn operations(document: &Value) -> Vec<Door> {
    let mut doors = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in
            methods.as_object().expect("methods").iter().filter(|(m, _)| METHODS.contains(&m.as_str()))
        {
            let content = operation["requestBody"]["content"].as_object();
            let takes = content.and_then(|content| content.iter().next()).map(|(media_type, body)| Body {
                media_type: media_type.split(';').next().unwrap_or(media_type).to_owned(),
                example: example(document, &body["schema"], 0).to_string(),
            });
            doors.push(Door { path: path.clone(), method: method.to_uppercase(), takes });
        }
    }
    doors
}

/// The least that fits a schema.
fn example(document: &Value, schema: &Value, depth: u8) -> Value {
    assert!(depth < 20, "a schema without an end: {schema}");
    let deeper = |schema: &Value| example(document, schema, depth + 1);
    if let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/components/schemas/")) {
        return deeper(&document["components"]["schemas"][name]);
    }
    if let Some(first) = ["allOf", "oneOf", "anyOf"].iter().find_map(|of| schema[of].as_array()?.first()) {
        return deeper(first);
    }
    if let Some(first) = schema["enum"].as_array().and_then(|values| values.first()) {
        return first.clone();
    }
    match schema["type"].as_str().unwrap_or("object") {
        "string" => match schema["format"].as_str() {
            Some("date-time") => "2025-02-20T12:00:00Z".into(),
            Some("uuid") => "01940000-0000-7000-8000-000000000000".into(),
            _ => "some words".into(),
        },
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or_else(|| 1.into()),
        "boolean" => true.into(),
        "array" => Value::Array(Vec::new()),
        _ => {
            let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            required.map(|name| (name.to_owned(), deeper(&schema["properties"][name]))).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn routes_are_read_from_their_source() {
        let text = "// .at(\"/none\", get(x)) é\n route.at(\"/a/:slug\", get(b::look).post(b::begin.with(l.get(c))))\n.at(\n \"/d.:form\", poem::get(asset),\n)";
        let doors = hung(text);
        let seen: Vec<_> = doors.iter().map(|door| (door.method.as_str(), door.path.as_str())).collect();
        assert_eq!(seen, [("GET", "/a/:slug"), ("POST", "/a/:slug"), ("GET", "/d.:form")]);
        assert_eq!(doors[0].parameters(), ["slug"]);
        assert_eq!(doors[2].parameters(), ["form"]);
        assert_eq!(doors[2].filled(|name| format!("<{name}>")), "/d.<form>");
    }

    #[test]
    fn an_example_has_what_must_be_there() {
        let document = json!({
            "paths": { "/x/{id}": { "post": { "requestBody": { "content": {
                "application/json; charset=utf-8": { "schema": { "$ref": "#/components/schemas/X" } } } } } } },
            "components": { "schemas": { "X": { "type": "object", "required": ["a", "b"], "properties": {
                "a": { "type": "integer", "minimum": 3 }, "b": { "type": "array" }, "c": { "type": "string" } } } } },
        });
        let doors = operations(&document);
        let body = Body { media_type: "application/json".to_owned(), example: r#"{"a":3,"b":[]}"#.to_owned() };
        assert_eq!(doors[0].takes, Some(body));
        assert_eq!(doors[0].parameters(), ["id"]);
    }
}
