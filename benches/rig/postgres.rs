//! A PostgreSQL server of our own, as durable as it is by default, started from the installed binaries.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

/// A running server. Dropping it ends it.
pub struct Postgres {
    server: Child,
    pub url: String,
    _folder: TempDir,
}

impl Postgres {
    pub fn start() -> Result<Self> {
        let bin = binaries()?;
        let folder = TempDir::with_prefix("meritum-pg-")?;
        let account = account()?;
        chown(folder.path(), Some(account.0), Some(account.1))?;
        let data = folder.path().join("data");
        let made = on_behalf(account, &bin.join("initdb"), folder.path())
            .args(["--encoding=UTF8", "--locale=C.UTF-8", "--username=meritum", "--auth=trust", "--pgdata"])
            .arg(&data)
            .output()?;
        ensure!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut server = on_behalf(account, &bin.join("postgres"), folder.path())
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string(), "-h", "127.0.0.1", "-k"])
            .arg(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let begun = Instant::now();
        // The last line of this file says when the server takes connections.
        while !fs::read_to_string(data.join("postmaster.pid")).is_ok_and(|told| told.contains("ready")) {
            if let Some(status) = server.try_wait()? {
                bail!("PostgreSQL did not start: {status}");
            }
            ensure!(begun.elapsed() < Duration::from_mins(1), "PostgreSQL is not ready");
            std::thread::sleep(Duration::from_millis(50));
        }
        let url = format!("postgres://meritum@127.0.0.1:{port}/postgres");
        Ok(Self { server, url, _folder: folder })
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGQUIT ends the server's children too; there is nothing to keep.
        let _ = Command::new("kill").args(["-QUIT", &self.server.id().to_string()]).status();
        let _ = self.server.wait();
    }
}

/// The folder of the newest binaries, where Debian puts them.
fn binaries() -> Result<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .context("PostgreSQL is not installed")?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .collect();
    found.sort();
    Ok(found.pop().context("PostgreSQL is not installed")?.1)
}

/// Ourselves, or `postgres` where we are root, which the server refuses.
fn account() -> Result<(u32, u32)> {
    let ours = fs::metadata("/proc/self")?;
    if ours.uid() != 0 {
        return Ok((ours.uid(), ours.gid()));
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let user = users.lines().find(|line| line.starts_with("postgres:")).context("no user postgres")?;
    let mut numbers = user.split(':').skip(2).map(str::parse);
    Ok((numbers.next().context("no number")??, numbers.next().context("no group")??))
}

fn on_behalf((user, group): (u32, u32), program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    if fs::metadata("/proc/self").is_ok_and(|ours| ours.uid() != user) {
        command.uid(user).gid(group);
    }
    command
}
