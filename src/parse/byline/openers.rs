//! Words and phrases that a line may begin with.

/// A closed list of them, in lower case.
pub(super) struct Openers {
    words: &'static [&'static str],
    /// For each first byte of a line, which of the words it may begin with: one bit a word.
    by_first: [[u128; BLOCKS]; 256],
}

/// Blocks of as many words as a number has bits.
const BLOCKS: usize = 2;
const BLOCK: usize = u128::BITS as usize;

impl Openers {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= BLOCKS * BLOCK, "one bit a word");
        let mut by_first = [[0; BLOCKS]; 256];
        let mut at = 0;
        while at < words.len() {
            let (block, bit) = (at / BLOCK, 1 << (at % BLOCK));
            let first = words[at].as_bytes()[0];
            by_first[first as usize][block] |= bit;
            by_first[first.to_ascii_uppercase() as usize][block] |= bit;
            // Past ASCII, capital and small letters need not begin with the same byte.
            let mut byte = 0x80;
            while byte < by_first.len() && !first.is_ascii() {
                by_first[byte][block] |= bit;
                byte += 1;
            }
            at += 1;
        }
        Self { words, by_first }
    }

    /// Whether `text` begins with one of them.
    pub(super) fn open(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// The first of the list that `text` begins with.
    pub(super) fn find(&self, text: &str) -> Option<&'static str> {
        let blocks = &self.by_first[usize::from(*text.as_bytes().first()?)];
        for (block, mut left) in blocks.iter().copied().enumerate() {
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

/// Whether `text` begins with `word`, whatever its case, and goes on with something else ("By Ann", "ByAnn", but not "Bygone").
fn starts_with_word(text: &str, word: &str) -> bool {
    let Some(head) = text.get(..word.len()) else { return false };
    if !(head.eq_ignore_ascii_case(word) || !word.is_ascii() && head.to_lowercase() == word) {
        return false;
    }
    let next = text[word.len()..].chars().next();
    let glued_name = next.is_some_and(char::is_uppercase) && head.ends_with(char::is_lowercase);
    next.is_none_or(|c| !c.is_alphanumeric() && c != '-') || glued_name
}
