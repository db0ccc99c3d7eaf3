//! Figures made from a book: those that a district or province reports for a year, and trends over
//! the years.

mod figures;
mod life;
mod outcomes;
mod output;
mod sheet;
mod sheet_output;
mod standards;
mod sum;
mod trend;

pub use figures::{ActivitySum, CommuneLine, Level, ModelHamlet, TipSum, YearFigures};
pub use life::Life;
pub use outcomes::{Outcomes, Sum, count_text, decided_name, no_figures};
pub use output::ReportOutput;
pub use sheet::{Decided, FormerWord, Sheet, SheetItem, SheetLine};
pub use sheet_output::{
    DecidedOutput, EvaluatedOutput, FormerOutput, SheetLineOutput, SheetOutput,
};
pub use standards::{SAFETY, is_main_standard};
pub use trend::{Trend, TrendPoint, trend};
