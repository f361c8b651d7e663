//! What could be the headline, a byline or the date line, each with its row for the trees.

use super::features::flag;
use super::measure::Measures;
use super::overlap::overlaps;
use super::series;
use crate::parse::byline::{Credit, credit, heads_topics, is_bare_conjunction, is_bare_cue, is_caption_like, is_picture_line};
use crate::parse::date::{Day, Mention, mentions};
use crate::parse::gazetteer;
use crate::parse::hash::hash_bytes;
use crate::parse::units::Unit;
use crate::text::Span;

/// Something that a unit could be.
#[derive(Debug, Clone)]
pub(crate) struct Candidate<T> {
    pub unit: usize,
    pub what: T,
    pub features: Vec<f32>,
    pub score: f32,
}

/// A unit that could be a byline.
pub(crate) type ByCandidate = Candidate<Credit>;

/// Places of a text that everything else is measured from.
struct Landmarks {
    first_body: f32,
    last_body: f32,
    title: f32,
    count: f32,
}

/// Shorter body units are headings and stray lines, and no place to measure from.
pub(super) const SOLID_CHARS: f32 = 80.0;
const FAR: f32 = 60.0;

impl Landmarks {
    fn new(measures: &[Measures], body: &[f32], title: Option<usize>) -> Self {
        let solid = |at: &usize| body[*at] > super::BODY_THRESHOLD && measures[*at].chars > SOLID_CHARS;
        let count = measures.len();
        Self {
            first_body: (0..count).find(solid).unwrap_or(count) as f32,
            last_body: (0..count).rev().find(solid).unwrap_or(count) as f32,
            title: title.map_or(-FAR, |at| at as f32),
            count: count as f32,
        }
    }

    /// Where a unit stands: from the headline, from the body's first and last paragraph, in the whole text.
    fn place(&self, at: usize) -> [f32; 6] {
        let at = at as f32;
        let near = |distance: f32| distance.clamp(-FAR, FAR);
        [
            near(at - self.title),
            near(at - self.first_body),
            near(at - self.last_body),
            flag(at > self.first_body && at < self.last_body),
            at / self.count,
            at.min(FAR),
        ]
    }
}

/// A text and what was made of it before anything was asked.
#[derive(Clone, Copy)]
pub(crate) struct Page<'p> {
    pub text: &'p str,
    pub units: &'p [Unit],
    pub measures: &'p [Measures],
    pub signs: &'p Signs,
}

/// Which units have a date, and which credit somebody: shared by all three questions.
pub(crate) struct Signs {
    dates: Vec<Vec<Mention>>,
    credits: Vec<Option<Credit>>,
    cues: Vec<bool>,
    /// Whether a bare cue stands before, or names that it introduced and that go on here.
    led: Vec<bool>,
}

impl Signs {
    pub(crate) fn new(text: &str, units: &[Unit], measures: &[Measures]) -> Self {
        let line = |at: usize| units[at].span.of(text);
        let may_have_date = |m: &Measures| m.chars < 260.0 && m.digits > 0.0;
        let dates: Vec<_> = (0..units.len()).map(|at| if may_have_date(&measures[at]) { mentions(line(at)) } else { Vec::new() }).collect();
        let credit_of = |at: usize| {
            if reads_like_prose(&measures[at]) {
                return None;
            }
            let spans: Vec<Span> = dates[at].iter().map(|m| m.span).collect();
            credit(line(at), &spans)
        };
        let credits: Vec<Option<Credit>> = (0..units.len()).map(credit_of).collect();
        let cues: Vec<bool> = (0..units.len()).map(|at| is_bare_cue(line(at))).collect();
        let mut led = vec![false; units.len()];
        for at in 1..units.len() {
            let before = line(at - 1);
            let goes_on = is_bare_conjunction(before) || credits[at - 1].is_some() && before.ends_with([',', '&']);
            led[at] = cues[at - 1] || led[at - 1] && (goes_on || is_bare_conjunction(line(at)));
        }
        Self { dates, credits, cues, led }
    }

    /// The dates of a unit.
    pub(crate) fn dates(&self, at: usize) -> &[Mention] {
        &self.dates[at]
    }

