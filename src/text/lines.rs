//! The lines of a text, whatever ends them.

use super::Span;

/// The lines of `text` without their ends. CR, LF, CR LF, VT, FF, NEL, LS and PS all end a line; the spans and the ends between them tile the text.
pub(crate) fn lines(text: &str) -> Lines<'_> {
    Lines { text, at: 0 }
}

pub(crate) struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let bytes = self.text.as_bytes();
        let (end, width) = find_end(bytes, start).unwrap_or((bytes.len(), 0));
        self.at = end + width;
        Some(Span::new(start, end))
    }
}

/// Position and width of the first line end at or after `from`.
fn find_end(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        at += bytes[at..].iter().position(|b| MAY_END[usize::from(*b)])?;
        match bytes[at..] {
            [b'\r', b'\n', ..] => return Some((at, 2)),
            [b'\n' | b'\r' | 0x0B | 0x0C, ..] => return Some((at, 1)),
            [0xC2, 0x85, ..] => return Some((at, 2)),
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => return Some((at, 3)),
            _ => at += 1,
        }
    }
}

/// Bytes that end a line, or begin a character that may.
static MAY_END: [bool; 256] = {
    let mut table = [false; 256];
    let mut ends = [b'\n', b'\r', 0x0B, 0x0C, 0xC2, 0xE2].as_slice();
    while let [first, rest @ ..] = ends {
        table[*first as usize] = true;
        ends = rest;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_every_kind_of_end() {
        let text = "a\r\nb\rc\nd\u{85}é\u{2028}“f\u{2029}g\u{b}h\u{c}\n";
        let found: Vec<_> = lines(text).map(|line| line.of(text)).collect();
        assert_eq!(found, ["a", "b", "c", "d", "é", "“f", "g", "h", ""]);
        assert_eq!(lines("").count(), 0);
        assert_eq!(lines("x").map(|l| l.of("x")).collect::<Vec<_>>(), ["x"]);
    }
}
