//! Items of a list that the article begins, or goes on after: short, without a verb or a stop, like a menu's, and yet the article's.

use super::BODY_THRESHOLD;
use super::candidates::{Page, SOLID_CHARS};
use super::cut::looks_like_the_pages;
use super::threads::TAKEN_BACK;
use crate::parse::teasers::is_teaser;
use crate::parse::units::Unit;
use crate::parse::units::numbers::is_numbered;
use crate::text::is_one_of;

/// What such an item is taken for.
pub(crate) const ITEM: f32 = BODY_THRESHOLD + 0.03;

/// Longer lists are an index.
const MOST_ITEMS: usize = 100;

/// Gives the items of enumerations and of introduced lists to the body.
pub(super) fn settle(page: &Page<'_>, body: &mut [f32]) {
    let line = |at: usize| page.units[at].span.of(page.text);
    for at in 1..body.len() {
        if body[at - 1] > BODY_THRESHOLD && (is_enumerated(line(at)) || is_enumerated(line(at - 1))) {
            body[at] = body[at].max(ITEM);
        }
    }
    let is_item = |unit: &&Unit| unit.listed || is_numbered(unit.span.of(page.text));
    complete(page.units, is_item, body);
    take_back_links(page, body);
    for at in 0..body.len() {
        if body[at] > BODY_THRESHOLD && page.measures[at].ends_colon {
            let items = page.units[at + 1..].iter().take(MOST_ITEMS).take_while(is_item).count();
            // A list that begins as the article's, or that the article goes on after, is no list of links below it.
            let is_body = |at: usize| body.get(at).is_some_and(|likelihood| *likelihood > BODY_THRESHOLD);
            if is_body(at + 1) || is_body(at + items + 1) {
                body[at + 1..at + items + 1].iter_mut().for_each(|item| *item = item.max(ITEM));
            }
            take_unmarked(page, at, body);
        } else if heads_a_list(line(at)) {
            take_headed(page, at, body);
        }
    }
}

/// "Key points", "What you need": what stands below is a list, however it is set.
fn heads_a_list(line: &str) -> bool {
    is_one_of(LIST_HEADS, line.trim_end_matches(':'))
}

/// Gives such a heading and the short lines below it to the body, if the article goes on among them or right below.
fn take_headed(page: &Page<'_>, head: usize, body: &mut [f32]) {
    let is_item = |at: &usize| is_plain(page, *at) || page.units[*at].listed;
    let end = head + 1 + (head + 1..body.len()).take(UNMARKED.end() + 1).take_while(is_item).count();
    let goes_on = (head + 1..=end).any(|at| body.get(at).is_some_and(|likelihood| *likelihood > BODY_THRESHOLD));
    if UNMARKED.contains(&(end - head - 1)) && goes_on {
        body[head..end].iter_mut().for_each(|item| *item = item.max(ITEM));
    }
}

/// What stands above lists in articles, in lower case.
const LIST_HEADS: &[&str] = &[
    "key points",
    "key takeaways",
    "key facts",
    "key findings",
    "key developments",
    "at a glance",
    "what you need",
    "what you’ll need",
    "what you'll need",
    "you will need",
    "ingredients",
    "auf einen blick",
    "das wichtigste in kürze",
    "das wichtigste im überblick",
    "das brauchst du",
    "zutaten",
    "l’essentiel",
    "l'essentiel",
    "les points clés",
    "points clés",
    "ingrédients",
    "puntos clave",
    "claves",
    "ingredientes",
    "in breve",
    "punti chiave",
    "ingredienti",
    "pontos principais",
    "in het kort",
    "ingrediënten",
    "najważniejsze",
    "składniki",
    "to nejdůležitější",
    "suroviny",
];

/// Gives the short lines below one that announces them to the body, although nothing marks them as items, if the article goes on below.
fn take_unmarked(page: &Page<'_>, above: usize, body: &mut [f32]) {
    let is_body = |at: usize| body.get(at).is_some_and(|likelihood| *likelihood > BODY_THRESHOLD);
    let items = (above + 1..body.len()).take(UNMARKED.end() + 1).take_while(|at| is_plain(page, *at)).count();
    let end = (above + 1..=above + items + 1).rev().find(|at| is_body(*at));
    if page.measures[above].words >= LEAST_ANNOUNCING_WORDS
        && UNMARKED.contains(&items)
        && let Some(end) = end
    {
        body[above + 1..end].iter_mut().for_each(|item| *item = item.max(ITEM));
    }
}

/// Unmarked items below each other; one alone may be a link, and more are a menu.
const UNMARKED: std::ops::RangeInclusive<usize> = 2..=12;
/// Words of a line that announces such items.
const LEAST_ANNOUNCING_WORDS: f32 = 2.0;
/// Characters of an unmarked item.
const LONGEST_UNMARKED_CHARS: f32 = 100.0;
/// Mean weight of words that pages use.
const LEAST_WEIGHT: f32 = -1.25;

