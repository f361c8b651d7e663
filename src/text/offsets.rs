//! Conversions between byte, code-point and UTF-16 offsets, in one forward pass for ascending questions.

/// Code points before a byte offset. Ascending questions cost one pass in all; a smaller one starts over.
pub(crate) struct CodePoints<'t> {
    text: &'t [u8],
    byte: usize,
    count: usize,
}

impl<'t> CodePoints<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), byte: 0, count: 0 }
    }

    pub(crate) fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        // A code point starts at every byte that is not a continuation byte (10xxxxxx).
        self.count += self.text[self.byte..byte].iter().filter(|b| (**b as i8) >= -0x40).count();
        self.byte = byte;
        self.count
    }
}

/// The byte offset of a code-point offset: the other way round.
pub(crate) struct Bytes<'t> {
    text: &'t str,
    byte: usize,
    count: usize,
}

impl<'t> Bytes<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, byte: 0, count: 0 }
    }

    /// `None` past the end of the text.
    pub(crate) fn at(&mut self, code_point: usize) -> Option<usize> {
        if code_point < self.count {
            (self.byte, self.count) = (0, 0);
        }
        let byte = pass(self.text.as_bytes(), self.byte, code_point - self.count)?;
        (self.byte, self.count) = (byte, code_point);
        Some(byte)
    }
}

/// Bytes looked at together where many code points are passed.
const STRIDE: usize = 64;

/// The byte behind the next `points` code points from `byte`; `None` past the end.
fn pass(text: &[u8], mut byte: usize, mut points: usize) -> Option<usize> {
    let starts = |bytes: &[u8]| bytes.iter().filter(|b| (**b as i8) >= -0x40).count();
    while points >= STRIDE && byte + STRIDE <= text.len() {
        points -= starts(&text[byte..byte + STRIDE]);
        byte += STRIDE;
    }
    // A stride may end inside a code point: its other bytes are passed like those of any before the one asked for.
    for (ahead, b) in text[byte..].iter().enumerate() {
        if (*b as i8) >= -0x40 {
            if points == 0 {
                return Some(byte + ahead);
            }
            points -= 1;
        }
    }
    (points == 0).then_some(text.len())
}

/// UTF-16 code units before a byte offset, for ascending questions.
pub(crate) struct Utf16Offsets<'t> {
    text: &'t str,
    byte: usize,
    units: usize,
}

impl<'t> Utf16Offsets<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, byte: 0, units: 0 }
    }

    pub(crate) fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.units) = (0, 0);
        }
        self.units += self.text[self.byte..byte].chars().map(char::len_utf16).sum::<usize>();
        self.byte = byte;
        self.units
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_both_directions_agree_on_every_boundary() {
        let text = "a“é”😀z";
        let (mut points, mut bytes) = (CodePoints::new(text), Bytes::new(text));
        let boundaries = text.char_indices().map(|(i, _)| i).chain([text.len()]);
        for (count, byte) in boundaries.enumerate() {
            assert_eq!((points.at(byte), bytes.at(count)), (count, Some(byte)));
        }
        assert_eq!(bytes.at(7), None);
        let long = "é€x😀".repeat(100);
        for (count, (byte, _)) in long.char_indices().enumerate() {
            assert_eq!(Bytes::new(&long).at(count), Some(byte), "from the beginning, in strides");
        }
        assert_eq!((Bytes::new(&long).at(400), Bytes::new(&long).at(401)), (Some(long.len()), None));
        assert_eq!((points.at(1), bytes.at(1)), (1, Some(1)), "a smaller question starts over");
    }
}
