//! What lies under `dist/<version>/`, its metadata, and the only code that makes it appear.

mod about;
pub(crate) mod bagit;
mod changes;
mod manifest;
pub(crate) mod shelf;
mod staging;
mod summary;

pub use about::{About, Agent};
pub use changes::{Because, Changes};
pub use manifest::{Counts, FileEntry, Limits, Manifest, Previous, Reading, SchemaInfo, ToolInfo};
pub(crate) use manifest::{DATA_DIR, RELEASE_JSON, REPORT_HTML, Roots, Tables};
pub use shelf::releases;
pub(crate) use staging::{HashingFile, Staging, digest_file};
pub use summary::Summary;

/// What came of making a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Published {
    /// A new release stands in `dist/`.
    New,
    /// The same content is already released; nothing was written.
    AlreadyReleased,
    /// The version exists with other content; nothing was written.
    Conflict,
    /// What changed asks for this version at least; nothing was written.
    TooSmall(semver::Version),
}
