//! The main table: every row of every format, and that the three say the same.

use super::VerifyOptions;
use super::table::{Rows, articles};
use crate::finding::Finding;
use crate::record::{Article, Sha256, check as check_article, content_root, record_digest};
use crate::release::{Manifest, Summary};
use crate::rules::{CONTENT_ROOT, FORMATS_DIFFER, ROW_COUNT, SUMMARY};

const FORMATS: [&str; 3] = ["articles.parquet", "articles.jsonl", "articles.csv"];

/// The rows' digests of one format, computed from their values, and what is wrong with them.
#[derive(Default)]
struct Format {
    digests: Vec<Sha256>,
    summary: Summary,
    findings: Vec<Finding>,
}

/// Checks the three formats; returns the root if they agree.
pub(super) fn check(options: &VerifyOptions, manifest: &Manifest, findings: &mut Vec<Finding>) -> Option<Sha256> {
    let formats: Vec<Format> = std::thread::scope(|scope| {
        let threads = FORMATS.map(|name| scope.spawn(move || read(options, name)));
        // A thread here can only panic through a fault of a library; its format then has no rows, which is a finding.
        threads.into_iter().map(|thread| thread.join().unwrap_or_default()).collect()
    });
    let before = findings.len();
    for (name, format) in FORMATS.iter().zip(&formats) {
        findings.extend(format.findings.iter().cloned());
        let rows = format.digests.len() as u64;
        if format.findings.is_empty() && rows != manifest.counts.released {
            findings.push(Finding::in_file(&ROW_COUNT, *name, format!("expected {} rows, found {rows}", manifest.counts.released)));
        }
    }
    let [parquet, others @ ..] = formats.as_slice() else { return None };
    for (name, other) in FORMATS[1..].iter().zip(others) {
        compare(name, &parquet.digests, &other.digests, options.max_findings, findings);
    }
    if findings.len() > before {
        return None;
    }
    let root = content_root(&mut parquet.digests.clone());
    if root != manifest.content_root {
        findings.push(Finding::in_file(
            &CONTENT_ROOT,
            "release.json",
            format!("expected the rows' root {root}, found {}", manifest.content_root),
        ));
    }
    if parquet.summary != manifest.summary {
        let shown = |summary: &Summary| serde_json::to_string(summary).unwrap_or_default();
        let message = format!("expected what the rows amount to, {}, found {}", shown(&parquet.summary), shown(&manifest.summary));
        findings.push(Finding::in_file(&SUMMARY, "release.json", message));
    }
    Some(root)
}

fn read(options: &VerifyOptions, name: &'static str) -> Format {
    let mut format = Format::default();
    match articles(&options.release, name) {
        Ok(rows) => read_rows(options, name, rows, &mut format),
        Err(finding) => format.findings.push(finding),
    }
    format
}

fn read_rows(options: &VerifyOptions, name: &str, rows: Rows<'_, Article>, format: &mut Format) {
    for (row, article) in (1..).zip(rows) {
        match article {
            Ok(article) => {
                format.digests.push(record_digest(&article));
                format.summary.add(&article);
                let faults = check_article(&article);
                format
                    .findings
                    .extend(faults.into_iter().map(|(rule, column, message)| Finding::in_row(rule, name, row, Some(column), message)));
            }
            Err(finding) => {
                format.findings.push(finding);
                return;
            }
        }
        if format.findings.len() >= options.max_findings {
            return;
        }
    }
}

fn compare(name: &str, parquet: &[Sha256], other: &[Sha256], most: usize, findings: &mut Vec<Finding>) {
    let different = (1..).zip(parquet.iter().zip(other)).filter(|(_, (left, right))| left != right);
    for (row, (left, right)) in different.take(most) {
        findings.push(Finding::in_row(
            &FORMATS_DIFFER,
            name,
            row,
            None,
            format!("expected the values of articles.parquet (digest {left}), found others (digest {right})"),
        ));
    }
}
