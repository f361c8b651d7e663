//! A body as words and marks with sentence starts: what quotes and entities are read from.

use super::hash::{hash_bytes, hash_lowercase};

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// `word`
    Lower,
    /// `Word`
    Title,
    /// `WORD`
    Upper,
    /// `W`, `W.`
    Initial,
    /// `McWord`, `iWord`
    Mixed,
    /// Has a digit.
    Number,
    /// Anything without letter or digit.
    Mark,
}

/// A word or mark of a body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// First byte in the body.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Hash of the lower-case form.
    pub lower: u64,
    pub case: Case,
    /// Whether a sentence begins here.
    pub sentence_start: bool,
}

impl Token {
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }

    /// Written with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Initial | Case::Mixed)
    }
}

/// Cuts a body into tokens, into a buffer that is reused.
pub(crate) fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let bytes = text.as_bytes();
    let (mut at, mut starts) = (0, true);
    while at < bytes.len() {
        match bytes[at] {
            b'\n' => {
                starts = true;
                at += 1;
            }
            b if b <= b' ' => at += 1,
            b'a'..=b'z' if let Some(end) = plain_end(bytes, at) => {
                let lower = hash_bytes(&bytes[at..end]);
                tokens.push(Token { start: at as u32, end: end as u32, lower, case: Case::Lower, sentence_start: starts });
                starts = false;
                at = end;
            }
            _ => {
                let end = token_end(text, at);
                let token = token(text, at, end, starts);
                // An opening mark belongs to the sentence it opens.
                starts = match token.case {
                    Case::Mark => ends_sentence(text, end, &bytes[at..end], tokens) || (starts && is_opening(&bytes[at..end])),
                    _ => false,
                };
                tokens.push(token);
                at = end;
            }
        }
    }
}

/// Where a word of plain small letters ends, if nothing stands behind it that could be part of it: true of most words.
fn plain_end(bytes: &[u8], start: usize) -> Option<usize> {
    let end = bytes[start..].iter().position(|b| !b.is_ascii_lowercase()).map_or(bytes.len(), |len| start + len);
    matches!(bytes.get(end), None | Some(b' ' | b'\n' | b',' | b';' | b':' | b'?' | b'!' | b'"' | b'(' | b')')).then_some(end)
}

/// Builds a token of its own, for training texts that come cut already.
pub(crate) fn token(text: &str, start: usize, end: usize, sentence_start: bool) -> Token {
    let word = &text[start..end];
    // Most words are plain: told by their bytes.
    let plain = word.bytes().all(|b| b.is_ascii_lowercase());
    let case = if plain { Case::Lower } else { case_of(word) };
    let lower = if case == Case::Lower && word.is_ascii() { hash_bytes(word.as_bytes()) } else { hash_lowercase(word) };
    Token { start: start as u32, end: end as u32, lower, case, sentence_start }
}

fn is_word_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b >= 0x80
}

/// General punctuation (curly quotes, dashes, ellipsis) and Latin-1 marks are marks although their bytes look like letters'.
fn mark_width(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0xE2, 0x80 | 0x81, _, ..] => Some(3),
        [0xC2, 0x80..=0xBF, ..] => Some(2),
        _ => None,
    }
}

fn token_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let possessive =
        |rest: &[u8]| rest.first() == Some(&b's') && rest.get(1).is_none_or(|b| !is_word_byte(*b) || mark_width(&rest[1..]).is_some());
    if let Some(width) = mark_width(&bytes[start..]) {
        let apostrophe = bytes[start..].starts_with(&[0xE2, 0x80, 0x99]);
        return start + width + usize::from(apostrophe && possessive(&bytes[start + width..]));
    }
    if !is_word_byte(bytes[start]) {
        return start + 1 + usize::from(bytes[start] == b'\'' && possessive(&bytes[start + 1..]));
    }
    let mut at = start;
    while at < bytes.len() {
        if mark_width(&bytes[at..]).is_some() {
            match inner_apostrophe(bytes, at, 3) {
                Some(true) => at += 3,
                _ => break,
            }
        } else if is_word_byte(bytes[at]) {
            at += 1;
        } else if !joins(bytes, start, at) {
            break;
        } else {
            at += 1;
        }
    }
    at
}

