//! Running heads and feet: what is printed on every page of paper, above and below the article's lines. Form feeds say where pages end.

use std::collections::{HashMap, HashSet};

use memchr::memchr_iter;

use super::measure::Measures;
use super::refrains::retain;
use crate::parse::units::Unit;
use crate::text::is_sentence_end;

const FORM_FEED: u8 = 0x0C;
/// Lines of a head, and of a foot.
const MOST_LINES: usize = 3;
/// Letters of a word; "AM" is none.
const SHORTEST_WORD: usize = 3;

/// Leaves out the running heads and feet. Those of the first page that have words stay: the headline may be one of them.
pub(super) fn leave_out(text: &str, units: &mut Vec<Unit>, measures: &mut Vec<Measures>) {
    let ends: Vec<usize> = memchr_iter(FORM_FEED, text.as_bytes()).collect();
    if ends.is_empty() {
        return;
    }
    let page_of = |unit: &Unit| ends.partition_point(|end| *end < unit.span.start as usize);
    let pages: Vec<&[Unit]> = units.chunk_by(|a, b| page_of(a) == page_of(b)).collect();
    let running = running(text, &pages);
    let goes = |first: bool, line: &str| {
        let key = key(line);
        running.contains(&key) && !line.ends_with(is_sentence_end) && !(first && has_word(&key))
    };
    let gone =
        |(at, page): (usize, &&[Unit])| edges(page).filter(|unit| goes(at == 0, unit.span.of(text))).map(|unit| unit.span.start).collect();
    let gone: HashSet<u32> = pages.iter().enumerate().flat_map::<Vec<u32>, _>(gone).collect();
    let kept: Vec<bool> = units.iter().map(|unit| !gone.contains(&unit.span.start)).collect();
    retain(units, measures, |at, _| kept[at]);
}

/// What stands at the edges of most pages, and of two at least.
fn running(text: &str, pages: &[&[Unit]]) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages {
        let keys: HashSet<String> = edges(page).map(|unit| key(unit.span.of(text))).collect();
        keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    counts.into_iter().filter(|(_, count)| *count > 1 && count * 2 >= pages.len()).map(|(key, _)| key).collect()
}

/// Whether a line has a word, and is no address.
fn has_word(line: &str) -> bool {
    !line.contains("://") && line.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() >= SHORTEST_WORD)
}

/// The first and the last lines of a page.
fn edges(page: &[Unit]) -> impl Iterator<Item = &Unit> {
    let head = page.len().min(MOST_LINES);
    page[..head].iter().chain(&page[head.max(page.len().saturating_sub(MOST_LINES))..])
}

/// A line without what differs from page to page.
fn key(line: &str) -> String {
    let mut key = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '0'..='9' if key.ends_with('0') => {}
            '0'..='9' => key.push('0'),
            _ => key.push(c),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::has_word;
    use crate::parse::Parser;

    #[test]
    fn ok_addresses_and_numbers_tell_no_page_by_themselves() {
        assert!(has_word("Elm Times, page 3") && has_word("엘름 타임스"));
        assert!(!has_word("https://elmtimes.example/ferries") && !has_word("3/12") && !has_word("p. 3"));
    }

    #[test]
    fn ok_what_is_printed_on_every_page_is_no_part_of_the_article() {
        let paragraph =
            |n: usize| format!("The ferry number {n} sailed again on Monday after eleven days at its pier, the harbour office said.");
        let head = "3/6/24, 9:12 AM\n\nFerries Sail Again - Elm Times";
        let foot = |page: usize| format!("https://elmtimes.example/ferries\n\n{page}/3");
        let text = format!(
            "{head}\n\nFerries Sail Again\n\nBy Ada Lund\n\nPublished March 5, 2024\n\n{}\n\n{}\n\n\u{c}{head}\n\n{}\n\n{}\n\n\u{c}{head}\n\n{}\n\n{}\n",
            paragraph(1),
            foot(1),
            paragraph(2),
            foot(2),
            paragraph(3),
            foot(3)
        );
        let draft = Parser::new().parse(&text);
        assert_eq!((draft.title.as_deref(), draft.authors.as_slice()), (Some("Ferries Sail Again"), ["Ada Lund".to_owned()].as_slice()));
        assert_eq!(draft.date_text.as_deref(), Some("March 5, 2024"));
        assert_eq!(draft.body.as_str(), [paragraph(1), paragraph(2), paragraph(3)].join("\n\n"));
    }
}
