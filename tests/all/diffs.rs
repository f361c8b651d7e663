//! What changed between two releases, and which version that asks for: every pair in `tests/diff/`, forwards and backwards.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use newsbale::{BuildOptions, CHANGE_RULES, Config, Contract, Diff, Policy, Published, RowChange};
use serde_json::Value;

/// Rules that fired with how often, and the bump under each policy.
#[derive(Debug, PartialEq)]
struct Outcome {
    rules: BTreeMap<String, u64>,
    bumps: Vec<Option<String>>,
}

impl Outcome {
    fn expected(value: &Value) -> Self {
        let rules = value["rules"].as_object().unwrap();
        Self {
            rules: rules.iter().map(|(rule, count)| (rule.clone(), count.as_u64().unwrap())).collect(),
            bumps: value["bumps"].as_array().unwrap().iter().map(|bump| bump.as_str().map(str::to_owned)).collect(),
        }
    }

    fn of(diff: &Diff) -> Self {
        Self {
            rules: diff.fired.iter().map(|(rule, fired)| ((*rule).to_owned(), fired.count)).collect(),
            bumps: Policy::ALL.iter().map(|policy| diff.bump(*policy).map(|bump| bump.to_string())).collect(),
        }
    }
}

/// Builds what one side of a pair holds: texts, perhaps a configuration, perhaps a change of `release.json`.
fn release(side: &Path, dist: &Path) -> PathBuf {
    let mut options = BuildOptions::new(side.join("raw"), dist);
    if let Ok(text) = std::fs::read_to_string(side.join("newsbale.toml")) {
        let config = Config::parse(&text).unwrap();
        options.name = config.name.unwrap_or(options.name);
        options.about = config.about;
        options.max_bytes = config.build.max_bytes.unwrap_or(options.max_bytes);
    }
    let path = newsbale::build(&options, &()).unwrap().path;
    if let Ok(patch) = std::fs::read_to_string(side.join("release.patch.json")) {
        let file = path.join("release.json");
        let mut manifest: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        for (key, value) in serde_json::from_str::<serde_json::Map<_, _>>(&patch).unwrap() {
            manifest[key] = value;
        }
        std::fs::write(file, format!("{manifest:#}\n")).unwrap();
    }
    path
}

fn compare(old: &Path, new: &Path) -> Outcome {
    Outcome::of(&newsbale::diff(old, new, &mut |_| Ok(())).unwrap())
}

fn compare_schemas(old: &Path, new: &Path) -> Outcome {
    let changes = newsbale::diff_schemas(&Contract::read(old).unwrap(), &Contract::read(new).unwrap());
    let mut rules = BTreeMap::new();
    changes.iter().for_each(|change| *rules.entry(change.rule.id.to_owned()).or_default() += 1);
    let bump = |policy: &Policy| changes.iter().map(|change| change.rule.bump(*policy)).max().map(|bump| bump.to_string());
    Outcome { rules, bumps: Policy::ALL.iter().map(bump).collect() }
}

fn pairs() -> Vec<(String, PathBuf)> {
    let mut pairs: Vec<_> = std::fs::read_dir(super::root().join("tests/diff")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pairs.sort();
    pairs.into_iter().filter(|path| path.is_dir()).map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path)).collect()
}

#[test]
fn each_pair_differs_as_it_should_both_ways() {
    let (mut wrong, mut fired) = (Vec::new(), BTreeSet::new());
    let pairs = pairs();
    for (name, pair) in &pairs {
        let expected: Value = serde_json::from_str(&std::fs::read_to_string(pair.join("expected.json")).unwrap()).unwrap();
        let (forward, inverse) = if pair.join("old/tables.json").exists() {
            let (old, new) = (pair.join("old/tables.json"), pair.join("new/tables.json"));
            (compare_schemas(&old, &new), compare_schemas(&new, &old))
        } else {
            let dist = tempfile::tempdir().unwrap();
            let (old, new) = (release(&pair.join("old"), &dist.path().join("old")), release(&pair.join("new"), &dist.path().join("new")));
            (compare(&old, &new), compare(&new, &old))
        };
        fired.extend(forward.rules.keys().chain(inverse.rules.keys()).cloned());
        for (way, expected, found) in [("forward", &expected["forward"], forward), ("inverse", &expected["inverse"], inverse)] {
            if Outcome::expected(expected) != found {
                wrong.push(format!("{name}, {way}: expected {expected}, found {found:?}"));
            }
        }
    }
    assert!(pairs.len() >= 30 && wrong.is_empty(), "{}", wrong.join("\n"));
    let every: BTreeSet<_> = CHANGE_RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(fired, every, "every rule has a pair that makes it fire");
}

#[test]
fn diff_tells_before_and_after_of_each_value() {
    let dist = tempfile::tempdir().unwrap();
    let pair = super::root().join("tests/diff/offsets-moved");
    let (old, new) = (release(&pair.join("old"), &dist.path().join("old")), release(&pair.join("new"), &dist.path().join("new")));
    let mut told = Vec::new();
    newsbale::diff(&old, &new, &mut |change| {
        told.push(change.clone());
        Ok(())
    })
    .unwrap();
    let [RowChange::Changed { source, fields, .. }] = told.as_slice() else { panic!("one row changed: {told:?}") };
    assert_eq!(source, "a.txt");
    let quotes = fields.iter().find(|field| field.column == "quotes").unwrap();
    assert_eq!(quotes.rule.id, "offsets-moved");
    assert_eq!(quotes.before[0]["text"], quotes.after[0]["text"]);
    assert_eq!(quotes.after[0]["start"].as_i64().unwrap() - quotes.before[0]["start"].as_i64().unwrap(), "stone ".len() as i64);
}

#[test]
fn build_takes_the_version_that_the_difference_asks_for_and_refuses_a_smaller_one() {
    let folder = tempfile::tempdir().unwrap();
    let pair = super::root().join("tests/diff/row-removed");
    let dist = folder.path().join("dist");
    let first = super::build(&pair.join("old/raw"), &dist);
    assert_eq!(first.manifest.version.to_string(), "1.0.0");
    let mut options = BuildOptions::new(pair.join("new/raw"), &dist);
    for small in ["1.0.1", "1.1.0", "0.9.0", "1.9.9"] {
        options.version = Some(small.parse().unwrap());
        let refused = newsbale::build(&options, &()).unwrap();
        assert_eq!(refused.published, Published::TooSmall("2.0.0".parse().unwrap()), "{small}");
        let changes = refused.manifest.changes.unwrap();
        assert_eq!(
            (changes.because[0].rule.as_str(), changes.because[0].examples.len()),
            ("row-removed", 1),
            "it says why, and of which article"
        );
    }
    assert_eq!(newsbale::releases(&dist).unwrap().len(), 1, "nothing was written");
    options.version = Some("3.0.0".parse().unwrap());
    assert_eq!(newsbale::build(&options, &()).unwrap().published, Published::New, "a person may raise it");
    options.version = None;
    assert_eq!(newsbale::build(&options, &()).unwrap().published, Published::AlreadyReleased);
    for (policy, version) in [(Policy::Default, "3.1.0"), (Policy::Tfds, "4.0.0")] {
        let other = tempfile::tempdir().unwrap();
        super::copy(&dist, other.path());
        let mut options = BuildOptions::new(pair.join("old/raw"), other.path());
        options.policy = policy;
        let next = newsbale::build(&options, &()).unwrap();
        assert_eq!(next.manifest.version.to_string(), version, "{policy}");
        assert!(super::verify(&next.path).findings.is_empty());
        assert!(newsbale::verify_chain(other.path(), None).unwrap().findings.is_empty());
    }
}
