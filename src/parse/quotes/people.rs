//! The people of a document, and which full name a short one stands for.

use crate::parse::gazetteer;
use crate::parse::hash::{HashedMap, hash_bytes};
use crate::parse::tokens::{Case, Token};
use crate::record::{Entity, EntityType};
use crate::text::offsets::Bytes;

/// A mention of a person or body that can speak.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Bytes of the body.
    pub start: usize,
    pub end: usize,
    pub kind: EntityType,
    /// The document's fullest form.
    pub name: String,
}

/// Everybody who is named in a document, in order of mention.
pub(super) struct People {
    pub mentions: Vec<Mention>,
    /// Index of the mention with the fullest form, by the hash of its last word.
    by_surname: HashedMap<usize>,
}

impl People {
    pub(super) fn of(body: &str, tokens: &[Token], entities: &[Entity]) -> Self {
        let mut bytes = Bytes::new(body);
        let mut mentions: Vec<Mention> = entities
            .iter()
            .filter_map(|e| {
                Some(Mention { start: bytes.at(e.start as usize)?, end: bytes.at(e.end as usize)?, kind: e.kind, name: e.name.clone() })
            })
            .collect();
        if entities.is_empty() {
            mentions = capitalised_names(body, tokens);
        }
        let mut by_surname: HashedMap<usize> = HashedMap::default();
        for (at, mention) in mentions.iter().enumerate().filter(|(_, m)| m.kind == EntityType::Per) {
            let fullest = by_surname.entry(key(&mention.name)).or_insert(at);
            let full = &mentions[*fullest].name;
            if full.len() < mention.name.len() && !full.contains(' ') {
                *fullest = at;
            }
        }
        Self { mentions, by_surname }
    }

    /// The fullest form of a name: by its last word, among the people of the document.
    pub(super) fn full_name(&self, name: &str) -> String {
        let full = self.by_surname.get(&key(name)).map(|at| self.mentions[*at].name.as_str());
        full.filter(|full| !name.contains(' ') || full.ends_with(name)).unwrap_or(name).to_owned()
    }

    /// The fullest form of a name that is written in capitals; as written, where the document does not have it otherwise.
    pub(super) fn in_capitals(&self, name: &str) -> String {
        let surname = last_word(name);
        let first = surname.chars().next().map_or(0, char::len_utf8);
        let usual = format!("{}{}", &surname[..first], surname[first..].to_lowercase());
        if self.has(&usual) { self.full_name(&usual) } else { name.to_owned() }
    }

    /// Whether the document has a person of this surname.
    pub(super) fn has(&self, name: &str) -> bool {
        self.by_surname.contains_key(&key(name))
    }

    /// Mentions within bytes of the body.
    pub(super) fn within(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.start < from);
        let last = first + self.mentions[first..].partition_point(|m| m.end <= to);
        self.mentions[first..last].iter()
    }
}

fn key(name: &str) -> u64 {
    hash_bytes(last_word(name).as_bytes())
}

pub(super) fn last_word(name: &str) -> &str {
    let name = name.strip_suffix(" Jr.").or_else(|| name.strip_suffix(" Sr.")).unwrap_or(name);
    name.rsplit(' ').next().unwrap_or(name)
}

/// Without a recogniser: runs of two to four capitalised words that begin with a given name, and their last words alone.
fn capitalised_names(body: &str, tokens: &[Token]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let run = tokens[at..].iter().take(4).take_while(|t| matches!(t.case, Case::Title | Case::Mixed | Case::Initial)).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let (first, last) = (tokens[at], tokens[at + run - 1]);
        let text = &body[first.start as usize..last.end as usize];
        let named = run >= 2 && gazetteer::word(first.of(body)) & gazetteer::GIVEN != 0;
        let known = run == 1 && mentions.iter().any(|m| last_word(&m.name) == text);
        if named || known {
            mentions.push(Mention { start: first.start as usize, end: last.end as usize, kind: EntityType::Per, name: text.to_owned() });
        }
        at += run;
    }
    mentions
}
