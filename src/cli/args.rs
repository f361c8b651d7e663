//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Turns raw news texts into a versioned dataset release that people can trust.
#[derive(Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Exit codes: 0 done and clean, 1 ran and found problems, 2 could not run.")]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The verbs.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Write a commented newsbale.toml
    #[command(after_help = "Examples:\n  newsbale init\n  newsbale init city/")]
    Init(InitArgs),
    /// Build a release from a folder of raw texts
    #[command(
        after_help = "Examples:\n  newsbale build raw\n  newsbale build scraped/ --out dist --release-version 1.1.0 --name city-news\n  newsbale build raw --max-rejects 0"
    )]
    Build(BuildArgs),
    /// Prove that a release is what it claims to be
    #[command(
        after_help = "Examples:\n  newsbale verify dist/1.0.0\n  newsbale verify dist/1.0.0 --raw raw\n  newsbale verify dist/1.0.0 --format json\n  newsbale verify dist --chain"
    )]
    Verify(VerifyArgs),
    /// Show how texts are read
    #[command(
        after_help = "Examples:\n  newsbale inspect raw/ferry-returns.txt\n  newsbale inspect --explain raw/ferry-returns.txt\n  newsbale inspect --json raw/ > read.jsonl\n  newsbale inspect --html raw/ferry-returns.txt > ferry-returns.html"
    )]
    Inspect(InspectArgs),
    /// Check data files, anybody's, against the schema
    #[command(
        after_help = "Examples:\n  newsbale validate dist/1.0.0\n  newsbale validate new-rows.jsonl more.csv --table articles\n  newsbale validate data/ --format github\n  newsbale validate old.parquet --schema schema/article-1.0.tables.json"
    )]
    Validate(ValidateArgs),
    /// Say what changed between two releases, and which version that asks for
    #[command(
        after_help = "Examples:\n  newsbale diff dist/1.0.0 dist/1.1.0\n  newsbale diff dist/1.0.0 dist/1.1.0 --policy croissant --check\n  newsbale diff dist/1.0.0 dist/1.1.0 --format markdown > changes.md"
    )]
    Diff(DiffArgs),
    /// List the releases in a folder
    #[command(after_help = "Examples:\n  newsbale list\n  newsbale list dist --json")]
    List(ListArgs),
    /// Show, write, check or compare the schema
    #[command(
        after_help = "Examples:\n  newsbale schema\n  newsbale schema show json-schema > article.schema.json\n  newsbale schema export schema/\n  newsbale schema check schema/\n  newsbale schema diff dist/1.0.0 dist/2.0.0"
    )]
    Schema(SchemaArgs),
    /// Print the table of rules, or explain one
    #[command(after_help = "Examples:\n  newsbale rules\n  newsbale rules --explain row-removed")]
    Rules(RulesArgs),
}

/// `newsbale validate`.
#[derive(clap::Args)]
pub(crate) struct ValidateArgs {
    /// Parquet, JSONL or CSV files, or folders with such files
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The table that the files hold [default: the one that a file is named after, or articles]
    #[arg(long)]
    pub table: Option<String>,
    /// A schema version: its tables.json, or a release [default: this newsbale's]
    #[arg(long, value_name = "FILE")]
    pub schema: Option<PathBuf>,
    /// How to print what is found
    #[arg(long, default_value = "text")]
    pub format: Format,
    /// List so many findings; the others are counted
    #[arg(long, default_value_t = 100, value_name = "N")]
    pub max_findings: usize,
    /// Threads that check [default: one for each core]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

/// `newsbale diff`.
#[derive(clap::Args)]
pub(crate) struct DiffArgs {
    /// Folder of the earlier release
    pub old: PathBuf,
    /// Folder of the later release
    pub new: PathBuf,
    /// By which rules versions are counted
    #[arg(long, default_value = "default")]
    pub policy: PolicyName,
    /// Fail when the later release's version is too small for what changed
    #[arg(long)]
    pub check: bool,
    /// How to print it
    #[arg(long, default_value = "text")]
    pub format: DiffFormat,
    /// Show so many articles; the others are counted. JSON has all
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub max_rows: usize,
}

/// How to print a difference.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people
    Text,
    /// One JSON object
    Json,
    /// For a pull request
    Markdown,
}

/// By which rules versions are counted.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum PolicyName {
    /// Gone: major; more: minor; corrected: patch
    Default,
    /// Croissant's
    Croissant,
    /// TensorFlow Datasets'
    Tfds,
    /// Data Package's
    Datapackage,
}

impl From<PolicyName> for newsbale::Policy {
    fn from(name: PolicyName) -> Self {
        match name {
            PolicyName::Default => Self::Default,
            PolicyName::Croissant => Self::Croissant,
            PolicyName::Tfds => Self::Tfds,
            PolicyName::Datapackage => Self::Datapackage,
        }
    }
}

/// `newsbale list`.
#[derive(clap::Args)]
pub(crate) struct ListArgs {
    /// Folder of releases
    #[arg(default_value = "dist")]
    pub dist: PathBuf,
    /// Print JSON, as in dist/index.json
    #[arg(long)]
    pub json: bool,
}

/// `newsbale schema`.
#[derive(clap::Args)]
pub(crate) struct SchemaArgs {
    /// What to do [default: show]
    #[command(subcommand)]
    pub verb: Option<SchemaVerb>,
}

