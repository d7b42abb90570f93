//! A SQLite file is made for whoever runs Meritum and nobody else: its journals take its mode.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt as _;

use sea_orm::{DbErr, RuntimeErr};
use sqlx::sqlite::SqliteConnectOptions;

/// Makes the file that this URL names, empty, when it is missing. One that is there keeps the mode that its owner gave it.
pub(super) fn make(url: &str) -> Result<(), DbErr> {
    let in_memory = url.contains(":memory:") || url.contains("mode=memory");
    // What is no URL is said by whoever connects.
    let (Ok(options), false) = (url.parse::<SqliteConnectOptions>(), in_memory) else { return Ok(()) };
    let file = options.get_filename();
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(DbErr::Conn(RuntimeErr::Internal(format!("{}: {error}", file.display())))),
    }
}
