//! From likelihoods to labels: the segments of a text, and the values that follow from them.

use jiff::civil::DateTime;

use super::byline::{heads_topics, is_agency, is_picture_line, presents, signoff};
use super::date::{Day, Mention, order_of_language};
use super::layout::candidates::{ByCandidate, Candidate, is_said_published};
use super::layout::series::LIKE_THE_OTHERS;
use super::layout::threads::TAKEN_BACK;
use super::layout::{BODY_THRESHOLD, Layout};
use super::{DateOrder, Draft};
use crate::record::{Label, Segment};
use crate::rules::{AMBIGUOUS_DATE, DATE_WITHOUT_YEAR, MISSING_AUTHOR, MISSING_DATE, MISSING_TITLE, RELATIVE_DATE, UNKNOWN_ZONE};
use crate::text::Span;

/// A byline must be at least this likely; rather none than a wrong one.
const BYLINE_THRESHOLD: f32 = 0.33;
/// What stands beside a byline is sooner another name of it, what stands far from it is sooner a teaser's.
const NEAR_BYLINE_THRESHOLD: f32 = 0.3;
const FAR_BYLINE_THRESHOLD: f32 = 0.9;
/// What a word like "By" introduces is hardly anything else.
const LED_BYLINE_THRESHOLD: f32 = 0.15;
/// Introduced and this likely, it comes before any name that just stands there.
const SURE_LED_BYLINE: f32 = 0.5;
/// "Ada Lund March 3, 2024": nothing but a name and a date.
const DATED_BYLINE_THRESHOLD: f32 = 0.1;
/// "Ada Lund Political Editor": nothing but a name and a role.
const ROLE_BYLINE_THRESHOLD: f32 = 0.15;
/// An agency's name and nothing else, right below the headline.
const AGENCY_THRESHOLD: f32 = 0.1;
/// What a list of names goes on with, its lines ending in commas.
const LISTED_BYLINE_THRESHOLD: f32 = 0.05;
/// Units between two parts of one byline.
const BYLINE_REACH: usize = 4;
/// A date line must be at least this likely.
const DATE_THRESHOLD: f32 = 0.3;
/// The same for one that says that it is the day of publication.
const NAMED_DATE_THRESHOLD: f32 = 0.02;
/// Longer units without a sentence's end are paragraphs all the same.
const LONGEST_HEADING_CHARS: f32 = 120.0;
const LONGEST_STANDFIRST_CHARS: f32 = 400.0;
/// Below this likeness to a body even a sentence at the right place is the page's.
const LEAST_STANDFIRST: f32 = 0.02;

/// Cuts the text into segments and reads title, authors, date and body off them.
pub(super) fn draft(text: &str, layout: &Layout, order: Option<DateOrder>) -> Draft {
    let mut draft = Draft::default();
    let date = pick_date(text, layout);
    let bylines = pick_bylines(text, layout);
    let mut labels = unit_labels(text, layout, &bylines);
    let sign = sign_at_end(text, layout, &labels);
    read_authors(text, layout, &bylines, sign.and_then(|(_, agency)| agency), &mut draft);
    let date_lines: Vec<usize> =
        (0..layout.dates.len()).filter(|i| date.is_some() && layout.dates[*i].score >= DATE_THRESHOLD || Some(*i) == date).collect();
    let mut pieces = Pieces { text, segments: Vec::new(), at: 0 };
    for (at, unit) in layout.units.iter().enumerate() {
        let dates: Vec<Span> =
            date_lines.iter().map(|i| &layout.dates[*i]).filter(|c| c.unit == at).map(|c| shifted(c.what.span, unit.span.start)).collect();
        if !dates.is_empty() && !labels[at].0.is_body() && labels[at].0 != Label::Byline {
            labels[at] = (Label::Boilerplate, "stands beside a date");
        }
        pieces.unit(unit.span, labels[at], &dates, sign.map(|(mark, _)| mark));
    }
    draft.segments = pieces.finish();
    fill_values(text, &mut draft);
    draft.language = super::language(draft.body.as_str());
    if let Some(date) = date {
        read_date(text, layout, date, order, &mut draft);
    }
    flag_dates(layout, date, &mut draft);
    draft
}

