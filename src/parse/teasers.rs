//! Lines inside articles that lead elsewhere on the site, or belong to the page's own furniture.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::is_one_of;

/// Words before a colon that lead to something else on the site, in lower case.
const TEASERS: &[&str] = &[
    "in the video",
    "video",
    "watch",
    "watch now",
    "read more",
    "more",
    "listen",
    "photos",
    "gallery",
    "don't miss",
    "don’t miss",
    "im video",
    "läs mer",
    "read the full story",
    "in pictures",
    "podcast",
    "disclaimer",
    "editorial disclaimer",
    "zum artikel",
    "weiterlesen",
    "auf dieser seite",
    "lire la suite",
    "leer más",
    "leggi di più",
    "continua a leggere",
    "leia mais",
    "lees meer",
    "les mer",
    "læs mere",
    "czytaj więcej",
    "читать далее",
    "devamını oku",
    "続きを読む",
    "더보기",
];

/// Words above links to other articles, or before a colon and such a link, in lower case.
const LINK_HEADS: &[&str] = &[
    "read also",
    "also read",
    "read next",
    "now read",
    "related",
    "related story",
    "related stories",
    "see also",
    "recommended",
    "lesen sie auch",
    "auch interessant",
    "mehr zum thema",
    "à lire aussi",
    "lire aussi",
    "voir aussi",
    "lea también",
    "lee también",
    "le puede interesar",
    "leggi anche",
    "leia também",
    "veja também",
    "lees ook",
    "läs också",
    "les også",
    "læs også",
    "czytaj też",
    "czytaj także",
    "čtěte také",
    "zobacz także",
    "skaitykite taip pat",
    "читайте также",
    "keep reading",
    "you may also like",
    "you might also like",
    "more on this story",
    "related articles",
    "related posts",
    "related news",
    "related coverage",
    "related reading",
    "recommended reading",
    "recommended stories",
    "suggested reading",
    "more stories",
    "trending",
    "trending now",
    "trending stories",
    "most read",
    "most popular",
    "popular stories",
    "top stories",
    "up next",
    "related content",
    "editor's picks",
    "editor’s picks",
    "das könnte sie auch interessieren",
    "das könnte dich auch interessieren",
    "siehe auch",
    "lesen sie mehr zu diesen themen",
    "mehr dazu",
    "weitere artikel",
    "ähnliche artikel",
    "passend zum thema",
    "auch lesenswert",
    "meistgelesen",
    "sur le même sujet",
    "les plus lus",
    "à découvrir aussi",
    "noticia relacionada",
    "noticias relacionadas",
    "te puede interesar",
    "lo más leído",
    "más noticias",
    "articoli correlati",
    "potrebbe interessarti",
    "i più letti",
    "mais lidas",
    "notícias relacionadas",
    "meest gelezen",
    "関連記事",
    "관련기사",
    "相关阅读",
];

/// Lines that stand inside articles and belong to the page, in lower case and whole.
const FURNITURE: &[&str] = &[
    "advertisement",
    "supported by",
    "privacy policy",
    "terms of use",
    "terms of service",
    "impressum",
    "datenschutzerklärung",
    "haftungsausschluss",
    "story continues",
    "story continues below",
    "story continues below advertisement",
    "article continues below",
    "article continues below advertisement",
    "continue reading",
    "continue reading the main story",
    "share",
    "share this",
    "share this article",
    "tags",
    "search",
    "sign up for our newsletter",
    "anzeige",
    "werbung",
    "teilen",
    "teilen mit",
    "teilen sie dies mit",
    "schlagwörter",
    "markiert mit",
    "wird geladen",
    "suche",
    "partager",
    "compartir",
    "condividi",
    "compartilhar",
    "delen",
    "dela",
    "udostępnij",
    "поделиться",
    "publicité",
    "publicidad",
    "pubblicità",
    "publicidade",
    "continua depois da publicidade",
    "advertentie",
    "media playback is unsupported on your device",
];

