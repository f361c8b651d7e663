//! `newsbale list`: the releases in a folder, newest first.

use std::io::Write;

use newsbale::Manifest;

use super::args::ListArgs;
use super::{Failure, Verdict};

pub(crate) fn run(args: &ListArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    let releases = newsbale::releases(&args.dist)?;
    if args.json {
        write!(out, "{}", newsbale::index_json(&releases))?;
        return Ok(Verdict::Clean);
    }
    if releases.is_empty() {
        writeln!(out, "no release in {}", args.dist.display())?;
    }
    for manifest in &releases {
        print(manifest, out)?;
    }
    Ok(Verdict::Clean)
}

fn print(manifest: &Manifest, out: &mut impl Write) -> Result<(), Failure> {
    let bump = match (&manifest.previous, manifest.changes.as_ref().and_then(|changes| changes.bump.as_deref())) {
        (None, _) => "first".to_owned(),
        (Some(previous), bump) => format!("{} after {}", bump.unwrap_or("same content"), previous.version),
    };
    let day = manifest.about.published.map_or("-".to_owned(), |day| day.to_string());
    let name = format!("{} {}", manifest.name, manifest.version);
    Ok(writeln!(out, "{name:<28} {day:<10} {:>10} articles   {bump:<20} {}", manifest.counts.released, manifest.content_root)?)
}
