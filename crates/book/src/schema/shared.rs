//! Fields and words that several records share.

use super::{Field, Input, day, line, lines, unit, yes_no};
use crate::text::Text;

/// The unit that a record is about.
pub const UNIT: Field = unit("Đơn vị", "Unit").heading("Thôn, đơn vị").aliases(&[
    "thon",
    "don vi",
    "ten thon",
    "ten don vi",
    "dia ban",
    "dia ban xay ra",
    "noi xay ra",
    "dia diem xay ra",
    "thon ban",
    "thon, ban",
    "khu dan cu",
    "to dan pho",
    "thon/to dan pho",
    "thon, to dan pho",
    "noi dat mo hinh",
    "thon to",
]);

/// The assessment year.
pub(crate) const YEAR: Field =
    Field::new("", Text::new("Năm đánh giá", "Assessment year"), Input::Year);

/// The day of a record.
pub(crate) const DATE: Field = day("Ngày", "Date").past();

/// The number and sign of a paper.
pub(crate) const NUMBER: Field = line("Số, ký hiệu", "Number and sign");

/// Free text.
pub(crate) const NOTE: Field = lines("Ghi chú", "Note")
    .hint(Text::new(
        "Không ghi tên người vi phạm, người khiếu nại hay công dân khác.",
        "Never write names of offenders, complainants or other citizens.",
    ))
    .extra()
    .aliases(&["chu thich", "ghi chu khac", "note"]);

/// Shown only where it is set, so that a record that became real can lose the mark.
pub(crate) const ILLUSTRATIVE: Field = yes_no("Số liệu minh họa", "Made up to illustrate")
    .only_for(&["-"])
    .no_column("what a spreadsheet says is not made up");

/// A list of units.
pub(crate) const UNITS: &[Field] = &[unit("Đơn vị", "Unit").required()];

/// The button that adds a unit to a list.
pub(crate) const UNIT_ADD: Text = Text::new("Thêm đơn vị", "Add a unit");

/// A hint on how to write the official who states or decides.
pub(crate) const SIGNATORY_HINT: Text =
    Text::new("Chức vụ và họ tên cán bộ", "Office and name of the official");
