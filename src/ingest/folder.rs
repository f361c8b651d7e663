//! A folder of raw texts, recursively, in byte order of the relative path.

use std::cmp::Ordering;
use std::ffi::OsString;
use std::fs::{File, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{RawContent, RawDoc, Source};
use crate::error::{IoContext, Result};
use crate::record::{Sha256, SourcePath};
use crate::rules::{HIDDEN, NAME_NOT_UTF8, NOT_A_FILE, Rule, SYMLINK, TOO_LARGE, UNREADABLE};

/// Longest raw file that is read by default; an article is a few kilobytes. See `--max-bytes`.
pub(crate) const DEFAULT_MAX_BYTES: u64 = 16 << 20;
/// Deepest folder that is entered.
const MAX_DEPTH: usize = 256;

/// A folder of raw texts, or one file.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    max_bytes: u64,
}

impl Folder {
    /// The folder or file at `root`; files longer than `max_bytes` are refused.
    pub fn new(root: impl Into<PathBuf>, max_bytes: u64) -> Self {
        Self { root: root.into(), max_bytes }
    }
}

impl Source for Folder {
    fn documents(&self) -> Result<Box<dyn Iterator<Item = Result<RawDoc>> + Send + '_>> {
        let metadata = std::fs::metadata(&self.root).on("read", &self.root)?;
        let mut walk = Walk { max_bytes: self.max_bytes, open: Vec::new() };
        if metadata.is_dir() {
            walk.enter(&self.root, String::new())?;
        } else {
            let name = self.root.file_name().map(OsString::from).unwrap_or_default();
            let parent = self.root.parent().map(Path::to_owned).unwrap_or_default();
            walk.open.push(Level { folder: parent, prefix: String::new(), entries: vec![Entry { name, kind: Kind::File }].into_iter() });
        }
        Ok(Box::new(walk))
    }

    fn expected(&self) -> Option<u64> {
        let mut walk = Walk { max_bytes: self.max_bytes, open: Vec::new() };
        walk.enter(&self.root, String::new()).ok()?;
        let mut count = 0;
        while let Some((_, entry, _)) = walk.next_entry() {
            count += u64::from(entry.kind == Kind::File);
        }
        Some(count)
    }
}

/// A depth-first walk. One sorted folder listing a level is all that it holds.
struct Walk {
    max_bytes: u64,
    open: Vec<Level>,
}

struct Level {
    folder: PathBuf,
    prefix: String,
    entries: std::vec::IntoIter<Entry>,
}

struct Entry {
    name: OsString,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Folder,
    File,
    Symlink,
    Other,
}

impl Iterator for Walk {
    type Item = Result<RawDoc>;

    fn next(&mut self) -> Option<Result<RawDoc>> {
        self.next_entry().map(|(path, entry, source)| Ok(self.document(&path, &entry, source)))
    }
}

impl Walk {
    /// The next thing that is not a folder to enter: its path, what it is, and its source path.
    fn next_entry(&mut self) -> Option<(PathBuf, Entry, String)> {
        while let Some(level) = self.open.last_mut() {
            let Some(entry) = level.entries.next() else {
                self.open.pop();
                continue;
            };
            let path = level.folder.join(&entry.name);
            let source = format!("{}{}", level.prefix, name_text(&entry.name));
            let enter =
                entry.kind == Kind::Folder && !is_hidden(&entry.name) && entry.name.to_str().is_some() && self.open.len() < MAX_DEPTH;
            if !enter {
                return Some((path, entry, source));
            }
            // A folder that cannot be listed is one refused document, not the end of the walk.
            if self.enter(&path, source.clone() + "/").is_err() {
                return Some((path, entry, source));
            }
        }
        None
    }

    fn enter(&mut self, folder: &Path, prefix: String) -> Result<()> {
        let mut entries = Vec::new();
        for entry in std::fs::read_dir(folder).on("list", folder)? {
            let entry = entry.on("list", folder)?;
            entries.push(Entry { name: entry.file_name(), kind: kind_of(entry.file_type().on("read", &entry.path())?) });
        }
        entries.sort_unstable_by(by_path_bytes);
        self.open.push(Level { folder: folder.to_owned(), prefix, entries: entries.into_iter() });
        Ok(())
    }

