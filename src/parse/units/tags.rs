//! Lines that a page was cut into at its inline tags: links, names, what is emphasised. A sentence goes on below them.

use std::collections::HashSet;

use super::{LONGEST_BUTTON_BYTES, Unit, begins_small, ends_with_leading_word, has_begun};
use crate::parse::byline::{Credit, credit, is_bare_cue};
use crate::parse::date::{Day, Mention, mentions};
use crate::parse::gazetteer::{self, PLACE, is_place};
use crate::text::{Span, is_one_of, is_sentence_end};

/// Whether two lines belong together whatever else they are: a bracket is open between them, or the second begins with a mark that no line begins with.
pub(super) fn is_bound(text: &str, left: &Unit, right: &Unit) -> bool {
    let (left, right) = (left.span.of(text), right.span.of(text));
    let opens = || left.ends_with(['(', '[']) || [" \"", " '", " “", " ‘"].iter().any(|mark| left.ends_with(mark));
    opens() || begins_with_closing_mark(right) || goes_on_behind_bracket(left, right) || is_dateline(left, right)
}

/// "], he said", "'s ferry", "\" which sails": what was opened or named above is closed.
fn begins_with_closing_mark(line: &str) -> bool {
    let mut signs = line.chars();
    let (first, second, third) = (signs.next(), signs.next(), signs.next());
    let is_letter = |sign: Option<char>, letter: char| sign == Some(letter);
    match first {
        Some(']' | '}' | ',' | ';' | ')') => true,
        Some('.' | '?' | '!') => second.is_none_or(|second| second.is_whitespace() || matches!(second, ')' | '”' | '"' | '’')),
        Some('\'' | '’') if is_letter(second, 's') => third.is_none_or(|third| !third.is_alphanumeric()),
        Some('\'' | '’' | '"' | '”') => is_letter(second, ' ') && third.is_some_and(char::is_lowercase),
        Some('=') => second.is_some_and(|second| second.is_ascii_digit()),
        Some('—' | '–') => is_letter(second, ' ') && third.is_some_and(char::is_lowercase),
        _ => false,
    }
}

/// "Salt Road", "(Harwick) won again": behind the bracket the sentence goes on.
fn goes_on_behind_bracket(left: &str, right: &str) -> bool {
    let behind = right.strip_prefix('(').and_then(|inside| inside.split_once(')')).map(|(_, behind)| behind.trim_start());
    let goes_on = |behind: &str| behind.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';'));
    !left.ends_with(is_sentence_end) && behind.is_some_and(goes_on)
}

/// "LONDON", "(Elm Wire) - The ferry …"; "MARROW BAY", "— The ferry …"; "Marrow Bay, Elm –", "The ferry …": a place in a tag of its own, and what is reported from there.
fn is_dateline(left: &str, right: &str) -> bool {
    let is_place = left.len() <= LONGEST_PLACE && left.starts_with(char::is_uppercase) && !left.ends_with(is_sentence_end);
    let in_capitals = || left.split([' ', ',']).next().is_some_and(|word| word.len() > 2 && word.chars().all(char::is_uppercase));
    let agency_ends = || right.strip_prefix('(').and_then(|inside| inside.find(')')).filter(|end| *end <= LONGEST_PLACE);
    let is_reported = || agency_ends().is_some_and(|end| right[end + 2..].trim_start().starts_with(DASHES));
    let is_dashed = || in_capitals() && (right.starts_with(DASHES) || left.ends_with(DASHES));
    is_place && right.len() > LONGEST_PLACE && (is_reported() || is_dashed())
}

/// "Harwick.", "The ferry …": the same behind a stop, where the place is known.
fn is_place_with_stop(left: &str, right: &str) -> bool {
    let place = left.strip_suffix('.').filter(|place| place.len() <= LONGEST_PLACE);
    right.len() > LONGEST_REST_BYTES && place.is_some_and(|place| gazetteer::word(place) & PLACE != 0 || is_place(place.split(' ')))
}

/// Bytes of a place and of an agency; what is reported is longer.
const LONGEST_PLACE: usize = 40;
const DASHES: [char; 3] = ['-', '–', '—'];

