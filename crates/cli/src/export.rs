//! `binh-yen export`: the book and its findings as typed tables.

use std::path::PathBuf;

use book::text::say;
use book::{Book, Day, Shard, Year};
use export::{ExportError, Judged, Rows, Schema, Writing, finding_rows, rows_of, verdict_rows};
use law::Evaluator;
use std::sync::Arc;

use super::books::{BookArgs, Joined, Opened, add_upper};
use super::evaluate::unknown_rules;
use super::{Context, Failure, with_text};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    books: BookArgs,
    /// Dạng tệp.
    #[arg(long, value_enum, default_value = "parquet")]
    format: TableFormat,
    /// Năm đánh giá, nêu được nhiều lần; nếu không nêu, không có kết quả đánh giá.
    #[arg(long, value_name = "YYYY", value_parser = super::year)]
    year: Vec<Year>,
    /// Chỉ những bộ quy định này; nếu không nêu, mọi bộ áp dụng trong năm.
    #[arg(long, value_name = "RULESET_ID", requires = "year")]
    rules: Vec<String>,
    /// Ngày tính đến: chỉ tính những gì có thể biết đến ngày đó.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    as_of: Option<Day>,
    /// Thư mục kết quả; chỉ có khi đã ghi xong mọi bảng.
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum TableFormat {
    /// Parquet.
    Parquet,
    /// CSV, kèm lệnh nạp vào PostgreSQL.
    Csv,
    /// Mỗi dòng một đối tượng JSON.
    Ndjson,
}

impl From<TableFormat> for export::Format {
    fn from(format: TableFormat) -> Self {
        match format {
            TableFormat::Parquet => Self::Parquet,
            TableFormat::Csv => Self::Csv,
            TableFormat::Ndjson => Self::Ndjson,
        }
    }
}

/// The rows of a group of books, and its provinces and districts, which others hold too.
#[derive(Default)]
struct Part {
    rows: Rows,
    upper: Book,
    /// Those of the rule sets asked for that the books know.
    known: Vec<String>,
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let schema = Schema::new().map_err(Failure::usage)?;
    let cannot_write = |error: ExportError| cannot_write(&error, args, context);
    let mut writing =
        Writing::new(&args.output, &schema, args.format.into()).map_err(cannot_write)?;
    let mut upper = Book::default();
    let mut unknown = args.rules.clone();
    let done = args.books.open(Joined::ByAnyUnit, context)?.each(
        context,
        |opened| part(opened, args, &schema, context),
        |part| {
            let part = part?;
            unknown.retain(|id| !part.known.contains(id));
            add_upper(&mut upper, part.upper);
            writing.write(&part.rows).map_err(cannot_write)
        },
    );
    if done.as_ref().is_err_and(Failure::is_early) {
        return done.map(|()| String::new());
    }
    if let Some(id) = unknown.first() {
        return Err(unknown_rules(id, &context.library, context));
    }
    let rows = rows_of(&schema, &upper, &|_| true).map_err(Failure::usage)?;
    writing.write(&rows).map_err(cannot_write)?;
    let counts = writing.finish().map_err(cannot_write)?;
    let lines: Vec<_> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(table, count)| format!("{table}: {count}\n"))
        .collect();
    with_text(done, lines.concat())
}

fn part(opened: &Opened, args: &Args, schema: &Schema, context: &Context) -> Result<Part, Failure> {
    let mut part = Part::default();
    let Some(book) = &opened.book else { return Ok(part) };
    let is_commune =
        |shard: &Shard| shard.root_unit().is_some_and(|unit| unit.kind.is_commune_level());
    part.rows = rows_of(schema, book, &is_commune).map_err(Failure::usage)?;
    for (root, shard) in book.shards.iter().filter(|(_, shard)| !is_commune(shard)) {
        part.upper.shards.insert(root.clone(), Arc::clone(shard));
    }
    let library = context.library.with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let reading = book.frame.settings.reading;
    let evaluator = Evaluator::new(book, &library, &catalogue, reading, args.as_of);
    let is_known = |id: &&String| library.rule_set(id).is_some();
    part.known = args.rules.iter().filter(is_known).cloned().collect();
    // Small units come first, since their commune asks for their outcomes.
    let (roots, below): (Vec<_>, Vec<_>) = book.units().partition(|unit| unit.kind.has_shard());
    for year in &args.year {
        for unit in below.iter().chain(&roots) {
            let sets = evaluator.rules_of(unit, *year);
            let asked = sets
                .into_iter()
                .filter(|set| args.rules.is_empty() || args.rules.contains(&set.id));
            for verdict in asked.filter_map(|set| evaluator.verdict(unit, set, *year)) {
                let judged = Judged { verdict: &verdict, unit, book };
                verdict_rows(&judged, &mut part.rows);
                finding_rows(&judged, &mut part.rows);
            }
        }
    }
    Ok(part)
}

fn cannot_write(error: &ExportError, args: &Args, context: &Context) -> Failure {
    let folder = args.output.display();
    Failure::Usage(match error {
        ExportError::OtherFolder(_) => say!(
            context.lang,
            "{folder}: thư mục này có thứ khác, không ghi đè",
            "{folder}: the folder holds something else and is not written over"
        ),
        ExportError::Io(_) | ExportError::Parquet(_) => say!(
            context.lang,
            "{folder}: không ghi được: {error}",
            "{folder}: cannot write: {error}"
        ),
    })
}
