//! What Markdown shows: links as their words, pictures as nothing, broken lines as whole ones.

use super::Cut;
use crate::parse::fields::is_front_rule;
use crate::parse::units::in_capitals;
use crate::parse::units::numbers::is_numbered;
use crate::text::Span;
use crate::text::lines::lines;
use crate::text::markdown::{Hidden, hidden};

/// What is hidden, the ends of broken lines, and headings that no "# " marks; nothing, if the text has no link, picture, several numbers or addresses beside words, or headings of two
/// ranks: who types a text may emphasise a word.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let hidden = hidden(text);
    let has_address = |hidden: &Hidden| ["](", "][", "!["].iter().any(|mark| hidden.span.of(text).starts_with(mark));
    let has_headings = || (text.starts_with("# ") || text.contains("\n# ")) && text.contains("\n## ");
    let is_reference = |hidden: &&Hidden| hidden.span.of(text).ends_with(']') && hidden.partner.is_none();
    let has_references = || hidden.iter().filter(is_reference).count() >= LEAST_REFERENCES;
    if !hidden.iter().any(has_address) && !has_headings() && !has_references() {
        return Vec::new();
    }
    let lines = body_lines(text);
    let mut cuts: Vec<Cut> = hidden.into_iter().map(|hidden| Cut { span: hidden.span, shows: "", partner: hidden.partner }).collect();
    cuts.extend(soft_breaks(text, &lines));
    cuts.extend(underlined(text, &lines));
    cuts.extend(headings_in_capitals(text, &lines));
    cuts.extend(of_source(text, &lines));
    cuts
}

/// Numbers before words; a text has some of its own.
const LEAST_REFERENCES: usize = 5;

/// Headings below a blank line and above one of "===" or "---", shown with marks before them: "# ", "## ".
fn underlined(text: &str, lines: &[Span]) -> Vec<Cut> {
    let heading = |at: usize| {
        let [words, under] = [lines.get(at)?.trimmed(text), lines.get(at + 1)?.trimmed(text)];
        let is_below_blank = at.checked_sub(1).is_none_or(|above| lines[above].of(text).trim().is_empty());
        let is_all = |mark: u8| under.len() >= SHORTEST_UNDERLINE && under.of(text).bytes().all(|byte| byte == mark);
        let mark = [(b'=', "# "), (b'-', "## ")].into_iter().find(|(mark, _)| is_all(*mark))?.1;
        (is_below_blank && !words.is_empty()).then(|| [Cut::between(words.start, mark), Cut::new(under, "")])
    };
    (0..lines.len()).filter_map(heading).flatten().collect()
}

/// Bytes of a line below a heading.
const SHORTEST_UNDERLINE: usize = 3;

/// Headings in capitals below two blank lines, as converters to plain text set them, shown with marks before them and whole.
fn headings_in_capitals(text: &str, lines: &[Span]) -> Vec<Cut> {
    let line = |at: usize| lines[at].trimmed(text);
    let mut cuts = Vec::new();
    for at in 2..lines.len() {
        if line(at - 2).is_empty() && line(at - 1).is_empty() && in_capitals(line(at).of(text)) {
            cuts.push(Cut::between(line(at).start, "## "));
            if at + 1 < lines.len() && in_capitals(line(at + 1).of(text)) {
                cuts.push(Cut::new(Span { start: line(at).end, end: line(at + 1).start }, " "));
            }
        }
    }
    cuts
}

/// Lines that have nothing but tags, or the marks that pandoc sets around the blocks of a page.
fn of_source(text: &str, lines: &[Span]) -> impl Iterator<Item = Cut> {
    let is_one = |line: &str| line.starts_with(":::") || is_of_tags(line);
    lines.iter().map(|line| line.trimmed(text)).filter(move |line| is_one(line.of(text))).map(|span| Cut::new(span, ""))
}

/// `<div class="article">`, `</div></div>`, `<!-- -->`.
fn is_of_tags(line: &str) -> bool {
    let mut rest = line;
    while let Some(tag) = rest.strip_prefix('<').filter(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')))
    {
        let Some((_, behind)) = tag.split_once('>') else { return false };
        rest = behind.trim_start();
    }
    rest.is_empty() && !line.is_empty()
}

/// Of so many line ends within paragraphs one at least stands before a small letter, where they are those of broken lines.
const ENDS_FOR_A_SMALL_LETTER: usize = 4;
/// The same within a paragraph of a text that breaks few.
const ENDS_OF_ONE_FOR_A_SMALL_LETTER: usize = 2;

/// The ends of lines that end no paragraph, with the white space around them, if the text has such: in Markdown a line's end is a blank, unless two blanks stand before it.
fn soft_breaks(text: &str, lines: &[Span]) -> Vec<Cut> {
    let ends: Vec<&[Span]> = lines.windows(2).filter(|pair| may_be_soft(pair[0].of(text), pair[1].of(text))).collect();
    let are_soft = |ends: &[&[Span]], ends_for_one: usize| {
        let small = ends.iter().filter(|pair| begins_small(pair[1].of(text))).count();
        small * ends_for_one >= ends.len()
    };
    let all_are = are_soft(&ends, ENDS_FOR_A_SMALL_LETTER);
    let paragraphs = ends.chunk_by(|end, next| end[1] == next[0]).filter(|ends| all_are || are_soft(ends, ENDS_OF_ONE_FOR_A_SMALL_LETTER));
    let gap = |pair: &&[Span]| Span { start: pair[0].trimmed(text).end, end: pair[1].trimmed(text).start };
    paragraphs.flatten().map(|pair| Cut::new(gap(pair), " ")).collect()
}

/// Whether the end of a line may be a blank before the next.
fn may_be_soft(line: &str, next: &str) -> bool {
    let [words, next_words] = [line, next].map(|line| line.trim_start_matches(['>', ' ', '\t']).trim_end());
    let is_heading = in_capitals(words) && !in_capitals(next_words);
    let is_hard = line.ends_with("  ") || line.ends_with('|') || is_heading;
    !words.is_empty() && !next_words.is_empty() && !is_hard && !begins_block(next_words)
}

/// All lines but those of the header.
fn body_lines(text: &str) -> Vec<Span> {
    let mut lines: Vec<Span> = lines(text).collect();
    lines.drain(..front_matter(lines.iter().map(|line| line.of(text))));
    lines
}

/// Lines of the fields between two rules at the very beginning.
fn front_matter<'t>(mut lines: impl Iterator<Item = &'t str>) -> usize {
    let opening = lines.next().map(str::trim_end).filter(|line| is_front_rule(line));
    let closing = opening.and_then(|rule| lines.position(|line| line.trim_end() == rule));
    closing.map_or(0, |at| at + 2)
}

/// Whether the words of a line begin with a small letter, whatever marks stand before them.
fn begins_small(line: &str) -> bool {
    line.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// What begins another block, but for numbers.
const MARKS: &[&str] = &["#", "- ", "* ", "+ ", "|", "```", "![", "---", "===", "***"];

fn begins_block(line: &str) -> bool {
    MARKS.iter().any(|mark| line.starts_with(mark)) || is_numbered(line)
}
