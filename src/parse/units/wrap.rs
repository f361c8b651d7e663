//! Lines that were broken at a width, and lines that hang below the first of their paragraph.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Unit, begins_small, tags};
use crate::text::{is_sentence_end, is_unspaced};

/// Widest line that a hard wrap leaves; longer ones are paragraphs on one line.
const WIDEST_WRAP: usize = 110;
/// Widest heading that a wrapped text may have on one line.
const WIDEST_HEADING: usize = 160;
/// Narrower texts are lists, not wrapped prose.
const NARROWEST_WRAP: usize = 36;

/// The width at which the text was wrapped, if it was: then many lines end just where the next word did not fit. A few lines may be longer: a web address that no blank breaks, a
/// line that was put in later.
pub(super) fn width_of(text: &str, lines: &[Unit], is_item: impl Fn(&Unit) -> bool) -> Option<usize> {
    // Some leave the items of lists whole, some headings.
    let is_alone = |at: usize| lines[at].after_blank && lines.get(at + 1).is_none_or(|next| next.after_blank);
    let is_heading = |at: usize, extent: usize| extent <= WIDEST_HEADING && !lines[at].span.of(text).ends_with(is_sentence_end);
    let may_be_whole = |at: usize, extent: usize| is_item(&lines[at]) || is_alone(at) && is_heading(at, extent);
    let all: Vec<usize> = lines.iter().map(|line| extent(text, line)).collect();
    let prose = all.iter().enumerate().filter(|(at, extent)| !may_be_whole(*at, **extent));
    let mut extents: Vec<usize> = prose.map(|(_, extent)| *extent).collect();
    extents.sort_unstable_by_key(|extent| std::cmp::Reverse(*extent));
    let spared = MOST_OVERLONG.min(lines.len() / LINES_FOR_ONE_OVERLONG);
    let widths = extents.iter().take(spared + 1).filter(|width| (NARROWEST_WRAP..=WIDEST_WRAP).contains(*width));
    let (full, width) = widths.map(|width| (full_lines(text, lines, *width), *width)).max()?;
    // Shorter lines say nothing on whether a text is wrapped.
    let telling = all.iter().filter(|extent| **extent * 2 >= width).count();
    let wider = all.iter().filter(|extent| **extent > width).count();
    let share = if tags::is_cut(lines) { LEAST_FULL_SHARE_WITHOUT_BLANKS } else { LEAST_FULL_SHARE };
    (full >= 3 && full * share >= telling && full >= wider.saturating_sub(spared) * FULL_FOR_A_WIDER).then_some(width)
}

/// One in so many lines ends where the next word did not fit; in a text without blank lines, which may have been cut at its tags, more do.
const LEAST_FULL_SHARE: usize = 4;
const LEAST_FULL_SHARE_WITHOUT_BLANKS: usize = 2;
/// Lines that end at the width, for one heading or item that is wider.
const FULL_FOR_A_WIDER: usize = 2;
/// Lines of a wrapped text that may be longer than the rest.
const MOST_OVERLONG: usize = 8;
/// Of so many lines, one may be.
const LINES_FOR_ONE_OVERLONG: usize = 15;

/// Lines that end where the next word did not fit a width. Where most of them end with a sentence, they are paragraphs of about one length, and count nothing.
fn full_lines(text: &str, lines: &[Unit], width: usize) -> usize {
    let is_full = |left: &Unit, right: &Unit| {
        !right.after_blank && (width..=width * 2).contains(&(extent(text, left) * 2)) && was_full(text, left, right, width)
    };
    let full = || lines.windows(2).filter(|pair| is_full(&pair[0], &pair[1]));
    let (count, closed) = (full().count(), full().filter(|pair| pair[0].span.of(text).ends_with(is_sentence_end)).count());
    if closed * 2 > count { 0 } else { count }
}

/// Columns up to a line's end: signs of East Asia take two.
fn extent(text: &str, line: &Unit) -> usize {
    line.indent as usize + columns(line.span.of(text))
}

fn columns(line: &str) -> usize {
    if line.is_ascii() { line.len() } else { line.width() }
}

/// Whether what `right` begins with would not have fitted behind `left`: a word and a blank, or one sign of a script without blanks.
fn was_full(text: &str, left: &Unit, right: &Unit, width: usize) -> bool {
    let line = right.span.of(text);
    let first = match line.chars().next() {
        Some(sign) if is_unspaced(sign) => sign.width().unwrap_or_default(),
        _ => 1 + line.split(|c: char| c.is_whitespace() || is_unspaced(c)).next().map_or(0, columns),
    };
    extent(text, left) + first > width
}

/// Browsers wrap a few signs before the width where a line has signs that they count otherwise.
const WRAP_SLACK: usize = 3;

/// Columns by which the first line of a paragraph stands further in.
const PARAGRAPH_INDENT: u16 = 2;

/// Whether `right` goes on with what did not fit behind `left`; where that is a matter of a few signs, an open sentence says so.
pub(super) fn wraps_on(text: &str, left: &Unit, right: &Unit, width: usize) -> bool {
    let is_open = || !left.span.of(text).ends_with(|c| is_sentence_end(c) && c != '…' || matches!(c, '”' | '"' | '»' | '“' | ':' | '」'));
    let goes_on = || right.span.of(text).starts_with(char::is_lowercase) && extent(text, left) * 5 >= width * 4;
    let begins_paragraph = !left.listed && right.indent >= left.indent + PARAGRAPH_INDENT && !is_open();
    !begins_paragraph && was_full(text, left, right, width) || is_open() && (was_full(text, left, right, width - WRAP_SLACK) || goes_on())
}

/// Whether the first lines of paragraphs stand at the margin and all others as far in as the source of the page has them: then many of those go on with a small letter.
pub(super) fn hangs(text: &str, lines: &[Unit]) -> bool {
    let pairs = || lines.windows(2).filter(|pair| hangs_on(&pair[0], &pair[0], &pair[1]));
    let small = pairs().filter(|pair| begins_small(pair[1].span.of(text))).count();
    small >= LEAST_HANGING && small * 3 >= pairs().count()
}

/// Second lines that begin with a small letter, of a text whose lines hang.
const LEAST_HANGING: usize = 3;

/// Whether `right` is set in below a paragraph that began further out, and with a line that is long enough to have been broken.
pub(super) fn hangs_on(left: &Unit, sofar: &Unit, right: &Unit) -> bool {
    let is_set_in = right.indent >= sofar.indent + LEAST_HANGING_INDENT;
    !right.after_blank && !right.listed && is_set_in && left.span.len() >= SHORTEST_BROKEN
}

/// Characters that lines hang by, and bytes of a line that was broken.
const LEAST_HANGING_INDENT: u16 = 4;
const SHORTEST_BROKEN: usize = 40;
