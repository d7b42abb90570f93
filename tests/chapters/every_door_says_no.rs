//! Every door says no to whoever has no business there (P5): each route of the pages and of the API is asked by everybody, and
//! the answers are `roles.txt`, one line a door, under review like any other file. `UPDATE=1` writes it anew.
//!
//! Beside that file, which only says what is, stand three laws that no update can bend: a refusal is the same for what exists
//! and what does not; who sits elsewhere gets from an opening no more than the public; and no answer is the server's fault.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use reqwest::header::CONTENT_DISPOSITION;
use reqwest::multipart::{self, Part};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::chapter;
use crate::rig::answer::Answer;
use crate::rig::doors::{self, Door};
use crate::rig::house::House;
use crate::rig::scene::{Cast, Comer, Key, Scene};

/// What the lines of the file begin with.
const HEAD: &str = "\
# Who gets what from which door: one line per route, one column per person. Written by `UPDATE=1 cargo test --test chapters
# every_door_says_no`; read every change of it as what it is, a change of who may do what.
#
# applicant: of the very application; other: applied to the same opening; chair, reviewer, manager: on its panel;
# elsewhere: a reviewer of another panel. `sign-in`: sent to sign in. 404 is what there is for whoever may not know.
# 409, 412, 422, 423: let in, and then it could not be done with what the test sends.
";

/// Names that nothing has.
const NO_SLUG: &str = "no-such-opening";
const NO_REFERENCE: &str = "7K3Q-29XD-M4TB";
const NO_ID: &str = "01940000-0000-7000-8000-000000000000";

/// The thing that a door is about, among those of the scene.
pub fn named(door: &Door, scene: &Scene, name: &str) -> String {
    match name {
        "slug" if wants_a_draft_opening(door) => scene.draft_slug.clone(),
        "slug" => scene.slug.clone(),
        "reference" if writes(door) => scene.written.0.clone(),
        "reference" => scene.submitted.0.clone(),
        "id" if door.path.contains("shortlist") => scene.shortlist.clone(),
        "id" if door.path.contains("/sessions/") => NO_ID.to_owned(),
        "id" => scene.staff.clone(),
        "key" => "cv".to_owned(),
        "document" => scene.documents[usize::from(writes(door))].clone(),
        "extension" | "form" => "csv".to_owned(),
        "number" => "1".to_owned(),
        "upload" => scene.upload.clone(),
        // Tokens, names of assets: nobody has a valid one here.
        _ => "none-such".to_owned(),
    }
}

fn of_nothing(door: &Door, scene: &Scene, name: &str) -> String {
    match name {
        "slug" => NO_SLUG.to_owned(),
        "reference" => NO_REFERENCE.to_owned(),
        "id" => NO_ID.to_owned(),
        other => named(door, scene, other),
    }
}

/// Doors through which a draft opening is worked on.
fn wants_a_draft_opening(door: &Door) -> bool {
    let last = door.path.rsplit('/').next().unwrap_or_default();
    matches!(last, "publication" | "publish") || (door.is_api() && matches!(door.method.as_str(), "PUT" | "PATCH"))
}

/// Doors through which an applicant works on what is not sent yet.
pub fn writes(door: &Door) -> bool {
    let rest = door
        .path
        .strip_prefix("/applications/:reference")
        .or_else(|| door.path.strip_prefix("/api/v1/applications/{reference}"));
    let Some(rest) = rest else { return false };
    let page = !door.is_api();
    match rest {
        "/submission" | "/documents/{key}/uploads" | "/documents/{key}/{document}/uploads" | "/uploads/{upload}" => {
            true
        }
        "/about"
        | "/questions"
        | "/documents"
        | "/check"
        | "/documents/:key/:document"
        | "/documents/:key/:document/remove"
        | "/documents/:key/:document/uploads"
        | "/documents/:key/uploads"
        | "/uploads/:upload" => page,
        "" => matches!(door.method.as_str(), "PATCH" | "DELETE"),
        "/documents/{key}" | "/documents/{key}/{document}" => !door.is_safe(),
        _ => false,
    }
}

