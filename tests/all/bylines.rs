//! Whom a line below the headline credits: in the words of many languages (`bylines/cues.tsv`), and names of many forms (`bylines/names.txt`).

use newsbale::Parser;

fn authors(byline: &str) -> String {
    Parser::new().parse_layout(&super::formats::signed(byline)).authors.join("; ")
}

fn lines(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(super::root().join("tests/bylines").join(name)).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn ok_bylines_of_many_languages() {
    let mut others = Vec::new();
    for row in &lines("cues.tsv")[1..] {
        let [language, line, expected] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let found = authors(line);
        if found != expected {
            others.push(format!("{language}: {line}: {found}"));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn ok_names_of_many_forms() {
    let mut others = Vec::new();
    for name in lines("names.txt") {
        for (line, expected) in [
            (format!("By {name}"), name.clone()),
            (format!("By {name} and Tomas Brandt"), format!("{name}; Tomas Brandt")),
            (format!("By {name}, Staff Writer"), name.clone()),
        ] {
            let found = authors(&line);
            if found != expected {
                others.push(format!("{line}: {found}"));
            }
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}
