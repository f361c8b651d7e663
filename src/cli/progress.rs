//! The progress bar: on a terminal only, quiet in a pipe.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use newsbale::Progress;

const WITH_TOTAL: &str = "{elapsed_precise} {wide_bar} {human_pos}/{human_len} documents, {msg}, {eta} left";
const ROWS: &str = "{elapsed_precise} {spinner} {human_pos} rows, {msg}";
const WITHOUT_TOTAL: &str = "{elapsed_precise} {spinner} {human_pos} documents, {msg}";
const REDRAW: Duration = Duration::from_millis(200);

/// A bar on standard error, hidden when that is no terminal.
pub(crate) struct Bar {
    bar: ProgressBar,
    raw_bytes: AtomicU64,
    rows: bool,
}

impl Bar {
    pub(crate) fn new() -> Self {
        Self { bar: ProgressBar::no_length(), raw_bytes: AtomicU64::new(0), rows: false }
    }

    /// For rows of tables, whose number nobody knows before.
    pub(crate) fn rows() -> Self {
        Self { rows: true, ..Self::new() }
    }

    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, expected: Option<u64>) {
        let template = match expected {
            Some(_) => WITH_TOTAL,
            None if self.rows => ROWS,
            None => WITHOUT_TOTAL,
        };
        self.bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        expected.into_iter().for_each(|total| self.bar.set_length(total));
        self.bar.enable_steady_tick(REDRAW);
    }

    fn advance(&self, documents: u64, raw_bytes: u64) {
        let sum = self.raw_bytes.fetch_add(raw_bytes, Ordering::Relaxed) + raw_bytes;
        let rate = sum as f64 / self.bar.elapsed().as_secs_f64().max(0.001);
        self.bar.set_message(format!("{}/s", HumanBytes(rate as u64)));
        self.bar.inc(documents);
    }
}
