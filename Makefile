# make test     every check: format, lints, docs, Rust tests, and real readers in a virtual environment made here
# make accuracy scores the reader on the labelled corpora, where they are, and compares with the floors
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

readers: $(VENV)/ready
	cargo build --release
	rm -rf target/readers && target/release/newsbale build raw --out target/readers
	target/release/newsbale verify target/readers/1.0.0 --raw raw
	$(VENV)/bin/python -m pytest -q tests/readers --release target/readers/1.0.0

$(VENV)/ready: tests/requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install -q -r tests/requirements.txt
	touch $@

accuracy:
	cargo build --release
	$(PYTHON) tools/accuracy.py $(CORPORA)

bench:
	cargo bench

clean:
	cargo clean
	rm -rf $(VENV)
