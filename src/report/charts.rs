//! Bar charts as inline SVG. plotters draws them in placeholder colours that are then handed to the page's style sheet, so that they follow light and dark.

use maud::{Markup, PreEscaped, html};
use plotters::prelude::*;

/// Stands for the bars' colour until the style sheet gives it.
const BAR: RGBColor = RGBColor(1, 2, 3);
/// Stands for the colour of axes and labels.
const INK: RGBColor = RGBColor(4, 5, 6);
const SIZE: (u32, u32) = (720, 240);
/// More labels than this would run into one another.
const MOST_LABELS: usize = 8;

/// A bar for each value, with a caption; `what` says in words what the bars count.
pub(super) fn bars(caption: &str, what: &str, bars: &[(String, u64)]) -> Markup {
    let described = bars.iter().map(|(label, count)| format!("{label}: {count}")).collect::<Vec<_>>().join("; ");
    html! {
        figure {
            figcaption { (caption) }
            @if let Some(svg) = draw(bars) {
                div.chart role="img" tabindex="0" aria-label=(format!("{what}. {described}")) { (PreEscaped(svg)) }
            } @else {
                p.none { "Nothing to show." }
            }
        }
    }
}

fn draw(bars: &[(String, u64)]) -> Option<String> {
    let most = bars.iter().map(|(_, count)| *count).max().filter(|most| *most > 0)?;
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let mut chart = ChartBuilder::on(&root)
            .margin(8)
            .x_label_area_size(28)
            .y_label_area_size(64)
            // A bar stands around its number, so that its label does too.
            .build_cartesian_2d(-0.5..bars.len() as f64 - 0.5, 0.0..most as f64 * 1.05)
            .ok()?;
        let labels = bars.len().min(MOST_LABELS);
        chart
            .configure_mesh()
            .disable_x_mesh()
            .x_labels(labels)
            .y_labels(4)
            .x_label_formatter(&|at| {
                bars.get(at.round() as usize).filter(|_| *at > -0.25).map(|(label, _)| label.clone()).unwrap_or_default()
            })
            .y_label_formatter(&|count| format!("{count:.0}"))
            .axis_style(INK)
            .light_line_style(TRANSPARENT)
            .bold_line_style(INK.mix(0.15))
            .label_style(("sans-serif", 13).into_font().color(&INK))
            .draw()
            .ok()?;
        let bar = |(at, (_, count)): (usize, &(String, u64))| {
            Rectangle::new([(at as f64 - 0.42, 0.0), (at as f64 + 0.42, *count as f64)], BAR.filled())
        };
        chart.draw_series(bars.iter().enumerate().map(bar)).ok()?;
        root.present().ok()?;
    }
    Some(themed(&svg))
}

/// Colours to classes and `currentColor`; fixed size to one that fits the page.
fn themed(svg: &str) -> String {
    svg.replace("fill=\"#010203\"", "class=\"bar\"").replace("#040506", "currentColor").replacen(
        &format!("width=\"{}\" height=\"{}\" ", SIZE.0, SIZE.1),
        "aria-hidden=\"true\" ",
        1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_chart_has_a_bar_for_each_value_and_no_fixed_colour() {
        let svg = draw(&[("a".into(), 3), ("b".into(), 1)]).expect("draws");
        assert_eq!(svg.matches("class=\"bar\"").count(), 2);
        assert!(!svg.contains("#0"), "{svg}");
        assert!(draw(&[("a".into(), 0)]).is_none() && draw(&[]).is_none());
    }
}
