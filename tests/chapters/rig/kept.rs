//! A server that lives exactly as long as this test process, however that ends.

use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// Starts the server, then waits on a pipe whose other end only this process holds. When that end closes (the tests are
/// done, panicked or were killed), the whole group is stopped and its folder removed.
const WATCH: &str = r#"
folder=$1 signal=$2; shift 2
trap : TERM INT QUIT HUP
"$@" >"$folder/log" 2>&1 &
server=$!
read -r _
kill -s "$signal" 0
(sleep 5; kill -s KILL "$server") >/dev/null 2>&1 &
wait "$server"
sleep 0.2
rm -rf "$folder"
kill -s KILL 0
"#;

/// A running server. Dropping it stops it.
pub struct Kept {
    folder: PathBuf,
    _pipe: ChildStdin,
}

/// On whose behalf a server runs.
#[derive(Clone, Copy)]
pub struct Account {
    pub user: u32,
    pub group: u32,
}

impl Account {
    pub fn ourselves() -> Self {
        let ours = std::fs::metadata("/proc/self").expect("a process");
        Self { user: ours.uid(), group: ours.gid() }
    }

    /// Ourselves, or when we are root, `postgres` if there is such a user and otherwise `nobody`.
    pub fn without_power() -> Self {
        let ours = Self::ourselves();
        if ours.user != 0 {
            return ours;
        }
        let passwd = std::fs::read_to_string("/etc/passwd").expect("a list of users");
        let entry = |name: &str| {
            let fields: Vec<&str> = passwd.lines().find(|l| l.starts_with(&format!("{name}:")))?.split(':').collect();
            Some(Self { user: fields.get(2)?.parse().ok()?, group: fields.get(3)?.parse().ok()? })
        };
        entry("postgres").or_else(|| entry("nobody")).expect("a user without power")
    }

    /// A command that runs on behalf of this account.
    pub fn command(self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        if self.user != Self::ourselves().user {
            command.uid(self.user).gid(self.group);
        }
        command
    }

    /// A fresh folder of this account's own, readable by nobody else. Its name is short, for a socket must fit in it.
    pub fn folder(self, name: &str) -> PathBuf {
        let folder = tempfile::Builder::new().prefix(name).tempdir().expect("a folder").keep();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).expect("a private folder");
        std::os::unix::fs::chown(&folder, Some(self.user), Some(self.group)).expect("a folder of its own");
        folder
    }
}

impl Kept {
    /// Runs the command in the folder, which is removed with it. `signal` is what stops it at once.
    pub fn start(account: Account, folder: PathBuf, signal: &str, program: &Path, arguments: &[&str]) -> Self {
        let mut watcher = account
            .command("/bin/sh")
            .args(["-c", WATCH, "watch"])
            .arg(&folder)
            .arg(signal)
            .arg(program)
            .args(arguments)
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("a shell");
        let pipe = watcher.stdin.take().expect("its standard input");
        // Nobody waits for the watcher: it outlives us by design.
        drop(watcher);
        Self { folder, _pipe: pipe }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the server has said so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }

    /// Looks into the log until `wanted` finds something there.
    pub fn wait_for<T>(&self, what: &str, wanted: impl Fn(&str) -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            if let Some(found) = wanted(&self.log()) {
                return found;
            }
            assert!(begun.elapsed() < Duration::from_mins(1), "no {what} in the log:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// A tool that is not on this machine: said loudly; where everything must run (`CI=true`), it is an error.
pub fn skip(what: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{what}, and CI=true skips nothing");
    // Past the capture of the test's output: a skip that nobody sees is a lie.
    writeln!(std::io::stderr(), "SKIPPED: {what}").expect("standard error");
}

/// The first of these programs that exists, by name in `PATH`.
pub fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| std::env::split_paths(&path).map(|folder| folder.join(name)).find(|p| p.is_file()))
}

/// A port of this machine that is free at the moment.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
