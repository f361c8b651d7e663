//! `CHANGES.md` of a release, and `CHANGELOG.md` of all of them.

use std::fmt::Write;

use super::one_line;
use crate::release::{Because, Changes, Manifest};

/// Name of the file in `dist`.
pub(crate) const CHANGELOG_MD: &str = "CHANGELOG.md";

/// What changed since the release before.
pub(super) fn page(manifest: &Manifest) -> String {
    format!("# Changes of {} {}\n{}", one_line(manifest.title()), manifest.version, section(manifest))
}

/// What changed in every release. `releases` are newest first.
pub(crate) fn changelog(releases: &[Manifest]) -> String {
    let title = releases.first().map_or(String::new(), |newest| format!(" of {}", one_line(newest.title())));
    let entry = |manifest: &Manifest| format!("\n## {}\n{}", manifest.version, section(manifest));
    releases.iter().fold(format!("# Changelog{title}\n"), |text, manifest| text + &entry(manifest))
}

fn section(manifest: &Manifest) -> String {
    let articles = manifest.counts.released;
    match (&manifest.previous, &manifest.changes) {
        (Some(previous), Some(changes)) => format!("\n{articles} articles. Since {}:\n{}", previous.version, list(changes)),
        _ => format!("\nThe first release: {articles} articles.\n"),
    }
}

fn list(changes: &Changes) -> String {
    // Writing to a String cannot fail.
    let mut text = String::new();
    let Some(bump) = &changes.bump else { return "\nNothing but the version.\n".into() };
    let _ = writeln!(text, "\n| change | times | asks for | for example |\n| --- | --- | --- | --- |");
    for Because { rule, bump, count, examples } in &changes.because {
        let shown: Vec<_> = examples.iter().take(3).map(|example| format!("`{}`", one_line(example).replace(['`', '|'], "'"))).collect();
        let _ = writeln!(text, "| {rule} | {count} | {bump} | {} |", shown.join(", "));
    }
    if !changes.columns.is_empty() {
        let columns: Vec<_> = changes.columns.iter().map(|(column, count)| format!("{column} {count}")).collect();
        let _ = writeln!(text, "\nChanged values by column: {}.", columns.join(", "));
    }
    let _ = writeln!(text, "\nTogether a {bump} version under the policy {}; `newsbale diff` shows every value.", changes.policy);
    text
}
