//! Lines that belong together over a whole text: "12. Cut the bread" and, paragraphs below, "13. Toast it"; "You need: bread", "You need: butter".
//!
//! The trees look at four lines around and judge each item by itself. Where they take most items of a series for the article, all of them are.

use memchr::memchr;

use super::BODY_THRESHOLD;
use super::candidates::Page;
use super::clean::is_prose;
use crate::parse::date::is_time;
use crate::parse::units::numbers::{is_numbered, numbers};

/// Fewer lines are no series.
const LEAST_ITEMS: usize = 3;
/// Bytes of a label; what is longer before a colon is a sentence.
const LONGEST_LABEL: usize = 40;

/// What a line is taken for because most others of its series are.
pub(crate) const LIKE_THE_OTHERS: f32 = BODY_THRESHOLD + 0.02;

/// Gives all lines of a series to the body where most of them are.
pub(crate) fn settle(page: &Page<'_>, body: &mut [f32]) {
    let line = |at: usize| page.units[at].span.of(page.text);
    let mut labelled: Vec<(&str, usize)> = (0..body.len()).filter_map(|at| Some((label(line(at))?, at))).collect();
    labelled.sort_unstable();
    for series in numbers(page.text, page.units).chunk_by(|a, b| a.0.abs_diff(b.0) == 1) {
        follow_the_most(series, body);
        head_their_paragraphs(page, series, body);
    }
    for series in labelled.chunk_by(|a, b| a.0 == b.0) {
        follow_the_most(series, body);
    }
    follow_their_times(page, body);
}

/// Gives the times of a live blog's entries to the body, where paragraphs of it stand closely below most of them; and what stands below the others, if it is a sentence.
fn follow_their_times(page: &Page<'_>, body: &mut [f32]) {
    let times: Vec<usize> = (0..body.len()).filter(|at| is_time(page.units[*at].span.of(page.text))).collect();
    for series in times.chunk_by(|a, b| b - a <= LONGEST_ENTRY) {
        let is_told = |at: &usize| (at + 1..body.len()).take(1 + MOST_HEADINGS).any(|below| body[below] > BODY_THRESHOLD);
        let told = series.iter().filter(|at| is_told(at)).count();
        if series.len() < LEAST_ITEMS || told * 2 <= series.len() {
            continue;
        }
        for at in series {
            let Some(below) = (at + 1..body.len()).take(1 + MOST_HEADINGS).find(|below| is_prose(&page.measures[*below])) else { continue };
            body[*at..=below].iter_mut().for_each(|score| *score = score.max(LIKE_THE_OTHERS));
        }
    }
}

/// Units of an entry with its time, and headings between them.
const LONGEST_ENTRY: usize = 12;
const MOST_HEADINGS: usize = 1;

fn follow_the_most<T>(series: &[(T, usize)], body: &mut [f32]) {
    let likely = series.iter().filter(|(_, at)| body[*at] > BODY_THRESHOLD).count();
    if series.len() >= LEAST_ITEMS && likely * 2 > series.len() {
        for (_, at) in series {
            body[*at] = body[*at].max(LIKE_THE_OTHERS);
        }
    }
}

/// Gives numbered lines to the body where right below most of them a paragraph of it stands; and what stands below the others, if it is a sentence.
fn head_their_paragraphs(page: &Page<'_>, series: &[(u32, usize)], body: &mut [f32]) {
    let is_below =
        |at: usize| body.get(at + 1).is_some_and(|score| *score > BODY_THRESHOLD) && !is_numbered(page.units[at + 1].span.of(page.text));
    let heads = series.iter().filter(|(_, at)| is_below(*at)).count();
    // "7.", alone above what it numbers, is no heading.
    let are_headings = series.iter().all(|(_, at)| page.units[*at].span.of(page.text).contains(char::is_alphabetic));
    if series.len() < LEAST_ITEMS || heads * 2 <= series.len() || !are_headings {
        return;
    }
    for (_, at) in series {
        body[*at] = body[*at].max(LIKE_THE_OTHERS);
        if page.measures.get(at + 1).is_some_and(|below| below.ends_sentence && below.words >= LEAST_WORDS_BELOW) {
            body[at + 1] = body[at + 1].max(LIKE_THE_OTHERS);
        }
    }
}

