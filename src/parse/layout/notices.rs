//! Sentences by which a page speaks of itself to its reader: who holds the rights, what the newsletter brings, who pays for the links. They are written like an
//! author's, and stand right below the article or in it; no article says them of itself.

use std::ops::Range;
use std::sync::LazyLock;

use super::BODY_THRESHOLD;
use super::candidates::{Page, is_address};
use super::threads::TAKEN_BACK;
use crate::parse::units::numbers::is_numbered;

/// What such sentences say: a language and a phrase a line.
const TABLE: &str = include_str!("notices.tsv");
/// The second part of a phrase stands within so many bytes behind the first.
const FARTHEST: usize = 120;
/// Phrases further in do not count.
const DEEPEST: usize = 500;
/// So many bytes at most stand before the beginning of a line's words.
const LONGEST_BULLET: usize = 8;
const QUOTATION_MARKS: &[char] = &['"', '“', '”', '„', '«', '»', '「'];

/// Takes back what network and trees gave to such sentences, and to the page's address where a text begins with it.
pub(super) fn settle(page: &Page<'_>, body: &mut [f32]) {
    if let (Some(score), Some(first)) = (body.first_mut(), page.units.first())
        && is_address(first.span.of(page.text))
    {
        *score = TAKEN_BACK;
    }
    take_back_addresses(page, body);
    for (score, unit) in body.iter_mut().zip(page.units) {
        let line = unit.span.of(page.text);
        if *score > BODY_THRESHOLD && (is_notice(line) || is_entry_of_archive(line)) {
            *score = TAKEN_BACK;
        }
    }
}

/// Takes back the list of all addresses of a page.
fn take_back_addresses(page: &Page<'_>, body: &mut [f32]) {
    let lists_address = |at: usize| is_numbered_address(page.units[at].span.of(page.text));
    let mut at = 0;
    while at < body.len() {
        let end = at + (at..body.len()).take_while(|at| lists_address(*at)).count();
        if end - at >= LEAST_ADDRESSES {
            body[at..end].fill(TAKEN_BACK);
        }
        at = end.max(at + 1);
    }
}

/// So many numbered addresses are those that a converter found on the page; an article has some of its own.
const LEAST_ADDRESSES: usize = 5;

/// `12. https://example.org`: a number, and nothing but an address.
fn is_numbered_address(line: &str) -> bool {
    let is_one = |line: &str| is_address(line) || ["javascript:", "mailto:", "//"].iter().any(|scheme| line.starts_with(scheme));
    is_numbered(line) && line.split_once(' ').is_some_and(|(_, address)| is_one(address.trim_start()))
}

fn is_notice(line: &str) -> bool {
    begins_at(line).is_some()
}

/// "► 09/16 - 09/23 (11)": how many articles a blog has of a week.
fn is_entry_of_archive(line: &str) -> bool {
    let counted = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    counted
        .is_some_and(|(when, count)| is_number(count) && when.contains(|c: char| c.is_ascii_digit()) && !when.contains(char::is_alphabetic))
}

/// Where in a line such a thing begins to be said.
pub(super) fn begins_at(line: &str) -> Option<usize> {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::new);
    PHRASES.first_in(line)
}

/// A phrase as its line of the table has it.
struct Phrase {
    begin: &'static str,
    /// What follows after anything in between.
    end: &'static str,
    /// Whether the line must begin with it.
    begins_line: bool,
}

impl Phrase {
    fn new(written: &'static str) -> Self {
        let (begin, end) = written.split_once(" … ").unwrap_or((written, ""));
        Self { begin: begin.trim_start_matches('^'), end, begins_line: begin.starts_with('^') }
    }

    /// Whether it stands in a line that has its beginning at these bytes, as words of their own.
    fn stands_at(&self, line: &str, beginning: Range<usize>) -> bool {
        let (before, behind) = (&line[..beginning.start], &line[beginning.end..]);
        let is_word = || !self.begin.starts_with(char::is_lowercase) || !before.ends_with(char::is_alphabetic);
        let is_placed = || !self.begins_line || before.len() <= LONGEST_BULLET && !before.contains(char::is_alphanumeric);
        let near = || behind[..behind.floor_char_boundary(FARTHEST)].to_lowercase();
        is_word() && is_placed() && (self.end.is_empty() || near().contains(self.end))
    }
}

/// All phrases, to be looked for at once.
struct Phrases {
    /// Each form of each phrase's beginning, in the order of their fronts.
    beginnings: Vec<Beginning>,
    /// Where in a line one may begin with a `front`, of `AT_BEGINNING` and `ANYWHERE`. Few words of a line begin like one.
    fronts: Box<[u8]>,
}

struct Beginning {
    front: usize,
    form: String,
    phrase: Phrase,
}

impl Phrases {
    fn new() -> Self {
        let phrases = TABLE.lines().filter_map(|row| row.split_once('\t')).map(|(_, written)| written);
        let beginning = |form: String, written| Beginning { front: front(form.as_bytes()), form, phrase: Phrase::new(written) };
        let of_phrase = |written| forms(Phrase::new(written).begin).map(move |form| beginning(form, written));
        let mut beginnings: Vec<Beginning> = phrases.flat_map(of_phrase).collect();
        beginnings.sort_by_key(|beginning| beginning.front);
        let mut fronts = vec![0; FRONTS].into_boxed_slice();
        for Beginning { front, phrase, .. } in &beginnings {
            fronts[*front] |= if phrase.begins_line { AT_BEGINNING } else { ANYWHERE };
        }
        Self { beginnings, fronts }
    }

