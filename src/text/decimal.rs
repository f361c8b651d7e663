//! Whole numbers in decimal digits, without the formatting machinery: an article has hundreds of offsets.

/// Digits of the largest `usize`.
const DIGITS: usize = 20;

/// Room for the digits of one number.
#[derive(Default)]
pub(crate) struct Decimal([u8; DIGITS]);

impl Decimal {
    /// The digits of `number`, at least one.
    pub(crate) fn of(&mut self, mut number: usize) -> &[u8] {
        let mut at = DIGITS;
        while at == DIGITS || number > 0 {
            at -= 1;
            self.0[at] = b'0' + (number % 10) as u8;
            number /= 10;
        }
        &self.0[at..]
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn ok_as_the_standard_library_prints_them() {
        for number in [0, 7, 10, 4096, usize::MAX] {
            assert_eq!(Decimal::default().of(number), number.to_string().as_bytes());
        }
    }
}
