//! Runs raw texts to a release; the only place where reading texts and writing tables meet.

mod pipeline;
mod reading;
mod writer;

use std::path::PathBuf;

use semver::Version;

use crate::config::CONFIG_FILE;
use crate::describe;
use crate::error::{Error, Result};
use crate::export::jsonl::LINE_LIMIT_BYTES;
use crate::finding::Finding;
use crate::ingest::{Folder, Source};
use crate::parse::{DateOrder, Parser};
use crate::record::Sha256;
use crate::release::{About, Limits, Manifest, Previous, Published, RELEASE_JSON, REPORT_HTML, Staging, Tables, shelf};
use crate::report::{self, Stats};
use crate::rules::MISSING_METADATA;

/// Name of a dataset that was given none.
pub const DEFAULT_NAME: &str = "news";

/// What to build, from what, to where.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BuildOptions {
    /// Folder of raw texts, read recursively, or one file.
    pub raw: PathBuf,
    /// Where releases lie; made if missing.
    pub dist: PathBuf,
    /// Version of the release. `None`: 1.0.0 if it is the first.
    pub version: Option<Version>,
    /// Name of the dataset.
    pub name: String,
    /// What catalogues and the dataset card say.
    pub about: About,
    /// Threads that parse and encode. `None`: one for each core.
    pub threads: Option<usize>,
    /// Longest raw file, in bytes.
    pub max_bytes: u64,
    /// More rejected documents than this fail the build.
    pub max_rejects: Option<u64>,
    /// Which of 03/04/2024's numbers is the month, where the texts do not tell.
    pub date_order: Option<DateOrder>,
}

/// What a build did.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BuildReport {
    /// What came of it.
    pub published: Published,
    /// The release's manifest; for [`Published::AlreadyReleased`] that of the release that stands already.
    pub manifest: Manifest,
    /// Where the release lies.
    pub path: PathBuf,
    /// What is worth mending, though the release is sound.
    pub findings: Vec<Finding>,
}

/// Hears how far the work is. Never drawn by the library.
pub trait Progress: Sync {
    /// The work begins; `expected` documents, if that is known.
    fn begin(&self, expected: Option<u64>);
    /// Documents and raw bytes done since the last call.
    fn advance(&self, documents: u64, raw_bytes: u64);
}

impl Progress for () {
    fn begin(&self, _: Option<u64>) {}
    fn advance(&self, _: u64, _: u64) {}
}

impl BuildOptions {
    /// A build of `raw` into `dist` with every other option at its default.
    pub fn new(raw: impl Into<PathBuf>, dist: impl Into<PathBuf>) -> Self {
        Self {
            raw: raw.into(),
            dist: dist.into(),
            version: None,
            name: DEFAULT_NAME.into(),
            about: About::default(),
            threads: None,
            max_bytes: crate::ingest::DEFAULT_MAX_BYTES,
            max_rejects: None,
            date_order: None,
        }
    }

    fn limits(&self) -> Limits {
        Limits { raw_bytes: self.max_bytes, row_bytes: LINE_LIMIT_BYTES as u64 }
    }

    fn threads(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.unwrap_or_else(cores).max(1)
    }

    fn validated(&self) -> Result<()> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.');
        if self.name.is_empty() || !self.name.bytes().all(plain) {
            let found = crate::text::escape::Escaped(&self.name).to_string();
            return Err(Error::unexpected("dataset name", "lower-case letters, digits, '-', '_' and '.'", found, "give another --name"));
        }
        Ok(())
    }
}

