//! Who the author is, told below an article under the name printed again.

use crate::parse::layout::Layout;

/// What is more than this share of the body is the article's.
const MOST_OF_BODY: f32 = 0.2;
/// Units of the body that stand above at least.
const LEAST_ABOVE: usize = 2;

/// The unit below the article that is an author's name and nothing else, if little of the body stands below it.
pub(super) fn first_unit(text: &str, layout: &Layout, authors: &[&str], is_body: impl Fn(usize) -> bool) -> Option<usize> {
    let body: Vec<usize> = (0..layout.units.len()).filter(|at| is_body(*at)).collect();
    let chars = |at: &usize| layout.measures[*at].chars;
    let most = MOST_OF_BODY * body.iter().map(chars).sum::<f32>();
    let mut below = 0.0;
    let is_too_much = |at: &&usize| {
        below += chars(at);
        below > most
    };
    let last_above = *body[LEAST_ABOVE.min(body.len())..].iter().rev().find(is_too_much)?;
    let is_name = |at: &usize| {
        let line = layout.units[*at].span.of(text);
        authors.iter().any(|author| author.contains(' ') && line.eq_ignore_ascii_case(author))
    };
    (last_above + 1..layout.units.len()).find(is_name)
}

#[cfg(test)]
mod tests {
    use crate::parse::Parser;

    const SAID: &str =
        "The ferry between Elmholm and the southern islands sailed again on Monday after eleven days at its pier, the harbour office said.";

    fn body(below: &str) -> String {
        let paragraphs = [SAID, SAID, SAID, SAID, SAID].map(|said| format!("{said}\n\n")).concat();
        let text = format!("Ferry Sails Again to the Southern Islands\n\nBy Ada Lund\n\nMarch 4, 2024\n\n{paragraphs}{below}\n");
        Parser::new().parse_layout(&text).body.into_string()
    }

    #[test]
    fn ok_what_stands_below_the_authors_name_is_her_life() {
        let life = "I have seen the ferry sail and stay for ten years, and I like the mail boat best.";
        assert!(!body(&format!("Ada Lund\n\n{life}")).contains(life));
        assert!(body(&format!("Eva Holm\n\n{life}")).contains(life));
    }

    #[test]
    fn ok_a_first_name_and_a_trade_tell_it_too() {
        let life = "Ada is a senior reporter of the harbour who has seen the ferry sail and stay for ten years.";
        assert!(!body(life).contains(life));
        let own = "Ada is a boat of the harbour office, and it has seen the ferry sail and stay for ten years, said the crew.";
        assert!(body(own).contains(own));
    }

    #[test]
    fn ok_what_is_much_is_the_articles() {
        let rest = [SAID, SAID, SAID].join(" Again.\n\n");
        assert!(body(&format!("Ada Lund\n\n{rest}")).ends_with(SAID));
    }
}
