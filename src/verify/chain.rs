//! The history of a dataset: each release names the one before it by the digest of its `release.json`, so that no earlier one can be changed, removed, reordered or forked unseen.

use std::collections::BTreeMap;
use std::path::Path;

use semver::Version;

use super::files;
use crate::error::Result;
use crate::finding::Finding;
use crate::record::Sha256;
use crate::release::{Manifest, RELEASE_JSON, digest_file, shelf};
use crate::rules::{HISTORY, VERSION_TOO_SMALL};

/// What is known of a history.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ChainReport {
    /// Every release that can be read, oldest first.
    pub releases: Vec<Manifest>,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// A release, and the digest of its manifest.
struct Link {
    manifest: Manifest,
    release_sha256: Sha256,
}

/// Walks the history in `dist`: every release's files against its own manifest, and every manifest against the next one's word.
///
/// With `pin`, the digest of a `release.json` that you once used, also proves that the history descends from that very release: without it, a history
/// that was rewritten from some release to its end cannot be told from a true one.
///
/// # Errors
/// When `dist` or a file in it cannot be read.
pub fn verify_chain(dist: &Path, pin: Option<Sha256>) -> Result<ChainReport> {
    let mut findings = Vec::new();
    let mut links = BTreeMap::new();
    for version in shelf::versions(dist)? {
        if let Some(link) = open(dist, &version, &mut findings)? {
            links.insert(version, link);
        }
    }
    for (version, link) in &links {
        check_link(version, link, &links, &mut findings);
    }
    check_line(&links, &mut findings);
    check_latest(dist, &links, &mut findings);
    if let Some(pin) = pin.filter(|pin| !links.values().any(|link| link.release_sha256 == *pin)) {
        findings.push(broken("dist", format!("expected a release whose {RELEASE_JSON} has SHA-256 {pin}, found none")));
    }
    let mut releases: Vec<_> = links.into_values().map(|link| link.manifest).collect();
    releases.sort_by_key(|manifest| manifest.sequence);
    Ok(ChainReport { releases, findings })
}

fn broken(at: impl Into<String>, message: String) -> Finding {
    Finding::in_file(&HISTORY, at, message)
}

/// Opens a release and checks its files; what is found names the version.
fn open(dist: &Path, version: &Version, findings: &mut Vec<Finding>) -> Result<Option<Link>> {
    let path = shelf::path_of(dist, version);
    let mut found = Vec::new();
    let manifest = files::check(&path, &mut found)?;
    findings.extend(found.into_iter().map(|mut finding| {
        finding.at.file = Some(format!("{version}/{}", finding.at.file.unwrap_or_default()));
        finding
    }));
    let Some(manifest) = manifest else { return Ok(None) };
    if manifest.version != *version {
        findings.push(broken(version.to_string(), format!("expected release {version}, found {}", manifest.version)));
    }
    let (release_sha256, _) = digest_file(&path.join(RELEASE_JSON))?;
    Ok(Some(Link { manifest, release_sha256 }))
}

/// One release against the one it names.
fn check_link(version: &Version, link: &Link, links: &BTreeMap<Version, Link>, findings: &mut Vec<Finding>) {
    let mut tell = |message: String| findings.push(broken(version.to_string(), message));
    let manifest = &link.manifest;
    let Some(previous) = &manifest.previous else {
        if manifest.sequence != 1 {
            tell(format!("expected release {} in the history to name the one before it, found none named", manifest.sequence));
        }
        return;
    };
    let Some(before) = links.get(&previous.version) else {
        return tell(format!("expected release {}, which this one follows, found nothing", previous.version));
    };
    if before.release_sha256 != previous.release_sha256 || before.manifest.content_root != previous.content_root {
        tell(format!(
            "expected {} with SHA-256 {}, found {}: it was changed",
            previous.version, previous.release_sha256, before.release_sha256
        ));
    }
    if manifest.sequence != before.manifest.sequence + 1 {
        tell(format!("expected to be release {} in the history, found {}", before.manifest.sequence + 1, manifest.sequence));
    }
    if *version <= previous.version {
        tell(format!("expected a greater version than {}, which it follows", previous.version));
    }
    let bump = manifest.changes.as_ref().and_then(|changes| changes.bump.as_deref());
    if let Some(needed) = bump.and_then(|bump| next(&previous.version, bump)).filter(|needed| version < needed) {
        let message = format!("expected {needed} or greater after {}, by the changes that it names itself", previous.version);
        findings.push(Finding::in_file(&VERSION_TOO_SMALL, version.to_string(), message));
    }
}

fn next(version: &Version, bump: &str) -> Option<Version> {
    use crate::diff::Bump;
    [Bump::Patch, Bump::Minor, Bump::Major].into_iter().find(|known| known.to_string() == bump).map(|bump| bump.applied(version))
}

/// All releases together: one beginning, and no release followed by two.
fn check_line(links: &BTreeMap<Version, Link>, findings: &mut Vec<Finding>) {
    let mut followers: BTreeMap<Option<&Version>, Vec<String>> = BTreeMap::new();
    for (version, link) in links {
        followers.entry(link.manifest.previous.as_ref().map(|previous| &previous.version)).or_default().push(version.to_string());
    }
    for (before, after) in followers.iter().filter(|(_, after)| after.len() > 1) {
        let what = before.map_or("one first release".to_owned(), |version| format!("one release after {version}"));
        findings.push(broken("dist", format!("expected {what}, found {}: the history forks", after.join(" and "))));
    }
    if !links.is_empty() && !followers.contains_key(&None) {
        findings.push(broken("dist", "expected the first release, found none".to_owned()));
    }
}

fn check_latest(dist: &Path, links: &BTreeMap<Version, Link>, findings: &mut Vec<Finding>) {
    let newest = links.values().max_by_key(|link| link.manifest.sequence).map(|link| link.manifest.version.to_string());
    let named = std::fs::read_to_string(dist.join(shelf::LATEST)).map(|text| text.trim_end().to_owned()).ok();
    if named != newest {
        let shown = |version: Option<String>| version.unwrap_or_else(|| "none".into());
        findings.push(broken(shelf::LATEST, format!("expected {}, found {}", shown(newest), shown(named))));
    }
}
