//! `validate` finds what is wrong in anybody's file, names row and column, and finds nothing in what is right.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Int64Array, RecordBatch, StringArray, new_null_array};
use arrow::compute::concat;
use arrow::datatypes::{DataType, Field, Schema};
use newsbale::{ColumnContract, Contract, Finding, ValidateOptions, ValidateReport};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

/// A release of three short texts.
fn release(folder: &Path) -> PathBuf {
    super::build(&super::root().join("tests/diff/row-added/new/raw"), folder).path.join("data")
}

fn validate(path: &Path) -> ValidateReport {
    newsbale::validate(&ValidateOptions::new([path]), &()).unwrap()
}

/// `rule row column`, as in `tests/invalid/cases.tsv`.
fn short(finding: &Finding) -> String {
    let row = finding.at.row.map_or("-".into(), |row| row.to_string());
    format!("{} {row} {}", finding.rule.id, finding.at.column.as_deref().unwrap_or("-"))
}

fn spoil_text(path: &Path, how: &str) {
    let bytes = std::fs::read(path).unwrap();
    let (verb, rest) = how.split_once(' ').unwrap();
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n').collect::<Vec<_>>();
    let spoilt = match verb {
        "replace" => {
            let (from, to) = rest.split_once(" => ").unwrap();
            let (from, to) = (unescaped(from), unescaped(to));
            let at = bytes.windows(from.len()).position(|window| window == from).unwrap_or_else(|| panic!("{how}: not there"));
            [&bytes[..at], &to, &bytes[at + from.len()..]].concat()
        }
        "cut" => bytes[..bytes.len() - rest.parse::<usize>().unwrap()].to_vec(),
        "append" => [&bytes, rest.as_bytes(), b"\n"].concat(),
        // In CSV the header is a line too.
        "repeat" => [&bytes[..], lines()[rest.parse::<usize>().unwrap() - usize::from(!path.ends_with("entities.csv"))]].concat(),
        other => panic!("no way of spoiling is called {other}"),
    };
    std::fs::write(path, spoilt).unwrap();
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = text.replace("\\n", "\n").into_bytes();
    if let Some(at) = text.replace("\\n", "\n").find("\\xff") {
        bytes.splice(at..at + 4, [0xFF]);
    }
    bytes
}

fn read_parquet(path: &Path) -> RecordBatch {
    ParquetRecordBatchReaderBuilder::try_new(std::fs::File::open(path).unwrap()).unwrap().build().unwrap().next().unwrap().unwrap()
}

