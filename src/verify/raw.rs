//! The way back: every value of a release against the raw bytes it is said to come from.

use std::path::{Path, PathBuf};

use super::VerifyOptions;
use super::ledger::{entries, segments_by_article};
use super::table::articles;
use crate::error::{IoContext, Result};
use crate::finding::Finding;
use crate::record::{Article, Label, LedgerEntry, Outcome, SegmentRow, Sha256};
use crate::rules::{RAW_MISMATCH, SEGMENTS, UNTRACEABLE};
use crate::text::escape::Escaped;
use crate::text::flow::value_of;

/// Checks that the raw texts are the ledger's, and that segments and values follow from their bytes.
///
/// # Errors
/// When `raw` cannot be listed.
pub(super) fn check(options: &VerifyOptions, raw: &Path, findings: &mut Vec<Finding>) -> Result<()> {
    let (root, present) = documents(raw)?;
    if let Err(finding) = check_all(options, &root, present, findings) {
        findings.push(finding);
    }
    Ok(())
}

fn check_all(options: &VerifyOptions, root: &Path, present: Vec<String>, findings: &mut Vec<Finding>) -> std::result::Result<(), Finding> {
    let mut present = present.into_iter().peekable();
    let mut articles = articles(&options.release, "articles.parquet")?;
    let mut segments = segments_by_article(options)?;
    for entry in entries(options)? {
        let entry = entry?;
        while let Some(extra) = present.next_if(|path| path.as_str() < entry.source.as_str()) {
            findings.push(Finding::in_file(&RAW_MISMATCH, extra, "expected no such raw text: the ledger does not have it"));
        }
        if present.next_if(|path| path == entry.source.as_str()).is_none() {
            findings.push(Finding::in_file(&RAW_MISMATCH, entry.source.as_str(), "expected this raw text, found nothing"));
        }
        let bytes = read_listed(root, &entry, findings);
        if entry.outcome == Outcome::Released
            && let (Some(article), Some(segments)) = (articles.next().transpose()?, segments.next().transpose()?)
            && let Some(bytes) = bytes
        {
            findings.extend(trace(&article, &segments, &bytes));
        }
        if findings.len() >= options.max_findings {
            return Ok(());
        }
    }
    findings.extend(present.map(|extra| Finding::in_file(&RAW_MISMATCH, extra, "expected no such raw text: the ledger does not have it")));
    Ok(())
}

/// Reads a raw text that the ledger has a digest of; `None` if there is none, or if the bytes are others.
fn read_listed(root: &Path, entry: &LedgerEntry, findings: &mut Vec<Finding>) -> Option<Vec<u8>> {
    let expected = entry.raw_sha256?;
    let fault = match std::fs::read(root.join(entry.source.as_str())) {
        Ok(bytes) if Sha256::of(&bytes) == expected => return Some(bytes),
        Ok(_) => format!("expected SHA-256 {expected}, found other bytes"),
        Err(error) => error.to_string(),
    };
    findings.push(Finding::in_file(&RAW_MISMATCH, entry.source.as_str(), fault));
    None
}

/// What does not follow from the raw bytes of one article.
fn trace(article: &Article, segments: &[SegmentRow], raw: &[u8]) -> Option<Finding> {
    let source = article.source.as_str();
    if segments.last().map(|last| last.end as usize) != Some(raw.len()) {
        return Some(Finding::in_file(&SEGMENTS, source, format!("expected segments up to byte {}, found another end", raw.len())));
    }
    let mut pieces = Vec::new();
    for segment in segments {
        let Some(text) = text_of(raw, segment) else {
            return Some(Finding::in_file(
                &SEGMENTS,
                source,
                format!("expected whole characters in bytes {}..{}", segment.start, segment.end),
            ));
        };
        pieces.push((segment.label, text));
    }
    let untraceable = |column: &str, value: &str| {
        let message = format!("expected {column} to follow from its segments, found {}", Escaped(value));
        Some(Finding::in_file(&UNTRACEABLE, source, message))
    };
    let values = |wanted: fn(Label) -> bool| pieces.iter().filter(move |(label, _)| wanted(*label)).map(|(_, text)| value_of(text));
    let titles: Vec<_> = values(|label| label == Label::Title).filter(|title| !title.is_empty()).collect();
    if titles.iter().map(String::as_str).ne(article.title.as_deref()) {
        return untraceable("title", article.title.as_deref().unwrap_or("null"));
    }
    if body_of(&pieces) != article.body {
        return untraceable("body", &article.body);
    }
    // A date is cut out of the page, but stays where it is part of a headline or, as a dateline, of the body.
    if let Some(date_text) = &article.date_text
        && !values(|label| label == Label::Date).any(|value| value == *date_text)
        && !values(|label| label == Label::Title || label.is_body()).any(|value| value.contains(date_text.as_str()))
    {
        return untraceable("date_text", date_text);
    }
    let credits: Vec<_> = values(|label| matches!(label, Label::Byline | Label::Signoff)).collect();
    let unfounded = article.authors.iter().find(|author| !credits.iter().any(|credit| credit.contains(author.as_str())));
    unfounded.and_then(|author| untraceable("authors", author))
}

/// The body that follows from labelled pieces.
fn body_of(pieces: &[(Label, String)]) -> String {
    let mut body = String::new();
    for (label, text) in pieces.iter().filter(|(label, _)| label.is_body()) {
        let value = value_of(text);
        body.push_str(if body.is_empty() || value.is_empty() { "" } else { label.break_before() });
        body.push_str(&value);
    }
    body
}

/// A piece of a raw file as text.
fn text_of(raw: &[u8], segment: &SegmentRow) -> Option<String> {
    let bytes = raw.get(segment.start as usize..segment.end as usize)?;
    match (segment.label, raw) {
        (Label::Bom, _) => Some(String::new()),
        (_, [0xFF, 0xFE, ..]) => utf16(bytes, u16::from_le_bytes),
        (_, [0xFE, 0xFF, ..]) => utf16(bytes, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units: Vec<_> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok().filter(|_| bytes.len().is_multiple_of(2))
}

/// The folder of the raw texts and the source paths of all that lies there, sorted. Walked by code of its own, not by `ingest`'s.
fn documents(raw: &Path) -> Result<(PathBuf, Vec<String>)> {
    if raw.is_file() {
        let name = raw.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        return Ok((raw.parent().map(Path::to_owned).unwrap_or_default(), vec![name]));
    }
    let mut found = Vec::new();
    list(raw, "", &mut found)?;
    found.sort_unstable();
    Ok((raw.to_owned(), found))
}

fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    for entry in std::fs::read_dir(folder).on("list", folder)? {
        let entry = entry.on("list", folder)?;
        let name = entry.file_name();
        let path = match name.to_str() {
            Some(name) => format!("{prefix}{name}"),
            None => format!("{prefix}{}", name.as_encoded_bytes().escape_ascii()),
        };
        let hidden = name.as_encoded_bytes().starts_with(b".");
        let enter = entry.file_type().is_ok_and(|kind| kind.is_dir()) && !hidden && name.to_str().is_some();
        if !enter || list(&entry.path(), &format!("{path}/"), found).is_err() {
            found.push(path);
        }
    }
    Ok(())
}
