//! The labels of a header's fields, as archives and exports write them above an article: `HEADLINE: Comet Found`, `author: "Ada Lund"`.

use crate::text::is_one_of;

/// What some write before a headline, in lower case; the first stands for nothing else.
const HEADLINES: &[&str] = &[
    "headline",
    "title",
    "titel",
    "titre",
    "título",
    "titulo",
    "titolo",
    "subject",
    "betreff",
    "objet",
    "asunto",
    "oggetto",
    "assunto",
    "onderwerp",
];

/// The codes that a press archive puts before the fields of its exports: the headline's first.
const CODES: &[&str] = &["HD", "SE", "CR", "BY", "AU", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD"];

/// What some write before an article.
const BODIES: &[&str] = &["text", "full text", "body", "content", "article"];

/// What some write before all else that a header tells.
const OTHERS: &[&str] = &[
    "author",
    "authors",
    "autor",
    "auteur",
    "autore",
    "byline",
    "by",
    "from",
    "to",
    "date",
    "datum",
    "fecha",
    "data",
    "published",
    "publication date",
    "published time",
    "url",
    "url source",
    "link",
    "source",
    "site",
    "sitename",
    "hostname",
    "section",
    "length",
    "language",
    "tags",
    "keywords",
    "category",
    "categories",
    "slug",
    "layout",
    "id",
    "subtitle",
    "kategorie",
    "publication",
    "publication title",
    "pubdate",
];

/// Bytes; what is shorter behind the label of an article may be a heading.
const LEAST_BODY: usize = 80;

/// The headline behind its label.
pub(super) fn headline(line: &str) -> Option<&str> {
    of(HEADLINES, line).or_else(|| coded(&CODES[..1], line))
}

/// Whether a line is what stands before and behind a header's fields at the very beginning of a text.
pub(super) fn is_front_rule(line: &str) -> bool {
    matches!(line, "---" | "+++")
}

/// A value without the marks of quotation around it.
pub(super) fn unquoted(value: &str) -> &str {
    let is_set_in = |mark: char| value.len() > 2 && value.starts_with(mark) && value.ends_with(mark);
    if is_set_in('"') || is_set_in('\'') { &value[1..value.len() - 1] } else { value }
}

/// The headline behind a label that stands for nothing else.
pub(super) fn sure_headline(line: &str) -> Option<&str> {
    of(&HEADLINES[..1], line).or_else(|| coded(&CODES[..1], line))
}

/// Whether a line is a field of a header.
pub(super) fn is_one(line: &str) -> bool {
    [HEADLINES, BODIES, DESCRIPTIONS, OTHERS].iter().any(|labels| of(labels, line).is_some()) || coded(CODES, line).is_some()
}

/// Whether a line is what a header says of the article before it comes.
pub(super) fn is_description(line: &str) -> bool {
    of(DESCRIPTIONS, line).is_some()
}

const DESCRIPTIONS: &[&str] = &["description", "summary", "excerpt", "abstract"];

/// Bytes of "Text: " before an article; nothing but a paragraph has so much behind it.
pub(super) fn body_label(paragraph: &str) -> usize {
    let body = of(BODIES, paragraph).filter(|body| body.len() > LEAST_BODY);
    body.map_or(0, |body| paragraph.len() - body.len())
}

/// What stands behind one of the labels and a mark, if anything does.
fn of<'l>(labels: &[&str], line: &'l str) -> Option<&'l str> {
    let (label, value) = line.split_once([':', '=', '\t'])?;
    let value = value.trim_start();
    (is_one_of(labels, label.trim_end()) && !value.is_empty()).then_some(value)
}

/// What stands behind one of the codes, if anything does.
fn coded<'l>(codes: &[&str], line: &'l str) -> Option<&'l str> {
    let (code, value) = line.split_once(' ')?;
    let value = value.trim_start();
    (codes.contains(&code) && !value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_fields() {
        assert_eq!((headline("Title: Comet Found"), sure_headline("Title: Comet Found")), (Some("Comet Found"), None));
        assert_eq!(
            (headline("HEADLINE:  Comet Found"), sure_headline("headline\tComet Found")),
            (Some("Comet Found"), Some("Comet Found"))
        );
        assert_eq!((headline("HD Comet Found"), sure_headline("HD Comet Found")), (Some("Comet Found"), Some("Comet Found")));
        assert!(is_one("WC 312 words") && is_one("PD  6 March 2024") && !is_one("Pd 6 March 2024") && headline("HD").is_none());
        assert_eq!((unquoted("\"Comet\""), unquoted("'Comet' found"), unquoted("\"")), ("Comet", "'Comet' found", "\""));
        assert_eq!((headline("Title race: Comets Win"), headline("Title:")), (None, None));
        assert!(is_description("Summary: Boats sail.") && is_one("Summary: Boats sail.") && !is_description("Title: Boats"));
        assert!(is_one("author = Ada Lund") && is_one("SECTION: NEWS; Pg. 4") && !is_one("Ada Lund: a life"));
    }

    #[test]
    fn ok_the_label_of_an_article_has_a_paragraph_behind_it() {
        let said = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier.";
        assert_eq!(body_label(&format!("Text: {said}")), "Text: ".len());
        assert_eq!((body_label(said), body_label("Content: boats")), (0, 0));
    }
}
