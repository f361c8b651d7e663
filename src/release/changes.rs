//! What changed since the release before, as `release.json` keeps it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What changed, and what version that asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// The policy in force.
    pub policy: String,
    /// `patch`, `minor`, `major`; null when nothing changed.
    pub bump: Option<String>,
    /// Every rule that fired, those that ask for most first.
    pub because: Vec<Because>,
    /// Changed values by column.
    pub columns: BTreeMap<String, u64>,
}

/// A rule that fired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Because {
    /// Id of the rule.
    pub rule: String,
    /// The bump that it asks for.
    pub bump: String,
    /// How often.
    pub count: u64,
    /// The first few: ids of articles, columns, keys of the configuration.
    pub examples: Vec<String>,
}
