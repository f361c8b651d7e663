//! Who the author is, told below an article under the name printed again.

use crate::parse::layout::Layout;

/// Lines that tell it.
const MOST_LINES: usize = 4;
/// What is more than this share of the body is the article's.
const MOST_OF_BODY: f32 = 0.2;

/// The unit below the article that is an author's name and nothing else, if little stands below it.
pub(super) fn first_unit(text: &str, layout: &Layout, authors: &[&str], is_body: impl Fn(usize) -> bool) -> Option<usize> {
    let body: Vec<usize> = (0..layout.units.len()).filter(|at| is_body(*at)).collect();
    let chars = |units: &[usize]| units.iter().map(|at| layout.measures[*at].chars).sum::<f32>();
    let most = MOST_OF_BODY * chars(&body);
    let is_name =
        |at: usize| authors.iter().any(|author| author.contains(' ') && layout.units[at].span.of(text).eq_ignore_ascii_case(author));
    let few = body.len().checked_sub(MOST_LINES + 1).map(|at| body[at])?;
    let is_low = |at: &usize| chars(&body[body.partition_point(|unit| unit < at)..]) <= most;
    (few + 1..layout.units.len()).find(|at| is_name(*at) && is_low(at))
}
