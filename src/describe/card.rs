//! `README.md`: the dataset card, Hugging Face's YAML and a text for people.

use std::fmt::Write;

use super::{description, one_line};
use crate::release::Manifest;
use crate::schema::{ARTICLES, Column, ENTITIES, Kind, QUOTES, Table};

/// The tables that the card configures. Parquet alone: all configurations of one folder must share a format.
const CONFIGS: [&Table; 3] = [&ARTICLES, &QUOTES, &ENTITIES];

/// The whole card.
pub(super) fn readme(manifest: &Manifest) -> String {
    let mut card = String::from("---\n");
    // Writing to a String cannot fail.
    let _ = header(manifest, &mut card);
    card.push_str("---\n\n");
    let _ = text(manifest, &mut card);
    card
}

fn header(manifest: &Manifest, out: &mut String) -> std::fmt::Result {
    if let Some(license) = &manifest.about.license {
        writeln!(out, "license: {}", quoted(&license.to_lowercase()))?;
    }
    let languages: Vec<_> = manifest.summary.languages.keys().map(|language| quoted(language)).collect();
    if !languages.is_empty() {
        writeln!(out, "language: [{}]", languages.join(", "))?;
    }
    writeln!(out, "pretty_name: {}", quoted(manifest.title()))?;
    writeln!(out, "size_categories: [\"{}\"]", size_category(manifest.counts.released))?;
    writeln!(out, "configs:")?;
    for table in CONFIGS {
        writeln!(out, "- config_name: {}", table.name)?;
        if table == &ARTICLES {
            writeln!(out, "  default: true")?;
        }
        writeln!(out, "  data_files:\n  - split: train\n    path: data/{}.parquet", table.name)?;
    }
    writeln!(out, "dataset_info:")?;
    for table in CONFIGS {
        writeln!(out, "- config_name: {}\n  features:", table.name)?;
        table.columns.iter().try_for_each(|column| feature(column, "  ", out))?;
    }
    Ok(())
}

/// Explicit features: a column that is all null in the first rows would else be taken for a column of nothing.
fn feature(column: &Column, indent: &str, out: &mut String) -> std::fmt::Result {
    match column.kind {
        Kind::Structs(fields) => {
            writeln!(out, "{indent}- name: {}\n{indent}  list:", column.name)?;
            fields.iter().try_for_each(|field| feature(field, &format!("{indent}  "), out))
        }
        Kind::Texts => writeln!(out, "{indent}- name: {}\n{indent}  list: string", column.name),
        kind => writeln!(out, "{indent}- name: {}\n{indent}  dtype: {}", column.name, dtype(kind)),
    }
}

fn dtype(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "date32",
        Kind::Instant => "timestamp[us, tz=UTC]",
        Kind::Int32 => "int32",
        _ => "string",
    }
}

fn size_category(rows: u64) -> &'static str {
    match rows {
        0..1_000 => "n<1K",
        1_000..10_000 => "1K<n<10K",
        10_000..100_000 => "10K<n<100K",
        100_000..1_000_000 => "100K<n<1M",
        1_000_000..10_000_000 => "1M<n<10M",
        _ => "10M<n<100M",
    }
}

