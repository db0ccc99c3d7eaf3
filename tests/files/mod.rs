//! Files that several tests read.

use std::fs;
use std::path::PathBuf;

/// The JSON files of a folder, by name.
pub fn json_files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}
