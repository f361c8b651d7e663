//! Prints what the layout's trainer (`tools/train_layout.py`) needs to know of each text.
//!
//! Reads one JSON object a line, `{"path", "first"?, "body"?, "title"?}`, and prints one object a line in the same order.

use std::io::{self, BufRead, Write};

use serde::Deserialize;

#[derive(Deserialize)]
struct Question {
    path: String,
    first: Option<Vec<f32>>,
    body: Option<Vec<f32>>,
    /// Absent: not asked yet. -1: the text has no headline.
    title: Option<i64>,
}

/// Word weights of the training that is under way: `words.bin` in the folder that `NEWSBALE_MODELS` names.
fn words_at_hand() -> Option<(String, Vec<u8>)> {
    let folder = std::path::PathBuf::from(std::env::var_os("NEWSBALE_MODELS")?);
    Some(("words.bin".to_owned(), std::fs::read(folder.join("words.bin")).ok()?))
}

fn main() -> io::Result<()> {
    newsbale::training::use_models(words_at_hand().into_iter().collect());
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let question: Question = serde_json::from_str(&line?)?;
        let text = std::fs::read_to_string(&question.path)?;
        let title = question.title.map(|unit| usize::try_from(unit).ok());
        let rows = newsbale::training::layout_rows(&text, question.first.as_deref(), question.body.as_deref(), title);
        serde_json::to_writer(&mut out, &rows)?;
        writeln!(out)?;
    }
    out.flush()
}
