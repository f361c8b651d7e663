//! What the grammars make of each unit: dates, credits, and words that introduce them; asked once, for all questions.

use super::FAR;
use super::dates::{is_said_published, is_said_updated};
use crate::parse::byline::{Credit, below_cue, credit, introduced, is_bare_conjunction, is_bare_cue, is_caption_like, is_picture_line};
use crate::parse::date::{Day, Mention, mentions};
use crate::parse::gazetteer::begins_with_given_name;
use crate::parse::layout::features::flag;
use crate::parse::layout::measure::Measures;
use crate::parse::units::Unit;
use crate::text::Span;

/// Which units have a date, and which credit somebody: shared by all three questions.
pub(crate) struct Signs {
    pub(super) dates: Vec<Vec<Mention>>,
    pub(super) credits: Vec<Option<Credit>>,
    /// Whether it is only a cue, such as "By".
    pub(super) cues: Vec<bool>,
    /// Whether a bare cue stands before, or names that it introduced and that go on here.
    pub(super) led: Vec<bool>,
}

impl Signs {
    pub(crate) fn new(text: &str, units: &[Unit], measures: &[Measures]) -> Self {
        let line = |at: usize| units[at].span.of(text);
        let may_have_date = |m: &Measures| m.chars < 260.0 && m.digits > 0.0;
        let dates: Vec<_> = (0..units.len()).map(|at| if may_have_date(&measures[at]) { mentions(line(at)) } else { Vec::new() }).collect();
        let credit_of = |at: usize| {
            let spans: Vec<Span> = dates[at].iter().map(|m| m.span).collect();
            if reads_like_prose(&measures[at]) { introduced(line(at), &spans) } else { credit(line(at), &spans) }
        };
        let cues: Vec<bool> = (0..units.len()).map(|at| is_bare_cue(line(at))).collect();
        let is_below_cue = |at: usize| at > 0 && cues[at - 1];
        let credit_or_word = |at: usize| credit_of(at).or_else(|| if is_below_cue(at) { below_cue(line(at)) } else { None });
        let credits: Vec<Option<Credit>> = (0..units.len()).map(credit_or_word).collect();
        let mut led = vec![false; units.len()];
        for at in 1..units.len() {
            let before = line(at - 1);
            let goes_on = is_bare_conjunction(before) || credits[at - 1].is_some() && before.ends_with([',', '&']);
            led[at] = cues[at - 1] || led[at - 1] && (goes_on || is_bare_conjunction(line(at)));
        }
        Self { dates, credits, cues, led }
    }

    /// Whether a unit is a byline and no more: a word introduces its names, and hardly another stands beside them.
    pub(in crate::parse::layout) fn is_byline(&self, at: usize) -> bool {
        self.credits[at].as_ref().is_some_and(|credit| credit.cue && credit.other_words <= MOST_WORDS_OF_BYLINE)
    }

    /// The dates of a unit.
    pub(crate) fn dates(&self, at: usize) -> &[Mention] {
        &self.dates[at]
    }

    /// What the grammars make of a unit, for the network.
    pub(in crate::parse::layout) fn row(&self, at: usize, line: &str, m: &Measures) -> [f32; SIGNS] {
        let credit = self.credits[at].as_ref();
        let credits = |what: fn(&Credit) -> bool| flag(credit.is_some_and(what));
        let given_names = |credit: &Credit| credit.names.iter().filter(|name| begins_with_given_name(name.of(line))).count() as f32;
        let dates = &self.dates[at];
        let dated = |what: fn(&Mention) -> bool| flag(dates.iter().any(what));
        let (lead, outside) = dates.first().map_or(("", 0), |first| (&line[..first.span.start as usize], line.len() - first.span.len()));
        let is_line = m.chars < LONGEST_HEADLINE;
        [
            flag(credit.is_some()),
            credits(|credit| credit.cue),
            credits(|credit| credit.agency),
            credits(|credit| credit.role),
            credit.map_or(0.0, |credit| credit.names.len() as f32),
            credit.map_or(0.0, |credit| f32::from(credit.other_words)),
            credit.map_or(0.0, given_names),
            flag(self.cues[at]),
            flag(self.led[at]),
            dates.len() as f32,
            dated(|date| matches!(date.day, Day::Full(_))),
            dated(|date| date.day == Day::Relative),
            dated(|date| date.time.is_some()),
            outside as f32,
            flag(is_said_published(lead)) - flag(is_said_updated(lead)),
            flag(is_line && is_caption_like(line)),
            flag(is_line && is_picture_line(line)),
            flag(is_file_name(line)),
        ]
    }

    /// Distance to the nearest unit, within 8, that `has` it: before as a negative number, `FAR` if none.
    pub(super) fn nearest(at: usize, count: usize, has: impl Fn(usize) -> bool) -> f32 {
        for distance in 0..=8 {
            if at + distance < count && has(at + distance) {
                return distance as f32;
            }
            if distance <= at && has(at - distance) {
                return -(distance as f32);
            }
        }
        FAR
    }
}

/// Words of a byline beside its names, such as where somebody works.
const MOST_WORDS_OF_BYLINE: u16 = 1;
/// How many things the grammars say of a unit.
pub(in crate::parse::layout) const SIGNS: usize = 18;
/// Longer units are paragraphs.
pub(super) const LONGEST_HEADLINE: f32 = 320.0;

/// Sentences of some length credit nobody and head nothing.
pub(crate) fn reads_like_prose(m: &Measures) -> bool {
    m.words > 30.0 || m.ends_sentence && m.words > 14.0
}

/// Nothing but a web address.
pub(in crate::parse::layout) fn is_address(line: &str) -> bool {
    !line.contains(' ') && ["http://", "https://", "www."].iter().any(|start| line.starts_with(start))
}

/// A web address, or what a picture's file is called.
pub(super) fn is_file_name(line: &str) -> bool {
    !line.contains(' ') && (line.contains('/') || line.contains(".jpg") || line.contains(".png"))
}
