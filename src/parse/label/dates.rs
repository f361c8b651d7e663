//! Which of a text's days is the one of publication, and what it says.

use jiff::civil::DateTime;

use super::orders::{confirmed_order, order_by_change, order_of_weekday, shown_order};
use super::shifted;
use crate::parse::date::{Day, Mention, order_of_language};
use crate::parse::layout::candidates::{Candidate, is_said_published, is_said_updated, reads_like_prose};
use crate::parse::layout::{BODY_THRESHOLD, Layout};
use crate::parse::{DateOrder, Draft};
use crate::rules::{AMBIGUOUS_DATE, DATE_WITHOUT_YEAR, MISSING_DATE, RELATIVE_DATE, UNKNOWN_ZONE};
use crate::text::{Span, is_one_of};

/// A date line must be at least this likely.
const DATE_THRESHOLD: f32 = 0.3;
/// The same for one that says that it is the day of publication.
const NAMED_DATE_THRESHOLD: f32 = 0.02;

/// The likeliest date line; if none is likely, the likeliest of those that say what they are.
pub(super) fn pick(text: &str, layout: &Layout) -> Option<usize> {
    let likeliest = |least: f32, fits: &dyn Fn(&Candidate<Mention>) -> bool| {
        let is_day = |c: &Candidate<Mention>| matches!(c.what.day, Day::Full(_) | Day::Ambiguous(..)) && !is_told(text, layout, c);
        let scored = layout.dates.iter().enumerate().filter(|(_, c)| is_day(c) && c.score >= least && fits(c));
        // Of equals the first: pages print the date of publication before that of a change.
        scored.reduce(|best, other| if best.1.score >= other.1.score { best } else { other }).map(|(i, _)| i)
    };
    let says_published = |c: &Candidate<Mention>| {
        let line = layout.units[c.unit].span.of(text);
        is_said_published(&line[..c.what.span.start as usize])
    };
    let end = article_end(layout);
    let comments = layout.comments_below(end);
    let is_own =
        |c: &Candidate<Mention>| c.unit <= end || says_published(c) || others_near(layout, c) < LEAST_OTHER_DAYS && c.unit <= comments;
    likeliest(DATE_THRESHOLD, &is_own)
        .map(|i| first_published(text, layout, i))
        .map(|i| outside_headline(layout, i))
        .or_else(|| likeliest(NAMED_DATE_THRESHOLD, &says_published))
}

/// The same day in a line of its own, if it stands in the headline too.
fn outside_headline(layout: &Layout, picked: usize) -> usize {
    let Candidate { unit, what, .. } = &layout.dates[picked];
    let is_same = |c: &Candidate<Mention>| c.what.day == what.day && c.unit != *unit && c.score >= DATE_THRESHOLD;
    if Some(*unit) == layout.title { layout.dates.iter().position(is_same).unwrap_or(picked) } else { picked }
}

/// Whether a day is one that the article tells of: it stands in a sentence, and neither in a dateline nor alone.
fn is_told(text: &str, layout: &Layout, date: &Candidate<Mention>) -> bool {
    let line = layout.units[date.unit].span.of(text);
    let m = &layout.measures[date.unit];
    if is_post_signature(line) || is_said_kept(&line[..date.what.span.start as usize]) {
        return true;
    }
    let is_prose = layout.body[date.unit] > BODY_THRESHOLD || reads_like_prose(m);
    let says_published = !m.ends_sentence && is_said_published(&line[..date.what.span.start as usize]);
    is_prose && !says_published && !is_date_line(text, layout, date.unit) && !is_dateline(line, date.what.span)
}

/// "Accessed on", "Load-Date:": when somebody kept the article.
fn is_said_kept(lead: &str) -> bool {
    is_one_of(KEPT, lead.trim_end_matches([':', ' ']).trim_end_matches(" on"))
}

const KEPT: &[&str] = &[
    "accessed",
    "retrieved",
    "downloaded",
    "clipped",
    "saved",
    "exported",
    "captured",
    "printed",
    "load-date",
    "load date",
    "date accessed",
    "date retrieved",
    "date downloaded",
    "date clipped",
    "abgerufen",
    "abgerufen am",
    "consulté le",
    "consultado el",
    "geraadpleegd op",
];

/// "— Ada Lund (@adalund) March 4, 2024": whose post an article shows, and when it was written.
fn is_post_signature(line: &str) -> bool {
    line.starts_with(['—', '–', '-']) && line.contains("(@")
}

/// The picked date and others as likely. Two readings of one text may overlap ("3 March 2024 9:00 5 March 2024"): the picked one stays whole.
pub(super) fn shown(layout: &Layout, picked: usize) -> Vec<usize> {
    let (unit, span) = (layout.dates[picked].unit, layout.dates[picked].what.span);
    let overlaps = |c: &Candidate<Mention>| c.unit == unit && c.what.span.start < span.end && span.start < c.what.span.end;
    let is_shown = |i: &usize| *i == picked || layout.dates[*i].score >= DATE_THRESHOLD && !overlaps(&layout.dates[*i]);
    (0..layout.dates.len()).filter(is_shown).collect()
}

