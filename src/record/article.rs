//! One row of a release, typed. Its serde form is the JSONL row: every key always, in schema order, no empty strings.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

use super::{ArticleId, Sha256, SourcePath, record_digest};

/// One article of a release. Field order is schema order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Names the source document.
    pub id: ArticleId,
    /// Where the raw text lay.
    pub source: SourcePath,
    /// Day of publication, as printed.
    #[serde(deserialize_with = "required")]
    pub date: Option<Date>,
    /// The instant, to the microsecond, only where time and zone are known.
    #[serde(serialize_with = "instant", deserialize_with = "required_instant")]
    pub published_at: Option<Timestamp>,
    /// The date line exactly as found.
    #[serde(deserialize_with = "required")]
    pub date_text: Option<String>,
    /// The authors' names joined with `; `.
    #[serde(deserialize_with = "required")]
    pub author: Option<String>,
    /// The byline's names; agencies when they are all that is credited.
    pub authors: Vec<String>,
    /// The headline; null when the text has none.
    #[serde(deserialize_with = "required")]
    pub title: Option<String>,
    /// Paragraphs in reading order, parted by a blank line; the lines of a list by a line end.
    pub body: String,
    /// BCP 47.
    #[serde(deserialize_with = "required")]
    pub language: Option<String>,
    /// Direct quotations, by where they stand in the body.
    pub quotes: Vec<Quote>,
    /// Mentions of people, organisations and places, by where they stand in the body.
    pub entities: Vec<Entity>,
    /// Ids of the rules that hold for this row, sorted.
    pub flags: Vec<String>,
    /// Digest of the raw bytes.
    pub raw_sha256: Sha256,
    /// Canonical digest of all values above: see [`record_digest`].
    pub record_sha256: Sha256,
}

/// A direct quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The words between the marks.
    pub text: String,
    /// Who says it, as resolved in the document.
    #[serde(deserialize_with = "required")]
    pub speaker: Option<String>,
    /// The verb or phrase that attributes it.
    #[serde(deserialize_with = "required")]
    pub cue: Option<String>,
    /// First code point of `text` in the body, from 0.
    pub start: i32,
    /// One past its last code point.
    pub end: i32,
}

/// A mention of a person, an organisation or a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// The mention as it stands in the body.
    pub text: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest form that the document has for it.
    pub name: String,
    /// First code point of `text` in the body, from 0.
    pub start: i32,
    /// One past its last code point.
    pub end: i32,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EntityType {
    /// A person.
    Per,
    /// An organisation.
    Org,
    /// A place.
    Loc,
}

impl Article {
    /// Fills in `record_sha256` from the other values.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.record_sha256 = record_digest(&self);
        self
    }
}

impl EntityType {
    /// The type as it stands in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Per => "PER",
            Self::Org => "ORG",
            Self::Loc => "LOC",
        }
    }
}

impl fmt::Display for EntityType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for EntityType {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        [Self::Per, Self::Org, Self::Loc]
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| format!("expected PER, ORG or LOC, found {}", crate::text::escape::Escaped(text)))
    }
}

/// An instant with exactly six fractional digits and `Z`: readers take the type of a column from its first rows, so every row has the same form.
///
/// ```
/// assert_eq!(newsbale::instant_text("2024-03-21T15:50:00+01:00".parse()?), "2024-03-21T14:50:00.000000Z");
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn instant_text(instant: Timestamp) -> String {
    format!("{instant:.6}")
}

fn instant<S: serde::Serializer>(value: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(instant) => serializer.serialize_some(&instant_text(*instant)),
        None => serializer.serialize_none(),
    }
}

/// Unlike serde's default for `Option`, a key that is missing is an error: null and missing are different things to readers.
fn required<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

fn required_instant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    Option::<String>::deserialize(deserializer)?.map(|text| parse_instant(&text)).transpose().map_err(serde::de::Error::custom)
}

/// Reads what [`instant_text`] writes, and nothing else.
pub(crate) fn parse_instant(text: &str) -> Result<Timestamp, String> {
    text.parse::<Timestamp>()
        .ok()
        .filter(|instant| instant_text(*instant) == text)
        .ok_or_else(|| format!("expected an instant like 2024-03-21T14:50:00.000000Z, found {}", crate::text::escape::Escaped(text)))
}
