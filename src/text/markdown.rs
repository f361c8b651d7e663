//! What Markdown and converters to plain text put around the words of a page: the brackets and addresses of its links, its pictures, marks of emphasis, the marks before the
//! lines of a quotation.
//! Whoever reads the page sees none of it.
//!
//! A function of the text alone, so that a piece of a raw text says by itself what it shows.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2_iter, memchr3_iter, memmem};

use super::Span;
use super::lines::lines;

/// What stands between the words of a link and its address, or the number of the line that has it.
const MIDDLE: &str = "](";
const MIDDLE_OF_NUMBERED: &str = "][";
/// Links deeper within each other are none.
const DEEPEST: usize = 8;
/// Bytes that are emphasised at most.
const LONGEST_EMPHASIS: usize = 500;

/// A piece of a text that its reader does not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hidden {
    pub span: Span,
    /// Where the other piece begins, if it is one of the two that stand around words.
    pub partner: Option<u32>,
}

impl Hidden {
    fn new(start: usize, end: usize) -> Self {
        Self { span: Span::new(start, end), partner: None }
    }

    /// The two pieces around the words between them.
    fn around(words: Range<usize>, before: usize, behind: usize) -> [Self; 2] {
        let (opening, closing) = (Span::new(words.start - before, words.start), Span::new(words.end, words.end + behind));
        [Self { span: opening, partner: Some(closing.start) }, Self { span: closing, partner: Some(opening.start) }]
    }
}

/// What is hidden, in order and without overlaps.
pub(crate) fn hidden(text: &str) -> Vec<Hidden> {
    let has = |mark: &str| memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    let mut found = Vec::new();
    let has_numbers = has(MIDDLE_OF_NUMBERED);
    if has(MIDDLE) || has_numbers || has("]{") {
        links(text, &mut found);
    }
    if has_numbers && has(END_OF_LABEL) {
        found.extend(
            lines(text).filter(|line| is_definition(line.of(text))).map(|line| Hidden::new(line.start as usize, line.end as usize)),
        );
    }
    found.extend(attributes(text));
    emphasis(text, &mut found);
    found.extend(escapes(text));
    found.extend(references(text));
    found.extend(addresses(text));
    if has("\n>") {
        found.extend(quote_marks(text));
    }
    found.sort_unstable_by_key(|hidden| hidden.span);
    // A mark in an address, or in the text of a picture, is hidden already.
    found.dedup_by(|next, before| next.span.start < before.span.end);
    found
}

/// Brackets and addresses of links, and whole pictures.
fn links(text: &str, found: &mut Vec<Hidden>) {
    let bytes = text.as_bytes();
    let mut open: Vec<usize> = Vec::new();
    let mut behind = 0;
    for at in memchr3_iter(b'[', b']', b'\n', bytes) {
        if at < behind || at > 0 && bytes[at - 1] == b'\\' {
            continue;
        }
        match bytes[at] {
            b'[' => {
                // Brackets that are never closed are forgotten, the outermost first.
                if open.len() == DEEPEST {
                    open.remove(0);
                }
                open.push(at);
            }
            b'\n' if ends_paragraph(&bytes[at + 1..]) => open.clear(),
            b'\n' => {}
            _ => {
                let begin = open.pop();
                let address = address_end(text, at).or_else(|| number_end(text, at));
                let Some(end) = attributes_end(text, address.unwrap_or(at + 1)).or(address) else { continue };
                behind = end;
                match begin {
                    Some(begin) if text[..begin].ends_with('!') => found.push(Hidden::new(begin - 1, end)),
                    Some(begin) => found.extend(Hidden::around(begin + 1..at, 1, end - at)),
                    None => found.push(Hidden::new(at, end)),
                }
            }
        }
    }
}

