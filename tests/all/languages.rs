//! One article in 14 languages (`languages/articles.jsonl`), in the layouts that heaps have: whatever the language, its headline, author, day and body are the same.

use newsbale::Parser;
use serde::Deserialize;

#[derive(Deserialize)]
struct Article {
    language: String,
    headline: String,
    byline: String,
    author: String,
    /// The 5th of March 2024 as a line.
    day: String,
    /// The same with ten to four in the afternoon.
    time: String,
    /// Words before the publication's time, if there are any.
    published: String,
    /// A change on the next day.
    changed: String,
    caption: String,
    /// The page's lines around the article.
    above: Vec<String>,
    below: Vec<String>,
    body: Vec<String>,
}

impl Article {
    fn layouts(&self) -> Vec<(&'static str, String)> {
        let Self { headline, byline, author, day, time, published, changed, caption, .. } = self;
        let (apart, together) = (self.body.join("\n\n"), self.body.join("\n"));
        let [above, below] = [&self.above, &self.below].map(|lines| lines.join("\n"));
        vec![
            ("lines apart", format!("{headline}\n\n{byline}\n\n{day}\n\n{apart}\n")),
            ("lines together", format!("{headline}\n{byline}\n{day}\n{together}\n")),
            ("day first", format!("{day}\n\n{headline}\n\n{byline}\n\n{apart}\n")),
            ("author without a cue", format!("{headline}\n\n{author}\n\n{time}\n\n{apart}\n")),
            ("one line of byline and day", format!("{headline}\n\n{byline} | {day}\n\n{apart}\n")),
            ("published, then changed", format!("{headline}\n{byline}\n{published}{time}\n{changed}\n{together}\n")),
            ("changed, then published", format!("{headline}\n{byline}\n{changed}\n{published}{time}\n{together}\n")),
            ("page together", format!("{above}\n{headline}\n{byline}\n{published}{time}\n{caption}\n{together}\n{below}\n")),
            ("page apart", format!("{above}\n\n{headline}\n\n{byline}\n{time}\n\n{caption}\n\n{apart}\n\n{below}\n")),
            ("body alone", format!("{apart}\n")),
            ("headline and body", format!("{headline}\n\n{apart}\n")),
            ("byline below", format!("{headline}\n\n{apart}\n\n{byline}\n{day}\n")),
            ("marks", format!("# {headline}\n\n*{byline}*\n\n**{day}**\n\n{apart}\n")),
            ("site's name", format!("{headline} - Bay Post\n{headline}\n{byline}\n{time}\n{together}\n")),
        ]
    }

    /// What of the record is not what the article says.
    fn others(&self, layout: &str, text: &str) -> Vec<String> {
        let draft = Parser::new().parse_layout(text);
        let (has_headline, has_byline) = (layout != "body alone", !matches!(layout, "body alone" | "headline and body"));
        // Without blanks and capitals a name looks like any other word: null is right.
        let has_author = has_byline && (layout != "author without a cue" || !["ja", "ko", "zh"].contains(&self.language.as_str()));
        let day = draft.date.map(|day| day.to_string());
        let mut others = Vec::new();
        let mut check = |is_right: bool, what: String| {
            if !is_right {
                others.push(format!("{}, {layout}: {what}", self.language))
            }
        };
        check(draft.title.as_deref() == has_headline.then_some(self.headline.as_str()), format!("{:?}", draft.title));
        check(draft.authors == Vec::from_iter(has_author.then(|| self.author.clone())), format!("{:?}", draft.authors));
        check(day.as_deref() == has_byline.then_some("2024-03-05"), format!("{day:?}"));
        check(draft.body.as_str() == self.body.join("\n\n"), draft.body.as_str().to_owned());
        others
    }
}

/// What is not read right yet.
const KNOWN: [(&str, &str); 2] = [("ko", "page together"), ("ar", "page together")];

#[test]
fn ok_one_article_in_many_languages_and_layouts() {
    let rows = std::fs::read_to_string(super::root().join("tests/languages/articles.jsonl")).unwrap();
    let articles: Vec<Article> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let is_known = |article: &Article, layout: &str| KNOWN.contains(&(article.language.as_str(), layout));
    let read = |article: &Article| {
        let layouts = article.layouts().into_iter().filter(|(layout, _)| !is_known(article, layout));
        layouts.flat_map(|(layout, text)| article.others(layout, &text)).collect::<Vec<_>>()
    };
    let others: Vec<String> = articles.iter().flat_map(read).collect();
    assert!(others.is_empty(), "{others:#?}");
}
