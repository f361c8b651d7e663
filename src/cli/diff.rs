//! `newsbale diff`.

use std::io::Write;

use newsbale::{Diff, FieldChange, Manifest, Policy, RowChange};
use serde_json::{Value, json};

use super::args::{DiffArgs, DiffFormat};
use super::{Failure, Verdict};

/// How much of a value a line shows.
const SHOWN_CHARS: usize = 60;

pub(crate) fn run(args: &DiffArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    let (old, new) = (Manifest::read(&args.old)?, Manifest::read(&args.new)?);
    let policy: Policy = args.policy.into();
    let mut printer = Printer { args, out, rows: 0, failed: None };
    printer.begin(&old, &new)?;
    let diff = newsbale::diff(&args.old, &args.new, &mut |change| {
        printer.row(change);
        Ok(())
    })?;
    let needed = diff.needed(&old.version, policy);
    let is_too_small = !diff.is_empty() && new.version < needed;
    printer.end(&diff, &old, &new, policy, is_too_small)?;
    Ok(if args.check && is_too_small { Verdict::Problems } else { Verdict::Clean })
}

/// Prints rows as they come: a difference may be longer than memory.
struct Printer<'p, W> {
    args: &'p DiffArgs,
    out: &'p mut W,
    rows: usize,
    failed: Option<std::io::Error>,
}

impl<W: Write> Printer<'_, W> {
    fn begin(&mut self, old: &Manifest, new: &Manifest) -> Result<(), Failure> {
        match self.args.format {
            DiffFormat::Text => writeln!(self.out, "{} {} to {} {}", old.name, old.version, new.name, new.version)?,
            DiffFormat::Markdown => writeln!(self.out, "# {} {} to {}\n", new.name, old.version, new.version)?,
            DiffFormat::Json => {
                let head = |manifest: &Manifest| json!({"name": manifest.name, "version": manifest.version.to_string(), "content_root": manifest.content_root});
                write!(self.out, "{{\"old\": {}, \"new\": {}, \"rows\": [", head(old), head(new))?;
            }
        }
        Ok(())
    }

    fn row(&mut self, change: &RowChange) {
        self.rows += 1;
        let result = match self.args.format {
            DiffFormat::Json => write!(self.out, "{}\n  {}", if self.rows > 1 { "," } else { "" }, row_json(change)),
            _ if self.rows > self.args.max_rows => Ok(()),
            DiffFormat::Text => self.text_row(change),
            DiffFormat::Markdown => self.markdown_row(change),
        };
        // The first failure to write is told at the end; the comparison itself cannot fail of it.
        self.failed = self.failed.take().or(result.err());
    }

    fn text_row(&mut self, change: &RowChange) -> std::io::Result<()> {
        match change {
            RowChange::Added { id, source } => writeln!(self.out, "  added    {id} {}", shown(source)),
            RowChange::Removed { id, source } => writeln!(self.out, "  removed  {id} {}", shown(source)),
            RowChange::Renamed { ids, sources } => {
                writeln!(self.out, "  renamed  {} {} to {} {}", ids[0], shown(&sources[0]), ids[1], shown(&sources[1]))
            }
            RowChange::Changed { id, source, fields } => {
                writeln!(self.out, "  changed  {id} {}", shown(source))?;
                fields.iter().try_for_each(|field| writeln!(self.out, "             {}", field_line(field)))
            }
            _ => Ok(()),
        }
    }

    fn markdown_row(&mut self, change: &RowChange) -> std::io::Result<()> {
        let code = |text: &str| format!("`{}`", shown(text).replace('`', "'"));
        match change {
            RowChange::Added { id, source } => writeln!(self.out, "- added {} {}", code(id), code(source)),
            RowChange::Removed { id, source } => writeln!(self.out, "- removed {} {}", code(id), code(source)),
            RowChange::Renamed { sources, .. } => writeln!(self.out, "- renamed {} to {}", code(&sources[0]), code(&sources[1])),
            RowChange::Changed { id, source, fields } => {
                writeln!(self.out, "- changed {} {}", code(id), code(source))?;
                fields.iter().try_for_each(|field| writeln!(self.out, "  - {}", code(&field_line(field))))
            }
            _ => Ok(()),
        }
    }

    fn end(&mut self, diff: &Diff, old: &Manifest, new: &Manifest, policy: Policy, is_too_small: bool) -> Result<(), Failure> {
        self.failed.take().map_or(Ok(()), Err)?;
        let needed = diff.needed(&old.version, policy);
        let changes = diff.changes(policy);
        if self.args.format == DiffFormat::Json {
            let schema: Vec<_> = diff
                .schema
                .iter()
                .map(|change| json!({"rule": change.rule.id, "place": change.place, "message": change.message, "breaks": change.rule.breaks.to_string()}))
                .collect();
            let rest = json!({"schema": schema, "changes": changes, "needed": needed.to_string(), "too_small": is_too_small});
            let rest = rest.to_string();
            return Ok(writeln!(self.out, "\n], {}", rest.trim_start_matches('{'))?);
        }
        let hidden = self.rows.saturating_sub(self.args.max_rows);
        if hidden > 0 {
            writeln!(self.out, "  ... and {hidden} more; --max-rows shows them, --format json has all")?;
        }
        for change in &diff.schema {
            writeln!(self.out, "{} {change}", if self.args.format == DiffFormat::Markdown { "-" } else { "  schema  " })?;
        }
        if changes.because.is_empty() {
            return Ok(writeln!(self.out, "no difference")?);
        }
        self.table(&changes)?;
        let bump = changes.bump.as_deref().unwrap_or_default();
        writeln!(self.out, "asks for a {bump} version under the policy {policy}: {needed} or greater")?;
        if is_too_small {
            writeln!(self.out, "version {} is too small", new.version)?;
        }
        Ok(())
    }

    fn table(&mut self, changes: &newsbale::Changes) -> Result<(), Failure> {
        let is_markdown = self.args.format == DiffFormat::Markdown;
        if is_markdown {
            writeln!(self.out, "\n| change | times | asks for |\n| --- | --- | --- |")?;
        }
        for because in &changes.because {
            if is_markdown {
                writeln!(self.out, "| {} | {} | {} |", because.rule, because.count, because.bump)?;
            } else {
                writeln!(self.out, "  {:<6} {:>8} {}", because.bump, because.count, because.rule)?;
            }
        }
        if is_markdown {
            writeln!(self.out)?;
        }
        Ok(())
    }
}

