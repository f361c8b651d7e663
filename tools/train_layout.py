"""Trains the layout's models from labelled pages: model/words.bin (word weights), model/{body,title,byline}.net (networks), model/layout.bin (boosted trees).

    pip install lightgbm==4.7.0 jax==0.10.2 optax==0.2.8
    python tools/train_layout.py CORPUS                        # trains on everything, writes model/
    python tools/train_layout.py CORPUS --without 0 --out DIR  # leaves a fifth of the publishers out: tools/held_out.py measures on those

CORPUS holds folders, each with gold.jsonl and text/<id>.txt. Rows come from `cargo run --example training_rows`, so that what is trained
on is what the program computes. Scores of one stage that the next one learns from are always those of a model that did not see the publisher.
"""
import argparse
import collections
import json
import math
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

import lightgbm
import numpy

import page_net
from make_gazetteer import hash_bytes
from texts import alnum

FOLDS = 5
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
LEAST_PUBLISHERS = 4


def fold_of(publisher):
    return zlib.crc32(publisher.encode()) % FOLDS


def load(corpus):
    docs = []
    for folder in sorted(os.listdir(corpus)):
        gold = os.path.join(corpus, folder, "gold.jsonl")
        if not folder.startswith("articles") or not os.path.exists(gold):
            continue
        for line in open(gold, encoding="utf-8"):
            doc = json.loads(line)
            doc["path"] = os.path.join(corpus, folder, "text", doc["id"] + ".txt")
            doc["fold"] = fold_of(doc["publisher"])
            doc["english"] = folder == "articles"
            docs.append(doc)
    return docs


def build():
    """Folder of the programs, built with what training needs; NEWSBALE_PROGRAMS names one that is built already."""
    if os.environ.get("NEWSBALE_PROGRAMS"):
        return os.environ["NEWSBALE_PROGRAMS"]
    command = ["cargo", "build", "-q", "--release", "--features", "train", "--bin", "newsbale", "--example", "training_rows"]
    subprocess.run(command, cwd=ROOT, check=True)
    return os.path.join(ROOT, "target/release")


def ask(questions, models):
    """What the program says of each text; word weights are those in the folder `models`."""
    program = os.path.join(build(), "examples/training_rows")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for question in questions:
            file.write(json.dumps(question) + "\n")
        file.flush()
        answer = subprocess.run([program], stdin=open(file.name), stdout=subprocess.PIPE, env={**os.environ, "NEWSBALE_MODELS": models}, check=True).stdout
    return [json.loads(line) for line in answer.splitlines()]


def snippet_labels(doc, units):
    """As body_labels, where all that is known are pieces that belong to the body and pieces that do not."""
    inside, outside = ([alnum(s) for s in doc[field] if alnum(s)] for field in ("contains", "excludes"))
    labels = []
    for key in map(alnum, units):
        if any(s in key for s in inside) or len(key) >= 20 and any(key in s for s in inside):
            labels.append(1)
        elif any(s in key for s in outside) or len(key) >= 4 and any(key in s for s in outside):
            labels.append(0)
        else:
            labels.append(-1)
    return labels


def body_labels(doc, units):
    """1 body, 0 page, -1 unknown, for each unit."""
    if "body" not in doc["labelled"]:
        return snippet_labels(doc, units) if "snippets" in doc["labelled"] else [-1] * len(units)
    paragraphs = [alnum(p) for p in doc["body"]]
    optional = {alnum(p) for p in doc.get("body_optional", [])}
    whole = "".join(paragraphs)
    paragraphs = set(paragraphs)
    labels = []
    for unit in units:
        key = alnum(unit)
        if not key:
            labels.append(-1)
        elif key in paragraphs or (len(key) >= 25 and key in whole):
            labels.append(1)
        elif key in optional:
            labels.append(1)
        elif len(key) >= 60 and any(len(p) >= 40 and p in key for p in paragraphs):
            labels.append(1)
        elif len(key) >= 8 and key in whole:
            labels.append(-1)
        else:
            labels.append(0)
    return labels


def words_of(unit):
    for word in unit.split():
        word = re.sub(r"^\W+|\W+$", "", word)
        if word:
            yield word.lower()


