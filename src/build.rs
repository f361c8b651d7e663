//! Runs raw texts to a release; the only place where reading texts and writing tables meet.

mod earlier;
mod pipeline;
mod reading;
mod version;
mod writer;

use std::path::PathBuf;

use semver::Version;

use crate::config::CONFIG_FILE;
use crate::describe;
use crate::diff::Policy;
use crate::error::{Error, Result};
use crate::export::jsonl::LINE_LIMIT_BYTES;
use crate::finding::Finding;
use crate::in_order;
use crate::ingest::{Folder, Source};
use crate::parse::{DateOrder, Gazetteer, Parser, RULES_VERSION};
use crate::progress::Progress;
use crate::release::{About, Limits, Manifest, Published, REPORT_HTML, Reading, Staging, Tables, shelf};
use crate::report::{self, Stats};
use crate::rules::MISSING_METADATA;
use earlier::Earlier;
use version::{Decision, Release};

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
    /// Version of the release. `None`: 1.0.0 if it is the first, else the smallest that the difference to the latest one asks for.
    pub version: Option<Version>,
    /// By which rules the difference asks for a version.
    pub policy: Policy,
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
    /// Names that are mentions wherever they stand.
    pub gazetteer: Option<Gazetteer>,
    /// Parse every document, even one that the latest release has read from the same bytes by the same rules. The result is the same.
    pub full: bool,
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
    /// Documents that were not parsed again, because the release before had read the same bytes.
    pub reused: u64,
}

impl BuildOptions {
    /// A build of `raw` into `dist` with every other option at its default.
    pub fn new(raw: impl Into<PathBuf>, dist: impl Into<PathBuf>) -> Self {
        Self {
            raw: raw.into(),
            dist: dist.into(),
            version: None,
            policy: Policy::default(),
            name: DEFAULT_NAME.into(),
            about: About::default(),
            threads: None,
            max_bytes: crate::ingest::DEFAULT_MAX_BYTES,
            max_rejects: None,
            date_order: None,
            gazetteer: None,
            full: false,
        }
    }

    fn limits(&self) -> Limits {
        Limits { raw_bytes: self.max_bytes, row_bytes: LINE_LIMIT_BYTES as u64 }
    }

    fn reading(&self) -> Reading {
        Reading {
            rules: RULES_VERSION,
            date_order: self.date_order.map(|order| order.as_str().to_owned()),
            gazetteer: self.gazetteer.as_ref().map(Gazetteer::sha256),
        }
    }

    fn threads(&self) -> usize {
        in_order::workers(self.threads)
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
/// The same input gives the same bytes for any number of threads, locale or clock. If the content is already released, nothing is written;
/// if it is not, and the version asked for is too small for what changed, nothing is written either.
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
    let parser = Parser::new().with_date_order(options.date_order).with_gazetteer(options.gazetteer.clone());
    let latest = Release::latest(options)?;
    let earlier = latest.as_ref().filter(|_| !options.full).and_then(|latest| Earlier::open(options, latest));
    let (writer, reused) = pipeline::run(&source, &parser, &staging, options, earlier, progress)?;
    let (tables, stats, unnamed) = writer.close(&staging)?;
    check_rejects(options, &tables)?;
    let mut manifest =
        Manifest::first(options.name.clone(), Version::new(1, 0, 0), options.about.clone(), options.limits(), options.reading(), tables);
    let findings = missing_metadata(&options.about);
    let (published, path) = match version::decide(options, &staging, &mut manifest, latest)? {
        Decision::Publish => {
            manifest.extend(unnamed.finish(&manifest.version)?);
            publish(staging, &mut manifest, &stats)?;
            (Published::New, shelf::path_of(&options.dist, &manifest.version))
        }
        Decision::Stands(standing) => {
            manifest = standing.manifest;
            if standing.is_latest {
                staging.leave(&manifest, lists)?;
            }
            (Published::AlreadyReleased, standing.path)
        }
        Decision::Refuse(published) => {
            let path = shelf::path_of(&options.dist, &manifest.version);
            (published, path)
        }
    };
    Ok(BuildReport { published, manifest, path, findings, reused })
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

/// Writes what follows from the manifest, and makes the release appear.
fn publish(staging: Staging, manifest: &mut Manifest, stats: &Stats) -> Result<()> {
    let page = (REPORT_HTML, report::release_page(manifest, stats));
    let texts = describe::files(manifest).into_iter().chain([page]);
    manifest.extend(texts.map(|(name, text)| staging.write(name, &text)).collect::<Result<Vec<_>>>()?);
    staging.publish(manifest, lists)
}

/// What lists all releases, newest first.
fn lists(releases: &[Manifest]) -> Vec<(&'static str, String)> {
    vec![
        (describe::INDEX_JSON, describe::index_json(releases)),
        (describe::CHANGELOG_MD, describe::changelog(releases)),
        (report::INDEX_HTML, report::index_page(releases)),
    ]
}

/// What catalogues ask for and nobody said: it stays out of them, rather than being made up.
fn missing_metadata(about: &About) -> Vec<Finding> {
    let finding =
        |(key, why): (&str, &str)| Finding::in_file(&MISSING_METADATA, CONFIG_FILE, format!("expected {key}, found nothing: {why}"));
    about.missing().into_iter().map(finding).collect()
}
