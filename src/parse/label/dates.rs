//! Which of a text's days is the one of publication, and what it says.

use jiff::civil::DateTime;

use super::shifted;
use crate::parse::date::{Day, Mention, order_of_language};
use crate::parse::layout::candidates::{Candidate, is_said_published};
use crate::parse::layout::{BODY_THRESHOLD, Layout};
use crate::parse::{DateOrder, Draft};
use crate::rules::{AMBIGUOUS_DATE, DATE_WITHOUT_YEAR, MISSING_DATE, RELATIVE_DATE, UNKNOWN_ZONE};

/// A date line must be at least this likely.
pub(super) const DATE_THRESHOLD: f32 = 0.3;
/// The same for one that says that it is the day of publication.
const NAMED_DATE_THRESHOLD: f32 = 0.02;

/// The likeliest date line; if none is likely, the likeliest of those that say what they are.
pub(super) fn pick(text: &str, layout: &Layout) -> Option<usize> {
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
    let end = article_end(layout);
    let is_own = |c: &Candidate<Mention>| c.unit <= end || says_published(c) || others_near(layout, c) < LEAST_OTHER_DAYS;
    likeliest(DATE_THRESHOLD, &is_own)
        .map(|i| first_published(text, layout, i))
        .or_else(|| likeliest(NAMED_DATE_THRESHOLD, &says_published))
}

/// So many days beside one are a list: of teasers, where it is below an article.
const LEAST_OTHER_DAYS: usize = 2;
/// How far apart such days stand, in units.
const LIST_REACH: usize = 12;

/// What is left of a body below its end may be a teaser that was taken for it.
const BODY_LEFT: f32 = 0.1;

/// The unit in which the body comes to its end, but for a little.
fn article_end(layout: &Layout) -> usize {
    let body_words = |at: usize| if layout.body[at] > BODY_THRESHOLD { layout.measures[at].words } else { 0.0 };
    let all: f32 = (0..layout.units.len()).map(body_words).sum();
    let mut left = all;
    let ends = |at: &usize| {
        left -= body_words(*at);
        left <= all * BODY_LEFT
    };
    (0..layout.units.len()).find(ends).filter(|_| all > 0.0).unwrap_or(layout.units.len())
}

/// How many other days stand near a date, counted no further than it matters.
fn others_near(layout: &Layout, date: &Candidate<Mention>) -> usize {
    let first = layout.dates.partition_point(|c| c.unit + LIST_REACH < date.unit);
    let near = layout.dates[first..].iter().take_while(|c| c.unit <= date.unit + LIST_REACH);
    near.filter(|c| matches!(c.what.day, Day::Full(_)) && c.what.day != date.what.day).take(LEAST_OTHER_DAYS).count()
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

pub(super) fn read(text: &str, layout: &Layout, date: usize, order: Option<DateOrder>, draft: &mut Draft) {
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

pub(super) fn flag(layout: &Layout, date: Option<usize>, draft: &mut Draft) {
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

#[cfg(test)]
mod tests {
    use crate::parse::Parser;

    const ARTICLE: &str = "Ferry Sails Again to the Southern Islands\n\n\
        The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.\n\n\
        Divers had found no damage below the water line, and the crew had used the days to paint the saloon, which now is as blue as the sea.\n\n\
        The first boat carried forty passengers, two horses and the mail of a week and a half, and it arrived on time.\n\n";

    fn date(below: &str) -> Option<String> {
        Parser::new().parse(&format!("{ARTICLE}{below}")).date.map(|date| date.to_string())
    }

    #[test]
    fn ok_days_of_a_list_below_the_article_are_not_its_own() {
        assert_eq!(date("13 May 2024\n"), Some("2024-05-13".to_owned()));
        let list =
            "Related\n\nBridge stays closed\n\n13 May 2024\n\nNew boat is late\n\n10 May 2024\n\nHarbour wins a prize\n\n13 March 2024\n";
        assert_eq!(date(list), None);
        assert_eq!(date(&format!("Published 14 May 2024\n\n{list}")), Some("2024-05-14".to_owned()));
    }
}
