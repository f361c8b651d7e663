-- Tables of schema article 1.1, for DuckDB.

CREATE TABLE articles (
    "id" VARCHAR NOT NULL CHECK (regexp_matches("id", '^nb[0-9a-f]{24}$')),
    "source" VARCHAR NOT NULL CHECK ("source" <> ''),
    "date" DATE,
    "published_at" TIMESTAMPTZ,
    "date_text" VARCHAR CHECK ("date_text" <> ''),
    "author" VARCHAR CHECK ("author" <> ''),
    "authors" VARCHAR[] NOT NULL,
    "title" VARCHAR CHECK ("title" <> ''),
    "body" VARCHAR NOT NULL CHECK ("body" <> ''),
    "language" VARCHAR CHECK ("language" <> ''),
    "quotes" STRUCT("text" VARCHAR, "speaker" VARCHAR, "cue" VARCHAR, "start" INTEGER, "end" INTEGER)[] NOT NULL,
    "entities" STRUCT("text" VARCHAR, "type" VARCHAR, "name" VARCHAR, "start" INTEGER, "end" INTEGER)[] NOT NULL,
    "flags" VARCHAR[] NOT NULL,
    "raw_sha256" VARCHAR NOT NULL CHECK (regexp_matches("raw_sha256", '^[0-9a-f]{64}$')),
    "record_sha256" VARCHAR NOT NULL CHECK (regexp_matches("record_sha256", '^[0-9a-f]{64}$')),
    PRIMARY KEY (id)
);

CREATE TABLE quotes (
    "article_id" VARCHAR NOT NULL CHECK (regexp_matches("article_id", '^nb[0-9a-f]{24}$')),
    "seq" INTEGER NOT NULL CHECK ("seq" >= 0),
    "text" VARCHAR NOT NULL CHECK ("text" <> ''),
    "speaker" VARCHAR CHECK ("speaker" <> ''),
    "cue" VARCHAR CHECK ("cue" <> ''),
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end" INTEGER NOT NULL CHECK ("end" >= 0),
    PRIMARY KEY (article_id, seq),
    FOREIGN KEY (article_id) REFERENCES articles (id)
);

CREATE TABLE entities (
    "article_id" VARCHAR NOT NULL CHECK (regexp_matches("article_id", '^nb[0-9a-f]{24}$')),
    "seq" INTEGER NOT NULL CHECK ("seq" >= 0),
    "text" VARCHAR NOT NULL CHECK ("text" <> ''),
    "type" VARCHAR NOT NULL CHECK ("type" IN ('PER', 'ORG', 'LOC')),
    "name" VARCHAR NOT NULL CHECK ("name" <> ''),
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end" INTEGER NOT NULL CHECK ("end" >= 0),
    PRIMARY KEY (article_id, seq),
    FOREIGN KEY (article_id) REFERENCES articles (id)
);

CREATE TABLE ledger (
    "source" VARCHAR NOT NULL CHECK ("source" <> ''),
    "outcome" VARCHAR NOT NULL CHECK ("outcome" IN ('released', 'duplicate', 'rejected')),
    "raw_sha256" VARCHAR CHECK (regexp_matches("raw_sha256", '^[0-9a-f]{64}$')),
    "article_id" VARCHAR CHECK (regexp_matches("article_id", '^nb[0-9a-f]{24}$')),
    "duplicate_of" VARCHAR CHECK (regexp_matches("duplicate_of", '^nb[0-9a-f]{24}$')),
    "rule" VARCHAR CHECK ("rule" <> ''),
    "reason" VARCHAR CHECK ("reason" <> ''),
    PRIMARY KEY (source)
);

CREATE TABLE segments (
    "article_id" VARCHAR NOT NULL CHECK (regexp_matches("article_id", '^nb[0-9a-f]{24}$')),
    "seq" INTEGER NOT NULL CHECK ("seq" >= 0),
    "label" VARCHAR NOT NULL CHECK ("label" IN ('bom', 'title', 'byline', 'date', 'standfirst', 'heading', 'body', 'line', 'caption', 'signoff', 'boilerplate', 'separator')),
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end" INTEGER NOT NULL CHECK ("end" >= 0),
    PRIMARY KEY (article_id, seq),
    FOREIGN KEY (article_id) REFERENCES articles (id)
);
