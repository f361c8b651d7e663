"""Scores the layout on publishers that its models never saw: five trainings, each without a fifth of the publishers, each scored on that fifth.

    pip install lightgbm==4.7.0
    python tools/held_out.py CORPORA

CORPORA holds score.py and dev/<folder>/{gold.jsonl,text/}. The rules were written with these texts in view; the trees and word weights were not trained on them.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

from train_layout import FOLDS, build, load

HERE = os.path.dirname(os.path.abspath(__file__))


def read(fold, docs, models, program):
    """What a program with these models says of the texts of a fold."""
    subprocess.run([sys.executable, os.path.join(HERE, "train_layout.py"), os.path.dirname(os.path.dirname(os.path.dirname(docs[0]["path"]))), "--without", str(fold), "--out", models], check=True)
    texts = [doc["path"] for doc in docs if doc["fold"] == fold]
    environment = {**os.environ, "NEWSBALE_MODELS": models}
    return subprocess.run([program, "inspect", "--json", *texts], stdout=subprocess.PIPE, env=environment, check=True).stdout


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("corpora")
    arguments.add_argument("--by", metavar="FIELD", help="one table for each value of a field of gold.jsonl, as in score.py")
    arguments.add_argument("--keep", metavar="FILE", help="write what was read, one JSON object a line")
    arguments = arguments.parse_args()
    dev = os.path.join(arguments.corpora, "dev")
    docs = load(dev)
    program = os.path.join(build(), "newsbale")
    with tempfile.TemporaryDirectory() as folder:
        answers = []
        for fold in range(FOLDS):
            models = os.path.join(folder, str(fold))
            os.mkdir(models)
            answers.append(read(fold, docs, models, program))
        path = arguments.keep or os.path.join(folder, "read.jsonl")
        with open(path, "wb") as file:
            file.writelines(answers)
        for articles in sorted({doc["path"].split(os.sep)[-3] for doc in docs}):
            print(f"== {articles}", flush=True)
            by = ["--by", arguments.by] if arguments.by else []
            subprocess.run([sys.executable, os.path.join(arguments.corpora, "score.py"), os.path.join(dev, articles), path, *by], check=True)


if __name__ == "__main__":
    main()