    /// What the grammars make of a unit, for the network.
    pub(super) fn row(&self, at: usize, line: &str, m: &Measures) -> [f32; SIGNS] {
        let credit = self.credits[at].as_ref();
        let credits = |what: fn(&Credit) -> bool| flag(credit.is_some_and(what));
        let given_names = |credit: &Credit| credit.names.iter().filter(|name| has_given_name(name.of(line))).count() as f32;
        let dates = &self.dates[at];
        let dated = |what: fn(&Mention) -> bool| flag(dates.iter().any(what));
        let (lead, outside) = dates.first().map_or(("", 0), |first| (&line[..first.span.start as usize], line.len() - first.span.len()));
        let is_line = m.chars < LONGEST_HEADLINE;
        [
            flag(credit.is_some()),
            credits(|credit| credit.cue),
            credits(|credit| credit.agency),
            credits(|credit| credit.role),
            credit.map_or(0.0, |credit| credit.names.len() as f32),
            credit.map_or(0.0, |credit| f32::from(credit.other_words)),
            credit.map_or(0.0, given_names),
            flag(self.cues[at]),
            flag(self.led[at]),
            dates.len() as f32,
            dated(|date| matches!(date.day, Day::Full(_))),
            dated(|date| date.day == Day::Relative),
            dated(|date| date.time.is_some()),
            outside as f32,
            flag(is_said_published(lead)) - flag(speaks_of(lead, UPDATED)),
            flag(is_line && is_caption_like(line)),
            flag(is_line && is_picture_line(line)),
            flag(is_file_name(line)),
        ]
    }

    /// Distance to the nearest unit, within 8, that `has` it: before as a negative number, `FAR` if none.
    fn nearest(at: usize, count: usize, has: impl Fn(usize) -> bool) -> f32 {
        for distance in 0..=8 {
            if at + distance < count && has(at + distance) {
                return distance as f32;
            }
            if distance <= at && has(at - distance) {
                return -(distance as f32);
            }
        }
        FAR
    }
}

/// How many things the grammars say of a unit.
pub(super) const SIGNS: usize = 18;
/// Longer units are paragraphs.
const LONGEST_HEADLINE: f32 = 320.0;

/// Sentences of some length credit nobody and head nothing.
pub(crate) fn reads_like_prose(m: &Measures) -> bool {
    m.words > 30.0 || m.ends_sentence && m.words > 14.0
}

/// What a headline candidate's row has beyond the unit's own.
const TITLE_EXTRA: usize = 22;
/// What a byline candidate's row has beyond the unit's own, its place included: the most of all.
pub(super) const MOST_EXTRA: usize = 27;

/// Units that could be the headline.
pub(crate) fn title_candidates(page: &Page<'_>, body: &[f32]) -> Vec<Candidate<()>> {
    let Page { text, units, measures, signs } = *page;
    let marks = Landmarks::new(measures, body, None);
    let line = |at: usize| units[at].span.of(text);
    let heads = shared_heads(units.iter().map(|unit| head(unit.span.of(text))).collect());
    let prose = |at: &usize| measures[*at].words > 5.0 && units[*at].span.of(text).ends_with('.') && !measures[*at].ends_ellipsis;
    let numbered = series::numbered(text, units);
    let is_byline = |at: usize| signs.credits[at].as_ref().is_some_and(|credit| credit.cue && credit.other_words == 0);
    let fits = |at: &usize| {
        let m = &measures[*at];
        let too_long = m.ends_sentence && m.words > 26.0;
        (6.0..LONGEST_HEADLINE).contains(&m.chars) && !prose(at) && !too_long && !m.has_copyright && !is_byline(*at) && !leads_on(line(*at)) && !numbered[*at]
    };
    let at_most = units.len();
    let fitting: Vec<bool> = (0..at_most).map(|at| fits(&at)).collect();
    let overlaps = overlaps(text, units, body, &fitting);
    let near_fitting = |at: usize| fitting[at] || at > 0 && fitting[at - 1];
    let captions: Vec<bool> = (0..at_most).map(|at| near_fitting(at) && is_caption_like(line(at))).collect();
    let candidate = |at: usize| {
        let m = &measures[at];
        let overlap = overlaps[at];
        let near = |r: std::ops::Range<usize>| r.map(|i| measures[i].chars).fold(0.0, f32::max);
        let best_near = (at.saturating_sub(6)..(at + 7).min(at_most))
            .filter(|i| *i != at)
            .map(|i| overlaps[i].share * measures[i].words.min(20.0))
            .fold(0.0, f32::max);
        let [_, to_first, _, inside, place, index] = marks.place(at);
        let extra: [f32; TITLE_EXTRA] = [
            overlap.share,
            overlap.known,
            overlap.share * m.words.min(20.0) - best_near,
            to_first,
            inside,
            place,
            index,
            body[at],
            at.checked_sub(1).map_or(-1.0, |i| body[i]),
            body.get(at + 1).copied().unwrap_or(-1.0),
            Signs::nearest(at, at_most, |i| i != at && !signs.dates[i].is_empty()),
            Signs::nearest(at, at_most, |i| i != at && (signs.cues[i] || signs.credits[i].as_ref().is_some_and(|c| c.cue))),
            Signs::nearest(at, at_most, |i| i != at && signs.credits[i].is_some()),
            flag(signs.credits[at].is_some()) + 2.0 * flag(!signs.dates[at].is_empty()),
            near(at.saturating_sub(4)..at),
            near((at + 1).min(at_most)..(at + 5).min(at_most)),
            flag(captions[at]) + 2.0 * flag(captions.get(at + 1).copied().unwrap_or(false)),
            flag(starts_like(&heads, at, at.saturating_sub(40)..at)) + 2.0 * flag(starts_like(&heads, at, at + 1..(at + 40).min(at_most))),
            overlap.sum,
            overlap.mean,
            tail_of_another(text, units, at),
            flag(is_file_name(line(at))),
        ];
        let features = unit_row(measures, at).into_iter().chain(extra).collect();
        Candidate { unit: at, what: (), features, score: 0.0 }
    };
    (0..at_most).filter(|at| fitting[*at]).map(candidate).collect()
}

