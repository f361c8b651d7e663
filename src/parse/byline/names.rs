//! Where a name ends among the words of a byline, and what the words behind it are.

use super::is_agency;
use super::words::{GROUPS, OUTLETS, PARTICLES, POSTS, SUFFIXES, TRADES, is_beat, is_no_name, is_role};
use crate::parse::gazetteer;
use crate::text::{Span, is_indian_sign, is_one_of};

/// More words than this are no name.
const LONGEST_NAME_WORDS: usize = 5;

/// Puts the words of a piece into `words`; a word that another was glued to ("LundLifestyle") comes apart.
pub(super) fn split_words(line: &str, piece: Span, words: &mut Vec<Span>) {
    words.clear();
    let mut from = None;
    let mut before = ' ';
    for (at, c) in piece.of(line).char_indices() {
        let at = at + piece.start as usize;
        if c.is_whitespace() {
            words.extend(from.take().map(|from| Span::new(from, at)));
        } else {
            let start = *from.get_or_insert(at);
            let glued = before.is_lowercase() && c.is_uppercase() && !is_name_prefix(&line[start..at]);
            // "Lund@adalund", and the number of a footnote.
            if glued || before.is_alphabetic() && (c == '@' || c.is_ascii_digit()) && at > start {
                words.push(Span::new(start, at));
                from = Some(at);
            }
        }
        before = c;
    }
    words.extend(from.map(|from| Span::new(from, piece.end as usize)));
}

/// "McKay", "DeWitt", "LaPorte", "O'Neil", "d'Arc" keep together.
fn is_name_prefix(start: &str) -> bool {
    let part = start.rsplit(['\'', '’', '-']).next().unwrap_or(start);
    part.chars().count() <= 2 || matches!(part, "Mac" | "Fitz" | "Van" | "Von" | "Del" | "San" | "Ben" | "Abu")
}

/// How many of the first words make a name; 0 if they do not.
pub(super) fn name_words(line: &str, words: &[Span], cue: bool) -> usize {
    let text = |i: usize| words[i].of(line);
    if let Some(group) = group_words(line, words) {
        return group;
    }
    if words.len() > 1 && is_korean_name(text(0)) && is_role(text(1)) {
        return 1;
    }
    if let Some(outlet) = outlet_at_end(line, words) {
        // "Ada Lund Elm News", but "Marrow Bay Ledger".
        return if gazetteer::begins_with_given_name(text(0)) { outlet } else { 0 };
    }
    // "Elm Register", but "By Ada Mail".
    if let ([first, last], false) = (words, cue)
        && is_outlet_word(last.of(line))
        && !gazetteer::begins_with_given_name(first.of(line))
    {
        return 0;
    }
    let mut taken = 0;
    for i in 0..words.len().min(LONGEST_NAME_WORDS + 1) {
        let plain = text(i).trim_end_matches(['.', ',', ':']);
        let particle = i > 0 && i + 1 < words.len() && (is_one_of(PARTICLES, plain) || is_nickname(text(i)));
        let suffix = i >= 2 && is_one_of(SUFFIXES, plain);
        let glued = i > 0 && words[i].start == words[i - 1].end;
        if !(particle || suffix || is_name_word(text(i))) || glued || i >= 2 && is_affiliation(line, words, i) {
            break;
        }
        if !particle && is_no_name(plain) && !is_initial(text(i)) && !is_name_all_the_same(line, words, i, cue) {
            if i < 2 {
                return 0;
            }
            break;
        }
        taken = i + 1;
        if i > 0 && ends_with_stop(text(i)) {
            break;
        }
    }
    while taken > 0 && PARTICLES.contains(&text(taken - 1)) {
        taken -= 1;
    }
    if (0..taken).any(|i| ["'s", "’s"].iter().any(|ending| text(i).ends_with(ending))) {
        return 0;
    }
    if taken > 1 && is_acronym(text(0)) && text(1).contains(char::is_lowercase) {
        return 0;
    }
    if (2..=LONGEST_NAME_WORDS).contains(&taken) { taken } else { 0 }
}

/// Whether a word behind two others is what the one they name is, reports on or works for.
fn is_affiliation(line: &str, words: &[Span], at: usize) -> bool {
    let [first, second, word] = [0, 1, at].map(|at| words[at].of(line));
    let plain = word.trim_end_matches(['.', ',', ':']);
    let is_reported_on = || (is_beat(plain) || is_outlet_word(plain)) && says_trade(line, &words[at + 1..]);
    is_role(plain) || is_agency(plain) || is_mark(first, word) || is_set_otherwise(first, second, plain) || is_reported_on()
}

/// Whether the name of a paper ends with a word.
pub(super) fn is_outlet_word(word: &str) -> bool {
    is_one_of(OUTLETS, word)
}

/// Where the name of a paper begins that stands behind two words or more, one word before its last: "Ada Lund Elm News".
fn outlet_at_end(line: &str, words: &[Span]) -> Option<usize> {
    let last = words.len().checked_sub(1).filter(|last| (2..=LONGEST_NAME_WORDS).contains(last))?;
    // Not "Ada Lund The Associated Press".
    let is_capital = |word: &Span| is_name_word(word.of(line)) && !word.of(line).eq_ignore_ascii_case("the");
    let particle = is_one_of(PARTICLES, words[last - 1].of(line));
    (is_outlet_word(words[last].of(line)) && words.iter().all(is_capital) && !particle).then(|| (last - 1).max(2))
}

