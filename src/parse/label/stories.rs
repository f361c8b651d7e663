//! Pages of several stories: a section, a tag, what somebody wrote, what a search found. Each story has a headline, a day and a sentence, and none is an article.

use super::Labelled;
use crate::parse::layout::Layout;
use crate::parse::layout::measure::Measures;
use crate::record::Label;

/// So many days stand among the stories of such a page, and so many sentences; these have so many words on the whole.
const LEAST_DAYS: usize = 4;
const LEAST_SENTENCES: usize = 3;
const MOST_WORDS: f32 = 30.0;
/// Words of a line with the day of a story.
const LONGEST_DATED: f32 = 8.0;
/// Units above the first sentence and below the last where a story's day may stand.
const REACH: usize = 2;

/// Whether what was taken for a body are sentences with headlines and days between them, and no two sentences below each other.
pub(super) fn are_several(layout: &Layout, labels: &[Labelled]) -> bool {
    let m = |at: usize| &layout.measures[at];
    let sentences: Vec<usize> =
        (0..labels.len()).filter(|at| labels[*at].0.is_body() && labels[*at].0 != Label::Heading && is_sentence(m(*at))).collect();
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return false };
    let are_apart = sentences.windows(2).all(|pair| pair[1] - pair[0] > 1);
    let words: f32 = sentences.iter().map(|at| m(*at).words).sum();
    if sentences.len() < LEAST_SENTENCES || !are_apart || words > MOST_WORDS * sentences.len() as f32 {
        return false;
    }
    let around = first.saturating_sub(REACH)..=last + REACH;
    let is_dated = |unit: &usize| !labels[*unit].0.is_body() && m(*unit).words <= LONGEST_DATED;
    let days = layout.dates.iter().filter(|c| around.contains(&c.unit) && (c.what.span.start == 0 || is_dated(&c.unit)));
    let mut days: Vec<usize> = days.map(|c| c.unit).collect();
    days.dedup();
    days.len() >= LEAST_DAYS
}

fn is_sentence(m: &Measures) -> bool {
    m.ends_sentence || m.ends_ellipsis || m.words >= LEAST_WORDS
}

/// Words of a line that is no headline, though it does not end with a stop: "… said. Read more".
const LEAST_WORDS: f32 = 12.0;

#[cfg(test)]
mod tests {
    use crate::parse::Parser;
    use crate::rules::SEVERAL_STORIES;

    #[test]
    fn ok_the_page_of_a_section_is_no_article() {
        let is_flagged = |text: &str| Parser::new().parse_layout(text).flags.contains(&&SEVERAL_STORIES);
        let stories = [
            ("Ferry sails again after eleven days", "The ferry between Elmholm and the islands sailed again on Monday.", "March 8, 2024"),
            ("Harbour office paints its pier blue", "Nobody knows why, and nobody was asked.", "March 7, 2024"),
            ("Divers find a bicycle below the pier", "It has been there since the war, the owner says.", "March 6, 2024"),
            ("Bakery burns down, nobody hurt", "The fire began in the oven and ended in the attic, it is said.", "March 5, 2024"),
            ("The seal is back in town", "She was seen at the fish market early on Tuesday, eating.", "March 4, 2024"),
        ];
        let page: Vec<String> = stories.iter().map(|(headline, said, day)| format!("{headline}\n\n{said}\n\n{day}")).collect();
        assert!(is_flagged(&format!("Elm Times\n\nNews\n\nSport\n\nSubscribe\n\nBoats\n\n{}\n\nLoad more\n", page.join("\n\n"))));
        let article: Vec<&str> = stories.iter().map(|story| story.1).collect();
        assert!(!is_flagged(&format!("Ferry Sails Again\n\nBy Ada Lund\n\nMarch 8, 2024\n\n{}\n", article.join("\n\n"))));
    }
}
