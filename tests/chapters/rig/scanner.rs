//! A real clamd, with one signature: that of the EICAR test file, wherever in a file it stands.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::kept::{Account, Kept, program, skip};

/// The test file that every scanner must find. Put together here, so that the source is not found itself.
pub fn eicar() -> Vec<u8> {
    [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!", "$H+H*"].concat().into_bytes()
}

/// Hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("memory");
        text
    })
}

/// Where a clamd listens or will listen.
pub struct Post {
    folder: tempfile::TempDir,
}

/// A running clamd; it ends when this is dropped.
pub struct Clamd {
    _kept: Kept,
}

impl Post {
    /// An address where nobody listens yet; `None`, said loudly, where clamd is not installed.
    pub fn empty() -> Option<Self> {
        if program(&["clamd"]).is_none() && !Path::new("/usr/sbin/clamd").is_file() {
            skip("clamd is not installed: no document is scanned");
            return None;
        }
        Some(Self { folder: tempfile::Builder::new().prefix("meritum-clamd-").tempdir().expect("a folder") })
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("clamd.ctl")
    }

    /// What `scan.address` says.
    pub fn address(&self) -> String {
        self.socket().to_str().expect("a plain path").to_owned()
    }

    /// A clamd that takes streams of at most `stream` (`20M`), and waits until it listens.
    pub fn staffed(&self, stream: &str) -> Clamd {
        let account = Account::ourselves();
        let folder = account.folder("meritum-clam-");
        let signatures = folder.join("db");
        std::fs::create_dir(&signatures).expect("a folder");
        let signature = format!("Meritum.Test.EICAR:0:*:{}\n", hex(&eicar()));
        std::fs::write(signatures.join("test.ndb"), signature).expect("a signature");
        let user = if account.user == 0 { "User root\n" } else { "" };
        let settings = format!(
            "Foreground yes\n{user}LocalSocket {}\nFixStaleSocket yes\nDatabaseDirectory {}\nStreamMaxLength {stream}\n\
             AlertExceedsMax yes\nAlertEncrypted yes\nMaxThreads 4\n",
            self.address(),
            signatures.display(),
        );
        let file = folder.join("clamd.conf");
        std::fs::write(&file, settings).expect("settings");
        let file = format!("--config-file={}", file.display());
        let clamd = program(&["clamd"]).unwrap_or_else(|| PathBuf::from("/usr/sbin/clamd"));
        let kept = Kept::start(account, folder, "TERM", &clamd, &[&file]);
        let socket = self.socket();
        kept.wait_for("clamd that listens", |_| std::os::unix::net::UnixStream::connect(&socket).ok());
        Clamd { _kept: kept }
    }

    /// Waits until nobody listens any more.
    pub async fn deserted(&self, clamd: Clamd) {
        drop(clamd);
        let socket = self.socket();
        while std::os::unix::net::UnixStream::connect(&socket).is_ok() {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
}
