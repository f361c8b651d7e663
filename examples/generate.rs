//! Writes generated news texts, for measuring: `cargo run --release --example generate -- FOLDER COUNT [SEED]`.
//!
//! The texts have what real ones have in kind and number (bylines and dates in many forms, boilerplate, captions, straight and curly quotes, about
//! 4 kB each, 2 % exact duplicates, 3 % CR LF) and say nothing. The same arguments give the same files.

use std::fs;
use std::io;
use std::path::Path;

/// Articles a folder, so that no folder grows large.
const PER_FOLDER: u64 = 1000;

const GIVEN: &[&str] = &[
    "Ada", "Tom", "Ruth", "Ivan", "Maria", "Jonas", "Leila", "Victor", "Helen", "Samuel", "Nina", "Peter", "Clara", "David", "Eva",
    "Martin",
];
const SURNAMES: &[&str] = &[
    "Lund", "Reed", "Marsh", "Petrov", "Keller", "Okafor", "Tanaka", "Silva", "Novak", "Haddad", "Berg", "Moreau", "Doyle", "Fischer",
    "Kaya", "Rossi",
];
const PLACES: &[&str] =
    &["Elmford", "Northport", "Kessel", "Varna Bay", "Millbrook", "Ostra", "Harwick", "Lindau", "Port Ellen", "Sandvik"];
const BODIES: &[&str] =
    &["Harbour Authority", "Elmford City Council", "Ministry of Transport", "Northport University", "River Trust", "Kessel Steel"];
const NOUNS: &[&str] = &[
    "bridge",
    "council",
    "budget",
    "harbour",
    "school",
    "river",
    "market",
    "hospital",
    "station",
    "plan",
    "report",
    "road",
    "storm",
    "festival",
    "library",
    "ferry",
    "factory",
    "vote",
    "court",
    "museum",
    "island",
    "teacher",
    "driver",
    "price",
    "engine",
    "winter",
    "garden",
    "tower",
    "team",
    "letter",
    "week",
    "year",
    "morning",
    "city",
    "government",
    "company",
    "project",
    "problem",
    "decision",
    "meeting",
    "family",
    "house",
    "water",
    "question",
    "money",
    "law",
    "group",
    "party",
    "night",
    "building",
];
const VERBS: &[&str] = &[
    "opened",
    "closed",
    "rejected",
    "approved",
    "rebuilt",
    "crossed",
    "visited",
    "delayed",
    "finished",
    "examined",
    "moved",
    "sold",
    "bought",
    "measured",
    "announced",
    "planned",
    "repaired",
    "left",
    "reached",
    "changed",
];
const ADJECTIVES: &[&str] = &[
    "old", "new", "local", "public", "long", "northern", "small", "second", "early", "common", "quiet", "heavy", "late", "open",
    "national", "possible", "small", "recent", "wooden", "narrow",
];
const LINKS: &[&str] = &["after", "while", "because", "although", "before", "when", "where", "and", "but", "since"];
const SAYING: &[&str] = &["said", "told reporters", "wrote", "added", "explained", "warned"];
const PAGE: &[&str] = &[
    "Trending Now",
    "Most Read",
    "Advertisement",
    "Share this article",
    "Read more",
    "Sign up for our newsletter",
    "Related articles",
    "Story continues below",
    "Follow us on social media",
    "Comments",
    "Subscribe",
];
const MONTHS: &[&str] =
    &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let usage = || io::Error::other("usage: generate FOLDER COUNT [SEED]");
    let folder = arguments.next().ok_or_else(usage)?;
    let count: u64 = arguments.next().and_then(|n| n.parse().ok()).ok_or_else(usage)?;
    let seed = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let mut last = String::new();
    for number in 0..count {
        let mut random = Random(seed ^ (number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let place = Path::new(&folder).join(format!("{:04}", number / PER_FOLDER));
        if number % PER_FOLDER == 0 {
            fs::create_dir_all(&place)?;
        }
        if last.is_empty() || !random.one_in(50) {
            last = article(&mut random);
        }
        fs::write(place.join(format!("{number:08}.txt")), &last)?;
    }
    Ok(())
}

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// Earlier items come more often, as words do.
    fn pick<'a>(&mut self, items: &[&'a str]) -> &'a str {
        let (a, b) = (self.below(items.len() as u64), self.below(items.len() as u64));
        items[a.min(b) as usize]
    }
}

