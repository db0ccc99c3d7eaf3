//! Yearly totals (số liệu năm), for years and places where no dated incidents were kept.

use crate::schema::{YEAR, count, day, kind, line, record};
use crate::text::Text;
use crate::{Day, KindCode, KindGroup, Period, Year};

/// The tests that look at figures. Points that a person gives are figures too.
const ASKED_BY: &[&str] =
    &["no_incident", "reduced", "at_most", "total_share", "unit_share", "by_person"];

record! {
    /// The value of an indicator for a unit and an assessment year.
    YearlyTotal ("số liệu năm", "yearly total") {
        /// An indicator of the catalogue.
        indicator: KindCode => kind(KindGroup::Indicator, "Chỉ tiêu", "Indicator")
            .naming()
            .aliases(&["ten chi tieu", "noi dung", "chi so", "noi dung chi tieu"]);
        /// The assessment year.
        year: Year => YEAR.listed().aliases(&["nam", "nam bao cao", "ky bao cao"]);
        /// The value, in the indicator's unit.
        value: u32 => count("Số liệu", "Value")
            .listed()
            .asked_by(ASKED_BY)
            .asked_as("giá trị", "value")
            .aliases(&["gia tri", "so luong", "ket qua", "tong so", "so lieu nam"]);
    } or {} optional {
        /// The first day that it covers. If both days are absent, it covers the window of any rule
        /// set that asks.
        from: Day => day("Từ ngày", "Since")
            .hint(Text::new(
                "Số liệu tính từ ngày nào đến ngày nào; để trống cả hai: theo kỳ của bộ quy định \
                 đang xét",
                "From which day to which day the figure is; both blank: the window of the rule \
                 set that asks",
            ))
            .aliases(&["tinh tu ngay", "tu"]);
        /// The last day that it covers.
        to: Day => day("Đến ngày", "Until").past().aliases(&["tinh den ngay", "den"]);
        /// The source of the figure: a report with its number and date.
        source: String => line("Nguồn số liệu", "Source of the figure")
            .listed()
            .aliases(&["nguon", "can cu", "theo bao cao"]);
    }
}

impl YearlyTotal {
    /// The period that it covers, if it was entered.
    pub fn window(&self) -> Option<Period> {
        (self.from.is_some() || self.to.is_some())
            .then_some(Period { from: self.from, to: self.to })
    }
}
