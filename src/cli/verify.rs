//! `newsbale verify`.

use std::io::Write;

use newsbale::{VerifyOptions, VerifyReport};
use serde_json::json;

use super::args::{Format, VerifyArgs};
use super::{Failure, Verdict};

pub(crate) fn run(args: &VerifyArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    let mut options = VerifyOptions::new(&args.release);
    options.raw.clone_from(&args.raw);
    let report = newsbale::verify(&options)?;
    match args.format {
        Format::Text => print_text(args, &report, out)?,
        Format::Json => print_json(&report, out)?,
    }
    Ok(if report.findings.is_empty() { Verdict::Clean } else { Verdict::Problems })
}

fn print_text(args: &VerifyArgs, report: &VerifyReport, out: &mut impl Write) -> Result<(), Failure> {
    for finding in &report.findings {
        writeln!(out, "{finding}\n  help: {}", finding.rule.remedy)?;
    }
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
        (_, count) => writeln!(out, "{path}: {count} {}", if count == 1 { "problem" } else { "problems" })?,
    }
    Ok(())
}

fn print_json(report: &VerifyReport, out: &mut impl Write) -> Result<(), Failure> {
    let version = report.manifest.as_ref().map(|manifest| manifest.version.to_string());
    let object = json!({"version": version, "content_root": report.content_root, "findings": report.findings});
    Ok(writeln!(out, "{object:#}")?)
}
