//! Names of bodies by the noun that heads them: "Elm Valley Water Authority", "Ministry of Fish".

use super::Tagged;
use super::words::{BODY_NOUNS, COMMON};
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;

/// Words of the longest such name.
const LONGEST_BODY: usize = 8;

/// Makes one organisation of each capitalised run that such a noun heads, whatever the model made of its words.
pub(super) fn settle_bodies(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    let mut found = bodies(body, tokens);
    found.retain(|body| !tagged.iter().any(|m| m.kind == EntityType::Org && m.from < body.to && body.from < m.to));
    put_instead(tagged, found);
}

/// Puts names, in order and apart, in the place of all mentions that overlap them.
pub(super) fn put_instead(tagged: &mut Vec<Tagged>, names: Vec<Tagged>) {
    if names.is_empty() {
        return;
    }
    let overlaps = |mention: &Tagged| {
        let next = names.partition_point(|name| name.to <= mention.from);
        names.get(next).is_some_and(|name| name.from < mention.to)
    };
    tagged.retain(|mention| !overlaps(mention));
    tagged.extend(names);
    tagged.sort_unstable_by_key(|mention| mention.from);
}

fn bodies(body: &str, tokens: &[Token]) -> Vec<Tagged> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_name_word(&tokens[at]) {
            at += 1;
            continue;
        }
        let end = run_end(tokens, at);
        found.extend(body_in(body, tokens, at, end));
        at = found.last().map_or(end, |last| last.to.max(end));
    }
    found
}

/// The body that the run `from..end` names, with what follows "of" behind its noun.
fn body_in(body: &str, tokens: &[Token], from: usize, end: usize) -> Option<Tagged> {
    // "The Water Authority", "But Water Authority": the first word only begins the sentence.
    let begins = tokens[from].sentence_start || tokens[from].of(body) == "The";
    let from = if begins && COMMON.has_hash(tokens[from].lower) && end - from > 1 { from + 1 } else { from };
    let noun = (from..end).rev().find(|i| BODY_NOUNS.has_hash(tokens[*i].lower) && tokens[*i].case == Case::Title)?;
    let of = tokens.get(noun + 1).is_some_and(|t| !t.sentence_start && matches!(t.of(body), "of" | "for"));
    let to = match of.then(|| behind_of(body, tokens, noun + 2)).flatten() {
        Some(to) => to,
        None if noun + 1 == end && noun > from => end,
        None => return None,
    };
    (to - from <= LONGEST_BODY).then_some(Tagged { from, to, kind: EntityType::Org })
}

/// The end of the capitalised run behind "of", "of the".
fn behind_of(body: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let at = at + usize::from(tokens.get(at).is_some_and(|t| t.of(body) == "the"));
    tokens.get(at).filter(|t| is_name_word(t) && !t.sentence_start).map(|_| run_end(tokens, at))
}

fn run_end(tokens: &[Token], from: usize) -> usize {
    (from + 1..tokens.len()).find(|i| !is_name_word(&tokens[*i]) || tokens[*i].sentence_start).unwrap_or(tokens.len())
}

fn is_name_word(token: &Token) -> bool {
    matches!(token.case, Case::Title | Case::Upper | Case::Mixed)
}
