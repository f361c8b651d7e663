//! What names people bear.

use crate::parse::gazetteer;

/// Whether a name begins with a given name.
pub(super) fn has_given_name(name: &str) -> bool {
    name.split([' ', '-']).next().is_some_and(|first| gazetteer::word(first) & gazetteer::GIVEN != 0)
}

/// Whether a name ends with a surname.
pub(super) fn has_surname(name: &str) -> bool {
    name.split(' ').next_back().is_some_and(|last| gazetteer::word(last) & gazetteer::SURNAME != 0)
}
