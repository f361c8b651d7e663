//! Which change asks for which version, under each policy: one table.
//!
//! `default` is this project's own: what somebody relies on is gone, major; there is more, minor; it is more right, patch. The three others are published, and contradict
//! it and each other: [Croissant 1.1](https://docs.mlcommons.org/croissant/docs/croissant-spec.html) ("Version"), [TensorFlow
//! Datasets](https://www.tensorflow.org/datasets/datasets_versioning) ("Semantic"), and the [Data Package recipe](https://datapackage.org/recipes/data-package-version/).

use std::fmt;
use std::str::FromStr;

use semver::Version;

/// How much greater a version must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// 1.2.3 to 1.2.4.
    Patch,
    /// 1.2.3 to 1.3.0.
    Minor,
    /// 1.2.3 to 2.0.0.
    Major,
}

/// By which rules versions are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Policy {
    /// This project's own.
    #[default]
    Default,
    /// Croissant's: whatever was there before must still be had as it was.
    Croissant,
    /// TensorFlow Datasets': the same slice gives the same records.
    Tfds,
    /// Data Package's: fields are the interface, values may be corrected.
    Datapackage,
}

/// Who has to do something about a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breaks {
    /// Nobody.
    Nobody,
    /// Programs that read the data.
    Readers,
    /// Programs that write such data.
    Writers,
    /// Both.
    Both,
}

/// A kind of change: one row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct ChangeRule {
    /// Stable name, lower case with hyphens.
    pub id: &'static str,
    /// What it means and why it asks for that version.
    pub why: &'static str,
    /// Whom it breaks.
    pub breaks: Breaks,
    bumps: [Bump; 4],
}

impl ChangeRule {
    /// The bump that it asks for.
    pub fn bump(&self, policy: Policy) -> Bump {
        self.bumps[policy as usize]
    }
}

impl Policy {
    /// Every policy, in the order of the table's columns.
    pub const ALL: [Self; 4] = [Self::Default, Self::Croissant, Self::Tfds, Self::Datapackage];

    /// Its name in `newsbale.toml` and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Croissant => "croissant",
            Self::Tfds => "tfds",
            Self::Datapackage => "datapackage",
        }
    }
}

impl Bump {
    /// The smallest version that is so much greater.
    ///
    /// ```
    /// use newsbale::Bump;
    /// let next = |bump: Bump| bump.applied(&"1.2.3".parse().unwrap()).to_string();
    /// assert_eq!([Bump::Patch, Bump::Minor, Bump::Major].map(next), ["1.2.4", "1.3.0", "2.0.0"]);
    /// ```
    pub fn applied(self, version: &Version) -> Version {
        match self {
            Self::Patch => Version::new(version.major, version.minor, version.patch + 1),
            Self::Minor => Version::new(version.major, version.minor + 1, 0),
            Self::Major => Version::new(version.major + 1, 0, 0),
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Policy {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = || Self::ALL.map(Self::as_str).join(", ");
        Self::ALL
            .into_iter()
            .find(|policy| policy.as_str() == text)
            .ok_or_else(|| format!("expected one of {}, found {}", known(), crate::text::escape::Escaped(text)))
    }
}

impl fmt::Display for Breaks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Nobody => "nobody",
            Self::Readers => "readers",
            Self::Writers => "writers",
            Self::Both => "readers and writers",
        })
    }
}

macro_rules! change_rules {
    ($($name:ident $id:literal $breaks:ident [$($bump:ident)*]: $why:literal;)*) => {
        $(#[doc = $why] pub(crate) static $name: ChangeRule =
            ChangeRule { id: $id, why: $why, breaks: Breaks::$breaks, bumps: [$(Bump::$bump),*] };)*
        /// Every kind of change.
        pub static CHANGE_RULES: &[&ChangeRule] = &[$(&$name),*];
    };
}

change_rules! {
    // Columns: default, croissant, tfds, datapackage.
    ROW_REMOVED "row-removed" Readers [Major Major Major Major]: "An article is gone: a join on its id finds nothing.";
    ROW_ADDED "row-added" Nobody [Minor Major Major Minor]: "There is another article. Croissant and TensorFlow Datasets ask for a major version because the earlier rows can no longer be had alone: a slice of the new release gives others.";
    SOURCE_RENAMED "source-renamed" Readers [Major Major Major Major]: "The same raw text lies at another path, which gives its article another id.";
    VALUE_CORRECTED "value-corrected" Nobody [Patch Major Major Patch]: "A value is another one. Croissant and TensorFlow Datasets ask that earlier data stay as they were.";
    VALUE_FILLED "value-filled" Nobody [Patch Major Major Patch]: "A value stands where null or an empty list was.";
    VALUE_EMPTIED "value-emptied" Nobody [Patch Major Major Patch]: "Null or an empty list stands where a value was.";
    OFFSETS_MOVED "offsets-moved" Nobody [Patch Major Major Patch]: "The same quotations or mentions, at other places of the body.";
    FLAGS_CHANGED "flags-changed" Nobody [Patch Major Major Patch]: "Other findings hold for the row.";
    RAW_CHANGED "raw-changed" Nobody [Patch Major Major Patch]: "The raw text has other bytes, whether or not that changed a value.";
    LEDGER_CHANGED "ledger-changed" Nobody [Patch Patch Patch Patch]: "Other documents were rejected or found to be duplicates.";
    SEGMENTS_CHANGED "segments-changed" Nobody [Patch Major Major Patch]: "The raw texts are cut into other segments, though every article is as it was.";
    METADATA_CHANGED "metadata-changed" Nobody [Patch Patch Patch Patch]: "What the owner says of the dataset is another: title, licence, creators.";
    LIMITS_CHANGED "limits-changed" Nobody [Patch Patch Patch Patch]: "Other limits decide what is rejected.";
    DATASET_RENAMED "dataset-renamed" Readers [Major Patch Patch Major]: "The dataset has another name. Data Package counts names as its interface.";
    COLUMN_ADDED "column-added" Writers [Minor Minor Minor Major]: "There is another column. Data Package counts any change of fields as major.";
    COLUMN_REMOVED "column-removed" Both [Major Major Major Major]: "A column is gone.";
    COLUMN_RETYPED "column-retyped" Both [Major Major Major Major]: "A column has another type.";
    COLUMNS_REORDERED "columns-reordered" Readers [Major Patch Patch Major]: "The columns stand in another order: who reads CSV by position reads another column.";
    COLUMN_LOOSENED "column-loosened" Readers [Major Minor Minor Minor]: "A column takes values that it did not take: null, or more than the values or the pattern allowed. Who relied on that may fail.";
    COLUMN_TIGHTENED "column-tightened" Writers [Minor Patch Patch Major]: "A column no longer takes values that it took. Data Package counts a stricter constraint as major.";
    COLUMN_REWORDED "column-reworded" Nobody [Patch Patch Patch Patch]: "A column is described in other words.";
    KEY_CHANGED "key-changed" Both [Major Major Major Major]: "Other columns name a row.";
    TABLE_ADDED "table-added" Nobody [Minor Minor Minor Minor]: "There is another table.";
    TABLE_REMOVED "table-removed" Both [Major Major Major Major]: "A table is gone.";
    SCHEMA_RENAMED "schema-renamed" Both [Major Major Major Major]: "The rows follow another schema.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_change_rules_are_unique_and_policies_are_read_by_name() {
        let mut ids: Vec<_> = CHANGE_RULES.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
        for policy in Policy::ALL {
            assert_eq!(policy.as_str().parse(), Ok(policy));
        }
        assert!("semver".parse::<Policy>().is_err());
    }
}
