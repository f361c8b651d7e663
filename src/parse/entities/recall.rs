//! A second look at capitals that were taken for no name: what the document names elsewhere is the same name here.

use super::Tagged;
use super::common::{is_honorific, known_kind};
use super::words::may_begin_known;
use crate::parse::hash::{HashedMap, mix};
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;

/// A name of the document, by its tokens.
struct Known {
    from: usize,
    len: usize,
    kind: EntityType,
}

/// The first of the labels of names of other kinds: everybody knows countries better than the tagger.
const OTHER_NAME: u8 = 7;

/// Adds mentions of names that are tagged elsewhere. `labels` has the tagger's decisions: only tokens of no person, body or place are looked at, and of other names only what everybody knows.
pub(super) fn recall(body: &str, tokens: &[Token], labels: &[u8], tagged: &mut Vec<Tagged>) {
    let known = known_names(tokens, tagged);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // Rules may have made a mention of a word that the tagger left out.
        let is_part = |i: usize| tagged.get(tagged.partition_point(|mention| mention.to <= i)).is_some_and(|mention| mention.from <= i);
        let free = |i: usize| labels.get(i) == Some(&0) && !is_part(i);
        let unsure = |i: usize| labels.get(i).is_some_and(|label| *label == 0 || *label >= OTHER_NAME) && !is_part(i);
        if !(tokens[at].is_capital() && unsure(at)) {
            at += 1;
            continue;
        }
        let here = beginning_with(&known, tokens, tokens[at].lower).filter(|name| stands_at(body, tokens, name, at, &free));
        let of_document = here.max_by_key(|name| name.len).map(|name| (name.len, name.kind));
        let name = of_document.or_else(|| known_to_all(body, tokens, at, &unsure));
        found.extend(name.map(|(len, kind)| Tagged { from: at, to: at + len, kind }));
        at += name.map_or(1, |(len, _)| len);
    }
    if !found.is_empty() {
        tagged.extend(found);
        tagged.sort_unstable_by_key(|mention| mention.from);
    }
}

/// Names that are looked at of those that begin with the same word.
const MOST_NAMES: usize = 64;

/// Names by the hash of their first word: whole names, and the last words of people's.
fn known_names(tokens: &[Token], tagged: &[Tagged]) -> Vec<Known> {
    let mut known = Vec::with_capacity(2 * tagged.len());
    for mention in tagged {
        let len = mention.to - mention.from;
        known.push(Known { from: mention.from, len, kind: mention.kind });
        if mention.kind == EntityType::Per && len > 1 {
            known.push(Known { from: mention.to - 1, len: 1, kind: mention.kind });
        }
    }
    let mut seen = HashedMap::default();
    known.retain(|name| {
        let words = tokens[name.from..name.from + name.len].iter().fold(name.kind as u64, |hash, token| mix(hash, token.lower));
        seen.insert(words, ()).is_none()
    });
    known.sort_by_key(|name| tokens[name.from].lower);
    known
}

fn beginning_with<'k>(known: &'k [Known], tokens: &'k [Token], first: u64) -> impl Iterator<Item = &'k Known> {
    let from = known.partition_point(|name| tokens[name.from].lower < first);
    known[from..].iter().take_while(move |name| tokens[name.from].lower == first).take(MOST_NAMES)
}

/// The longest country or institution at `at`, and how many words it has.
fn known_to_all(body: &str, tokens: &[Token], at: usize, free: &impl Fn(usize) -> bool) -> Option<(usize, EntityType)> {
    if !may_begin_known(tokens[at].lower) {
        return None;
    }
    let longest = (1..=LONGEST_KNOWN).take_while(|len| free(at + len - 1)).count();
    let known = |len: usize| Some((len, known_kind(body, &tokens[at..at + len])?));
    (1..=longest).rev().filter(|&len| is_alone(body, tokens, at, len, free)).find_map(known)
}

/// Words of the longest name that everybody knows.
const LONGEST_KNOWN: usize = 4;

/// A word between two capitals may be part of another, longer name, unless what follows is an office.
fn is_alone(body: &str, tokens: &[Token], at: usize, len: usize, free: &impl Fn(usize) -> bool) -> bool {
    let is_part = |i: usize| tokens.get(i).is_some_and(|token| token.is_capital() && !token.sentence_start && free(i));
    let is_office = |i: usize| tokens.get(i).is_some_and(|token| is_honorific(token.of(body)));
    (!is_part(at + len) || is_office(at + len)) && (tokens[at].sentence_start || !at.checked_sub(1).is_some_and(is_part))
}

fn stands_at(body: &str, tokens: &[Token], name: &Known, at: usize, free: &impl Fn(usize) -> bool) -> bool {
    let same = |i: usize| free(at + i) && tokens[at + i].of(body) == tokens[name.from + i].of(body);
    let plain = name.len > 1 || tokens[at].case != Case::Initial;
    plain && is_alone(body, tokens, at, name.len, free) && (0..name.len).all(same)
}
