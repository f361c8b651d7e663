//! Closed lists of words that bylines are made of. Facts about how news is credited in several languages, not names of sites.

use std::sync::LazyLock;

use super::openers::Openers;
use crate::parse::hash::{HashedMap, hash_lowercase};

/// Roles, and words of no name, by their hashes: they are asked for at every word of every short line. True for roles.
static NO_NAMES: LazyLock<HashedMap<bool>> = LazyLock::new(|| {
    let listed = |words: &str, role: bool| words.split(',').map(|word| (hash_lowercase(word.trim()), role)).collect::<Vec<_>>();
    [listed(NOT_NAMES, false), listed(ROLES, true)].concat().into_iter().collect()
});

/// Whether a lower-case word is a role, a desk or a trade.
pub(super) fn is_role(word: &str) -> bool {
    NO_NAMES.get(&hash_lowercase(word)).is_some_and(|role| *role) || is_compound_role(word)
}

/// "Politikredakteurin", "Landeskorrespondent": German writes a role and its matter as one word.
fn is_compound_role(word: &str) -> bool {
    const ENDS: [&str; 4] = ["redakteur", "korrespondent", "reporter", "journalist"];
    let word = word.strip_suffix("in").unwrap_or(word);
    word.len() >= SHORTEST_COMPOUND && ENDS.iter().any(|end| word.ends_with(end))
}

/// Bytes of "Chefreporter".
const SHORTEST_COMPOUND: usize = 12;

/// Whether a word is what a reporter or an editor may report on.
pub(super) fn is_beat(word: &str) -> bool {
    static HASHES: LazyLock<HashedMap<()>> = LazyLock::new(|| BEATS.split(',').map(|word| (hash_lowercase(word.trim()), ())).collect());
    HASHES.contains_key(&hash_lowercase(word))
}

/// Whether a lower-case word stands in no name.
pub(super) fn is_no_name(word: &str) -> bool {
    NO_NAMES.contains_key(&hash_lowercase(word)) || is_compound_role(word)
}

/// What stands inside a caption, in lower case, and hardly in a headline.
pub(super) const CAPTION_SIGNS: &[&str] = &[
    "photograph:",
    "photo:",
    "photos:",
    "photo by",
    "photos by",
    "photo credit",
    "picture:",
    "pictures:",
    "image:",
    "images:",
    "image credit",
    "getty",
    "illustration:",
    "illustration by",
    "courtesy of",
    "/ap",
    "/afp",
    "/reuters",
    "ap photo",
    "afp via",
    "file photo",
    "(left)",
    "(right)",
    "(l)",
    "(r)",
    "pictured",
    "handout",
    "shutterstock",
    "alamy",
    "stock photo",
    "foto:",
    "bild:",
    "©",
];

/// How a list of an article's topics is headed, in lower case.
pub(super) static TOPIC_HEADS: Openers = Openers::new(&[
    "topics",
    "@highlight",
    "related topics",
    "tags",
    "tagged",
    "more about",
    "more on",
    "read more about",
    "filed under",
    "filed in",
    "keywords",
    "in this article",
    "explore more",
    "themen",
    "schlagwörter",
    "mehr zum thema",
    "mots-clés",
    "temas",
    "etiquetas",
    "argomenti",
    "trefwoorden",
    "tagi",
    "тэги",
    "теги",
]);

/// How whom to ask is headed below a press release, in lower case.
pub(super) const CONTACT_HEADS: &[&str] = &[
    "contact",
    "contacts",
    "media contact",
    "media contacts",
    "press contact",
    "press contacts",
    "contact information",
    "contact details",
    "media inquiries",
    "media enquiries",
    "media relations",
    "press inquiries",
    "press enquiries",
    "press office",
    "investor contact",
    "investor contacts",
    "investor relations",
    "for more information",
    "for further information",
    "for media inquiries",
    "pressekontakt",
    "pressekontakte",
    "ansprechpartner",
    "ansprechpartnerin",
    "kontakt",
    "medienkontakt",
    "rückfragen",
    "rückfragehinweis",
    "contact presse",
    "contacts presse",
    "contacto",
    "contacto de prensa",
    "contatto",
    "contatti",
    "ufficio stampa",
    "contato",
    "perscontact",
];

/// Words between two names.
pub(super) const CONJUNCTIONS: &[&str] =
    &["and", "und", "et", "y", "e", "en", "og", "och", "i", "a", "with", "mit", "ve", "и", "та", "by", "for", "in"];

/// Small words inside a name.
pub(super) const PARTICLES: &[&str] = &[
    "de", "van", "der", "den", "von", "zu", "zur", "zum", "la", "le", "da", "dal", "di", "dei", "degli", "del", "della", "dos", "das",
    "do", "du", "des", "bin", "binti", "bint", "ibn", "al", "el", "wa", "ter", "ten", "op", "af", "av", "st.", "y",
];

