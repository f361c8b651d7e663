//! Captions among an article's paragraphs: they read like its sentences, and end with whose picture it is.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::parse::byline::{ends_caption, ends_with_maker, is_agency, picture_credit, source_of_picture};
use crate::parse::layout::Layout;
use crate::parse::layout::measure::Measures;

/// A longer paragraph is the article's, whoever's name stands at its end.
const LONGEST_CAPTION_CHARS: f32 = 400.0;
/// The same where nothing says that the name is that of a picture's maker.
const LONGEST_PLAIN_CAPTION_CHARS: f32 = 250.0;
/// No credit of a picture is longer.
const LONGEST_CREDIT_BYTES: usize = 60;

/// How captions begin where a page says that they are.
const OPENINGS: [&str; 5] = ["Image caption", "Media caption", "Image source", "FILE - ", "FILE – "];

/// How captions begin that say that the picture is an older one, or no picture of the matter.
const ARCHIVE_OPENINGS: &[&str] = &[
    "File photo",
    "File picture",
    "File image",
    "Archivfoto",
    "Archivbild",
    "Symbolfoto",
    "Symbolbild",
    "Photo d'archives",
    "Photo d'illustration",
    "Foto de archivo",
    "Imagen de archivo",
    "Foto de arquivo",
    "Imagem de arquivo",
    "Foto d'archivio",
    "Immagine d'archivio",
    "Archieffoto",
    "Archiefbeeld",
    "Arkivbild",
    "Arkivfoto",
    "Illustrasjonsfoto",
    "Arkistokuva",
    "Kuvituskuva",
    "Zdjęcie ilustracyjne",
    "Ilustrační foto",
    "Ilustračné foto",
    "Архивное фото",
    "Архівне фото",
    "Ілюстративне фото",
    "Фото автора",
    "Ảnh minh họa",
    "資料写真",
    "자료사진",
    "资料图",
    "资料图片",
    "資料照",
];

/// Whether a line that reads like a paragraph is a caption. The `last` one may end with the name of who wrote it.
pub(super) fn is_caption(line: &str, m: &Measures, last: bool) -> bool {
    // Not "Image captioning has come far".
    let opens = |opening: &&str| line.strip_prefix(*opening).is_some_and(|rest| !rest.trim_start().starts_with(char::is_lowercase));
    let opens_whole = |opening: &&str| line.strip_prefix(*opening).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let begins = || OPENINGS.iter().any(opens) || ARCHIVE_OPENINGS.iter().any(opens_whole);
    let is_marked = || begins() || begins_with_maker(line) || ends_with_copyright(line) || ends_with_credit(line);
    let is_named = || !last && m.chars < LONGEST_PLAIN_CAPTION_CHARS && ends_with_name(line);
    m.chars < LONGEST_CAPTION_CHARS && (is_marked() || is_named())
}

/// Where the last bytes of a line begin: no more of it is looked at.
fn tail_start(line: &str, bytes: usize) -> usize {
    line.ceil_char_boundary(line.len().saturating_sub(bytes))
}

/// "Ada Lund/AFP - The harbour at noon."
fn begins_with_maker(line: &str) -> bool {
    let maker = [" - ", " – "]
        .iter()
        .find_map(|dash| line.split_once(dash))
        .map(|(maker, _)| maker)
        .filter(|maker| maker.len() <= LONGEST_CREDIT_BYTES);
    maker.and_then(|maker| maker.rsplit_once('/')).is_some_and(|(_, agency)| is_agency(agency))
}

/// "The harbour at noon. © Ada Lund"
fn ends_with_copyright(line: &str) -> bool {
    line[tail_start(line, LONGEST_CREDIT_BYTES)..].contains('©')
}

/// "港の正午＝エイダ・ルンド撮影": who photographed stands before the word.
const PHOTOGRAPHED: &str = "撮影";

/// "The harbour at noon. Photo: Ada Lund", "The harbour at noon (photo Ada Lund)", "fot. Ada Lund"
fn ends_with_credit(line: &str) -> bool {
    let tail = &line[tail_start(line, LONGEST_CREDIT_BYTES)..];
    let begins = |(at, c): (usize, char)| (ends_caption(c) || is_bracket(c)).then_some(at + c.len_utf8());
    if tail.ends_with(PHOTOGRAPHED) && tail.contains('＝') {
        return true;
    }
    let whole = (tail.len() == line.len()).then_some(0);
    whole.into_iter().chain(tail.char_indices().filter_map(begins)).any(|at| {
        let in_brackets = tail[..at].ends_with(is_bracket);
        picture_credit(tail[at..].trim_start()).is_some_and(|maker| is_maker(maker, in_brackets) || at == 0 && is_made_by(maker))
    })
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '（' | '【')
}

