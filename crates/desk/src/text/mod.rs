//! Texts of form fields and of the editor of rule sets.

pub mod fields;
pub mod own_rules;