/// Words after a name.
pub(super) const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md"];

/// Words of a role, a desk or a trade.
const ROLES: &str = "staff, writer, writers, reporter, reporters, correspondent, correspondents, editor, editors, columnist, contributor, contributing, author, journalist,
    producer, photographer, analyst, critic, senior, political, politics, chief, special, lifestyle, sports, sport, business, technology, science, health,
    environment, education, economics, foreign, national, international, local, crime, entertainment, culture, arts, deputy, associate, assistant,
    managing, digital, freelance, freelancer, investigative, diplomatic, europe, asia, africa, bureau, news, desk, reporting, twitter, updated, published,
    posted, opinion, guest, head, multimedia, audience, trainee, intern, redakteur, redakteurin, redaktion, korrespondent, korrespondentin, journaliste,
    rédacteur, periodista, redactor, giornalista, jornalista, redacteur, verslaggever, journalista, dziennikarz, newsreporter, reportage, executive, breaking,
    weekend, night, general, assignment, fellow, professor, lecturer, director, researcher, royal, real, estate, ceo, cto, cfo, coo, founder, co-founder,
    president, parliamentary, features, photojournalist, blogger, anchor, meteorologist, weather, travel, fashion, media, legal, security, defence,
    defense, religion, transport, consumer, finance, financial, energy, climate, property, football, cricket, rugby, investigations, content, strategist,
    consultant, 기자, 선임기자, 특파원, 논설위원, 칼럼니스트, 통신원";

/// What those who write news are.
pub(super) const TRADES: &[&str] = &["reporter", "editor", "writer", "correspondent", "journalist", "columnist", "contributor", "producer"];
/// What else stands at the end of a role.
pub(super) const POSTS: &[&str] = &["critic", "analyst", "chief", "reporters", "editors", "correspondents", "journalists"];

/// What reporters and editors report on that is no role by itself, and may stand in a name: regions and capitals, many of them names too, and matters.
const BEATS: &str = "scotland, ireland, wales, england, britain, london, midlands, north, south, west, northern, southern, eastern, western, central, middle,
    washington, westminster, whitehall, brussels, berlin, paris, rome, madrid, vienna, moscow, beijing, tokyo, delhi, jerusalem, istanbul,
    cairo, nairobi, johannesburg, sydney, canberra, ottawa, holyrood, stormont, brexit, china, india, russia, ukraine, america, americas,
    latin, pacific, balkans, nordic, global, regional, regions, state, statehouse, capitol, congress, senate, white, pentagon, election,
    elections, campaign, domestic, community, communities, social, society, public, civil, human, women's, gender, race, equality, inequality,
    youth, family, families, housing, planning, urban, rural, infrastructure, data, visual, tech, internet, cyber, gaming, games, innovation,
    startups, space, justice, police, policing, prisons, labour, labor, workplace, employment, jobs, careers, money, economy, economic,
    banking, retail, trade, commodities, oil, wealth, industry, industrial, manufacturing, agriculture, farming, food, wine, drinks,
    restaurant, restaurants, beauty, style, homes, gardening, design, architecture, art, film, movie, movies, television, theatre, theater,
    dance, music, pop, classical, opera, book, books, literary, history, heritage, faith, motoring, cars, auto, automotive, aviation, airlines,
    shipping, maritime, rail, transportation, wildlife, nature, biodiversity, water, golf, tennis, racing, boxing, athletics, cycling,
    baseball, hockey, soccer, olympics, military, war, intelligence, migration, immigration, refugee, refugees, indigenous, development,
    disability, mental, medical, pharma, biotech, picture, audio, podcast, production, engagement, standards, voices";

/// Last words of the name of a paper, a station or a wire, in small letters.
pub(super) const OUTLETS: &[&str] = &[
    "news",
    "times",
    "herald",
    "tribune",
    "gazette",
    "journal",
    "courier",
    "chronicle",
    "observer",
    "telegraph",
    "ledger",
    "dispatch",
    "sentinel",
    "examiner",
    "inquirer",
    "enquirer",
    "post",
    "press",
    "radio",
    "tv",
    "magazine",
    "network",
    "bulletin",
    "advocate",
    "guardian",
    "mercury",
    "globe",
    "register",
    "mail",
    "mirror",
    "star",
    "sun",
    "standard",
    "independent",
    "record",
    "review",
    "republic",
    "monitor",
    "citizen",
    "echo",
    "argus",
    "express",
];

/// Last words of a newsroom that is credited as one.
pub(super) const GROUPS: &[&str] = &[
    "staff",
    "newsroom",
    "desk",
    "agencies",
    "board",
    "reporters",
    "redaktion",
    "redacción",
    "redazione",
    "redação",
    "redactie",
    "rédaction",
    "redação",
    "correspondents",
    "bureau",
    "team",
];

