//! Entries of results, of what a dish takes and of what a thing costs: "1. Tarn 41:20", "600 g of flour", "Price: 240 crowns". They are as short as a menu's lines and no
//! sentences, and network and trees take them for the page's; their form tells that they are none.

mod forms;

use std::collections::HashSet;

use super::BODY_THRESHOLD;
use super::candidates::Page;
use super::clean::is_prose;
use super::cut::looks_like_the_pages;
use super::items::is_plain;
use crate::parse::units::numbers::is_numbered;
use forms::{Form, LEAST_WEIGHT, form};

/// What an entry is taken for.
pub(crate) const ENTRY: f32 = BODY_THRESHOLD + 0.05;

/// Fewer entries are no list; more are an index.
const ENTRIES: std::ops::RangeInclusive<usize> = 3..=100;
/// Words of a line between entries, or above the first of them: "Women", "For the soup:".
const LONGEST_HEADING: f32 = 4.0;
/// Such lines above the first entry.
const MOST_HEADINGS: usize = 2;

/// Gives lists of entries that stand right below a paragraph of the article, or right above one, to the body.
pub(super) fn settle(page: &Page<'_>, title: Option<usize>, body: &mut [f32]) {
    let forms: Vec<Option<Form>> = (0..body.len()).map(|at| form(page, at)).collect();
    let may_head = |at: usize| forms.get(at).is_some_and(Option::is_none) && Some(at) != title;
    let is_heading = |at: usize| may_head(at) && heads_entries(page, at);
    let is_among = |at: usize| is_heading(at) || may_head(at) && is_numbered(page.units[at].span.of(page.text));
    let mut at = title.map_or(0, |title| title + 1);
    while at < body.len() {
        let list = list_at(&forms, at, is_among);
        let end = list.len().max(1) + at;
        if let Some(kind) = kind_of(list) {
            let above = (0..at).rev().take(MOST_HEADINGS).take_while(|at| is_heading(*at)).count();
            let first = (at - above..=at).find(|first| *first > 0 && body[first - 1] > BODY_THRESHOLD);
            let below = end + usize::from(is_heading(end));
            let is_body = |at: usize| {
                body.get(at).is_some_and(|score| *score > BODY_THRESHOLD || *score > LEAST_BELOW && is_prose(&page.measures[at]))
            };
            let goes_on = is_body(below);
            let is_theirs = match kind {
                Kind::Sure => first.is_some() || goes_on,
                Kind::Facts => first.is_some(),
                Kind::Scores => first.is_some() && (goes_on || end == body.len()),
            };
            if is_theirs {
                let last = if goes_on { below } else { end };
                body[first.unwrap_or(at)..last].iter_mut().for_each(|score| *score = score.max(ENTRY));
            }
        }
        at = end;
    }
    take_like_labelled(page, &forms, body);
    take_sentences_below(page, body);
}

/// Gives single facts below a paragraph of the article to the body whose label a list of facts has too: "Verdict: good for town".
fn take_like_labelled(page: &Page<'_>, forms: &[Option<Form>], body: &mut [f32]) {
    let label =
        |at: usize| page.units[at].span.of(page.text).split_once(':').filter(|_| forms[at] == Some(Form::Fact)).map(|(label, _)| label);
    let known: HashSet<&str> = (0..body.len()).filter(|at| body[*at] > BODY_THRESHOLD).filter_map(label).collect();
    for at in 1..body.len() {
        if body[at - 1] > BODY_THRESHOLD && label(at).is_some_and(|label| known.contains(label)) {
            body[at] = body[at].max(ENTRY);
        }
    }
}

/// The entries from a unit on, with single headings, or items of another form, among them.
fn list_at(forms: &[Option<Form>], start: usize, is_among: impl Fn(usize) -> bool) -> &[Option<Form>] {
    let is_entry = |at: usize| forms.get(at).is_some_and(Option::is_some);
    let goes_on = |at: &usize| is_entry(*at) || *at > start && is_entry(at + 1) && is_among(*at);
    &forms[start..start + (start..forms.len()).take_while(goes_on).count()]
}

