//! `croissant.json`: Croissant 1.1.

use serde_json::{Value, json};

use super::{description, put};
use crate::release::{Agent, Manifest};
use crate::schema::{ARTICLES, Column, ENTITIES, Kind, QUOTES, Table, key};

/// The whole dataset.
pub(super) fn dataset(manifest: &Manifest) -> Value {
    let about = &manifest.about;
    let mut dataset = json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": manifest.title(),
        "description": description(manifest),
        "version": manifest.version.to_string(),
    });
    put(&mut dataset, "license", about.license_url.clone().or_else(|| about.license.clone()));
    put(&mut dataset, "url", about.url.clone());
    put(&mut dataset, "datePublished", about.published.map(|day| day.to_string()));
    put(&mut dataset, "citeAs", about.citation.clone());
    put(&mut dataset, "keywords", Some(about.keywords.clone()).filter(|words| !words.is_empty()));
    put(&mut dataset, "inLanguage", Some(languages(manifest)).filter(|languages| !languages.is_empty()));
    put(
        &mut dataset,
        "creator",
        Some(about.creators.iter().map(|creator| agent(creator, "sc:Person")).collect::<Vec<_>>()).filter(|all| !all.is_empty()),
    );
    put(&mut dataset, "publisher", about.publisher.as_ref().map(|publisher| agent(publisher, "sc:Organization")));
    put(&mut dataset, "distribution", Some(distribution(manifest)));
    put(&mut dataset, "recordSet", Some([&ARTICLES, &QUOTES, &ENTITIES].map(record_set).to_vec()));
    dataset
}

fn languages(manifest: &Manifest) -> Vec<String> {
    manifest.summary.languages.keys().cloned().collect()
}

fn agent(agent: &Agent, kind: &str) -> Value {
    let mut value = json!({"@type": kind, "name": agent.name});
    put(&mut value, "url", agent.url.clone());
    value
}

fn distribution(manifest: &Manifest) -> Vec<Value> {
    let file = |file: &crate::release::FileEntry| {
        let name = file.path.trim_start_matches("data/");
        json!({
            "@type": "cr:FileObject",
            "@id": name,
            "name": name,
            "contentUrl": file.path,
            "contentSize": format!("{} B", file.bytes),
            "encodingFormat": media_type(name),
            "sha256": file.sha256.to_string(),
        })
    };
    manifest.data_files().map(file).collect()
}

/// The names under which mlcroissant loads a file; the registered ones it only lets pass.
fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("csv") => "text/csv",
        Some("jsonl") => "application/jsonlines",
        _ => "application/x-parquet",
    }
}

fn record_set(table: &Table) -> Value {
    let fields: Vec<_> = table.columns.iter().map(|column| field(table, column)).collect();
    json!({
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": format!("One record is {}.", table.row),
        "key": key(table).iter().map(|column| json!({"@id": format!("{}/{column}", table.name)})).collect::<Vec<_>>(),
        "field": fields,
    })
}

fn field(table: &Table, column: &Column) -> Value {
    let id = format!("{}/{}", table.name, column.name);
    let mut field = json!({"@type": "cr:Field", "@id": id, "name": id, "description": column.meaning});
    let source = |path: Option<&str>| {
        let mut source = json!({"fileObject": {"@id": format!("{}.parquet", table.name)}, "extract": {"column": column.name}});
        put(&mut source, "transform", path.map(|path| json!({"jsonPath": path})));
        source
    };
    match column.kind {
        Kind::Structs(inner) => {
            put(&mut field, "isArray", Some(true));
            put(&mut field, "arrayShape", Some("-1"));
            let inner = inner.iter().map(|inner| {
                let id = format!("{id}/{}", inner.name);
                json!({"@type": "cr:Field", "@id": id, "name": id, "description": inner.meaning, "dataType": data_type(inner.kind), "source": source(Some(inner.name))})
            });
            put(&mut field, "subField", Some(inner.collect::<Vec<_>>()));
        }
        kind => {
            put(&mut field, "dataType", Some(data_type(kind)));
            if kind == Kind::Texts {
                put(&mut field, "isArray", Some(true));
                put(&mut field, "arrayShape", Some("-1"));
            }
            put(&mut field, "source", Some(source(None)));
        }
    }
    if column.name == "article_id" {
        put(&mut field, "references", Some(json!({"field": {"@id": "articles/id"}})));
    }
    put(&mut field, "equivalentProperty", schema_org(table, column));
    field
}

fn data_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "sc:Date",
        Kind::Instant => "sc:DateTime",
        Kind::Int32 => "sc:Integer",
        _ => "sc:Text",
    }
}

/// What schema.org calls a column of `articles`.
fn schema_org(table: &Table, column: &Column) -> Option<&'static str> {
    let name = match column.name {
        "id" => "sc:identifier",
        "date" | "published_at" => "sc:datePublished",
        "author" | "authors" => "sc:author",
        "title" => "sc:headline",
        "body" => "sc:articleBody",
        "language" => "sc:inLanguage",
        "source" => "sc:isBasedOn",
        "entities" => "sc:mentions",
        _ => return None,
    };
    (table == &ARTICLES).then_some(name)
}

/// The context of the specification's first appendix.
fn context() -> Value {
    json!({
        "@language": "en",
        "@vocab": "https://schema.org/",
        "arrayShape": "cr:arrayShape",
        "citeAs": "cr:citeAs",
        "column": "cr:column",
        "conformsTo": "dct:conformsTo",
        "containedIn": "cr:containedIn",
        "cr": "http://mlcommons.org/croissant/",
        "data": {"@id": "cr:data", "@type": "@json"},
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        "dct": "http://purl.org/dc/terms/",
        "equivalentProperty": "cr:equivalentProperty",
        "examples": {"@id": "cr:examples", "@type": "@json"},
        "extract": "cr:extract",
        "field": "cr:field",
        "fileObject": "cr:fileObject",
        "fileProperty": "cr:fileProperty",
        "fileSet": "cr:fileSet",
        "format": "cr:format",
        "includes": "cr:includes",
        "isArray": "cr:isArray",
        "isLiveDataset": "cr:isLiveDataset",
        "jsonPath": "cr:jsonPath",
        "key": "cr:key",
        "md5": "cr:md5",
        "parentField": "cr:parentField",
        "path": "cr:path",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "recordSet": "cr:recordSet",
        "references": "cr:references",
        "regex": "cr:regex",
        "repeated": "cr:repeated",
        "replace": "cr:replace",
        "samplingRate": "cr:samplingRate",
        "sc": "https://schema.org/",
        "separator": "cr:separator",
        "source": "cr:source",
        "subField": "cr:subField",
        "transform": "cr:transform"
    })
}
