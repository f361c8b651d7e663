//! The trained tables: built into the program. With the feature `train`, a folder named by `NEWSBALE_MODELS` goes before them, so that a tool can measure models that it left texts out of.

use std::borrow::Cow;

/// The bytes of a model file.
#[cfg(not(feature = "train"))]
pub(crate) fn bytes(_: &str, built_in: &'static [u8]) -> Cow<'static, [u8]> {
    Cow::Borrowed(built_in)
}

/// The bytes of a model file: of the folder's if there is one.
#[cfg(feature = "train")]
pub(crate) fn bytes(name: &str, built_in: &'static [u8]) -> Cow<'static, [u8]> {
    let folder = std::env::var_os("NEWSBALE_MODELS").map(std::path::PathBuf::from);
    let found = folder.and_then(|folder| std::fs::read(folder.join(name)).ok());
    found.map_or(Cow::Borrowed(built_in), Cow::Owned)
}
