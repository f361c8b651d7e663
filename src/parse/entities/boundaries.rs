//! Where a name begins and ends, as far as the words beside it settle that: given names before a person's, "and" inside a body's.

use std::cell::LazyCell;

use super::Tagged;
use super::common::{is_honorific_token, known_kind};
use super::words::{BODY_NOUNS, COMMON, ROLES};
use crate::parse::gazetteer;
use crate::parse::hash::HashedMap;
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;

/// Mends the boundaries of all mentions.
pub(super) fn settle_boundaries(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    take_given_names(body, tokens, tagged);
    take_leads(body, tokens, tagged);
    take_first_words(body, tokens, tagged);
    join_people(body, tokens, tagged);
    join_nicknames(body, tokens, tagged);
    take_governments(body, tokens, tagged);
    join_bodies(body, tokens, tagged);
}

/// "Ada" before "Lund" is hers, though the model took the surname alone: inside a sentence any capitalised word that is no title, at its start a known given name.
fn take_given_names(body: &str, tokens: &[Token], tagged: &mut [Tagged]) {
    let mut taken = 0;
    for mention in tagged {
        let before = mention.from.checked_sub(1).filter(|at| *at >= taken && !tokens[mention.from].sentence_start);
        if mention.kind == EntityType::Per && before.is_some_and(|at| may_be_given_name(body, &tokens[at])) {
            mention.from -= 1;
        }
        taken = mention.to;
    }
}

/// "T P" before "Lund", "La" before "Prensa", "Saudi" before "Arabia": what begins many a name, though the model began it later.
fn take_leads(body: &str, tokens: &[Token], tagged: &mut [Tagged]) {
    let mut taken = 0;
    for mention in tagged {
        while let Some(at) = mention.from.checked_sub(1).filter(|at| *at >= taken && !tokens[mention.from].sentence_start) {
            if !leads(body, tokens, at, mention) {
                break;
            }
            mention.from = at;
        }
        taken = mention.to;
    }
}

fn leads(body: &str, tokens: &[Token], at: usize, mention: &Tagged) -> bool {
    let word = tokens[at].of(body);
    let is_initial = tokens[at].case == Case::Initial && !(tokens[at].sentence_start && matches!(word, "A" | "I"));
    match word {
        "La" | "El" | "Los" | "Las" => true,
        // "H E" before a name is an honorific.
        "H" | "E" => false,
        _ if is_initial => mention.kind == EntityType::Per,
        _ => mention.kind == EntityType::Loc && known_kind(body, &tokens[at..mention.to]) == Some(EntityType::Loc),
    }
}

/// "Lund" at the start of a sentence, behind a word that nobody knows, is that person's surname: "Uvara Lund sailed." And "Harbour Bank" behind "Elm" is a bank's name cut short.
fn take_first_words(body: &str, tokens: &[Token], tagged: &mut [Tagged]) {
    let small: LazyCell<HashedMap<()>, _> =
        LazyCell::new(|| tokens.iter().filter(|t| t.case == Case::Lower).map(|t| (t.lower, ())).collect());
    let mut taken = 0;
    for mention in tagged.iter_mut() {
        let before = mention.from.checked_sub(1).filter(|at| *at >= taken && !tokens[mention.from].sentence_start);
        if before.is_some_and(|at| begins_name(body, tokens, at, mention) && !small.contains_key(&tokens[at].lower)) {
            mention.from -= 1;
        }
        taken = mention.to;
    }
}

fn begins_name(body: &str, tokens: &[Token], at: usize, mention: &Tagged) -> bool {
    let token = &tokens[at];
    let word = token.of(body);
    let fits = match mention.kind {
        EntityType::Per => token.sentence_start && mention.to - mention.from == 1 && !is_adverb(word),
        EntityType::Org => !token.sentence_start && BODY_NOUNS.has_hash(tokens[mention.to - 1].lower),
        EntityType::Loc => false,
    };
    token.case == Case::Title && fits && !COMMON.has_hash(token.lower) && !ROLES.has_hash(token.lower) && !is_honorific_token(body, token)
}

