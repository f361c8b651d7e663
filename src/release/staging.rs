//! The only code that makes a release appear: staged beside its place, flushed, read back, renamed.
//!
//! To the next maintainer: the order below is the promise. Data first, then manifests, then the folder, then one rename, then `LATEST`; each is on
//! the device before the next begins. A failed flush is final: the kernel may report the lost write only once, so it is never tried again.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::manifest::{DATA_DIR, RELEASE_JSON};
use super::{FileEntry, Manifest, bagit, shelf};
use crate::error::{Error, IoContext, Result};
use crate::record::{Hasher, Sha256};

const LOCK: &str = ".lock";
const STAGING_PREFIX: &str = ".staging-";
/// Large writes: a release is a few long files.
const BUFFER_BYTES: usize = 1 << 18;

/// A release in the making. Dropped before [`Staging::publish`], it leaves nothing.
pub(crate) struct Staging {
    dist: PathBuf,
    path: PathBuf,
    /// Held until the end: one builder at a time. The kernel lets go of it even on kill -9.
    _lock: File,
}

impl Staging {
    /// Locks `dist`, sweeps up what an earlier, killed build left, and makes the folder to write into.
    pub(crate) fn begin(dist: &Path) -> Result<Self> {
        std::fs::create_dir_all(dist).on("create", dist)?;
        let lock_path = dist.join(LOCK);
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&lock_path).on("open", &lock_path)?;
        lock.try_lock().map_err(|_| {
            Error::unexpected(dist.display().to_string(), "no other build at work", "a lock held by another process", "wait for it to end")
        })?;
        sweep(dist)?;
        let path = dist.join(format!("{STAGING_PREFIX}{}", std::process::id()));
        for folder in [path.clone(), path.join(DATA_DIR), path.join("schema")] {
            std::fs::create_dir(&folder).on("create", &folder)?;
        }
        Ok(Self { dist: dist.to_owned(), path, _lock: lock })
    }

    /// Where a file of the release lies until it is published.
    pub(crate) fn path_of(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Starts a file of the release.
    pub(crate) fn create(&self, name: &str) -> Result<HashingFile> {
        let path = self.path.join(name);
        let file = OpenOptions::new().write(true).create_new(true).open(&path).on("create", &path)?;
        Ok(HashingFile {
            file: BufWriter::with_capacity(BUFFER_BYTES, file),
            hasher: Hasher::default(),
            bytes: 0,
            path,
            name: name.to_owned(),
        })
    }

    /// Writes a short file of the release.
    pub(crate) fn write(&self, name: &str, text: &str) -> Result<FileEntry> {
        let mut file = self.create(name)?;
        file.write_all(text.as_bytes()).on("write", &file.path.clone())?;
        file.finish()
    }

    /// Writes the manifests, reads everything back, and renames the folder to its version.
    ///
    /// `index` makes the texts that list all releases, newest first.
    pub(crate) fn publish(self, manifest: &Manifest, index: impl FnOnce(&[Manifest]) -> Vec<(&'static str, String)>) -> Result<()> {
        let mut files = manifest.files.clone();
        files.extend(self.write_tags(manifest)?);
        for folder in [self.path.join(DATA_DIR), self.path.join("schema"), self.path.clone()] {
            flush_folder(&folder)?;
        }
        for file in &files {
            read_back(&self.path, file)?;
        }
        let place = shelf::path_of(&self.dist, &manifest.version);
        // A published folder is never empty, so the rename cannot replace one even if it appeared since we looked.
        std::fs::rename(&self.path, &place).on("publish", &place)?;
        flush_folder(&self.dist)?;
        point_to(&self.dist, manifest, index)
    }

    /// Publishes nothing, but mends `LATEST` and the lists if a crash came between `newest` and them.
    pub(crate) fn leave(self, newest: &Manifest, index: impl FnOnce(&[Manifest]) -> Vec<(&'static str, String)>) -> Result<()> {
        let named = std::fs::read_to_string(self.dist.join(shelf::LATEST)).unwrap_or_default();
        if named == latest_text(newest) { Ok(()) } else { point_to(&self.dist, newest, index) }
    }

    fn write_tags(&self, manifest: &Manifest) -> Result<Vec<FileEntry>> {
        let payload: Vec<_> = manifest.data_files().collect();
        let payload_bytes = payload.iter().map(|file| file.bytes).sum();
        let mut tags = vec![
            self.write(RELEASE_JSON, &manifest.to_json())?,
            self.write(bagit::DECLARATION.0, bagit::DECLARATION.1)?,
            self.write(
                bagit::BAG_INFO,
                &bagit::bag_info(&manifest.name, &manifest.version, &manifest.tool.version, payload_bytes, payload.len()),
            )?,
            self.write(bagit::PAYLOAD_MANIFEST, &bagit::manifest(payload.iter().map(|file| (file.path.as_str(), file.sha256))))?,
        ];
        let others = manifest.files.iter().filter(|file| !file.is_data()).chain(&tags);
        let tag_manifest = bagit::manifest(others.map(|file| (file.path.as_str(), file.sha256)));
        tags.push(self.write(bagit::TAG_MANIFEST, &tag_manifest)?);
        Ok(tags)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After a publish there is nothing left here; after a failure the next build sweeps up what this cannot.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// A file of a release in the making: counts and hashes what is written.
pub(crate) struct HashingFile {
    file: BufWriter<File>,
    hasher: Hasher,
    bytes: u64,
    path: PathBuf,
    name: String,
}

impl HashingFile {
    /// Flushes the file to the device.
    pub(crate) fn finish(self) -> Result<FileEntry> {
        let file = self.file.into_inner().map_err(|error| Error::io("write", &self.path, error.into_error()))?;
        file.sync_all().on("flush", &self.path)?;
        Ok(FileEntry { path: self.name, bytes: self.bytes, sha256: self.hasher.finish() })
    }

    /// Writes, naming the file if that fails.
    pub(crate) fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.write_all(bytes).map_err(|error| Error::io("write", &self.path, error))
    }
}

impl Write for HashingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Digest and length of a file, in constant memory.
pub(crate) fn digest_file(path: &Path) -> Result<(Sha256, u64)> {
    let mut file = File::open(path).on("open", path)?;
    let mut buffer = vec![0; BUFFER_BYTES];
    let (mut hasher, mut bytes) = (Hasher::default(), 0);
    loop {
        let read = file.read(&mut buffer).on("read", path)?;
        if read == 0 {
            return Ok((hasher.finish(), bytes));
        }
        hasher.update(&buffer[..read]);
        bytes += read as u64;
    }
}

fn read_back(staging: &Path, file: &FileEntry) -> Result<()> {
    let path = staging.join(&file.path);
    let (digest, bytes) = digest_file(&path)?;
    if (digest, bytes) == (file.sha256, file.bytes) {
        return Ok(());
    }
    Err(Error::unexpected(
        path.display().to_string(),
        format!("the {} bytes that were written", file.bytes),
        format!("{bytes} others"),
        "the device lost a write: do not trust it; nothing was published",
    ))
}

fn latest_text(manifest: &Manifest) -> String {
    format!("{}\n", manifest.version)
}

/// Names the newest release, and lists all.
fn point_to(dist: &Path, newest: &Manifest, index: impl FnOnce(&[Manifest]) -> Vec<(&'static str, String)>) -> Result<()> {
    replace(dist, shelf::LATEST, &latest_text(newest))?;
    for (name, text) in index(&shelf::releases(dist)?) {
        replace(dist, name, &text)?;
    }
    flush_folder(dist)
}

/// Replaces a file of `dist` as a whole: whoever reads it sees the old text or the new one.
fn replace(dist: &Path, name: &str, text: &str) -> Result<()> {
    let (path, temporary) = (dist.join(name), dist.join(format!(".{name}.tmp")));
    let mut file = File::create(&temporary).on("create", &temporary)?;
    file.write_all(text.as_bytes()).on("write", &temporary)?;
    file.sync_all().on("flush", &temporary)?;
    std::fs::rename(&temporary, &path).on("publish", &path)
}

fn sweep(dist: &Path) -> Result<()> {
    for entry in std::fs::read_dir(dist).on("list", dist)? {
        let entry = entry.on("list", dist)?;
        if entry.file_name().to_string_lossy().starts_with(STAGING_PREFIX) {
            std::fs::remove_dir_all(entry.path()).on("remove", &entry.path())?;
        }
    }
    Ok(())
}

fn flush_folder(folder: &Path) -> Result<()> {
    File::open(folder).on("open", folder)?.sync_all().on("flush", folder)
}
