//! Typed rows to record batches, a column at a time.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, Date32Array, Int32Array, ListArray, RecordBatch, StringArray, StringBuilder, StructArray, TimestampMicrosecondArray,
};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{Field, Fields};
use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::record::{Article, ArticleId, Entity, LedgerEntry, Quote, SegmentRow};
use crate::schema::{ARTICLES, ENTITIES, LEDGER, QUOTES, SEGMENTS, Table, arrow_schema};

/// Day 0 of Arrow's `date32`.
pub(super) const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// The table `articles`.
///
/// # Errors
/// Only if the columns here and the schema's table disagree, which a test rules out.
pub(crate) fn article_batch(articles: &[Article]) -> Result<RecordBatch> {
    let quotes: Vec<&Quote> = articles.iter().flat_map(|a| &a.quotes).collect();
    let entities: Vec<&Entity> = articles.iter().flat_map(|a| &a.entities).collect();
    batch(
        &ARTICLES,
        vec![
            shown(articles.iter().map(|a| a.id)),
            texts(articles.iter().map(|a| a.source.as_str())),
            Arc::new(articles.iter().map(|a| a.date.map(days_from_epoch)).collect::<Date32Array>()),
            Arc::new(
                articles
                    .iter()
                    .map(|a| a.published_at.map(|t| t.as_microsecond()))
                    .collect::<TimestampMicrosecondArray>()
                    .with_timezone("UTC"),
            ),
            optional_texts(articles.iter().map(|a| a.date_text.as_deref())),
            optional_texts(articles.iter().map(|a| a.author.as_deref())),
            text_lists(articles.iter().map(|a| a.authors.as_slice())),
            optional_texts(articles.iter().map(|a| a.title.as_deref())),
            texts(articles.iter().map(|a| a.body.as_str())),
            optional_texts(articles.iter().map(|a| a.language.as_deref())),
            struct_lists(crate::schema::QUOTE, articles.iter().map(|a| a.quotes.len()), quote_columns(&quotes)),
            struct_lists(crate::schema::ENTITY, articles.iter().map(|a| a.entities.len()), entity_columns(&entities)),
            text_lists(articles.iter().map(|a| a.flags.as_slice())),
            shown(articles.iter().map(|a| a.raw_sha256)),
            shown(articles.iter().map(|a| a.record_sha256)),
        ],
    )
}

/// The side table `quotes` of these articles.
///
/// # Errors
/// As [`article_batch`].
pub(crate) fn quote_batch(articles: &[Article]) -> Result<RecordBatch> {
    let quotes: Vec<&Quote> = articles.iter().flat_map(|a| &a.quotes).collect();
    let keys = keys(articles, |a| a.quotes.len());
    batch(&QUOTES, keys.into_iter().chain(quote_columns(&quotes)).collect())
}

/// The side table `entities` of these articles.
///
/// # Errors
/// As [`article_batch`].
pub(crate) fn entity_batch(articles: &[Article]) -> Result<RecordBatch> {
    let entities: Vec<&Entity> = articles.iter().flat_map(|a| &a.entities).collect();
    let keys = keys(articles, |a| a.entities.len());
    batch(&ENTITIES, keys.into_iter().chain(entity_columns(&entities)).collect())
}

/// The table `ledger`.
///
/// # Errors
/// As [`article_batch`].
pub(crate) fn ledger_batch(entries: &[LedgerEntry]) -> Result<RecordBatch> {
    batch(
        &LEDGER,
        vec![
            texts(entries.iter().map(|e| e.source.as_str())),
            texts(entries.iter().map(|e| e.outcome.as_str())),
            optional_shown(entries.iter().map(|e| e.raw_sha256)),
            optional_shown(entries.iter().map(|e| e.article_id)),
            optional_shown(entries.iter().map(|e| e.duplicate_of)),
            optional_texts(entries.iter().map(|e| e.rule.as_deref())),
            optional_texts(entries.iter().map(|e| e.reason.as_deref())),
        ],
    )
}

