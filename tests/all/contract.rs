//! The public contract: files derived from the column table are fresh, and the table says what the rows are.

use std::process::Command;

#[test]
fn schema_files_are_what_the_column_table_gives() {
    for (name, text) in newsbale::schema_files() {
        let path = super::root().join("schema").join(name);
        if std::env::var_os("NEWSBALE_BLESS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "{}: run the tests with NEWSBALE_BLESS=1", path.display());
    }
}

#[test]
fn a_json_row_has_exactly_the_columns_in_order() {
    let dist = tempfile::tempdir().unwrap();
    let report = super::build(&super::raw(), dist.path());
    let rows = std::fs::read_to_string(report.path.join("data/articles.jsonl")).unwrap();
    for row in rows.lines() {
        let keys: Vec<usize> =
            newsbale::ARTICLES.columns.iter().map(|column| row.find(&format!("\"{}\":", column.name)).expect(column.name)).collect();
        assert!(keys.is_sorted());
    }
}

#[test]
fn the_command_prints_schema_and_rules() {
    let print = |verb: &str| String::from_utf8(Command::new(env!("CARGO_BIN_EXE_newsbale")).arg(verb).output().unwrap().stdout).unwrap();
    assert_eq!(print("schema"), newsbale::reference());
    let rules = print("rules");
    assert!(newsbale::RULES.iter().all(|rule| rules.contains(rule.id) && rules.contains(rule.remedy)));
}
