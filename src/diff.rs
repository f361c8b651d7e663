//! Compares two releases by article and by schema, and says what version the difference asks for.
//!
//! To the next maintainer: a release's rows stand in the order of their sources, so two releases are merged like two sorted lists. The first pass reads four columns; only rows whose digests
//! differ are then read whole. What is kept in memory is a number or two for each row that differs, never a row.

mod policy;
mod rows;
mod schema;
mod side;

use std::collections::BTreeMap;
use std::path::Path;

use semver::Version;
use serde_json::Value;

use crate::error::Result;
use crate::release::{Because, Changes, Manifest};
pub use policy::{Breaks, Bump, CHANGE_RULES, ChangeRule, Policy};
use policy::{DATASET_RENAMED, LEDGER_CHANGED, LIMITS_CHANGED, METADATA_CHANGED, SEGMENTS_CHANGED};
pub use schema::{SchemaChange, diff_schemas};
pub(crate) use side::Side;

/// Examples kept of each rule.
const EXAMPLES: usize = 10;

/// An article that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowChange {
    /// It is new.
    Added {
        /// Its id.
        id: String,
        /// Where its raw text lies.
        source: String,
    },
    /// It is gone.
    Removed {
        /// Its id.
        id: String,
        /// Where its raw text lay.
        source: String,
    },
    /// Its raw text lies elsewhere, so that it has another id.
    Renamed {
        /// Its id before and now.
        ids: [String; 2],
        /// Its source before and now.
        sources: [String; 2],
    },
    /// Some of its values are others.
    Changed {
        /// Its id.
        id: String,
        /// Where its raw text lies.
        source: String,
        /// The values that differ.
        fields: Vec<FieldChange>,
    },
}

/// A value that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// What kind of change.
    pub rule: &'static ChangeRule,
    /// Column.
    pub column: String,
    /// What was.
    pub before: Value,
    /// What is.
    pub after: Value,
}

/// What differs between two releases.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Diff {
    /// Changes of the schema.
    pub schema: Vec<SchemaChange>,
    /// How often each rule fired, with the first few places.
    pub fired: BTreeMap<&'static str, Fired>,
    /// Changed values by column.
    pub columns: BTreeMap<String, u64>,
}

/// How often a rule fired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fired {
    /// The rule.
    pub rule: &'static ChangeRule,
    /// How often.
    pub count: u64,
    /// The first few places.
    pub examples: Vec<String>,
}

/// Compares two releases; `on_row` hears of every article that differs: first what changed, then what was added, removed or renamed.
///
/// # Errors
/// When a release cannot be read, or its rows are not in the order of their sources; and whatever `on_row` returns.
///
/// # Example
/// ```
/// # let folder = tempfile::tempdir()?;
/// # let (raw, dist) = (folder.path().join("raw"), folder.path().join("dist"));
/// # std::fs::create_dir(&raw)?;
/// let options = newsbale::BuildOptions::new(&raw, &dist);
/// std::fs::write(raw.join("a.txt"), "Bridge Reopens\n\nMarch 4, 2024\n\nThe old bridge over the Elm reopened on Monday after two years of repairs.\n")?;
/// let old = newsbale::build(&options, &())?;
/// std::fs::write(raw.join("b.txt"), "Ferry Stops\n\nMarch 5, 2024\n\nThe ferry across the Elm made its last crossing on Tuesday evening.\n")?;
/// let new = newsbale::build(&options, &())?;
/// let diff = newsbale::diff(&old.path, &new.path, &mut |_| Ok(()))?;
/// assert_eq!(diff.fired["row-added"].count, 1);
/// assert_eq!(new.manifest.version.to_string(), "1.1.0", "rows were added: a minor version");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn diff(old: &Path, new: &Path, on_row: &mut dyn FnMut(&RowChange) -> Result<()>) -> Result<Diff> {
    let (old_manifest, new_manifest) = (Manifest::read(old)?, Manifest::read(new)?);
    compare(&Side::release(old, &old_manifest)?, &Side::release(new, &new_manifest)?, on_row)
}

