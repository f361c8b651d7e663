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
    std::fs::create_dir(release.join("__pycache__")).unwrap();
    assert!(super::verify(&release).findings.is_empty(), "what importing load.py leaves is no damage");
    std::fs::create_dir(release.join("more")).unwrap();
    assert!(names(&super::verify(&release), "more"));
}

/// Files that name others by digest and length, each before those that name it.
const NAMING: [&str; 7] = [
    "datapackage.json",
    "croissant.json",
    "ro-crate-metadata.json",
    "release.json",
    "manifest-sha256.txt",
    "bag-info.txt",
    "tagmanifest-sha256.txt",
];

/// Mends what other files say of `file`, as a forger would: then only the contents themselves can show the change.
fn mend(release: &Path, file: &str, before: &[u8], after: &[u8]) {
    let mut changed = vec![(before.to_vec(), after.to_vec())];
    for name in NAMING.iter().filter(|name| **name != file) {
        let path = release.join(name);
        let before = std::fs::read_to_string(&path).unwrap();
        let mut text = before.clone();
        for (old, new) in &changed {
            text = text.replace(&newsbale::Sha256::of(old).to_string(), &newsbale::Sha256::of(new).to_string());
            for (head, tail) in [("\"bytes\": ", ","), ("\"contentSize\": \"", " B\""), ("\"contentSize\": \"", "\"")] {
                text = text.replace(&format!("{head}{}{tail}", old.len()), &format!("{head}{}{tail}", new.len()));
            }
        }
        if *name == "bag-info.txt" && file.starts_with("data/") {
            let line = text.lines().find(|line| line.starts_with("Payload-Oxum")).unwrap().to_owned();
            let (bytes, count) = line["Payload-Oxum: ".len()..].split_once('.').unwrap();
            let bytes = bytes.parse::<i64>().unwrap() + after.len() as i64 - changed[0].0.len() as i64;
            text = text.replace(&line, &format!("Payload-Oxum: {bytes}.{count}"));
        }
        std::fs::write(&path, &text).unwrap();
        changed.push((before.into_bytes(), text.into_bytes()));
    }
}

/// Does what a line of `tests/damaged/cases.tsv` says to a file.
fn damage(release: &Path, file: &str, how: &str) {
    let path = release.join(file);
    let before = std::fs::read(&path).unwrap_or_default();
    let (verb, rest) = how.split_once(' ').unwrap_or((how, ""));
    let after = match verb {
        "replace" => {
            let (from, to) = rest.split_once(" => ").unwrap();
            replaced(&before, from.as_bytes(), to.replace("\\n", "\n").as_bytes()).unwrap_or_else(|| panic!("{file} has {from}"))
        }
        "cut" => before[..before.len() - rest.parse::<usize>().unwrap()].to_vec(),
        "append" => [before.as_slice(), rest.as_bytes(), b"\n"].concat(),
        "copy" => std::fs::read(release.join(rest)).unwrap(),
        "swap" => {
            let text = String::from_utf8(before).unwrap();
            let mut lines: Vec<_> = text.split_inclusive('\n').collect();
            lines.swap(0, 1);
            lines.concat().into_bytes()
        }
        "remove" => return std::fs::remove_file(&path).unwrap(),
        "link" => {
            let away = release.parent().unwrap().join("away");
            std::fs::rename(&path, &away).unwrap();
            return std::os::unix::fs::symlink(&away, &path).unwrap();
        }
        other => panic!("no damage is called {other}"),
    };
    std::fs::write(&path, after).unwrap();
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Option<Vec<u8>> {
    let at = bytes.windows(from.len()).position(|window| window == from)?;
    Some([&bytes[..at], to, &bytes[at + from.len()..]].concat())
}

fn rules(report: &VerifyReport) -> Vec<&'static str> {
    let mut rules: Vec<_> = report.findings.iter().map(|finding| finding.rule.id).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

#[test]
fn each_damage_is_found_by_its_rules_and_no_other() {
    let table = std::fs::read_to_string(super::root().join("tests/damaged/cases.tsv")).unwrap();
    let cases: Vec<Vec<&str>> =
        table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect()).collect();
    let mut wrong = Vec::new();
    for case in &cases {
        let [name, file, how, mended, expected] = case[..] else { panic!("five columns: {case:?}") };
        let folder = tempfile::tempdir().unwrap();
        let release = release(folder.path());
        let before = std::fs::read(release.join(file)).unwrap_or_default();
        damage(&release, file, how);
        if mended == "yes" {
            mend(&release, file, &before, &std::fs::read(release.join(file)).unwrap());
        }
        let report = super::verify(&release);
        if rules(&report).join(",") != expected || !names(&report, file.rsplit('/').next().unwrap()) {
            wrong.push(format!("{name}: expected {expected}, found {:?}", report.findings));
        }
    }
    assert!(cases.len() >= 25 && wrong.is_empty(), "{}", wrong.join("\n"));
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
