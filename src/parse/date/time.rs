//! The time of day beside a date.

use jiff::civil::Time;

use super::scan::{Kind, Token};
use super::zones::{Zone, zone};

/// A time and what is said of its zone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clock {
    pub time: Time,
    pub zone: Option<Zone>,
}

/// How many marks and linking words may stand between a day and its time.
const WIDEST_GAP: usize = 4;

/// A time that follows a day, and how many tokens it and the gap take.
pub(super) fn after(line: &str, tokens: &[Token]) -> Option<(Clock, usize)> {
    let gap = tokens.iter().take(WIDEST_GAP).take_while(|t| is_gap(t.of(line))).count();
    let (clock, taken) = clock_at(line, &tokens[gap..])?;
    let is_iso = tokens[..gap].iter().any(|t| t.of(line) == "T");
    let from_to = !is_iso && is_from_to(line, &tokens[gap..gap + taken]);
    Some(if from_to { (Clock { zone: None, ..clock }, gap + taken - SHIFT_TOKENS) } else { (clock, gap + taken) })
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
        let (clock, taken) = clock_at(line, &tokens[at..])?;
        let rest = &tokens[at + taken..];
        (rest.len() <= WIDEST_GAP && rest.iter().all(|t| is_gap(t.of(line)) || t.kind == Kind::Word)).then_some((clock, at))
    };
    // The longest reading: from "22:57" rather than from its "57".
    starts.filter_map(fits).next_back()
}

fn is_gap(token: &str) -> bool {
    matches!(
        token.to_lowercase().as_str(),
        "," | "-"
            | "–"
            | "—"
            | "|"
            | "•"
            | "·"
            | "."
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
            | "o"
            | "godz"
            | "saat"
            | "в"
    )
}

/// What some languages say behind a time of day: "15.50 Uhr", "15.50 uur".
const HOUR_WORDS: [&str; 2] = ["uhr", "uur"];

/// `15:50`, `15.50 Uhr`, `3:50 PM`, `9.05 a.m.`, `7pm`, `22h30`, with seconds and a zone if they follow.
fn clock_at(line: &str, tokens: &[Token]) -> Option<(Clock, usize)> {
    let hour = number(line, tokens.first()?, 2)?;
    let mut at = 1;
    let (mut minute, mut second) = (None, 0);
    if let [separator, m, ..] = &tokens[at..]
        && matches!(separator.of(line), ":" | "." | "h" | "H")
        && m.span.len() == 2
        && let Some(value) = number(line, m, 2)
    {
        minute = Some((separator.of(line), value));
        at += 2;
        if let [colon, s, ..] = &tokens[at..]
            && colon.of(line) == ":"
            && s.span.len() == 2
            && let Some(value) = number(line, s, 2)
        {
            (second, at) = (value, at + 2);
            at += fraction(line, &tokens[at..]);
        }
    }
    let (half, taken) = half_of_day(line, &tokens[at..]);
    at += taken;
    let says_hour = tokens.get(at).is_some_and(|t| HOUR_WORDS.iter().any(|word| t.of(line).eq_ignore_ascii_case(word)));
    at += usize::from(says_hour);
    let (zone, taken) = zone_at(line, &tokens[at..]);
    // A bare number, or two with a dot, is a time only if something else says so.
    let sure = match minute {
        Some((":" | "h" | "H", _)) => true,
        Some(_) => half.is_some() || zone.is_some() || says_hour,
        None => half.is_some(),
    };
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) && hour < 13 => return None,
        Some(Half::Before) => {
            if hour == 12 {
                0
            } else {
                hour
            }
        }
        Some(Half::After) => {
            if hour >= 12 {
                hour
            } else {
                hour + 12
            }
        }
        None => hour,
    };
    let time = Time::new(hour, minute.map_or(0, |(_, m)| m), second, 0).ok()?;
    sure.then_some((Clock { time, zone }, at + taken))
}

fn fraction(line: &str, tokens: &[Token]) -> usize {
    matches!(tokens, [dot, digits, ..] if dot.of(line) == "." && digits.kind == Kind::Number).then_some(2).unwrap_or(0)
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Before,
    After,
}

/// `PM`, `p.m.`, `pm.`, and the same in Greek (`μ.μ.`), Arabic (`م`) and Vietnamese (`CH`).
fn half_of_day(line: &str, tokens: &[Token]) -> (Option<Half>, usize) {
    let word = |at: usize| tokens.get(at).map(|t| t.of(line).to_lowercase()).unwrap_or_default();
    let half = |letter: &str| if letter.starts_with(['a', 'π', 'ص', 's']) { Some(Half::Before) } else { Some(Half::After) };
    match word(0).as_str() {
        both @ ("am" | "pm" | "πμ" | "μμ" | "sa" | "ch" | "ص" | "م" | "صباحا" | "مساء") => (half(both), 1),
        letter @ ("a" | "p") if word(1) == "." && word(2) == "m" => (half(letter), if word(3) == "." { 4 } else { 3 }),
        letter @ ("π" | "μ") if word(1) == "." && word(2) == "μ" => (half(letter), if word(3) == "." { 4 } else { 3 }),
        _ => (None, 0),
    }
}

/// `CET`, `GMT+1`, `UTC-05:00`, `+0100`, `Z`, in brackets or not.
fn zone_at(line: &str, tokens: &[Token]) -> (Option<Zone>, usize) {
    let bracket = usize::from(tokens.first().is_some_and(|t| t.of(line) == "("));
    let named = tokens.get(bracket).filter(|t| t.kind == Kind::Word).and_then(|t| zone(t.of(line)));
    let at = bracket + usize::from(named.is_some());
    let shift = if matches!(named, None | Some(Zone::Fixed(0))) { shift_at(line, &tokens[at..]) } else { None };
    match (named, shift) {
        (_, Some((minutes, taken))) => (Some(Zone::Fixed(minutes)), at + taken),
        (Some(zone), None) => (Some(zone), at),
        (None, None) => (None, 0),
    }
}

fn shift_at(line: &str, tokens: &[Token]) -> Option<(i16, usize)> {
    let sign = match tokens.first()?.of(line) {
        "+" => 1,
        "-" | "−" => -1,
        _ => return None,
    };
    let digits = tokens.get(1).filter(|t| t.kind == Kind::Number)?.of(line);
    let value: i16 = digits.parse().ok()?;
    let (minutes, taken) = match (digits.len(), &tokens[2..]) {
        (1 | 2, [colon, m, ..]) if colon.of(line) == ":" && m.span.len() == 2 => (value * 60 + i16::from(number(line, m, 2)?), 4),
        (1 | 2, _) => (value * 60, 2),
        (4, _) => (value / 100 * 60 + value % 100, 2),
        _ => return None,
    };
    (minutes <= 14 * 60).then_some((sign * minutes, taken))
}

fn number(line: &str, token: &Token, digits: usize) -> Option<i8> {
    (token.kind == Kind::Number && token.span.len() <= digits).then(|| token.of(line).parse().ok())?
}
