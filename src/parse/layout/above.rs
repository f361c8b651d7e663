//! Above an article's headline stand menus, the stories of the day, the programme of the games; nothing of the article.

use super::SURELY_BODY;
use super::measure::Measures;
use super::threads::TAKEN_BACK;

/// Takes back what stands above the headline, unless more that is surely an article's stands there than below: then the headline is another one's.
pub(super) fn settle(measures: &[Measures], title: Option<usize>, body: &mut [f32]) {
    let Some(title) = title else { return };
    let sure_words = |units: std::ops::Range<usize>| {
        let sure = units.filter(|at| body[*at] > SURELY_BODY);
        sure.map(|at| measures[at].words).sum::<f32>()
    };
    if sure_words(0..title) <= sure_words(title..body.len()) {
        body[..title].fill(TAKEN_BACK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(title: Option<usize>, scores: [f32; 4]) -> [f32; 4] {
        let mut body = scores;
        settle(&[Measures { words: 20.0, ..Measures::default() }; 4], title, &mut body);
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
    }
}
