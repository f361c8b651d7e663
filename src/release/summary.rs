//! What the rows of a release amount to: counted while they are written, counted again by whoever verifies.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::record::Article;

/// Counts over all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// First day of publication.
    pub first_date: Option<Date>,
    /// Last day of publication.
    pub last_date: Option<Date>,
    /// Articles with a title.
    pub with_title: u64,
    /// Articles with an author.
    pub with_author: u64,
    /// Articles with a date.
    pub with_date: u64,
    /// Articles by language; those of unknown language are in none.
    pub languages: BTreeMap<String, u64>,
    /// Articles by flag.
    pub flags: BTreeMap<String, u64>,
}

impl Summary {
    /// Counts an article.
    pub(crate) fn add(&mut self, article: &Article) {
        self.with_title += u64::from(article.title.is_some());
        self.with_author += u64::from(article.author.is_some());
        self.with_date += u64::from(article.date.is_some());
        self.span(article.date);
        for flag in &article.flags {
            count(&mut self.flags, flag, 1);
        }
        if let Some(language) = &article.language {
            count(&mut self.languages, language, 1);
        }
    }

    /// Adds what was counted elsewhere.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.with_title += other.with_title;
        self.with_author += other.with_author;
        self.with_date += other.with_date;
        self.span(other.first_date);
        self.span(other.last_date);
        other.flags.iter().for_each(|(flag, by)| count(&mut self.flags, flag, *by));
        other.languages.iter().for_each(|(language, by)| count(&mut self.languages, language, *by));
    }

    fn span(&mut self, date: Option<Date>) {
        let Some(date) = date else { return };
        self.first_date = Some(self.first_date.map_or(date, |first| first.min(date)));
        self.last_date = Some(self.last_date.map_or(date, |last| last.max(date)));
    }
}

/// Adds to a counter, copying its name only once.
fn count(counts: &mut BTreeMap<String, u64>, name: &str, by: u64) {
    match counts.get_mut(name) {
        Some(count) => *count += by,
        None => drop(counts.insert(name.to_owned(), by)),
    }
}