/// What is sent in a page's form, beside the token and the version.
pub fn fields(path: &str) -> &'static [(&'static str, &'static str)] {
    match path {
        "/language" => &[("language", "en"), ("back", "/")],
        "/sign-in" => &[("email", "nobody@example.org"), ("password", "not the right one")],
        "/return" => &[("token", "none-such")],
        "/invitation" => &[("token", "none-such"), ("password", "thirteen green lamps")],
        "/openings/:slug/return" | "/applications/:reference/return" => &[("email", "nobody@example.org")],
        "/staff/people" => &[("name", "Flaka"), ("email", "flaka@example.org"), ("role", "member"), ("language", "sq")],
        "/staff/people/:id" => &[("do", "disable")],
        "/staff/account/password" => &[("present", "not the right one"), ("new", "thirteen green lamps")],
        path if path.ends_with("/notes") => &[("body", "Call in March.")],
        path if path.ends_with("/tags") => &[("tag", "to call")],
        path if path.ends_with("/searches") => &[("text", "audits")],
        path if path.ends_with("/stage-moves") => &[("stage", "under_review"), ("all", "yes")],
        path if path.ends_with("/stage-moves/:batch") => &[("do", "undo")],
        path if path.ends_with("/stage") => &[("stage", "under_review"), ("seen", "1-received")],
        path if path.ends_with("/cancel") => &[("reason", "There is no money.")],
        _ => &[],
    }
}

/// What is sent to an operation where the least that fits its schema is refused before anybody is asked for.
pub fn body(door: &Door, scene: &Scene) -> Option<Value> {
    let (method, path) = (door.method.as_str(), door.path.trim_start_matches("/api/v1"));
    Some(match (method, path) {
        ("POST", "/sessions") => json!({ "email": "nobody@example.org", "password": "not the right one" }),
        ("POST", "/openings") => json!({ "title": "Regional Researcher" }),
        ("POST", "/openings/{slug}/amendments") => json!({ "closes_on": "2025-02-20", "reason": "More time." }),
        ("POST", "/openings/{slug}/cancellation") => json!({ "reason": "There is no money." }),
        ("POST", "/openings/{slug}/shortlists") => json!({ "size": 1, "reason": "The best." }),
        ("PATCH", "/openings/{slug}") => json!({ "title": "Programme Assistant (Peja)" }),
        ("PUT", "/applications/{reference}/scorecard") => json!({ "scores": { "finance": 3 }, "submitted": false }),
        ("POST", "/openings/{slug}/stage-moves") => json!({ "stage": "rejected", "matching": {} }),
        ("PATCH", "/applications/{reference}/stage") => json!({ "stage": "under_review" }),
        ("PATCH", "/people/{id}") => json!({ "disabled": true }),
        ("POST", "/openings/{slug}/publication" | "/openings/{slug}/drafts") => json!({}),
        _ => {
            return door
                .takes
                .as_ref()
                .filter(|takes| takes.media_type == "application/json")
                .map(|takes| serde_json::from_str(&takes.example).expect("an example"))
                .map(|mut example: Value| {
                    if let Some(email) = example.get_mut("email") {
                        *email = json!(format!("new-{}@example.org", scene.shortlist));
                    }
                    example
                });
        }
    })
}