/// What to do with the schema.
#[derive(Subcommand)]
pub(crate) enum SchemaVerb {
    /// Print it
    Show {
        /// In which form
        #[arg(default_value = "markdown")]
        form: SchemaForm,
    },
    /// Write every form into a folder
    Export {
        /// Folder to write into
        #[arg(default_value = "schema")]
        folder: PathBuf,
    },
    /// Fail when a folder's files are not what the table of columns gives, or a published version was edited
    Check {
        /// Folder of schema files
        #[arg(default_value = "schema")]
        folder: PathBuf,
        /// How to print what is found
        #[arg(long, default_value = "text")]
        format: Format,
    },
    /// Say what changed between two versions, and whom each change breaks
    Diff {
        /// The earlier: its tables.json, or a release
        old: PathBuf,
        /// The later
        new: PathBuf,
        /// By which rules versions are counted
        #[arg(long, default_value = "default")]
        policy: PolicyName,
    },
}

/// A form of the schema.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchemaForm {
    /// A page to read
    Markdown,
    /// JSON Schema 2020-12 of a line of articles.jsonl
    JsonSchema,
    /// Arrow schemas as JSON
    Arrow,
    /// Frictionless Table Schemas
    TableSchema,
    /// CREATE TABLE for DuckDB
    Sql,
    /// The tables as data
    Tables,
}

/// `newsbale rules`.
#[derive(clap::Args)]
pub(crate) struct RulesArgs {
    /// Explain this one
    #[arg(long, value_name = "ID")]
    pub explain: Option<String>,
}

/// `newsbale init`.
#[derive(clap::Args)]
pub(crate) struct InitArgs {
    /// Folder to write it into
    #[arg(default_value = ".")]
    pub folder: PathBuf,
}

/// `newsbale build`.
#[derive(clap::Args)]
pub(crate) struct BuildArgs {
    /// Folder of raw texts, read recursively, or one file
    #[arg(default_value = "raw")]
    pub raw: PathBuf,
    /// Folder of releases
    #[arg(long, default_value = "dist", value_name = "DIST")]
    pub out: PathBuf,
    /// Version of the release [default: 1.0.0 for the first, then the smallest that the difference asks for]
    #[arg(long, value_name = "X.Y.Z")]
    pub release_version: Option<semver::Version>,
    /// By which rules the difference asks for a version [default: the configuration's, or "default"]
    #[arg(long)]
    pub policy: Option<PolicyName>,
    /// What the dataset is, and how to build it [default: newsbale.toml beside RAW, if there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Name of the dataset [default: the configuration's, or "news"]
    #[arg(long)]
    pub name: Option<String>,
    /// Threads that parse and encode [default: one for each core]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
    /// Longest raw file, in bytes [default: 16777216]
    #[arg(long, value_name = "BYTES")]
    pub max_bytes: Option<u64>,
    /// Parse every document again, even where the latest release has read the same bytes by the same rules
    #[arg(long)]
    pub full: bool,
    /// Fail, and publish nothing, when more documents than this are rejected
    #[arg(long, value_name = "N")]
    pub max_rejects: Option<u64>,
    /// How to read 03/04/2024 where the texts do not tell [default: such dates are null]
    #[arg(long, value_name = "ORDER")]
    pub date_order: Option<Order>,
    /// Your own names: a table of NAME, PER|ORG|LOC and perhaps FULL NAME, parted by tabs; they go before the recogniser's
    #[arg(long, value_name = "FILE.tsv")]
    pub gazetteer: Option<PathBuf>,
}

/// Which of 03/04/2024's numbers comes first.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Order {
    /// 3 April
    Dmy,
    /// March 4
    Mdy,
}

/// `newsbale verify`.
#[derive(clap::Args)]
pub(crate) struct VerifyArgs {
    /// Folder of one release; with --chain, also the folder of all
    #[arg(value_name = "DIST/VERSION")]
    pub release: PathBuf,
    /// Walk the history: every release that stands beside it, and that each names the one before it
    #[arg(long)]
    pub chain: bool,
    /// With --chain: SHA-256 of a release.json that you once used, from which the history must descend
    #[arg(long, value_name = "SHA256", requires = "chain")]
    pub pin: Option<String>,
    /// The raw texts it was made from: traces every value to its bytes
    #[arg(long, value_name = "RAW")]
    pub raw: Option<PathBuf>,
    /// How to print what is found
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// How to print a report.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// JUnit's XML
    Junit,
    /// SARIF 2.1.0
    Sarif,
}

/// `newsbale inspect`.
#[derive(clap::Args)]
pub(crate) struct InspectArgs {
    /// Texts, or folders of texts
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// One JSON object a text; offsets are code points of the raw text
    #[arg(long)]
    pub json: bool,
    /// Print a page that shows one text beside its record
    #[arg(long, conflicts_with_all = ["json", "explain"])]
    pub html: bool,
    /// Say for each segment why it has its label
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,
    /// How to read 03/04/2024 where the texts do not tell
    #[arg(long, value_name = "ORDER")]
    pub date_order: Option<Order>,
    /// Threads that read texts [default: one for each core]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
    /// Your own names: a table of NAME, PER|ORG|LOC and perhaps FULL NAME, parted by tabs; they go before the recogniser's
    #[arg(long, value_name = "FILE.tsv")]
    pub gazetteer: Option<PathBuf>,
}

impl From<newsbale::Order> for Order {
    fn from(order: newsbale::Order) -> Self {
        match order {
            newsbale::Order::Dmy => Self::Dmy,
            newsbale::Order::Mdy => Self::Mdy,
        }
    }
}

impl From<Order> for newsbale::DateOrder {
    fn from(order: Order) -> Self {
        match order {
            Order::Dmy => Self::DayFirst,
            Order::Mdy => Self::MonthFirst,
        }
    }
}
