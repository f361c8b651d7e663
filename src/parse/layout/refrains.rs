//! Lines that a page puts between an article's paragraphs: again and again, such as "Advertisement" or "Article content", or once, in words that only pages say. A reader looks past
//! them, and so do the networks and trees, which see only some lines around each.

use std::collections::HashMap;

use super::measure::Measures;
use super::notices;
use crate::parse::teasers::{Links, is_teaser};
use crate::parse::units::Unit;

/// A line that comes less often is judged like any other.
const LEAST_REPEATS: f32 = 4.0;
/// Longer lines are text.
const LONGEST_REFRAIN_CHARS: f32 = 60.0;
/// Shorter lines are no paragraphs.
const SHORTEST_PARAGRAPH_CHARS: f32 = 60.0;
/// Smaller words stand in names too: "van", "the".
const SHORTEST_SMALL_WORD: usize = 4;
/// Of a refrain, this share at least stands between two paragraphs; the rest stands beside headings and captions.
const LEAST_BETWEEN: f32 = 1.0 / 3.0;

/// Leaves out the refrains, and the notices that stand between two paragraphs.
pub(super) fn leave_out(text: &str, units: &mut Vec<Unit>, measures: &mut Vec<Measures>) {
    let between = between_paragraphs(text, units, measures);
    let is_refrain = |m: &Measures| between.get(&m.hash).is_some_and(|count| *count >= LEAST_BETWEEN * m.repeats);
    if !between.is_empty() {
        retain(units, measures, |_, m| !is_refrain(m));
    }
    let notices = notices_between(text, units, measures);
    if notices.contains(&true) {
        retain(units, measures, |at, _| !notices[at]);
    }
}

/// Leaves out units together with their measures.
pub(super) fn retain(units: &mut Vec<Unit>, measures: &mut Vec<Measures>, is_kept: impl Fn(usize, &Measures) -> bool) {
    let kept: Vec<bool> = measures.iter().enumerate().map(|(at, m)| is_kept(at, m)).collect();
    let (mut of_units, mut of_measures) = (kept.iter().copied(), kept.iter().copied());
    units.retain(|_| of_units.next().unwrap_or(true));
    measures.retain(|_| of_measures.next().unwrap_or(true));
}

fn is_paragraph(m: &Measures) -> bool {
    m.chars >= SHORTEST_PARAGRAPH_CHARS && m.ends_sentence
}

/// Most lines of one box among paragraphs.
const LONGEST_BOX: usize = 8;

/// Which units are what a page says of itself between two paragraphs, or between one and the heading of the next.
fn notices_between(text: &str, units: &[Unit], measures: &[Measures]) -> Vec<bool> {
    let line = |at: usize| units[at].span.of(text);
    let is_own = |at: usize, links: &mut Links| {
        links.goes_on(line(at - 1), line(at), &measures[at]) || is_teaser(line(at)) || notices::begins_at(line(at)).is_some()
    };
    let mut found = vec![false; units.len()];
    let mut at = 1;
    while at < units.len() {
        if !is_paragraph(&measures[at - 1]) {
            at += 1;
            continue;
        }
        let mut links = Links::default();
        let end = at + (at..units.len()).take(LONGEST_BOX).take_while(|at| is_own(*at, &mut links)).count();
        let goes_on = |at: usize| measures.get(at).is_some_and(is_paragraph);
        // Not who comments when.
        let is_heading = |at: usize| !measures[at].ends_sentence && !line(at).contains(|c: char| c.is_ascii_digit());
        if end > at && (goes_on(end) || goes_on(end + 1) && is_heading(end)) {
            found[at..end].fill(true);
        }
        at = end.max(at + 1);
    }
    found
}

/// Of each line that could be a refrain, how often it stands between two paragraphs, by its hash.
fn between_paragraphs(text: &str, units: &[Unit], measures: &[Measures]) -> HashMap<u64, f32> {
    let mut found = HashMap::new();
    let mut at: usize = 0;
    // Copies that stand side by side count as one line.
    for run in measures.chunk_by(|a, b| a.hash == b.hash) {
        let (before, after) = (at.checked_sub(1), at + run.len());
        let is_between = before.is_some_and(|at| is_paragraph(&measures[at])) && measures.get(after).is_some_and(is_paragraph);
        if is_between && could_be(units[at].span.of(text), &run[0]) {
            *found.entry(run[0].hash).or_default() += run.len() as f32;
        }
        at = after;
    }
    found
}

/// Only a line that is known, or has a small word, could: a name that stands between paragraphs says who speaks.
fn could_be(line: &str, m: &Measures) -> bool {
    let has_small_word = || line.split(' ').any(|word| word.len() >= SHORTEST_SMALL_WORD && word.starts_with(char::is_lowercase));
    let is_short = m.chars < LONGEST_REFRAIN_CHARS && !m.ends_sentence && !m.ends_colon && m.commas == 0.0;
    m.repeats >= LEAST_REPEATS && is_short && (is_teaser(line) || has_small_word())
}

#[cfg(test)]
mod tests {
    use crate::parse::layout::measured;

    /// Paragraphs with `line` between them, and the lines that are left.
    fn left(line: &str, paragraphs: usize) -> usize {
        let paragraph =
            |n: usize| format!("The ferry number {n} sailed again on Monday after eleven days at its pier, the harbour office said.");
        let text = (0..paragraphs).map(paragraph).collect::<Vec<_>>().join(&format!("\n\n{line}\n\n"));
        let (units, measures) = measured(&text);
        assert_eq!(units.len(), measures.len());
        units.len()
    }

    #[test]
    fn ok_what_a_page_says_between_two_paragraphs_is_looked_past() {
        assert_eq!(left("Advertisement", 2), 2);
        assert_eq!(left("Subscribe to our newsletter", 2), 2);
        assert_eq!(left("Related:\n\nIslands wait for the mail\n\nA pier that moved in the night", 2), 2);
        assert_eq!(left("Related:\n\nIslands wait for the mail\n\nThe pier", 2), 2 + 1, "a heading may stand below links");
        assert_eq!(left("Advertisement\n\nJonas on 4 March", 2), 2 + 2);
    }

    #[test]
    fn ok_a_refrain_is_left_out_and_who_speaks_is_not() {
        assert_eq!(left("Advertisement", 5), 5);
        assert_eq!(left("Advertisement\n\nAdvertisement", 5), 5);
        assert_eq!(left("Elm cargo line", 4), 4 + 3, "three times is no refrain");
        assert_eq!(left("Elm cargo line", 5), 5);
        assert_eq!(left("Ada van Lund", 5), 5 + 4);
        assert_eq!(left("Divers:", 5), 5 + 4);
    }
}
