//! Names that stand by themselves since the article is about them: tags, and who is seen in a picture.

use super::bylines::LISTED_BYLINE_THRESHOLD;
use crate::parse::layout::candidates::ByCandidate;
use crate::parse::layout::{BODY_THRESHOLD, Layout};

/// Whoever is this likely the author may be spoken of: "Ada Lund met him on the pier."
const SPOKEN_OF_THRESHOLD: f32 = 0.65;

/// Whether the article speaks of a name that nothing introduces; one beside a date may be the author's, unless another name `is_introduced`.
pub(super) fn is_one(text: &str, layout: &Layout, byline: &ByCandidate, is_introduced: bool) -> bool {
    let is_dated = || layout.dates.iter().any(|date| date.unit == byline.unit);
    byline.score >= LISTED_BYLINE_THRESHOLD
        && (is_tag(text, layout, byline) || (is_introduced || !is_dated()) && is_spoken_of(text, layout, byline))
}

fn paragraphs(layout: &Layout) -> impl Iterator<Item = usize> {
    let is_paragraph = |at: &usize| layout.body[*at] > BODY_THRESHOLD && layout.measures[*at].ends_sentence;
    (0..layout.units.len()).filter(is_paragraph)
}

/// Whether a name is one of several lines below the article's beginning that its paragraphs speak of: tags without a head.
fn is_tag(text: &str, layout: &Layout, byline: &ByCandidate) -> bool {
    let is_spoken_of = |at: usize| {
        let line = layout.units[at].span.of(text);
        !layout.measures[at].ends_sentence && paragraphs(layout).any(|at| layout.units[at].span.of(text).contains(line))
    };
    let [above, below] = [byline.unit.checked_sub(1), Some(byline.unit + 1).filter(|at| *at < layout.units.len())];
    paragraphs(layout).next().is_some_and(|first| first < byline.unit)
        && is_spoken_of(byline.unit)
        && above.into_iter().chain(below).any(is_spoken_of)
}

/// Whether headline or paragraphs speak of somebody: not at their beginning, where the author's life is told.
fn is_spoken_of(text: &str, layout: &Layout, byline: &ByCandidate) -> bool {
    let line = layout.units[byline.unit].span.of(text);
    let speaks_of = |at: usize, name: &str| {
        let paragraph = layout.units[at].span.of(text);
        let owns = || paragraph.strip_prefix(name).is_some_and(|behind| behind.starts_with(['’', '\'']));
        paragraph.find(name).is_some_and(|at| at > 0) || owns()
    };
    let is_spoken_of = |name: &str| layout.title.into_iter().chain(paragraphs(layout)).any(|at| speaks_of(at, name));
    byline.score < SPOKEN_OF_THRESHOLD && byline.what.names.iter().any(|name| is_spoken_of(name.of(line)))
}