/// " by Ada Lund." or " via Elm Wire" behind "Photo", and nothing else.
fn is_made_by(maker: &str) -> bool {
    let maker = maker.trim_start();
    let name = ["by ", "via "].iter().find_map(|by| maker.strip_prefix(by)).map(|name| name.trim_end_matches('.'));
    name.is_some_and(|name| name.split(' ').all(|word| word.starts_with(char::is_uppercase)))
}

/// Whether what stands behind a picture's word is a mark and a name; in brackets it needs no mark.
fn is_maker(maker: &str, in_brackets: bool) -> bool {
    let behind = maker.trim_start();
    let name = behind.trim_start_matches([':', '：', '=', '＝', '.', '/']).trim_start();
    let is_marked = in_brackets || name.len() < behind.len();
    let is_agencys = || name.split('/').next().is_some_and(|first| is_agency(first.trim_end()));
    is_marked && !name.is_empty() && (!name.starts_with(char::is_lowercase) || is_agencys()) && !name.contains(". ")
}

/// "The harbour at noon. (Elm Wire)", "The harbour at noon. AFP", "Ada Lund (AFP)"
fn ends_with_name(line: &str) -> bool {
    if ends_with_maker(line) {
        return true;
    }
    let Some((caption, name)) = line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) else { return false };
    let is_capitalised = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    is_agency(name) && caption.len() <= LONGEST_CREDIT_BYTES && caption.trim_end().split(' ').all(is_capitalised)
}

/// A longer line is a paragraph.
const LONGEST_CREDIT_LINE_BYTES: usize = 90;

/// "Photo: Ada Lund", "(Image credit: Elm Wire)", "Photograph by Ada Lund", "© Ada Lund", "Quelle: dpa", "Elm Wire/AFP": a line that is a picture's credit and nothing else.
pub(super) fn is_credit_line(line: &str) -> bool {
    let inside = line.trim_matches(|c: char| is_bracket(c) || matches!(c, ')' | ']' | '）' | '】'));
    let is_named = |maker: &str| is_maker(maker, false) || BY.iter().any(|by| maker.trim_start().starts_with(by));
    let is_agencys = || inside.split_once(['/', '—']).is_some_and(|(first, last)| is_agency(first.trim()) || is_agency(last.trim()));
    let credits = || line.starts_with('©') || source_of_picture(inside).is_some_and(is_named) || is_picture_credit(line) || is_agencys();
    line.len() <= LONGEST_CREDIT_LINE_BYTES && !line.ends_with('.') && credits()
}

/// What may follow the word for a picture without a mark.
const BY: [&str; 4] = ["by ", "via ", "von ", "credit"];

/// A longer unit above a picture's credit is the article's first paragraph.
const LONGEST_FIRST_CAPTION_CHARS: f32 = 160.0;
/// Units of the body that may stand above a caption: the standfirst.
const MOST_ABOVE: usize = 1;
/// Shorter units do not count.
const SHORTEST_ABOVE_CHARS: f32 = 40.0;
/// Of how many units below the mean length is taken, and what share of that a caption has at most: a lead is as long as other paragraphs.
const COMPARED: usize = 3;
const MOST_OF_PARAGRAPH: f32 = 0.7;
/// Units below its credit in which the article goes on.
const REACH: usize = 8;

/// "The harbour at noon. (dpa)"
fn ends_with_agency(line: &str) -> bool {
    line.strip_suffix(')').and_then(|line| line.rsplit_once('(')).is_some_and(|(_, name)| is_agency(name))
}

