//! Sentences by which a page speaks of itself to its reader: who holds the rights, what the newsletter brings, who pays for the links. They are written like an
//! author's, and stand right below the article or in it; no article says them of itself.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::BODY_THRESHOLD;
use super::candidates::{Page, is_address};
use super::threads::TAKEN_BACK;

/// What such sentences say, in the languages of most pages.
const NOTICES: &[&str] = &[
    "all rights reserved",
    "to your inbox",
    "to our newsletter",
    "our privacy policy",
    "submit a letter to the editor",
    "we may receive compensation",
    "we may receive a commission",
    "may earn a commission",
    "contains affiliate link",
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "cookie is used to",
    "cookie is set by",
    "cookie is installed by",
    "purpose of the cookie is",
    "purpose of this cookie is",
    "what you think about this article",
    "support our journalism",
    "click here",
    "follow us on",
    "follow me on",
    "a version of this article appear",
    "not responsible for the content of external",
    "opinions expressed by",
    "opinions expressed in this",
    "opinions expressed here",
    "views expressed in this",
    "views expressed here",
    "support independent journalism",
    "unsere berichterstattung",
    "unseren journalismus",
    "this entry was posted",
    "uses akismet to reduce spam",
    "bookmark the permalink",
    "email address will not be published",
    "eintrag wurde veröffentlicht",
    "beitrag wurde veröffentlicht",
    "verwendet akismet",
    "e-mail-adresse wird nicht veröffentlicht",
    "alle rechte vorbehalten",
    "alle angaben ohne gewähr",
    "handelt es sich um affiliate",
    "um den inhalt zu laden",
    "auf den unteren button",
    "unseren newsletter",
    "unsere datenschutz",
    "unserer datenschutz",
    "klicken sie hier",
    "folgen sie uns",
    "meinung der redaktion",
    "tous droits réservés",
    "à notre newsletter",
    "cliquez ici",
    "suivez-nous",
    "todos los derechos reservados",
    "a nuestra newsletter",
    "haz clic aquí",
    "haga clic aquí",
    "síguenos en",
    "siga-nos n",
    "nos siga n",
    "tutti i diritti riservati",
    "alla nostra newsletter",
    "clicca qui",
    "seguici su",
    "todos os direitos reservados",
    "clique aqui",
    "alle rechten voorbehouden",
    "onze nieuwsbrief",
    "klik hier",
    "все права защищены",
];

/// Takes back what network and trees gave to such sentences, and to the page's address where a text begins with it.
pub(super) fn settle(page: &Page<'_>, body: &mut [f32]) {
    if let (Some(score), Some(first)) = (body.first_mut(), page.units.first())
        && is_address(first.span.of(page.text))
    {
        *score = TAKEN_BACK;
    }
    for (score, unit) in body.iter_mut().zip(page.units) {
        if *score > BODY_THRESHOLD && is_notice(unit.span.of(page.text)) {
            *score = TAKEN_BACK;
        }
    }
}

fn is_notice(line: &str) -> bool {
    static SIGNS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(NOTICES).ok());
    SIGNS.as_ref().is_some_and(|signs| signs.is_match(line))
}

#[cfg(test)]
mod tests {
    use super::is_notice;

    #[test]
    fn ok_the_address_of_a_page_is_neither_headline_nor_body() {
        let body = "The ferry across the Elm sails again since Monday, earlier than the harbour office had hoped for in the autumn.\n\n\
            It had stayed at its pier for eleven days, because nobody knew whether the ice had damaged it, the harbour office said.";
        let draft = crate::parse::Parser::new().parse_layout(&format!("https://example.org/news/ferry-sails-again\n\n{body}\n"));
        assert_eq!((draft.title, draft.body.as_str()), (None, body));
    }

    #[test]
    fn ok_notices() {
        for line in [
            "© 2024 The Harbour Post. All Rights Reserved.",
            "The best of the week, straight to your inbox every Friday.",
            "If you buy something through our links, we may earn a commission.",
            "_visits 13 months This cookie is set by the shop to tell its visitors apart.",
            "A version of this article appeared in print on 4 March 2024, on page 3, with the headline: Ferry Sails Again.",
            "Alle Rechte vorbehalten. Abdruck nur mit Genehmigung.",
        ] {
            assert!(is_notice(line), "{line}");
        }
        for line in [
            "“A version of this article of the treaty was printed in 1848,” she said.",
            "The firm changed its privacy policy in March.",
            "In a letter to the editor she called it a mistake.",
            "The firm is not responsible for the content of what its readers write, the court found.",
            "In dem Streit geht es um den Inhalt von elf Briefen.",
            "“We may earn less this year,” the baker said.",
            "“This cookie is crisp as a wafer,” she said, and the cookie is best eaten warm.",
            "The shop uses cookies to follow its visitors, the report found.",
        ] {
            assert!(!is_notice(line), "{line}");
        }
    }
}
