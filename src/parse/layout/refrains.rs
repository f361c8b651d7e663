//! Lines that a page puts between an article's paragraphs again and again, such as "Advertisement" or "Article content": a reader looks past them, and so do the networks and
//! trees, which see only some lines around each.

use std::collections::HashMap;

use super::measure::Measures;
use crate::parse::units::Unit;

/// A line that comes less often is judged like any other.
const LEAST_REPEATS: f32 = 4.0;
/// Longer lines are text.
const LONGEST_REFRAIN_CHARS: f32 = 60.0;
/// Shorter lines are no paragraphs.
const SHORTEST_PARAGRAPH_CHARS: f32 = 60.0;
/// Of a refrain, this share at least stands between two paragraphs; the rest stands beside headings and captions.
const LEAST_BETWEEN: f32 = 1.0 / 3.0;

/// Leaves out the refrains.
pub(super) fn leave_out(units: &mut Vec<Unit>, measures: &mut Vec<Measures>) {
    let between = between_paragraphs(measures);
    if between.is_empty() {
        return;
    }
    let is_refrain = |m: &Measures| could_be(m) && between.get(&m.hash).is_some_and(|count| *count >= LEAST_BETWEEN * m.repeats);
    let mut keep = measures.iter().map(|m| !is_refrain(m)).collect::<Vec<_>>().into_iter();
    units.retain(|_| keep.next().unwrap_or(true));
    measures.retain(|m| !is_refrain(m));
}

/// Of each line that could be a refrain, how often it stands between two paragraphs, by its hash.
fn between_paragraphs(measures: &[Measures]) -> HashMap<u64, f32> {
    let is_paragraph = |m: &Measures| m.chars >= SHORTEST_PARAGRAPH_CHARS && m.ends_sentence;
    // Copies that stand side by side count as one line.
    let runs: Vec<&[Measures]> = measures.chunk_by(|a, b| a.hash == b.hash).collect();
    let mut found = HashMap::new();
    for around in runs.windows(3) {
        let (before, run, after) = (&around[0][0], around[1], &around[2][0]);
        if could_be(&run[0]) && is_paragraph(before) && is_paragraph(after) {
            *found.entry(run[0].hash).or_default() += run.len() as f32;
        }
    }
    found
}

/// Only a line with a page's words could: a name that stands between paragraphs says who speaks.
fn could_be(m: &Measures) -> bool {
    m.repeats >= LEAST_REPEATS && m.chars < LONGEST_REFRAIN_CHARS && m.weight_sum < 0.0 && !m.ends_sentence && !m.ends_colon
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
    fn ok_a_refrain_is_left_out_and_who_speaks_is_not() {
        assert_eq!(left("Advertisement", 5), 5);
        assert_eq!(left("Advertisement\n\nAdvertisement", 5), 5);
        assert_eq!(left("Advertisement", 4), 4 + 3, "three times is no refrain");
        assert_eq!(left("Ada Lund", 5), 5 + 4);
        assert_eq!(left("Share:", 5), 5 + 4);
    }
}
