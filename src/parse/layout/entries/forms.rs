//! How a line is written that may be an entry of a list.

use std::sync::LazyLock;

use memchr::memchr_iter;

use crate::parse::byline::is_picture_line;
use crate::parse::fields;
use crate::parse::hash::{HashedMap, hash_lowercase};
use crate::parse::layout::candidates::{Page, is_said_published, is_said_updated};
use crate::parse::layout::measure::Measures;
use crate::parse::units::numbers::is_numbered;

/// How an entry is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "Elmholm 3, Harwick 1": ends with a figure.
    Score,
    /// "1. Tarn 41:20": and begins with a number.
    Place,
    /// "3 large eggs": begins with one.
    Amount,
    /// "600 g of flour": and a measure stands behind it.
    Measure,
    /// "Price: 240 crowns", "10 a.m.: Soup for all".
    Fact,
    /// "Publication title: Elm Times": a record's field, and with it the others of its list.
    Field,
}

/// Characters of an entry.
const LONGEST_CHARS: f32 = 90.0;
/// Words of an entry that ends with a full stop: "Referee: T. Marsh.", "When: Sunday, 7 p.m."
const LONGEST_WITH_STOP: f32 = 5.0;
/// Mean weight of words that pages use.
pub(super) const LEAST_WEIGHT: f32 = -1.25;

/// The form of a unit, if it is an entry's.
pub(super) fn form(page: &Page<'_>, at: usize) -> Option<Form> {
    let m = &page.measures[at];
    let line = page.units[at].span.of(page.text);
    let is_sentence = m.ends_sentence && m.words > LONGEST_WITH_STOP;
    if m.chars > LONGEST_CHARS || m.words < 2.0 || is_sentence || m.ends_colon || is_the_pages(m) {
        return None;
    }
    let is_undated = || !m.ends_sentence && page.signs.dates(at).is_empty();
    let form = fact(line).or_else(|| score(line).or_else(|| amount(line)).filter(|_| is_undated()))?;
    let is_field = fields::is_one(line) && !is_fact_too(line) || is_the_pages_fact(line);
    Some(if is_field { Form::Field } else { form }).filter(|_| !is_picture_line(line))
}

/// "Phone: 555-0100", "Reading time: 3 min": what pages tell of themselves.
fn is_the_pages_fact(line: &str) -> bool {
    let is_listed = |label: &str| LABELS_OF_PAGES.split(['|', '\n']).any(|listed| listed.trim().eq_ignore_ascii_case(label));
    line.split_once(':').is_some_and(|(label, _)| is_listed(label.trim_end()))
}

const LABELS_OF_PAGES: &str = "phone|telephone|tel|tel.|fax|mobile|email|e-mail|web|website|contact|contacts|media contact|press contact|issn|isbn|doi
    word count|words|reading time|read time|views|reads|hits|comments|shares|likes|rating count|was|save|in stock|delivery|shipping|sku|copyright|license
    licence|editor|publisher|reporter|camera|producer|page|pages|volume|issue|telefon|lesezeit|aufrufe|kommentare|téléphone|temps de lecture|teléfono
    lecturas|telefono|telefone";

/// Whether a line has what only the page's own lines have.
fn is_the_pages(m: &Measures) -> bool {
    m.has_address || m.has_copyright || m.weight_sum < LEAST_WEIGHT * m.words
}

/// Whether a field's label is a fact's as well: "Length: 64 metres", "Date: Sunday, 7 p.m."
fn is_fact_too(line: &str) -> bool {
    line.starts_with("Length:") && !line.ends_with("words") || line.starts_with("Date:")
}

/// "Price: 240 crowns", "Where: Canal Street 1", "Cast: Jon Holm, Lena Moor"; what is written like a headline behind its label may be one.
fn fact(line: &str) -> Option<Form> {
    let colons = memchr_iter(b':', &line.as_bytes()[..line.len().min(LONGEST_LABEL)]);
    let colon = colons.into_iter().find(|at| line[at + 1..].starts_with(' '))?;
    let (label, value) = (line[..colon].trim_end(), &line[colon + 1..]);
    let is_short = label.split(' ').count() <= MOST_WORDS_OF_LABEL;
    let is_plain = label.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\'' | '.' | ':'));
    let is_label = is_short && is_plain && label.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let is_value = !value.trim().is_empty() && !reads_like_a_headline(value.trim_start());
    (is_label && is_value && !is_said_published(label) && !is_said_updated(label)).then_some(Form::Fact)
}

/// Bytes and words of a fact's label, and words of a value that may be a name.
const LONGEST_LABEL: usize = 32;
const MOST_WORDS_OF_LABEL: usize = 3;
const MOST_WORDS_OF_NAME: usize = 3;

/// Whether so many words begin with a capital, have no figure among the first, and are no list of names.
fn reads_like_a_headline(value: &str) -> bool {
    let begins_big = value.starts_with(char::is_uppercase) && value.split(' ').nth(MOST_WORDS_OF_NAME).is_some();
    let has_figure = || value.split(' ').take(MOST_WORDS_OF_NAME).any(|word| word.contains(|c: char| c.is_ascii_digit()));
    let lists_names = || value.contains([',', '–']) && value.split(' ').all(|word| !word.starts_with(char::is_lowercase));
    begins_big && !has_figure() && !lists_names()
}

