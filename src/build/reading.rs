//! A chunk of raw documents to rows in every format: the work of one thread, without order or I/O.

use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow::array::RecordBatch;

use super::earlier::Known;
use crate::columns::{article_batch, entity_batch, quote_batch, segment_batch};
use crate::error::Result;
use crate::export::jsonl::Lists;
use crate::export::{csv, jsonl};
use crate::ingest::{RawContent, RawDoc};
use crate::parse::{Draft, Parser};
use crate::record::{
    Article, ArticleId, Label, LedgerEntry, Outcome, Segment, SegmentRow, Sha256, SourcePath, has_control_characters, segments_digest,
};
use crate::release::Summary;
use crate::report::Stats;
use crate::rules::{CONTROL_CHARACTERS, EMPTY, ENCODING, LARGE_FIELD, NO_BODY, NUL_BYTE, PARSER_FAILED, ROW_TOO_LARGE, Rule};
use crate::text::decode::{DecodeError, Decoded, decode};

/// Longest field that Python's csv module reads by default, in characters.
const LARGE_FIELD_CHARS: usize = 131_072;

/// A document, and the earlier one with the same bytes if there is one.
pub(super) struct Admitted {
    pub doc: RawDoc,
    pub duplicate_of: Option<ArticleId>,
    /// What the release before made of the same bytes.
    pub known: Option<Known>,
}

/// What came of a chunk: ledger lines in order, and its rows in every format.
pub(super) struct ReadChunk {
    pub entries: Vec<LedgerEntry>,
    pub record_digests: Vec<Sha256>,
    pub segment_digests: Vec<Sha256>,
    pub summary: Summary,
    pub stats: Stats,
    pub articles: RecordBatch,
    pub quotes: RecordBatch,
    pub entities: RecordBatch,
    pub segments: RecordBatch,
    pub articles_jsonl: Vec<u8>,
    pub articles_csv: Vec<u8>,
    pub quotes_csv: Vec<u8>,
    pub entities_csv: Vec<u8>,
    pub raw_bytes: u64,
    /// Documents that were not parsed again.
    pub reused: u64,
}

