//! What names a source document.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Sha256;

/// Set before the source path in the digest, so that an id can never equal a digest made for another purpose.
const DOMAIN: &str = "newsbale:article-id:1\n";
/// Bytes of the digest that make the id.
const ID_BYTES: usize = 12;

/// Names a source document: `nb` and 24 hex digits of SHA-256 over a domain tag and the source path. Begins with a letter, so no reader takes it for a number.
///
/// ```
/// use newsbale::{ArticleId, SourcePath};
/// let id = ArticleId::of(&SourcePath::new("2024/a.txt"));
/// assert_eq!(id.to_string(), "nb69996c8997b7716fe30932db");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId([u8; ID_BYTES]);

/// Where a raw text lay: relative to the input, parts joined with `/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourcePath(String);

impl ArticleId {
    /// The id of the document at `source`.
    pub fn of(source: &SourcePath) -> Self {
        let mut hasher = super::Hasher::default();
        hasher.update(DOMAIN.as_bytes());
        hasher.update(source.as_str().as_bytes());
        let digest: Sha256 = hasher.finish();
        let mut id = [0; ID_BYTES];
        id.copy_from_slice(&digest.as_bytes()[..ID_BYTES]);
        Self(id)
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = *b"nb........................";
        super::hash::write_hex(&self.0, &mut text[2..]);
        f.pad(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl FromStr for ArticleId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parse = || {
            let hex = text
                .strip_prefix("nb")
                .filter(|hex| hex.len() == 2 * ID_BYTES && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))?;
            let mut id = [0; ID_BYTES];
            for (i, byte) in id.iter_mut().enumerate() {
                *byte = u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).ok()?;
            }
            Some(Self(id))
        };
        parse().ok_or_else(|| format!("expected \"nb\" and 24 lower-case hex digits, found {}", crate::text::escape::Escaped(text)))
    }
}

impl Serialize for ArticleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ArticleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl SourcePath {
    /// A path as it will stand in the release.
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