fn fill_values(text: &str, draft: &mut Draft) {
    for segment in &draft.segments {
        if segment.label == Label::Title {
            draft.title = Some(crate::text::flow::value_of(segment.span.of(text)));
        } else if segment.label.is_body() {
            draft.body.start_paragraph();
            draft.body.push(text, segment.span);
        }
    }
    if draft.title.is_none() {
        draft.flags.push(&MISSING_TITLE);
    }
}

/// Label and reason of every unit.
fn unit_labels(text: &str, layout: &Layout, bylines: &[usize]) -> Vec<(Label, &'static str)> {
    let teasers: Vec<bool> = layout.units.iter().map(|unit| is_teaser(unit.span.of(text))).collect();
    let is_body = |at: usize| layout.body[at] > BODY_THRESHOLD && Some(at) != layout.title && !teasers[at];
    let by_units: Vec<usize> = bylines.iter().map(|i| layout.bylines[*i].unit).collect();
    let first_body = (0..layout.units.len()).find(|at| is_body(*at));
    let authors: Vec<&str> = bylines.iter().flat_map(|i| names(layout, *i)).map(|name| name.of(text)).collect();
    let label = |at: usize| {
        let m = &layout.measures[at];
        let line = layout.units[at].span.of(text);
        if Some(at) == layout.title {
            (Label::Title, "the likeliest headline")
        } else if by_units.contains(&at) {
            (Label::Byline, "the likeliest byline")
        } else if is_body(at) && Some(at) != first_body && authors.iter().any(|author| presents(line, author)) {
            (Label::Boilerplate, "says who the author is")
        } else if is_body(at) && is_heading(layout, at, is_body) {
            (Label::Heading, "short, no sentence, between paragraphs")
        } else if is_body(at)
            && Some(at) == first_body
            && m.chars < LONGEST_STANDFIRST_CHARS
            && stands_apart(layout, at, &by_units, is_body)
        {
            (Label::Standfirst, "stands between headline and byline, apart from the body")
        } else if is_body(at) && layout.body[at] == LIKE_THE_OTHERS {
            (Label::Body, "most lines with such a number or label are the article's")
        } else if is_body(at) {
            (Label::Body, "likely a paragraph of the article")
        } else if is_standfirst(layout, at, first_body) && !teasers[at] {
            (Label::Standfirst, "a sentence between headline and body that speaks of the same things")
        } else if is_picture_line(line) || line.contains('©') || is_picture_credit(line) {
            (Label::Caption, "names a picture or who made it")
        } else if layout.body[at] <= TAKEN_BACK {
            (Label::Boilerplate, "a line that the page repeats, or a comment below the article")
        } else {
            (Label::Boilerplate, "likely the page's and not the article's")
        }
    };
    (0..layout.units.len()).map(label).collect()
}

fn is_heading(layout: &Layout, at: usize, is_body: impl Fn(usize) -> bool) -> bool {
    let m = &layout.measures[at];
    let inside =
        at > 0 && at + 1 < layout.units.len() && (0..at).rev().take(3).any(&is_body) && (at + 1..layout.units.len()).take(3).any(&is_body);
    let question = m.stops == 1.0 && m.chars < LONGEST_HEADING_CHARS / 2.0 + 20.0;
    inside && m.chars < LONGEST_HEADING_CHARS && (!m.ends_sentence || question) && !m.ends_colon && !m.listed && m.starts_upper
}

/// A first paragraph that byline, date or other furniture parts from the next one.
fn stands_apart(layout: &Layout, at: usize, bylines: &[usize], is_body: impl Fn(usize) -> bool) -> bool {
    let after_title = layout.title.is_some_and(|title| title < at && at - title <= 3);
    let next_is_body = at + 1 < layout.units.len() && is_body(at + 1);
    after_title && (bylines.iter().any(|byline| *byline > at) || !next_is_body)
}

/// A sentence or two closely below the headline, before the body, set like prose.
fn is_standfirst(layout: &Layout, at: usize, first_body: Option<usize>) -> bool {
    let m = &layout.measures[at];
    let between =
        layout.title.is_some_and(|title| title < at && at - title <= 4) && first_body.is_some_and(|body| at < body && body - at <= 6);
    let prose = m.ends_sentence
        && !m.ends_ellipsis
        && m.starts_upper
        && (60.0..LONGEST_STANDFIRST_CHARS).contains(&m.chars)
        && m.odd_marks == 0.0
        && m.weight_sum / m.words.max(1.0) > 0.0;
    between && prose && !m.has_copyright && !m.has_address && m.repeats < 2.0 && layout.body[at] > LEAST_STANDFIRST
}

