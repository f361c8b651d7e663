//! Captions among an article's paragraphs: they read like its sentences, and end with whose picture it is.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::parse::byline::ends_with_maker;
use crate::parse::layout::measure::Measures;
use crate::text::is_one_of;

/// A longer paragraph is the article's, whoever's name stands at its end.
const LONGEST_CAPTION_CHARS: f32 = 400.0;
/// The same where nothing says that the name is that of a picture's maker.
const LONGEST_PLAIN_CAPTION_CHARS: f32 = 250.0;
/// No credit of a picture is longer.
const LONGEST_CREDIT_BYTES: usize = 60;

/// How captions begin where a page says that they are.
const OPENINGS: [&str; 5] = ["Image caption", "Media caption", "Image source", "FILE - ", "FILE – "];

/// What stands before the colon and the maker's name, in lower case.
const CREDITS: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "photo credit",
    "photo illustration",
    "image",
    "images",
    "image credit",
    "image source",
    "picture",
    "pictures",
    "credit",
    "illustration",
    "foto",
    "fotos",
    "bild",
    "bilder",
    "bildrechte",
    "bildquelle",
    "grafik",
    "crédit photo",
    "crédits",
    "crédit",
    "imagen",
    "fotografía",
    "fotografia",
];

/// Whether a line that reads like a paragraph is a caption. The `last` one may end with the name of who wrote it.
pub(super) fn is_caption(line: &str, m: &Measures, last: bool) -> bool {
    // Not "Image captioning has come far".
    let opens = |opening: &&str| line.strip_prefix(*opening).is_some_and(|rest| !rest.trim_start().starts_with(char::is_lowercase));
    let is_marked = || OPENINGS.iter().any(opens) || ends_with_copyright(line) || ends_with_credit(line);
    let is_named = || !last && m.chars < LONGEST_PLAIN_CAPTION_CHARS && ends_with_name(line);
    m.chars < LONGEST_CAPTION_CHARS && (is_marked() || is_named())
}

/// Where the last bytes of a line begin: no more of it is looked at.
fn tail_start(line: &str, bytes: usize) -> usize {
    line.ceil_char_boundary(line.len().saturating_sub(bytes))
}

/// "The harbour at noon. © Ada Lund"
fn ends_with_copyright(line: &str) -> bool {
    line[tail_start(line, LONGEST_CREDIT_BYTES)..].contains('©')
}

/// "The harbour at noon. Photo: Ada Lund"
fn ends_with_credit(line: &str) -> bool {
    const LEAD: &str = ": ";
    let Some((_, name)) = line[tail_start(line, LONGEST_CREDIT_BYTES + LEAD.len())..].rsplit_once(LEAD) else { return false };
    let head = &line[..line.len() - name.len() - LEAD.len()];
    let start = head.rfind(|c| ends_caption(c) || c == '(').map_or(0, |at| at + head[at..].chars().next().map_or(0, char::len_utf8));
    is_one_of(CREDITS, head[start..].trim()) && name.starts_with(char::is_uppercase) && !name.contains(". ")
}

/// "The harbour at noon. (Elm Wire)", "The harbour at noon. AFP"
fn ends_with_name(line: &str) -> bool {
    if ends_with_maker(line) {
        return true;
    }
    let Some((caption, name)) = line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) else { return false };
    caption.trim_end().ends_with(ends_caption)
        && name.len() <= LONGEST_CREDIT_BYTES
        && name
            .split([' ', '/'])
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || word == "via" || word == "for")
}

/// What a caption ends with before its credit.
fn ends_caption(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '”' | '"' | '»' | '|')
}

/// Marks of those who made a picture, as written.
const PICTURE_MARKS: [&str; 9] =
    ["Getty Images", "/AFP", "AP Photo", "/Reuters", "REUTERS/", "(AP)", "Shutterstock", "IMAGO", "picture alliance"];

/// Whether a line that is none of the article's names who made a picture.
pub(super) fn is_picture_credit(line: &str) -> bool {
    static MARKS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(PICTURE_MARKS).ok());
    MARKS.as_ref().is_some_and(|marks| marks.is_match(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_one(line: &str, last: bool) -> bool {
        is_caption(line, &Measures { chars: line.chars().count() as f32, ..Measures::default() }, last)
    }

    #[test]
    fn ok_captions_end_with_whose_picture_it_is() {
        for line in [
            "The harbour at noon, when the ferry has left. © Ada Lund",
            "The harbour at noon, when the ferry has left. Photo: Ada Lund/Elm Wire",
            "The harbour at noon “in a good year.” (Foto: Elm Wire)",
            "The harbour at noon, when the ferry has left. (9News)",
            "The harbour at noon, when the ferry has left. (Ada Lund for Elm Wire)",
            "The harbour at noon, when the ferry has left. AFP",
            "The harbour at noon, when the ferry has left.Elm Wire/Ada Lund",
            "Image caption The harbour at noon",
            "Credit: Ada Lund",
        ] {
            assert!(is_one(line, false), "{line}");
        }
    }

    #[test]
    fn ok_paragraphs_end_otherwise() {
        for line in [
            "Image captioning has come far, and image caption tools are sold on board.",
            "Image caption tools are sold on board.",
            "The harbour office has two boats (one of them new).",
            "He had one wish: The ferry should sail.",
            "She sent him the photo: Ada Lund had taken it.",
            "The boats are late. (See the list below)",
            "The boats are late (Elm Wire)",
        ] {
            assert!(!is_one(line, false), "{line}");
        }
        assert!(!is_one("The ferry sails again on Monday. (Elm Wire)", true));
        assert!(!is_one(&format!("{} (Elm Wire)", "The ferry sails again on Monday.".repeat(9)), false), "a brief, not a caption");
    }
}
