"""Scores the layout on publishers that its models never saw: five trainings, each without a fifth of the publishers, each scored on that fifth.

    pip install lightgbm==4.7.0 jax==0.10.2 optax==0.2.8
    python tools/held_out.py CORPORA

CORPORA holds score.py and dev/<folder>/{gold.jsonl,text/}. The rules were written with these texts in view; trees, networks and word weights were not trained on them.
"""
import argparse
import os
import subprocess
import sys
import tempfile

from train_layout import FOLDS, build, load

HERE = os.path.dirname(os.path.abspath(__file__))


def read_all(corpora, models):
    """What the program says of every text, with models in `models`/<fold> that did not see its publisher; those that are missing are trained."""
    dev = os.path.join(corpora, "dev")
    docs = load(dev)
    program = os.path.join(build(), "newsbale")
    for fold in range(FOLDS):
        own = os.path.join(models, str(fold))
        if not os.path.exists(os.path.join(own, "layout.bin")):
            os.makedirs(own, exist_ok=True)
            subprocess.run([sys.executable, os.path.join(HERE, "train_layout.py"), dev, "--without", str(fold), "--out", own], check=True)
        texts = [doc["path"] for doc in docs if doc["fold"] == fold]
        environment = {**os.environ, "NEWSBALE_MODELS": own}
        yield subprocess.run([program, "inspect", "--json", *texts], stdout=subprocess.PIPE, env=environment, check=True).stdout


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("corpora")
    arguments.add_argument("--by", metavar="FIELD", help="one table for each value of a field of gold.jsonl, as in score.py")
    arguments.add_argument("--keep", metavar="FILE", help="write what was read, one JSON object a line")
    arguments.add_argument("--models", metavar="DIR", help="keep the models there, and use those that are there already")
    arguments = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.keep or os.path.join(folder, "read.jsonl")
        answers = list(read_all(arguments.corpora, arguments.models or folder))
        with open(path, "wb") as file:
            file.writelines(answers)
        for articles in ("articles", "articles-other"):
            print(f"== {articles}", flush=True)
            by = ["--by", arguments.by] if arguments.by else []
            gold = os.path.join(arguments.corpora, "dev", articles)
            subprocess.run([sys.executable, os.path.join(arguments.corpora, "score.py"), gold, path, *by], check=True)


if __name__ == "__main__":
    main()
