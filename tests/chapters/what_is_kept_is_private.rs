//! What is kept is private: whoever else has an account on the machine reads neither the database nor a letter.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::rig::house::{Database, House};
use entity::staff::Role;
use meritum::account::invite::{self, Invitation};
use meritum::actor::Actor;
use meritum::language::Language;

/// The files below a folder that others than its owner may open.
fn open_to_others(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut open = Vec::new();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            open.extend(open_to_others(&path));
        } else if mode(&path) & 0o077 != 0 {
            open.push(path);
        }
    }
    open
}

fn mode(path: &Path) -> u32 {
    path.metadata().expect("a file").permissions().mode() & 0o777
}

#[tokio::test]
async fn a_house_at_work_leaves_nothing_for_others() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let (name, email) = ("Jelena Marković".to_owned(), "jelena@example.org".to_owned());
    let new = Invitation { email, name, role: Role::Member, language: Language::En };
    invite::by_letter(&house.context(Actor::System), new, None).await.expect("invited");
    assert_eq!(house.letters().await.len(), 1);
    let data = &house.inside.settings.data;
    // Each by its own mode, whatever that of the folder.
    for file in ["meritum.sqlite", "meritum.sqlite-wal", "meritum.sqlite-shm", "letters/000001.json"] {
        assert_eq!(mode(&data.join(file)), 0o600, "{file}");
    }
    assert_eq!(open_to_others(data), Vec::<PathBuf>::new());
    assert_eq!(mode(&data.join("letters")), 0o700);
    house.close().await;
}

#[test]
fn the_data_folder_is_made_for_its_owner_alone() {
    let around = tempfile::tempdir().expect("a folder");
    let data = around.path().join("var/meritum");
    let script = "umask 022; exec \"$0\" migrate --data \"$1\"";
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_meritum")]).arg(&data);
    let made = shell.output().expect("an end");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert_eq!((mode(&data), mode(&data.join("meritum.sqlite"))), (0o700, 0o600));
    // One that its owner opened to others stays so, and the log says it.
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    let again = shell.output().expect("an end");
    assert!(String::from_utf8_lossy(&again.stderr).contains("chmod 700"));
    assert_eq!(mode(&data), 0o755);
}
