//! What somebody is, written together with a name: "Water Authority Director Ada Lund", "Head of the Water Authority", "Elm Valley CM".

use super::Tagged;
use super::common::{is_honorific_token, known_kind};
use super::words::{BODY_NOUNS, COMMON, ROLES, WORKS};
use crate::parse::gazetteer;
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;

/// Takes offices off the names of bodies and places, and gives people who stand behind them a mention of their own.
pub(super) fn settle_offices(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    let words = Words { body, tokens };
    let mut people = words.addressed(tagged);
    for mention in tagged.iter_mut().filter(|mention| mention.kind != EntityType::Per) {
        people.extend(words.take_person_off(mention));
        words.take_lead_off(mention);
        words.take_tail_off(mention);
    }
    tagged.retain(|mention| mention.from < mention.to && !words.is_field(mention) && !words.is_bare_office(mention));
    if !people.is_empty() {
        tagged.extend(people);
        tagged.sort_unstable_by_key(|mention| mention.from);
    }
}

/// Words of the longest person's name behind an office.
const LONGEST_PERSON: usize = 5;
/// Words looked back at for the office that a list of fields belongs to.
const LONGEST_FIELDS: usize = 8;
/// Words of the longest office before "of".
const LONGEST_OFFICE: usize = 4;

struct Words<'t> {
    body: &'t str,
    tokens: &'t [Token],
}