/// The caption of the picture above an article: a sentence, on the line above a credit, with hardly anything of the body above. Right below the headline it may be the
/// standfirst; further down, a paragraph that a picture follows.
pub(super) fn of_first_picture(text: &str, layout: &Layout, is_body: impl Fn(usize) -> bool) -> Option<usize> {
    let count = layout.units.len();
    let is_solid = |at: &usize| is_body(*at) && layout.measures[*at].chars > SHORTEST_ABOVE_CHARS;
    let is_below_headline = |at: usize| at.checked_sub(1).is_some_and(|above| Some(above) == layout.title);
    let solid: Vec<usize> = (0..count).filter(is_solid).take(MOST_ABOVE + 1 + COMPARED).collect();
    let is_shorter = |nth: usize| {
        let next = solid.get(nth + 1..).unwrap_or_default();
        let next = &next[..next.len().min(COMPARED)];
        let mean = next.iter().map(|at| layout.measures[*at].chars).sum::<f32>() / next.len().max(1) as f32;
        layout.measures[solid[nth]].chars < MOST_OF_PARAGRAPH * mean
    };
    let is_one = |at: &usize| {
        let is_credit = |at: usize| layout.units.get(at).is_some_and(|unit| is_credit_line(unit.span.of(text)));
        let is_credited =
            is_credit(at + 1) && !at.checked_sub(1).is_some_and(is_credit) || ends_with_agency(layout.units[*at].span.of(text));
        let goes_on = || (at + 2..count.min(at + 2 + REACH)).any(|below| is_solid(&below));
        is_credited && layout.measures[*at].chars < LONGEST_FIRST_CAPTION_CHARS && !is_below_headline(*at) && goes_on()
    };
    (0..solid.len().min(MOST_ABOVE + 1)).find(|nth| is_one(&solid[*nth]) && is_shorter(*nth)).map(|nth| solid[nth])
}

/// Marks of those who made a picture, as written.
const PICTURE_MARKS: [&str; 11] = [
    "Alamy",
    "Stock Photo",
    "Getty Images",
    "/AFP",
    "AP Photo",
    "/Reuters",
    "REUTERS/",
    "(AP)",
    "Shutterstock",
    "IMAGO",
    "picture alliance",
];

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
            "The harbour at noon, when the ferry has left. (Elm News: Ada Lund)",
            "The harbour at noon, when the ferry has left. (Source: City of Elmham)",
            "The harbour at noon, when the ferry has left. AFP",
            "The harbour at noon, when the ferry has left.Elm Wire/Ada Lund",
            "The harbour at noon, when the ferry has left. Ada Lund for Elm Wire",
            "Image caption The harbour at noon",
            "Credit: Ada Lund",
            "Ada Lund/Associated Press - The harbour at noon, when the ferry has left.",
            "The harbour at noon, when the ferry has left (photo Ada Lund)",
            "Hafen am Mittag (Foto: Elm Wire)",
            "fot. Ada Lund",
            "Фото: Ада Лунд",
            "[사진 = 엘름통신]",
            "写真＝エルム通信",
            "（图：エルム）",
            "File photo of the harbour at noon.",
            "正午の港＝エイダ・ルンド撮影",
            "中午的港口。图片来源：埃尔姆",
            "Photo by Ada Lund.",
            "Photo via Elm Wire",
        ] {
            assert!(is_one(line, false), "{line}");
        }
    }

    #[test]
    fn ok_above_the_credit_of_the_first_picture_stands_its_caption() {
        let caption = "The ferry at its pier on Monday, seen from the office.";
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";
        let body = |above: &str, credit: &str| {
            let text = format!("Ferry Sails Again to the Southern Islands\n\n{above}{caption}\n\n{credit}\n\n{said}\n\n{said} Twice.\n");
            crate::parse::Parser::new().parse_layout(&text).body.into_string()
        };
        let byline = "By Ada Lund\n\nMarch 4, 2024\n\n";
        for credit in [
            "Photo: Eva Holm",
            "(Image credit: Elm Wire)",
            "Photograph by Eva Holm",
            "© Eva Holm",
            "Quelle: dpa",
            "APA/Eva Holm",
            "Eva Holm / Reuters",
            "Eva Holm—AP",
        ] {
            assert!(!body(byline, credit).contains(caption), "{credit}");
        }
        assert!(body(byline, "Photos are for sale at the harbour office.").contains(caption));
        let second = "“Nobody had thought that it would take eleven days,” said Tom Reed, who leads the divers of the office on Monday.";
        let text = format!("Ferry Sails Again to the Southern Islands\n\n{byline}{said}\n\n{second}\n\nPhoto: Eva Holm\n\n{said} Twice.\n");
        assert!(crate::parse::Parser::new().parse_layout(&text).body.as_str().contains(second), "as long as other paragraphs");
        assert!(body(&format!("{byline}{said} Once.\n\n{said} Again.\n\n"), "Photo: Eva Holm").contains(caption), "further down");
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
            "Photo by somebody on the pier.",
        ] {
            assert!(!is_one(line, false), "{line}");
        }
        assert!(!is_one("The ferry sails again on Monday. (Elm Wire)", true));
        assert!(!is_one(&format!("{} (Elm Wire)", "The ferry sails again on Monday.".repeat(9)), false), "a brief, not a caption");
    }
}
