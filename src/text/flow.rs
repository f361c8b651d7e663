//! How a value is made from the text it was found in, and the way back.
//!
//! This is the declared function between raw bytes and values, the same for every field: runs of white space become one blank, a
//! hyphen at a line's end joins on, so do a large first letter and a comma or stop that begins a line, paragraphs are parted by a blank line, lines that stay lines by a line end; a link of Markdown
//! is its words. Nothing else is changed, so each value can be traced.

use super::Span;
use super::markdown::hidden;

/// Between two paragraphs of a body.
pub(crate) const PARAGRAPH_BREAK: &str = "\n\n";
/// Between two lines of a paragraph.
pub(crate) const LINE_BREAK: &str = "\n";

/// A value put together from slices of a text, knowing where each byte came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flow {
    value: String,
    pieces: Vec<Piece>,
}

/// `len` bytes that stand unchanged in the value and in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    value: u32,
    source: u32,
    len: u32,
}

impl Flow {
    /// The value itself.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The value itself, taken out.
    pub fn into_string(self) -> String {
        self.value
    }

    /// Whether the value has no character.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }

    /// Parts what follows from what is there, if anything is.
    pub(crate) fn part(&mut self, by: &str) {
        if !self.value.is_empty() {
            self.value.push_str(by);
        }
    }

    /// Parts what `span` of `text` shows from what is there, and appends it, if it shows anything.
    pub(crate) fn push_part(&mut self, by: &str, text: &str, span: Span) {
        let before = self.value.len();
        self.part(by);
        let parted = self.value.len();
        self.push(text, span);
        if self.value.len() == parted {
            self.value.truncate(before);
        }
    }

    /// Appends what `span` of `text` shows, with its white space settled.
    pub(crate) fn push(&mut self, text: &str, span: Span) {
        let base = span.start as usize;
        let hidden = hidden(span.of(text));
        if hidden.is_empty() && is_settled(span.of(text)) {
            if !span.is_empty() {
                self.push_piece(text, base, span.end as usize);
            }
            return;
        }
        let mut joint = Joint::None;
        let mut at = base;
        for hidden in hidden {
            self.push_words(text, Span::new(at, base + hidden.span.start as usize), &mut joint);
            at = base + hidden.span.end as usize;
        }
        self.push_words(text, Span::new(at, span.end as usize), &mut joint);
    }

    /// Appends the words of a span; what parts them from those before and behind it is remembered from span to span.
    fn push_words(&mut self, text: &str, span: Span, joint: &mut Joint) {
        let base = span.start as usize;
        let mut rest = span.of(text).char_indices().peekable();
        while let Some(&(start, c)) = rest.peek() {
            if c.is_whitespace() {
                while let Some((_, c)) = rest.next_if(|(_, c)| c.is_whitespace()) {
                    *joint = if ends_line(c) || matches!(joint, Joint::LineEnd) { Joint::LineEnd } else { Joint::Blank };
                }
                continue;
            }
            let mut end = start;
            while let Some((at, c)) = rest.next_if(|(_, c)| !c.is_whitespace()) {
                end = at + c.len_utf8();
            }
            self.join(*joint, &text[base + start..base + end]);
            *joint = Joint::None;
            self.push_piece(text, base + start, base + end);
        }
    }

    /// The byte of the text that the byte `at` of the value came from; a byte that was put in maps to where the next piece starts.
    pub fn to_source(&self, at: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.value as usize <= at);
        let Some(piece) = after.checked_sub(1).and_then(|i| self.pieces.get(i)) else { return 0 };
        let inside = at - piece.value as usize;
        match self.pieces.get(after) {
            Some(next) if inside > piece.len as usize => next.source as usize,
            _ => piece.source as usize + inside.min(piece.len as usize),
        }
    }

    /// Where `start..end` of the value stands in the text. Its ends must lie on what came from there.
    pub fn span_in_source(&self, start: usize, end: usize) -> Span {
        // The end belongs to the byte before it: the byte at `end` may already be the next paragraph's.
        let last = self.to_source(end.saturating_sub(1)) + usize::from(end > start);
        Span::new(self.to_source(start).min(last), last)
    }

    fn join(&mut self, joint: Joint, next: &str) {
        if self.value.is_empty() || self.value.ends_with('\n') {
            return;
        }
        let is_small = next.starts_with(char::is_lowercase);
        match joint {
            Joint::None => {}
            // A hyphen at a line's end may be the word's own ("long-term"), so it stays; only the gap goes.
            Joint::LineEnd if is_small && ends_with_hyphenated_letter(&self.value) => {}
            Joint::LineEnd if is_small && is_initial(end_of_paragraph(&self.value)) => {}
            Joint::LineEnd if ends_word_before(next) => {}
            Joint::LineEnd | Joint::Blank => self.value.push(' '),
        }
    }

    fn push_piece(&mut self, text: &str, start: usize, end: usize) {
        let value = self.value.len() as u32;
        self.value.push_str(&text[start..end]);
        match self.pieces.last_mut() {
            // "One blank" is what most text has already: then the piece before simply goes on.
            Some(last)
                if start as u32 - (last.source + last.len) == value - (last.value + last.len)
                    && text[(last.source + last.len) as usize..start].bytes().all(|b| b == b' ') =>
            {
                last.len = end as u32 - last.source;
            }
            _ => self.pieces.push(Piece { value, source: start as u32, len: (end - start) as u32 }),
        }
    }
}

