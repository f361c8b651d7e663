//! The rows of two releases, merged by source.

use std::cmp::Ordering;
use std::collections::HashMap;

use serde_json::Value;

use super::policy::{FLAGS_CHANGED, OFFSETS_MOVED, RAW_CHANGED, VALUE_CORRECTED, VALUE_EMPTIED, VALUE_FILLED};
use super::side::{RowKey, Side};
use super::{ChangeRule, FieldChange, RowChange};
use crate::error::Result;
use crate::record::Sha256;
use crate::schema::ColumnContract;

type OnRow<'f> = &'f mut dyn FnMut(&RowChange) -> Result<()>;

/// What the first pass keeps: positions, and for rows of one side only half the digest of the raw text.
#[derive(Default)]
struct Merged {
    common: Vec<(usize, usize)>,
    removed: Vec<(usize, [u8; 16])>,
    added: Vec<(usize, [u8; 16])>,
}

/// Tells of every row that differs.
pub(super) fn compare(old: &Side<'_>, new: &Side<'_>, on_row: OnRow<'_>) -> Result<()> {
    let merged = merge(old, new)?;
    changed(old, new, &merged.common, on_row)?;
    one_sided(old, new, merged, on_row)
}

fn merge(old: &Side<'_>, new: &Side<'_>) -> Result<Merged> {
    // Under another schema every digest is another one, so every row has to be looked at.
    let same_schema = old.contract == new.contract;
    let (mut olds, mut news) = (old.keys()?, new.keys()?);
    let (mut left, mut right) = (olds.next()?, news.next()?);
    let mut merged = Merged::default();
    loop {
        let order = match (&left, &right) {
            (None, None) => return Ok(merged),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(left), Some(right)) => left.source.cmp(&right.source),
        };
        if let (Ordering::Equal, Some(left), Some(right)) = (order, &left, &right)
            && !(same_schema && left.record == right.record)
        {
            merged.common.push((left.at, right.at));
        }
        if let (Ordering::Less, Some(key)) = (order, &left) {
            merged.removed.push((key.at, half(key)));
        }
        if let (Ordering::Greater, Some(key)) = (order, &right) {
            merged.added.push((key.at, half(key)));
        }
        if order != Ordering::Greater {
            left = olds.next()?;
        }
        if order != Ordering::Less {
            right = news.next()?;
        }
    }
}

fn half(key: &RowKey) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::of(key.raw.as_bytes()).as_bytes()[..16]);
    half
}

/// The second pass: rows that are on both sides.
fn changed(old: &Side<'_>, new: &Side<'_>, common: &[(usize, usize)], on_row: OnRow<'_>) -> Result<()> {
    let (old_columns, new_columns) = (&old.table()?.columns, &new.table()?.columns);
    let (olds, news) = common.iter().copied().unzip();
    let (mut olds, mut news) = (old.rows(olds)?, new.rows(news)?);
    while let (Some(before), Some(after)) = (olds.next()?, news.next()?) {
        let fields = fields(&before, old_columns, &after, new_columns);
        let named = |name: &str| text(&after, new_columns, name);
        if !fields.is_empty() {
            on_row(&RowChange::Changed { id: named("id"), source: named("source"), fields })?;
        }
    }
    Ok(())
}

fn text(values: &[Value], columns: &[ColumnContract], name: &str) -> String {
    let at = columns.iter().position(|column| column.name == name);
    at.and_then(|at| values.get(at)).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The values of the columns that both have. The digest is no value of its own: it differs whenever another does.
fn fields(before: &[Value], old: &[ColumnContract], after: &[Value], new: &[ColumnContract]) -> Vec<FieldChange> {
    let mut fields = Vec::new();
    for (column, after) in new.iter().zip(after).filter(|(column, _)| column.name != "record_sha256") {
        let at = old.iter().position(|earlier| earlier.name == column.name);
        if let Some(before) = at.and_then(|at| before.get(at)).filter(|before| *before != after) {
            let rule = kind(&column.name, before, after);
            fields.push(FieldChange { rule, column: column.name.clone(), before: before.clone(), after: after.clone() });
        }
    }
    fields
}

fn kind(column: &str, before: &Value, after: &Value) -> &'static ChangeRule {
    let is_empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    match column {
        "flags" => &FLAGS_CHANGED,
        "raw_sha256" => &RAW_CHANGED,
        _ if is_empty(before) => &VALUE_FILLED,
        _ if is_empty(after) => &VALUE_EMPTIED,
        _ if without_offsets(before) == without_offsets(after) => &OFFSETS_MOVED,
        _ => &VALUE_CORRECTED,
    }
}

/// A list of objects without their `start` and `end`.
fn without_offsets(value: &Value) -> Value {
    let Value::Array(items) = value else { return value.clone() };
    let stripped = items.iter().cloned().map(|mut item| {
        if let Value::Object(fields) = &mut item {
            fields.retain(|name, _| name != "start" && name != "end");
        }
        item
    });
    stripped.collect()
}

/// Rows of one side only: the same raw text on both sides is one that was renamed.
fn one_sided(old: &Side<'_>, new: &Side<'_>, merged: Merged, on_row: OnRow<'_>) -> Result<()> {
    let mut by_raw: HashMap<[u8; 16], Vec<usize>> = HashMap::new();
    for (at, raw) in merged.removed.iter().rev() {
        by_raw.entry(*raw).or_default().push(*at);
    }
    let mut origin = HashMap::new();
    for (at, raw) in &merged.added {
        if let Some(from) = by_raw.get_mut(raw).and_then(Vec::pop) {
            origin.insert(*at, from);
        }
    }
    let moved: HashMap<usize, usize> = origin.iter().map(|(to, from)| (*from, *to)).collect();
    let mut moved_from: HashMap<usize, (String, String)> = HashMap::new();
    let removed: Vec<_> = merged.removed.iter().map(|(at, _)| *at).collect();
    named(old, &removed, &mut |at, id, source| {
        if moved.contains_key(&at) {
            moved_from.insert(at, (id, source));
            return Ok(());
        }
        on_row(&RowChange::Removed { id, source })
    })?;
    let added: Vec<_> = merged.added.iter().map(|(at, _)| *at).collect();
    named(new, &added, &mut |at, id, source| match origin.get(&at).and_then(|from| moved_from.remove(from)) {
        Some((old_id, old_source)) => on_row(&RowChange::Renamed { ids: [old_id, id], sources: [old_source, source] }),
        None => on_row(&RowChange::Added { id, source }),
    })
}

/// Ids and sources of the rows at these positions, read once more from the keys.
fn named(side: &Side<'_>, at: &[usize], on_row: &mut dyn FnMut(usize, String, String) -> Result<()>) -> Result<()> {
    if at.is_empty() {
        return Ok(());
    }
    let mut wanted = at.iter().copied().peekable();
    let mut keys = side.keys()?;
    while let (Some(_), Some(key)) = (wanted.peek(), keys.next()?) {
        if wanted.next_if_eq(&key.at).is_some() {
            on_row(key.at, key.id, key.source)?;
        }
    }
    Ok(())
}
