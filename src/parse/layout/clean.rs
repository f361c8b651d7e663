//! Texts with hardly a page around the article: the signs that part the two are missing there, and a sentence is the body's.

use super::BODY_THRESHOLD;
use super::candidates::Page;
use super::entries::ENTRY;
use super::measure::Measures;

/// A text of no more units than this is not a whole page.
const SHORT_TEXT_UNITS: usize = 12;
/// A text with this share of its words in prose and lists of entries has no page around it.
const CLEAN_SHARE: f32 = 0.93;
/// What a sentence is taken for where there is hardly a page around.
pub(crate) const RESCUED: f32 = BODY_THRESHOLD + 0.01;
/// The last sentence of a text must be at least this likely to be the body's.
const LAST_SENTENCE_THRESHOLD: f32 = 0.35;
/// The same for a few words below which nothing stands, and how many they are.
const LAST_WORDS_THRESHOLD: f32 = 0.25;
const LEAST_LAST_WORDS: f32 = 3.0;

/// Lines below an article that say who wrote it when, and their words.
const MOST_SIGNING_LINES: usize = 2;
const LONGEST_SIGNING_WORDS: f32 = 6.0;

/// Gives all sentences to the body where a text is nearly all prose and entries, or short and otherwise without a body.
pub(super) fn settle(page: &Page<'_>, title: Option<usize>, body: &mut [f32]) {
    let measures = page.measures;
    let is_short = measures.len() <= SHORT_TEXT_UNITS;
    let nothing_found = is_short && body.iter().all(|score| *score <= BODY_THRESHOLD);
    let is_head = |at: usize| is_short && (Some(at) == title || !page.signs.dates(at).is_empty() || page.signs.is_byline(at));
    if nothing_found || are_nearly_all(measures, |at| is_prose(&measures[at]) || body[at] == ENTRY || is_head(at)) {
        for (score, _) in body.iter_mut().zip(measures).filter(|(_, m)| is_prose(m) && !m.listed) {
            *score = score.max(RESCUED);
        }
    }
    rescue_last(measures, body);
}

/// A page ends with its own lines. Where the text ends with a sentence right behind the body, or with such a sentence and who wrote it when, there is no page, and the sentence is
/// the article's last.
fn rescue_last(measures: &[Measures], body: &mut [f32]) {
    let Some(last) = measures.iter().rposition(is_prose).filter(|last| *last > 0) else { return };
    let is_end = measures.len() - last <= 1 + MOST_SIGNING_LINES && measures[last + 1..].iter().all(|m| m.words <= LONGEST_SIGNING_WORDS);
    if is_end && body[last - 1] > BODY_THRESHOLD && body[last] > LAST_SENTENCE_THRESHOLD {
        body[last] = body[last].max(RESCUED);
    }
    if let ([.., above, last], Some(m)) = (body, measures.last())
        && *above > BODY_THRESHOLD
        && *last > LAST_WORDS_THRESHOLD
        && is_short_sentence(m)
    {
        *last = last.max(RESCUED);
    }
}

/// "And then it rained.": articles end so.
fn is_short_sentence(m: &Measures) -> bool {
    let is_marked = m.ends_ellipsis || m.odd_marks > 0.0 || m.has_copyright || m.has_address;
    m.ends_sentence && m.starts_upper && m.words >= LEAST_LAST_WORDS && !is_marked && m.weight_sum > -m.words
}

/// Whether some units have nearly all the words of a text.
pub(crate) fn are_nearly_all(measures: &[Measures], are: impl Fn(usize) -> bool) -> bool {
    let words = |at: usize| measures[at].words;
    let theirs: f32 = (0..measures.len()).filter(|at| are(*at)).map(words).sum();
    theirs >= CLEAN_SHARE * (0..measures.len()).map(words).sum::<f32>()
}

pub(super) fn is_prose(m: &Measures) -> bool {
    (m.ends_sentence || m.ends_colon) && m.words >= 6.0 && !m.has_copyright && m.odd_marks < 3.0 && m.weight_sum > -m.words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::candidates::Signs;
    use crate::parse::layout::measured;

    const SAID: &str = "The ferry sailed again on Monday after eleven days at its pier, the harbour office said.";

    /// Which units are the body's once a text is settled.
    fn taken(text: &str, scores: &[f32]) -> Vec<usize> {
        let (units, measures) = measured(text);
        let signs = Signs::new(text, &units, &measures);
        let mut body = scores.to_vec();
        settle(&Page { text, units: &units, measures: &measures, signs: &signs }, Some(0), &mut body);
        (0..body.len()).filter(|at| body[*at] > BODY_THRESHOLD).collect()
    }

    #[test]
    fn ok_sentences_are_the_articles_where_there_is_no_page() {
        let head = "Ferry Sails Again to the Islands\n\nMarch 5, 2024";
        let doubtful = "The crew had used the days to paint the saloon.";
        assert_eq!(taken(&format!("{head}\n\n{SAID}\n\n{doubtful}\n\n{SAID} Twice."), &[0.1, 0.1, 0.9, 0.2, 0.9]), [2, 3, 4]);
        let page = "Boats Bridges Harbours\n\nWeather Sea Tides\n\nIslands Towns Villages";
        assert_eq!(taken(&format!("{head}\n\n{SAID}\n\n{doubtful}\n\n{page}"), &[0.1, 0.1, 0.9, 0.2, 0.1, 0.1, 0.1]), [2]);
    }

    #[test]
    fn ok_a_text_ends_with_a_sentence_of_its_article() {
        let menu = "Boats Bridges Harbours Lighthouses";
        let ends = |last: &str, score: f32| taken(&format!("{menu}\n\n{SAID}\n\n{last}"), &[0.1, 0.9, score]).contains(&2);
        assert!(ends("And then it rained.", 0.3) && !ends("And then it rained.", 0.2));
        assert!(!ends("Rained.", 0.3) && !ends("And then rain", 0.3) && !ends("and then it rained.", 0.3));
        let signed = taken(&format!("{menu}\n\n{SAID}\n\nIt came to the pier in the evening.\n\nAda Lund"), &[0.1, 0.9, 0.4, 0.1]);
        assert_eq!(signed, [1, 2], "and who wrote it");
    }
}
