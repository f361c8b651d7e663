//! A second look at capitals that were taken for no name: what the document names elsewhere is the same name here.

use std::collections::HashMap;

use super::Tagged;
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;

/// A name of the document, by its tokens.
struct Known {
    from: usize,
    len: usize,
    kind: EntityType,
}

/// Adds mentions of names that are tagged elsewhere. `labels` has the tagger's decisions: only tokens without any label are looked at.
pub(super) fn recall(body: &str, tokens: &[Token], labels: &[u8], tagged: &mut Vec<Tagged>) {
    let known = known_names(tokens, tagged);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let free = |i: usize| labels.get(i) == Some(&0);
        let name = (free(at) && tokens[at].is_capital())
            .then(|| known.get(&tokens[at].lower))
            .flatten()
            .and_then(|names| names.iter().filter(|name| stands_at(body, tokens, name, at, &free)).max_by_key(|name| name.len));
        match name {
            Some(name) => {
                found.push(Tagged { from: at, to: at + name.len, kind: name.kind });
                at += name.len;
            }
            None => at += 1,
        }
    }
    if !found.is_empty() {
        tagged.extend(found);
        tagged.sort_unstable_by_key(|mention| mention.from);
    }
}

/// Names by the hash of their first word: whole names, and the last words of people's.
fn known_names(tokens: &[Token], tagged: &[Tagged]) -> HashMap<u64, Vec<Known>> {
    let mut known: HashMap<u64, Vec<Known>> = HashMap::new();
    let mut add = |from: usize, len: usize, kind: EntityType| known.entry(tokens[from].lower).or_default().push(Known { from, len, kind });
    for mention in tagged {
        let len = mention.to - mention.from;
        add(mention.from, len, mention.kind);
        if mention.kind == EntityType::Per && len > 1 {
            add(mention.to - 1, 1, mention.kind);
        }
    }
    known
}

fn stands_at(body: &str, tokens: &[Token], name: &Known, at: usize, free: &impl Fn(usize) -> bool) -> bool {
    let same = |i: usize| free(at + i) && tokens[at + i].of(body) == tokens[name.from + i].of(body);
    let is_part = |i: usize| tokens.get(i).is_some_and(|token| token.is_capital() && !token.sentence_start && free(i));
    // A word between two capitals may be part of another, longer name.
    let alone = !is_part(at + name.len) && (tokens[at].sentence_start || !at.checked_sub(1).is_some_and(|before| is_part(before)));
    let plain = name.len > 1 || tokens[at].case != Case::Initial;
    plain && alone && (0..name.len).all(same)
}
