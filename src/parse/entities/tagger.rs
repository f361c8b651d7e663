//! Labels for tokens: only capitalised runs are looked at, the rest is no name and costs nothing.

use super::features::{FEATURES, Form, Past, Place, extract, mark_gazetteer};
use super::model::{MODEL, NAME_LABELS};
use crate::parse::hash::HashedMap;
use crate::parse::tokens::{Case, Token};

/// Buffers that are used again for each document.
#[derive(Default)]
pub(crate) struct Scratch {
    forms: Vec<Form>,
    places: Vec<Option<Place>>,
    labels: Vec<u8>,
    memory: HashedMap<u8>,
    buffer: String,
}

/// Labels every token of a document.
pub(super) fn tag<'s>(text: &str, tokens: &[Token], scratch: &'s mut Scratch) -> &'s [u8] {
    let model = &*MODEL;
    run(text, tokens, scratch, model.mask, |features, before, _| best(&model.score(features), before));
    &scratch.labels
}

/// The best label that may follow `before`, by the scores of labels 1 to 8; label 0 scores 0.
pub(super) fn best<T: PartialOrd + Copy + Default>(scores: &[T; NAME_LABELS], before: u8) -> u8 {
    let (mut best, mut most) = (0, T::default());
    for (label, score) in (1..).zip(scores) {
        if *score > most && may_follow(label, before) {
            (best, most) = (label, *score);
        }
    }
    best
}

/// A name goes on only behind its own kind.
pub(super) fn may_follow(label: u8, before: u8) -> bool {
    label == 0 || label % 2 == 1 || before == label || before + 1 == label
}

/// Walks the tokens of capitalised runs from left to right; `decide` gets features, the label before, and the token's index.
pub(super) fn run(
    text: &str,
    tokens: &[Token],
    scratch: &mut Scratch,
    mask: u32,
    mut decide: impl FnMut(&[u32; FEATURES], u8, usize) -> u8,
) {
    find_runs(text, tokens, &mut scratch.places);
    fill_forms(text, tokens, scratch);
    scratch.memory.clear();
    scratch.labels.clear();
    scratch.labels.resize(tokens.len(), 0);
    let mut features = [0; FEATURES];
    for at in 0..tokens.len() {
        let Some(place) = scratch.places[at] else { continue };
        let label = |back: usize| if at >= back && !tokens[at].sentence_start { scratch.labels[at - back] } else { 0 };
        let remembered = |i: usize| {
            tokens.get(i).filter(|_| scratch.places[i].is_some()).and_then(|t| scratch.memory.get(&t.lower)).copied().unwrap_or(0)
        };
        let past = Past { label: label(1), label_before: label(2), memory: remembered(at), memory_next: remembered(at + 1) };
        extract(&scratch.forms, at, place, past, mask, &mut features);
        let decided = decide(&features, past.label, at);
        scratch.labels[at] = decided;
        if matches!(tokens[at].case, Case::Title | Case::Upper | Case::Mixed) {
            scratch.memory.insert(tokens[at].lower, if decided == 0 { 9 } else { decided.div_ceil(2) });
        }
    }
}

fn fill_forms(text: &str, tokens: &[Token], scratch: &mut Scratch) {
    scratch.forms.clear();
    scratch.forms.resize(tokens.len(), Form::default());
    for at in 0..tokens.len() {
        let near = at.saturating_sub(2)..(at + 3).min(tokens.len());
        if scratch.places[near].iter().any(Option::is_some) {
            scratch.forms[at] = Form::of(&tokens[at], text, &mut scratch.buffer);
        } else {
            scratch.forms[at].lower = tokens[at].lower;
        }
    }
    for at in 0..tokens.len() {
        if scratch.places[at].is_some() {
            mark_gazetteer(&mut scratch.forms, at);
        }
    }
}

/// Maximal runs of capitalised words, with the small words that hold names together (`of`, `van`, `bin`, `&`).
fn find_runs(text: &str, tokens: &[Token], places: &mut Vec<Option<Place>>) {
    places.clear();
    places.resize(tokens.len(), None);
    let mut from = 0;
    while from < tokens.len() {
        if !tokens[from].is_capital() {
            from += 1;
            continue;
        }
        let last = run_end(text, tokens, from);
        for (position, place) in places[from..=last].iter_mut().enumerate() {
            *place = Some(Place { last, len: last - from + 1, position });
        }
        from = last + 1;
    }
}

fn run_end(text: &str, tokens: &[Token], from: usize) -> usize {
    let capital = |i: usize| tokens.get(i).is_some_and(|t| t.is_capital() && !t.sentence_start);
    let connects = |i: usize| tokens.get(i).is_some_and(|t| !t.sentence_start && is_connector(t.of(text)));
    let (mut last, mut next) = (from, from + 1);
    loop {
        if capital(next) || tokens.get(next).is_some_and(|t| t.case == Case::Number && !t.sentence_start) {
            last = next;
            next += 1;
        } else if connects(next) && (capital(next + 1) || connects(next + 1) && capital(next + 2)) {
            next += 1;
        } else {
            return last;
        }
    }
}

fn is_connector(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "de"
            | "la"
            | "van"
            | "der"
            | "den"
            | "von"
            | "bin"
            | "al"
            | "el"
            | "and"
            | "&"
            | "for"
            | "du"
            | "da"
            | "di"
            | "del"
            | "dos"
            | "des"
            | "le"
            | "ibn"
            | "bint"
            | "'s"
            | "’s"
            | "-"
            | "in"
            | "y"
            | "und"
    )
}
