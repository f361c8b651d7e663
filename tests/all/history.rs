//! A dataset's history: whatever is done to it, `verify --chain` finds.

use std::path::{Path, PathBuf};

use newsbale::{BuildOptions, Sha256};

/// Four releases: a text more in each.
fn history(folder: &Path) -> PathBuf {
    let (raw, dist) = (folder.join("raw"), folder.join("dist"));
    std::fs::create_dir_all(&raw).unwrap();
    for (number, name) in ["ferry-returns.txt", "broadcast.txt", "council-vote.txt", "museum.txt"].iter().enumerate() {
        let text = format!(
            "Notice Number {number}\n\nMarch {}, 2024\n\nThe harbour office posted notice number {number} on its door this morning. It is about the {name} and nothing else.\n",
            number + 1
        );
        std::fs::write(raw.join(name), text).unwrap();
        newsbale::build(&BuildOptions::new(&raw, &dist), &()).unwrap();
    }
    dist
}

const VERSIONS: [&str; 4] = ["1.0.0", "1.1.0", "1.2.0", "1.3.0"];

fn problems(dist: &Path) -> Vec<String> {
    newsbale::verify_chain(dist, None).unwrap().findings.iter().map(ToString::to_string).collect()
}

/// A copy of the history with something done to it.
fn tampered(dist: &Path, tamper: impl FnOnce(&Path)) -> Vec<String> {
    let copy = tempfile::tempdir().unwrap();
    super::copy(dist, copy.path());
    tamper(copy.path());
    problems(copy.path())
}

/// Every order of 0, 1, 2, 3.
fn permutations() -> Vec<[usize; 4]> {
    let mut all = Vec::new();
    for code in 0..256 {
        let order = [code / 64, code / 16 % 4, code / 4 % 4, code % 4];
        if (0..4).all(|i| order.contains(&i)) {
            all.push(order);
        }
    }
    all
}

#[test]
fn verify_chain_accepts_a_true_history_and_a_pin_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let dist = history(folder.path());
    let report = newsbale::verify_chain(&dist, None).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!(report.releases.iter().map(|m| m.version.to_string()).collect::<Vec<_>>(), VERSIONS);
    for version in VERSIONS {
        let pin = Sha256::of(&std::fs::read(dist.join(version).join("release.json")).unwrap());
        assert_eq!(newsbale::verify_chain(&dist, Some(pin)).unwrap().findings, []);
    }
    let other = newsbale::verify_chain(&dist, Some(Sha256::of(b"another history"))).unwrap();
    assert!(other.findings[0].to_string().contains("history"), "{:?}", other.findings);
}

#[test]
fn verify_chain_finds_releases_in_another_order() {
    let folder = tempfile::tempdir().unwrap();
    let dist = history(folder.path());
    let all = permutations();
    assert_eq!(all.len(), 24);
    for order in all.into_iter().filter(|order| *order != [0, 1, 2, 3]) {
        let found = tampered(&dist, |dist| {
            VERSIONS.iter().for_each(|version| std::fs::rename(dist.join(version), dist.join(format!("{version}-away"))).unwrap());
            for (to, from) in order.iter().enumerate() {
                std::fs::rename(dist.join(format!("{}-away", VERSIONS[*from])), dist.join(VERSIONS[to])).unwrap();
            }
        });
        assert!(found.iter().any(|finding| finding.contains("[history]")), "{order:?}: {found:?}");
    }
}

#[test]
fn verify_chain_finds_removed_releases() {
    let folder = tempfile::tempdir().unwrap();
    let dist = history(folder.path());
    // Every choice of releases to remove but none of them; with all gone there is still what LATEST names.
    for gone in 1_u32..16 {
        let found = tampered(&dist, |dist| {
            let gone = VERSIONS.iter().enumerate().filter(|(at, _)| gone & (1 << at) != 0);
            gone.for_each(|(_, version)| std::fs::remove_dir_all(dist.join(version)).unwrap());
        });
        assert!(found.iter().any(|finding| finding.contains("[history]")), "{gone:04b}: {found:?}");
    }
}

#[test]
fn verify_chain_finds_changed_releases_even_where_their_own_checksums_were_mended() {
    let folder = tempfile::tempdir().unwrap();
    let dist = history(folder.path());
    for version in VERSIONS {
        let found = tampered(&dist, |dist| {
            let path = dist.join(version).join("data/articles.jsonl");
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(path, text.replace("harbour", "harvest")).unwrap();
        });
        assert!(found.iter().any(|finding| finding.contains(version)), "{version}: {found:?}");
    }
    // The last has no follower to tell of it: that is what a pin is for.
    for version in &VERSIONS[..3] {
        let found = tampered(&dist, |dist| {
            let path = dist.join(version).join("release.json");
            let before = std::fs::read_to_string(&path).unwrap();
            let after = before.replace("\"row_bytes\": 1048575", "\"row_bytes\": 1048574");
            std::fs::write(&path, &after).unwrap();
            let tags = dist.join(version).join("tagmanifest-sha256.txt");
            let text = std::fs::read_to_string(&tags).unwrap();
            std::fs::write(tags, text.replace(&Sha256::of(before.as_bytes()).to_string(), &Sha256::of(after.as_bytes()).to_string()))
                .unwrap();
        });
        assert!(found.iter().any(|finding| finding.contains("[history]") && finding.contains("changed")), "{version}: {found:?}");
    }
}

#[test]
fn verify_chain_finds_forks_and_a_latest_that_is_not_the_latest() {
    let folder = tempfile::tempdir().unwrap();
    let dist = history(folder.path());
    for (at, version) in VERSIONS.iter().enumerate() {
        // Another release is made from the same predecessor elsewhere, and put beside the true one.
        let other = tempfile::tempdir().unwrap();
        super::copy(&dist, other.path());
        VERSIONS[at..].iter().for_each(|later| std::fs::remove_dir_all(other.path().join(later)).unwrap());
        std::fs::write(
            folder.path().join("raw/fork.txt"),
            "Fork\n\nMarch 9, 2024\n\nA fork in the road by the harbour was marked on Friday afternoon.\n",
        )
        .unwrap();
        let mut options = BuildOptions::new(folder.path().join("raw"), other.path());
        options.version = Some("7.0.0".parse().unwrap());
        newsbale::build(&options, &()).unwrap();
        let found = tampered(&dist, |dist| {
            std::fs::create_dir(dist.join("7.0.0")).unwrap();
            super::copy(&other.path().join("7.0.0"), &dist.join("7.0.0"));
        });
        assert!(found.iter().any(|finding| finding.contains("forks")), "beside {version}: {found:?}");
    }
    for stale in ["1.2.0\n", "9.9.9\n", ""] {
        let found = tampered(&dist, |dist| std::fs::write(dist.join("LATEST"), stale).unwrap());
        assert!(found.iter().any(|finding| finding.contains("LATEST")), "{stale:?}: {found:?}");
    }
}

#[test]
fn build_goes_on_from_the_newest_release_whatever_latest_says() {
    let folder = tempfile::tempdir().unwrap();
    let dist = history(folder.path());
    // As a crash between the release and LATEST leaves it.
    std::fs::write(dist.join("LATEST"), "1.2.0\n").unwrap();
    let again = newsbale::build(&BuildOptions::new(folder.path().join("raw"), &dist), &()).unwrap();
    assert_eq!(again.published, newsbale::Published::AlreadyReleased);
    assert_eq!(problems(&dist), Vec::<String>::new(), "and mends LATEST");
}