/// So many words beside the days of a line are still no sentence: "Published on", "Last changed".
const MOST_WORDS_BESIDE: usize = 4;
/// The same where the line ends like one: "25/04/2026. Updated at 15:10."
const MOST_WORDS_OF_SENTENCE: usize = 2;

/// Whether a unit has days and hardly anything else.
pub(super) fn is_date_line(text: &str, layout: &Layout, unit: usize) -> bool {
    let line = layout.units[unit].span.of(text);
    let first = layout.dates.partition_point(|c| c.unit < unit);
    let (mut from, mut words) = (0, 0);
    for date in layout.dates[first..].iter().take_while(|c| c.unit == unit) {
        words += words_in(line.get(from..date.what.span.start as usize).unwrap_or_default());
        from = date.what.span.end as usize;
    }
    words += words_in(&line[from..]);
    let most = if layout.measures[unit].ends_sentence { MOST_WORDS_OF_SENTENCE } else { MOST_WORDS_BESIDE };
    from > 0 && words <= most
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count()
}

/// "on", "am", "den".
const LONGEST_PREPOSITION: usize = 3;
/// Places before the day of a dateline have no more bytes.
const LONGEST_DATELINE_PLACE: usize = 50;

/// "HARWICK, Elmland, March 3, 2024 (Elm Wire) – The ferry …", "By Ada on 3 March 2024 | The ferry …", "Ed. / 03.03.2024 The ferry …".
fn is_dateline(line: &str, date: Span) -> bool {
    let (lead, rest) = (line[..date.start as usize].trim_end(), line[date.end as usize..].trim_start());
    let rest = if rest.starts_with('(') { rest.find(')').map_or(rest, |end| rest[end + 1..].trim_start()) } else { rest };
    let is_name = |word: &str| !word.starts_with(char::is_lowercase);
    let on = |word: &str| word.chars().all(char::is_lowercase) && word.len() <= LONGEST_PREPOSITION;
    let names = lead.rsplit_once(' ').filter(|(_, last)| on(last)).map_or(lead, |(names, _)| names);
    let parts = |line: &str| line.starts_with(['–', '—', '-', '.', ':', '|', '/', '•', '·']);
    lead.len() <= LONGEST_DATELINE_PLACE && names.split_whitespace().all(is_name) && (parts(rest) || lead.ends_with(['/', '|', '•', '·']))
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

/// Units between "UPDATED: March 4" and "PUBLISHED: March 3", and between "Created: March 4" in a header and that.
const PUBLISHED_REACH: usize = 3;
const CREATED_REACH: usize = 8;
/// Bytes of "Published on:" above a date.
const LONGEST_LEAD_ABOVE: usize = 30;

/// "PUBLISHED: March 3 | UPDATED: March 4": of the days of a line, or of lines nearby, the one behind "published", however likely another is.
/// A page may be created long before.
fn first_published(text: &str, layout: &Layout, picked: usize) -> usize {
    let dates = &layout.dates;
    let lead = |i: usize| lead(text, layout, i);
    let away = |i: &usize| dates[*i].unit.abs_diff(dates[picked].unit);
    let changed = is_said_updated(lead(picked)) && !is_said_published(lead(picked));
    // By whoever clipped it, perhaps.
    let created = is_one_of(&["created", "date created"], lead(picked).trim_end_matches([':', ' ']));
    let is_created = |lead: &str| lead.contains("created") || created && lead.contains("Created");
    let says_so = |lead: &str| is_said_published(lead) && !is_said_updated(lead) && !is_created(lead);
    let reach = if created { CREATED_REACH } else { PUBLISHED_REACH };
    let is_published = |i: &usize| away(i) <= reach && matches!(dates[*i].what.day, Day::Full(_) | Day::Ambiguous(..)) && says_so(lead(*i));
    (0..dates.len()).filter(is_published).min_by_key(away).filter(|_| changed || created).unwrap_or(picked)
}

/// What stands before a day and says which one it is: in its line, or on a line of its own above.
fn lead<'t>(text: &'t str, layout: &Layout, date: usize) -> &'t str {
    let dates = &layout.dates;
    let unit = dates[date].unit;
    let before = dates[..date].last().filter(|other| other.unit == unit);
    let from = before.map_or(0, |other| other.what.span.end as usize);
    let lead = layout.units[unit].span.of(text).get(from..dates[date].what.span.start as usize).unwrap_or_default();
    let above = || unit.checked_sub(1).map(|above| layout.units[above].span.of(text)).filter(|above| above.len() <= LONGEST_LEAD_ABOVE);
    if lead.is_empty() && from == 0 { above().unwrap_or_default() } else { lead }
}

