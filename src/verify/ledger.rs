//! The ledger: every raw document exactly once, and the sums.

use std::collections::{BTreeMap, HashMap};

use super::VerifyOptions;
use super::table::{articles, parquet_rows};
use crate::columns::{ledger_of, segments_of};
use crate::finding::Finding;
use crate::record::{Article, ArticleId, LedgerEntry, OrderedRoot, Outcome, SegmentRow, Sha256, ledger_digest, segments_digest};
use crate::release::Manifest;
use crate::rules::{LEDGER as LEDGER_RULE, SEGMENTS as SEGMENTS_RULE, SUMMARY};
use crate::schema::{LEDGER, SEGMENTS};

/// Checks ledger and segments against articles and manifest.
pub(super) fn check(options: &VerifyOptions, manifest: &Manifest, findings: &mut Vec<Finding>) {
    if let Err(finding) = check_ledger(options, manifest) {
        findings.push(finding);
    }
    if let Err(finding) = check_segments(options, manifest) {
        findings.push(finding);
    }
}

/// The ledger's rows.
pub(super) fn entries(options: &VerifyOptions) -> Result<super::table::Rows<'static, LedgerEntry>, Finding> {
    parquet_rows(&options.release, "ledger.parquet", &LEDGER, ledger_of)
}

/// The segments, an article at a time.
pub(super) fn segments_by_article(options: &VerifyOptions) -> Result<impl Iterator<Item = Result<Vec<SegmentRow>, Finding>>, Finding> {
    let mut rows = parquet_rows(&options.release, "segments.parquet", &SEGMENTS, segments_of)?.peekable();
    Ok(std::iter::from_fn(move || {
        let mut article = match rows.next()? {
            Ok(first) => vec![first],
            Err(finding) => return Some(Err(finding)),
        };
        let id = article[0].article_id;
        while let Some(row) = rows.next_if(|row| row.as_ref().is_ok_and(|row| row.article_id == id)) {
            article.extend(row);
        }
        Some(Ok(article))
    }))
}

fn fault(row: u64, column: &'static str, message: String) -> Finding {
    Finding::in_row(&LEDGER_RULE, "ledger.parquet", row, Some(column), message)
}

fn check_ledger(options: &VerifyOptions, manifest: &Manifest) -> Result<(), Finding> {
    let mut articles = articles(&options.release, "articles.parquet")?;
    let mut released: HashMap<ArticleId, Sha256> = HashMap::new();
    let (mut root, mut counts, mut before) = (OrderedRoot::default(), [0_u64; 3], None::<String>);
    let mut rejected: BTreeMap<String, u64> = BTreeMap::new();
    for (row, entry) in (1..).zip(entries(options)?) {
        let entry = entry?;
        root.push(ledger_digest(&entry));
        counts[entry.outcome as usize] += 1;
        if before.as_deref().is_some_and(|before| before >= entry.source.as_str()) {
            return Err(fault(row, "source", "expected sources in ascending byte order, each once".into()));
        }
        before = Some(entry.source.as_str().to_owned());
        match entry.outcome {
            Outcome::Released => {
                let article = articles.next().transpose()?;
                check_released(row, &entry, article.as_ref())?;
                released.extend(article.map(|article| (article.id, article.raw_sha256)));
            }
            Outcome::Duplicate => check_duplicate(row, &entry, &released)?,
            Outcome::Rejected => {
                check_rejected(row, &entry)?;
                *rejected.entry(entry.rule.unwrap_or_default()).or_default() += 1;
            }
        }
    }
    check_sums(manifest, counts, &rejected)?;
    let root = root.finish();
    if root != manifest.ledger_root {
        return Err(Finding::in_file(
            &LEDGER_RULE,
            "ledger.parquet",
            format!("expected ledger root {}, found {root}", manifest.ledger_root),
        ));
    }
    Ok(())
}