/// The table `segments`.
///
/// # Errors
/// As [`article_batch`].
pub(crate) fn segment_batch(rows: &[SegmentRow]) -> Result<RecordBatch> {
    batch(
        &SEGMENTS,
        vec![
            article_ids(rows.iter().map(|r| r.article_id)),
            ints(rows.iter().map(|r| r.seq)),
            texts(rows.iter().map(|r| r.label.as_str())),
            ints(rows.iter().map(|r| r.start)),
            ints(rows.iter().map(|r| r.end)),
        ],
    )
}

fn batch(table: &Table, columns: Vec<ArrayRef>) -> Result<RecordBatch> {
    RecordBatch::try_new(arrow_schema(table), columns).map_err(Error::columnar(table.name))
}

fn keys(articles: &[Article], count: impl Fn(&Article) -> usize) -> [ArrayRef; 2] {
    let mut ids = StringBuilder::new();
    for article in articles {
        let id = article.id.to_string();
        (0..count(article)).for_each(|_| ids.append_value(&id));
    }
    let positions = articles.iter().flat_map(|a| 0..count(a) as i32);
    [Arc::new(ids.finish()), ints(positions)]
}

fn quote_columns(quotes: &[&Quote]) -> Vec<ArrayRef> {
    vec![
        texts(quotes.iter().map(|q| q.text.as_str())),
        optional_texts(quotes.iter().map(|q| q.speaker.as_deref())),
        optional_texts(quotes.iter().map(|q| q.cue.as_deref())),
        ints(quotes.iter().map(|q| q.start)),
        ints(quotes.iter().map(|q| q.end)),
    ]
}

fn entity_columns(entities: &[&Entity]) -> Vec<ArrayRef> {
    vec![
        texts(entities.iter().map(|e| e.text.as_str())),
        texts(entities.iter().map(|e| e.kind.as_str())),
        texts(entities.iter().map(|e| e.name.as_str())),
        ints(entities.iter().map(|e| e.start)),
        ints(entities.iter().map(|e| e.end)),
    ]
}

fn days_from_epoch(date: Date) -> i32 {
    // A civil date lies within ±10,000 years, so its distance in days fits.
    (date - EPOCH).get_days()
}

fn texts<'a>(values: impl Iterator<Item = &'a str>) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(values))
}

fn optional_texts<'a>(values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

fn shown(values: impl Iterator<Item = impl ToString>) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(values.map(|v| v.to_string())))
}

/// Ids that stand in runs, each formatted once.
fn article_ids(ids: impl Iterator<Item = ArticleId>) -> ArrayRef {
    let mut builder = StringBuilder::new();
    let (mut last, mut text) = (None, String::new());
    for id in ids {
        if last.replace(id) != Some(id) {
            text = id.to_string();
        }
        builder.append_value(&text);
    }
    Arc::new(builder.finish())
}

fn optional_shown(values: impl Iterator<Item = Option<impl ToString>>) -> ArrayRef {
    Arc::new(values.map(|v| v.map(|v| v.to_string())).collect::<StringArray>())
}

fn ints(values: impl Iterator<Item = i32>) -> ArrayRef {
    Arc::new(Int32Array::from_iter_values(values))
}

fn text_lists<'a>(lists: impl Iterator<Item = &'a [String]> + Clone) -> ArrayRef {
    let item = Arc::new(Field::new("element", arrow::datatypes::DataType::Utf8, false));
    let values = texts(lists.clone().flatten().map(String::as_str));
    Arc::new(ListArray::new(item, OffsetBuffer::from_lengths(lists.map(<[String]>::len)), values, None))
}

fn struct_lists(columns: &[crate::schema::Column], lengths: impl Iterator<Item = usize>, values: Vec<ArrayRef>) -> ArrayRef {
    let fields: Fields = crate::schema::struct_fields(columns);
    let item = Arc::new(Field::new("element", arrow::datatypes::DataType::Struct(fields.clone()), false));
    let values = Arc::new(StructArray::new(fields, values, None));
    Arc::new(ListArray::new(item, OffsetBuffer::from_lengths(lengths), values, None))
}
