//! `newsbale.toml`: what the owner says of a dataset, and how to build it.

use std::path::Path;

use serde::Deserialize;

use crate::diff::Policy;
use crate::error::{Error, IoContext, Result};
use crate::release::About;

/// Name of the file that `newsbale build` looks for beside the raw texts.
pub const CONFIG_FILE: &str = "newsbale.toml";

/// What `newsbale init` writes: every key, explained.
pub const CONFIG_TEMPLATE: &str = include_str!("config/newsbale.toml");

/// A configuration as read. Every key may be left out.
///
/// ```
/// let config = newsbale::Config::parse("name = \"city-news\"\n[about]\nlicense = \"CC-BY-4.0\"\n").unwrap();
/// assert_eq!(config.about.license.as_deref(), Some("CC-BY-4.0"));
/// assert!(newsbale::Config::parse("licence = 1").unwrap_err().contains("licence"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Name of the dataset: lower-case letters, digits, `-`, `_` and `.`.
    pub name: Option<String>,
    /// What catalogues and the dataset card say.
    pub about: About,
    /// How to build.
    pub build: BuildSettings,
}

/// Defaults for the options of `newsbale build`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BuildSettings {
    /// Longest raw file, in bytes.
    pub max_bytes: Option<u64>,
    /// More rejected documents than this fail the build.
    pub max_rejects: Option<u64>,
    /// Which of 03/04/2024's numbers comes first.
    pub date_order: Option<Order>,
    /// By which rules the difference to the release before asks for a version.
    pub policy: Option<Policy>,
}

/// Which of a date's numbers comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

impl Config {
    /// Reads a configuration from its text.
    ///
    /// # Errors
    /// What is wrong, and in which line.
    pub fn parse(text: &str) -> std::result::Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Reads a configuration file.
    ///
    /// # Errors
    /// When it cannot be read, or has a key or value that no configuration has.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).on("read", path)?;
        Self::parse(&text).map_err(|found| {
            Error::unexpected(path.display().to_string(), "the keys that `newsbale init` writes", format!("\n{found}"), "mend that line")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_the_template_is_a_configuration_that_says_nothing() {
        assert_eq!(Config::parse(CONFIG_TEMPLATE), Ok(Config::default()));
    }

    #[test]
    fn ok_every_key_of_the_template_is_known() {
        let uncommented: String = CONFIG_TEMPLATE
            .lines()
            .filter(|line| !line.starts_with("# "))
            .map(|line| line.trim_start_matches('#').to_owned() + "\n")
            .collect();
        let config = Config::parse(&uncommented).expect("the template's own example");
        assert!(config.about.missing().is_empty(), "{:?}", config.about.missing());
        assert_eq!(config.build.date_order, Some(Order::Dmy));
    }

    #[test]
    fn err_a_misspelt_key_is_named_with_its_line() {
        let error = Config::parse("[about]\ntitel = \"x\"\n").unwrap_err();
        assert!(error.contains("line 2") && error.contains("titel"), "{error}");
    }
}
