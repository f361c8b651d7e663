//! Reads one text and says what it contains: total, pure, no clock, no I/O.

use jiff::Timestamp;
mod byline;
mod clusters;
mod date;
mod entities;
mod fields;
mod gazetteer;
mod hash;
mod label;
mod layout;
mod model;
mod pictures;
mod quotes;
mod shown;
mod teasers;
mod tokens;
#[cfg(feature = "train")]
pub mod training;
mod units;

pub use entities::Gazetteer;

use std::cell::RefCell;

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use crate::record::{Entity, Quote, Segment};
use crate::rules::{NO_ENTITY_MODEL, Rule, UNCLOSED_QUOTE, UNKNOWN_LANGUAGE};
use crate::text::flow::{LINE_BREAK, PARAGRAPH_BREAK};
use crate::text::lines::lines;
use crate::text::{Flow, Span};
use layout::Layout;
use shown::Shown;

/// Which of 03/04/2024's numbers is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
}

impl DateOrder {
    /// Its name in `newsbale.toml` and `release.json`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::DayFirst => "dmy",
            Self::MonthFirst => "mdy",
        }
    }
}

/// Version of everything that decides how a text is read: rules, word lists, models. Raised with every change of theirs, because a build takes over what
/// the release before read by the same version.
pub(crate) const RULES_VERSION: u32 = 23;

/// Reads texts.
#[derive(Debug, Clone, Default)]
pub struct Parser {
    date_order: Option<DateOrder>,
    gazetteer: Option<Gazetteer>,
}

/// What a text contains.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Draft {
    /// The text cut into labelled pieces that tile it.
    pub segments: Vec<Segment>,
    /// The headline.
    pub title: Option<String>,
    /// The byline's names.
    pub authors: Vec<String>,
    /// Day of publication, as printed.
    pub date: Option<Date>,
    /// Day and time as printed, where a time is.
    pub local_time: Option<DateTime>,
    /// Distance of that time from UTC, where the text says it.
    pub offset: Option<Offset>,
    /// The instant, where time and zone are known.
    pub published_at: Option<Timestamp>,
    /// The date line as found.
    pub date_text: Option<String>,
    /// Paragraphs parted by a blank line, the lines of a list by a line end, knowing where they came from.
    pub body: Flow,
    /// BCP 47.
    pub language: Option<&'static str>,
    /// Quotations; offsets are code points of the body.
    pub quotes: Vec<Quote>,
    /// Mentions; offsets are code points of the body.
    pub entities: Vec<Entity>,
    /// Rules that hold for this text.
    pub flags: Vec<&'static Rule>,
}

impl Parser {
    /// A parser with default settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Settles which of 03/04/2024's numbers is the month, where the text itself does not.
    #[must_use]
    pub fn with_date_order(mut self, order: Option<DateOrder>) -> Self {
        self.date_order = order;
        self
    }

    /// Names that are mentions wherever they stand.
    #[must_use]
    pub fn with_gazetteer(mut self, gazetteer: Option<Gazetteer>) -> Self {
        self.gazetteer = gazetteer;
        self
    }

    /// Reads a text. Total: every text gives a draft, and its segments tile the text.
    ///
    /// ```
    /// let draft = newsbale::Parser::new().parse("Bridge Reopens\n\nBy Ada Lund\n\nMar. 4 - 2024 3:50 PM CET\n\nThe old bridge over the Elm reopened on Monday.");
    /// assert_eq!(draft.authors, ["Ada Lund"]);
    /// assert_eq!(draft.published_at.unwrap().to_string(), "2024-03-04T14:50:00Z");
    /// ```
    pub fn parse(&self, text: &str) -> Draft {
        let mut draft = self.parse_layout(text);
        self.read_people(&mut draft);
        draft
    }

    /// Reads headline, byline, date and body of a text, in less than half of the time; quotations and mentions stay empty.
    ///
    /// ```
    /// let text = "Bridge Reopens\n\nBy Ada Lund\n\nThe old bridge over the Elm reopened on Monday after eleven months of work, the mayor said.";
    /// let draft = newsbale::Parser::new().parse_layout(text);
    /// assert_eq!(draft.title.as_deref(), Some("Bridge Reopens"));
    /// assert!(draft.body.as_str().starts_with("The old bridge"));
    /// ```
    pub fn parse_layout(&self, text: &str) -> Draft {
        let read = |text: &str| label::draft(text, Layout::of(text), self.date_order);
        Shown::of(text).and_then(|shown| shown.traced(read(&shown.text), text)).unwrap_or_else(|| read(text))
    }

