//! What could be a byline.

use super::names::has_surname;
use super::signs::Signs;
use super::{ByCandidate, Candidate, FAR, Landmarks, Page, unit_row};
use crate::parse::byline::{Credit, heads_topics, is_picture_line};
use crate::parse::gazetteer::begins_with_given_name;
use crate::parse::layout::features::flag;
use crate::parse::layout::notices;

/// A page with more credits than this is a list of names.
const MOST_BYLINES: usize = 200;
/// Units on either side in which a name is looked for again.
const NAME_REACH: usize = 300;

/// Names so many lines below the head of a list of topics may be on it.
const TOPICS_REACH: usize = 8;

/// In how many other short and in how many other long units near `at` a name stands.
fn occurrences(page: &Page<'_>, at: usize, name: &str) -> (f32, f32) {
    let near = at.saturating_sub(NAME_REACH)..(at + NAME_REACH).min(page.units.len());
    let units = &page.units[near.clone()];
    let [first, .., last] = units else { return (0.0, 0.0) };
    let finder = memchr::memmem::Finder::new(name);
    let (mut from, end) = (first.span.start as usize, last.span.end as usize);
    let (mut short, mut long) = (0.0, 0.0);
    while let Some(hit) = finder.find(&page.text.as_bytes()[from..end]) {
        let index = units.partition_point(|unit| unit.span.end as usize <= from + hit);
        if near.start + index != at {
            *(if page.measures[near.start + index].chars < 200.0 { &mut short } else { &mut long }) += 1.0;
        }
        // One of each unit counts.
        from = units[index].span.end as usize;
    }
    (short, long)
}

/// Units that could be a byline.
pub(crate) fn byline_candidates(page: &Page<'_>, body: &[f32], title: Option<usize>) -> Vec<ByCandidate> {
    let Page { text, units, measures, signs } = *page;
    let marks = Landmarks::new(measures, body, title);
    let count = units.len();
    let all = signs.credits.iter().flatten().count() as f32;
    let mut found = Vec::new();
    for (at, credit) in signs.credits.iter().enumerate() {
        let Some(credit) = credit else { continue };
        if found.len() == MOST_BYLINES {
            break;
        }
        let line = units[at].span.of(text);
        // "Add Elm Times as a preferred source", but not "Ada Lund | Leave a reply".
        // Nor "Ada Lund at noon - Copyright Tom Reed".
        if !credit.cue && (notices::begins_at(line) == Some(0) || measures[at].has_copyright) {
            continue;
        }
        let topics = (1..=TOPICS_REACH.min(at)).find(|back| heads_topics(units[at - back].span.of(text)));
        let given = credit.names.iter().filter(|name| begins_with_given_name(name.of(line))).count() as f32;
        let surname = credit.names.iter().filter(|name| has_surname(name.of(line))).count() as f32;
        let first_name = credit.names.first().map(|n| n.of(line)).unwrap_or_default();
        let (elsewhere, in_prose) = occurrences(page, at, first_name);
        let extra = [
            flag(credit.cue),
            flag(signs.led[at]),
            credit.names.len() as f32,
            given / credit.names.len().max(1) as f32,
            surname / credit.names.len().max(1) as f32,
            flag(credit.agency),
            flag(credit.role),
            f32::from(credit.other_words),
            elsewhere,
            in_prose,
            all,
            body[at],
            flag(!signs.dates[at].is_empty()),
            Signs::nearest(at, count, |i| i != at && !signs.dates[i].is_empty()),
            Signs::nearest(at, count, |i| i != at && (signs.cues[i] || signs.credits[i].as_ref().is_some_and(|c| c.cue))),
            Signs::nearest(at, count, |i| i != at && signs.credits[i].is_some()),
            flag(at > 0 && is_picture_line(units[at - 1].span.of(text))),
            first_name.len() as f32,
            flag(signs.credits[..at].iter().flatten().any(|c| c.cue)),
            flag(credit.names.iter().any(|n| n.of(line).split(' ').next_back().is_some_and(crate::parse::byline::is_group_word))),
            topics.map_or(FAR, |back| back as f32),
        ];
        let features = unit_row(measures, at).into_iter().chain(marks.place(at)).chain(extra).collect();
        let what = Credit { led: signs.led[at], ..credit.clone() };
        found.push(Candidate { unit: at, what, features, score: 0.0 });
    }
    found
}
