//! Findings for whoever asked: people, programs, and the services that annotate a pull request.

use std::collections::BTreeMap;
use std::io::{self, Write};

use newsbale::{Finding, Rule, Severity};
use serde_json::{Value, json};

use super::args::Format;

/// Prints findings in a format that has a place for nothing else. `Text` and `Json` are for each command to frame.
pub(crate) fn print(findings: &[Finding], checked: &[String], format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Text => text(findings, out),
        Format::Json => writeln!(out, "{:#}", json!({"findings": findings})),
        Format::Github => github(findings, out),
        Format::Junit => junit(findings, checked, out),
        Format::Sarif => writeln!(out, "{:#}", sarif(findings)),
    }
}

/// A line a finding; a rule's remedy once, below its last finding.
pub(crate) fn text(findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    let last: BTreeMap<&str, usize> = findings.iter().enumerate().map(|(at, finding)| (finding.rule.id, at)).collect();
    for (at, finding) in findings.iter().enumerate() {
        writeln!(out, "{finding}")?;
        if last.get(finding.rule.id) == Some(&at) {
            writeln!(out, "  help: {}", finding.rule.remedy)?;
        }
    }
    Ok(())
}

/// The line of a text file that a finding is about, if it is about one.
fn line(finding: &Finding) -> Option<u64> {
    let is_jsonl = finding.at.file.as_ref().is_some_and(|file| file.ends_with(".jsonl") || file.ends_with(".ndjson"));
    finding.at.line.or(finding.at.row.filter(|_| is_jsonl))
}

/// The row and column, where a service shows the file itself.
fn place(finding: &Finding) -> String {
    let row = finding.at.row.map(|row| format!("row {row}"));
    let column = finding.at.column.as_ref().map(|column| format!("column {column}"));
    [row, column].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn message(finding: &Finding) -> String {
    let place = place(finding);
    let parted = if place.is_empty() { "" } else { ": " };
    format!("{place}{parted}{}", finding.message)
}

/// GitHub's workflow commands.
fn github(findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    for finding in findings {
        let level = if finding.severity() == Severity::Error { "error" } else { "warning" };
        let file = finding.at.file.as_deref().map(|file| format!("file={},", property(file))).unwrap_or_default();
        let line = line(finding).map(|line| format!("line={line},")).unwrap_or_default();
        let text = format!("{}\nhelp: {}", message(finding), finding.rule.remedy);
        writeln!(out, "::{level} {file}{line}title={}::{}", property(finding.rule.id), data(&text))?;
    }
    Ok(())
}

/// JUnit's XML: one test case a file.
fn junit(findings: &[Finding], checked: &[String], out: &mut impl Write) -> io::Result<()> {
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = checked.iter().map(|file| (file.as_str(), Vec::new())).collect();
    for finding in findings {
        by_file.entry(finding.at.file.as_deref().unwrap_or("release")).or_default().push(finding);
    }
    let (tests, failed) = (by_file.len(), by_file.values().filter(|found| !found.is_empty()).count());
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites><testsuite name=\"newsbale\" tests=\"{tests}\" failures=\"{failed}\" errors=\"0\">")?;
    for (file, found) in by_file {
        writeln!(out, "<testcase classname=\"newsbale\" name=\"{}\">", xml(file))?;
        // JUnit knows one failure a case: its text has a line for each finding.
        if let Some(first) = found.first() {
            writeln!(out, "<failure type=\"{}\" message=\"{}\">", xml(first.rule.id), xml(&format!("{} findings", found.len())))?;
            for finding in found {
                writeln!(out, "{}", xml(&finding.to_string()))?;
            }
            writeln!(out, "</failure>")?;
        }
        writeln!(out, "</testcase>")?;
    }
    writeln!(out, "</testsuite></testsuites>")
}

/// Escaped for text and attributes; what XML has no place for becomes a question mark.
fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\n' | '\t' => escaped += " ",
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => escaped += "?",
            c => escaped.push(c),
        }
    }
    escaped
}

/// SARIF 2.1.0, as code-scanning services read it.
fn sarif(findings: &[Finding]) -> Value {
    let rules: BTreeMap<&str, &Rule> = findings.iter().map(|finding| (finding.rule.id, finding.rule)).collect();
    let rules: Vec<_> =
        rules.values().map(|rule| json!({"id": rule.id, "shortDescription": {"text": rule.why}, "help": {"text": rule.remedy}})).collect();
    let driver =
        json!({"name": "newsbale", "version": env!("CARGO_PKG_VERSION"), "informationUri": env!("CARGO_PKG_REPOSITORY"), "rules": rules});
    let results: Vec<_> = findings.iter().map(sarif_result).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    })
}

fn sarif_result(finding: &Finding) -> Value {
    let mut location = json!({});
    if let Some(file) = &finding.at.file {
        location["physicalLocation"] = json!({"artifactLocation": {"uri": file.replace('\\', "/").replace(' ', "%20")}});
        if let Some(line) = line(finding) {
            location["physicalLocation"]["region"] = json!({"startLine": line});
        }
    }
    let place = place(finding);
    if !place.is_empty() {
        location["logicalLocations"] = json!([{"name": place}]);
    }
    let level = if finding.severity() == Severity::Error { "error" } else { "note" };
    json!({"ruleId": finding.rule.id, "level": level, "message": {"text": message(finding)}, "locations": [location]})
}
