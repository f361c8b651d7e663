//! What can be measured of one unit alone, in one pass over its characters.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use memchr::memchr2_iter;
use memchr::memmem::Finder;

use super::lexicon;
use crate::parse::hash::{hash_bytes, hash_lowercase, mix};
use crate::parse::units::Unit;
use crate::text::{digit, is_sentence_end, is_unspaced};

/// Measures of a unit. Counts are of characters or words; `hash` is of its words in lower case.
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
    pub heads_comments: bool,
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
    let mut lower = Vec::new();
    let mut measures: Vec<Measures> = units.iter().map(|unit| of(unit.span.of(text), unit, &mut lower)).collect();
    for at in 1..measures.len() {
        measures[at - 1].before_blank = measures[at].after_blank;
    }
    if let Some(last) = measures.last_mut() {
        last.before_blank = true;
    }
    count_repeats(&mut measures);
    measures
}

/// `lower` is a buffer that is used again.
fn of(text: &str, unit: &Unit, lower: &mut Vec<u8>) -> Measures {
    let mut m = Measures { after_blank: unit.after_blank, listed: unit.listed, indent: f32::from(unit.indent), ..Measures::default() };
    m.read_words(text, lower);
    let last = without_mark(text).trim_end_matches(['”', '"', '’', '\'', ')', '»', '“', '」', '』', '）']);
    m.ends_sentence = last.ends_with(is_sentence_end);
    m.ends_ellipsis = text.ends_with('…') || text.ends_with("...");
    m.ends_colon = text.ends_with(':');
    m.starts_upper = text.starts_with(char::is_uppercase);
    m.starts_quote = text.starts_with(['“', '"', '„', '«', '‘', '\'', '»']);
    m.has_copyright = text.contains('©');
    m.has_address = has_address(text.as_bytes());
    m.has_bracket = text.starts_with(['[', '(']) && text.ends_with([']', ')']);
    m.heads_comments = heads_comments(text);
    m.has_date = m.digits >= 3.0 && has_year_like(text);
    m
}

/// What a character counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Lower,
    Upper,
    Digit,
    Comma,
    Stop,
    OddMark,
    QuoteMark,
    Other,
}

const KINDS: usize = Kind::Other as usize + 1;

const fn ascii_kind(byte: u8) -> Kind {
    match byte {
        b'a'..=b'z' => Kind::Lower,
        b'A'..=b'Z' => Kind::Upper,
        b'0'..=b'9' => Kind::Digit,
        b',' => Kind::Comma,
        b'.' | b'!' | b'?' => Kind::Stop,
        b'|' | b'*' | b'/' | b'>' | b'<' | b'+' | b'=' | b'_' | b'#' => Kind::OddMark,
        b'"' => Kind::QuoteMark,
        _ => Kind::Other,
    }
}

fn kind(c: char) -> Kind {
    match c {
        c if c.is_ascii() => ascii_kind(c as u8),
        '…' => Kind::Other,
        '，' | '、' | '،' => Kind::Comma,
        c if is_sentence_end(c) => Kind::Stop,
        c if !c.is_alphabetic() && digit(c).is_some() => Kind::Digit,
        '•' | '»' | '›' | '→' | '↓' | '▼' => Kind::OddMark,
        '“' | '”' | '„' => Kind::QuoteMark,
        c if c.is_uppercase() => Kind::Upper,
        c if c.is_alphabetic() => Kind::Lower,
        _ => Kind::Other,
    }
}

/// What a byte adds to the tally of its word: one, in the eight bits of its kind; past ASCII, to those of `Beyond`.
static TALLIES: [u64; 256] = {
    let mut tallies = [1 << (8 * BEYOND); 256];
    let mut byte = 0;
    while byte < 128 {
        tallies[byte] = 1 << (8 * ascii_kind(byte as u8) as u64);
        byte += 1;
    }
    tallies
};

/// Where a tally counts bytes past ASCII: `Kind::Other` counts nothing that is asked for.
const BEYOND: u64 = Kind::Other as u64;
/// Longer words could overflow a tally's eight bits.
const LONGEST_TALLY: usize = 255;

/// Counts of a unit while its words pass by.
#[derive(Default)]
struct Counts {
    kinds: [u32; KINDS],
    chars: u32,
    words: u32,
    longest: u32,
    capitalised: u32,
    all_caps: u32,
    /// Tallies of ASCII words that are not in `kinds` yet, and of how many characters.
    pending: u64,
    pending_chars: u32,
}

