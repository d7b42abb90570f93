//! A whole Meritum, running in this process behind its own front, on either database.

use std::process::{Command, Stdio};
use std::sync::{Arc, OnceLock};

use entity::Instant;
use entity::job;
use meritum::actor::Actor;
use meritum::cli::wire;
use meritum::clock::{Clock, FixedClock};
use meritum::context::Context;
use meritum::mail::{Kept, Mail};
use meritum::settings::{Flags, Sandbox, Settings};
use meritum::store::invariants;
use meritum::web::{self, front::serve::Bound};
use meritum::{audit, context, jobs};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tempfile::TempDir;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::postgres;
use super::visitor::Visitor;

/// When every chapter begins: Monday, 3 February 2025, 09:00 in Prishtina, eleven days before the first opening closes.
pub const MORNING: Instant = Instant(1_738_569_600_000);

/// The program itself.
pub const MERITUM: &str = env!("CARGO_BIN_EXE_meritum");

/// Whether this kernel lets the reader be restricted.
pub fn has_sandbox() -> bool {
    static FOUND: OnceLock<bool> = OnceLock::new();
    *FOUND.get_or_init(|| {
        let mut reader = Command::new(MERITUM);
        let reader =
            reader.args(["read-document", "--format=txt"]).env_clear().stdin(Stdio::null()).stdout(Stdio::null());
        reader.status().expect("the program").success()
    })
}

/// What a house stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

/// A running house. Its clock stands still until the chapter moves it, and its jobs are done when the chapter says so.
pub struct House {
    /// The address of its front, without a trailing slash.
    pub address: String,
    pub clock: Arc<FixedClock>,
    /// The same house from inside.
    pub inside: Arc<context::House>,
    _stop: DropGuard,
    _data: TempDir,
}

impl House {
    /// A fresh house with nothing in it; `None`, said loudly, where its database is not installed.
    pub async fn open(database: Database) -> Option<Self> {
        Self::open_with(database, |_| {}).await
    }

    /// The same, with settings of its own.
    pub async fn open_with(database: Database, change: impl FnOnce(&mut Settings)) -> Option<Self> {
        let url = match database {
            Database::Sqlite => None,
            Database::Postgres => Some(postgres::database().await?),
        };
        let data = tempfile::Builder::new().prefix("meritum-house-").tempdir().expect("a folder");
        let flags = Flags { data: Some(data.path().to_owned()), database: url, ..Flags::default() };
        let mut settings = Settings::defaults(&flags).expect("the defaults");
        let front = Bound::to(([127, 0, 0, 1], 0).into()).await.expect("a free port");
        let address = format!("http://{}", front.address());
        settings.site.public_url.clone_from(&address);
        // A chapter may knock as often as it likes; what limits do is told in the chapters about limits.
        settings.front.requests_per_minute = 0;
        settings.front.sign_ins_per_minute = 0;
        settings.front.beginnings_per_hour = 0;
        settings.database.connections = 4;
        settings.documents.reader.program = MERITUM.into();
        if !has_sandbox() {
            eprintln!("THIS KERNEL HAS NO LANDLOCK OR NO SECCOMP: DOCUMENTS ARE READ WITHOUT A SANDBOX");
            settings.documents.reader.sandbox = Sandbox::WhenAvailable;
        }
        change(&mut settings);

        let clock = Arc::new(FixedClock::at(MORNING));
        let inside = wire::house(settings, Arc::<FixedClock>::clone(&clock) as Arc<dyn Clock>).await.expect("a house");
        inside.store.migrate().await.expect("the schema");
        let site = web::site(&inside).expect("a site");
        let stop = CancellationToken::new();
        let (settings, stopped) = (inside.settings.front.clone(), stop.clone());
        tokio::spawn(async move { front.serve(site, &settings, stopped.cancelled_owned()).await });
        Some(Self { address, clock, inside, _stop: stop.drop_guard(), _data: data })
    }

    /// A visitor with a browser that runs no scripts.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.address, true)
    }

    /// A program that uses the API.
    pub fn program(&self) -> Visitor {
        Visitor::new(&self.address, false)
    }

    /// What acts are handed, on behalf of this actor.
    pub fn context(&self, actor: Actor) -> Context {
        Context::new(Arc::clone(&self.inside), actor)
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Does all jobs that are due, and those that they cause; says how many.
    pub async fn work(&self) -> u32 {
        let ctx = self.context(Actor::System);
        let mut done = 0;
        while jobs::step(&ctx).await.expect("the queue") {
            done += 1;
            assert!(done < 10_000, "the jobs do not end");
        }
        done
    }

    /// Reads all documents that wait for it; says how many.
    pub async fn read_documents(&self) -> u32 {
        let ctx = self.context(Actor::System);
        let mut read = 0;
        while jobs::read_step(&ctx).await.expect("the queue") {
            read += 1;
            assert!(read < 1000, "the documents do not end");
        }
        read
    }

    /// Computes all figures that are due.
    pub async fn calculate(&self) {
        let ctx = self.context(Actor::System);
        let mut done = 0;
        while jobs::figures_step(&ctx).await.expect("the queue") {
            done += 1;
            assert!(done < 1000, "the figures do not end");
        }
    }

    /// Every letter that left, the oldest first, after the due jobs are done.
    pub async fn letters(&self) -> Vec<Kept> {
        self.work().await;
        let Mail::Inbox(inbox) = &self.inside.mail else { panic!("letters are kept in the inbox") };
        let mut letters = inbox.list().await.expect("the inbox");
        letters.reverse();
        letters
    }

    /// The letters to this address, the oldest first.
    pub async fn letters_to(&self, address: &str) -> Vec<Kept> {
        self.letters().await.into_iter().filter(|letter| letter.to == address).collect()
    }

    /// Ends a chapter: every due job is done and none failed, the invariants hold and the record is unbroken.
    pub async fn close(self) {
        self.work().await;
        self.calculate().await;
        let store = &self.inside.store;
        let failed = job::Entity::find().filter(job::Column::LastError.is_not_null()).all(store.read()).await;
        let failed: Vec<String> =
            failed.expect("the queue").into_iter().map(|job| format!("{}: {:?}", job.kind, job.last_error)).collect();
        assert!(failed.is_empty(), "jobs failed: {failed:#?}");
        let broken = invariants::broken(store).await.expect("the invariants");
        let broken: Vec<String> = broken.into_iter().map(|found| format!("{}: {:?}", found.holds, found.by)).collect();
        assert!(broken.is_empty(), "invariants are broken: {broken:#?}");
        let record = audit::verify(store).await.expect("the record");
        assert!(record.is_empty(), "the record is broken: {record:#?}");
    }
}

/// Tells a story on SQLite and on PostgreSQL: `a_sentence::sqlite` and `a_sentence::postgres`.
#[macro_export]
macro_rules! chapter {
    ($($(#[$about:meta])* async fn $sentence:ident($house:ident) $story:block)+) => {$(
        $(#[$about])*
        async fn $sentence($house: &$crate::rig::house::House) $story

        mod $sentence {
            use $crate::rig::house::{Database, House};

            async fn on(database: Database) {
                if let Some(house) = House::open(database).await {
                    super::$sentence(&house).await;
                    house.close().await;
                }
            }

            #[tokio::test]
            async fn sqlite() {
                on(Database::Sqlite).await;
            }

            #[tokio::test]
            async fn postgres() {
                on(Database::Postgres).await;
            }
        }
    )+};
}
