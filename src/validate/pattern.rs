//! The patterns of a schema. Most are a few fixed characters and a number of hex digits, and tested three times a row: those need no engine.

use regex_lite::Regex;

use crate::error::{Error, Result};

/// A pattern that a value matches as a whole.
pub(super) enum Pattern {
    /// `^prefix[0-9a-f]{digits}$`
    Hex {
        prefix: String,
        digits: usize,
    },
    Other(Regex),
}

impl Pattern {
    pub(super) fn new(column: &str, pattern: &str) -> Result<Self> {
        if let Some((prefix, digits)) = hex(pattern) {
            return Ok(Self::Hex { prefix, digits });
        }
        let compiled = Regex::new(pattern);
        compiled
            .map(Self::Other)
            .map_err(|error| Error::unexpected(format!("column {column}"), "a pattern", error.to_string(), "mend the schema"))
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        match self {
            Self::Hex { prefix, digits } => text
                .strip_prefix(prefix.as_str())
                .is_some_and(|rest| rest.len() == *digits && rest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))),
            Self::Other(pattern) => pattern.is_match(text),
        }
    }
}

fn hex(pattern: &str) -> Option<(String, usize)> {
    let (prefix, digits) = pattern.strip_prefix('^')?.strip_suffix("}$")?.split_once("[0-9a-f]{")?;
    let is_plain = prefix.bytes().all(|b| b.is_ascii_alphanumeric());
    is_plain.then(|| Some((prefix.to_owned(), digits.parse().ok()?)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_the_short_way_and_the_engine_agree() {
        let pattern = "^nb[0-9a-f]{4}$";
        let (short, engine) = (Pattern::new("id", pattern).unwrap(), Regex::new(pattern).unwrap());
        assert!(matches!(short, Pattern::Hex { digits: 4, .. }));
        for text in ["nb01af", "nb01aF", "nb01a", "nb01aff", "xb01af", "", "nb01af\n"] {
            assert_eq!(short.matches(text), engine.is_match(text), "{text:?}");
        }
        assert!(matches!(Pattern::new("id", "^a.c$"), Ok(Pattern::Other(_))));
        assert!(Pattern::new("id", "^a(").is_err());
    }
}
