"""`newsbale validate` on files that others wrote, beside python-jsonschema's verdict on the same rows; and what is shipped for CI, as far as it can run here.

    pytest tests/readers/test_validate.py --release dist/1.0.0
"""
import copy
import json
import os
import pathlib
import subprocess
import xml.etree.ElementTree

import duckdb
import jsonschema
import pandas
import pytest
import yaml

ROOT = pathlib.Path(__file__).parents[2]
# What a JSON Schema cannot say: these compare values with each other.
BEYOND_JSON_SCHEMA = {"bad-offsets", "row-digest", "duplicate-id", "duplicate-key"}


@pytest.fixture(scope="module")
def release(request):
    return pathlib.Path(request.config.getoption("--release")).absolute()


@pytest.fixture(scope="module")
def newsbale(request):
    return str(pathlib.Path(request.config.getoption("--newsbale")).absolute())


@pytest.fixture(scope="module")
def rows(release):
    with open(release / "data/articles.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line, _ in zip(lines, range(40))]


def validate(newsbale, *args):
    run = subprocess.run([newsbale, "validate", "--format", "json", "--max-findings", "100000", *map(str, args)], capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    report = json.loads(run.stdout)
    assert (run.returncode == 0) == (not report["by_rule"])
    return report


def write(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


VALUES = [None, "", "x", 7, -1, 1.5, 10**12, True, [], [1], ["a"], [None], [{}], {}, "2024-02-30", "2024-03-06", "2024-3-6", "2024-03-06T10:00:00.000000Z",
          "2024-03-06T10:00:00Z", "nb" + "0" * 24, "f" * 64, "PER", "A" * 64]


def mutants(rows):
    """Every column of some rows with every value of a list, and the same for the fields of nested columns; keys taken away and added."""
    for number, row in enumerate(rows):
        for column in row:
            for value in VALUES[number % 3::3]:
                yield {**row, column: value}
            yield {key: value for key, value in row.items() if key != column}
        yield {**row, "extra": 1}
        for nested in ("quotes", "entities"):
            if row[nested]:
                for field in row[nested][0]:
                    for value in VALUES[number % 3::3]:
                        other = copy.deepcopy(row)
                        other[nested][0][field] = value
                        yield other
                    other = copy.deepcopy(row)
                    del other[nested][0][field]
                    yield other


def test_our_verdict_is_the_json_schemas(release, newsbale, rows, tmp_path):
    contract = json.loads(next(release.glob("schema/*.schema.json")).read_text())
    checker = jsonschema.Draft202012Validator(contract, format_checker=jsonschema.FormatChecker(["date"]))
    assert all(checker.is_valid(row) for row in rows)
    changed = list(mutants((rows * 12)[:12]))
    write(tmp_path / "articles.jsonl", changed)
    report = validate(newsbale, tmp_path / "articles.jsonl")
    ours = {finding["at"]["row"] for finding in report["findings"] if finding["rule"] not in BEYOND_JSON_SCHEMA}
    theirs = {number for number, row in enumerate(changed, 1) if not checker.is_valid(row)}
    assert len(changed) > 1000 and len(theirs) > 500
    different = [(number, [e.message for e in checker.iter_errors(changed[number - 1])][:1]) for number in sorted(ours ^ theirs)]
    assert not different, different[:5]


def test_a_table_written_by_pandas(release, newsbale, tmp_path):
    for name in ("articles", "quotes", "entities"):
        for backend in ("numpy_nullable", "pyarrow"):
            frame = pandas.read_parquet(release / f"data/{name}.parquet", dtype_backend=backend)
            frame.to_parquet(tmp_path / f"{name}.parquet", index=False)
            assert validate(newsbale, tmp_path / f"{name}.parquet")["by_rule"] == {}, (name, backend)
    frame = pandas.read_parquet(release / "data/articles.parquet")
    # Arrays in CSV are numpy's own text, which no reader takes for a list: that is what a validator is for.
    frame.to_csv(tmp_path / "articles.csv", index=False)
    found = validate(newsbale, tmp_path / "articles.csv")
    assert {finding["at"]["column"] for finding in found["findings"] if finding["rule"] == "wrong-type"} >= {"authors"}
    frame.drop(columns="title").to_parquet(tmp_path / "articles.parquet", index=False)
    assert validate(newsbale, tmp_path / "articles.parquet")["by_rule"] == {"missing-column": 1}


def test_a_table_written_by_duckdb(release, newsbale, rows, tmp_path):
    for name in ("articles", "quotes", "entities", "ledger", "segments"):
        duckdb.sql(f"COPY (FROM '{release}/data/{name}.parquet') TO '{tmp_path}/{name}.parquet'")
        assert validate(newsbale, tmp_path / f"{name}.parquet")["by_rule"] == {}, name
    for name in ("quotes", "entities"):
        duckdb.sql(f"COPY (FROM '{release}/data/{name}.parquet') TO '{tmp_path}/{name}.csv'")
        assert validate(newsbale, tmp_path / f"{name}.csv")["by_rule"] == {}, name
    duckdb.sql(f"COPY (SELECT * REPLACE (upper(id) AS id) FROM '{release}/data/articles.parquet') TO '{tmp_path}/articles.parquet'")
    report = validate(newsbale, tmp_path / "articles.parquet")
    assert report["by_rule"]["bad-value"] == report["files"][0]["rows"]
    # DuckDB writes instants in a form of its own, and says so in no schema.
    duckdb.sql(f"COPY (FROM '{release}/data/articles.parquet') TO '{tmp_path}/articles.jsonl' (FORMAT json)")
    columns = {finding["at"]["column"] for finding in validate(newsbale, tmp_path / "articles.jsonl")["findings"]}
    assert columns <= {"published_at", "date"}, columns


def test_the_contract_as_sql_takes_the_release(release):
    database = duckdb.connect()
    database.execute(next(release.glob("schema/*.sql")).read_text())
    for table in ("articles", "quotes", "entities", "ledger", "segments"):
        database.execute(f"INSERT INTO {table} BY NAME FROM '{release}/data/{table}.parquet'")
        counted = database.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert counted == duckdb.execute(f"SELECT count(*) FROM '{release}/data/{table}.parquet'").fetchone()
    with pytest.raises(duckdb.ConstraintException):
        database.execute("INSERT INTO articles BY NAME SELECT * REPLACE ('x' AS id) FROM articles LIMIT 1")


def test_junit_is_xml(newsbale, rows, tmp_path):
    write(tmp_path / "articles.jsonl", [{**rows[0], "title": "<b>&\"\u0001"}, {**rows[0], "id": "<&>\u0002"}])
    run = subprocess.run([newsbale, "validate", "--format", "junit", tmp_path / "articles.jsonl"], capture_output=True, check=False)
    suite = xml.etree.ElementTree.fromstring(run.stdout)[0]
    assert (suite.get("tests"), suite.get("failures")) == ("1", "1")


def run_script(script, newsbale, inputs, cwd):
    environment = {**os.environ, **inputs, "PATH": f"{os.path.dirname(newsbale)}:{os.environ['PATH']}"}
    return subprocess.run(["bash", "-euo", "pipefail", "-c", script], env=environment, cwd=cwd, capture_output=True, text=True)


def test_the_github_action_annotates_and_fails(newsbale, rows, tmp_path):
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    steps = action["runs"]["steps"]
    assert action["runs"]["using"] == "composite" and all("shell" in step for step in steps if "run" in step)
    script = steps[-1]["run"]
    # Every input reaches the script through the environment: none is pasted into it.
    assert "${{" not in script
    names = {value.split("inputs.")[1].split(" ")[0].rstrip("}"): name for name, value in steps[-1]["env"].items()}
    assert set(names) <= set(action["inputs"]) and {"paths", "table", "schema", "max-findings"} <= set(names)
    defaults = {name: str(action["inputs"][key].get("default", "")) for key, name in names.items()}
    write(tmp_path / "good file.jsonl", rows)
    write(tmp_path / "bad.jsonl", [{**rows[0], "title": ""}])
    good = run_script(script, newsbale, {**defaults, names["paths"]: "good file.jsonl"}, tmp_path)
    assert (good.returncode, good.stdout) == (0, ""), good.stderr
    bad = run_script(script, newsbale, {**defaults, names["paths"]: "good file.jsonl\nbad.jsonl\n"}, tmp_path)
    assert bad.returncode == 1 and bad.stdout.startswith("::error file=bad.jsonl,line=1,title=bad-value::")


def test_the_pre_commit_hook_takes_the_files_it_is_given(newsbale, rows, tmp_path):
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert hook["language"] == "rust" and hook["types_or"] == ["file"]
    write(tmp_path / "bad.jsonl", [{**rows[0], "title": ""}])
    run = subprocess.run([newsbale, *hook["entry"].split()[1:], *hook.get("args", []), "bad.jsonl"], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 1 and "bad.jsonl, row 1, column title" in run.stdout


def test_the_example_workflow_uses_what_the_action_offers():
    workflow = yaml.safe_load((ROOT / "examples/validate-data.yml").read_text())
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    steps = [step for job in workflow["jobs"].values() for step in job["steps"] if step.get("uses", "").startswith("newsbale/newsbale@")]
    assert steps and all(set(step.get("with", {})) <= set(action["inputs"]) for step in steps)