/// A YAML string: JSON's form is one, and escapes everything that YAML would read as something else.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn text(manifest: &Manifest, out: &mut String) -> std::fmt::Result {
    let (counts, summary) = (&manifest.counts, &manifest.summary);
    writeln!(out, "# {} {}\n\n{}\n", one_line(manifest.title()), manifest.version, description(manifest))?;
    writeln!(out, "## What is in it\n\n| | |\n| --- | ---: |")?;
    let rows = [
        ("raw texts read", counts.read),
        ("articles released", counts.released),
        ("duplicates left out", counts.duplicate),
        ("texts rejected", counts.rejected),
        ("quotations", counts.quotes),
        ("mentions of people, organisations and places", counts.entities),
        ("articles with a title", summary.with_title),
        ("articles with an author", summary.with_author),
        ("articles with a date", summary.with_date),
    ];
    rows.iter().try_for_each(|(what, count)| writeln!(out, "| {what} | {count} |"))?;
    if let (Some(first), Some(last)) = (summary.first_date, summary.last_date) {
        writeln!(out, "\nPublished from {first} to {last}.")?;
    }
    if !summary.languages.is_empty() {
        let languages: Vec<_> = summary.languages.iter().map(|(language, count)| format!("{language} {count}")).collect();
        writeln!(out, "\nLanguages: {}.", languages.join(", "))?;
    }
    HOW_IT_WAS_MADE.iter().try_for_each(|paragraph| writeln!(out, "\n{paragraph}"))?;
    fields(out)?;
    writeln!(
        out,
        "\n## How to load it\n\n`load.sql` (DuckDB) and `load.py` (pandas, polars, datasets) read every format with its types and lose nothing. `report.html` shows what the texts look like."
    )?;
    writeln!(out, "\n## Known limits\n\n{LIMITS}")?;
    counted("Flags of the rows", "flag", &summary.flags, out)?;
    counted("Why texts were rejected", "rule", &manifest.rejected, out)?;
    licence_and_citation(manifest, out)
}

const HOW_IT_WAS_MADE: [&str; 2] = [
    "## How it was made\n\nEvery raw text was read once and cut into labelled segments (title, byline, date, standfirst, body, captions, page furniture) that cover each of its bytes; `data/segments.parquet` has them. The values of a row are made from these segments alone: white space is settled, words cut at a line's end are joined, nothing else is changed. Dates that can be read in two ways, and bylines that cannot be told from other names, are null with a flag. `data/ledger.parquet` says of every raw text what became of it.",
    "The rows are the same in Parquet, JSONL and CSV: `record_sha256` is the canonical digest of a row, and the release's content root in `release.json` follows from all of them, whatever the format. `sha256sum -c --strict manifest-sha256.txt` checks the files; `newsbale verify` checks everything.",
];

const LIMITS: &str = "Titles, authors, dates, bodies, quotations and mentions are read from plain text by rules and small models, and some are wrong; `inspect` shows how a text was read. Mentions are recognised in English only. Offsets count Unicode code points of `body`, from 0, end exclusive.";

fn fields(out: &mut String) -> std::fmt::Result {
    for table in CONFIGS {
        writeln!(out, "\n## Fields of `{}`\n\nOne row is {}.\n\n| field | null | meaning |\n| --- | --- | --- |", table.name, table.row)?;
        for column in table.columns {
            writeln!(out, "| `{}` | {} | {} |", column.name, if column.nullable { "yes" } else { "no" }, column.meaning)?;
        }
    }
    Ok(())
}

fn counted(heading: &str, what: &str, counts: &std::collections::BTreeMap<String, u64>, out: &mut String) -> std::fmt::Result {
    if counts.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {heading}\n\n| {what} | texts |\n| --- | ---: |")?;
    counts.iter().try_for_each(|(name, count)| writeln!(out, "| {name} | {count} |"))
}

fn licence_and_citation(manifest: &Manifest, out: &mut String) -> std::fmt::Result {
    let about = &manifest.about;
    writeln!(out, "\n## Licence\n")?;
    match (&about.license, &about.license_url) {
        (Some(name), Some(url)) => writeln!(out, "[{name}]({url})")?,
        (Some(name), None) | (None, Some(name)) => writeln!(out, "{name}")?,
        (None, None) => writeln!(out, "None was stated: ask the owner before you use it.")?,
    }
    if !about.creators.is_empty() {
        let names: Vec<_> = about.creators.iter().map(|agent| agent.name.as_str()).collect();
        writeln!(out, "\n## Made by\n\n{}", names.join(", "))?;
    }
    let named = format!("{}, version {}, content root {}", manifest.title(), manifest.version, manifest.content_root);
    writeln!(out, "\n## How to cite\n\n{}", about.citation.as_deref().unwrap_or(&named))
}