    /// Reads a text that is a body and nothing else, its paragraphs parted by blank lines, each line a line: language, quotations and mentions. The other values stay empty.
    ///
    /// ```
    /// let draft = newsbale::Parser::new().parse_body("“The ferry sails at nine,” said Ada Lund, the mayor.");
    /// assert_eq!(draft.quotes[0].speaker.as_deref(), Some("Ada Lund"));
    /// ```
    pub fn parse_body(&self, text: &str) -> Draft {
        let mut draft = Draft::default();
        let mut by = PARAGRAPH_BREAK;
        for line in lines(text) {
            if line.of(text).trim().is_empty() {
                by = PARAGRAPH_BREAK;
            } else {
                draft.body.push_part(by, text, line);
                by = LINE_BREAK;
            }
        }
        draft.language = language(draft.body.as_str());
        self.read_people(&mut draft);
        draft
    }

    /// The body's mentions, then its quotations: those are attributed to the people who are mentioned.
    fn read_people(&self, draft: &mut Draft) {
        if draft.language.is_none() {
            draft.flags.push(&UNKNOWN_LANGUAGE);
        }
        thread_local! {
            static BUFFERS: RefCell<(Vec<tokens::Token>, entities::Scratch)> = RefCell::default();
        }
        BUFFERS.with_borrow_mut(|(words, scratch)| {
            let body = draft.body.as_str();
            tokens::tokenize(body, words);
            if draft.language == Some("en") {
                draft.entities = entities::find(body, words, scratch);
            } else {
                draft.flags.push(&NO_ENTITY_MODEL);
            }
            if let Some(gazetteer) = &self.gazetteer {
                gazetteer.settle(body, &mut draft.entities);
            }
            let found = quotes::find(body, words, &draft.entities);
            if found.unclosed {
                draft.flags.push(&UNCLOSED_QUOTE);
            }
            draft.quotes = found.quotes;
        });
    }
}

/// Why a piece of a text was or was not taken for a part of the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The piece: a line, or a re-joined paragraph. Bytes of the text.
    pub span: Span,
    /// How likely it belongs to the body, from 0 to 1.
    pub likelihood: f32,
    /// The features that moved the trees' half of that most, and by how much log-odds each.
    pub because: Vec<(String, f32)>,
}

/// Explains the layout of a text: one entry for each line or re-joined paragraph, in order.
pub fn explain(text: &str) -> Vec<Explanation> {
    let shown = Shown::of(text);
    let layout = Layout::of(shown.as_ref().map_or(text, |shown| &shown.text));
    let traced = |span| shown.as_ref().map_or(span, |shown| shown.traced_span(span));
    let reasons = layout::reasons(&layout);
    let pieces = layout.units.iter().zip(&layout.body).zip(reasons);
    pieces.map(|((unit, likelihood), because)| Explanation { span: traced(unit.span), likelihood: *likelihood, because }).collect()
}

/// Characters of the body that the language is told from.
const LANGUAGE_CHARS: usize = 400;

fn language(body: &str) -> Option<&'static str> {
    let head = head(body, LANGUAGE_CHARS);
    if is_plainly_english(head) {
        return Some("en");
    }
    let info = whatlang::detect(head)?;
    info.is_reliable().then(|| bcp47(info.lang()))
}

/// The first characters of a text.
fn head(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).map_or(text, |(end, _)| &text[..end])
}

/// English is told by its smallest words at a fiftieth of the cost of trigrams: no other language has a fifth of these, or a tenth of those that are English alone.
fn is_plainly_english(text: &str) -> bool {
    let (mut words, mut shared, mut own) = (0, 0, 0);
    for word in text.split_ascii_whitespace() {
        words += 1;
        match word {
            "the" | "The" | "and" | "that" | "with" | "has" | "have" | "from" | "were" | "said" | "been" | "which" | "would" | "their"
            | "this" | "who" | "they" | "They" | "when" | "When" | "after" | "After" | "about" | "there" | "into" | "than" | "them"
            | "could" | "she" | "She" | "her" | "its" | "what" | "other" | "because" | "people" | "more" | "But" => own += 1,
            "of" | "to" | "is" | "was" | "by" | "for" | "are" | "his" | "it" => shared += 1,
            _ => {}
        }
    }
    words >= 20 && ((own + shared) * 5 >= words || own * 10 >= words)
}

/// ISO 639-3 to the shortest BCP 47 tag.
fn bcp47(lang: whatlang::Lang) -> &'static str {
    use whatlang::Lang;
    match lang {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Swe => "sv",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Fin => "fi",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Slv => "sl",
        Lang::Bul => "bg",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Tur => "tr",
        Lang::Ell => "el",
        Lang::Cat => "ca",
        Lang::Ind => "id",
        Lang::Jpn => "ja",
        Lang::Cmn => "zh",
        Lang::Kor => "ko",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Vie => "vi",
        other => other.code(),
    }
}
