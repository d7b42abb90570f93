//! A PostgreSQL server for one test alone, which may be broken. It is as durable as a crash of its processes asks for.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use super::kept::{Account, Kept, skip};
use super::postgres::{binaries, initialise, serve};

/// A server that can be stopped in the middle of everything and started again.
pub struct OwnPostgres {
    bin: PathBuf,
    account: Account,
    /// Holds the cluster.
    home: PathBuf,
    running: Option<Kept>,
    /// Its address.
    pub url: String,
}

impl OwnPostgres {
    /// `None`, said loudly, where PostgreSQL is not installed.
    pub fn start() -> Option<Self> {
        let Some(bin) = binaries() else {
            skip("PostgreSQL is not installed: nothing is restarted");
            return None;
        };
        let account = Account::without_power();
        let home = account.folder("meritum-pg-own-");
        let (port, password) = initialise(&bin, account, &home, true);
        let url = format!("postgres://meritum:{password}@127.0.0.1:{port}/postgres");
        let mut server = Self { bin, account, home, running: None, url };
        server.start_again();
        Some(server)
    }

    /// Serves the same cluster; after a stop in the middle, recovered from its log.
    pub fn start_again(&mut self) {
        let data = self.home.join("data");
        let log = self.account.folder("meritum-pg-log-");
        self.running = Some(serve(&self.bin, self.account, log, data.to_str().expect("a plain path")));
    }

    /// Ends all of its processes at once, as `pg_ctl stop -m immediate` does: nothing is finished, nobody is waited for.
    pub fn stop_in_the_middle(&mut self) {
        let file = self.home.join("data/postmaster.pid");
        let told = std::fs::read_to_string(&file).expect("a running server");
        let process = told.lines().next().expect("its number").to_owned();
        let asked = Command::new("kill").args(["-QUIT", &process]).status().expect("kill");
        assert!(asked.success(), "the server was gone already");
        let begun = Instant::now();
        while file.exists() {
            assert!(begun.elapsed() < Duration::from_secs(30), "the server does not stop");
            std::thread::sleep(Duration::from_millis(10));
        }
        self.running = None;
    }
}

impl Drop for OwnPostgres {
    fn drop(&mut self) {
        if self.running.is_some() {
            self.stop_in_the_middle();
        }
        let _ = std::fs::remove_dir_all(&self.home);
    }
}
