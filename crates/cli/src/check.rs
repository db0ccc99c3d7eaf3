//! `binh-yen check`: checks books' files and sums up their content.

use files::{FileRead, List, Summary, list_name};

use super::books::{BookArgs, Joined, Out};
use super::file;
use super::{Context, Failure};
use book::text::say;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    books: BookArgs,
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    match args.books.single() {
        Some(path) => Ok(one(&file::open(path, context)?, context)),
        None => many(&args.books, context),
    }
}

fn one(read: &FileRead, context: &Context) -> String {
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
    lines.join("\n") + "\n"
}

/// Checks many files: the remarks on each, and the sums of all good ones.
fn many(books: &BookArgs, context: &Context) -> Result<String, Failure> {
    let (mut files, mut units, mut records) = (0usize, 0usize, 0usize);
    let mut out = Out::new(books.strict)?;
    let done = books.open(Joined::Never, context)?.each(
        context,
        |opened| {
            let sums = opened.book.as_ref().map(|book| {
                let records: usize = book.shards.values().map(|shard| shard.records()).sum();
                (book.units().count(), records)
            });
            (sums, opened.notices.join("\n"))
        },
        |(sums, notices)| {
            if let Some((its_units, its_records)) = sums {
                (files, units, records) = (files + 1, units + its_units, records + its_records);
            }
            if notices.is_empty() { Ok(()) } else { out.write(&(notices + "\n")) }
        },
    );
    if !done.as_ref().is_err_and(Failure::is_early) {
        out.write(&say!(
            context.lang,
            "Tệp tốt: {files}, đơn vị: {units}, bản ghi: {records}\n",
            "Good files: {files}, units: {units}, records: {records}\n"
        ))?;
        out.finish()?;
    }
    done.map(|()| String::new())
}
