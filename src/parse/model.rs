//! The trained tables: built into the program. With the feature `train`, others may go before them, so that a tool can measure models that it left texts out of.

use std::borrow::Cow;

/// The bytes of a model file.
#[cfg(not(feature = "train"))]
pub(crate) fn bytes(_: &str, built_in: &'static [u8]) -> Cow<'static, [u8]> {
    Cow::Borrowed(built_in)
}

/// Model files that go before the built-in ones, by name.
#[cfg(feature = "train")]
static OTHERS: std::sync::OnceLock<Vec<(String, Vec<u8>)>> = std::sync::OnceLock::new();

/// Puts other model files (`words.bin`, `layout.bin`) before the built-in ones. Call it before anything is parsed; a second call does nothing.
#[cfg(feature = "train")]
pub fn use_models(files: Vec<(String, Vec<u8>)>) {
    OTHERS.get_or_init(|| files);
}

/// The bytes of a model file.
#[cfg(feature = "train")]
pub(crate) fn bytes(name: &str, built_in: &'static [u8]) -> Cow<'static, [u8]> {
    let other = OTHERS.get().and_then(|files| files.iter().find(|(file, _)| file == name));
    other.map_or(Cow::Borrowed(built_in), |(_, bytes)| Cow::Borrowed(bytes))
}

/// Reads a model file's numbers, little-endian; behind the file's end they are 0.
pub(crate) struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    /// At the bytes behind `mark`; a file that does not begin with it is read as an empty one.
    pub(crate) fn new(bytes: &'b [u8], mark: &[u8]) -> Self {
        Self(bytes.strip_prefix(mark).unwrap_or_default())
    }

    pub(crate) fn u16(&mut self) -> u16 {
        u16::from_le_bytes(self.take())
    }

    pub(crate) fn u32(&mut self) -> u32 {
        u32::from_le_bytes(self.take())
    }

    pub(crate) fn f32(&mut self) -> f32 {
        f32::from_le_bytes(self.take())
    }

    fn take<const N: usize>(&mut self) -> [u8; N] {
        let (head, rest) = self.0.split_first_chunk().unwrap_or((&[0; N], &[]));
        self.0 = rest;
        *head
    }
}