/// A page saved with a line end at every inline tag has hardly a blank line.
pub(super) fn is_cut(lines: &[Unit]) -> bool {
    lines.iter().skip(1).filter(|line| line.after_blank).count() * 25 < lines.len()
}

/// Some have blank lines between blocks: then lines within them begin with what no line of its own begins with.
pub(super) fn is_cut_within_blocks(text: &str, lines: &[Unit]) -> bool {
    let is_tail = |pair: &&[Unit]| !pair[1].after_blank && begins_with_closing_mark(pair[1].span.of(text));
    lines.windows(2).filter(is_tail).take(LEAST_TAILS).count() == LEAST_TAILS
}

/// Such lines; a text may have one or two by mistake.
const LEAST_TAILS: usize = 3;

/// Shorter lines may be repeated and part of a sentence all the same: names, links.
const SHORTEST_WHOLE_BYTES: usize = 30;

/// Lines that stand by themselves twice: the page's title and the headline, whatever comes after them.
pub(super) fn repeated<'t>(text: &'t str, lines: &[Unit]) -> HashSet<&'t str> {
    let mut all: Vec<&str> = lines.iter().map(|line| line.span.of(text)).filter(|line| line.len() >= SHORTEST_WHOLE_BYTES).collect();
    all.sort_unstable();
    all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect()
}

/// Whether `right` goes on with what `left` began, in a text that was cut at inline tags.
pub(super) fn continues(text: &str, left: &Unit, sofar: &Unit, right: &Unit, next: Option<&Unit>) -> bool {
    let (left, sofar, right) = (left.span.of(text), sofar.span.of(text), right.span.of(text));
    let open = !sofar.ends_with(|c| is_sentence_end(c) || matches!(c, '”' | '"' | ':' | '」'));
    let goes_on = |line: &str| begins_small(line) || line.starts_with([',', '.', ';', ':', ')', '’', '”', '?', '!']);
    // "Headline", "by", "Ada Lund", or "Headline", "by Ada Lund": a byline begins, not the rest of a sentence.
    let is_taken_up = || next.is_some_and(|next| goes_on(next.span.of(text)));
    let is_credit = || is_byline(right) || is_organisations(right);
    if (is_bare_cue(right) || is_credit() && !is_taken_up()) && !sofar.contains(". ") {
        return false;
    }
    if is_place_with_stop(sofar, right) {
        return true;
    }
    // "Home", "latest news", "Ferry Sails Again": buttons, some of them in small letters.
    let is_button = |line: &str| line.len() <= LONGEST_BUTTON_BYTES && !is_one_of(FIRST_WORDS, line);
    if is_button(sofar)
        && is_button(right)
        && begins_small(right)
        && next.is_some_and(|next| next.span.of(text).starts_with(char::is_uppercase))
    {
        return false;
    }
    if goes_on(right) {
        return open || right.starts_with([',', '.', ';', ')', '’', '”', '?', '!']);
    }
    // "… nobody wanted to pay for", "Ada Lund", "5 March": a headline, who wrote it, and when. Not "the ferry sailed", "on", "5 March".
    let is_dated = || is_date_line(right) || next.is_some_and(|next| is_date_line(next.span.of(text)));
    // "add comment" below a date takes nothing up.
    let is_taken_up_long = || is_taken_up() && next.is_some_and(|next| has_begun(next.span.of(text)));
    if !open || !begins_small(left) && !is_taken_up_long() && is_dated() {
        return false;
    }
    // A sentence that was cut and taken up again is still open: a name was in the tag, and what follows it begins with a capital.
    let taken_up = sofar.len() > left.len() && sofar.len() > 60;
    let is_paragraph = right.len() > LONGEST_REST_BYTES && right.ends_with(is_sentence_end);
    let leads_on = || left.ends_with(char::is_lowercase) && left.rsplit(' ').next().is_some_and(begins_small);
    if taken_up && !right.starts_with(char::is_lowercase) && left.len() < 60 && (!is_paragraph || leads_on()) {
        return true;
    }
    let goes_on_there = |next: &str| goes_on(next) && !is_bare_cue(next) && !is_byline(next) && !is_workplace(next);
    let short_insert = right.len() < 60 && next.is_some_and(|next| !next.after_blank && goes_on_there(next.span.of(text)));
    (has_begun(sofar) || begins_sentence(sofar)) && (short_insert || ends_with_leading_word(sofar))
}

