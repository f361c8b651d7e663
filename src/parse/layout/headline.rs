//! Which unit is the headline.

use super::BODY_THRESHOLD;
use super::candidates::{Candidate, Page, title_candidates};
use super::features::{LineRow, candidate_rows};
use super::measure::Measures;
use super::overlap::{Overlap, share_said_again};
use super::trees::row;
use super::{MODELS, clean, notices};
use crate::parse::byline::{heads_topics, is_agency, is_picture_line};
use crate::parse::fields;
use crate::parse::teasers::is_furniture;

/// A headline must be this likely,
const LEAST_LIKELY: f32 = 0.2;
/// or at least this likely,
const LEAST_LIKELY_ALONE: f32 = 0.05;
/// and by so much log-odds likelier than any other.
const LEAD: f32 = 0.85;

/// Log-odds that a mark of Markdown adds: most headlines are the page's one heading of the first rank, but that may be the site's name.
fn likelier_by_mark(rank: u8) -> f32 {
    match rank {
        1 => 2.0,
        2 => 1.0,
        _ => 0.0,
    }
}

/// The candidates, and what the network says of each unit.
struct Judged {
    candidates: Vec<Candidate<Overlap>>,
    network: Vec<f32>,
    /// What Markdown's marks add to that.
    marks: Vec<f32>,
}

impl Judged {
    /// Log-odds of a candidate, by trees and network together, if they are more than `least`.
    fn score_above(&self, least: f32, candidate: &Candidate<Overlap>) -> Option<f32> {
        let own = self.network[candidate.unit] + self.marks[candidate.unit];
        Some(own + MODELS.title.log_odds_above(least - own, &row(&candidate.features))?)
    }

    /// The likeliest unit of those that could be called so, and its log-odds.
    fn best(&self, page: &Page<'_>) -> Option<(usize, f32)> {
        let (mut best, mut least) = (None, log_odds(LEAST_LIKELY_ALONE));
        for candidate in &self.candidates {
            if let Some(score) = self.score_above(least, candidate)
                && could_be(page, candidate.unit)
            {
                (best, least) = (Some(candidate.unit), score);
            }
        }
        Some((best?, least))
    }

    /// The headline above its standfirst, where that one is the likelier: it is longer, and as a rule on the same matter and an echo of the first paragraph.
    fn above(&self, page: &Page<'_>, standfirst: usize, score: f32) -> Option<usize> {
        let is_echo = echoes_lead(page, standfirst);
        let between = if is_echo { furniture_above(page, standfirst) } else { 0 };
        let at = standfirst.checked_sub(between + 1)?;
        let above = self.candidates.iter().find(|other| other.unit == at)?;
        let (headline, below) = (page.units[at].span.of(page.text), page.units[standfirst].span.of(page.text));
        let is_same_matter = above.what.share >= LEAST_KNOWN || share_said_again(headline, below) > 0.0;
        let fits = above.what.all >= LEAST_CONTENT_WORDS
            && page.measures[at].chars < page.measures[standfirst].chars
            && is_plain(page, at)
            && could_be(page, at);
        let most_behind = match (is_same_matter, is_echo) {
            (false, _) => MOST_BEHIND_OTHER,
            (true, false) => MOST_BEHIND,
            (true, true) => MOST_BEHIND_ECHO,
        };
        (fits && self.score_above(score - most_behind, above).is_some()).then_some(at)
    }
}

/// Content words of a headline, and the share of them that the body has too; a kicker has fewer.
const LEAST_CONTENT_WORDS: f32 = 4.0;
const LEAST_KNOWN: f32 = 0.6;
/// By so much log-odds at most a headline stands behind its standfirst: little where neither says that it is on the same matter, and more behind one that echoes the
/// first paragraph, for that is what makes it so likely.
const MOST_BEHIND_OTHER: f32 = 0.5;
const MOST_BEHIND: f32 = 1.0;
const MOST_BEHIND_ECHO: f32 = 2.0;

/// Whether a unit begins like a headline, and is neither dated nor a list of topics.
fn is_plain(page: &Page<'_>, at: usize) -> bool {
    let line = page.units[at].span.of(page.text);
    let is_list = line.contains('|') || 2.0 * page.measures[at].commas >= page.measures[at].words;
    let begins = line.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase());
    begins && !is_list && page.signs.dates(at).is_empty()
}

