//! A text that was written for a machine, or made by one, is read as the page that it shows, and traced to the bytes that it is written with.

mod glued;
mod markdown;

use super::Draft;
use super::label::{Pieces, fill_values};
use crate::record::Label;
use crate::text::Span;
use crate::text::flow::value_of;

/// What a text shows that has it in other words: in Markdown, or with its paragraphs glued together.
pub(super) struct Shown {
    pub text: String,
    cuts: Vec<Cut>,
    /// Where each cut lies in what is shown, and how many bytes less that has before and with it (fewer than none, where it shows more).
    points: Vec<(u32, i32)>,
}

/// What is shown as something else than itself.
struct Cut {
    span: Span,
    /// Nothing, a blank for a line's end, the mark of a heading, or a blank line.
    shows: &'static str,
    /// Where the other piece begins, if two stand around words.
    partner: Option<u32>,
}

impl Cut {
    fn new(span: Span, shows: &'static str) -> Self {
        Self { span, shows, partner: None }
    }

    /// Something shown where the text has nothing.
    fn between(at: u32, shows: &'static str) -> Self {
        Self::new(Span { start: at, end: at }, shows)
    }
}

impl Shown {
    /// `None`, if a text shows all that it has.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut cuts = markdown::cuts(text);
        cuts.extend(glued::cuts(text));
        if cuts.is_empty() {
            return None;
        }
        cuts.sort_unstable_by_key(|cut| cut.span);
        // A line may end within a link's address.
        cuts.dedup_by(|next, before| next.span.start < before.span.end);
        let (mut shown, mut points) = (String::with_capacity(text.len()), Vec::with_capacity(cuts.len()));
        let (mut at, mut bytes) = (0, 0);
        for Cut { span, shows, .. } in &cuts {
            shown.push_str(&text[at..span.start as usize]);
            shown.push_str(shows);
            bytes += span.len() as i32 - shows.len() as i32;
            points.push((shown.len() as u32, bytes));
            at = span.end as usize;
        }
        shown.push_str(&text[at..]);
        Some(Self { text: shown, cuts, points })
    }

    /// What was read of the shown text, as read of the text itself; `None`, where an author or a day stands partly in a link and partly before it.
    pub(super) fn traced(&self, mut draft: Draft, text: &str) -> Option<Draft> {
        let mut pieces = Pieces::new(text);
        for segment in draft.segments.iter().filter(|segment| segment.label != Label::Separator) {
            let shown = segment.span.trimmed(&self.text);
            let span = if segment.label == Label::Boilerplate { self.with_hidden(shown) } else { self.traced_span(shown) };
            if !span.is_empty() {
                pieces.piece(span, segment.label, segment.why);
            }
        }
        draft.segments = pieces.finish();
        fill_values(text, &mut draft);
        has_its_values(&draft, text).then_some(draft)
    }

    /// Where the text has a piece of the page, with all that is hidden between it and the white space around: no value comes from there, so `[News](/news)` is one.
    fn with_hidden(&self, shown: Span) -> Span {
        let inner = self.traced_span(shown);
        let ends_word = |text: &str| text.is_empty() || text.ends_with(char::is_whitespace);
        let begins_word = |text: &str| text.is_empty() || text.starts_with(char::is_whitespace);
        let mut first = self.points.partition_point(|(at, _)| *at < shown.start);
        // A line's end that is shown as the blank before is white space.
        let is_break = |cut: &Cut| !cut.shows.is_empty();
        first += usize::from(self.points.get(first).is_some_and(|(at, _)| *at == shown.start) && is_break(&self.cuts[first]));
        let last = self.points.partition_point(|(at, _)| *at <= shown.end);
        Span {
            start: if ends_word(&self.text[..shown.start as usize]) { self.in_text(shown.start, first) } else { inner.start },
            end: if begins_word(&self.text[shown.end as usize..]) { self.in_text(shown.end, last) } else { inner.end },
        }
    }

    /// Where the text has what is shown at a place behind so many cuts. What a cut shows stands where it begins.
    fn in_text(&self, shown: u32, cuts: usize) -> u32 {
        let place = shown.saturating_add_signed(cuts.checked_sub(1).map_or(0, |last| self.points[last].1));
        self.cuts.get(cuts).map_or(place, |next| place.min(next.span.start))
    }

    /// Where the text has what is shown there: without what is hidden around it, but with both pieces that stand around words in it.
    pub(super) fn traced_span(&self, shown: Span) -> Span {
        let (first, last) =
            (self.points.partition_point(|(at, _)| *at <= shown.start), self.points.partition_point(|(at, _)| *at < shown.end));
        let inner = Span { start: self.in_text(shown.start, first), end: self.in_text(shown.end, last) };
        let is_half = |cut: &&Cut| cut.partner.is_some_and(|other| inner.start <= other && other < inner.end);
        // Of those at one point all but the first and last lie between others.
        let at_start = first - self.points.partition_point(|(at, _)| *at < shown.start);
        let at_end = self.points.partition_point(|(at, _)| *at <= shown.end) - last;
        let opening = self.cuts[first - at_start..first].iter().rev().take_while(is_half).last();
        let closing = self.cuts[last..last + at_end].iter().take_while(is_half).last();
        Span { start: opening.map_or(inner.start, |cut| cut.span.start), end: closing.map_or(inner.end, |cut| cut.span.end) }
    }
}