/// An apostrophe between letters: `Some(true)` if the word goes on behind it (O'Brien, don't), `Some(false)` for a possessive, which is a token of its own.
fn inner_apostrophe(bytes: &[u8], at: usize, width: usize) -> Option<bool> {
    let is_apostrophe = bytes[at] == b'\'' || bytes[at..].starts_with(&[0xE2, 0x80, 0x99]);
    let next = bytes.get(at + width).filter(|b| b.is_ascii_alphabetic() || **b >= 0xC3)?;
    let possessive =
        *next == b's' && bytes.get(at + width + 1).is_none_or(|b| !is_word_byte(*b) || mark_width(&bytes[at + width + 1..]).is_some());
    is_apostrophe.then_some(!possessive)
}

/// Whether a mark inside ASCII words keeps them together: O'Brien, well-known, U.S., 3.5, 1,000, AT&T, No. before a digit stays apart.
fn joins(bytes: &[u8], start: usize, at: usize) -> bool {
    let (before, after) = (bytes[at - 1], bytes.get(at + 1).copied().unwrap_or(b' '));
    match bytes[at] {
        b'\'' => inner_apostrophe(bytes, at, 1) == Some(true),
        b'-' if is_word_byte(before) && bytes[start].is_ascii_uppercase() => after.is_ascii_alphanumeric() && !describes(&bytes[at + 1..]),
        b'-' | b'&' => is_word_byte(before) && after.is_ascii_alphanumeric(),
        b'.' | b',' if before.is_ascii_digit() && after.is_ascii_digit() => true,
        b'.' => {
            is_initials(&bytes[start..at])
                || (after.is_ascii_alphabetic() && before.is_ascii_lowercase() && after.is_ascii_lowercase())
                || is_abbreviation(&bytes[start..at])
        }
        _ => false,
    }
}

/// Whether what follows the hyphen says how the name before it matters, as in "Keelung-based", "Soviet-era": then the name is a token of its own.
fn describes(after: &[u8]) -> bool {
    let len = after.iter().position(|b| !b.is_ascii_lowercase()).unwrap_or(after.len());
    let ends = after.get(len).is_none_or(|b| !is_word_byte(*b) && *b != b'-');
    let word = &after[..len];
    let participle = word.len() > 3 && word.ends_with(b"ed") || word.len() > 5 && word.ends_with(b"ing");
    ends && (participle || matches!(word, b"led" | b"run" | b"born" | b"bound" | b"era" | b"style" | b"majority" | b"wide"))
}

/// `U`, `U.S`, `J.K`, `D-N.Y`: single letters parted by dots.
fn is_initials(word: &[u8]) -> bool {
    let word = if let [b'A'..=b'Z', b'-', state @ ..] = word { state } else { word };
    !word.is_empty()
        && word.len() <= 9
        && word.iter().enumerate().all(|(i, b)| if i % 2 == 0 { b.is_ascii_uppercase() } else { *b == b'.' })
}

/// Abbreviations that stand before names and numbers: their dot ends no sentence.
fn is_abbreviation(word: &[u8]) -> bool {
    matches!(
        word,
        b"Mr"
            | b"Mrs"
            | b"Ms"
            | b"Dr"
            | b"Prof"
            | b"Sen"
            | b"Rep"
            | b"Gov"
            | b"Gen"
            | b"Lt"
            | b"Col"
            | b"Sgt"
            | b"Capt"
            | b"Maj"
            | b"Cmdr"
            | b"Adm"
            | b"Rev"
            | b"Hon"
            | b"St"
            | b"Ft"
            | b"Mt"
            | b"Jr"
            | b"Sr"
            | b"vs"
            | b"No"
            | b"Inc"
            | b"Corp"
            | b"Ltd"
            | b"Co"
            | b"Jan"
            | b"Feb"
            | b"Mar"
            | b"Apr"
            | b"Jun"
            | b"Jul"
            | b"Aug"
            | b"Sep"
            | b"Sept"
            | b"Oct"
            | b"Nov"
            | b"Dec"
            | b"Pvt"
            | b"Cpl"
            | b"Pres"
            | b"Supt"
            | b"Det"
            | b"Atty"
    )
}

