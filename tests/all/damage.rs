//! `verify` finds what was done to a release, and names the file.

use std::path::Path;

use newsbale::{VerifyOptions, VerifyReport};

fn release(folder: &Path) -> std::path::PathBuf {
    let raw = folder.join("raw");
    std::fs::create_dir_all(&raw).unwrap();
    for name in ["ferry-returns.txt", "duplicate-of-ferry.txt", "archive/latin1.txt"] {
        std::fs::copy(super::raw().join(name), raw.join(name.rsplit('/').next().unwrap())).unwrap();
    }
    super::build(&raw, &folder.join("dist")).path
}

fn names(report: &VerifyReport, file: &str) -> bool {
    report.findings.iter().any(|finding| finding.to_string().contains(file))
}

#[test]
fn verify_names_the_file_of_any_flipped_byte() {
    let folder = tempfile::tempdir().unwrap();
    let release = release(folder.path());
    for (name, bytes) in super::files(&release) {
        let path = release.join(&name);
        // Every byte of short files, and a spread of the long ones; the lowest bit and a high one.
        let step = (bytes.len() / 60).max(1);
        for at in (0..bytes.len()).step_by(step) {
            let mut damaged = bytes.clone();
            damaged[at] ^= if at % 2 == 0 { 0x01 } else { 0x20 };
            std::fs::write(&path, &damaged).unwrap();
            assert!(names(&super::verify(&release), &name), "{name}, byte {at}");
        }
        std::fs::write(&path, &bytes).unwrap();
    }
    assert!(super::verify(&release).findings.is_empty(), "mended again");
}

#[test]
fn verify_finds_files_that_are_cut_missing_or_too_many() {
    let folder = tempfile::tempdir().unwrap();
    let release = release(folder.path());
    for (name, bytes) in super::files(&release) {
        let path = release.join(&name);
        std::fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
        assert!(names(&super::verify(&release), &name), "{name} cut");
        std::fs::remove_file(&path).unwrap();
        assert!(names(&super::verify(&release), &name), "{name} missing");
        std::fs::write(&path, &bytes).unwrap();
    }
    std::fs::write(release.join("data/extra.csv"), "x").unwrap();
    assert!(names(&super::verify(&release), "data/extra.csv"));
    std::fs::remove_file(release.join("data/extra.csv")).unwrap();
    std::fs::create_dir(release.join("more")).unwrap();
    assert!(names(&super::verify(&release), "more"));
}

/// A change that was made with all digests mended: only the tables themselves can show it.
fn reforge(release: &Path, file: &str, from: &str, to: &str) -> VerifyReport {
    let path = release.join(file);
    let before = std::fs::read(&path).unwrap();
    let text = String::from_utf8(before.clone()).unwrap();
    assert!(text.contains(from), "{file} has {from}");
    let old = (newsbale::Sha256::of(&before), before.len());
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let after = std::fs::read(&path).unwrap();
    let new = (newsbale::Sha256::of(&after), after.len());
    mend(release, old, new);
    super::verify(release)
}

fn mend(release: &Path, old: (newsbale::Sha256, usize), new: (newsbale::Sha256, usize)) {
    let mut oxum = 0_i64;
    for name in ["release.json", "manifest-sha256.txt", "bag-info.txt", "tagmanifest-sha256.txt"] {
        let path = release.join(name);
        let before = std::fs::read_to_string(&path).unwrap();
        let mut text = before
            .replace(&old.0.to_string(), &new.0.to_string())
            .replace(&format!("\"bytes\": {},", old.1), &format!("\"bytes\": {},", new.1));
        if name == "bag-info.txt" {
            oxum += new.1 as i64 - old.1 as i64;
            let line = text.lines().find(|line| line.starts_with("Payload-Oxum")).unwrap().to_owned();
            let (bytes, count) = line["Payload-Oxum: ".len()..].split_once('.').unwrap();
            text = text.replace(&line, &format!("Payload-Oxum: {}.{count}", bytes.parse::<i64>().unwrap() + oxum));
        }
        std::fs::write(&path, &text).unwrap();
        let (before, after) = (newsbale::Sha256::of(before.as_bytes()), newsbale::Sha256::of(text.as_bytes()));
        let tags = release.join("tagmanifest-sha256.txt");
        let mended = std::fs::read_to_string(&tags).unwrap().replace(&before.to_string(), &after.to_string());
        std::fs::write(&tags, mended).unwrap();
    }
}

fn rules(report: &VerifyReport) -> Vec<&'static str> {
    let mut rules: Vec<_> = report.findings.iter().map(|finding| finding.rule.id).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

#[test]
fn verify_sees_through_mended_digests() {
    let cases = [
        ("data/articles.jsonl", "eleven weeks", "twelve weeks", vec!["formats-differ", "row-digest"]),
        ("data/articles.jsonl", "eleven weeks", "ten weeks", vec!["bad-offsets", "formats-differ", "row-digest"]),
        ("data/articles.csv", "\"Ada Lund\"", "\"Eva Lund\"", vec!["bad-value", "formats-differ", "row-digest"]),
        ("data/articles.jsonl", "\"2024-03-04\"", "\"2024-03-05\"", vec!["formats-differ", "row-digest"]),
        ("data/articles.jsonl", "\"language\":\"en\",", "", vec!["bad-value"]),
        ("data/articles.jsonl", "\"published_at\":null", "\"published_at\":\"\"", vec!["bad-value"]),
        ("data/articles.csv", "\"record_sha256\"", "\"digest\"", vec!["table-schema"]),
        ("data/quotes.csv", "\"said\"", "\"sang\"", vec!["side-table"]),
        ("data/entities.csv", "\"PER\"", "\"LOC\"", vec!["side-table"]),
    ];
    for (file, from, to, expected) in cases {
        let folder = tempfile::tempdir().unwrap();
        let report = reforge(&release(folder.path()), file, from, to);
        assert_eq!(rules(&report), expected, "{file}: {from} to {to}: {:?}", report.findings);
    }
}

#[test]
fn verify_traces_values_to_raw_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let release = release(folder.path());
    let raw = folder.path().join("raw");
    let verify = || {
        let mut options = VerifyOptions::new(&release);
        options.raw = Some(raw.clone());
        newsbale::verify(&options).unwrap()
    };
    assert!(verify().findings.is_empty());
    let path = raw.join("ferry-returns.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("Monday", "Sunday")).unwrap();
    assert_eq!(rules(&verify()), ["raw-mismatch"]);
    std::fs::write(&path, text).unwrap();
    std::fs::write(raw.join("one-more.txt"), "x").unwrap();
    assert_eq!(rules(&verify()), ["raw-mismatch"]);
}
