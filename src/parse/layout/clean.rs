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
