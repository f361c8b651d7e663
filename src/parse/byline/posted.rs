//! Who put an article there, as blogs and forums say it: behind "Posted by" or a date, and often with a name that those who write there gave themselves.

use std::ops::Range;

use super::cues::POSTED;
use super::parts::{parts, span_in};
use super::words::{is_no_name, is_role};
use super::{is_group_word, strip_cue};
use crate::parse::layout::measure::heads_comments;
use crate::text::Span;

/// Bytes of such a name.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=24;
/// Words of "Published on", "Zuletzt geändert am"; more are a sentence's.
const MOST_WORDS_BEFORE_CUE: usize = 3;

/// What stands between the name and when or where it was posted, in small letters.
const CLOSERS: &[&str] = &[
    "on", "at", "in", "under", "am", "um", "unter", "le", "à", "el", "en", "a", "il", "op", "om", "em", "às", "o", "den", "kl.", "klo",
    "w", "v", "на", "в",
];

/// "Posted on March 4, 2024 by islander", "von Redaktion, 4. März 2024", "by islander on 4 March": behind a cue, one word is a name however it is written, where the
/// line is dated or the cue says that it was posted.
pub(super) fn nickname(line: &str, dates: &[Span]) -> Option<Span> {
    let first_date = dates.first().map(|date| date.start);
    let is_introduced = |part: Span| {
        let before = first_date.map(|date| &line[..date.min(part.start) as usize]);
        POSTED.open(part.of(line)) || before.is_some_and(|before| before.split_whitespace().count() <= MOST_WORDS_BEFORE_CUE)
    };
    parts(line, dates).filter(|part| is_introduced(*part)).find_map(|part| name_behind_cue(line, part))
}

/// The one word behind the cue that a part of a line begins with, if nothing but when and where follows.
pub(super) fn name_behind_cue(line: &str, part: Span) -> Option<Span> {
    let (name, behind) = split_first_word(strip_cue(part.of(line))?);
    (is_name(name) && is_closed(behind)).then(|| span_in(line, name))
}

/// "This entry was posted in Boats on March 4, 2024 by islander.", "Dieser Beitrag wurde am 4. März 2024 von Ada Lund in Boote veröffentlicht.": the bytes of "by islander", "von Ada Lund".
pub(super) fn signature_of_entry(line: &str) -> Option<Range<usize>> {
    if !ENTRIES.iter().any(|entry| line.starts_with(entry)) {
        return None;
    }
    let at = [" by ", " von "].iter().filter_map(|by| Some(line.rfind(by)? + 1)).max()?;
    let signature = &line[at..];
    let words = signature.split(' ').map(|word| (word, span_in(line, word).start as usize));
    let end = words.skip(2).find(|(word, _)| CLOSERS.contains(word)).map_or(line.len(), |(_, start)| start - 1);
    let stop = line[at..end].find(". ").map_or(end, |stop| at + stop);
    Some(at..stop)
}

/// How such lines begin.
const ENTRIES: [&str; 4] = ["This entry was posted", "This post was written", "Dieser Beitrag wurde", "Dieser Eintrag wurde"];

/// Where in a line that says who put an article there, it goes on with when and where.
pub(super) fn end_of_posted(line: &str) -> Option<usize> {
    if !POSTED.open(line) {
        return None;
    }
    let words = line.split_whitespace().map(|word| (word, span_in(line, word).start as usize)).take_while(|(_, at)| *at < FARTHEST_CLOSER);
    words.skip(LEAST_WORDS_BEFORE_CLOSER).find(|(word, _)| CLOSERS.contains(word)).map(|(_, at)| line[..at].trim_end().len())
}

/// Words of "Posted by Ada", and bytes before what closes a name.
const LEAST_WORDS_BEFORE_CLOSER: usize = 3;
const FARTHEST_CLOSER: usize = 60;

fn split_first_word(text: &str) -> (&str, &str) {
    let (first, behind) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (first.trim_end_matches([',', '.', ':']), behind.trim_start())
}

fn is_name(word: &str) -> bool {
    let is_word = LENGTHS.contains(&word.len()) && word.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    is_word && word.contains(char::is_alphabetic) && (is_group_word(word) || !is_no_name(word) && !is_role(word))
}

/// Whether nothing follows a name, or only where and when it was posted, or how many comments there are.
fn is_closed(behind: &str) -> bool {
    let (first, _) = split_first_word(behind);
    behind.is_empty() || CLOSERS.contains(&first) || heads_comments(behind)
}