/// Whether authors and day follow from segments that may have them, as `verify --raw` asks.
fn has_its_values(draft: &Draft, text: &str) -> bool {
    let values = |may_have: fn(Label) -> bool| {
        let segments = draft.segments.iter().filter(move |segment| may_have(segment.label));
        segments.map(|segment| value_of(segment.span.of(text)))
    };
    let is_credited =
        |author: &String| values(|label| matches!(label, Label::Byline | Label::Signoff)).any(|value| value.contains(author.as_str()));
    let is_dated = |date: &String| {
        values(|label| label == Label::Date).any(|value| value == *date)
            || values(|label| label == Label::Title || label.is_body()).any(|value| value.contains(date.as_str()))
    };
    draft.authors.iter().all(is_credited) && draft.date_text.iter().all(is_dated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::Parser;

    #[test]
    fn ok_what_is_shown_is_traced_with_both_marks_around_words_or_none() {
        let text = "See **[Elm](/elm)**: the _ferry_ [sails](/s \"on\").";
        let shown = Shown::of(text).expect("has links");
        assert_eq!(shown.text, "See Elm: the ferry sails.");
        for (words, traced) in [
            ("Elm", "Elm"),
            ("Elm:", "**[Elm](/elm)**:"),
            ("the ferry", "the _ferry_"),
            ("ferry", "ferry"),
            ("ferry sails", "_ferry_ [sails](/s \"on\")"),
            ("sails.", "[sails](/s \"on\")."),
            ("ferr", "ferr"),
        ] {
            let at = shown.text.find(words).expect("is shown");
            assert_eq!(shown.traced_span(Span::new(at, at + words.len())).of(text), traced, "{words}");
        }
    }

    #[test]
    fn ok_a_link_of_the_page_is_one_segment() {
        let text = "* [News](/news)\n* [Sport](/sport \"All of it\")\n\n# Ferry Sails\n\nBy [Ada Lund](/lund)\n\nThe ferry sailed again on Monday, said the office.\n";
        let segments = Parser::new().parse(text).segments;
        let pieces: Vec<&str> = segments.iter().map(|segment| segment.span.of(text)).collect();
        assert!(pieces.contains(&"[News](/news)") && pieces.contains(&"[Sport](/sport \"All of it\")"), "{pieces:?}");
        assert_eq!(pieces.concat(), text);
    }

    #[test]
    fn ok_the_ends_of_broken_lines_are_blanks() {
        let broken = "[The ferry](/f) sailed again\non Monday,\n[it was](/m) said.  \nThe pier\nis open.\n\n* The [boat](/b)\n* The pier\n\n| a\n| b\n> so\n> it did";
        let shown = Shown::of(broken).expect("has links");
        let expected =
            "The ferry sailed again on Monday, it was said.  \nThe pier is open.\n\n* The boat\n* The pier\n\n| a\n| b so it did";
        assert_eq!(shown.text, expected);
    }

    #[test]
    fn ok_underlined_headings_are_headings() {
        let text = "[Elm](/)\n\nFerry Sails\n=====\n\nBy Ada Lund\n---\n\n[The Pier](/p)\n---\nIt is open.\n";
        let shown = Shown::of(text).expect("has links");
        assert_eq!(shown.text, "Elm\n\n# Ferry Sails\n\n\n## By Ada Lund\n\n\n## The Pier\n\nIt is open.\n");
        for (words, traced) in [("Ferry Sails", "Ferry Sails"), ("# Ferry Sails", "Ferry Sails"), ("#", ""), ("The Pier", "The Pier")] {
            let at = shown.text.find(words).expect("is shown");
            assert_eq!(shown.traced_span(Span::new(at, at + words.len())).of(text), traced, "{words}");
        }
        assert!(Parser::new().parse(text).segments.iter().any(|segment| segment.span.of(text) == "[The Pier](/p)"));
    }

    #[test]
    fn ok_headings_in_capitals_below_two_blank_lines_are_headings() {
        let text = "[Elm](/)\n\n\nTHE FERRY SAILS\nAGAIN IN MAY\nBy Ada Lund\n\nSHARE IT\n\nthe ferry\nsailed\n\n\nNATO\n";
        assert_eq!(
            Shown::of(text).expect("has a link").text,
            "Elm\n\n\n## THE FERRY SAILS AGAIN IN MAY\nBy Ada Lund\n\nSHARE IT\n\nthe ferry sailed\n\n\nNATO\n"
        );
    }

    #[test]
    fn ok_lines_of_the_pages_source_show_nothing() {
        let text = "::: {.page}\n<div class=\"a\">\n\n[Elm](/)\n\n</div> <!-- so -->\n:::\n\na < b > c\n<b>so</b>\n";
        let shown = Shown::of(text).expect("has a link").text;
        assert_eq!(shown.split_whitespace().collect::<Vec<_>>().join(" "), "Elm a < b > c <b>so</b>");
    }

    #[test]
    fn ok_the_fields_of_a_header_stay_lines() {
        for header in ["---\ntitle: Ferry\nsource: /f\n---\n", "+++\ntitle = 'Ferry'\nsource = '/f'\n+++\n"] {
            let shown = Shown::of(&format!("{header}The [ferry](/f)\nsailed.\n")).expect("has a link");
            assert_eq!(shown.text, format!("{header}The ferry sailed.\n"));
        }
    }

    #[test]
    fn ok_the_ends_of_whole_lines_end_paragraphs() {
        let whole = "[News](/news)\nFerry Sails Again\nBy [Ada Lund](/lund)\nThe ferry sailed on Monday.\nThe pier is open.\n";
        assert_eq!(Shown::of(whole).expect("has links").text.lines().count(), 5);
    }

    #[test]
    fn ok_a_text_without_addresses_and_headings_shows_all_that_it_has() {
        let text = "The _ferry_ **sailed** [again].\n> So it did.";
        assert!(Shown::of(text).is_none() && Shown::of(&format!("# One\n{text}")).is_none());
        assert!(Shown::of(&format!("# One\n\n## Two\n\n{text}")).is_some());
    }

    #[test]
    fn ok_a_day_that_stands_partly_in_a_link_is_read_as_it_is_written() {
        let text = "Ferry Sails Again\n\nBy Ada [Lund on March 4](/archive), 2024\n\nThe ferry between Elmholm and the islands sailed again after eleven days.\n";
        let draft = Parser::new().parse(text);
        assert!(has_its_values(&draft, text), "{draft:?}");
    }
}