/// Words that begin sentences and name nobody: "Yesterday", "Speaking", "Recently".
fn is_adverb(word: &str) -> bool {
    ["ly", "ing", "ed", "day"].iter().any(|end| word.ends_with(end)) || word.contains(['\'', '’', '-']) || word.len() < 3
}

/// "Ada bin Lund" and "Ada Lund" "Al Strand" are one person.
fn join_people(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    let links = |at: usize| matches!(tokens[at].of(body), "bin" | "bint" | "ibn");
    let mut taken = 0;
    for mention in tagged.iter_mut() {
        while mention.kind == EntityType::Per
            && mention.from >= taken + 2
            && links(mention.from - 1)
            && tokens[mention.from - 2].case == Case::Title
        {
            mention.from -= 2;
        }
        taken = mention.to;
    }
    let goes_on = |left: &Tagged, right: &Tagged| match right.from - left.to {
        0 => matches!(tokens[right.from].of(body), "Al" | "El" | "bin" | "bint" | "ibn"),
        1 => links(left.to),
        _ => false,
    };
    tagged.dedup_by(|right, left| {
        let people = left.kind == EntityType::Per && (right.kind == EntityType::Per || tokens[right.from].of(body) == "Al");
        let joined = people && !tokens[right.from].sentence_start && goes_on(left, right);
        if joined {
            left.to = right.to;
        }
        joined
    });
}

/// "Ada “The Fox” Lund" is one person.
fn join_nicknames(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    let is_mark = |at: usize| matches!(tokens[at].of(body), "“" | "”" | "\"" | "‘" | "’" | "'");
    let is_nickname = |from: usize, to: usize| (3..=LONGEST_NICKNAME).contains(&(to - from)) && is_mark(from) && is_mark(to - 1);
    tagged.dedup_by(|right, left| {
        let people = left.kind == EntityType::Per && right.kind == EntityType::Per;
        let joined = people && !tokens[right.from].sentence_start && is_nickname(left.to, right.from);
        if joined {
            left.to = right.to;
        }
        joined
    });
}

/// Tokens of the longest nickname, with its marks.
const LONGEST_NICKNAME: usize = 5;

fn may_be_given_name(body: &str, token: &Token) -> bool {
    let known = || gazetteer::lookup(gazetteer::extend(0, token.lower)) & gazetteer::GIVEN != 0;
    let plain = || !(COMMON.has_hash(token.lower) || ROLES.has_hash(token.lower) || is_honorific_token(body, token));
    token.case == Case::Title && (known() || !token.sentence_start) && plain()
}

/// "Elm Valley" with "Government" behind it names who governs, not the place.
fn take_governments(body: &str, tokens: &[Token], tagged: &mut [Tagged]) {
    for at in 0..tagged.len() {
        let Tagged { to, kind, .. } = tagged[at];
        let free = tagged.get(at + 1).is_none_or(|next| next.from > to);
        if free && kind == EntityType::Loc && tokens.get(to).is_some_and(|t| t.of(body) == "Government" && !t.sentence_start) {
            tagged[at] = Tagged { to: to + 1, kind: EntityType::Org, ..tagged[at] };
        }
    }
}

/// "Food" and "Agriculture Authority" are one body, and so are "Ministry of Fish" and "Coasts", "Elm Valley" "Police Service".
fn join_bodies(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    let goes_on = |left: &Tagged, right: &Tagged| match left.kind {
        EntityType::Loc => left.to == right.from,
        EntityType::Org => {
            left.to + 1 == right.from && matches!(tokens[left.to].of(body), "and" | "&") && is_cut_at_and(tokens, left, right)
        }
        EntityType::Per => false,
    };
    tagged.dedup_by(|right, left| {
        let joined = right.kind == EntityType::Org && !tokens[right.from].sentence_start && goes_on(left, right);
        if joined {
            (left.to, left.kind) = (right.to, EntityType::Org);
        }
        joined
    });
}

