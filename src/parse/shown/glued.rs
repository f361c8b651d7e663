//! Paragraphs that stand on one line with nothing between them, "… he said on Friday.The ferry …": so a page's text is where its tags were taken out.

use memchr::memchr3_iter;

use super::Cut;
use crate::text::Span;
use crate::text::lines::lines;

/// Paragraphs that are glued on one line of a text where that is no slip of the pen.
const LEAST_JOINTS: usize = 3;
/// Bytes of a line with so many paragraphs.
const SHORTEST_LINE: usize = 200;

/// A blank line wherever paragraphs are glued together, if the text has lines of several.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let is_glued = |line: Span| {
        line.len() >= SHORTEST_LINE && joints(text, line).filter(|joint| joint.is_plain).take(LEAST_JOINTS).count() == LEAST_JOINTS
    };
    if !lines(text).any(is_glued) {
        return Vec::new();
    }
    lines(text).flat_map(|line| joints(text, line)).map(|joint| Cut::between(joint.at, "\n\n")).collect()
}

/// Where a paragraph may begin within a line.
struct Joint {
    at: u32,
    /// Whether the word before begins with a small letter: "System.Text" is a name.
    is_plain: bool,
}

/// Every end of a sentence with a capital right behind it.
fn joints(text: &str, line: Span) -> impl Iterator<Item = Joint> {
    let words = line.of(text);
    // Where the paragraph began, up to where its straight marks of quotation were counted, and whether one is open there.
    let (mut begin, mut counted, mut is_open) = (0, 0, false);
    memchr3_iter(b'.', b'!', b'?', words.as_bytes()).filter_map(move |stop| {
        let behind = stop + 1;
        is_open ^= words.as_bytes()[counted..behind].iter().filter(|byte| **byte == b'"').count() % 2 == 1;
        counted = behind;
        let word = last_word(&words[begin..stop])?;
        let at = behind + closing_mark(is_open, &words[behind..]);
        let at = at + gap(&words[at..]);
        if !ends_sentence(word) || !begins_sentence(&words[at..]) {
            return None;
        }
        (begin, counted, is_open) = (at, at, false);
        Some(Joint { at: line.start + at as u32, is_plain: word.starts_with(|c: char| !c.is_uppercase()) })
    })
}

/// What stands behind the last blank, if it is as short as a word.
fn last_word(text: &str) -> Option<&str> {
    let from = text.len().saturating_sub(LONGEST_WORD);
    let blank = text.as_bytes()[from..].iter().rposition(u8::is_ascii_whitespace);
    match blank {
        Some(blank) => Some(&text[from + blank + 1..]),
        None => (from == 0).then_some(text),
    }
}

/// Bytes of a word that ends a sentence.
const LONGEST_WORD: usize = 60;

/// Whether a sentence may end with a word: no initial, no short form, and no address.
fn ends_sentence(word: &str) -> bool {
    let ends = word.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '%' | ')' | '”' | '’' | '"'));
    let is_short_form = word.starts_with(char::is_uppercase) && word.len() <= LONGEST_SHORT_FORM;
    ends && word.len() > 1 && !is_short_form && !word.contains(['.', '/', '@', '_', '\\'])
}

/// Bytes of "Mr", "Prof", "Corp".
const LONGEST_SHORT_FORM: usize = 4;

/// Whether a sentence begins with a capital word, perhaps in quotes.
fn begins_sentence(text: &str) -> bool {
    let mut signs = text.trim_start_matches(['“', '‘', '"', '\'', '«', '„']).chars();
    let is_capital = signs.next().is_some_and(char::is_uppercase);
    is_capital && signs.next().is_some_and(|c| c.is_alphabetic() || matches!(c, ' ' | '’' | '\''))
}

/// Bytes of white space that is wider than any between two sentences.
fn gap(behind: &str) -> usize {
    let blanks = behind.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    if blanks >= NARROWEST_GAP { blanks } else { 0 }
}

/// Some set two blanks behind every sentence.
const NARROWEST_GAP: usize = 3;

/// Bytes of a mark behind a stop that closes a quotation or a bracket.
fn closing_mark(is_open: bool, behind: &str) -> usize {
    match behind.chars().next() {
        Some(mark @ ('”' | '’' | '»' | ')')) => mark.len_utf8(),
        Some('"') if is_open => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::Parser;
    use crate::parse::shown::Shown;

    const GLUED: &str = "Port Elm: The ferry of Elmholm sailed again on Friday.Captain Ada Lund said that she had waited for the day since the winter.\"We sail,\" she said. \"At last.\"Tickets cost £5.THE PIER is open from nine to five, the harbour office says.   Tom Reed, who is 61, bought the first.";

    #[test]
    fn ok_glued_paragraphs_are_parted_at_the_ends_of_sentences() {
        let shown = Shown::of(GLUED).expect("is glued");
        let paragraphs: Vec<&str> = shown.text.split("\n\n").collect();
        assert_eq!(
            paragraphs,
            [
                "Port Elm: The ferry of Elmholm sailed again on Friday.",
                "Captain Ada Lund said that she had waited for the day since the winter.",
                "\"We sail,\" she said. \"At last.\"",
                "Tickets cost £5.",
                "THE PIER is open from nine to five, the harbour office says.   ",
                "Tom Reed, who is 61, bought the first."
            ]
        );
        let text = format!("Ferry Sails\n\nBy Ada Lund\n\n{GLUED}\n");
        let draft = Parser::new().parse(&text);
        assert_eq!(draft.body.as_str().split("\n\n").count(), 6);
        assert_eq!(draft.segments.iter().map(|segment| segment.span.of(&text)).collect::<String>(), text);
    }

    #[test]
    fn ok_names_initials_and_slips_are_whole() {
        let sentence = "The harbour office of Elm said on Monday that it had bought what it needs for the ferry, and more. ";
        for names in [
            "It runs System.Text and System.Linq and Console.Write.",
            "See elm.News and port@elm.Org, www.elm.Org/a.Html or elm_a.Txt.",
            "J.K. Lund, Mr.Reed, Prof.Lund, U.S.Navy and St.Elm were there, e.Consult too.",
            "Twice it was late.The pier is open.Nobody knows why.",
        ] {
            let text = format!("{}{names} {sentence}", sentence.repeat(2));
            assert!(Shown::of(&text).is_none(), "{names}");
        }
    }
}