/// Whether a line is short, no sentence, and not the page's by its looks.
pub(super) fn is_plain(page: &Page<'_>, at: usize) -> bool {
    let m = &page.measures[at];
    let is_short = m.chars <= LONGEST_UNMARKED_CHARS && !m.ends_sentence && !m.ends_colon;
    is_short && !looks_like_the_pages(page, at, LEAST_WEIGHT) && !is_teaser(page.units[at].span.of(page.text))
}

/// Gives a list between two paragraphs to the body whole, where most of it is the body's.
fn complete(units: &[Unit], is_item: impl Fn(&&Unit) -> bool, body: &mut [f32]) {
    let mut at = 0;
    while at < units.len() {
        let items = units[at..].iter().take_while(&is_item).count();
        let is_body = |at: usize| body.get(at).is_some_and(|likelihood| *likelihood > BODY_THRESHOLD);
        let theirs = (at..at + items).filter(|at| is_body(*at)).count();
        if items <= MOST_ITEMS && theirs * 2 > items && at > 0 && is_body(at - 1) && is_body(at + items) {
            body[at..at + items].iter_mut().for_each(|item| *item = item.max(ITEM));
        }
        at += items.max(1);
    }
}

/// Links below each other in an article; a single item may be its own, more than four hardly are links.
const LINKS: std::ops::RangeInclusive<usize> = 2..=4;
/// Bytes at the end of a paragraph in which it announces a list.
const ANNOUNCED_WITHIN: usize = 100;
/// Words that announce one without a colon.
const ANNOUNCEMENTS: [&str; 10] = ["following", "below", "these", "include", "steps", "such as", "points", "reasons", "ways", "folgende"];

/// Takes back bulleted headlines between two paragraphs of which the one above does not announce a list: they lead to other articles.
fn take_back_links(page: &Page<'_>, body: &mut [f32]) {
    let line = |at: usize| page.units[at].span.of(page.text);
    let is_paragraph = |at: usize| {
        let m = &page.measures[at];
        body[at] > BODY_THRESHOLD && !page.units[at].listed && m.ends_sentence && m.chars > SOLID_CHARS
    };
    let is_headline = |at: usize| {
        let m = &page.measures[at];
        let ends_open = line(at).ends_with([',', ';', ':']);
        m.starts_upper && !m.ends_sentence && !ends_open && m.words >= LEAST_HEADLINE_WORDS && m.chars < LONGEST_HEADLINE_CHARS
    };
    let announces = |at: usize| {
        let end = line(at)[line(at).ceil_char_boundary(line(at).len().saturating_sub(ANNOUNCED_WITHIN))..].to_lowercase();
        ANNOUNCEMENTS.iter().any(|word| end.contains(word))
    };
    let mut links = Vec::new();
    let mut at = 1;
    while at < body.len() {
        let items = page.units[at..].iter().take_while(|unit| unit.listed).count();
        let end = at + items;
        if LINKS.contains(&items)
            && end < body.len()
            && is_paragraph(at - 1)
            && is_paragraph(end)
            && (at..end).all(is_headline)
            && !announces(at - 1)
        {
            links.extend(at..end);
        }
        at = end + 1;
    }
    links.into_iter().for_each(|at| body[at] = TAKEN_BACK);
}

/// Words of a headline at least, and characters at most.
const LEAST_HEADLINE_WORDS: f32 = 4.0;
const LONGEST_HEADLINE_CHARS: f32 = 130.0;

/// Words between the last two items.
const CONJUNCTIONS: [&str; 9] = [" and", " or", " und", " oder", " et", " ou", " y", " e", " o"];

