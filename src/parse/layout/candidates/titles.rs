//! What could be the headline.

use std::ops::Range;

use super::signs::{LONGEST_HEADLINE, Signs, is_address, is_file_name};
use super::{Candidate, Landmarks, Page, unit_row};
use crate::parse::byline::{ends_with_maker, heads_topics, is_caption_like, is_picture_line};
use crate::parse::hash::hash_bytes;
use crate::parse::layout::features::flag;
use crate::parse::layout::overlap::{Overlap, overlaps};
use crate::parse::layout::topics;
use crate::parse::units::Unit;
use crate::parse::units::numbers::numbered;
use crate::text::is_sentence_end;

/// What a headline candidate's row has beyond the unit's own.
const TITLE_EXTRA: usize = 22;
/// Characters of a headline.
const LENGTHS: Range<f32> = 6.0..LONGEST_HEADLINE;

/// Units that could be the headline.
pub(crate) fn title_candidates(page: &Page<'_>, body: &[f32]) -> Vec<Candidate<Overlap>> {
    let Page { text, units, measures, signs } = *page;
    let marks = Landmarks::new(measures, body, None);
    let line = |at: usize| units[at].span.of(text);
    let heads = shared_heads(units.iter().map(|unit| head(unit.span.of(text))).collect());
    let at_most = units.len();
    let numbered = numbered(text, units);
    let topics = topics::hashes(text, units, measures);
    let is_topic = |at: usize| measures[at].repeats > 1.0 && topics.contains(&measures[at].hash);
    let fitting: Vec<bool> = (0..at_most).map(|at| !numbered[at] && fits(page, at) && !is_topic(at)).collect();
    let overlaps = overlaps(text, units, body, &fitting);
    let near_fitting = |at: usize| fitting[at] || at > 0 && fitting[at - 1];
    let captions: Vec<bool> = (0..at_most).map(|at| near_fitting(at) && is_caption_like(line(at))).collect();
    let candidate = |at: usize| {
        let m = &measures[at];
        let overlap = overlaps[at];
        let near = |r: Range<usize>| r.map(|i| measures[i].chars).fold(0.0, f32::max);
        let best_near = (at.saturating_sub(6)..(at + 7).min(at_most))
            .filter(|i| *i != at)
            .map(|i| overlaps[i].share * measures[i].words.min(20.0))
            .fold(0.0, f32::max);
        let [_, to_first, _, inside, place, index] = marks.place(at);
        let extra: [f32; TITLE_EXTRA] = [
            overlap.share,
            overlap.known,
            overlap.share * m.words.min(20.0) - best_near,
            to_first,
            inside,
            place,
            index,
            body[at],
            at.checked_sub(1).map_or(-1.0, |i| body[i]),
            body.get(at + 1).copied().unwrap_or(-1.0),
            Signs::nearest(at, at_most, |i| i != at && !signs.dates[i].is_empty()),
            Signs::nearest(at, at_most, |i| i != at && (signs.cues[i] || signs.credits[i].as_ref().is_some_and(|c| c.cue))),
            Signs::nearest(at, at_most, |i| i != at && signs.credits[i].is_some()),
            flag(signs.credits[at].is_some()) + 2.0 * flag(!signs.dates[at].is_empty()),
            near(at.saturating_sub(4)..at),
            near((at + 1).min(at_most)..(at + 5).min(at_most)),
            flag(captions[at]) + 2.0 * flag(captions.get(at + 1).copied().unwrap_or(false)),
            flag(starts_like(&heads, at, at.saturating_sub(40)..at)) + 2.0 * flag(starts_like(&heads, at, at + 1..(at + 40).min(at_most))),
            overlap.sum,
            overlap.mean,
            tail_of_another(text, units, at),
            flag(is_file_name(line(at))),
        ];
        let features = unit_row(measures, at).into_iter().chain(extra).collect();
        Candidate { unit: at, what: overlap, features, score: 0.0 }
    };
    (0..at_most).filter(|at| fitting[*at]).map(candidate).collect()
}

/// Words of a name and a role: "김안나 기자".
const NAME_AND_ROLE: f32 = 2.0;

/// Whether nothing about a unit speaks against a headline.
fn fits(page: &Page<'_>, at: usize) -> bool {
    let m = &page.measures[at];
    let line = |at: usize| page.units[at].span.of(page.text);
    let ends_with_stop = || line(at).trim_end_matches(['"', '”', '」', '»']).ends_with(['.', '。', '।', '۔']);
    let is_prose = m.words > 5.0 && ends_with_stop() && !m.ends_ellipsis || m.ends_sentence && m.words > 26.0;
    let is_byline = page.signs.credits[at]
        .as_ref()
        .is_some_and(|credit| (credit.cue || credit.role && m.words <= NAME_AND_ROLE) && credit.other_words == 0);
    // Not below "Topics: Boats", which is a list by itself.
    let has_its_own = |head: &str| page.units[at].after_blank && head.split_once(':').is_some_and(|(_, topics)| !topics.trim().is_empty());
    let is_topic = || at > 0 && heads_topics(line(at - 1)) && !has_its_own(line(at - 1));
    // A text that begins with a line above a byline begins with its headline, whatever that line ends with.
    let is_signed = at == 0
        && page.signs.credits.get(1).is_some_and(|credit| credit.as_ref().is_some_and(|credit| credit.cue && credit.other_words == 0));
    LENGTHS.contains(&m.chars)
        && !(is_prose && !is_signed
            || m.has_copyright
            || is_byline
            || leads_on(line(at))
            || ends_with_maker(line(at))
            || ends_with_credit(line(at))
            || is_topic())
}

