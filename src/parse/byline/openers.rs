//! Words and phrases that a line may begin with.

/// A closed list of them, in lower case.
pub(super) struct Openers {
    words: &'static [&'static str],
    /// First bytes of lines that may begin with one: they tell most lines apart.
    firsts: [bool; 256],
}

impl Openers {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        let mut firsts = [false; 256];
        let mut at = 0;
        while at < words.len() {
            let first = words[at].as_bytes()[0];
            firsts[first as usize] = true;
            firsts[first.to_ascii_uppercase() as usize] = true;
            at += 1;
        }
        // Past ASCII, capital and small letters hardly begin with the same byte.
        let mut byte = 0x80;
        while byte < firsts.len() {
            firsts[byte] = true;
            byte += 1;
        }
        Self { words, firsts }
    }

    /// Whether `text` begins with one of them.
    pub(super) fn open(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// The first of the list that `text` begins with.
    pub(super) fn find(&self, text: &str) -> Option<&'static str> {
        let first = *text.as_bytes().first()?;
        let candidates = if self.firsts[usize::from(first)] { self.words } else { &[] };
        candidates.iter().find(|word| starts_with_word(text, word)).copied()
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
