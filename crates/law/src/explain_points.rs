//! The sentences of points.

use super::explain::Explainer;
use super::points::{PointRange, Score};
use book::text::say;

impl Explainer<'_> {
    /// The points of an item.
    pub fn points(&self, points: PointRange, most: u32) -> String {
        match points.exact() {
            Some(number) => say!(self.lang, "{number}/{most} điểm", "{number} of {most} points"),
            None if points.low == 0 && points.high == most => say!(
                self.lang,
                "chưa chấm được điểm (tối đa {most})",
                "points not known yet (of {most})"
            ),
            None => say!(
                self.lang,
                "{low} đến {high}/{most} điểm",
                "{low} to {high} of {most} points",
                low = points.low,
                high = points.high
            ),
        }
    }

    /// The sum of a table of points and its class.
    pub fn score(&self, score: &Score) -> String {
        let is_blank = score.low == 0
            && score.high > 0
            && score.high.saturating_add(score.unseen) >= score.out_of;
        let sum = if is_blank { score.out_of } else { score.high };
        let sum = self.points(PointRange { low: score.low, high: sum }, score.out_of);
        let unseen = match score.unseen {
            0 => String::new(),
            unseen => say!(
                self.lang,
                "; {unseen} điểm thuộc các mục chưa thấy văn bản",
                "; {unseen} points are of items whose text was not seen"
            ),
        };
        let class = match &score.class {
            Some(class) => say!(
                self.lang,
                "; xếp loại {class}",
                "; class: {class}",
                class = class.label.get(self.lang)
            ),
            None => String::new(),
        };
        format!("{sum}{unseen}{class}")
    }
}
