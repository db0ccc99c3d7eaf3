//! Labels of record fields.
