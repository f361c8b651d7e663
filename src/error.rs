//! The one error type for what stops the program.
//!
//! Trouble in the *data* is never an [`Error`]: it is a [`Finding`](crate::Finding), so that one bad text cannot stop ten million good ones.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A `Result` whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a verb could not go on: the file system, a damaged release, or options that contradict each other.
#[derive(Debug)]
pub struct Error(Box<ErrorKind>);

/// The facts of an [`Error`], as fields.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The operating system refused an action on a path.
    Io {
        /// What was tried, as in "read" or "create".
        action: &'static str,
        /// On which path.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// Arrow or Parquet refused to encode or decode.
    Columnar {
        /// What was being written or read.
        what: String,
        /// Why it failed.
        source: parquet::errors::ParquetError,
    },
    /// Something had another form than the one expected.
    Unexpected {
        /// What was looked at.
        what: String,
        /// The form that was expected.
        expected: String,
        /// What was found in its place.
        found: String,
        /// What the user can do about it.
        help: &'static str,
    },
    /// A thread of the pipeline ended early; its own error, if any, was reported first.
    PipelineBroken,
}

impl Error {
    /// The facts behind the message.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    pub(crate) fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self(Box::new(ErrorKind::Io { action, path: path.to_owned(), source }))
    }

    pub(crate) fn unexpected(what: impl Into<String>, expected: impl Into<String>, found: impl Into<String>, help: &'static str) -> Self {
        Self(Box::new(ErrorKind::Unexpected { what: what.into(), expected: expected.into(), found: found.into(), help }))
    }

    pub(crate) fn pipeline_broken() -> Self {
        Self(Box::new(ErrorKind::PipelineBroken))
    }

    /// Names what was being encoded or decoded when Arrow or Parquet gave up.
    pub(crate) fn columnar<E: Into<parquet::errors::ParquetError>>(what: &str) -> impl FnOnce(E) -> Self {
        let what = what.to_owned();
        move |source| Self(Box::new(ErrorKind::Columnar { what, source: source.into() }))
    }
}

/// Attaches the path, where the file is opened: a bare `io::Error` never leaves a function that knows a path.
pub(crate) trait IoContext<T> {
    fn on(self, action: &'static str, path: &Path) -> Result<T>;
}

impl<T> IoContext<T> for io::Result<T> {
    fn on(self, action: &'static str, path: &Path) -> Result<T> {
        self.map_err(|source| Error::io(action, path, source))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            ErrorKind::Io { action, path, source } => write!(f, "could not {action} {}: {source}", path.display()),
            ErrorKind::Columnar { what, source } => write!(f, "{what}: {source}"),
            ErrorKind::Unexpected { what, expected, found, help } => {
                write!(f, "{what}: expected {expected}, found {found}")?;
                if help.is_empty() { Ok(()) } else { write!(f, "; {help}") }
            }
            ErrorKind::PipelineBroken => f.write_str("the pipeline ended early: one of its threads stopped"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self.kind() {
            ErrorKind::Io { source, .. } => Some(source),
            ErrorKind::Columnar { source, .. } => Some(source),
            ErrorKind::Unexpected { .. } | ErrorKind::PipelineBroken => None,
        }
    }
}