/// Whether a line says that something else follows: "← The last article", "Dear readers,", "Read on:".
fn leads_on(line: &str) -> bool {
    line.starts_with(['←', '→']) || line.ends_with([',', ':', '→', '←'])
}

/// A page with more credits than this is a list of names.
const MOST_BYLINES: usize = 200;
/// Units on either side in which a name is looked for again.
const NAME_REACH: usize = 300;

/// Names so many lines below the head of a list of topics may be on it.
const TOPICS_REACH: usize = 8;

/// In how many other short and in how many other long units near `at` a name stands.
fn occurrences(page: &Page<'_>, at: usize, name: &str) -> (f32, f32) {
    let near = at.saturating_sub(NAME_REACH)..(at + NAME_REACH).min(page.units.len());
    let units = &page.units[near.clone()];
    let [first, .., last] = units else { return (0.0, 0.0) };
    let finder = memchr::memmem::Finder::new(name);
    let (mut from, end) = (first.span.start as usize, last.span.end as usize);
    let (mut short, mut long) = (0.0, 0.0);
    while let Some(hit) = finder.find(&page.text.as_bytes()[from..end]) {
        let index = units.partition_point(|unit| unit.span.end as usize <= from + hit);
        if near.start + index != at {
            *(if page.measures[near.start + index].chars < 200.0 { &mut short } else { &mut long }) += 1.0;
        }
        // One of each unit counts.
        from = units[index].span.end as usize;
    }
    (short, long)
}

/// Units that could be a byline.
pub(crate) fn byline_candidates(page: &Page<'_>, body: &[f32], title: Option<usize>) -> Vec<ByCandidate> {
    let Page { text, units, measures, signs } = *page;
    let marks = Landmarks::new(measures, body, title);
    let count = units.len();
    let all = signs.credits.iter().flatten().count() as f32;
    let mut found = Vec::new();
    for (at, credit) in signs.credits.iter().enumerate() {
        let Some(credit) = credit else { continue };
        if found.len() == MOST_BYLINES {
            break;
        }
        let line = units[at].span.of(text);
        let topics = (1..=TOPICS_REACH.min(at)).find(|back| heads_topics(units[at - back].span.of(text)));
        let given = credit.names.iter().filter(|name| has_given_name(name.of(line))).count() as f32;
        let surname = credit.names.iter().filter(|name| has_surname(name.of(line))).count() as f32;
        let first_name = credit.names.first().map(|n| n.of(line)).unwrap_or_default();
        let (elsewhere, in_prose) = occurrences(page, at, first_name);
        let extra = [
            flag(credit.cue),
            flag(signs.led[at]),
            credit.names.len() as f32,
            given / credit.names.len().max(1) as f32,
            surname / credit.names.len().max(1) as f32,
            flag(credit.agency),
            flag(credit.role),
            f32::from(credit.other_words),
            elsewhere,
            in_prose,
            all,
            body[at],
            flag(!signs.dates[at].is_empty()),
            Signs::nearest(at, count, |i| i != at && !signs.dates[i].is_empty()),
            Signs::nearest(at, count, |i| i != at && (signs.cues[i] || signs.credits[i].as_ref().is_some_and(|c| c.cue))),
            Signs::nearest(at, count, |i| i != at && signs.credits[i].is_some()),
            flag(at > 0 && is_picture_line(units[at - 1].span.of(text))),
            first_name.len() as f32,
            flag(signs.credits[..at].iter().flatten().any(|c| c.cue)),
            flag(credit.names.iter().any(|n| n.of(line).split(' ').next_back().is_some_and(crate::parse::byline::is_group_word))),
            topics.map_or(FAR, |back| back as f32),
        ];
        let features = unit_row(measures, at).into_iter().chain(marks.place(at)).chain(extra).collect();
        let what = Credit { led: signs.led[at], ..credit.clone() };
        found.push(Candidate { unit: at, what, features, score: 0.0 });
    }
    found
}

