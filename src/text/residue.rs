//! What a text has kept of the file it came from and nobody meant to be read: markup, and characters that a wrong decoding made.

use memchr::{memchr2_iter, memchr3_iter};

/// Whether a text has tags, character references or escapes that were never turned into text: `<p>`, `&amp;`, `\n\n`.
pub(crate) fn has_markup(text: &str) -> bool {
    memchr3_iter(b'<', b'&', b'\\', text.as_bytes()).any(|at| {
        let rest = &text[at + 1..];
        match text.as_bytes()[at] {
            b'<' => opens_tag(rest),
            b'&' => is_reference(rest),
            _ => ESCAPES.iter().any(|escape| rest.starts_with(escape)),
        }
    })
}

/// Names of the tags that articles are set with, in lower case. Formulas have none of them between such signs.
const TAGS: &[&str] = &[
    "!--",
    "!doctype",
    "a",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "div",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "html",
    "i",
    "iframe",
    "img",
    "li",
    "meta",
    "ol",
    "p",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "td",
    "tr",
    "u",
    "ul",
];

/// Bytes of the longest name of a tag.
const LONGEST_TAG: usize = 10;

/// Whether what stands behind `<` makes it a tag: a name of one, and behind the name its end or its attributes.
fn opens_tag(rest: &str) -> bool {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let end = name.bytes().take(LONGEST_TAG + 1).position(|byte| byte == b'>' || byte == b'/' || byte.is_ascii_whitespace());
    end.is_some_and(|end| TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(&name[..end])))
        && name.bytes().take_while(|byte| *byte != b'<').any(|byte| byte == b'>')
}

/// Names of the characters that news has.
const REFERENCES: &[&str] = &[
    "amp", "nbsp", "quot", "apos", "lt", "gt", "lsquo", "rsquo", "ldquo", "rdquo", "sbquo", "bdquo", "laquo", "raquo", "mdash", "ndash",
    "hellip", "copy", "reg", "trade", "euro", "pound", "bull", "middot", "shy", "eacute", "egrave", "agrave", "ccedil", "ntilde", "auml",
    "ouml", "uuml", "Auml", "Ouml", "Uuml", "szlig", "aacute", "iacute", "oacute", "uacute", "atilde", "otilde",
];

/// Bytes of the longest reference.
const LONGEST_REFERENCE: usize = 8;

/// Whether what stands behind `&` makes it a character reference: `amp;`, `#8217;`, `#x2019;`.
fn is_reference(rest: &str) -> bool {
    let Some(end) = rest.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';') else { return false };
    let name = &rest[..end];
    let digits = name.strip_prefix('#').map(|number| number.strip_prefix(['x', 'X']).unwrap_or(number));
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())) || REFERENCES.contains(&name)
}

/// What follows the backslash where a program wrote a string. One line end may be the beginning of a folder's name.
const ESCAPES: &[&str] = &["n\\n", "r\\n", "\"", "u20"];

/// Whether a text has characters that a wrong decoding made: U+FFFD, and UTF-8 that was read as Windows-1252 ("donâ€™t", "cafÃ©").
pub(crate) fn has_damage(text: &str) -> bool {
    !text.is_ascii()
        && memchr2_iter(REPLACEMENT[0], CAPITAL_A_TILDE[0], text.as_bytes()).any(|at| {
            let rest = &text.as_bytes()[at..];
            let follows = |lead: &[u8]| rest.strip_prefix(lead).is_some_and(|rest| rest.starts_with(&[0xC2]) && rest.get(1) >= Some(&0xA0));
            rest.starts_with(REPLACEMENT)
                || rest.starts_with(A_CIRCUMFLEX_EURO)
                || follows(CAPITAL_A_TILDE)
                || follows(CAPITAL_A_CIRCUMFLEX)
        })
}

/// U+FFFD.
const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();
/// The first two of the three bytes of every curly quotation mark and dash, each taken for a character.
const A_CIRCUMFLEX_EURO: &[u8] = "â€".as_bytes();
/// The first bytes of Latin letters and signs; another from U+00A0 to U+00BF follows then.
const CAPITAL_A_TILDE: &[u8] = "Ã".as_bytes();
const CAPITAL_A_CIRCUMFLEX: &[u8] = "Â".as_bytes();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_markup_is_told_from_signs_that_are_meant() {
        for text in [
            "<p>The ferry",
            "sailed.<br/>Then",
            "<A HREF=\"x\">a</A>",
            "<!-- ad -->",
            "Bread &amp; Butter",
            "the city&#8217;s",
            "it&#x2019;s",
            "a\\n\\nb",
            "said \\\"no\\\"",
            "it\\u2019s",
        ] {
            assert!(has_markup(text), "{text}");
        }
        for text in [
            "5 < 6 > 2",
            "<3",
            "AT&T; and more",
            "Marks & Co; Lund",
            "C:\\news\\today",
            "a <b",
            "x &#; y",
            "¯\\_(ツ)_/¯",
            "<Ada Lund>",
            "a & b;",
        ] {
            assert!(!has_markup(text), "{text}");
        }
    }

    #[test]
    fn ok_damage_is_told_from_accents() {
        for text in ["donâ€™t", "cafÃ©", "5Â\u{a0}°C", "Â£5", "a\u{FFFD}b"] {
            assert!(has_damage(text), "{text}");
        }
        for text in ["plain", "naïve café", "SÃO PAULO", "Âge d’or", "Câmara", "5\u{a0}°C", "“Ω”"] {
            assert!(!has_damage(text), "{text}");
        }
    }
}