/// The request that this visitor makes of a door.
pub fn request(door: &Door, path: &str, key: &Key, scene: &Scene) -> RequestBuilder {
    let method: Method = door.method.parse().expect("a method");
    let request = key.visitor.request(method, path);
    if door.is_safe() {
        return request;
    }
    if door.path.contains("/uploads") {
        let request =
            request.header("upload-complete", "?1").header("upload-offset", 0).header("x-form-token", &key.form_token);
        let request = request.header("content-type", "application/partial-upload");
        return request.header(CONTENT_DISPOSITION, "attachment; filename=\"cv.txt\"").body("I keep books.\n");
    }
    let document = || Part::bytes(b"I keep books.\n".to_vec()).file_name("cv.txt");
    if !door.is_api() {
        let mut sent = vec![("csrf", key.form_token.as_str()), ("version", "1")];
        sent.extend(fields(&door.path));
        if matches!(
            door.path.as_str(),
            "/applications/:reference/documents" | "/applications/:reference/documents/:key/:document"
        ) {
            let form = sent
                .iter()
                .fold(multipart::Form::new(), |form, (name, value)| form.text(name.to_string(), value.to_string()));
            return request.multipart(form.part("cv", document()));
        }
        let pairs = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(sent).finish();
        return request.header("content-type", "application/x-www-form-urlencoded").body(pairs);
    }
    let request = request.header("if-match", "*");
    match door.takes.as_ref().map(|takes| takes.media_type.as_str()) {
        Some("multipart/form-data") => {
            let texts = [("full_name", "Blerim Hoxha"), ("email", "blerim@example.org"), ("consent", "true")];
            let form = texts.into_iter().fold(multipart::Form::new(), |form, (name, value)| form.text(name, value));
            request.multipart(form.part("cv", document()))
        }
        Some("application/octet-stream") => request
            .header(CONTENT_DISPOSITION, "attachment; filename=\"cv.txt\"")
            .header("content-type", "application/octet-stream")
            .body("I keep books.\n"),
        _ => match body(door, scene) {
            Some(body) => request.json(&body),
            None => request,
        },
    }
}

/// What stands in the file for an answer.
fn word(answer: &Answer) -> String {
    match (answer.status, answer.header("location")) {
        (303, Some(location)) if location.starts_with("/sign-in") => "sign-in".to_owned(),
        (status, _) => status.to_string(),
    }
}

/// Whether somebody was let in, whatever became of it then.
fn is_let_in(word: &str) -> bool {
    !matches!(word, "sign-in" | "401" | "403" | "404" | "410")
}

/// An answer without what differs from request to request: its names and its id.
fn told(answer: &Answer, names: &[&str]) -> String {
    let mut text = String::new();
    for header in ["content-type", "cache-control", "location", "www-authenticate"] {
        let _ = writeln!(text, "{header}: {}", answer.header(header).unwrap_or_default());
    }
    text.push_str(&answer.body());
    for name in names {
        let escaped: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
        text = text.replace(name, "NAME").replace(&escaped, "NAME");
    }
    without_ids(&text)
}

/// With every UUID as one word.
fn without_ids(text: &str) -> String {
    let is_id = |word: &str| {
        let parts: Vec<usize> = word.split('-').map(str::len).collect();
        parts == [8, 4, 4, 4, 12] && word.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
    };
    let ends = |c: char| !c.is_ascii_alphanumeric() && c != '-';
    let part = |part: &str| {
        let word = part.trim_end_matches(ends);
        if is_id(word) { format!("ID{}", &part[word.len()..]) } else { part.to_owned() }
    };
    text.split_inclusive(ends).map(part).collect()
}

/// The answers of one door, in the order of [`Comer::ALL`].
type Line = Vec<String>;

struct Walk<'a> {
    house: &'a House,
    cast: Cast<'a>,
    scene: Scene,
    wrong: Vec<String>,
}

