"""The official validators accept a release, offline; and its loaders, run as they are shipped, give every row whole.

    pytest tests/readers --release dist/1.0.0
"""
import importlib.metadata
import importlib.util
import json
import os
import subprocess
import sys

os.environ["HF_HUB_OFFLINE"] = "1"

import bagit
import duckdb
import jsonschema
import mlcroissant
import pyarrow.parquet
import pytest
import yaml

from test_readers import digest, plain

TABLES = ("articles", "quotes", "entities")


@pytest.fixture(scope="module")
def release(request):
    return os.path.abspath(request.config.getoption("--release"))


@pytest.fixture(scope="module")
def loaders(release):
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("load", os.path.join(release, "load.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sql(release):
    here = os.getcwd()
    os.chdir(release)
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(open("load.sql", encoding="utf-8").read())
    yield connection
    os.chdir(here)


def run(release, *command):
    done = subprocess.run(command, cwd=release, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def tool(name):
    return os.path.join(os.path.dirname(sys.executable), name)


def read_json(release, name):
    return json.load(open(os.path.join(release, name), encoding="utf-8"))


def test_frictionless_calls_every_resource_valid(release):
    report = json.loads(run(release, tool("frictionless"), "validate", "--json", "datapackage.json"))
    assert report["valid"] and len(report["tasks"]) == 9


def test_the_data_package_profile_holds(release):
    """check-datapackage carries the published profile; the package itself needs a newer Python than it is given here, so only the file is taken."""
    files = importlib.metadata.files("check-datapackage")
    profile = next(file for file in files if str(file).endswith("data-package-2-0.json"))
    jsonschema.validate(read_json(release, "datapackage.json"), json.loads(profile.read_text()))


def test_mlcroissant_validates_and_loads_every_record(release):
    said = run(release, tool("mlcroissant"), "validate", "--jsonld", "croissant.json")
    assert "error" not in said.lower(), said
    dataset = mlcroissant.Dataset(os.path.join(release, "croissant.json"))
    for table in TABLES:
        expected = pyarrow.parquet.read_metadata(os.path.join(release, f"data/{table}.parquet")).num_rows
        assert sum(1 for _ in dataset.records(table)) == expected


def test_bagit_calls_the_release_a_bag(release):
    assert bagit.Bag(release).validate()
    run(release, "sha256sum", "-c", "--strict", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt")


def test_the_crate_describes_every_file_with_its_digest(release):
    graph = {node["@id"]: node for node in read_json(release, "ro-crate-metadata.json")["@graph"]}
    assert graph["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    manifest = read_json(release, "release.json")
    data = {file["path"]: file["sha256"] for file in manifest["files"] if file["path"].startswith("data/")}
    assert {part["@id"]: graph[part["@id"]]["sha256"] for part in graph["./"]["hasPart"]} == data


def test_the_card_is_yaml_and_text(release):
    _, header, text = open(os.path.join(release, "README.md"), encoding="utf-8").read().split("---\n", 2)
    card = yaml.safe_load(header)
    assert [config["config_name"] for config in card["configs"]] == list(TABLES)
    assert read_json(release, "release.json")["content_root"] not in header and text.lstrip().startswith("# ")


def test_every_row_of_the_json_schema_is_valid(release):
    schema = read_json(release, "schema/article-1.1.schema.json")
    validator = jsonschema.Draft202012Validator(schema)
    with open(os.path.join(release, "data/articles.jsonl"), encoding="utf-8") as lines:
        for number, line in zip(range(2000), lines):
            assert not list(validator.iter_errors(json.loads(line))), number


@pytest.mark.parametrize("name", ["pandas_parquet", "pandas_jsonl", "pandas_csv", "polars_parquet", "datasets"])
def test_the_python_loaders_lose_nothing(loaders, name):
    loaded = getattr(loaders, name)()
    rows = loaded.to_dict("records") if name.startswith("pandas") else loaded.to_dicts() if name.startswith("polars") else list(loaded)
    assert {row["record_sha256"] for row in rows} == records(loaders)
    assert all(digest(plain(row)) == row["record_sha256"] for row in rows)


def records(loaders):
    """The digests of this release's rows: a loader that kept another release's would be found out."""
    return set(pyarrow.parquet.read_table(loaders.DATA / "articles.parquet", columns=["record_sha256"]).column(0).to_pylist())


def test_datasets_takes_the_folder_with_the_features_of_its_card(release, tmp_path):
    from datasets import load_dataset

    for table in TABLES:
        loaded = load_dataset(release, table, split="train", cache_dir=str(tmp_path))
        assert loaded.num_rows == pyarrow.parquet.read_metadata(os.path.join(release, f"data/{table}.parquet")).num_rows
        assert loaded.column_names == pyarrow.parquet.read_schema(os.path.join(release, f"data/{table}.parquet")).names


@pytest.mark.parametrize("view", ["articles", "articles_jsonl", "articles_csv"])
def test_the_sql_views_lose_nothing(sql, view):
    relation = sql.sql(f"FROM {view}")
    rows = [dict(zip(relation.columns, values)) for values in relation.fetchall()]
    assert rows and all(digest(plain(row)) == row["record_sha256"] for row in rows)


@pytest.mark.parametrize("table", ["quotes", "entities"])
def test_side_tables_are_the_same_in_both_formats(sql, loaders, table):
    for left, right in ((table, f"{table}_csv"), (f"{table}_csv", table)):
        assert sql.execute(f"SELECT count(*) FROM (FROM {left} EXCEPT ALL FROM {right})").fetchone() == (0,)
    assert len(loaders.pandas_csv(table)) == len(loaders.pandas_parquet(table)) == loaders.datasets(table).num_rows


def test_every_quote_and_mention_has_its_article(sql):
    for table in ("quotes", "entities"):
        orphans = sql.execute(f"SELECT count(*) FROM {table} LEFT JOIN articles ON article_id = id WHERE id IS NULL")
        assert orphans.fetchone() == (0,)
