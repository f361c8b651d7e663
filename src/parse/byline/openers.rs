//! Words and phrases that a line may begin with.

/// A closed list of them, in lower case.
pub(super) struct Openers {
    words: &'static [&'static str],
    /// For each `key` of a line's first two characters, which of the words it may begin with.
    by_key: [Set; KEYS],
    /// The words of one character, which any line may begin with.
    short: Set,
}

/// Some of a list's words: one bit a word.
type Set = [u128; BLOCKS];

/// Blocks of as many words as a number has bits.
const BLOCKS: usize = 2;
const BLOCK: usize = u128::BITS as usize;
const KEYS: usize = 512;

impl Openers {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= BLOCKS * BLOCK, "one bit a word");
        let mut by_key = [[0; BLOCKS]; KEYS];
        let mut short = [0; BLOCKS];
        let mut at = 0;
        while at < words.len() {
            let (block, bit) = (at / BLOCK, 1 << (at % BLOCK));
            let (first, rest) = split_first(words[at].as_bytes());
            if rest.is_empty() {
                short[block] |= bit;
            } else {
                by_key[key(first, split_first(rest).0)][block] |= bit;
            }
            at += 1;
        }
        Self { words, by_key, short }
    }

    /// Whether `text` begins with one of them.
    pub(super) fn open(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// The first of the list that `text` begins with.
    pub(super) fn find(&self, text: &str) -> Option<&'static str> {
        let mut chars = text.chars();
        let mut next = || chars.next().map_or(0, small);
        let set = &self.by_key[key(next(), next())];
        for (block, (long, short)) in set.iter().zip(&self.short).enumerate() {
            let mut left = long | short;
            while left != 0 {
                let word = self.words[block * BLOCK + left.trailing_zeros() as usize];
                if starts_with_word(text, word) {
                    return Some(word);
                }
                left &= left - 1;
            }
        }
        None
    }
}

/// The character in lower case, as a number.
fn small(c: char) -> u32 {
    let small = if c.is_ascii() { Some(c.to_ascii_lowercase()) } else { c.to_lowercase().next() };
    small.map_or(0, u32::from)
}

/// Which of the sets holds what begins with these two characters; some share one.
const fn key(first: u32, second: u32) -> usize {
    (first.wrapping_mul(37).wrapping_add(second) % KEYS as u32) as usize
}

/// The first character of a UTF-8 text that is not empty, and the rest: `chars` is not there when a constant is made.
const fn split_first(bytes: &[u8]) -> (u32, &[u8]) {
    let first = bytes[0] as u32;
    let (len, mut c) = match first {
        0..0x80 => (1, first),
        0x80..0xE0 => (2, first & 0x1F),
        0xE0..0xF0 => (3, first & 0x0F),
        _ => (4, first & 0x07),
    };
    let (head, rest) = bytes.split_at(len);
    let mut at = 1;
    while at < head.len() {
        c = c << 6 | (head[at] & 0x3F) as u32;
        at += 1;
    }
    (c, rest)
}

/// Whether `text` begins with `word`, whatever its case, and goes on with something else ("By Ann", "ByAnn", but not "Bygone").
fn starts_with_word(text: &str, word: &str) -> bool {
    let Some(head) = text.get(..word.len()) else { return false };
    let is_other_case = || !word.is_ascii() && !head.is_ascii() && head.to_lowercase() == word;
    if !head.eq_ignore_ascii_case(word) && !is_other_case() {
        return false;
    }
    let next = text[word.len()..].chars().next();
    let glued_name = next.is_some_and(char::is_uppercase) && head.ends_with(char::is_lowercase);
    next.is_none_or(|c| !c.is_alphanumeric() && c != '-') || glued_name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_line_begins_with_a_word_whatever_its_script_and_case() {
        static WORDS: Openers = Openers::new(&["text by", "text", "з", "автор", "éditeur", "文字", "a"]);
        for (line, word) in [
            ("TEXT BY Ada", Some("text by")),
            ("Text: Ada", Some("text")),
            ("З Elmholm", Some("з")),
            ("АВТОР: Ada", Some("автор")),
            ("Éditeur : Ada", Some("éditeur")),
            ("文字／Ada", Some("文字")),
            ("A", Some("a")),
            ("Texture", None),
            ("Éd", None),
            ("", None),
        ] {
            assert_eq!(WORDS.find(line), word, "{line}");
        }
    }
}
