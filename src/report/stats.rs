//! What the page shows, counted while articles pass by: in bounded memory, and the same whatever thread counted.

use std::collections::{BTreeMap, HashMap};

use memchr::memchr_iter;

use crate::record::{Article, EntityType, Segment};

/// Articles shown with their raw text.
const SAMPLES: usize = 12;
/// Longer raw texts are not shown.
const LONGEST_SAMPLE_BYTES: usize = 12_000;
/// Bars of the chart of body lengths: each stands for twice the words of the one before.
pub(super) const LENGTH_BARS: usize = 12;

/// Counts over the articles of a release.
#[derive(Default)]
pub(crate) struct Stats {
    /// Articles by year and month.
    pub(super) months: BTreeMap<(i16, i8), u64>,
    /// Articles by words of body: up to 8, 16, 32, ...
    pub(super) lengths: [u64; LENGTH_BARS],
    pub(super) authors: Tally,
    pub(super) speakers: Tally,
    pub(super) people: Tally,
    pub(super) organisations: Tally,
    pub(super) places: Tally,
    pub(super) folders: Tally,
    pub(super) samples: Vec<Sample>,
}

/// An article with the raw text that it was read from.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub article: Article,
    pub text: String,
    pub segments: Vec<Segment>,
}

impl Stats {
    /// Counts an article. `text` and `segments` are copied only if it becomes a sample; why a segment has its label is not shown there, since a release does not keep it.
    pub(crate) fn add(&mut self, article: &Article, text: &str, segments: &[Segment]) {
        if let Some(date) = article.date {
            *self.months.entry((date.year(), date.month())).or_default() += 1;
        }
        // A body's white space is settled: one blank between words, two line ends between paragraphs.
        let count = |wanted: u8| memchr_iter(wanted, article.body.as_bytes()).count();
        let words = count(b' ') + count(b'\n') / 2 + 1;
        let bar = (words.max(1).ilog2() as usize).saturating_sub(3).min(LENGTH_BARS - 1);
        self.lengths[bar] += 1;
        article.authors.iter().for_each(|name| self.authors.add(name, 1));
        let folder = article.source.as_str().rsplit_once('/').map_or("(top folder)", |(folder, _)| folder);
        self.folders.add(folder, 1);
        each_once(article.quotes.iter().filter_map(|quote| quote.speaker.as_deref()), |name| self.speakers.add(name, 1));
        for (kind, tally) in
            [(EntityType::Per, &mut self.people), (EntityType::Org, &mut self.organisations), (EntityType::Loc, &mut self.places)]
        {
            each_once(article.entities.iter().filter(|e| e.kind == kind).map(|e| e.name.as_str()), |name| tally.add(name, 1));
        }
        if text.len() <= LONGEST_SAMPLE_BYTES && self.wants(article) {
            self.keep(Sample {
                article: article.clone(),
                text: text.to_owned(),
                segments: segments.iter().map(|segment| Segment { why: "", ..*segment }).collect(),
            });
        }
    }

    /// Adds what was counted elsewhere.
    pub(crate) fn merge(&mut self, other: Self) {
        other.months.into_iter().for_each(|(month, count)| *self.months.entry(month).or_default() += count);
        self.lengths.iter_mut().zip(other.lengths).for_each(|(bar, more)| *bar += more);
        self.authors.merge(other.authors);
        self.speakers.merge(other.speakers);
        self.people.merge(other.people);
        self.organisations.merge(other.organisations);
        self.places.merge(other.places);
        self.folders.merge(other.folders);
        for sample in other.samples {
            if self.wants(&sample.article) {
                self.keep(sample);
            }
        }
    }

    /// The sample is those with the smallest digests: as good as drawn by lot, and the same in every build.
    fn wants(&self, article: &Article) -> bool {
        self.samples.len() < SAMPLES || self.samples.last().is_some_and(|last| article.record_sha256 < last.article.record_sha256)
    }

    fn keep(&mut self, sample: Sample) {
        let at = self.samples.partition_point(|kept| kept.article.record_sha256 < sample.article.record_sha256);
        self.samples.insert(at, sample);
        self.samples.truncate(SAMPLES);
    }
}

/// Calls with each different name once, however often an article has it.
fn each_once<'n>(names: impl Iterator<Item = &'n str>, mut add: impl FnMut(&'n str)) {
    let mut seen: Vec<&str> = names.collect();
    seen.sort_unstable();
    seen.dedup();
    seen.into_iter().for_each(&mut add);
}

/// How often names occur. Past a bound, those that occurred least are forgotten, so that counts of rare names may be too low.
#[derive(Default)]
pub(super) struct Tally(HashMap<String, u64>);

/// Names kept at most.
const MOST_NAMES: usize = 100_000;

impl Tally {
    fn add(&mut self, name: &str, by: u64) {
        match self.0.get_mut(name) {
            Some(count) => *count += by,
            None => drop(self.0.insert(name.to_owned(), by)),
        }
        if self.0.len() > MOST_NAMES {
            let kept = self.top(MOST_NAMES / 2).into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
            self.0 = kept;
        }
    }

    fn merge(&mut self, other: Self) {
        // In order of names, so that what is forgotten does not depend on how the map lies in memory.
        let mut names: Vec<_> = other.0.into_iter().collect();
        names.sort_unstable();
        names.into_iter().for_each(|(name, count)| self.add(&name, count));
    }

    /// The most frequent names, the most frequent first.
    pub(super) fn top(&self, most: usize) -> Vec<(&str, u64)> {
        let mut names: Vec<_> = self.0.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        names.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        names.truncate(most);
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_tally_keeps_the_frequent_names_in_bounded_memory() {
        let mut tally = Tally::default();
        for i in 0..MOST_NAMES as u64 * 2 {
            tally.add(&format!("rare {i}"), 1);
            tally.add("frequent", 1);
        }
        assert!(tally.0.len() <= MOST_NAMES);
        assert_eq!(tally.top(1), [("frequent", MOST_NAMES as u64 * 2)]);
    }
}
