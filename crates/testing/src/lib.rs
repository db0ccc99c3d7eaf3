//! Helpers shared by the tests of several crates. No program contains them.

use std::fs;
use std::path::{Path, PathBuf};

pub mod merging;
mod pointers;
pub mod worked;

pub use pointers::pointers;

/// The root folder of the project, which has the test data.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The path of a file in the project.
pub fn at(path: impl AsRef<Path>) -> PathBuf {
    root().join(path)
}

/// Lists the JSON files of a project folder, sorted by name; empty if there is no such folder.
pub fn json_files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(at(folder)).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}
