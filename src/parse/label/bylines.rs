//! Who is credited: the likeliest byline and what belongs to it.

use super::{shifted, subjects};
use crate::parse::Draft;
use crate::parse::byline::{Credit, heads_contacts, is_agency, is_group_word, is_role_line};
use crate::parse::layout::candidates::ByCandidate;
use crate::parse::layout::topics::is_topic;
use crate::parse::layout::{BODY_THRESHOLD, Layout};
use crate::rules::MISSING_AUTHOR;
use crate::text::Span;

/// A byline must be at least this likely; rather none than a wrong one.
const BYLINE_THRESHOLD: f32 = 0.33;
/// What stands beside a byline is sooner another name of it, what stands far from it is sooner a teaser's.
const NEAR_BYLINE_THRESHOLD: f32 = 0.3;
const FAR_BYLINE_THRESHOLD: f32 = 0.9;
/// What a word like "By" introduces is hardly anything else.
const LED_BYLINE_THRESHOLD: f32 = 0.15;
/// Introduced and this likely, it comes before any name that just stands there.
const SURE_LED_BYLINE: f32 = 0.3;
/// "Ada Lund March 3, 2024": nothing but a name and a date.
const DATED_BYLINE_THRESHOLD: f32 = 0.07;
/// "Ada Lund Political Editor": nothing but a name and a role.
const ROLE_BYLINE_THRESHOLD: f32 = 0.1;
/// An agency's name and nothing else, right below the headline.
const AGENCY_THRESHOLD: f32 = 0.1;
/// What a list of names goes on with, its lines ending in commas.
pub(super) const LISTED_BYLINE_THRESHOLD: f32 = 0.05;
/// Units between two parts of one byline.
const BYLINE_REACH: usize = 4;
/// So many units below the article, a name is another's,
const FAR_BELOW_BODY: usize = 10;
/// and so many, if it is the only one that is said to have put an article there.
const FAR_BELOW_BODY_POSTED: usize = 30;

/// Whether a word introduces a name surely enough to go before all others.
fn is_introduced(byline: &ByCandidate) -> bool {
    (byline.what.led || byline.what.cue) && byline.score >= SURE_LED_BYLINE
}

/// Which candidates may be picked at all: none that is the headline, far below, or somebody whom the article is about or who can be asked.
fn usable(text: &str, layout: &Layout, body_end: usize) -> Vec<bool> {
    let is_headline = |unit: usize| layout.title.is_some_and(|title| layout.measures[title].hash == layout.measures[unit].hash);
    let has_introduced = layout.bylines.iter().any(is_introduced);
    let is_subject = |byline: &ByCandidate| {
        let just_stands_there = !byline.what.cue && !byline.what.led && !byline.what.role;
        just_stands_there && (is_topic(text, &layout.units, byline.unit) || subjects::is_one(text, layout, byline, has_introduced))
    };
    let comments = layout.comments_below(body_end);
    let posted = layout.bylines.iter().filter(|byline| byline.what.posted).count();
    let is_usable = |byline: &ByCandidate| {
        let reach = if byline.what.posted && posted == 1 { FAR_BELOW_BODY_POSTED } else { FAR_BELOW_BODY };
        let is_far_below = byline.unit > body_end + reach;
        !is_headline(byline.unit) && !is_far_below && byline.unit <= comments && !is_subject(byline) && !is_contact(text, layout, byline)
    };
    layout.bylines.iter().map(is_usable).collect()
}