/// "The ferry at its pier. Photo: Ada Lund": a caption.
fn ends_with_credit(line: &str) -> bool {
    let ends = line.char_indices().filter(|(_, c)| is_sentence_end(*c)).map(|(at, c)| at + c.len_utf8());
    ends.map(|end| line[end..].trim_start()).any(is_picture_line)
}

/// Whether a line leads to something else, or says that it follows: "← The last article", "« The last article | Main | The next one »", `https://example.org/ferries`,
/// "Dear readers,", "Read on:".
fn leads_on(line: &str) -> bool {
    let is_between_articles = || line.starts_with("« ") && line.ends_with(" »") && line.contains(" | ");
    is_address(line)
        || line.contains("://")
        || line.starts_with(['←', '→'])
        || line.ends_with(['←', '→', ',', ':'])
        || is_between_articles()
}

/// Characters of a unit that tell whether it repeats another.
const HEAD_CHARS: usize = 24;

/// The hash of a unit's first characters, if it has enough of them.
fn head(line: &str) -> Option<u64> {
    let plain = line.get(..HEAD_CHARS).filter(|head| head.is_ascii() && line.len() > HEAD_CHARS);
    let head = plain.or_else(|| line.char_indices().nth(HEAD_CHARS).map(|(end, _)| &line[..end]));
    head.map(|head| hash_bytes(head.as_bytes()))
}

/// Of the hashes only those that more than one unit has.
fn shared_heads(heads: Vec<Option<u64>>) -> Vec<Option<u64>> {
    let mut sorted: Vec<u64> = heads.iter().flatten().copied().collect();
    sorted.sort_unstable();
    let is_shared = |head: &u64| sorted.get(sorted.partition_point(|other| other < head) + 1) == Some(head);
    heads.into_iter().map(|head| head.filter(is_shared)).collect()
}

/// Whether a unit nearby begins like this one: share boxes, breadcrumbs and page titles repeat the headline.
fn starts_like(heads: &[Option<u64>], at: usize, near: Range<usize>) -> bool {
    heads[at].is_some() && near.into_iter().any(|i| heads[i] == heads[at])
}

/// Units on either side in which the way to a page is looked for.
const WAY_REACH: usize = 4;
/// Bytes of the shortest headline that is known again at the end of the way to it.
const SHORTEST_TAIL: usize = 12;

/// 1 where a unit nearby ends with this one, as "News Science Comet Found" does, -1 where this one ends with a unit nearby.
fn tail_of_another(text: &str, units: &[Unit], at: usize) -> f32 {
    let line = units[at].span.of(text);
    let others = (at.saturating_sub(WAY_REACH)..(at + WAY_REACH + 1).min(units.len())).map(|other| units[other].span.of(text));
    let is_tail = |tail: &str, of: &str| tail.len() >= SHORTEST_TAIL && tail.len() < of.len() && of.ends_with(tail);
    let (mut is_one, mut has_one) = (false, false);
    for other in others {
        is_one |= is_tail(line, other);
        has_one |= is_tail(other, line);
    }
    flag(is_one) - flag(has_one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::measure;
    use crate::parse::units::units;

    /// The lines of a text that could be its headline.
    fn candidates(text: &str) -> Vec<&str> {
        let units = units(text);
        let measures = measure::all(text, &units);
        let signs = Signs::new(text, &units, &measures);
        let page = Page { text, units: &units, measures: &measures, signs: &signs };
        title_candidates(&page, &vec![0.5; units.len()]).iter().map(|candidate| units[candidate.unit].span.of(text)).collect()
    }

    #[test]
    fn ok_neither_a_caption_nor_a_reporter_is_a_headline() {
        let headline = "Ferry Sails Again to the Islands";
        for other in ["The ferry at its pier. Photo: Tom Reed", "岸壁に停泊するフェリー。写真：李明", "김안나 기자"] {
            assert_eq!(candidates(&format!("{other}\n\n{headline}")), [headline], "{other}");
        }
    }

    #[test]
    fn ok_what_a_page_says_of_its_headline_again() {
        let text = "News Science Comet Found Again\n\nComet Found Again\n\nComet Found Again in the Northern Sky\n\nComet Found Again in the Northern Sea\n\nBoats\n";
        let units = units(text);
        let tails: Vec<f32> = (0..units.len()).map(|at| tail_of_another(text, &units, at)).collect();
        assert_eq!(tails, [-1.0, 1.0, 0.0, 0.0, 0.0]);
        let heads = shared_heads(units.iter().map(|unit| head(unit.span.of(text))).collect());
        let alike: Vec<bool> = (0..units.len()).map(|at| starts_like(&heads, at, 0..at)).collect();
        assert_eq!(alike, [false, false, false, true, false], "by their first {HEAD_CHARS} characters");
    }

    #[test]
    fn ok_what_leads_on_to_something_else_is_no_headline() {
        let headlines = "Ferry Sails Again\n\n7. Never Too Late to Sail\n\nHarbour: Boats Are Late\n\n";
        let others = "← Ferry Stays at Its Pier\n\n« Ferry Stays at Its Pier | Main | New Boats »\n\nArchive - https://example.org/ferries\n\nNew Boats for the Islands →\n\nDear friends of the ferry,\n\nhttps://example.org/ferries\n\nRead on:\n\nThe ferry at noon. AFP\n\n";
        let most_read = "2. Boats Are Late\n\n3. Pier Painted Blue\n\nTopics\n\nFerries and boats";
        assert_eq!(
            candidates(&format!("{headlines}{others}{most_read}")),
            ["Ferry Sails Again", "7. Never Too Late to Sail", "Harbour: Boats Are Late", "Topics"]
        );
    }
}