/// Byline, date and buttons between a headline and its standfirst, counted.
fn furniture_above(page: &Page<'_>, standfirst: usize) -> usize {
    let is_one =
        |at: &usize| page.signs.is_byline(*at) || !page.signs.dates(*at).is_empty() || page.measures[*at].words <= MOST_WORDS_OF_BUTTON;
    (0..standfirst).rev().take(MOST_FURNITURE).take_while(is_one).count()
}

const MOST_FURNITURE: usize = 6;
const MOST_WORDS_OF_BUTTON: f32 = 2.0;

/// Whether a unit says in nearly the same words what the first paragraph below says.
fn echoes_lead(page: &Page<'_>, at: usize) -> bool {
    let line = |at: usize| page.units[at].span.of(page.text);
    let is_paragraph = |at: &usize| page.measures[*at].chars > SHORTEST_LEAD_CHARS && page.measures[*at].ends_sentence;
    let lead = (at + 1..page.units.len()).take(LEAD_REACH).find(is_paragraph);
    page.measures[at].words >= LEAST_WORDS_OF_ECHO && lead.is_some_and(|lead| share_said_again(line(at), line(lead)) >= LEAST_SAID_AGAIN)
}

/// Units below in which the first paragraph stands, and its characters.
const LEAD_REACH: usize = 20;
const SHORTEST_LEAD_CHARS: f32 = 80.0;
/// Words of an echo, and the share of its content words that the first paragraph has too.
const LEAST_WORDS_OF_ECHO: f32 = 10.0;
const LEAST_SAID_AGAIN: f32 = 0.6;

/// The headline, if there is one.
pub(super) fn find(page: &Page<'_>, lines: &[LineRow], body: &[f32]) -> Option<usize> {
    labelled(page).or_else(|| below_slug(page)).or_else(|| likeliest(page, lines, body)).or_else(|| first_line(page, body))
}

/// The line that a text begins with, where nothing but its article follows.
fn first_line(page: &Page<'_>, body: &[f32]) -> Option<usize> {
    let first = (0..page.units.len()).take(FIRST_REACH).find(|at| !page.signs.is_byline(*at))?;
    let m = &page.measures[first];
    let is_head = |at: usize| at == first || page.signs.is_byline(at) || !page.signs.dates(at).is_empty();
    let is_prose = |at: usize| clean::is_prose(&page.measures[at]) || body[at] > BODY_THRESHOLD;
    let is_above_prose = || (first + 1..page.units.len()).take(FIRST_REACH).any(is_prose);
    let is_set_so = FIRST_CHARS.contains(&m.chars) && m.before_blank && m.odd_marks == 0.0 && !m.has_address;
    let is_one = is_set_so && begins_and_ends_like_one(page.units[first].span.of(page.text), m) && is_above_prose();
    (is_one && clean::are_nearly_all(page.measures, |at| is_head(at) || is_prose(at))).then_some(first)
}

fn begins_and_ends_like_one(line: &str, m: &Measures) -> bool {
    let begins = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '‘' | '„' | '«'));
    let ends = (!m.ends_sentence || line.ends_with('?')) && !line.ends_with([',', ';', ':', '…', '-', '–', '—']);
    let is_the_pages = || is_furniture(line) || is_picture_line(line) || is_agency(line) || m.weight_sum < LEAST_WEIGHT * m.words;
    begins && ends && line.contains(char::is_alphabetic) && !is_the_pages()
}

/// Units in which such a text begins, and characters of its headline.
const FIRST_REACH: usize = 3;
/// Mean weight of words that pages use.
const LEAST_WEIGHT: f32 = -1.0;
const FIRST_CHARS: std::ops::RangeInclusive<f32> = 3.0..=150.0;

/// The first line of some words below what a wire calls the piece, with which its text begins.
fn below_slug(page: &Page<'_>) -> Option<usize> {
    let fits = |m: &Measures| m.words >= LEAST_WORDS_BELOW_SLUG && !m.ends_sentence;
    let is_one = |at: &usize| fits(&page.measures[*at]) && is_plain(page, *at) && could_be(page, *at);
    let first = page.units.first().filter(|first| is_slug(first.span.of(page.text)));
    first.and_then(|_| (1..page.units.len()).take(SLUG_REACH).find(is_one))
}