impl Walk<'_> {
    async fn ask(&self, door: &Door, key: &Key, path: &str) -> Answer {
        key.visitor.send(path, request(door, path, key, &self.scene)).await
    }

    async fn line(&mut self, door: &Door) -> Line {
        let mut line = Vec::new();
        let is_about_something = door.parameters().iter().any(|name| matches!(*name, "slug" | "reference" | "id"));
        for comer in Comer::ALL {
            let key = self.cast.key(comer, &self.scene, door.is_api(), writes(door)).await;
            let path = door.filled(|name| named(door, &self.scene, name));
            let answer = self.ask(door, &key, &path).await;
            let said = word(&answer);
            if answer.status >= 500 || answer.status == 400 {
                let why: String = answer.body().chars().filter(|c| *c != '\n').take(200).collect();
                self.wrong.push(format!("{} {path}, {}: {said} {why}", door.method, comer.name()));
            }
            // Who applied is nobody's business, even where everybody may ask.
            let tells_nothing = comer == Comer::Anyone && door.parameters().contains(&"reference");
            if is_about_something && (tells_nothing || !is_let_in(&said)) {
                self.compare_with_nothing(door, comer, &key, &answer).await;
            }
            if !door.is_safe() && is_let_in(&said) && answer.status < 400 {
                self.house.work().await;
                self.scene = self.cast.scene().await;
            }
            line.push(said);
        }
        if is_about_something && !is_let_in(&line[Comer::Anyone as usize]) {
            for comer in [Comer::Other, Comer::Administrator, Comer::Elsewhere] {
                let said = &line[comer as usize];
                let manages_accounts = comer == Comer::Administrator && door.path.contains("/people");
                if is_let_in(said) && !manages_accounts {
                    self.wrong.push(format!("{} {}: {} is let in: {said}", door.method, door.path, comer.name()));
                }
            }
        }
        line
    }

    /// Whoever is refused must not learn whether there is anything.
    async fn compare_with_nothing(&mut self, door: &Door, comer: Comer, key: &Key, answer: &Answer) {
        let path = door.filled(|name| of_nothing(door, &self.scene, name));
        let nothing = self.ask(door, key, &path).await;
        let scene = &self.scene;
        let own =
            [&scene.slug, &scene.draft_slug, &scene.submitted.0, &scene.written.0, &scene.shortlist, &scene.staff];
        let names: Vec<&str> = own.into_iter().map(String::as_str).chain([NO_SLUG, NO_REFERENCE, NO_ID]).collect();
        let (said, of_nothing) = (told(answer, &names), told(&nothing, &names));
        if (answer.status, &said) != (nothing.status, &of_nothing) {
            let differing = said.lines().zip(of_nothing.lines()).find(|(one, other)| one != other);
            self.wrong.push(format!(
                "{} {}, {}: what exists is told from what does not: {} and {}; {differing:#?}",
                door.method,
                door.path,
                comer.name(),
                answer.status,
                nothing.status,
            ));
        }
    }
}

fn shown(doors: &BTreeMap<(String, String), Line>) -> String {
    let width = doors.keys().map(|(path, _)| path.len()).max().unwrap_or_default();
    let mut text = format!("{HEAD}\n{:7}{:width$}", "", "");
    for comer in Comer::ALL {
        let _ = write!(text, "  {:>9}", comer.name());
    }
    text.push('\n');
    for ((path, method), line) in doors {
        let _ = write!(text, "{method:7}{path:width$}");
        for said in line {
            let _ = write!(text, "  {said:>9}");
        }
        text.push('\n');
    }
    text
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/chapters/roles.txt")
}

chapter! {
    async fn the_file_says_who_gets_what(house) {
        let document = house.program().get("/api/openapi.json").await.json();
        let cast = Cast::of(house).await;
        let scene = cast.scene().await;
        house.work().await;
        let mut walk = Walk { house, cast, scene, wrong: Vec::new() };
        let mut lines = BTreeMap::new();
        for door in doors::all(&document) {
            let line = walk.line(&door).await;
            lines.insert((door.path, door.method), line);
        }
        let found = shown(&lines);
        assert!(walk.wrong.is_empty(), "\n{}\n\n{found}", walk.wrong.join("\n"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(file(), &found).expect("a file");
        }
        let kept = std::fs::read_to_string(file()).unwrap_or_default();
        let differing: Vec<&str> = found.lines().filter(|line| !kept.lines().any(|other| other == *line)).collect();
        let gone: Vec<&str> = kept.lines().filter(|line| !found.lines().any(|other| other == *line)).collect();
        assert_eq!(kept, found, "\nnot in roles.txt:\n{}\nno longer so:\n{}\n", differing.join("\n"), gone.join("\n"));
    }
}

#[test]
fn what_is_told_is_compared_without_names_and_ids() {
    assert_eq!(without_ids("urn:uuid:01940000-0000-7000-8000-000000000000.x a-b"), "urn:uuid:ID.x a-b");
    assert!(is_let_in("409") && is_let_in("303") && !is_let_in("sign-in") && !is_let_in("404"));
}
