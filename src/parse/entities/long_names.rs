//! Bodies whose names go on over small words: "Ministry of Fish, Coasts and Harbours", "Commission on Ferry Fares", "Public
//! Prosecutor's Office", and names that an acronym in brackets spells.

use std::collections::HashSet;

use super::Tagged;
use super::bodies::put_instead;
use super::common::known_kind;
use super::words::{BODY_NOUNS, COMMON, OWNERS, ROLES};
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;

/// Makes such names whole; what the model made of their pieces goes. Then what stands in brackets behind a body is its acronym.
pub(super) fn settle_long_names(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    make_whole(body, tokens, tagged);
    take_acronyms(body, tokens, tagged);
}

/// "(FWU)" behind a body is the same body, there and elsewhere.
fn take_acronyms(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    let words = Words { body, tokens, tagged };
    let behind = |mention: &Tagged| (mention.kind == EntityType::Org).then_some(mention.to + 1);
    let acronyms: Vec<usize> = tagged.iter().filter_map(behind).filter(|&at| words.is_acronym(at)).collect();
    if acronyms.is_empty() {
        return;
    }
    let known: HashSet<u64> = acronyms.iter().map(|&at| tokens[at].lower).collect();
    let is_tagged = |at: usize| tagged.get(tagged.partition_point(|mention| mention.to <= at)).is_some_and(|mention| mention.from <= at);
    let missed: Vec<Tagged> =
        acronyms.iter().filter(|&&at| !is_tagged(at)).map(|&at| Tagged { from: at, to: at + 1, kind: EntityType::Org }).collect();
    for mention in tagged.iter_mut().filter(|mention| mention.to - mention.from == 1) {
        if known.contains(&tokens[mention.from].lower) && tokens[mention.from].case == Case::Upper {
            mention.kind = EntityType::Org;
        }
    }
    tagged.extend(missed);
    tagged.sort_unstable_by_key(|mention| mention.from);
}

fn make_whole(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    let words = Words { body, tokens, tagged };
    let grown = tagged.iter().filter_map(|mention| words.grown(mention));
    let mut whole: Vec<Tagged> = grown.chain(words.spelled()).collect();
    whole.sort_unstable_by_key(|name| (name.from, std::cmp::Reverse(name.to)));
    whole.dedup_by(|right, left| right.from < left.to);
    put_instead(tagged, whole);
}

/// Words of one thing that a body is about.
const LONGEST_ITEM: usize = 4;
/// Bytes of the longest acronym.
const LONGEST_ACRONYM: usize = 10;
/// Letters of an acronym that spells a name.
const ACRONYM_LETTERS: std::ops::RangeInclusive<usize> = 3..=9;

struct Words<'t> {
    body: &'t str,
    tokens: &'t [Token],
    tagged: &'t [Tagged],
}

