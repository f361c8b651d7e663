//! Lines that the text itself holds together: where paragraphs stand apart by blank lines, lines without one between them are one paragraph's: a list's, an
//! address's, a verse's.

use super::Labelled;
use crate::parse::layout::Layout;
use crate::record::Label;

/// A longer line that ends with a sentence is a paragraph: what stands below it and is none, a heading or a link, is no line of it.
const SHORTEST_PARAGRAPH_CHARS: f32 = 120.0;

/// Makes lines of units that go on with the paragraph before. A heading right above its paragraph keeps to itself; two in a row are no headings but items.
pub(super) fn settle(layout: &Layout, labels: &mut [Labelled]) {
    let followers: Vec<usize> = (0..labels.len()).filter(|at| labels[*at].0.is_body()).skip(1).collect();
    let closes = |at: usize| layout.measures[at].ends_sentence && layout.measures[at].chars > SHORTEST_PARAGRAPH_CHARS;
    let is_held = |at: &usize| {
        let is_apart = layout.units[*at].after_blank || closes(at - 1) && !layout.measures[*at].ends_sentence;
        !is_apart && labels[at - 1].0.is_body()
    };
    let held: Vec<usize> = followers.iter().copied().filter(is_held).collect();
    let has_blanks = followers.iter().any(|at| layout.units[*at].after_blank);
    if !has_blanks || !paragraphs_stand_apart(layout, &followers, &held) {
        return;
    }
    for at in held {
        match (labels[at - 1].0, labels[at].0) {
            (Label::Standfirst, _) | (Label::Heading, Label::Body) => continue,
            (Label::Heading, _) => labels[at - 1] = (Label::Body, "the first of lines that stand together"),
            _ => {}
        }
        labels[at] = (Label::Line, "stands with the line before, where paragraphs stand apart");
    }
}

/// Whether half of the paragraphs, or of all lines where there is none, are not held. A list of many lines does not say how paragraphs stand.
fn paragraphs_stand_apart(layout: &Layout, followers: &[usize], held: &[usize]) -> bool {
    let paragraphs = |lines: &[usize]| lines.iter().filter(|at| layout.measures[**at].chars > SHORTEST_PARAGRAPH_CHARS).count();
    match paragraphs(followers) {
        0 => held.len() * 2 <= followers.len(),
        all => paragraphs(held) * 2 <= all,
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::Parser;

    const ARTICLE: &str = "The ferry between Elmholm and the southern islands will sail more often from Monday, the harbour office said, and for the first time since the war it will carry cars.\n\n\
        Divers had found no damage below the water line, and the crew had used the days to paint the saloon, which now is as blue as the sea.\n\n";
    const END: &str =
        "\n\nTickets cost as much as last year, the office said on Friday, and children under six sail free of charge on every boat.\n";

    fn body(middle: &str) -> String {
        Parser::new().parse_layout(&format!("{ARTICLE}{middle}{END}")).body.into_string()
    }

    #[test]
    fn ok_the_lines_of_a_list_are_one_paragraph() {
        let list = "The boats sail at these hours:\n\n* at nine, to the southern islands and back again\n* at noon, to the town, with cars\n* at six, to the southern islands only";
        let lines =
            "at nine, to the southern islands and back again\nat noon, to the town, with cars\nat six, to the southern islands only";
        assert!(body(list).contains(&format!("\n\n{lines}\n\n")), "{}", body(list));
    }

    #[test]
    fn ok_a_long_list_is_one_paragraph_too() {
        let list: Vec<String> = (1..20).map(|hour| format!("at {hour}, to the southern islands and back again")).collect();
        let list = list.join("\n");
        assert!(body(&format!("The boats sail at these hours:\n\n{list}")).contains(&format!("\n\n{list}\n\n")));
    }

    #[test]
    fn ok_a_heading_right_above_its_paragraph_is_none_of_its_lines() {
        let middle = "What It Costs\nA car will cost as much as four passengers, the office said, and a bicycle as much as one child.";
        assert!(body(middle).contains("\n\nWhat It Costs\n\nA car will cost"), "{}", body(middle));
    }

    #[test]
    fn ok_a_link_right_below_its_paragraph_is_none_of_its_lines() {
        let middle = "A car will cost as much as four passengers, the office said, and a bicycle as much as one child, as it did before the war on all boats.\nWhere to buy tickets";
        let paragraphs = middle.replace('\n', "\n\n");
        assert!(body(middle).contains(&paragraphs), "{}", body(middle));
    }

    #[test]
    fn ok_where_no_paragraphs_stand_apart_every_line_is_one() {
        let text = format!("{}{END}", ARTICLE.trim_end()).replace("\n\n", "\n");
        assert_eq!(Parser::new().parse_layout(&text).body.as_str().matches("\n\n").count(), 2);
    }

    #[test]
    fn ok_paragraphs_without_blank_lines_are_no_list() {
        let (first, second) = ARTICLE.trim_end().split_once("\n\n").unwrap();
        let standfirst = "The boat had stayed at its pier for eleven days, and nobody knew why until divers looked.";
        let text = format!(
            "Ferry Will Sail More Often\n{standfirst}\nBy Ada Lund\nMarch 5, 2024\n{first}\n{second}\nTickets cost as much as last year.\n"
        );
        assert_eq!(Parser::new().parse_layout(&text).body.as_str().split("\n\n").count(), 4);
    }
}
