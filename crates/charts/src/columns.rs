//! Columns from left to right in time. Where the figures above them would touch each other, they
//! are turned.

use crate::bars::length;
use crate::draw::{Anchor, Area, Drawing, LINE, SIZE, text_width};
use crate::{Chart, Datum, Words};

const HEIGHT: u64 = 180;

pub fn draw(chart: &Chart, words: &Words, drawing: &mut Drawing) {
    let count = (chart.labels.len() as u64).max(1);
    let sorts = (chart.series.len() as u64).max(1);
    let step = drawing.width / count;
    // A tenth of the step on either side stays free, or half of that where a turned figure needs it.
    let slot = (step * 4 / 5 / sorts).max(SIZE.min(step * 9 / 10 / sorts)).clamp(1, 72);
    let all = chart.series.iter().flat_map(|series| &series.values);
    let widest = all.map(|datum| text_width(&chart.sign(*datum, words))).max().unwrap_or(0);
    let is_turned = widest + 2 > slot.max(if sorts == 1 { step } else { 0 });
    let above = if is_turned { widest + 6 } else { LINE };
    let floor = drawing.y + above + HEIGHT;
    let most = chart.most();
    for (at, label) in (0_u64..).zip(&chart.labels) {
        let left = at * step + step.saturating_sub(slot * sorts) / 2;
        for (number, series) in (0_u64..).zip(&chart.series) {
            let index = usize::try_from(at).unwrap_or(usize::MAX);
            let datum = series.values.get(index).copied().unwrap_or(Datum::Unknown);
            let height = match datum {
                Datum::Unknown => HEIGHT / 4,
                // A known zero is a thin line, so that it differs from an unknown figure.
                Datum::Known(_) | Datum::AtLeast(_) => length(datum.low(), most, HEIGHT).max(2),
            };
            let x = left + number * slot;
            let thick = slot.saturating_sub(3).max(1);
            let area = Area { x, y: floor - height, width: thick, height };
            drawing.bar(area, datum, usize::try_from(number).unwrap_or(0));
            let sign = chart.sign(datum, words);
            match is_turned {
                true => {
                    let place = (x + thick / 2 + SIZE / 3, floor - height - 6);
                    drawing.text(&sign, place, Anchor::Turned, "");
                }
                false => {
                    drawing.text(&sign, (x + thick / 2, floor - height - 6), Anchor::Middle, "")
                }
            }
        }
        drawing.text(label, (at * step + step / 2, floor + LINE), Anchor::Middle, "");
    }
    drawing.floor(floor);
    drawing.y = floor + LINE + 4;
}
