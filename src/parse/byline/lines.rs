//! What a line around an article says by a few words: that names follow, that topics do, who made a picture, who an author is.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::cues::PICTURE_CUES;
use super::parts::split_spans;
use super::words::{CAPTION_SIGNS, CONJUNCTIONS, CONTACT_HEADS, TOPIC_HEADS, TRADES, is_role};
use super::{is_agency, strip_cue};
use crate::text::{Span, is_one_of, is_sentence_end};

/// Whether a line is only a cue ("By", "Author:"), the names being on the next.
pub(crate) fn is_bare_cue(line: &str) -> bool {
    line.len() < 40 && strip_cue(line).is_some_and(|rest| rest.trim_matches([':', ' ']).is_empty())
}

/// Whether a line says who made a picture.
pub(crate) fn is_picture_line(line: &str) -> bool {
    PICTURE_CUES.open(line)
}

/// What stands in a line behind the word that says who made a picture: ": Ada Lund" of "Photo: Ada Lund". A text's source is no picture's.
pub(crate) fn picture_credit(line: &str) -> Option<&str> {
    const OF_TEXTS: [&str; 6] = ["source", "quelle", "video", "file", "courtesy", "graphic"];
    PICTURE_CUES.find(line).filter(|cue| !OF_TEXTS.contains(cue)).map(|cue| &line[cue.len()..])
}

/// The same below what may be a caption, where a source is the picture's.
pub(crate) fn source_of_picture(line: &str) -> Option<&str> {
    PICTURE_CUES.find(line).map(|cue| &line[cue.len()..])
}

/// Whether a line has what captions have and headlines have not: whose picture it is, who is to the left.
pub(crate) fn is_caption_like(line: &str) -> bool {
    static SIGNS: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(CAPTION_SIGNS).ok());
    SIGNS.as_ref().is_some_and(|signs| signs.is_match(line))
}

/// Longest head of a list of topics.
const LONGEST_TOPIC_HEAD_BYTES: usize = 40;

/// Whether a line heads a list of topics: names there are spoken of, and speak not.
pub(crate) fn heads_topics(line: &str) -> bool {
    line.len() <= LONGEST_TOPIC_HEAD_BYTES && TOPIC_HEADS.open(line)
}

/// Words of a line with nothing but a role.
const MOST_ROLE_WORDS: usize = 5;

/// Whether a line is a role and nothing else: "Senior Correspondent".
pub(crate) fn is_role_line(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let count = words.clone().take(MOST_ROLE_WORDS + 1).count();
    (1..=MOST_ROLE_WORDS).contains(&count) && words.all(|word| is_role(word.trim_end_matches(',')))
}

/// Longest line that says whom to ask.
const LONGEST_CONTACT_HEAD_BYTES: usize = 40;

/// Whether a line says that whom to ask stands below: "Media contact:".
pub(crate) fn heads_contacts(line: &str) -> bool {
    line.len() <= LONGEST_CONTACT_HEAD_BYTES && is_one_of(CONTACT_HEADS, line.trim_end_matches([':', ' ']))
}

/// Whether a line only joins the names above and below it: "and".
pub(crate) fn is_bare_conjunction(line: &str) -> bool {
    line.len() <= 4 && is_one_of(CONJUNCTIONS, line) || line == "&"
}

/// Whether a line says who an author is: "Ada Lund is a reporter in Elmham."
pub(crate) fn presents(line: &str, name: &str) -> bool {
    const DOES: [&str; 15] = [
        " is ",
        " Is ",
        " covers ",
        " writes ",
        " reports ",
        " ist ",
        " schreibt ",
        " est ",
        " es ",
        " è ",
        " é ",
        " jest ",
        " (@",
        " (she/",
        " (he/",
    ];
    name.contains(' ') && line.strip_prefix(name).is_some_and(|rest| DOES.iter().any(|does| rest.starts_with(does)))
}

/// Whether a line says who an author is by the first name alone: "Ada is a reporter in Elmham."
pub(crate) fn presents_by_first_name(line: &str, name: &str) -> bool {
    let first = name.split(' ').next().filter(|first| first.len() < name.len());
    let behind = first.and_then(|first| line.strip_prefix(first));
    behind.is_some_and(|behind| [" is a ", " is an ", " is the "].iter().any(|is| behind.starts_with(is))) && names_a_trade(line)
}

