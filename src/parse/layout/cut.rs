//! Where to cut between article and page, given how likely each line is the article's.
//!
//! Even odds are the best cut only where the likelihoods are sure. Where a whole article is doubtful (verse, lists, a language the models saw little of), its lines
//! stay below even odds one by one, and together they are still the best guess there is. The cut that promises the highest F1 is half of that F1
//! (Lipton, Elkan and Naryanaswamy, 2014, "Optimal thresholding of classifiers to maximize F1 measure"), and how high that is the likelihoods say themselves.

use super::BODY_THRESHOLD;
use super::candidates::Page;
use super::measure::Measures;
use super::overlap::share_said_again;
use crate::parse::byline::ends_with_maker;
use crate::parse::date::is_time;

/// Lines less likely than this are the page's, however little else there is.
const LEAST_CUT: f32 = 0.2;

/// What is nearly likely enough.
const NEARLY: f32 = 0.48;
/// What may be a heading between two of the article, if it is written like one.
const MAYBE: f32 = 0.25;
/// Words of such a heading, and the least mean weight of words that pages use.
const LONGEST_SHORT_HEADING: f32 = 8.0;
const LEAST_WEIGHT_OF_SHORT: f32 = -0.3;
/// Words of a heading in capitals.
const LONGEST_IN_CAPITALS: f32 = 5.0;
/// Words of a question, or of a heading that is set like its paragraphs.
const LONGEST_HEADING: f32 = 12.0;
/// Mean weight of words that pages use.
const LEAST_WEIGHT: f32 = -0.5;
/// A shorter unit is no paragraph that a heading stands over.
const SHORTEST_PARAGRAPH_CHARS: f32 = 80.0;
/// The end of a paragraph that a short heading stands below has so many characters.
const SHORTEST_SENTENCE_CHARS: f32 = 40.0;
/// What it is taken for.
pub(crate) const BETWEEN: f32 = BODY_THRESHOLD + 0.04;

/// Moves all likelihoods so that the text's best cut comes to lie at `BODY_THRESHOLD`; their order stays.
pub(super) fn settle(measures: &[Measures], body: &mut [f32]) {
    let cut = (best_f1(measures, body) / 2.0).max(LEAST_CUT);
    let (below, above) = (cut * (1.0 - BODY_THRESHOLD), (1.0 - cut) * BODY_THRESHOLD);
    for score in body {
        *score = *score * above / (*score * above + (1.0 - *score) * below);
    }
}

/// Takes what is nearly likely enough and stands between two lines that are; a heading, a question and what is set
/// like the paragraphs themselves, which look like a button's and a link's, are taken there by their looks.
pub(super) fn close_gaps(page: &Page<'_>, body: &mut [f32]) {
    let asks = |at: usize| page.measures[at].words <= LONGEST_HEADING && page.units[at].span.of(page.text).ends_with('?');
    for at in 1..body.len().saturating_sub(1) {
        let is_between = body[at] <= BODY_THRESHOLD && body[at - 1] > BODY_THRESHOLD && body[at + 1] > BODY_THRESHOLD;
        let is_likely = || body[at] > NEARLY || body[at] > MAYBE && heads_what_follows(page, at);
        let looks_so = || is_heading_in_capitals(&page.measures[at]) || asks(at) || is_set_like_its_paragraphs(page, at);
        let is_entrys = || body[at] <= BODY_THRESHOLD && body[at + 1] > BODY_THRESHOLD && heads_entry(page, at);
        if is_between && (is_likely() || looks_so()) || is_entrys() {
            body[at] = BETWEEN;
        }
    }
}

/// Takes the sentence between the headline and the first paragraph that says the headline again: so an article begins.
pub(super) fn take_lead(page: &Page<'_>, title: Option<usize>, body: &mut [f32]) {
    let Some(title) = title else { return };
    let is_paragraph =
        |at: &usize| body[*at] > BODY_THRESHOLD && page.measures[*at].ends_sentence && page.measures[*at].chars > SHORTEST_PARAGRAPH_CHARS;
    let Some(lead) = (title + 2..body.len()).find(is_paragraph).map(|first| first - 1) else { return };
    let line = |at: usize| page.units[at].span.of(page.text);
    let m = &page.measures[lead];
    let is_sentence = m.ends_sentence && m.words >= LEAST_WORDS_OF_LEAD && !ends_with_maker(line(lead));
    let says_headline = || share_said_again(line(title), line(lead)) >= LEAST_SAID_AGAIN;
    if is_sentence && (LEAST_LEAD..BODY_THRESHOLD).contains(&body[lead]) && says_headline() {
        body[lead] = BETWEEN;
    }
}

/// Words of such a sentence, how likely it is the article's, and the share of the headline's content words that it says.
const LEAST_WORDS_OF_LEAD: f32 = 8.0;
const LEAST_LEAD: f32 = 0.2;
const LEAST_SAID_AGAIN: f32 = 0.4;

