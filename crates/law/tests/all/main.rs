//! Tests of this crate's promises: rule sets, verdicts, figures.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod asked;
mod asking;
mod assessments;
mod calendar;
mod cases;
mod catalogue;
mod checks;
mod coverage;
mod evaluation_laws;
mod judging;
mod national;
mod order_of_records;
mod province;
mod reused_verdicts;
mod rule_tables;
mod samples;
mod sheet;
mod terms;
mod territory_laws;
mod time_laws;
