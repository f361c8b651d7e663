//! What stands outside the article: a header's fields, above its headline menus, the stories of the day, the programme of the games; far below its end teasers and the small print.

use super::candidates::Page;
use super::headline;
use super::measure::Measures;
use super::threads::TAKEN_BACK;
use super::{BODY_THRESHOLD, SURELY_BODY};
use crate::parse::fields;

/// So many lines of the page part the article from what is none of it.
const FAR_BELOW: usize = 20;
/// What stands so far below is the article's if it is more than this share of all.
const MOST_OF_STRAYS: f32 = 0.2;

/// So many words that are surely an article's stand above no headline of its own.
const MOST_SURE_WORDS: f32 = 50.0;

/// Takes back the fields between two rules at the very beginning; of those without rules, what tells of the article before it comes.
pub(super) fn front_matter(page: &Page<'_>, body: &mut [f32]) {
    if let Some(end) = headline::front_matter(page) {
        body[..=end].fill(TAKEN_BACK);
    }
    let fields = headline::leading_fields(page);
    if (LEAST_FIELDS..body.len()).contains(&fields) {
        for at in (0..fields).filter(|at| fields::is_description(page.units[*at].span.of(page.text))) {
            body[at] = TAKEN_BACK;
        }
    }
}

/// Fewer at the beginning are no header.
const LEAST_FIELDS: usize = 3;

/// Takes back what stands above the headline, unless much that is surely an article's stands there, or more than below: then the headline is another one's.
pub(super) fn above(measures: &[Measures], title: Option<usize>, body: &mut [f32]) {
    let Some(title) = title else { return };
    let sure_words = |units: std::ops::Range<usize>| {
        let sure = units.filter(|at| body[*at] > SURELY_BODY);
        sure.map(|at| measures[at].words).sum::<f32>()
    };
    if sure_words(0..title) <= sure_words(title..body.len()).min(MOST_SURE_WORDS) {
        body[..title].fill(TAKEN_BACK);
    }
}

/// Takes back what little stands far below the article.
pub(super) fn below(measures: &[Measures], body: &mut [f32]) {
    let taken: Vec<usize> = (0..body.len()).filter(|at| body[*at] > BODY_THRESHOLD).collect();
    let most = MOST_OF_STRAYS * taken.iter().map(|at| measures[*at].chars).sum::<f32>();
    let (mut chars, mut strays) = (0.0, taken.len());
    for at in (1..taken.len()).rev() {
        chars += measures[taken[at]].chars;
        if chars <= most && taken[at] - taken[at - 1] > FAR_BELOW {
            strays = at;
        }
    }
    taken[strays..].iter().for_each(|at| body[*at] = TAKEN_BACK);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(title: Option<usize>, scores: [f32; 4]) -> [f32; 4] {
        let mut body = scores;
        above(&[Measures { words: 20.0, ..Measures::default() }; 4], title, &mut body);
        body
    }

    #[test]
    fn ok_nothing_above_the_headline_is_the_articles() {
        assert_eq!(settled(Some(2), [0.7, 0.95, 0.1, 0.95]), [TAKEN_BACK, TAKEN_BACK, 0.1, 0.95]);
        assert_eq!(settled(None, [0.7, 0.95, 0.1, 0.95]), [0.7, 0.95, 0.1, 0.95]);
    }

    #[test]
    fn ok_a_headline_below_the_article_is_another_ones() {
        assert_eq!(settled(Some(3), [0.95, 0.95, 0.7, 0.1]), [0.95, 0.95, 0.7, 0.1]);
        let mut body = [0.95, 0.95, 0.95, 0.1, 0.95, 0.95, 0.95, 0.95];
        above(&[Measures { words: 20.0, ..Measures::default() }; 8], Some(3), &mut body);
        assert_eq!(body[..3], [0.95; 3], "sixty words");
    }

    #[test]
    fn ok_what_little_stands_far_below_is_the_pages() {
        let left = |strays: usize, gap: usize| {
            let mut body = [vec![0.9; 8], vec![0.1; gap], vec![0.9; strays]].concat();
            below(&vec![Measures { chars: 100.0, ..Measures::default() }; body.len()], &mut body);
            body.iter().filter(|score| **score > BODY_THRESHOLD).count()
        };
        assert_eq!((left(2, 20), left(2, 19), left(3, 20)), (8, 10, 11));
    }
}