impl Words<'_> {
    fn of(&self, at: usize) -> &str {
        self.tokens[at].of(self.body)
    }

    fn is_role(&self, at: usize) -> bool {
        self.tokens[at].is_capital() && ROLES.has_hash(self.tokens[at].lower)
    }

    fn is_office(&self, at: usize) -> bool {
        self.is_role(at) || self.tokens[at].is_capital() && is_honorific_token(self.body, &self.tokens[at])
    }

    fn is_body_noun(&self, at: usize) -> bool {
        BODY_NOUNS.has_hash(self.tokens[at].lower)
    }

    /// Cuts "Water Authority Director Ada Lund" behind the body's name; gives the person.
    fn take_person_off(&self, mention: &mut Tagged) -> Option<Tagged> {
        let office = (mention.from..mention.to).rfind(|&at| self.is_office(at))?;
        // The full stop of an abbreviation is a token of its own.
        let from = office + 1 + usize::from(self.tokens.get(office + 1).is_some_and(|t| t.of(self.body) == "."));
        let person = Tagged { from, to: mention.to, kind: EntityType::Per };
        if !self.may_be_person(&person) || office == mention.from && !self.has_given_name(from) {
            return None;
        }
        let before = (mention.from..office).rfind(|&at| !self.is_office(at) && !is_degree(self.of(at)));
        mention.to = before.map_or(mention.from, |last| last + 1);
        self.drop_small_words(mention);
        Some(person)
    }

    fn may_be_person(&self, mention: &Tagged) -> bool {
        let is_name = |at: usize| {
            let token = &self.tokens[at];
            matches!(token.case, Case::Title | Case::Mixed | Case::Initial) && !self.is_body_noun(at) && !is_place_noun(self.of(at))
                || matches!(self.of(at), "bin" | "al" | "de" | "van" | "." | "el")
        };
        (2..=LONGEST_PERSON).contains(&mention.to.saturating_sub(mention.from)) && (mention.from..mention.to).all(is_name)
    }

    fn has_given_name(&self, at: usize) -> bool {
        gazetteer::lookup(gazetteer::extend(0, self.tokens[at].lower)) & gazetteer::GIVEN != 0
    }

    /// "Head of the Water Authority" is about the authority.
    fn take_lead_off(&self, mention: &mut Tagged) {
        let reach = mention.to.min(mention.from + LONGEST_OFFICE + 1);
        let Some(of) = (mention.from + 1..reach).find(|&at| self.of(at) == "of") else { return };
        let is_office = self.is_role(of - 1) || is_head(self.of(of - 1));
        if !is_office || (mention.from..of).any(|at| self.is_body_noun(at)) {
            return;
        }
        let the = mention.to > of + 1 && self.of(of + 1) == "the";
        let rest = of + 1 + usize::from(the);
        // "Minister of Fish" holds an office; "Director of the Water Authority" works for it.
        let names_body = (rest..mention.to).any(|at| self.is_body_noun(at) || self.tokens[at].case == Case::Upper);
        mention.from = if names_body || mention.to > rest + 1 { rest } else { mention.to };
    }

    /// "Elm Valley CM", "Elm Valley Deputy": what somebody is there is no part of the name.
    fn take_tail_off(&self, mention: &mut Tagged) {
        if (mention.from..mention.to).any(|at| self.of(at) == "of") {
            return;
        }
        while mention.to > mention.from + 1 && self.is_tail(mention.to - 1) && !COMMON.has_hash(self.tokens[mention.to - 2].lower) {
            mention.to -= 1;
        }
        self.drop_small_words(mention);
    }

    fn is_tail(&self, at: usize) -> bool {
        let word = self.of(at);
        let is_short = matches!(word, "CM" | "LG" | "CEO" | "CFO" | "COO" | "PM" | "DGP" | "MP" | "MLA" | "VP");
        is_short || matches!(word, "Deputy" | "Vice" | "Acting" | "Senior") || self.is_role(at) && word != "General"
    }

    /// "Minister of Fish and Coasts", "Minister for Fish": what somebody minds is no name.
    fn is_field(&self, mention: &Tagged) -> bool {
        let listed = |at: &usize| self.tokens[*at].is_capital() || matches!(self.of(*at), "," | "and" | "&");
        let start = (mention.from.saturating_sub(LONGEST_FIELDS)..mention.from).rev().take_while(listed).last().unwrap_or(mention.from);
        let minds =
            |at: usize| matches!(self.of(at), "Minister" | "Ministers" | "Secretary" | "Undersecretary" | "Commissioner" | "minister");
        let behind_office = start >= 2 && matches!(self.of(start - 1), "of" | "for") && minds(start - 2);
        let is_country = || known_kind(self.body, &self.tokens[mention.from..mention.to]).is_some();
        let whole = || (start..mention.to).all(|at| !self.is_body_noun(at) && !self.is_office(at));
        let fits = match mention.kind {
            EntityType::Per => start == mention.from && mention.to == start + 1,
            EntityType::Org => true,
            EntityType::Loc => false,
        };
        behind_office && fits && whole() && !is_country() && !self.has_given_name(mention.from)
    }

    /// "Foreign Minister" is nobody's name.
    fn is_bare_office(&self, mention: &Tagged) -> bool {
        let last = self.of(mention.to - 1);
        mention.kind == EntityType::Per
            && matches!(
                last,
                "Minister"
                    | "Ministers"
                    | "Officer"
                    | "Commander"
                    | "Ambassador"
                    | "Secretary"
                    | "Director"
                    | "Chairman"
                    | "President"
                    | "Commissioner"
                    | "Spokesman"
                    | "Senator"
            )
    }

    /// "Mrs. Uvara Lund": whoever is addressed so is a person, though the model knows nobody of that name.
    fn addressed(&self, tagged: &[Tagged]) -> Vec<Tagged> {
        let mut people = Vec::new();
        let free = |at: usize| tagged.get(tagged.partition_point(|m| m.to <= at)).is_none_or(|m| m.from > at);
        let is_name = |at: usize| {
            let token = self.tokens.get(at).filter(|t| t.case == Case::Title && !t.sentence_start);
            token.is_some_and(|t| {
                free(at)
                    && !WORKS.has_hash(t.lower)
                    && !COMMON.has_hash(t.lower)
                    && !self.is_body_noun(at)
                    && !self.is_office(at)
                    && !is_place_noun(self.of(at))
            })
        };
        for at in (0..self.tokens.len()).filter(|&at| self.tokens[at].is_capital() && is_address(self.of(at))) {
            let from = at + 1 + usize::from(self.tokens.get(at + 1).is_some_and(|t| t.of(self.body) == "."));
            let to = (from..from + LONGEST_PERSON).find(|&at| !is_name(at)).unwrap_or(from);
            let goes_on = self.tokens.get(to).is_some_and(|t| t.is_capital() && !t.sentence_start || t.of(self.body) == "bin");
            if to > from && !goes_on {
                people.push(Tagged { from, to, kind: EntityType::Per });
            }
        }
        people
    }

    /// A name ends with a word: not with "of", "the" or a dash.
    fn drop_small_words(&self, mention: &mut Tagged) {
        let is_small = |at: usize| matches!(self.of(at), "-" | "–" | "—" | "of" | "the" | "and" | "for" | "in" | ",");
        while mention.to > mention.from && is_small(mention.to - 1) {
            mention.to -= 1;
        }
    }
}