fn article(random: &mut Random) -> String {
    let name = format!("{} {}", random.pick(GIVEN), random.pick(SURNAMES));
    let mut lines = vec![headline(random), byline(random, &name), date(random)];
    if random.one_in(2) {
        lines.insert(0, random.pick(PAGE).to_owned());
    }
    if random.one_in(3) {
        lines.push(format!(
            "A view of the {} in {}. Photo: {} {} / Picture Desk",
            random.pick(NOUNS),
            random.pick(PLACES),
            random.pick(GIVEN),
            random.pick(SURNAMES)
        ));
    }
    for _ in 0..9 + random.below(10) {
        lines.push(paragraph(random));
        if random.one_in(8) {
            lines.push(random.pick(PAGE).to_owned());
        }
    }
    lines.push(random.pick(PAGE).to_owned());
    let end = if random.one_in(33) { "\r\n" } else { "\n" };
    lines.join(&format!("{end}{end}")) + end
}

fn headline(random: &mut Random) -> String {
    format!(
        "{} {} {} {} {}",
        capital(random.pick(ADJECTIVES)),
        capital(random.pick(NOUNS)),
        capital(random.pick(VERBS)),
        capital(random.pick(LINKS)),
        random.pick(PLACES)
    )
}

fn byline(random: &mut Random, name: &str) -> String {
    match random.below(5) {
        0 => format!("By {name}"),
        1 => format!("Written by {name}"),
        2 => format!("By {name}, Political Correspondent"),
        3 => format!("{name} | Harbour Times"),
        _ => name.to_owned(),
    }
}

fn date(random: &mut Random) -> String {
    let (day, month, year) = (1 + random.below(28), random.below(12), 2015 + random.below(10));
    let (name, hour, minute) = (MONTHS[month as usize], 1 + random.below(12), random.below(60));
    match random.below(6) {
        0 => format!("{name} {day}, {year}"),
        1 => format!("{day} {name} {year}"),
        2 => format!("{}.{day} - {year} {hour}:{minute:02} PM CET", &name[..3]),
        3 => format!("{year}-{:02}-{day:02}", month + 1),
        4 => format!("Published {name} {day}, {year} at {hour}:{minute:02} a.m. EST"),
        _ => format!("{day}.{:02}.{year} {hour:02}:{minute:02}", month + 1),
    }
}

fn paragraph(random: &mut Random) -> String {
    let sentences: Vec<String> = (0..1 + random.below(3)).map(|_| sentence(random)).collect();
    let mut paragraph = sentences.join(" ");
    if random.one_in(3) {
        let (open, close) = if random.one_in(2) { ("“", "”") } else { ("\"", "\"") };
        let spoken = sentence(random);
        let speaker = if random.one_in(3) { "she".to_owned() } else { format!("{} {}", random.pick(GIVEN), random.pick(SURNAMES)) };
        paragraph = format!("{paragraph} {open}{},{close} {speaker} {}.", spoken.trim_end_matches('.'), random.pick(SAYING));
    }
    paragraph
}

fn sentence(random: &mut Random) -> String {
    let subject = match random.below(8) {
        0 => format!("The {}", random.pick(BODIES)),
        1 => format!("{} {}", random.pick(GIVEN), random.pick(SURNAMES)),
        _ => format!("The {} {}", random.pick(ADJECTIVES), random.pick(NOUNS)),
    };
    let place = if random.one_in(3) { format!("in {}", random.pick(PLACES)) } else { format!("near the {}", random.pick(NOUNS)) };
    let (first, second) = (clause(random), clause(random));
    format!("{subject} {first} {place} {} the {} of the {} {second}.", random.pick(LINKS), random.pick(NOUNS), random.pick(NOUNS))
}

fn clause(random: &mut Random) -> String {
    format!("{} the {} {}", random.pick(VERBS), random.pick(ADJECTIVES), random.pick(NOUNS))
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
