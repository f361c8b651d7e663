//! The two real texts that the project began with. They are other people's and not in the repository: only names, figures and offsets stand here.

use std::path::PathBuf;

use newsbale::{Draft, EntityType, Parser};

/// Reads a seed; `None`, and a word that the test was skipped, where the texts are not at hand.
fn seed(name: &str) -> Option<(String, Draft)> {
    let folder: PathBuf = super::root().join("../shared/seeds");
    match std::fs::read_to_string(folder.join(name)) {
        Ok(text) => {
            let draft = Parser::new().parse(&text);
            Some((text, draft))
        }
        Err(_) => {
            eprintln!("skipped: {} is not here", folder.join(name).display());
            None
        }
    }
}

fn speakers(draft: &Draft) -> Vec<&str> {
    draft.quotes.iter().map(|q| q.speaker.as_deref().unwrap_or("-")).collect()
}

#[test]
fn the_first_seed_is_read_as_a_careful_reader_would() {
    let Some((text, draft)) = seed("000_4de861ef609ecc59.txt") else { return };
    let first_line = text.lines().next().unwrap();
    assert_eq!(draft.title.as_deref(), Some(first_line));
    assert_eq!(draft.authors, ["Henrik Rothen"]);
    assert_eq!(draft.date.unwrap().to_string(), "2024-03-21");
    assert_eq!(draft.published_at.unwrap().to_string(), "2024-03-21T14:50:00Z");
    assert_eq!(draft.date_text.as_deref(), Some("Mar.21 - 2024 3:50 PM CET"));
    assert_eq!(speakers(&draft), ["the source", "Vladimir Putin"]);
    assert!(!draft.body.as_str().contains("Trending Now") && !draft.body.as_str().contains("Most Read"));
    assert_eq!(draft.body.as_str().split("\n\n").count(), 9, "the standfirst and eight paragraphs");
}

#[test]
fn the_second_seed_is_read_as_a_careful_reader_would() {
    let Some((_, draft)) = seed("003_2b92314e6e19c246.txt") else { return };
    assert_eq!(draft.title, None);
    assert!(draft.flags.iter().any(|rule| rule.id == "missing-title"));
    assert_eq!(draft.authors, ["dpa"]);
    assert_eq!(draft.date.unwrap().to_string(), "2023-05-23");
    for absent in ["IMAGO", "In the video", "(dpa/rjs)", "Home page"] {
        assert!(!draft.body.as_str().contains(absent), "{absent}");
    }
    let expected = [
        "Legion Freedom for Russia",
        "Dmitry Peskov",
        "Dmitry Peskov",
        "The Russian side",
        "Igor Konashenkov",
        "Vyacheslav Gladkov",
        "Mykhailo Podoliak",
        "Yevgeny Prigozhin",
        "Igor Girkin",
        "Sergey Markov",
    ];
    assert_eq!(speakers(&draft), expected);
}

#[test]
fn the_seeds_name_these_people_places_and_bodies() {
    let Some((_, draft)) = seed("003_2b92314e6e19c246.txt") else { return };
    let has = |kind: EntityType, name: &str| draft.entities.iter().any(|e| e.kind == kind && e.name == name);
    for name in [
        "Vladimir Putin",
        "Vyacheslav Gladkov",
        "Dmitry Peskov",
        "Yevgeny Prigozhin",
        "Volodymyr Zelenskyy",
        "Mykhailo Podoliak",
        "Igor Girkin",
        "Sergey Markov",
    ] {
        assert!(has(EntityType::Per, name), "{name}");
    }
    for name in ["Belgorod", "Kiev", "Sumy", "Bakhmut", "Graivoron"] {
        assert!(has(EntityType::Loc, name), "{name}");
    }
    for name in ["Kremlin", "Wagner", "Legion Freedom for Russia"] {
        assert!(has(EntityType::Org, name), "{name}");
    }
    let Some((_, draft)) = seed("000_4de861ef609ecc59.txt") else { return };
    for name in ["Kremlin", "Siberian Battalion", "Russian Volunteer Corps"] {
        assert!(draft.entities.iter().any(|e| e.kind == EntityType::Org && e.name == name), "{name}");
    }
}
