//! The file set, the manifests and the digests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::describe;
use crate::error::{IoContext, Result};
use crate::finding::Finding;
use crate::record::Sha256;
use crate::release::{DATA_DIR, Manifest, RELEASE_JSON, REPORT_HTML, bagit, digest_file};
use crate::rules::{CATALOGUE, FILE_DIGEST, FILE_SIZE, MANIFEST, RELEASE_LAYOUT};
use crate::text::difference;

/// Files of a release besides the tables and the schema.
const TAG_FILES: [&str; 5] = [RELEASE_JSON, bagit::DECLARATION.0, bagit::BAG_INFO, bagit::PAYLOAD_MANIFEST, bagit::TAG_MANIFEST];

/// Python leaves it behind when somebody imports `load.py`; no part of a release, and no harm.
const PYTHON_CACHE: &str = "__pycache__";

/// Checks everything about the files but what the tables say. Returns the manifest if there is a legal one.
pub(super) fn check(release: &Path, findings: &mut Vec<Finding>) -> Result<Option<Manifest>> {
    let mut found = BTreeSet::new();
    list(release, "", &mut found, findings)?;
    let Some(manifest) = read_manifest(release, &found, findings) else { return Ok(None) };
    check_set(&manifest, &found, findings);
    let digests = digest_all(release, &found)?;
    check_listed(&manifest, &digests, findings);
    check_derived(release, &manifest, findings)?;
    check_described(release, &manifest, &digests, findings);
    check_tag_manifest(release, &digests, findings)?;
    Ok(Some(manifest))
}

fn list(release: &Path, prefix: &str, found: &mut BTreeSet<String>, findings: &mut Vec<Finding>) -> Result<()> {
    let folder = release.join(prefix);
    for entry in std::fs::read_dir(&folder).on("list", &folder)? {
        let entry = entry.on("list", &folder)?;
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_string_lossy());
        let kind = entry.file_type().on("read", &entry.path())?;
        match kind {
            k if k.is_dir() && path == PYTHON_CACHE => {}
            k if k.is_file() && name.to_str().is_some() => drop(found.insert(path)),
            k if k.is_dir() && matches!(path.as_str(), DATA_DIR | "schema") => list(release, &format!("{path}/"), found, findings)?,
            _ => findings.push(Finding::in_file(&RELEASE_LAYOUT, path, "expected only plain files, in data/, schema/ or beside them")),
        }
    }
    Ok(())
}

fn read_manifest(release: &Path, found: &BTreeSet<String>, findings: &mut Vec<Finding>) -> Option<Manifest> {
    if !found.contains(RELEASE_JSON) {
        findings.push(Finding::in_file(&RELEASE_LAYOUT, RELEASE_JSON, "expected the release's manifest, found nothing"));
        return None;
    }
    let parsed = read_text(release, RELEASE_JSON).and_then(|text| Manifest::parse(&text));
    parsed
        .map_err(|found| {
            findings.push(Finding::in_file(&MANIFEST, RELEASE_JSON, format!("expected a manifest as newsbale writes it, found {found}")))
        })
        .ok()
}

fn check_set(manifest: &Manifest, found: &BTreeSet<String>, findings: &mut Vec<Finding>) {
    let required = super::table::FILES.iter().map(|name| format!("{DATA_DIR}/{name}"));
    let listed = manifest.files.iter().map(|file| file.path.clone());
    let named = TAG_FILES.iter().chain(&describe::NAMES).chain(&[REPORT_HTML]).map(|name| (*name).to_owned());
    let expected: BTreeSet<String> = named.chain(required).chain(listed.clone()).collect();
    for path in expected.difference(found) {
        findings.push(Finding::in_file(&RELEASE_LAYOUT, path, "expected this file, found nothing"));
    }
    for path in found.difference(&expected) {
        findings.push(Finding::in_file(&RELEASE_LAYOUT, path, "expected no such file: release.json does not name it"));
    }
    let (listed, unique): (Vec<_>, BTreeSet<_>) = (listed.clone().collect(), listed.collect());
    if listed.len() != unique.len() {
        findings.push(Finding::in_file(&MANIFEST, RELEASE_JSON, "expected each file once"));
    }
}

fn digest_all(release: &Path, found: &BTreeSet<String>) -> Result<BTreeMap<String, (Sha256, u64)>> {
    found.iter().map(|path| Ok((path.clone(), digest_file(&release.join(path))?))).collect()
}

