//! The time of day beside a date.

use std::collections::HashSet;
use std::sync::LazyLock;

use jiff::civil::Time;

use super::scan::{Kind, Token};
use super::zones::{Zone, named_zone, zone};

/// A time and what is said of its zone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clock {
    pub time: Time,
    pub zone: Option<Zone>,
}

/// How many marks and linking words may stand between a day and its time.
const WIDEST_GAP: usize = 5;

/// A time that follows a day, and how many tokens it and the gap take.
pub(super) fn after(line: &str, tokens: &[Token]) -> Option<(Clock, usize)> {
    let weekday = bracketed_word(line, tokens);
    let gap = weekday + tokens[weekday..].iter().take(WIDEST_GAP).take_while(|t| is_gap(t.of(line)) || is_weekday(t.of(line))).count();
    let (clock, taken) = clock_at(line, &tokens[gap..], true)?;
    let is_iso = tokens[..gap].iter().any(|t| t.of(line) == "T");
    let from_to = !is_iso && is_from_to(line, &tokens[gap..gap + taken]);
    Some(if from_to { (Clock { zone: None, ..clock }, gap + taken - SHIFT_TOKENS) } else { (clock, gap + taken) })
}

/// The tokens of `(Tue)`, if they come first.
fn bracketed_word(line: &str, tokens: &[Token]) -> usize {
    let is_one = matches!(tokens, [open, word, close, ..] if [open.of(line), close.of(line)] == ["(", ")"] && word.kind == Kind::Word);
    if is_one { 3 } else { 0 }
}

/// Tokens of `-11:30`.
const SHIFT_TOKENS: usize = 4;

/// Whether a clock is `10:00-11:30`: from when to when, and no zone.
fn is_from_to(line: &str, clock: &[Token]) -> bool {
    matches!(clock, [_, a, _, minus, _, b, _] if [a, minus, b].map(|t| t.of(line)) == [":", "-", ":"])
}

/// The tokens of a zone that follows a day without a time: `April 28, 2023 GMT`.
pub(super) fn bare_zone(line: &str, tokens: &[Token]) -> usize {
    if tokens.first().is_some_and(|t| t.kind == Kind::Word) { zone_at(line, tokens).1 } else { 0 }
}

/// A time that stands before a day, and the index of its first token.
pub(super) fn before(line: &str, tokens: &[Token]) -> Option<(Clock, usize)> {
    let starts = (0..tokens.len()).rev().take(14).filter(|at| tokens[*at].kind == Kind::Number);
    let fits = |at: usize| {
        let (clock, taken) = clock_at(line, &tokens[at..], false)?;
        let rest = &tokens[at + taken..];
        (rest.len() <= WIDEST_GAP && rest.iter().all(|t| is_gap(t.of(line)) || t.kind == Kind::Word)).then_some((clock, at))
    };
    // The longest reading: from "22:57" rather than from its "57".
    starts.filter_map(fits).next_back()
}

/// "15 Mart 2024 Cuma 15:50": many languages name the day of the week behind the date.
fn is_weekday(token: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("weekdays.txt").lines().collect());
    NAMES.contains(token.to_lowercase().as_str())
}

fn is_gap(token: &str) -> bool {
    matches!(
        token.to_lowercase().as_str(),
        "," | "-"
            | "–"
            | "—"
            | "|"
            | "/"
            | "•"
            | "·"
            | "."
            | "،"
            | "("
            | ")"
            | "at"
            | "um"
            | "à"
            | "a"
            | "las"
            | "alle"
            | "ore"
            | "às"
            | "kl"
            | "klo"
            | "om"
            | "uur"
            | "t"
            | "d"
            | "o"
            | "godz"
            | "saat"
            | "в"
            | "г"
            | "р"
            | "թ"
            | "ساعت"
    )
}

/// What some languages say behind a time of day: "15.50 Uhr", "15.50 uur".
const HOUR_WORDS: [&str; 2] = ["uhr", "uur"];

