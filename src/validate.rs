//! Any Parquet, JSONL or CSV file, ours or not, against a version of the schema: for a pull request that changes data files.
//!
//! Where `verify` asks whether a release is what its manifest claims, this asks of each row whether the schema allows it, and goes on after the first fault.

mod check;
mod files;
mod pattern;

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::finding::{Finding, Location};
use crate::in_order;
use crate::progress::Progress;
use crate::rows::{CsvFile, Fault, JsonlFile, ParquetFile, parse_line};
use crate::rules::{DUPLICATE_ID, FOREIGN_KEY};
use crate::schema::{Contract, TableContract};
use check::{Checked, Checker, Key};
pub(crate) use files::Format;
use files::{Input, inputs};

/// Default of [`ValidateOptions::max_findings`].
const DEFAULT_MAX_FINDINGS: usize = 100;

/// What to validate, against what.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ValidateOptions {
    /// Files, or folders with files in them.
    pub paths: Vec<PathBuf>,
    /// The schema.
    pub contract: Contract,
    /// The table that all files hold. `None`: the one that a file is named after, or else `articles`.
    pub table: Option<String>,
    /// Findings to list; the others are counted.
    pub max_findings: usize,
    /// Threads that check. `None`: one for each core.
    pub threads: Option<usize>,
}

/// What was found.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ValidateReport {
    /// Every file that was read.
    pub files: Vec<ValidatedFile>,
    /// The first findings, in the order of files and rows.
    pub findings: Vec<Finding>,
    /// How often each rule fired, those not listed included.
    pub by_rule: BTreeMap<&'static str, u64>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidatedFile {
    /// Its path, as given or as found in a folder.
    pub path: PathBuf,
    /// The table it holds.
    pub table: String,
    /// Its rows.
    pub rows: u64,
    /// Findings in it.
    pub findings: u64,
}

impl ValidateOptions {
    /// Validates `paths` against the schema of this newsbale.
    pub fn new(paths: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        Self {
            paths: paths.into_iter().map(Into::into).collect(),
            contract: Contract::current(),
            table: None,
            max_findings: DEFAULT_MAX_FINDINGS,
            threads: None,
        }
    }
}

/// Validates files: types, nulls, missing and unknown columns, patterns, unique keys, offsets, digests where there are any, and that side tables name articles that are there.
///
/// Memory grows with the number of rows by their keys alone, 16 bytes each.
///
/// # Errors
/// When a file cannot be opened, or is not of its format at all. Everything that is wrong *in* a file is a finding.
///
/// # Example
/// ```
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("articles.jsonl");
/// std::fs::write(&path, "{\"id\": 7}\n")?;
/// let report = newsbale::validate(&newsbale::ValidateOptions::new([&path]), &())?;
/// assert_eq!(report.findings[0].to_string().rsplit('/').next(), Some("articles.jsonl, row 1, column id: expected text like ^nb[0-9a-f]{24}$, found the number 7"));
/// assert_eq!(report.by_rule["missing-column"], 14);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn validate(options: &ValidateOptions, progress: &dyn Progress) -> Result<ValidateReport> {
    let mut report = ValidateReport::default();
    let mut articles: BTreeMap<PathBuf, HashSet<Key>> = BTreeMap::new();
    progress.begin(None);
    for input in inputs(options)? {
        let table = options.contract.table(&input.table).ok_or_else(|| unknown_table(options, &input.table))?;
        let folder = input.path.parent().unwrap_or(Path::new("")).to_owned();
        let key_column = table.key.last().map_or("", String::as_str);
        let mut run = Run {
            options,
            input: &input,
            key_column,
            seen: HashSet::new(),
            articles: articles.get(&folder),
            rows: 0,
            found: 0,
            report: &mut report,
        };
        run.read(table, progress)?;
        let Run { seen, rows, found, .. } = run;
        if input.table == "articles" {
            articles.entry(folder).or_insert(seen);
        }
        report.files.push(ValidatedFile { path: input.path, table: input.table, rows, findings: found });
    }
    Ok(report)
}

fn unknown_table(options: &ValidateOptions, found: &str) -> Error {
    let names: Vec<_> = options.contract.tables.iter().map(|table| table.name.as_str()).collect();
    Error::unexpected("table", format!("one of {}", names.join(", ")), found.to_owned(), "give another --table")
}

