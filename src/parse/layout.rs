//! Which part of a text is what: headline, byline, date, body, page.
//!
//! A text is cut into units; each is measured; small boosted trees (trained offline by `tools/train_layout.py`) say from the measures of a unit and its
//! neighbours how likely it is a part of the body, the headline, a byline or the date line. No rule knows a site: what counts is
//! position, length, punctuation, case, repetition, words that pages everywhere use, and what surrounds what.

pub(crate) mod candidates;
pub(crate) mod features;
pub(crate) mod lexicon;
pub(crate) mod measure;
mod overlap;
pub(crate) mod series;
pub(crate) mod threads;
pub(crate) mod trees;

use std::sync::LazyLock;

use super::date::Mention;
use super::model;
use super::units::{Unit, units};
use candidates::{ByCandidate, Candidate, Page, Signs, byline_candidates, date_candidates};
use features::Context;
use measure::Measures;
use trees::{Forest, ROW, row};

/// The trained trees, one forest a question.
pub(crate) struct Models {
    pub first_body: Forest,
    pub body: Forest,
    pub title: Forest,
    pub byline: Forest,
    pub date: Forest,
}

pub(crate) static MODELS: LazyLock<Models> = LazyLock::new(|| {
    let mut forests = trees::read(&model::bytes("layout.bin", include_bytes!("../../model/layout.bin"))).into_iter();
    let mut next = || forests.next().unwrap_or_default();
    Models { first_body: next(), body: next(), title: next(), byline: next(), date: next() }
});

/// A text cut into units, with what is likely of each.
pub(crate) struct Layout {
    pub units: Vec<Unit>,
    pub measures: Vec<Measures>,
    /// How likely each unit belongs to the body.
    pub body: Vec<f32>,
    /// The unit that is the headline.
    pub title: Option<usize>,
    pub bylines: Vec<ByCandidate>,
    pub dates: Vec<Candidate<Mention>>,
}

/// A unit above this is body.
pub(crate) const BODY_THRESHOLD: f32 = 0.5;
/// What the first pass gives a paragraph that the second would not doubt.
const SURELY_BODY: f32 = 0.9;
/// What the first pass gives a piece of the page that the second would not doubt.
const SURELY_PAGE: f32 = 0.1;
/// A text of no more units than this is not a whole page.
const SHORT_TEXT_UNITS: usize = 12;
/// A text with this share of its words in prose has no page around it.
const CLEAN_SHARE: f32 = 0.93;
/// What a sentence is taken for where there is hardly a page around.
pub(crate) const RESCUED: f32 = BODY_THRESHOLD + 0.01;
/// The last sentence of a text must be at least this likely to be the body's.
const LAST_SENTENCE_THRESHOLD: f32 = 0.35;
/// A headline must be at least this likely.
const TITLE_THRESHOLD: f32 = 0.2;

impl Layout {
    /// Reads a text's layout.
    pub(crate) fn of(text: &str) -> Self {
        let units = units(text);
        let measures = measure::all(text, &units);
        let signs = Signs::new(text, &units, &measures);
        let page = Page { text, units: &units, measures: &measures, signs: &signs };
        let mut body = body_scores(&measures);
        let title = title(&page, &body);
        let mut bylines = byline_candidates(&page, &body, title);
        let mut dates = date_candidates(&page, &body, title);
        for candidate in &mut bylines {
            candidate.score = MODELS.byline.probability(&row(&candidate.features));
        }
        for candidate in &mut dates {
            candidate.score = MODELS.date.probability(&row(&candidate.features));
        }
        series::settle(&page, &mut body);
        threads::settle(&page, &mut body);
        Self { units, measures, body, title, bylines, dates }
    }
}

/// Two passes: the second sees what the first thought of the neighbours. Where all of those agree that it is body, it is.
pub(crate) fn body_scores(measures: &[Measures]) -> Vec<f32> {
    let mut row = [0.0; ROW];
    let first = first_pass(measures);
    let context = Context::new(measures, &first);
    let near = |at: usize| &first[at.saturating_sub(2)..(at + 3).min(first.len())];
    let is_settled = |at: usize| near(at).iter().all(|score| *score > SURELY_BODY) || near(at).iter().all(|score| *score < SURELY_PAGE);
    let score = |at: usize| if is_settled(at) { first[at] } else { MODELS.body.probability(context.body_row(at, &mut row)) };
    let scores = (0..measures.len()).map(score).collect();
    rescue_clean_text(measures, scores)
}

fn first_pass(measures: &[Measures]) -> Vec<f32> {
    let mut row = [0.0; ROW];
    let context = Context::new(measures, &[]);
    (0..measures.len()).map(|at| MODELS.first_body.probability(context.body_row(at, &mut row))).collect()
}

/// Of each unit, what moved the second pass most: the names of three features and by how much log-odds.
pub(crate) fn reasons(measures: &[Measures]) -> Vec<Vec<(String, f32)>> {
    let mut row = [0.0; ROW];
    let first = first_pass(measures);
    let context = Context::new(measures, &first);
    let reasons = |at: usize| {
        let moved = MODELS.body.contributions(context.body_row(at, &mut row));
        let mut moved: Vec<_> = moved.into_iter().enumerate().filter(|(_, by)| *by != 0.0).collect();
        moved.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        moved.into_iter().take(3).map(|(feature, by)| (features::name(feature), by)).collect()
    };
    (0..measures.len()).map(reasons).collect()
}

/// Where a text is nearly all prose, or short and otherwise without a body, there is hardly a page around the article, and the signs that part them are missing: then its sentences are the body.
fn rescue_clean_text(measures: &[Measures], mut scores: Vec<f32>) -> Vec<f32> {
    let is_prose = |m: &Measures| {
        (m.ends_sentence || m.ends_colon) && m.words >= 6.0 && !m.has_copyright && m.odd_marks < 3.0 && m.weight_sum > -m.words
    };
    let words = |wanted: &dyn Fn(&Measures) -> bool| measures.iter().filter(|m| wanted(m)).map(|m| m.words).sum::<f32>();
    let nothing_found = scores.iter().all(|score| *score <= BODY_THRESHOLD) && measures.len() <= SHORT_TEXT_UNITS;
    if nothing_found || words(&is_prose) >= CLEAN_SHARE * words(&|_| true) {
        for (score, m) in scores.iter_mut().zip(measures).filter(|(_, m)| is_prose(m)) {
            *score = score.max(if m.listed { *score } else { RESCUED });
        }
    }
    // A page ends with its own lines. Where the text ends with a sentence right behind the body, there is no page, and the sentence is the article's last.
    if let ([.., before, last], [.., m]) = (scores.as_mut_slice(), measures)
        && *before > BODY_THRESHOLD
        && *last > LAST_SENTENCE_THRESHOLD
        && is_prose(m)
    {
        *last = last.max(RESCUED);
    }
    scores
}

/// The likeliest headline, if it is likely enough.
fn title(page: &Page<'_>, body: &[f32]) -> Option<usize> {
    let mut best = (None, (TITLE_THRESHOLD / (1.0 - TITLE_THRESHOLD)).ln());
    for candidate in candidates::title_candidates(page, body) {
        if let Some(score) = MODELS.title.log_odds_above(best.1, &row(&candidate.features)) {
            best = (Some(candidate.unit), score);
        }
    }
    best.0
}
