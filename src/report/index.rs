//! `dist/index.html`: the releases there are, newest first, so that `dist/` can be put on any static host as it is.

use maud::{Markup, html};

use super::article::shown;
use crate::release::Manifest;

/// Name of the file in `dist`.
pub(crate) const INDEX_HTML: &str = "index.html";

/// The whole page. `releases` are newest first.
pub(crate) fn index_page(releases: &[Manifest]) -> String {
    let heading = releases.first().map_or("Releases", Manifest::title);
    let content = html! {
        h1 { (shown(heading)) }
        p { (releases.len()) @if releases.len() == 1 { " release" } @else { " releases" } ", newest first. " a href="index.json" { "As JSON" } }
        ol.releases { @for manifest in releases { (entry(manifest)) } }
    };
    super::frame(heading, content)
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