/// The likeliest byline, and those that go with it.
pub(super) fn pick(text: &str, layout: &Layout) -> Vec<usize> {
    let body_end = layout.body.iter().rposition(|score| *score > BODY_THRESHOLD).unwrap_or(layout.units.len());
    let usable = usable(text, layout, body_end);
    let candidate = |i: usize| &layout.bylines[i];
    let rank = |i: usize| {
        let byline = candidate(i);
        byline.score + f32::from(is_introduced(byline)) + f32::from(is_introduced(byline) && byline.what.posted)
    };
    let best = (0..layout.bylines.len()).filter(|i| usable[*i]).max_by(|a, b| rank(*a).total_cmp(&rank(*b)));
    let stands_with_date = |i: usize| candidate(i).what.other_words == 0 && layout.dates.iter().any(|date| date.unit == candidate(i).unit);
    let is_below_title = |unit: usize| layout.title.is_some_and(|title| (title..title + BYLINE_REACH + 1).contains(&unit));
    let below = |unit: usize| layout.units.get(unit + 1).map_or("", |unit| unit.span.of(text));
    let is_below_body = |unit: usize| (body_end + 1..=body_end + BYLINE_REACH).contains(&unit);
    let has_role_below = |c: &ByCandidate| (is_below_title(c.unit) || is_below_body(c.unit)) && is_role_line(below(c.unit));
    let least = |i: usize| match candidate(i) {
        c if c.what.led || c.what.cue && c.what.other_words == 0 => LED_BYLINE_THRESHOLD,
        c if c.what.agency && c.what.other_words == 0 && is_below_title(c.unit) => AGENCY_THRESHOLD,
        _ if stands_with_date(i) => DATED_BYLINE_THRESHOLD,
        c if (c.what.role || has_role_below(c)) && c.what.other_words == 0 => ROLE_BYLINE_THRESHOLD,
        _ => BYLINE_THRESHOLD,
    };
    let Some(best) = best.filter(|best| candidate(*best).score >= least(*best)) else { return Vec::new() };
    let threshold = |i: usize| match candidate(i).unit.abs_diff(candidate(best).unit) {
        0 => BYLINE_THRESHOLD,
        near if near <= BYLINE_REACH => NEAR_BYLINE_THRESHOLD,
        _ => FAR_BYLINE_THRESHOLD,
    };
    let mut picked: Vec<bool> = (0..layout.bylines.len()).map(|i| usable[i] && (i == best || candidate(i).score >= threshold(i))).collect();
    pick_lists(text, layout, &mut picked);
    leave_out(&mut picked, |i| is_newsroom(text, layout, i));
    leave_out(&mut picked, |i| is_maker(text, layout, i));
    leave_those_between(layout, &mut picked);
    leave_strays(layout, &mut picked);
    (0..layout.bylines.len()).filter(|i| usable[*i] && picked[*i]).collect()
}

/// Leaves out those that `are_none`, where any other is there.
fn leave_out(picked: &mut [bool], are_none: impl Fn(usize) -> bool) {
    if (0..picked.len()).any(|i| picked[i] && !are_none(i)) {
        (0..picked.len()).filter(|i| are_none(*i)).for_each(|i| picked[i] = false);
    }
}

/// A name that just stands somewhere, where a byline is introduced elsewhere, is a topic that the page prints.
fn leave_strays(layout: &Layout, picked: &mut [bool]) {
    let of = |i: usize| &layout.bylines[i];
    let all: Vec<usize> = (0..picked.len()).filter(|i| picked[*i]).collect();
    if !all.iter().any(|i| is_introduced(of(*i))) {
        return;
    }
    let is_above = |i: usize| layout.title.is_some_and(|title| of(i).unit < title);
    let belong = |i: usize, other: usize| of(i).unit.abs_diff(of(other).unit) <= LIST_REACH && is_above(i) == is_above(other);
    let is_dated = |i: usize| layout.dates.binary_search_by_key(&of(i).unit, |date| date.unit).is_ok();
    let just_stands_there = |i: usize| !of(i).what.cue && !of(i).what.led && !of(i).what.role && !is_dated(i);
    for (at, i) in all.iter().enumerate() {
        let mut beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| all.get(at));
        picked[*i] = !just_stands_there(*i) || beside.any(|other| belong(*i, *other));
    }
}

/// Units between two names of one byline.
const LIST_REACH: usize = 4;

