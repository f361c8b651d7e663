//! The side tables `quotes` and `entities`: the nested columns of the articles, laid flat, in two formats.

use std::path::Path;

use super::VerifyOptions;
use super::table::{Rows, articles, csv_rows, parquet_batches};
use crate::columns::texts_of;
use crate::finding::Finding;
use crate::record::Article;
use crate::release::Manifest;
use crate::rules::{ROW_COUNT, SIDE_TABLE};
use crate::schema::{ENTITIES, QUOTES, Table};

/// A row as text, null as `None`.
type Cells = Vec<Option<String>>;

/// Checks both tables in both formats against `articles.parquet`.
pub(super) fn check(options: &VerifyOptions, manifest: &Manifest, findings: &mut Vec<Finding>) {
    let release = options.release.as_path();
    let quotes = (&QUOTES, quote_cells as fn(&Article) -> Vec<Cells>, manifest.counts.quotes);
    let entities = (&ENTITIES, entity_cells as fn(&Article) -> Vec<Cells>, manifest.counts.entities);
    let files = [("quotes.parquet", quotes), ("quotes.csv", quotes), ("entities.parquet", entities), ("entities.csv", entities)];
    let found = std::thread::scope(|scope| {
        let threads = files.map(|(name, (table, cells, rows))| scope.spawn(move || compare(release, name, table, cells, rows)));
        threads.into_iter().flat_map(|thread| thread.join().ok().flatten()).collect::<Vec<_>>()
    });
    findings.extend(found);
}

/// The first place where a side table and the articles differ.
fn compare(release: &Path, name: &'static str, table: &'static Table, cells: fn(&Article) -> Vec<Cells>, rows: u64) -> Option<Finding> {
    let (expected, mut found) = match (articles(release, "articles.parquet"), rows_of(release, name, table)) {
        (Ok(expected), Ok(found)) => (expected, found),
        (Err(finding), _) | (_, Err(finding)) => return Some(finding),
    };
    let mut row = 0;
    for expected in expected.filter_map(Result::ok).flat_map(|article| cells(&article)) {
        row += 1;
        match found.next() {
            Some(Ok(found)) if found == expected => {}
            Some(Ok(found)) => return Some(difference(name, table, row, &expected, &found)),
            Some(Err(finding)) => return Some(finding),
            None => return Some(Finding::in_file(&SIDE_TABLE, name, format!("expected more than {} rows, found the end", row - 1))),
        }
    }
    if found.next().is_some() {
        return Some(Finding::in_file(&SIDE_TABLE, name, format!("expected {row} rows, found more")));
    }
    (row != rows).then(|| Finding::in_file(&ROW_COUNT, name, format!("expected {rows} rows, found {row}")))
}

fn rows_of(release: &Path, name: &'static str, table: &'static Table) -> Result<Rows<'static, Cells>, Finding> {
    if name.ends_with(".csv") {
        let cells = |record: csv::StringRecord| record.iter().map(|cell| Some(cell.to_owned()).filter(|cell| !cell.is_empty())).collect();
        return Ok(Box::new(csv_rows(release, name, table)?.map(move |record| record.map(cells))));
    }
    let batches = parquet_batches(release, name, table)?;
    Ok(Box::new(batches.flat_map(|batch| match batch {
        Ok(batch) => texts_of(&batch).map(Ok).collect::<Vec<_>>(),
        Err(finding) => vec![Err(finding)],
    })))
}

fn difference(name: &str, table: &Table, row: u64, expected: &Cells, found: &Cells) -> Finding {
    let column = expected.iter().zip(found).position(|(left, right)| left != right).and_then(|at| table.columns.get(at));
    let at = |cells: &Cells| {
        column
            .and_then(|c| table.columns.iter().position(|d| d == c))
            .and_then(|i| cells.get(i).cloned().flatten())
            .unwrap_or("null".into())
    };
    let message = format!(
        "expected {} as the articles say, found {}",
        crate::text::escape::Escaped(&at(expected)),
        crate::text::escape::Escaped(&at(found))
    );
    Finding::in_row(&SIDE_TABLE, name, row, column.map(|column| column.name), message)
}

fn quote_cells(article: &Article) -> Vec<Cells> {
    let row = |(seq, quote): (usize, &crate::record::Quote)| {
        vec![
            Some(article.id.to_string()),
            Some(seq.to_string()),
            Some(quote.text.clone()),
            quote.speaker.clone(),
            quote.cue.clone(),
            Some(quote.start.to_string()),
            Some(quote.end.to_string()),
        ]
    };
    article.quotes.iter().enumerate().map(row).collect()
}

fn entity_cells(article: &Article) -> Vec<Cells> {
    let row = |(seq, entity): (usize, &crate::record::Entity)| {
        let texts = [
            article.id.to_string(),
            seq.to_string(),
            entity.text.clone(),
            entity.kind.to_string(),
            entity.name.clone(),
            entity.start.to_string(),
            entity.end.to_string(),
        ];
        texts.into_iter().map(Some).collect()
    };
    article.entities.iter().enumerate().map(row).collect()
}
