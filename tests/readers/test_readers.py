"""Real readers load a release and must find every value that the others find, from each format.

    pytest tests/readers --release dist/1.0.0

The measure is the canonical digest of a row, computed here by code of its own from what a reader returns: if it equals the row's
record_sha256 for every row, then no value was lost or changed on the way.
"""
import hashlib
import json
import math
import subprocess

import duckdb
import pandas
import polars
import pyarrow.parquet
import pytest

COLUMNS = "id source date published_at date_text author authors title body language quotes entities flags raw_sha256".split()
NULLS = {"date", "published_at", "date_text", "author", "title", "language"}
QUOTE = {"text": "VARCHAR", "speaker": "VARCHAR", "cue": "VARCHAR", "start": "INTEGER", "end": "INTEGER"}
ENTITY = {"text": "VARCHAR", "type": "VARCHAR", "name": "VARCHAR", "start": "INTEGER", "end": "INTEGER"}


def netstring(data):
    return b"%d:%s," % (len(data), data)


def canonical(value):
    if value is None:
        return b"~"
    if isinstance(value, list):
        return netstring(b"".join(canonical(item) for item in value))
    if isinstance(value, dict):
        return netstring(b"".join(canonical(item) for item in value.values()))
    return netstring(str(value).encode())


def digest(row):
    return hashlib.sha256(netstring(b"newsbale:article:1.1") + b"".join(canonical(row[c]) for c in COLUMNS)).hexdigest()


def instant(value):
    """Any reader's idea of an instant, as the release writes it."""
    if isinstance(value, str):
        return value
    return pandas.Timestamp(value).tz_convert("UTC").strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def plain(row):
    """A row with every reader's nulls, dates and nested values as plain Python ones, in schema order."""
    row = dict(row)
    for name, value in row.items():
        if hasattr(value, "tolist") and not isinstance(value, str):
            value = value.tolist()
        if value is None or value is pandas.NaT or value is pandas.NA or (isinstance(value, float) and math.isnan(value)):
            value = None
        row[name] = value
    if row["date"] is not None:
        row["date"] = str(row["date"])[:10]
    if row["published_at"] is not None:
        row["published_at"] = instant(row["published_at"])
    for name, fields in (("quotes", QUOTE), ("entities", ENTITY)):
        row[name] = [{field: item[field] for field in fields} for item in row[name]]
    return row


def same(rows, release):
    rows = [plain(row) for row in rows]
    assert len(rows) == release["counts"]["released"]
    for row in rows:
        assert all(row[c] is not None for c in COLUMNS if c not in NULLS)
        assert digest(row) == row["record_sha256"], row["id"]
        assert all(row["body"][q["start"] : q["end"]] == q["text"] for q in row["quotes"] + row["entities"])
    root = hashlib.sha256("".join(sorted(row["record_sha256"] + "\n" for row in rows)).encode()).hexdigest()
    assert root == release["content_root"]


@pytest.fixture(scope="session")
def folder(request):
    return request.config.getoption("--release")


@pytest.fixture(scope="session")
def release(folder):
    return json.load(open(f"{folder}/release.json"))


LISTS = ("authors", "quotes", "entities", "flags")


def test_pandas_parquet(folder, release):
    same(pandas.read_parquet(f"{folder}/data/articles.parquet").to_dict("records"), release)


def test_pandas_parquet_arrow_types(folder, release):
    same(pandas.read_parquet(f"{folder}/data/articles.parquet", dtype_backend="pyarrow").to_dict("records"), release)


def test_pandas_jsonl(folder, release):
    same(pandas.read_json(f"{folder}/data/articles.jsonl", lines=True, dtype=False).to_dict("records"), release)


def test_pandas_csv(folder, release):
    lists = dict.fromkeys(LISTS, json.loads)
    frame = pandas.read_csv(f"{folder}/data/articles.csv", dtype=str, keep_default_na=False, na_values=[""], converters=lists)
    same(frame.to_dict("records"), release)


def test_pyarrow_parquet(folder, release):
    table = pyarrow.parquet.read_table(f"{folder}/data/articles.parquet")
    assert table.schema.field("quotes").type.value_field.name == "element"
    assert not table.schema.field("body").nullable and table.schema.field("title").nullable
    same(table.to_pylist(), release)


def test_polars_parquet(folder, release):
    same(polars.read_parquet(f"{folder}/data/articles.parquet").to_dicts(), release)


