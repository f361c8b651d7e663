//! What people say of a dataset: who made it, under which licence, how to cite it. Only what the owner stated; nothing is made up.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What `newsbale.toml` says of the dataset. What was not said is null, and stays out of the catalogues.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct About {
    /// Its name for people.
    pub title: Option<String>,
    /// What it is, in a paragraph.
    pub description: Option<String>,
    /// SPDX identifier of the licence, as in `CC-BY-4.0`.
    pub license: Option<String>,
    /// Where the licence's text is.
    pub license_url: Option<String>,
    /// The dataset's page.
    pub url: Option<String>,
    /// Day of publication of this release. Never the clock's.
    pub published: Option<Date>,
    /// Who made it.
    pub creators: Vec<Agent>,
    /// Who publishes it.
    pub publisher: Option<Agent>,
    /// What it is about.
    pub keywords: Vec<String>,
    /// How to cite it.
    pub citation: Option<String>,
}

/// A person or an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agent {
    /// Name.
    pub name: String,
    /// Home page, ORCID or ROR.
    #[serde(default)]
    pub url: Option<String>,
}

impl About {
    /// Names of the keys in which two differ.
    pub(crate) fn differing_keys(&self, other: &Self) -> Vec<String> {
        // Strings, dates and lists of them always serialise to an object.
        let object = |about: &Self| match serde_json::to_value(about) {
            Ok(serde_json::Value::Object(map)) => map,
            _ => serde_json::Map::new(),
        };
        let (old, new) = (object(self), object(other));
        new.iter().filter(|(key, value)| old.get(*key) != Some(*value)).map(|(key, _)| key.clone()).collect()
    }

    /// Names, as in `newsbale.toml`, of what catalogues ask for and was not said, each with what misses it.
    pub(crate) fn missing(&self) -> Vec<(&'static str, &'static str)> {
        let said = [
            ("title", self.title.is_some(), "Data Package, Croissant and the dataset card show it"),
            ("description", self.description.is_some(), "Croissant and RO-Crate require it"),
            ("license", self.license.is_some(), "without it nobody may use the data"),
            ("license_url", self.license_url.is_some(), "RO-Crate and Croissant link to it"),
            ("url", self.url.is_some(), "Croissant requires the dataset's page"),
            ("published", self.published.is_some(), "Croissant and RO-Crate require the day of publication"),
            ("creators", !self.creators.is_empty(), "Croissant requires who made it"),
        ];
        said.into_iter().filter(|(_, said, _)| !said).map(|(name, _, why)| (name, why)).collect()
    }
}
