//! Where two texts part, for messages.

use super::escape::Escaped;

/// The first line in which `found` is not what was expected.
pub(crate) fn first(expected: &str, found: &str) -> String {
    let lines = (1..).zip(expected.lines().map(Some).chain([None]).zip(found.lines().map(Some).chain(std::iter::repeat(None))));
    let different = lines.into_iter().find(|(_, (expected, found))| expected != found);
    let shown = |line: Option<&str>| line.map_or("the end of the file".to_owned(), |line| Escaped(line.trim()).to_string());
    different.map_or("expected other line ends".to_owned(), |(number, (expected, found))| {
        format!("line {number}: expected {}, found {}", shown(expected), shown(found))
    })
}
