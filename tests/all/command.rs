//! The command as a user meets it: words, exit codes.

use std::process::{Command, Output};

fn newsbale(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsbale")).args(arguments).current_dir(super::root()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn build_and_verify_say_what_they_did() {
    let dist = tempfile::tempdir().unwrap();
    let out = dist.path().to_str().unwrap();
    let built = newsbale(&["build", "raw", "--out", out]);
    assert_eq!(built.status.code(), Some(0));
    assert!(text(&built.stdout).contains("read               28\n  released           26"), "{}", text(&built.stdout));
    assert!(built.stderr.is_empty(), "quiet in a pipe");
    assert!(text(&newsbale(&["build", "raw", "--out", out]).stdout).starts_with("already released: "));
    let release = format!("{out}/1.0.0");
    let proof = newsbale(&["verify", &release, "--raw", "raw"]);
    assert_eq!(proof.status.code(), Some(0));
    assert!(text(&proof.stdout).contains("28 read = 26 released + 1 duplicate + 1 rejected\n  every value traced to its raw bytes"));
    std::fs::write(format!("{release}/bagit.txt"), "x").unwrap();
    let proof = newsbale(&["verify", &release]);
    assert_eq!(proof.status.code(), Some(1));
    assert!(
        text(&proof.stdout)
            .contains("error [manifest] bagit.txt: expected the text that follows from release.json, found another\n  help: ")
    );
}

#[test]
fn a_configuration_belongs_to_the_texts_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::create_dir(path("raw")).unwrap();
    std::fs::copy(super::raw().join("ferry-returns.txt"), path("raw/a.txt")).unwrap();
    let released = |out: &str| text(&newsbale(&["build", &path("raw"), "--out", &path(out)]).stdout);
    let bare = released("one");
    assert!(
        bare.starts_with("released news 1.0.0") && bare.contains("advice [missing-metadata] newsbale.toml: expected license"),
        "{bare}"
    );
    assert_eq!(newsbale(&["init", folder.path().to_str().unwrap()]).status.code(), Some(0));
    assert_eq!(newsbale(&["init", folder.path().to_str().unwrap()]).status.code(), Some(2), "never over a file that stands there");
    std::fs::write(path("newsbale.toml"), "name = \"city\"\n[about]\nlicense = \"CC-BY-4.0\"\n").unwrap();
    let named = released("two");
    assert!(named.starts_with("released city 1.0.0") && !named.contains("expected license,"), "{named}");
    assert!(std::fs::read_to_string(path("two/1.0.0/README.md")).unwrap().starts_with("---\nlicense: \"cc-by-4.0\"\n"));
    std::fs::write(path("newsbale.toml"), "licence = 1\n").unwrap();
    let output = newsbale(&["build", &path("raw"), "--out", &path("three")]);
    assert!(output.status.code() == Some(2) && text(&output.stderr).contains("licence"), "{}", text(&output.stderr));
}

#[test]
fn inspect_html_is_a_page_of_one_text() {
    let page = text(&newsbale(&["inspect", "--html", "raw/ferry-returns.txt"]).stdout);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("ferry-returns.txt") && page.ends_with("</html>\n"));
    assert_eq!(newsbale(&["inspect", "--html", "raw"]).status.code(), Some(2), "one page is of one text");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), b"\xff").unwrap();
    std::fs::copy(super::raw().join("ferry-returns.txt"), folder.path().join("b.txt")).unwrap();
    let one = newsbale(&["inspect", "--html", folder.path().to_str().unwrap()]);
    assert!(one.status.code() == Some(1) && text(&one.stdout).ends_with("</html>\n"), "what cannot be read is no page");
}

