//! The real binary, serving in a process of its own the house that a chapter looks at from inside.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};

use super::house::{House, MERITUM};
use super::kept::program;

/// One process. Dropping it kills it, as `kill -9` does.
pub struct Replica {
    child: Child,
    /// Where it listens.
    pub address: String,
}

impl Replica {
    /// Starts it on the house's data and database; `wrong_by` is how far its own wall clock is off, as in `+10m`.
    pub fn start(house: &House, wrong_by: Option<&str>) -> Self {
        Self::start_with(house, wrong_by, &[])
    }

    /// The same, with these settings besides: `("SERVER__JOBS", "false")`.
    pub fn start_with(house: &House, wrong_by: Option<&str>, besides: &[(&str, &str)]) -> Self {
        let command = match wrong_by.zip(program(&["faketime"])) {
            Some((offset, faketime)) => {
                let mut command = Command::new(faketime);
                // The monotonic clock is nobody's to set.
                command.args(["-f", offset, MERITUM]).env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
                command
            }
            None => Command::new(MERITUM),
        };
        Self::started_by(house, command, besides)
    }

    /// Started by this command, which names the program last.
    pub fn started_by(house: &House, mut command: Command, besides: &[(&str, &str)]) -> Self {
        let settings = &house.inside.settings;
        command.args(["serve", "--listen", "127.0.0.1:0"]);
        command.env("MERITUM_DATA", &settings.data).env("MERITUM_DATABASE", settings.database.url_in(&settings.data));
        for name in ["REQUESTS_PER_MINUTE", "SIGN_INS_PER_MINUTE", "BEGINNINGS_PER_HOUR"] {
            command.env(format!("MERITUM_FRONT__{name}"), "0");
        }
        command.env("MERITUM_ADMISSION__NOTICE_HOURS", settings.admission.notice_hours.to_string());
        // A crowd has one address here.
        command.env("MERITUM_FRONT__CONNECTIONS_PER_ADDRESS", "1000");
        for (name, value) in besides {
            command.env(format!("MERITUM_{name}"), value);
        }
        let log = File::options().create(true).append(true).open(settings.data.join("replicas.log")).expect("a log");
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .process_group(0)
            .spawn()
            .expect("a process");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        let listening =
            out.lines().map_while(Result::ok).find_map(|line| line.strip_prefix("listening on ").map(str::to_owned));
        let address = listening.unwrap_or_else(|| {
            let log = std::fs::read_to_string(settings.data.join("replicas.log")).unwrap_or_default();
            panic!("the server did not start:\n{log}")
        });
        Self { child, address }
    }

    /// Kills it at once.
    pub fn kill(mut self) {
        self.end();
    }

    /// Asks it to stop, as whoever replaces it does, and waits until it has.
    pub fn stop(mut self) -> ExitStatus {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.expect("kill").success(), "it was gone already");
        self.child.wait().expect("its status")
    }

    /// The most memory that it ever held, in KiB: `VmHWM` of proc(5).
    pub fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("its status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    fn end(&mut self) {
        // The whole group: what tells it a wrong time stands before it. It may have ended by itself.
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        self.end();
    }
}
