//! What stands among and below an article and reads like it: lines that the page prints again and again, readers' comments, the entries of a live page.
//!
//! A sentence in a comment is like a sentence of the article; what tells them apart is the whole page: short lines with a time, prose below each.

use std::collections::HashMap;

use super::BODY_THRESHOLD;
use super::candidates::Page;
use crate::parse::date::Day;
use crate::parse::hash::hash_lowercase;

/// A short line that is printed this often is the page's.
const REPEATS: f32 = 3.0;
/// Longer lines are sentences, which an author may repeat.
const LONGEST_REPEATED_WORDS: f32 = 8.0;
/// Longer lines with a time are text.
const LONGEST_HEAD_WORDS: f32 = 14.0;
/// So many heads make a thread; with fewer, dates are the article's own.
const LEAST_ENTRIES: usize = 4;
/// The same, below a head of comments.
const LEAST_COMMENTS: usize = 2;
/// Units of one entry.
const LONGEST_ENTRY: usize = 25;
/// Shorter units are names and buttons, not what an entry says.
const LEAST_ENTRY_WORDS: f32 = 10.0;
/// Units between the head of the comments and the first of them.
const COMMENTS_REACH: usize = 12;
/// A sentence of an entry is at least this like a body's.
const LEAST_ENTRY_LIKELIHOOD: f32 = 0.1;
/// Words of an article above a thread; where there are fewer, the thread may be the article.
const LEAST_ARTICLE_WORDS: f32 = 40.0;

/// What is left of the likeness of a line that was taken back; the trees themselves never say zero.
pub(crate) const TAKEN_BACK: f32 = 0.0;

/// Takes back what the trees, which look no further than a few units, gave to such lines and threads.
pub(crate) fn settle(page: &Page<'_>, body: &mut [f32]) {
    for (score, m) in body.iter_mut().zip(page.measures) {
        if m.repeats >= REPEATS && m.words <= LONGEST_REPEATED_WORDS && !m.ends_colon {
            *score = TAKEN_BACK;
        }
    }
    if let Some(start) = thread(page, body).or_else(|| undated_thread(page, body)) {
        body[start..].fill(TAKEN_BACK);
    }
}

/// The first of several short lines below the head of the comments that end alike: "islander says:", "Ada 5pts". They head comments without a day.
fn undated_thread(page: &Page<'_>, body: &[f32]) -> Option<usize> {
    let is_comments = |at: &usize| page.measures[*at].heads_comments && is_count_or_title(page.units[*at].span.of(page.text));
    let below = (article_end(page, body)?..body.len()).find(is_comments)? + 1;
    let mut alike: HashMap<u64, usize> = HashMap::new();
    for word in (below..body.len()).filter_map(|at| last_word_of_head(page, at)) {
        *alike.entry(word).or_default() += 1;
    }
    let says_something = |at: usize| page.measures.get(at + 1).is_some_and(|m| m.words >= LEAST_ENTRY_WORDS);
    let is_head = |at: &usize| says_something(*at) && last_word_of_head(page, *at).is_some_and(|word| alike[&word] >= LEAST_ENTRIES);
    (below..body.len()).find(is_head)
}

/// "62 comments", "Comments": not a heading that speaks of one.
fn is_count_or_title(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) || !line.contains(' ')
}

/// The last word of a line that may head a comment, by its hash.
fn last_word_of_head(page: &Page<'_>, at: usize) -> Option<u64> {
    let m = &page.measures[at];
    let last = page.units[at].span.of(page.text).rsplit(' ').next()?;
    ((2.0..=MOST_WORDS_OF_UNDATED).contains(&m.words) && !m.ends_sentence).then(|| hash_lowercase(last))
}

/// Words of such a head.
const MOST_WORDS_OF_UNDATED: f32 = 5.0;

/// The first unit of a thread that stands below an article.
fn thread(page: &Page<'_>, body: &[f32]) -> Option<usize> {
    let heads: Vec<usize> = (0..body.len()).filter(|at| is_head(page, *at)).collect();
    let says_something = |at: usize| page.measures[at].words >= LEAST_ENTRY_WORDS && body[at] > LEAST_ENTRY_LIKELIHOOD;
    let is_entry = |head: usize, next: usize| next - head <= LONGEST_ENTRY && (head + 1..next).any(says_something);
    let article_end = article_end(page, body)?;
    let are_comments = |start: usize| page.measures[start.saturating_sub(COMMENTS_REACH)..start].iter().any(|m| m.heads_comments);
    let begins = |heads: &[usize]| {
        let below = heads.iter().position(|head| *head >= article_end)?;
        let (first, count) = (heads[below], heads.len() - below);
        let (above, entries) = heads.split_at(below);
        let is_like_first = |head: &usize| form(page, *head) == form(page, first);
        let is_apart = || above.is_empty() || entries.iter().all(is_like_first) && !above.iter().any(is_like_first);
        let is_elsewhere = || is_apart() && !is_one_voice(page, entries);
        let is_thread = || count >= LEAST_ENTRIES && (are_comments(first) || is_elsewhere());
        (is_thread() || count >= LEAST_COMMENTS && are_comments(first)).then_some(first)
    };
    heads.chunk_by(|head, next| is_entry(*head, *next)).find_map(begins)
}

