//! The texts of these pages.

pub mod device;
pub mod lock;
pub mod pen;
pub mod snapshots;