pub(crate) fn compare(old: &Side<'_>, new: &Side<'_>, on_row: &mut dyn FnMut(&RowChange) -> Result<()>) -> Result<Diff> {
    let mut diff = Diff { schema: diff_schemas(&old.contract, &new.contract), ..Diff::default() };
    for change in diff.schema.clone() {
        diff.fire(change.rule, &change.place);
    }
    // Rows of equal roots are equal, unless another schema reads them otherwise.
    if old.manifest.content_root != new.manifest.content_root || old.contract != new.contract {
        rows::compare(old, new, &mut |change| {
            diff.count(change);
            on_row(change)
        })?;
    }
    diff.manifests(old.manifest, new.manifest);
    Ok(diff)
}

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.fired.is_empty()
    }

    /// The bump that the difference asks for; `None` if nothing differs.
    pub fn bump(&self, policy: Policy) -> Option<Bump> {
        self.fired.values().map(|fired| fired.rule.bump(policy)).max()
    }

    /// The smallest version that may follow `old`.
    pub fn needed(&self, old: &Version, policy: Policy) -> Version {
        self.bump(policy).map_or_else(|| old.clone(), |bump| bump.applied(old))
    }

    /// The difference as a release keeps it: rules that ask for most first.
    pub fn changes(&self, policy: Policy) -> Changes {
        let mut fired: Vec<_> = self.fired.values().collect();
        fired.sort_by_key(|fired| (std::cmp::Reverse(fired.rule.bump(policy)), fired.rule.id));
        let because = |fired: &&Fired| Because {
            rule: fired.rule.id.to_owned(),
            bump: fired.rule.bump(policy).to_string(),
            count: fired.count,
            examples: fired.examples.clone(),
        };
        Changes {
            policy: policy.to_string(),
            bump: self.bump(policy).map(|bump| bump.to_string()),
            because: fired.iter().map(because).collect(),
            columns: self.columns.clone(),
        }
    }

    fn fire(&mut self, rule: &'static ChangeRule, place: &str) {
        let fired = self.fired.entry(rule.id).or_insert_with(|| Fired { rule, count: 0, examples: Vec::new() });
        fired.count += 1;
        if fired.examples.len() < EXAMPLES {
            fired.examples.push(place.to_owned());
        }
    }

    fn count(&mut self, change: &RowChange) {
        match change {
            RowChange::Added { id, .. } => self.fire(&policy::ROW_ADDED, id),
            RowChange::Removed { id, .. } => self.fire(&policy::ROW_REMOVED, id),
            RowChange::Renamed { ids, .. } => self.fire(&policy::SOURCE_RENAMED, &ids[0]),
            RowChange::Changed { id, fields, .. } => {
                for (at, field) in fields.iter().enumerate() {
                    *self.columns.entry(field.column.clone()).or_default() += 1;
                    // A rule fires once for a row, whatever number of its values it holds for.
                    if !fields[..at].iter().any(|earlier| earlier.rule == field.rule) {
                        self.fire(field.rule, id);
                    }
                }
            }
        }
    }

    /// What differs besides schema and rows.
    fn manifests(&mut self, old: &Manifest, new: &Manifest) {
        if old.name != new.name {
            self.fire(&DATASET_RENAMED, &format!("{} to {}", old.name, new.name));
        }
        for key in old.about.differing_keys(&new.about) {
            self.fire(&METADATA_CHANGED, &key);
        }
        if old.limits != new.limits {
            self.fire(&LIMITS_CHANGED, "limits");
        }
        let same_rows = old.content_root == new.content_root;
        let left_out = |manifest: &Manifest| (manifest.counts.duplicate, manifest.rejected.clone());
        // With other rows the ledger's root is another too: then only what was left out can be compared.
        if left_out(old) != left_out(new) || (same_rows && old.ledger_root != new.ledger_root) {
            self.fire(&LEDGER_CHANGED, "ledger");
        }
        if same_rows && old.segments_root != new.segments_root {
            self.fire(&SEGMENTS_CHANGED, "segments");
        }
    }
}
