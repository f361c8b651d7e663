"""Scores the reader on labelled corpora and compares with the floors in tests/floors.json; a release of each must verify against its texts: `make accuracy`.

Articles are read by models that did not see their publishers (tools/held_out.py); on texts that models were trained on, a figure holds nothing. No model was trained on the other
folders.

    python tools/accuracy.py CORPORA          # exit 1 when a figure is under its floor
    python tools/accuracy.py CORPORA --raise  # lifts floors to what is reached; never lowers one

CORPORA holds score.py and dev/<folder>/{gold.jsonl,text/}. The floors name the digest of each gold file: other gold, other floors.
"""
import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile

from held_out import read_all
from train_layout import build

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
FLOORS = os.path.join(ROOT, "tests", "floors.json")
FOLDERS = ("articles", "articles-other", "quotes", "quotes-other", "entities")
HELD_OUT = ("articles", "articles-other")
# A floor stands this far under what was reached: a rounding is no failure, nor what two trainings differ by.
MARGIN, MARGIN_OF_TRAINING = 0.002, 0.01
LOWER_IS_BETTER = ("date invented", "snippets leaked")
# Counts speakers printed as in the text, which falls as names are resolved to their fullest form (DESIGN.md): shown, not held.
NOT_HELD = ("speaker name strict",)


def score(corpora, folder, held_out):
    gold = os.path.join(corpora, "dev", folder)
    with tempfile.NamedTemporaryFile("wb", suffix=".jsonl") as file:
        if folder in HELD_OUT:
            file.write(held_out)
            file.flush()
        else:
            subprocess.run([os.path.join(build(), "newsbale"), "inspect", "--json", os.path.join(gold, "text")], stdout=file, check=True)
        command = [sys.executable, os.path.join(corpora, "score.py"), gold, file.name, "--json"]
        answer = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    table = answer["scores"]["all"]
    return {name: value["value"] if "value" in value else value["F1"] for name, value in table.items()}


def is_traceable(corpora, folder):
    """Whether every value of a release of these real texts follows from their bytes."""
    program, texts = os.path.join(build(), "newsbale"), os.path.join(corpora, "dev", folder, "text")
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([program, "build", texts, "--out", out], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return subprocess.run([program, "verify", os.path.join(out, "1.0.0"), "--raw", texts], stdout=subprocess.DEVNULL).returncode == 0


def read(texts):
    """What the program reads of a folder or of some files, one object each."""
    program = os.path.join(build(), "newsbale")
    return [json.loads(line) for line in subprocess.run([program, "inspect", "--json", *texts], stdout=subprocess.PIPE, check=True).stdout.splitlines()]


def same_when_read_again(corpora, folder):
    """The share of bodies that, read as texts, give the same body."""
    bodies = [found["body"] for found in read([os.path.join(corpora, "dev", folder, "text")]) if found["body"]]
    with tempfile.TemporaryDirectory() as out:
        for at, body in enumerate(bodies):
            with open(os.path.join(out, f"{at:05}.txt"), "w", encoding="utf-8", newline="") as file:
                file.write(body)
        return sum(found["body"] == body for found, body in zip(read([out]), bodies)) / len(bodies)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("corpora")
    arguments.add_argument("--raise", dest="lift", action="store_true")
    arguments.add_argument("--models", metavar="DIR", help="keep the trained models there, and use those that are there already")
    arguments = arguments.parse_args()
    if not os.path.isdir(os.path.join(arguments.corpora, "dev")):
        print(f"skipped: no corpora at {arguments.corpora}")
        return 0
    floors = json.load(open(FLOORS)) if os.path.exists(FLOORS) else {}
    failed = False
    with tempfile.TemporaryDirectory() as models:
        held_out = b"".join(read_all(arguments.corpora, arguments.models or models))
    for folder in FOLDERS:
        digest = hashlib.sha256(open(os.path.join(arguments.corpora, "dev", folder, "gold.jsonl"), "rb").read()).hexdigest()
        pinned = floors.setdefault(folder, {"gold_sha256": digest, "floors": {}})
        if pinned["gold_sha256"] != digest:
            print(f"{folder}: expected gold {pinned['gold_sha256']}, found {digest}")
            failed = True
            continue
        if not is_traceable(arguments.corpora, folder):
            print(f"{folder}: expected a release that `newsbale verify --raw` passes, found problems")
            failed = True
        scores = score(arguments.corpora, folder, held_out)
        if folder in HELD_OUT:
            scores["same body again"] = same_when_read_again(arguments.corpora, folder)
        for name, value in scores.items():
            sign = -1 if name in LOWER_IS_BETTER else 1
            floor = pinned["floors"].get(name) if name not in NOT_HELD else None
            under = floor is not None and sign * value < sign * floor
            failed |= under
            print(f"{folder:15} {name:26} {value:.3f}  floor {floor if floor is not None else '-'}{'  UNDER' if under else ''}")
            reached = round(value - sign * (MARGIN_OF_TRAINING if folder in HELD_OUT else MARGIN), 3)
            if arguments.lift and name not in NOT_HELD and (floor is None or sign * reached > sign * floor):
                pinned["floors"][name] = reached
    if arguments.lift:
        json.dump(floors, open(FLOORS, "w"), indent=1)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
