//! What tests of several crates share. It is in no program.

use std::fs;
use std::path::{Path, PathBuf};

pub mod merging;
mod pointers;
pub mod worked;

pub use pointers::pointers;

/// The folder of the project, where the data of the tests is.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// A file of the project.
pub fn at(path: impl AsRef<Path>) -> PathBuf {
    root().join(path)
}

/// The JSON files of a folder of the project, by name; none if there is no such folder.
pub fn json_files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(at(folder)).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}