/// Words before a name that only people have.
fn is_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Mr" | "Mrs"
            | "Ms"
            | "Miss"
            | "Dr"
            | "Prof"
            | "Professor"
            | "King"
            | "Queen"
            | "Princess"
            | "Sheikh"
            | "Sheikha"
            | "Shaikh"
            | "Sir"
            | "Pope"
            | "Maulana"
            | "Rabbi"
            | "Pastor"
            | "Bishop"
            | "Archbishop"
            | "Senator"
            | "Sen"
            | "Rep"
            | "Gov"
            | "Captain"
            | "Capt"
            | "Sergeant"
            | "Sgt"
            | "Lt"
            | "Col"
            | "Colonel"
            | "Gen"
            | "Inspector"
            | "Minister"
            | "Shri"
            | "Smt"
    )
}

/// Words that go before an office's word.
fn is_degree(word: &str) -> bool {
    matches!(
        word,
        "Senior" | "Acting" | "Former" | "Executive" | "Managing" | "Assistant" | "Associate" | "Foreign" | "Joint" | "Air" | "of" | "the"
    )
}

/// Heads of bodies, beside the words for what a person is.
fn is_head(word: &str) -> bool {
    matches!(
        word,
        "Head"
            | "Secretary-General"
            | "Undersecretary"
            | "Chair"
            | "Chief"
            | "Speaker"
            | "Governor-General"
            | "Dean"
            | "Ambassador"
            | "Commissioner"
    )
}

/// Nouns that make a place of a person's name.
fn is_place_noun(word: &str) -> bool {
    const NOUNS: [&str; 24] = [
        "Island", "Islands", "County", "Street", "Road", "Avenue", "Park", "River", "Lake", "City", "Town", "Village", "Province",
        "District", "Airport", "Bridge", "Square", "Beach", "Bay", "Mountain", "Valley", "House", "School", "Stadium",
    ];
    NOUNS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::entities::boundaries::tests::tagged;
    use crate::parse::tokens::tokenize;

    #[test]
    fn ok_offices_are_no_part_of_names() {
        use EntityType::{Loc, Org};
        let read = |body: &str, words: &str, kind| {
            let mut tokens = Vec::new();
            tokenize(body, &mut tokens);
            let mut mentions = vec![tagged(body, &tokens, words, kind)];
            settle_offices(body, &tokens, &mut mentions);
            mentions
                .iter()
                .map(|m| format!("{} {}", &body[tokens[m.from].start as usize..tokens[m.to - 1].end as usize], m.kind.as_str()))
                .collect::<Vec<_>>()
        };
        let body = "Elm Valley Ferry Authority Director Ada Lund spoke.";
        assert_eq!(read(body, "Elm Valley Ferry Authority Director Ada Lund", Org), ["Elm Valley Ferry Authority ORG", "Ada Lund PER"]);
        let body = "The Head of the Ferry Authority spoke.";
        assert_eq!(read(body, "Head of the Ferry Authority", Org), ["Ferry Authority ORG"]);
        assert!(read("The Minister of Fish spoke.", "Minister of Fish", Org).is_empty());
        assert_eq!(read("The Elm Valley CM spoke.", "Elm Valley CM", Loc), ["Elm Valley LOC"]);
        assert!(read("The Minister for Ferries, Fish and Coasts spoke.", "Coasts", Org).is_empty());
        assert!(read("The Foreign Minister spoke.", "Foreign Minister", EntityType::Per).is_empty());
        assert_eq!(read("Elm Valley has seen Mrs. Uvara Strand.", "Elm Valley", Loc), ["Elm Valley LOC", "Uvara Strand PER"]);
        assert_eq!(read("The Prince Edward Hospital opened.", "Prince Edward Hospital", Org), ["Prince Edward Hospital ORG"]);
        assert_eq!(read("The Office of the President met.", "Office of the President", Org), ["Office of the President ORG"]);
    }
}