/// Marks around emphasised words: `_so_`, `**so**`. Marks within a word are part of it, and single stars are the author's: "*laughs*", "B00000001*".
fn emphasis(text: &str, found: &mut Vec<Hidden>) {
    let bytes = text.as_bytes();
    // Of stars and underscores, where one last opened.
    let mut open: [Option<usize>; 2] = [None; 2];
    let mut behind = 0;
    for at in memchr2_iter(b'*', b'_', bytes) {
        if at < behind {
            continue;
        }
        let length = bytes[at..].iter().take_while(|byte| **byte == bytes[at]).count();
        behind = at + length;
        let is_star = bytes[at] == b'*';
        if length != 1 + usize::from(is_star) {
            continue;
        }
        let (before, after) = (text[..at].chars().next_back(), text[behind..].chars().next());
        let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let opens = before.is_none_or(|c| c.is_whitespace() || "([\"'“‘—*_>".contains(c)) && is_word(after);
        let closes = is_word(before) && after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]\"'”’—*_".contains(c));
        let begin = &mut open[usize::from(is_star)];
        match begin.filter(|begin| closes && at - begin <= LONGEST_EMPHASIS && !has_blank_line(&text[*begin..at])) {
            Some(words) => {
                found.extend(Hidden::around(words..at, length, length));
                *begin = None;
            }
            None if opens => *begin = Some(behind),
            None => {}
        }
    }
}

/// The numbers that a browser for terminals prints before the words of links: `at the [12]harbour office`. At the beginning of a text it may be a footnote's.
fn references(text: &str) -> impl Iterator<Item = Hidden> {
    let bytes = text.as_bytes();
    let end = |at: usize| {
        let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = at + 1 + digits + 1;
        let is_glued = || text[end..].starts_with(|c: char| c.is_alphanumeric() || "\"'“‘".contains(c));
        (digits > 0 && bytes.get(end - 1) == Some(&b']') && is_glued()).then_some(end)
    };
    let begins_word = |at: &usize| at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_whitespace());
    memchr_iter(b'[', bytes).filter(begins_word).filter_map(move |at| Some(Hidden::new(at, end(at)?)))
}

/// Addresses in brackets behind words or below them, as converters to plain text and mail programs write links: `the ferry [https://example.org/ferry] sails`,
/// `the ferry <https://example.org/ferry>`. With the white space before them, for that is not between words.
fn addresses(text: &str) -> impl Iterator<Item = Hidden> {
    let bytes = text.as_bytes();
    memchr2_iter(b'[', b'<', bytes).filter_map(move |at| {
        let closing = if bytes[at] == b'[' { b']' } else { b'>' };
        let address = &text[at + 1..];
        let begins = || ADDRESS_BEGINNINGS.iter().any(|beginning| address.starts_with(beginning));
        let is_path = || closing == b']' && address.starts_with(['/', '#', '?']) && text[..at].ends_with([' ', '\n']);
        if !begins() && !is_path() {
            return None;
        }
        let length = address.bytes().position(|byte| byte == closing || byte == b'[' || byte.is_ascii_whitespace())?;
        let (before, behind) = (text[..at].trim_end().len(), at + length + 2);
        // Where none are before it, it is no link of theirs.
        (before > 0 && address.as_bytes()[length] == closing).then(|| Hidden::new(before, behind + glued_address(&text[behind..])))
    })
}

/// Bytes of the address that a picture was a link to, right behind the picture's own.
fn glued_address(text: &str) -> usize {
    let is_one = text.starts_with('/') || ADDRESS_BEGINNINGS.iter().any(|beginning| text.starts_with(beginning));
    if is_one { text.split(|c: char| c.is_whitespace() || c == '[').next().map_or(0, str::len) } else { 0 }
}

const ADDRESS_BEGINNINGS: &[&str] = &["http://", "https://", "mailto:", "javascript:", "tel:"];

/// Backslashes before marks that would mean something else: `1\. Lund`, `so \- she said`. Those of addresses, formulas and faces (`¯\_(ツ)_/¯`) are their own.
fn escapes(text: &str) -> impl Iterator<Item = Hidden> {
    let bytes = text.as_bytes();
    let is_escape = |at: &usize| {
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || byte.is_ascii_whitespace();
        let begins = || at.checked_sub(1).is_none_or(|before| is_word(&bytes[before]));
        match bytes.get(at + 1) {
            // Before a line's end, it is broken there.
            Some(b'"' | b'\'' | b'\n') => at.checked_sub(1).is_none_or(|before| bytes[before] != b'\\'),
            Some(mark) => b"-+.*_#[]!>$".contains(mark) && begins(),
            None => false,
        }
    };
    memchr_iter(b'\\', bytes).filter(move |at| is_escape(at)).map(|at| Hidden::new(at, at + 1))
}

