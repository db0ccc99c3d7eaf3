//! `binh-yen check`: is a file good, and what does it hold.

use std::path::PathBuf;

use binh_yen::exchange::{List, Summary, list_name};

use crate::cli::{Context, Failure};
use crate::file;

#[derive(clap::Args)]
pub struct Args {
    /// Tệp sổ.
    #[arg(value_name = "BOOK.json")]
    book: PathBuf,
}

pub fn run(args: &Args, context: &Context) -> Result<(), Failure> {
    let read = file::open(&args.book, context)?;
    for notice in &read.notices {
        eprintln!("{}", notice.text(context.lang));
    }
    let summary = Summary::of(&read.book);
    if !summary.name.is_empty() {
        println!("{}", summary.name);
    }
    println!("{}: {}", context.say("đơn vị", "units"), summary.units.values().sum::<usize>());
    for (kind, count) in &summary.records {
        println!("{}: {count}", list_name(List::Of(*kind), context.lang));
    }
    if let Some((first, last)) = summary.years {
        println!("{}: {first}–{last}", context.say("năm", "years"));
    }
    println!("{}", context.say("Tệp tốt.", "The file is good."));
    Ok(())
}