def write_words(docs, path):
    """Word weights: for each publisher the share of a word's lines that are body, averaged over publishers."""
    counts = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
    for doc in docs:
        for unit, label in zip(doc["units"], doc["labels"]):
            if label < 0:
                continue
            for word in set(words_of(unit)):
                counts[word][doc["publisher"]][label] += 1
    table = {}
    for word, publishers in counts.items():
        if len(publishers) < LEAST_PUBLISHERS:
            continue
        body = sum(b / (a + b) for a, b in publishers.values())
        weight = math.log((body + 0.5) / (len(publishers) - body + 0.5))
        shifted = max(1, min(255, round(128 + 32 * weight)))
        if shifted != 128:
            table[hash_bytes(word.encode()) >> 16 & 0xFFFFFFFF] = shifted
    with open(path, "wb") as file:
        for key in sorted(table):
            file.write(struct.pack("<IB", key, table[key]))
    print(f"words: {len(table)} of {len(counts)}", file=sys.stderr)


PARAMETERS = dict(objective="binary", learning_rate=0.1, min_data_in_leaf=20, lambda_l2=5.0, feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, verbose=-1, seed=7, deterministic=True, force_row_wise=True, num_threads=2)


def train(rows, labels, weights, trees, leaves, groups=None, **more):
    data = lightgbm.Dataset(numpy.asarray(rows, dtype=numpy.float32), label=labels, weight=weights, group=groups, free_raw_data=False)
    return lightgbm.train({**PARAMETERS, "num_leaves": leaves, **more}, data, num_boost_round=trees)


# What a paragraph is looks the same in every language; headlines, bylines and date lines less so.
OTHERS_BODY, OTHERS_HEAD, OTHERS_HEAD_NET = 1.0, 0.5, 0.7
# What the headline's network counts for beside the trees.
NET_SHARE = 0.6
# As in src/parse/layout.rs.
DOUBT, BYLINE_NET_SHARE = 0.2, 0.3


class Stage:
    """Rows with labels, by document; models that leave one fold out, and one of everything. Rows of other languages than English count `others`."""

    def __init__(self, docs, rows, labels, trees, leaves, others, **more):
        self.docs, self.rows = docs, [as_array(r) for r in rows]
        self.others = others
        self.labels, self.shape = [numpy.asarray(l) for l in labels], (trees, leaves, more)

    def fit(self, keep):
        chosen = [i for i, doc in enumerate(self.docs) if keep(doc) and len(self.rows[i])]
        rows = numpy.concatenate([self.rows[i] for i in chosen])
        labels = numpy.concatenate([self.labels[i] for i in chosen])
        weights = numpy.concatenate([numpy.full(len(self.labels[i]), 1.0 if self.docs[i]["english"] else self.others) for i in chosen])
        known = labels >= 0
        ranks = self.shape[2].get("objective") == "lambdarank"
        groups = [len(self.labels[i]) for i in chosen] if ranks else None
        return train(rows[known], labels[known], weights[known], *self.shape[:2], groups=groups, **self.shape[2])

    def out_of_fold(self):
        scores = [None] * len(self.docs)
        for fold in range(FOLDS):
            model = self.fit(lambda doc: doc["fold"] != fold)
            for i, doc in enumerate(self.docs):
                if doc["fold"] == fold:
                    scores[i] = model.predict(self.rows[i]).tolist() if len(self.rows[i]) else []
        return scores


def as_array(rows):
    return numpy.asarray(rows, dtype=numpy.float32)


def likelihoods(odds):
    return (1 / (1 + numpy.exp(-odds))).tolist()


def log_odds_of(likely):
    likely = numpy.clip(likely, 1e-6, 1 - 1e-6)
    return numpy.log(likely / (1 - likely))


def log_odds(scores, labels):
    """Slope and offset that make of a score the log-odds of being right, by Newton's steps."""
    x, y = numpy.stack([scores, numpy.ones(len(scores))], axis=1), numpy.asarray(labels, dtype=float)
    weights = numpy.zeros(2)
    for _ in range(50):
        p = 1 / (1 + numpy.exp(-x @ weights))
        weights += numpy.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + 1e-6 * numpy.eye(2), x.T @ (y - p))
    return weights


def flatten(node, nodes, slope, offset):
    """A dumped tree as a list of nodes; children are given by position, values are scaled and shifted."""
    at = len(nodes)
    nodes.append(None)
    if "leaf_value" in node:
        value = slope * node["leaf_value"] + offset
        nodes[at] = (65535, 0, 0, value, value)
    else:
        left = flatten(node["left_child"], nodes, slope, offset)
        right = flatten(node["right_child"], nodes, slope, offset)
        nodes[at] = (node["split_feature"], left, right, node["threshold"], slope * node["internal_value"] + offset)
    return at