/// Mentions that could be the date of publication.
pub(crate) fn date_candidates(page: &Page<'_>, body: &[f32], title: Option<usize>) -> Vec<Candidate<Mention>> {
    let Page { text, units, measures, signs } = *page;
    let marks = Landmarks::new(measures, body, title);
    let days: Vec<Day> = signs.dates.iter().flatten().map(|m| m.day).collect();
    let latest = days.iter().filter_map(|day| if let Day::Full(date) = day { Some(*date) } else { None }).max();
    let mut found = Vec::new();
    for (at, mentions) in signs.dates.iter().enumerate() {
        let line = units[at].span.of(text);
        for (index, mention) in mentions.iter().enumerate() {
            let outside = line.len() - mention.span.len();
            let lead = &line[..mention.span.start as usize];
            let before = if lead.trim().is_empty() && at > 0 && measures[at - 1].chars < 40.0 { units[at - 1].span.of(text) } else { lead };
            let (published, updated) = (is_said_published(before), speaks_of(before, UPDATED));
            let same = days.iter().filter(|day| **day == mention.day).count() as f32;
            let kind = match mention.day {
                Day::Full(_) => 0.0,
                Day::Ambiguous(..) => 1.0,
                Day::NoYear(..) => 2.0,
                Day::Relative => 3.0,
            };
            let is_latest = matches!(mention.day, Day::Full(date) if Some(date) == latest);
            let extra = [
                kind,
                flag(mention.time.is_some()),
                flag(mention.has_zone()),
                outside as f32,
                mention.span.start as f32,
                flag(published) - flag(updated),
                same,
                days.len() as f32,
                found.len() as f32,
                index as f32,
                flag(is_latest),
                body[at],
                flag(signs.credits[at].is_some()),
                Signs::nearest(at, units.len(), |i| signs.credits[i].as_ref().is_some_and(|c| c.cue)),
                Signs::nearest(at, units.len(), |i| signs.credits[i].is_some()),
                Signs::nearest(at, units.len(), |i| i != at && !signs.dates[i].is_empty()),
                mentions.len() as f32,
            ];
            let features = unit_row(measures, at).into_iter().chain(marks.place(at)).chain(extra).collect();
            found.push(Candidate { unit: at, what: mention.clone(), features, score: 0.0 });
        }
    }
    found
}

/// Words before a date of first publication, in lower case.
const PUBLISHED: &[&str] = &[
    "publi",
    "pubblic",
    "posted",
    "first ",
    "original",
    "created",
    "issued",
    "veröffentlicht",
    "erstellt",
    "geplaatst",
    "gepubliceerd",
    "opublik",
    "utgivelse",
    "objav",
    "опубликов",
];
/// Words before a date of change, in lower case.
const UPDATED: &[&str] = &[
    "updat",
    "modified",
    "edited",
    "changed",
    "aktualisiert",
    "geändert",
    "mis à jour",
    "modifié",
    "actualiz",
    "aggiornat",
    "atualiz",
    "gewijzigd",
    "bijgewerkt",
    "oppdatert",
    "uppdaterad",
    "opdateret",
    "обновлен",
];

