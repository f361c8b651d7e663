//! The pieces that are labelled: lines, or what were lines before somebody wrapped or cut them.

mod marks;
pub(super) mod numbers;
mod tags;
mod wrap;

use marks::{heading_marker, is_rule, list_marker, marks_around};
use numbers::numbered;

use super::pictures;
use crate::text::flow::is_initial;
use crate::text::lines::lines;
use crate::text::{Span, is_one_of, is_sentence_end};

/// A line or a re-joined paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Bytes of the text, without outer white space, list marker and what stands in a picture's place.
    pub span: Span,
    /// Whether a blank line, or the text's beginning, comes before.
    pub after_blank: bool,
    /// Whether a list marker stands before it.
    pub listed: bool,
    /// White space and list marker before it, in characters.
    pub indent: u16,
    /// Marks before a heading of Markdown, "#" to "######"; 0 before anything else.
    pub rank: u8,
    /// Whether it only draws a line.
    pub rule: bool,
}

/// Cuts a text into units, re-joining lines that belong together.
pub(crate) fn units(text: &str) -> Vec<Unit> {
    let lines = content_lines(text);
    let items = items(text, &lines);
    let is_item = |line: &Unit| items.binary_search(&line.span.start).is_ok();
    let hangs = wrap::hangs(text, &lines);
    let is_hanging = |left: &Unit, sofar: &Unit, right: &Unit| hangs && wrap::hangs_on(left, sofar, right);
    match wrap::width_of(text, &lines, is_item) {
        Some(width) => join(&lines, |left, _, right, next| {
            !is_item(right) && wrap::wraps_on(text, left, right, width) || is_severed(text, left, right, next)
        }),
        None if tags::is_cut(&lines) || tags::is_cut_within_blocks(text, &lines) => {
            let repeated = tags::repeated(text, &lines);
            join(&lines, |left, sofar, right, next| {
                if is_hanging(left, sofar, right) {
                    return true;
                }
                let is_whole = || left.span == sofar.span && repeated.contains(left.span.of(text));
                let may_go_on = || (!right.listed || is_dash_inside(text, left, right)) && !is_whole();
                tags::is_bound(text, left, right) || may_go_on() && tags::continues(text, left, sofar, right, next)
            })
        }
        None => join(&lines, |left, sofar, right, next| is_hanging(left, sofar, right) || is_severed(text, left, right, next)),
    }
}

/// Where the items of lists begin: behind a marker, or set in and numbered like others near them, "2. ".
fn items(text: &str, lines: &[Unit]) -> Vec<u32> {
    let numbered = numbered(text, lines);
    let has_stop = |line: &Unit| line.span.of(text).trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('.');
    let is_item = |(line, numbered): &(&Unit, bool)| line.listed || line.indent > 0 && *numbered && has_stop(line);
    lines.iter().zip(numbered).filter(is_item).map(|(line, _)| line.span.start).collect()
}

fn content_lines(text: &str) -> Vec<Unit> {
    let (mut found, mut after_blank) = (Vec::new(), true);
    for line in lines(text) {
        let trimmed = line.trimmed(text);
        let (rank, heading) = heading_marker(trimmed.of(text));
        let marks = marks_around(trimmed.of(text));
        let marker = if marks > 0 { 0 } else { heading.max(list_marker(trimmed.of(text))) };
        let inside = Span { start: trimmed.start + (marker + marks) as u32, end: trimmed.end - marks as u32 };
        let span = pictures::without(text, inside);
        if span.is_empty() {
            after_blank = true;
            continue;
        }
        if let Some(initial) =
            found.last_mut().filter(|last: &&mut Unit| is_initial(last.span.of(text)) && is_rest_of_paragraph(span.of(text)))
        {
            initial.span.end = span.end;
            after_blank = false;
            continue;
        }
        let indent = text[line.start as usize..span.start as usize].chars().count().min(1000) as u16;
        found.push(Unit { span, after_blank, listed: marker > 0 && rank == 0, indent, rank, rule: is_rule(trimmed.of(text)) });
        after_blank = false;
    }
    list_hashes(&mut found);
    found
}

/// "# " before several lines, and no "## " anywhere, is a list's marker.
fn list_hashes(lines: &mut [Unit]) {
    let has_ranks = lines.iter().any(|line| line.rank > 1);
    if !has_ranks && lines.iter().filter(|line| line.rank == 1).count() > 1 {
        for line in lines.iter_mut().filter(|line| line.rank == 1) {
            (line.rank, line.listed) = (0, true);
        }
    }
}

