//! Texts of the data and settings pages.
