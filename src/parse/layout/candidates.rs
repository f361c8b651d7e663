//! What could be the headline, a byline or the date line, each with its row for the trees.

mod bylines;
mod dates;
mod names;
mod signs;
mod titles;

pub(crate) use bylines::byline_candidates;
pub(crate) use dates::{date_candidates, is_said_published, is_said_updated};
pub(super) use signs::{SIGNS, is_address};
pub(crate) use signs::{Signs, reads_like_prose};
pub(crate) use titles::title_candidates;

use super::features::flag;
use super::measure::Measures;
use crate::parse::byline::Credit;
use crate::parse::units::Unit;

/// Something that a unit could be.
#[derive(Debug, Clone)]
pub(crate) struct Candidate<T> {
    pub unit: usize,
    pub what: T,
    pub features: Vec<f32>,
    pub score: f32,
}

/// A unit that could be a byline.
pub(crate) type ByCandidate = Candidate<Credit>;

/// Places of a text that everything else is measured from.
struct Landmarks {
    first_body: f32,
    last_body: f32,
    title: f32,
    count: f32,
}

/// Shorter body units are headings and stray lines, and no place to measure from.
pub(super) const SOLID_CHARS: f32 = 80.0;
const FAR: f32 = 60.0;

impl Landmarks {
    fn new(measures: &[Measures], body: &[f32], title: Option<usize>) -> Self {
        let solid = |at: &usize| body[*at] > super::BODY_THRESHOLD && measures[*at].chars > SOLID_CHARS;
        let count = measures.len();
        Self {
            first_body: (0..count).find(solid).unwrap_or(count) as f32,
            last_body: (0..count).rev().find(solid).unwrap_or(count) as f32,
            title: title.map_or(-FAR, |at| at as f32),
            count: count as f32,
        }
    }

    /// Where a unit stands: from the headline, from the body's first and last paragraph, in the whole text.
    fn place(&self, at: usize) -> [f32; 6] {
        let at = at as f32;
        let near = |distance: f32| distance.clamp(-FAR, FAR);
        [
            near(at - self.title),
            near(at - self.first_body),
            near(at - self.last_body),
            flag(at > self.first_body && at < self.last_body),
            at / self.count,
            at.min(FAR),
        ]
    }
}

/// A text and what was made of it before anything was asked.
#[derive(Clone, Copy)]
pub(crate) struct Page<'p> {
    pub text: &'p str,
    pub units: &'p [Unit],
    pub measures: &'p [Measures],
    pub signs: &'p Signs,
}

/// What a byline candidate's row has beyond the unit's own, its place included: the most of all.
pub(super) const MOST_EXTRA: usize = 27;

/// Length of what every row begins with.
pub(super) const UNIT_FEATURES: usize = 22;

/// What every row begins with: the unit's own measures and a little of its neighbours'.
fn unit_row(measures: &[Measures], at: usize) -> [f32; UNIT_FEATURES] {
    let m = &measures[at];
    let words = m.words.max(1.0);
    let near = |i: Option<usize>| {
        i.and_then(|i| measures.get(i))
            .map_or([-1.0; 4], |m| [m.chars, m.weight_sum / m.words.max(1.0), flag(m.ends_sentence), flag(m.after_blank)])
    };
    let [a, b, c, d] = near(at.checked_sub(1));
    let [e, f, g, h] = near(Some(at + 1));
    [
        m.chars,
        m.words,
        m.capitalised / words,
        m.all_caps / words,
        m.digits,
        m.commas,
        m.odd_marks,
        flag(m.ends_sentence),
        flag(m.starts_upper),
        m.weight_sum / words,
        m.weight_min,
        flag(m.after_blank) + 2.0 * flag(m.before_blank),
        m.repeats,
        flag(m.listed) + 2.0 * flag(m.has_bracket) + 4.0 * flag(m.has_copyright),
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
    ]
}
