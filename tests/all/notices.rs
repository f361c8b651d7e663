//! What pages set between and below the paragraphs of an article, in many languages (`notices/lines.tsv`): notices, teasers, credits of pictures, buttons; and what
//! articles say that comes near.

use newsbale::Parser;

const PARAGRAPHS: [&str; 6] = [
    "The council of Marrow Bay voted on Tuesday to close the old swing bridge for eleven months while its bearings are replaced.",
    "The work will cost 4.2 million dollars and begins in April, said Ada Lund, the city's chief engineer.",
    "“We have put this off for a decade,” Lund said. “The bridge has told us that it will not wait any longer.”",
    "Ferries will carry passengers across the channel every twenty minutes, the council said. Lorries will be sent over the northern road.",
    "Residents of the south quay had asked for a second boat. Two hundred of them signed a letter to the mayor last month.",
    "The bridge opened in 1931 and was last repaired in 1978, when it was shut for nearly two years.",
];

/// The body that is read where `line` stands above the paragraph `at`, and the body without it.
fn bodies(line: &str, at: usize) -> (String, String) {
    let mut paragraphs = PARAGRAPHS.to_vec();
    let without = paragraphs.join("\n\n");
    paragraphs.insert(at, line);
    let text =
        format!("Old swing bridge to close for eleven months\n\nBy Ingrid Solheim\n\nMarch 5, 2024\n\n{}\n", paragraphs.join("\n\n"));
    (Parser::new().parse_layout(&text).body.into_string(), without)
}

#[test]
fn ok_what_a_page_says_of_itself_is_no_part_of_the_body_and_what_articles_say_is() {
    let rows = std::fs::read_to_string(super::root().join("tests/notices/lines.tsv")).unwrap();
    let mut others = Vec::new();
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let [whose, language, line] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let places: &[usize] = if whose == "below" { &[PARAGRAPHS.len()] } else { &[3, PARAGRAPHS.len()] };
        for at in places.iter().copied() {
            let (body, without) = bodies(line, at);
            let is_right = if whose == "article" { body.contains(line) } else { body == without };
            if !is_right {
                others.push(format!("{whose}, {language}, above paragraph {at}: {line}"));
            }
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}
