//! `newsbale init`.

use std::fs::OpenOptions;
use std::io::Write;

use newsbale::{CONFIG_FILE, CONFIG_TEMPLATE};

use super::args::InitArgs;
use super::{Failure, Verdict};

/// Writes the template, and never over a file that stands there.
pub(crate) fn run(args: &InitArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    let path = args.folder.join(CONFIG_FILE);
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(&path).map_err(|error| {
            format!("cannot write {}: {error}\nhelp: to begin anew, move the one that stands there away", path.display())
        })?;
    file.write_all(CONFIG_TEMPLATE.as_bytes())?;
    writeln!(out, "wrote {}: fill in what is true of your dataset, then newsbale build", path.display())?;
    Ok(Verdict::Clean)
}
