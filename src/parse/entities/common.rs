//! What everybody knows and a small model does not: countries are places, honorifics are no part of a name, and some words
//! with a capital name nobody by themselves: peoples and faiths ("Indian", "Muslims"), what a person is ("Minister", "Mr"), what any state has ("the Government").

use super::Tagged;
use super::words::{COMMON, COUNTRIES, HONORIFICS, INSTITUTIONS, PEOPLES, ROLES};
use crate::parse::hash::hash_lowercase;
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;

/// Gives countries and institutions their type, whatever the model takes them for.
pub(super) fn settle_known(body: &str, tokens: &[Token], tagged: &mut [Tagged]) {
    for mention in tagged.iter_mut() {
        mention.kind = known_kind(body, &tokens[mention.from..mention.to]).unwrap_or(mention.kind);
    }
}

/// What everybody knows these words to name.
pub(super) fn known_kind(body: &str, words: &[Token]) -> Option<EntityType> {
    let (first, last) = (words.first()?, words.last()?);
    let surface = &body[first.start as usize..last.end as usize];
    match surface {
        surface if COUNTRIES.has(surface) => Some(EntityType::Loc),
        surface if INSTITUTIONS.has(surface) => Some(EntityType::Org),
        _ => None,
    }
}

/// Takes the honorifics off the front of people's names: "Mr. Callejas" is "Callejas".
pub(super) fn trim_honorifics(body: &str, tokens: &[Token], tagged: &mut [Tagged]) {
    for mention in tagged.iter_mut().filter(|mention| mention.kind == EntityType::Per) {
        // "Foreign Minister Wang Yi": whatever stands before the last honorific goes with it.
        let last = (mention.from..mention.to - 1).rfind(|&at| is_honorific_token(body, &tokens[at]) || is_excellency(body, &tokens[..=at]));
        mention.from = last.map_or(mention.from, |at| at + 1);
        // "Author Ada Lund"; what is left must be a name of its own.
        while mention.to - mention.from > 2 && is_no_part(body, &tokens[mention.from]) {
            mention.from += 1;
        }
        // The full stop of an abbreviation is a token of its own.
        while mention.to - mention.from > 1 && tokens[mention.from].of(body) == "." {
            mention.from += 1;
        }
    }
}

/// Whether a word before two others of a person's name is none of it: a role, a party's member, or a people ("Thai Uvara Lund").
fn is_no_part(body: &str, token: &Token) -> bool {
    ROLES.has_hash(token.lower) || is_people(body, token) || matches!(token.of(body), "Democrat" | "Republican" | "Conservative" | "Labour")
}

/// As [`is_honorific`], by the hash that most tokens need no more than.
pub(super) fn is_honorific_token(body: &str, token: &Token) -> bool {
    HONORIFICS.has_hash(token.lower)
        || matches!(token.case, Case::Upper | Case::Initial | Case::Mixed) && is_honorific(token.of(body))
        || token.of(body).ends_with('.') && is_honorific(token.of(body))
}

/// As [`is_honorific`], without its letters in capitals: "HE" may name something.
fn is_title(body: &str, token: &Token) -> bool {
    HONORIFICS.has_hash(token.lower) || token.of(body).ends_with('.') && is_honorific(&token.of(body).to_lowercase())
}

/// "H E", the last of these tokens.
fn is_excellency(body: &str, tokens: &[Token]) -> bool {
    matches!(tokens, [.., h, e] if h.of(body) == "H" && e.of(body) == "E")
}

pub(super) fn is_honorific(word: &str) -> bool {
    matches!(word, "HE" | "HH" | "HRH" | "H.E" | "H.E." | "CM" | "CEO" | "MP" | "MLA")
        || HONORIFICS.has(&word.trim_end_matches('.').to_lowercase())
}

/// Takes out mentions that are one such word, or a people's name of two words ("South Africans"), unless the word is part of a person's full name in the document.
pub(super) fn drop_common_words(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    let people: Vec<u64> = tagged
        .iter()
        .filter(|mention| mention.kind == EntityType::Per && mention.to - mention.from > 1)
        .flat_map(|mention| tokens[mention.from..mention.to].iter().map(|token| token.lower))
        .collect();
    tagged.retain(|mention| {
        let words = &tokens[mention.from..mention.to];
        let last = words[words.len() - 1];
        let is_people = words.len() <= 2 && is_people(body, &last) && (words.len() == 1 || is_region(words[0].of(body)));
        let is_common = words.len() == 1 && (ROLES.has_hash(last.lower) || COMMON.has_hash(last.lower) || is_title(body, &last));
        let is_common = is_common || is_seat(body, tokens, mention);
        let singular = !last.of(body).ends_with(['s', 'S']);
        !(is_people || is_common) || (is_people && words.len() == 1 && singular && people.contains(&last.lower))
    });
}

/// "(D-Elm.)", ", D-N.Y.,": a member's party and state.
fn is_seat(body: &str, tokens: &[Token], mention: &Tagged) -> bool {
    let of = |at: usize| tokens.get(at).map_or("", |token| token.of(body));
    let behind = if of(mention.to) == "." { of(mention.to + 1) } else { of(mention.to) };
    let is_parted = matches!((mention.from.checked_sub(1).map_or("", of), behind), ("(", ")" | ",") | (",", ","));
    is_parted && mention.to == mention.from + 1 && matches!(of(mention.from).as_bytes(), [b'A'..=b'Z', b'-', b'A'..=b'Z', ..])
}

/// Whether a word names a people, a language or a faith, or who is of it: "Indian", "Indians".
fn is_people(body: &str, word: &Token) -> bool {
    PEOPLES.has_hash(word.lower)
        || word.of(body).strip_suffix(['s', 'S']).is_some_and(|singular| PEOPLES.has_hash(hash_lowercase(singular)))
}

/// Words that stand before a people's name and belong to it.
fn is_region(word: &str) -> bool {
    matches!(word, "South" | "North" | "East" | "West" | "Central" | "Latin" | "New" | "Sri" | "Saudi" | "Costa" | "Puerto" | "Torres")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::tokens::tokenize;

    #[test]
    fn ok_peoples_are_known_in_the_plural_and_countries_are_none() {
        let names_people = |word: &str| {
            let mut tokens = Vec::new();
            tokenize(word, &mut tokens);
            is_people(word, &tokens[0])
        };
        assert!(names_people("Indians") && names_people("Chinese") && !names_people("India"));
    }

    #[test]
    fn ok_what_stands_before_a_name_is_no_part_of_it() {
        let trimmed = |body: &'static str| {
            let mut tokens = Vec::new();
            tokenize(body, &mut tokens);
            let mut tagged = [Tagged { from: 0, to: tokens.len(), kind: EntityType::Per }];
            trim_honorifics(body, &tokens, &mut tagged);
            &body[tokens[tagged[0].from].start as usize..]
        };
        assert_eq!(trimmed("Mr. Lund"), "Lund");
        assert_eq!(trimmed("Foreign Minister Uvara Lund"), "Uvara Lund");
        assert_eq!(trimmed("Thai Uvara Lund"), "Uvara Lund");
        assert_eq!(trimmed("Republican Uvara Lund"), "Uvara Lund");
        assert_eq!(trimmed("Thai Lund"), "Thai Lund");
    }

    #[test]
    fn ok_words_in_lists_have_both_apostrophes() {
        assert!(COMMON.has("i'm") && COMMON.has("i’m"));
    }
}
