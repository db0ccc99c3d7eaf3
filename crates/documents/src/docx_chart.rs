//! A chart of a Word file: Word draws it, so that an office can change its looks.

use charts::{Chart, Datum, Form, Words};

use crate::docx_styles::HEAD;
use crate::docx_text::text_of;

/// Of a twentieth of a point.
const EMU: u32 = 635;
/// Heights in twentieths of a point: of columns, of a bar, between bars, of axis and legend; and the
/// most that a page has room for.
const COLUMNS: u32 = 3700;
const BAR: u32 = 300;
const GAP: u32 = 160;
const FRAME: u32 = 1100;
const MOST: u32 = 8000;
/// The colours of the series: they differ in lightness too, for black and white.
const COLOURS: [&str; 4] = ["903938", "D99A7C", "3D5A80", "A9B4C2"];

/// The place of a chart in a paragraph: its number names its part. Who cannot see it hears its caption
/// and figures.
pub fn drawing(caption: &str, chart: &Chart, number: u32, width: u32) -> String {
    let rows = u32::try_from(chart.labels.len()).unwrap_or(u32::MAX);
    let sorts = u32::try_from(chart.series.len()).unwrap_or(u32::MAX);
    let height = match chart.form {
        Form::Columns => COLUMNS,
        Form::Bars => rows
            .saturating_mul(sorts.saturating_mul(BAR).saturating_add(GAP))
            .saturating_add(FRAME)
            .min(MOST),
    };
    format!(
        "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{}\" cy=\"{}\"/><wp:docPr id=\"{number}\" name=\"Chart {number}\" descr=\"{}\"/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
         <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"chart{number}\"/>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        width * EMU,
        height * EMU,
        text_of(&[caption, ": ", &chart.spoken(&Words::VI)].concat()),
    )
}

/// The part of a chart.
pub fn part(chart: &Chart) -> String {
    let (side, order) = match chart.form {
        Form::Columns => ("col", "minMax"),
        // A list is read from above.
        Form::Bars => ("bar", "maxMin"),
    };
    let labels: Vec<String> =
        chart.labels.iter().enumerate().map(|(at, label)| marked(chart, at, label)).collect();
    let numbers = match chart.suffix.as_str() {
        "" => "#,##0".to_owned(),
        suffix => format!("#,##0\"{}\"", suffix.replace('"', "")),
    };
    let numbers = text_of(&numbers);
    let of = |(at, one)| self::series(at, one, &labels, &numbers);
    let series: String = chart.series.iter().enumerate().map(of).collect();
    let legend = match chart.series.len() {
        0 | 1 => "",
        _ => "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>",
    };
    let (labels_side, figures_side) = match chart.form {
        Form::Columns => ("b", "l"),
        Form::Bars => ("l", "t"),
    };
    format!(
        "{HEAD}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:lang val=\"vi-VN\"/><c:roundedCorners val=\"0\"/>\
         <c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>\
         <c:barChart><c:barDir val=\"{side}\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{series}\
         <c:gapWidth val=\"60\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>\
         <c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"{order}\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"{labels_side}\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>\
         <c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>\
         <c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/>\
         <c:axPos val=\"{figures_side}\"/><c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:tickLblPos val=\"nextTo\"/>\
         <c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/></c:valAx></c:plotArea>{legend}<c:plotVisOnly val=\"1\"/>\
         <c:dispBlanksAs val=\"gap\"/></c:chart>\
         <c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1100\"><a:latin typeface=\"Times New Roman\"/></a:defRPr></a:pPr>\
         <a:endParaRPr lang=\"vi-VN\"/></a:p></c:txPr></c:chartSpace>"
    )
}

/// The label, which says where a bar is short or absent because a figure is not known.
fn marked(chart: &Chart, at: usize, label: &str) -> String {
    let is_known = |series: &charts::Series| matches!(series.values.get(at), Some(Datum::Known(_)));
    match (chart.series.iter().all(is_known), chart.form) {
        (true, _) => label.to_owned(),
        (false, Form::Columns) => format!("{label} (?)"),
        (false, Form::Bars) => format!("{label} (chưa đủ số liệu)"),
    }
}

fn series(at: usize, series: &charts::Series, labels: &[String], numbers: &str) -> String {
    let colour = COLOURS.get(at % COLOURS.len()).copied().unwrap_or("903938");
    let point = |at: usize, value: &str| format!("<c:pt idx=\"{at}\"><c:v>{value}</c:v></c:pt>");
    let names: String =
        labels.iter().enumerate().map(|(at, label)| point(at, &text_of(label))).collect();
    let figures: String = series
        .values
        .iter()
        .enumerate()
        .filter(|(_, datum)| **datum != Datum::Unknown)
        .map(|(at, datum)| point(at, &datum.low().to_string()))
        .collect();
    format!(
        "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:v>{}</c:v></c:tx>\
         <c:spPr><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>\
         <c:dLbls><c:numFmt formatCode=\"{numbers}\" sourceLinked=\"0\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>\
         <c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>\
         <c:cat><c:strLit><c:ptCount val=\"{}\"/>{names}</c:strLit></c:cat>\
         <c:val><c:numLit><c:formatCode>{numbers}</c:formatCode><c:ptCount val=\"{}\"/>{figures}</c:numLit></c:val></c:ser>",
        text_of(&series.name),
        labels.len(),
        series.values.len(),
    )
}