/// Units between a slug and the headline, and the headline's words.
const SLUG_REACH: usize = 3;
const LEAST_WORDS_BELOW_SLUG: f32 = 3.0;

/// The headline that the header of fields above an article names.
fn labelled(page: &Page<'_>) -> Option<usize> {
    let line = |at: usize| page.units[at].span.of(page.text);
    let is_field = |at: usize| page.units.get(at).is_some_and(|unit| fields::is_one(unit.span.of(page.text)));
    let has_company = |at: usize| (at.saturating_sub(FIELDS_REACH)..=at + FIELDS_REACH).filter(|near| is_field(*near)).count() > 1;
    // A review names the title of its book in fields too, but not before all else.
    let header = front_matter(page).unwrap_or_else(|| leading_fields(page));
    let headline = |at: usize| {
        let headline = if at < header { fields::headline(line(at)) } else { fields::sure_headline(line(at)) };
        headline.filter(|headline| headline.len() >= SHORTEST_LABELLED && has_company(at)).map(|headline| (at, headline))
    };
    let (at, headline) = (0..page.units.len().min(DEEPEST_HEADER)).find_map(headline)?;
    Some(without_site(page, header..page.units.len(), fields::unquoted(headline)).unwrap_or(at))
}

/// Fields and days with which a text begins, counted.
pub(super) fn leading_fields(page: &Page<'_>) -> usize {
    let is_field = |at: &usize| fields::is_one(page.units[*at].span.of(page.text)) || !page.signs.dates(*at).is_empty();
    (0..page.units.len()).take_while(is_field).count()
}

/// Where the fields end that stand between two lines of `---` or `+++` at the very beginning, if they do.
pub(super) fn front_matter(page: &Page<'_>) -> Option<usize> {
    let is_rule = |at: &usize| fields::is_front_rule(page.units[*at].span.of(page.text));
    let mut rules = (0..page.units.len().min(DEEPEST_HEADER)).filter(is_rule);
    let end = rules.next().filter(|first| *first == 0).and_then(|_| rules.next())?;
    let fields = page.units[..end].iter().filter(|unit| fields::is_one(unit.span.of(page.text))).count();
    (fields >= LEAST_FIELDS).then_some(end)
}

/// Fewer known ones between two rules are no header.
const LEAST_FIELDS: usize = 2;

/// Units between the fields of a header, and units above which a header stands.
const FIELDS_REACH: usize = 3;
const DEEPEST_HEADER: usize = 20;
/// Bytes of a headline behind its label.
const SHORTEST_LABELLED: usize = 6;

/// The likeliest headline, if it is likely enough, or far likelier than all others: what trees and network say together.
fn likeliest(page: &Page<'_>, lines: &[LineRow], body: &[f32]) -> Option<usize> {
    let candidates = title_candidates(page, body);
    let network = MODELS.title_net.log_odds(&candidate_rows(lines, &candidates, body));
    let judged = Judged { candidates, network, marks: page.units.iter().map(|unit| likelier_by_mark(unit.rank)).collect() };
    let (best, score) = judged.best(page)?;
    // Right below stands its standfirst.
    let is_rival = |other: &&Candidate<Overlap>| other.unit != best + 1 && page.measures[other.unit].hash != page.measures[best].hash;
    let is_alone = || !judged.candidates.iter().filter(is_rival).any(|other| judged.score_above(score - LEAD, other).is_some());
    // Where there is no page around, a line that stands out is a heading of the body.
    let has_page = || !clean::are_nearly_all(page.measures, |at| body[at] > BODY_THRESHOLD);
    if score <= log_odds(LEAST_LIKELY) && !(has_page() && is_alone()) {
        return None;
    }
    let headline = judged.above(page, best, score).or_else(|| between(page, &judged.candidates, best)).unwrap_or(best);
    let others = judged.candidates.iter().map(|candidate| candidate.unit);
    let (line, name) = (page.units[headline].span.of(page.text), undated(page, headline));
    let is_named = |at: &usize| name.len() < line.len() && page.units[*at].span.of(page.text) == name;
    Some(without_site(page, others.clone(), name).or_else(|| others.clone().find(is_named)).unwrap_or(headline))
}

