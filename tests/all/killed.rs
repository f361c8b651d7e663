//! A build that is killed leaves every earlier release as it was, and no half one.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Builds killed, at moments spread over the time that a whole build takes.
const KILLS: u32 = 40;

fn start(raw: &Path, dist: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsbale"));
    command.arg("build").arg(raw).arg("--out").arg(dist).args(["--release-version", "2.0.0"]);
    command.current_dir(dist).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
fn a_killed_build_leaves_whole_releases_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let (raw, dist) = (folder.path().join("raw"), folder.path().join("dist"));
    super::reproducible::copies(&raw, 600);
    let first = super::build(&super::raw(), &dist).path;
    let before = super::files(&first);
    let began = Instant::now();
    assert!(start(&raw, &dist).wait().unwrap().success());
    let whole = began.elapsed();
    let mut published = 0;
    for kill in 0..KILLS {
        let _ = std::fs::remove_dir_all(dist.join("2.0.0"));
        std::fs::write(dist.join("LATEST"), "1.0.0\n").unwrap();
        let mut build = start(&raw, &dist);
        std::thread::sleep(whole.mul_f64(f64::from(kill) / f64::from(KILLS - 4)).max(Duration::from_millis(1)));
        build.kill().unwrap();
        build.wait().unwrap();
        let latest = std::fs::read_to_string(dist.join("LATEST")).unwrap();
        assert!(dist.join(latest.trim_end()).is_dir(), "LATEST names {latest}");
        if dist.join("2.0.0").exists() {
            published += 1;
            let findings = super::verify(&dist.join("2.0.0")).findings;
            assert!(findings.is_empty(), "kill {kill}: {findings:?}");
        }
    }
    assert_eq!(super::files(&first), before, "the earlier release is as it was");
    assert!(published < KILLS, "no build was killed in time: the test shows nothing");
    let _ = std::fs::remove_dir_all(dist.join("2.0.0"));
    assert!(start(&raw, &dist).wait().unwrap().success());
    let left: Vec<_> = std::fs::read_dir(&dist).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| name.starts_with(".staging")), "{left:?}");
}
