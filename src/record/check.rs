//! When a row is valid: rules that a type cannot say.

use super::{Article, ArticleId, record_digest};
use crate::rules::{BAD_OFFSETS, BAD_VALUE, ROW_DIGEST, Rule};
use crate::text::escape::{Escaped, is_unprintable};
use crate::text::offsets::Bytes;

/// What is wrong with a row: rule, column, message. Nothing, if all is well.
pub(crate) fn check(article: &Article) -> Vec<(&'static Rule, &'static str, String)> {
    let mut faults = Faults::default();
    faults.identity(article);
    faults.no_empty_strings(article);
    faults.author_is_authors_joined(article);
    faults.flags_sorted(article);
    faults.offsets(article);
    let digest = record_digest(article);
    if digest != article.record_sha256 {
        faults.push(&ROW_DIGEST, "record_sha256", format!("expected {digest} for these values, found {}", article.record_sha256));
    }
    faults.0
}

#[derive(Default)]
struct Faults(Vec<(&'static Rule, &'static str, String)>);

impl Faults {
    fn push(&mut self, rule: &'static Rule, column: &'static str, message: String) {
        self.0.push((rule, column, message));
    }

    fn identity(&mut self, article: &Article) {
        let expected = ArticleId::of(&article.source);
        if article.id != expected {
            self.push(
                &BAD_VALUE,
                "id",
                format!("expected {expected}, the id of source {}, found {}", Escaped(article.source.as_str()), article.id),
            );
        }
    }

    fn no_empty_strings(&mut self, article: &Article) {
        let values = [("source", Some(article.source.as_str())), ("body", Some(article.body.as_str()))];
        let nullable = [
            ("date_text", article.date_text.as_deref()),
            ("author", article.author.as_deref()),
            ("title", article.title.as_deref()),
            ("language", article.language.as_deref()),
        ];
        let listed = article.authors.iter().map(|name| ("authors", Some(name.as_str())));
        let quoted = article
            .quotes
            .iter()
            .flat_map(|q| [("quotes", Some(q.text.as_str())), ("quotes", q.speaker.as_deref()), ("quotes", q.cue.as_deref())]);
        let named = article.entities.iter().flat_map(|e| [("entities", Some(e.text.as_str())), ("entities", Some(e.name.as_str()))]);
        for (column, value) in values.into_iter().chain(nullable).chain(listed).chain(quoted).chain(named) {
            if value == Some("") {
                self.push(&BAD_VALUE, column, "expected text or null, found an empty string, which readers cannot tell from null".into());
            }
        }
    }

    fn author_is_authors_joined(&mut self, article: &Article) {
        let joined = article.authors.join("; ");
        if article.author.as_deref().unwrap_or_default() != joined {
            let found = Escaped(article.author.as_deref().unwrap_or_default()).to_string();
            self.push(&BAD_VALUE, "author", format!("expected the authors joined, {}, found {found}", Escaped(&joined)));
        }
    }

    fn flags_sorted(&mut self, article: &Article) {
        if !article.flags.windows(2).all(|pair| pair[0] < pair[1]) {
            self.push(&BAD_VALUE, "flags", "expected flags sorted and each once".into());
        }
    }

    fn offsets(&mut self, article: &Article) {
        let mut bytes = Bytes::new(&article.body);
        for quote in &article.quotes {
            self.one_offset(&article.body, &mut bytes, "quotes", &quote.text, quote.start, quote.end);
        }
        for entity in &article.entities {
            self.one_offset(&article.body, &mut bytes, "entities", &entity.text, entity.start, entity.end);
        }
    }

    fn one_offset(&mut self, body: &str, bytes: &mut Bytes<'_>, column: &'static str, text: &str, start: i32, end: i32) {
        let at = |bytes: &mut Bytes<'_>, offset: i32| usize::try_from(offset).ok().and_then(|offset| bytes.at(offset));
        let (from, to) = (at(bytes, start), at(bytes, end));
        let found = from.zip(to).and_then(|(from, to)| body.get(from..to));
        if found != Some(text) {
            let found = found.map_or("a place outside the body".to_owned(), |found| Escaped(found).to_string());
            self.push(&BAD_OFFSETS, column, format!("expected {} at {start}..{end} of the body, found {found}", Escaped(text)));
        }
    }
}

/// Bytes looked at together.
const STRIDE: usize = 32;

/// Whether a body has characters that a person cannot see: controls other than line ends, and direction marks.
pub(crate) fn has_control_characters(body: &str) -> bool {
    let is_hidden = |c: char| c != '\n' && is_unprintable(c) && c != '\u{200B}' && c != '\u{FEFF}';
    let mut at = 0;
    while at < body.len() {
        let end = (at + STRIDE).min(body.len());
        // Most strides are printable ASCII, and seen to be with one look.
        if body.as_bytes()[at..end].iter().fold(true, |all, byte| all & (b' '..0x7F).contains(byte)) {
            at = end;
        }
        for c in body[at..].chars() {
            if at >= end {
                break;
            }
            if is_hidden(c) {
                return true;
            }
            at += c.len_utf8();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::has_control_characters;

    #[test]
    fn ok_hidden_characters_are_seen_among_plain_and_curly_ones() {
        assert!(!has_control_characters("A plain line.\n\n“Curly”, naïve, 日本\u{200B}\u{FEFF}"));
        for hidden in ["a\tb", "a\u{7f}", "é\u{85}", "\u{202E}x", "“a”\u{2066}", "a\rb"] {
            assert!(has_control_characters(hidden), "{hidden:?}");
        }
    }
}
