//! Lines inside articles that lead elsewhere on the site, or belong to the page's own furniture.

use std::collections::HashMap;
use std::sync::LazyLock;

use memchr::{memchr, memchr_iter};

use super::hash::hash_lowercase;
use super::layout::measure::Measures;
use crate::text::{is_one_of, is_sentence_end};

/// The words that lead elsewhere and the page's own lines, by kind and language.
const ROWS: &str = include_str!("teasers.tsv");

/// No line of a page's own furniture is as long.
const LONGEST_FURNITURE: usize = 60;
/// No lead of a teaser is longer.
const LONGEST_TEASER_CHARS: usize = 30;

/// Words above links to other articles, or before a mark and such a link.
const LINKS: u8 = 1;
/// Words that lead elsewhere, before a mark or alone.
const LEAD: u8 = 2;
/// Words that lead elsewhere before a mark and a headline; before a sentence they are the article's.
const ALSO: u8 = 4;
/// Lines that stand inside articles and belong to the page.
const WHOLE: u8 = 8;
/// What short lines of the page begin with that are no sentences.
const OPENS: u8 = 16;
/// The first words of those.
const FIRST_OF_OPENS: u8 = 32;

/// What words are, however they are written: some of the kinds, or 0.
fn kinds_of(words: &str) -> u8 {
    static LISTED: LazyLock<HashMap<u64, u8>> = LazyLock::new(listed);
    let hash = if words.contains('’') { hash_lowercase(&words.replace('’', "'")) } else { hash_lowercase(words) };
    LISTED.get(&hash).copied().unwrap_or(0)
}

/// The words of `ROWS`, by their hash, and what they are.
fn listed() -> HashMap<u64, u8> {
    let mut found = HashMap::new();
    for row in ROWS.lines() {
        let mut fields = row.splitn(3, '\t');
        if let (Some(kind), Some(_), Some(words)) = (fields.next(), fields.next(), fields.next()) {
            if kind == "opens" {
                *found.entry(hash_lowercase(first_word(words))).or_default() |= FIRST_OF_OPENS;
            }
            *found.entry(hash_lowercase(words)).or_default() |= match kind {
                "links" => LINKS,
                "lead" => LEAD,
                "also" => ALSO,
                "whole" => WHOLE,
                "opens" => OPENS,
                _ => 0,
            };
        }
    }
    found
}

/// "In the video: …", "[Read also: …]", "Advertisement", "← Boats wait for the mail".
pub(crate) fn is_teaser(line: &str) -> bool {
    if line.starts_with('←') || line.ends_with('→') {
        return true;
    }
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '„' | '«'));
    let leads = lead(line).map_or(0, kinds_of);
    let leads_on = leads & (LINKS | LEAD) != 0 || leads & ALSO != 0 && !line.ends_with(is_sentence_end);
    let whole = || kinds_of(line.trim_end_matches([' ', ':', '：', '…', '.', '>', '»', '→', ']', '】']));
    leads_on || line.len() < LONGEST_FURNITURE && (whole() & (LINKS | LEAD | WHOLE) != 0 || opens_furniture(line))
}

/// "View all posts by Ada Lund": a short line, and no sentence, that begins as the page's own do.
fn opens_furniture(line: &str) -> bool {
    let mut ends = memchr_iter(b' ', line.as_bytes()).take(LONGEST_OPENING);
    kinds_of(first_word(line)) & FIRST_OF_OPENS != 0
        && !line.ends_with(is_sentence_end)
        && ends.any(|end| kinds_of(&line[..end]) & OPENS != 0)
}

fn first_word(words: &str) -> &str {
    memchr(b' ', words.as_bytes()).map_or(words, |end| &words[..end])
}

/// Words of such a beginning.
const LONGEST_OPENING: usize = 4;

/// What stands before the mark at a line's front, as before the colon of "Read also: The ferry sails".
fn lead(line: &str) -> Option<&str> {
    let is_mark = |at: usize, c: char| match c {
        ':' | '：' | '|' | '–' | '»' | '>' | ']' | '】' => true,
        '-' | '—' => line[..at].ends_with(' '),
        '.' | '!' => !line[..at].contains(char::is_lowercase),
        _ => false,
    };
    line.char_indices().take(LONGEST_TEASER_CHARS).find(|(at, c)| is_mark(*at, *c)).map(|(at, _)| line[..at].trim())
}

