//! Which part of a text is what: headline, byline, date, body, page.
//!
//! A text is cut into units; each is measured; a small network and boosted trees (trained offline by `tools/train_layout.py`) say from the measures of a unit and its
//! neighbours how likely it is a part of the body, the headline, a byline or the date line. No rule knows a site: what counts is
//! position, length, punctuation, case, repetition, words that pages everywhere use, and what surrounds what.

pub(crate) mod candidates;
pub(crate) mod clean;
mod copies;
pub(crate) mod cut;
pub(crate) mod entries;
pub(crate) mod features;
pub(crate) mod headline;
mod insets;
pub(crate) mod items;
mod letters;
pub(crate) mod lexicon;
pub(crate) mod measure;
pub(crate) mod net;
mod notices;
mod outside;
mod overlap;
mod pulls;
mod refrains;
mod running;
pub(crate) mod series;
pub(crate) mod threads;
pub(crate) mod topics;
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
impl Layout {
    /// Reads a text's layout.
    pub(crate) fn of(text: &str) -> Self {
        let (units, measures) = measured(text);
        let signs = Signs::new(text, &units, &measures);
        let page = Page { text, units: &units, measures: &measures, signs: &signs };
        let lines = line_rows(&page);
        let network = MODELS.body_net.log_odds(&lines);
        let mut body = body_scores(&measures, &network);
        let title = headline::find(&page, &lines, &body);
        let mut bylines = byline_candidates(&page, &body, title);
        let mut dates = date_candidates(&page, &body, title);
        judge_bylines(&lines, &body, &mut bylines);
        for candidate in &mut dates {
            candidate.score = MODELS.date.probability(&row(&candidate.features));
        }
        outside::above(&measures, title, &mut body);
        cut::settle(&measures, &mut body);
        entries::settle(&page, title, &mut body);
        clean::settle(&page, title, &mut body);
        cut::take_lead(&page, title, &mut body);
        cut::close_gaps(&page, &mut body);
        items::settle(&page, &mut body);
        letters::settle(&page, &mut body);
        series::settle(&page, &mut body);
        threads::settle(&page, &mut body);
        notices::settle(&page, &mut body);
        topics::settle(&page, &mut body);
        copies::settle(&page, &mut body);
        pulls::settle(&page, &mut body);
        insets::settle(&page, &mut body);
        outside::front_matter(&page, &mut body);
        outside::below(&measures, &mut body);
        Self { units, measures, network, body, title, bylines, dates }
    }

    /// The unit that heads the comments below the end of the article; if none does, the end of the text.
    pub(crate) fn comments_below(&self, article_end: usize) -> usize {
        (article_end + 1..self.units.len()).find(|at| self.measures[*at].heads_comments).unwrap_or(self.units.len())
    }
}

/// The units that are judged, and their measures.
pub(crate) fn measured(text: &str) -> (Vec<Unit>, Vec<Measures>) {
    let mut units = units(text);
    let mut measures = measure::all(text, &units);
    running::leave_out(text, &mut units, &mut measures);
    refrains::leave_out(text, &mut units, &mut measures);
    (units, measures)
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
    (0..first.len()).map(score).collect()
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

/// How likely each of them is a byline: what trees and network say together.
fn judge_bylines(lines: &[LineRow], body: &[f32], bylines: &mut [ByCandidate]) {
    let network = MODELS.byline_net.log_odds(&candidate_rows(lines, bylines, body));
    for candidate in bylines {
        let trees = MODELS.byline.log_odds(&row(&candidate.features));
        candidate.score = likelihood(BYLINE_NET_SHARE * network[candidate.unit] + (1.0 - BYLINE_NET_SHARE) * trees);
    }
}
