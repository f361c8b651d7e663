//! `dist/`: which releases stand there, and which is the latest.

use std::path::{Path, PathBuf};

use semver::Version;

use super::{Manifest, RELEASE_JSON};
use crate::error::{Error, IoContext, Result};

/// The plain file that names the latest version (a link would not survive a copy, an archive or an object store).
pub(crate) const LATEST: &str = "LATEST";

/// The newest release of the history, or `None` if nothing was released yet.
///
/// Not the one that `LATEST` names: that file is written after the release appears, so a crash between the two leaves it behind; and a build that went on from an
/// earlier release would fork the history.
pub(crate) fn latest(dist: &Path) -> Result<Option<Version>> {
    let mut newest: Option<Manifest> = None;
    for version in versions(dist)? {
        let path = path_of(dist, &version);
        if path.join(RELEASE_JSON).exists() {
            let manifest = Manifest::read(&path)?;
            newest = Some(manifest).filter(|found| newest.as_ref().is_none_or(|newest| newest.sequence <= found.sequence)).or(newest);
        }
    }
    Ok(newest.map(|manifest| manifest.version))
}

/// The versions in `dist`, ascending.
pub(crate) fn versions(dist: &Path) -> Result<Vec<Version>> {
    let entries = match std::fs::read_dir(dist) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io("list", dist, error)),
    };
    let mut versions = Vec::new();
    for entry in entries {
        let name = entry.on("list", dist)?.file_name();
        versions.extend(name.to_str().and_then(|name| Version::parse(name).ok()));
    }
    versions.sort();
    Ok(versions)
}

/// The manifests of all releases in `dist` that can be read, newest first. A damaged one is for `verify` to tell of.
///
/// # Errors
/// When the folder cannot be listed.
pub fn releases(dist: &Path) -> Result<Vec<Manifest>> {
    Ok(versions(dist)?.iter().rev().filter_map(|version| Manifest::read(&path_of(dist, version)).ok()).collect())
}

/// Where `version` lies or will lie.
pub(crate) fn path_of(dist: &Path, version: &Version) -> PathBuf {
    dist.join(version.to_string())
}
