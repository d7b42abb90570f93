//! A server in a process of its own: started, measured from outside, and ended.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// The unit of the kernel's accounts of processor time.
const TICK: Duration = Duration::from_millis(10);

/// A running server. Dropping it ends it.
pub struct Served {
    child: Child,
    pub address: SocketAddr,
}

impl Served {
    /// The real server on this data folder, its log going to a file there. What limits how much one address may ask is
    /// off, for there is only one; everything else is as shipped.
    pub fn meritum(data: &Path, database: Option<&str>) -> Result<Self> {
        Self::meritum_with(data, database, &[])
    }

    /// The same, with these settings besides: `("SERVER__JOBS", "false")`.
    pub fn meritum_with(data: &Path, database: Option<&str>, besides: &[(&str, &str)]) -> Result<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_meritum"));
        command.arg("serve").args(["--listen", "127.0.0.1:0"]).env("MERITUM_DATA", data);
        for name in ["REQUESTS_PER_MINUTE", "SIGN_INS_PER_MINUTE", "BEGINNINGS_PER_HOUR"] {
            command.env(format!("MERITUM_FRONT__{name}"), "0");
        }
        for (name, value) in besides {
            command.env(format!("MERITUM_{name}"), value);
        }
        if let Some(url) = database {
            command.env("MERITUM_DATABASE", url);
        }
        Self::start(command.stderr(std::fs::File::create(data.join("log"))?))
    }

    /// This very bench, told to be the other server.
    pub fn ourselves(arguments: &[&str]) -> Result<Self> {
        let own = std::env::current_exe()?;
        Self::start(Command::new(own).args(arguments).stderr(Stdio::inherit()))
    }

    fn start(command: &mut Command) -> Result<Self> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().context("its output")?;
        for line in BufReader::new(out).lines() {
            if let Some(address) = line?.strip_prefix("listening on http://") {
                return Ok(Self { address: address.parse()?, child });
            }
        }
        let _ = child.kill();
        bail!("the server did not start: {}", child.wait()?)
    }

    /// Waits until it has nothing to do any more: half a second in which it used next to none.
    pub async fn rest(&self) -> Result<()> {
        loop {
            let before = self.processor_time()?;
            tokio::time::sleep(Duration::from_millis(500)).await;
            if self.processor_time()?.saturating_sub(before) <= 2 * TICK {
                return Ok(());
            }
        }
    }

    /// The most memory that it ever held, in MiB: `VmHWM` of proc(5).
    pub fn peak_memory(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM")?;
        let kibibytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kibibytes / 1024.0)
    }

    /// The processor time that it has used, in user and kernel mode.
    pub fn processor_time(&self) -> Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The second field, the name, may hold spaces; it ends with the last parenthesis.
        let (_, fields) = stat.rsplit_once(')').context("no name")?;
        let fields: Vec<&str> = fields.split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).context("too short")?.parse::<u32>().context("no number");
        Ok(TICK * (ticks(11)? + ticks(12)?))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