/// Whether a line is a large first letter that was set by itself, the rest of its word being on the next line ("T", "he ferry"). Letters that are words in some language
/// ("A man", "W roku") are not told from those, and not joined.
pub(crate) fn is_initial(line: &str) -> bool {
    line.len() == 1 && line.bytes().all(|letter| b"BCDFGHJLMNPQRT".contains(&letter))
}

/// Whether a line begins with what ends the word before it, where a text was cut at its tags: ", who sailed", ".", "’s ferry".
fn ends_word_before(next: &str) -> bool {
    match next.as_bytes() {
        [b',' | b';', ..] => true,
        [b'.', rest @ ..] => rest.first().is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'.'),
        _ => matches!(next, "’s" | "'s"),
    }
}

/// The last bytes of the paragraph that a value ends with, at most two characters.
fn end_of_paragraph(value: &str) -> &str {
    let end = value.char_indices().rev().take(2).last().map_or(value, |(at, _)| &value[at..]);
    end.rsplit('\n').next().unwrap_or_default()
}

/// Whether a piece has nothing to settle: single blanks between words, no other white space, none at the ends. True of most paragraphs.
fn is_settled(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.iter().fold(true, |all, byte| all & (b' '..0x80).contains(byte)) {
        let doubled = bytes.iter().zip(bytes.iter().skip(1)).fold(false, |any, (a, b)| any | ((*a == b' ') & (*b == b' ')));
        return !doubled && !text.starts_with(' ') && !text.ends_with(' ');
    }
    let mut blank = true;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b' ' if blank => return false,
            b' ' => blank = true,
            0..=0x1F => return false,
            // Lead bytes of the characters that are white space beyond ASCII; curly quotes and dashes share one of them.
            0xC2 if matches!(bytes.get(at + 1), Some(0x85 | 0xA0)) => return false,
            0xE1 | 0xE3 => return false,
            0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF] | [0x81, 0x9F])) => return false,
            _ => blank = false,
        }
    }
    !blank || bytes.is_empty()
}

/// The value of one span: [`Flow::push`] for those who need no way back.
pub(crate) fn value_of(text: &str) -> String {
    let mut flow = Flow::default();
    flow.push(text, Span::new(0, text.len()));
    flow.into_string()
}

#[derive(Clone, Copy)]
enum Joint {
    None,
    Blank,
    LineEnd,
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn ends_with_hyphenated_letter(value: &str) -> bool {
    let mut back = value.chars().rev();
    matches!(back.next(), Some('-' | '\u{2010}' | '\u{ad}')) && back.next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_white_space_is_settled_and_hyphens_join_on() {
        assert_eq!(value_of("  a\t b\u{a0}c\r\nd long-\nterm - x\n"), "a b c d long-term - x");
        assert_eq!(value_of("Elm\n, Lund\n’s ferry\n.\n”\n.5 ...\n... , so"), "Elm, Lund’s ferry. ” .5 ... ... , so");
    }

    #[test]
    fn ok_a_link_is_its_words() {
        let text = "At the [harbour\noffice](/h) ![ferry](f.jpg) she said, [again](/a).";
        let mut flow = Flow::default();
        flow.push(text, Span::new(0, text.len()));
        assert_eq!(flow.as_str(), "At the harbour office she said, again.");
        for word in ["harbour", "office", "she", "again"] {
            let at = flow.as_str().find(word).expect("in the value");
            assert_eq!(flow.span_in_source(at, at + word.len()).of(text), word);
        }
    }

    #[test]
    fn ok_what_shows_nothing_is_no_paragraph() {
        let text = "One![](f.jpg)Two";
        let mut flow = Flow::default();
        for span in [Span::new(0, 3), Span::new(3, 13), Span::new(13, 16)] {
            flow.push_part(PARAGRAPH_BREAK, text, span);
        }
        assert_eq!(flow.as_str(), "One\n\nTwo");
    }

    #[test]
    fn ok_every_byte_of_a_value_finds_its_way_back() {
        let text = "One  two\nthree.\n\n\tFour é “five”\n six.";
        let mut flow = Flow::default();
        flow.push(text, Span::new(0, 15));
        flow.part(PARAGRAPH_BREAK);
        flow.push(text, Span::new(17, text.len()));
        assert_eq!(flow.as_str(), "One two three.\n\nFour é “five” six.");
        for word in ["One", "two", "three.", "Four", "é", "“five”", "six."] {
            let at = flow.as_str().find(word).expect("in the value");
            assert_eq!(flow.span_in_source(at, at + word.len()).of(text), word);
        }
    }

    #[test]
    fn ok_settling_twice_changes_nothing() {
        let once = value_of(" a-\nb  c-\n D ");
        assert_eq!(value_of(&once), once);
    }
}