def write_forests(models, path):
    """`models` are pairs of a model and what makes log-odds of its sum: slope and offset."""
    with open(path, "wb") as file:
        file.write(b"NBT1" + struct.pack("<I", len(models)))
        for model, (slope, offset) in models:
            trees = model.dump_model()["tree_info"]
            file.write(struct.pack("<I", len(trees)))
            for tree in trees:
                nodes = []
                flatten(tree["tree_structure"], nodes, slope, offset / len(trees))
                file.write(struct.pack("<I", len(nodes)))
                for node in nodes:
                    file.write(struct.pack("<HHHff", *node))
    print(f"{path}: {os.path.getsize(path)} bytes", file=sys.stderr)


def title_labels(doc, units, of):
    accepted = {alnum(t) for t in doc.get("titles_ok") or [doc.get("title")] if t}
    return [int(alnum(units[at]) in accepted) for at in of]


def count_of(doc):
    """How much a page counts where a network learns headlines or bylines."""
    return 1.0 if doc["english"] else OTHERS_HEAD_NET


def of_units(count, of, labels):
    """Labels of candidates as labels of all units: -1 where there is no candidate."""
    found = numpy.full(count, -1)
    found[of] = labels
    return found


def without_title(doc, units, folder):
    """The same text with its headline's lines taken out: what a text without a headline looks like."""
    accepted = {alnum(t) for t in doc.get("titles_ok") or [doc.get("title")] if t}
    text = open(doc["path"], encoding="utf-8", newline="").read()
    for unit in units:
        if alnum(unit) in accepted:
            text = text.replace(unit, "")
    path = os.path.join(folder, doc["id"] + ".txt")
    open(path, "w", encoding="utf-8", newline="").write(text)
    return path


