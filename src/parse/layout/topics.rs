//! Lists of what an article is about, which pages print above or below it: "Related Topics", then one topic a line.

use std::collections::HashSet;

use super::candidates::Page;
use super::measure::Measures;
use super::threads::TAKEN_BACK;
use crate::parse::byline::heads_topics;
use crate::parse::units::Unit;

/// Lines so far below a head may be on its list.
const REACH: usize = 8;
/// The longest topic.
const LONGEST_TOPIC_BYTES: usize = 60;

/// Fewer short lines below a head may be a link to something else, and a heading.
const LEAST_TOPICS: usize = 4;
/// No more topics are looked for.
const MOST_TOPICS: usize = 20;

/// Takes back what network and trees gave to topics, and keeps it from being given later.
pub(super) fn settle(page: &Page<'_>, body: &mut [f32]) {
    let line = |at: usize| page.units[at].span.of(page.text);
    let is_short = |at: &usize| line(*at).len() <= LONGEST_TOPIC_BYTES && !page.measures[*at].ends_sentence;
    for head in (0..body.len()).filter(|at| heads_topics(line(*at))) {
        let count = (head + 1..body.len()).take(MOST_TOPICS).take_while(is_short).count();
        if count >= LEAST_TOPICS {
            body[head..=head + count].fill(TAKEN_BACK);
        }
    }
}

/// Whether a line stands in a list of topics: a head above, and nothing but short lines down to it.
pub(crate) fn is_topic(text: &str, units: &[Unit], at: usize) -> bool {
    let line = |at: usize| units[at].span.of(text);
    let mut above = (at.saturating_sub(REACH)..at).rev().take_while(|at| line(*at).len() <= LONGEST_TOPIC_BYTES);
    line(at).len() <= LONGEST_TOPIC_BYTES && above.any(|at| heads_topics(line(at)))
}

/// The hashes of all lines in such lists: a page prints its topic above the headline too.
pub(super) fn hashes(text: &str, units: &[Unit], measures: &[Measures]) -> HashSet<u64> {
    let line = |at: usize| units[at].span.of(text);
    let heads = (0..units.len()).filter(|at| heads_topics(line(*at)));
    let listed = |head: usize| (head + 1..units.len()).take(REACH).take_while(|at| line(*at).len() <= LONGEST_TOPIC_BYTES);
    heads.flat_map(listed).map(|at| measures[at].hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::candidates::Signs;
    use crate::parse::layout::measured;

    fn taken_back(text: &str) -> Vec<bool> {
        let (units, measures) = measured(text);
        let signs = Signs::new(text, &units, &measures);
        let mut body = vec![0.9; units.len()];
        settle(&Page { text, units: &units, measures: &measures, signs: &signs }, &mut body);
        body.iter().map(|score| *score == TAKEN_BACK).collect()
    }

    #[test]
    fn ok_a_list_of_topics_is_the_pages() {
        let sentence = "The ferry sails again.";
        let list = format!("{sentence}\n\nTopics\n\nFerries\n\nIslands\n\nHarbour\n\nShare\n\n{sentence}");
        assert_eq!(taken_back(&list), [false, true, true, true, true, true, false]);
        let link = format!("{sentence}\n\nMore on this\n\nDivers find no damage\n\nWhat the Crew Did\n\n{sentence}");
        assert_eq!(taken_back(&link), [false; 5]);
    }

    #[test]
    fn ok_a_listed_topic_above_the_headline_is_not_the_headline() {
        let body = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.\n\n\
            Divers had found no damage below the water line, and the crew had used the days to paint the saloon.";
        let text = format!(
            "Ferries of the islands\n\nBoat sails again in March\n\nBy Ada Lund\n\n{body}\n\nTopics\n\nFerries of the islands\n\nHarbour\n"
        );
        let title = crate::parse::Parser::new().parse_layout(&text).title;
        assert_eq!(title.as_deref(), Some("Boat sails again in March"));
    }
}
