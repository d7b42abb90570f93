//! `meritum read-document`: the process in which one document is parsed.

use crate::extract::Limits;
use crate::extract::reader::{self, Requirement};
use crate::format::Format;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// Read the document on the standard input.
#[derive(Args, Clone)]
pub struct ReadDocument {
    /// How to read it.
    #[arg(long, default_value = "txt")]
    format: Format,
    #[arg(long, default_value_t = 10 << 20)]
    bytes: u64,
    #[arg(long, default_value_t = 20)]
    pages: u32,
    #[arg(long, default_value_t = 1000)]
    width: u16,
    #[arg(long, default_value_t = 200_000)]
    text_bytes: usize,
    #[arg(long, default_value_t = 768 << 20)]
    memory_bytes: u64,
    #[arg(long, default_value_t = 20)]
    cpu_seconds: u64,
    #[arg(long, default_value = "required")]
    sandbox: Requirement,
    /// Read nothing, but try what must be refused: this file, which can be read, …
    #[arg(long, requires = "address")]
    probe: Option<PathBuf>,
    /// … and this address, which can be reached.
    #[arg(long, requires = "probe")]
    address: Option<SocketAddr>,
}

/// Before any thread is started.
pub fn run(reading: &ReadDocument) -> ExitCode {
    let limits = Limits {
        bytes: reading.bytes,
        pages: reading.pages,
        width: reading.width,
        text_bytes: reading.text_bytes,
        memory_bytes: reading.memory_bytes,
        cpu_seconds: reading.cpu_seconds,
    };
    match (&reading.probe, reading.address) {
        (Some(file), Some(address)) => reader::probe(&limits, file, address),
        _ => reader::run(reading.format, &limits, reading.sandbox),
    }
}
