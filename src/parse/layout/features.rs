//! Rows for the body's network and trees: a unit's measures, where it stands in the text, and for the trees its neighbours'.

use super::candidates::{Candidate, MOST_EXTRA, Page, SIGNS, UNIT_FEATURES};
use super::measure::Measures;
use super::trees::Row;

const OWN: usize = 26;
const NEIGHBOUR: usize = 8;
/// Neighbours that are looked at, by distance.
const OFFSETS: [isize; 6] = [-3, -2, -1, 1, 2, 3];
const PLACE: usize = 9;
/// Distances at which the trees see what the network thought.
const SCORE_OFFSETS: [isize; 9] = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
const SCORES: usize = SCORE_OFFSETS.len() + 6;

/// Length of a row.
pub(crate) const BODY_FEATURES: usize = OWN + NEIGHBOUR * OFFSETS.len() + PLACE + SCORES;

pub(super) const LINE_FEATURES: usize = OWN + PLACE + SIGNS;
/// What the networks, which see the neighbours' rows themselves, are told of one unit, squeezed.
pub(crate) type LineRow = [f32; LINE_FEATURES];

/// What the networks for headline and byline are told of one unit: its own, what it would be as a candidate, whether it is one, how likely it is body.
pub(super) const CANDIDATE_FEATURES: usize = LINE_FEATURES + MOST_EXTRA + 2;
pub(crate) type CandidateRow = [f32; CANDIDATE_FEATURES];

/// The rows of all units for the headline's or the byline's network.
pub(crate) fn candidate_rows<T>(lines: &[LineRow], candidates: &[Candidate<T>], body: &[f32]) -> Vec<CandidateRow> {
    let mut rows: Vec<CandidateRow> = lines.iter().zip(body).map(|(line, body)| candidate_row(line, *body)).collect();
    for candidate in candidates {
        let extra = &mut rows[candidate.unit][LINE_FEATURES..];
        extra.iter_mut().zip(&candidate.features[UNIT_FEATURES..]).for_each(|(slot, value)| *slot = squeeze(*value));
        extra[MOST_EXTRA] = 1.0;
    }
    rows
}

fn candidate_row(line: &LineRow, body: f32) -> CandidateRow {
    let mut row = [0.0; CANDIDATE_FEATURES];
    row[..LINE_FEATURES].copy_from_slice(line);
    row[CANDIDATE_FEATURES - 1] = body;
    row
}

/// What a feature of a row is called, for explanations.
pub(crate) fn name(feature: usize) -> String {
    const OWN_NAMES: [&str; OWN] = [
        "length",
        "words",
        "share of capitalised words",
        "share of capitals-only words",
        "digits",
        "commas per word",
        "sentence stops",
        "odd marks",
        "quotation marks",
        "longest word",
        "ends like a sentence",
        "ends with a colon",
        "ends with an ellipsis",
        "starts with a capital",
        "starts with a quotation mark",
        "copyright sign",
        "web or mail address",
        "in brackets",
        "date-like",
        "page or article words",
        "most page-like word",
        "first word",
        "last word",
        "blank lines around",
        "list marker",
        "repeats in the text",
    ];
    const NEIGHBOUR_NAMES: [&str; NEIGHBOUR] = [
        "length",
        "words",
        "sentence end",
        "page or article words",
        "most page-like word",
        "capitalised words",
        "blank line before",
        "list marker",
    ];
    const PLACE_NAMES: [&str; PLACE] = [
        "place in the text",
        "words before",
        "words after",
        "number of units",
        "prose before",
        "prose after",
        "indent",
        "dated lines around",
        "units below a head of comments",
    ];
    match feature {
        own if own < OWN => OWN_NAMES[own].to_owned(),
        near if near < OWN + NEIGHBOUR * OFFSETS.len() => {
            let (offset, what) = ((near - OWN) / NEIGHBOUR, (near - OWN) % NEIGHBOUR);
            format!("{} of unit {:+}", NEIGHBOUR_NAMES[what], OFFSETS[offset])
        }
        place if place < BODY_FEATURES - SCORES => PLACE_NAMES[place - OWN - NEIGHBOUR * OFFSETS.len()].to_owned(),
        score => match SCORE_OFFSETS.get(score + SCORES - BODY_FEATURES) {
            Some(offset) => format!("likeness of unit {offset:+} to a body"),
            None => "body text around".to_owned(),
        },
    }
}