/// "keep the pier clean;" and "keep it lit; and": no line of a page ends so, except for code.
fn is_enumerated(line: &str) -> bool {
    let last = CONJUNCTIONS.iter().find_map(|word| line.strip_suffix(word)).unwrap_or(line);
    let item = last.strip_suffix(';');
    item.is_some_and(|item| item.contains(' ') && !item.contains(['&', '=', '{', '(', '<']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::candidates::Signs;
    use crate::parse::layout::measure;
    use crate::parse::units::units;

    /// Which lines of `text` are the body's once its items are settled.
    fn taken(text: &str, mut body: Vec<f32>) -> Vec<usize> {
        let units = units(text);
        let measures = measure::all(text, &units);
        let signs = Signs::new(text, &units, &measures);
        settle(&Page { text, units: &units, measures: &measures, signs: &signs }, &mut body);
        (0..body.len()).filter(|at| body[*at] > BODY_THRESHOLD).collect()
    }

    #[test]
    fn ok_items_of_an_enumeration_follow_its_beginning() {
        let text = "Traders must\n\nkeep the pier clean;\n\nkeep it lit; and\n\nleave at nine.\n\nShare";
        assert_eq!(taken(text, vec![0.9, 0.2, 0.1, 0.3, 0.2]), [0, 1, 2, 3]);
        assert_eq!(taken(text, vec![0.4, 0.2, 0.1, 0.3, 0.2]), [0; 0]);
        assert!(!is_enumerated("A fire&nbsp;") && !is_enumerated("let boat = sea;") && !is_enumerated("Share;"));
    }

    #[test]
    fn ok_items_of_a_list_follow_its_introduction_if_the_article_goes_on() {
        let text = "The boats sail:\n\n* at nine\n* at noon\n\nTickets are sold on board.";
        assert_eq!(taken(text, vec![0.9, 0.2, 0.1, 0.9]), [0, 1, 2, 3]);
        assert_eq!(taken(text, vec![0.9, 0.2, 0.1, 0.4]), [0]);
        assert_eq!(taken(text, vec![0.9, 0.6, 0.1, 0.4]), [0, 1, 2]);
        assert_eq!(taken(&text.replace("* at nine\n*", "1. at nine\n\n2)"), vec![0.9, 0.2, 0.1, 0.9]), [0, 1, 2, 3]);
        assert_eq!(taken(&text.replace(':', "."), vec![0.9, 0.2, 0.1, 0.9]), [0, 3]);
        assert_eq!(taken("Most read:", vec![0.9]), [0]);
    }

    #[test]
    fn ok_lines_below_their_announcement_are_items_although_nothing_marks_them() {
        let items = "Repairs of roofs and windows\n\nCopies of log books\n\nLessons for beginners";
        let text = |above: &str, items: &str| format!("{above}\n\n{items}\n\nMoney is paid in July.");
        let announcement = "The money of the trust is for:";
        assert_eq!(taken(&text(announcement, items), vec![0.9, 0.2, 0.1, 0.3, 0.9]), [0, 1, 2, 3, 4]);
        assert_eq!(taken(&text(announcement, items), vec![0.9, 0.2, 0.6, 0.3, 0.1]), [0, 1, 2], "the last that is sure");
        assert_eq!(taken(&text(announcement, items), vec![0.9, 0.2, 0.1, 0.3, 0.1]), [0], "nothing goes on");
        assert_eq!(taken(&text(announcement, "Advertisement"), vec![0.9, 0.2, 0.9]), [0, 2], "one alone");
        assert_eq!(taken(&text("More:", items), vec![0.9, 0.2, 0.1, 0.3, 0.9]), [0, 4], "a head of links");
        let menu = "Sign in | Subscribe\n\nFacebook, Twitter\n\nShare this";
        assert_eq!(taken(&text(announcement, menu), vec![0.9, 0.2, 0.1, 0.3, 0.9]), [0, 4]);
    }

    #[test]
    fn ok_some_headings_stand_over_lists() {
        let items = "A rope\n\nTwo posts";
        assert_eq!(taken(&format!("What you need\n\n{items}\n\nLay the rope over itself."), vec![0.2, 0.1, 0.1, 0.9]), [0, 1, 2, 3]);
        assert_eq!(taken(&format!("What you need\n\n{items}\n\nShare"), vec![0.2, 0.1, 0.1, 0.1]), Vec::<usize>::new());
        assert_eq!(taken(&format!("What you see\n\n{items}\n\nLay the rope over itself."), vec![0.2, 0.1, 0.1, 0.9]), [3]);
    }

    #[test]
    fn ok_a_list_between_paragraphs_is_whole_if_most_of_it_is_the_bodys() {
        let text = "The boats sail on Monday.\n\n* at nine\n* at noon\n* at six\n\nTickets are sold on board.";
        assert_eq!(taken(text, vec![0.9, 0.6, 0.1, 0.6, 0.9]), [0, 1, 2, 3, 4]);
        assert_eq!(taken(text, vec![0.9, 0.6, 0.1, 0.4, 0.9]), [0, 1, 4]);
        assert_eq!(taken(text, vec![0.9, 0.6, 0.1, 0.6, 0.4]), [0, 1, 3]);
    }

    #[test]
    fn ok_a_few_bulleted_headlines_between_paragraphs_are_links() {
        let above = "The harbour office closed the bridge on Tuesday so that its bearings can be replaced, it said.";
        let below = "Two boats will carry people across the channel from five in the morning to midnight, it said.";
        let left = |above: &str, items: &str| taken(&format!("{above}\n\n{items}\n\n{below}"), vec![0.9; 2 + items.lines().count()]).len();
        let links = "* Islands wait for the mail\n* Divers find no damage at the pier";
        assert_eq!(left(above, links), 2);
        assert_eq!(left("The harbour office closed the bridge on Tuesday, and it gave the town the following reasons for that.", links), 4);
        assert_eq!(left(above, "* Islands wait for the mail"), 3, "one may be the article's");
        assert_eq!(left(above, &format!("{links}\n{links}\n{links}")), 8, "as long as a list");
        assert_eq!(left(above, "* Islands wait for the mail.\n* Divers find no damage at the pier."), 4, "sentences");
    }
}