/// What the entries of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What a dish takes, who came in first: no page has such lists of its own.
    Sure,
    Facts,
    /// Other results. A page has such lists of its own above the article and below it: what a stock costs, how often a topic was read.
    Scores,
}

/// What the entries are, if they are neither a header's fields nor anything else.
fn kind_of(entries: &[Option<Form>]) -> Option<Kind> {
    let count = |forms: &[Form]| entries.iter().flatten().filter(|form| forms.contains(form)).count();
    let all = entries.iter().flatten().count();
    let is_recipe = || count(&[Form::Measure]) > 0 && count(&[Form::Measure, Form::Amount]) * 2 > all;
    let are_places = count(&[Form::Place]) == all && all > 1;
    let is_list = ENTRIES.contains(&all) && count(&[Form::Field]) == 0;
    if are_places || is_list && is_recipe() {
        return Some(Kind::Sure);
    }
    let are_told = is_list && count(&[Form::Score, Form::Place, Form::Fact]) == all;
    are_told.then_some(if count(&[Form::Fact]) * 2 > all { Kind::Facts } else { Kind::Scores })
}

/// Gives the sentences below a list to the body, down to one that is hardly likely, and a heading between them: the article goes on there.
fn take_sentences_below(page: &Page<'_>, body: &mut [f32]) {
    for at in 1..body.len() {
        let is_below_heading = || at > 1 && body[at - 2] == ENTRY && heads_entries(page, at - 1);
        let least = match body[at - 1] {
            ENTRY => LEAST_BELOW,
            _ if is_below_heading() => LEAST_BELOW_HEADING,
            _ => continue,
        };
        if (least..ENTRY).contains(&body[at]) && is_prose(&page.measures[at]) {
            body[at] = ENTRY;
            body[at - 1] = body[at - 1].max(ENTRY);
        }
    }
}

/// How likely such a sentence is the article's at least.
const LEAST_BELOW: f32 = 0.15;
const LEAST_BELOW_HEADING: f32 = 0.4;