fn has_blank_line(text: &str) -> bool {
    text.match_indices('\n').any(|(at, _)| ends_paragraph(&text.as_bytes()[at + 1..]))
}

/// Whether nothing but a blank line follows a line's end.
fn ends_paragraph(rest: &[u8]) -> bool {
    rest.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r')).is_none_or(|byte| *byte == b'\n')
}

/// Where `](address "title")` ends that begins at a bracket.
fn address_end(text: &str, bracket: usize) -> Option<usize> {
    let rest = text[bracket..].strip_prefix(MIDDLE)?;
    // Another link's address begins behind this one's end.
    let rest = &rest[..memmem::find(rest.as_bytes(), MIDDLE.as_bytes()).unwrap_or(rest.len())];
    let address = rest.trim_start();
    let length = address_length(address)?;
    let behind = address[length..].trim_start();
    let behind = match behind.chars().next()? {
        mark @ ('"' | '\'') => {
            let closing = if mark == '"' { "\")" } else { "')" };
            &behind[1 + behind[1..].find(closing)? + 1..]
        }
        _ => behind,
    };
    behind.starts_with(')').then(|| text.len() - text[bracket..].len() + MIDDLE.len() + rest.len() - behind.len() + 1)
}

/// Where `][12]` ends that begins at a bracket.
fn number_end(text: &str, bracket: usize) -> Option<usize> {
    let rest = text[bracket..].strip_prefix(MIDDLE_OF_NUMBERED)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && rest[digits..].starts_with(']')).then_some(bracket + MIDDLE_OF_NUMBERED.len() + digits + 1)
}

/// Where `{.class key="value"}` ends that begins there: what pandoc keeps of a page's tags.
fn attributes_end(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix('{')?;
    let inside = &rest[..memchr(b'}', &rest.as_bytes()[..rest.len().min(LONGEST_ATTRIBUTES)])?];
    let are_attributes = inside.starts_with(['.', '#']) || inside.contains("=\"");
    are_attributes.then_some(at + inside.len() + "{}".len())
}

/// Those behind headings, with the white space before them: `# Ferry Sails {#ferry-sails .headline}`.
fn attributes(text: &str) -> impl Iterator<Item = Hidden> {
    memmem::find_iter(text.as_bytes(), b" {").filter_map(|at| {
        let end = attributes_end(text, at + 1)?;
        let ends_line = text[end..].is_empty() || text[end..].starts_with(['\n', '\r']);
        ends_line.then(|| Hidden::new(at, end))
    })
}

/// Bytes of all attributes of a tag.
const LONGEST_ATTRIBUTES: usize = 1000;

/// What parts a label from the address that it stands for.
const END_OF_LABEL: &str = "]: ";

/// `[12]: https://example.org "title"`.
fn is_definition(line: &str) -> bool {
    let label = line.trim_start().strip_prefix('[').and_then(|line| line.split_once(END_OF_LABEL)).map_or("", |(label, _)| label);
    !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit())
}

/// Bytes of an address: up to white space, unless a converter broke the line at a hyphen, or the bracket that closes none of its own. `[sic](laughs)` has none.
fn address_length(text: &str) -> Option<usize> {
    if text.starts_with('<') {
        return text.find('>').map(|end| end + 1);
    }
    let (mut depth, mut before) = (0, b' ');
    let mut is_end = |(at, byte): (usize, u8)| {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            b'\n' if before == b'-' => {}
            b' ' | b'\t' | b'\r' | b'\n' => return Some(at),
            _ => {}
        }
        before = byte;
        None
    };
    let length = text.bytes().enumerate().find_map(&mut is_end)?;
    let address = &text[..length];
    (address.is_empty() || address.contains(['/', '.', '#', ':', '?'])).then_some(length)
}

