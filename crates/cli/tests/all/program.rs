//! Runs the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use testing::root;

/// Runs the program in the project's folder and returns what it printed.
pub fn run(arguments: &[&str]) -> Output {
    run_in(root(), arguments)
}

/// Runs the program in any folder.
pub fn run_in(folder: impl AsRef<Path>, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_binh-yen"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// Returns the path of a file that a test makes.
pub fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}
