//! Each way of writing a day, as a small function that looks at the tokens from one place on and says how many it took. Month
//! names are CLDR's (`months.tsv`, made by `tools/make_months.py`).

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::Day;
use super::scan::{Kind, Token};

/// The month that a name is, and the one that it is in Croatian if that is another.
pub(super) type Month = (i8, Option<i8>);

static MONTHS: LazyLock<HashMap<&'static str, Month>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut columns = line.split('\t');
        Some((columns.next()?, (columns.next()?.parse().ok()?, columns.next().and_then(|month| month.parse().ok()))))
    };
    include_str!("months.tsv").lines().filter_map(row).collect()
});

/// A day that begins with the first token, and how many tokens it takes.
pub(super) fn day_at(line: &str, tokens: &[Token]) -> Option<(Day, usize)> {
    let first = tokens.first()?;
    match first.kind {
        Kind::Word => month_day_year(line, tokens),
        Kind::Number => iso(line, tokens)
            .or_else(|| east_asian(line, tokens))
            .or_else(|| year_first(line, tokens))
            .or_else(|| vietnamese(line, tokens))
            .or_else(|| numeric(line, tokens))
            .or_else(|| day_month_year(line, tokens))
            .or_else(|| relative(line, tokens)),
        Kind::Mark => None,
    }
}

/// `2024-03-21`, `2024/03/21`, `2024.03.21`.
fn iso(line: &str, tokens: &[Token]) -> Option<(Day, usize)> {
    let [y, s, m, t, d, ..] = tokens else { return None };
    let year = year4(line, y)?;
    let same = s.of(line) == t.of(line) && matches!(s.of(line), "-" | "/" | ".");
    let date = Date::new(year, small(line, m)?, small(line, d)?).ok()?;
    same.then_some((Day::Full(date), 5))
}

/// `2024年3月21日`, `2024년 3월 21일`.
fn east_asian(line: &str, tokens: &[Token]) -> Option<(Day, usize)> {
    let [y, yy, m, mm, d, dd, ..] = tokens else { return None };
    let marked = yy.of(line).starts_with(['年', '년']) && mm.of(line).starts_with(['月', '월']) && dd.of(line).starts_with(['日', '일']);
    let date = Date::new(year4(line, y)?, small(line, m)?, small(line, d)?).ok()?;
    marked.then_some((Day::Full(date), 6))
}

/// What some languages say between year and month: Lithuanian, Latvian, Armenian, Kazakh.
const YEAR_WORDS: [&str; 4] = ["m", "gada", "թ", "ж"];

/// `2024. március 21.`, `2024 m. kovo 21 d.`, `2024. gada 21. marts`.
fn year_first(line: &str, tokens: &[Token]) -> Option<(Day, usize)> {
    let year = year4(line, tokens.first()?)?;
    let mut at = 1 + marks(line, &tokens[1..], &[".", ","]);
    if tokens.get(at).is_some_and(|t| YEAR_WORDS.contains(&t.of(line))) {
        at += 1;
        at += marks(line, &tokens[at..], &["."]);
    }
    let is_day_first = tokens.get(at)?.kind == Kind::Number;
    let second = at + 1 + marks(line, &tokens[at + 1..], &["."]);
    let (day, name) = if is_day_first { (at, second) } else { (second, at) };
    let day = small(line, tokens.get(day)?).filter(|day| (1..=31).contains(day))?;
    let date = date_of(year, month(line, tokens.get(name)?)?, day)?;
    let end = second + 1;
    // "© 2024 21 March 2025": the year belongs to what stands before.
    let next = end + marks(line, &tokens[end..], &[".", ","]);
    let has_year = tokens.get(next).is_some_and(|t| year4(line, t).is_some());
    (!has_year).then_some((Day::Full(date), end))
}

/// `21 tháng 3, 2024`, `21 tháng 3 năm 2024`.
fn vietnamese(line: &str, tokens: &[Token]) -> Option<(Day, usize)> {
    let [d, word, m, between, y, ..] = tokens else { return None };
    let fits = matches!(word.of(line), "tháng" | "thg") && matches!(between.of(line), "," | "năm");
    let date = Date::new(year4(line, y)?, small(line, m)?, small(line, d)?).ok()?;
    fits.then_some((Day::Full(date), 5))
}

/// `21.03.2024`, `03/21/2024`, `21/03/24`.
fn numeric(line: &str, tokens: &[Token]) -> Option<(Day, usize)> {
    let [a, s, b, t, y, ..] = tokens else { return None };
    let separator = s.of(line);
    if separator != t.of(line) || !matches!(separator, "-" | "/" | ".") {
        return None;
    }
    let (a, b) = (small(line, a)?, small(line, b)?);
    // "2024-03-21_12-18-56" goes on with a time.
    let is_cut_off = line[..tokens[0].span.start as usize].ends_with('_');
    let year = year4(line, y).or_else(|| year2(line, y).filter(|_| !is_cut_off))?;
    let day = match (a, b) {
        // Where dots part the numbers, the day comes first everywhere but in English: `Mention::in_language`.
        (_, 1..=12) if separator == "." || a > 12 => Day::Full(Date::new(year, b, a).ok()?),
        (1..=12, 13..) => Day::Full(Date::new(year, a, b).ok()?),
        (1..=12, 1..=12) if a == b => Day::Full(Date::new(year, a, b).ok()?),
        (1..=12, 1..=12) => Day::Ambiguous(a, b, year),
        _ => return None,
    };
    Some((day, 5))
}

