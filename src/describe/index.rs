//! `dist/index.json`: the releases there are, newest first.

use serde_json::{Value, json};

use crate::release::Manifest;

/// Name of the file in `dist`.
pub(crate) const INDEX_JSON: &str = "index.json";

/// `dist/index.json`: the list for programs. `releases` are newest first.
pub fn index_json(releases: &[Manifest]) -> String {
    let entry = |manifest: &Manifest| -> Value {
        json!({
            "name": manifest.name,
            "version": manifest.version.to_string(),
            "path": format!("{}/", manifest.version),
            "sequence": manifest.sequence,
            "published": manifest.about.published.map(|day| day.to_string()),
            "articles": manifest.counts.released,
            "content_root": manifest.content_root.to_string(),
        })
    };
    super::pretty(&json!({"format": "newsbale-index/1", "releases": releases.iter().map(entry).collect::<Vec<_>>()}))
}