type Refused = (&'static Rule, String);

/// Reads a chunk of documents.
///
/// # Errors
/// Only when rows cannot be encoded, which no document can cause.
pub(super) fn read_chunk(parser: &Parser, chunk: Vec<Admitted>) -> Result<ReadChunk> {
    let mut rows = Rows::with_room_for(chunk.iter().map(|admitted| admitted.doc.content.size()).sum());
    for admitted in chunk {
        let source = admitted.doc.source.clone();
        let entry = match (admitted.doc.content, admitted.duplicate_of) {
            (RawContent::Refused { rule, reason }, _) => rejected(source, None, (rule, reason)),
            (RawContent::Bytes { sha256, .. }, Some(first)) => {
                LedgerEntry { duplicate_of: Some(first), ..ledger_entry(source, Outcome::Duplicate, Some(sha256)) }
            }
            (RawContent::Bytes { bytes, sha256 }, None) => {
                rows.raw_bytes += bytes.len() as u64;
                match rows.release(parser, &source, bytes, sha256, admitted.known.as_ref()) {
                    Ok(id) => LedgerEntry { article_id: Some(id), ..ledger_entry(source, Outcome::Released, Some(sha256)) },
                    Err(refused) => rejected(source, Some(sha256), refused),
                }
            }
        };
        rows.entries.push(entry);
    }
    rows.encode()
}

#[derive(Default)]
struct Rows {
    entries: Vec<LedgerEntry>,
    articles: Vec<Article>,
    segments: Vec<SegmentRow>,
    segment_digests: Vec<Sha256>,
    jsonl: Vec<u8>,
    csv: Vec<u8>,
    raw_bytes: u64,
    reused: u64,
    stats: Stats,
}

impl Rows {
    /// Rows as text take somewhat more than the raw documents.
    fn with_room_for(raw_bytes: usize) -> Self {
        Self { jsonl: Vec::with_capacity(2 * raw_bytes), csv: Vec::with_capacity(2 * raw_bytes), ..Self::default() }
    }

    fn release(
        &mut self,
        parser: &Parser,
        source: &SourcePath,
        bytes: Vec<u8>,
        raw_sha256: Sha256,
        known: Option<&Known>,
    ) -> std::result::Result<ArticleId, Refused> {
        let decoded = decode(bytes).map_err(undecodable)?;
        // With a mark in front, or two bytes a letter, offsets into file and text are not the same: those few are parsed again.
        if let Some(known) = known.filter(|_| decoded.encoding.is_plain_utf8())
            && let Some(article) = known.article()
        {
            let pieces: Vec<_> = known.segments.iter().map(SegmentRow::piece).collect();
            self.reused += 1;
            return self.add(article, &decoded.text, &pieces, known.segments.clone());
        }
        if decoded.text.trim().is_empty() {
            return Err((&EMPTY, "nothing but white space".into()));
        }
        let mut draft = parse_guarded(parser, &decoded.text)?;
        let pieces = std::mem::take(&mut draft.segments);
        let segments = segment_rows(ArticleId::of(source), &decoded, &pieces);
        let article = article_of(source, raw_sha256, draft)?;
        self.add(article, &decoded.text, &pieces, segments)
    }

    /// Takes a row, unless it is too long.
    fn add(
        &mut self,
        article: Article,
        text: &str,
        pieces: &[Segment],
        segments: Vec<SegmentRow>,
    ) -> std::result::Result<ArticleId, Refused> {
        let start = self.jsonl.len();
        let row_bytes = jsonl::write_row(&article, &mut self.jsonl).map_err(|error| (&ROW_TOO_LARGE, error.to_string()))?;
        if row_bytes > jsonl::LINE_LIMIT_BYTES {
            self.jsonl.truncate(start);
            return Err((&ROW_TOO_LARGE, format!("expected at most {} bytes of JSON, found {row_bytes}", jsonl::LINE_LIMIT_BYTES)));
        }
        csv::write_article(&article, Lists::of(&self.jsonl[start..]), &mut self.csv);
        let id = article.id;
        self.stats.add(&article, text, pieces);
        self.segment_digests.push(segments_digest(&segments));
        self.segments.extend(segments);
        self.articles.push(article);
        Ok(id)
    }

    fn encode(self) -> Result<ReadChunk> {
        let (mut quotes_csv, mut entities_csv) = (Vec::new(), Vec::new());
        let mut summary = Summary::default();
        for article in &self.articles {
            csv::write_quotes(article, &mut quotes_csv);
            csv::write_entities(article, &mut entities_csv);
            summary.add(article);
        }
        Ok(ReadChunk {
            record_digests: self.articles.iter().map(|article| article.record_sha256).collect(),
            segment_digests: self.segment_digests,
            summary,
            stats: self.stats,
            articles: article_batch(&self.articles)?,
            quotes: quote_batch(&self.articles)?,
            entities: entity_batch(&self.articles)?,
            segments: segment_batch(&self.segments)?,
            entries: self.entries,
            articles_jsonl: self.jsonl,
            articles_csv: self.csv,
            quotes_csv,
            entities_csv,
            raw_bytes: self.raw_bytes,
            reused: self.reused,
        })
    }
}

/// The parser is total; should it have a fault all the same, that costs one document and not the release.
fn parse_guarded(parser: &Parser, text: &str) -> std::result::Result<Draft, Refused> {
    catch_unwind(AssertUnwindSafe(|| parser.parse(text))).map_err(|_| (&PARSER_FAILED, "the parser panicked".to_owned()))
}

fn article_of(source: &SourcePath, raw_sha256: Sha256, draft: Draft) -> std::result::Result<Article, Refused> {
    let body = draft.body.into_string();
    if body.is_empty() {
        return Err((&NO_BODY, "no paragraph of an article found".into()));
    }
    let mut flags: Vec<String> = draft.flags.iter().map(|rule| rule.id.to_owned()).collect();
    if has_control_characters(&body) {
        flags.push(CONTROL_CHARACTERS.id.into());
    }
    if body.len() > LARGE_FIELD_CHARS && body.chars().count() > LARGE_FIELD_CHARS {
        flags.push(LARGE_FIELD.id.into());
    }
    flags.sort_unstable();
    flags.dedup();
    let article = Article {
        id: ArticleId::of(source),
        source: source.clone(),
        date: draft.date,
        published_at: draft.published_at,
        date_text: draft.date_text,
        author: (!draft.authors.is_empty()).then(|| draft.authors.join("; ")),
        authors: draft.authors,
        title: draft.title,
        body,
        language: draft.language.map(str::to_owned),
        quotes: draft.quotes,
        entities: draft.entities,
        flags,
        raw_sha256,
        record_sha256: raw_sha256,
    };
    Ok(article.sealed())
}

fn segment_rows(article_id: ArticleId, decoded: &Decoded, segments: &[Segment]) -> Vec<SegmentRow> {
    let mut raw = decoded.encoding.raw_offsets(&decoded.text);
    let bom = decoded.encoding.bom_bytes() as i32;
    let mark = (bom > 0).then_some((Label::Bom, 0, bom));
    let pieces = segments
        .iter()
        .map(|segment| (segment.label, raw.at(segment.span.start as usize) as i32, raw.at(segment.span.end as usize) as i32));
    let numbered = mark.into_iter().chain(pieces).zip(0..);
    numbered.map(|((label, start, end), seq)| SegmentRow { article_id, seq, label, start, end }).collect()
}

fn undecodable(error: DecodeError) -> Refused {
    match error {
        DecodeError::Nul { at } => (&NUL_BYTE, format!("byte {at} is NUL")),
        DecodeError::IllFormed { at, found, looks_like } => {
            (&ENCODING, format!("expected UTF-8, found {found} at byte {at}; looks like {looks_like}"))
        }
    }
}

fn ledger_entry(source: SourcePath, outcome: Outcome, raw_sha256: Option<Sha256>) -> LedgerEntry {
    LedgerEntry { source, outcome, raw_sha256, article_id: None, duplicate_of: None, rule: None, reason: None }
}

fn rejected(source: SourcePath, raw_sha256: Option<Sha256>, (rule, reason): Refused) -> LedgerEntry {
    LedgerEntry { rule: Some(rule.id.to_owned()), reason: Some(reason), ..ledger_entry(source, Outcome::Rejected, raw_sha256) }
}
