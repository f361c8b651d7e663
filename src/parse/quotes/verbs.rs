//! Words that attribute speech.

use std::sync::LazyLock;

use crate::parse::hash::{HashedMap, hash_lowercase};
use crate::parse::tokens::Token;

/// Past and present forms of verbs of saying, sorted.
const VERBS: &[&str] = &[
    "accused",
    "accuses",
    "acknowledge",
    "acknowledged",
    "acknowledges",
    "added",
    "adding",
    "adds",
    "admit",
    "admits",
    "admitted",
    "advised",
    "advises",
    "affirmed",
    "agree",
    "agreed",
    "agrees",
    "alleged",
    "alleges",
    "announced",
    "announces",
    "answered",
    "answers",
    "apologized",
    "argue",
    "argued",
    "argues",
    "ask",
    "asked",
    "asking",
    "asks",
    "assailed",
    "asserted",
    "asserts",
    "assured",
    "assures",
    "began",
    "begins",
    "believes",
    "blasted",
    "boasted",
    "boasts",
    "bragged",
    "called",
    "calling",
    "calls",
    "cautioned",
    "cautions",
    "chanted",
    "chanting",
    "charged",
    "cited",
    "claimed",
    "claiming",
    "claims",
    "clarified",
    "commented",
    "comments",
    "complained",
    "complains",
    "conceded",
    "concedes",
    "concluded",
    "concludes",
    "confessed",
    "confirmed",
    "confirms",
    "contend",
    "contended",
    "contends",
    "continued",
    "continues",
    "countered",
    "counters",
    "cracked",
    "cried",
    "criticized",
    "decided",
    "declared",
    "declares",
    "defended",
    "demanded",
    "demands",
    "denied",
    "described",
    "describes",
    "dubbed",
    "dubs",
    "echoed",
    "elaborated",
    "emphasised",
    "emphasized",
    "emphasizes",
    "exclaimed",
    "exclaims",
    "explained",
    "explaining",
    "explains",
    "expressed",
    "fumed",
    "goes",
    "insist",
    "insisted",
    "insisting",
    "insists",
    "intoned",
    "jeered",
    "joked",
    "jokes",
    "joking",
    "labeled",
    "labeling",
    "lamented",
    "laments",
    "laughed",
    "maintain",
    "mused",
    "muses",
    "noted",
    "notes",
    "noting",
    "observed",
    "observes",
    "offered",
    "opined",
    "pleaded",
    "pledged",
    "pointed",
    "posted",
    "praised",
    "predicted",
    "predicts",
    "proclaimed",
    "promised",
    "promises",
    "pronounced",
    "proposed",
    "protested",
    "quipped",
    "quips",
    "ranted",
    "read",
    "reads",
    "reasoned",
    "recalled",
    "recalls",
    "recounted",
    "reiterated",
    "rejoined",
    "relayed",
    "remarked",
    "remarks",
    "remembered",
    "replied",
    "replies",
    "reported",
    "reports",
    "responded",
    "responds",
    "retorted",
    "revealed",
    "reveals",
    "roared",
    "said",
    "say",
    "saying",
    "says",
    "scoffed",
    "shot",
    "shouted",
    "shouting",
    "shouts",
    "sighed",
    "slammed",
    "snapped",
    "speculated",
    "stated",
    "states",
    "stating",
    "stressed",
    "stresses",
    "suggest",
    "suggested",
    "suggests",
    "summed",
    "tell",
    "telling",
    "tells",
    "testified",
    "testifies",
    "thinks",
    "thought",
    "told",
    "took",
    "tweeted",
    "tweets",
    "urged",
    "urges",
    "vented",
    "vowed",
    "vows",
    "warn",
    "warned",
    "warning",
    "warns",
    "went",
    "whispered",
    "wondered",
    "wonders",
    "write",
    "writes",
    "writing",
    "wrote",
    "yelled",
];

