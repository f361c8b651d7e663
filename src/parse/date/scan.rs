//! A line as numbers, words and marks.

use crate::text::{Span, digit, is_indian_sign};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Word,
    Mark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Bytes of the line.
    pub span: Span,
}

impl Token {
    pub(super) fn of<'l>(&self, line: &'l str) -> &'l str {
        self.span.of(line)
    }

    /// How many digits a number has.
    pub(super) fn digits(&self, line: &str) -> usize {
        self.of(line).chars().count()
    }

    /// The number of as many digits at most, in any script.
    pub(super) fn number(&self, line: &str, most_digits: usize) -> Option<i16> {
        let is_short = self.kind == Kind::Number && self.digits(line) <= most_digits;
        is_short.then(|| self.of(line).chars().try_fold(0_i16, |number, c| Some(number * 10 + digit(c)? as i16)))?
    }
}

/// Cuts a line at white space, at every mark, and where letters meet digits or a new capitalised word: what pages glue together comes apart ("LundMarch", "LUNDMarch").
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut before = None;
    for (at, c) in line.char_indices() {
        let kind = kind_of(c);
        let glued = before.is_some_and(char::is_lowercase) && c.is_uppercase();
        let end = at + c.len_utf8();
        match (kind, tokens.last_mut()) {
            (Some(kind), Some(last)) if kind != Kind::Mark && last.kind == kind && last.span.end as usize == at && !glued => {
                let capitals = last.of(line);
                let glued_capital = before.filter(|before| c.is_lowercase() && before.is_uppercase() && capitals.chars().nth(2).is_some());
                match glued_capital.filter(|_| capitals.chars().all(char::is_uppercase)) {
                    Some(capital) => {
                        let start = at - capital.len_utf8();
                        last.span.end = start as u32;
                        tokens.push(Token { kind, span: Span::new(start, end) });
                    }
                    None => last.span.end = end as u32,
                }
            }
            (Some(kind), _) => tokens.push(Token { kind, span: Span::new(at, end) }),
            (None, _) => {}
        }
        before = Some(c);
    }
    part_months(line, &mut tokens);
    part_years(line, tokens)
}

/// Months as they stand behind what is set in capitals.
const MONTHS: [&str; 19] = [
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
    "JAN",
    "FEB",
    "AUG",
    "SEPT",
    "OCT",
    "NOV",
    "DEC",
];

/// Parts a month in capitals from the name that it was glued to, where day and year follow: "By ADA LUNDMARCH 4, 2024".
fn part_months(line: &str, tokens: &mut Vec<Token>) {
    let glued = |at: usize| {
        let word = tokens[at].of(line);
        let mut behind = tokens[at + 1..].iter().filter(|token| !matches!(token.of(line), "." | ","));
        let mut is_number = |digits: usize| behind.next().is_some_and(|token| token.number(line, digits).is_some());
        let is_dated = tokens[at].kind == Kind::Word && is_number(2) && is_number(4) && word.chars().all(char::is_uppercase);
        let month = || MONTHS.iter().find(|month| month.len() < word.len() && word.ends_with(*month));
        is_dated.then(month).flatten().map(|month| month.len())
    };
    let Some((at, length)) = (0..tokens.len()).find_map(|at| Some((at, glued(at)?))) else { return };
    let Span { start, end } = tokens[at].span;
    let middle = end - length as u32;
    tokens[at].span = Span { start, end: middle };
    tokens.insert(at + 1, Token { kind: Kind::Word, span: Span { start: middle, end } });
}

/// Parts a year from what was glued to it: the hour of "20163:33 PM" and of "28.09.1912:44", the day of a second date in "4. March 20195. March 2019".
fn part_years(line: &str, tokens: Vec<Token>) -> Vec<Token> {
    let length = |at: usize| glued_year(line, &tokens, at);
    if !(0..tokens.len()).any(|at| length(at).is_some()) {
        return tokens;
    }
    let part = |start, end| Token { kind: Kind::Number, span: Span { start, end } };
    let parted = tokens.iter().enumerate().flat_map(|(at, token)| match (token.span, length(at)) {
        (Span { start, end }, Some(length)) => vec![part(start, start + length), part(start + length, end)],
        _ => vec![*token],
    });
    parted.collect()
}

/// The digits of the year that a number begins with, if it goes on with another.
fn glued_year(line: &str, tokens: &[Token], at: usize) -> Option<u32> {
    let text = tokens[at].of(line);
    let next = tokens.get(at + 1).filter(|_| tokens[at].kind == Kind::Number)?;
    let is_mark = |at: Option<usize>, marks: &[&str]| at.and_then(|at| tokens.get(at)).is_some_and(|token| marks.contains(&token.of(line)));
    let has_century = text.starts_with("19") || text.starts_with("20");
    match text.len() {
        5 | 6 if has_century && (is_mark(Some(at + 1), &[":", "."]) || super::days::month(line, next).is_some()) => Some(4),
        // No year has minutes.
        3 | 4 if text.is_ascii() && [at.checked_sub(1), at.checked_sub(3)].iter().all(|before| is_mark(*before, &[".", "/"])) => {
            let has_minutes = is_mark(Some(at + 1), &[":"]) && tokens.get(at + 2).is_some_and(|minutes| minutes.digits(line) == 2);
            let is_hour = next.span.start == tokens[at].span.end && text[2..].parse::<u8>().is_ok_and(|hour| hour < 24);
            (has_minutes && is_hour).then_some(2)
        }
        _ => None,
    }
}

fn kind_of(c: char) -> Option<Kind> {
    match c {
        c if digit(c).is_some() => Some(Kind::Number),
        c if c.is_alphabetic() || is_indian_sign(c) => Some(Kind::Word),
        c if c.is_whitespace() || is_direction(c) => None,
        _ => Some(Kind::Mark),
    }
}

/// The marks of direction that Arabic and Hebrew put between numbers.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}')
}
