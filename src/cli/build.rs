//! `newsbale build`.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use newsbale::{BuildOptions, BuildReport, CONFIG_FILE, Config, Published};

use super::args::{BuildArgs, Order};
use super::progress::Bar;
use super::{Failure, Verdict, read_gazetteer};

pub(crate) fn run(args: BuildArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    let options = options(args)?;
    let bar = Bar::new();
    let report = newsbale::build(&options, &bar);
    bar.clear();
    print(&report?, out)
}

/// The command's options win over the configuration's.
fn options(args: BuildArgs) -> Result<BuildOptions, Failure> {
    let config = match args.config.clone().or_else(|| config_beside(&args.raw)) {
        Some(path) => Config::read(&path)?,
        None => Config::default(),
    };
    let mut options = BuildOptions::new(args.raw, args.out);
    options.version = args.release_version;
    options.name = args.name.or(config.name).unwrap_or(options.name);
    options.about = config.about;
    options.policy = args.policy.map(Into::into).or(config.build.policy).unwrap_or_default();
    options.threads = args.threads;
    options.full = args.full;
    options.max_bytes = args.max_bytes.or(config.build.max_bytes).unwrap_or(options.max_bytes);
    options.max_rejects = args.max_rejects.or(config.build.max_rejects);
    options.date_order = args.date_order.or_else(|| config.build.date_order.map(Order::from)).map(Into::into);
    options.gazetteer = args.gazetteer.as_deref().map(read_gazetteer).transpose()?;
    Ok(options)
}

/// The configuration that lies beside the raw texts: wherever the command is called from, no dataset gets another's title or licence.
fn config_beside(raw: &Path) -> Option<PathBuf> {
    let path = raw.canonicalize().ok()?.parent()?.join(CONFIG_FILE);
    path.exists().then_some(path)
}

fn print(report: &BuildReport, out: &mut impl Write) -> Result<Verdict, Failure> {
    let (version, path) = (&report.manifest.version, report.path.display());
    match &report.published {
        Published::New => print_release(report, out)?,
        Published::AlreadyReleased => writeln!(out, "already released: {path} has the same content; nothing was written")?,
        Published::Conflict => {
            writeln!(out, "version {version} exists with other content: {path}; nothing was written")?;
            writeln!(out, "help: give the new content a version of its own with --release-version")?;
            return Ok(Verdict::Problems);
        }
        Published::TooSmall(needed) => {
            writeln!(out, "version {version} is too small: what changed asks for {needed} or greater; nothing was written")?;
            print_changes(report, out)?;
            writeln!(out, "help: leave --release-version out to take {needed}, or give a greater one")?;
            return Ok(Verdict::Problems);
        }
    }
    Ok(Verdict::Clean)
}

fn print_release(report: &BuildReport, out: &mut impl Write) -> Result<(), Failure> {
    let counts = &report.manifest.counts;
    writeln!(out, "released {} {} in {}", report.manifest.name, report.manifest.version, report.path.display())?;
    writeln!(out, "  read       {:>10}", counts.read)?;
    if report.reused > 0 {
        writeln!(out, "  reused     {:>10}   unchanged since the release before", report.reused)?;
    }
    writeln!(out, "  released   {:>10}   {} quotes, {} mentions", counts.released, counts.quotes, counts.entities)?;
    writeln!(out, "  duplicate  {:>10}", counts.duplicate)?;
    writeln!(out, "  rejected   {:>10}   {}", counts.rejected, listed(&report.manifest.rejected))?;
    writeln!(out, "  flags                   {}", listed(&report.manifest.summary.flags))?;
    writeln!(out, "  root       {}", report.manifest.content_root)?;
    print_changes(report, out)?;
    for finding in &report.findings {
        writeln!(out, "{finding}")?;
    }
    if let Some(finding) = report.findings.first() {
        writeln!(out, "help: {}", finding.rule.remedy)?;
    }
    Ok(())
}

/// What changed since the release before.
fn print_changes(report: &BuildReport, out: &mut impl Write) -> Result<(), Failure> {
    let Some(changes) = &report.manifest.changes else { return Ok(()) };
    for because in &changes.because {
        let shown = because.examples.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
        writeln!(out, "  {:<5}      {:>10}   {}: {shown}", because.bump, because.count, because.rule)?;
    }
    Ok(())
}

fn listed(counts: &BTreeMap<String, u64>) -> String {
    if counts.is_empty() {
        "none".into()
    } else {
        counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
    }
}
