//! What a line shares with the article below: a headline's words stand in the body, and the words that it turns on stand there again and again.

use super::BODY_THRESHOLD;
use super::candidates::SOLID_CHARS;
use crate::parse::hash::hash_lowercase;
use crate::parse::units::Unit;

/// What the content words of a line are to the body.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Overlap {
    /// Its words, one at least.
    pub all: f32,
    /// Words that stand in the body too.
    pub known: f32,
    /// Their share of the line's words.
    pub share: f32,
    /// How often the line's words stand in the body, summed up; each counts `MOST_COUNTED` times at most.
    pub sum: f32,
    /// The same, of a word on the average.
    pub mean: f32,
}

/// A word of the body counts no more often: it is what the article is about.
const MOST_COUNTED: u8 = 12;

/// The overlap of each unit that is `fitting`; nothing for other units.
pub(super) fn overlaps(text: &str, units: &[Unit], body: &[f32], fitting: &[bool]) -> Vec<Overlap> {
    let line = |at: usize| units[at].span.of(text);
    let mut words = Vec::new();
    (0..units.len()).filter(|at| fitting[*at]).for_each(|at| content_words(line(at), |word| words.push(word)));
    let mut wanted = WordCounts::new(words);
    let solid = |at: &usize| body[*at] > BODY_THRESHOLD && units[*at].span.len() > SOLID_CHARS as usize;
    (0..units.len()).filter(solid).for_each(|at| content_words(line(at), |word| wanted.see(word)));
    let overlap = |at: usize| {
        let (mut all, mut known, mut sum) = (0.0_f32, 0.0, 0.0);
        content_words(line(at), |word| {
            let count = wanted.seen(word);
            all += 1.0;
            known += f32::from(count.min(1));
            sum += f32::from(count);
        });
        let all = all.max(1.0);
        Overlap { all, known, share: known / all, sum, mean: sum / all }
    };
    (0..units.len()).map(|at| if fitting[at] { overlap(at) } else { Overlap::default() }).collect()
}

/// Which share of a line's content words stands in another one.
pub(super) fn share_said_again(line: &str, other: &str) -> f32 {
    let mut words = Vec::new();
    content_words(other, |word| words.push(word));
    let (mut all, mut known) = (0.0_f32, 0.0);
    content_words(line, |word| {
        all += 1.0;
        known += f32::from(u8::from(words.contains(&word)));
    });
    known / all.max(1.0)
}

/// Some words, and how often each was seen elsewhere.
struct WordCounts {
    words: Vec<u64>,
    seen: Vec<u8>,
    /// One bit for some bits of each word: most words of a body are none of these, and are told so without a search.
    present: [u64; 64],
}

impl WordCounts {
    fn new(mut words: Vec<u64>) -> Self {
        words.sort_unstable();
        words.dedup();
        let mut present = [0; 64];
        for word in &words {
            let (at, bit) = Self::presence(*word);
            present[at] |= bit;
        }
        Self { seen: vec![0; words.len()], words, present }
    }

    fn presence(word: u64) -> (usize, u64) {
        let bits = word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 52;
        ((bits / 64) as usize, 1 << (bits % 64))
    }

    fn see(&mut self, word: u64) {
        let (at, bit) = Self::presence(word);
        if self.present[at] & bit != 0
            && let Ok(index) = self.words.binary_search(&word)
        {
            self.seen[index] = (self.seen[index] + 1).min(MOST_COUNTED);
        }
    }

    fn seen(&self, word: u64) -> u8 {
        self.words.binary_search(&word).map_or(0, |index| self.seen[index])
    }
}

/// Hands over the words of more than three bytes, each as a number; words that differ only past their sixth letter count as one: plurals and tenses.
fn content_words(text: &str, mut take: impl FnMut(u64)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let mut all = 0;
        while let Some(byte) = bytes.get(at).filter(|byte| IN_WORD[usize::from(**byte)]) {
            all |= byte;
            at += 1;
        }
        match &bytes[start..at] {
            word if word.len() <= LONGEST_SMALL_WORD => {}
            word if all.is_ascii() => take(ascii_stem(word)),
            _ => other_words(&text[start..at], &mut take),
        }
        at += 1;
    }
}

/// Bytes that part no words: ASCII letters and digits, and whatever lies past ASCII.
static IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = byte >= 0x80 || (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// A word with letters past ASCII: marks among them may part it further.
fn other_words(word: &str, take: &mut impl FnMut(u64)) {
    for word in word.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > LONGEST_SMALL_WORD) {
        if word.starts_with(|c| c >= FIRST_SYLLABIC) { pairs(word, take) } else { take(stem_of(word)) }
    }
}

/// Where the scripts of China, Japan and Korea begin, in which a word is a sign or two and often nothing parts it from the next.
const FIRST_SYLLABIC: char = '\u{2E80}';

/// Every two neighbouring signs.
fn pairs(word: &str, take: &mut impl FnMut(u64)) {
    word.chars().zip(word.chars().skip(1)).for_each(|(a, b)| take(u64::from(a as u32) << 32 | u64::from(b as u32)));
}

/// Letters of a word that count.
const STEM_CHARS: usize = 6;
/// Words of no more bytes are hardly what a text is about.
const LONGEST_SMALL_WORD: usize = 3;

/// The stem of a word past ASCII, told from others by the first bit.
fn stem_of(word: &str) -> u64 {
    let end = word.char_indices().nth(STEM_CHARS).map_or(word.len(), |(at, _)| at);
    let head = &word[..end];
    if head.is_ascii() { ascii_stem(head.as_bytes()) } else { hash_lowercase(head) | 1 << 63 }
}

/// Up to six ASCII letters or digits in lower case.
fn ascii_stem(word: &[u8]) -> u64 {
    word.iter().take(STEM_CHARS).fold(0, |stem, byte| stem << 8 | u64::from(byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::units::units;

    /// The overlap of the first line of a text with the rest.
    fn overlap(text: &str) -> Overlap {
        let units = units(text);
        let body: Vec<f32> = (0..units.len()).map(|at| if at == 0 { 0.0 } else { 1.0 }).collect();
        let fitting: Vec<bool> = body.iter().map(|score| *score == 0.0).collect();
        overlaps(text, &units, &body, &fitting)[0]
    }

    #[test]
    fn ok_words_of_a_headline_are_counted_in_the_body() {
        let body =
            "The ferries of Elmholm were late again, and the last ferry of the evening did not sail at all, said the harbour office.";
        assert_eq!(overlap(&format!("Ferry delayed\n\n{body}")), Overlap { all: 2.0, known: 1.0, share: 0.5, sum: 1.0, mean: 0.5 });
        assert_eq!(
            overlap(&format!("Harbour office\n\n{body}\n\n{body}")),
            Overlap { all: 2.0, known: 2.0, share: 1.0, sum: 4.0, mean: 2.0 }
        );
    }

    #[test]
    fn ok_signs_that_nothing_parts_are_taken_in_pairs() {
        let body = "港の渡し船は月曜日に再び出航した。".repeat(3);
        assert_eq!(overlap(&format!("渡し船\n\n{body}")), Overlap { all: 2.0, known: 2.0, share: 1.0, sum: 6.0, mean: 3.0 });
    }
}
