//! Same input, same bytes; and a release is never replaced.

use std::path::Path;
use std::process::Command;

use newsbale::{BuildOptions, Published};

#[test]
fn the_bytes_do_not_depend_on_threads_locale_zone_or_place() {
    let folder = tempfile::tempdir().unwrap();
    let many = folder.path().join("many");
    copies(&many, 300);
    let run = |name: &str, threads: &str, variables: &[(&str, &str)]| {
        let out = folder.path().join(name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsbale"));
        command.args(["build", "--threads", threads, "--out"]).arg(&out).arg(&many);
        let status = command.envs(variables.iter().copied()).output().unwrap().status;
        assert!(status.success());
        super::files(&out.join("1.0.0"))
    };
    let first = run("one", "1", &[("LC_ALL", "C"), ("TZ", "UTC")]);
    assert!(first.len() > 12);
    for (name, threads, variables) in [
        ("two", "2", [("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu")]),
        ("eight", "8", [("LC_ALL", "de_DE.UTF-8"), ("TZ", "America/St_Johns")]),
    ] {
        assert!(run(name, threads, &variables) == first, "{name}: other bytes");
    }
}

/// Many different texts made from the examples: enough for several chunks and, of mentions, several batches.
pub fn copies(folder: &Path, times: usize) {
    std::fs::create_dir_all(folder).unwrap();
    let texts: Vec<_> = super::files(&super::raw()).into_iter().filter_map(|(_, bytes)| String::from_utf8(bytes).ok()).collect();
    for number in 0..times {
        let text = format!("{}\nThis is copy number {number} of the text.\n", texts[number % texts.len()]);
        std::fs::write(folder.join(format!("{number:05}.txt")), text).unwrap();
    }
}

#[test]
fn the_same_content_is_not_released_twice_and_other_content_needs_a_version() {
    let folder = tempfile::tempdir().unwrap();
    let (raw, dist) = (folder.path().join("raw"), folder.path().join("dist"));
    copies(&raw, 30);
    assert_eq!(super::build(&raw, &dist).published, Published::New);
    let before = super::files(&dist);
    assert_eq!(super::build(&raw, &dist).published, Published::AlreadyReleased);
    std::fs::write(
        raw.join("new.txt"),
        "Owl seen\n\nBy Ada Lund\n\nMay 1, 2024\n\nAn owl was seen in the tower of the town hall on Wednesday evening.\n",
    )
    .unwrap();
    let mut options = BuildOptions::new(&raw, &dist);
    options.version = Some("1.0.0".parse().unwrap());
    assert_eq!(newsbale::build(&options, &()).unwrap().published, Published::Conflict);
    assert!(super::files(&dist) == before, "nothing may be written");
    options.version = None;
    let report = newsbale::build(&options, &()).unwrap();
    assert_eq!((report.published, report.manifest.sequence), (Published::New, 2));
    assert_eq!(report.manifest.previous.unwrap().version.to_string(), "1.0.0");
    assert_eq!(std::fs::read_to_string(dist.join("LATEST")).unwrap(), "1.1.0\n");
    assert!(super::verify(&dist.join("1.1.0")).findings.is_empty());
}

#[test]
fn too_many_rejects_publish_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = BuildOptions::new(super::raw(), folder.path());
    options.max_rejects = Some(0);
    let error = newsbale::build(&options, &()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "rejected documents: expected at most 0, found 1 (encoding 1); mend the input, or raise --max-rejects; nothing was published"
    );
    assert!(!folder.path().join("1.0.0").exists());
}
