//! In which order a date in numbers names day and month, where the text itself settles it.

use jiff::civil::Weekday;

use crate::parse::DateOrder;
use crate::parse::date::Mention;
use crate::parse::layout::Layout;

/// "Tue 3/5/2024", "05/03/2024 (Tuesday)": the order in which the date is a day of that name. In English, for other languages have one order.
pub(super) fn order_of_weekday(line: &str, mention: &Mention) -> Option<DateOrder> {
    let is_letter = |c: char| c.is_alphabetic();
    let before = line[..mention.span.start as usize].trim_end_matches([' ', ',', '.']);
    let behind = line[mention.span.end as usize..].trim_start_matches([' ', ',', '(']);
    let before = &before[before.trim_end_matches(is_letter).len()..];
    let behind = &behind[..behind.len() - behind.trim_start_matches(is_letter).len()];
    let weekday = weekday(before).or_else(|| weekday(behind))?;
    let fits = |order: DateOrder| mention.date(Some(order)).is_some_and(|date| date.weekday() == weekday);
    only(fits(DateOrder::DayFirst), fits(DateOrder::MonthFirst))
}

/// "Tue", "Tues", "Tuesday". "Sun" is a paper's name.
fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let is_name = |name: &str| word.len() >= "mon".len() && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let is_paper = word.eq_ignore_ascii_case("sun");
    NAMES.iter().find(|(name, _)| is_name(name) && !is_paper).map(|(_, day)| *day)
}

/// The order for which something speaks, if nothing speaks for the other.
fn only(day_first: bool, month_first: bool) -> Option<DateOrder> {
    match (day_first, month_first) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// The order of day and month that the text's own dates in numbers show, if they agree.
pub(super) fn shown_order(layout: &Layout) -> Option<DateOrder> {
    let mut shown = layout.dates.iter().filter_map(|c| c.what.order);
    let first = shown.next()?;
    shown.all(|order| order == first).then_some(first)
}

/// The order in which a date in numbers is a day that the text has elsewhere without doubt.
pub(super) fn confirmed_order(layout: &Layout, mention: &Mention) -> Option<DateOrder> {
    let stands_in_full = |order: DateOrder| {
        let date = mention.date(Some(order));
        layout.dates.iter().any(|c| c.what.is_sure() && c.what.date(None) == date)
    };
    only(stands_in_full(DateOrder::DayFirst), stands_in_full(DateOrder::MonthFirst))
}

/// "3/5/2024 | Updated: 3/6/2024": the order in which a change came within days of the publication, if the two are a month or more apart in the other.
pub(super) fn order_by_change(published: &Mention, changed: &Mention) -> Option<DateOrder> {
    let days = |order: DateOrder| Some(published.date(Some(order))?.until(changed.date(Some(order))?).ok()?.get_days());
    let (day_first, month_first) = (days(DateOrder::DayFirst)?, days(DateOrder::MonthFirst)?);
    let is_soon = |near: i32, far: i32| (0..=SOON).contains(&near) && far.abs() >= MONTH;
    only(is_soon(day_first, month_first), is_soon(month_first, day_first))
}

/// Days in which most articles are changed that are, and the fewest of a month.
const SOON: i32 = 6;
const MONTH: i32 = 28;

#[cfg(test)]
mod tests {
    use crate::parse::Parser;

    fn date(lines: &str) -> Option<String> {
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";
        let text = format!("Ferry Sails Again to the Southern Islands\n\nBy Ada Lund\n\n{lines}\n\n{said}\n\n{said} Twice.\n");
        Parser::new().parse_layout(&text).date.map(|date| date.to_string())
    }

    #[test]
    fn ok_a_day_written_out_says_in_which_order_numbers_stand() {
        assert_eq!(date("03/04/2024"), None);
        assert_eq!(date("03/04/2024\n\nUpdated 4 March 2024").as_deref(), Some("2024-03-04"));
        assert_eq!(date("03/04/2024\n\nUpdated 3 April 2024").as_deref(), Some("2024-04-03"));
    }

    #[test]
    fn ok_the_day_of_the_week_says_which_number_is_the_month() {
        for day in ["Tue 3/5/2024", "Tuesday, 03/05/2024 9:00", "3/5/2024 (Tues.)", "Posted on Tues., 3/5/2024", "Tuesday 5/3/2024"] {
            assert_eq!(date(day).as_deref(), Some("2024-03-05"), "{day}");
        }
        assert_eq!(date("Friday 3/5/2024").as_deref(), Some("2024-05-03"));
        for either in ["Monday 3/5/2024", "The Sun 3/10/2024", "T 3/5/2024", "Tu 3/5/2024"] {
            assert_eq!(date(either), None, "{either}");
        }
    }

    #[test]
    fn ok_a_change_follows_within_days() {
        assert_eq!(date("3/5/2024 | Updated: 3/6/2024").as_deref(), Some("2024-03-05"));
        assert_eq!(date("05.03.2024 - Update : 06.03.2024").as_deref(), Some("2024-03-05"));
        assert_eq!(date("Last updated: 06/03/2024\n\nPublished: 05/03/2024").as_deref(), Some("2024-03-05"));
        assert_eq!(date("Published: 05/03/2024\n\nUpdated: 6 March 2024 9:00").as_deref(), Some("2024-03-05"));
        for either in [
            "3/5/2024 | Updated: 3/5/2024",
            "3/5/2024 | Updated: 4/6/2024",
            "3/5/2024 | 3/6/2024",
            "3/6/2024 | Updated: 3/5/2024",
            "2/1/2024 | Updated: 10/9/2024",
        ] {
            assert_eq!(date(either), None, "{either}");
        }
    }
}