/// "Elm Times Staff" on its own line, beside one with a person's name, is where that person works.
fn is_newsroom(text: &str, layout: &Layout, byline: usize) -> bool {
    let is_one = |name: Span| name.of(text).split(' ').next_back().is_some_and(is_group_word);
    !layout.bylines[byline].what.cue && names(layout, byline).all(is_one)
}

/// "Tom Reed/Elm Wire" or "Tom Reed—AP", beside a byline, says who made a picture.
fn is_maker(text: &str, layout: &Layout, byline: usize) -> bool {
    let Credit { cue, led, role, .. } = layout.bylines[byline].what;
    let unit = layout.bylines[byline].unit;
    let line = layout.units[unit].span.of(text);
    let is_dated = || layout.dates.iter().any(|date| date.unit == unit);
    !cue && !led && (line.contains('/') || !role && line.contains('—')) && !is_dated()
}

/// "World 1 day ago By Tom Reed" between two paragraphs, where another name stands above them all, belongs to a link.
fn leave_those_between(layout: &Layout, picked: &mut [bool]) {
    let mut paragraphs = subjects::paragraphs(layout);
    let (Some(first), Some(last)) = (paragraphs.next(), paragraphs.next_back()) else { return };
    let unit = |i: usize| layout.bylines[i].unit;
    if (0..picked.len()).any(|i| picked[i] && unit(i) < first) {
        (0..picked.len()).filter(|i| (first + 1..last).contains(&unit(*i))).for_each(|i| picked[i] = false);
    }
}

/// Lines below "Media contact:" in which somebody may stand.
const CONTACT_REACH: usize = 2;

/// Whether a name that nothing introduces is that of whom to ask.
fn is_contact(text: &str, layout: &Layout, byline: &ByCandidate) -> bool {
    let above = &layout.units[byline.unit.saturating_sub(CONTACT_REACH)..byline.unit];
    !byline.what.cue && above.iter().any(|unit| heads_contacts(unit.span.of(text)))
}

/// Whoever stands in a list of names, its lines ending in commas, with somebody who was picked is picked too.
fn pick_lists(text: &str, layout: &Layout, picked: &mut [bool]) {
    let unit = |i: usize| layout.bylines[i].unit;
    let goes_on = |i: usize| layout.units[unit(i)].span.of(text).ends_with([',', '&']);
    let listed = |i: usize| i + 1 < layout.bylines.len() && unit(i) + 1 == unit(i + 1) && goes_on(i);
    let likely = |i: usize| layout.bylines[i].score >= LISTED_BYLINE_THRESHOLD;
    for i in 1..picked.len() {
        picked[i] |= picked[i - 1] && listed(i - 1) && likely(i);
    }
    for i in (1..picked.len()).rev() {
        picked[i - 1] |= picked[i] && listed(i - 1) && likely(i - 1);
    }
}

/// The names of a byline, as bytes of the text.
pub(super) fn names(layout: &Layout, byline: usize) -> impl Iterator<Item = Span> {
    let candidate = &layout.bylines[byline];
    let start = layout.units[candidate.unit].span.start;
    candidate.what.names.iter().map(move |name| shifted(*name, start))
}

