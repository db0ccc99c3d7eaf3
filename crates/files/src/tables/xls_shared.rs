//! The data that all sheets of an .xls workbook share.

use super::cell_style::CellStyle;
use super::script::Runs;
use super::serial::Epoch;
use super::xls_text::Letters;

pub(super) struct Shared {
    /// The form of byte texts and string records.
    pub letters: Letters,
    pub texts: Vec<Runs>,
    pub styles: Vec<CellStyle>,
    pub epoch: Epoch,
}
