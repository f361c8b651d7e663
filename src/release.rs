//! What lies under `dist/<version>/`, its metadata, and the only code that makes it appear.

pub(crate) mod bagit;
mod manifest;
pub(crate) mod shelf;
mod staging;

pub use manifest::{Counts, FileEntry, Limits, Manifest, Previous, SchemaInfo, ToolInfo};
pub(crate) use manifest::{DATA_DIR, RELEASE_JSON, Roots};
pub(crate) use staging::{HashingFile, Staging, digest_file};

/// What came of making a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Published {
    /// A new release stands in `dist/`.
    New,
    /// The same content is already released; nothing was written.
    AlreadyReleased,
    /// The version exists with other content; nothing was written.
    Conflict,
}
