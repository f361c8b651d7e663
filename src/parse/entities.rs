//! People, organisations and places named in an English body.
//!
//! A greedy averaged perceptron reads the capitalised runs of a body from left to right: hashed features of the word, its neighbours, its shape, the gazetteer, the
//! labels before, and the label that the same word got earlier in the document. Then the whole document is looked at once: one type per name,
//! what everybody knows (countries, honorifics, peoples), names that were missed elsewhere, surnames to full names.

mod bodies;
mod boundaries;
mod common;
mod document;
mod features;
mod listed;
mod long_names;
mod model;
mod offices;
mod recall;
mod tagger;
#[cfg(feature = "train")]
pub(crate) mod train;
mod words;
mod works;

use super::tokens::Token;
use crate::record::{Entity, EntityType};
use crate::text::offsets::CodePoints;
pub use listed::Gazetteer;
pub(crate) use tagger::Scratch;

/// A mention by index of its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tagged {
    from: usize,
    to: usize,
    kind: EntityType,
}

/// Finds the mentions of an English body, in order.
pub(crate) fn find(body: &str, tokens: &[Token], scratch: &mut Scratch) -> Vec<Entity> {
    let labels = tagger::tag(body, tokens, scratch);
    let mut tagged = spans(labels);
    offices::settle_offices(body, tokens, &mut tagged);
    document::settle_types(body, tokens, &mut tagged);
    bodies::settle_bodies(body, tokens, &mut tagged);
    boundaries::settle_boundaries(body, tokens, &mut tagged);
    long_names::settle_long_names(body, tokens, &mut tagged);
    common::settle_known(body, tokens, &mut tagged);
    common::trim_honorifics(body, tokens, &mut tagged);
    common::drop_common_words(body, tokens, &mut tagged);
    works::drop_works(body, tokens, &mut tagged);
    recall::recall(body, tokens, labels, &mut tagged);
    debug_assert!(tagged.is_sorted_by(|left, right| left.to <= right.from), "mentions overlap or are out of order");
    let names = document::full_names(body, tokens, &tagged);
    let mut points = CodePoints::new(body);
    let entity = |(tagged, name): (&Tagged, String)| {
        let (start, end) = (tokens[tagged.from].start as usize, tokens[tagged.to - 1].end as usize);
        let text = body[start..end].to_owned();
        let (start, end) = (points.at(start) as i32, points.at(end) as i32);
        Entity { text, kind: tagged.kind, name, start, end }
    };
    tagged.iter().zip(names).map(entity).collect()
}

/// Labels are 0 for none, else `1 + 2 * type` where a name begins and one more where it goes on; type 3 is a name of another kind, and left out.
fn spans(labels: &[u8]) -> Vec<Tagged> {
    const TYPES: [Option<EntityType>; 4] = [Some(EntityType::Per), Some(EntityType::Org), Some(EntityType::Loc), None];
    let mut spans = Vec::new();
    let mut at = 0;
    while at < labels.len() {
        let label = labels[at];
        let from = at;
        at += 1;
        if label == 0 {
            continue;
        }
        let kind = usize::from(label - 1) / 2;
        while at < labels.len() && usize::from(labels[at]) == 2 + 2 * kind {
            at += 1;
        }
        spans.extend(TYPES[kind].map(|kind| Tagged { from, to: at, kind }));
    }
    spans
}
