//! `newsbale verify`.

use std::io::Write;
use std::path::Path;

use newsbale::{ChainReport, Finding, VerifyOptions, VerifyReport};
use serde_json::json;

use super::args::{Format, VerifyArgs};
use super::{Failure, Verdict, findings};

pub(crate) fn run(args: &VerifyArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    let is_release = args.release.join("release.json").exists() || !args.chain;
    let report = is_release.then(|| verify(args)).transpose()?;
    let chain = args.chain.then(|| walk(args, is_release)).transpose()?;
    let of_release = report.iter().flat_map(|report| &report.findings);
    let all: Vec<Finding> = of_release.chain(chain.iter().flat_map(|chain| &chain.findings)).cloned().collect();
    match args.format {
        Format::Text => {
            findings::text(&all, out)?;
            if let Some(report) = &report {
                print_release(args, report, out)?;
            }
            if let Some(chain) = &chain {
                print_chain(&args.release, chain, out)?;
            }
        }
        Format::Json => print_json(report.as_ref(), chain.as_ref(), &all, out)?,
        other => findings::print(&all, &[args.release.display().to_string()], other, out)?,
    }
    Ok(if all.is_empty() { Verdict::Clean } else { Verdict::Problems })
}

fn verify(args: &VerifyArgs) -> Result<VerifyReport, Failure> {
    let mut options = VerifyOptions::new(&args.release);
    options.raw.clone_from(&args.raw);
    Ok(newsbale::verify(&options)?)
}

fn walk(args: &VerifyArgs, is_release: bool) -> Result<ChainReport, Failure> {
    let path = args.release.canonicalize().map_err(|error| format!("cannot open {}: {error}", args.release.display()))?;
    let dist = if is_release { path.parent().unwrap_or(&path) } else { &path };
    let pin = args.pin.as_ref().map(|pin| pin.parse()).transpose()?;
    Ok(newsbale::verify_chain(dist, pin)?)
}

fn print_release(args: &VerifyArgs, report: &VerifyReport, out: &mut impl Write) -> Result<(), Failure> {
    let path = args.release.display();
    match (&report.manifest, report.findings.len()) {
        (Some(manifest), 0) => {
            let counts = &manifest.counts;
            writeln!(out, "{path} is what it claims to be: {} {}", manifest.name, manifest.version)?;
            writeln!(out, "  {} articles, the same in Parquet, JSONL and CSV; root {}", counts.released, manifest.content_root)?;
            writeln!(
                out,
                "  {} read = {} released + {} duplicate + {} rejected",
                counts.read, counts.released, counts.duplicate, counts.rejected
            )?;
            writeln!(
                out,
                "  {}",
                if args.raw.is_some() { "every value traced to its raw bytes" } else { "not traced to raw bytes: give --raw for that" }
            )?;
        }
        (_, count) => writeln!(out, "{path}: {}", problems(count))?,
    }
    Ok(())
}

fn print_chain(path: &Path, chain: &ChainReport, out: &mut impl Write) -> Result<(), Failure> {
    let versions: Vec<_> = chain.releases.iter().map(|manifest| manifest.version.to_string()).collect();
    match chain.findings.len() {
        0 => writeln!(out, "the history is whole: {}", versions.join(" > "))?,
        count => writeln!(out, "the history beside {}: {}", path.display(), problems(count))?,
    }
    Ok(())
}

fn problems(count: usize) -> String {
    format!("{count} {}", if count == 1 { "problem" } else { "problems" })
}

fn print_json(report: Option<&VerifyReport>, chain: Option<&ChainReport>, all: &[Finding], out: &mut impl Write) -> Result<(), Failure> {
    let version = report.and_then(|report| report.manifest.as_ref()).map(|manifest| manifest.version.to_string());
    let root = report.and_then(|report| report.content_root);
    let mut object = json!({"version": version, "content_root": root, "findings": all});
    if let Some(chain) = chain {
        object["chain"] = chain.releases.iter().map(|manifest| manifest.version.to_string()).collect();
    }
    Ok(writeln!(out, "{object:#}")?)
}
