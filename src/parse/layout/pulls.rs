//! Pull quotes: sentences of the article that a page prints a second time and larger, among its paragraphs.

use super::BODY_THRESHOLD;
use super::candidates::Page;
use super::threads::TAKEN_BACK;
use crate::parse::hash::hash_bytes;

/// Fewer words may be said twice, and make headings that their paragraph begins with.
const LEAST_WORDS: usize = 6;
/// Bytes of a pull quote.
const LENGTHS: std::ops::RangeInclusive<usize> = 30..=300;
/// Bytes that a paragraph has beyond what was pulled from it.
const LEAST_BESIDE: usize = 12;

/// Lines of a body that open it: a standfirst or a lead may be taken up word for word.
const OPENING: usize = 3;

/// Takes back lines that are a piece of another paragraph of the body.
pub(super) fn settle(page: &Page<'_>, body: &mut [f32]) {
    let line = |at: usize| page.units[at].span.of(page.text);
    let is_body = |at: &usize| body[*at] > BODY_THRESHOLD;
    let may_be_pulled = |at: &usize| !page.units[*at].listed && LENGTHS.contains(&line(*at).len()) && is_said(line(*at));
    let heads =
        Heads::new((0..body.len()).filter(is_body).skip(OPENING).filter(may_be_pulled).filter_map(|at| Some((head(line(at))?, at))));
    let mut pulled = Vec::new();
    for at in (0..body.len()).filter(is_body) {
        for (start, run) in runs(line(at)) {
            let is_piece = |other: &usize| {
                let is_longer = line(*other).len() + LEAST_BESIDE <= line(at).len();
                *other != at && is_longer && begins_with(words(&line(at)[start..]), words(line(*other)))
            };
            pulled.extend(heads.of(run).filter(is_piece));
        }
    }
    for at in pulled {
        body[at] = TAKEN_BACK;
    }
}

/// Whether a line is a sentence or a quotation. Headings and names may well be taken up by a paragraph.
fn is_said(line: &str) -> bool {
    line.ends_with(['.', '!', '…']) || line.starts_with(['“', '„', '"', '«', '‘', '”', '»'])
}

/// The words of a line without the marks around them, whatever white space is between them.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_ascii_whitespace().map(bare).filter(|word| !word.is_empty())
}

/// A word without marks. Most have none, and are seen to with two looks.
fn bare(word: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = word.as_bytes();
    if is_plain(bytes.first()) && is_plain(bytes.last()) { word } else { word.trim_matches(|c: char| !c.is_alphanumeric()) }
}

/// Whether words begin with others.
fn begins_with<'t>(mut words: impl Iterator<Item = &'t str>, mut others: impl Iterator<Item = &'t str>) -> bool {
    others.all(|other| words.next() == Some(other))
}

/// All runs of so many words of a line: where each begins, and its hash.
fn runs(line: &str) -> impl Iterator<Item = (usize, u64)> {
    let mut last = [(0, 0_u64); LEAST_WORDS];
    let mut sum = 0_u64;
    let sums = words(line).enumerate().map(move |(at, word)| {
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        let (_, oldest) = std::mem::replace(&mut last[at % LEAST_WORDS], (start, hash_bytes(word.as_bytes())));
        sum = sum.wrapping_mul(BASE).wrapping_add(last[at % LEAST_WORDS].1).wrapping_sub(oldest.wrapping_mul(OLDEST));
        (last[(at + 1) % LEAST_WORDS].0, sum)
    });
    sums.skip(LEAST_WORDS - 1)
}

/// What the hash of a run is multiplied with for each word, and what the word that leaves it was multiplied with.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
const OLDEST: u64 = BASE.wrapping_pow(LEAST_WORDS as u32);

/// The hash of a line's first words, if it has enough of them.
fn head(line: &str) -> Option<u64> {
    runs(line).next().map(|(_, run)| run)
}

/// Lines that begin alike and are looked at; more are a form that is repeated, and would be looked at once for each.
const MOST_ALIKE: usize = 8;

/// Lines by the hash of their first words. Most questions are about others; a set of bits answers those.
struct Heads {
    sorted: Vec<(u64, usize)>,
    seen: [u64; Self::WORDS],
}

impl Heads {
    const WORDS: usize = 64;

    fn new(heads: impl Iterator<Item = (u64, usize)>) -> Self {
        let mut all: Vec<_> = heads.collect();
        all.sort_unstable();
        let alike = all.chunk_by(|a, b| a.0 == b.0);
        let sorted: Vec<_> = alike.flat_map(|alike| &alike[..alike.len().min(MOST_ALIKE)]).copied().collect();
        let mut seen = [0; Self::WORDS];
        for (head, _) in &sorted {
            let (word, bit) = Self::place(*head);
            seen[word] |= bit;
        }
        Self { sorted, seen }
    }

    fn place(head: u64) -> (usize, u64) {
        ((head >> 58) as usize, 1 << (head >> 52 & 63))
    }

    fn of(&self, head: u64) -> impl Iterator<Item = usize> {
        let (word, bit) = Self::place(head);
        let first = if self.seen[word] & bit == 0 { self.sorted.len() } else { self.sorted.partition_point(|(other, _)| *other < head) };
        self.sorted[first..].iter().take_while(move |(other, _)| *other == head).map(|(_, at)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::candidates::Signs;
    use crate::parse::layout::measured;

    #[test]
    fn ok_a_sentence_of_a_paragraph_that_stands_alone_is_taken_back() {
        let text = [
            "The ferry sailed again on Monday after eleven days.",
            "The ferry sailed again on Monday after eleven days at its pier, the harbour office said.",
            "It had been at its pier.",
            "“We had not seen so many people at\n  the pier since the war,” said Ada Lund.",
            "‘We had not seen so many people at the pier since the war’",
            "We had not seen so many",
            "Nobody had seen so many people at the pier.",
            "We had not seen so many people at the pier",
            "* We had not seen so many people at the pier",
            "We had not seen so many people at the pier, and nobody knew why.",
        ];
        let text = text.join("\n\n");
        let (units, measures) = measured(&text);
        let signs = Signs::new(&text, &units, &measures);
        let mut body = vec![0.9; units.len()];
        settle(&Page { text: &text, units: &units, measures: &measures, signs: &signs }, &mut body);
        let taken: Vec<usize> = (0..body.len()).filter(|at| body[*at] == TAKEN_BACK).collect();
        assert_eq!(taken, [4]);
    }
}