/// Shorter lines are buttons.
const SHORTEST_PARAGRAPH_BYTES: usize = 30;

/// Whether a line may go on where a large first letter stands by itself.
fn is_rest_of_paragraph(line: &str) -> bool {
    line.len() >= SHORTEST_PARAGRAPH_BYTES && line.starts_with(char::is_lowercase)
}

/// No line begins with a comma or a colon: what stands before it was cut off, as in "Harbour" and below it ": The ferry sails".
fn is_tail(text: &str, line: &Unit) -> bool {
    let line = line.span.of(text);
    line.starts_with([',', ';', ':']) && line[1..].starts_with(char::is_whitespace)
}

/// Whether a line was broken between `left` and `right`, whatever the text's width: no line of its own begins with a comma, and a headline
/// of two lines may break anywhere.
fn is_severed(text: &str, left: &Unit, right: &Unit, next: Option<&Unit>) -> bool {
    let [above, below] = [left, right].map(|unit| unit.span.of(text));
    let is_open = || !left.listed && !right.listed && has_begun(above) && above.ends_with(char::is_lowercase);
    let is_alone = || left.after_blank && next.is_none_or(|next| next.after_blank);
    let leads_on = || ends_with_leading_word(above) && !ends_item(above);
    let is_two_lines = || may_be_one_of_two(above) && may_be_one_of_two(below) && above.split(' ').count() >= LEAST_WORDS_OF_TWO_LINES;
    is_alone() && is_two_lines()
        || is_tail(text, right)
        || is_hyphenated(above, below) && !right.listed
        || is_open() && goes_on_small(below) && (is_alone() && has_begun(below) || leads_on())
}

/// "the southern is-", "lands": a word goes on.
fn is_hyphenated(above: &str, below: &str) -> bool {
    has_begun(above) && above.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_lowercase)) && begins_small(below)
}

/// Words of the first line of a headline of two; with fewer it is a section's name.
const LEAST_WORDS_OF_TWO_LINES: usize = 3;

/// "FERRY SAILS AGAIN": capitals, and more than one word.
pub(super) fn in_capitals(line: &str) -> bool {
    line.contains(' ') && line.contains(char::is_uppercase) && !line.contains(char::is_lowercase)
}

/// A line in capitals that is no sentence, no credit and no way to the page.
fn may_be_one_of_two(line: &str) -> bool {
    in_capitals(line) && !line.ends_with(is_sentence_end) && !line.contains([':', '|', '/'])
}

/// Bytes of "b)" or "iv.".
const LONGEST_ITEM_MARK: usize = 3;

/// Whether a line begins with a small letter that is no item's, as in "b) the ferry", and no address.
fn goes_on_small(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    begins_small(line) && !(word.len() <= LONGEST_ITEM_MARK && word.ends_with([')', '.'])) && !word.contains("//")
}

/// Whether a line ends as the last item but one of an enumeration: "the ferry stays at its pier; or".
fn ends_item(line: &str) -> bool {
    line.rsplit_once(' ').is_some_and(|(before, _)| before.ends_with([',', ';']))
}

/// Whether a line says more than a button does.
fn has_begun(line: &str) -> bool {
    line.len() > LONGEST_BUTTON_BYTES && line.contains(' ')
}

/// Whether what looks like an item's mark is a dash within a sentence: "the harbour office", "- says the mayor - has".
fn is_dash_inside(text: &str, left: &Unit, right: &Unit) -> bool {
    let marked = text[left.span.end as usize..right.span.start as usize].trim_end();
    !left.listed && marked.ends_with(['-', '–']) && right.span.of(text).starts_with(char::is_lowercase)
}

/// Whether a line begins with a small letter, and not as "iPhone" does.
fn begins_small(line: &str) -> bool {
    let mut signs = line.chars();
    signs.next().is_some_and(char::is_lowercase) && !signs.next().is_some_and(char::is_uppercase)
}

/// Longer lines are no buttons.
const LONGEST_BUTTON_BYTES: usize = 20;

