//! Pages that stand in for an article: the server has no such page, refuses it, or asks first whether a person reads it. A crawler keeps them like articles.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::parse::layout::threads::TAKEN_BACK;
use crate::parse::layout::{BODY_THRESHOLD, Layout};

/// What such pages say, in lower case; no report says it of the world.
const PHRASES: &str = "page not found|404 not found|404 error|error 404|403 forbidden|error 403|502 bad gateway|503 service|504 gateway time|500 internal server
    internal server error|429 too many requests|page you are looking for|page you were looking for|page you requested|article you requested
    page could not be found|page can't be found|page cannot be found|this page doesn't exist|this page does not exist
    this page is no longer available|this article is no longer available|this content is no longer available|access to this page has been denied
    don't have permission to access this|do not have permission to access this|checking your browser|site connection is secure|verify you are human
    verifying you are human|are you a robot?|you're not a robot|you are not a robot|unusual activity from your|unusual traffic from your
    pardon our interruption|please enable js and|enable javascript and cookies|attention required! 
    not available in your region
    unavailable due to legal reasons|unavailable in most european countries|this site can't be reached|request is being verified
    site is under maintenance|currently performing scheduled maintenance|you have been blocked|this domain is for sale|this account has been suspended
    seite nicht gefunden|seite wurde nicht gefunden|seite existiert nicht|seite existiert leider nicht|page introuvable|page non trouvée
    page que vous recherchez|page demandée n'existe|página no encontrada|página que busca|página que estás buscando|no se encontró la página
    pagina non trovata|página não encontrada|pagina niet gevonden|strona nie została znaleziona|nie znaleziono strony|sidan kunde inte hittas
    stránka nenalezena|stránka nebyla nalezena|sayfa bulunamadı|страница не найдена|页面不存在|找不到页面|ページが見つかりません|페이지를 찾을 수 없습니다";
/// The same, as whole lines.
const LINES: &str =
    "access denied|forbidden|not found|404|403|just a moment...|under maintenance|zugriff verweigert|accès refusé|acceso denegado
    accesso negato|acesso negado|toegang geweigerd|доступ запрещен";

/// An article has more words than such a page says.
const MOST_WORDS: f32 = 120.0;

/// Leaves nothing of such a page to an article. `is_signed` says that a byline or a date was found: then it is one.
pub(super) fn leave_out(text: &str, layout: &mut Layout, is_signed: bool) {
    let taken = |at: &usize| layout.body[*at] > BODY_THRESHOLD;
    let paragraphs = || (0..layout.units.len()).filter(taken);
    let words: f32 = paragraphs().map(|at| layout.measures[at].words).sum();
    let says_so = |at: usize| says_so(layout.units[at].span.of(text));
    if !is_signed && words <= MOST_WORDS && (layout.title.is_some_and(says_so) || paragraphs().next().is_some_and(says_so)) {
        layout.title = None;
        layout.body.fill(TAKEN_BACK);
    }
}

fn says_so(line: &str) -> bool {
    static SAID: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(listed(PHRASES)).ok());
    let line = line.to_lowercase().replace('’', "'");
    SAID.as_ref().is_some_and(|said| said.is_match(&line)) || listed(LINES).any(|whole| whole == line)
}

fn listed(phrases: &'static str) -> impl Iterator<Item = &'static str> {
    phrases.split(['|', '\n']).map(str::trim).filter(|phrase| !phrase.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::parse::Parser;

    #[test]
    fn ok_a_page_that_stands_in_for_an_article_has_none() {
        let body = |text: &str| Parser::new().parse_layout(text).body.into_string();
        for page in [
            "Page not found\n\nSorry, the page you are looking for does not exist or has been moved.\n\nGo to homepage\n",
            "Just a moment...\n\nChecking your browser before accessing elm.example.\n\nYour browser will redirect to your requested content shortly.\n",
            "Access Denied\n\nThe harbour office lets nobody see this on its server.\n",
            "Seite nicht gefunden\n\nDie von Ihnen aufgerufene Seite existiert leider nicht.\n",
        ] {
            assert_eq!(body(page), "", "{page}");
        }
        let article = "Page Not Found, a Play\n\nBy Ada Lund\n\nMarch 4, 2024\n\nThe play opens on Monday in the Corn Hall, and all seats are sold.\n";
        assert!(body(article).contains("Corn Hall"), "somebody signed it");
        let brief = "Access Denied to Pier\n\nThe pier stays closed until Monday, the harbour office said, and nobody may walk on it.\n";
        assert!(body(brief).contains("The pier stays closed"));
    }
}
