//! The work of the page on its own device: saving, tabs, storage, snapshots and settings.

pub mod lock;
pub mod lock_doors;
pub mod mirror_upkeep;
pub mod saving;
pub mod settings;
pub mod snapshots;
pub mod storage;
pub mod storage_permission;
pub mod tab_lock;
pub mod tabs;
pub mod text;
