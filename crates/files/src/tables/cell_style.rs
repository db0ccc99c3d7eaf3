//! The parts of a cell's style in a workbook that matter for reading it.

use super::format::NumberFormat;
use super::script::Script;

/// A cell's number format, and the script of its font.
#[derive(Clone, Debug, Default)]
pub(super) struct CellStyle {
    pub format: NumberFormat,
    pub script: Script,
}
