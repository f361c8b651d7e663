//! What a letter begins and ends with, where an article is one: "Dear members of the council,", "Yours sincerely,".

use super::BODY_THRESHOLD;
use super::candidates::Page;
use super::items::ITEM;
use crate::text::is_one_of;

/// Words of a salutation.
const LONGEST_SALUTATION: f32 = 8.0;

/// What salutations begin with, and the whole lines that letters close with, in lower case.
const SALUTATIONS: &[&str] = &[
    "dear", "liebe", "lieber", "sehr", "cher", "chère", "chers", "querido", "querida", "estimado", "estimada", "caro", "cara", "beste",
    "geachte",
];
const CLOSINGS: &[&str] = &[
    "yours sincerely",
    "yours faithfully",
    "yours truly",
    "yours",
    "sincerely",
    "sincerely yours",
    "respectfully",
    "respectfully yours",
    "kind regards",
    "best regards",
    "warm regards",
    "regards",
    "with best wishes",
    "best wishes",
    "in solidarity",
    "mit freundlichen grüßen",
    "mit freundlichem gruß",
    "mit besten grüßen",
    "herzliche grüße",
    "hochachtungsvoll",
    "cordialement",
    "bien cordialement",
    "atentamente",
    "un cordial saludo",
    "cordiali saluti",
    "distinti saluti",
    "met vriendelijke groet",
    "atenciosamente",
];

/// Gives the salutation right above a paragraph of the article and the closing right below one to the body.
pub(super) fn settle(page: &Page<'_>, body: &mut [f32]) {
    let is_body = |body: &[f32], at: usize| body.get(at).is_some_and(|likelihood| *likelihood > BODY_THRESHOLD);
    for at in 0..body.len() {
        let Some(line) = page.units[at].span.of(page.text).strip_suffix(',') else { continue };
        let is_salutation =
            || page.measures[at].words <= LONGEST_SALUTATION && line.split(' ').next().is_some_and(|word| is_one_of(SALUTATIONS, word));
        if is_body(body, at + 1) && is_salutation() || at > 0 && is_body(body, at - 1) && is_one_of(CLOSINGS, line) {
            body[at] = body[at].max(ITEM);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::candidates::Signs;
    use crate::parse::layout::measured;

    #[test]
    fn ok_a_letter_begins_and_ends_beside_its_paragraphs() {
        let text =
            "Dear members of the council,\n\nYou have voted to close our bridge.\n\nYours sincerely,\n\nShare\n\nRegards,\n\nDear reader,";
        let (units, measures) = measured(text);
        let signs = Signs::new(text, &units, &measures);
        let mut body = [0.2, 0.9, 0.2, 0.1, 0.2, 0.2];
        settle(&Page { text, units: &units, measures: &measures, signs: &signs }, &mut body);
        assert_eq!(body, [ITEM, 0.9, ITEM, 0.1, 0.2, 0.2]);
    }
}
