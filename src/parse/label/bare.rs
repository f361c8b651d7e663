//! A text that is a body and nothing else, such as that of an earlier release: no headline above it, no page around it.

use super::captions::is_picture_credit;
use crate::parse::byline::is_picture_line;
use crate::parse::layout::clean::are_nearly_all;
use crate::parse::layout::measure::Measures;
use crate::parse::layout::threads::TAKEN_BACK;
use crate::parse::layout::{BODY_THRESHOLD, Layout};
use crate::parse::teasers::is_teaser;

/// What every line of such a text is taken for.
pub(super) const BARE: f32 = BODY_THRESHOLD + 0.06;
/// A first line this like a body's is a paragraph, unless it is set like a headline.
const PARAGRAPH: f32 = 0.6;
/// A shorter first line is a headline: some end with a full stop.
const SHORTEST_PARAGRAPH_CHARS: f32 = 80.0;
/// Where words are longer than this on the whole, no blanks part them.
const LONGEST_WORD_CHARS: f32 = 12.0;
/// Where more words begin with a capital, the line is set like a headline.
const MOST_CAPITALISED: f32 = 0.6;

/// Takes a text in which neither byline nor date was found, and hardly a line that is not the body's, for a body: nothing of it is left out.
pub(super) fn settle(text: &str, layout: &mut Layout) {
    let is_body = |at: usize| layout.body[at] > BODY_THRESHOLD || Some(at) == layout.title;
    if !are_nearly_all(&layout.measures, is_body) {
        return;
    }
    match layout.title {
        Some(at) if is_paragraph(text, layout, at) => layout.title = None,
        Some(_) => return,
        None => {}
    }
    for score in layout.body.iter_mut().filter(|score| **score > TAKEN_BACK) {
        *score = score.max(BARE);
    }
}

/// Takes what is left out within an article for its own where nothing but headline, byline and date stands around it, and no line is a page's by its looks.
pub(super) fn settle_within(text: &str, layout: &mut Layout, is_head: impl Fn(usize) -> bool) {
    let Some(title) = layout.title.filter(|title| *title <= MOST_ABOVE) else { return };
    let is_taken = |at: &usize| layout.body[*at] > BODY_THRESHOLD;
    let below = title + 1..layout.units.len();
    let (Some(first), Some(last)) = (below.clone().find(is_taken), below.clone().rfind(is_taken)) else { return };
    let left_out: Vec<usize> = below.filter(|at| !is_taken(at) && !is_head(*at)).collect();
    let words: f32 = left_out.iter().map(|at| layout.measures[*at].words).sum();
    let all: f32 = layout.measures[first..=last].iter().map(|m| m.words).sum();
    let headlines = left_out.iter().filter(|at| is_like_a_headline(&layout.measures[**at])).count();
    let is_whole = left_out.iter().all(|at| (first..last).contains(at) && !is_the_pages(text, layout, *at));
    if is_whole && left_out.len() >= LEAST_LEFT_OUT && headlines <= MOST_HEADLINES && words * 2.0 < all {
        left_out.iter().for_each(|at| layout.body[*at] = BARE);
    }
}

/// Lines above the headline of such a text: byline, date.
const MOST_ABOVE: usize = 2;
/// Fewer are rather a page's than an article's list.
const LEAST_LEFT_OUT: usize = 3;
/// Lines that could be headlines of other articles.
const MOST_HEADLINES: usize = 1;
/// Words of such a line.
const LEAST_HEADLINE_WORDS: f32 = 5.0;

fn is_like_a_headline(m: &Measures) -> bool {
    m.words >= LEAST_HEADLINE_WORDS && m.starts_upper && !m.ends_sentence && !m.ends_colon && m.digits == 0.0
}

/// Whether a line is a page's by its looks, or its words.
fn is_the_pages(text: &str, layout: &Layout, at: usize) -> bool {
    let (m, line) = (&layout.measures[at], layout.units[at].span.of(text));
    let is_marked = m.odd_marks > 0.0 || m.has_address || m.has_copyright || m.has_bracket || m.ends_ellipsis || m.heads_comments;
    let is_said = || m.weight_sum < LEAST_WEIGHT * m.words || layout.body[at] < LEAST_LIKELY || m.repeats > 1.0;
    is_marked || is_said() || is_teaser(line) || is_picture_line(line) || is_picture_credit(line) || !line.contains(char::is_alphanumeric)
}

