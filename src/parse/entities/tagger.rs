//! Labels for tokens: only capitalised runs are looked at, the rest is no name and costs nothing.

use super::features::{DYNAMIC, Form, Past, Place, Sight, mark_gazetteer};
use super::model::{MODEL, NAME_LABELS};
use super::words::COMMON;
use crate::parse::hash::HashedMap;
use crate::parse::tokens::{Case, Token};

/// Buffers that are used again for each document.
#[derive(Default)]
pub(crate) struct Scratch {
    forms: Vec<Form>,
    places: Vec<(usize, Place)>,
    /// Tokens with a place.
    placed: Vec<bool>,
    labels: Vec<u8>,
    memory: HashedMap<u8>,
    buffer: String,
    known: KnownWords,
}

/// What the model says of words by themselves, kept from one document to the next: the same words come up again and again.
#[derive(Default)]
struct KnownWords(Vec<(Form, [i16; NAME_LABELS])>);

/// Few enough to stay in the processor's second cache.
const KNOWN_WORDS: usize = 2048;

impl KnownWords {
    fn score(&mut self, word: &Form, ask: impl FnOnce() -> [i16; NAME_LABELS]) -> [i16; NAME_LABELS] {
        if self.0.is_empty() {
            self.0.resize(KNOWN_WORDS, Default::default());
        }
        let slot = &mut self.0[word.lower as usize % KNOWN_WORDS];
        if slot.0 != *word {
            *slot = (*word, ask());
        }
        slot.1
    }
}

/// Labels every token of a document.
pub(super) fn tag<'s>(text: &str, tokens: &[Token], scratch: &'s mut Scratch) -> &'s [u8] {
    let model = &*MODEL;
    let mut words = std::mem::take(&mut scratch.known);
    let look = |sight: Sight<'_>| plus(words.score(sight.here(), || model.score(&sight.own())), model.score(&sight.around()));
    let decide = |known: &[i16; NAME_LABELS], rest: [u32; DYNAMIC], before, _| best(&plus(*known, model.score(&rest)), before);
    run(text, tokens, scratch, model.mask, look, decide);
    scratch.known = words;
    &scratch.labels
}

fn plus(a: [i16; NAME_LABELS], b: [i16; NAME_LABELS]) -> [i16; NAME_LABELS] {
    std::array::from_fn(|label| a[label] + b[label])
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

/// Walks the tokens of capitalised runs from left to right. `look` makes of what no decision changes what `decide` wants of it; `decide` gets that, the other
/// features, the label before and the token's index, and gives the token's label.
pub(super) fn run<T>(
    text: &str,
    tokens: &[Token],
    scratch: &mut Scratch,
    mask: u32,
    mut look: impl FnMut(Sight<'_>) -> T,
    mut decide: impl FnMut(&T, [u32; DYNAMIC], u8, usize) -> u8,
) {
    find_runs(text, tokens, scratch);
    fill_forms(text, tokens, scratch);
    let Scratch { forms, places, placed, labels, memory, .. } = scratch;
    memory.clear();
    labels.clear();
    labels.resize(tokens.len(), 0);
    // First all that waits for no decision: so the processor can fetch the weights of several tokens at a time.
    let sight = |at, place| Sight { forms, at, place, mask };
    let looks: Vec<T> = places.iter().map(|&(at, place)| look(sight(at, place))).collect();
    for (&(at, place), known) in places.iter().zip(&looks) {
        let label = |back: usize| if at >= back && !tokens[at].sentence_start { labels[at - back] } else { 0 };
        let remembered = |i: usize| tokens.get(i).filter(|_| placed[i]).and_then(|t| memory.get(&t.lower)).copied().unwrap_or(0);
        let past = Past { label: label(1), label_before: label(2), memory: remembered(at), memory_next: remembered(at + 1) };
        let decided = decide(known, sight(at, place).dynamic(past), past.label, at);
        labels[at] = decided;
        if matches!(tokens[at].case, Case::Title | Case::Upper | Case::Mixed) {
            memory.insert(tokens[at].lower, if decided == 0 { 9 } else { decided.div_ceil(2) });
        }
    }
}

/// How far from a token its features look.
const REACH: usize = 2;

/// The forms of all that is looked at: the runs and the words around them. Of the rest, only the words' hashes.
fn fill_forms(text: &str, tokens: &[Token], scratch: &mut Scratch) {
    let Scratch { forms, places, buffer, .. } = scratch;
    forms.clear();
    forms.extend(tokens.iter().map(Form::unseen));
    let mut done = 0;
    for (at, place) in places.iter().filter(|(_, place)| place.position == 0) {
        let end = (place.last + REACH + 1).min(tokens.len());
        for i in at.saturating_sub(REACH).max(done)..end {
            forms[i] = Form::of(&tokens[i], text, buffer);
        }
        done = end;
    }
    for (at, _) in places {
        mark_gazetteer(forms, *at);
    }
}

/// Maximal runs of capitalised words, with the small words that hold names together (`of`, `van`, `bin`, `&`). A word alone that names nothing ("But", "Monday") is none.
fn find_runs(text: &str, tokens: &[Token], scratch: &mut Scratch) {
    scratch.places.clear();
    scratch.placed.clear();
    scratch.placed.resize(tokens.len(), false);
    let mut from = 0;
    while from < tokens.len() {
        if !tokens[from].is_capital() {
            from += 1;
            continue;
        }
        let last = run_end(text, tokens, from);
        if last > from || !COMMON.has_hash(tokens[from].lower) {
            let len = last - from + 1;
            scratch.places.extend((0..len).map(|position| (from + position, Place { last, len, position })));
            scratch.placed[from..=last].fill(true);
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
