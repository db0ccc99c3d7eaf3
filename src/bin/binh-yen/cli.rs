//! The arguments, and where each goes.

use std::fmt;
use std::process::ExitCode;

use binh_yen::book::Lang;
use binh_yen::criteria::Library;
use clap::{Parser, Subcommand, ValueEnum};

use crate::{check, rules, schema};

/// Bình Yên trên dòng lệnh: kiểm tra sổ, đánh giá tiêu chí, lập báo cáo.
///
/// Mã kết thúc: 0 xong; 1 tệp có lỗi, mọi lỗi được in ra; 2 lệnh dùng sai.
#[derive(Parser)]
#[command(name = "binh-yen", version, max_term_width = 120)]
struct Cli {
    /// Ngôn ngữ của thông báo.
    #[arg(long, global = true, value_enum, default_value = "vi")]
    lang: CliLang,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Kiểm tra một tệp sổ, nói mọi điều sai trong đó.
    Check(check::Args),
    /// Liệt kê các bộ quy tắc.
    Rules,
    /// In JSON Schema của tệp sổ.
    Schema,
}

#[derive(Clone, Copy, ValueEnum)]
enum CliLang {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

/// Why a command ended without doing what it was asked.
pub enum Failure {
    /// A file is bad.
    BadFile(String),
    /// The command was used wrongly.
    Usage(String),
}

impl Failure {
    /// Wrong usage, said by an error.
    pub fn usage(error: impl fmt::Display) -> Self {
        Self::Usage(error.to_string())
    }
}

/// What all commands have at hand.
pub struct Context {
    /// The language of messages.
    pub lang: Lang,
    /// The national rule sets and catalogue.
    pub library: Library,
}

impl Context {
    /// The text in the language of messages.
    pub fn say<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

pub fn main() -> ExitCode {
    // Clap ends with status 2 by itself when the arguments are wrong.
    let cli = Cli::parse();
    let lang = match cli.lang {
        CliLang::Vi => Lang::Vi,
        CliLang::En => Lang::En,
    };
    let done = Library::national().map_err(Failure::usage).and_then(|library| run(&cli.command, &Context { lang, library }));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::BadFile(message)) => {
            eprintln!("{message}");
            ExitCode::from(1)
        }
        Err(Failure::Usage(message)) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(command: &Command, context: &Context) -> Result<(), Failure> {
    match command {
        Command::Check(args) => check::run(args, context),
        Command::Rules => rules::run(context),
        Command::Schema => schema::run(),
    }
}
