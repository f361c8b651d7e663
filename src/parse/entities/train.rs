//! Training the perceptron: the same features and runs as in use, integer weights, a fixed order, so that the same input gives the same model byte for byte.

use super::features::{AROUND, DYNAMIC, OWN};
use super::model::NAME_LABELS;
use super::tagger::{Scratch, best, may_follow, run};
use crate::parse::hash::mix;
use crate::parse::tokens::{Token, token};

/// A labelled document.
pub struct TrainingDoc {
    text: String,
    tokens: Vec<Token>,
    labels: Vec<u8>,
}

/// Reads documents from lines of `token<TAB>label`; blank lines part sentences, `#doc` parts documents.
pub fn read_docs(table: &str) -> Vec<TrainingDoc> {
    let mut docs = Vec::new();
    let mut doc = TrainingDoc { text: String::new(), tokens: Vec::new(), labels: Vec::new() };
    let mut starts = true;
    for line in table.lines() {
        match line.rsplit_once('\t') {
            Some((word, label)) => {
                let start = doc.text.len();
                doc.text.push_str(word);
                let end = doc.text.len();
                doc.tokens.push(token(&doc.text, start, end, starts));
                doc.labels.push(label_number(label));
                doc.text.push(' ');
                starts = false;
            }
            None => {
                starts = true;
                if line == "#doc" && !doc.tokens.is_empty() {
                    docs.push(std::mem::replace(&mut doc, TrainingDoc { text: String::new(), tokens: Vec::new(), labels: Vec::new() }));
                }
            }
        }
    }
    docs.push(doc);
    docs
}

fn label_number(label: &str) -> u8 {
    let kind = ["PER", "ORG", "LOC", "MISC"].iter().position(|kind| label.ends_with(kind));
    kind.map_or(0, |kind| 2 * kind as u8 + if label.starts_with('B') { 1 } else { 2 })
}

/// All features of a token.
const FEATURES: usize = OWN + AROUND + DYNAMIC;
/// All labels, 0 for no name among them: in training it has weights of its own.
const LABELS: usize = NAME_LABELS + 1;

/// Weights in training: current values, and their sums over time for the average.
struct Weights {
    now: Vec<[i32; LABELS]>,
    sum: Vec<[i64; LABELS]>,
    last: Vec<[u32; LABELS]>,
    step: u32,
}

impl Weights {
    /// How much more each name's label scores than label 0.
    fn score(&self, features: &[u32; FEATURES]) -> [i32; NAME_LABELS] {
        let mut sum = [0; NAME_LABELS];
        for feature in features.iter().filter(|row| **row != LEFT_OUT) {
            let [none, names @ ..] = &self.now[*feature as usize];
            for (sum, weight) in sum.iter_mut().zip(names) {
                *sum += weight - none;
            }
        }
        sum
    }

    fn add(&mut self, features: &[u32; FEATURES], label: u8, by: i32) {
        let label = usize::from(label);
        for feature in features.iter().filter(|row| **row != LEFT_OUT) {
            let row = *feature as usize;
            self.sum[row][label] += i64::from(self.step - self.last[row][label]) * i64::from(self.now[row][label]);
            self.last[row][label] = self.step;
            self.now[row][label] += by;
        }
    }

    /// Adds a row's averages over time, less that of label 0.
    fn add_average(&self, row: usize, sum: &mut [f64; NAME_LABELS]) {
        let average = |label: usize| {
            let rest = i64::from(self.step - self.last[row][label]) * i64::from(self.now[row][label]);
            (self.sum[row][label] + rest) as f64 / f64::from(self.step)
        };
        sum.iter_mut().zip(1..).for_each(|(sum, label)| *sum += average(label) - average(0));
    }
}

