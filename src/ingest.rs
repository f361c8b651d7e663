//! Turns a folder into documents in a fixed order, each with where it lay and the digest of its bytes.
//!
//! Never reads what a text says: that is `parse`'s.

mod folder;

pub(crate) use folder::DEFAULT_MAX_BYTES;
pub use folder::Folder;

use crate::error::Result;
use crate::record::{Sha256, SourcePath};
use crate::rules::Rule;

/// Where documents come from.
///
/// Documents come in ascending byte order of their source path, each exactly once, whatever the file system's order, locale or clock.
pub trait Source: Send + Sync {
    /// All documents. An item is an error only when the source as a whole cannot go on.
    ///
    /// # Errors
    /// When the source cannot be opened.
    fn documents(&self) -> Result<Box<dyn Iterator<Item = Result<RawDoc>> + Send + '_>>;

    /// How many documents there are, if that is cheap to know. For progress bars only.
    fn expected(&self) -> Option<u64> {
        None
    }
}

/// A raw document, or why it was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawDoc {
    /// Where it lay.
    pub source: SourcePath,
    /// What was there.
    pub content: RawContent,
}

/// What was found at a source path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawContent {
    /// The bytes and their digest.
    Bytes {
        /// All of them.
        bytes: Vec<u8>,
        /// Their SHA-256.
        sha256: Sha256,
    },
    /// It was not read, by this rule, for this reason.
    Refused {
        /// The rule.
        rule: &'static Rule,
        /// What the rule found.
        reason: String,
    },
}

impl RawContent {
    /// Bytes that were read.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Bytes { bytes, .. } => bytes.len(),
            Self::Refused { .. } => 0,
        }
    }
}