    /// Where the first one stands in a line, if that is before anything that somebody is quoted with.
    fn first_in(&self, line: &str) -> Option<usize> {
        let bytes = line.as_bytes();
        let begins_word =
            |at: usize| bytes[at] >= FIRST_LEAD_BYTE || at == 0 || bytes[at].is_ascii() && !bytes[at - 1].is_ascii_alphanumeric();
        let places = |at: usize| if at <= LONGEST_BULLET { AT_BEGINNING | ANYWHERE } else { ANYWHERE };
        let begins_like_one = |(at, bytes): &(usize, &[u8])| self.fronts[front(bytes)] & places(*at) != 0 && begins_word(*at);
        let mut places = bytes.windows(FRONT_BYTES).take(DEEPEST).enumerate().filter(begins_like_one).map(|(at, _)| at);
        let first = places.find(|at| self.stands_at(line, *at))?;
        (!line[..first].contains(QUOTATION_MARKS)).then_some(first)
    }

    /// Whether one of those that begin like the words at a byte stands there.
    fn stands_at(&self, line: &str, at: usize) -> bool {
        let words = &line.as_bytes()[at..];
        let front = front(words);
        let first = self.beginnings.partition_point(|beginning| beginning.front < front);
        self.beginnings[first..].iter().take_while(|beginning| beginning.front == front).any(|Beginning { form, phrase, .. }| {
            let is_form = words.get(..form.len()).is_some_and(|words| words.eq_ignore_ascii_case(form.as_bytes()));
            is_form && phrase.stands_at(line, at..at + form.len())
        })
    }
}

/// Past ASCII, characters begin with such a byte or a greater one.
const FIRST_LEAD_BYTE: u8 = 0xC0;
const AT_BEGINNING: u8 = 1;
const ANYWHERE: u8 = 2;
const FRONTS: usize = 1 << 16;
const FRONT_BYTES: usize = 4;

/// What the first four bytes are like, whatever the case of their letters; behind shorter words stands a blank.
fn front(bytes: &[u8]) -> usize {
    const SMALL: u32 = u32::from_le_bytes([b' '; FRONT_BYTES]);
    let first = bytes.first_chunk().copied().unwrap_or_else(|| std::array::from_fn(|at| bytes.get(at).copied().unwrap_or(b' ')));
    ((u32::from_le_bytes(first) | SMALL).wrapping_mul(0x9E37_79B1) >> 16) as usize
}

/// How a phrase may be written: with a capital where that is no letter of ASCII, with either apostrophe.
fn forms(phrase: &'static str) -> impl Iterator<Item = String> {
    let mut rest = phrase.chars();
    let capital: String = rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect();
    let mut forms = vec![phrase.to_owned()];
    if !phrase.starts_with(|first: char| first.is_ascii()) && capital != phrase {
        forms.push(capital);
    }
    if phrase.contains('\'') {
        forms.extend(forms.clone().iter().map(|form| form.replace('\'', "’")));
    }
    forms.into_iter()
}

#[cfg(test)]
mod tests {
    use super::{is_entry_of_archive, is_notice};

    #[test]
    fn ok_the_address_of_a_page_is_neither_headline_nor_body() {
        let body = "The ferry across the Elm sails again since Monday, earlier than the harbour office had hoped for in the autumn.\n\n\
            It had stayed at its pier for eleven days, because nobody knew whether the ice had damaged it, the harbour office said.";
        for address in ["https://example.org/news/ferry-sails-again", "https://example.org/news/2024/3/5/ferry--sails"] {
            let draft = crate::parse::Parser::new().parse_layout(&format!("{address}\n\n{body}\n"));
            assert_eq!((draft.title, draft.body.as_str()), (None, body), "{address}");
        }
    }

    #[test]
    fn ok_the_addresses_that_a_converter_lists_are_no_body() {
        let said = "The ferry across the Elm sails again since Monday, earlier than the harbour office had hoped for in the autumn.";
        let kept = |count: usize| {
            let listed: String = (1..=count).map(|n| format!("  {n}. https://example.org/a/long/way/to/{n}\n\n")).collect();
            let text = format!("Ferry Sails Again\n\nBy Ada Lund\n\nMarch 4, 2024\n\n{said}\n\n{said} Twice.\n\n{listed}");
            crate::parse::Parser::new().parse_layout(&text).body.as_str().matches("https").count()
        };
        assert_eq!(kept(8), 0);
    }

    #[test]
    fn ok_a_week_of_a_blogs_archive() {
        assert!(is_entry_of_archive("► 09/16 - 09/23 (11)") && is_entry_of_archive("2014 (120)"));
        assert!(!is_entry_of_archive("Elmholm 3 (1)") && !is_entry_of_archive("(11)") && !is_entry_of_archive("3-2 (a.e.t.)"));
    }

    #[test]
    fn ok_notices() {
        for line in [
            "© 2024 The Harbour Post. All Rights Reserved.",
            "The best of the week, straight to your inbox every Friday.",
            "If you buy something through our links, we may earn a commission.",
            "_visits 13 months This cookie is set by the shop to tell its visitors apart.",
            "A version of this article appeared in print on 4 March 2024, on page 3, with the headline: Ferry Sails Again.",
            "Alle Rechte vorbehalten. Abdruck nur mit Genehmigung.",
        ] {
            assert!(is_notice(line), "{line}");
        }
        for line in [
            "“A version of this article of the treaty was printed in 1848,” she said.",
            "The firm changed its privacy policy in March.",
            "In a letter to the editor she called it a mistake.",
            "The firm is not responsible for the content of what its readers write, the court found.",
            "In dem Streit geht es um den Inhalt von elf Briefen.",
            "“We may earn less this year,” the baker said.",
            "“This cookie is crisp as a wafer,” she said, and the cookie is best eaten warm.",
            "The shop uses cookies to follow its visitors, the report found.",
        ] {
            assert!(!is_notice(line), "{line}");
        }
    }
}