/// Dated lines of teasers and comments are shorter.
const LONGEST_DATED: f32 = 120.0;
/// Units on either side in which dated lines are counted.
const DATED_REACH: usize = 6;

/// What is known of a whole text while its rows are made.
pub(crate) struct Context<'m> {
    measures: &'m [Measures],
    /// How likely the network thinks each unit; empty while its own rows are made.
    scores: &'m [f32],
    words_before: Vec<f32>,
    prose_before: Vec<f32>,
    body_before: Vec<f32>,
    /// Short units with a date before each index.
    dated_before: Vec<f32>,
    /// How many units ago comments were headed; 50 if they were not.
    gap_comments: Vec<f32>,
    /// Distance in units to the nearest likely body unit before and after.
    gap_before: Vec<f32>,
    gap_after: Vec<f32>,
}

impl<'m> Context<'m> {
    pub(crate) fn new(measures: &'m [Measures], scores: &'m [f32]) -> Self {
        let is_prose = |m: &Measures| m.chars > 80.0 && m.stops >= 1.0;
        let likely = |at: usize| scores.get(at).is_some_and(|score| *score > 0.5);
        let mut gap_after = gaps((0..measures.len()).rev(), likely);
        gap_after.reverse();
        Self {
            measures,
            scores,
            words_before: running(measures.iter().map(|m| m.words)),
            prose_before: running(measures.iter().map(|m| if is_prose(m) { m.words } else { 0.0 })),
            body_before: running(measures.iter().enumerate().map(|(at, m)| if likely(at) { m.words } else { 0.0 })),
            dated_before: running(measures.iter().map(|m| flag(m.has_date && m.chars < LONGEST_DATED))),
            gap_comments: gaps(0..measures.len(), |at| measures[at].heads_comments),
            gap_before: gaps(0..measures.len(), likely),
            gap_after,
        }
    }

