//! A note at a field of a form.

/// A sentence at a field.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub warns: bool,
}
