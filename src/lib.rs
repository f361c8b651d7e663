//! `newsbale` turns a heap of raw news texts into a versioned dataset release that people can trust.
//!
//! One call builds a release, one proves it:
//!
//! ```no_run
//! let report = newsbale::build(&newsbale::BuildOptions::new("raw", "dist"), &())?;
//! let proof = newsbale::verify(&newsbale::VerifyOptions::new(&report.path))?;
//! assert!(proof.findings.is_empty());
//! # Ok::<(), newsbale::Error>(())
//! ```
//!
//! The command `newsbale` is built on this API alone. `ARCHITECTURE.md` has the way of the data and which module may know which.

mod build;
mod columns;
mod config;
mod describe;
mod diff;
mod error;
mod export;
mod finding;
mod in_order;
mod ingest;
mod parse;
mod progress;
mod record;
mod release;
mod report;
mod rows;
mod rules;
mod schema;
mod text;
mod validate;
mod verify;

#[cfg(feature = "train")]
#[doc(hidden)]
pub use parse::training;

pub use build::{BuildOptions, BuildReport, DEFAULT_NAME, build};
pub use config::{BuildSettings, CONFIG_FILE, CONFIG_TEMPLATE, Config, Order};
pub use describe::index_json;
pub use diff::{Breaks, Bump, CHANGE_RULES, ChangeRule, Diff, FieldChange, Fired, Policy, RowChange, SchemaChange, diff, diff_schemas};
pub use error::{Error, ErrorKind, Result};
pub use finding::{Finding, Location};
pub use in_order::for_each_document;
pub use ingest::{Folder, RawContent, RawDoc, Source};
pub use parse::{DateOrder, Draft, Explanation, Gazetteer, Parser, explain};
pub use progress::Progress;
pub use record::{
    Article, ArticleId, Entity, EntityType, Label, LedgerEntry, Outcome, Quote, SCHEMA_ID, Segment, SegmentRow, Sha256, SourcePath,
    instant_text, record_digest,
};
pub use release::{
    About, Agent, Because, Changes, Counts, FileEntry, Limits, Manifest, Previous, Published, Reading, SchemaInfo, Summary, ToolInfo,
    releases,
};
pub use report::article_page;
pub use rules::{RULES, Rule, Severity};
pub use schema::{
    ARTICLES, Column, ColumnContract, ColumnType, Contract, ENTITIES, Kind, LEDGER, PUBLISHED, PublishedVersion, QUOTES, SCHEMA_VERSION,
    SEGMENTS, TABLES, Table, TableContract, arrow_json, arrow_schema, check_schema, ddl, json_schema, reference, schema_files,
    table_schemas,
};
pub use text::escape::is_unprintable;
pub use text::{Encoding, Flow, Span, decode_text};
pub use validate::{ValidateOptions, ValidateReport, ValidatedFile, validate};
pub use verify::{ChainReport, VerifyOptions, VerifyReport, verify, verify_chain};