/// "1. Tarn 41:20", "Elm 40 7,412.20 +0.8%", "Tarn 4 gold, 6 silver, 11 bronze"; a year is none of an entry's figures.
fn score(line: &str) -> Option<Form> {
    let figures = || line.split([' ', ',']).filter(|word| is_figure(word) && !is_year(word));
    let last = line.rsplit(' ').next().unwrap_or_default();
    let ends_so = is_figure(last) && !is_year(last) || figures().count() >= LEAST_FIGURES;
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let begins = !line.starts_with(char::is_lowercase);
    (begins && ends_so && letters >= LEAST_LETTERS).then_some(if is_numbered(line) { Form::Place } else { Form::Score })
}

/// Letters of a name beside its figure, and figures of a line that does not end with one.
const LEAST_LETTERS: usize = 3;
const LEAST_FIGURES: usize = 3;

/// "3", "41:20", "4,112", "+0.8%", "2-1", "61.4 %".
fn is_figure(word: &str) -> bool {
    let is_mark = |c: char| matches!(c, '.' | ',' | ':' | '-' | '–' | '−' | '+' | '%' | '$' | '€' | '£' | '½');
    word.bytes().any(|byte| byte.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || is_mark(c))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "600 g of flour", "3 large eggs", "½ cup brown sugar".
fn amount(line: &str) -> Option<Form> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔' | '⅛' | '.' | ',' | '-' | '–' | '/');
    let rest = line.trim_start_matches(is_number);
    let begins = rest.len() < line.len() && !is_numbered(line) && rest.trim_start().starts_with(char::is_alphabetic);
    let word = rest.trim_start().split(' ').next().unwrap_or_default().trim_end_matches('.');
    begins.then(|| if is_measure(word) { Form::Measure } else { Form::Amount })
}

fn is_measure(word: &str) -> bool {
    static HASHES: LazyLock<HashedMap<()>> = LazyLock::new(|| MEASURES.split_whitespace().map(|word| (hash_lowercase(word), ())).collect());
    HASHES.contains_key(&hash_lowercase(word))
}

/// Measures of kitchens.
const MEASURES: &str =
    "g gr gramm grams grammes gramos grammi kg mg ml cl dl l litre litres liter litros litri oz ounce ounces lb lbs pound pounds
    tbsp tbsps tbs tsp tsps tablespoon tablespoons teaspoon teaspoons cup cups pinch clove cloves sprig sprigs slices stalks sticks can cans
    el tl prise prisen zehe zehen bund esslöffel teelöffel tasse tassen becher päckchen scheiben
    cuillère cuillères pincée gousse gousses cucharada cucharadas cucharadita cucharaditas taza tazas pizca diente dientes
    cucchiaio cucchiai cucchiaino pizzico spicchio spicchi eetlepel eetlepels theelepel theelepels colher colheres xícara xícaras
    łyżka łyżki łyżeczka szklanka szklanki";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_results_end_with_figures() {
        let forms = ["Elmholm 3, Harwick 1", "1. Tarn 41:20", "Elm 40 7,412.20 +0.8%", "Tarn 4 gold, 6 silver, 11 bronze"].map(score);
        assert_eq!(forms, [Form::Score, Form::Place, Form::Score, Form::Score].map(Some));
        for line in ["Elmholm 2023", "by Jon Aas £16.00", "41:20", "3 dead, 5 hurt in storm", "Bridge opens (12)"] {
            assert_eq!(score(line), None, "{line}");
        }
    }

    #[test]
    fn ok_amounts_begin_with_them() {
        let forms = ["600 g of flour", "600g flour", "½ cup brown sugar", "3 large eggs", "2-3 EL Zucker"].map(amount);
        assert_eq!(forms, [Form::Measure, Form::Measure, Form::Measure, Form::Amount, Form::Measure].map(Some));
        assert_eq!(["1. Salt", "Salt", "16:40", "12"].map(amount), [None; 4]);
    }

    #[test]
    fn ok_facts_have_a_label_and_no_headline_behind_it() {
        let facts = [
            "Price: 240 crowns",
            "When: Saturday, 8 a.m. to noon",
            "10 a.m.: Soup for all",
            "Cast: Jon Holm, Lena Moor, Tom Finch",
            "Tarif : gratuit",
        ];
        assert!(facts.iter().all(|line| fact(line).is_some()));
        let others = [
            "Bridges: Council votes again on Monday",
            "Updated: 3:50 PM",
            "Published: March 5",
            "https://elm.example",
            "What the council of Elm says: no",
        ];
        for line in others {
            assert_eq!(fact(line), None, "{line}");
        }
        assert!(is_the_pages_fact("Phone: 555-0100") && is_the_pages_fact("Reading time: 3 min") && !is_the_pages_fact("Cars: 60"));
    }
}
