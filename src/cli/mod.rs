//! The command line: one command per file.

mod admin;
mod check;
pub mod demo;
mod migrate;
mod openapi;
mod read_document;
mod retry;
mod serve;
mod verify_receipt;
pub mod wire;
mod work;

use crate::keys::Keys;
use crate::settings::{Flags, Settings};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// A recruitment and applications portal.
#[derive(Parser)]
#[command(name = "meritum", version, about)]
struct Cli {
    #[command(flatten)]
    everywhere: Everywhere,
    #[command(subcommand)]
    command: Command,
}

/// Flags that every command takes; they beat the environment, which beats the file.
#[derive(Args, Clone)]
struct Everywhere {
    /// Settings beside the defaults.
    #[arg(long, global = true, env = "MERITUM_CONFIG")]
    config: Option<PathBuf>,
    /// The folder of the SQLite database, the files and the keys [default: ./data].
    #[arg(long, global = true, env = "MERITUM_DATA")]
    data: Option<PathBuf>,
    /// `sqlite://FILE` or `postgres://USER:PASSWORD@HOST/NAME`.
    #[arg(long, global = true, env = "MERITUM_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site.
    Serve(serve::Serve),
    /// Run the queue's jobs beside a server that does not.
    Work,
    /// Let the jobs that were given up be tried again, by whichever process runs the queue.
    Retry,
    /// Bring the database up to date.
    Migrate,
    /// Check a live database and its files against what must hold; exits 0 when all of it does.
    Check,
    /// Verify a receipt offline.
    VerifyReceipt(verify_receipt::VerifyReceipt),
    /// Retire the key that signs receipts and make another; start every process anew afterwards.
    RotateReceiptKey,
    /// Accounts, at the console.
    Admin(admin::Admin),
    /// Print the OpenAPI document.
    Openapi,
    /// Read one document; what the server starts, in a process of its own.
    #[command(name = crate::extract::reader::COMMAND, hide = true)]
    ReadDocument(read_document::ReadDocument),
}

/// Runs the command line.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // It restricts the thread that it runs on, and must be the only one.
    if let Command::ReadDocument(reading) = &cli.command {
        return read_document::run(reading);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    // On a worker: the allocator keeps what a thread gave back for that thread, and this one would never want it again.
    match runtime.block_on(runtime.spawn(run(cli))) {
        Ok(Ok(code)) => code,
        Ok(Err(error)) => failed(&error),
        Err(error) => failed(&error.into()),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("meritum: {error:#}");
    ExitCode::FAILURE
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let mut flags = Flags {
        config: cli.everywhere.config,
        data: cli.everywhere.data,
        listen: None,
        database: cli.everywhere.database,
    };
    match cli.command {
        Command::ReadDocument(reading) => Ok(read_document::run(&reading)),
        Command::Openapi => {
            openapi::run();
            Ok(ExitCode::SUCCESS)
        }
        Command::VerifyReceipt(asked) => verify_receipt::run(&asked, &flags),
        Command::RotateReceiptKey => {
            println!(
                "receipts are signed with key {} from the next start on",
                Keys::rotate(&Settings::load(&flags)?.keys_folder())?
            );
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve(serve) => {
            flags.listen.clone_from(&serve.listen);
            Box::pin(serve::run(Settings::load(&flags)?, serve)).await.map(|()| ExitCode::SUCCESS)
        }
        Command::Admin(admin) => admin::run(Settings::load(&flags)?, admin).await.map(|()| ExitCode::SUCCESS),
        Command::Work => work::run(Settings::load(&flags)?).await.map(|()| ExitCode::SUCCESS),
        Command::Retry => retry::run(Settings::load(&flags)?).await.map(|()| ExitCode::SUCCESS),
        Command::Migrate => migrate::run(Settings::load(&flags)?).await.map(|()| ExitCode::SUCCESS),
        Command::Check => check::run(Settings::load(&flags)?).await,
    }
}
