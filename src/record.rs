//! The typed article, its identity, its canonical bytes, and when it is valid.
//!
//! The waist of the hourglass: what reads texts ends here, what writes tables begins here.

mod article;
mod check;
mod digest;
mod hash;
mod identity;
mod segment;

pub(crate) use article::parse_instant;
pub use article::{Article, Entity, EntityType, Quote, instant_text};
pub(crate) use check::{check, has_control_characters};
pub(crate) use digest::{Canonical, OrderedRoot, content_root, ledger_digest, segments_digest};
pub use digest::{SCHEMA_ID, record_digest};
pub(crate) use hash::Hasher;
pub use hash::Sha256;
pub use identity::{ArticleId, SourcePath};
pub use segment::{Label, LedgerEntry, Outcome, Segment, SegmentRow};
