//! What names people bear.

use crate::parse::gazetteer;

/// Whether a name ends with a surname.
pub(super) fn has_surname(name: &str) -> bool {
    name.split(' ').next_back().is_some_and(|last| gazetteer::word(last) & gazetteer::SURNAME != 0)
}