/// Bytes in which a line that says who an author is names the trade.
const TRADE_REACH: usize = 120;

/// Whether a line names the trade of those who write news: what begins with an author's name may be the article's own first sentence otherwise.
pub(crate) fn names_a_trade(line: &str) -> bool {
    let head = &line[..line.floor_char_boundary(TRADE_REACH)];
    head.split(|c: char| !c.is_alphabetic()).any(|word| is_one_of(TRADES, word))
}

/// An agency's mark at the very end of a text, as in `(dpa/rjs)`: the bytes of the whole mark, and of the agency's name.
pub(crate) fn signoff(paragraph: &str) -> Option<(Span, Option<Span>)> {
    let open = paragraph.trim_end().strip_suffix(')')?.rfind('(')?;
    let inside = Span::new(open + 1, paragraph.trim_end().len() - 1);
    let marks: Vec<Span> = split_spans(paragraph, inside, |c| matches!(c, '/' | ',' | ' ')).collect();
    let mark_like = |mark: &&Span| mark.len() <= 12 && mark.of(paragraph).chars().all(|c| c.is_alphabetic() || c == '-' || c == '.');
    let agency = marks.iter().find(|mark| is_agency(mark.of(paragraph)));
    let initials = marks.len() <= 4 && marks.iter().all(|mark| mark_like(&mark) && mark.len() <= 5) && inside.of(paragraph).contains('/');
    let fits = !marks.is_empty() && marks.len() <= 5 && marks.iter().all(|mark| mark_like(&mark));
    (fits && (agency.is_some() || initials)).then(|| (Span::new(open, inside.end as usize + 1), agency.copied()))
}

/// "AL/tr", "MA/OGB", "(alu)": who wrote and who edited, on a line of their own below an article.
pub(crate) fn is_initials(line: &str) -> bool {
    let is_one = |mark: &str| (2..=4).contains(&mark.len()) && mark.bytes().all(|byte| byte.is_ascii_alphabetic());
    let in_brackets = line.strip_prefix('(').and_then(|line| line.strip_suffix(')'));
    let is_slashed = || line.contains('/') && line.contains(char::is_uppercase) && line.split('/').all(is_one);
    in_brackets.is_some_and(is_one) || is_slashed()
}

/// "The harbour at noon. (Elm Wire)", "The harbour at noon. (Source: City of Elmham)"
fn ends_with_bracketed_maker(line: &str) -> bool {
    const SMALL: [&str; 3] = ["via", "for", "of"];
    let Some((caption, maker)) = line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) else { return false };
    let begins_name = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let are_names = || maker.split([' ', '/']).all(|word| begins_name(word) || SMALL.contains(&word));
    maker.len() <= LONGEST_MAKER_BYTES && caption.trim_end().ends_with(ends_caption) && are_names()
}

/// What a caption ends with before its credit.
pub(crate) fn ends_caption(c: char) -> bool {
    is_sentence_end(c) || matches!(c, '”' | '"' | '»' | '|' | '」')
}

/// No maker of a picture has a longer name.
const LONGEST_MAKER_BYTES: usize = 60;

/// Whether a line ends with who made a picture, behind the caption's last sentence: "The harbour at noon. AFP", "The harbour at noon. Ada Lund/Elm Wire", "The
/// harbour at noon. Ada Lund for Elm Wire", "The harbour at noon. (Elm Wire: Ada Lund)".
pub(crate) fn ends_with_maker(line: &str) -> bool {
    if line.ends_with(')') {
        return ends_with_bracketed_maker(line);
    }
    let Some((_, maker)) = line.rsplit_once(['.', '!', '?', '”', '’', '"', '»']).filter(|(_, maker)| maker.len() <= LONGEST_MAKER_BYTES)
    else {
        return false;
    };
    let maker = maker.trim_start();
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || is_agency(word);
    let are_names = || maker.split([' ', '/']).count() > 2 && maker.split([' ', '/']).all(is_name);
    let is_commissioned = || {
        let parts = maker.split_once(" for ").or_else(|| maker.split_once(" via "));
        parts.is_some_and(|(who, whom)| who.contains(' ') && who.split(' ').chain(whom.split(' ')).all(is_name))
    };
    is_agency(maker) || maker.contains('/') && are_names() || is_commissioned()
}
