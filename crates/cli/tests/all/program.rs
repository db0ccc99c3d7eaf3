//! Runs the program in the project's folder.

use std::path::PathBuf;
use std::process::{Command, Output};

use testing::root;

/// Runs the program and returns what it printed.
pub fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_binh-yen"))
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap()
}

/// Returns the path of a file that a test makes.
pub fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}