fn write_parquet(path: &Path, columns: Vec<(String, ArrayRef)>) {
    let fields: Vec<_> = columns.iter().map(|(name, array)| Field::new(name, array.data_type().clone(), true)).collect();
    let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns.into_iter().map(|(_, array)| array).collect()).unwrap();
    let mut writer = ArrowWriter::try_new(std::fs::File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

fn columns(batch: &RecordBatch) -> Vec<(String, ArrayRef)> {
    batch.schema().fields().iter().zip(batch.columns()).map(|(field, array)| (field.name().clone(), array.clone())).collect()
}

fn spoil_parquet(path: &Path, how: &str) {
    let batch = read_parquet(path);
    let mut columns = columns(&batch);
    let words: Vec<_> = how.splitn(4, ' ').collect();
    let at = columns.iter().position(|(name, _)| name == words[1]).unwrap_or_default();
    let row = || words[2].parse::<usize>().unwrap() - 1;
    match words[0] {
        "drop" => drop(columns.remove(at)),
        "rename" => columns[at].0 = words[2].into(),
        "numbers" => columns[at].1 = Arc::new(Int64Array::from_iter_values(0..batch.num_rows() as i64)),
        "null" => {
            let array = columns[at].1.clone();
            let null = new_null_array(array.data_type(), 1);
            columns[at].1 = concat(&[&array.slice(0, row()), &null, &array.slice(row() + 1, array.len() - row() - 1)]).unwrap();
        }
        "set" => {
            let texts = columns[at].1.as_string::<i32>();
            let texts = (0..texts.len()).map(|i| Some(if i == row() { words[3] } else { texts.value(i) }));
            columns[at].1 = Arc::new(StringArray::from_iter(texts));
        }
        "repeat" => columns.iter_mut().for_each(|(_, array)| *array = concat(&[array.as_ref(), array.as_ref()]).unwrap()),
        other => panic!("no way of spoiling is called {other}"),
    }
    write_parquet(path, columns);
}

#[test]
fn each_invalid_file_is_reported_at_its_row_and_column() {
    let table = std::fs::read_to_string(super::root().join("tests/invalid/cases.tsv")).unwrap();
    let cases: Vec<Vec<&str>> =
        table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect()).collect();
    let mut wrong = Vec::new();
    for case in &cases {
        let [name, file, how, expected] = case[..] else { panic!("four columns: {case:?}") };
        let folder = tempfile::tempdir().unwrap();
        let data = release(folder.path());
        let path = data.join(file);
        if file.ends_with(".parquet") {
            spoil_parquet(&path, how)
        } else {
            spoil_text(&path, how)
        }
        // Side tables are checked against the articles beside them.
        let report = newsbale::validate(&ValidateOptions::new([&data.join("articles.parquet"), &path]), &()).unwrap();
        let mut found: Vec<_> = report.findings.iter().map(short).collect();
        if file == "articles.parquet" {
            // It was named twice above.
            found.truncate(found.len() / 2);
        }
        if found.join(";") != expected {
            wrong.push(format!("{name}: expected {expected}, found {:?}", report.findings));
        }
    }
    assert!(cases.len() >= 40 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ok_every_table_of_a_release_is_valid_and_so_is_it_in_neighbouring_types() {
    let folder = tempfile::tempdir().unwrap();
    let data = super::build(&super::raw(), folder.path()).path.join("data");
    let report = validate(&data);
    assert_eq!((report.findings, report.files.len()), (Vec::new(), 9));
    let path = data.join("articles.parquet");
    let other = |kind: &DataType| match kind {
        DataType::Utf8 => Some(DataType::LargeUtf8),
        DataType::Timestamp(..) => Some(DataType::Timestamp(arrow::datatypes::TimeUnit::Nanosecond, Some("+00:00".into()))),
        _ => None,
    };
    let cast = |array: ArrayRef| other(array.data_type()).map_or(array.clone(), |kind| arrow::compute::cast(&array, &kind).unwrap());
    write_parquet(&path, columns(&read_parquet(&path)).into_iter().map(|(name, array)| (name, cast(array))).collect());
    assert_eq!(validate(&path).findings, []);
}

/// The next minor version of the schema: one more nullable column. Only tests can have it.
fn next_minor() -> Contract {
    let mut next = Contract::current();
    next.version = "1.2".into();
    let section = ColumnContract { name: "section".into(), meaning: "the part of the paper".into(), ..next.tables[0].columns[9].clone() };
    next.tables[0].columns.push(section);
    next
}

#[test]
fn versions_of_the_schema_are_told_apart_up_and_down() {
    let folder = tempfile::tempdir().unwrap();
    let old = release(folder.path());
    let path = old.join("articles.jsonl");
    let mut options = ValidateOptions::new([&path]);
    options.contract = next_minor();
    let up = newsbale::validate(&options, &()).unwrap();
    assert_eq!(
        up.findings.iter().map(short).collect::<Vec<_>>(),
        ["missing-column 1 section", "missing-column 2 section", "missing-column 3 section"]
    );
    // Rows of the next version, without digests of it: those name their version.
    let text = std::fs::read_to_string(&path).unwrap().replace("\"}\n", "\",\"section\":null}\n");
    std::fs::write(&path, text).unwrap();
    let down = validate(&path);
    assert_eq!(
        down.findings.iter().map(short).collect::<Vec<_>>(),
        ["unknown-column 1 section", "unknown-column 2 section", "unknown-column 3 section"]
    );
    let newer = newsbale::validate(&options, &()).unwrap();
    assert!(newer.findings.iter().all(|finding| finding.rule.id == "row-digest") && newer.findings.len() == 3, "{:?}", newer.findings);
}

/// Turns a release into one of the next minor version, as a later newsbale will write it.
fn upgrade(release: &Path) {
    let next = next_minor();
    std::fs::write(release.join("schema").join(next.file_name()), next.to_json()).unwrap();
    std::fs::remove_file(release.join("schema/article-1.1.tables.json")).unwrap();
    let path = release.join("data/articles.parquet");
    let mut all = columns(&read_parquet(&path));
    let rows = all[0].1.len();
    all.push(("section".into(), Arc::new(StringArray::from_iter_values((0..rows).map(|_| "local")))));
    write_parquet(&path, all);
}

#[test]
fn releases_of_two_schema_versions_are_compared_up_and_down() {
    let folder = tempfile::tempdir().unwrap();
    let raw = super::root().join("tests/diff/value-corrected");
    let old = super::build(&raw.join("old/raw"), &folder.path().join("old")).path;
    let new = super::build(&raw.join("new/raw"), &folder.path().join("new")).path;
    upgrade(&new);
    let rules = |old: &Path, new: &Path| newsbale::diff(old, new, &mut |_| Ok(())).unwrap().fired.keys().copied().collect::<Vec<_>>();
    assert_eq!(rules(&old, &new), ["column-added", "raw-changed", "value-corrected"]);
    assert_eq!(rules(&new, &old), ["column-removed", "raw-changed", "value-corrected"]);
}

#[test]
fn findings_are_the_same_for_any_number_of_threads_and_listed_up_to_a_bound() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.jsonl");
    let row = std::fs::read_to_string(release(folder.path()).join("articles.jsonl")).unwrap().lines().next().unwrap().to_owned();
    std::fs::write(&path, format!("{row}\n").repeat(5_000)).unwrap();
    let run = |threads| {
        let mut options = ValidateOptions::new([&path]);
        (options.threads, options.max_findings) = (Some(threads), 7);
        newsbale::validate(&options, &()).unwrap()
    };
    let one = run(1);
    assert_eq!((one.findings.len(), one.by_rule["duplicate-id"], one.files[0].rows), (7, 4_999, 5_000));
    assert_eq!(one.findings[6].at.row, Some(8));
    for threads in [2, 8] {
        assert_eq!(run(threads).findings, one.findings);
    }
}

fn run(args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_newsbale")).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_speaks_every_format_and_exits_0_1_or_2() {
    let folder = tempfile::tempdir().unwrap();
    let data = release(folder.path());
    let (good, bad) = (data.join("articles.csv"), data.join("articles.jsonl"));
    spoil_text(&bad, "replace \"title\":\"Harbour Library Extends Its Hours\" => \"title\":\"\"");
    let (good, bad) = (good.to_str().unwrap(), bad.to_str().unwrap());
    assert_eq!(run(&["validate", good]).0, 0);
    let (code, text, _) = run(&["validate", bad]);
    assert_eq!(code, 1);
    assert!(text.contains("articles.jsonl, row 2, column title: expected text or null") && text.contains("help: "), "{text}");
    let (code, _, message) = run(&["validate", "no-such-file.csv"]);
    assert!(code == 2 && message.contains("no-such-file.csv"), "{message}");
    let (code, _, message) = run(&["validate", good, "--table", "people"]);
    assert!(code == 2 && message.contains("articles, quotes"), "{message}");
    let github = run(&["validate", bad, "--format", "github"]).1;
    assert!(github.starts_with("::error file=") && github.contains("line=2,title=bad-value::row 2, column title: "), "{github}");
    assert!(!github.trim_end().contains('\n') && github.contains("%0Ahelp"), "a finding is one line: {github}");
    let sarif: serde_json::Value = serde_json::from_str(&run(&["validate", bad, "--format", "sarif"]).1).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(
        (result["ruleId"].as_str(), result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64()),
        (Some("bad-value"), Some(2))
    );
    let json: serde_json::Value = serde_json::from_str(&run(&["validate", good, bad, "--format", "json"]).1).unwrap();
    assert_eq!((json["files"][0]["findings"].as_u64(), json["by_rule"]["bad-value"].as_u64()), (Some(0), Some(1)));
    let junit = run(&["validate", good, bad, "--format", "junit"]).1;
    assert!(junit.contains("tests=\"2\" failures=\"1\"") && junit.contains("[bad-value]"), "{junit}");
    assert_eq!(run(&["schema", "check", super::root().join("schema").to_str().unwrap()]).0, 0);
    assert_eq!(run(&["rules", "--explain", "row-removed"]).0, 0);
    assert_eq!(run(&["rules", "--explain", "no-such-rule"]).0, 2);
}

#[test]
fn schema_check_finds_drift_and_an_edited_version() {
    let folder = tempfile::tempdir().unwrap();
    super::copy(&super::root().join("schema"), folder.path());
    let rules = || newsbale::check_schema(folder.path()).unwrap().iter().map(|finding| finding.rule.id).collect::<Vec<_>>();
    assert_eq!(rules(), Vec::<&str>::new());
    let path = folder.path().join("article-1.1.sql");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("NOT NULL", "")).unwrap();
    assert_eq!(rules(), ["schema-drift"]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(rules(), ["schema-drift"]);
    newsbale::PUBLISHED.iter().for_each(|published| {
        let found = newsbale::Sha256::of(Contract::current().to_json().as_bytes()).to_string();
        assert!(
            published.version != newsbale::SCHEMA_VERSION || found == published.tables_sha256,
            "a published version was edited: give the change a new one"
        );
    });
}