    fn document(&self, path: &Path, entry: &Entry, source: String) -> RawDoc {
        let content = match refusal(entry) {
            Some((rule, reason)) => RawContent::Refused { rule, reason: reason.to_owned() },
            None => read_bounded(path, self.max_bytes).unwrap_or_else(|(rule, reason)| RawContent::Refused { rule, reason }),
        };
        RawDoc { source: SourcePath::new(source), content }
    }
}

/// Byte order of the whole path: a folder sorts as its name with the `/` that follows it, so `a-b` comes before `a/c`.
fn by_path_bytes(left: &Entry, right: &Entry) -> Ordering {
    let (a, b) = (left.name.as_encoded_bytes(), right.name.as_encoded_bytes());
    let shared = a.len().min(b.len());
    let slash = |entry: &Entry| if entry.kind == Kind::Folder { b'/' } else { 0 };
    // What follows the shared part: another byte of the name, else the slash, else the end.
    let next = |name: &[u8], entry| name.get(shared).copied().unwrap_or(slash(entry));
    a[..shared].cmp(&b[..shared]).then_with(|| next(a, left).cmp(&next(b, right)))
}

fn kind_of(file_type: FileType) -> Kind {
    match file_type {
        t if t.is_symlink() => Kind::Symlink,
        t if t.is_dir() => Kind::Folder,
        t if t.is_file() => Kind::File,
        _ => Kind::Other,
    }
}

fn refusal(entry: &Entry) -> Option<(&'static Rule, &'static str)> {
    match entry.kind {
        _ if entry.name.to_str().is_none() => {
            Some((&NAME_NOT_UTF8, "the name has bytes that are not UTF-8, shown here as \\x and two digits"))
        }
        Kind::Symlink => Some((&SYMLINK, "a symbolic link")),
        Kind::Other => Some((&NOT_A_FILE, "neither a file nor a folder")),
        _ if is_hidden(&entry.name) => Some((&HIDDEN, "the name begins with a dot")),
        Kind::Folder => Some((&UNREADABLE, "a folder that cannot be listed or lies too deep")),
        Kind::File => None,
    }
}

fn is_hidden(name: &OsString) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn name_text(name: &OsString) -> String {
    match name.to_str() {
        Some(name) => name.to_owned(),
        None => name.as_encoded_bytes().escape_ascii().to_string(),
    }
}

/// Reads a file once, never more than the limit: what is hashed is what is parsed, even if the file grows meanwhile.
fn read_bounded(path: &Path, max_bytes: u64) -> std::result::Result<RawContent, (&'static Rule, String)> {
    let unreadable = |error: io::Error| (&UNREADABLE, error.to_string());
    let file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    let too_large = |found: u64| (&TOO_LARGE, format!("expected at most {max_bytes} bytes, found {found} or more"));
    if metadata.len() > max_bytes {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    file.take(max_bytes + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > max_bytes {
        return Err(too_large(bytes.len() as u64));
    }
    let sha256 = Sha256::of(&bytes);
    Ok(RawContent::Bytes { bytes, sha256 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_byte_order_of_the_whole_path_and_a_reason_for_all_that_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        std::fs::create_dir_all(root.join("a/c")).expect("folders");
        for name in ["a/c/1", "a/b", "a-b", "a0", "Z", ".hidden", "long"] {
            std::fs::write(root.join(name), if name == "long" { "too long" } else { "x" }).expect("a file");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("Z", root.join("link")).expect("a link");
        let source = Folder::new(root, 7);
        let found: Vec<_> = source
            .documents()
            .expect("opens")
            .map(|doc| doc.expect("reads"))
            .map(|doc| match doc.content {
                RawContent::Bytes { .. } => doc.source.to_string(),
                RawContent::Refused { rule, .. } => format!("{}: {}", doc.source, rule.id),
            })
            .collect();
        assert_eq!(found, [".hidden: hidden", "Z", "a-b", "a/b", "a/c/1", "a0", "link: symlink", "long: too-large"]);
        assert_eq!(source.expected(), Some(7));
    }
}
