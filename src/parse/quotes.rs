//! Direct quotations of a body, who says them, and the words that show it.
//!
//! What counts as a statement (`DESIGN.md` has the rule in full): a quoted span that somebody is said to say, or that is a sentence by itself. Scare quotes, titles and
//! names in quotation marks are left out.

mod genders;
mod marks;
mod people;
mod reader;
mod speaker;
mod statement;
mod subject;
mod verbs;

use super::tokens::Token;
use crate::record::{Entity, Quote};
use crate::text::offsets::CodePoints;
use people::People;

/// A quoted span of a body, in bytes, without its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quoted {
    pub start: usize,
    pub end: usize,
    /// Bytes with the marks.
    pub outer_start: usize,
    pub outer_end: usize,
    /// Whether the closing mark is missing and the paragraph's end closes it.
    pub unclosed: bool,
}

/// What was found, and whether a mark was never closed.
pub(crate) struct Found {
    pub quotes: Vec<Quote>,
    pub unclosed: bool,
}

/// Finds the quotations of a body. `tokens` are the body's; `entities` are its mentions, if any were recognised.
pub(crate) fn find(body: &str, tokens: &[Token], entities: &[Entity]) -> Found {
    let quoted = marks::quoted(body);
    if quoted.is_empty() {
        return Found { quotes: Vec::new(), unclosed: false };
    }
    let people = People::of(body, tokens, entities);
    let said = speaker::attribute(body, tokens, &quoted, &people);
    let mut points = CodePoints::new(body);
    let mut quotes = Vec::new();
    for (quoted, said) in quoted.iter().zip(said) {
        let Some(said) = said else { continue };
        let start = points.at(quoted.start) as i32;
        let end = points.at(quoted.end) as i32;
        quotes.push(Quote { text: body[quoted.start..quoted.end].to_owned(), speaker: said.speaker, cue: said.cue, start, end });
    }
    Found { quotes, unclosed: quoted.iter().any(|q| q.unclosed) }
}

#[cfg(test)]
mod tests {
    use crate::parse::Parser;

    const PEOPLE: &str = "The council of Harwick met on Monday evening to talk about the new ferry, and Ada Lund, Jonas Berg and Peter Marsh \
        were there, as they have been at every meeting since the first one.\n\n";

    /// Who says each quotation of a text about three people; "?" where nobody is named.
    fn speakers(text: &str) -> Vec<String> {
        let draft = Parser::new().parse_body(&format!("{PEOPLE}{text}"));
        draft.quotes.into_iter().map(|quote| quote.speaker.unwrap_or_else(|| "?".to_owned())).collect()
    }

    #[test]
    fn ok_the_speaker_stands_behind_before_or_between() {
        for text in [
            "“The ferry sails on Friday,” said Lund.",
            "“The ferry sails on Friday,” Lund told the council.",
            "“The ferry sails on Friday.” Lund said.",
            "Lund said: “The ferry sails on Friday.”",
            "According to Lund, “the ferry sails on Friday.”",
            "“The ferry sails on Friday” if nobody is against it, said Lund.",
            "“The ferry is late” whenever Berg is on board, said Ada Lund, the mayor.",
            "''They call it the 'old ferry,''' said Lund.",
            "“LUND: The ferry sails on Friday, and not before.”",
        ] {
            assert_eq!(speakers(text), ["Ada Lund"], "{text}");
        }
    }

    #[test]
    fn ok_what_is_put_in_between_does_not_speak() {
        for text in [
            "“The ferry sails on Friday,” Ada Lund (D-Elm.) said on Monday.",
            "“The ferry sails on Friday,” Ada Lund, D-N.Y., said on Monday.",
            "“The ferry sails on Friday,” Lund, after a long pause, said of the plan.",
            "Ada Lund, asked about the letters of Jonas Berg, had said, “The ferry sails on Friday.”",
            "Ada Lund endorsed Jonas Berg at the harbour, in Mr. Marsh’s own café, calling him “a man of the sea and of his word.”",
            "Ada Lund sailed with Jonas Berg on Monday because she said “the ferry was safe.”",
            "Ada Lund, deputy of Jonas Berg, wrote to the council on Monday, telling them, “The ferry sails on Friday.”",
        ] {
            assert_eq!(speakers(text), ["Ada Lund"], "{text}");
        }
    }

    #[test]
    fn ok_a_speaker_goes_on_behind_a_title() {
        let text = "“The ferry sails on Friday,” Lund said on Monday on “Elm at Noon.” “I have seen the timetable, and it is printed.”";
        assert_eq!(speakers(text), ["Ada Lund", "Ada Lund"]);
    }

    #[test]
    fn ok_a_pronoun_stands_for_the_subject_before_it() {
        for text in [
            "When Berg defended the plan, Marsh left no doubt of what he thought of it.\n\n“I will not sail on that ferry,” he said.",
            "Marsh was not sure when Berg asked whether the ferry would sail.\n\n“It depends on the weather,” he said.",
        ] {
            assert_eq!(speakers(text), ["Peter Marsh"], "{text}");
        }
    }

    #[test]
    fn ok_a_pronoun_is_nobody_where_it_may_be_anything() {
        assert_eq!(
            speakers("“The ferry sails on Friday,” Lund said, adding that “the harbour is ready for it.”"),
            ["Ada Lund", "Ada Lund"]
        );
    }
}
