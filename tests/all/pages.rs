//! The page of a release: safe, self-contained, bounded.

use newsbale::{Parser, article_page};

const HOSTILE: &str = "<script>alert(1)</script> & \"more\" in the town of Elm\n\nBy Ada Lund\n\nMarch 4, 2024\n\nThe <b>old</b> bridge over the Elm reopened on Monday, \u{202E}and boats sail again.\n\n“It is <i>open</i>, and it will stay so,” said Ada Lund.\n";

#[test]
fn nothing_of_a_text_becomes_part_of_the_page() {
    let page = article_page("a<b>.txt", HOSTILE, &Parser::new().parse(HOSTILE));
    for raw in ["<script", "<b>", "<i>", "\u{202E}"] {
        assert!(!page.contains(raw), "{raw:?} stands in the page");
    }
    assert!(page.contains("&lt;i&gt;open&lt;/i&gt;") && page.contains("\\u{202e}"));
}

#[test]
fn a_report_asks_the_network_for_nothing_and_stays_small() {
    let folder = tempfile::tempdir().unwrap();
    let raw = folder.path().join("raw");
    std::fs::create_dir(&raw).unwrap();
    for i in 0..400 {
        std::fs::write(
            raw.join(format!("{i}.txt")),
            format!("{HOSTILE}\nThe office counted boat number {i} that day, as it always does.\n"),
        )
        .unwrap();
    }
    let release = super::build(&raw, &folder.path().join("dist")).path;
    let page = std::fs::read_to_string(release.join("report.html")).unwrap();
    for asks in ["<script", "<link", "<img", "src=", "@import", "url("] {
        assert!(!page.contains(asks), "{asks} stands in the page");
    }
    assert!(page.len() < 200_000, "{} bytes", page.len());
    assert_eq!(page.matches("<details").count(), 12);
}

#[test]
fn the_index_lists_releases_newest_first() {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    super::build(&super::raw(), &dist);
    let mut options = newsbale::BuildOptions::new(super::raw(), &dist);
    options.name = "other".into();
    options.version = Some("10.0.0".parse().unwrap());
    newsbale::build(&options, &()).unwrap();
    let index: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(dist.join("index.json")).unwrap()).unwrap();
    let versions: Vec<_> = index["releases"].as_array().unwrap().iter().map(|release| release["version"].as_str().unwrap()).collect();
    assert_eq!(versions, ["10.0.0", "1.0.0"]);
    let page = std::fs::read_to_string(dist.join("index.html")).unwrap();
    assert!(page.find("10.0.0/report.html").unwrap() < page.find("\"1.0.0/report.html").unwrap());
}
