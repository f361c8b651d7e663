//! Numbers that lines begin with: "7. Salt", "7) Salt".

use super::Unit;

/// Units between two numbers of a list.
const NUMBER_REACH: usize = 4;
/// Larger numbers are years and sums.
const LONGEST_NUMBER: usize = 3;

/// Which lines carry a number that a line nearby carries on, as those of the articles that most people read do.
pub(in crate::parse) fn numbered(text: &str, units: &[Unit]) -> Vec<bool> {
    let lines = numbers(text, units);
    let mut found = vec![false; units.len()];
    for pair in lines.windows(2).filter(|pair| pair[0].0.abs_diff(pair[1].0) == 1 && pair[1].1 - pair[0].1 <= NUMBER_REACH) {
        pair.iter().for_each(|(_, at)| found[*at] = true);
    }
    found
}

/// The numbers that lines begin with, and which lines.
pub(in crate::parse) fn numbers(text: &str, units: &[Unit]) -> Vec<(u32, usize)> {
    units.iter().enumerate().filter_map(|(at, unit)| Some((number(unit.span.of(text))?, at))).collect()
}

/// The number of "7. Salt", "7) Salt".
fn number(line: &str) -> Option<u32> {
    let digits = line.bytes().take(LONGEST_NUMBER + 1).take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?.strip_prefix(['.', ')'])?;
    (digits <= LONGEST_NUMBER && rest.starts_with(char::is_whitespace)).then(|| line[..digits].parse().ok())?
}

/// Whether a line begins with the number of an item.
pub(in crate::parse) fn is_numbered(line: &str) -> bool {
    number(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_the_numbers_of_items() {
        assert_eq!((number("7. Salt"), number("12) Salt")), (Some(7), Some(12)));
        assert!(is_numbered("7. Salt") && !is_numbered("2024. It rained") && !is_numbered("3.5 million"));
    }
}