/// The byline's names, each once; agencies only if nobody else is credited.
pub(super) fn read(text: &str, layout: &Layout, bylines: &[usize], agency: Option<Span>, draft: &mut Draft) {
    let names = bylines.iter().flat_map(|i| names(layout, *i));
    let mut seen = Vec::new();
    for name in names.chain(agency) {
        let name = crate::text::flow::value_of(name.of(text));
        let key = name.to_lowercase();
        if !seen.contains(&key) {
            seen.push(key);
            draft.authors.push(name);
        }
    }
    // "Shout Ada Lund" beside "Ada Lund": a button with her name.
    let full: Vec<String> = draft.authors.iter().filter(|name| name.contains(' ')).cloned().collect();
    draft.authors.retain(|name| !full.iter().any(|other| name.strip_suffix(other.as_str()).is_some_and(|lead| lead.ends_with(' '))));
    if draft.authors.iter().any(|name| !is_agency(name)) {
        draft.authors.retain(|name| !is_agency(name));
    }
    // "by VOE" beside "Ada Lund": a station of which nobody knows.
    if draft.authors.iter().any(|name| name.contains(' ')) {
        draft.authors.retain(|name| name.contains(' ') || name.contains(char::is_lowercase) || !name.is_ascii());
    }
    if draft.authors.is_empty() {
        draft.flags.push(&MISSING_AUTHOR);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::Parser;

    fn authors(above: &str, below: &str) -> Vec<String> {
        let body = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.\n\n\
            Divers had found no damage below the water line, and the crew had used the days to paint the saloon.";
        Parser::new()
            .parse_layout(&format!("Ferry Sails Again to the Southern Islands\n\n{above}\n\nMarch 4, 2024\n\n{body}\n\n{below}\n"))
            .authors
    }

    #[test]
    fn ok_where_authors_work_is_no_author() {
        assert_eq!(authors("By Ada Lund", ""), ["Ada Lund"]);
        assert_eq!(authors("Ada Lund\n\nElm Times Staff", ""), ["Ada Lund"]);
        assert_eq!(authors("By Ada Lund\n\nby VOE", ""), ["Ada Lund"]);
        assert_eq!(authors("By Ada Lund and Elm Times Staff", ""), ["Ada Lund", "Elm Times Staff"]);
    }

    #[test]
    fn ok_a_kicker_introduces_no_author() {
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days, the harbour office said.";
        let draft = Parser::new().parse_layout(&format!("Reportage\n\nAngela Merkel\n\nMarch 4, 2024\n\n{said}\n\n{said} Twice.\n"));
        assert_eq!((draft.title.as_deref(), draft.authors.len()), (Some("Angela Merkel"), 0));
    }

    #[test]
    fn ok_a_topic_above_the_headline_is_no_author() {
        let read = |topic: &str, byline: &str| {
            let said =
                "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days, the harbour office said.";
            let text = format!("{topic}\n\nFerry Sails Again to the Islands\n\nMarch 4, 2024\n\n{byline}\n\n{said}\n\n{said} Twice.\n");
            let draft = Parser::new().parse_layout(&text);
            assert_eq!(draft.title.as_deref(), Some("Ferry Sails Again to the Islands"), "{topic}");
            draft.authors
        };
        for topic in ["Boris Johnson", "Angela Merkel", "Topics: Boris Johnson"] {
            assert_eq!(read(topic, "By Ada Lund"), ["Ada Lund"], "{topic}");
        }
        assert_eq!(authors("By Ada Lund\n\n@adalund\n\nTom Reed", ""), ["Ada Lund", "Tom Reed"]);
    }

    #[test]
    fn ok_who_made_a_picture_beside_a_byline_is_no_author() {
        for maker in ["Tom Reed/Elm Wire", "Tom Reed—AP"] {
            assert_eq!(authors(&format!("By Ada Lund\n\n{maker}"), ""), ["Ada Lund"], "{maker}");
        }
    }

    #[test]
    fn ok_a_byline_between_paragraphs_is_a_links() {
        let links = "More Trending\n\nWorld 1 day ago By Tom Reed\n\nThe harbour office thanked the divers, and the first boat took the mail of a week and a half along.";
        assert_eq!(authors("Ada Lund", links), ["Ada Lund"]);
    }

    #[test]
    fn ok_whom_to_ask_is_no_author() {
        assert!(authors("", "Media contact:\n\nAda Lund\n\npress@elm.example").is_empty());
        assert_eq!(authors("By Tom Reed", "Media contact:\n\nAda Lund\n\npress@elm.example"), ["Tom Reed"]);
    }

    #[test]
    fn ok_a_role_below_a_name_makes_it_a_byline() {
        assert_eq!(authors("Goh Wei Jie\n\nCorrespondent", ""), ["Goh Wei Jie"]);
    }
}
