//! `report.html`: one page on which a person sees in a minute whether to trust a release.
//!
//! One self-contained file: no network, no script, charts as inline SVG that take their colours from the page. Its size does not grow with the number of
//! articles: charts have a bounded number of bars, lists their top ten, and the texts shown are a sample.

mod article;
mod charts;
mod index;
mod page;
mod stats;

pub use article::article_page;
pub(crate) use index::{INDEX_HTML, index_page};
pub(crate) use page::release_page;
pub(crate) use stats::{Sample, Stats};

/// The frame that every page shares.
fn frame(title: &str, content: maud::Markup) -> String {
    use maud::{DOCTYPE, PreEscaped, html};
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(include_str!("report/style.css"))) }
            }
            body { main { (content) } }
        }
    };
    page.into_string() + "\n"
}
