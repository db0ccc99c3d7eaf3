//! `binh-yen rules`: lists rule sets and checks rule files.

use std::path::{Path, PathBuf};

use book::text::say;
use book::{Book, Day, Frame};
use files::RulesRead;
use law::{RuleSet, unit_kind_name};
use unicode_normalization::UnicodeNormalization;

use super::file;
use super::{Context, Failure};

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Liệt kê các bộ quy định.
    List(OfBook),
    /// Kiểm tra tệp quy định, nói mọi điều sai trong đó.
    Check(Check),
}

/// A book whose kinds and rule sets count too.
#[derive(clap::Args, Default)]
struct OfBook {
    /// Tệp sổ có loại và bộ quy định riêng được tính thêm.
    #[arg(long, value_name = "BOOK.json")]
    book: Option<PathBuf>,
}

#[derive(clap::Args)]
struct Check {
    /// Tệp quy định.
    #[arg(value_name = "RULES.json", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    of: OfBook,
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    match &args.command {
        None => list(&OfBook::default(), context),
        Some(Command::List(of)) => list(of, context),
        Some(Command::Check(args)) => check(args, context),
    }
}

/// The bytes of a rule file, and its name.
pub struct RuleFile(Vec<u8>, String);

impl RuleFile {
    /// Loads a rule file.
    ///
    /// # Errors
    /// The file cannot be opened, or it is too large.
    pub fn open(path: &Path, context: &Context) -> Result<Self, Failure> {
        let (bytes, name) = file::bytes(path, context)?;
        Ok(Self(bytes, name))
    }

    /// Reads the rule set for a book.
    ///
    /// # Errors
    /// All problems of a bad file, one a line.
    pub fn read(&self, frame: &Frame, context: &Context) -> Result<RulesRead, Failure> {
        let Self(bytes, name) = self;
        files::read_rules(bytes, name, &context.library, frame, &|text| text.nfc().collect())
            .map_err(|problems| file::bad(&problems, context))
    }
}

impl OfBook {
    fn open(&self, context: &Context) -> Result<Book, Failure> {
        self.book
            .as_ref()
            .map_or_else(|| Ok(Book::default()), |path| Ok(file::open(path, context)?.book))
    }
}

fn list(of: &OfBook, context: &Context) -> Result<String, Failure> {
    let library = context.library.with(&of.open(context)?.frame);
    Ok(library.rule_sets().iter().map(|rules| about(rules, context)).collect())
}

fn about(rules: &RuleSet, context: &Context) -> String {
    let kinds: Vec<_> =
        rules.applies_to.iter().map(|kind| unit_kind_name(*kind, context.lang)).collect();
    let day = |day: Option<Day>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let days = format!("{}–{}", day(rules.in_force.from), day(rules.in_force.to));
    format!("{}\n  {}\n  {} · {days}\n", rules.id, rules.title.get(context.lang), kinds.join(", "))
}

/// Checks each file together with the book's sets and the files before it.
fn check(args: &Check, context: &Context) -> Result<String, Failure> {
    let mut frame = Frame::clone(&args.of.open(context)?.frame);
    let mut text = String::new();
    let mut problems = Vec::new();
    for path in &args.files {
        match RuleFile::open(path, context).and_then(|file| file.read(&frame, context)) {
            Ok(read) => {
                for notice in &read.notices {
                    eprintln!("{}", notice.text(context.lang));
                }
                text += &about(&read.rules, context);
                text += &say!(context.lang, "  Tệp tốt.\n", "  The file is good.\n");
                frame.put_rules(read.raw);
            }
            Err(Failure::BadFile(lines)) => problems.push(lines),
            Err(other) => return Err(other),
        }
    }
    if problems.is_empty() { Ok(text) } else { Err(Failure::BadFile(problems.join("\n"))) }
}