#[test]
fn what_cannot_run_exits_with_two() {
    for arguments in
        [&["build", "no-such-folder"][..], &["verify", "no-such-folder"], &["build", "--no-such-flag"], &["inspect", "no-such-file"]]
    {
        let output = newsbale(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn inspect_json_gives_offsets_into_the_raw_text() {
    let output = newsbale(&["inspect", "--json", "raw/bridge-vote.txt", "raw/library-wrapped.txt"]);
    for (line, name) in text(&output.stdout).lines().zip(["bridge-vote", "library-wrapped"]) {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(row["id"], name);
        let raw: Vec<char> = std::fs::read_to_string(super::raw().join(format!("{name}.txt"))).unwrap().chars().collect();
        let mentions = row["entities"].as_array().unwrap().iter().chain(row["quotes"].as_array().unwrap());
        let mut seen = 0;
        for mention in mentions {
            let (start, end) = (mention["start"].as_u64().unwrap() as usize, mention["end"].as_u64().unwrap() as usize);
            let there: String = raw[start..end].iter().collect();
            assert_eq!(there.split_whitespace().collect::<Vec<_>>().join(" "), mention["text"].as_str().unwrap());
            seen += 1;
        }
        assert!(seen > 3);
    }
}

#[test]
fn inspect_shows_the_texts_in_order_whatever_reads_them() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..40 {
        std::fs::copy(super::raw().join("ferry-returns.txt"), folder.path().join(format!("{number:02}.txt"))).unwrap();
    }
    std::fs::write(folder.path().join("07.txt"), b"\xff\xfe\xff").unwrap();
    let folder = folder.path().to_str().unwrap();
    let one = newsbale(&["inspect", "--json", folder, "--threads", "1"]);
    let ids = text(&one.stdout).lines().map(|line| line[..9].to_owned()).collect::<Vec<_>>();
    assert!(ids.is_sorted() && ids.len() == 39 && ids[7] == "{\"id\":\"08", "{ids:?}");
    assert!(one.status.code() == Some(1) && text(&one.stderr).starts_with("newsbale: 07.txt: "), "{}", text(&one.stderr));
    let many = newsbale(&["inspect", "--json", folder, "--threads", "5"]);
    assert_eq!((one.stdout, one.stderr), (many.stdout, many.stderr));
}

#[test]
fn inspect_tells_people_what_it_sees() {
    let shown = text(&newsbale(&["inspect", "--explain", "raw/ferry-returns.txt"]).stdout);
    for expected in
        ["title    Ferry Returns to Harwick After Winter Repairs", "authors  Ada Lund", "date     2024-03-04", "because: ", "Marsh"]
    {
        assert!(shown.contains(expected), "{expected} in {shown}");
    }
}

#[test]
fn the_users_own_names_go_before_the_recognisers_and_the_manifest_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::create_dir(path("raw")).unwrap();
    std::fs::copy(super::raw().join("ferry-returns.txt"), path("raw/a.txt")).unwrap();
    std::fs::write(path("names.tsv"), "Marsh\tORG\tMarsh & Daughters\n").unwrap();
    let named = |text: &str| text.contains("\"name\":\"Marsh & Daughters\"") && text.contains("\"type\":\"ORG\"");
    assert!(named(&text(&newsbale(&["inspect", "--json", &path("raw"), "--gazetteer", &path("names.tsv")]).stdout)));
    let build = |more: &[&str]| text(&newsbale(&[&["build", &path("raw"), "--out", &path("dist")], more].concat()).stdout);
    build(&["--gazetteer", &path("names.tsv")]);
    assert!(named(&std::fs::read_to_string(path("dist/1.0.0/data/articles.jsonl")).unwrap()));
    assert!(std::fs::read_to_string(path("dist/1.0.0/release.json")).unwrap().contains("\"gazetteer\""));
    assert_eq!(newsbale(&["verify", &path("dist/1.0.0"), "--raw", &path("raw")]).status.code(), Some(0));
    // What was read with the list is not taken over by a build without it.
    assert!(build(&[]).contains("released news "), "another release");
    std::fs::write(path("names.tsv"), "Marsh PLACE\n").unwrap();
    let refused = newsbale(&["inspect", &path("raw"), "--gazetteer", &path("names.tsv")]);
    assert!(refused.status.code() == Some(2) && text(&refused.stderr).contains("line 1: expected NAME<TAB>"), "{}", text(&refused.stderr));
}