/// "> " before the lines of a quotation.
fn quote_marks(text: &str) -> impl Iterator<Item = Hidden> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let begin = at + line.len() - line.trim_start_matches([' ', '\t']).len();
        at += line.len();
        let marks = text[begin..at].bytes().take_while(|byte| matches!(byte, b'>' | b' ')).count();
        let is_set_off = text[..begin + marks].ends_with(' ') || text[begin + marks..at].trim().is_empty();
        let is_mark = text[begin..].starts_with('>') && is_set_off;
        is_mark.then(|| Hidden::new(begin, begin + marks))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let (mut shown, mut at) = (String::new(), 0);
        for hidden in hidden(text) {
            shown.push_str(&text[at..hidden.span.start as usize]);
            at = hidden.span.end as usize;
        }
        shown + &text[at..]
    }

    #[test]
    fn ok_links_show_their_words_and_pictures_nothing() {
        for (text, expected) in [
            ("The [harbour office](/tags/harbour) said", "The harbour office said"),
            ("[Elm](https://example.org/a_(b) \"The Elm (old)\") and [Harwick](#h)", "Elm and Harwick"),
            ("[Tom Reed](\nhttps://example.org/reed)", "Tom Reed"),
            ("[Tom Reed](/tom-\nreed)", "Tom Reed"),
            ("a ![ferry](f.jpg) b", "a  b"),
            ("[![ferry](f.jpg)](/ferry)[ ](/ 'Home')", " "),
            ("[![](f.jpg) The [ferry] sails](/ferry)", " The [ferry] sails"),
            ("office](/tags/harbour) said", "office said"),
            ("[a](<b c>) > d", "a > d"),
            ("[Tom Reed][1] and [![][2]][3]\n\n  [1]: /reed\n[2]: https://example.org 'x'\n", "Tom Reed and \n\n\n\n"),
            ("At the [12]harbour\n [13]“office” [14] [15](sic) [a]b", "At the harbour\n “office” [14] [15](sic) [a]b"),
            ("1\\. Lund \\- so \\[sic] said", "1. Lund - so [sic] said"),
            ("> The [ferry](/f)\n> sails\n>> again", "The ferry\nsails\nagain"),
            ("> so\n>\n> said", "so\n\nsaid"),
            ("The ferry\n[https://example.org/f?a=(b)],\nsays\n [/lund], sails [HTTP]", "The ferry,\nsays, sails [HTTP]"),
            ("Boat [http://example.org/b.jpg]/boat.html Lund <mailto:lund@example.org>.", "Boat Lund."),
            ("# Ferry Sails {#ferry .head}\n[By]{.label} [Lund](/l){rel=\"author\"\nx=\"y\"}", "# Ferry Sails\nBy Lund"),
            (r#"\"We sail,\" she said of the boat\'s \$5"#, r#""We sail," she said of the boat's $5"#),
            ("The pier,\\\nand the boat\\\n", "The pier,\nand the boat\n"),
            ("_So_ she **said**, and “_so_” (**_twice_**).", "So she said, and “so” (twice)."),
            ("**[Elm](/a_b_c)**: _so\nsaid_", "Elm: so\nsaid"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn ok_what_is_no_link_is_shown() {
        for text in [
            "He [Lund] said (twice)",
            "It [sic](laughs) sails",
            "A [link\n\nand](never closed",
            "[a] (b.c)",
            "¯\\_(ツ)_/¯ in C:\\news\\today",
            "[a](b.c d)",
            "[a]{b} {.c} d {e}\n{ f: \"g\" }",
            "[http://example.org/f] says",
            "so[/b] [so] [http://example.org and more] <b> <http",
            "[Lund]: We sail [twice] [2] a week",
            "[1]: https://example.org",
            "[1]Lund says so.[2]Reed does not",
            "5 * 3 * 2, f**k and s**t, **** and @_ada_ at snake_case_name_",
            "**Prices of May. **Or June.",
            "From B00000001* to (*) *laughs*",
            "_so\n\nso_",
            "_ so _",
            "](",
            "[](",
        ] {
            assert_eq!(shown(text), text);
        }
    }
}