fn is_cut_at_and(tokens: &[Token], left: &Tagged, right: &Tagged) -> bool {
    let words = |mention: &Tagged| &tokens[mention.from..mention.to];
    let heads = |mention: &Tagged| words(mention).iter().any(|t| t.case == Case::Title && BODY_NOUNS.has_hash(t.lower));
    let spelled_out = |mention: &Tagged| words(mention).iter().all(|t| t.case != Case::Upper);
    let begins_with_head = words(left).len() > 2 && BODY_NOUNS.has_hash(words(left)[0].lower);
    let (left_heads, right_heads) = (heads(left), heads(right));
    spelled_out(left) && spelled_out(right) && (!left_heads && right_heads || begins_with_head && !right_heads)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::parse::tokens::tokenize;

    /// The mention of these words where they stand first.
    pub(in crate::parse::entities) fn tagged(body: &str, tokens: &[Token], words: &str, kind: EntityType) -> Tagged {
        let at = |byte: usize| tokens.partition_point(|t| (t.start as usize) < byte);
        let start = body.find(words).expect("stands in the body");
        Tagged { from: at(start), to: at(start + words.len()), kind }
    }

    /// Mentions given by their words, with the words that they have afterwards.
    fn mended(body: &str, mentions: &[(&str, EntityType)]) -> Vec<(String, EntityType)> {
        let mut tokens = Vec::new();
        tokenize(body, &mut tokens);
        let mut tagged: Vec<Tagged> = mentions.iter().map(|(words, kind)| tagged(body, &tokens, words, *kind)).collect();
        settle_boundaries(body, &tokens, &mut tagged);
        tagged.iter().map(|m| (body[tokens[m.from].start as usize..tokens[m.to - 1].end as usize].to_owned(), m.kind)).collect()
    }

    #[test]
    fn ok_names_are_taken_whole() {
        use EntityType::{Loc, Org, Per};
        let read = |body, mentions| {
            mended(body, mentions).into_iter().map(|(words, kind)| format!("{words} {}", kind.as_str())).collect::<Vec<_>>()
        };
        assert_eq!(read("It was Uvara Lund who sailed.", &[("Lund", Per)]), ["Uvara Lund PER"]);
        assert_eq!(read("It was T P Lund who sailed.", &[("Lund", Per)]), ["T P Lund PER"]);
        assert_eq!(read("Then La Strada closed.", &[("Strada", Org)]), ["La Strada ORG"]);
        assert_eq!(read("It is Saudi Arabia.", &[("Arabia", Loc)]), ["Saudi Arabia LOC"]);
        assert_eq!(read("It was Ada “The Fox” Lund.", &[("Ada", Per), ("Lund", Per)]), ["Ada “The Fox” Lund PER"]);
        assert_eq!(read("It was President Lund who sailed.", &[("Lund", Per)]), ["Lund PER"]);
        assert_eq!(read("Yesterday Lund sailed.", &[("Lund", Per)]), ["Lund PER"]);
        assert_eq!(
            read("The Coast and Ferry Authority met.", &[("Coast", Org), ("Ferry Authority", Org)]),
            ["Coast and Ferry Authority ORG"]
        );
        assert_eq!(read("The Ferry Authority and Harbour Bank met.", &[("Ferry Authority", Org), ("Harbour Bank", Org)]).len(), 2);
        assert_eq!(
            read("It was Uvara bin Ada Lund Al Strand.", &[("Ada Lund", Per), ("Al Strand", Per)]),
            ["Uvara bin Ada Lund Al Strand PER"]
        );
        assert_eq!(read("Uvara Lund sailed.", &[("Lund", Per)]), ["Uvara Lund PER"]);
        assert_eq!(read("Sailing Lund saw it.", &[("Lund", Per)]), ["Lund PER"]);
        assert_eq!(read("It was the Elm Harbour Bank.", &[("Harbour Bank", Org)]), ["Elm Harbour Bank ORG"]);
        assert_eq!(read("It was the Danish Harbour Bank.", &[("Harbour Bank", Org)]), ["Danish Harbour Bank ORG"]);
        assert_eq!(read("The Elm Valley Government met.", &[("Elm Valley", Loc)]), ["Elm Valley Government ORG"]);
        assert_eq!(
            read("The Elm Valley Police Service met.", &[("Elm Valley", Loc), ("Police Service", Org)]),
            ["Elm Valley Police Service ORG"]
        );
    }
}
