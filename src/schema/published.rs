//! The versions of the schema that are out in the world, and whether a folder of schema files still says what they said.

use std::path::Path;

use super::{Contract, SCHEMA_VERSION, schema_files};
use crate::error::{IoContext, Result};
use crate::finding::Finding;
use crate::record::Sha256;
use crate::rules::{SCHEMA_DRIFT, SCHEMA_EDITED};

/// A version that people hold data of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishedVersion {
    /// `major.minor`.
    pub version: &'static str,
    /// SHA-256 of its `tables.json`, in hex.
    pub tables_sha256: &'static str,
}

/// Every published version. A line is added when a version is published, and never changed: who changes a column gives the schema a new version.
pub const PUBLISHED: &[PublishedVersion] = &[
    PublishedVersion { version: "1.0", tables_sha256: "0cdea5994498339d2aa2be0539675960cc1e04efd8bbee3a8ef5a120358a2f47" },
    // The label `line`: the lines of a list are one paragraph.
    PublishedVersion { version: "1.1", tables_sha256: "94c37abb1db2d0bfc0c3c760651f9eb89164d0aa431f83534a40028f237816c3" },
];

/// Checks a folder of schema files: those of this newsbale's version are what the column table gives, and those of published versions what was published.
///
/// # Errors
/// When the folder cannot be read.
pub fn check_schema(folder: &Path) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let derived = schema_files();
    for (name, expected) in &derived {
        match std::fs::read_to_string(folder.join(name)) {
            Ok(found) if found == *expected => {}
            Ok(found) => findings.push(Finding::in_file(&SCHEMA_DRIFT, name, crate::text::difference::first(expected, &found))),
            Err(error) => findings.push(Finding::in_file(&SCHEMA_DRIFT, name, format!("expected this file, found {error}"))),
        }
    }
    check_published(&Contract::current().to_json(), SCHEMA_VERSION, "the table of columns", &mut findings);
    for entry in std::fs::read_dir(folder).on("list", folder)? {
        let path = entry.on("list", folder)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let version = name.strip_prefix("article-").and_then(|rest| rest.strip_suffix(".tables.json"));
        if let Some(version) = version.filter(|version| *version != SCHEMA_VERSION) {
            let text = std::fs::read_to_string(&path).on("read", &path)?;
            check_published(&text, version, &name, &mut findings);
        }
    }
    Ok(findings)
}

fn check_published(text: &str, version: &str, place: &str, findings: &mut Vec<Finding>) {
    let Some(published) = PUBLISHED.iter().find(|published| published.version == version) else { return };
    let found = Sha256::of(text.as_bytes()).to_string();
    if found != published.tables_sha256 {
        let message = format!("expected version {version} as published (SHA-256 {}), found {found}", published.tables_sha256);
        findings.push(Finding::in_file(&SCHEMA_EDITED, place, message));
    }
}