def test_polars_jsonl(folder, release):
    quote = polars.List(polars.Struct({name: polars.Int32 if type == "INTEGER" else polars.String for name, type in QUOTE.items()}))
    entity = polars.List(polars.Struct({name: polars.Int32 if type == "INTEGER" else polars.String for name, type in ENTITY.items()}))
    types = {c: polars.String for c in COLUMNS + ["record_sha256"]}
    types |= {"authors": polars.List(polars.String), "flags": polars.List(polars.String), "quotes": quote, "entities": entity}
    same(polars.read_ndjson(f"{folder}/data/articles.jsonl", schema=types).to_dicts(), release)


def test_polars_csv(folder, release):
    rows = polars.read_csv(f"{folder}/data/articles.csv", infer_schema=False).to_dicts()
    same([row | {name: json.loads(row[name]) for name in LISTS} for row in rows], release)


def duck(sql):
    return duckdb.sql(sql).to_arrow_table().to_pylist()


def fields(names):
    return "STRUCT(" + ", ".join(f'"{name}" {type}' for name, type in names.items()) + ")[]"


def test_duckdb_parquet(folder, release):
    same(duck(f"FROM '{folder}/data/articles.parquet'"), release)


def test_duckdb_jsonl(folder, release):
    types = {c: "VARCHAR" for c in COLUMNS + ["record_sha256"]} | {"date": "DATE", "published_at": "TIMESTAMPTZ", "authors": "VARCHAR[]", "flags": "VARCHAR[]"}
    types |= {"quotes": fields(QUOTE), "entities": fields(ENTITY)}
    columns = ", ".join(f"{name}: '{type}'" for name, type in types.items())
    same(duck(f"FROM read_json('{folder}/data/articles.jsonl', format='newline_delimited', columns={{{columns}}})"), release)


def test_duckdb_csv(folder, release):
    types = {c: "VARCHAR" for c in COLUMNS + ["record_sha256"]} | {"date": "DATE", "published_at": "TIMESTAMPTZ"}
    columns = ", ".join(f"'{name}': '{type}'" for name, type in types.items())
    options = "header=true, auto_detect=false, delim=',', quote='\"', escape='\"', allow_quoted_nulls=false, max_line_size=20000000"
    rows = duck(f"FROM read_csv('{folder}/data/articles.csv', {options}, columns={{{columns}}})")
    same([row | {name: json.loads(row[name]) for name in LISTS} for row in rows], release)


def test_duckdb_csv_sniffed(folder, release):
    """What people type first: the strings must survive it."""
    rows = duck(f"SELECT * REPLACE (published_at::VARCHAR AS published_at) FROM read_csv('{folder}/data/articles.csv', max_line_size=20000000)")
    assert len(rows) == release["counts"]["released"]
    parquet = {row["id"]: row for row in duck(f"FROM '{folder}/data/articles.parquet'")}
    for row in rows:
        assert all(row[c] == parquet[row["id"]][c] for c in ("id", "source", "title", "body", "author", "language", "raw_sha256", "record_sha256"))


@pytest.mark.parametrize("name", ["quotes", "entities"])
def test_side_tables(folder, name):
    """The flat tables are the nested columns laid out, in both formats."""
    nested = []
    for article in pyarrow.parquet.read_table(f"{folder}/data/articles.parquet").to_pylist():
        nested += [{"article_id": article["id"], "seq": seq} | item for seq, item in enumerate(article[name])]
    assert pyarrow.parquet.read_table(f"{folder}/data/{name}.parquet").to_pylist() == nested
    frame = pandas.read_csv(f"{folder}/data/{name}.csv", keep_default_na=False, na_values=[""])
    flat = [{k: None if isinstance(v, float) and math.isnan(v) else v for k, v in row.items()} for row in frame.to_dict("records")]
    assert flat == nested
    assert duck(f"FROM '{folder}/data/{name}.parquet'") == nested
    assert polars.read_parquet(f"{folder}/data/{name}.parquet").to_dicts() == nested


def test_ledger_and_segments(folder, release):
    ledger = pandas.read_parquet(f"{folder}/data/ledger.parquet")
    assert dict(ledger.outcome.value_counts()) == {k: release["counts"][k] for k in ("released", "duplicate", "rejected") if release["counts"][k]}
    assert len(pandas.read_parquet(f"{folder}/data/segments.parquet")) == release["counts"]["segments"]


def test_sha256sum_and_bagit(folder):
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "-c", "--strict", "--quiet", manifest], cwd=folder, check=True)
    import bagit

    bagit.Bag(folder).validate()