/// Words that lead to another one and end no line of their own, in lower case: articles, prepositions, what joins and what points.
const LEADING_WORDS: &[&str] = &[
    "the", "a", "an", "of", "in", "on", "at", "to", "for", "and", "or", "by", "from", "with", "that", "as", "is", "was", "are", "were",
    "like", "than", "its", "his", "her", "their", "our", "my", "your", "this", "these", "which", "who", "whose", "but", "into", "after",
    "between", "against", "when", "while", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und",
    "oder", "von", "vom", "mit", "für", "im", "zum", "zur", "bei", "seine", "ihre", "dass", "le", "la", "les", "du", "de", "un", "une",
    "et", "ou", "à", "au", "aux", "dans", "sur", "pour", "par", "avec", "qui", "que", "el", "los", "las", "del", "al", "una", "y", "con",
    "por", "para", "il", "lo", "gli", "di", "della", "dei", "nel", "che", "per", "o", "os", "do", "da", "dos", "das", "no", "na", "e",
    "em", "com", "het", "een", "van", "en", "met", "op", "voor", "och", "i", "av", "för", "med", "og", "til", "på",
];

/// What lines end with whose last word leads to nothing there: "Already a subscriber? Log in", "Ten things to do", "Las islas del sur".
const WHOLE_ENDS: &[&str] = &[
    "log in",
    "sign in",
    "logged in",
    "signed in",
    "sponsored by",
    "presented by",
    "powered by",
    "provided by",
    "brought to you by",
    " to do",
    " can do",
    " to die",
    " will die",
    " say no",
    " says no",
    " que no",
    "el sur",
    " al sur",
];

fn ends_with_leading_word(line: &str) -> bool {
    let ends =
        |whole: &&str| line.len().checked_sub(whole.len()).and_then(|at| line.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(whole));
    // Not the letter of "Group A".
    !line.ends_with(char::is_uppercase)
        && is_one_of(LEADING_WORDS, line.rsplit(' ').next().unwrap_or_default())
        && !WHOLE_ENDS.iter().any(ends)
}

