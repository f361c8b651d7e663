//! The page of a release.

use maud::{Markup, html};

use super::article::{View, legend, shown};
use super::charts::bars;
use super::stats::{LENGTH_BARS, Stats, Tally};
use crate::release::Manifest;
use crate::rules::RULES;

/// Names listed of each kind.
const TOP: usize = 10;
/// More months than this are shown as years.
const MOST_MONTHS: usize = 60;
/// Years shown; the rest are too far back to matter for a chart of news.
const MOST_YEARS: usize = 120;

/// The whole page.
pub(crate) fn release_page(manifest: &Manifest, stats: &Stats) -> String {
    let title = manifest.title();
    let content = html! {
        header {
            h1 { (shown(title)) " " span.version { (manifest.version.to_string()) } }
            @if let Some(description) = &manifest.about.description { p.lead { (shown(description)) } }
            p.root { "Content root " code { (manifest.content_root.to_string()) } }
        }
        (counts(manifest))
        (quality(manifest))
        section { h2 { "Articles" } (bars("Articles over time", "Articles by month or year of publication", &over_time(stats))) (bars("Words of an article's body", "Articles by words of body", &lengths(stats))) }
        (names(stats))
        (left_out(manifest))
        (samples(stats))
    };
    super::frame(&format!("{title} {}", manifest.version), content)
}

fn counts(manifest: &Manifest) -> Markup {
    let c = &manifest.counts;
    let cards = [
        ("raw texts read", c.read),
        ("articles released", c.released),
        ("duplicates left out", c.duplicate),
        ("texts rejected", c.rejected),
        ("quotations", c.quotes),
        ("mentions", c.entities),
    ];
    html! {
        section aria-label="counts" { ul.cards { @for (what, count) in cards { li { strong { (grouped(count)) } " " (what) } } } }
    }
}

fn quality(manifest: &Manifest) -> Markup {
    let (summary, all) = (&manifest.summary, manifest.counts.released);
    let shares = [("title", summary.with_title), ("author", summary.with_author), ("date", summary.with_date)];
    let mut languages: Vec<_> = summary.languages.iter().map(|(language, count)| (language.as_str(), *count)).collect();
    languages.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let known: u64 = languages.iter().map(|(_, count)| count).sum();
    html! {
        section {
            h2 { "Quality" }
            div.columns {
                div { h3 { "Articles with a" } @for (what, count) in shares { (meter(what, count, all)) } }
                div {
                    h3 { "Languages" }
                    @for (language, count) in languages.iter().take(TOP) { (meter(language, *count, all)) }
                    @if known < all { (meter("unknown", all - known, all)) }
                }
            }
            @if let (Some(first), Some(last)) = (summary.first_date, summary.last_date) { p { "Published from " (first.to_string()) " to " (last.to_string()) "." } }
        }
    }
}

fn meter(what: &str, count: u64, all: u64) -> Markup {
    let share = 100.0 * count as f64 / all.max(1) as f64;
    html! {
        div.meter {
            span.what { (what) }
            span.track aria-hidden="true" { span.fill style=(format!("width:{share:.1}%")) {} }
            span.share { (format!("{share:.1} %")) span.count { " " (grouped(count)) } }
        }
    }
}

fn over_time(stats: &Stats) -> Vec<(String, u64)> {
    let (Some((first, _)), Some((last, _))) = (stats.months.first_key_value(), stats.months.last_key_value()) else { return Vec::new() };
    let number = |(year, month): (i16, i8)| i32::from(year) * 12 + i32::from(month) - 1;
    let (from, to) = (number(*first), number(*last));
    if ((to - from) as usize) < MOST_MONTHS {
        let count = |at: i32| stats.months.get(&((at / 12) as i16, (at % 12 + 1) as i8)).copied().unwrap_or(0);
        return (from..=to).map(|at| (format!("{}-{:02}", at / 12, at % 12 + 1), count(at))).collect();
    }
    let first_year = i32::from(first.0).max(i32::from(last.0) - MOST_YEARS as i32);
    let count = |year: i32| stats.months.range((year as i16, 1)..=(year as i16, 12)).map(|(_, count)| count).sum();
    (first_year..=i32::from(last.0)).map(|year| (year.to_string(), count(year))).collect()
}