/// The files that `release.json` names: tables and schema.
fn check_listed(manifest: &Manifest, digests: &BTreeMap<String, (Sha256, u64)>, findings: &mut Vec<Finding>) {
    for file in &manifest.files {
        let Some((digest, bytes)) = digests.get(&file.path) else { continue };
        if *bytes != file.bytes {
            findings.push(Finding::in_file(&FILE_SIZE, &file.path, format!("expected {} bytes, found {bytes}", file.bytes)));
        } else if *digest != file.sha256 {
            findings.push(Finding::in_file(&FILE_DIGEST, &file.path, format!("expected SHA-256 {}, found {digest}", file.sha256)));
        }
    }
}

/// The tag files whose whole text follows from `release.json`.
fn check_derived(release: &Path, manifest: &Manifest, findings: &mut Vec<Finding>) -> Result<()> {
    let payload: Vec<_> = manifest.data_files().collect();
    let bytes = payload.iter().map(|file| file.bytes).sum();
    let derived = [
        (bagit::DECLARATION.0, bagit::DECLARATION.1.to_owned()),
        (bagit::BAG_INFO, bagit::bag_info(&manifest.name, &manifest.version, &manifest.tool.version, bytes, payload.len())),
        (bagit::PAYLOAD_MANIFEST, bagit::manifest(payload.iter().map(|file| (file.path.as_str(), file.sha256)))),
    ];
    for (name, expected) in derived {
        if release.join(name).exists() && read_text(release, name).as_deref() != Ok(expected.as_str()) {
            findings.push(Finding::in_file(&MANIFEST, name, "expected the text that follows from release.json, found another"));
        }
    }
    Ok(())
}

/// Catalogues, card and loaders follow from `release.json` too. Texts of another version of the tool may be worded otherwise: of those only the digests count.
fn check_described(release: &Path, manifest: &Manifest, digests: &BTreeMap<String, (Sha256, u64)>, findings: &mut Vec<Finding>) {
    if manifest.tool.version != env!("CARGO_PKG_VERSION") {
        return;
    }
    for (name, expected) in describe::files(manifest) {
        let sound = manifest.file(name).is_some_and(|file| digests.get(name).is_some_and(|(digest, _)| *digest == file.sha256));
        if sound && manifest.file(name).is_some_and(|file| file.sha256 != Sha256::of(expected.as_bytes())) {
            let found = read_text(release, name).unwrap_or_default();
            findings.push(Finding::in_file(&CATALOGUE, name, difference::first(&expected, &found)));
        }
    }
}

/// The tag manifest is checked last: every file but `release.json` is vouched for by other means, so a line that disagrees is its own fault.
fn check_tag_manifest(release: &Path, digests: &BTreeMap<String, (Sha256, u64)>, findings: &mut Vec<Finding>) -> Result<()> {
    let name = bagit::TAG_MANIFEST;
    if !digests.contains_key(name) {
        return Ok(());
    }
    let lines = match read_text(release, name).and_then(|text| bagit::parse_manifest(&text)) {
        Ok(lines) => lines,
        Err(found) => {
            findings.push(Finding::in_file(&MANIFEST, name, found));
            return Ok(());
        }
    };
    let stated: BTreeMap<_, _> = lines.into_iter().collect();
    let actual: BTreeMap<_, _> = digests
        .iter()
        .filter(|(path, _)| !path.starts_with("data/") && *path != name)
        .map(|(path, (digest, _))| (path.clone(), *digest))
        .collect();
    let told: BTreeSet<String> = findings.iter().filter_map(|finding| finding.at.file.clone()).collect();
    for path in stated.keys().chain(actual.keys()).filter(|path| !told.contains(*path)).collect::<BTreeSet<_>>() {
        match (stated.get(path), actual.get(path)) {
            (Some(expected), Some(found)) if expected == found => {}
            (Some(expected), Some(found)) => {
                findings.push(Finding::in_file(
                    &FILE_DIGEST,
                    path.as_str(),
                    format!("expected SHA-256 {expected} as {name} says, found {found}: one of the two files is damaged"),
                ));
            }
            (Some(_), None) => {
                findings.push(Finding::in_file(&RELEASE_LAYOUT, path.as_str(), format!("expected this file as {name} says, found nothing")))
            }
            (None, _) => findings.push(Finding::in_file(&MANIFEST, name, format!("expected a line on {path}, found none"))),
        }
    }
    Ok(())
}

fn read_text(release: &Path, name: &str) -> std::result::Result<String, String> {
    std::fs::read_to_string(release.join(name)).map_err(|error| error.to_string())
}