fn join(lines: &[Unit], belongs: impl Fn(&Unit, &Unit, &Unit, Option<&Unit>) -> bool) -> Vec<Unit> {
    let mut joined: Vec<Unit> = Vec::with_capacity(lines.len());
    let mut previous: Option<&Unit> = None;
    for (at, line) in lines.iter().enumerate() {
        match (previous, joined.last_mut()) {
            (Some(left), Some(last)) if !line.after_blank && !line.rule && !left.rule && belongs(left, last, line, lines.get(at + 1)) => {
                last.span.end = line.span.end;
            }
            _ => joined.push(*line),
        }
        previous = Some(line);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        units(text).iter().map(|unit| crate::text::flow::value_of(unit.span.of(text))).collect()
    }

    #[test]
    fn ok_wrapped_paragraphs_are_joined_and_short_lines_are_not() {
        let text = "Heading of the day\nBy Ada Lund\n\nThe river rose again on Tuesday and the\nferry stayed at its pier until evening,\nwhen the harbour office let it sail out\nwith all lights on.\n\n * one item that is so long that it\n   wraps\n * two\n";
        assert_eq!(
            read(text),
            [
                "Heading of the day",
                "By Ada Lund",
                "The river rose again on Tuesday and the ferry stayed at its pier until evening, when the harbour office let it sail out with all lights on.",
                "one item that is so long that it wraps",
                "two"
            ]
        );
    }

    #[test]
    fn ok_items_of_a_wrapped_text_may_be_whole() {
        let prose = "The river rose again on Tuesday and the\nferry stayed at its pier until evening,\nwhen the harbour office let it sail out\nwith all lights on.";
        let list = "  1. Whoever has a ticket may take the ferry at any hour\n  2. Whoever has none waits\n  * The pier of Elmholm is open on all days of the week again";
        assert_eq!(read(&format!("{prose}\n\n{list}\n\n{prose}")).len(), 1 + 3 + 1);
    }

    #[test]
    fn ok_lines_that_hang_belong_to_the_paragraph_that_began_further_out() {
        let broken = [
            "The harbour office of Elm said on Friday that the ferry\n        between the islands would sail again.",
            "Captain Lund, who has sailed it for thirty years, said\n        that she had waited for the day, and\n        Tom Reed that he had not.",
            "Tickets for the first week are sold at the pier in the\n        morning, and on board.",
        ];
        let whole: Vec<String> = broken.iter().map(|lines| lines.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(read(&broken.join("\n")), whole);
        let items = "A list of all that is sold at the pier in the morning:\n        Tickets\n";
        assert_eq!(read(&items.repeat(4)).len(), 8);
    }

    #[test]
    fn ok_sentences_cut_at_tags_go_on_within_blocks_that_blank_lines_part() {
        let cut = "The ferry of\nElmholm\n, which sailed on\nMonday\n, stayed at its pier for the rest of the week.\n\n\nAda Lund\n’s boat did not sail.\n\n";
        let whole =
            ["The ferry of Elmholm, which sailed on Monday, stayed at its pier for the rest of the week.", "Ada Lund’s boat did not sail."];
        assert_eq!(read(cut), whole);
    }

    #[test]
    fn ok_an_open_sentence_goes_on_where_the_next_word_would_just_have_fitted() {
        let wrapped = "The harbour office of Elm said on Friday\nthat the ferry between the islands, which\nhad stayed at its pier since the winter,\nwould now sail, as it did last summer\nand before the war, on every day.\nTickets are sold at the pier.";
        let paragraph = wrapped.replace('\n', " ").replace(" Tickets are sold at the pier.", "");
        assert_eq!(read(wrapped), [paragraph.as_str(), "Tickets are sold at the pier."]);
    }

    #[test]
    fn ok_a_large_first_letter_belongs_to_its_word() {
        let text = "By Ada Lund\n\nT\n\nhe ferry stayed at its pier until the evening.\n\nX\nshare\n\nA\n\nnother boat sailed, and nobody knows which one it was.";
        let nother = "nother boat sailed, and nobody knows which one it was.";
        assert_eq!(read(text), ["By Ada Lund", "The ferry stayed at its pier until the evening.", "X", "share", "A", nother]);
    }

    #[test]
    fn ok_a_headline_of_two_lines_in_capitals_is_one() {
        assert_eq!(read("FERRY SAILS AGAIN\nTO SOUTHERN ISLANDS\n\nBy ADA LUND\nStaff Writer\n").len(), 3);
        assert_eq!(read("ELM SPORT\nBOATS RACE AGAIN\n\nBy ADA LUND\n").len(), 3, "a section's name");
    }

    #[test]
    fn ok_one_letter_and_a_line_of_its_own_are_two() {
        let capital = "Ferries of the southern islands sail again";
        assert_eq!(read(&format!("A\n{capital}\n\nB\nsea\n")), ["A", capital, "B", "sea"]);
    }

    #[test]
    fn ok_number_signs_are_ranks_or_items() {
        let ranks = |text: &str| units(text).iter().map(|unit| (unit.rank, unit.listed)).collect::<Vec<_>>();
        assert_eq!(ranks("# boats\n\n# bread\n\n# mail\n"), [(0, true); 3]);
        assert_eq!(ranks("# Boats\n\n## Bread\n\n# Mail\n"), [(1, false), (2, false), (1, false)]);
        assert_eq!(ranks("# Boats\n\nBread\n"), [(1, false), (0, false)]);
    }

    #[test]
    fn ok_a_word_goes_on_behind_its_hyphen() {
        assert_eq!(
            read("The ferry between Elm and the southern is-\nlands sailed again.\nDivers were glad."),
            ["The ferry between Elm and the southern is-lands sailed again.", "Divers were glad."]
        );
        assert_eq!(read("The ferry between Elm and the southern is-\n\nlands sailed again.").len(), 2, "not below a blank line");
        assert_eq!(read("The ferry between Elm and Little-\nTarn sailed again.").len(), 2);
    }

    #[test]
    fn ok_some_ends_lead_on_to_nothing() {
        let lines = |first: &str| {
            read(&format!("{first}\nEl barco había pasado once días en el muelle.\nPor Ada Lund\n5 de marzo de 2024\nLos buzos no habían encontrado daños bajo la línea de flotación.")).len()
        };
        assert_eq!((lines("El transbordador vuelve a las islas del sur"), lines("Ten things to do")), (5, 5));
    }

    #[test]
    fn ok_a_button_leads_on_to_nothing() {
        let text = "The ferry sails again.\nAlready a subscriber?\nLog in\nIt had stayed at its pier for eleven days because of the\nIce\non its hull.";
        let sentence = "It had stayed at its pier for eleven days because of the Ice on its hull.";
        assert_eq!(read(text), ["The ferry sails again.", "Already a subscriber?", "Log in", sentence]);
    }

    #[test]
    fn ok_a_line_that_begins_with_a_comma_or_colon_belongs_to_the_one_above() {
        let text =
            "Southern islands\n: The Ferry Sails Again\n\n: not below a blank line\n\nThe boat of Captain Lund\n, who is 61, sailed.";
        assert_eq!(
            read(text),
            ["Southern islands : The Ferry Sails Again", ": not below a blank line", "The boat of Captain Lund, who is 61, sailed."]
        );
    }
}