/// A headline without the day before it, as browsers print both: "3/5/24, 3:50 PM   Ferry Sails Again - Elm Times".
fn undated<'p>(page: &Page<'p>, at: usize) -> &'p str {
    let line = page.units[at].span.of(page.text);
    let date = page.signs.dates(at).first().filter(|date| date.span.start == 0);
    date.map_or(line, |date| line[date.span.end as usize..].trim_start_matches([' ', ',', '-', '–', '|', ':']))
}

/// The headline between two lines that name who sends it out: "Elm Police", "Boats Stolen in the Harbour", "5 March 2024", "Elm Police".
fn between(page: &Page<'_>, candidates: &[Candidate<Overlap>], name: usize) -> Option<usize> {
    let is_same = |at: &usize| page.measures[*at].hash == page.measures[name].hash;
    let last = (name + 1..page.units.len()).take(NAMES_REACH).find(is_same)?;
    let is_one = |other: &&Candidate<Overlap>| {
        (name + 1..last).contains(&other.unit)
            && other.what.all >= LEAST_CONTENT_WORDS
            && is_plain(page, other.unit)
            && could_be(page, other.unit)
    };
    let is_name = page.measures[name].words <= MOST_WORDS_OF_NAME;
    candidates.iter().find(is_one).filter(|_| is_name).map(|other| other.unit)
}

/// Words of such a name, and units between its two.
const MOST_WORDS_OF_NAME: f32 = 3.0;
const NAMES_REACH: usize = 5;

/// No article is called like a byline, like the page's own lines, its topics, or who provided it.
fn could_be(page: &Page<'_>, at: usize) -> bool {
    let line = |at: usize| page.units[at].span.of(page.text);
    let is_provider = || at > 0 && page.measures[at - 1].words <= MOST_WORDS_OF_PROVIDED && line(at - 1).ends_with(PROVIDED);
    let are_topics = || line(at).split_once(':').is_some_and(|(label, _)| heads_topics(label));
    !is_pages_own(line(at)) && !page.signs.is_byline(at) && !is_provider() && !are_topics() && !is_slug(line(at))
}

/// "BC-EU--Elm-Ferry, 1st Ld-Writethru,240", "bdt0123 3 pl 240 dpa 0456": what a wire calls a piece.
fn is_slug(line: &str) -> bool {
    let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let (numbers, words) = (line.split(' ').filter(has_digit).count(), line.split(' ').count());
    let first = line.split(' ').next().unwrap_or_default();
    let is_coded = || has_digit(&first) && first.starts_with(char::is_lowercase) && words >= LEAST_WORDS_OF_CODE && numbers * 2 >= words;
    // No address: they have dashes and digits too.
    !first.contains('/') && first.starts_with(char::is_alphanumeric) && (first.contains("--") || is_coded())
}

/// Words of "bdt0123 3 pl 240 dpa 0456", at least.
const LEAST_WORDS_OF_CODE: usize = 3;

/// The end of "News provided by", and its words. "Supported by" stands above many a headline and says nothing of it.
const PROVIDED: &str = "rovided by";
const MOST_WORDS_OF_PROVIDED: f32 = 4.0;

/// "Privacy policy", "This article is more than a year old": no article is called so.
pub(crate) fn is_pages_own(line: &str) -> bool {
    is_furniture(line) || notices::begins_at(line).is_some()
}

/// Which unit has a headline without the site's name, as in "Ferry Sails Again | Elm Times".
fn without_site(page: &Page<'_>, mut units: impl Iterator<Item = usize>, headline: &str) -> Option<usize> {
    units.find(|at| {
        let head = page.units[*at].span.of(page.text);
        let is_site = |rest: &str| rest.len() < head.len() && SITE_MARKS.iter().any(|mark| rest.starts_with(mark));
        headline.strip_prefix(head).is_some_and(is_site)
    })
}

/// What stands before a site's name, which is shorter than the headline; a longer rest is the headline's own: "Opinion | The Ferry Must Sail".
const SITE_MARKS: [&str; 7] = [" | ", " - ", " – ", " — ", "_", "｜", " :: "];

fn log_odds(likelihood: f32) -> f32 {
    (likelihood / (1.0 - likelihood)).ln()
}