/// Words of a sentence below a numbered heading.
const LEAST_WORDS_BELOW: f32 = 5.0;

/// "You need" of "You need: bread"; a line with no more than that is a heading. All years are one label: "1962: The bridge opens."
fn label(line: &str) -> Option<&str> {
    let end = memchr(b':', &line.as_bytes()[..line.len().min(LONGEST_LABEL)])?;
    let label = (end > 0 && line[end + 1..].starts_with(' ')).then(|| &line[..end])?;
    let is_year = label.len() == 4 && label.bytes().all(|byte| byte.is_ascii_digit());
    Some(if is_year { "year" } else { label })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::candidates::Signs;
    use crate::parse::layout::measure;
    use crate::parse::units::units;

    /// Likelihoods of the lines of `text` once its series are settled.
    fn settled(text: &str, mut body: Vec<f32>) -> Vec<f32> {
        let units = units(text);
        let measures = measure::all(text, &units);
        let signs = Signs::new(text, &units, &measures);
        settle(&Page { text, units: &units, measures: &measures, signs: &signs }, &mut body);
        body
    }

    #[test]
    fn ok_a_numbered_line_follows_most_of_its_series() {
        let text = "1. Flour\n\nSift it twice.\n\n2. Milk\n\n3. Salt";
        assert_eq!(settled(text, vec![0.9, 0.2, 0.9, 0.2]), [0.9, 0.2, 0.9, LIKE_THE_OTHERS]);
        assert_eq!(settled(text, vec![0.9, 0.2, 0.2, 0.2]), [0.9, 0.2, 0.2, 0.2]);
    }

    #[test]
    fn ok_a_labelled_line_follows_most_of_its_series() {
        let text = "You need: flour\n\nShare\n\nYou need: milk\n\nYou need: a pinch of salt";
        assert_eq!(settled(text, vec![0.9, 0.2, 0.1, 0.8]), [0.9, 0.2, LIKE_THE_OTHERS, 0.8]);
    }

    #[test]
    fn ok_headings_are_no_series() {
        assert_eq!(label("You need:"), None);
        assert_eq!(label("https://example.org"), None);
    }

    #[test]
    fn ok_all_years_are_one_label() {
        let text = "1962: The bridge opens.\n\n1994: A barge hits its pier.\n\n2019: Divers find salt in it.";
        assert_eq!(settled(text, vec![0.9, 0.9, 0.2]), [0.9, 0.9, LIKE_THE_OTHERS]);
    }

    #[test]
    fn ok_entries_of_a_live_blog_have_their_times() {
        let said = "No boat leaves the harbour before Wednesday.";
        let text = format!("16:40\n\nStorm\n\n{said}\n\n15:12\n\n{said}\n\n14:05\n\nWind\n\n{said}");
        let found = settled(&text, vec![0.2, 0.2, 0.9, 0.2, 0.9, 0.2, 0.2, 0.2]);
        assert!(found.iter().all(|score| *score > BODY_THRESHOLD), "{found:?}");
        let scores = vec![0.2, 0.2, 0.9, 0.2, 0.2, 0.2, 0.2, 0.2];
        assert_eq!(settled(&text, scores.clone()), scores, "most times stand over nothing");
    }

    #[test]
    fn ok_numbered_headings_stand_over_paragraphs_of_the_article() {
        let text = "1. See the boats\n\nThe race starts at noon.\n\n2. Dance\n\nThe Corn Hall opens its floor.\n\n3. Sleep\n\nThere is no bed like your own.";
        assert!(settled(text, vec![0.3, 0.9, 0.1, 0.3, 0.4, 0.9]).iter().all(|score| *score > BODY_THRESHOLD));
        let scores = vec![0.3, 0.9, 0.1, 0.3, 0.4, 0.2];
        assert_eq!(settled(text, scores.clone()), scores, "most stand over nothing");
        let scores = vec![0.3, 0.9, 0.1, 0.9, 0.4, 0.9];
        assert_eq!(settled(&text.replace("See the boats", "").replace("Dance", "").replace("Sleep", ""), scores.clone()), scores, "notes");
    }
}
