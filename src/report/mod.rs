//! Figures made from a book: what a district or province reports for a year, and trends over the years.

mod figures;
mod output;
mod trend;

pub use figures::{ActivitySum, CommuneLine, ModelHamlet, SAFETY, Share, TipSum, YearFigures};
pub use output::ReportOutput;
pub use trend::{Trend, TrendPoint, trend};
