//! The papers of a year that an office signs and hands in, made from a book by templates.
//!
//! A [`Template`] is a file of `documents/`: words with the places where facts go. [`Library`] reads
//! the built-in ones, [`read`] one of a province. [`Papers`] makes a [`Document`] of a unit, a year
//! and a template: pure data. [`docx`] and [`html`] write it; [`dossier`] gives all papers of a
//! commune. See `docs/documents.md` for the language of templates.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod cases;
mod change;
mod conditions;
mod days;
mod document;
mod docx;
mod docx_chart;
mod docx_styles;
mod docx_text;
mod dossier;
mod fault;
mod fields;
mod groups;
mod html;
mod library;
mod lookup;
mod make;
mod models;
mod months;
mod name;
mod numbers;
mod papers;
mod places;
mod read;
mod read_sentence;
mod read_settings;
mod reader;
mod register;
mod render;
mod row;
mod rows;
mod settings;
mod source;
mod subject;
mod template;
mod value;
mod written;

pub use days::Days;
pub use document::{Block, ColumnHead, DOTTED_LINE, Document, Header, Row, Signer, Table};
pub use docx::docx;
pub use dossier::{Filed, dossier};
pub use fault::{Fault, Problem, Wanted};
pub use html::html;
pub use library::{LIBRARY, Library, MAX_OWN_TEMPLATES};
pub use papers::{Asked, NoPaper, Papers, catalogue};
pub use read::read;
pub use register::Register;
pub use settings::Settings;
pub use template::{Stage, Template};
pub use value::DOTS;
