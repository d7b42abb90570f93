//! The demo is shown: made through the acts at the first start, found again at the next, and only in a house of its own.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use entity::staff::Role;
use entity::{Instant, application, audit_entry, document, letter, opening, scorecard, shortlist, sign_off};
use meritum::account::invite::{self, Invitation};
use meritum::actor::Actor;
use meritum::clock::SystemClock;
use meritum::context::{Context, House};
use meritum::language::Language;
use meritum::settings::{Flags, Settings};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use tempfile::TempDir;

use crate::rig::house::Database;
use crate::rig::kept::{Account, Kept};
use crate::rig::postgres;
use crate::rig::visitor::Visitor;

const PROGRAM: &str = env!("CARGO_BIN_EXE_meritum");

/// A data folder, and a database that nobody has used.
struct Place {
    data: TempDir,
    database: Option<String>,
}

impl Place {
    async fn on(database: Database) -> Option<Self> {
        let database = match database {
            Database::Sqlite => None,
            Database::Postgres => Some(postgres::database().await?),
        };
        Some(Self { data: tempfile::Builder::new().prefix("meritum-demo-").tempdir().expect("a folder"), database })
    }

    fn arguments(&self, command: &[&str]) -> Vec<String> {
        let mut all: Vec<String> = command.iter().map(|word| (*word).to_owned()).collect();
        all.extend(["--data".to_owned(), self.data.path().to_str().expect("a plain path").to_owned()]);
        all.extend(self.database.iter().flat_map(|url| ["--database".to_owned(), url.clone()]));
        all
    }

    /// Starts the demo and waits until it listens.
    fn start(&self) -> Shown {
        let account = Account::ourselves();
        let arguments = self.arguments(&["serve", "--demo", "--listen", "127.0.0.1:0"]);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let kept = Kept::start(account, account.folder("meritum-log-"), "TERM", Path::new(PROGRAM), &arguments);
        let said = kept.wait_for("server that listens", |log| {
            let lines: Vec<String> = log.lines().filter(|line| !line.starts_with('{')).map(str::to_owned).collect();
            assert!(!lines.iter().any(|line| line.starts_with("meritum:")), "the demo did not start:\n{log}");
            lines.last().is_some_and(|line| line.starts_with("listening on ")).then_some(lines)
        });
        Shown { _kept: kept, said }
    }

    /// Runs a command to its end.
    async fn run(&self, command: &[&str]) -> Output {
        let arguments = self.arguments(command);
        tokio::task::spawn_blocking(move || Command::new(PROGRAM).args(arguments).output().expect("the program"))
            .await
            .expect("its end")
    }

    /// The same house from inside.
    async fn inside(&self) -> Arc<House> {
        let flags =
            Flags { data: Some(self.data.path().to_owned()), database: self.database.clone(), ..Flags::default() };
        let settings = Settings::defaults(&flags).expect("the defaults");
        meritum::cli::wire::house(settings, Arc::new(SystemClock)).await.expect("a house")
    }

    /// Fails unless a start is refused with these words.
    async fn must_refuse(&self, words: &str) {
        let refused = self.run(&["serve", "--demo", "--listen", "127.0.0.1:0"]).await;
        let (said, why) = (String::from_utf8_lossy(&refused.stdout), String::from_utf8_lossy(&refused.stderr));
        assert_eq!((said.as_ref(), refused.status.code()), ("", Some(1)), "{why}");
        let last = why.lines().last().unwrap_or_default();
        assert_eq!(last, format!("meritum: {words}"));
    }
}

/// A demo that is shown, and what it printed.
struct Shown {
    _kept: Kept,
    said: Vec<String>,
}

impl Shown {
    fn address(&self) -> &str {
        self.said.last().and_then(|line| line.strip_prefix("listening on ")).expect("the last line")
    }

    /// Role, address and password of everybody.
    fn sign_ins(&self) -> Vec<[&str; 3]> {
        let lines = &self.said[..self.said.len() - 1];
        lines.iter().map(|line| line.split(' ').collect::<Vec<_>>().try_into().expect("three words")).collect()
    }
}

async fn count<'db>(db: &'db DatabaseConnection, of: impl PaginatorTrait<'db, DatabaseConnection> + Send) -> u64 {
    of.count(db).await.expect("a count")
}