/// Whether something stands before and behind the time of a head: the day in an article's own head has mostly nothing beside it, those of comments a name.
fn form(page: &Page<'_>, head: usize) -> (bool, bool) {
    let line = page.units[head].span.of(page.text);
    let date = page.signs.dates(head)[0].span;
    (date.start > 0, (date.end as usize) < line.len())
}

/// The first unit with enough of an article above it.
fn article_end(page: &Page<'_>, body: &[f32]) -> Option<usize> {
    let mut words = 0.0;
    let is_enough = |at: &usize| {
        words += if body[*at] > BODY_THRESHOLD { page.measures[*at].words } else { 0.0 };
        words >= LEAST_ARTICLE_WORDS
    };
    (0..body.len()).find(is_enough).map(|at| at + 1)
}

/// Whether most entries are headed by the same name: a reporter's, on a live page, whose entries are the article. A single word is a button's.
fn is_one_voice(page: &Page<'_>, heads: &[usize]) -> bool {
    let names = |at: usize| {
        let line = page.units[at].span.of(page.text);
        let date = page.signs.dates(at)[0].span;
        let outside = [&line[..date.start as usize], &line[date.end as usize..]];
        outside.into_iter().flat_map(str::split_whitespace).filter(|word| word.chars().all(char::is_alphabetic))
    };
    let is_same = |head: &&usize| names(**head).eq(names(heads[0]));
    names(heads[0]).count() > 1 && heads.iter().filter(is_same).count() * 2 > heads.len()
}

/// "Ada Lund on March 4, 2024 at 9:14 am", "Jonas, 3 hours ago".
fn is_head(page: &Page<'_>, at: usize) -> bool {
    page.measures[at].words <= LONGEST_HEAD_WORDS
        && page.signs.dates(at).iter().any(|date| date.time.is_some() || date.day == Day::Relative)
}

#[cfg(test)]
mod tests {
    use crate::parse::Parser;

    const ARTICLE: &str = "Ferry Sails Again\n\nBy Ada Lund\n\nMarch 4, 2024 9:00 am\n\n\
        The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.\n\n\
        Divers had found no damage below the water line, and the crew had used the days to paint the saloon, which now is as blue as the sea.\n\n\
        The first boat carried forty passengers, two horses and the mail of a week and a half, and it arrived on time.\n\n";

    fn body(below: &str) -> String {
        Parser::new().parse(&format!("{ARTICLE}{below}")).body.as_str().to_owned()
    }

    #[test]
    fn ok_comments_below_an_article_are_not_its_body() {
        let said = "We have waited for this boat for far too long, and I hope that it will not stop once more in the autumn.";
        let comments: String = ["Jonas", "Mirel Aas", "Tilda", "old sailor", "Jonas"]
            .map(|name| format!("{name} on March 4, 2024 at 9:40 am\n\n{said} {name}.\n\n"))
            .concat();
        assert_eq!(body(&format!("Comments\n\n{comments}")), body(""));
        assert_eq!(body(&comments), body(""), "nothing says that they are comments but that many have a say");
        let two = &comments[..comments.match_indices(" on March").nth(2).map_or(0, |(end, _)| end - "Tilda".len())];
        assert!(body(two).contains(said));
        assert_eq!(body(&format!("2 thoughts on “Ferry Sails Again”\n\n{two}")), body(""));
    }

    #[test]
    fn ok_the_entries_of_one_reporter_are_the_article() {
        let entries = [
            "The mayor came to the pier and spoke of the days without a boat, of the bread that had become dear, and of the mail.",
            "On Tuesday the second boat took the schoolchildren to their lessons in the town, as it had done before the winter.",
            "Nobody knows yet whether the third boat will sail on Friday, since its engine is being looked at in the yard.",
            "In the afternoon the office will say what the repairs have cost, and who will pay for them in the end.",
        ];
        let live = |names: [&str; 4]| -> String {
            let entry = |(name, said)| format!("{name} March 4, 2024 9:40 am\n\n{said}\n\n");
            names.into_iter().zip(entries).map(entry).collect()
        };
        let kept = |below: &str| entries.iter().filter(|said| body(below).contains(**said)).count();
        assert_eq!(kept(&live(["Tilda Berg"; 4])), entries.len());
        assert_eq!(kept(&live(["Tilda Berg", "Mirel Aas", "Jonas Holm", "Old Sailor"])), 0);
    }

    #[test]
    fn ok_comments_without_a_day_begin_alike() {
        let said = "We have waited for this boat for far too long, and I hope that it will not stop once more in the autumn.";
        let comments = |ending: &str| -> String {
            ["Jonas", "Mirel Aas", "Tilda", "sailor"].map(|name| format!("{name} {ending}\n\n{said} {name}.\n\n")).concat()
        };
        for ending in ["says:", "5pts"] {
            assert_eq!(body(&format!("62 comments\n\nPost comment\n\n{}", comments(ending))), body(""), "{ending}");
        }
        assert!(body(&comments("says:")).contains("too long"), "nothing says that they are comments");
    }

    #[test]
    fn ok_two_dated_lines_are_no_thread() {
        let text = "March 5, 2024 10:00 am\n\nOn Tuesday the second boat took the schoolchildren to their lessons in the town, as it had done before the winter.\n\n";
        assert!(body(&format!("{text}{text}")).contains("schoolchildren"));
    }
}
