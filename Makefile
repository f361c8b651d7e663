# make test     every check: format, lints, docs, Rust tests, and real readers in a virtual environment made here
# make accuracy scores the reader on the labelled corpora, where they are, and compares with the floors; trains the layout five times for it
# make bench    benches of the single steps

PYTHON ?= python3
VENV := .venv
CORPORA ?= ../shared/corpora

.PHONY: test rust readers accuracy bench clean

test: rust readers

rust:
	cargo fmt --check
	cargo clippy --all-targets --all-features -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items
	cargo test
	if command -v cargo-deny >/dev/null; then cargo deny check bans licenses sources; fi

# Two releases: the example, and one of texts that readers stumble over.
readers: $(VENV)/ready
	cargo build --release
	rm -rf target/readers
	$(VENV)/bin/python tests/readers/hostile.py target/readers/hostile-raw
	target/release/newsbale build raw --out target/readers/example
	target/release/newsbale build target/readers/hostile-raw --out target/readers/hostile
	target/release/newsbale verify target/readers/example/1.0.0 --raw raw
	target/release/newsbale verify target/readers/hostile/1.0.0 --raw target/readers/hostile-raw
	target/release/newsbale schema check schema
	target/release/newsbale validate target/readers/example/1.0.0
	$(VENV)/bin/python -m pytest -q -p no:cacheprovider tests/readers --release target/readers/example/1.0.0
	$(VENV)/bin/python -m pytest -q -p no:cacheprovider tests/readers --release target/readers/hostile/1.0.0

# check-datapackage only carries the published Data Package profile; it asks for a newer Python than it needs for that.
$(VENV)/ready: tests/requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install -q -r tests/requirements.txt
	$(VENV)/bin/pip install -q --no-deps --ignore-requires-python check-datapackage==0.37.0
	touch $@

accuracy: $(VENV)/trainer
	$(VENV)/bin/python tools/accuracy.py $(CORPORA)

$(VENV)/trainer: $(VENV)/ready
	$(VENV)/bin/pip install -q lightgbm==4.7.0 jax==0.10.2 optax==0.2.8
	touch $@

bench:
	cargo bench

clean:
	cargo clean
	rm -rf $(VENV)
