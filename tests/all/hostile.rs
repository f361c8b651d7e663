//! No text makes the parser panic, lose a byte, or take more than a little longer than its length explains.

use std::time::Instant;

use newsbale::{Draft, Label, Parser};
use proptest::prelude::*;

/// What must hold for every text.
fn check(text: &str) -> Draft {
    let draft = Parser::new().parse(text);
    let mut at = 0;
    for segment in &draft.segments {
        assert_eq!(segment.span.start as usize, at, "segments tile the text");
        assert!(text.is_char_boundary(segment.span.end as usize) && segment.span.end > segment.span.start);
        at = segment.span.end as usize;
    }
    assert_eq!(at, text.len(), "every byte is in a segment");
    let values = |wanted: &[Label]| -> Vec<String> {
        let segments = draft.segments.iter().filter(|s| wanted.contains(&s.label));
        segments.map(|s| shown(&text[s.span.start as usize..s.span.end as usize])).collect()
    };
    let traces = |value: &str, wanted: &[Label]| values(wanted).iter().any(|found| found.contains(&without_blanks(value)));
    let shown_in = [Label::Date, Label::Title, Label::Standfirst, Label::Heading, Label::Body, Label::Line];
    assert!(draft.date_text.iter().all(|date| traces(date, &shown_in)), "{:?} is in no segment of {text:?}", draft.date_text);
    assert!(draft.authors.iter().all(|author| traces(author, &[Label::Byline, Label::Signoff])), "{:?} in {text:?}", draft.authors);
    let body: Vec<char> = draft.body.as_str().chars().collect();
    let stands = |start: i32, end: i32, value: &str| body[start as usize..end as usize].iter().collect::<String>() == value;
    assert!(draft.quotes.iter().all(|q| !q.text.is_empty() && stands(q.start, q.end, &q.text)));
    assert!(draft.entities.iter().all(|e| !e.name.is_empty() && stands(e.start, e.end, &e.text)));
    draft
}

/// What a segment shows, were it a line of a body.
fn shown(segment: &str) -> String {
    // Marks of a quotation before its lines are not shown, nor the one that breaks a line.
    let (first, rest) = segment.split_once('\n').unwrap_or((segment, ""));
    let lines: Vec<&str> = std::iter::once(first).chain(rest.split('\n').map(|line| line.trim_start_matches([' ', '\t', '>']))).collect();
    let line = lines.join(" ").replace("\\ ", " ").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], " ");
    without_blanks(Parser::new().parse_body(&line).body.as_str())
}

/// White space is settled in values: one blank, or none behind a hyphen at a line's end.
fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Pieces that news and its page furniture are made of, and some that are not.
fn piece() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "By Ada Lund",
        "Mar.21 - 2024 3:50 PM CET",
        "03/04/2024",
        "“We sail,” she said.",
        "\"Soon",
        "''Not now,''",
        "‘It’s’",
        "Trending Now",
        "The ferry sailed again on Monday after eleven weeks in dock, the Harbour Authority said.",
        "© 2024",
        "(dpa/rjs)",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u{a0}",
        "\u{2028}",
        "\u{202e}",
        "é😀",
        "…",
        "- ",
        "* ",
        "30 February 2024",
        "HARWICK, Mar 3 2024 (Elm Wire) - ",
        "3 March 2024",
        " on March 4, 2024, she said.",
        "said",
        "Kim Jong-un",
        "U.S.",
        "«Oui»",
        "„Ja“",
        "long-\nterm",
        "\t",
        "a",
        "99:99",
        "(",
        ")",
        "1",
        "’s",
        "[",
        "](/ferry)",
        "](https://elm.example/a_b \"Elm\")",
        "[Ada Lund](/lund)",
        " [12]",
        "![",
        "**",
        "_",
        "> ",
        "# ",
        "\n=====\n",
        " [https://elm.example/f]",
        "{.a #b}",
        "\n:::",
        "<div class=\"a\">",
        "\u{c}",
        "\n, ",
        ".They sail on. Now and then in the summer.It",
        "\\",
        "'Ada Lund'",
        "Authors: ['",
    ]);
    prop_oneof![4 => words.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<char>().prop_map(String::from)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_read_and_tiled(pieces in prop::collection::vec(piece(), 0..60)) {
        check(&pieces.concat());
    }

    #[test]
    fn a_released_body_reads_as_itself(pieces in prop::collection::vec(prop::sample::select(vec!["The ferry sailed again on Monday after eleven weeks in dock.", "About three hundred passengers waited on the pier.", "“We tested every pump,” she said."]), 2..12)) {
        let text = pieces.join("\n\n");
        let once = check(&text);
        let twice = check(once.body.as_str());
        prop_assert_eq!(once.body.as_str(), twice.body.as_str());
    }
}