/// "Advertisement", "Privacy policy": a line of the page's own, and no article's headline.
pub(crate) fn is_furniture(line: &str) -> bool {
    line.len() < LONGEST_FURNITURE && kinds_of(line) & WHOLE != 0
}

/// Whether links to other articles stand below a line: "Related:", "Read more from Elm Wire:".
pub(crate) fn heads_links(line: &str) -> bool {
    line.len() < LONGEST_FURNITURE && (kinds_of(line.trim_end_matches([' ', '…', ':', '：'])) & LINKS != 0 || leads_to_more(line))
}

/// The links below a head, one line after the other.
#[derive(Default)]
pub(crate) struct Links {
    /// How many were there.
    count: usize,
    /// Whether a blank line stands above the first.
    is_spaced: bool,
}

impl Links {
    /// No headline is longer.
    const LONGEST_CHARS: f32 = 160.0;
    /// Links below one head, and the words of those that are not the first: what is shorter may be the heading of what follows.
    const MOST: usize = 6;
    const LEAST_WORDS: f32 = 5.0;

    /// Whether a line is such a link: `above` is the line above it. Right below the head, a question is one too.
    pub(crate) fn goes_on(&mut self, above: &str, line: &str, m: &Measures) -> bool {
        // Where no blank line parts head and link, one parts the links from the heading of what follows.
        let is_spaced_alike = self.is_spaced || !m.after_blank;
        let is_first = heads_links(above) && (!m.ends_sentence || line.ends_with('?'));
        let goes_on = (1..Self::MOST).contains(&self.count) && m.words >= Self::LEAST_WORDS && is_spaced_alike && !m.ends_sentence;
        let is_one = m.chars < Self::LONGEST_CHARS && (is_first || goes_on);
        if is_first {
            *self = Self { count: 0, is_spaced: m.after_blank };
        }
        self.count = if is_one { self.count + 1 } else { 0 };
        is_one
    }
}

/// "Read more from Elm Wire", "More on the ferries:": without a colon, only what bids to read.
fn leads_to_more(line: &str) -> bool {
    const SOURCES: [&str; 4] = [" from ", " on ", " about ", " in "];
    const MORE: [&str; 4] = ["more", "more news", "more stories", "more coverage"];
    const READ_MORE: &str = "read more";
    let begins = |words: &str| line.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words));
    if !begins(MORE[0]) && !begins(READ_MORE) {
        return false;
    }
    let more = SOURCES.iter().filter_map(|source| line.find(source)).min().map(|at| &line[..at]);
    let bids = |more: &str| more.eq_ignore_ascii_case(READ_MORE) && !line.ends_with(is_sentence_end);
    more.is_some_and(|more| bids(more) || line.ends_with(':') && is_one_of(&MORE, more))
}

/// "[ Islands wait for the mail ]": so are links set among paragraphs.
pub(crate) fn is_bracketed_link(line: &str) -> bool {
    let Some(inside) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) else { return false };
    let inside = inside.trim();
    // "[See 5 Ways to Cross the Harbour.]"
    let bids = || inside.split(' ').next().is_some_and(|first| BIDS.contains(&first.trim_end_matches(':')));
    inside.starts_with(char::is_uppercase)
        && inside.split(' ').take(LEAST_BRACKETED_WORDS).count() == LEAST_BRACKETED_WORDS
        && (!inside.ends_with(is_sentence_end) || bids())
        && !inside.contains(['[', ']'])
}

/// Words that bid to follow a link.
const BIDS: [&str; 10] = ["See", "SEE", "Read", "READ", "Watch", "WATCH", "Listen", "More", "MORE", "Related"];

/// Fewer words in brackets are a source or a name.
const LEAST_BRACKETED_WORDS: usize = 5;

/// Words in capitals before the colon of a link to another article.
const MOST_LABEL_WORDS: usize = 4;
/// Words behind it: fewer are a fact ("WHERE: Elm Hall").
const LEAST_LABELLED_WORDS: usize = 3;

