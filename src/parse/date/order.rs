//! Which of 03/04/2024's numbers is the month, by the language around it.

use crate::parse::DateOrder;

/// Languages in which the day comes before the month in every locale of the CLDR data in Babel 2.18 (short date patterns), save those that begin with the year.
/// English has both orders; Swedish, Lithuanian, Hungarian and the languages of East Asia begin with the year and say nothing of these two.
const DAY_FIRST: [&str; 29] = [
    "ar", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "he", "hi", "hr", "id", "it", "lv", "nb", "nl", "pl", "pt", "ro",
    "ru", "sk", "sl", "sr", "tr", "uk", "vi",
];

/// Where Spanish puts the month first.
const MONTH_FIRST_IN_SPANISH: [&str; 2] = ["Panam", "Puerto Rico"];

/// The order that is the rule in a language, unless the text may be from where it is not.
pub(crate) fn order_of_language(language: &str, text: &str) -> Option<DateOrder> {
    let is_exception = || language == "es" && MONTH_FIRST_IN_SPANISH.iter().any(|place| text.contains(place));
    (DAY_FIRST.contains(&language) && !is_exception()).then_some(DateOrder::DayFirst)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_some_languages_have_one_order() {
        assert_eq!(order_of_language("pt", ""), Some(DateOrder::DayFirst));
        assert_eq!(order_of_language("es", "Lima"), Some(DateOrder::DayFirst));
        assert_eq!(order_of_language("es", "San Juan, Puerto Rico"), None);
        assert_eq!(order_of_language("en", ""), None);
        assert_eq!(order_of_language("hu", ""), None);
    }
}