fn lengths(stats: &Stats) -> Vec<(String, u64)> {
    let label = |bar: usize| if bar + 1 == LENGTH_BARS { format!("{}+", 8 << bar) } else { format!("<{}", 16 << bar) };
    let first = stats.lengths.iter().position(|count| *count > 0).unwrap_or(0);
    let last = stats.lengths.iter().rposition(|count| *count > 0).unwrap_or(0);
    (first..=last).map(|bar| (label(bar), stats.lengths[bar])).collect()
}

fn names(stats: &Stats) -> Markup {
    let lists: [(&str, &Tally); 6] = [
        ("Authors", &stats.authors),
        ("Speakers", &stats.speakers),
        ("People", &stats.people),
        ("Organisations", &stats.organisations),
        ("Places", &stats.places),
        ("Folders", &stats.folders),
    ];
    html! {
        section {
            h2 { "Names" }
            p.note { "The most frequent, by the number of articles that have them." }
            div.columns { @for (heading, tally) in lists { (top(heading, tally)) } }
        }
    }
}

fn top(heading: &str, tally: &Tally) -> Markup {
    let names = tally.top(TOP);
    html! {
        div {
            h3 { (heading) }
            @if names.is_empty() { p.none { "None." } }
            ol.top { @for (name, count) in names { li { span { (shown(name)) } " " span.count { (grouped(count)) } } } }
        }
    }
}

fn left_out(manifest: &Manifest) -> Markup {
    html! {
        section {
            h2 { "Findings" }
            div.columns.wide {
                (ruled("Texts rejected, by rule", &manifest.rejected))
                (ruled("Articles by flag", &manifest.summary.flags))
            }
        }
    }
}

fn ruled(heading: &str, counts: &std::collections::BTreeMap<String, u64>) -> Markup {
    let why = |id: &str| RULES.iter().find(|rule| rule.id == id).map(|rule| rule.why).unwrap_or_default();
    html! {
        div {
            h3 { (heading) }
            @if counts.is_empty() { p.none { "None." } }
            @else { table { tbody { @for (id, count) in counts { tr { th scope="row" { (id) } td.count { (grouped(*count)) } td { (why(id)) } } } } } }
        }
    }
}

fn samples(stats: &Stats) -> Markup {
    let heading = |view: &View<'_>| view.title.unwrap_or("(no title)").to_owned();
    html! {
        section {
            h2 { "Sample articles" }
            p.note { "Drawn by their digests, which is as good as by lot. Open one to see its raw text, cut into segments, beside the record made of it; hold the pointer over a segment to read why." }
            (legend())
            @for (at, sample) in stats.samples.iter().enumerate() {
                @let view = View::from(sample);
                details open[at == 0] { summary { (shown(&heading(&view))) span.source { (shown(view.source)) } } (view.render()) }
            }
        }
    }
}

/// `12,345`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let groups = digits.as_bytes()[first..].chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    let head = (first > 0).then(|| digits[..first].to_owned());
    head.into_iter().chain(groups).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_numbers_are_grouped() {
        assert_eq!([0, 12, 999, 1000, 1_234_567].map(grouped), ["0", "12", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn ok_time_is_shown_by_months_or_else_by_years() {
        let mut stats = Stats::default();
        stats.months.extend([((2023, 12), 2), ((2024, 2), 1)]);
        assert_eq!(over_time(&stats), [("2023-12".to_owned(), 2), ("2024-01".to_owned(), 0), ("2024-02".to_owned(), 1)]);
        stats.months.insert((1999, 5), 4);
        let years = over_time(&stats);
        assert_eq!((years.len(), &years[0], &years[25]), (26, &("1999".to_owned(), 4), &("2024".to_owned(), 1)));
    }
}
