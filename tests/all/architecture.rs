//! The import table of ARCHITECTURE.md holds: who may know whom.

use std::collections::BTreeSet;
use std::path::Path;

/// Module, and the modules it may import besides itself.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("rules", &[]),
    ("finding", &["rules"]),
    ("text", &[]),
    ("record", &["text", "rules"]),
    ("ingest", &["record", "rules", "error"]),
    ("in_order", &["error", "ingest"]),
    ("parse", &["text", "record", "rules"]),
    ("schema", &["error", "finding", "record", "rules", "text"]),
    ("columns", &["record", "schema", "error", "text"]),
    ("export", &["record", "schema", "error", "text"]),
    ("release", &["record", "schema", "error", "text"]),
    ("rows", &["error", "record", "rules", "schema", "text"]),
    ("progress", &[]),
    ("diff", &["error", "record", "release", "rows", "schema", "text"]),
    ("validate", &["error", "finding", "in_order", "progress", "record", "rows", "rules", "schema", "text"]),
    ("config", &["diff", "error", "release"]),
    ("describe", &["release", "schema"]),
    ("report", &["parse", "record", "release", "rules", "text"]),
    (
        "build",
        &[
            "columns", "config", "describe", "diff", "error", "export", "finding", "in_order", "ingest", "parse", "progress", "record",
            "release", "report", "rules", "schema", "text",
        ],
    ),
    ("verify", &["columns", "describe", "diff", "error", "finding", "record", "release", "rules", "schema", "text"]),
];

#[test]
fn every_module_imports_only_what_the_table_allows() {
    let mut wrong = Vec::new();
    for (module, allowed) in MAY_IMPORT {
        for import in imports(module) {
            if import != *module && !allowed.contains(&import.as_str()) {
                wrong.push(format!("{module} imports {import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn every_module_of_the_crate_is_in_the_table() {
    let library = std::fs::read_to_string(super::root().join("src/lib.rs")).unwrap();
    let declared: BTreeSet<_> = library.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, MAY_IMPORT.iter().map(|(module, _)| *module).collect());
}

#[test]
fn reading_texts_needs_no_files_no_arrow_and_no_clock() {
    for module in ["text", "parse"] {
        for (path, source) in sources(module) {
            for forbidden in ["std::fs", "arrow::", "std::time", "std::thread::spawn", "::now("] {
                assert!(!source.contains(forbidden), "{path} uses {forbidden}");
            }
        }
    }
}

fn imports(module: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, source) in sources(module) {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        // `ro_crate::` is another name.
        let uses = code.match_indices("crate::").filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        for rest in uses.map(|(at, name)| &code[at + name.len()..]) {
            // A capital begins a link to an item in the documentation.
            if !rest.starts_with(char::is_uppercase) {
                found.insert(rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect());
            }
        }
    }
    // `crate::{a, b}` is not used in this crate; an empty name would be one.
    assert!(!found.contains(""), "{module}: write crate::name, so that this test can read it");
    found
}

fn sources(module: &str) -> Vec<(String, String)> {
    let src = super::root().join("src");
    let mut found = vec![(format!("{module}.rs"), std::fs::read_to_string(src.join(format!("{module}.rs"))).unwrap())];
    let folder = src.join(module);
    if folder.is_dir() {
        found.extend(
            super::files(Path::new(&folder))
                .into_iter()
                .filter(|(name, _)| name.ends_with(".rs"))
                .map(|(name, bytes)| (format!("{module}/{name}"), String::from_utf8(bytes).unwrap())),
        );
    }
    found
}
