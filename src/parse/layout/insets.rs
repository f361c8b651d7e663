//! Boxes within an article, told by their indent: a page that is printed with the indents of its parts sets all paragraphs of the article alike, and what it puts between
//! them, a poll, a link, a picture's text, further in.

use super::candidates::Page;
use super::threads::TAKEN_BACK;
use super::{BODY_THRESHOLD, SURELY_BODY};

/// Columns that a box is set further in than the paragraphs. Quotations are set in by two, and some paragraphs are.
const LEAST_INSET: u16 = 4;
/// The paragraphs are set alike if this share of their characters is.
const MOST_OF_BODY: f32 = 0.6;

/// Takes back what is set further in than the article's paragraphs, but for lines that are surely the article's, and items of lists.
pub(super) fn settle(page: &Page<'_>, body: &mut [f32]) {
    let is_inset = |at: usize, indent: u16| page.units[at].indent >= indent + LEAST_INSET && !page.units[at].listed;
    let Some(indent) = indent_of_body(page, body) else { return };
    for (at, score) in body.iter_mut().enumerate() {
        if *score > BODY_THRESHOLD && *score < SURELY_BODY && is_inset(at, indent) {
            *score = TAKEN_BACK;
        }
    }
}

/// The indent that most of the body has, if most of it has one. An item's is not its own but its marker's.
fn indent_of_body(page: &Page<'_>, body: &[f32]) -> Option<u16> {
    let taken = (0..body.len()).filter(|at| body[*at] > BODY_THRESHOLD && !page.units[*at].listed);
    let mut lines: Vec<(u16, f32)> = taken.map(|at| (page.units[at].indent, page.measures[at].chars)).collect();
    lines.sort_unstable_by_key(|(indent, _)| *indent);
    let sum = |alike: &[(u16, f32)]| alike.iter().map(|(_, chars)| chars).sum::<f32>();
    let most = lines.chunk_by(|a, b| a.0 == b.0).max_by(|a, b| sum(a).total_cmp(&sum(b)))?;
    (sum(most) >= MOST_OF_BODY * sum(&lines)).then_some(most[0].0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::candidates::Signs;
    use crate::parse::layout::measured;

    const PARAGRAPH: &str = "The ferry sailed again on Monday after eleven days at its pier, the harbour office said.";
    const BOX: &str = "Would you sail with it?";

    /// Whether the box between paragraphs that are set in by four is taken back.
    fn is_box_taken_back(indent: usize, marker: &str, score: f32) -> bool {
        let text = format!("    {PARAGRAPH}\n\n    {PARAGRAPH} Twice.\n\n{}{marker}{BOX}\n\n    {PARAGRAPH} Again.", " ".repeat(indent));
        let (units, measures) = measured(&text);
        let signs = Signs::new(&text, &units, &measures);
        let mut body = [0.95, 0.95, score, 0.95];
        settle(&Page { text: &text, units: &units, measures: &measures, signs: &signs }, &mut body);
        assert_eq!([body[0], body[1], body[3]], [0.95; 3]);
        body[2] == TAKEN_BACK
    }

    #[test]
    fn ok_what_is_set_further_in_is_a_box() {
        assert!(is_box_taken_back(8, "", 0.7));
        assert!(!is_box_taken_back(4, "", 0.7));
        assert!(!is_box_taken_back(6, "", 0.7), "a quotation");
        assert!(!is_box_taken_back(8, "* ", 0.7), "an item");
        assert!(!is_box_taken_back(8, "", 0.92), "surely the article's");
    }
}