/// Whether what stands before a date says that it is the day of publication.
pub(crate) fn is_said_published(lead: &str) -> bool {
    speaks_of(lead, PUBLISHED)
}

fn speaks_of(lead: &str, words: &[&str]) -> bool {
    let lower = lead.to_lowercase();
    words.iter().any(|word| lower.contains(word))
}

/// Length of what every row begins with.
pub(super) const UNIT_FEATURES: usize = 22;

/// What every row begins with: the unit's own measures and a little of its neighbours'.
fn unit_row(measures: &[Measures], at: usize) -> [f32; UNIT_FEATURES] {
    let m = &measures[at];
    let words = m.words.max(1.0);
    let near = |i: Option<usize>| {
        i.and_then(|i| measures.get(i))
            .map_or([-1.0; 4], |m| [m.chars, m.weight_sum / m.words.max(1.0), flag(m.ends_sentence), flag(m.after_blank)])
    };
    let [a, b, c, d] = near(at.checked_sub(1));
    let [e, f, g, h] = near(Some(at + 1));
    [
        m.chars,
        m.words,
        m.capitalised / words,
        m.all_caps / words,
        m.digits,
        m.commas,
        m.odd_marks,
        flag(m.ends_sentence),
        flag(m.starts_upper),
        m.weight_sum / words,
        m.weight_min,
        flag(m.after_blank) + 2.0 * flag(m.before_blank),
        m.repeats,
        flag(m.listed) + 2.0 * flag(m.has_bracket) + 4.0 * flag(m.has_copyright),
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
    ]
}

/// Characters of a unit that tell whether it repeats another.
const HEAD_CHARS: usize = 24;

/// The hash of a unit's first characters, if it has enough of them.
fn head(line: &str) -> Option<u64> {
    let plain = line.get(..HEAD_CHARS).filter(|head| head.is_ascii() && line.len() > HEAD_CHARS);
    let head = plain.or_else(|| line.char_indices().nth(HEAD_CHARS).map(|(end, _)| &line[..end]));
    head.map(|head| hash_bytes(head.as_bytes()))
}

/// Of the hashes only those that more than one unit has.
fn shared_heads(heads: Vec<Option<u64>>) -> Vec<Option<u64>> {
    let mut sorted: Vec<u64> = heads.iter().flatten().copied().collect();
    sorted.sort_unstable();
    let is_shared = |head: &u64| sorted.get(sorted.partition_point(|other| other < head) + 1) == Some(head);
    heads.into_iter().map(|head| head.filter(is_shared)).collect()
}

/// Whether a unit nearby begins like this one: share boxes, breadcrumbs and page titles repeat the headline.
fn starts_like(heads: &[Option<u64>], at: usize, near: std::ops::Range<usize>) -> bool {
    heads[at].is_some() && near.into_iter().any(|i| heads[i] == heads[at])
}

/// Units on either side in which the way to a page is looked for.
const WAY_REACH: usize = 4;
/// Bytes of the shortest headline that is known again at the end of the way to it.
const SHORTEST_TAIL: usize = 12;

/// 1 where a unit nearby ends with this one, as "News Science Comet Found" does, -1 where this one ends with a unit nearby.
fn tail_of_another(text: &str, units: &[Unit], at: usize) -> f32 {
    let line = units[at].span.of(text);
    let others = (at.saturating_sub(WAY_REACH)..(at + WAY_REACH + 1).min(units.len())).map(|other| units[other].span.of(text));
    let is_tail = |tail: &str, of: &str| tail.len() >= SHORTEST_TAIL && tail.len() < of.len() && of.ends_with(tail);
    let (mut is_one, mut has_one) = (false, false);
    for other in others {
        is_one |= is_tail(line, other);
        has_one |= is_tail(other, line);
    }
    flag(is_one) - flag(has_one)
}

/// A web address, or what a picture's file is called.
fn is_file_name(line: &str) -> bool {
    !line.contains(' ') && (line.contains('/') || line.contains(".jpg") || line.contains(".png"))
}

fn has_given_name(name: &str) -> bool {
    name.split([' ', '-']).next().is_some_and(|first| gazetteer::word(first) & gazetteer::GIVEN != 0)
}

fn has_surname(name: &str) -> bool {
    name.split(' ').next_back().is_some_and(|last| gazetteer::word(last) & gazetteer::SURNAME != 0)
}
