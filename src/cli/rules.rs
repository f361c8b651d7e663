//! `newsbale rules`: the two tables of rules, those of findings and those of changes.

use std::io::Write;

use newsbale::{CHANGE_RULES, Policy, RULES, Severity};

use super::args::RulesArgs;
use super::{Failure, Verdict};

pub(crate) fn run(args: &RulesArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    match &args.explain {
        Some(id) => explain(id, out),
        None => list(out),
    }
}

fn list(out: &mut impl Write) -> Result<Verdict, Failure> {
    for (severity, title) in [
        (Severity::Reject, "A document stays out"),
        (Severity::Flag, "A row has a flag"),
        (Severity::Advice, "A release is sound, but worth mending"),
        (Severity::Error, "A release or a file is not what it claims to be"),
    ] {
        writeln!(out, "{title}\n")?;
        for rule in RULES.iter().filter(|rule| rule.severity == severity) {
            writeln!(out, "  {:<20} {}\n  {:<20} help: {}", rule.id, rule.why, "", rule.remedy)?;
        }
        writeln!(out)?;
    }
    let policies = Policy::ALL.map(|policy| format!("{policy:<11}")).join(" ");
    writeln!(
        out,
        "A release differs from the one before it: the version that asks for, by policy\n\n  {:<20} {}",
        "",
        policies.trim_end()
    )?;
    for rule in CHANGE_RULES {
        let bumps = Policy::ALL.map(|policy| format!("{:<11}", rule.bump(policy))).join(" ");
        writeln!(out, "  {:<20} {}", rule.id, bumps.trim_end())?;
    }
    Ok(Verdict::Clean)
}

fn explain(id: &str, out: &mut impl Write) -> Result<Verdict, Failure> {
    if let Some(rule) = RULES.iter().find(|rule| rule.id == id) {
        writeln!(out, "{} ({})\n\n{}\n\nhelp: {}", rule.id, rule.severity, rule.why, rule.remedy)?;
        return Ok(Verdict::Clean);
    }
    let Some(rule) = CHANGE_RULES.iter().find(|rule| rule.id == id) else {
        return Err(format!("expected the id of a rule, found {id:?}\nhelp: newsbale rules lists them").into());
    };
    writeln!(out, "{} (a change between releases)\n\n{}\n\nIt breaks {}. It asks for", rule.id, rule.why, rule.breaks)?;
    for policy in Policy::ALL {
        writeln!(out, "  {:<6} under the policy {policy}", rule.bump(policy).to_string())?;
    }
    Ok(Verdict::Clean)
}