    /// Fills in the row of one unit.
    pub(crate) fn body_row<'r>(&self, at: usize, row: &'r mut Row) -> &'r Row {
        let (own, rest) = row[..BODY_FEATURES].split_at_mut(OWN);
        self.own(at, own);
        let (near, rest) = rest.split_at_mut(NEIGHBOUR * OFFSETS.len());
        for (slot, offset) in near.chunks_exact_mut(NEIGHBOUR).zip(OFFSETS) {
            self.neighbour(at.wrapping_add_signed(offset), slot);
        }
        let (place, scores) = rest.split_at_mut(PLACE);
        self.place(at, place);
        self.score(at, scores);
        row
    }

    /// The row of one unit for the network.
    pub(crate) fn line_row(&self, page: &Page<'_>, at: usize) -> LineRow {
        let mut row = [0.0; LINE_FEATURES];
        let (own, rest) = row.split_at_mut(OWN);
        let (place, signs) = rest.split_at_mut(PLACE);
        self.own(at, own);
        self.place(at, place);
        signs.copy_from_slice(&page.signs.row(at, page.units[at].span.of(page.text), &self.measures[at]));
        row.map(squeeze)
    }

    fn own(&self, at: usize, slot: &mut [f32]) {
        let m = &self.measures[at];
        let words = m.words.max(1.0);
        slot.copy_from_slice(&[
            m.chars,
            m.words,
            m.capitalised / words,
            m.all_caps / words,
            m.digits,
            m.commas / words,
            m.stops,
            m.odd_marks,
            m.quote_marks,
            m.longest_word,
            flag(m.ends_sentence),
            flag(m.ends_colon),
            flag(m.ends_ellipsis),
            flag(m.starts_upper),
            flag(m.starts_quote),
            flag(m.has_copyright),
            flag(m.has_address),
            flag(m.has_bracket),
            flag(m.has_date),
            m.weight_sum / words,
            m.weight_min,
            m.weight_first,
            m.weight_last,
            flag(m.after_blank) + 2.0 * flag(m.before_blank),
            flag(m.listed),
            m.repeats,
        ]);
    }

    fn neighbour(&self, at: usize, slot: &mut [f32]) {
        match self.measures.get(at) {
            Some(m) => slot.copy_from_slice(&[
                m.chars,
                m.words,
                flag(m.ends_sentence),
                m.weight_sum / m.words.max(1.0),
                m.weight_min,
                m.capitalised / m.words.max(1.0),
                flag(m.after_blank),
                flag(m.listed),
            ]),
            None => slot.fill(-1.0),
        }
    }

    fn place(&self, at: usize, slot: &mut [f32]) {
        let count = self.measures.len() as f32;
        let (words, prose) = (self.words_before[at], self.prose_before[at]);
        let (all_words, all_prose) = (self.words_before[self.measures.len()], self.prose_before[self.measures.len()]);
        let dated = self.dated_before[(at + DATED_REACH + 1).min(self.measures.len())] - self.dated_before[at.saturating_sub(DATED_REACH)];
        slot.copy_from_slice(&[
            at as f32 / count,
            words,
            all_words - words,
            count,
            prose / all_prose.max(1.0),
            (all_prose - prose) / all_prose.max(1.0),
            self.measures[at].indent,
            dated,
            self.gap_comments[at],
        ]);
    }

    fn score(&self, at: usize, slot: &mut [f32]) {
        for (slot, offset) in slot.iter_mut().zip(SCORE_OFFSETS) {
            *slot = self.scores.get(at.wrapping_add_signed(offset)).copied().unwrap_or(-1.0);
        }
        let (before, all) = (self.body_before[at], self.body_before[self.measures.len()]);
        let near: f32 = (at.saturating_sub(8)..(at + 9).min(self.scores.len())).map(|i| self.scores[i]).sum();
        slot[SCORE_OFFSETS.len()..].copy_from_slice(&[
            before,
            all - before,
            before / all.max(1.0),
            self.gap_before[at],
            self.gap_after[at],
            near,
        ]);
    }
}

/// Near zero as it is, far from it by its magnitude: the base-two logarithm of one more, a straight line between powers of two, with the sign kept.
/// Made from the bits, so that it is the same on every machine.
fn squeeze(value: f32) -> f32 {
    const ONE: u32 = 1.0_f32.to_bits();
    const MANTISSA: f32 = (1 << (f32::MANTISSA_DIGITS - 1)) as f32;
    let magnitude = ((1.0 + value.abs()).to_bits() - ONE) as f32 / MANTISSA;
    magnitude.copysign(value)
}

pub(super) fn flag(value: bool) -> f32 {
    if value { 1.0 } else { 0.0 }
}

/// Sums of all values before each index, and of all at the end.
fn running(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut sums = Vec::with_capacity(values.size_hint().0 + 1);
    sums.push(0.0);
    let mut sum = 0.0;
    sums.extend(values.map(|value| {
        sum += value;
        sum
    }));
    sums
}

/// For each index in the order given, how many steps ago the last likely one was; 50 if there was none.
fn gaps(order: impl Iterator<Item = usize>, likely: impl Fn(usize) -> bool) -> Vec<f32> {
    let mut gap: f32 = 50.0;
    let step = |at| {
        let now = gap;
        gap = if likely(at) { 1.0 } else { (gap + 1.0).min(50.0) };
        now
    };
    order.map(step).collect()
}
