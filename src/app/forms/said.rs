//! What a form says at a field.

/// A sentence at a field.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub warns: bool,
}