/// Words before a colon that lead to something else on the site, in lower case.
const TEASERS: &[&str] = &[
    "in the video",
    "video",
    "watch",
    "watch now",
    "read also",
    "also read",
    "read more",
    "read next",
    "related",
    "related story",
    "related stories",
    "see also",
    "more",
    "listen",
    "photos",
    "gallery",
    "don't miss",
    "don’t miss",
    "recommended",
    "im video",
    "lesen sie auch",
    "auch interessant",
    "mehr zum thema",
    "à lire aussi",
    "lire aussi",
    "voir aussi",
    "lea también",
    "lee también",
    "le puede interesar",
    "leggi anche",
    "leia também",
    "veja também",
    "lees ook",
    "läs också",
    "läs mer",
    "les også",
    "læs også",
    "czytaj też",
    "czytaj także",
    "čtěte také",
    "zobacz także",
    "skaitykite taip pat",
    "читайте также",
    "read the full story",
    "in pictures",
    "podcast",
];

/// Lines that stand inside articles and belong to the page, in lower case and whole.
const FURNITURE: &[&str] = &[
    "advertisement",
    "story continues",
    "story continues below",
    "story continues below advertisement",
    "article continues below",
    "article continues below advertisement",
    "continue reading",
    "continue reading the main story",
    "read more",
    "share this article",
    "trending now",
    "most read",
    "sign up for our newsletter",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "pubblicità",
    "publicidade",
    "advertentie",
];

/// No lead of a teaser is longer.
const LONGEST_TEASER_CHARS: usize = 30;

/// "In the video: …", "Read also: …".
fn is_teaser(line: &str) -> bool {
    if line.len() < 60 && FURNITURE.contains(&line.to_lowercase().as_str()) {
        return true;
    }
    let mark = |c: char| matches!(c, ':' | '|' | '–' | '»');
    let head = line.char_indices().take(LONGEST_TEASER_CHARS).find(|(_, c)| mark(*c)).map(|(at, _)| line[..at].trim());
    head.is_some_and(|head| TEASERS.contains(&head.to_lowercase().as_str()))
}

fn is_picture_credit(line: &str) -> bool {
    ["Getty Images", "/AFP", "AP Photo", "/Reuters", "REUTERS/", "(AP)", "Shutterstock", "IMAGO", "picture alliance"]
        .iter()
        .any(|mark| line.contains(mark))
}

/// The likeliest date line; if none is likely, the likeliest of those that say what they are.
fn pick_date(text: &str, layout: &Layout) -> Option<usize> {
    let likeliest = |least: f32, fits: &dyn Fn(&Candidate<Mention>) -> bool| {
        let is_day = |c: &Candidate<Mention>| matches!(c.what.day, Day::Full(_) | Day::Ambiguous(..));
        let scored = layout.dates.iter().enumerate().filter(|(_, c)| is_day(c) && c.score >= least && fits(c));
        // Of equals the first: pages print the date of publication before that of a change.
        scored.reduce(|best, other| if best.1.score >= other.1.score { best } else { other }).map(|(i, _)| i)
    };
    let says_published = |c: &Candidate<Mention>| {
        let line = layout.units[c.unit].span.of(text);
        is_said_published(&line[..c.what.span.start as usize])
    };
    likeliest(DATE_THRESHOLD, &|_| true)
        .map(|i| first_published(text, layout, i))
        .or_else(|| likeliest(NAMED_DATE_THRESHOLD, &says_published))
}

/// "PUBLISHED: March 3 | UPDATED: March 4": of the days of one line the one behind "published", however likely another is.
fn first_published(text: &str, layout: &Layout, picked: usize) -> usize {
    let unit = layout.dates[picked].unit;
    let line = layout.units[unit].span.of(text);
    let lead = |i: usize| {
        let from = (0..i).rev().find(|j| layout.dates[*j].unit == unit).map_or(0, |j| layout.dates[j].what.span.end as usize);
        line.get(from..layout.dates[i].what.span.start as usize).unwrap_or_default().to_lowercase()
    };
    let is_published =
        |i: &usize| layout.dates[*i].unit == unit && matches!(layout.dates[*i].what.day, Day::Full(_)) && lead(*i).contains("publi");
    (0..layout.dates.len()).find(is_published).filter(|_| lead(picked).contains("updat")).unwrap_or(picked)
}