/// Capitalised words that stand on pages and in no name.
const NOT_NAMES: &str = "the, a, an, share, read, more, sign, log, subscribe, ad, feedback, submissions, bros, menu, search, home, follow, us, click, here, watch, listen,
    print, email, comment, comments, save, copy, link, facebook, twitter, instagram, linkedin, whatsapp, youtube, reddit, pinterest, advertisement,
    newsletter, newsletters, privacy, policy, terms, contact, about, join, my, your, our, all, top, latest, trending, most, popular, related, stories,
    story, article, articles, today, live, breaking, world, video, videos, photos, photo, getty, images, image, continue, reading, next, previous, view,
    show, see, get, download, app, press, media, is, was, has, to, on, at, from, how, why, what, when, who, where, this, that, we, you, he, she, they, it,
    east, league, market, markets, court, courts, union, cross, bowl, check, mode, channel, supreme, european, premier, stock, fact, dark, happy, birthday,
    christmas, obituary, basketball, football, council, harbour, harbor, newswire, file,
    new, no, not, as, be, will, are, skip, main, content, close, open, back, account, settings, profile, edition, january, february, april, june, july,
    august, september, october, november, december, monday, tuesday, wednesday, thursday, friday, saturday, sunday, am, pm, min, minute, minutes, ago,
    hours, hour, days, street, avenue, road, university, college, school, county, city, states, united, street, park, inc, ltd, llc, company, group,
    rights, reserved, copyright, after, before, over, under, of, under, into, out, up, down, off, mehr, lesen, teilen, anmelden, startseite, impressum,
    datenschutz, kommentare, der, die, das, und, ein, eine, im, am, les, des, une, los, las, una, il, lo, gli, times, herald, tribune, gazette, journal,
    courier, chronicle, observer, telegraph, daily, network, radio, tv, magazine, online, correspondent, leave, reply,
    add, publication, publications, reviewed, release, releases, institute, association, foundation, department, ministry, committee, authority, agency, museum,
    hospital, library, disclaimer, overview, summary, transcript, calendar, directory, quiz, crossword, puzzles, obituaries, classifieds, traffic, verified,
    badge, size, homepage, edition, editions, notifications, schreibe, hinterlasse, laisser, deja, lascia, deixe, uhr, correction, affiliations, information, contributions, actualizado, publicado, atualizado, aggiornato, pubblicato, publié, modifié, salvar, artigos, 추천, 기사,
    mairie, préfecture, ministère, université, fondation, ayuntamiento, diputación, ministerio, universidad, fundación, asociación, instituto, comune, ministero, università,
    fondazione, associazione, istituto, prefeitura, universidade, ministério, fundação, associação, gemeente, provincie, universiteit, stichting, vereniging, stadt, gemeinde,
    landkreis, ministerium, universität, hochschule, institut, stiftung, verein, verband, urząd, uniwersytet, kommun, kommune, universitet, stiftelsen";

/// Whether these words, however they are written, are the name of a news agency.
pub(super) fn is_agency_name(name: &str) -> bool {
    static KNOWN: LazyLock<HashedMap<()>> = LazyLock::new(|| AGENCIES.iter().map(|name| (hash_lowercase(name), ())).collect());
    KNOWN.contains_key(&hash_lowercase(name))
}

/// Whether a word is the first of such a name.
pub(super) fn opens_agency_name(word: &str) -> bool {
    static FIRST: LazyLock<HashedMap<()>> = LazyLock::new(|| {
        let first = |name: &&'static str| name.split(|c: char| !c.is_alphanumeric()).next();
        AGENCIES.iter().filter_map(first).map(|word| (hash_lowercase(word), ())).collect()
    });
    FIRST.contains_key(&hash_lowercase(word))
}

/// News agencies in lower case without "the".
const AGENCIES: &[&str] = &[
    "aap",
    "afp",
    "agence france-presse",
    "agencies",
    "anadolu",
    "ani",
    "ansa",
    "ap",
    "apa",
    "associated press",
    "australian associated press",
    "belga",
    "bloomberg",
    "bloomberg news",
    "bta",
    "canadian press",
    "cna",
    "cp",
    "ctk",
    "dapd",
    "dpa",
    "dpa-afx",
    "efe",
    "epd",
    "europa press",
    "hina",
    "ians",
    "interfax",
    "keystone-sda",
    "kna",
    "kyodo",
    "kyodo news",
    "lusa",
    "mti",
    "ntb",
    "pa",
    "pa media",
    "pap",
    "press association",
    "press trust of india",
    "pti",
    "reuters",
    "ria novosti",
    "ritzau",
    "sda",
    "sid",
    "sputnik",
    "stt",
    "tanjug",
    "tass",
    "tt",
    "ukrinform",
    "united press international",
    "upi",
    "xinhua",
    "yonhap",
];
