//! `newsbale inspect`: how a text is read, for people (colours) and for programs (`--json`).

use std::io::Write;
use std::path::Path;

use newsbale::{Draft, Entity, Flow, Folder, Parser, Quote, RawContent, RawDoc, Segment, decode_text, for_each_document};
use serde::Serialize;

use super::args::InspectArgs;
use super::{Failure, Verdict, paint, read_gazetteer};

/// No limit but what a text's offsets can count.
const MAX_BYTES: u64 = 1 << 30;

pub(crate) fn run(args: &InspectArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    let gazetteer = args.gazetteer.as_deref().map(read_gazetteer).transpose()?;
    let parser = Parser::new().with_date_order(args.date_order.map(Into::into)).with_gazetteer(gazetteer);
    let (mut verdict, mut texts) = (Verdict::Clean, 0);
    for path in &args.paths {
        let print = |shown: Result<Vec<u8>, String>| -> Result<(), Failure> {
            match shown {
                Ok(_) if args.html && texts > 0 => return Err("--html shows one text: give the path of one".into()),
                Ok(shown) => {
                    texts += 1;
                    out.write_all(&shown)?;
                }
                Err(reason) => {
                    writeln!(anstream::stderr(), "newsbale: {reason}")?;
                    verdict = Verdict::Problems;
                }
            }
            Ok(())
        };
        for_each_document(&Folder::new(path, MAX_BYTES), args.threads, |doc| shown(doc, &parser, args), print)?;
    }
    Ok(verdict)
}

/// What is printed of a document, or why it has no text.
fn shown(doc: RawDoc, parser: &Parser, args: &InspectArgs) -> Result<Vec<u8>, String> {
    let source = doc.source.as_str();
    let text = match doc.content {
        RawContent::Bytes { bytes, .. } => decode_text(bytes),
        RawContent::Refused { rule, reason } => Err(format!("{}: {reason}", rule.id)),
    };
    let text = text.map_err(|reason| format!("{source}: {reason}"))?;
    let draft = parser.parse(&text);
    let mut out = Vec::new();
    let written = if args.html {
        out.write_all(newsbale::article_page(source, &text, &draft).as_bytes()).map_err(Failure::from)
    } else if args.json {
        write_json(source, &text, draft, &mut out)
    } else {
        paint::print(source, &text, &draft, args.explain, &mut out)
    };
    written.map(|()| out).map_err(|failure| format!("{source}: {failure}"))
}

/// A text as its line of `--json` has it.
#[derive(Serialize)]
struct Row<'d> {
    id: Option<&'d str>,
    title: Option<&'d str>,
    authors: &'d [String],
    published: Option<String>,
    body: Option<&'d str>,
    quotes: &'d [Quote],
    entities: &'d [Entity],
    segments: Vec<SegmentRow>,
    flags: Vec<&'static str>,
}

#[derive(Serialize)]
struct SegmentRow {
    label: &'static str,
    start: i32,
    end: i32,
}

fn write_json(source: &str, text: &str, mut draft: Draft, out: &mut Vec<u8>) -> Result<(), Failure> {
    let raw = RawOffsets::new(text, &draft.body);
    for quote in &mut draft.quotes {
        (quote.start, quote.end) = raw.of(quote.start, quote.end);
    }
    for entity in &mut draft.entities {
        (entity.start, entity.end) = raw.of(entity.start, entity.end);
    }
    let segment =
        |s: &Segment| SegmentRow { label: s.label.as_str(), start: raw.points_before(s.span.start), end: raw.points_before(s.span.end) };
    let row = Row {
        id: Path::new(source).file_stem().and_then(|stem| stem.to_str()),
        title: draft.title.as_deref(),
        authors: &draft.authors,
        published: published(&draft),
        body: Some(draft.body.as_str()).filter(|body| !body.is_empty()),
        quotes: &draft.quotes,
        entities: &draft.entities,
        segments: draft.segments.iter().map(segment).collect(),
        flags: draft.flags.iter().map(|rule| rule.id).collect(),
    };
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
    body: &'d Flow,
    /// The first byte of each of the body's code points, and its end.
    body_bytes: Vec<usize>,
    /// Code points that begin before each byte of the raw text, and before its end.
    points: Vec<i32>,
}

impl<'d> RawOffsets<'d> {
    fn new(text: &str, body: &'d Flow) -> Self {
        let body_bytes = body.as_str().char_indices().map(|(at, _)| at).chain([body.as_str().len()]).collect();
        let mut points = Vec::with_capacity(text.len() + 1);
        let mut begun = 0;
        for at in 0..=text.len() {
            points.push(begun);
            begun += i32::from(text.is_char_boundary(at));
        }
        Self { body, body_bytes, points }
    }

    fn of(&self, start: i32, end: i32) -> (i32, i32) {
        let byte = |point: i32| self.body_bytes.get(point as usize).copied().unwrap_or_default();
        let span = self.body.span_in_source(byte(start), byte(end));
        (self.points_before(span.start), self.points_before(span.end))
    }

    fn points_before(&self, byte: u32) -> i32 {
        self.points[byte as usize]
    }
}
