//! Marks before and around lines: of lists, headings, what is set off, and lines that are drawn.

/// A line drawn with marks.
pub(super) fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|b| matches!(b, b'_' | b'-' | b'=' | b'*' | b'~' | b' '))
}

/// Bytes of marks on either side of a line that is set between them: `**Ferry Sails Again**`, `_Ada Lund_`, `== Harbour ==`.
pub(super) fn marks_around(line: &str) -> usize {
    let bytes = line.as_bytes();
    let Some(mark) = bytes.first().filter(|mark| matches!(mark, b'*' | b'_' | b'=' | b'~')) else { return 0 };
    let front = bytes.iter().take_while(|byte| *byte == mark).count();
    let back = bytes.iter().rev().take_while(|byte| *byte == mark).count();
    let is_set_between = front == back && front * 2 < line.len() && !bytes[front..line.len() - back].contains(mark);
    if is_set_between { front } else { 0 }
}

/// Marks of a heading in Markdown, and bytes of them and the white space behind.
pub(super) fn heading_marker(line: &str) -> (u8, usize) {
    let rest = line.trim_start_matches('#');
    let marks = line.len() - rest.len();
    let is_marker = (1..=6).contains(&marks) && rest.starts_with(' ');
    if is_marker { (marks as u8, line.len() - rest.trim_start().len()) } else { (0, 0) }
}

/// Bytes of list marker and white space at the front.
pub(super) fn list_marker(line: &str) -> usize {
    let mut chars = line.chars();
    match (chars.next(), chars.next()) {
        (Some('*' | '+' | '•' | '◦' | '▪' | '‣' | '·' | '●' | '-' | '–' | '#'), Some(c)) if c.is_whitespace() => {
            line.len() - line[line.chars().next().map_or(0, char::len_utf8)..].trim_start().len()
        }
        _ => 0,
    }
}
