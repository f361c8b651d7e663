//! What text browsers and converters print in a picture's place: `[harbour.jpg?w=450]`, `![The harbour](https://example.org/harbour.jpg)`.

use crate::text::Span;

/// How names of pictures' files end, in lower case.
const EXTENSIONS: [&str; 7] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"];

/// The line without white space and pictures at both its ends.
pub(super) fn without(text: &str, line: Span) -> Span {
    let mut line = line.trimmed(text);
    while let Some(length) = at_front(line.of(text)) {
        line = Span { start: line.start + length as u32, end: line.end }.trimmed(text);
    }
    while let Some(length) = at_end(line.of(text)) {
        line = Span { start: line.start, end: line.end - length as u32 }.trimmed(text);
    }
    line
}

/// Bytes of the picture that a line begins with.
fn at_front(line: &str) -> Option<usize> {
    let length = if line.starts_with("![") {
        let address = line.find("](")?;
        address + line[address..].find(')')? + ")".len()
    } else {
        line.strip_prefix('[')?.find(']')? + "[]".len()
    };
    is_picture(&line[..length]).then_some(length)
}

/// Bytes of the picture that a line ends with.
fn at_end(line: &str) -> Option<usize> {
    let start = match line.as_bytes().last()? {
        b')' => line.rfind("![")?,
        b']' => line.rfind('[')?,
        _ => return None,
    };
    is_picture(&line[start..]).then_some(line.len() - start)
}

/// Whether brackets hold a picture: Markdown's, or the name of a file and nothing else.
fn is_picture(marked: &str) -> bool {
    if let Some(image) = marked.strip_prefix("![").and_then(|image| image.strip_suffix(')')) {
        return image.find("](").is_some_and(|at| !image[at..].contains(char::is_whitespace) && !image[at..].contains(')'));
    }
    let Some(file) = marked.strip_prefix('[').and_then(|file| file.strip_suffix(']')) else { return false };
    let name = file.split(['?', '#']).next().unwrap_or_default();
    let has_extension = |extension: &&str| {
        name.len() > extension.len() && name.as_bytes()[name.len() - extension.len()..].eq_ignore_ascii_case(extension.as_bytes())
    };
    !file.contains(char::is_whitespace) && EXTENSIONS.iter().any(has_extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(line: &str) -> &str {
        without(line, Span::new(0, line.len())).of(line)
    }

    #[test]
    fn ok_pictures_are_taken_off_both_ends() {
        for (line, rest) in [
            ("[1*Qx_9.png?q=20] [1*Qx_9.png?q=20]", ""),
            ("The boat sailed. [BOAT7.JPG]", "The boat sailed."),
            ("[boat.webp#top] Photo: Ada Lund", "Photo: Ada Lund"),
            ("![The boat](https://example.org/boat.jpg)", ""),
            ("![](boat)The boat sailed. ![a (b)](c)", "The boat sailed."),
        ] {
            assert_eq!(left(line), rest);
        }
    }

    #[test]
    fn ok_other_brackets_stay() {
        for line in [
            "He said: \"[I] saw it\" [sic]",
            "[Read more]",
            "[.png]",
            "[a boat.png]",
            "[a](b.png)",
            "![not closed](b",
            "Wow![1]",
            "]",
            ")",
            "![",
            "[",
            "",
        ] {
            assert_eq!(left(line), line);
        }
    }
}