impl Words<'_> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| words.contains(&token.of(self.body)))
    }

    /// Whether a token is capitals in brackets that are no country's or office's.
    fn is_acronym(&self, at: usize) -> bool {
        let in_brackets = self.is(at - 1, &["("]) && self.is(at + 1, &[")"]);
        in_brackets
            && self.tokens[at].case == Case::Upper
            && (2..=LONGEST_ACRONYM).contains(&self.tokens[at].of(self.body).len())
            && !COMMON.has_hash(self.tokens[at].lower)
            && known_kind(self.body, &self.tokens[at..=at]) != Some(EntityType::Loc)
    }

    fn heads_body(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.case == Case::Title && BODY_NOUNS.has_hash(token.lower))
    }

    /// The mention with what belongs behind it, if anything does.
    fn grown(&self, mention: &Tagged) -> Option<Tagged> {
        let to = self.behind_owner(mention).unwrap_or(mention.to);
        let to = self.behind_on(mention, to).unwrap_or(to);
        let to = self.behind_list(mention, to).unwrap_or(to);
        (to > mention.to).then_some(Tagged { to, kind: EntityType::Org, ..*mention })
    }

    /// "Public Prosecutor" with "'s Office" behind it.
    fn behind_owner(&self, mention: &Tagged) -> Option<usize> {
        let owner = &self.tokens[mention.to - 1];
        let named_for = || ROLES.has_hash(owner.lower) || OWNERS.has_hash(owner.lower);
        let of_one = self.is(mention.to, &["'s", "’s"]) && named_for();
        let of_many = self.is(mention.to, &["’", "'"]) && owner.of(self.body).ends_with('s');
        if mention.kind == EntityType::Loc || !(of_one || of_many) {
            return None;
        }
        let end = self.item_end(mention.to + 1)?;
        self.heads_body(end - 1).then_some(end)
    }

    /// "Commission" with "on Ferry Fares" behind it.
    fn behind_on(&self, mention: &Tagged, to: usize) -> Option<usize> {
        let is_body = mention.kind == EntityType::Org && (self.heads_body(to - 1) || self.is(to - 1, &["Experts", "Conference"]));
        if !is_body || !self.is(to, &["on"]) || self.is_named(to + 1) {
            return None;
        }
        self.item_end(to + 1)
    }

    /// "Ministry of Fish" with ", Coasts and Harbours" behind it.
    fn behind_list(&self, mention: &Tagged, to: usize) -> Option<usize> {
        let about = (mention.from + 1..to - 1).any(|at| self.heads_body(at - 1) && self.is(at, &["of", "for", "on"]));
        if mention.kind != EntityType::Org || !about {
            return None;
        }
        let mut at = to;
        loop {
            let last = self.is(at, &["and", "&"]);
            if !last && !self.is(at, &[","]) || self.is_named(at + 1) {
                return None;
            }
            // "Fish, Coasts, and Harbours"
            let skip = usize::from(!last && self.is(at + 1, &["and", "&"]));
            let end = self.item_end(at + 1 + skip)?;
            if (at + 1..end).any(|at| self.heads_body(at)) {
                return None;
            }
            if last || skip == 1 {
                // "University of Elmham and Uvara's Harbour School": what owns something else is a name of its own.
                return (!self.is(end, &["'s", "’s"])).then_some(end);
            }
            at = end;
        }
    }

    /// The end of a few words with a capital. A word alone that is in any text, as a day of the week, is none.
    fn item_end(&self, from: usize) -> Option<usize> {
        let belongs =
            |at: usize| self.tokens.get(at).is_some_and(|t| t.case == Case::Title && !t.sentence_start && !t.of(self.body).ends_with('.'));
        let end = (from..=from + LONGEST_ITEM).find(|at| !belongs(*at))?;
        let says_nothing = end == from + 1 && !self.heads_body(from) && COMMON.has_hash(self.tokens[from].lower);
        (end > from && !says_nothing).then_some(end)
    }

    /// Whether somebody, or what everybody knows, is named at a token.
    fn is_named(&self, at: usize) -> bool {
        let mention = self.tagged.get(self.tagged.partition_point(|mention| mention.to <= at)).filter(|mention| mention.from <= at);
        mention.is_some_and(|m| m.kind == EntityType::Per || known_kind(self.body, &self.tokens[m.from..m.to]).is_some())
    }

    /// Names that end before their acronym: "Union of Ferry Workers (UFW)".
    fn spelled(&self) -> impl Iterator<Item = Tagged> {
        let in_capitals = (2..self.tokens.len()).filter(|&at| self.tokens[at].case == Case::Upper);
        let opens = in_capitals.map(|at| at - 1).filter(|&at| self.is(at, &["("]) && self.is(at + 2, &[")"]));
        opens.filter_map(|open| self.spelled_by(open + 1))
    }

    fn spelled_by(&self, acronym: usize) -> Option<Tagged> {
        let token = &self.tokens[acronym];
        let letters = token.of(self.body).as_bytes();
        if token.case != Case::Upper || !ACRONYM_LETTERS.contains(&letters.len()) || !letters.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        let to = acronym - 1;
        let (mut from, mut left) = (to, letters.len());
        while left > 0 {
            from = from.checked_sub(1).filter(|at| to - at <= 2 * letters.len())?;
            let word = self.tokens[from].of(self.body);
            if self.is(from, &["of", "for", "and", "the", "on", "in", "&", "de", "la", ","]) {
                continue;
            }
            let initials = word.split('-').rev().filter_map(|part| part.bytes().next());
            for initial in initials {
                left = left.checked_sub(1).filter(|left| letters[*left] == initial)?;
            }
            if left > 0 && self.tokens[from].sentence_start {
                return None;
            }
        }
        // Things are shortened too: only what the model took for a body in part is one.
        let last = self.tagged.partition_point(|mention| mention.from < to);
        let mut pieces = self.tagged[..last].iter().rev().take_while(|mention| mention.to > from);
        pieces.any(|m| m.kind == EntityType::Org).then_some(Tagged { from, to, kind: EntityType::Org })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::entities::boundaries::tests::tagged;
    use crate::parse::tokens::tokenize;

    /// The mentions of a body, given by their words, as they are afterwards.
    fn read(body: &str, mentions: &[(&str, EntityType)]) -> Vec<String> {
        let mut tokens = Vec::new();
        tokenize(body, &mut tokens);
        let mut mentions: Vec<Tagged> = mentions.iter().map(|(words, kind)| tagged(body, &tokens, words, *kind)).collect();
        settle_long_names(body, &tokens, &mut mentions);
        let shown = |m: &Tagged| format!("{} {}", &body[tokens[m.from].start as usize..tokens[m.to - 1].end as usize], m.kind.as_str());
        mentions.iter().map(shown).collect()
    }

    #[test]
    fn ok_names_go_on_over_small_words() {
        use EntityType::{Loc, Org, Per};
        let body = "The Ministry of Fish, Coasts and Harbours met.";
        assert_eq!(read(body, &[("Ministry of Fish", Org), ("Harbours", Loc)]), ["Ministry of Fish, Coasts and Harbours ORG"]);
        let body = "The Ferry Commission on Island Fares met on Monday.";
        assert_eq!(read(body, &[("Ferry Commission", Org)]), ["Ferry Commission on Island Fares ORG"]);
        assert_eq!(read("The Ferry Commission on Monday met.", &[("Ferry Commission", Org)]), ["Ferry Commission ORG"]);
        assert_eq!(read("The Public Prosecutor’s Office met.", &[("Public Prosecutor", Per)]), ["Public Prosecutor’s Office ORG"]);
        assert_eq!(read("Saw Ada Lund’s Office.", &[("Ada Lund", Per)]), ["Ada Lund PER"]);
        let body = "The Ministry of Fish, Ada Lund and Harbours met.";
        assert_eq!(read(body, &[("Ministry of Fish", Org), ("Ada Lund", Per)]).len(), 2);
    }

    #[test]
    fn ok_an_acronym_spells_the_name_before_it() {
        use EntityType::{Loc, Org};
        let body = "The United Ferry Workers of Elm Valley (UFWEV) met. Later UFWEV left.";
        let read = read(body, &[("Ferry Workers", Org), ("Elm Valley", Loc), ("UFWEV left", Loc)]);
        assert_eq!(read[..2], ["United Ferry Workers of Elm Valley ORG", "UFWEV ORG"]);
        let body = "The Elm Bank (EU) and the Elm Bank (USA) met.";
        assert_eq!(super::tests::read(body, &[("Elm Bank", Org)]), ["Elm Bank ORG", "EU ORG"]);
    }
}