/// The days of publication and of a change that stand together, one of which is `date`.
fn published_and_changed(text: &str, layout: &Layout, date: usize, language: Option<&'static str>) -> Option<[Mention; 2]> {
    let dates = &layout.dates;
    let is_change = |at: usize| is_said_updated(lead(text, layout, at));
    let is_near = |other: &usize| dates[*other].unit.abs_diff(dates[date].unit) <= PUBLISHED_REACH;
    let is_day = |other: &usize| matches!(dates[*other].what.day, Day::Full(_) | Day::Ambiguous(..));
    let other = (0..dates.len()).find(|other| is_near(other) && is_day(other) && is_change(*other) != is_change(date))?;
    let both = if is_change(date) { [other, date] } else { [date, other] };
    Some(both.map(|at| dates[at].what.in_language(language)))
}

pub(super) fn read(text: &str, layout: &Layout, date: usize, order: Option<DateOrder>, draft: &mut Draft) {
    let candidate = &layout.dates[date];
    let mention = &candidate.what.in_language(draft.language);
    let span = shifted(mention.span, layout.units[candidate.unit].span.start);
    draft.date_text = Some(crate::text::flow::value_of(span.of(text)));
    let line = layout.units[candidate.unit].span.of(text);
    let by_change =
        || published_and_changed(text, layout, date, draft.language).and_then(|[published, changed]| order_by_change(&published, &changed));
    let settled = order
        .or_else(|| order_of_weekday(line, mention))
        .or_else(|| shown_order(layout))
        .or_else(|| mention.order_of_zone())
        .or_else(|| confirmed_order(layout, mention))
        .or_else(by_change)
        .or_else(|| order_of_language(draft.language?, text));
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
    fn ok_a_day_that_the_article_tells_of_is_not_its_own() {
        let told = |sentence: &str| Parser::new().parse(&format!("{sentence}\n\n{ARTICLE}")).date.map(|date| date.to_string());
        assert_eq!(
            told("In Dec. 17, 1829, the newly founded harbour office let the first ferry sail, and forty people were on board."),
            None
        );
        assert_eq!(
            told("The profit of the half that ended on June 30, 2022 was the ferry's first, the harbour office said on Monday."),
            None
        );
        let dateline =
            "HARWICK, Elmland, Jun 3 2022 (Elm Wire) - The ferry of the southern islands sailed again, and forty people were on board.";
        assert_eq!(told(dateline), Some("2022-06-03".to_owned()));
    }

    #[test]
    fn ok_dots_do_not_say_in_english_which_number_is_the_month() {
        assert_eq!(date("11.03.17\n"), None);
        assert_eq!(date("11.21.17\n"), Some("2017-11-21".to_owned()));
        assert_eq!(date("21.03.2017\n"), Some("2017-03-21".to_owned()));
        assert_eq!(date("11.03.17\n\nUpdated 11.21.17\n"), Some("2017-11-03".to_owned()));
        assert_eq!(date("Published 11.03.17 9:00 PM ET\n"), Some("2017-11-03".to_owned()));
    }

    #[test]
    fn ok_a_zone_of_north_america_says_that_the_month_comes_first() {
        let read = |day: &str| date(&format!("Published {day}\n"));
        assert_eq!(read("03/05/2024 03:50 PM EST").as_deref(), Some("2024-03-05"));
        assert_eq!(read("03/05/2024 03:50 PM CET").as_deref(), Some("2024-05-03"));
        assert_eq!(read("03/05/2024 03:50 PM -05:00"), None, "Lima and Bogotá are as far from UTC");
    }

    #[test]
    fn ok_when_somebody_kept_an_article_is_not_its_day() {
        for kept in ["Retrieved: March 9, 2024", "Accessed on March 9, 2024", "Downloaded: 9 March 2024"] {
            assert_eq!(date(&format!("{kept}\n")), None, "{kept}");
            assert_eq!(date(&format!("{kept}\n\nPublished: March 4, 2024\n")), Some("2024-03-04".to_owned()), "{kept}");
        }
    }

    #[test]
    fn ok_the_day_of_a_post_is_not_the_articles() {
        assert_eq!(date("Forty of us!\n\n— Ada Lund (@adalund) March 4, 2024\n"), None);
        assert_eq!(date("— Ada Lund, March 4, 2024\n"), Some("2024-03-04".to_owned()));
    }

    #[test]
    fn ok_a_line_with_nothing_but_a_day_is_no_body() {
        let draft = Parser::new()
            .parse(&format!("{ARTICLE}25.07.2023 07:37\n\nThe next boat sails on Friday at nine, and tickets are sold on board.\n"));
        assert_eq!(draft.date_text.as_deref(), Some("25.07.2023 07:37"));
        assert!(!draft.body.as_str().contains("07:37"));
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
