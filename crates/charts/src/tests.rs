//! Pictures stay right whatever the figures and names are.

use super::*;
use crate::draw::text_width;

fn chart(form: Form, values: &[u64], sorts: usize) -> Chart {
    let series = |at: usize| Series {
        name: format!("Năm {}", 2025 + at),
        values: values.iter().map(|value| Datum::Known(*value)).collect(),
    };
    Chart {
        title: "Vụ phạm tội".to_owned(),
        window: "16/11–15/11".to_owned(),
        form,
        suffix: String::new(),
        labels: (0..values.len()).map(|at| format!("{}", 2015 + at)).collect(),
        series: (0..sorts).map(series).collect(),
    }
}

/// The same on a phone and anywhere else.
fn at_both_widths<T: Copy>(what: T) -> [(T, u64); 2] {
    [(what, FULL), (what, NARROW)]
}

/// The numbers of an attribute of every element of a kind.
fn numbers(svg: &str, element: &str, attribute: &str) -> Vec<u64> {
    let start = format!(" {attribute}=\"");
    svg.split(&format!("<{element} "))
        .skip(1)
        .filter_map(|part| {
            let tag = format!(" {}", part.split('>').next()?);
            tag.split(&start).nth(1)?.split('"').next()?.parse().ok()
        })
        .collect()
}

#[test]
fn no_bar_leaves_the_picture_and_the_largest_is_the_longest() {
    for values in [vec![0], vec![1], vec![5, 0, 3], vec![50_000, 1, 0], vec![u64::MAX, 7], vec![]] {
        for (form, most_wide) in [Form::Bars, Form::Columns].into_iter().flat_map(at_both_widths) {
            let text = svg(&chart(form, &values, 1), &Words::VI, most_wide);
            let (x, width) = (numbers(&text, "rect", "x"), numbers(&text, "rect", "width"));
            assert_eq!(width.len(), values.len(), "{text}");
            for (x, width) in x.iter().zip(&width) {
                assert!(x + width <= most_wide && *width > 0, "{values:?} {text}");
            }
            let long = numbers(&text, "rect", if form == Form::Bars { "width" } else { "height" });
            let most = values.iter().zip(&long).max_by_key(|(value, _)| **value);
            assert_eq!(most.map(|(_, long)| *long), long.iter().copied().max());
        }
    }
}

#[test]
fn figures_above_columns_never_touch_each_other() {
    let all = [(5, 9, 1), (5, 50_000, 1), (12, 50_000, 2), (12, 5, 2), (24, 1, 1)];
    for ((count, value, sorts), width) in all.into_iter().flat_map(at_both_widths) {
        let text = svg(&chart(Form::Columns, &vec![value; count], sorts), &Words::VI, width);
        let sign = Words::VI.number(value);
        let label = format!(">{sign}</text>");
        let signs: Vec<&str> = text.lines().filter(|line| line.contains(&label)).collect();
        assert_eq!(signs.len(), count * sorts);
        let mut places: Vec<u64> = signs
            .iter()
            .map(|line| line.split("x=\"").nth(1).unwrap().split('"').next().unwrap())
            .map(|x| x.parse().unwrap())
            .collect();
        places.sort_unstable();
        let is_turned = signs[0].contains("rotate");
        let needed = if is_turned { draw::SIZE } else { text_width(&sign) };
        for pair in places.windows(2) {
            assert!(pair[1] - pair[0] >= needed, "{count} × {value}: {pair:?} {needed}");
        }
    }
}

#[test]
fn unknown_at_least_and_zero_look_different_and_are_said_in_words() {
    let mut chart = chart(Form::Columns, &[0, 0, 0], 1);
    chart.series[0].values = vec![Datum::Known(0), Datum::AtLeast(1200), Datum::Unknown];
    let text = svg(&chart, &Words::VI, FULL);
    assert!(
        text.contains(">0</text>")
            && text.contains(">≥ 1.200</text>")
            && text.contains(">?</text>")
    );
    assert_eq!(
        chart.spoken(&Words::VI),
        "Vụ phạm tội. 16/11–15/11; 2015: 0; 2016: ít nhất 1.200; 2017: chưa có số liệu"
    );
    assert!(text.contains("aria-label=\"Vụ phạm tội. 16/11–15/11; 2015: 0; 2016: ít nhất 1.200"));
    let looks: Vec<&str> = text.lines().filter(|line| line.starts_with("<rect")).collect();
    // The legend has the looks of both first.
    for at in [0, 3] {
        assert!(looks[at].contains("fill-opacity") && looks[at + 1].contains("fill=\"none\""));
    }
    assert!(text.contains(">ít nhất</text>") && text.contains(">chưa có số liệu</text>"));
}

#[test]
fn names_of_two_hundred_letters_and_signs_of_xml_are_whole() {
    let mut chart = chart(Form::Bars, &[3], 2);
    chart.labels = vec!["Ơ".repeat(200)];
    chart.title = "a < b & \"c\"".to_owned();
    let text = svg(&chart, &Words::VI, FULL);
    assert_eq!(text.matches('Ơ').count(), 400, "in the picture and in its words");
    assert!(text.contains("a &lt; b &amp; &quot;c&quot;"));
    for line in text.lines().filter(|line| line.starts_with("<text")) {
        let said = line.split('>').nth(1).unwrap().split('<').next().unwrap();
        assert!(text_width(said) <= FULL, "{said}");
    }
}

#[test]
fn the_same_chart_gives_the_same_text() {
    let chart = chart(Form::Bars, &[1, 2, 3], 2);
    assert_eq!(svg(&chart, &Words::VI, FULL), svg(&chart, &Words::VI, FULL));
    assert!(svg(&chart, &Words::VI, FULL).contains("Năm 2026"), "two sorts have a legend");
}