/// One file being validated.
struct Run<'r> {
    options: &'r ValidateOptions,
    input: &'r Input,
    /// The last column of the table's key, which tells two rows of one article apart.
    key_column: &'r str,
    seen: HashSet<Key>,
    /// The articles of the same folder, if they were read.
    articles: Option<&'r HashSet<Key>>,
    rows: u64,
    found: u64,
    report: &'r mut ValidateReport,
}

impl Run<'_> {
    fn read(&mut self, table: &TableContract, progress: &dyn Progress) -> Result<()> {
        let checker = Checker::new(&self.options.contract, table)?;
        let threads = in_order::workers(self.options.threads);
        let (path, format) = (self.input.path.clone(), self.input.format);
        let mut take = |checked: Checked| -> Result<()> {
            progress.advance(checked.rows, checked.bytes);
            self.take(checked);
            Ok(())
        };
        match format {
            Format::Jsonl => {
                let mut file = JsonlFile::open(&path)?;
                in_order::run(threads, || file.next_block(), |block| check_lines(&checker, &block), take)
            }
            Format::Csv => {
                let (mut file, faults) = CsvFile::open(&path, table)?;
                take(Checked::of_file(faults))?;
                let places = file.places().to_vec();
                let check = |block: Vec<(u64, csv::ByteRecord)>| {
                    let mut checked = Checked::default();
                    for (line, record) in &block {
                        checker.check(
                            CsvFile::row(record, &places, &table.columns),
                            false,
                            Some(*line),
                            record.as_slice().len(),
                            &mut checked,
                        );
                    }
                    checked
                };
                in_order::run(threads, || file.next_block(), check, take)
            }
            Format::Parquet => {
                let (mut file, faults) = ParquetFile::open(&path, table)?;
                take(Checked::of_file(faults))?;
                let check = |block: crate::rows::Block| {
                    let mut checked = Checked::default();
                    for row in 0..block.rows {
                        checker.check(block.row(row, &table.columns), false, None, 0, &mut checked);
                    }
                    checked
                };
                in_order::run(threads, || file.next_block(), check, take)
            }
        }
    }

    /// Takes what was found in a block, in order: rows are numbered here, and keys compared with those before.
    fn take(&mut self, checked: Checked) {
        let mut faults = checked.faults.into_iter().peekable();
        while let Some((_, _, fault)) = faults.next_if(|(row, _, _)| row.is_none()) {
            self.tell(None, None, fault);
        }
        for (at, keys) in (0..checked.rows).zip(checked.keys) {
            let (row, line) = (self.rows + at + 1, keys.line);
            while let Some((_, line, fault)) = faults.next_if(|(row, _, _)| *row == Some(at)) {
                self.tell(Some(row), line, fault);
            }
            if keys.own.is_some_and(|key| !self.seen.insert(key)) {
                self.tell(
                    Some(row),
                    line,
                    Fault::at(&DUPLICATE_ID, self.key_column, "expected each key once, found one that an earlier row has"),
                );
            }
            if let (Some(articles), Some(article)) = (self.articles, keys.article)
                && !articles.contains(&article)
            {
                self.tell(
                    Some(row),
                    line,
                    Fault::at(&FOREIGN_KEY, "article_id", "expected the id of an article in the same folder, found another"),
                );
            }
        }
        self.rows += checked.rows;
    }

    fn tell(&mut self, row: Option<u64>, line: Option<u64>, fault: Fault) {
        self.found += 1;
        *self.report.by_rule.entry(fault.rule.id).or_default() += 1;
        if self.report.findings.len() < self.options.max_findings {
            let at = Location { file: Some(self.input.path.display().to_string()), row, column: fault.column.map(Into::into), line };
            self.report.findings.push(Finding { rule: fault.rule, at, message: fault.message });
        }
    }
}

fn check_lines(checker: &Checker<'_>, block: &[u8]) -> Checked {
    let mut checked = Checked::default();
    for line in block.split_inclusive(|&byte| byte == b'\n') {
        let bare = line.strip_suffix(b"\n").unwrap_or(line);
        checker.check(parse_line(bare, checker.columns()), true, None, line.len(), &mut checked);
    }
    checked
}
