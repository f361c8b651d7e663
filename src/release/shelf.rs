//! `dist/`: which releases stand there, and which is the latest.

use std::path::{Path, PathBuf};

use semver::Version;

use super::Manifest;
use crate::error::{Error, IoContext, Result};

/// The plain file that names the latest version (a link would not survive a copy, an archive or an object store).
pub(crate) const LATEST: &str = "LATEST";

/// The version that `dist/LATEST` names, or `None` if nothing was released yet.
pub(crate) fn latest(dist: &Path) -> Result<Option<Version>> {
    let path = dist.join(LATEST);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return newest(dist),
        Err(error) => return Err(Error::io("read", &path, error)),
    };
    let version = Version::parse(text.trim_end()).map_err(|error| {
        Error::unexpected(
            path.display().to_string(),
            "a version like 1.0.0",
            error.to_string(),
            "write the latest version's number into it",
        )
    })?;
    if dist.join(version.to_string()).is_dir() {
        return Ok(Some(version));
    }
    newest(dist)
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

// LATEST is written after the release appears: between the two a crash leaves a complete release that LATEST does not name yet.
fn newest(dist: &Path) -> Result<Option<Version>> {
    Ok(versions(dist)?.pop())
}