async fn the_demo_is_shown_once_and_found_again(database: Database) {
    let Some(place) = Place::on(database).await else { return };
    let first = place.start();
    let roles: Vec<&str> = first.sign_ins().iter().map(|[role, ..]| *role).collect();
    assert_eq!(roles, ["administrator", "hr", "chair", "reviewer", "reviewer", "manager"]);
    for [role, email, password] in first.sign_ins() {
        let visitor = Visitor::new(first.address(), true);
        let form = visitor.get("/sign-in").await.form("main form").set("email", email).set("password", password);
        let signed_in = visitor.submit(form).await;
        assert_eq!(signed_in.status, 303, "{role}: {}", signed_in.body());
        let (program, body) = (Visitor::new(first.address(), false), json!({ "email": email, "password": password }));
        let answer = program.json(reqwest::Method::POST, "/api/v1/sessions", &body).await;
        assert_eq!(answer.must_be(201).json()["token_type"], "Bearer", "{role}");
    }

    let house = place.inside().await;
    let db = house.store.read();
    let openings = opening::Entity::find().all(db).await.expect("the openings");
    let mut sizes = BTreeMap::new();
    for opening in &openings {
        let of = application::Entity::find().filter(application::Column::OpeningId.eq(opening.id));
        let submitted = of.filter(application::Column::State.eq(application::State::Submitted));
        sizes.insert(opening.slug.as_str(), count(db, submitted).await);
    }
    let expected = [
        ("communications-officer", 8),
        ("finance-manager", 30),
        ("programme-assistant", 0),
        ("researcher-regional-co-operation", 13),
    ];
    assert_eq!(sizes, BTreeMap::from(expected));
    let blind: Vec<&str> = openings.iter().filter(|row| row.blind).map(|row| row.slug.as_str()).collect();
    assert_eq!(blind, ["communications-officer"]);
    let finance = openings.iter().find(|opening| opening.slug == "finance-manager").expect("the first opening");
    assert_eq!(finance.closes_at, Some(Instant(1_739_574_000_000)));
    let cards = scorecard::Entity::find().filter(scorecard::Column::SubmittedAt.is_not_null());
    assert_eq!(count(db, cards.filter(scorecard::Column::OpeningId.eq(finance.id))).await, 90);
    assert_eq!(count(db, shortlist::Entity::find()).await, 1);
    assert_eq!(count(db, sign_off::Entity::find()).await, 2);
    assert_eq!(count(db, document::Entity::find()).await, 135);
    assert_eq!(count(db, letter::Entity::find().filter(letter::Column::SentAt.is_null())).await, 0);

    let entries = count(db, audit_entry::Entity::find()).await;
    let checked = place.run(&["check"]).await;
    assert_eq!((checked.stdout.as_slice(), checked.status.code()), (b"everything holds\n".as_slice(), Some(0)));

    // Signing in is on the record; starting again is not.
    let again = place.start();
    assert_eq!(again.sign_ins(), first.sign_ins());
    assert_eq!(count(db, audit_entry::Entity::find()).await, entries);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_shown_once_and_found_again_on_sqlite() {
    the_demo_is_shown_once_and_found_again(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_shown_once_and_found_again_on_postgres() {
    the_demo_is_shown_once_and_found_again(Database::Postgres).await;
}

/// As if the demo had been stopped before its last word.
async fn interrupt(place: &Place) {
    let house = place.inside().await;
    let last = audit_entry::Entity::delete_many().filter(audit_entry::Column::Act.eq("demo.finished"));
    let gone = house.store.write(async |tx| last.exec(tx).await).await.expect("a deletion");
    assert_eq!(gone.rows_affected, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_demo_is_made_anew_in_its_own_folder() {
    let Some(place) = Place::on(Database::Sqlite).await else { return };
    let passwords = place.start().said;
    let before = place.inside().await;
    let old = application::Entity::find().one(before.store.read()).await.expect("a read").expect("an application");
    before.store.clone().close().await.expect("a closed database");
    interrupt(&place).await;

    let anew = place.start();
    assert_eq!(anew.said[..6], passwords[..6]);
    let house = place.inside().await;
    let db = house.store.read();
    assert_eq!(application::Entity::find_by_id(old.id).one(db).await.expect("a read"), None);
    assert_eq!(count(db, application::Entity::find()).await, 53);
    assert_eq!(place.run(&["check"]).await.stdout, b"everything holds\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_demo_in_a_database_elsewhere_is_left_alone() {
    let Some(place) = Place::on(Database::Postgres).await else { return };
    drop(place.start());
    interrupt(&place).await;
    let data = place.data.path().display();
    place
        .must_refuse(&format!(
            "the demo in this database was interrupted while it was being made; empty the database, remove {data} and \
             start again"
        ))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_in_use_is_refused() {
    for database in [Database::Sqlite, Database::Postgres] {
        let Some(place) = Place::on(database).await else { continue };
        let house = place.inside().await;
        house.store.migrate().await.expect("the schema");
        let system = Context::new(Arc::clone(&house), Actor::System);
        let administrator = Invitation {
            email: "arta@example.org".to_owned(),
            name: "Arta Krasniqi".to_owned(),
            role: Role::Administrator,
            language: Language::En,
        };
        invite::by_link(&system, administrator).await.expect("an invitation");
        let entries = count(house.store.read(), audit_entry::Entity::find()).await;
        place.must_refuse("the database is in use; the demo needs an empty one, or its own").await;
        assert_eq!(count(house.store.read(), audit_entry::Entity::find()).await, entries);
        assert_eq!(count(house.store.read(), opening::Entity::find()).await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_without_their_database_are_refused() {
    let Some(place) = Place::on(Database::Sqlite).await else { return };
    let file = place.data.path().join("files/documents/ab/cd");
    std::fs::create_dir_all(file.parent().expect("its folder")).expect("a folder");
    std::fs::write(&file, b"somebody's").expect("a file");
    let folder = place.data.path().join("files");
    place
        .must_refuse(&format!(
            "{} holds files and the database does not know them; the demo needs an empty data folder, or its own",
            folder.display()
        ))
        .await;
    assert_eq!(std::fs::read(&file).expect("the file"), b"somebody's");
}
