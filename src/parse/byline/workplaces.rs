//! What stands behind a name and looks like one, and is where the one named works, or is.

use super::names::{is_outlet_word, is_uncased, rest_words};
use super::words::{PARTICLES, is_role};
use super::{Credit, is_group_word};
use crate::parse::gazetteer;
use crate::text::{Span, is_one_of};

/// Whether the words behind a name, which could be a name themselves, are where the one named works; `behind` are the words behind them.
pub(super) fn is_workplace(line: &str, part: Span, words: &[Span], behind: &[Span], credit: &Credit) -> bool {
    is_newsroom(line, words)
        || is_studio(line, words)
        || is_papers_staff(line, words, behind)
        || is_paper(line, words, behind)
        || is_outlet(line, part, behind)
        || is_station(line, credit, words)
}

/// "A / Harbour Times Staff Writers": behind a slash, what has a role is where the others work.
fn is_outlet(line: &str, part: Span, behind: &[Span]) -> bool {
    line[..part.start as usize].trim_end().ends_with('/') && rest_words(line, behind).0
}

/// "A – Harbour Post", "A | EH Regional Media": behind a dash or a bar, what does not begin with a given name is where somebody works.
pub(super) fn is_outlet_behind_dash(line: &str, part: Span, words: &[Span]) -> bool {
    let is_capital =
        |word: &Span| word.of(line).starts_with(char::is_uppercase) || is_one_of(PARTICLES, word.of(line)) || word.of(line) == "for";
    line[..part.start as usize].trim_end().ends_with(['–', '—', '-', '|'])
        && words.first().is_some_and(|first| !gazetteer::begins_with_given_name(first.of(line)))
        && words.iter().all(is_capital)
}

/// "Ada Lund, Elm Times Staff": behind a comma a newsroom is where somebody works.
fn is_newsroom(line: &str, words: &[Span]) -> bool {
    is_behind_comma(line, words) && words.last().is_some_and(|last| is_group_word(last.of(line)))
}

/// "Ada Lund, ARD-Studio Harwick": behind a comma, what begins with capitals and a hyphen is where somebody works.
fn is_studio(line: &str, words: &[Span]) -> bool {
    let begins =
        |first: &Span| first.of(line).split_once('-').is_some_and(|(head, _)| head.len() > 1 && head.chars().all(char::is_uppercase));
    is_behind_comma(line, words) && words.first().is_some_and(begins) && words.iter().any(|word| word.of(line).contains(char::is_lowercase))
}

/// "Ada Lund and Elm Times staff": a paper whose people had a part in it.
fn is_papers_staff(line: &str, words: &[Span], behind: &[Span]) -> bool {
    words.last().is_some_and(|last| is_outlet_word(last.of(line))) && matches!(behind, [staff] if staff.of(line) == "staff")
}

/// "Ada Lund, Christian Times Reporter", "Ada Lund, Harbour Project Editor": behind a comma, what stands before a role and is called like a paper is
/// where somebody works, and so is what does not begin with a given name, unless the role is of several: "Ada Lund, Oruk Tesh Staff Writers".
fn is_paper(line: &str, words: &[Span], behind: &[Span]) -> bool {
    let (Some(first), Some(last), Some(role)) = (words.first(), words.last(), behind.first()) else { return false };
    let is_of_several = || behind.iter().any(|word| word.of(line).ends_with('s'));
    let is_one = || is_outlet_word(last.of(line)) || !is_of_several() && !gazetteer::begins_with_given_name(first.of(line));
    is_role(role.of(line)) && is_behind_comma(line, words) && is_one()
}

/// "Local reporter, Elm Bay": behind a role and a comma, what does not begin with a given name is where somebody is.
pub(super) fn is_place_of_role(line: &str, credit: &Credit, words: &[Span]) -> bool {
    let begins_like_name = || words.first().is_some_and(|first| gazetteer::begins_with_given_name(first.of(line)));
    credit.role && !credit.cue && is_behind_comma(line, words) && !begins_like_name()
}

/// "Ada Lund, KHTV ELMHOLM": capitals after a name that is not set in them are where somebody works.
fn is_station(line: &str, credit: &Credit, words: &[Span]) -> bool {
    let has_small = |span: &Span| span.of(line).contains(char::is_lowercase);
    credit.names.iter().all(has_small) && !words.iter().any(|word| has_small(word) || is_uncased(word.of(line)))
}

fn is_behind_comma(line: &str, words: &[Span]) -> bool {
    words.first().is_some_and(|first| line[..first.start as usize].trim_end().ends_with(','))
}
