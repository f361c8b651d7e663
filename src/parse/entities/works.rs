//! Things that are made, held or signed and not bodies: "Ferry Safety Act", "Elm Summit", "Vision 2030".

use super::Tagged;
use super::words::WORKS;
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;

/// Drops what the model took for organisations and such a noun heads.
pub(super) fn drop_works(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    let is_work = |mention: &Tagged| ends_with_year(tokens, mention) || WORKS.has_hash(tokens[head(body, tokens, mention)].lower);
    tagged.retain(|mention| mention.kind != EntityType::Org || !is_work(mention));
}

/// Bodies are not numbered by years.
fn ends_with_year(tokens: &[Token], mention: &Tagged) -> bool {
    let last = &tokens[mention.to - 1];
    mention.to - mention.from > 1 && last.case == Case::Number && last.end - last.start == 4
}

/// The word that says what a name is of: the last one, or the one before "of" or "for"; years do not count.
fn head(body: &str, tokens: &[Token], mention: &Tagged) -> usize {
    let links = |at: &usize| matches!(tokens[*at].of(body), "of" | "for" | "on" | "to");
    let end = (mention.from + 1..mention.to).find(links).unwrap_or(mention.to);
    (mention.from..end).rfind(|at| tokens[*at].case != Case::Number).unwrap_or(mention.from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::entities::boundaries::tests::tagged;
    use crate::parse::tokens::tokenize;

    #[test]
    fn ok_what_is_made_or_held_is_no_body() {
        let is_kept = |words: &str| {
            let (body, mut tokens) = (format!("It was the {words} again."), Vec::new());
            tokenize(&body, &mut tokens);
            let mut mentions = vec![tagged(&body, &tokens, words, EntityType::Org)];
            drop_works(&body, &tokens, &mut mentions);
            !mentions.is_empty()
        };
        assert!(is_kept("Ferry Authority") && is_kept("Council of Ferry Awards"));
        assert!(!is_kept("Ferry Safety Act") && !is_kept("National Plan for Ferries") && !is_kept("Harbours 2030"));
    }
}