fn check_sums(manifest: &Manifest, counts: [u64; 3], rejected: &BTreeMap<String, u64>) -> Result<(), Finding> {
    let c = &manifest.counts;
    let stated = [c.released, c.duplicate, c.rejected];
    if counts != stated || counts.iter().sum::<u64>() != c.read {
        return Err(Finding::in_file(
            &LEDGER_RULE,
            "ledger.parquet",
            format!("expected {stated:?} released, duplicate and rejected of {} read, found {counts:?}", c.read),
        ));
    }
    if *rejected != manifest.rejected {
        return Err(Finding::in_file(
            &SUMMARY,
            "release.json",
            format!("expected the ledger's rejects {rejected:?}, found {:?}", manifest.rejected),
        ));
    }
    Ok(())
}

fn check_released(row: u64, entry: &LedgerEntry, article: Option<&Article>) -> Result<(), Finding> {
    let matches = article.is_some_and(|article| {
        (Some(article.id), &article.source, Some(article.raw_sha256)) == (entry.article_id, &entry.source, entry.raw_sha256)
    });
    let plain = entry.duplicate_of.is_none() && entry.rule.is_none() && entry.reason.is_none();
    if matches && plain {
        Ok(())
    } else {
        Err(fault(row, "article_id", "expected the next article's id, source and raw digest, found others".into()))
    }
}

fn check_duplicate(row: u64, entry: &LedgerEntry, released: &HashMap<ArticleId, Sha256>) -> Result<(), Finding> {
    let first = entry.duplicate_of.and_then(|id| released.get(&id));
    let plain = entry.article_id.is_none() && entry.rule.is_none() && entry.reason.is_none();
    if plain && first.is_some() && first == entry.raw_sha256.as_ref() {
        return Ok(());
    }
    Err(fault(row, "duplicate_of", "expected an earlier article with the same raw bytes, found none".into()))
}

fn check_rejected(row: u64, entry: &LedgerEntry) -> Result<(), Finding> {
    let explained = entry.rule.is_some() && entry.reason.is_some() && entry.article_id.is_none() && entry.duplicate_of.is_none();
    if explained { Ok(()) } else { Err(fault(row, "rule", "expected a rule and a reason, and no article".into())) }
}

fn check_segments(options: &VerifyOptions, manifest: &Manifest) -> Result<(), Finding> {
    let (mut root, mut rows) = (OrderedRoot::default(), 0);
    let mut articles = articles(&options.release, "articles.parquet")?;
    for segments in segments_by_article(options)? {
        let segments = segments?;
        let first = rows + 1;
        rows += segments.len() as u64;
        root.push(segments_digest(&segments));
        let id = articles.next().transpose()?.map(|article| article.id);
        if id != segments.first().map(|segment| segment.article_id) {
            return Err(Finding::in_row(
                &SEGMENTS_RULE,
                "segments.parquet",
                first,
                Some("article_id"),
                "expected the segments of each article in the articles' order",
            ));
        }
        check_tiling(first, &segments)?;
    }
    let root = root.finish();
    if (rows, root) != (manifest.counts.segments, manifest.segments_root) || articles.next().is_some() {
        return Err(Finding::in_file(
            &SEGMENTS_RULE,
            "segments.parquet",
            format!("expected {} rows with root {}, found {rows} with {root}", manifest.counts.segments, manifest.segments_root),
        ));
    }
    Ok(())
}

fn check_tiling(first_row: u64, segments: &[SegmentRow]) -> Result<(), Finding> {
    let mut at = 0;
    for (seq, segment) in segments.iter().enumerate() {
        if segment.seq != seq as i32 || segment.start != at || segment.end <= segment.start {
            let message = format!(
                "expected segment {seq} to begin at byte {at} and not to be empty, found segment {} at {}..{}",
                segment.seq, segment.start, segment.end
            );
            return Err(Finding::in_row(&SEGMENTS_RULE, "segments.parquet", first_row + seq as u64, Some("start"), message));
        }
        at = segment.end;
    }
    Ok(())
}
