//! Writes a folder of tables, whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use parquet::errors::ParquetError;
use serde_json::json;

use crate::arrow::ParquetFile;
use crate::cell::Rows;
use crate::csv;
use crate::document::postgresql;
use crate::lines::Lines;
use crate::schema::{SCHEMA_VERSION, Schema};

/// The file that is written last: a folder that has it is complete.
const MANIFEST: &str = "tables.json";
/// The statements that load CSV files into PostgreSQL.
const POSTGRESQL: &str = "postgresql.sql";

/// The format of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Parquet.
    Parquet,
    /// CSV, with the statements that load it into PostgreSQL.
    Csv,
    /// A JSON object a line.
    Ndjson,
}

impl Format {
    fn is_ending(ending: &str) -> bool {
        [Self::Parquet, Self::Csv, Self::Ndjson].iter().any(|format| format.ending() == ending)
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Parquet => "parquet",
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
        }
    }
}

/// The reason why a folder could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A file could not be written.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// A Parquet file could not be written.
    #[error("{0}")]
    Parquet(#[from] ParquetError),
    /// The folder holds something else.
    #[error("{0}")]
    OtherFolder(PathBuf),
}

enum TableFile {
    Parquet(Box<ParquetFile>),
    Text(BufWriter<File>),
}

/// A folder of tables that is being written, under a temporary name beside its own. Unless it is
/// finished, it is removed.
pub struct Writing<'s> {
    schema: &'s Schema,
    format: Format,
    folder: PathBuf,
    unfinished: PathBuf,
    files: Vec<TableFile>,
    lines: Vec<Lines>,
    counts: Vec<u64>,
    is_finished: bool,
}

impl<'s> Writing<'s> {
    /// Begins to write. An existing folder of tables stays until the new one is complete.
    ///
    /// # Errors
    /// [`ExportError::OtherFolder`] for a folder that holds something else.
    pub fn new(folder: &Path, schema: &'s Schema, format: Format) -> Result<Self, ExportError> {
        if holds_other(folder, schema)? {
            return Err(ExportError::OtherFolder(folder.to_owned()));
        }
        let unfinished = beside(folder, "new");
        fs::create_dir_all(&unfinished)?;
        let mut writing = Self {
            schema,
            format,
            folder: folder.to_owned(),
            unfinished,
            files: Vec::new(),
            lines: schema.tables.iter().map(Lines::new).collect(),
            counts: vec![0; schema.tables.len()],
            is_finished: false,
        };
        for table in &schema.tables {
            let name = format!("{}.{}", table.name, format.ending());
            let file = File::create(writing.unfinished.join(name))?;
            let file = match format {
                Format::Parquet => TableFile::Parquet(Box::new(ParquetFile::new(file, table)?)),
                Format::Csv | Format::Ndjson => TableFile::Text(BufWriter::new(file)),
            };
            writing.files.push(file);
        }
        if format == Format::Csv {
            for (file, table) in writing.files.iter_mut().zip(&schema.tables) {
                if let TableFile::Text(file) = file {
                    file.write_all(csv::header(&table.columns).as_bytes())?;
                }
            }
            fs::write(writing.unfinished.join(POSTGRESQL), postgresql(schema))?;
        }
        Ok(writing)
    }

    /// Writes rows.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write(&mut self, rows: &Rows) -> Result<(), ExportError> {
        let mut text = String::new();
        for (at, row) in rows {
            let (Some(file), Some(lines)) = (self.files.get_mut(*at), self.lines.get(*at)) else {
                continue;
            };
            if let Some(count) = self.counts.get_mut(*at) {
                *count += 1;
            }
            match file {
                TableFile::Parquet(file) => file.write(row)?,
                TableFile::Text(file) => {
                    text.clear();
                    match self.format {
                        Format::Csv => csv::line(&mut text, row),
                        Format::Ndjson | Format::Parquet => lines.add(&mut text, row),
                    }
                    file.write_all(text.as_bytes())?;
                }
            }
        }
        Ok(())
    }

    /// Completes the files, waits until they are on the disk, and gives the folder its name.
    /// Returns the number of rows of each table.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn finish(mut self) -> Result<Vec<(String, u64)>, ExportError> {
        for file in self.files.drain(..) {
            let file = match file {
                TableFile::Parquet(file) => file.finish()?,
                TableFile::Text(file) => {
                    file.into_inner().map_err(io::IntoInnerError::into_error)?
                }
            };
            file.sync_all()?;
        }
        let names = self.schema.tables.iter().map(|table| table.name.clone());
        let counts: Vec<_> = names.zip(self.counts.iter().copied()).collect();
        let manifest = json!({
            "schema_version": SCHEMA_VERSION,
            "app_version": law::APP_VERSION,
            "format": self.format.ending(),
            "rows": counts.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        });
        let mut file = File::create(self.unfinished.join(MANIFEST))?;
        file.write_all(format!("{manifest:#}\n").as_bytes())?;
        file.sync_all()?;
        self.take_place()?;
        self.is_finished = true;
        Ok(counts)
    }

    /// Renames the folder to its final name. An existing folder of that name is removed afterwards;
    /// if renaming fails, it gets its name back.
    fn take_place(&self) -> io::Result<()> {
        let earlier = beside(&self.folder, "old");
        let has_earlier = self.folder.is_dir();
        if has_earlier {
            fs::rename(&self.folder, &earlier)?;
        }
        let taken = fs::rename(&self.unfinished, &self.folder);
        if has_earlier {
            match &taken {
                Ok(()) => fs::remove_dir_all(&earlier)?,
                Err(_) => fs::rename(&earlier, &self.folder)?,
            }
        }
        taken
    }
}

/// A temporary name beside a folder: hidden, and unlike that of any finished folder.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.{}.{what}", std::process::id()))
}

/// Whether a folder holds anything but tables that were written before.
fn holds_other(folder: &Path, schema: &Schema) -> io::Result<bool> {
    if !folder.is_dir() {
        return Ok(false);
    }
    let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name()));
    let names = names.collect::<io::Result<Vec<_>>>()?;
    let is_table = |name: &str| {
        let ours = name.rsplit_once('.').filter(|(_, ending)| Format::is_ending(ending));
        ours.is_some_and(|(table, _)| schema.tables.iter().any(|one| one.name == table))
    };
    let is_ours = |name: &str| name == MANIFEST || name == POSTGRESQL || is_table(name);
    let is_whole = names.is_empty() || names.iter().any(|name| name == MANIFEST);
    Ok(!is_whole || !names.iter().all(|name| name.to_str().is_some_and(is_ours)))
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if !self.is_finished {
            // A folder with a temporary name is never mistaken for a finished one.
            let _ = fs::remove_dir_all(&self.unfinished);
        }
    }
}
