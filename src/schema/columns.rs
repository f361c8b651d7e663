//! The columns themselves.

/// Version of the schema `article`, in every file that follows it.
pub const SCHEMA_VERSION: &str = "1.1";

/// A table of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Name of the table and stem of its files.
    pub name: &'static str,
    /// Its columns in order.
    pub columns: &'static [Column],
    /// What one row is.
    pub row: &'static str,
}

/// A column of a table, or a field of a nested one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Name in every format.
    pub name: &'static str,
    /// Type.
    pub kind: Kind,
    /// Whether it may be null.
    pub nullable: bool,
    /// What it means.
    pub meaning: &'static str,
}

/// The type of a column. No floats and no nullable numbers: readers damage both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// UTF-8 text, never empty.
    Text,
    /// Text that is one of these.
    OneOf(&'static [&'static str]),
    /// Text that matches this pattern.
    Pattern(&'static str),
    /// A calendar day.
    Date,
    /// An instant in UTC, to the microsecond.
    Instant,
    /// A 32-bit integer, 0 or more.
    Int32,
    /// A list of texts, never null.
    Texts,
    /// A list of structs, never null.
    Structs(&'static [Column]),
}

const fn required(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column { name, kind, nullable: false, meaning }
}

const fn nullable(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column { name, kind, nullable: true, meaning }
}

const ID: Kind = Kind::Pattern("^nb[0-9a-f]{24}$");
const SHA256: Kind = Kind::Pattern("^[0-9a-f]{64}$");
const ENTITY_TYPE: Kind = Kind::OneOf(&["PER", "ORG", "LOC"]);
const START: Column = required("start", Kind::Int32, "first code point of `text` in the body, from 0");
const END: Column = required("end", Kind::Int32, "one past the last code point of `text` in the body");
const ARTICLE_ID: Column = required("article_id", ID, "`id` of the article");
const QUOTE_TEXT: Column = required("text", Kind::Text, "the words between the marks");
const SPEAKER: Column = nullable("speaker", Kind::Text, "who says it, as resolved in the document");
const CUE: Column = nullable("cue", Kind::Text, "the verb or phrase that attributes it");
const MENTION: Column = required("text", Kind::Text, "the mention as it stands in the body");
const TYPE: Column = required("type", ENTITY_TYPE, "PER person, ORG organisation, LOC place");
const NAME: Column = required("name", Kind::Text, "the fullest form that the document has for it");

/// A quotation in the column `quotes`.
pub(crate) const QUOTE: &[Column] = &[QUOTE_TEXT, SPEAKER, CUE, START, END];
/// A mention in the column `entities`.
pub(crate) const ENTITY: &[Column] = &[MENTION, TYPE, NAME, START, END];

/// The main table: one row an article, the same in Parquet, JSONL and CSV.
pub const ARTICLES: Table = Table {
    name: "articles",
    row: "an article",
    columns: &[
        required("id", ID, "names the source document"),
        required("source", Kind::Text, "where the raw text lay, relative to the input"),
        nullable("date", Kind::Date, "day of publication, as printed"),
        nullable("published_at", Kind::Instant, "the instant, only where time and zone are known"),
        nullable("date_text", Kind::Text, "the date line exactly as found"),
        nullable("author", Kind::Text, "the authors' names joined with `; `"),
        required("authors", Kind::Texts, "the byline's names; agencies when they are all that is credited"),
        nullable("title", Kind::Text, "the headline; null when the text has none"),
        required("body", Kind::Text, "paragraphs in reading order parted by a blank line; no boilerplate, captions or credits"),
        nullable("language", Kind::Text, "BCP 47 tag"),
        required("quotes", Kind::Structs(QUOTE), "direct quotations, by where they stand"),
        required("entities", Kind::Structs(ENTITY), "mentions of people, organisations and places, by where they stand"),
        required("flags", Kind::Texts, "ids of the rules that hold for this row, sorted"),
        required("raw_sha256", SHA256, "SHA-256 of the raw bytes"),
        required("record_sha256", SHA256, "canonical digest of the row"),
    ],
};

/// Side table: one row a quotation.
pub const QUOTES: Table = Table {
    name: "quotes",
    row: "a quotation",
    columns: &[ARTICLE_ID, required("seq", Kind::Int32, "position in the article's quotes, from 0"), QUOTE_TEXT, SPEAKER, CUE, START, END],
};

/// Side table: one row a mention.
pub const ENTITIES: Table = Table {
    name: "entities",
    row: "a mention",
    columns: &[ARTICLE_ID, required("seq", Kind::Int32, "position in the article's entities, from 0"), MENTION, TYPE, NAME, START, END],
};

/// Every raw document exactly once.
pub const LEDGER: Table = Table {
    name: "ledger",
    row: "a raw document",
    columns: &[
        required("source", Kind::Text, "where it lay, relative to the input"),
        required("outcome", Kind::OneOf(&["released", "duplicate", "rejected"]), "what became of it"),
        nullable("raw_sha256", SHA256, "SHA-256 of its bytes; null when they were not read"),
        nullable("article_id", ID, "the article it became"),
        nullable("duplicate_of", ID, "the article whose raw bytes are the same"),
        nullable("rule", Kind::Text, "id of the rule that rejected it"),
        nullable("reason", Kind::Text, "what the rule found"),
    ],
};

/// The raw files of the released articles, cut into labelled byte ranges that tile them.
pub const SEGMENTS: Table = Table {
    name: "segments",
    row: "a piece of a raw text",
    columns: &[
        ARTICLE_ID,
        required("seq", Kind::Int32, "position in the raw text, from 0"),
        required(
            "label",
            Kind::OneOf(&[
                "bom",
                "title",
                "byline",
                "date",
                "standfirst",
                "heading",
                "body",
                "line",
                "caption",
                "signoff",
                "boilerplate",
                "separator",
            ]),
            "what the piece is; `line` is a further line of the paragraph before, as in a list",
        ),
        required("start", Kind::Int32, "first byte in the raw file, from 0"),
        required("end", Kind::Int32, "one past the last byte"),
    ],
};

/// Every table of a release.
pub const TABLES: [&Table; 5] = [&ARTICLES, &QUOTES, &ENTITIES, &LEDGER, &SEGMENTS];