/// "Ada Lund Scotland editor", "Ada Lund Globe Correspondent": whether the words behind a beat name who reports on it. Many a beat is a name too.
fn says_trade(line: &str, behind: &[Span]) -> bool {
    let is_one = |word: &Span| is_one_of(TRADES, word.of(line)) || is_one_of(POSTS, word.of(line));
    behind.iter().take(MOST_WORDS_OF_BEAT).any(is_one)
}

/// Words of "of England affairs editor".
const MOST_WORDS_OF_BEAT: usize = 4;

/// `"Addie"` in `Ada "Addie" Lund`.
fn is_nickname(word: &str) -> bool {
    let inner = word.strip_prefix(['"', '“', '‘']).and_then(|word| word.strip_suffix(['"', '”', '’']));
    inner.is_some_and(is_name_word)
}

/// "A."
fn is_initial(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1)
}

/// Whether a word ends with a sentence's stop, and not with that of "Jr.", "Ph.D." or an initial.
pub(super) fn ends_with_stop(word: &str) -> bool {
    let plain = word.trim_end_matches('.');
    plain.len() < word.len() && plain.chars().count() > 2 && !plain.contains('.') && !is_one_of(SUFFIXES, plain)
}

/// A surname of one or two syllables and a given name as one word: only a role behind it tells it from other words.
fn is_korean_name(word: &str) -> bool {
    (2..=4).contains(&word.chars().count()) && word.chars().all(|c| ('가'..='힣').contains(&c))
}

/// "Will Lund", "By Ada Park": a word of pages and places that lists of names have too, beside one that only they have.
fn is_name_all_the_same(line: &str, words: &[Span], at: usize, cue: bool) -> bool {
    let is = |i: usize, kind: u8| words.get(i).is_some_and(|word| gazetteer::word(word.of(line).trim_end_matches(',')) & kind != 0);
    let is_plain = |i: usize| words.get(i).is_some_and(|word| !is_no_name(word.of(line)));
    match at {
        0 => is(0, gazetteer::GIVEN) && is(1, gazetteer::SURNAME) && is_plain(1),
        1 => cue && is(1, gazetteer::SURNAME) && is(0, gazetteer::GIVEN) && is_plain(0),
        _ => false,
    }
}

/// "HTK Marketing": capitals before small letters are an office or a station.
fn is_acronym(word: &str) -> bool {
    word.chars().count() >= 3 && word.chars().all(char::is_uppercase)
}

/// "Ada Lund KHTV": capitals behind a name that is not set in them are a station or a wire.
fn is_mark(first: &str, word: &str) -> bool {
    let capitals = |word: &str| word.chars().count() >= 3 && !word.contains(char::is_lowercase) && word.chars().all(char::is_alphabetic);
    capitals(word) && first.contains(char::is_lowercase) && !is_one_of(SUFFIXES, word)
}

/// "ADA LUND Harwick": what is not set like the name before it is where somebody is. "McDONALD" is.
fn is_set_otherwise(first: &str, second: &str, word: &str) -> bool {
    let is_capitals = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains(char::is_lowercase);
    is_capitals(first) && is_capitals(second) && word.chars().count() > 1 && word.chars().skip(1).all(char::is_lowercase)
}

/// "Harbour Times Staff", "News Desk", "Editorial Board": a newsroom credited as one; of "Ada Lund Harbour Times Staff" only who stands before it.
fn group_words(line: &str, words: &[Span]) -> Option<usize> {
    let (last, newsroom) = words.split_last()?;
    let capital = words.iter().all(|w| w.of(line).starts_with(char::is_uppercase));
    let is_group = (1..=4).contains(&newsroom.len()) && capital && is_one_of(GROUPS, last.of(line));
    let is_somebody = |words: &[Span]| {
        let is_known = gazetteer::word(words[1].of(line)) & (gazetteer::GIVEN | gazetteer::SURNAME) != 0;
        is_known && gazetteer::begins_with_given_name(words[0].of(line))
    };
    let outlet = outlet_at_end(line, newsroom).filter(|_| is_somebody(newsroom));
    is_group.then(|| outlet.unwrap_or(words.len()))
}

/// Bytes of "dell" in "dell'Orto", "ash" in "ash-Shami", "al" in "al-Masri".
const LONGEST_ARTICLE: usize = 4;

pub(super) fn is_name_word(word: &str) -> bool {
    let begins_name = |word: &str| word.starts_with(|c: char| c.is_uppercase() || is_uncased_letter(c) || c == '\'' || c == '’');
    let after_article = || word.split_once(['-', '\'', '’']).filter(|(article, _)| article.len() <= LONGEST_ARTICLE).map(|(_, name)| name);
    (begins_name(word) || after_article().is_some_and(|name| name.starts_with(char::is_uppercase)))
        && word.chars().all(|c| c.is_alphabetic() || is_indian_sign(c) || matches!(c, '\'' | '’' | '-' | '.' | '‑' | '`' | '´'))
        && word.chars().count() <= 20
}

/// Letters of scripts without case: every name there would fail a test for capitals.
fn is_uncased_letter(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether a word is written in a script without case.
pub(super) fn is_uncased(word: &str) -> bool {
    word.starts_with(is_uncased_letter)
}

/// Of the words after a name: whether a role is among them, and how many are anything else than role, outlet or address.
pub(super) fn rest_words(line: &str, words: &[Span]) -> (bool, u16) {
    let (mut roles, mut others) = (false, 0);
    for word in words.iter().map(|w| w.of(line)) {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let of_role = roles && word.starts_with(char::is_uppercase);
        let footnote = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        if is_role(plain) {
            roles = true;
        } else if !(of_role || footnote || plain.is_empty() || word.contains('@') || word.contains('.') && word.len() > 4) {
            others += 1;
        }
    }
    (roles, others)
}
