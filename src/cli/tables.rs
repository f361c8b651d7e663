//! `newsbale schema` and `newsbale rules`: the two tables that everything else follows.

use std::io::Write;

use newsbale::{RULES, Severity};

use super::{Failure, Verdict};

pub(crate) fn schema(out: &mut impl Write) -> Result<Verdict, Failure> {
    write!(out, "{}", newsbale::reference())?;
    Ok(Verdict::Clean)
}

pub(crate) fn rules(out: &mut impl Write) -> Result<Verdict, Failure> {
    for (severity, title) in [
        (Severity::Reject, "A document stays out"),
        (Severity::Flag, "A row has a flag"),
        (Severity::Advice, "A release is sound, but worth mending"),
        (Severity::Error, "A release is not what it claims to be"),
    ] {
        writeln!(out, "{title}\n")?;
        for rule in RULES.iter().filter(|rule| rule.severity == severity) {
            writeln!(out, "  {:<20} {}\n  {:<20} help: {}", rule.id, rule.why, "", rule.remedy)?;
        }
        writeln!(out)?;
    }
    Ok(Verdict::Clean)
}
