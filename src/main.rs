//! The command `newsbale`: argv to options, reports to text, exit codes. Everything else is the library's.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
