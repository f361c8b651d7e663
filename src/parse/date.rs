//! Dates as news prints them: days, times, zones. Never guesses, never looks at a clock.
//!
//! A line is cut into numbers, words and marks (`scan`), among which days (`days`), times (`time`) and zones (`zones`) are looked for.

mod days;
mod order;
mod scan;
mod time;
mod zones;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use super::DateOrder;
use crate::text::{Span, digit};
use days::{day_at, month, small, year4};
use scan::{Token, tokens};
use zones::Zone;

pub(crate) use order::order_of_language;

/// A date in a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mention {
    /// Bytes of the line: day, time and zone as far as they stand together.
    pub span: Span,
    /// Which day.
    pub day: Day,
    /// The time of day beside it.
    pub time: Option<Time>,
    /// What was said of its zone.
    zone: Option<Zone>,
    /// Which number came first, where a date in numbers leaves no doubt: evidence for the others of the text.
    pub order: Option<DateOrder>,
    /// What makes the day another one in some languages.
    doubt: Option<Doubt>,
}

/// What only the language of a text settles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// Nothing but the dots between the numbers says that the day comes first ("11.03.17").
    Dots,
    /// The month's name is an earlier month's in Croatian ("5 listopada 2024"): the day there.
    Croatian(Date),
}

/// How much of a day a line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Day {
    /// All of it.
    Full(Date),
    /// Two numbers up to 12: the first, the second, the year.
    Ambiguous(i8, i8, i16),
    /// Month and day.
    NoYear(i8, i8),
    /// Only how long ago.
    Relative,
}

/// Longest line in which a date line is looked for; longer ones are prose.
const LONGEST_LINE_BYTES: usize = 400;

