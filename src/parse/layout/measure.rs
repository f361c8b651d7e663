//! What can be measured of one unit alone, in one pass over its characters.

use super::lexicon;
use crate::parse::hash::{hash_bytes, hash_lowercase};
use crate::parse::units::Unit;

/// Measures of a unit. Counts are of characters or words; `hash` is of its letters and digits in lower case.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measures {
    pub chars: f32,
    pub words: f32,
    pub capitalised: f32,
    pub all_caps: f32,
    pub digits: f32,
    pub commas: f32,
    pub stops: f32,
    pub odd_marks: f32,
    pub quote_marks: f32,
    pub longest_word: f32,
    pub ends_sentence: bool,
    pub ends_colon: bool,
    pub ends_ellipsis: bool,
    pub starts_upper: bool,
    pub starts_quote: bool,
    pub has_copyright: bool,
    pub has_address: bool,
    pub has_bracket: bool,
    pub has_date: bool,
    pub weight_sum: f32,
    pub weight_min: f32,
    pub weight_first: f32,
    pub weight_last: f32,
    pub after_blank: bool,
    pub before_blank: bool,
    pub listed: bool,
    pub indent: f32,
    /// How many units of the text have the same words.
    pub repeats: f32,
    pub hash: u64,
}

/// Measures all units of a text.
pub(crate) fn all(text: &str, units: &[Unit]) -> Vec<Measures> {
    let mut measures: Vec<Measures> = units.iter().map(|unit| of(unit.span.of(text), unit)).collect();
    for at in 1..measures.len() {
        measures[at - 1].before_blank = measures[at].after_blank;
    }
    if let Some(last) = measures.last_mut() {
        last.before_blank = true;
    }
    count_repeats(&mut measures);
    measures
}

fn of(text: &str, unit: &Unit) -> Measures {
    let mut m = Measures { after_blank: unit.after_blank, listed: unit.listed, indent: f32::from(unit.indent), ..Measures::default() };
    let mut letters = Vec::with_capacity(text.len());
    for (index, word) in text.split(char::is_whitespace).filter(|word| !word.is_empty()).enumerate() {
        m.word(word, index, &mut letters);
    }
    m.hash = hash_bytes(&letters);
    let last = without_mark(text).trim_end_matches(['”', '"', '’', '\'', ')', '»', '“']);
    m.ends_sentence = last.ends_with(['.', '!', '?', '。', '！', '？', '…']);
    m.ends_ellipsis = text.ends_with('…') || text.ends_with("...");
    m.ends_colon = text.ends_with(':');
    m.starts_upper = text.starts_with(char::is_uppercase);
    m.starts_quote = text.starts_with(['“', '"', '„', '«', '‘', '\'', '»']);
    m.has_copyright = text.contains('©');
    m.has_address = text.contains("http") || text.contains("www.") || text.contains('@') || text.contains(".com");
    m.has_bracket = text.starts_with(['[', '(']) && text.ends_with([']', ')']);
    m.has_date = has_year_like(text);
    m
}

impl Measures {
    fn word(&mut self, word: &str, index: usize, letters: &mut Vec<u8>) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let (mut upper, mut lower, mut count) = (0, 0, 0_u32);
        for c in word.chars() {
            count += 1;
            match c {
                'a'..='z' => lower += 1,
                'A'..='Z' => upper += 1,
                '0'..='9' => self.digits += 1.0,
                ',' => self.commas += 1.0,
                '.' | '!' | '?' | '。' => self.stops += 1.0,
                '|' | '•' | '*' | '/' | '»' | '›' | '>' | '<' | '+' | '=' | '_' | '#' | '→' | '↓' | '▼' => self.odd_marks += 1.0,
                '“' | '”' | '"' | '„' => self.quote_marks += 1.0,
                c if c.is_uppercase() => upper += 1,
                c if c.is_alphabetic() => lower += 1,
                _ => {}
            }
        }
        self.chars += count as f32 + if index > 0 { 1.0 } else { 0.0 };
        self.words += 1.0;
        self.longest_word = self.longest_word.max(count as f32);
        if upper > 0 && bare.starts_with(char::is_uppercase) {
            self.capitalised += 1.0;
        }
        if upper > 1 && lower == 0 {
            self.all_caps += 1.0;
        }
        if !bare.is_empty() {
            letters.extend(bare.bytes().map(|b| b.to_ascii_lowercase()));
            self.weigh(lexicon::weight(hash_lowercase(bare)), index);
        }
    }

    fn weigh(&mut self, weight: f32, index: usize) {
        self.weight_sum += weight;
        self.weight_min = self.weight_min.min(weight);
        if index == 0 {
            self.weight_first = weight;
        }
        self.weight_last = weight;
    }
}

/// A paragraph less the agency's or author's mark behind its last sentence, as in "It rained. (dpa)".
fn without_mark(text: &str) -> &str {
    let open = text.strip_suffix(')').and_then(|head| head.rfind(" ("));
    open.filter(|open| text.len() - open < LONGEST_MARK_BYTES).map_or(text, |open| &text[..open])
}

/// Longer brackets are text.
const LONGEST_MARK_BYTES: usize = 24;

/// Four digits that begin with 19 or 20, or two pairs parted by a colon: enough to tell lines that may hold a date.
fn has_year_like(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(4).any(|w| matches!(w, [b'1', b'9', c, d] | [b'2', b'0', c, d] if c.is_ascii_digit() && d.is_ascii_digit()))
        || bytes.windows(4).any(|w| matches!(w, [a, b':', c, d] if a.is_ascii_digit() && c.is_ascii_digit() && d.is_ascii_digit()))
}

fn count_repeats(measures: &mut [Measures]) {
    let mut hashes: Vec<u64> = measures.iter().map(|m| m.hash).collect();
    hashes.sort_unstable();
    for m in measures {
        let first = hashes.partition_point(|hash| *hash < m.hash);
        let last = hashes.partition_point(|hash| *hash <= m.hash);
        m.repeats = (last - first) as f32;
    }
}