/// What texts may have over and over again.
const FAMILIES: &[&str] = &[
    "“Open quotes ",
    "By Ada Lund\n",
    "March 3, 2024 ",
    "Share\n",
    "\"a\" ",
    "Ada Lund said. ",
    "''",
    "(",
    "The ferry sailed, she said, “again",
    "* a\n",
    "* The boats sail on Mondays, says Ada Lund:\n",
    "[boat.png] ![a](b.png) [",
    "[a](/b \"c\") ",
    "](",
    "[The ferry](/f) sailed again on Monday after eleven days at its pier, the harbour\noffice said, and divers\n",
    "**a _b ",
    " [12]a [13]",
    "> a\n",
    "[http://a",
    "b [http://a]/c",
    "]{.a ",
    "a {.b\n",
    "Heading\n===\n\n",
    "::: a\n<b>\n",
    "We sail.They wait.",
    "he said.\"We sail",
    "a\n, b ",
    "Ferry 1\n\u{c}",
    "Some of the old boats of the harbour were\n        set in ",
    "Topics\n\nFerries\n\n",
    "The ferry sailed again on Monday after eleven days.\n\nAdvertisement\n\nAdvertisement\n\n",
    "1. Ferry Sails Again | Elm Times\n\n",
    "A.B.C.",
    "-\n",
    "Ada Lund, Tom Reed and ",
    "said ",
    "12:30 ",
    "\n\n“x",
    "he saw “a b c” and then ",
    "“a b c,” ",
    "Ada Lund, saying “a b c” ",
    "“He went there,” he said ",
    "“a \"b\" ",
    "The ferry to the islands sailed again.\n\nThe ferry to the islands sailed again on Monday, said Ada Lund.\n\n",
    "so so so so so so so so so so so so.\n\n",
    "ferry ferry ferry ferry ferry ferry ",
    "The ferry to the islands sails for\nthe winter\n\n",
    "Updated: 5 listopada 2024\nPublished: 4 listopada 2024\n",
    "<p &amp \\n Ã",
    "They sail:\n\n1. at nine\n\n",
    "sign up for the ",
    "* The boats sail on Mondays.\n",
    "フェリー、",
    "٥ مارس ٢٠٢٤ ",
];

/// Time grows with length and not with its square. Loose on purpose: the machine may be busy; a square would be sixteen times.
#[test]
fn time_grows_with_length() {
    let bare = |text: String| text;
    let in_article = |text: String| format!("Bridge Reopens\n\nBy Ada Lund\n\nMarch 4, 2024\n\nThe mayor spoke {text}.\n");
    for (family, text_of) in FAMILIES.iter().flat_map(|family| [(family, &bare as &dyn Fn(String) -> String), (family, &in_article)]) {
        assert_grows_with_length(family, |times| text_of(family.repeat(times)));
    }
    // Below an article long enough to have comments no two of them begin alike, and no two days stand near each other.
    let spoken = "of the harbour and the ferry, which sailed again on Monday after eleven days at its pier, he said. ".repeat(4);
    let comment = |at: usize| format!("Ada islander{at}\n\nWe have waited for this boat for far too long, and I hope that it sails.\n\n");
    let ferries = "The ferry sails again.\n\n".repeat(14);
    let dated = |at: usize| format!("{} March {}\n\n{ferries}", at % 28 + 1, 1900 + at % 90);
    assert_grows_with_length("comments", |times| {
        in_article(format!("{spoken}\n\n62 comments\n\n{}", (0..times).map(comment).collect::<String>()))
    });
    assert_grows_with_length("days", |times| in_article(format!("{spoken}\n\nShare\n\n{}", (0..times / 8).map(dated).collect::<String>())));
}

fn assert_grows_with_length(family: &str, text_of: impl Fn(usize) -> String) {
    let time = |times: usize| {
        let text = text_of(times);
        (0..3)
            .map(|_| Instant::now())
            .map(|start| {
                check(&text);
                start.elapsed()
            })
            .min()
            .unwrap_or_default()
    };
    let (short, long) = (time(3_000), time(12_000));
    assert!(long < short * 10 + std::time::Duration::from_millis(50), "{family:?}: {short:?} then {long:?}");
}