/// Weights scaled so that all but the largest half per mille fit a signed byte; features whose every weight is small are left out.
fn packed(weights: &[[f64; NAME_LABELS]]) -> Vec<u8> {
    let mut sizes: Vec<f64> = weights.as_flattened().iter().map(|a| a.abs()).filter(|a| *a > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    let scale = 127.0 / sizes.get(sizes.len() * 9995 / 10_000).copied().unwrap_or(1.0);
    let rows: Vec<[i8; NAME_LABELS]> = weights.iter().map(|row| row.map(|a| (a * scale).round().clamp(-127.0, 127.0) as i8)).collect();
    let matters = |row: &[i8; NAME_LABELS]| row.iter().any(|weight| weight.unsigned_abs() >= LEAST_WEIGHT);
    let word = |rows: &[[i8; NAME_LABELS]]| rows.iter().rev().fold(0_u64, |word, row| word << 1 | u64::from(matters(row))).to_le_bytes();
    let present = rows.chunks_exact(64).flat_map(word);
    let kept = rows.iter().filter(|row| matters(row)).flatten().map(|weight| weight.cast_unsigned());
    present.chain(kept).collect()
}

/// A feature is kept if one of its weights is as large, of 127: below, two hundred thousand features are worth nothing together.
const LEAST_WEIGHT: u8 = 18;

/// Trains on `docs` and gives the bytes of a model file. `learners` perceptrons see the documents in orders of their own; the model is their mean, which errs less than any of them.
pub fn train(docs: &[TrainingDoc], bits: u8, rounds: usize, learners: u64) -> Vec<u8> {
    let rows = 1_usize << bits;
    let mut mean = vec![[0.0; NAME_LABELS]; rows];
    let mut scratch = Scratch::default();
    for learner in 0..learners {
        let weights = learned(docs, rows, rounds, learner, &mut scratch);
        mean.iter_mut().enumerate().for_each(|(row, sum)| weights.add_average(row, sum));
    }
    [b"NBE3".as_slice(), &[bits], &packed(&mean)].concat()
}

/// One perceptron's weights after passes over all documents.
fn learned(docs: &[TrainingDoc], rows: usize, rounds: usize, learner: u64, scratch: &mut Scratch) -> Weights {
    let mut weights = Weights { now: vec![[0; LABELS]; rows], sum: vec![[0; LABELS]; rows], last: vec![[0; LABELS]; rows], step: 1 };
    let mut order: Vec<usize> = (0..docs.len()).collect();
    let mut random = 12345 + learner;
    for _ in 0..rounds {
        for i in (1..order.len()).rev() {
            random = mix(random, i as u64);
            order.swap(i, (random >> 11) as usize % (i + 1));
        }
        for doc in order.iter().map(|at| &docs[*at]) {
            learn(doc, &mut weights, scratch, rows as u32 - 1, &mut random);
        }
    }
    weights
}

/// Of a hundred features, those that a document is learned without: so no feature is leant on that other kinds of text may lack.
const LEFT_OUT_OF_100: u64 = 50;
/// Stands for the row of a feature that is left out.
const LEFT_OUT: u32 = u32::MAX;

fn learn(doc: &TrainingDoc, weights: &mut Weights, scratch: &mut Scratch, mask: u32, random: &mut u64) {
    let left_out: [bool; FEATURES] = std::array::from_fn(|index| {
        *random = mix(*random, index as u64);
        (*random >> 11) % 100 < LEFT_OUT_OF_100
    });
    run(
        &doc.text,
        &doc.tokens,
        scratch,
        mask,
        |sight| (sight.own(), sight.around()),
        |(own, around), rest, before, at| {
            let mut features = [0; FEATURES];
            features[..OWN].copy_from_slice(own);
            features[OWN..OWN + AROUND].copy_from_slice(around);
            features[OWN + AROUND..].copy_from_slice(&rest);
            features.iter_mut().zip(left_out).filter(|(_, left_out)| *left_out).for_each(|(row, _)| *row = LEFT_OUT);
            let guess = best(&weights.score(&features), before);
            // After a wrong label before, "goes on" may not be possible: then the name begins here.
            let gold = doc.labels[at];
            let wanted = if may_follow(gold, before) { gold } else { gold - 1 };
            weights.step += 1;
            if guess != wanted {
                weights.add(&features, wanted, 1);
                weights.add(&features, guess, -1);
            }
            guess
        },
    );
}