/// Whether a line is as short as a button, and yet begins a sentence: "The", "For example,", "But as captain".
fn begins_sentence(line: &str) -> bool {
    let (first, last) = (line.split(' ').next().unwrap_or_default(), line.rsplit(' ').next().unwrap_or_default());
    is_one_of(FIRST_WORDS, first) && (first.len() == line.len() || last.starts_with(char::is_lowercase))
        || line.contains(' ') && line.ends_with(',')
}

/// Words that a sentence begins with, and no button is called so, in small letters.
const FIRST_WORDS: &[&str] = &[
    "the", "an", "but", "and", "for", "after", "when", "while", "as", "at", "its", "his", "her", "their", "this", "these", "that", "der",
    "die", "das", "ein", "eine", "einen", "im", "le", "la", "les", "un", "une", "el", "los", "las", "una", "il", "lo", "gli", "het", "een",
];

/// Longer lines that begin with a capital and end a sentence are paragraphs, and no rest of a sentence: a page's buttons may stand above them, some with small letters.
const LONGEST_REST_BYTES: usize = 100;

/// No byline of one name is longer.
const LONGEST_BYLINE_BYTES: usize = 60;

/// Whether a line is a cue and names, and perhaps a date, and nothing else: "di Ada Lund", "by Ada Lund - 03/04/24 3:50 PM ET", "von Ada am 5. März 2024".
fn is_byline(line: &str) -> bool {
    if line.len() > LONGEST_BYLINE_BYTES || !line.starts_with(char::is_lowercase) {
        return false;
    }
    let dates = dates_of(line);
    let is_one = |credit: Credit| {
        let is_whole = credit.names.first().is_some_and(|name| name.of(line).contains(' '));
        // With a date stands an "on", and one name is enough.
        credit.cue && if dates.is_empty() { credit.other_words == 0 && is_whole } else { credit.other_words <= 1 }
    };
    credit(line, &dates).is_some_and(is_one)
}

/// Whether a line is a day and little else: no sentence goes on there, and right above it somebody is named.
fn is_date_line(line: &str) -> bool {
    let may_be = line.len() <= LONGEST_BYLINE_BYTES && !line.ends_with(is_sentence_end) && line.bytes().any(|byte| byte.is_ascii_digit());
    let is_day = |mention: &Mention| matches!(mention.day, Day::Full(_)) && line.len() - mention.span.len() <= MOST_BESIDE_DATE;
    may_be && mentions(line).iter().any(is_day)
}

/// Bytes beside the date of such a line: "Published", a time.
const MOST_BESIDE_DATE: usize = 20;

/// ", Harbour Times": behind a comma, capitals and nothing else say where somebody works.
fn is_workplace(line: &str) -> bool {
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    line.len() <= LONGEST_BYLINE_BYTES && line.strip_prefix(", ").is_some_and(|name| name.split(' ').all(is_name))
}

/// "by University of Elmham": who sent it out.
fn is_organisations(line: &str) -> bool {
    const SMALL: [&str; 5] = ["of", "the", "for", "and", "&"];
    let Some(name) = line.strip_prefix("by ") else { return false };
    let is_part = |word: &str| word.starts_with(char::is_uppercase) || SMALL.contains(&word);
    name.len() <= LONGEST_BYLINE_BYTES && name.contains(' ') && name.split(' ').all(is_part)
}

fn dates_of(line: &str) -> Vec<Span> {
    mentions(line).iter().map(|mention| mention.span).collect()
}

#[cfg(test)]
mod tests {
    use crate::parse::units::units;
    use crate::text::flow::value_of;

    fn read(text: &str) -> Vec<String> {
        units(text).iter().map(|unit| value_of(unit.span.of(text))).collect()
    }

    /// Whether the lines become one among others that were cut as they were.
    fn is_one(lines: &[&str]) -> bool {
        let around = "The harbour was built in two summers.\n".repeat(12);
        read(&format!("{around}{}\n{around}", lines.join("\n")))[12] == value_of(&lines.join("\n"))
    }

