//! A release for catalogues, readers and people: every text here follows from `release.json` and the table of columns alone.
//!
//! To the next maintainer: nothing is typed twice, so that no two of these files can disagree. `verify` makes each text again and compares; that is why there is no
//! clock, no setting and no data here. What each standard and its validator insist on is said where it is obeyed.

mod card;
mod changes;
mod croissant;
mod data_package;
mod index;
mod loaders;
mod ro_crate;

pub(crate) use changes::{CHANGELOG_MD, changelog};
pub(crate) use index::INDEX_JSON;
pub use index::index_json;

use serde_json::Value;

use crate::release::Manifest;

/// Names of the files that [`files`] makes.
pub(crate) const NAMES: [&str; 7] =
    ["CHANGES.md", "README.md", "datapackage.json", "croissant.json", "ro-crate-metadata.json", "load.sql", "load.py"];

/// The texts, by file name.
pub(crate) fn files(manifest: &Manifest) -> [(&'static str, String); 7] {
    let [changes, card, package, croissant, crate_, sql, python] = NAMES;
    [
        (changes, changes::page(manifest)),
        (card, card::readme(manifest)),
        (package, pretty(&data_package::package(manifest))),
        (croissant, pretty(&croissant::dataset(manifest))),
        (crate_, pretty(&ro_crate::metadata(manifest))),
        (sql, loaders::sql(manifest)),
        (python, loaders::python(manifest)),
    ]
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// Adds a key, unless there is nothing to say.
fn put(object: &mut Value, key: &str, value: Option<impl Into<Value>>) {
    if let (Value::Object(map), Some(value)) = (object, value) {
        map.insert(key.to_owned(), value.into());
    }
}

/// The registered media type of a table's file, by its ending.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("csv") => "text/csv",
        Some("jsonl") => "application/jsonl",
        _ => "application/vnd.apache.parquet",
    }
}

/// For headings and comments, which a line's end would end.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the owner says it is, or else what can be said of any release.
fn description(manifest: &Manifest) -> String {
    let counted = || {
        let count = &manifest.counts;
        format!(
            "{} news articles with {} quotations and {} mentions, made from {} raw texts.",
            count.released, count.quotes, count.entities, count.read
        )
    };
    manifest.about.description.clone().unwrap_or_else(counted)
}
