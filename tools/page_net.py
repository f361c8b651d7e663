"""The networks that read a page unit by unit (src/parse/layout/net.rs): their training, and their files.

    pip install jax==0.10.2 optax==0.2.8

A page is an array of rows, one a unit, as `cargo run --example training_rows` prints them. One network says of each unit whether it is the
body's: labels are 1 (it is), 0 (it is not), -1 (unknown). Another says the same of bylines, and one which unit is the headline: 1 (right),
0 (wrong), -1 (cannot be one).
"""
import concurrent.futures
import functools
import multiprocessing
import os
import struct

# One thread a training, so that sums are made in one order; several trainings side by side.
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import jax
import jax.numpy as jnp
import numpy
import optax

TAPS, DISTANCES = 3, (1, 2, 4, 8)
MOST_DEVIATIONS = 4.0
EPOCHS, RATE, DECAY, SMOOTHING = 14, 4e-3, 1e-5, 0.02
DROP_ENTRY, DROP_LAYER, DROP_EXIT = 0.1, 0.15, 0.2
# Pages are padded to one of these lengths; a batch has about so many units.
LENGTHS, BATCH_UNITS = (64, 128, 256, 512, 1024, 2048, 4096, 8192), 2048
# A long page has more to teach than a short one, but not by its length.
LENGTH_POWER = 0.3
# Log-odds of what cannot be.
NEVER = -60.0


def start(key, features, channels):
    keys = iter(jax.random.split(key, 8))
    weights = lambda *shape: jax.random.normal(next(keys), shape) * numpy.sqrt(1.5 / numpy.prod(shape[:-1]))
    layers = [(0.7 * weights(TAPS, channels, channels), jnp.zeros(channels)) for _ in DISTANCES]
    page, exit = 0.5 * weights(channels, channels), (0.3 * weights(channels), jnp.zeros(()))
    return {"entry": (weights(features, channels), jnp.zeros(channels)), "layers": layers, "page": page, "exit": exit}


def drop(x, key, share):
    """Leaves out some values at random while training; `key` is None in use."""
    return x if key is None else jnp.where(jax.random.bernoulli(key, 1 - share, x.shape), x / (1 - share), 0)


def log_odds(net, x, there, key=None):
    """Of each unit of each page; `x` is pages x units x features, `there` tells units from padding."""
    keys = iter([None] * (len(DISTANCES) + 2) if key is None else jax.random.split(key, len(DISTANCES) + 2))
    there = there[..., None]
    weights, bias = net["entry"]
    state = jax.nn.relu(drop(x, next(keys), DROP_ENTRY) @ weights + bias) * there
    for distance, (weights, bias) in zip(DISTANCES, net["layers"]):
        found = bias + jax.lax.conv_general_dilated(drop(state, next(keys), DROP_LAYER), weights, (1,), "SAME", rhs_dilation=(distance,), dimension_numbers=("NWC", "WIO", "NWC"))
        if distance == DISTANCES[-1]:
            found += state.sum(1, keepdims=True) / jnp.maximum(there.sum(1, keepdims=True), 1) @ net["page"]
        state = (state + jax.nn.relu(found)) * there
    weights, bias = net["exit"]
    return drop(state, next(keys), DROP_EXIT) @ weights + bias


def each(odds, label, weight):
    """What is lost where each unit is judged by itself."""
    found = optax.sigmoid_binary_cross_entropy(odds, label * (1 - 2 * SMOOTHING) + SMOOTHING)
    return (found * weight).sum() / jnp.maximum(weight.sum(), 1)


def one(odds, label, weight):
    """What is lost where one unit of a page, or none, is right; none has even odds."""
    spread = lambda odds: jax.nn.logsumexp(jnp.pad(odds, ((0, 0), (1, 0))), 1)
    right = jax.nn.logsumexp(jnp.where(label > 0, odds, NEVER), 1)
    found = spread(jnp.where(weight > 0, odds, NEVER)) - jnp.where((label > 0).any(1), right, 0)
    weight = weight.max(1)
    return (found * weight).sum() / jnp.maximum(weight.sum(), 1)


def loss(net, x, there, label, weight, key, lost):
    return lost(log_odds(net, x, there, key), label, weight) + DECAY * sum((part**2).sum() for part in jax.tree.leaves(net))


ADAM = optax.scale_by_adam()
answer = jax.jit(log_odds)


@functools.partial(jax.jit, static_argnames="lost")
def step(net, state, rate, key, *batch, lost):
    updates, state = ADAM.update(jax.grad(loss)(net, *batch, key, lost), state)
    return jax.tree.map(lambda part, update: part - rate * update, net, updates), state