fn read_date(text: &str, layout: &Layout, date: usize, order: Option<DateOrder>, draft: &mut Draft) {
    let candidate = &layout.dates[date];
    let mention = &candidate.what;
    let span = shifted(mention.span, layout.units[candidate.unit].span.start);
    draft.date_text = Some(crate::text::flow::value_of(span.of(text)));
    let settled = order.or_else(|| shown_order(layout)).or_else(|| mention.order_of_zone());
    let settled = settled.or_else(|| confirmed_order(layout, mention)).or_else(|| order_of_language(draft.language?, text));
    draft.date = mention.date(settled);
    if let (Some(date), Some(time)) = (draft.date, mention.time) {
        let at: DateTime = date.to_datetime(time);
        draft.local_time = Some(at);
        draft.offset = mention.offset(at);
        draft.published_at = mention.instant(at);
        if draft.published_at.is_none() {
            draft.flags.push(&UNKNOWN_ZONE);
        }
    }
}

/// The order of day and month that the text's own dates in numbers show, if they agree.
fn shown_order(layout: &Layout) -> Option<DateOrder> {
    let mut shown = layout.dates.iter().filter_map(|c| c.what.order);
    let first = shown.next()?;
    shown.all(|order| order == first).then_some(first)
}

/// The order in which a date in numbers is a day that the text has elsewhere without doubt.
fn confirmed_order(layout: &Layout, mention: &Mention) -> Option<DateOrder> {
    let stands_in_full = |order: DateOrder| {
        let date = mention.date(Some(order));
        layout.dates.iter().any(|c| matches!(c.what.day, Day::Full(day) if Some(day) == date))
    };
    match (stands_in_full(DateOrder::DayFirst), stands_in_full(DateOrder::MonthFirst)) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

fn flag_dates(layout: &Layout, date: Option<usize>, draft: &mut Draft) {
    if draft.date.is_some() {
        return;
    }
    let first_body = layout.body.iter().position(|score| *score > BODY_THRESHOLD).unwrap_or(layout.units.len());
    let in_head = |wanted: fn(Day) -> bool| layout.dates.iter().any(|c| c.unit <= first_body && wanted(c.what.day));
    draft.flags.push(match date {
        Some(_) => &AMBIGUOUS_DATE,
        None if in_head(|day| day == Day::Relative) => &RELATIVE_DATE,
        None if in_head(|day| matches!(day, Day::NoYear(..))) => &DATE_WITHOUT_YEAR,
        None => &MISSING_DATE,
    });
}

/// The likeliest byline, and those that go with it.
fn pick_bylines(text: &str, layout: &Layout) -> Vec<usize> {
    let usable = |i: &usize| Some(layout.bylines[*i].unit) != layout.title && !is_topic(text, layout, &layout.bylines[*i]);
    let candidate = |i: usize| &layout.bylines[i];
    let introduced = |i: usize| (candidate(i).what.led || candidate(i).what.cue) && candidate(i).score >= SURE_LED_BYLINE;
    let rank = |i: usize| candidate(i).score + f32::from(introduced(i));
    let best = (0..layout.bylines.len()).filter(usable).max_by(|a, b| rank(*a).total_cmp(&rank(*b)));
    let stands_with_date = |i: usize| candidate(i).what.other_words == 0 && layout.dates.iter().any(|date| date.unit == candidate(i).unit);
    let is_below_title = |unit: usize| layout.title.is_some_and(|title| (title..title + BYLINE_REACH + 1).contains(&unit));
    let least = |i: usize| match candidate(i) {
        c if c.what.led || c.what.cue && c.what.other_words == 0 => LED_BYLINE_THRESHOLD,
        c if c.what.agency && c.what.other_words == 0 && is_below_title(c.unit) => AGENCY_THRESHOLD,
        _ if stands_with_date(i) => DATED_BYLINE_THRESHOLD,
        c if c.what.role && c.what.other_words == 0 => ROLE_BYLINE_THRESHOLD,
        _ => BYLINE_THRESHOLD,
    };
    let Some(best) = best.filter(|best| candidate(*best).score >= least(*best)) else { return Vec::new() };
    let threshold = |i: usize| match candidate(i).unit.abs_diff(candidate(best).unit) {
        0 => BYLINE_THRESHOLD,
        near if near <= BYLINE_REACH => NEAR_BYLINE_THRESHOLD,
        _ => FAR_BYLINE_THRESHOLD,
    };
    let mut picked: Vec<bool> = (0..layout.bylines.len()).map(|i| i == best || candidate(i).score >= threshold(i)).collect();
    pick_lists(text, layout, &mut picked);
    (0..layout.bylines.len()).filter(usable).filter(|i| picked[*i]).collect()
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

/// Names so many units below the head of a list of topics may be on it.
const TOPICS_REACH: usize = 8;
/// The longest topic.
const LONGEST_TOPIC_BYTES: usize = 60;

/// Whether a name stands in a list of topics: "Related Topics", then short lines down to the name.
fn is_topic(text: &str, layout: &Layout, byline: &ByCandidate) -> bool {
    let line = |unit: usize| layout.units[unit].span.of(text);
    let above = (byline.unit.saturating_sub(TOPICS_REACH)..byline.unit).rev();
    let head = above.take_while(|unit| line(*unit).len() <= LONGEST_TOPIC_BYTES).find(|unit| heads_topics(line(*unit)));
    head.is_some() && !byline.what.cue && !byline.what.led && !byline.what.role
}

/// The names of a byline, as bytes of the text.
fn names(layout: &Layout, byline: usize) -> impl Iterator<Item = Span> {
    let candidate = &layout.bylines[byline];
    let start = layout.units[candidate.unit].span.start;
    candidate.what.names.iter().map(move |name| shifted(*name, start))
}

/// The byline's names, each once; agencies only if nobody else is credited.
fn read_authors(text: &str, layout: &Layout, bylines: &[usize], agency: Option<Span>, draft: &mut Draft) {
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
    if draft.authors.is_empty() {
        draft.flags.push(&MISSING_AUTHOR);
    }
}

/// The agency's mark at the end of the last paragraph: where it stands, and the agency's name.
fn sign_at_end(text: &str, layout: &Layout, labels: &[(Label, &'static str)]) -> Option<(Span, Option<Span>)> {
    let last = labels.iter().rposition(|(label, _)| *label == Label::Body)?;
    let unit = layout.units[last].span;
    let (mark, agency) = signoff(unit.of(text))?;
    Some((shifted(mark, unit.start), agency.map(|agency| shifted(agency, unit.start))))
}

fn shifted(span: Span, by: u32) -> Span {
    Span { start: span.start + by, end: span.end + by }
}

/// Segments in the making; whatever lies between two of them becomes a separator or boilerplate.
struct Pieces<'t> {
    text: &'t str,
    segments: Vec<Segment>,
    at: usize,
}

impl Pieces<'_> {
    /// A unit, with what is cut out of it: dates from a byline or the page, the agency's mark from the body.
    fn unit(&mut self, span: Span, (label, why): (Label, &'static str), dates: &[Span], mark: Option<Span>) {
        let cut_dates = !label.is_body() && label != Label::Title;
        let dates = dates.iter().filter(|_| cut_dates).map(|date| (*date, Label::Date, "the likeliest date line"));
        let mark = mark
            .filter(|mark| mark.start >= span.start && mark.end <= span.end)
            .map(|mark| (mark, Label::Signoff, "an agency's mark after the last sentence"));
        let mut from = span.start;
        for (cut, cut_label, cut_why) in dates.chain(mark) {
            if cut.start < from {
                continue;
            }
            self.piece(Span { start: from, end: cut.start }, label, why);
            self.piece(cut, cut_label, cut_why);
            from = cut.end;
        }
        self.piece(Span { start: from, end: span.end }, label, why);
    }

    fn piece(&mut self, span: Span, label: Label, why: &'static str) {
        let span = span.trimmed(self.text);
        if !span.is_empty() {
            self.gap(span.start as usize);
            self.segments.push(Segment { label, span, why });
            self.at = span.end as usize;
        }
    }

    fn gap(&mut self, until: usize) {
        if self.at < until {
            let span = Span::new(self.at, until);
            let blank = span.of(self.text).trim().is_empty();
            let (label, why) = if blank { (Label::Separator, "white space") } else { (Label::Boilerplate, "a list marker") };
            self.segments.push(Segment { label, span, why });
            self.at = until;
        }
    }

    fn finish(mut self) -> Vec<Segment> {
        self.gap(self.text.len());
        self.segments
    }
}
