//! The binary: reads the command line and wires the house.

use std::process::ExitCode;

fn main() -> ExitCode {
    meritum::cli::main()
}