/// Whether a line is written as headings are, with so many words at most, and has nothing that only the page's own lines have: page's words, a mark, an address, a date.
fn is_written_like_a_heading(page: &Page<'_>, at: usize, most_words: f32, least_weight: f32) -> bool {
    let m = &page.measures[at];
    let is_heading = m.words <= most_words && m.starts_upper && !m.ends_sentence && !m.ends_colon;
    is_heading && !page.units[at].listed && !looks_like_the_pages(page, at, least_weight)
}

/// Whether a line has what only the page's own lines have: page's words, a mark, an address, a date, or another like it.
pub(super) fn looks_like_the_pages(page: &Page<'_>, at: usize, least_weight: f32) -> bool {
    let m = &page.measures[at];
    m.repeats > 1.0 || m.odd_marks > 0.0 || m.has_address || m.weight_sum < least_weight * m.words || !page.signs.dates(at).is_empty()
}

/// "16:40", "Lifeboat back in harbour", and a paragraph: so an entry of a live blog begins.
fn heads_entry(page: &Page<'_>, at: usize) -> bool {
    is_time(page.units[at - 1].span.of(page.text))
        && page.measures[at + 1].chars > SHORTEST_SENTENCE_CHARS
        && is_written_like_a_heading(page, at, LONGEST_HEADING, LEAST_WEIGHT)
}

/// Whether a short line below the end of a paragraph may head what follows.
fn heads_what_follows(page: &Page<'_>, at: usize) -> bool {
    page.measures[at - 1].chars > SHORTEST_SENTENCE_CHARS
        && page.measures[at - 1].ends_sentence
        && is_written_like_a_heading(page, at, LONGEST_SHORT_HEADING, LEAST_WEIGHT_OF_SHORT)
}

/// Whether a short line has the very indent of a paragraph's end above and of a paragraph below: then it is a heading. Only a page that is printed with its indents tells.
fn is_set_like_its_paragraphs(page: &Page<'_>, at: usize) -> bool {
    let indent = page.units[at].indent;
    let is_alike = |other: usize| page.units[other].indent == indent;
    let is_set_alike = indent > 0 && is_alike(at - 1) && is_alike(at + 1) && page.measures[at + 1].chars > SHORTEST_PARAGRAPH_CHARS;
    is_set_alike && page.measures[at - 1].ends_sentence && is_written_like_a_heading(page, at, LONGEST_HEADING, LEAST_WEIGHT)
}

/// "WHAT COMES NEXT", with no word that pages use.
fn is_heading_in_capitals(m: &Measures) -> bool {
    m.all_caps > 0.0 && m.all_caps == m.words && m.words <= LONGEST_IN_CAPITALS && m.weight_sum >= 0.0 && m.repeats < 2.0
}

