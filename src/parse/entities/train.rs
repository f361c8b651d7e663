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
        for feature in features {
            let [none, names @ ..] = &self.now[*feature as usize];
            for (sum, weight) in sum.iter_mut().zip(names) {
                *sum += weight - none;
            }
        }
        sum
    }

    fn add(&mut self, features: &[u32; FEATURES], label: u8, by: i32) {
        let label = usize::from(label);
        for feature in features {
            let row = *feature as usize;
            self.sum[row][label] += i64::from(self.step - self.last[row][label]) * i64::from(self.now[row][label]);
            self.last[row][label] = self.step;
            self.now[row][label] += by;
        }
    }

    /// Averages less that of label 0, scaled so that all but the largest half per mille fit a signed byte; features whose every weight is small are left out.
    fn packed(&self) -> Vec<u8> {
        let average = |row: usize, label: usize| {
            let rest = i64::from(self.step - self.last[row][label]) * i64::from(self.now[row][label]);
            (self.sum[row][label] + rest) as f64 / f64::from(self.step)
        };
        let averages: Vec<f64> =
            (0..self.now.len()).flat_map(|row| (1..LABELS).map(move |label| average(row, label) - average(row, 0))).collect();
        let mut sizes: Vec<f64> = averages.iter().map(|a| a.abs()).filter(|a| *a > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let scale = 127.0 / sizes.get(sizes.len() * 9995 / 10_000).copied().unwrap_or(1.0);
        let quantised: Vec<i8> = averages.iter().map(|a| (a * scale).round().clamp(-127.0, 127.0) as i8).collect();
        let rows = quantised.chunks_exact(NAME_LABELS);
        let matters = |row: &[i8]| row.iter().any(|weight| weight.unsigned_abs() >= LEAST_WEIGHT);
        let words = rows.clone().map(matters).collect::<Vec<_>>();
        let word = |bits: &[bool]| bits.iter().rev().fold(0_u64, |word, bit| word << 1 | u64::from(*bit)).to_le_bytes();
        let present = words.chunks_exact(64).flat_map(word);
        let kept = rows.filter(|row| matters(row)).flatten().map(|weight| weight.cast_unsigned());
        present.chain(kept).collect()
    }
}

/// A feature is kept if one of its weights is as large, of 127: below, two hundred thousand features are worth nothing together.
const LEAST_WEIGHT: u8 = 18;

/// Trains on `docs` and gives the bytes of a model file.
pub fn train(docs: &[TrainingDoc], bits: u8, rounds: usize) -> Vec<u8> {
    let rows = 1_usize << bits;
    let mut weights = Weights { now: vec![[0; LABELS]; rows], sum: vec![[0; LABELS]; rows], last: vec![[0; LABELS]; rows], step: 1 };
    let mut scratch = Scratch::default();
    let mut order: Vec<usize> = (0..docs.len()).collect();
    let mut random = 12345;
    for _ in 0..rounds {
        for i in (1..order.len()).rev() {
            random = mix(random, i as u64);
            order.swap(i, (random >> 11) as usize % (i + 1));
        }
        for doc in order.iter().map(|at| &docs[*at]) {
            learn(doc, &mut weights, &mut scratch, rows as u32 - 1);
        }
    }
    [b"NBE3".as_slice(), &[bits], &weights.packed()].concat()
}

fn learn(doc: &TrainingDoc, weights: &mut Weights, scratch: &mut Scratch, mask: u32) {
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
