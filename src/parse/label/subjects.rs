//! Names that stand by themselves since the article is about them: tags, and who is seen in a picture.

use super::bylines::LISTED_BYLINE_THRESHOLD;
use super::captions::is_credit_line;
use crate::parse::layout::candidates::ByCandidate;
use crate::parse::layout::{BODY_THRESHOLD, Layout};

/// Whoever is this likely the author may be spoken of, "Ada Lund met him on the pier", unless another name is introduced or a picture's credit stands below.
const SPOKEN_OF_THRESHOLD: f32 = 0.65;

/// Whether the article speaks of a name that nothing introduces; one beside a date may be the author's, unless another name `is_introduced`.
pub(super) fn is_one(text: &str, layout: &Layout, byline: &ByCandidate, is_introduced: bool) -> bool {
    let is_dated = || layout.dates.iter().any(|date| date.unit == byline.unit);
    let is_named = || is_tag(text, layout, byline) || (is_introduced || !is_dated()) && is_spoken_of(text, layout, byline, is_introduced);
    is_above_slash(text, layout, byline) || byline.score >= LISTED_BYLINE_THRESHOLD && is_named()
}

/// "Tom Reed", "/", "Elm Radio", each on its line: who made a picture, and for whom.
fn is_above_slash(text: &str, layout: &Layout, byline: &ByCandidate) -> bool {
    layout.units.get(byline.unit + 1).is_some_and(|below| below.span.of(text) == "/")
}

/// The units of the body that end like a sentence.
pub(super) fn paragraphs(layout: &Layout) -> impl DoubleEndedIterator<Item = usize> {
    let is_paragraph = |at: &usize| layout.body[*at] > BODY_THRESHOLD && layout.measures[*at].ends_sentence;
    (0..layout.units.len()).filter(is_paragraph)
}

/// Whether a name is one of several lines below the article's beginning that its paragraphs speak of: tags without a head.
fn is_tag(text: &str, layout: &Layout, byline: &ByCandidate) -> bool {
    let is_spoken_of = |at: usize| {
        let line = layout.units[at].span.of(text);
        !layout.measures[at].ends_sentence && paragraphs(layout).any(|at| layout.units[at].span.of(text).contains(line))
    };
    let [above, below] = [byline.unit.checked_sub(1), Some(byline.unit + 1).filter(|at| *at < layout.units.len())];
    paragraphs(layout).next().is_some_and(|first| first < byline.unit)
        && is_spoken_of(byline.unit)
        && above.into_iter().chain(below).any(is_spoken_of)
}

/// Whether headline or paragraphs speak of somebody: not at their beginning, where the author's life is told.
fn is_spoken_of(text: &str, layout: &Layout, byline: &ByCandidate, is_introduced: bool) -> bool {
    let is_seen = || layout.units.get(byline.unit + 1).is_some_and(|below| is_credit_line(below.span.of(text)));
    let line = layout.units[byline.unit].span.of(text);
    let speaks_of = |at: usize, name: &str| {
        let paragraph = layout.units[at].span.of(text);
        let owns = || paragraph.strip_prefix(name).is_some_and(|behind| behind.starts_with(['’', '\'']));
        paragraph.find(name).is_some_and(|at| at > 0) || owns()
    };
    let is_spoken_of = |name: &str| layout.title.into_iter().chain(paragraphs(layout)).any(|at| speaks_of(at, name));
    (byline.score < SPOKEN_OF_THRESHOLD || is_introduced || is_seen()) && byline.what.names.iter().any(|name| is_spoken_of(name.of(line)))
}

#[cfg(test)]
mod tests {
    use crate::parse::Parser;

    fn authors(above: &str, headline: &str, below: &str) -> Vec<String> {
        let body = "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.\n\n\
            Divers with Tom Reed had found no damage below the water line, and the crew had used the days to paint the saloon.\n\n\
            Eva Holm, who owns the Harbour Office, paid for the paint, and the mail of a week and a half went out with the first boat.";
        Parser::new().parse_layout(&format!("{headline}\n\n{above}\n\nMarch 4, 2024\n\n{body}\n\n{below}\n")).authors
    }

    const HEADLINE: &str = "Ferry Sails Again to the Southern Islands";

    #[test]
    fn ok_tags_are_no_authors() {
        assert!(authors("", HEADLINE, "Elmholm\nEva Holm\nHarbour Office").is_empty());
        assert_eq!(authors("By Ada Lund", HEADLINE, "Elmholm\nEva Holm\nHarbour Office"), ["Ada Lund"]);
        assert_eq!(authors("By Eva Holm", HEADLINE, ""), ["Eva Holm"], "whom a word introduces writes");
    }

    #[test]
    fn ok_who_made_a_picture_for_a_station_is_no_author() {
        assert_eq!(authors("By Ada Lund\n\nJim Marsh\n\n/\n\nElm Radio", HEADLINE, ""), ["Ada Lund"]);
    }

    #[test]
    fn ok_who_is_spoken_of_is_no_author() {
        assert_eq!(authors("By Ada Lund\n\nTom Reed", HEADLINE, ""), ["Ada Lund"]);
        assert_eq!(authors("By Ada Lund\n\nPia Kern", HEADLINE, ""), ["Ada Lund", "Pia Kern"]);
        assert_eq!(authors("By Ada Lund\n\nPia Kern", "Harbour Office Thanks Pia Kern for the Paint", ""), ["Ada Lund"]);
    }
}
