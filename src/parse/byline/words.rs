//! Closed lists of words that bylines are made of. Facts about how news is credited in several languages, not names of sites.

/// Words that introduce names, longest first where one begins another.
pub(super) const CUES: &[&str] = &[
    "author of the article", "written by", "words by", "reported by", "story by", "text by", "report by", "reporting by", "article by", "posted by", "published by", "updated by", "compiled by",
    "edited by", "analysis by", "opinion by", "review by", "column by", "authors", "author", "byline", "by", "von", "par", "por", "di", "door", "autor", "autorin", "autoren", "auteur", "autore", "text", "tekst",
    "av", "af", "od", "napsal", "автор", "yazan",
];

/// Words that introduce the maker of a picture.
pub(super) const PICTURE_CUES: &[&str] = &[
    "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "image", "images", "featured image", "video", "ap photo", "ap video", "foto", "fotos", "bild", "bilder", "imagen", "illustration", "credit", "credits",
    "graphic", "file", "courtesy", "source", "quelle", "©", "getty", "crédit", "crédits", "fotografía", "fotografia", "zdjęcie", "fot",
];

/// Words between two names.
pub(super) const CONJUNCTIONS: &[&str] = &["and", "und", "et", "y", "e", "en", "og", "och", "i", "a", "with", "mit", "ve", "и", "та", "by", "for", "in"];

/// Small words inside a name.
pub(super) const PARTICLES: &[&str] = &["de", "van", "der", "den", "von", "zu", "la", "le", "da", "di", "del", "della", "dos", "das", "do", "du", "bin", "ibn", "al", "el", "ter", "ten", "af", "av", "st.", "y"];

/// Words after a name.
pub(super) const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md"];

/// Words of a role, a desk or a trade.
pub(super) const ROLES: &[&str] = &[
    "staff", "writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "columnist", "contributor", "contributing", "author", "journalist", "producer", "photographer", "analyst", "critic", "senior",
    "political", "politics", "chief", "special", "lifestyle", "sports", "sport", "business", "technology", "science", "health", "environment", "education", "economics", "foreign", "national", "international", "local", "crime",
    "entertainment", "culture", "arts", "deputy", "associate", "assistant", "managing", "digital", "freelance", "freelancer", "investigative", "diplomatic", "europe", "asia", "africa", "bureau", "news", "desk", "reporting", "twitter",
    "updated", "published", "posted", "opinion", "guest", "head", "multimedia", "audience", "trainee", "intern", "redakteur", "redakteurin", "redaktion", "korrespondent", "korrespondentin", "journaliste", "rédacteur", "periodista", "redactor", "giornalista",
    "jornalista", "redacteur", "verslaggever", "journalista", "dziennikarz", "newsreporter", "executive", "breaking", "weekend", "night", "general", "assignment", "fellow", "professor", "lecturer", "director", "researcher", "royal", "real", "estate",
];

/// Last words of a newsroom that is credited as one.
pub(super) const GROUPS: &[&str] = &["staff", "newsroom", "desk", "agencies", "board", "reporters", "redaktion", "redacción", "redazione", "redactie", "rédaction", "redação", "correspondents", "bureau", "team"];

/// Capitalised words that stand on pages and in no name.
pub(super) const NOT_NAMES: &[&str] = &[
    "the", "a", "an", "share", "read", "more", "sign", "log", "subscribe", "menu", "search", "home", "follow", "us", "click", "here", "watch", "listen", "print", "email", "comment", "comments", "save", "copy", "link", "facebook", "twitter",
    "instagram", "linkedin", "whatsapp", "youtube", "reddit", "pinterest", "advertisement", "newsletter", "newsletters", "privacy", "policy", "terms", "contact", "about", "join", "my", "your", "our", "all", "top", "latest", "trending", "most", "popular", "related",
    "stories", "story", "article", "articles", "today", "live", "breaking", "world", "video", "videos", "photos", "photo", "getty", "images", "image", "continue", "reading", "next", "previous", "view", "show", "see", "get", "download", "app", "press", "media", "is", "was", "has", "to",
    "on", "at", "from", "how", "why", "what", "when", "who", "where", "this", "that", "we", "you", "he", "she", "they", "it", "new", "no", "not", "as", "be", "will", "are", "skip", "main", "content", "close", "open", "back", "account", "settings", "profile", "edition", "january", "february", "april", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "am", "pm", "min", "minute", "minutes", "ago", "hours", "hour", "days", "street", "avenue", "road", "university", "college", "school", "county", "city", "states", "united", "street", "park", "inc", "ltd", "llc",
    "company", "group", "rights", "reserved", "copyright", "after", "before", "over", "under", "of", "under", "into", "out", "up", "down", "off", "mehr", "lesen", "teilen", "anmelden", "startseite", "impressum", "datenschutz", "kommentare", "der", "die", "das", "und", "ein", "eine", "im", "am", "les", "des", "une", "los", "las", "una", "il", "lo", "gli",
];

/// News agencies in lower case without "the", sorted.
pub(super) const AGENCIES: &[&str] = &[
    "aap", "afp", "agence france-presse", "agencies", "anadolu", "ani", "ansa", "ap", "apa", "associated press", "australian associated press", "belga", "bloomberg", "bloomberg news", "bta", "canadian press", "cna", "cp", "ctk", "dapd", "dpa", "dpa-afx", "efe", "epd", "europa press",
    "hina", "ians", "interfax", "keystone-sda", "kna", "kyodo", "kyodo news", "lusa", "mti", "ntb", "pa", "pa media", "pap", "press association", "press trust of india", "pti", "reuters", "ria novosti", "ritzau", "sda", "sid", "sputnik", "stt", "tanjug", "tass", "tt", "ukrinform", "united press international", "upi", "xinhua", "yonhap",
];

#[cfg(test)]
mod tests {
    #[test]
    fn agencies_are_sorted() {
        assert!(super::AGENCIES.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
