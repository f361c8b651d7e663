//! The steps of reading a text, on texts of the examples: bytes per second of one thread.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use newsbale::Parser;

fn main() {
    divan::main();
}

/// The UTF-8 texts of `raw/`, which are short, or of the folder that `NEWSBALE_BENCH_TEXTS` names.
fn texts() -> Vec<String> {
    let raw = || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("raw");
    let folder = std::env::var_os("NEWSBALE_BENCH_TEXTS").map_or_else(raw, Into::into);
    let mut paths: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let parser = Parser::new();
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| texts.iter().map(|text| parser.parse(black_box(text)).quotes.len()).sum::<usize>());
}

#[divan::bench]
fn layout(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let parser = Parser::new();
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| texts.iter().map(|text| parser.parse_layout(black_box(text)).segments.len()).sum::<usize>());
}

#[divan::bench]
fn quotes_and_entities(bencher: Bencher<'_, '_>) {
    let parser = Parser::new();
    let bodies: Vec<String> = texts().iter().map(|text| parser.parse(text).body.into_string()).collect();
    let bytes: usize = bodies.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| bodies.iter().map(|body| parser.parse_body(black_box(body)).quotes.len()).sum::<usize>());
}
