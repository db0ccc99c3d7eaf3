//! Files in and out: receiving, sending, spreadsheets, and what waits for a choice afterwards.

pub mod crypto;
pub mod data;
pub mod desks;
pub mod file_input;
pub mod hand_over;
pub mod incoming_files;
pub mod receive;
pub mod review;
pub mod send;
pub mod tables;
pub mod text;
