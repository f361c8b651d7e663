//! `newsbale schema`: shows, writes, checks and compares the contract.

use std::io::Write;
use std::path::Path;

use newsbale::Contract;

use super::args::{SchemaArgs, SchemaForm, SchemaVerb};
use super::{Failure, Verdict, findings};

pub(crate) fn run(args: &SchemaArgs, out: &mut impl Write) -> Result<Verdict, Failure> {
    match args.verb.as_ref().unwrap_or(&SchemaVerb::Show { form: SchemaForm::Markdown }) {
        SchemaVerb::Show { form } => show(*form, out),
        SchemaVerb::Export { folder } => export(folder, out),
        SchemaVerb::Check { folder, format } => {
            let found = newsbale::check_schema(folder)?;
            findings::print(&found, &[folder.display().to_string()], *format, out)?;
            if found.is_empty() && matches!(format, super::args::Format::Text) {
                writeln!(out, "{} is what the table of columns gives", folder.display())?;
            }
            Ok(if found.is_empty() { Verdict::Clean } else { Verdict::Problems })
        }
        SchemaVerb::Diff { old, new, policy } => diff(old, new, (*policy).into(), out),
    }
}

fn show(form: SchemaForm, out: &mut impl Write) -> Result<Verdict, Failure> {
    let text = match form {
        SchemaForm::Markdown => newsbale::reference(),
        SchemaForm::JsonSchema => newsbale::json_schema(),
        SchemaForm::Arrow => newsbale::arrow_json(),
        SchemaForm::TableSchema => newsbale::table_schemas(),
        SchemaForm::Sql => newsbale::ddl(),
        SchemaForm::Tables => Contract::current().to_json(),
    };
    write!(out, "{text}")?;
    Ok(Verdict::Clean)
}

fn export(folder: &Path, out: &mut impl Write) -> Result<Verdict, Failure> {
    std::fs::create_dir_all(folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
    for (name, text) in newsbale::schema_files() {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        writeln!(out, "{}", path.display())?;
    }
    Ok(Verdict::Clean)
}

fn diff(old: &Path, new: &Path, policy: newsbale::Policy, out: &mut impl Write) -> Result<Verdict, Failure> {
    let changes = newsbale::diff_schemas(&Contract::read(old)?, &Contract::read(new)?);
    if changes.is_empty() {
        writeln!(out, "no difference")?;
    }
    for change in &changes {
        writeln!(out, "{:<6} {change}", change.rule.bump(policy).to_string())?;
    }
    if let Some(bump) = changes.iter().map(|change| change.rule.bump(policy)).max() {
        writeln!(out, "asks for a {bump} version under the policy {policy}")?;
    }
    Ok(Verdict::Clean)
}