#[cfg(test)]
mod tests {
    use super::is_slug;
    use crate::parse::Parser;

    const BODY: &str = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.\n\n\
        Divers had found no damage below the water line, and the crew had used the days to paint the saloon.\n";

    #[test]
    fn ok_a_heading_of_the_first_rank_is_likelier_the_headline() {
        let title = |mark: &str| {
            let above = format!("Elm Times\n\nHarbour News of the Week\n\n{mark}The Sea\n\n*By Ada Lund* | March 4, 2024");
            Parser::new().parse_layout(&format!("{above}\n\n{BODY}\n## What It Costs\n\n{BODY}")).title
        };
        assert_eq!(title("# ").as_deref(), Some("The Sea"));
        assert_ne!(title(""), title("# "));
    }

    #[test]
    fn ok_a_text_without_a_page_begins_with_its_headline() {
        let title = |line: &str| Parser::new().parse_layout(&format!("{line}\n\n{BODY}")).title;
        for line in ["Sailing", "Share the sea", "2024 in boats", "Menu of the ferry", "Is it safe?"] {
            assert_eq!(title(line).as_deref(), Some(line));
        }
        for line in ["and so it sailed", "The boats sail:", "Advertisement"] {
            assert_eq!(title(line), None, "{line}");
        }
    }

    #[test]
    fn ok_the_headline_stands_below_what_a_wire_calls_the_piece() {
        let title = |slug: &str| Parser::new().parse_layout(&format!("{slug}\n\nFerry/Elm/\nFerry again at sea =\n\n{BODY}")).title;
        assert_eq!(title("bdt0123 3 pl 240 dpa 0456").as_deref(), Some("Ferry again at sea ="));
    }

    #[test]
    fn ok_a_headline_goes_without_the_name_of_its_site() {
        let article = "By Ada Lund\n\n4 March 2024\n\nThe ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.\n\n\
            Divers had found no damage below the water line, and the crew had used the days to paint the saloon.\n";
        let title = |above: &str| Parser::new().parse_layout(&format!("{above}\n\n{article}")).title;
        let headline = "Ferry Sails Again to the Southern Islands";
        assert_eq!(title(&format!("{headline}\n\nNews\n\nTravel\n\n{headline} | Elm Times")).as_deref(), Some(headline));
        assert_eq!(title(&format!("{headline} - Elm Times\n\n{headline}")).as_deref(), Some(headline));
        assert_eq!(
            title(&format!("3/4/24, 3:50 PM   {headline} - Elm Times\n\n{headline}")).as_deref(),
            Some(headline),
            "as browsers print it"
        );
        let own = "Opinion | The Ferry Must Sail Again to the Islands";
        assert_eq!(title(&format!("Opinion\n\nNews\n\n{own}")).as_deref(), Some(own));
        let own = "Ferry – Why It Sails Again to the Southern Islands";
        assert_eq!(title(&format!("Ferry\n\n{own}")).as_deref(), Some(own));
        let whole = format!("{headline} | Elm Times");
        assert_eq!(title(&whole), Some(whole));
    }

    #[test]
    fn ok_a_header_of_fields_names_the_headline() {
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";
        let title = |above: &str| Parser::new().parse_layout(&format!("{above}\n\n{said}\n\n{said} Twice.\n")).title;
        let archive = "Elm Times\n\nMarch 5, 2024 Tuesday\n\nSECTION: News; Pg. 21\n\nHEADLINE: Boats 2024: what next?\n\nBYLINE: By ADA LUND\n\nBODY:";
        assert_eq!(title(archive).as_deref(), Some("Boats 2024: what next?"));
        let front = "---\nlayout: \"post\"\ntitle: \"Boats of the year | Elm Times\"\nauthor:\n  - \"[[Ada Lund]]\"\n---";
        assert_eq!(title(front).as_deref(), Some("Boats of the year | Elm Times"));
        assert_eq!(title(&format!("{front}\n\n# Boats of the year\n\nShare")).as_deref(), Some("Boats of the year"));
        let review = "The Ferry Sails Again to the Southern Islands\n\nBy Ada Lund\n\nTitle: Nine Nights at Sea\n\nAuthor: Jon Aas";
        assert_eq!(title(review).as_deref(), Some("The Ferry Sails Again to the Southern Islands"));
    }

