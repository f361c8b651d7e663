//! What the trainers need to see of a text: units and rows. Behind the feature `train`; not part of the API.

use serde_json::{Value, json};

pub use super::entities::train::{TrainingDoc, read_docs, train};
use super::layout::candidates::{Page, Signs, byline_candidates, date_candidates, title_candidates};
use super::layout::features::{BODY_FEATURES, Context, candidate_rows};
use super::layout::trees::ROW;
use super::layout::{line_rows, measured};
pub use super::model::use_models;

/// Units and rows of `text`. Each later stage takes what the earlier one said of each unit: `first` and `body` are scores, `title` is a unit.
pub fn layout_rows(text: &str, first: Option<&[f32]>, body: Option<&[f32]>, title: Option<Option<usize>>) -> Value {
    let (units, measures) = measured(text);
    let signs = Signs::new(text, &units, &measures);
    let page = Page { text, units: &units, measures: &measures, signs: &signs };
    let texts: Vec<&str> = units.iter().map(|unit| unit.span.of(text)).collect();
    let rows = |scores: &[f32]| -> Vec<Vec<f32>> {
        let context = Context::new(&measures, scores);
        (0..units.len()).map(|at| context.body_row(at, &mut [0.0; ROW])[..BODY_FEATURES].to_vec()).collect()
    };
    match (first, body, title) {
        (None, _, _) => json!({"units": texts, "lines": line_rows(&page).iter().map(|row| row.to_vec()).collect::<Vec<_>>()}),
        (Some(first), None, _) => json!({"rows": rows(first)}),
        (_, Some(body), None) => {
            let found = title_candidates(&page, body);
            let lines: Vec<_> = candidate_rows(&line_rows(&page), &found, body).iter().map(|row| row.to_vec()).collect();
            json!({"rows": found.iter().map(|c| &c.features).collect::<Vec<_>>(), "of": found.iter().map(|c| c.unit).collect::<Vec<_>>(), "lines": lines})
        }
        (_, Some(body), Some(title)) => {
            let bylines = byline_candidates(&page, body, title);
            let names: Vec<Vec<&str>> = bylines.iter().map(|c| c.what.names.iter().map(|n| n.of(texts[c.unit])).collect()).collect();
            let dates = date_candidates(&page, body, title);
            let days: Vec<_> = dates.iter().map(|c| c.what.readings()).collect();
            let lines: Vec<_> = candidate_rows(&line_rows(&page), &bylines, body).iter().map(|row| row.to_vec()).collect();
            json!({
                "lines": lines,
                "bylines": bylines.iter().map(|c| &c.features).collect::<Vec<_>>(), "names": names,
                "dates": dates.iter().map(|c| &c.features).collect::<Vec<_>>(), "days": days,
                "byline_of": bylines.iter().map(|c| c.unit).collect::<Vec<_>>(), "date_of": dates.iter().map(|c| c.unit).collect::<Vec<_>>(),
            })
        }
    }
}
