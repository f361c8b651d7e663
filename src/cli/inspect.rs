//! `newsbale inspect`: how a text is read, for people (colours) and for programs (`--json`).

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use newsbale::{Draft, Folder, Parser, RawContent, Source, decode_text};
use serde_json::{Value, json};

use super::args::InspectArgs;
use super::{Failure, Verdict, paint, read_gazetteer};

/// No limit but what a text's offsets can count.
const MAX_BYTES: u64 = 1 << 30;

pub(crate) fn run(args: &InspectArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    let gazetteer = args.gazetteer.as_deref().map(read_gazetteer).transpose()?;
    let parser = Parser::new().with_date_order(args.date_order.map(Into::into)).with_gazetteer(gazetteer);
    let (mut verdict, mut pages) = (Verdict::Clean, 0);
    for path in &args.paths {
        let source = Folder::new(path, MAX_BYTES);
        for doc in source.documents().map_err(Failure::from)? {
            let doc = doc?;
            let text = match doc.content {
                RawContent::Bytes { bytes, .. } => decode_text(bytes),
                RawContent::Refused { rule, reason } => Err(format!("{}: {reason}", rule.id)),
            };
            match text {
                Ok(_) if args.html && pages > 0 => return Err("--html shows one text: give the path of one".into()),
                Ok(text) if args.html => {
                    pages += 1;
                    out.write_all(newsbale::article_page(doc.source.as_str(), &text, &parser.parse(&text)).as_bytes())?;
                }
                Ok(text) if args.json => print_json(doc.source.as_str(), &text, &parser.parse(&text), out)?,
                Ok(text) => paint::print(doc.source.as_str(), &text, &parser.parse(&text), args.explain, out)?,
                Err(reason) => {
                    writeln!(anstream::stderr(), "newsbale: {}: {reason}", doc.source)?;
                    verdict = Verdict::Problems;
                }
            }
        }
    }
    Ok(verdict)
}

fn print_json(source: &str, text: &str, draft: &Draft, out: &mut impl Write) -> Result<(), Failure> {
    let id = Path::new(source).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let raw = RawOffsets::new(text, draft);
    let quotes: Vec<Value> = draft
        .quotes
        .iter()
        .map(|q| {
            let (start, end) = raw.of(q.start, q.end);
            json!({"text": q.text, "speaker": q.speaker, "cue": q.cue, "start": start, "end": end})
        })
        .collect();
    let entities: Vec<Value> = draft
        .entities
        .iter()
        .map(|e| {
            let (start, end) = raw.of(e.start, e.end);
            json!({"text": e.text, "type": e.kind.as_str(), "name": e.name, "start": start, "end": end})
        })
        .collect();
    let segments: Vec<Value> = draft
        .segments
        .iter()
        .map(|s| json!({"label": s.label.as_str(), "start": raw.points[&(s.span.start as usize)], "end": raw.points[&(s.span.end as usize)]}))
        .collect();
    let flags: Vec<_> = draft.flags.iter().map(|rule| rule.id).collect();
    let body = Some(draft.body.as_str()).filter(|body| !body.is_empty());
    let row = json!({
        "id": id, "title": draft.title, "authors": draft.authors, "published": published(draft), "body": body,
        "quotes": quotes, "entities": entities, "segments": segments, "flags": flags,
    });
    serde_json::to_writer(&mut *out, &row)?;
    Ok(writeln!(out)?)
}

/// The instant with its offset if known, else the local time, else the day.
fn published(draft: &Draft) -> Option<String> {
    match (draft.local_time, draft.offset, draft.date) {
        (Some(time), Some(offset), _) => Some(format!("{}{}", time.strftime("%Y-%m-%dT%H:%M:%S"), offset_text(offset.seconds()))),
        (Some(time), None, _) => Some(time.strftime("%Y-%m-%dT%H:%M:%S").to_string()),
        (None, _, date) => date.map(|date| date.to_string()),
    }
}

fn offset_text(seconds: i32) -> String {
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Code points of the body to code points of the raw text.
struct RawOffsets<'d> {
    draft: &'d Draft,
    body_bytes: Vec<usize>,
    points: BTreeMap<usize, usize>,
}

impl<'d> RawOffsets<'d> {
    fn new(text: &str, draft: &'d Draft) -> Self {
        let body = draft.body.as_str();
        let body_bytes = body.char_indices().map(|(at, _)| at).chain([body.len()]).collect();
        let points = text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate().map(|(count, at)| (at, count)).collect();
        Self { draft, body_bytes, points }
    }

    fn of(&self, start: i32, end: i32) -> (usize, usize) {
        let byte = |point: i32| self.body_bytes.get(point as usize).copied().unwrap_or_default();
        let span = self.draft.body.span_in_source(byte(start), byte(end));
        (self.points[&(span.start as usize)], self.points[&(span.end as usize)])
    }
}
