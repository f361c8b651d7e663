//! Which files are meant, of which format, and which table each holds.

use std::path::{Path, PathBuf};

use super::ValidateOptions;
use crate::error::{Error, IoContext, Result};

/// A file to read.
pub(super) struct Input {
    pub path: PathBuf,
    pub format: Format,
    pub table: String,
}

/// A format that tables are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Parquet,
    Jsonl,
    Csv,
}

impl Format {
    /// The format that a file's ending names.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "parquet" => Some(Self::Parquet),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// The files that the options name. In each folder the articles come first, because the others refer to them.
pub(super) fn inputs(options: &ValidateOptions) -> Result<Vec<Input>> {
    let mut found = Vec::new();
    for path in &options.paths {
        if path.is_dir() {
            list(path, &mut found)?;
        } else {
            let format = Format::of(path).ok_or_else(|| {
                let found = path.extension().map_or("none".into(), |ending| format!(".{}", ending.to_string_lossy()));
                Error::unexpected(
                    path.display().to_string(),
                    "the ending .parquet, .jsonl or .csv",
                    found,
                    "name the file after its format",
                )
            })?;
            found.push((path.clone(), format));
        }
    }
    let mut inputs: Vec<_> = found.into_iter().map(|(path, format)| Input { table: table_of(options, &path), path, format }).collect();
    inputs.sort_by_key(|input| (input.path.parent().map(Path::to_owned), input.table != "articles"));
    if inputs.is_empty() {
        let given: Vec<_> = options.paths.iter().map(|path| path.display().to_string()).collect();
        return Err(Error::unexpected(given.join(", "), "files *.parquet, *.jsonl or *.csv", "none", "name the files or their folder"));
    }
    Ok(inputs)
}

fn list(folder: &Path, found: &mut Vec<(PathBuf, Format)>) -> Result<()> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).on("list", folder)? {
        let entry = entry.on("list", folder)?;
        paths.push((entry.path(), entry.file_type().on("read", &entry.path())?.is_dir()));
    }
    paths.sort();
    for (path, is_folder) in paths {
        match Format::of(&path) {
            _ if is_folder => list(&path, found)?,
            Some(format) => found.push((path, format)),
            None => {}
        }
    }
    Ok(())
}

fn table_of(options: &ValidateOptions, path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let named = stem.filter(|stem| options.contract.table(stem).is_some());
    options.table.clone().or(named).unwrap_or_else(|| "articles".into())
}
