//! Paragraphs printed a second time and cut off, as forms, previews and lists of contents do.

use super::BODY_THRESHOLD;
use super::candidates::Page;
use super::threads::TAKEN_BACK;

/// Shorter lines may begin alike by chance.
const SHORTEST_COPY_BYTES: usize = 40;

/// Takes back lines that are cut-off copies of other lines of the body.
pub(super) fn settle(page: &Page<'_>, body: &mut [f32]) {
    let line = |at: usize| page.units[at].span.of(page.text);
    let mut taken: Vec<usize> = (0..body.len()).filter(|at| body[*at] > BODY_THRESHOLD && line(*at).len() >= SHORTEST_COPY_BYTES).collect();
    taken.sort_unstable_by_key(|at| bare(line(*at)));
    // In this order a line stands right before those that begin with it.
    for pair in taken.windows(2) {
        if is_cut_off(line(pair[0]), line(pair[1])) {
            body[pair[0]] = TAKEN_BACK;
        }
    }
}

/// A line without the marks that say it was cut off.
fn bare(line: &str) -> &str {
    line.trim_end_matches(['_', '…', '.', ' '])
}

/// Whether `copy` is `whole` cut off within a word, or with a mark behind it.
fn is_cut_off(copy: &str, whole: &str) -> bool {
    let bare = bare(copy);
    let Some(rest) = whole.strip_prefix(bare) else { return false };
    let is_marked = copy[bare.len()..].contains(['_', '…']) || copy.ends_with("...");
    bare.len() >= SHORTEST_COPY_BYTES
        && !rest.is_empty()
        && (is_marked || bare.len() == copy.len() && rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::candidates::Signs;
    use crate::parse::layout::measured;

    #[test]
    fn ok_a_cut_off_copy_is_taken_back_and_a_shorter_sentence_is_not() {
        let whole = "The ferry sailed again on Monday after eleven days at its pier, the harbour office said.";
        let text = [
            "The ferry sailed again on Monday after eleven da",
            "The ferry sailed again on Monday after eleven__________",
            whole,
            "The ferry sailed again on Monday after eleven…",
            "The ferry sailed again on Monday after eleven days",
            "The ferry",
            whole,
        ];
        let text = text.join("\n\n");
        let (units, measures) = measured(&text);
        let signs = Signs::new(&text, &units, &measures);
        let mut body = vec![0.9; units.len()];
        settle(&Page { text: &text, units: &units, measures: &measures, signs: &signs }, &mut body);
        let taken: Vec<bool> = body.iter().map(|score| *score == TAKEN_BACK).collect();
        assert_eq!(taken, [true, true, false, true, false, false, false]);
    }
}