/// `15:50`, `15.50 Uhr`, `3:50 PM`, `9.05 a.m.`, `7pm`, `22h30`, `午後3時50分`, with seconds and a zone if they follow. Behind a day, `15.50` is one too.
fn clock_at(line: &str, tokens: &[Token], is_behind_day: bool) -> Option<(Clock, usize)> {
    let half_before = tokens.first().and_then(|t| half_before_hour(t.of(line)));
    let mut at = usize::from(half_before.is_some());
    let hour = number(line, tokens.get(at)?, 2)?;
    let is_two_digits = tokens[at].digits(line) == 2;
    at += 1;
    let (minute, second, taken) = minutes_at(line, &tokens[at..]);
    at += taken;
    let (half, taken) = half_of_day(line, &tokens[at..]);
    let half = half.or(half_before);
    at += taken;
    let says_hour = tokens.get(at).is_some_and(|t| HOUR_WORDS.iter().any(|word| t.of(line).eq_ignore_ascii_case(word)));
    at += usize::from(says_hour);
    let next = tokens.get(at);
    // "3:50 ਬਾ. ਦੁ.": in scripts that are not read here, the word behind may say which half of the day it is.
    let is_unread = |t: &Token| t.kind == Kind::Word && t.of(line).starts_with(|c| UNREAD.contains(&c));
    let is_half_unknown = half.is_none() && hour <= 12 && next.is_some_and(is_unread);
    let is_sum = || next.is_some_and(|t| counts_something(t.of(line)));
    let (zone, taken) = zone_at(line, &tokens[at..]);
    // A bare number, or two with a dot, is a time only if something else says so.
    let sure = match minute {
        Some((".", _)) => half.is_some() || zone.is_some() || says_hour || is_behind_day && is_two_digits && !is_sum(),
        Some(_) => true,
        // "PM 10" may be who lives at number ten.
        None => half.is_some() && (half_before.is_none() || !tokens[0].of(line).is_ascii()),
    };
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) && hour < 13 => return None,
        Some(Half::Before) if hour == 12 => 0,
        Some(Half::After) if hour < 12 => hour + 12,
        _ => hour,
    };
    let time = Time::new(hour, minute.map_or(0, |(_, m)| m), second, 0).ok()?;
    (sure && !is_half_unknown).then_some((Clock { time, zone }, at + taken))
}

/// Whether a word or mark makes a sum of the number before it, and no time: "15.50 euros", "15.50%".
fn counts_something(behind: &str) -> bool {
    behind.starts_with(char::is_lowercase) || matches!(behind, "%" | "€" | "$" | "£" | "Euro" | "EUR" | "USD" | "GBP")
}

