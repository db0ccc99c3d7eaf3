//! Texts of the fields of forms and of the editor of rule sets.

pub mod fields;
pub mod own_rules;
