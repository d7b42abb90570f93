//! One PostgreSQL server for all chapters, started from the installed binaries, and a database of its own per test.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use migration::Migrator;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use sea_orm_migration::MigratorTrait;
use tokio::sync::OnceCell;

use super::kept::{Account, Kept, free_port, program};

/// The database that every test's is a copy of.
const TEMPLATE: &str = "meritum_template";

static SERVER: OnceLock<Option<Server>> = OnceLock::new();
static TEMPLATE_MADE: OnceCell<()> = OnceCell::const_new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A running server that is ours.
struct Server {
    kept: Kept,
    port: u16,
    password: String,
}

/// The address of a fresh database with the newest schema and nothing in it; `None` without PostgreSQL on this machine.
pub async fn database() -> Option<String> {
    let server = SERVER.get_or_init(start).as_ref()?;
    TEMPLATE_MADE.get_or_init(|| async { make_template(server).await }).await;
    let name = format!("meritum_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let admin = server.connect("postgres").await;
    run(&admin, &format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}")).await;
    admin.close().await.expect("a closed connection");
    Some(server.url(&name))
}

async fn make_template(server: &Server) {
    let admin = server.connect("postgres").await;
    let own = server.kept.folder().join("data");
    assert_eq!(Path::new(&show(&admin, "data_directory").await), own, "another server answers on port {}", server.port);
    run(&admin, &format!("CREATE DATABASE {TEMPLATE}")).await;
    admin.close().await.expect("a closed connection");
    let template = server.connect(TEMPLATE).await;
    Migrator::up(&template, None).await.expect("the schema");
    // A template that somebody is connected to cannot be copied.
    template.close().await.expect("a closed connection");
}

/// The folder of the installed binaries: `PG_BIN`, the newest of Debian's, or the one in `PATH`.
pub(super) fn binaries() -> Option<PathBuf> {
    if let Some(chosen) = std::env::var_os("PG_BIN") {
        return Some(PathBuf::from(chosen));
    }
    let mut installed: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version = entry.file_name().to_str()?.parse().ok()?;
            let bin = entry.path().join("bin");
            bin.join("postgres").is_file().then_some((version, bin))
        })
        .collect();
    installed.sort();
    let newest = installed.pop().map(|(_, bin)| bin);
    newest.or_else(|| program(&["postgres"]).and_then(|p| p.parent().map(Path::to_owned)))
}

fn start() -> Option<Server> {
    let Some(bin) = binaries() else {
        super::kept::skip("PostgreSQL is not installed: its half of the chapters is not run");
        return None;
    };
    let account = Account::without_power();
    let folder = account.folder("meritum-pg-");
    let durable = std::env::var("PG_FSYNC").is_ok_and(|v| v == "on");
    let (port, password) = initialise(&bin, account, &folder, durable);
    let data = folder.join("data").to_str().expect("a plain path").to_owned();
    let kept = serve(&bin, account, folder, &data);
    Some(Server { kept, port, password })
}

/// A cluster of its own in the folder's `data`; its port and the password to it.
pub(super) fn initialise(bin: &Path, account: Account, folder: &Path, durable: bool) -> (u16, String) {
    let data = folder.join("data");
    let password = meritum_password();
    let password_file = folder.join("password");
    std::fs::write(&password_file, &password).expect("a password");
    std::os::unix::fs::chown(&password_file, Some(account.user), Some(account.group)).expect("a password of its own");
    let made = account
        .command(bin.join("initdb"))
        .args(["--encoding=UTF8", "--locale=C.UTF-8", "--username=meritum", "--no-sync"])
        .args(["--auth-local=trust", "--auth-host=password"])
        .arg(format!("--pwfile={}", password_file.display()))
        .arg(format!("--pgdata={}", data.display()))
        .current_dir(folder)
        .output()
        .expect("initdb");
    assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));

    let port = free_port();
    let safety = if durable { "on" } else { "off" };
    let settings = format!(
        "listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{}'\nmax_connections = 400\n\
         shared_buffers = 64MB\ntimezone = 'UTC'\nfsync = {safety}\nsynchronous_commit = {safety}\n\
         full_page_writes = {safety}\nlog_min_error_statement = panic\n",
        folder.display()
    );
    let file = data.join("postgresql.auto.conf");
    std::fs::write(&file, settings).expect("the server's settings");
    (port, password)
}

/// Serves it until what is returned is dropped; `folder` is removed then.
pub(super) fn serve(bin: &Path, account: Account, folder: PathBuf, data: &str) -> Kept {
    let kept = Kept::start(account, folder, "QUIT", &bin.join("postgres"), &["-D", data]);
    kept.wait_for("server ready for connections", |log| {
        // Whoever comes while it recovers is told that "the database system is starting up", or something like it.
        let fatal = log.lines().any(|line| line.contains("FATAL") && !line.contains("the database system is"));
        assert!(!fatal, "PostgreSQL did not start:\n{log}");
        log.contains("database system is ready to accept connections").then_some(())
    });
    kept
}

/// Nobody else on this machine may come in by chance: half of a random id is enough for that.
fn meritum_password() -> String {
    let random = std::fs::read("/proc/sys/kernel/random/uuid").expect("a random id");
    String::from_utf8_lossy(&random).trim().to_owned()
}

impl Server {
    fn url(&self, database: &str) -> String {
        format!("postgres://meritum:{}@127.0.0.1:{}/{database}", self.password, self.port)
    }

    async fn connect(&self, database: &str) -> DatabaseConnection {
        let mut options = ConnectOptions::new(self.url(database));
        options.max_connections(1).sqlx_logging(false).connect_timeout(Duration::from_secs(30));
        Database::connect(options).await.expect("a connection to our own server")
    }
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
}

async fn show(db: &DatabaseConnection, setting: &str) -> String {
    let asked = Statement::from_string(db.get_database_backend(), format!("SHOW {setting}"));
    let row = db.query_one_raw(asked).await.expect("an answer").expect("a row");
    row.try_get_by_index(0).expect("a text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_test_has_a_database_of_its_own_with_the_schema() {
        let (Some(first), Some(second)) = (database().await, database().await) else { return };
        assert_ne!(first, second);
        let first = Database::connect(first).await.expect("the first");
        run(&first, "CREATE TABLE only_here (id BIGINT)").await;
        let second = Database::connect(second).await.expect("the second");
        assert!(second.execute_unprepared("SELECT * FROM only_here").await.is_err());
        run(&second, "SELECT * FROM opening").await;
        assert_eq!(show(&second, "TimeZone").await, "UTC");
    }

    #[tokio::test]
    async fn a_stranger_does_not_come_in() {
        let Some(own) = database().await else { return };
        let (front, back) = own.split_once("meritum:").expect("a user");
        let (_, address) = back.split_once('@').expect("a host");
        assert!(Database::connect(format!("{front}meritum:wrong@{address}")).await.is_err());
    }
}
