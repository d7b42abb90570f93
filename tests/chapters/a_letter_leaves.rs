//! A letter leaves: when the mail server will not take it, it waits for days; when its recipient is refused, that is told.

use std::process::Output;

use crate::rig::house::{Database, House};
use crate::rig::post_office::PostOffice;
use entity::job::State;
use entity::staff::Role;
use entity::{job, letter};
use meritum::account::invite::{self, Invitation};
use meritum::actor::Actor;
use meritum::language::Language;
use sea_orm::EntityTrait;

const HOUR: u32 = 3_600_000;

/// A house whose letters go to a mail server.
async fn served_by(office: &PostOffice, database: Database, tries: Option<i32>) -> Option<House> {
    let change = |settings: &mut meritum::settings::Settings| {
        office.is_named_in(settings);
        settings.jobs.max_attempts = tries.unwrap_or(settings.jobs.max_attempts);
    };
    House::open_with(database, change).await
}

async fn invite(house: &House, email: &str) {
    let (name, email) = ("Jelena Marković".to_owned(), email.to_owned());
    let new = Invitation { email, name, role: Role::Member, language: Language::En };
    invite::by_letter(&house.context(Actor::System), new, None).await.expect("invited");
}

async fn the_letter(house: &House) -> letter::Model {
    letter::Entity::find().one(house.inside.store.read()).await.expect("a read").expect("a letter")
}

async fn the_job(house: &House) -> job::Model {
    job::Entity::find().one(house.inside.store.read()).await.expect("a read").expect("a job")
}

/// A command of the binary against this house.
async fn run(house: &House, command: &str) -> (Output, String) {
    let settings = &house.inside.settings;
    let mut run = tokio::process::Command::new(env!("CARGO_BIN_EXE_meritum"));
    run.arg(command).arg("--data").arg(&settings.data).arg("--database").arg(settings.database.url_in(&settings.data));
    let output = run.output().await.expect("an end");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    (output, said)
}

async fn letters_wait_until_the_mail_server_lets_us_in(database: Database) {
    let office = PostOffice::open().await;
    let Some(house) = served_by(&office, database, None).await else { return };
    office.refuses("AUTH", "535 5.7.8 Authentication credentials invalid");
    invite(&house, "jelena@example.org").await;
    house.work().await;
    // Two days until somebody corrects the password.
    for _ in 0..48 {
        house.clock.advance(HOUR);
        house.work().await;
    }
    let (letter, job) = (the_letter(&house).await, the_job(&house).await);
    assert_eq!((letter.sent_at, letter.refused_at, job.state), (None, None, State::Waiting));
    let reason = "not delivered yet: the mail server answers 535 5.7.8";
    assert_eq!(job.last_error.as_deref(), Some(reason));
    office.refuses_nothing();
    house.clock.advance(HOUR);
    house.work().await;
    let letters = office.letters();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("To: jelena@example.org"), "{letters:?}");
    assert_eq!(the_letter(&house).await.sent_at, Some(house.now()));
    house.close().await;
}

async fn what_was_given_up_is_named_and_tried_again(database: Database) {
    let office = PostOffice::open().await;
    let Some(house) = served_by(&office, database, Some(1)).await else { return };
    office.refuses("MAIL", "530 5.7.0 Authentication required");
    invite(&house, "jelena@example.org").await;
    house.work().await;
    assert_eq!(the_job(&house).await.state, State::GivenUp);
    let (checked, said) = run(&house, "check").await;
    let expected = "jobs given up: 1 of send_letter, one of them for \"not delivered yet: the mail server answers 530 \
                    5.7.0\": mend that, then run `meritum retry`\n";
    assert_eq!((checked.status.code(), said.as_str()), (Some(1), expected));
    let (_, said) = run(&house, "retry").await;
    assert_eq!(said, "jobs that wait to be tried again: 1\n");
    office.refuses_nothing();
    house.work().await;
    assert_eq!(office.letters().len(), 1);
    let (checked, said) = run(&house, "check").await;
    assert_eq!((checked.status.code(), said.as_str()), (Some(0), "everything holds\n"));
    house.close().await;
}

async fn a_refused_recipient_is_told_without_their_address(database: Database) {
    let office = PostOffice::open().await;
    let Some(house) = served_by(&office, database, None).await else { return };
    office.refuses("RCPT", "550 5.1.1 <jelena@example.org>: Recipient address rejected");
    invite(&house, "jelena@example.org").await;
    house.work().await;
    assert_eq!((the_letter(&house).await.refused_at, the_job(&house).await.state), (Some(house.now()), State::Done));
    let (checked, said) = run(&house, "check").await;
    assert_eq!(checked.status.code(), Some(0));
    assert!(said.starts_with("letters refused for good by the recipient's server: 1 of invitation"), "{said}");
    assert!(said.ends_with("everything holds\n") && !said.contains('@'), "{said}");
    house.close().await;
}

#[tokio::test]
async fn letters_wait_until_the_mail_server_lets_us_in_on_sqlite() {
    letters_wait_until_the_mail_server_lets_us_in(Database::Sqlite).await;
}

#[tokio::test]
async fn letters_wait_until_the_mail_server_lets_us_in_on_postgres() {
    letters_wait_until_the_mail_server_lets_us_in(Database::Postgres).await;
}

#[tokio::test]
async fn what_was_given_up_is_named_and_tried_again_on_sqlite() {
    what_was_given_up_is_named_and_tried_again(Database::Sqlite).await;
}

#[tokio::test]
async fn what_was_given_up_is_named_and_tried_again_on_postgres() {
    what_was_given_up_is_named_and_tried_again(Database::Postgres).await;
}

#[tokio::test]
async fn a_refused_recipient_is_told_without_their_address_on_sqlite() {
    a_refused_recipient_is_told_without_their_address(Database::Sqlite).await;
}

#[tokio::test]
async fn a_refused_recipient_is_told_without_their_address_on_postgres() {
    a_refused_recipient_is_told_without_their_address(Database::Postgres).await;
}
