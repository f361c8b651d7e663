//! `dist/index.json` and `dist/index.html`: the releases there are, newest first, so that `dist/` can be put on any static host as it is.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Value, json};

use super::title;
use crate::release::Manifest;

/// The list for programs.
pub(crate) const INDEX_JSON: &str = "index.json";
/// The list for people.
pub(crate) const INDEX_HTML: &str = "index.html";

/// The list for programs. `releases` are newest first.
pub(crate) fn index_json(releases: &[Manifest]) -> String {
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

/// The list for people. `releases` are newest first.
pub(crate) fn index_html(releases: &[Manifest]) -> String {
    let heading = releases.first().map_or("Releases", title);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (heading) }
                style { (PreEscaped(include_str!("index.css"))) }
            }
            body {
                main {
                    h1 { (heading) }
                    p { (releases.len()) @if releases.len() == 1 { " release" } @else { " releases" } ", newest first. " a href=(INDEX_JSON) { "As JSON" } }
                    ol { @for manifest in releases { (entry(manifest)) } }
                }
            }
        }
    };
    page.into_string() + "\n"
}

fn entry(manifest: &Manifest) -> Markup {
    let base = format!("{}/", manifest.version);
    let (counts, summary) = (&manifest.counts, &manifest.summary);
    html! {
        li {
            h2 { (manifest.version) @if let Some(day) = manifest.about.published { small { (day.to_string()) } } }
            p {
                (counts.released) " articles, " (counts.quotes) " quotations, " (counts.entities) " mentions"
                @if let (Some(first), Some(last)) = (summary.first_date, summary.last_date) { ", from " (first.to_string()) " to " (last.to_string()) }
            }
            p {
                a href=(format!("{base}report.html")) { "Report" } " "
                a href=(format!("{base}README.md")) { "Card" } " "
                @for format in ["parquet", "jsonl", "csv"] { a href=(format!("{base}data/articles.{format}")) { "articles." (format) } " " }
                a href=(format!("{base}manifest-sha256.txt")) { "Checksums" }
            }
            p.root { "content root " code { (manifest.content_root.to_string()) } }
        }
    }
}