impl Counts {
    /// A word of at most 255 ASCII characters.
    fn add_ascii(&mut self, tally: u64, chars: u32, capital: bool) {
        if self.pending_chars + chars > LONGEST_TALLY as u32 {
            self.settle();
        }
        self.pending += tally;
        self.pending_chars += chars;
        let of = |kind: Kind| (tally >> (8 * kind as u64)) as u32 & 0xFF;
        self.add_word(of(Kind::Upper), of(Kind::Lower), chars, capital);
    }

    fn add(&mut self, kinds: [u32; KINDS], chars: u32, capital: bool) {
        self.kinds.iter_mut().zip(kinds).for_each(|(sum, count)| *sum += count);
        self.add_word(kinds[Kind::Upper as usize], kinds[Kind::Lower as usize], chars, capital);
    }

    fn add_word(&mut self, upper: u32, lower: u32, chars: u32, capital: bool) {
        self.words += 1;
        self.chars += chars;
        self.longest = self.longest.max(chars);
        self.capitalised += u32::from(capital && upper > 0);
        self.all_caps += u32::from(upper > 1 && lower == 0);
    }

    /// Characters of a script without blanks, which were added as one word: two are a word, and one says as much as two letters elsewhere.
    fn add_unspaced(&mut self, count: u32) {
        let words = (count / 2).saturating_sub(1);
        self.words += words;
        // No blanks stand between them.
        self.chars += count - words;
    }

    fn settle(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        self.pending_chars = 0;
        self.kinds.iter_mut().enumerate().for_each(|(kind, sum)| *sum += (pending >> (8 * kind)) as u32 & 0xFF);
    }
}

impl Measures {
    /// One pass over the bytes; only words past ASCII are looked at by character. `lower` is a buffer.
    fn read_words(&mut self, text: &str, lower: &mut Vec<u8>) {
        lower.clear();
        lower.extend_from_slice(text.as_bytes());
        lower.make_ascii_lowercase();
        let mut counts = Counts::default();
        let (mut start, mut tally, mut plain) = (0, 0_u64, true);
        for (at, byte) in text.bytes().enumerate() {
            if matches!(byte, b' ' | b'\t'..=b'\r') {
                self.read_word(text, start..at, plain.then_some(tally), lower, &mut counts);
                (start, tally, plain) = (at + 1, 0, true);
            } else {
                tally = tally.wrapping_add(TALLIES[usize::from(byte)]);
                plain &= byte < 0x80;
            }
        }
        self.read_word(text, start..text.len(), plain.then_some(tally), lower, &mut counts);
        counts.settle();
        self.take(&counts);
    }

    fn take(&mut self, counts: &Counts) {
        let of = |kind: Kind| counts.kinds[kind as usize] as f32;
        self.digits = of(Kind::Digit);
        self.commas = of(Kind::Comma);
        self.stops = of(Kind::Stop);
        self.odd_marks = of(Kind::OddMark);
        self.quote_marks = of(Kind::QuoteMark);
        // One blank between two words.
        self.chars = (counts.chars + counts.words.saturating_sub(1)) as f32;
        self.words = counts.words as f32;
        self.longest_word = counts.longest as f32;
        self.capitalised = counts.capitalised as f32;
        self.all_caps = counts.all_caps as f32;
    }

    fn read_word(&mut self, text: &str, at: Range<usize>, tally: Option<u64>, lower: &[u8], counts: &mut Counts) {
        match tally.filter(|_| at.len() <= LONGEST_TALLY) {
            Some(_) if at.is_empty() => {}
            Some(tally) => self.ascii_word(&text.as_bytes()[at.clone()], &lower[at], tally, counts),
            None => text[at].split(char::is_whitespace).filter(|word| !word.is_empty()).for_each(|word| self.word(word, counts)),
        }
    }

    fn ascii_word(&mut self, word: &[u8], lower: &[u8], tally: u64, counts: &mut Counts) {
        let (mut first, mut last) = (0, word.len());
        while first < last && !word[first].is_ascii_alphanumeric() {
            first += 1;
        }
        while first < last && !word[last - 1].is_ascii_alphanumeric() {
            last -= 1;
        }
        counts.add_ascii(tally, word.len() as u32, word[first..last].first().is_some_and(u8::is_ascii_uppercase));
        if first < last {
            self.weigh(hash_bytes(&lower[first..last]), counts.words == 1);
        }
    }

