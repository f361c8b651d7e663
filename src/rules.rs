//! The one table of all rules: what can hold for a document, a row or a release, how bad that is, why, and what to do about it.

use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth mending, though the release is sound.
    Advice,
    /// Holds for a row and is kept in its `flags`; nothing is wrong with the release.
    Flag,
    /// A raw document stays out of the release; the ledger says why.
    Reject,
    /// The release or file is not what it claims to be.
    Error,
}

/// One row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name, lower case with hyphens.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it says and why the project looks for it.
    pub why: &'static str,
    /// What a person can do.
    pub remedy: &'static str,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Advice => "advice",
            Self::Flag => "flag",
            Self::Reject => "reject",
            Self::Error => "error",
        })
    }
}

macro_rules! rules {
    ($($name:ident = $severity:ident $id:literal: $why:literal, $remedy:literal;)*) => {
        $(#[doc = $why] pub static $name: Rule = Rule { id: $id, severity: Severity::$severity, why: $why, remedy: $remedy };)*
        /// Every rule, in the order in which documents and releases meet them.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    SYMLINK = Reject "symlink": "A symbolic link in the input is not followed: what it names may lie outside the input or change.", "copy the file to where the link stands";
    NOT_A_FILE = Reject "not-a-file": "Devices, pipes and sockets are not read.", "remove it from the input";
    HIDDEN = Reject "hidden": "Names that begin with a dot belong to tools, not to the collection.", "rename it if it is an article";
    UNREADABLE = Reject "unreadable": "The operating system refused to read the file.", "check its permissions and build again";
    NAME_NOT_UTF8 = Reject "name-not-utf8": "A path that is not UTF-8 cannot be written into the release.", "rename the file";
    TOO_LARGE = Reject "too-large": "The raw file is larger than the limit; an article is a few kilobytes.", "split the file, or raise --max-bytes";
    EMPTY = Reject "empty": "The raw file holds nothing but white space.", "remove it, or fetch the article again";
    ENCODING = Reject "encoding": "The bytes are neither UTF-8 nor UTF-16 with a mark; guessing an encoding would change the text silently.", "convert the file, for example with iconv -f WINDOWS-1252 -t UTF-8";
    NUL_BYTE = Reject "nul-byte": "NUL never stands in a news text; the file is binary or damaged.", "remove it, or convert it to UTF-8";
    NO_BODY = Reject "no-body": "No paragraph of an article was found in the text.", "look at it with newsbale inspect; it may be a page without an article";
    PARSER_FAILED = Reject "parser-failed": "The parser met a fault of its own; the other documents are unharmed.", "report it with the text";
    ROW_TOO_LARGE = Reject "row-too-large": "The row would be longer than one mebibyte, which default settings of common readers refuse.", "split the text";
    MISSING_TITLE = Flag "missing-title": "The text shows no headline; none is invented.", "take the title from elsewhere if you need one";
    MISSING_AUTHOR = Flag "missing-author": "The text names no author.", "nothing, or take the author from elsewhere";
    MISSING_DATE = Flag "missing-date": "The text shows no day of publication.", "nothing, or take the date from elsewhere";
    AMBIGUOUS_DATE = Flag "ambiguous-date": "Day and month cannot be told apart (03/04/2024), or the month's name is two months' and the language unknown, so the date is null; date_text has the words.", "settle it with --date-order";
    RELATIVE_DATE = Flag "relative-date": "The text only says when it was in relation to a now that is unknown (\"3 hours ago\").", "take the date from elsewhere";
    DATE_WITHOUT_YEAR = Flag "date-without-year": "The date line has no year, so the date is null.", "take the date from elsewhere";
    UNKNOWN_ZONE = Flag "unknown-zone": "A time of day is shown without a zone, or with one of several meanings, so the instant is null.", "nothing: the day is kept";
    UNCLOSED_QUOTE = Flag "unclosed-quote": "A quotation mark is never closed; the quote ends with its paragraph.", "look at it with newsbale inspect";
    UNKNOWN_LANGUAGE = Flag "unknown-language": "The text is too short or too mixed to say which language it is in.", "nothing";
    NO_ENTITY_MODEL = Flag "no-entity-model": "Entities are recognised in English only; elsewhere the list is empty.", "nothing, or use a recogniser for that language";
    CONTROL_CHARACTERS = Flag "control-characters": "The body has control or direction characters; they are kept, but a reader may not see what stands there.", "look at the raw text before showing it";
    SEVERAL_STORIES = Flag "several-stories": "What was read as the body are single sentences with headlines and days between them: the page of a section, a tag or a search, and no article.", "leave the row out, and fetch the articles that the page leads to";
    MARKUP = Flag "markup": "The title or body has tags, character references or escapes (`<p>`, `&amp;`, `\\n`) that were never turned into text; they are kept as they stand.", "convert the raw files to text first: what a page shows, not its source";
    DAMAGED_CHARACTERS = Flag "damaged-characters": "The title or body has characters that a wrong decoding made (U+FFFD, donâ€™t for don’t); what stood there may be lost.", "fetch the article again, or decode the raw file as what it is";
    LARGE_FIELD = Flag "large-field": "A field is longer than 131,072 characters, where Python's csv module stops by default.", "call csv.field_size_limit, or read Parquet";
    MISSING_METADATA = Advice "missing-metadata": "A catalogue asks for what newsbale.toml does not say; nothing is made up, so it stays out.", "write newsbale.toml with newsbale init, and fill it in";
    RELEASE_LAYOUT = Error "release-layout": "A release has exactly the files its manifests name, as plain files.", "fetch or build the release again";
    MANIFEST = Error "manifest": "A manifest is not in its one legal form.", "fetch or build the release again";
    FILE_DIGEST = Error "file-digest": "A file's bytes are not those that the manifest names.", "fetch the file again";
    FILE_SIZE = Error "file-size": "A file's length is not the one that release.json names.", "fetch the file again";
    TABLE_SCHEMA = Error "table-schema": "A table's columns, types or nullability are not the schema's.", "write it with the schema that the release names";
    UNREADABLE_TABLE = Error "unreadable-table": "A table cannot be decoded.", "fetch the file again";
    BAD_VALUE = Error "bad-value": "A value breaks a rule of its column.", "mend the value; in a release of newsbale, build it again from its raw texts";
    BAD_OFFSETS = Error "bad-offsets": "The characters of the body from start to end are not the text that the row claims to stand there.", "count code points from 0, end exclusive; in a release of newsbale, build it again";
    ROW_COUNT = Error "row-count": "A table has another number of rows than release.json names.", "fetch or build the release again";
    ROW_DIGEST = Error "row-digest": "A row's record_sha256 is not the digest of its values.", "fetch the file again; who changes a value computes the digest anew";
    FORMATS_DIFFER = Error "formats-differ": "The same row has other values in another format.", "build the release again";
    CONTENT_ROOT = Error "content-root": "The digest over all rows is not the one that release.json names.", "fetch or build the release again";
    SUMMARY = Error "summary": "release.json's summary is not what the rows amount to.", "fetch or build the release again";
    CATALOGUE = Error "catalogue": "A catalogue file, card or loader does not say what release.json says.", "fetch or build the release again";
    SIDE_TABLE = Error "side-table": "A side table does not say what the articles say.", "build the release again";
    LEDGER = Error "ledger": "The ledger does not account for every raw document exactly once.", "build the release again";
    RAW_MISMATCH = Error "raw-mismatch": "A raw text is not the one that the release was made from.", "verify against the raw texts of this version";
    SEGMENTS = Error "segments": "Segments must cut a raw text into pieces without gap or overlap.", "build the release again";
    HISTORY = Error "history": "Each release names the one before it by digest; here the chain is broken, forked or out of order.", "restore the releases from a copy; a published one is never changed or removed";
    VERSION_TOO_SMALL = Error "version-too-small": "What changed since the release before asks for a greater version under the policy in force.", "give the version that the message names, or a greater one";
    SCHEMA_DRIFT = Error "schema-drift": "A schema file is not what the table of columns gives.", "write the files anew with newsbale schema export";
    SCHEMA_EDITED = Error "schema-edited": "A published version of the schema was changed, under the feet of those who hold data of it.", "take the change back, or give the schema a new version";
    BAD_JSON = Error "bad-json": "A line is not one JSON object: strict JSON, one object a line, nothing behind it.", "write each row as one line with a JSON library";
    BAD_CSV = Error "bad-csv": "A record has not as many fields as the header.", "quote every string, and double the quotation marks in it";
    NOT_UTF8 = Error "not-utf8": "A value is not UTF-8.", "write the file as UTF-8";
    MISSING_COLUMN = Error "missing-column": "A column or key of the schema is not there; null and missing are different things to readers.", "write every column, null where there is no value";
    UNKNOWN_COLUMN = Error "unknown-column": "A column or key is not in the schema.", "remove it, or validate against the schema version that has it";
    DUPLICATE_KEY = Error "duplicate-key": "A key stands twice in one object: readers keep the one or the other.", "write each key once";
    WRONG_TYPE = Error "wrong-type": "A value or column is of another type than the schema's.", "write it with the type that the schema names";
    UNEXPECTED_NULL = Error "unexpected-null": "A value is null where the schema allows no null.", "give the value; an empty list is [], not null";
    DUPLICATE_ID = Error "duplicate-id": "Two rows have the same key.", "keep one of them";
    FOREIGN_KEY = Error "foreign-key": "A row of a side table names an article that is not there.", "write side tables from the same articles";
    UNTRACEABLE = Error "untraceable": "A value does not follow from the raw bytes that it is said to come from.", "build the release again from its raw texts";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_ids_are_unique_and_well_formed() {
        let mut ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit())));
    }
}
