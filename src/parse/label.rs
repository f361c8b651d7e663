//! From likelihoods to labels: the segments of a text, and the values that follow from them.

mod bare;
mod bylines;
mod captions;
mod dates;
mod lists;
mod lives;
mod orders;
mod pieces;
mod standins;
mod stories;
mod subjects;

use std::collections::HashSet;

use super::byline::{is_initials, is_picture_line, names_a_trade, presents, presents_by_first_name, signoff};
use super::layout::candidates::is_said_published;
use super::layout::clean::RESCUED;
use super::layout::cut::BETWEEN;
use super::layout::entries::ENTRY;
use super::layout::headline::is_pages_own;
use super::layout::items::ITEM;
use super::layout::measure::Measures;
use super::layout::series::LIKE_THE_OTHERS;
use super::layout::threads::TAKEN_BACK;
use super::layout::{BODY_THRESHOLD, Layout};
use super::teasers::{Links, is_bracketed_link, is_labelled_headline, is_teaser};
use super::{DateOrder, Draft, fields};
use crate::record::Label;
use crate::rules::{DAMAGED_CHARACTERS, MARKUP, MISSING_TITLE, SEVERAL_STORIES};
use crate::text::flow::value_of;
use crate::text::residue::{has_damage, has_markup};
use crate::text::{Flow, Span, is_one_of};
use bare::BARE;
use captions::{is_caption, is_picture_credit};
use dates::is_date_line;
pub(super) use pieces::Pieces;

/// Longer units without a sentence's end are paragraphs all the same.
const LONGEST_HEADING_CHARS: f32 = 120.0;
const LONGEST_STANDFIRST_CHARS: f32 = 400.0;
/// Below this likeness to a body even a sentence at the right place is the page's.
const LEAST_STANDFIRST: f32 = 0.02;
/// Mean weight of words that pages use.
const LEAST_WEIGHT_OF_STANDFIRST: f32 = -0.15;