/// The F1 to be expected, counted in characters, where the likeliest lines are taken, as many as it is highest for.
fn best_f1(measures: &[Measures], body: &[f32]) -> f32 {
    let mut lines: Vec<(f32, f32)> = body.iter().copied().zip(measures.iter().map(|m| m.chars)).collect();
    lines.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let wanted: f32 = lines.iter().map(|(score, chars)| score * chars).sum();
    let (mut taken, mut right, mut best) = (0.0, 0.0, 0.0_f32);
    for (score, chars) in lines {
        taken += chars;
        right += score * chars;
        best = best.max(2.0 * right / (taken + wanted));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::candidates::Signs;
    use crate::parse::layout::measured;

    fn settled(scores: &[f32]) -> Vec<f32> {
        let measures = vec![Measures { chars: 100.0, ..Measures::default() }; scores.len()];
        let mut body = scores.to_vec();
        settle(&measures, &mut body);
        body
    }

    #[test]
    fn ok_sure_lines_keep_their_place() {
        let body = settled(&[1.0, 1.0, 1.0, 0.4, 0.0]);
        assert!(body[3] < BODY_THRESHOLD, "{body:?}");
        assert_eq!((body[0], body[4]), (1.0, 0.0));
    }

    #[test]
    fn ok_doubtful_lines_are_taken_where_there_are_no_better_ones() {
        // 2 * (3 * .4) / (3 + 3 * .4 + .1) = .56 is the best to be hoped for: the cut is .28.
        let body = settled(&[0.4, 0.4, 0.4, 0.05, 0.05]);
        assert!(body[2] > BODY_THRESHOLD && body[3] < BODY_THRESHOLD, "{body:?}");
        assert_eq!(settled(&[0.15; 4]).iter().filter(|score| **score > BODY_THRESHOLD).count(), 0);
        assert_eq!(settled(&[]), [0.0; 0]);
    }

    /// Whether a line between two paragraphs that are as likely as `around` is taken.
    fn is_taken(line: &str, score: f32, around: f32) -> bool {
        let paragraph = "The ferry sailed again on Monday after eleven days at its pier, the harbour office said.";
        taken(&format!("{paragraph}\n\n{line}\n\n{paragraph}"), [0.9, score, around])
    }

    /// Whether the second of three units is taken.
    fn taken(text: &str, scores: [f32; 3]) -> bool {
        let (units, measures) = measured(text);
        let signs = Signs::new(text, &units, &measures);
        let mut body = scores;
        close_gaps(&Page { text, units: &units, measures: &measures, signs: &signs }, &mut body);
        assert_eq!([body[0], body[2]], [scores[0], scores[2]]);
        body[1] == BETWEEN
    }

    #[test]
    fn ok_a_line_between_two_of_the_article_needs_a_little_less() {
        let line = "what the divers found";
        assert!(is_taken(line, 0.49, 0.9) && !is_taken(line, 0.47, 0.9) && !is_taken(line, 0.49, 0.1));
    }

    #[test]
    fn ok_a_short_line_that_is_written_like_a_heading_needs_less() {
        let paragraph = "The ferry sailed again on Monday after eleven days at its pier, the harbour office said.";
        assert!(paragraph.len() as f32 > SHORTEST_PARAGRAPH_CHARS);
        assert!(is_taken("What the Divers Found", 0.3, 0.9) && !is_taken("What the Divers Found", 0.2, 0.9));
        assert!(!is_taken("what the divers found", 0.3, 0.9) && !is_taken("The Divers, @adalund", 0.3, 0.9));
        assert!(!is_taken("What the Divers of the Harbour Office Found Below the Line", 0.3, 0.9), "as long as a link");
        let is_taken_below = |above: &str| taken(&format!("{above}\n\nRepairs\n\n{paragraph}"), [0.9, 0.3, 0.9]);
        assert!(is_taken_below("Landlords have to give twelve weeks' notice.") && !is_taken_below("The ferry sailed again."));
    }

    #[test]
    fn ok_a_short_line_set_like_its_paragraphs_heads_them() {
        let paragraph = "The ferry sailed again on Monday after eleven days at its pier, the harbour office said.";
        let is_taken = |indent: usize, line: &str| {
            taken(&format!("    {paragraph}\n\n{}{line}\n\n    {paragraph} Twice.", " ".repeat(indent)), [0.9, 0.1, 0.9])
        };
        assert!(is_taken(4, "What the Divers Found"));
        assert!(!is_taken(6, "What the Divers Found") && !is_taken(0, "What the Divers Found"));
        assert!(!is_taken(4, "Get tickets"), "a button's words");
        assert!(!is_taken(4, "Ada Lund @adalund") && !is_taken(4, "Update of 4 March 2024"));
    }

    #[test]
    fn ok_the_sentence_that_says_the_headline_again_is_the_lead() {
        let paragraph = "The ferry sailed again on Monday after eleven days at its pier, the harbour office said.";
        let is_taken = |line: &str, score: f32| {
            let text = format!("Elm Ferries names Ada Lund captain\n\nShare\n\n{line}\n\n{paragraph}");
            let (units, measures) = measured(&text);
            let signs = Signs::new(&text, &units, &measures);
            let mut body = [0.1, 0.1, score, 0.9];
            take_lead(&Page { text: &text, units: &units, measures: &measures, signs: &signs }, Some(0), &mut body);
            body[2] == BETWEEN
        };
        let lead = "Elm Ferries has made Ada Lund captain of its second boat.";
        assert!(is_taken(lead, 0.3) && !is_taken(lead, 0.1));
        assert!(!is_taken("Get the news of the harbour before all others do.", 0.3), "nothing of the headline");
        assert!(!is_taken("Ada Lund, captain of Elm Ferries, on her second boat. (Elm Times)", 0.3), "a caption");
    }

    #[test]
    fn ok_a_line_between_a_time_and_a_paragraph_heads_an_entry() {
        let paragraph = "The lifeboat of Port Elm has come back with all on board, the coastguard says.";
        let is_taken = |time: &str, line: &str| taken(&format!("{time}\n\n{line}\n\n{paragraph}"), [0.1, 0.2, 0.9]);
        assert!(is_taken("16:40", "Lifeboat back in harbour") && is_taken("3.50pm GMT", "Lifeboat back in harbour"));
        assert!(!is_taken("16:40", "Sign in") && !is_taken("16 boats", "Lifeboat back in harbour"));
        assert!(!is_taken("00:00:49", "Lifeboat back in harbour"), "how long a film is");
    }

    #[test]
    fn ok_capitals_and_questions_between_paragraphs_head_them() {
        assert!(is_taken("WHAT DIVERS FOUND", 0.1, 0.9) && is_taken("What did they find?", 0.1, 0.9));
        assert!(!is_taken("WHAT DIVERS FOUND", 0.1, 0.1) && !is_taken("What did they find?", 0.1, 0.1));
        assert!(!is_taken("TICKETS", 0.1, 0.9), "a button's word");
        assert!(!is_taken("WHAT Divers FOUND", 0.1, 0.9));
    }
}
