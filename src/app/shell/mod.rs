//! The frame of the page and the basis of every page: start, open book, address and edits.

pub mod banner;
pub mod begin;
pub mod browser;
pub mod crash;
pub mod edits;
pub mod engine;
pub mod erased;
pub mod fetch;
pub mod frame;
pub mod header;
pub mod more;
pub mod nav;
pub mod navigation;
pub mod not_found;
mod places;
pub mod pwa;
pub mod readable;
pub mod state;
pub mod tab_banner;
pub mod text;
pub mod toast;
pub mod words;
