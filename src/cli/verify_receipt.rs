//! `meritum verify-receipt`: whether a receipt is true, without the house that gave it and without a network.

use crate::application::receipt::Statement;
use crate::clock::Calendar as _;
use crate::keys::{Keys, read_foreign_receipt};
use crate::secrets::sha256_hex;
use crate::settings::{Flags, Settings};
use anyhow::Context as _;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Verify a receipt offline; exits 0 when it is true and all that is compared with it fits.
#[derive(Args, Clone)]
pub struct VerifyReceipt {
    /// The receipt: a compact JWS in a file.
    receipt: PathBuf,
    /// The keys that the site publishes at `/.well-known/jwks.json`, in a file [default: those of the data folder].
    #[arg(long)]
    keys: Option<PathBuf>,
    /// A document that was sent; as often as there are documents.
    #[arg(long = "document")]
    documents: Vec<PathBuf>,
    /// The receipt of the opening before this one, to compare the chain.
    #[arg(long)]
    previous: Option<PathBuf>,
}

/// Verifies and tells. What is asked is on the command line; the settings say only where the own keys are.
///
/// # Errors
/// A file cannot be read.
pub fn run(asked: &VerifyReceipt, flags: &Flags) -> anyhow::Result<ExitCode> {
    let receipt = text(&asked.receipt)?;
    let read = if let Some(file) = &asked.keys {
        let set = serde_json::from_str(&text(file)?).with_context(|| format!("{}: no set of keys", file.display()))?;
        read_foreign_receipt::<Statement>(&receipt, &set)
    } else {
        let folder = Settings::load(flags)?.keys_folder();
        anyhow::ensure!(folder.is_dir(), "{} is not there: name the site's keys with --keys FILE", folder.display());
        Keys::open(&folder)?.read_receipt(&receipt)
    };
    let said = match read {
        Ok(said) => said,
        Err(error) => {
            println!("NOT a receipt of these keys: {error}");
            return Ok(ExitCode::FAILURE);
        }
    };
    println!("the signature holds");
    tell(&said);
    let mut fits = true;
    for file in &asked.documents {
        fits &= compare(&said, file)?;
    }
    if let Some(file) = &asked.previous {
        let is_before = said.previous.as_deref() == Some(sha256_hex(text(file)?).as_str());
        println!("{} {} the receipt before it", file.display(), if is_before { "is" } else { "is NOT" });
        fits &= is_before;
    }
    Ok(if fits { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell(said: &Statement) {
    let Statement { iss, reference, version, opening, time_zone, grace_seconds, sequence, .. } = said;
    println!("{iss} received version {version} of application {reference} to {opening}");
    println!("received at    {}", said.received_at.to_timestamp());
    println!(
        "closing at     {} ({time_zone}), with {grace_seconds} s for uploads under way",
        said.closes_at.to_timestamp()
    );
    println!(
        "receipt number {sequence} of the opening; the one before: {}",
        said.previous.as_deref().unwrap_or("none")
    );
    for document in &said.documents {
        println!(
            "document       {} \"{}\" {} bytes, SHA-256 {}",
            document.key, document.name, document.size, document.sha256
        );
    }
}

/// Whether this file is one of the documents, byte for byte.
fn compare(said: &Statement, file: &Path) -> anyhow::Result<bool> {
    let hash = sha256_hex(std::fs::read(file).with_context(|| file.display().to_string())?);
    let found = said.documents.iter().find(|document| document.sha256 == hash);
    match found {
        Some(document) => println!("{} is the document {} \"{}\"", file.display(), document.key, document.name),
        None => println!("{} is NOT among the documents: its SHA-256 is {hash}", file.display()),
    }
    Ok(found.is_some())
}

fn text(file: &Path) -> anyhow::Result<String> {
    let read = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Ok(read.trim().to_owned())
}