/// Builds a release: reads every document of `options.raw` once and publishes `dist/<version>/` atomically.
///
/// The same input gives the same bytes for any number of threads, locale or clock. If the content is already released, nothing is written.
///
/// # Errors
/// When the input cannot be opened, the disk refuses, or too many documents are rejected. Trouble in single documents is never an error: see the ledger.
///
/// # Example
/// ```
/// let folder = tempfile::tempdir()?;
/// std::fs::create_dir(folder.path().join("raw"))?;
/// std::fs::write(folder.path().join("raw/a.txt"), "Bridge Reopens\n\nBy Ada Lund\n\nMarch 4, 2024\n\nThe old bridge over the Elm reopened on Monday after two years of repairs.\n")?;
/// let options = newsbale::BuildOptions::new(folder.path().join("raw"), folder.path().join("dist"));
/// let report = newsbale::build(&options, &())?;
/// assert_eq!((report.manifest.counts.read, report.manifest.counts.released), (1, 1));
/// assert!(folder.path().join("dist/1.0.0/data/articles.parquet").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn build(options: &BuildOptions, progress: &dyn Progress) -> Result<BuildReport> {
    options.validated()?;
    let source = Folder::new(&options.raw, options.max_bytes);
    progress.begin(source.expected());
    let staging = Staging::begin(&options.dist)?;
    let latest = shelf::latest(&options.dist)?.map(|version| Release::open(options, version)).transpose()?;
    let version =
        options.version.clone().unwrap_or_else(|| latest.as_ref().map_or(Version::new(1, 0, 0), |latest| latest.manifest.version.clone()));
    let parser = Parser::new().with_date_order(options.date_order);
    let (tables, stats) = pipeline::run(&source, &parser, &staging, options, &version, progress)?;
    check_rejects(options, &tables)?;
    settle(options, staging, latest, version, tables, &stats)
}

/// A release that stands already.
struct Release {
    manifest: Manifest,
    release_sha256: Sha256,
    path: PathBuf,
}

impl Release {
    fn open(options: &BuildOptions, version: Version) -> Result<Self> {
        let path = shelf::path_of(&options.dist, &version);
        let (release_sha256, _) = crate::release::digest_file(&path.join(RELEASE_JSON))?;
        Ok(Self { manifest: Manifest::read(&path)?, release_sha256, path })
    }
}

fn check_rejects(options: &BuildOptions, tables: &Tables) -> Result<()> {
    let rejected = tables.counts.rejected;
    match options.max_rejects {
        Some(most) if rejected > most => {
            let rules = tables.rejected.iter().map(|(rule, count)| format!("{rule} {count}")).collect::<Vec<_>>().join(", ");
            Err(Error::unexpected(
                "rejected documents",
                format!("at most {most}"),
                format!("{rejected} ({rules})"),
                "mend the input, or raise --max-rejects; nothing was published",
            ))
        }
        _ => Ok(()),
    }
}

/// Publishes what was written, unless it, or something else of that version, is there already.
fn settle(
    options: &BuildOptions,
    staging: Staging,
    latest: Option<Release>,
    version: Version,
    tables: Tables,
    stats: &Stats,
) -> Result<BuildReport> {
    let mut manifest = Manifest::first(options.name.clone(), version.clone(), options.about.clone(), options.limits(), tables);
    let findings = missing_metadata(&options.about);
    let outcome = |published, manifest, path| BuildReport { published, manifest, path, findings };
    let place = shelf::path_of(&options.dist, &version);
    if place.exists() {
        let standing = Release::open(options, version)?;
        let same = standing.manifest.same_content(&manifest);
        return Ok(if same {
            outcome(Published::AlreadyReleased, standing.manifest, standing.path)
        } else {
            outcome(Published::Conflict, manifest, place)
        });
    }
    if let Some(latest) = latest {
        manifest.sequence = latest.manifest.sequence + 1;
        manifest.previous = Some(Previous {
            version: latest.manifest.version,
            release_sha256: latest.release_sha256,
            content_root: latest.manifest.content_root,
        });
    }
    let page = (REPORT_HTML, report::release_page(&manifest, stats));
    let texts = describe::files(&manifest).into_iter().chain([page]);
    manifest.extend(texts.map(|(name, text)| staging.write(name, &text)).collect::<Result<Vec<_>>>()?);
    staging.publish(&manifest, |releases| {
        vec![(describe::INDEX_JSON, describe::index_json(releases)), (report::INDEX_HTML, report::index_page(releases))]
    })?;
    Ok(outcome(Published::New, manifest, place))
}

/// What catalogues ask for and nobody said: it stays out of them, rather than being made up.
fn missing_metadata(about: &About) -> Vec<Finding> {
    let finding =
        |(key, why): (&str, &str)| Finding::in_file(&MISSING_METADATA, CONFIG_FILE, format!("expected {key}, found nothing: {why}"));
    about.missing().into_iter().map(finding).collect()
}
