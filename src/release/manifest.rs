//! `release.json`: what a release says of itself.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{About, Changes, Summary};
use crate::error::{Error, IoContext, Result};
use crate::record::Sha256;

/// Name of the file in a release.
pub(crate) const RELEASE_JSON: &str = "release.json";
/// The page to look at.
pub(crate) const REPORT_HTML: &str = "report.html";
/// Where the tables lie in a release; the payload folder of BagIt.
pub(crate) const DATA_DIR: &str = "data";
/// Value of `format` in every manifest.
const FORMAT: &str = "newsbale-release/1";

/// `release.json`. It has one legal form: pretty JSON as written by [`Manifest::to_json`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Names this kind of file and its version.
    pub format: String,
    /// Name of the dataset.
    pub name: String,
    /// Version of this release.
    pub version: semver::Version,
    /// Position in the dataset's history, from 1.
    pub sequence: u64,
    /// The release before this one.
    pub previous: Option<Previous>,
    /// Which schema the rows follow.
    pub schema: SchemaInfo,
    /// What made the release.
    pub tool: ToolInfo,
    /// What the owner says of the dataset.
    pub about: About,
    /// How many of what.
    pub counts: Counts,
    /// What the rows amount to.
    pub summary: Summary,
    /// Rejected documents by rule.
    pub rejected: BTreeMap<String, u64>,
    /// Digest over all rows' digests: the same from every format.
    pub content_root: Sha256,
    /// Digest over the ledger's rows in order.
    pub ledger_root: Sha256,
    /// Digest over the articles' segments in order.
    pub segments_root: Sha256,
    /// What changed since the release before; null for the first.
    pub changes: Option<Changes>,
    /// The limits in force, since they decide what is rejected.
    pub limits: Limits,
    /// By which rules and settings the texts were read: another reading may give other values.
    pub reading: Reading,
    /// Every file but this one and BagIt's, sorted by path.
    pub files: Vec<FileEntry>,
}

/// Names the release before this one, tamper-evident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Previous {
    /// Its version.
    pub version: semver::Version,
    /// Digest of its `release.json`.
    pub release_sha256: Sha256,
    /// Its content root.
    pub content_root: Sha256,
}

/// Which schema the rows follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemaInfo {
    /// Always `article`.
    pub name: String,
    /// Version of the schema.
    pub version: String,
}

/// What made the release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolInfo {
    /// Always `newsbale`.
    pub name: String,
    /// Version of the tool.
    pub version: String,
}

/// How many documents came in, and how many rows went out. `read == released + duplicate + rejected`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Raw documents found.
    pub read: u64,
    /// Of these, articles of the release.
    pub released: u64,
    /// Of these, byte for byte the same as an earlier one.
    pub duplicate: u64,
    /// Of these, left out with a reason.
    pub rejected: u64,
    /// Rows of `quotes`.
    pub quotes: u64,
    /// Rows of `entities`.
    pub entities: u64,
    /// Rows of `segments`.
    pub segments: u64,
}

/// Limits that decide what is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Longest raw file, in bytes.
    pub raw_bytes: u64,
    /// Longest JSONL line, in bytes.
    pub row_bytes: u64,
}

/// By which rules and settings texts are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Version of the rules and models.
    pub rules: u32,
    /// `dmy` or `mdy`, where 03/04/2024 was settled by hand.
    pub date_order: Option<String>,
    /// Digest of the user's own list of names, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gazetteer: Option<Sha256>,
}

/// A file of a release.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Path in the release, parts joined with `/`.
    pub path: String,
    /// Length.
    pub bytes: u64,
    /// Digest.
    pub sha256: Sha256,
}

impl FileEntry {
    /// Whether it belongs to BagIt's payload.
    pub(crate) fn is_data(&self) -> bool {
        self.path.starts_with("data/")
    }
}

impl Manifest {
    /// A manifest of the current format and tool, first in its history.
    pub(crate) fn first(name: String, version: semver::Version, about: About, limits: Limits, reading: Reading, tables: Tables) -> Self {
        let mut manifest = Self {
            format: FORMAT.into(),
            name,
            version,
            sequence: 1,
            previous: None,
            schema: SchemaInfo { name: "article".into(), version: crate::schema::SCHEMA_VERSION.into() },
            tool: ToolInfo { name: "newsbale".into(), version: env!("CARGO_PKG_VERSION").into() },
            about,
            counts: tables.counts,
            summary: tables.summary,
            rejected: tables.rejected,
            content_root: tables.roots.content,
            ledger_root: tables.roots.ledger,
            segments_root: tables.roots.segments,
            changes: None,
            limits,
            reading,
            files: tables.files,
        };
        manifest.files.sort();
        manifest
    }

    /// Names more files.
    pub(crate) fn extend(&mut self, files: impl IntoIterator<Item = FileEntry>) {
        self.files.extend(files);
        self.files.sort();
    }

    /// The dataset's name for people.
    pub(crate) fn title(&self) -> &str {
        self.about.title.as_deref().unwrap_or(&self.name)
    }

    /// A table's file in the release.
    pub(crate) fn file(&self, path: &str) -> Option<&FileEntry> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The payload: the tables' files.
    pub(crate) fn data_files(&self) -> impl Iterator<Item = &FileEntry> {
        self.files.iter().filter(|file| file.is_data())
    }

    /// The one legal form.
    pub fn to_json(&self) -> String {
        // Maps with string keys and integers always serialise.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Reads a release's manifest.
    ///
    /// # Errors
    /// When the file cannot be read, or is not in the one legal form.
    pub fn read(release: &Path) -> Result<Self> {
        let path = release.join(RELEASE_JSON);
        let text = std::fs::read_to_string(&path).on("read", &path)?;
        Self::parse(&text).map_err(|found| {
            Error::unexpected(
                path.display().to_string(),
                "a manifest as newsbale writes it",
                found,
                "the release is damaged: fetch or build it again",
            )
        })
    }

    /// Reads a manifest from its text.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub(crate) fn parse(text: &str) -> std::result::Result<Self, String> {
        let manifest: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if manifest.format != FORMAT {
            return Err(format!("format {}, not {FORMAT}", crate::text::escape::Escaped(&manifest.format)));
        }
        if manifest.to_json() != text {
            return Err("the same values in another spelling".into());
        }
        Ok(manifest)
    }

    /// Whether two releases hold the same, whatever their version and place in the history. Another licence or title is another content too.
    ///
    /// The roots decide, not the files' digests: Parquet files carry their release's version in their own metadata.
    pub(crate) fn same_content(&self, other: &Self) -> bool {
        let key = |m: &Self| {
            let named = (m.name.clone(), m.schema.clone(), m.format.clone(), m.about.clone());
            (m.content_root, m.ledger_root, m.segments_root, m.counts, m.limits, named)
        };
        key(self) == key(other)
    }
}

/// What was written of the tables.
pub(crate) struct Tables {
    pub files: Vec<FileEntry>,
    pub counts: Counts,
    pub roots: Roots,
    pub summary: Summary,
    pub rejected: BTreeMap<String, u64>,
}

/// The digests over a release's rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Roots {
    pub content: Sha256,
    pub ledger: Sha256,
    pub segments: Sha256,
}
