//! Rows as Parquet, through Arrow. The comments of columns are Arrow's field metadata.

use std::collections::HashMap;
use std::fs::File;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Int64Builder, StringBuilder, TimestampMillisecondBuilder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema as ArrowSchema, TimeUnit};
use book::Day;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use crate::cell::Cell;
use crate::schema::{Column, Holds, SCHEMA_VERSION, Table};

/// The number of rows held before they are encoded.
const BATCH: usize = 8_192;
/// The number of rows in a row group.
const GROUP: usize = 131_072;

enum Builder {
    Text(StringBuilder),
    Whole(Int64Builder),
    Bool(BooleanBuilder),
    Day(Date32Builder),
    Moment(TimestampMillisecondBuilder),
}

pub(crate) struct ParquetFile {
    schema: Arc<ArrowSchema>,
    builders: Vec<Builder>,
    rows: usize,
    writer: ArrowWriter<File>,
}

impl ParquetFile {
    pub fn new(file: File, table: &Table) -> Result<Self, ParquetError> {
        let schema = Arc::new(arrow_schema(table));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(GROUP))
            .build();
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties))?;
        let builders = table.columns.iter().map(|column| Builder::new(column.holds)).collect();
        Ok(Self { schema, builders, rows: 0, writer })
    }

    pub fn write(&mut self, row: &[Cell]) -> Result<(), ParquetError> {
        for (builder, cell) in self.builders.iter_mut().zip(row) {
            builder.push(cell);
        }
        self.rows += 1;
        if self.rows >= BATCH { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ParquetError> {
        self.rows = 0;
        let columns = self.builders.iter_mut().map(Builder::finish).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns)
            .map_err(|error| ParquetError::External(error.into()))?;
        self.writer.write(&batch)
    }

    /// Writes the end of the file and returns the file.
    pub fn finish(mut self) -> Result<File, ParquetError> {
        if self.rows > 0 {
            self.flush()?;
        }
        self.writer.into_inner()
    }
}

fn arrow_schema(table: &Table) -> ArrowSchema {
    let fields: Vec<_> = table.columns.iter().map(field).collect();
    let about = [
        ("schema_version", SCHEMA_VERSION),
        ("comment.vi", table.vi.as_str()),
        ("comment.en", table.en.as_str()),
    ];
    ArrowSchema::new_with_metadata(fields, metadata(about))
}

fn field(column: &Column) -> Field {
    let holds = match column.holds {
        Holds::Text => DataType::Utf8,
        Holds::Whole => DataType::Int64,
        Holds::Bool => DataType::Boolean,
        Holds::Day => DataType::Date32,
        Holds::Moment => DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into())),
    };
    let comment = format!("{} / {}", column.vi, column.en);
    let about = [
        ("comment", comment.as_str()),
        ("comment.vi", column.vi.as_str()),
        ("comment.en", column.en.as_str()),
    ];
    Field::new(&column.name, holds, !column.is_always_known).with_metadata(metadata(about))
}

fn metadata<const N: usize>(pairs: [(&str, &str); N]) -> HashMap<String, String> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

impl Builder {
    fn new(holds: Holds) -> Self {
        match holds {
            Holds::Text => Self::Text(StringBuilder::new()),
            Holds::Whole => Self::Whole(Int64Builder::new()),
            Holds::Bool => Self::Bool(BooleanBuilder::new()),
            Holds::Day => Self::Day(Date32Builder::new()),
            Holds::Moment => Self::Moment(TimestampMillisecondBuilder::new().with_timezone("UTC")),
        }
    }

    /// Appends a value; NULL if it is not of the column's type.
    fn push(&mut self, cell: &Cell) {
        match (self, cell) {
            (Self::Text(to), Cell::Text(text)) => to.append_value(text),
            (Self::Text(to), _) => to.append_null(),
            (Self::Whole(to), Cell::Whole(number)) => to.append_value(*number),
            (Self::Whole(to), _) => to.append_null(),
            (Self::Bool(to), Cell::Bool(value)) => to.append_value(*value),
            (Self::Bool(to), _) => to.append_null(),
            (Self::Day(to), Cell::Day(day)) => to.append_option(days_since_1970(*day)),
            (Self::Day(to), _) => to.append_null(),
            (Self::Moment(to), Cell::Moment(at)) => to.append_value(*at),
            (Self::Moment(to), _) => to.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(of) => Arc::new(of.finish()),
            Self::Whole(of) => Arc::new(of.finish()),
            Self::Bool(of) => Arc::new(of.finish()),
            Self::Day(of) => Arc::new(of.finish()),
            Self::Moment(of) => Arc::new(of.finish()),
        }
    }
}

fn days_since_1970(day: Day) -> Option<i32> {
    let first = Day::parse("1970-01-01").ok()?;
    match day.days_since(first) {
        Some(days) => i32::try_from(days).ok(),
        None => i32::try_from(first.days_since(day)?).ok().map(|days| -days),
    }
}
