//! One text: the raw text with its segments, beside the record that was made of it.

use std::borrow::Cow;

use maud::{Markup, html};

use super::Sample;
use crate::parse::Draft;
use crate::record::{Entity, Label, Quote, Segment};
use crate::text::escape::is_unprintable;
use crate::text::offsets::Bytes;

/// What is shown of a text, wherever it comes from.
pub(super) struct View<'v> {
    pub source: &'v str,
    pub title: Option<&'v str>,
    pub authors: String,
    pub date: String,
    pub language: Option<&'v str>,
    pub flags: Vec<&'v str>,
    pub body: &'v str,
    pub quotes: &'v [Quote],
    pub entities: &'v [Entity],
    pub text: &'v str,
    pub segments: &'v [Segment],
}

/// How one text is read, as a page of its own.
///
/// ```
/// let text = "Bridge Reopens\n\nBy Ada Lund\n\nMarch 4, 2024\n\nThe old bridge over the Elm <reopened> on Monday, and boats sail again.";
/// let page = newsbale::article_page("a.txt", text, &newsbale::Parser::new().parse(text));
/// assert!(page.contains("&lt;reopened&gt;") && page.contains("Ada Lund"));
/// ```
pub fn article_page(source: &str, text: &str, draft: &Draft) -> String {
    let instant = draft.published_at.map(|instant| instant.to_string());
    let view = View {
        source,
        title: draft.title.as_deref(),
        authors: draft.authors.join("; "),
        date: instant.or_else(|| draft.date.map(|date| date.to_string())).unwrap_or_default(),
        language: draft.language,
        flags: draft.flags.iter().map(|rule| rule.id).collect(),
        body: draft.body.as_str(),
        quotes: &draft.quotes,
        entities: &draft.entities,
        text,
        segments: &draft.segments,
    };
    super::frame(source, html! { h1 { (shown(source)) } (legend()) (view.render()) })
}

impl<'v> From<&'v Sample> for View<'v> {
    fn from(sample: &'v Sample) -> Self {
        let article = &sample.article;
        let instant = article.published_at.map(|instant| instant.to_string());
        Self {
            source: article.source.as_str(),
            title: article.title.as_deref(),
            authors: article.authors.join("; "),
            date: instant.or_else(|| article.date.map(|date| date.to_string())).unwrap_or_default(),
            language: article.language.as_deref(),
            flags: article.flags.iter().map(String::as_str).collect(),
            body: &article.body,
            quotes: &article.quotes,
            entities: &article.entities,
            text: &sample.text,
            segments: &sample.segments,
        }
    }
}

impl View<'_> {
    /// Raw text and record, side by side where there is room.
    pub(super) fn render(&self) -> Markup {
        let fields = [
            ("title", self.title.unwrap_or_default()),
            ("authors", &self.authors),
            ("date", &self.date),
            ("language", self.language.unwrap_or_default()),
        ];
        html! {
            div.text {
                section aria-label="raw text" { h3 { "Raw text" } div.raw { @for segment in self.segments { (self.segment(segment)) } } }
                section aria-label="record" {
                    h3 { "Record" }
                    dl { @for (name, value) in fields { dt { (name) } dd { @if value.is_empty() { span.null { "null" } } @else { (shown(value)) } } } }
                    @if !self.flags.is_empty() { p.flags { @for flag in &self.flags { span.flag { (flag) } " " } } }
                    div.body { (self.paragraphs()) }
                }
            }
        }
    }

    fn segment(&self, segment: &Segment) -> Markup {
        let piece = shown(segment.span.of(self.text));
        match segment.label {
            Label::Separator => html! { (piece) },
            label => {
                html! { span class=(format!("seg {}", label.as_str())) title=(tooltip(segment)) { (piece) } }
            }
        }
    }

    fn paragraphs(&self) -> Markup {
        let mut bytes = Bytes::new(self.body);
        let mut span = |start: i32, end: i32| Some((bytes.at(start as usize)?, bytes.at(end as usize)?));
        let quotes: Vec<_> =
            self.quotes.iter().filter_map(|quote| span(quote.start, quote.end).map(|(from, to)| (from, to, quote))).collect();
        let entities: Vec<_> = self.entities.iter().filter_map(|e| span(e.start, e.end).map(|(from, to)| (from, to, e))).collect();
        let start_of = |paragraph: &str| paragraph.as_ptr() as usize - self.body.as_ptr() as usize;
        html! {
            @for paragraph in self.body.split("\n\n") {
                p { (self.paragraph(start_of(paragraph), start_of(paragraph) + paragraph.len(), &quotes, &entities)) }
            }
        }
    }

    fn paragraph(&self, from: usize, to: usize, quotes: &[(usize, usize, &Quote)], entities: &[(usize, usize, &Entity)]) -> Markup {
        let mut at = from;
        html! {
            @for (start, end, quote) in quotes.iter().filter(|(start, end, _)| from <= *start && *end <= to) {
                (self.mentions(at, *start, entities))
                q title=[quote.cue.as_deref()] { (self.mentions(*start, *end, entities)) }
                @let () = at = *end + self.closing_mark(*end);
                (self.body[*end..at])
                @if let Some(speaker) = &quote.speaker { span.speaker { (shown(speaker)) } }
            }
            (self.mentions(at, to, entities))
        }
    }

    /// Bytes of the closing mark behind a quotation: who speaks is shown behind it.
    fn closing_mark(&self, end: usize) -> usize {
        self.body[end..].chars().next().filter(|c| matches!(c, '”' | '"' | '“' | '»' | '«' | '’' | '\'')).map_or(0, char::len_utf8)
    }

    fn mentions(&self, from: usize, to: usize, entities: &[(usize, usize, &Entity)]) -> Markup {
        let mut at = from;
        html! {
            @for (start, end, entity) in entities.iter().filter(|(start, end, _)| from <= *start && *end <= to) {
                (shown(&self.body[at.min(*start)..*start]))
                span class=(format!("entity {}", entity.kind.as_str())) title=(format!("{} {}", entity.kind.as_str(), entity.name)) { (shown(&self.body[*start..*end])) }
                @let () = at = *end;
            }
            (shown(&self.body[at.min(to)..to]))
        }
    }
}

/// What the colours mean.
pub(super) fn legend() -> Markup {
    let labels = [
        Label::Title,
        Label::Byline,
        Label::Date,
        Label::Standfirst,
        Label::Heading,
        Label::Body,
        Label::Line,
        Label::Caption,
        Label::Signoff,
        Label::Boilerplate,
    ];
    html! {
        p.legend {
            "Segments: "
            @for label in labels { span class=(format!("seg {}", label.as_str())) { (label.as_str()) } " " }
            "Mentions: "
            @for kind in ["PER", "ORG", "LOC"] { span class=(format!("entity {kind}")) { (kind) } " " }
            "Quotations: " q { "words" } span.speaker { "speaker" }
        }
    }
}

/// A text with what nobody would see made visible: direction marks must not turn the page around.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| is_unprintable(c) && !matches!(c, '\n' | '\r' | '\t');
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| if hidden(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect::<String>().into()
}

fn tooltip(segment: &Segment) -> String {
    let parted = if segment.why.is_empty() { "" } else { ": " };
    format!("{}{parted}{}", segment.label.as_str(), segment.why)
}
