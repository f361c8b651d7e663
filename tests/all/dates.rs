//! Every month as each language writes it (`dates/cldr.tsv`, made by `tools/make_months.py --written`) is the day that it is.

use newsbale::Parser;

/// Names that are another month's in Croatian: among English words, as here, such a day stays null.
const TWO_MONTHS: [&str; 4] = [" lip ", " lis ", " srp ", " listopada "];
/// Two letters are hardly a month: Catalan's August.
const TOO_SHORT: &str = " d’ag. ";
/// Which half of the day is not read in Punjabi, so that its times stay null.
const UNREAD_HALVES: &str = "pa";

#[test]
fn ok_days_and_times_as_all_languages_write_them() {
    let rows = std::fs::read_to_string(super::root().join("tests/dates/cldr.tsv")).unwrap();
    let mut others = Vec::new();
    for row in rows.lines().skip(1) {
        let [language, day, time, written] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let draft = Parser::new().parse_layout(&super::formats::dated(written));
        let found = (draft.date.map(|day| day.to_string()), draft.local_time.map(|at| at.time().to_string()));
        let is_read = !TWO_MONTHS.iter().chain([&TOO_SHORT]).any(|name| written.contains(name));
        let has_time = is_read && !time.is_empty() && language != UNREAD_HALVES;
        if found != (is_read.then(|| day.to_owned()), has_time.then(|| time.to_owned())) {
            others.push(format!("{language}: {written}: {found:?}"));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn ok_the_time_stands_behind_the_day_of_the_week_too() {
    for written in [
        "15 Mart 2024 Cuma 15:50",
        "2024. március 15., péntek 15:50",
        "2024 m. kovo 15 d., penktadienis, 15:50",
        "2024년 3월 15일 금요일, PM 3:50",
        "15 مارس 2024، ساعت 15:50",
    ] {
        let draft = Parser::new().parse_layout(&super::formats::dated(written));
        assert_eq!(draft.local_time.map(|at| at.to_string()).as_deref(), Some("2024-03-15T15:50:00"), "{written}");
    }
    let minister = Parser::new().parse_layout(&super::formats::dated("March 15, 2024 PM 10"));
    assert_eq!(minister.local_time, None);
    let duration = Parser::new().parse_layout(&super::formats::dated("March 15, 2024 Video 15:50"));
    assert_eq!((duration.date.map(|day| day.to_string()).as_deref(), duration.local_time), (Some("2024-03-15"), None));
}

#[test]
fn ok_the_day_of_publication_and_not_of_a_change() {
    let rows = std::fs::read_to_string(super::root().join("tests/dates/published.tsv")).unwrap();
    let mut others = Vec::new();
    for row in rows.lines().skip(1) {
        let [language, published, updated] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let [first, last] = [format!("{published}: 2024-03-05 10:00"), format!("{updated}: 2024-03-08 12:00")];
        for lines in [format!("{first}\n{last}"), format!("{last}\n{first}"), format!("{last} | {first}")] {
            let date = Parser::new().parse_layout(&super::formats::dated(&lines)).date.map(|day| day.to_string());
            if date.as_deref() != Some("2024-03-05") {
                others.push(format!("{language}: {lines}: {date:?}"));
            }
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}