/// What stands between hour and minute, the minute, the second, and how many tokens they take.
fn minutes_at<'l>(line: &'l str, tokens: &[Token]) -> (Option<(&'l str, i8)>, i8, usize) {
    let two_digits = |token: &Token| (token.digits(line) == 2).then(|| number(line, token, 2))?;
    let [separator, m, rest @ ..] = tokens else { return (None, 0, 0) };
    let separator = separator.of(line);
    let Some(minute) = two_digits(m).filter(|_| matches!(separator, ":" | "." | "h" | "H" | "時" | "时" | "点" | "시")) else {
        return (None, 0, 0);
    };
    let minute = Some((separator, minute));
    match rest {
        [word, ..] if matches!(word.of(line), "分" | "분") => (minute, 0, 3),
        [parts, s, rest @ ..] if matches!(parts.of(line), ":" | ".") => match two_digits(s) {
            Some(second) => (minute, second, 4 + fraction(line, rest)),
            None => (minute, 0, 2),
        },
        _ => (minute, 0, 2),
    }
}

/// What is said before the hour in East Asia.
fn half_before_hour(word: &str) -> Option<Half> {
    match word {
        "午前" | "上午" | "오전" | "AM" => Some(Half::Before),
        "午後" | "下午" | "오후" | "PM" => Some(Half::After),
        _ => None,
    }
}

/// Hebrew to Khmer: behind Latin, Greek and Cyrillic, and before the scripts of East Asia, where such words stand before the hour.
const UNREAD: std::ops::Range<char> = '\u{590}'..'\u{1800}';

fn fraction(line: &str, tokens: &[Token]) -> usize {
    matches!(tokens, [dot, digits, ..] if dot.of(line) == "." && digits.kind == Kind::Number).then_some(2).unwrap_or(0)
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Before,
    After,
}

/// What is said behind an hour before noon, and after it, in small letters: English, Greek, Arabic, Vietnamese, Malay, Albanian.
const BEFORE_NOON: [&str; 9] = ["am", "a.m", "πμ", "π.μ", "ص", "صباحا", "sa", "pg", "p.d"];
const AFTER_NOON: [&str; 9] = ["pm", "p.m", "μμ", "μ.μ", "م", "مساء", "ch", "ptg", "m.d"];

/// `PM`, `p.m.`, `pm.`
fn half_of_day(line: &str, tokens: &[Token]) -> (Option<Half>, usize) {
    let word = |at: usize| tokens.get(at).map(|t| t.of(line).to_lowercase()).unwrap_or_default();
    let half = |said: &str| match said {
        said if BEFORE_NOON.contains(&said) => Some(Half::Before),
        said if AFTER_NOON.contains(&said) => Some(Half::After),
        _ => None,
    };
    let first = word(0);
    match half(&first) {
        Some(half) => (Some(half), 1),
        None if word(1) == "." => match half(&format!("{first}.{}", word(2))) {
            Some(half) => (Some(half), if word(3) == "." { 4 } else { 3 }),
            None => (None, 0),
        },
        None => (None, 0),
    }
}

/// `CET`, `Eastern Time`, `GMT+1`, `UTC-05:00`, `+0100`, `Z`, in brackets or not.
fn zone_at(line: &str, tokens: &[Token]) -> (Option<Zone>, usize) {
    let bracket = usize::from(tokens.first().is_some_and(|t| t.of(line) == "("));
    if let Some((zone, words)) = named_zone(tokens[bracket..].iter().map(|token| token.of(line))) {
        return (Some(zone), bracket + words);
    }
    let named = tokens.get(bracket).filter(|t| t.kind == Kind::Word).and_then(|t| zone(t.of(line)));
    let at = bracket + usize::from(named.is_some());
    let shift = if matches!(named, None | Some(Zone::Fixed(0))) { shift_at(line, &tokens[at..], named.is_some()) } else { None };
    match (named, shift) {
        (_, Some((minutes, taken))) => (Some(Zone::Fixed(minutes)), at + taken),
        (Some(zone), None) => (Some(zone), at),
        (None, None) => (None, 0),
    }
}

/// Sign and number belong together: "3:50 PM - 4 min read" names no zone. Behind the name of one, hours are enough.
fn shift_at(line: &str, tokens: &[Token], is_named: bool) -> Option<(i16, usize)> {
    let sign = match tokens.first()?.of(line) {
        "+" => 1,
        "-" | "−" => -1,
        _ => return None,
    };
    let number_token = tokens.get(1).filter(|t| t.kind == Kind::Number && t.span.start == tokens[0].span.end)?;
    let digits = number_token.of(line);
    let value: i16 = digits.parse().ok()?;
    let (minutes, taken) = match (digits.len(), &tokens[2..]) {
        (1 | 2, [colon, m, ..]) if colon.of(line) == ":" && m.span.len() == 2 => (value * 60 + i16::from(number(line, m, 2)?), 4),
        (2, _) => (value * 60, 2),
        (1, _) if is_named => (value * 60, 2),
        (4, _) => (value / 100 * 60 + value % 100, 2),
        _ => return None,
    };
    (minutes <= 14 * 60).then_some((sign * minutes, taken))
}

fn number(line: &str, token: &Token, digits: usize) -> Option<i8> {
    token.number(line, digits).map(|number| number as i8)
}
