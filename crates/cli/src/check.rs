//! `binh-yen check`: checks a book's file and sums up its content.

use std::path::PathBuf;

use files::{List, Summary, list_name};

use super::file;
use super::{Context, Failure};
use book::text::say;

#[derive(clap::Args)]
pub struct Args {
    /// Tệp sổ.
    #[arg(value_name = "BOOK.json")]
    book: PathBuf,
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let read = file::open(&args.book, context)?;
    for notice in &read.notices {
        eprintln!("{}", notice.text(context.lang));
    }
    let summary = Summary::of(&read.book);
    let mut lines = Vec::new();
    if !summary.name.is_empty() {
        lines.push(summary.name);
    }
    let units: usize = summary.units.values().sum();
    lines.push(say!(context.lang, "đơn vị: {units}", "units: {units}"));
    lines.extend(
        summary
            .records
            .iter()
            .map(|(kind, count)| format!("{}: {count}", list_name(List::Of(*kind), context.lang))),
    );
    if !read.book.frame.rules.is_empty() {
        let own = read.book.frame.rules.len();
        lines.push(say!(context.lang, "bộ quy định riêng: {own}", "own rule sets: {own}"));
    }
    if let Some((first, last)) = summary.years {
        lines.push(say!(context.lang, "năm: {first}–{last}", "years: {first}–{last}"));
    }
    lines.push(say!(context.lang, "Tệp tốt.", "The file is good."));
    Ok(lines.join("\n") + "\n")
}
