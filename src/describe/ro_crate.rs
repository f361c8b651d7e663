//! `ro-crate-metadata.json`: RO-Crate 1.2, the first version in which a file may have a digest.

use serde_json::{Value, json};

use super::{description, media_type, put};
use crate::release::{Agent, FileEntry, Manifest};

/// The whole crate.
pub(super) fn metadata(manifest: &Manifest) -> Value {
    let mut graph = vec![descriptor(), root(manifest)];
    graph.extend(manifest.data_files().map(file));
    graph.extend(agents(manifest).map(|(id, kind, agent)| json!({"@id": id, "@type": kind, "name": agent.name})));
    graph.extend(licence(manifest));
    json!({"@context": "https://w3id.org/ro/crate/1.2/context", "@graph": graph})
}

fn descriptor() -> Value {
    json!({
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"},
    })
}

fn root(manifest: &Manifest) -> Value {
    let about = &manifest.about;
    let mut root = json!({
        "@id": "./",
        "@type": "Dataset",
        "name": manifest.title(),
        "description": description(manifest),
        "version": manifest.version.to_string(),
        "identifier": format!("{} {}", manifest.name, manifest.version),
        "hasPart": manifest.data_files().map(|file| json!({"@id": file.path})).collect::<Vec<_>>(),
    });
    put(&mut root, "datePublished", about.published.map(|day| day.to_string()));
    put(&mut root, "license", licence_id(manifest).map(|id| json!({"@id": id})));
    put(&mut root, "url", about.url.clone());
    put(&mut root, "keywords", Some(about.keywords.clone()).filter(|words| !words.is_empty()));
    let ids: Vec<_> = agents(manifest).map(|(id, ..)| json!({"@id": id})).collect();
    let (creators, publisher) = ids.split_at(about.creators.len());
    put(&mut root, "author", Some(creators.to_vec()).filter(|all| !all.is_empty()));
    put(&mut root, "publisher", publisher.first().cloned());
    root
}

fn file(file: &FileEntry) -> Value {
    json!({
        "@id": file.path,
        "@type": "File",
        "name": file.path.trim_start_matches("data/"),
        "encodingFormat": media_type(&file.path),
        "contentSize": file.bytes.to_string(),
        "sha256": file.sha256.to_string(),
    })
}

/// Creators and publisher with their identifiers: their page, or else a name inside the crate.
fn agents(manifest: &Manifest) -> impl Iterator<Item = (String, &'static str, &Agent)> {
    let creators = manifest.about.creators.iter().map(|creator| ("Person", creator));
    let publisher = manifest.about.publisher.iter().map(|publisher| ("Organization", publisher));
    let id = |at: usize, agent: &Agent| agent.url.clone().unwrap_or_else(|| format!("#agent-{at}"));
    creators.chain(publisher).enumerate().map(move |(at, (kind, agent))| (id(at, agent), kind, agent))
}

fn licence_id(manifest: &Manifest) -> Option<String> {
    manifest.about.license_url.clone().or_else(|| manifest.about.license.as_ref().map(|spdx| format!("https://spdx.org/licenses/{spdx}")))
}

fn licence(manifest: &Manifest) -> Option<Value> {
    let id = licence_id(manifest)?;
    let name = manifest.about.license.clone().unwrap_or_else(|| id.clone());
    Some(json!({"@id": id, "@type": "CreativeWork", "name": name, "description": format!("The licence of the dataset: {name}")}))
}
