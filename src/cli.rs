//! The command line: a thin layer over the crate's public API, as any outside user sees it.

mod args;
mod build;
mod diff;
mod findings;
mod init;
mod inspect;
mod list;
mod paint;
mod progress;
mod rules;
mod schema;
mod validate;
mod verify;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use newsbale::Gazetteer;

use args::{Args, Command};

/// What a command found: the exit code says it to scripts.
pub(crate) enum Verdict {
    /// Done, and nothing is wrong. Exit code 0.
    Clean,
    /// Ran, and found problems. Exit code 1.
    Problems,
}

/// A command's failure to run. Exit code 2.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// Runs the command that argv names.
pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    #[cfg(feature = "train")]
    newsbale::training::use_models(models_at_hand());
    let mut out = stdout_for(&args.command).lock();
    let verdict = match args.command {
        Command::Build(args) => build::run(args, &mut out),
        Command::Init(args) => init::run(&args, &mut out),
        Command::Verify(args) => verify::run(&args, &mut out),
        Command::Inspect(args) => inspect::run(&args, &mut out),
        Command::Validate(args) => validate::run(&args, &mut out),
        Command::Diff(args) => diff::run(&args, &mut out),
        Command::List(args) => list::run(&args, &mut out),
        Command::Schema(args) => schema::run(&args, &mut out),
        Command::Rules(args) => rules::run(&args, &mut out),
    };
    // Success is reported only if the report itself arrived.
    match verdict.and_then(|verdict| out.flush().map(|()| verdict).map_err(Failure::from)) {
        Ok(Verdict::Clean) => ExitCode::SUCCESS,
        Ok(Verdict::Problems) => ExitCode::from(1),
        Err(failure) if is_closed_pipe(failure.as_ref()) => ExitCode::SUCCESS,
        Err(failure) => {
            // If even this cannot be written there is nobody left to tell; the exit code still says it.
            let _ = writeln!(anstream::stderr(), "newsbale: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Colours go where they are seen; what programs read passes as it is.
fn stdout_for(command: &Command) -> anstream::AutoStream<io::Stdout> {
    match command {
        Command::Inspect(args) if args.json => anstream::AutoStream::always_ansi(io::stdout()),
        _ => anstream::stdout(),
    }
}

/// The model files of the folder that `NEWSBALE_MODELS` names: how `tools/held_out.py` measures models that it left texts out of.
#[cfg(feature = "train")]
fn models_at_hand() -> Vec<(String, Vec<u8>)> {
    let Some(folder) = std::env::var_os("NEWSBALE_MODELS").map(std::path::PathBuf::from) else { return Vec::new() };
    let read = |name: &str| Some((name.to_owned(), std::fs::read(folder.join(name)).ok()?));
    ["words.bin", "body.net", "title.net", "byline.net", "layout.bin"].into_iter().filter_map(read).collect()
}

/// The user's own list of names.
fn read_gazetteer(path: &Path) -> Result<Gazetteer, Failure> {
    let table = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read {}: {error}; check the path given to --gazetteer", path.display()))?;
    Gazetteer::parse(&table).map_err(|found| format!("{}: {found}; mend that line", path.display()).into())
}

/// `newsbale rules | head` is no failure.
fn is_closed_pipe(failure: &(dyn std::error::Error + 'static)) -> bool {
    failure.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