/// A label, and why.
type Labelled = (Label, &'static str);

/// Cuts the text into segments and reads title, authors, date and body off them.
pub(super) fn draft(text: &str, mut layout: Layout, order: Option<DateOrder>) -> Draft {
    let mut draft = Draft::default();
    let date = dates::pick(text, &layout);
    let bylines = bylines::pick(text, &layout);
    let date_lines: Vec<usize> = date.map_or(Vec::new(), |date| dates::shown(&layout, date));
    standins::leave_out(text, &mut layout, date.is_some() || !bylines.is_empty());
    if date.is_none() && bylines.is_empty() {
        bare::settle(text, &mut layout);
    } else {
        let head = bylines.iter().map(|i| layout.bylines[*i].unit).chain(date_lines.iter().map(|i| layout.dates[*i].unit));
        let head: HashSet<usize> = head.collect();
        bare::settle_within(text, &mut layout, |at| head.contains(&at));
    }
    let layout = &layout;
    let mut labels = unit_labels(text, layout, &bylines);
    lists::settle(layout, &mut labels);
    if stories::are_several(layout, &labels) {
        draft.flags.push(&SEVERAL_STORIES);
    }
    let sign = sign_at_end(text, layout, &labels);
    bylines::read(text, layout, &bylines, sign.and_then(|(_, agency)| agency), &mut draft);
    let first_body = labels.iter().position(|(label, _)| label.is_body());
    let mut pieces = Pieces::new(text);
    for (at, unit) in layout.units.iter().enumerate() {
        let first = date_lines.partition_point(|i| layout.dates[*i].unit < at);
        let of_unit = date_lines[first..].iter().map(|i| &layout.dates[*i]).take_while(|date| date.unit == at);
        let dates: Vec<Span> = of_unit.map(|date| shifted(date.what.span, unit.span.start)).collect();
        let says_published = || dates.first().is_some_and(|date| is_said_published(Span { end: date.start, ..unit.span }.of(text)));
        let is_titled = labels[at].0 == Label::Title && date.is_some_and(|date| layout.dates[date].unit != at) && !says_published();
        let is_page = !labels[at].0.is_body() && labels[at].0 != Label::Byline && !is_titled;
        if labels[at].0 == Label::Title
            && !is_titled
            && let Some(headline) = dates.first().and_then(|date| beside(text, unit.span, *date))
        {
            let way = (Label::Boilerplate, "stands beside a date");
            pieces.unit(Span { end: headline.start, ..unit.span }, way, &dates, None);
            pieces.unit(headline, labels[at], &[], None);
            pieces.unit(Span { start: headline.end, ..unit.span }, way, &dates, None);
            continue;
        }
        if !dates.is_empty() && (is_page || labels[at].0.is_body() && is_date_line(text, layout, at)) {
            labels[at] = (Label::Boilerplate, "stands beside a date");
        }
        let mut span = unit.span;
        if labels[at].0 == Label::Title {
            span = headline_in(text, span);
            let before = Span { start: unit.span.start, end: span.start };
            pieces.unit(before, (Label::Boilerplate, "the way to the page or a label, printed before its headline"), &[], None);
        } else if Some(at) == first_body {
            let label = Span { end: span.start + fields::body_label(span.of(text)) as u32, ..span };
            pieces.unit(label, (Label::Boilerplate, "the label of the field with the body"), &[], None);
            span.start = label.end;
        }
        pieces.unit(span, labels[at], &dates, sign.map(|(mark, _)| mark));
    }
    draft.segments = pieces.finish();
    fill_values(text, &mut draft);
    flag_values(&mut draft);
    draft.language = super::language(draft.body.as_str());
    if let Some(date) = date {
        dates::read(text, layout, date, order, &mut draft);
    }
    dates::flag(layout, date, &mut draft);
    draft
}

/// The headline of a line that begins or ends with a date: "Ferry Sails Again (5 March 2024)", "5 March 2024: Ferry Sails Again".
fn beside(text: &str, line: Span, date: Span) -> Option<Span> {
    const MARKS: &[char] = &[' ', '(', ')', '[', ']', '-', '–', '—', '|', ',', ':', '/', '•', '·'];
    let before = Span { end: date.start, ..line }.of(text).trim_end_matches(MARKS);
    let behind = Span { start: date.end, ..line }.of(text).trim_start_matches(MARKS);
    let (headline, rest) = if before.is_empty() { (behind, before) } else { (before, behind) };
    let start = if before.is_empty() { line.end as usize - behind.len() } else { line.start as usize };
    let is_one = rest.is_empty() && headline.split(' ').count() >= LEAST_WORDS_BESIDE_DATE;
    is_one.then(|| Span::new(start, start + headline.len()))
}

/// Words of such a headline.
const LEAST_WORDS_BESIDE_DATE: usize = 2;

/// Reads headline and body off the segments of a text.
pub(super) fn fill_values(text: &str, draft: &mut Draft) {
    (draft.title, draft.body) = (None, Flow::default());
    for segment in &draft.segments {
        if segment.label == Label::Title {
            draft.title = Some(value_of(segment.span.of(text))).filter(|title| !title.is_empty());
        } else if segment.label.is_body() {
            draft.body.push_part(segment.label.break_before(), text, segment.span);
        }
    }
}

fn flag_values(draft: &mut Draft) {
    if draft.title.is_none() {
        draft.flags.push(&MISSING_TITLE);
    }
    let has = |residue: fn(&str) -> bool| residue(draft.body.as_str()) || draft.title.as_deref().is_some_and(residue);
    let (markup, damage) = (has(has_markup), has(has_damage));
    draft.flags.extend(markup.then_some(&MARKUP));
    draft.flags.extend(damage.then_some(&DAMAGED_CHARACTERS));
}

/// The headline of its line: without the way to it, and as it was meant by those who wrote `Headline: Comet Found` or `title: "Comet Found"`.
fn headline_in(text: &str, line: Span) -> Span {
    let span = Span { start: line.start + way_length(line.of(text)) as u32, end: line.end };
    let Some(headline) = fields::headline(span.of(text)) else { return span };
    let mark = u32::from(fields::unquoted(headline).len() < headline.len());
    Span { start: span.end - headline.len() as u32 + mark, end: span.end - mark }
}

/// Bytes of "Home › Science › " before a headline. What stands in guillemets is a quotation.
fn way_length(headline: &str) -> usize {
    let ends = [" › ", " » ", " > "].iter().filter_map(|mark| Some(headline.rfind(mark)? + mark.len()));
    ends.max().filter(|_| !headline.contains('«')).unwrap_or(0)
}

/// Label and reason of every unit.
fn unit_labels(text: &str, layout: &Layout, bylines: &[usize]) -> Vec<Labelled> {
    let teasers = teasers(text, layout);
    let last_body = (0..layout.units.len()).rfind(|at| layout.body[*at] > BODY_THRESHOLD && !teasers[*at]);
    let is_caption = |at: usize| is_caption(layout.units[at].span.of(text), &layout.measures[at], Some(at) == last_body);
    let mut captions: Vec<bool> = (0..layout.units.len()).map(is_caption).collect();
    let first_picture = captions::of_first_picture(text, layout, |at| layout.body[at] > BODY_THRESHOLD && !captions[at] && !teasers[at]);
    first_picture.into_iter().for_each(|at| captions[at] = true);
    let signs_off = |at: usize| Some(at) == last_body && is_initials(layout.units[at].span.of(text));
    let is_headline = |at: usize| layout.title.is_some_and(|title| layout.measures[title].hash == layout.measures[at].hash);
    let is_body = |at: usize| layout.body[at] > BODY_THRESHOLD && !is_headline(at) && !teasers[at] && !captions[at] && !signs_off(at);
    let by_units: Vec<usize> = bylines.iter().map(|i| layout.bylines[*i].unit).collect();
    let first_body = (0..layout.units.len()).find(|at| is_body(*at));
    let authors: Vec<&str> = bylines.iter().flat_map(|i| bylines::names(layout, *i)).map(|name| name.of(text)).collect();
    let life = lives::first_unit(text, layout, &authors, is_body);
    let label = |at: usize| {
        let m = &layout.measures[at];
        let line = layout.units[at].span.of(text);
        if Some(at) == layout.title {
            (Label::Title, "the likeliest headline")
        } else if by_units.contains(&at) {
            (Label::Byline, "the likeliest byline")
        } else if is_body(at) && life.is_some_and(|life| at >= life) {
            (Label::Boilerplate, "stands below the author's name, printed again at the end")
        } else if is_body(at) && authors.contains(&line) {
            (Label::Boilerplate, "repeats the author's name")
        } else if is_body(at)
            && authors.iter().any(|author| presents(line, author) || presents_by_first_name(line, author))
            && (Some(at) != first_body || names_a_trade(line))
        {
            (Label::Boilerplate, "says who the author is")
        } else if is_body(at) && is_heading(layout, at, line, is_body) {
            (Label::Heading, "short, no sentence, between paragraphs")
        } else if is_body(at)
            && Some(at) == first_body
            && m.chars < LONGEST_STANDFIRST_CHARS
            && stands_apart(layout, at, &by_units, is_body)
        {
            (Label::Standfirst, "stands below the headline, apart from the body")
        } else if is_body(at) {
            (Label::Body, why_body(layout.body[at]))
        } else if is_standfirst(text, layout, at, first_body) && !teasers[at] && !captions[at] && !is_pages_own(line) {
            (Label::Standfirst, "set like prose between headline and body")
        } else if captions[at] || is_picture_line(line) || m.has_copyright || is_picture_credit(line) {
            (Label::Caption, "names a picture or who made it")
        } else if is_headline(at) {
            (Label::Boilerplate, "repeats the headline")
        } else if teasers[at] {
            (Label::Boilerplate, "leads to another article, or is the page's furniture")
        } else if layout.body[at] <= TAKEN_BACK {
            (
                Label::Boilerplate,
                "a comment below the article, a topic, a notice, a copy, outside of the article, or of a page that stands in for one",
            )
        } else {
            (Label::Boilerplate, "likely the page's and not the article's")
        }
    };
    (0..layout.units.len()).map(label).collect()
}

/// Why a unit is the body's, where a rule and not the models made it so likely.
fn why_body(likelihood: f32) -> &'static str {
    const REASONS: [(f32, &str); 6] = [
        (LIKE_THE_OTHERS, "most lines with such a number or label are the article's"),
        (BETWEEN, "nearly likely a paragraph, and between two of the article"),
        (ENTRY, "an entry of a list, or the sentence below one: results, amounts, facts"),
        (ITEM, "an item of a list that the article begins, or what a letter begins and ends with"),
        (RESCUED, "a sentence, where hardly a page is around the article"),
        (BARE, "stands in a text that no page surrounds"),
    ];
    REASONS.iter().find(|(of_rule, _)| *of_rule == likelihood).map_or("likely a paragraph of the article", |(_, reason)| reason)
}

