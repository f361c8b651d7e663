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
        after_help = "Examples:\n  newsbale verify dist/1.0.0\n  newsbale verify dist/1.0.0 --raw raw\n  newsbale verify dist/1.0.0 --format json"
    )]
    Verify(VerifyArgs),
    /// Show how texts are read
    #[command(
        after_help = "Examples:\n  newsbale inspect raw/ferry-returns.txt\n  newsbale inspect --explain raw/ferry-returns.txt\n  newsbale inspect --json raw/ > read.jsonl\n  newsbale inspect --html raw/ferry-returns.txt > ferry-returns.html"
    )]
    Inspect(InspectArgs),
    /// Print the tables and their columns
    Schema,
    /// Print the table of rules
    Rules,
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
    /// Version of the release [default: 1.0.0 for the first]
    #[arg(long, value_name = "X.Y.Z")]
    pub release_version: Option<semver::Version>,
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
    /// Fail, and publish nothing, when more documents than this are rejected
    #[arg(long, value_name = "N")]
    pub max_rejects: Option<u64>,
    /// How to read 03/04/2024 where the texts do not tell [default: such dates are null]
    #[arg(long, value_name = "ORDER")]
    pub date_order: Option<Order>,
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
    /// Folder of one release
    #[arg(value_name = "DIST/VERSION")]
    pub release: PathBuf,
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
