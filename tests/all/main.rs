//! Everything that is tested from outside the crate, in one binary: each separate one would link Arrow again. `README.md` beside it is the catalogue.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests fail by panicking, and say when they are skipped"
)]

mod architecture;
mod bylines;
mod command;
mod contract;
mod damage;
mod dates;
mod diffs;
mod formats;
mod golden;
mod history;
mod hostile;
mod incremental;
mod killed;
mod languages;
mod notices;
mod pages;
mod reproducible;
mod seeds;
mod validated;

use std::path::{Path, PathBuf};

use newsbale::{BuildOptions, BuildReport, VerifyOptions, VerifyReport};

/// The package's own folder.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The example texts.
fn raw() -> PathBuf {
    root().join("raw")
}

/// Builds `raw` into `dist` with default options.
fn build(raw: &Path, dist: &Path) -> BuildReport {
    newsbale::build(&BuildOptions::new(raw, dist), &()).expect("builds")
}

/// Verifies a release without its raw texts.
fn verify(release: &Path) -> VerifyReport {
    newsbale::verify(&VerifyOptions::new(release)).expect("can be read")
}

/// Copies what lies in a folder into another that exists.
fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().expect("below a folder")).expect("can be made");
        std::fs::write(path, bytes).expect("can be written");
    }
}

/// All files below a folder with their bytes, by relative path.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn list(root: &Path, folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                list(root, &path, found);
            } else {
                let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
                found.push((name, std::fs::read(&path).expect("a file")));
            }
        }
    }
    let mut found = Vec::new();
    list(folder, folder, &mut found);
    found.sort();
    found
}
