//! Which part of a text is what: headline, byline, date, body, page.
//!
//! A text is cut into units; each is measured; a small network and boosted trees (trained offline by `tools/train_layout.py`) say from the measures of a unit and its
//! neighbours how likely it is a part of the body, the headline, a byline or the date line. No rule knows a site: what counts is
//! position, length, punctuation, case, repetition, words that pages everywhere use, and what surrounds what.

pub(crate) mod candidates;
pub(crate) mod features;
pub(crate) mod lexicon;
pub(crate) mod measure;
pub(crate) mod net;
mod notices;
mod overlap;
pub(crate) mod series;
pub(crate) mod threads;
pub(crate) mod trees;

use std::sync::LazyLock;

use super::date::Mention;
use super::model;
use super::units::{Unit, units};
use candidates::{ByCandidate, Candidate, Page, Signs, byline_candidates, date_candidates};
use features::{Context, LineRow, candidate_rows};
use measure::Measures;
use net::Net;
use trees::{Forest, ROW, likelihood, row};

/// The trained networks and trees.
pub(crate) struct Models {
    pub body_net: Net<32>,
    pub title_net: Net<16>,
    pub byline_net: Net<16>,
    pub body: Forest,
    pub title: Forest,
    pub byline: Forest,
    pub date: Forest,
}

pub(crate) static MODELS: LazyLock<Models> = LazyLock::new(|| {
    let mut forests = trees::read(&model::bytes("layout.bin", include_bytes!("../../model/layout.bin"))).into_iter();
    let mut next = || forests.next().unwrap_or_default();
    let body_net = net::read(&model::bytes("body.net", include_bytes!("../../model/body.net")));
    let title_net = net::read(&model::bytes("title.net", include_bytes!("../../model/title.net")));
    let byline_net = net::read(&model::bytes("byline.net", include_bytes!("../../model/byline.net")));
    Models { body_net, title_net, byline_net, body: next(), title: next(), byline: next(), date: next() }
});

/// A text cut into units, with what is likely of each.
pub(crate) struct Layout {
    pub units: Vec<Unit>,
    pub measures: Vec<Measures>,
    /// What the network alone thinks of each unit as a part of the body: log-odds.
    network: Vec<f32>,
    /// How likely each unit belongs to the body.
    pub body: Vec<f32>,
    /// The unit that is the headline.
    pub title: Option<usize>,
    pub bylines: Vec<ByCandidate>,
    pub dates: Vec<Candidate<Mention>>,
}

/// A unit above this is body.
pub(crate) const BODY_THRESHOLD: f32 = 0.5;
/// What the network gives a paragraph that the trees would not doubt.
const SURELY_BODY: f32 = 0.9;
/// What the network gives a piece of the page that the trees would not doubt.
const SURELY_PAGE: f32 = 0.1;
/// Log-odds that network and trees must have beyond even ones: alone they would rather take in a line of the page than leave out one of the article.
const DOUBT: f32 = 0.2;
/// What the network counts for in judging bylines; the trees count for the rest.
const BYLINE_NET_SHARE: f32 = 0.3;
/// A text of no more units than this is not a whole page.
const SHORT_TEXT_UNITS: usize = 12;
/// A text with this share of its words in prose has no page around it.
pub(crate) const CLEAN_SHARE: f32 = 0.93;
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
        let lines = line_rows(&page);
        let network = MODELS.body_net.log_odds(&lines);
        let mut body = body_scores(&measures, &network);
        let title = title(&page, &lines, &body);
        let mut bylines = byline_candidates(&page, &body, title);
        let mut dates = date_candidates(&page, &body, title);
        judge_bylines(&lines, &body, &mut bylines);
        for candidate in &mut dates {
            candidate.score = MODELS.date.probability(&row(&candidate.features));
        }
        series::settle(&page, &mut body);
        threads::settle(&page, &mut body);
        notices::settle(&page, &mut body);
        Self { units, measures, network, body, title, bylines, dates }
    }
}

/// The network reads the page; the trees see what it thought of a unit and its neighbours, and both count alike. Where it is sure of all of those, the trees are not asked.
fn body_scores(measures: &[Measures], network: &[f32]) -> Vec<f32> {
    let mut row = [0.0; ROW];
    let first: Vec<f32> = network.iter().map(|log_odds| likelihood(*log_odds)).collect();
    let context = Context::new(measures, &first);
    let near = |at: usize| &first[at.saturating_sub(2)..(at + 3).min(first.len())];
    let is_settled = |at: usize| near(at).iter().all(|score| *score > SURELY_BODY) || near(at).iter().all(|score| *score < SURELY_PAGE);
    let score = |at: usize| {
        if is_settled(at) {
            first[at]
        } else {
            likelihood((network[at] + MODELS.body.log_odds(context.body_row(at, &mut row))) / 2.0 - DOUBT)
        }
    };
    let scores = (0..first.len()).map(score).collect();
    rescue_clean_text(measures, scores)
}

/// What the networks are told of each unit.
pub(crate) fn line_rows(page: &Page<'_>) -> Vec<LineRow> {
    let context = Context::new(page.measures, &[]);
    (0..page.units.len()).map(|at| context.line_row(page, at)).collect()
}

/// Of each unit, what moved the trees most: the names of three features and by how much log-odds.
pub(crate) fn reasons(layout: &Layout) -> Vec<Vec<(String, f32)>> {
    let mut row = [0.0; ROW];
    let first: Vec<f32> = layout.network.iter().map(|log_odds| likelihood(*log_odds)).collect();
    let context = Context::new(&layout.measures, &first);
    let reasons = |at: usize| {
        let moved = MODELS.body.contributions(context.body_row(at, &mut row));
        let mut moved: Vec<_> = moved.into_iter().enumerate().filter(|(_, by)| *by != 0.0).collect();
        moved.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        moved.into_iter().take(3).map(|(feature, by)| (features::name(feature), by)).collect()
    };
    (0..first.len()).map(reasons).collect()
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

/// How likely each of them is a byline: what trees and network say together.
fn judge_bylines(lines: &[LineRow], body: &[f32], bylines: &mut [ByCandidate]) {
    let network = MODELS.byline_net.log_odds(&candidate_rows(lines, bylines, body));
    for candidate in bylines {
        let trees = MODELS.byline.log_odds(&row(&candidate.features));
        candidate.score = likelihood(BYLINE_NET_SHARE * network[candidate.unit] + (1.0 - BYLINE_NET_SHARE) * trees);
    }
}

/// The likeliest headline, if it is likely enough: what trees and network say together.
fn title(page: &Page<'_>, lines: &[LineRow], body: &[f32]) -> Option<usize> {
    let candidates = candidates::title_candidates(page, body);
    let network = MODELS.title_net.log_odds(&candidate_rows(lines, &candidates, body));
    let mut best = (None, (TITLE_THRESHOLD / (1.0 - TITLE_THRESHOLD)).ln());
    for candidate in candidates {
        let own = network[candidate.unit];
        if let Some(score) = MODELS.title.log_odds_above(best.1 - own, &row(&candidate.features)) {
            best = (Some(candidate.unit), own + score);
        }
    }
    best.0
}