def batches(pages, random=None):
    """Lists of pages of like length; in random order if there is one."""
    by_length = {}
    for at, page in enumerate(pages):
        by_length.setdefault(next(length for length in LENGTHS if len(page) <= length), []).append(at)
    found = []
    for length, ats in by_length.items():
        if random is not None:
            random.shuffle(ats)
        count = max(1, BATCH_UNITS // length)
        found += [(length, count, ats[at : at + count]) for at in range(0, len(ats), count)]
    if random is not None:
        random.shuffle(found)
    return found


def padded(length, count, arrays):
    whole = numpy.zeros((count, length) + arrays[0].shape[1:], numpy.float32)
    for slot, array in zip(whole, arrays):
        slot[: len(array)] = array
    return whole


class PageNet:
    """A trained network and the scale of its features; `lost` is `each` or `one`, `counts` how much each page does."""

    def __init__(self, pages, labels, counts, lost, channels, seed=0):
        rows = numpy.concatenate([page for page in pages if len(page)])
        self.mean, self.scale = rows.mean(0), 1 / (rows.std(0) + 1e-3)
        taught = [at for at, label in enumerate(labels) if (label >= 0).any()]
        pages, labels = [self.scaled(pages[at]) for at in taught], [labels[at] for at in taught]
        power = LENGTH_POWER if lost is each else 0
        weights = [counts[at] * (label >= 0) / (label >= 0).sum() ** power for at, label in zip(taught, labels)]
        random, key = numpy.random.RandomState(seed), jax.random.PRNGKey(seed)
        self.net = start(key, rows.shape[1], channels)
        state = ADAM.init(self.net)
        rate = optax.cosine_decay_schedule(RATE, EPOCHS * len(batches(pages)))
        steps = (batch for _ in range(EPOCHS) for batch in batches(pages, random))
        for number, (length, count, ats) in enumerate(steps):
            key, own = jax.random.split(key)
            part = lambda arrays: padded(length, count, [arrays[at] for at in ats])
            there = padded(length, count, [numpy.ones(len(pages[at])) for at in ats])
            self.net, state = step(self.net, state, rate(number), own, part(pages), there, part([label == 1 for label in labels]), part(weights), lost=lost)
        self.net = jax.device_get(self.net)

    def scaled(self, page):
        return numpy.clip((page - self.mean) * self.scale, -MOST_DEVIATIONS, MOST_DEVIATIONS).astype(numpy.float32)

    def log_odds(self, pages):
        """Of each unit of each page."""
        found = [numpy.zeros(0)] * len(pages)
        pages = [self.scaled(page.reshape(-1, len(self.mean))) for page in pages]
        for length, count, ats in batches(pages):
            there = padded(length, count, [numpy.ones(len(pages[at])) for at in ats])
            for at, odds in zip(ats, numpy.asarray(answer(self.net, padded(length, count, [pages[at] for at in ats]), there))):
                found[at] = odds[: len(pages[at])]
        return found

    def scale_answers(self, by):
        """Multiplies all log-odds from now on."""
        self.net["exit"] = tuple(part * numpy.float32(by) for part in self.net["exit"])

    def write(self, path):
        floats = lambda *arrays: b"".join(numpy.asarray(array, dtype="<f4").tobytes() for array in arrays)
        with open(path, "wb") as file:
            file.write(b"NBN1" + struct.pack("<II", len(self.mean), len(DISTANCES)))
            file.write(floats(self.mean, self.scale, *self.net["entry"]))
            for distance, layer in zip(DISTANCES, self.net["layers"]):
                file.write(struct.pack("<I", distance) + floats(*layer))
            file.write(floats(self.net["page"], *self.net["exit"]))


def train(pages, labels, counts, lost, channels, folds):
    """A network of all pages, and for each page the log-odds by one that saw no page of its fold."""
    numbers = sorted(set(folds))
    teach = [[at for at, fold in enumerate(folds) if fold != number] for number in (*numbers, None)]
    one = functools.partial(train_some, pages=pages, labels=labels, counts=counts, lost=lost, channels=channels)
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as pool:
        *others, net = pool.map(one, teach)
    found = [None] * len(pages)
    for number, other in zip(numbers, others):
        own = [at for at, fold in enumerate(folds) if fold == number]
        for at, odds in zip(own, other.log_odds([pages[at] for at in own])):
            found[at] = odds
    return net, found


def train_some(teach, pages, labels, counts, lost, channels):
    pick = lambda values: [values[at] for at in teach]
    return PageNet(pick(pages), pick(labels), pick(counts), lost, channels)