/// Mean weight of words that pages use, and the least likelihood of a line of such a text.
const LEAST_WEIGHT: f32 = -1.0;
const LEAST_LIKELY: f32 = 0.005;

fn is_paragraph(text: &str, layout: &Layout, at: usize) -> bool {
    let m = &layout.measures[at];
    if m.ends_colon || !m.has_address && begins_inside(layout.units[at].span.of(text)) {
        return true;
    }
    // A sign of a script without blanks says as much as two letters.
    let letters = if m.chars > LONGEST_WORD_CHARS * m.words { 2.0 * m.chars } else { m.chars };
    let is_set_like_headline = letters < SHORTEST_PARAGRAPH_CHARS || m.capitalised > MOST_CAPITALISED * m.words;
    let states = m.ends_sentence && !layout.units[at].span.of(text).ends_with(['?', '!']);
    !is_set_like_headline && (layout.body[at] > PARAGRAPH || layout.body[at] > BODY_THRESHOLD && states)
}

/// Whether a line begins within a sentence, as no headline does, but for names like "eBay".
fn begins_inside(line: &str) -> bool {
    let mut chars = line.chars();
    chars.next().is_some_and(|c| c.is_lowercase() || matches!(c, '.' | ',' | ';')) && !chars.next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::begins_inside;
    use crate::parse::Parser;

    const BODY: &str = "The ferry across the Elm sails again since Monday, earlier than the harbour office had hoped for in the autumn.\n\n\
        It had stayed at its pier for eleven days, because nobody knew whether the ice had damaged it below the water line, the harbour office said.\n\n\
        What the Divers Found\n\n\
        There was no damage, and the crew had used the days to paint the saloon, which now is as blue as the sea in the children's books.\n\n\
        The first boat carried forty passengers, two horses and the mail of a week and a half, and it arrived on time.";

    #[test]
    fn ok_a_body_read_again_is_the_same_body() {
        let draft = Parser::new().parse_layout(BODY);
        assert_eq!((draft.title, draft.body.as_str()), (None, BODY));
    }

    #[test]
    fn ok_a_headline_above_it_is_one() {
        for headline in ["Ferry Sails Again", "Council: ‘The Ferry Sails Again on Monday, and Nobody Has to Pay for the Eleven Lost Days.’"]
        {
            let draft = Parser::new().parse_layout(&format!("{headline}\n\n{BODY}"));
            assert_eq!((draft.title.as_deref(), draft.body.as_str()), (Some(headline), BODY));
        }
    }

    #[test]
    fn ok_no_headline_begins_or_ends_inside_a_sentence() {
        for line in ["and so the ferry sails again", "The ferry sails again:"] {
            let body = format!("{line}\n\n{BODY}");
            assert_eq!(Parser::new().parse_layout(&body).body.as_str(), body);
        }
        assert!(!begins_inside("eBay Buys the Harbour") && !begins_inside("Ferry Sails"));
    }

    #[test]
    fn ok_what_stands_within_an_article_without_a_page_is_its_own() {
        let (said, end) = BODY.split_once("\n\n").unwrap();
        let body = |list: &str, below: &str| {
            let text = format!("Harbour Film Prize: the Winners\n\nBy Ada Lund\n\nMarch 4, 2024\n\n{said}\n\n{list}\n\n{end}{below}\n");
            Parser::new().parse_layout(&text).body.into_string()
        };
        let winners = "Best film\n\nNight Ferry\n\nBest director\n\nMira Vale, Night Ferry\n\nBest music\n\nLena Moor, Salt";
        assert!(winners.split("\n\n").all(|line| body(winners, "").contains(line)), "{}", body(winners, ""));
        assert!(!body(winners, "\n\nSubscribe").contains("Mira Vale, Night Ferry"));
        assert!(!body(&format!("Share\n\n{winners}"), "").contains("Mira Vale, Night Ferry"));
    }
}