/// Whether a line can stand above entries or between them.
fn heads_entries(page: &Page<'_>, at: usize) -> bool {
    let m = &page.measures[at];
    let is_short = m.words <= LONGEST_HEADING && !m.ends_sentence;
    is_short && (is_plain(page, at) || m.ends_colon && !looks_like_the_pages(page, at, LEAST_WEIGHT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::candidates::Signs;
    use crate::parse::layout::measured;

    const PARAGRAPH: &str = "Four hundred rowers started on Sunday, and all but eleven reached the lighthouse, the harbour office said.";

    /// How many of some lines below a paragraph of the article are taken for its entries.
    fn taken(lines: &[&str]) -> usize {
        entries(&format!("{PARAGRAPH}\n\n{}", lines.join("\n\n")), 0.1)
    }

    /// How many lines of a text are taken for entries, and what else is as likely the article's as `likelihood`, if its paragraphs are.
    fn entries(text: &str, likelihood: f32) -> usize {
        let (units, measures) = measured(text);
        let signs = Signs::new(text, &units, &measures);
        let mut body: Vec<f32> = units.iter().map(|unit| if unit.span.of(text) == PARAGRAPH { 0.9 } else { likelihood }).collect();
        settle(&Page { text, units: &units, measures: &measures, signs: &signs }, None, &mut body);
        body.iter().filter(|score| **score == ENTRY).count()
    }

    #[test]
    fn ok_results_below_a_paragraph_are_the_articles_with_what_heads_them() {
        assert_eq!(taken(&["Women", "1. Elmholm 44:12", "2. Harwick 44:58", "Men", "1. Tarn 41:20", "2. Port Elm 43:11"]), 6);
        assert_eq!(taken(&["Elmholm 3, Harwick 1", "Tarn 0, Castle Bay 0", "Marrow Bay 2, Port Elm 4"]), 3);
        assert_eq!(taken(&["Elmholm 3, Harwick 1", "Tarn 0, Castle Bay 0"]), 0, "two are no list");
        assert_eq!(taken(&["March 2024", "February 2024", "January 2024"]), 0, "nor are months");
        assert_eq!(taken(&["Elmholm 2023", "Harwick 2022", "Tarn 2021"]), 0, "or years");
    }

    #[test]
    fn ok_what_a_dish_takes_is_the_recipes() {
        assert_eq!(taken(&["For the soup:", "1 leek", "600g floury potatoes", "½ cup of milk", "Salt, pepper", "2 eggs"]), 6);
        assert_eq!(taken(&["Zutaten", "250 g Mehl", "2 EL Zucker", "1 Ei"]), 4);
        assert_eq!(taken(&["3 ways to the lighthouse", "5 boats for Sunday", "7 songs of the sea"]), 0, "no measure among them");
    }

    #[test]
    fn ok_facts_are_the_articles_and_fields_of_a_record_are_not() {
        assert_eq!(taken(&["Pros: keeps you dry", "Cons: heavy, smells of tar", "Price: 240 crowns", "Verdict: our winner"]), 4);
        assert_eq!(taken(&["Length: 64 metres", "Cars: 60", "Referee: T. Marsh."]), 3);
        assert_eq!(taken(&["Publication title: Elm Times", "Pages: A 21", "Section: Boats"]), 0);
        let headlines = ["Boats: Islands wait for the mail", "Pier: Divers find no damage there", "Fish: What the harbour eats on Friday"];
        assert_eq!(taken(&headlines), 0);
    }

    #[test]
    fn ok_two_places_are_a_list_and_a_label_is_known_again() {
        assert_eq!(taken(&["1. Elmholm 44:12", "2. Harwick 44:58"]), 2);
        let facts = ["Pros: dry", "Price: 240 crowns", "Verdict: good for town"].join("\n\n");
        assert_eq!(entries(&format!("{PARAGRAPH}\n\n{facts}\n\n{PARAGRAPH}\n\nVerdict: our winner"), 0.1), 4);
        assert_eq!(entries(&format!("{PARAGRAPH}\n\n{facts}\n\n{PARAGRAPH}\n\nFilm: our winner"), 0.1), 3);
    }

    #[test]
    fn ok_a_page_has_lists_of_its_own() {
        let stocks = "Elm 40 7,412.20\n\nTarn Index 12,031.11\n\nElm Gold 2,012.30";
        assert_eq!(entries(&format!("{PARAGRAPH}\n\n{stocks}\n\nShare"), 0.1), 0, "below the article");
        assert_eq!(entries(&format!("Share\n\n{stocks}\n\n{PARAGRAPH}"), 0.1), 0, "above it");
        assert_eq!(entries(&format!("{PARAGRAPH}\n\n{stocks}\n\n{PARAGRAPH}"), 0.1), 3, "within it");
        assert_eq!(taken(&["Phone: 555-0100", "Fax: 555-0101", "Harbour: Elmholm"]), 0);
    }

    #[test]
    fn ok_a_list_is_the_articles_only_beside_it() {
        let list = "1. Tarn 41:20\n\n2. Port Elm 43:11\n\n3. Harwick 46:03";
        assert_eq!(entries(&format!("{PARAGRAPH}\n\nA longer line of a page stands between\n\n{list}"), 0.1), 0);
        assert_eq!(entries(&format!("{list}\n\nWhat comes next\n\n{PARAGRAPH}"), 0.1), 4);
        let below = format!("{PARAGRAPH}\n\n{list}\n\nThe next race is on the last Sunday of May.");
        assert_eq!((entries(&below, 0.1), entries(&below, 0.2)), (3, 4), "the article goes on below");
    }
}