/// "FERRIES: Islands wait for the mail": capitals, a colon and a headline.
pub(crate) fn is_labelled_headline(line: &str) -> bool {
    let Some((label, headline)) = line.split_once(": ") else { return false };
    let in_capitals = |words: &str| words.contains(char::is_uppercase) && !words.contains(char::is_lowercase);
    let words = label.split(' ').take(MOST_LABEL_WORDS + 1).count();
    words <= MOST_LABEL_WORDS
        && in_capitals(label)
        && label.len() > 2
        && headline.contains(char::is_lowercase)
        && headline.split_whitespace().take(LEAST_LABELLED_WORDS).count() == LEAST_LABELLED_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_headlines_behind_a_label_in_capitals() {
        assert!(is_labelled_headline("FERRIES: Islands wait for the mail") && is_labelled_headline("ELM 2024: What voters said"));
        for line in [
            "Ferries: Islands wait for the mail",
            "WHERE: Elm Hall",
            "FERRIES: ISLANDS WAIT FOR MAIL",
            "新着: Islands wait for mail",
            "A: Islands wait for the mail",
        ] {
            assert!(!is_labelled_headline(line), "{line}");
        }
    }

    #[test]
    fn ok_also_leads_to_a_headline_and_not_to_a_sentence() {
        assert!(is_teaser("Also: The best boats of the year") && !is_teaser("Also: The ferry sailed again on Monday."));
    }

    #[test]
    fn ok_short_lines_begin_as_a_pages_own() {
        for line in
            ["View all posts by Ada Lund", "Alle Artikel von Ada Lund", "← Boats wait for the mail", "Boats wait →", "Sort by: Newest"]
        {
            assert!(is_teaser(line), "{line}");
        }
        for line in ["Popular on the islands, the ferry had never been late.", "Follow the money", "More than a boat", "Posted in"] {
            assert!(!is_teaser(line), "{line}");
        }
    }

    #[test]
    fn ok_links_go_on_below_a_head() {
        let m = |after_blank: bool, ends_sentence: bool| Measures {
            words: 6.0,
            chars: 40.0,
            after_blank,
            ends_sentence,
            ..Measures::default()
        };
        let heading = "What the divers found below the boat";
        let mut links = Links::default();
        assert!(
            links.goes_on("Related", "Boats wait in the harbour for mail", &m(true, false)) && links.goes_on("", heading, &m(true, false))
        );
        assert!(links.goes_on("Related", "Boats wait in the harbour for mail", &m(false, false)));
        assert!(!links.goes_on("", heading, &m(true, false)), "a blank line parts it from the links");
        assert!(links.goes_on("Related", "What is the oldest boat there is?", &m(true, true)));
        assert!(!links.goes_on("", "What is the oldest boat there is?", &m(true, true)), "only right below the head");
    }

    #[test]
    fn ok_teasers_say_what_they_are() {
        for line in [
            "In the video: The ferry sails",
            "[Related: The ferry sails]",
            "Lesen Sie auch: Die Fähre fährt",
            "ADVERTISEMENT",
            "You might also like …",
            "Weiterlesen",
            "関連記事",
            "Disclaimer: None of it is true.",
        ] {
            assert!(is_teaser(line), "{line}");
        }
        assert!(is_furniture("Privacy Policy") && !is_furniture("Privacy Policy of the Harbour Office"));
        assert!(
            heads_links("Related:")
                && heads_links("Read more from Elm Wire:")
                && !heads_links("Watch")
                && !heads_links("Related: The ferry sails")
        );
        assert!(is_bracketed_link("[ Two more bridges that need bearings ]") && !is_bracketed_link("[Two of the pages were black.]"));
        assert!(!is_bracketed_link("[ Elm Wire ]") && is_bracketed_link("[See 5 Ways to Cross the Harbour.]"));
        for line in ["Marsh: “The ferry sails”", "More boats: that is what the island needs.", "Advertisement is dear."] {
            assert!(!is_teaser(line), "{line}");
        }
    }
}