/// Which units lead to other articles, or are the page's own furniture.
fn teasers(text: &str, layout: &Layout) -> Vec<bool> {
    let line = |at: usize| layout.units[at].span.of(text);
    let is_one = |at: usize| {
        is_teaser(line(at)) || is_bracketed_link(line(at)) || is_shouted(&layout.measures[at]) || is_labelled_link(text, layout, at)
    };
    let mut found: Vec<bool> = (0..layout.units.len()).map(is_one).collect();
    let mut links = Links::default();
    for (at, is_teaser) in found.iter_mut().enumerate().skip(1) {
        *is_teaser |= links.goes_on(line(at - 1), line(at), &layout.measures[at]) && layout.body[at] > BODY_THRESHOLD;
    }
    found
}

/// Words that a heading has less of.
const LEAST_SHOUTED: f32 = 8.0;

/// Whether a line is a headline in capitals: among an article's paragraphs it leads to another one.
fn is_shouted(m: &Measures) -> bool {
    m.all_caps >= LEAST_SHOUTED && m.all_caps + 2.0 >= m.words && !m.ends_sentence && !m.ends_colon
}

/// Whether a line is a label in capitals and a headline, by itself or with few others: more are the facts of a list, or who says what.
fn is_labelled_link(text: &str, layout: &Layout, at: usize) -> bool {
    let is_one = |at: usize| {
        let line = layout.units.get(at).map(|unit| unit.span.of(text));
        line.is_some_and(is_labelled_headline) && !layout.measures[at].ends_sentence
    };
    let above = (0..at).rev().take(MOST_LABELLED_LINKS).take_while(|at| is_one(*at)).count();
    let below = (at + 1..).take(MOST_LABELLED_LINKS).take_while(|at| is_one(*at)).count();
    is_one(at) && above + 1 + below <= MOST_LABELLED_LINKS
}