/// German verbs of saying, sorted.
const GERMAN_VERBS: &[&str] = &[
    "antwortete",
    "argumentierte",
    "begründete",
    "behauptete",
    "bekräftigte",
    "bemerkte",
    "berichtete",
    "bestätigte",
    "betonte",
    "bezeichnete",
    "ergänzte",
    "erklärte",
    "erläuterte",
    "erwiderte",
    "erzählte",
    "forderte",
    "fragte",
    "fügte",
    "heißt",
    "hieß",
    "kommentierte",
    "kritisierte",
    "lautete",
    "meint",
    "meinte",
    "mitgeteilt",
    "nannte",
    "rief",
    "sage",
    "sagt",
    "sagte",
    "sagten",
    "schreibt",
    "schrieb",
    "so",
    "sprach",
    "teilte",
    "unterstrich",
    "verkündete",
    "versicherte",
    "verwies",
    "warnte",
    "zitiert",
    "zitierte",
    "äußerte",
];

/// French, Spanish, Italian and Portuguese verbs of saying, sorted.
const ROMANCE_VERBS: &[&str] = &[
    "affirma",
    "affirme",
    "affirmé",
    "afirma",
    "afirmou",
    "afirmó",
    "aggiunto",
    "ajoute",
    "ajouté",
    "asegura",
    "aseguró",
    "assure",
    "assuré",
    "añadió",
    "commenté",
    "confirmó",
    "declara",
    "declarou",
    "declaró",
    "detto",
    "dice",
    "dichiarato",
    "dijo",
    "disse",
    "diz",
    "déclare",
    "déclaré",
    "détaillé",
    "estime",
    "estimé",
    "explica",
    "explicou",
    "explicó",
    "explique",
    "expliqué",
    "indicó",
    "indiqué",
    "lancé",
    "manifestó",
    "précisé",
    "racconta",
    "raconte",
    "raconté",
    "reconoció",
    "regretté",
    "résume",
    "señaló",
    "sostuvo",
    "souligne",
    "souligné",
    "spiega",
    "spiegato",
    "subrayó",
    "écrit",
];

static SAYING: LazyLock<HashedMap<()>> =
    LazyLock::new(|| [VERBS, GERMAN_VERBS, ROMANCE_VERBS].into_iter().flatten().map(|verb| (hash_lowercase(verb), ())).collect());

/// Whether a word is a verb of saying.
pub(super) fn is_saying(word: &Token) -> bool {
    SAYING.contains_key(&word.lower)
}

/// Verbs so plain that they may stand far from the quotation they introduce.
pub(super) fn is_plain_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "saying"
            | "told"
            | "tells"
            | "wrote"
            | "writes"
            | "tweeted"
            | "added"
            | "stated"
            | "asked"
            | "replied"
            | "declared"
            | "explained"
            | "announced"
            | "sagte"
            | "sagt"
            | "schrieb"
            | "erklärte"
            | "betonte"
    )
}

/// Verbs that attribute only with "as" before the quotation: "sees it as “…”".
pub(super) fn is_viewing(word: &str) -> bool {
    matches!(
        word,
        "sees"
            | "saw"
            | "views"
            | "viewed"
            | "regards"
            | "regarded"
            | "describes"
            | "described"
            | "characterized"
            | "characterised"
            | "dismissed"
            | "denounced"
            | "condemned"
            | "criticized"
            | "criticised"
            | "hailed"
            | "praised"
    )
}

/// Whether a lower-case word could be the verb behind a quotation's comma and a subject ("she etched"): any past tense.
pub(super) fn looks_like_past(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") && !word.contains('-')
        || matches!(word, "went" | "shot" | "put" | "began" | "wrote" | "told" | "sang" | "spoke")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        assert!(super::VERBS.is_sorted() && super::GERMAN_VERBS.is_sorted() && super::ROMANCE_VERBS.is_sorted());
    }
}
