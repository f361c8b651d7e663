//! Decisions that need the whole document: one type per name, and the fullest form of each name.

use super::Tagged;
use super::words::{BODY_NOUNS, ROLES};
use crate::parse::hash::{HashedMap, hash_bytes};
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;

/// Gives every mention of a name the type that most of its mentions have.
///
/// Longer names count double: a full name says more of what it names than its last word.
pub(super) fn settle_types(body: &str, tokens: &[Token], tagged: &mut [Tagged]) {
    for mention in tagged.iter_mut() {
        if is_introduced_by_role(body, tokens, mention) {
            mention.kind = EntityType::Per;
        } else if mention.kind == EntityType::Org && is_dateline(body, tokens, mention) {
            mention.kind = EntityType::Loc;
        } else if is_introduced_as_body(body, tokens, mention) {
            mention.kind = EntityType::Org;
        }
    }
    let name = |mention: &Tagged| hash_bytes(surface(body, tokens, mention).as_bytes());
    let mut votes: HashedMap<[u32; 3]> = HashedMap::default();
    for mention in tagged.iter() {
        votes.entry(name(mention)).or_default()[mention.kind as usize] += 1;
    }
    for mention in tagged.iter_mut() {
        let votes = votes[&name(mention)];
        let (best, most) = (0..3).map(|kind| (kind, votes[kind])).fold((0, 0), |best, next| if next.1 > best.1 { next } else { best });
        if most > votes[mention.kind as usize] {
            mention.kind = [EntityType::Per, EntityType::Org, EntityType::Loc][best];
        }
    }
}

/// "Elm Valley - The ferry", "ELM VALLEY, Mar 3": where a paragraph begins so, it names the place that it was written at.
fn is_dateline(body: &str, tokens: &[Token], mention: &Tagged) -> bool {
    let start = tokens[mention.from].start as usize;
    let opens = start == 0 || body[..start].ends_with('\n');
    let behind = &body[tokens[mention.to - 1].end as usize..];
    let dashed = [" - ", " – ", " — "].iter().any(|dash| behind.starts_with(dash));
    let in_capitals = body[start..tokens[mention.to - 1].end as usize].chars().all(|c| !c.is_lowercase());
    let dated = in_capitals
        && tokens.get(mention.to).is_some_and(|t| t.of(body) == ",")
        && tokens.get(mention.to + 1).is_some_and(|t| is_month(t.of(body)));
    opens && (dated || dashed && !in_capitals)
}

fn is_month(word: &str) -> bool {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].iter().any(|month| word.starts_with(month))
}

/// "spokesman X", and "the adviser to the office, X, said": a name of two or three words there is a person's.
fn is_introduced_by_role(body: &str, tokens: &[Token], mention: &Tagged) -> bool {
    let is_role = |i: usize| ROLES.has_hash(tokens[i].lower);
    let plain = (2..=3).contains(&(mention.to - mention.from))
        && tokens[mention.from..mention.to].iter().all(|t| matches!(t.case, Case::Title | Case::Mixed | Case::Initial));
    let Some(before) = mention.from.checked_sub(1).filter(|_| plain) else { return false };
    if tokens[before].case == Case::Lower {
        return is_role(before);
    }
    let in_commas = tokens[before].of(body) == "," && tokens.get(mention.to).is_some_and(|t| t.of(body) == ",");
    // The role must head the phrase between the comma and the start of its clause: an article before it, and no other comma.
    let phrase =
        (before.saturating_sub(9)..before).rev().take_while(|i| !matches!(tokens[*i].of(body), "," | "." | ";")).collect::<Vec<_>>();
    in_commas && phrase.iter().any(|i| is_role(*i) && tokens[*i].case == Case::Lower)
}

/// "The private army X," and "its newspaper X.": one word there names the body that the noun before it says.
fn is_introduced_as_body(body: &str, tokens: &[Token], mention: &Tagged) -> bool {
    let ends = tokens.get(mention.to).is_none_or(|t| t.sentence_start || !t.of(body).starts_with(char::is_alphabetic));
    let noun = mention.from.checked_sub(1).map(|at| &tokens[at]).filter(|t| t.case == Case::Lower);
    mention.to - mention.from == 1 && ends && noun.is_some_and(|t| BODY_NOUNS.has_hash(t.lower))
}

/// For each mention, the longest name of the same type in the document whose last word (for people) or capital letters (for bodies) it is.
pub(super) fn full_names(body: &str, tokens: &[Token], tagged: &[Tagged]) -> Vec<String> {
    let mut people: HashedMap<&str> = HashedMap::default();
    let mut initials: HashedMap<&str> = HashedMap::default();
    let key = |name: &str| hash_bytes(name.as_bytes());
    for mention in tagged {
        let name = surface(body, tokens, mention);
        match mention.kind {
            EntityType::Per => {
                let longest = people.entry(key(last_word(name))).or_insert(name);
                // The first full form stays: two people of one surname are not told apart by length.
                if !longest.contains(' ') && name.contains(' ') {
                    *longest = name;
                }
            }
            _ if name.contains(' ') => drop(initials.entry(key(&acronym(name))).or_insert(name)),
            _ => {}
        }
    }
    let full = |mention: &Tagged| {
        let name = surface(body, tokens, mention);
        let full = match mention.kind {
            EntityType::Per => people.get(&key(last_word(name))).filter(|full| !name.contains(' ') || full.ends_with(name)),
            _ => initials.get(&key(name)).filter(|_| name.len() > 1),
        };
        crate::text::flow::value_of(full.copied().unwrap_or(name))
    };
    tagged.iter().map(full).collect()
}

fn surface<'b>(body: &'b str, tokens: &[Token], mention: &Tagged) -> &'b str {
    &body[tokens[mention.from].start as usize..tokens[mention.to - 1].end as usize]
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// The capital letters that begin a name's words: "European Space Agency" gives "ESA".
fn acronym(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::entities::boundaries::tests::tagged;
    use crate::parse::tokens::tokenize;

    /// What a name becomes that the model took for one of kind `taken_for`.
    fn settled(body: &str, words: &str, taken_for: EntityType) -> EntityType {
        let mut tokens = Vec::new();
        tokenize(body, &mut tokens);
        let mut mentions = [tagged(body, &tokens, words, taken_for)];
        settle_types(body, &tokens, &mut mentions);
        mentions[0].kind
    }

    #[test]
    fn ok_the_noun_before_a_name_says_its_kind() {
        let kind = |body, words| settled(body, words, EntityType::Per);
        assert_eq!(kind("He led the private army Ostra, which left.", "Ostra"), EntityType::Org);
        assert_eq!(kind("It was the company Lund founded.", "Lund"), EntityType::Per);
    }

    #[test]
    fn ok_datelines_name_places() {
        let kind = |body, words| settled(body, words, EntityType::Org);
        assert_eq!(kind("Elm Valley - The ferry sailed.", "Elm Valley"), EntityType::Loc);
        assert_eq!(kind("It sailed.\n\nELMHAM, Mar 3 - It did.", "ELMHAM"), EntityType::Loc);
        assert_eq!(kind("Elm Bank sailed.", "Elm Bank"), EntityType::Org);
        assert_eq!(kind("EBC - It sailed.", "EBC"), EntityType::Org);
    }
}
