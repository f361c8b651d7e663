//! Text from a document, made safe to print: a terminal must not obey what a scraped page says.

use std::fmt;

/// Prints a value of unknown origin on one line: controls and invisible characters escaped, long values cut in the middle of the message only.
pub(crate) struct Escaped<'t>(pub &'t str);

/// How much of a value a message shows.
const SHOWN_CHARS: usize = 80;

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for (count, c) in self.0.chars().enumerate() {
            if count == SHOWN_CHARS {
                f.write_str("…")?;
                break;
            }
            match c {
                '"' => f.write_str("\\\"")?,
                c if is_unprintable(c) => write!(f, "{}", c.escape_unicode())?,
                c => write!(f, "{c}")?,
            }
        }
        f.write_str("\"")
    }
}

/// Controls, line separators, every `Bidi_Control` character, and the ignorables that hide text.
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_no_control_or_direction_mark_survives() {
        assert_eq!(Escaped("a\u{1b}[31m\u{202E}\"x\n").to_string(), r#""a\u{1b}[31m\u{202e}\"x\u{a}""#);
        assert_eq!(Escaped(&"é".repeat(100)).to_string().chars().count(), SHOWN_CHARS + 3);
    }
}