    #[test]
    fn ok_who_sends_an_article_out_is_no_headline() {
        let said =
            "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, Elm Police said.";
        let title = |above: &str| Parser::new().parse_layout(&format!("{above}\n\n{said}\n\n{said} Twice.\n")).title;
        let headline = "Boats stolen: Who saw the thieves of the harbour?";
        assert_eq!(title(&format!("Elm Police\n\n{headline}\n\n5 March 2024\n\nElm Police")).as_deref(), Some(headline));
        let provided = format!("News\n\n{headline}\n\nNews provided by\n\nElm Police\n\nMar 05, 2024, 15:50 ET\n\nShare this article");
        assert_eq!(title(&provided).as_deref(), Some(headline));
        let supported =
            format!("News\n\nSupported by\n\n{headline}\n\nBy Ada Lund\n\nTopics: boats, thieves of the harbour\n\nMar 05, 2024");
        assert_eq!(title(&supported).as_deref(), Some(headline));
    }

    #[test]
    fn ok_what_a_wire_calls_a_piece_is_no_headline() {
        for line in ["BC-EU--Elm-Ferry, 1st Ld-Writethru,240", "bdt0123 3 pl 240 dpa 0456"] {
            assert!(is_slug(line), "{line}");
        }
        for line in [
            "https://elm.example/2022/7/6/boats--late",
            "elm.example/2022",
            "Elm 2 Tarn 1: Marsh strikes late",
            "iPhone 15 sells well",
            "-- Ferry sails again",
            "9/11 survivors meet",
        ] {
            assert!(!is_slug(line), "{line}");
        }
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";
        let text = format!(
            "bdt0123 3 pl 240 dpa 0456\n\nVerkehr/Boote\nFerry sails again to the islands\n=\n\nElmholm (dpa) - {said}\n\n{said} Twice.\n"
        );
        assert_eq!(Parser::new().parse_layout(&text).title.as_deref(), Some("Ferry sails again to the islands"));
    }

    #[test]
    fn ok_a_byline_is_no_headline() {
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";
        let draft = Parser::new().parse_layout(&format!("KELM | By Ada Lund\n\nMarch 4, 2024\n\n{said}\n\n{said} Twice.\n"));
        assert_eq!((draft.title, draft.authors), (None, vec!["Ada Lund".to_owned()]));
    }

    #[test]
    fn ok_a_line_above_a_byline_begins_the_text_as_its_headline_whatever_it_ends_with() {
        let body = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.\n\n\
            Divers had found no damage below the water line, and the crew had used the days to paint the saloon.\n";
        let title = |below: &str| Parser::new().parse_layout(&format!("The ferry sails to the islands again.\n\n{below}{body}")).title;
        assert_eq!(title("By Ada Lund\n\n4 March 2024\n\n").as_deref(), Some("The ferry sails to the islands again."));
        assert_eq!(title(""), None);
    }

    #[test]
    fn ok_the_headline_stands_above_its_standfirst() {
        let body = "Substitute Joan Marsh scored in the fourth minute of stoppage time as Elmholm beat Castle Bay 2-1 on Saturday to end a run of 11 straight defeats.\n\n\
            The visitors took the lead after 12 minutes when a corner was headed in, but the captain levelled from the penalty spot just before the break.\n\n\
            “I have dreamed about that goal since I was seven,” the substitute said.\n\n\
            Elmholm stay bottom but are now four points from safety. They sail to the southern islands on Wednesday.\n";
        let title = |head: &str| Parser::new().parse_layout(&format!("Home\n\nSport\n\n{head}\n\nMarch 5, 2024\n\n{body}")).title;
        let standfirst = "Substitute Joan Marsh scores in stoppage time as Elmholm beat Castle Bay 2-1";
        let headline = "Elmholm end 11-match losing run with late winner";
        assert_eq!(title(&format!("{headline}\n\n{standfirst}\n\nBy Ada Lund")).as_deref(), Some(headline));
        assert_eq!(title(&format!("{headline}\n\nBy Ada Lund\n\n{standfirst}")).as_deref(), Some(headline));
        // Too little of it is said again: a kicker.
        assert_eq!(title(&format!("Northern Football League round\n\n{standfirst}\n\nBy Ada Lund")).as_deref(), Some(standfirst));
    }
}