fn row_json(change: &RowChange) -> Value {
    match change {
        RowChange::Added { id, source } => json!({"change": "added", "id": id, "source": source}),
        RowChange::Removed { id, source } => json!({"change": "removed", "id": id, "source": source}),
        RowChange::Renamed { ids, sources } => {
            json!({"change": "renamed", "id": ids[1], "source": sources[1], "old_id": ids[0], "old_source": sources[0]})
        }
        RowChange::Changed { id, source, fields } => {
            let field =
                |field: &FieldChange| json!({"column": field.column, "rule": field.rule.id, "before": field.before, "after": field.after});
            json!({"change": "changed", "id": id, "source": source, "fields": fields.iter().map(field).collect::<Vec<_>>()})
        }
        _ => Value::Null,
    }
}

fn field_line(field: &FieldChange) -> String {
    // The rule says more than two long lists that differ somewhere.
    let value = |value: &Value| match value {
        Value::Array(items) if items.iter().any(Value::is_object) => format!("{} items", items.len()),
        other => shown(&other.to_string()),
    };
    format!("{} ({}): {} to {}", field.column, field.rule.id, value(&field.before), value(&field.after))
}

/// Safe for a terminal, on one line, and not too long.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN_CHARS).map(|c| if newsbale::is_unprintable(c) { '\u{FFFD}' } else { c }).collect();
    if text.chars().count() > SHOWN_CHARS {
        shown.push('…');
    }
    shown
}
