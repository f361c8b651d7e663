//! `datapackage.json`: Data Package v2.

use serde_json::{Value, json};

use super::{description, media_type, put};
use crate::release::{Agent, Manifest};
use crate::schema::{ARTICLES, ENTITIES, LEDGER, QUOTES, SEGMENTS, Table, table_schema};

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// The whole package.
pub(super) fn package(manifest: &Manifest) -> Value {
    let about = &manifest.about;
    let mut package = json!({
        "$schema": PROFILE,
        "name": manifest.name,
        "title": manifest.title(),
        "description": description(manifest),
        "version": manifest.version.to_string(),
    });
    put(&mut package, "created", about.published.map(|day| format!("{day}T00:00:00Z")));
    put(&mut package, "homepage", about.url.clone());
    put(&mut package, "keywords", Some(about.keywords.clone()).filter(|words| !words.is_empty()));
    put(&mut package, "licenses", licences(manifest));
    put(&mut package, "contributors", contributors(manifest));
    put(&mut package, "resources", Some(resources(manifest)));
    package
}

fn licences(manifest: &Manifest) -> Option<Value> {
    let mut licence = json!({"name": manifest.about.license.as_ref()?});
    put(&mut licence, "path", manifest.about.license_url.clone());
    Some(json!([licence]))
}

fn contributors(manifest: &Manifest) -> Option<Value> {
    let with_role = |agent: &Agent, role: &str| {
        let mut contributor = json!({"title": agent.name, "roles": [role]});
        put(&mut contributor, "path", agent.url.clone());
        contributor
    };
    let creators = manifest.about.creators.iter().map(|agent| with_role(agent, "creator"));
    let publisher = manifest.about.publisher.iter().map(|agent| with_role(agent, "publisher"));
    let all: Vec<_> = creators.chain(publisher).collect();
    (!all.is_empty()).then_some(json!(all))
}

fn resources(manifest: &Manifest) -> Vec<Value> {
    let csv = |table| resource(manifest, table, "csv", table.name.to_owned());
    let other = |table, format| resource(manifest, table, format, format!("{}-{format}", table.name));
    let all = [
        csv(&ARTICLES),
        other(&ARTICLES, "jsonl"),
        other(&ARTICLES, "parquet"),
        csv(&QUOTES),
        other(&QUOTES, "parquet"),
        csv(&ENTITIES),
        other(&ENTITIES, "parquet"),
        other(&LEDGER, "parquet"),
        other(&SEGMENTS, "parquet"),
    ];
    all.into_iter().flatten().collect()
}

fn resource(manifest: &Manifest, table: &Table, format: &str, name: String) -> Option<Value> {
    let path = format!("data/{}.{format}", table.name);
    let file = manifest.file(&path)?;
    let mut resource = json!({
        "name": name,
        "type": "table",
        "path": path,
        "title": format!("One row is {}", table.row),
        "format": format,
        "mediatype": media_type(&path),
    });
    // Of Parquet files frictionless cannot tell the length, and calls any length wrong.
    if format != "parquet" {
        put(&mut resource, "encoding", Some("utf-8"));
        put(&mut resource, "bytes", Some(file.bytes));
    }
    put(&mut resource, "hash", Some(format!("sha256:{}", file.sha256)));
    if format == "csv" {
        let dialect = json!({"delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\n", "header": true});
        put(&mut resource, "dialect", Some(dialect));
    }
    put(&mut resource, "schema", Some(table_schema(table, format)));
    Some(resource)
}