/// All dates of a line.
pub(crate) fn mentions(line: &str) -> Vec<Mention> {
    if line.len() > LONGEST_LINE_BYTES || !line.chars().any(|c| digit(c).is_some()) {
        return Vec::new();
    }
    let tokens = tokens(line);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match day_at(line, &tokens[at..]) {
            Some((day, taken)) => {
                found.push(with_time(line, &tokens, at, at + taken, day));
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

impl Mention {
    /// As it is to be read among words of a language: in English a date with dots may begin with the month ("11.03.17"), as nowhere else.
    pub(crate) fn in_language(&self, language: Option<&str>) -> Self {
        let is_croatian = matches!(language, Some("hr" | "bs" | "sr"));
        let is_plain = is_croatian || matches!(language, Some("pl" | "cs" | "sk"));
        let (day, doubt) = match (self.day, self.doubt) {
            (Day::Full(date), Some(Doubt::Dots)) if language == Some("en") => (Day::Ambiguous(date.day(), date.month(), date.year()), None),
            (Day::Full(_), Some(Doubt::Croatian(there))) if is_croatian => (Day::Full(there), None),
            (day, Some(Doubt::Croatian(_))) if is_plain => (day, None),
            as_it_is => as_it_is,
        };
        Self { day, doubt, ..self.clone() }
    }

    /// Whether it leaves no doubt about its day in any language.
    pub(crate) fn is_sure(&self) -> bool {
        matches!(self.day, Day::Full(_)) && self.doubt.is_none()
    }

    /// The day, with `order` settling which number is the month.
    pub(crate) fn date(&self, order: Option<DateOrder>) -> Option<Date> {
        match (self.day, order) {
            (Day::Full(_), _) if matches!(self.doubt, Some(Doubt::Croatian(_))) => None,
            (Day::Full(date), _) => Some(date),
            (Day::Ambiguous(first, second, year), Some(DateOrder::DayFirst)) => Date::new(year, second, first).ok(),
            (Day::Ambiguous(first, second, year), Some(DateOrder::MonthFirst)) => Date::new(year, first, second).ok(),
            _ => None,
        }
    }

    /// The order of day and month where its zone is in use: month first in the United States, day first in Europe, the Middle East and Africa.
    pub(crate) fn order_of_zone(&self) -> Option<DateOrder> {
        match self.zone? {
            Zone::Named(name) => name.starts_with("America/").then_some(DateOrder::MonthFirst),
            Zone::American(_) => Some(DateOrder::MonthFirst),
            Zone::Fixed(minutes) => (1..=240).contains(&minutes).then_some(DateOrder::DayFirst),
            Zone::Ambiguous => None,
        }
    }

    /// Whether a zone is named.
    pub(crate) fn has_zone(&self) -> bool {
        self.zone.is_some()
    }

    /// Every day that it may mean.
    #[cfg(feature = "train")]
    pub(crate) fn readings(&self) -> Vec<Date> {
        let mut days: Vec<_> =
            [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().filter_map(|order| self.date(Some(order))).collect();
        days.dedup();
        days
    }

    /// Distance from UTC at that time, where the line says it without doubt.
    pub(crate) fn offset(&self, at: DateTime) -> Option<Offset> {
        match self.zone? {
            Zone::Fixed(minutes) | Zone::American(minutes) => Offset::from_seconds(i32::from(minutes) * 60).ok(),
            Zone::Named(name) => TimeZone::get(name)
                .ok()?
                .to_ambiguous_timestamp(at)
                .compatible()
                .ok()
                .map(|t| TimeZone::get(name).map(|z| z.to_offset(t)))?
                .ok(),
            Zone::Ambiguous => None,
        }
    }

    /// The instant, where day, time and zone are known.
    pub(crate) fn instant(&self, at: DateTime) -> Option<Timestamp> {
        self.offset(at)?.to_timestamp(at).ok()
    }
}

/// Whether a line is a time of day and no more: "16:40", "3.50pm GMT"; with seconds it is how long a film is.
pub(crate) fn is_time(line: &str) -> bool {
    let may_be = line.len() <= LONGEST_TIME && line.starts_with(|c: char| c.is_ascii_digit()) && line.matches(':').count() < 2;
    let is_whole = |tokens: &[Token]| time::after(line, tokens).is_some_and(|(_, taken)| taken == tokens.len());
    may_be && is_whole(&tokens(line))
}

/// Bytes of a time with its zone.
const LONGEST_TIME: usize = 12;

/// Adds the time that stands beside tokens `from..to`, after it or else before it.
fn with_time(line: &str, tokens: &[Token], from: usize, to: usize, day: Day) -> Mention {
    let (mut start, mut end) = (tokens[from].span.start, tokens[to - 1].span.end);
    let after = time::after(line, &tokens[to..]);
    let mut day = day;
    let found = match after {
        Some((clock, taken)) => {
            end = tokens[to + taken - 1].span.end;
            if let Some((whole, year)) = with_year(line, day, tokens.get(to + taken)) {
                (day, end) = (whole, year.span.end);
            }
            Some(clock)
        }
        None => time::before(line, &tokens[..from]).map(|(clock, first)| {
            start = tokens[first].span.start;
            clock
        }),
    };
    if found.is_none() {
        end = tokens[to + time::bare_zone(line, &tokens[to..]) - 1].span.end;
    }
    Mention {
        span: Span { start, end },
        day,
        time: found.map(|c| c.time),
        zone: found.and_then(|c| c.zone),
        order: order_of(line, &tokens[from..to]),
        doubt: doubt(line, &tokens[from..to], day),
    }
}

/// The day with the year that stands behind its time, as in `Tue Mar 5 15:50:00 2024`.
fn with_year<'t>(line: &str, day: Day, behind: Option<&'t Token>) -> Option<(Day, &'t Token)> {
    let Day::NoYear(month, day) = day else { return None };
    let date = Date::new(year4(line, behind?)?, month, day).ok()?;
    Some((Day::Full(date), behind?))
}

/// `25/04/2024` shows that the day comes first, `04/25/2024` that the month does.
fn order_of(line: &str, tokens: &[Token]) -> Option<DateOrder> {
    let [a, s, b, _, _] = tokens else { return None };
    match (small(line, a)?, s.of(line), small(line, b)?) {
        (13.., "/" | "-" | ".", 1..=12) => Some(DateOrder::DayFirst),
        (1..=12, "/" | "-" | ".", 13..) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// What a language may make another day of.
fn doubt(line: &str, tokens: &[Token], day: Day) -> Option<Doubt> {
    if is_by_dots(line, tokens) {
        return Some(Doubt::Dots);
    }
    let Day::Full(date) = day else { return None };
    let there = tokens.iter().find_map(|token| month(line, token)?.1)?;
    date.with().month(there).build().ok().filter(|other| *other != date).map(Doubt::Croatian)
}

/// Whether a date is like `04.03.2024`, whose numbers could be either.
fn is_by_dots(line: &str, tokens: &[Token]) -> bool {
    let [a, s, b, _, _] = tokens else { return false };
    let either = |token: &Token| small(line, token).is_some_and(|number| (1..=12).contains(&number));
    s.of(line) == "." && either(a) && either(b) && a.of(line) != b.of(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> String {
        let show = |m: &Mention| {
            let day = match m.day {
                Day::Full(date) => date.to_string(),
                other => format!("{other:?}"),
            };
            let at = m.date(None).zip(m.time).map(|(d, t)| d.to_datetime(t));
            let instant = at.and_then(|at| m.instant(at)).map(|i| i.to_string());
            let time = m.time.map(|t| t.to_string()).unwrap_or_default();
            format!("{} [{day} {time} {}]", m.span.of(line), instant.unwrap_or_default())
        };
        mentions(line).iter().map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn ok_days_in_many_forms() {
        assert_eq!(read("By ADA LUNDMARCH 4, 2024"), read("By ADA LUND MARCH 4, 2024"));
        assert_eq!(read("By ADA LUNDJAN. 4, 2024"), read("JAN. 4, 2024"));
        for line in [
            "March 4, 2024",
            "Mar 4, 2024",
            "MARCH 4TH 2024",
            "4 March 2024",
            "4. März 2024",
            "04 Mrz 2024",
            "le 4 mars 2024",
            "4 de marzo de 2024",
            "2024-03-04",
            "04.03.2024",
            "4th of March, 2024",
            "2024年3月4日",
            "Ada LundMarch 4, 2024Share",
            "By ADA LUNDMarch 4, 2024 GMT",
            "4-Mar-24",
            "Posted on 4. März 20245. März 2024 by Ada Lund",
            "4 March 202411 March 2024",
            "2024. március 4.",
            "2024 m. kovo 4 d.",
            "2024. gada 4. marts",
            "4 tháng 3 năm 2024",
            "4 مارس 2024",
            "4\u{200f}/3\u{200f}/2024 4 במרץ 2024",
            "सोमवार, 4 मार्च 2024",
            "4 მარტი, 2024",
            "dilluns, 4 de març del 2024",
            "© 2023 4 March 2024",
            "٤ مارس ٢٠٢٤",
            "৪ মার্চ ২০২৪",
            "४ मार्च २०२४",
            "２０２４年３月４日",
        ] {
            assert!(read(line).contains("[2024-03-04 "), "{line}: {}", read(line));
        }
    }

    #[test]
    fn ok_times_and_zones() {
        assert_eq!(read("Mar.21 - 2024 3:50 PM CET"), "Mar.21 - 2024 3:50 PM CET [2024-03-21 15:50:00 2024-03-21T14:50:00Z]");
        assert_eq!(read("Updated 5:12 p.m. ET, March 21, 2024"), "5:12 p.m. ET, March 21, 2024 [2024-03-21 17:12:00 2024-03-21T21:12:00Z]");
        assert_eq!(read("22:30 GMT+1, 3 Jan 2023"), "22:30 GMT+1, 3 Jan 2023 [2023-01-03 22:30:00 2023-01-03T21:30:00Z]");
        assert_eq!(read("Tue 3 Jan 2023 15.26 EST"), "3 Jan 2023 15.26 EST [2023-01-03 15:26:00 2023-01-03T20:26:00Z]");
        assert_eq!(read("2023-01-03T09:05:07Z"), "2023-01-03T09:05:07Z [2023-01-03 09:05:07 2023-01-03T09:05:07Z]");
        assert_eq!(read("January 3, 2023 at 9:05 am CST"), "January 3, 2023 at 9:05 am CST [2023-01-03 09:05:00 ]");
        assert_eq!(read("December 15, 20163:33 PM ET"), "December 15, 20163:33 PM ET [2016-12-15 15:33:00 2016-12-15T20:33:00Z]");
        assert_eq!(read("28.09.1912:44"), "28.09.1912:44 [2019-09-28 12:44:00 ]");
        assert_eq!(read("28.09.199:44 Uhr"), "28.09.199:44 Uhr [2019-09-28 09:44:00 ]");
        assert_eq!(read("28.09.1912: boats"), "28.09.1912 [1912-09-28  ]");
        assert_eq!(read("3 January 2023, 10:00-11:30"), "3 January 2023, 10:00 [2023-01-03 10:00:00 ]");
        assert_eq!(read("2023-01-03T10:00-05:00"), "2023-01-03T10:00-05:00 [2023-01-03 10:00:00 2023-01-03T15:00:00Z]");
        assert_eq!(read("Associated PressJanuary 3, 2023 GMT"), "January 3, 2023 GMT [2023-01-03  ]");
        assert_eq!(read("7 أكتوبر 2020 12:19 م"), "7 أكتوبر 2020 12:19 م [2020-10-07 12:19:00 ]");
        assert_eq!(read("7 أكتوبر 2020 03:19 م"), "7 أكتوبر 2020 03:19 م [2020-10-07 15:19:00 ]");
        assert_eq!(read("5 Μαρτίου 2024, 3:50 μ.μ."), "5 Μαρτίου 2024, 3:50 μ.μ. [2024-03-05 15:50:00 ]");
        assert_eq!(read("05/13/2024 3:50 CH"), "05/13/2024 3:50 CH [2024-05-13 15:50:00 ]");
        assert_eq!(read("4. März 2024 um 15.50 Uhr"), "4. März 2024 um 15.50 Uhr [2024-03-04 15:50:00 ]");
        assert_eq!(read("3 January 2023 3:50 PM - 4 min read"), "3 January 2023 3:50 PM [2023-01-03 15:50:00 ]");
        assert_eq!(read("3 January 2023 15:50 UTC-5"), "3 January 2023 15:50 UTC-5 [2023-01-03 15:50:00 2023-01-03T20:50:00Z]");
        assert_eq!(read("2023年1月3日 午後3時50分"), "2023年1月3日 午後3時50分 [2023-01-03 15:50:00 ]");
        assert_eq!(read("2023년 1월 3일 오전 3:50"), "2023년 1월 3일 오전 3:50 [2023-01-03 03:50:00 ]");
        assert_eq!(read("3 January 2023 15.50"), "3 January 2023 15.50 [2023-01-03 15:50:00 ]");
        assert_eq!(read("3 January 2023 15.50 euros"), "3 January 2023 [2023-01-03  ]");
        assert_eq!(read("Tue Jan  3 15:50:00 EST 2023"), "Jan  3 15:50:00 EST 2023 [2023-01-03 15:50:00 2023-01-03T20:50:00Z]");
        assert_eq!(read("Jan 3, 2023 / 03:50 PM EST"), "Jan 3, 2023 / 03:50 PM EST [2023-01-03 15:50:00 2023-01-03T20:50:00Z]");
        assert_eq!(read("2023-01-03 (Tue) 15:50"), "2023-01-03 (Tue) 15:50 [2023-01-03 15:50:00 ]");
        assert_eq!(read("Jan-03-2023 3:50 PM Eastern Time"), "Jan-03-2023 3:50 PM Eastern Time [2023-01-03 15:50:00 2023-01-03T20:50:00Z]");
        assert_eq!(read("٣ يناير ٢٠٢٣ - ١٥:٥٠"), "٣ يناير ٢٠٢٣ - ١٥:٥٠ [2023-01-03 15:50:00 ]");
        assert_eq!(read("3 January 2023 | 7pm"), "3 January 2023 | 7pm [2023-01-03 19:00:00 ]");
    }

    #[test]
    fn ok_nothing_is_guessed() {
        assert_eq!(read("03/04/2024"), "03/04/2024 [Ambiguous(3, 4, 2024)  ]");
        assert_eq!(read("25/04/2024"), "25/04/2024 [2024-04-25  ]");
        assert_eq!(read("BEIJING, July 18 (Xinhua) --"), "July 18 [NoYear(7, 18)  ]");
        assert_eq!(read("5 hours ago"), "5 hours ago [Relative  ]");
        assert_eq!(read("It may 3 times 31.31.2024"), "");
        assert_eq!(read("February 30, 2024"), "");
        assert_eq!(read("۱۴۰۲/۱۲/۱۵ ۱۲/۱۵/۰۲"), "", "another calendar");
        assert_eq!(read("12 may see, 17 may 2024, 17 d’abril del 2024"), "17 may 2024 [2024-05-17  ]; 17 d’abril del 2024 [2024-04-17  ]");
    }

    #[test]
    fn ok_a_name_of_two_months_is_settled_by_the_language() {
        let read = |language| mentions("5 listopada 2024, 15:50")[0].in_language(language).date(None).map(|date| date.to_string());
        assert_eq!(read(Some("pl")).as_deref(), Some("2024-11-05"));
        assert_eq!(read(Some("hr")).as_deref(), Some("2024-10-05"));
        assert_eq!(read(None), None);
        assert_eq!(mentions("31. listopada 2024.")[0].date(None).map(|date| date.to_string()).as_deref(), Some("2024-10-31"));
    }
}