/// `March 21, 2024`, `Mar.21 - 2024`, `March 21st 2024`, `March 21`.
fn month_day_year(line: &str, tokens: &[Token]) -> Option<(Day, usize)> {
    let mut at = 1 + marks(line, &tokens[1..], &[".", "-"]);
    // Few words stand before a number, so that is asked first.
    let day = small(line, tokens.get(at)?).filter(|day| (1..=31).contains(day))?;
    // "may" in lower case is a word of another kind.
    let month = month(line, tokens.first().filter(|word| word.of(line) != "may")?)?;
    at += 1;
    // "March 21:30" is a time, not a day.
    if tokens.get(at).is_some_and(|t| t.of(line) == ":") {
        return None;
    }
    at += ordinal(line, &tokens[at..]);
    let gap = marks(line, &tokens[at..], &[",", ".", "-", "–", "/"]);
    match tokens.get(at + gap).and_then(|t| year4(line, t)) {
        Some(year) => Some((Day::Full(date_of(year, month, day)?), at + gap + 1)),
        None => date_of(LEAP_YEAR, month, day).map(|date| (Day::NoYear(date.month(), day), at)),
    }
}

/// `21 March 2024`, `21. März 2024`, `21st of March, 2024`, `21 de marzo de 2024`, `21 d’abril del 2024`, `21-Mar-24`.
fn day_month_year(line: &str, tokens: &[Token]) -> Option<(Day, usize)> {
    let day = small(line, tokens.first()?).filter(|day| (1..=31).contains(day))?;
    let mut at = 1 + ordinal(line, &tokens[1..]);
    at += marks(line, &tokens[at..], &[".", ",", "-", "–", "/"]);
    at += linking_word(line, &tokens[at..]);
    at += marks(line, &tokens[at..], &["’", "'"]);
    let month = month(line, tokens.get(at)?)?;
    at += 1;
    let gap = marks(line, &tokens[at..], &[".", ",", "-", "–", "/", "'", "’", "،", "׳", "॰"]);
    let gap = gap + linking_word(line, &tokens[at + gap..]);
    let year = tokens.get(at + gap).and_then(|t| year4(line, t).or_else(|| (gap > 0).then(|| year2(line, t)).flatten()));
    // "3 may" in lower case is a day only with its year.
    if year.is_none() && tokens[at - 1].of(line) == "may" {
        return None;
    }
    match year {
        // "5 May 21:30": a two-digit number before a colon is an hour.
        Some(year) if tokens.get(at + gap + 1).is_none_or(|t| t.of(line) != ":" || tokens[at + gap].digits(line) == 4) => {
            Some((Day::Full(date_of(year, month, day)?), at + gap + 1))
        }
        _ => date_of(LEAP_YEAR, month, day).map(|date| (Day::NoYear(date.month(), day), at)),
    }
}

/// Any year that has a 29 February.
const LEAP_YEAR: i16 = 2000;

/// The day in a month, or in the Croatian one if the month has not so many: "31 listopada".
fn date_of(year: i16, (month, there): Month, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().or_else(|| Date::new(year, there?, day).ok())
}

/// `3 hours ago`.
fn relative(line: &str, tokens: &[Token]) -> Option<(Day, usize)> {
    let [_, unit, ago, ..] = tokens else { return None };
    let unit = unit.of(line).to_ascii_lowercase();
    let known = ["minute", "min", "hour", "hr", "day", "week", "month", "year", "h", "d", "m"]
        .iter()
        .any(|u| unit.strip_suffix('s').unwrap_or(&unit) == *u);
    (known && ago.of(line).eq_ignore_ascii_case("ago")).then_some((Day::Relative, 3))
}

/// Bytes of the longest name of a month, in Bengali.
const LONGEST_MONTH_BYTES: usize = 33;

/// The month that a word names.
pub(super) fn month(line: &str, token: &Token) -> Option<Month> {
    if token.kind != Kind::Word || token.span.len() < 3 {
        return None;
    }
    let word = token.of(line);
    if word.len() > LONGEST_MONTH_BYTES {
        return None;
    }
    MONTHS.get(word.to_lowercase().as_str()).copied()
}

fn ordinal(line: &str, tokens: &[Token]) -> usize {
    tokens.first().is_some_and(|t| matches!(t.of(line).to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th" | "er" | "º" | "ª")).into()
}

fn linking_word(line: &str, tokens: &[Token]) -> usize {
    tokens.first().is_some_and(|t| matches!(t.of(line).to_lowercase().as_str(), "of" | "d" | "de" | "del" | "do" | "di")).into()
}

fn marks(line: &str, tokens: &[Token], allowed: &[&str]) -> usize {
    tokens.iter().take(2).take_while(|t| allowed.contains(&t.of(line))).count()
}

pub(super) fn small(line: &str, token: &Token) -> Option<i8> {
    token.number(line, 2).map(|number| number as i8)
}

/// News is printed since 1600 and dated within this century; other numbers are no years.
pub(super) fn year4(line: &str, token: &Token) -> Option<i16> {
    let year = token.number(line, 4)?;
    (1600..2100).contains(&year).then_some(year)
}

fn year2(line: &str, token: &Token) -> Option<i16> {
    // Elsewhere two digits may be a year of another calendar.
    let year = token.number(line, 2).filter(|_| token.of(line).is_ascii() && token.span.len() == 2)?;
    Some(if year < 50 { 2000 + year } else { 1900 + year })
}
