//! The texts of these pages.

pub mod device;
pub mod pen;
pub mod snapshots;