/// So many of them stand below each other at most.
const MOST_LABELLED_LINKS: usize = 3;

fn is_heading(layout: &Layout, at: usize, line: &str, is_body: impl Fn(usize) -> bool) -> bool {
    let m = &layout.measures[at];
    let inside =
        at > 0 && at + 1 < layout.units.len() && (0..at).rev().take(3).any(&is_body) && (at + 1..layout.units.len()).take(3).any(&is_body);
    let question = m.stops == 1.0 && m.chars < LONGEST_HEADING_CHARS / 2.0 + 20.0 && line.ends_with(['?', '？']);
    inside && m.chars < LONGEST_HEADING_CHARS && (!m.ends_sentence || question) && !m.ends_colon && !m.listed && m.starts_upper
}

/// A first paragraph that byline, date or other furniture parts from the next one.
fn stands_apart(layout: &Layout, at: usize, bylines: &[usize], is_body: impl Fn(usize) -> bool) -> bool {
    let after_title = layout.title.is_some_and(|title| title < at && at - title <= 3);
    let next_is_body = at + 1 < layout.units.len() && is_body(at + 1);
    after_title && (bylines.iter().any(|byline| *byline > at) || !next_is_body)
}

/// What reviews print above the sentence that sums them up, in lower case.
const VERDICT_HEADS: &[&str] = &["our verdict", "verdict", "the verdict", "bottom line", "the bottom line", "in short", "fazit"];
/// Units between such a sentence and the body: "Price", "Publisher".
const MOST_FACTS: usize = 12;
/// Units between a standfirst right below its headline and the body: byline, date, buttons to share.
const MOST_BUTTONS: usize = 30;

/// A sentence or two closely below the headline, or below "Our verdict", before the body, set like prose.
fn is_standfirst(text: &str, layout: &Layout, at: usize, first_body: Option<usize>) -> bool {
    let m = &layout.measures[at];
    let above_body = |most: usize| first_body.is_some_and(|body| at < body && body - at <= most);
    let is_verdict = || at > 0 && is_one_of(VERDICT_HEADS, layout.units[at - 1].span.of(text).trim_end_matches(':'));
    let is_below_title = |most: usize| layout.title.is_some_and(|title| title < at && at - title <= most);
    let is_verdict = above_body(MOST_FACTS) && is_verdict();
    let between = is_below_title(4) && above_body(6) || is_below_title(1) && above_body(MOST_BUTTONS) || is_verdict;
    // A verdict is printed again below the review.
    let most_repeats = if is_verdict { 3.0 } else { 2.0 };
    let prose = m.ends_sentence
        && !m.ends_ellipsis
        && m.starts_upper
        && (60.0..LONGEST_STANDFIRST_CHARS).contains(&m.chars)
        && m.odd_marks == 0.0
        && m.weight_sum > LEAST_WEIGHT_OF_STANDFIRST * m.words;
    between && prose && !m.has_copyright && !m.has_address && m.repeats < most_repeats && layout.body[at] > LEAST_STANDFIRST
}

