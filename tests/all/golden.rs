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
const PINNED: (u32, &str) = (9, "b2cf95d6ef1686182499d54d8364432ede17fab2e972c00959b009520bf51bc3");

#[test]
fn rules_that_read_otherwise_have_another_version() {
    let dist = tempfile::tempdir().unwrap();
    let manifest = super::build(&super::raw(), dist.path()).manifest;
    let found = (manifest.reading.rules, manifest.content_root.to_string());
    assert_eq!((found.0, found.1.as_str()), PINNED, "raise RULES_VERSION in src/parse.rs, then pin version and root here");
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
