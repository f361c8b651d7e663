//! Positions in a text, decoding, lines, flow and tokens. Pure: no files, no Arrow, no serde.
//!
//! Everything here speaks of one decoded text. Offsets are bytes of that text unless a name says `code_point`.

pub(crate) mod decimal;
pub(crate) mod decode;
pub(crate) mod difference;
pub(crate) mod escape;
pub(crate) mod flow;
pub(crate) mod lines;
pub(crate) mod markdown;
pub(crate) mod offsets;
pub(crate) mod residue;
pub(crate) mod span;

pub use decode::Encoding;
pub use flow::Flow;
pub use span::Span;

/// Whether a text is in a list of texts in lower case, however it is written.
pub(crate) fn is_one_of(list: &[&str], text: &str) -> bool {
    match text.is_ascii() {
        true => list.iter().any(|listed| listed.len() == text.len() && listed.eq_ignore_ascii_case(text)),
        false => list.contains(&text.to_lowercase().as_str()),
    }
}

/// Decodes a raw text strictly: UTF-8, or UTF-16 behind its mark.
///
/// # Errors
/// What is wrong with the bytes, and at which of them.
pub fn decode_text(raw: Vec<u8>) -> Result<String, String> {
    decode::decode(raw).map(|decoded| decoded.text).map_err(|error| format!("{error:?}"))
}

/// Vowel signs, viramas and joiners, which stand within words.
pub(crate) fn is_indian_sign(c: char) -> bool {
    ('\u{900}'..='\u{DFF}').contains(&c) && !('\u{964}'..='\u{970}').contains(&c) && !c.is_numeric() || matches!(c, '\u{200C}' | '\u{200D}')
}

/// Whether a script has no blanks between words: Han, kana, Thai, Lao, Burmese, Khmer.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether sentences end with it, in any script.
pub(crate) fn is_sentence_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '॥' | '؟' | '۔' | '።' | '။' | '។')
}

/// The digit nought of each script whose numbers are written digit by digit from the left: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada,
/// Malayalam, Thai, Lao, Burmese, Khmer, and the wide ones of East Asia.
const NOUGHTS: [char; 16] = ['٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '၀', '០', '０'];

/// What a digit of any of these scripts is worth.
pub(crate) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    NOUGHTS.iter().map(|nought| u32::from(c).wrapping_sub(u32::from(*nought))).find(|value| *value < 10)
}
