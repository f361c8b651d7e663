//! `newsbale validate`.

use std::io::Write;

use newsbale::{Contract, SCHEMA_VERSION, ValidateOptions, ValidateReport};
use serde_json::json;

use super::args::{Format, ValidateArgs};
use super::progress::Bar;
use super::{Failure, Verdict, findings};

pub(crate) fn run(args: &ValidateArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    let mut options = ValidateOptions::new(&args.paths);
    if let Some(schema) = &args.schema {
        options.contract = Contract::read(schema)?;
    }
    options.table.clone_from(&args.table);
    options.max_findings = args.max_findings;
    options.threads = args.threads;
    let bar = Bar::rows();
    let report = newsbale::validate(&options, &bar);
    bar.clear();
    let report = report?;
    match args.format {
        Format::Text => print_text(&report, &options.contract, out)?,
        Format::Json => print_json(&report, &options.contract, out)?,
        other => {
            let files: Vec<_> = report.files.iter().map(|file| file.path.display().to_string()).collect();
            findings::print(&report.findings, &files, other, out)?;
        }
    }
    Ok(if report.by_rule.is_empty() { Verdict::Clean } else { Verdict::Problems })
}

fn print_text(report: &ValidateReport, contract: &Contract, out: &mut impl Write) -> Result<(), Failure> {
    findings::text(&report.findings, out)?;
    let total: u64 = report.by_rule.values().sum();
    let more = total - report.findings.len() as u64;
    if more > 0 {
        writeln!(out, "... and {more} more; --max-findings lists them")?;
    }
    for file in &report.files {
        let verdict = if file.findings == 0 { "valid".to_owned() } else { format!("{} findings", file.findings) };
        writeln!(out, "{}: {} rows of {}, schema {}: {verdict}", file.path.display(), file.rows, file.table, contract.version)?;
    }
    if total > 0 {
        let rules: Vec<_> = report.by_rule.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        writeln!(out, "by rule: {}", rules.join(", "))?;
        if contract.version != SCHEMA_VERSION {
            writeln!(out, "note: this newsbale writes schema {SCHEMA_VERSION}")?;
        }
    }
    Ok(())
}

fn print_json(report: &ValidateReport, contract: &Contract, out: &mut impl Write) -> Result<(), Failure> {
    let file = |file: &newsbale::ValidatedFile| json!({"path": file.path.display().to_string(), "table": file.table, "rows": file.rows, "findings": file.findings});
    let object = json!({
        "schema_version": contract.version,
        "files": report.files.iter().map(file).collect::<Vec<_>>(),
        "by_rule": report.by_rule,
        "findings": report.findings,
    });
    Ok(writeln!(out, "{object:#}")?)
}
