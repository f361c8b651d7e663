//! From raw bytes to text, strictly: a byte that is not what it claims to be is reported, never replaced.

use super::offsets::Utf16Offsets;

/// How a raw text was encoded. UTF-8 unless a byte-order mark says UTF-16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8; `bom` tells whether three bytes of mark came first.
    Utf8 {
        /// Whether the file began with `EF BB BF`.
        bom: bool,
    },
    /// UTF-16 behind a byte-order mark.
    Utf16 {
        /// Whether the high byte comes first.
        big_endian: bool,
    },
}

/// A decoded text and where its bytes came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub text: String,
    pub encoding: Encoding,
}

/// What was wrong, and at which raw byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DecodeError {
    IllFormed { at: usize, found: String, looks_like: &'static str },
    Nul { at: usize },
}

/// Decodes one raw file. Takes UTF-8 (one byte-order mark is stripped) and UTF-16 announced by its mark.
///
/// # Errors
/// [`DecodeError`] names the first offending raw byte. NUL counts as an error: no news text has one, binary files do.
pub(crate) fn decode(raw: Vec<u8>) -> Result<Decoded, DecodeError> {
    let decoded = match raw.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, false)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, true)?,
        _ => utf8(raw)?,
    };
    match memchr::memchr(0, decoded.text.as_bytes()) {
        None => Ok(decoded),
        Some(at) => Err(DecodeError::Nul { at: decoded.encoding.raw_offsets(&decoded.text).at(at) }),
    }
}

impl Encoding {
    /// Whether offsets into the file and into the text are the same.
    pub(crate) fn is_plain_utf8(self) -> bool {
        self == Self::Utf8 { bom: false }
    }

    /// Bytes of mark before the text itself.
    pub(crate) fn bom_bytes(self) -> usize {
        match self {
            Self::Utf8 { bom: false } => 0,
            Self::Utf8 { bom: true } => 3,
            Self::Utf16 { .. } => 2,
        }
    }

    /// A converter from ascending byte offsets of `text` to offsets into the raw file.
    pub(crate) fn raw_offsets(self, text: &str) -> RawOffsets<'_> {
        match self {
            Self::Utf8 { .. } => RawOffsets::Shifted(self.bom_bytes()),
            Self::Utf16 { .. } => RawOffsets::Utf16(Utf16Offsets::new(text)),
        }
    }
}

/// See [`Encoding::raw_offsets`].
pub(crate) enum RawOffsets<'t> {
    Shifted(usize),
    Utf16(Utf16Offsets<'t>),
}

impl RawOffsets<'_> {
    pub(crate) fn at(&mut self, text_byte: usize) -> usize {
        match self {
            Self::Shifted(by) => text_byte + *by,
            Self::Utf16(units) => 2 + 2 * units.at(text_byte),
        }
    }
}

fn utf8(mut raw: Vec<u8>) -> Result<Decoded, DecodeError> {
    let bom = raw.starts_with(&[0xEF, 0xBB, 0xBF]);
    if bom {
        raw.drain(..3);
    }
    let shift = if bom { 3 } else { 0 };
    match String::from_utf8(raw) {
        Ok(text) => Ok(Decoded { text, encoding: Encoding::Utf8 { bom } }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let found = bytes[at..].iter().take(4).map(|b| format!("{b:02X}")).collect::<Vec<_>>().join(" ");
            Err(DecodeError::IllFormed { at: at + shift, found, looks_like: guess(bytes) })
        }
    }
}

fn utf16(units: &[u8], big_endian: bool) -> Result<Decoded, DecodeError> {
    let pairs = units.chunks_exact(2);
    if let [odd] = pairs.remainder() {
        return Err(DecodeError::IllFormed { at: units.len() + 1, found: format!("{odd:02X}"), looks_like: "a cut UTF-16 file" });
    }
    let code_units = pairs.map(|p| if big_endian { u16::from_be_bytes([p[0], p[1]]) } else { u16::from_le_bytes([p[0], p[1]]) });
    let mut text = String::with_capacity(units.len());
    let mut at = 2;
    for unit in char::decode_utf16(code_units) {
        match unit {
            Ok(c) => {
                at += 2 * c.len_utf16();
                text.push(c);
            }
            Err(lone) => {
                let found = format!("lone surrogate {:04X}", lone.unpaired_surrogate());
                return Err(DecodeError::IllFormed { at, found, looks_like: "damaged UTF-16" });
            }
        }
    }
    Ok(Decoded { text, encoding: Encoding::Utf16 { big_endian } })
}

/// A hint for the message only; nothing is ever decoded on the strength of it.
fn guess(bytes: &[u8]) -> &'static str {
    let nuls = bytes.iter().take(4096).filter(|b| **b == 0).count();
    let c1 = bytes.iter().any(|b| (0x80..0xA0).contains(b));
    match (nuls, c1) {
        (64.., _) => "UTF-16 without a mark, or a binary file",
        (1.., _) => "a binary file",
        (0, true) => "Windows-1252 or a damaged UTF-8 file",
        (0, false) => "ISO-8859-1",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_strips_one_bom_and_keeps_a_second() {
        let decoded = decode(b"\xEF\xBB\xBF\xEF\xBB\xBFa".to_vec()).expect("valid");
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("\u{FEFF}a", Encoding::Utf8 { bom: true }));
    }

    #[test]
    fn ok_utf16_both_ways_round_and_raw_offsets_count_surrogate_pairs() {
        let text = "é😀x";
        for big_endian in [false, true] {
            let mut raw = if big_endian { vec![0xFE, 0xFF] } else { vec![0xFF, 0xFE] };
            for unit in text.encode_utf16() {
                raw.extend(if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() });
            }
            let length = raw.len();
            let decoded = decode(raw).expect("valid");
            assert_eq!(decoded.text, text);
            let mut offsets = decoded.encoding.raw_offsets(&decoded.text);
            assert_eq!([offsets.at(0), offsets.at(2), offsets.at(6), offsets.at(7)], [2, 4, 8, length]);
        }
    }

    #[test]
    fn err_names_the_first_bad_byte_of_the_raw_file() {
        let error = decode(b"\xEF\xBB\xBFab\xE9c".to_vec()).expect_err("ill-formed");
        assert_eq!(error, DecodeError::IllFormed { at: 5, found: "E9 63".into(), looks_like: "ISO-8859-1" });
        assert_eq!(decode(b"ab\0".to_vec()), Err(DecodeError::Nul { at: 2 }));
        assert!(matches!(decode(b"\xFF\xFEa".to_vec()), Err(DecodeError::IllFormed { at: 2, .. })));
    }
}
