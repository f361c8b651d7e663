//! Which version the rows that were written are, and whether they may have it.

use std::path::PathBuf;

use semver::Version;

use super::BuildOptions;
use crate::diff::{self, Side};
use crate::error::Result;
use crate::record::Sha256;
use crate::release::{Manifest, Previous, Published, RELEASE_JSON, Staging, shelf};

/// What to do with rows that were written.
pub(super) enum Decision {
    /// Publish them; the manifest has its version now.
    Publish,
    /// Leave them: this release has the same content.
    Stands(Box<Release>),
    /// Leave them: the version that was asked for is taken, or too small.
    Refuse(Published),
}

/// A release that stands already.
pub(super) struct Release {
    pub manifest: Manifest,
    pub path: PathBuf,
    /// Whether it is the newest of the history.
    pub is_latest: bool,
    release_sha256: Sha256,
}

impl Release {
    /// The latest one, if there is any.
    pub(super) fn latest(options: &BuildOptions) -> Result<Option<Self>> {
        let newest = shelf::latest(&options.dist)?.map(|version| Self::open(options, &version)).transpose()?;
        Ok(newest.map(|release| Self { is_latest: true, ..release }))
    }

    fn open(options: &BuildOptions, version: &Version) -> Result<Self> {
        let path = shelf::path_of(&options.dist, version);
        let (release_sha256, _) = crate::release::digest_file(&path.join(RELEASE_JSON))?;
        Ok(Self { manifest: Manifest::read(&path)?, path, is_latest: false, release_sha256 })
    }
}

/// Gives `manifest` its version and its place in the history.
pub(super) fn decide(options: &BuildOptions, staging: &Staging, manifest: &mut Manifest, latest: Option<Release>) -> Result<Decision> {
    if let Some(version) = &options.version {
        manifest.version = version.clone();
        if shelf::path_of(&options.dist, version).exists() {
            let standing = Release::open(options, version)?;
            let is_latest = latest.is_some_and(|latest| latest.manifest.version == *version);
            let same = standing.manifest.same_content(manifest);
            let stands = || Decision::Stands(Box::new(Release { is_latest, ..standing }));
            return Ok(if same { stands() } else { Decision::Refuse(Published::Conflict) });
        }
    }
    match latest {
        None => Ok(Decision::Publish),
        Some(latest) if options.version.is_none() && latest.manifest.same_content(manifest) => Ok(Decision::Stands(Box::new(latest))),
        Some(latest) => follow(options, staging, manifest, &latest),
    }
}

/// The next release in the history: at least as great as what changed asks for.
fn follow(options: &BuildOptions, staging: &Staging, manifest: &mut Manifest, latest: &Release) -> Result<Decision> {
    let staged = Side::staged(staging.path_of("data/articles.jsonl"), manifest);
    let diff = diff::compare(&Side::release(&latest.path, &latest.manifest)?, &staged, &mut |_| Ok(()))?;
    let needed = diff.needed(&latest.manifest.version, options.policy);
    manifest.changes = Some(diff.changes(options.policy));
    match &options.version {
        Some(asked) if *asked < needed || *asked <= latest.manifest.version => {
            return Ok(Decision::Refuse(Published::TooSmall(needed.max(diff::Bump::Patch.applied(&latest.manifest.version)))));
        }
        Some(_) => {}
        None => manifest.version = needed,
    }
    if shelf::path_of(&options.dist, &manifest.version).exists() {
        return Ok(Decision::Refuse(Published::Conflict));
    }
    manifest.sequence = latest.manifest.sequence + 1;
    manifest.previous = Some(Previous {
        version: latest.manifest.version.clone(),
        release_sha256: latest.release_sha256,
        content_root: latest.manifest.content_root,
    });
    Ok(Decision::Publish)
}
