//! The examples in `raw/` give this release, value for value. `NEWSBALE_BLESS=1` writes it anew; read the difference before you commit it.

#[test]
fn the_examples_are_read_as_before() {
    let dist = tempfile::tempdir().unwrap();
    let report = super::build(&super::raw(), dist.path());
    let counts = report.manifest.counts;
    assert_eq!((counts.read, counts.released, counts.duplicate, counts.rejected), (28, 26, 1, 1));
    for name in ["articles.jsonl", "quotes.csv", "entities.csv"] {
        let path = super::root().join("tests/golden").join(name);
        let found = std::fs::read_to_string(report.path.join("data").join(name)).unwrap();
        if std::env::var_os("NEWSBALE_BLESS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        for (row, (expected, found)) in expected.lines().zip(found.lines()).enumerate() {
            assert_eq!(expected, found, "{name}, line {}", row + 1);
        }
        assert_eq!(expected.lines().count(), found.lines().count(), "{name}");
    }
}

/// Version of the rules, and what they make of the examples.
const PINNED: (u32, &str) = (23, "23cef23177afb0ce70c7f27839583e455e930d0fba55c93f7cbf3fd7d0b11ab4");

#[test]
fn rules_that_read_otherwise_have_another_version() {
    let dist = tempfile::tempdir().unwrap();
    let manifest = super::build(&super::raw(), dist.path()).manifest;
    let found = (manifest.reading.rules, manifest.content_root.to_string());
    assert_eq!((found.0, found.1.as_str()), PINNED, "raise RULES_VERSION in src/parse.rs, then pin version and root here");
}

#[test]
fn a_released_body_is_read_as_the_same_body() {
    let parser = newsbale::Parser::new();
    let bodies = std::fs::read_to_string(super::root().join("tests/golden/articles.jsonl")).unwrap();
    let bodies = bodies.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["body"].as_str().unwrap().to_owned());
    let others: Vec<String> = bodies.filter(|body| parser.parse_layout(body).body.as_str() != body).collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn the_release_verifies_against_its_raw_texts() {
    let dist = tempfile::tempdir().unwrap();
    let report = super::build(&super::raw(), dist.path());
    let mut options = newsbale::VerifyOptions::new(&report.path);
    options.raw = Some(super::raw());
    let proof = newsbale::verify(&options).unwrap();
    assert!(proof.findings.is_empty(), "{:?}", proof.findings);
    assert_eq!(proof.content_root, Some(report.manifest.content_root));
}
