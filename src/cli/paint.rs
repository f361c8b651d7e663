//! A text as it is read, in colours: segments, quotes with their speakers, entities.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use newsbale::{Draft, EntityType, Label};

use super::Failure;

pub(crate) fn print(source: &str, text: &str, draft: &Draft, explain: bool, out: &mut impl Write) -> Result<(), Failure> {
    let bold = Style::new().bold();
    writeln!(out, "{bold}{source}{bold:#}")?;
    let none = || "-".to_owned();
    writeln!(out, "  title    {}", draft.title.clone().unwrap_or_else(none))?;
    writeln!(out, "  authors  {}", Some(draft.authors.join("; ")).filter(|a| !a.is_empty()).unwrap_or_else(none))?;
    let date = draft.published_at.map(|t| t.to_string()).or(draft.date.map(|d| d.to_string()));
    writeln!(out, "  date     {}  ({})", date.unwrap_or_else(none), draft.date_text.clone().unwrap_or_else(none))?;
    writeln!(out, "  language {}", draft.language.unwrap_or("-"))?;
    writeln!(out, "  flags    {}\n", draft.flags.iter().map(|rule| rule.id).collect::<Vec<_>>().join(", "))?;
    print_segments(text, draft, explain, out)?;
    print_quotes(draft, out)?;
    print_entities(draft, out)
}

fn print_segments(text: &str, draft: &Draft, explain: bool, out: &mut impl Write) -> Result<(), Failure> {
    let reasons = if explain { newsbale::explain(text) } else { Vec::new() };
    for segment in draft.segments.iter().filter(|s| s.label != Label::Separator) {
        let style = style_of(segment.label);
        let piece = printable(segment.span.of(text));
        writeln!(out, "{style}{:>11}{style:#} {style}{piece}{style:#}", segment.label.as_str())?;
        if let Some(reason) = reasons.iter().find(|reason| reason.span.start <= segment.span.start && segment.span.end <= reason.span.end) {
            let moved = reason.because.iter().map(|(what, by)| format!("{what} {by:+.1}")).collect::<Vec<_>>().join(", ");
            writeln!(out, "{:>11} because: {}; {:.0} % body ({moved})", "", segment.why, reason.likelihood * 100.0)?;
        } else if explain {
            writeln!(out, "{:>11} because: {}", "", segment.why)?;
        }
    }
    writeln!(out)?;
    Ok(())
}

fn print_quotes(draft: &Draft, out: &mut impl Write) -> Result<(), Failure> {
    let bold = Style::new().bold();
    for quote in &draft.quotes {
        let speaker = quote.speaker.as_deref().unwrap_or("?");
        let cue = quote.cue.as_deref().map(|cue| format!(" ({cue})")).unwrap_or_default();
        writeln!(out, "{:>11} {bold}{speaker}{bold:#}{cue}: {}", "quote", printable(&quote.text))?;
    }
    Ok(())
}

fn print_entities(draft: &Draft, out: &mut impl Write) -> Result<(), Failure> {
    for (kind, title) in [(EntityType::Per, "people"), (EntityType::Org, "bodies"), (EntityType::Loc, "places")] {
        let mut names: Vec<&str> = draft.entities.iter().filter(|e| e.kind == kind).map(|e| e.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        if !names.is_empty() {
            writeln!(out, "{title:>11} {}", names.join(", "))?;
        }
    }
    writeln!(out)?;
    Ok(())
}

fn style_of(label: Label) -> Style {
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    match label {
        Label::Title => colour(AnsiColor::Cyan).bold(),
        Label::Byline | Label::Signoff => colour(AnsiColor::Yellow),
        Label::Date => colour(AnsiColor::Green),
        Label::Standfirst | Label::Heading => Style::new().bold(),
        Label::Body | Label::Line => Style::new(),
        Label::Caption => colour(AnsiColor::Magenta),
        Label::Bom | Label::Boilerplate | Label::Separator => Style::new().dimmed(),
    }
}

/// A terminal must not obey what a scraped page says.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() || newsbale::is_unprintable(c) { ' ' } else { c }).collect()
}
