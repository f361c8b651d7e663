//! A user's own list of names: found wherever they stand as whole words, whatever the recogniser thinks.

use std::fmt;
use std::sync::Arc;

use aho_corasick::AhoCorasick;

use crate::record::{Entity, EntityType, Sha256};
use crate::text::escape::Escaped;
use crate::text::offsets::{Bytes, CodePoints};

/// Names with their types, from a table of `NAME<TAB>TYPE` or `NAME<TAB>TYPE<TAB>FULL NAME`.
///
/// Types are `PER`, `ORG` and `LOC`. Empty lines and lines that begin with `#` say nothing. Names are found exactly as written, as whole words; where two overlap, the one that
/// begins first, then the longer one counts. A mention in the list goes before whatever the recogniser found there, in texts of every language.
///
/// ```
/// let names = newsbale::Gazetteer::parse("# our region\nElm Valley\tLOC\nEVT\tORG\tElm Valley Trust\n").unwrap();
/// let draft = newsbale::Parser::new().with_gazetteer(Some(names)).parse("Bridge Reopens\n\nThe EVT paid for the bridge in Elm Valley, it said on Monday.\n");
/// let found: Vec<_> = draft.entities.iter().map(|e| (e.text.as_str(), e.name.as_str())).collect();
/// assert_eq!(found, [("EVT", "Elm Valley Trust"), ("Elm Valley", "Elm Valley")]);
/// ```
#[derive(Clone)]
pub struct Gazetteer {
    automaton: Arc<AhoCorasick>,
    entries: Arc<[Entry]>,
    sha256: Sha256,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    kind: EntityType,
    /// The full name, where the list has one.
    full: Option<String>,
}

impl Gazetteer {
    /// Reads a table.
    ///
    /// # Errors
    /// The first line that is no entry: which, what was expected and what was found.
    pub fn parse(table: &str) -> Result<Self, String> {
        let (mut names, mut entries) = (Vec::new(), Vec::new());
        for (number, line) in (1..).zip(table.trim_start_matches('\u{feff}').lines()) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (name, entry) = entry(line).map_err(|found| format!("line {number}: {found}"))?;
            names.push(name);
            entries.push(entry);
        }
        let automaton = AhoCorasick::new(names).map_err(|error| format!("too many names: {error}"))?;
        Ok(Self { automaton: Arc::new(automaton), entries: entries.into(), sha256: Sha256::of(table.as_bytes()) })
    }

    /// Digest of the table: releases name it, since another list reads other mentions.
    pub fn sha256(&self) -> Sha256 {
        self.sha256
    }

    /// Puts the listed mentions of a body in, and takes out those that they overlap.
    pub(crate) fn settle(&self, body: &str, entities: &mut Vec<Entity>) {
        let found = self.mentions(body);
        if found.is_empty() {
            return;
        }
        let mut bytes = Bytes::new(body);
        entities.retain(|entity| {
            let (start, end) = (bytes.at(entity.start as usize).unwrap_or(0), bytes.at(entity.end as usize).unwrap_or(body.len()));
            !found.iter().any(|(_, from, to)| *from < end && start < *to)
        });
        let mut points = CodePoints::new(body);
        for (entry, from, to) in found {
            let text = body[from..to].to_owned();
            let name = entry.full.clone().unwrap_or_else(|| text.clone());
            let (start, end) = (points.at(from) as i32, points.at(to) as i32);
            entities.push(Entity { text, kind: entry.kind, name, start, end });
        }
        entities.sort_by_key(|entity| entity.start);
    }

    /// Whole words only, none overlapping: bytes of the body, in order.
    fn mentions(&self, body: &str) -> Vec<(&Entry, usize, usize)> {
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let whole = |from: usize, to: usize| !is_word(body[..from].chars().next_back()) && !is_word(body[to..].chars().next());
        let found = self.automaton.find_overlapping_iter(body).filter(|m| whole(m.start(), m.end()));
        let mut found: Vec<_> = found.map(|m| (&self.entries[m.pattern().as_usize()], m.start(), m.end())).collect();
        found.sort_by_key(|(_, from, to)| (*from, std::cmp::Reverse(*to)));
        let mut last = 0;
        found.retain(|(_, from, to)| {
            let free = *from >= last;
            last = if free { *to } else { last };
            free
        });
        found
    }
}

/// A line's name and what the list says of it.
fn entry(line: &str) -> Result<(&str, Entry), String> {
    const FORM: &str = "expected NAME<TAB>PER, ORG or LOC, and perhaps <TAB>FULL NAME";
    let mut cells = line.split('\t').map(str::trim);
    let (name, kind, full) = (cells.next().unwrap_or_default(), cells.next(), cells.next());
    let Some(kind) = kind else { return Err(format!("{FORM}, found no tab in {}", Escaped(line))) };
    if name.is_empty() {
        return Err(format!("{FORM}, found an empty name"));
    }
    let kind = kind.parse().map_err(|found| format!("{FORM}; {found}"))?;
    Ok((name, Entry { kind, full: full.filter(|full| !full.is_empty()).map(str::to_owned) }))
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gazetteer").field("names", &self.entries.len()).field("sha256", &self.sha256).finish()
    }
}

impl PartialEq for Gazetteer {
    fn eq(&self, other: &Self) -> bool {
        self.sha256 == other.sha256
    }
}

impl Eq for Gazetteer {}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(table: &str, body: &str) -> Vec<String> {
        let mut entities = Vec::new();
        Gazetteer::parse(table).unwrap().settle(body, &mut entities);
        entities.iter().map(|e| format!("{} {} {}-{}", e.name, e.kind, e.start, e.end)).collect()
    }

    #[test]
    fn ok_whole_words_the_longest_first_and_offsets_in_code_points() {
        let table = "Élan\tORG\nÉlan Vale\tLOC\nVale\tPER\nelm\tLOC\n";
        assert_eq!(found(table, "Zé saw Élan Vale, Élan and Vale; no elms."), ["Élan Vale LOC 7-16", "Élan ORG 18-22", "Vale PER 27-31"]);
    }

    #[test]
    fn ok_what_the_list_names_goes_before_what_was_found() {
        let mut entities = vec![Entity { text: "Ann Vale".into(), kind: EntityType::Per, name: "Ann Vale".into(), start: 0, end: 8 }];
        Gazetteer::parse("Vale\tLOC").unwrap().settle("Ann Vale left.", &mut entities);
        assert_eq!(entities.iter().map(|e| (e.text.as_str(), e.kind)).collect::<Vec<_>>(), [("Vale", EntityType::Loc)]);
    }

    #[test]
    fn err_a_line_that_is_no_entry_is_named() {
        for (table, part) in [("Elm LOC", "no tab"), ("Elm\tLOC\nVale\tPLACE", "line 2"), ("\tLOC", "empty name")] {
            let error = Gazetteer::parse(table).unwrap_err();
            assert!(error.contains(part) && error.contains("expected"), "{error}");
        }
    }
}
