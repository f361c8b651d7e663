//! Says whether a release is what its manifest claims, from the bytes alone.
//!
//! Independent of everything that writes: `verify` never imports `export`, `parse`, `ingest` or `build`, so that a fault of theirs cannot hide itself.

mod articles;
mod chain;
mod files;
mod ledger;
mod raw;
mod side;
mod table;

use std::path::PathBuf;

use crate::error::Result;
use crate::finding::Finding;
use crate::record::Sha256;
use crate::release::Manifest;
pub use chain::{ChainReport, verify_chain};

/// What to verify.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct VerifyOptions {
    /// Folder of one release, `dist/1.0.0`.
    pub release: PathBuf,
    /// The raw texts it was made from; with them, every value is traced to its raw bytes.
    pub raw: Option<PathBuf>,
    /// Stop listing after so many findings of one file.
    pub max_findings: usize,
}

/// What was found.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct VerifyReport {
    /// The manifest, if it could be read.
    pub manifest: Option<Manifest>,
    /// The root computed from the rows, if all three formats gave the same.
    pub content_root: Option<Sha256>,
    /// Everything that is wrong. Empty: the release is what it claims to be.
    pub findings: Vec<Finding>,
}

/// Default of [`VerifyOptions::max_findings`].
const DEFAULT_MAX_FINDINGS: usize = 100;

impl VerifyOptions {
    /// Verifies `release` without its raw texts.
    pub fn new(release: impl Into<PathBuf>) -> Self {
        Self { release: release.into(), raw: None, max_findings: DEFAULT_MAX_FINDINGS }
    }
}

/// Verifies a release: file set, digests, sizes, rows, types, nulls, offsets, the equality of the three formats, side tables and ledger; with raw texts also segments and values against their bytes.
///
/// # Errors
/// When the folder cannot be read at all. Everything wrong *in* the release is a finding.
pub fn verify(options: &VerifyOptions) -> Result<VerifyReport> {
    let mut findings = Vec::new();
    let manifest = files::check(&options.release, &mut findings)?;
    let mut report = VerifyReport { manifest, content_root: None, findings };
    let Some(manifest) = report.manifest.clone() else { return Ok(report) };
    // Each step relies on what the one before it proved; on damaged ground it would only repeat what was said.
    if !report.findings.is_empty() {
        return Ok(report);
    }
    report.content_root = articles::check(options, &manifest, &mut report.findings);
    if report.findings.is_empty() {
        side::check(options, &manifest, &mut report.findings);
        ledger::check(options, &manifest, &mut report.findings);
        if let Some(raw) = &options.raw {
            raw::check(options, raw, &mut report.findings)?;
        }
    }
    Ok(report)
}
