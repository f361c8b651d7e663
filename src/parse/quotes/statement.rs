//! What counts as a statement: sentences and pieces of speech, not scare quotes, titles and names.

use super::Quoted;
use super::reader::Reader;
use super::verbs::is_saying;

/// A quotation that ends where its sentence goes on has more words than this if it is a sentence itself.
const SHORT_WORDS: usize = 4;
/// Quoted spans that no verb introduces and that are no sentence are pieces of speech from so many words on; shorter ones are scare quotes.
pub(super) const FRAGMENT_WORDS: usize = 3;
/// Names of programmes, books and bodies are not longer.
const LONGEST_NAME: usize = 7;
/// Words that keep a small letter in a title.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "and", "at", "by", "das", "de", "der", "die", "for", "from", "in", "la", "of", "on", "or", "the", "to", "und", "von", "with",
];

impl Reader<'_> {
    /// Whether a quoted span is a sentence by itself: begins with a capital, ends like one, has a few words.
    pub(super) fn is_sentence(&self, quote: &Quoted) -> bool {
        let inside = self.body[quote.start..quote.end].trim();
        let begins = inside.trim_start_matches(['[', '…', '.', ' ', '‘', '\'']).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let behind = &self.body[quote.outer_end..];
        let ends = inside.ends_with(['.', '!', '?', ',', '…', '—', '–'])
            || behind.starts_with(['.', ',']) && self.words(quote) > SHORT_WORDS
            || quote.unclosed;
        begins && ends && self.words(quote) >= 2
    }

    /// Whether a quoted span is set like a name ("Fox and Friends", "Law & Order"): every word but the small ones begins with a capital.
    pub(super) fn is_name(&self, quote: &Quoted) -> bool {
        let inside = &self.body[quote.start..quote.end];
        let set_as_name = |word: &str| {
            let first = word.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
            first.is_none_or(|c| !c.is_lowercase()) || SMALL_WORDS.contains(&word)
        };
        self.words(quote) <= LONGEST_NAME && !inside.ends_with(['!', '?']) && inside.split_whitespace().all(set_as_name)
    }

    /// Whether a quoted span is a piece of a sentence: begins with a small letter.
    pub(super) fn is_piece(&self, quote: &Quoted) -> bool {
        self.body[quote.start..quote.end].starts_with(char::is_lowercase)
    }

    pub(super) fn opens_paragraph(&self, quote: &Quoted) -> bool {
        self.body[self.paragraph_start(quote.outer_start)..quote.outer_start].trim().is_empty()
    }

    /// Whether nothing of its sentence stands before a quotation.
    pub(super) fn opens_sentence(&self, quote: &Quoted) -> bool {
        let before = self.body[self.paragraph_start(quote.outer_start)..quote.outer_start].trim_end();
        before.is_empty() || before.ends_with(['.', '!', '?', '”', '"', '\''])
    }

    /// Whether the verb stands right at the quotation, parted by marks only.
    pub(super) fn is_beside_verb(&self, at: usize) -> bool {
        let quote = &self.quoted[at];
        let followed = self.body[quote.start..quote.end].trim_end().ends_with([',', '?', '!']);
        self.is_led(at) || followed && self.tokens.get(self.token_at(quote.outer_end)).is_some()
    }

    /// Whether a verb of saying and a comma or colon stand right before the quotation.
    pub(super) fn is_led(&self, at: usize) -> bool {
        let before = self.token_at(self.quoted[at].outer_start);
        before >= 2 && matches!(self.tokens[before - 1].of(self.body), "," | ":") && is_saying(&self.tokens[before - 2])
    }

    /// How many words a quoted span has; of more than anybody asks for, not all are counted.
    pub(super) fn words(&self, quote: &Quoted) -> usize {
        self.body[quote.start..quote.end].split_whitespace().take(LONGEST_NAME + 1).count()
    }
}