/// The agency's mark at the end of the last paragraph: where it stands, and the agency's name.
fn sign_at_end(text: &str, layout: &Layout, labels: &[Labelled]) -> Option<(Span, Option<Span>)> {
    let last = labels.iter().rposition(|(label, _)| matches!(label, Label::Body | Label::Line))?;
    let unit = layout.units[last].span;
    let (mark, agency) = signoff(unit.of(text))?;
    Some((shifted(mark, unit.start), agency.map(|agency| shifted(agency, unit.start))))
}

fn shifted(span: Span, by: u32) -> Span {
    Span { start: span.start + by, end: span.end + by }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_headline_begins_behind_the_way_to_it() {
        let headline = |line: &'static str| &line[way_length(line)..];
        assert_eq!(headline("Home › Science › Comet Found"), "Comet Found");
        assert_eq!(headline("Comet Found"), "Comet Found");
        assert_eq!(headline("« Une comète » au nord"), "« Une comète » au nord");
        assert_eq!(headline("Temperatures >40 degrees"), "Temperatures >40 degrees");
    }

    #[test]
    fn ok_a_headline_behind_a_label_leads_elsewhere() {
        let said =
            "said the harbour office, and nobody on the pier had heard of it before the morning of the day on which it became known.";
        let are_kept = |lines: &[&str]| {
            let lines_between = lines.join("\n\n");
            let text = format!(
                "Ferry Sails Again\n\nBy Ada Lund\n\n“The ferry sails,” {said}\n\n{lines_between}\n\n“It stays,” {said}\n\n“It waits,” {said}\n"
            );
            let body = crate::parse::Parser::new().parse(&text).body;
            lines.iter().filter(|line| body.as_str().contains(**line)).count()
        };
        let is_kept = |line: &str| are_kept(&[line]) == 1;
        let lines = [
            "FERRIES: Islands wait for the mail of the week",
            "PIER: Divers find no damage at its posts",
            "FISH: What the harbour eats on Friday",
            "WHERE: Elm Hall at the old pier",
            "WHEN: On Friday from nine in the evening",
        ];
        assert!(!is_kept(lines[0]) && are_kept(&lines[..3]) == 0);
        assert!(are_kept(&lines) > 0, "a list of facts");
        assert!(is_kept("FERRIES: Those of the islands wait for the mail of the week, and for bread."));
        assert!(!is_kept("BAKERS OF THE TOWN WIN THE BREAD PRIZE AGAIN"), "so does one in capitals");
        assert!(is_kept("BAKERS OF THE TOWN WIN THE BREAD PRIZE AGAIN."));
    }

    #[test]
    fn ok_a_headline_goes_without_its_label() {
        let headline = |line: &str| headline_in(line, Span::new(0, line.len())).of(line).to_owned();
        for line in ["Title: Comet Found", "headline: \"Comet Found\"", "title: 'Comet Found'", "Home › Science › Titel: Comet Found"] {
            assert_eq!(headline(line), "Comet Found");
        }
        for line in ["Title:", "Title race: Comets Win", "“Comet Found”"] {
            assert_eq!(headline(line), line);
        }
        assert_eq!(headline("title: \"Comet\" Found"), "\"Comet\" Found");
    }

    #[test]
    fn ok_headers_of_fields_front_matter_and_markdown_are_read_as_they_were_meant() {
        let body = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.\n\n\
            Divers had found no damage below the water line, and the crew had used the days to paint the saloon.";
        let headline = "Ferry Sails Again to the Southern Islands";
        for above in [
            format!("https://example.org/ferry-sails-again\n{headline}\nBy Ada Lund\nMarch 4, 2024\n\n"),
            format!("Title: {headline}\nAuthor: Ada Lund\nDate: 2024-03-04\nURL: https://example.org/ferry-sails\n\n"),
            format!("---\ntitle: \"{headline}\"\nauthor: Ada Lund\ndate: 2024-03-04T10:00:00Z\ntags: [ferry, harbour]\n---\n\n"),
            format!("# {headline}\n\n*By Ada Lund* | March 4, 2024\n\n"),
        ] {
            let draft = crate::parse::Parser::new().parse_layout(&format!("{above}{body}\n"));
            assert_eq!((draft.title.as_deref(), draft.authors.as_slice()), (Some(headline), &["Ada Lund".to_owned()][..]), "{above}");
            assert_eq!((draft.date.map(|date| date.to_string()).as_deref(), draft.body.as_str()), (Some("2024-03-04"), body), "{above}");
        }
    }

    #[test]
    fn ok_who_the_author_is_stands_above_an_article_too() {
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";
        let life = "Ada Lund is a senior reporter who has covered boats and bridges for ten years.";
        let body = |first: &str| {
            let text = format!("Ferry Sails Again to the Islands\n\nBy Ada Lund\n\nMarch 4, 2024\n\n{first}\n\n{said}\n\n{said} Twice.\n");
            crate::parse::Parser::new().parse_layout(&text).body.into_string()
        };
        assert!(!body(life).contains(life));
        let own = "Ada Lund is on the pier every morning at six, and on this one she was not alone, the harbour office said.";
        assert!(body(own).contains(own));
    }

    #[test]
    fn ok_a_headline_stands_beside_its_date() {
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";
        let read = |line: &str, below: &str| {
            let draft = crate::parse::Parser::new().parse_layout(&format!("{line}\n\n{below}{said}\n\n{said} Twice.\n"));
            (draft.title.unwrap_or_default(), draft.date.map(|day| day.to_string()).unwrap_or_default())
        };
        for line in ["Ferry Sails Again (5 March 2024)", "5 March 2024: Ferry Sails Again", "Ferry Sails Again - 5 March 2024"] {
            assert_eq!(read(line, ""), ("Ferry Sails Again".to_owned(), "2024-03-05".to_owned()), "{line}");
            assert_eq!(read(line, "By Ada Lund\n\nMarch 5, 2024\n\n"), (line.to_owned(), "2024-03-05".to_owned()), "{line}");
        }
        assert_eq!(read("5 March 2024", ""), (String::new(), "2024-03-05".to_owned()));
    }

    #[test]
    fn ok_the_authors_name_within_an_article_is_the_pages() {
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";
        let text = format!("Ferry Sails Again\n\nBy Ada Lund\n\nMarch 4, 2024\n\n{said}\n\nAda Lund\n\n{said} Twice.\n\n{said} Thrice.\n");
        assert!(!crate::parse::Parser::new().parse_layout(&text).body.as_str().contains("Ada Lund"));
    }

    /// What stands between headline and byline, and what it is taken for.
    fn below_headline(line: &str) -> Label {
        let text = format!(
            "Ferry Sails Again to the Southern Islands\n\n{line}\n\nBy Ada Lund\n\nMarch 4, 2024\n\nShare\n\n\
            The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.\n\n\
            Divers had found no damage below the water line, and the crew had used the days to paint the saloon.\n"
        );
        let at = text.find(line).unwrap();
        let draft = crate::parse::Parser::new().parse(&text);
        draft.segments.iter().find(|segment| segment.span.start as usize == at).unwrap().label
    }

    #[test]
    fn ok_the_verdict_of_a_review_is_a_standfirst() {
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";
        let verdict = "A boat that is worth its price, if nobody minds the colour of the saloon.";
        let is_one = |head: &str| {
            let page = "Boats\nReviews\nMore\nShare\nComments";
            let text = format!(
                "The Ferry, Reviewed\n\nBy Ada Lund\n\n{page}\n\n{head}\n\n{verdict}\n\nPrice: 20 crowns\n\n{said}\n\n{said} Twice.\n"
            );
            let mut layout = Layout::of(&text);
            let unit = |line: &str| layout.units.iter().position(|unit| unit.span.of(&text) == line).unwrap();
            let (at, first_body) = (unit(verdict), unit(said));
            layout.body[at] = 0.1;
            is_standfirst(&text, &layout, at, Some(first_body))
        };
        assert!(is_one("Our Verdict") && !is_one("Buy tickets"));
    }

    #[test]
    fn ok_a_sentence_below_the_headline_is_a_standfirst() {
        assert_eq!(below_headline("Crew used the days at the pier to paint the saloon, says the harbour office."), Label::Standfirst);
        assert_eq!(below_headline("Photo: The ferry at its pier, with the crew on deck / Harbour Office"), Label::Caption);
        assert_eq!(below_headline("Travel and weather"), Label::Boilerplate);
    }
}