    #[test]
    fn ok_a_name_in_a_tag_belongs_to_its_sentence() {
        let text = "Local news\nShare\nLog in\nThe second library of our\nElm Valley\nQuarter opened. It has\nfour\nfloors, says\nAda Lund\n- she built it - with pride.\nGroup A\nElm\nGroup B";
        assert_eq!(
            read(text),
            [
                "Local news",
                "Share",
                "Log in",
                "The second library of our Elm Valley Quarter opened. It has four floors, says Ada Lund - she built it - with pride.",
                "Group A",
                "Elm",
                "Group B"
            ]
        );
    }

    #[test]
    fn ok_a_headline_ends_where_it_ends() {
        let headline = "Southern Islands Get Their Ferry Back";
        let text =
            format!("{headline}\nnews\nTravel\n{headline}\nThe Harbour Office Had Waited…\n4 March\nby\nAda Lund\nThe boat\nsailed.");
        let cut = ["news", "Travel", headline, "The Harbour Office Had Waited…", "4 March", "by", "Ada Lund", "The boat sailed."];
        assert_eq!(read(&text), [&[headline][..], &cut[..]].concat());
    }

    #[test]
    fn ok_a_headline_that_ends_with_a_small_word_does_not_go_on_with_who_wrote_it_when() {
        let headline = "The mayor speaks about a harbour that nobody wanted to pay for";
        let body = "The harbour was built in two summers.\n".repeat(12);
        let head = ["Ada Lund", "5 March 2024, 15:50", "Share", "Print"];
        assert_eq!(read(&format!("{headline}\n{}\n{body}", head.join("\n")))[..5], [&[headline][..], &head].concat());
        for byline in ["von Ada Lund am 5. März 2024", "by islander on March 5, 2024"] {
            assert_eq!(read(&format!("{headline}\n{byline}\nShare\n{body}"))[..2], [headline, byline]);
        }
        let cut = ["It was to the old harbour of the", "Elm Line", "on", "5 March 2024", "and never since that the ferry belonged."];
        assert_eq!(read(&format!("{body}{}\n{body}", cut.join("\n")))[12], cut.join(" "));
    }

    #[test]
    fn ok_a_paragraph_cut_at_inline_tags_is_joined() {
        let text = "Local news\nThe mayor opened the new library of the\nRiver Quarter\nin the old mill, which\nAda Lund\n, an architect, had rebuilt.\nIt has two floors.\nShare";
        assert_eq!(
            read(text),
            [
                "Local news",
                "The mayor opened the new library of the River Quarter in the old mill, which Ada Lund, an architect, had rebuilt.",
                "It has two floors.",
                "Share"
            ]
        );
    }

    #[test]
    fn ok_what_is_open_goes_on() {
        assert!(is_one(&["The team (", "Elm Institute", ") counted gulls."]));
        assert!(is_one(&["Elm Ferries", "'s second boat has been late since the autumn."]));
        assert!(is_one(&["He called it a \"", "slow boat", "\" which nobody wants to sail on."]));
        assert!(is_one(&["The race went to", "Salt Road", "(Harwick) and then to nobody at all."]));
        assert!(is_one(&["For example,", "Salt Road", "passed the pier at noon."]));
        assert!(is_one(&["The discovery of", "Larus elmensis", "was made by two children."]));
        assert!(!is_one(&["Share this post", "Boats Wait for the Mail", "elm.example"]) && !is_one(&["Who we are", "What we do"]));
        assert!(!is_one(&["Email", "boats", "Boats Wait for the Mail"]));
    }

    #[test]
    fn ok_a_dateline_stands_before_its_paragraph() {
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";
        assert!(is_one(&["LONDON", &format!("(Elm Wire) - {said}")]) && is_one(&["MARROW BAY", &format!("— {said}")]));
        assert!(is_one(&["Berlin.", said]) && !is_one(&["Anzeige.", said]) && !is_one(&["Ferry Sails", said]));
    }

    #[test]
    fn ok_who_wrote_it_and_where_is_no_part_of_a_headline() {
        assert!(!is_one(&["Boats of the southern islands wait for the mail", "Ada Lund", ", Harbour Times"]));
        assert!(!is_one(&["US news", "is sponsored by", "Boats Wait for the Mail"]));
    }
}
