
import json
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
TABLES = ("articles", "quotes", "entities")


def pandas_parquet(table="articles"):
    """A table from Parquet with Arrow's types: dates stay dates, lists stay lists, nothing becomes a float."""
    import pandas

    return pandas.read_parquet(DATA / f"{table}.parquet", dtype_backend="pyarrow")


def pandas_jsonl():
    """Articles from JSONL. Without dtype=False pandas would turn texts that look like numbers into numbers."""
    import pandas

    articles = pandas.read_json(DATA / "articles.jsonl", lines=True, dtype=False)
    return _with_dates(articles)


def pandas_csv(table="articles"):
    """A table from CSV. The author "NA" and the title "null" stay texts: only an empty cell is a null."""
    import pandas

    nested = {name: json.loads for name in ("authors", "quotes", "entities", "flags")} if table == "articles" else {}
    numbers = {} if table == "articles" else {"seq": "int32", "start": "int32", "end": "int32"}
    header = pandas.read_csv(DATA / f"{table}.csv", nrows=0).columns
    texts = {name: "str" for name in header if name not in nested and name not in numbers}
    rows = pandas.read_csv(DATA / f"{table}.csv", keep_default_na=False, na_values=[""], dtype={**texts, **numbers}, converters=nested)
    return _with_dates(rows) if table == "articles" else rows


def _with_dates(articles):
    import pandas

    articles["date"] = pandas.to_datetime(articles["date"], format="%Y-%m-%d").dt.date
    articles["published_at"] = pandas.to_datetime(articles["published_at"], format="%Y-%m-%dT%H:%M:%S.%fZ", utc=True)
    return articles


def polars_parquet(table="articles"):
    """A table from Parquet; scan_parquet instead of read_parquet for those too large for memory."""
    import polars

    return polars.read_parquet(DATA / f"{table}.parquet")


def datasets(table="articles"):
    """A split of Hugging Face datasets, by file: load_dataset(folder) knows a folder by its name, and takes what it kept of another "1.0.0" for this one."""
    from datasets import load_dataset

    return load_dataset("parquet", data_files=str(DATA / f"{table}.parquet"), split="train")


if __name__ == "__main__":
    for table in TABLES:
        print(pandas_parquet(table).head(3))
