//! Bars one below the other, each with its name above it: names of any length have room.

use crate::draw::{Anchor, Area, Drawing, LINE, lines, text_width};
use crate::{Chart, Datum, Words};

const THICK: u64 = 14;
const GAP: u64 = 4;

pub fn draw(chart: &Chart, words: &Words, drawing: &mut Drawing) {
    let all = chart.series.iter().flat_map(|series| &series.values);
    let widest = all.map(|datum| text_width(&chart.sign(*datum, words))).max().unwrap_or(0);
    let room = drawing.width.saturating_sub(widest + 16).max(1);
    let most = chart.most();
    for (at, label) in chart.labels.iter().enumerate() {
        for line in lines(label, drawing.width) {
            drawing.y += LINE;
            drawing.text(&line, (0, drawing.y - 4), Anchor::Start, "");
        }
        for (number, series) in chart.series.iter().enumerate() {
            let datum = series.values.get(at).copied().unwrap_or(Datum::Unknown);
            let width = match datum {
                Datum::Unknown => room / 6,
                // A known zero is a thin line, so that it differs from an unknown figure.
                Datum::Known(_) | Datum::AtLeast(_) => length(datum.low(), most, room).max(2),
            };
            drawing.bar(Area { x: 0, y: drawing.y, width, height: THICK }, datum, number);
            let sign = chart.sign(datum, words);
            drawing.text(&sign, (width + 8, drawing.y + THICK - 3), Anchor::Start, "");
            drawing.y += THICK + GAP;
        }
        drawing.y += GAP;
    }
}

/// The share of the width that a figure takes.
pub fn length(value: u64, most: u64, room: u64) -> u64 {
    let length = u128::from(value) * u128::from(room) / u128::from(most.max(1));
    u64::try_from(length).unwrap_or(room).min(room)
}