/// No line of a page's own furniture is as long.
const LONGEST_FURNITURE: usize = 60;
/// No lead of a teaser is longer.
const LONGEST_TEASER_CHARS: usize = 30;

/// Words that lead elsewhere, before a colon or alone.
static LEADS: LazyLock<HashSet<&str>> = LazyLock::new(|| [TEASERS, LINK_HEADS].concat().into_iter().collect());
/// Whole lines that are no paragraphs.
static WHOLE_LINES: LazyLock<HashSet<&str>> = LazyLock::new(|| [TEASERS, LINK_HEADS, FURNITURE].concat().into_iter().collect());

/// "In the video: …", "[Read also: …]", "Advertisement".
pub(crate) fn is_teaser(line: &str) -> bool {
    let line = line.trim_start_matches(['[', '(']);
    let mark = |c: char| matches!(c, ':' | '|' | '–' | '»');
    let head = line.char_indices().take(LONGEST_TEASER_CHARS).find(|(_, c)| mark(*c)).map(|(at, _)| line[..at].trim());
    let whole = || WHOLE_LINES.contains(line.trim_end_matches([' ', ':', '…', '.']).to_lowercase().as_str());
    head.is_some_and(|head| LEADS.contains(head.to_lowercase().as_str())) || line.len() < LONGEST_FURNITURE && whole()
}

/// "Advertisement", "Privacy policy": a line of the page's own, and no article's headline.
pub(crate) fn is_furniture(line: &str) -> bool {
    line.len() < LONGEST_FURNITURE && is_one_of(FURNITURE, line)
}

/// Whether a link to another article stands below a line.
pub(crate) fn heads_links(line: &str) -> bool {
    line.len() < LONGEST_FURNITURE && is_one_of(LINK_HEADS, line.trim_end_matches([' ', '…', ':']))
}

/// Words in capitals before the colon of a link to another article.
const MOST_LABEL_WORDS: usize = 4;
/// Words behind it: fewer are a fact ("WHERE: Elm Hall").
const LEAST_LABELLED_WORDS: usize = 3;

/// "FERRIES: Islands wait for the mail": capitals, a colon and a headline.
pub(crate) fn is_labelled_headline(line: &str) -> bool {
    let Some((label, headline)) = line.split_once(": ") else { return false };
    let in_capitals = |words: &str| words.contains(char::is_uppercase) && !words.contains(char::is_lowercase);
    let words = label.split(' ').take(MOST_LABEL_WORDS + 1).count();
    words <= MOST_LABEL_WORDS
        && in_capitals(label)
        && label.len() > 2
        && headline.contains(char::is_lowercase)
        && headline.split_whitespace().take(LEAST_LABELLED_WORDS).count() == LEAST_LABELLED_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_headlines_behind_a_label_in_capitals() {
        assert!(is_labelled_headline("FERRIES: Islands wait for the mail") && is_labelled_headline("ELM 2024: What voters said"));
        for line in [
            "Ferries: Islands wait for the mail",
            "WHERE: Elm Hall",
            "FERRIES: ISLANDS WAIT FOR MAIL",
            "新着: Islands wait for mail",
            "A: Islands wait for the mail",
        ] {
            assert!(!is_labelled_headline(line), "{line}");
        }
    }

    #[test]
    fn ok_teasers_say_what_they_are() {
        for line in [
            "In the video: The ferry sails",
            "[Related: The ferry sails]",
            "Lesen Sie auch: Die Fähre fährt",
            "ADVERTISEMENT",
            "You might also like …",
            "Weiterlesen",
            "関連記事",
            "Disclaimer: None of it is true.",
        ] {
            assert!(is_teaser(line), "{line}");
        }
        assert!(is_furniture("Privacy Policy") && !is_furniture("Privacy Policy of the Harbour Office"));
        assert!(heads_links("Related:") && !heads_links("Read more") && !heads_links("Related: The ferry sails"));
        for line in ["Marsh: “The ferry sails”", "More boats: that is what the island needs.", "Advertisement is dear."] {
            assert!(!is_teaser(line), "{line}");
        }
    }
}