    fn word(&mut self, word: &str, counts: &mut Counts) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let (mut kinds, mut chars, mut unspaced) = ([0; KINDS], 0, 0);
        for c in word.chars() {
            chars += 1;
            unspaced += u32::from(is_unspaced(c));
            kinds[kind(c) as usize] += 1;
        }
        counts.add(kinds, chars, bare.starts_with(char::is_uppercase));
        counts.add_unspaced(unspaced);
        if !bare.is_empty() {
            self.weigh(hash_lowercase(bare), counts.words == 1);
        }
    }

    fn weigh(&mut self, hash: u64, first: bool) {
        let weight = lexicon::weight(hash);
        self.hash = mix(self.hash, hash);
        self.weight_sum += weight;
        self.weight_min = self.weight_min.min(weight);
        if first {
            self.weight_first = weight;
        }
        self.weight_last = weight;
    }
}

/// Whether a web or mail address stands in a text, or what looks like one.
fn has_address(text: &[u8]) -> bool {
    static PROTOCOL: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("http"));
    let is_sign = |at: usize| text[at] == b'@' || text[..at].ends_with(b"www") || text[at..].starts_with(b".com");
    memchr2_iter(b'@', b'.', text).any(is_sign) || PROTOCOL.find(text).is_some()
}

/// Whether a short line has a word for comments: what readers say comes below.
pub(crate) fn heads_comments(text: &str) -> bool {
    static SIGNS: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(["omment", "eplies", "esponses", "iscussion", "eaktion", "omentario"]).ok());
    let is_short = text.len() < LONGEST_COMMENTS_HEAD;
    is_short && SIGNS.as_ref().is_some_and(|signs| signs.is_match(text)) || counts_comments(text)
}

/// Longer lines are text.
const LONGEST_COMMENTS_HEAD: usize = 40;

/// "3 thoughts on “Ferry Sails Again”"
fn counts_comments(text: &str) -> bool {
    let Some((count, rest)) = text.split_once(' ') else { return false };
    let is_count = count.len() <= LONGEST_COUNT && (count.bytes().all(|byte| byte.is_ascii_digit()) || count == "One" || count == "Ein");
    is_count && THOUGHTS.iter().any(|thoughts| rest.starts_with(thoughts))
}

/// Digits of how many comments there are.
const LONGEST_COUNT: usize = 4;
const THOUGHTS: [&str; 14] = [
    "thoughts on ",
    "thought on ",
    "comments on ",
    "comment on ",
    "responses to ",
    "replies to ",
    "Gedanken zu ",
    "Gedanke zu ",
    "Kommentare zu ",
    "Antworten auf ",
    "réflexions sur ",
    "comentarios en ",
    "pensieri su ",
    "gedachten over ",
];

/// A paragraph less the agency's or author's mark behind its last sentence, as in "It rained. (dpa)".
fn without_mark(text: &str) -> &str {
    let open = text.strip_suffix(')').and_then(|head| head.rfind(" ("));
    open.filter(|open| text.len() - open < LONGEST_MARK_BYTES).map_or(text, |open| &text[..open])
}

/// Longer brackets are text.
const LONGEST_MARK_BYTES: usize = 24;

/// Four digits that begin with 19 or 20, two pairs parted by a colon, or digits of another script: enough to tell lines that may hold a date.
fn has_year_like(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(4).any(|w| matches!(w, [b'1', b'9', c, d] | [b'2', b'0', c, d] if c.is_ascii_digit() && d.is_ascii_digit()))
        || bytes.windows(4).any(|w| matches!(w, [a, b':', c, d] if a.is_ascii_digit() && c.is_ascii_digit() && d.is_ascii_digit()))
        || !text.is_ascii() && text.chars().any(|c| !c.is_ascii() && digit(c).is_some())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_lines_that_may_hold_a_date() {
        for line in ["March 4, 2024", "um 9:40 Uhr", "1998", "٤ مارس ٢٠٢٤"] {
            assert!(has_year_like(line), "{line}");
        }
        for line in ["Elm Road 2150 A", "12 boats, 40 horses", "3:1", "2,024 boats"] {
            assert!(!has_year_like(line), "{line}");
        }
    }

    #[test]
    fn ok_lines_that_head_comments() {
        for line in
            ["62 Comments", "Leave a reply or two: 3 replies", "3 thoughts on “Ferry Sails Again to the Southern Islands”", "Kommentar"]
        {
            assert!(heads_comments(line), "{line}");
        }
        for line in ["Thoughts on the ferry that sails again to the islands", "12345 thoughts on “Ferry Sails Again to the Islands”"] {
            assert!(!heads_comments(line), "{line}");
        }
    }
}
