//! `binh-yen check`: checks a book's file and sums up its content.

use std::path::PathBuf;

use files::{List, Summary, list_name};

use super::file;
use super::{Context, Failure};

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
    lines.push(format!(
        "{}: {}",
        context.say("đơn vị", "units"),
        summary.units.values().sum::<usize>()
    ));
    lines.extend(
        summary
            .records
            .iter()
            .map(|(kind, count)| format!("{}: {count}", list_name(List::Of(*kind), context.lang))),
    );
    if !read.book.frame.rules.is_empty() {
        lines.push(format!(
            "{}: {}",
            context.say("bộ quy định riêng", "own rule sets"),
            read.book.frame.rules.len()
        ));
    }
    if let Some((first, last)) = summary.years {
        lines.push(format!("{}: {first}–{last}", context.say("năm", "years")));
    }
    lines.push(context.say("Tệp tốt.", "The file is good.").to_owned());
    Ok(lines.join("\n") + "\n")
}