fn ends_sentence(text: &str, end: usize, mark: &[u8], tokens: &[Token]) -> bool {
    if mark == b"." {
        return !goes_on(&text.as_bytes()[end..]);
    }
    if matches!(mark, b"!" | b"?" | b"\xE2\x80\xA6") {
        return true;
    }
    // A closing mark after a sentence's end: what follows begins a new one if it has a capital.
    let after_stop = tokens.last().is_some_and(|last| matches!(last.of(text), "." | "!" | "?" | "…"));
    let closes = matches!(mark, b"\"" | b")" | b"\xE2\x80\x9D" | b"\xE2\x80\x99" | b"\xC2\xBB" | b"'");
    let next = text[end..].trim_start().chars().next();
    closes && after_stop && next.is_some_and(|c| c.is_uppercase() || matches!(c, '“' | '"' | '‘'))
}

/// Whether the sentence goes on behind a dot, which then is an abbreviation's: "Ada Lund (D-Elm.) said", "Lund, D-Elm., said", "approx. five".
fn goes_on(behind: &[u8]) -> bool {
    matches!(behind, [b')' | b']' | b',' | b';' | b':', ..] | [b' ', b'a'..=b'z', ..])
}

fn is_opening(mark: &[u8]) -> bool {
    matches!(
        mark,
        b"\""
            | b"("
            | b"'"
            | b"\xE2\x80\x9C"
            | b"\xE2\x80\x98"
            | b"\xE2\x80\x9E"
            | b"\xC2\xAB"
            | b"-"
            | b"\xE2\x80\x93"
            | b"\xE2\x80\x94"
            | b"\xE2\x80\xA2"
            | b"["
    )
}

fn case_of(word: &str) -> Case {
    let (mut upper, mut lower, mut digit, mut letters) = (0, 0, false, 0);
    for c in word.chars() {
        match c {
            'a'..='z' => (lower, letters) = (lower + 1, letters + 1),
            'A'..='Z' => (upper, letters) = (upper + 1, letters + 1),
            '0'..='9' => digit = true,
            c if c.is_ascii() => {}
            c if c.is_uppercase() => (upper, letters) = (upper + 1, letters + 1),
            c if c.is_alphabetic() => (lower, letters) = (lower + 1, letters + 1),
            _ => {}
        }
    }
    let starts_upper = word.starts_with(char::is_uppercase);
    match (upper, lower, starts_upper) {
        _ if digit => Case::Number,
        (0, 0, _) => Case::Mark,
        (0, ..) => Case::Lower,
        (_, 0, _) if letters == 1 => Case::Initial,
        (_, 0, _) => Case::Upper,
        (1, _, true) => Case::Title,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        tokens.iter().map(|t| format!("{}{}", if t.sentence_start { "¶" } else { "" }, t.of(text))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ok_abbreviations_possessives_and_sentence_starts() {
        assert_eq!(
            read("Mr. O'Brien of the U.S. didn't go. “It’s Ann’s,” he said."),
            "¶Mr. O'Brien of the U.S. didn't go . ¶“ ¶It ’s Ann ’s , ” he said ."
        );
        assert_eq!(
            read("Ann Lund (D-Elm., D-N.Y.) sat. It rained (a lot.) Ann"),
            "¶Ann Lund ( D-Elm . , D-N.Y. ) sat . ¶It rained ( a lot . ) ¶Ann"
        );
        assert_eq!(read("She paid $3.5m, he 1,000.\n\nAT&T-run sites"), "¶She paid $ 3.5m , he 1,000 . ¶AT&T - run sites");
    }
}