def report(name, scores, labels, docs):
    known = [(s, l) for ss, ll in zip(scores, labels) for s, l in zip(ss, ll) if l >= 0]
    s, l = numpy.array([k[0] for k in known]), numpy.array([k[1] for k in known])
    tp, fp, fn = ((s > 0.5) & (l == 1)).sum(), ((s > 0.5) & (l == 0)).sum(), ((s <= 0.5) & (l == 1)).sum()
    print(f"{name}: rows {len(s)} positive {int(l.sum())} P {tp / max(1, tp + fp):.3f} R {tp / max(1, tp + fn):.3f}", file=sys.stderr)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("corpus")
    arguments.add_argument("--without", type=int, metavar="FOLD", help=f"leave out this one of {FOLDS} parts of the publishers")
    arguments.add_argument("--out", default=os.path.join(ROOT, "model"), metavar="DIR")
    arguments = arguments.parse_args()
    model = arguments.out
    docs = load(arguments.corpus)
    docs = [doc for doc in docs if doc["fold"] != arguments.without]
    if not docs:
        sys.exit(f"{arguments.corpus}: expected folders articles*/ with gold.jsonl, found none; the models are as they were")
    everything = lambda doc: True

    for doc, answer in zip(docs, ask(({"path": doc["path"]} for doc in docs), model)):
        doc["units"] = answer["units"]
        doc["labels"] = body_labels(doc, doc["units"])
    write_words([doc for doc in docs if "body" in doc["labelled"]], os.path.join(model, "words.bin"))

    pages = [as_array(answer["lines"]) for answer in ask(({"path": doc["path"]} for doc in docs), model)]
    labels = [doc["labels"] for doc in docs]
    body_net, network = page_net.train(pages, [numpy.asarray(l) for l in labels], [1.0] * len(docs), page_net.each, 32, [doc["fold"] for doc in docs])
    first_scores = [likelihoods(odds) for odds in network]
    report("body, network", first_scores, labels, docs)

    rows = [answer["rows"] for answer in ask(({"path": doc["path"], "first": s} for doc, s in zip(docs, first_scores)), model)]
    body = Stage(docs, rows, labels, 60, 24, OTHERS_BODY, learning_rate=0.15)
    body_scores = [likelihoods((odds + log_odds_of(trees)) / 2 - DOUBT) for odds, trees in zip(network, body.out_of_fold())]
    report("body", body_scores, labels, docs)

    questions = [{"path": doc["path"], "first": [], "body": s} for doc, s in zip(docs, body_scores)]
    answers = ask(questions, model)
    titled, title_answers, labels = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        # One text in four is learned from a second time without its headline; its scores are made by the models at hand.
        bare = [doc for i, doc in enumerate(docs) if "title" in doc["labelled"] and doc["in_text"].get("title") and i % 4 == 0]
        paths = [without_title(doc, doc["units"], folder) for doc in bare]
        bare_network = body_net.log_odds([as_array(a["lines"]) for a in ask(({"path": p} for p in paths), model)])
        bare_rows = [as_array(a["rows"]) for a in ask(({"path": p, "first": likelihoods(odds)} for p, odds in zip(paths, bare_network)), model)]
        bare_body = body.fit(everything)
        bare_scores = [likelihoods((odds + log_odds_of(bare_body.predict(r))) / 2 - DOUBT) for odds, r in zip(bare_network, bare_rows)]
        bare_answers = ask(({"path": p, "first": [], "body": s} for p, s in zip(paths, bare_scores)), model)
    for doc, answer in zip(docs, answers):
        if "title" in doc["labelled"] and doc["in_text"].get("title"):
            titled.append(doc)
            title_answers.append(answer)
            labels.append(title_labels(doc, doc["units"], answer["of"]))
    for doc, answer in zip(bare, bare_answers):
        titled.append(doc)
        title_answers.append(answer)
        labels.append([0] * len(answer["rows"]))
    # Which of the candidates is the headline is a question of rank; whether the first of them is one at all, of its score.
    title = Stage(titled, [a["rows"] for a in title_answers], labels, 120, 8, OTHERS_HEAD, objective="lambdarank", min_data_in_leaf=10)
    unit_labels = [of_units(len(a["lines"]), a["of"], l) for a, l in zip(title_answers, labels)]
    counts = [count_of(doc) for doc in titled]
    title_net, network = page_net.train([as_array(a["lines"]) for a in title_answers], unit_labels, counts, page_net.one, 16, [doc["fold"] for doc in titled])
    title_scores = [numpy.asarray(trees) + NET_SHARE * odds[a["of"]] if a["of"] else [] for a, trees, odds in zip(title_answers, title.out_of_fold(), network)]
    firsts = [(max(s), l[int(numpy.argmax(s))]) for s, l in zip(title_scores, labels) if len(s)]
    title_odds = log_odds(*zip(*firsts))
    best = {}
    right = total = 0
    for doc, answer_of, s, l in zip(titled, [a["of"] for d, a in zip(docs, answers) if "title" in d["labelled"] and d["in_text"].get("title")], title_scores, labels):
        at = int(numpy.argmax(s)) if len(s) else -1
        best[doc["id"]] = answer_of[at] if at >= 0 else -1
        total += 1
        right += at >= 0 and l[at] == 1
    print(f"title: {right / max(1, total):.3f} of {total} first", file=sys.stderr)

    for doc in docs:
        doc["title_unit"] = best.get(doc["id"], -1)
    answers = ask(({"path": doc["path"], "first": [], "body": s, "title": doc["title_unit"]} for doc, s in zip(docs, body_scores)), model)
    byline_docs = [(doc, a) for doc, a in zip(docs, answers) if "authors" in doc["labelled"]]
    labels = []
    for doc, answer in byline_docs:
        names = {alnum(name) for name in doc["authors"]}
        labels.append([int(any(alnum(n) in names for n in found)) for found in answer["names"]])
    credited = [doc for doc, _ in byline_docs]
    byline = Stage(credited, [a["bylines"] for _, a in byline_docs], labels, 80, 15, OTHERS_HEAD, min_data_in_leaf=10)
    unit_labels = [of_units(len(a["lines"]), a["byline_of"], l) for (_, a), l in zip(byline_docs, labels)]
    counts = [count_of(doc) for doc in credited]
    byline_net, network = page_net.train([as_array(a["lines"]) for _, a in byline_docs], unit_labels, counts, page_net.each, 16, [doc["fold"] for doc in credited])
    mixed = [BYLINE_NET_SHARE * odds[a["byline_of"]] + (1 - BYLINE_NET_SHARE) * log_odds_of(trees) if a["byline_of"] else numpy.zeros(0) for (_, a), trees, odds in zip(byline_docs, byline.out_of_fold(), network)]
    report("byline", [likelihoods(odds) for odds in mixed], labels, docs)

    date_docs = [(doc, a) for doc, a in zip(docs, answers) if "published" in doc["labelled"]]
    labels = [[int(any(day in doc["published_days"] for day in days)) for days in answer["days"]] for doc, answer in date_docs]
    date = Stage([d for d, _ in date_docs], [a["dates"] for _, a in date_docs], labels, 80, 15, OTHERS_HEAD, min_data_in_leaf=10)
    report("date", date.out_of_fold(), labels, docs)

    as_is = (1.0, 0.0)
    title_net.scale_answers(title_odds[0] * NET_SHARE)
    body_net.write(os.path.join(model, "body.net"))
    title_net.write(os.path.join(model, "title.net"))
    byline_net.write(os.path.join(model, "byline.net"))
    stages = [(body, as_is), (title, title_odds), (byline, as_is), (date, as_is)]
    write_forests([(stage.fit(everything), odds) for stage, odds in stages], os.path.join(model, "layout.bin"))


if __name__ == "__main__":
    main()
