//! Zone abbreviations of date lines.

/// What an abbreviation means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Minutes east of UTC.
    Fixed(i16),
    /// A zone of the IANA database: the distance depends on the day.
    Named(&'static str),
    /// Minutes east of UTC, by a name that only North America uses.
    American(i16),
    /// Several zones go by this name.
    Ambiguous,
}

/// The zone that `word` abbreviates, in upper case. Those with more than one common meaning (CST, IST, BST, ...) are ambiguous and stay so.
pub(super) fn zone(word: &str) -> Option<Zone> {
    let hours = |hours: i16| Some(Zone::Fixed(hours * 60));
    let american = |hours: i16| Some(Zone::American(hours * 60));
    match word {
        "UTC" | "GMT" | "Z" | "WET" => hours(0),
        "CET" | "MEZ" | "WEST" | "WAT" => hours(1),
        "CEST" | "MESZ" | "EET" | "CAT" | "SAST" => hours(2),
        "EEST" | "MSK" | "МСК" | "EAT" | "TRT" => hours(3),
        "PKT" => hours(5),
        "NPT" => Some(Zone::Fixed(345)),
        "WIB" | "ICT" => hours(7),
        "SGT" | "HKT" | "MYT" | "AWST" | "WITA" | "PHT" => hours(8),
        "JST" | "KST" | "WIT" => hours(9),
        "ACST" => Some(Zone::Fixed(570)),
        "AEST" => hours(10),
        "ACDT" => Some(Zone::Fixed(630)),
        "AEDT" => hours(11),
        "NZST" => hours(12),
        "NZDT" => hours(13),
        "NST" => Some(Zone::Fixed(-210)),
        "NDT" => Some(Zone::Fixed(-150)),
        "ADT" => hours(-3),
        "EDT" => american(-4),
        "EST" | "CDT" => american(-5),
        "MDT" => american(-6),
        "PDT" => american(-7),
        "PST" | "AKDT" => american(-8),
        "AKST" => american(-9),
        "HST" => american(-10),
        "ET" => Some(Zone::Named("America/New_York")),
        "CT" => Some(Zone::Named("America/Chicago")),
        "MT" => Some(Zone::Named("America/Denver")),
        "PT" => Some(Zone::Named("America/Los_Angeles")),
        "BST" | "IST" | "CST" | "AST" | "MST" | "SST" | "GST" | "AMT" | "ECT" => Some(Zone::Ambiguous),
        _ => None,
    }
}

/// Zones by their names, in small letters.
const NAMES: [(&str, Zone); 18] = [
    ("eastern time", Zone::Named("America/New_York")),
    ("eastern standard time", Zone::American(-5 * 60)),
    ("eastern daylight time", Zone::American(-4 * 60)),
    ("central time", Zone::Named("America/Chicago")),
    ("central standard time", Zone::American(-6 * 60)),
    ("central daylight time", Zone::American(-5 * 60)),
    ("mountain time", Zone::Named("America/Denver")),
    ("mountain standard time", Zone::American(-7 * 60)),
    ("mountain daylight time", Zone::American(-6 * 60)),
    ("pacific time", Zone::Named("America/Los_Angeles")),
    ("pacific standard time", Zone::American(-8 * 60)),
    ("pacific daylight time", Zone::American(-7 * 60)),
    ("greenwich mean time", Zone::Fixed(0)),
    ("coordinated universal time", Zone::Fixed(0)),
    ("british summer time", Zone::Fixed(60)),
    ("central european time", Zone::Named("Europe/Berlin")),
    ("india standard time", Zone::Fixed(330)),
    ("indian standard time", Zone::Fixed(330)),
];

/// The zone whose name begins with the first of these words, and how many words the name has.
pub(super) fn named_zone<'w>(words: impl Iterator<Item = &'w str> + Clone) -> Option<(Zone, usize)> {
    let is_named = |name: &str| {
        let mut words = words.clone();
        name.split(' ').all(|part| words.next().is_some_and(|word| word.eq_ignore_ascii_case(part)))
    };
    NAMES.iter().find(|(name, _)| is_named(name)).map(|(name, zone)| (*zone, name.split(' ').count()))
}
