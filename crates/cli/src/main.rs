//! `binh-yen`: the core on the command line. This module parses arguments and dispatches commands.
//!
//! Exit status: 0 done , 1 a file is bad (every problem on standard error), 2 wrong usage, 3 done
//! but for the bad files among many.

mod books;
mod check;
mod document;
mod doubts;
mod evaluate;
mod export;
mod file;
#[expect(clippy::indexing_slicing, reason = "only of lists and objects that it makes itself")]
mod generate;
mod import;
mod keys;
mod merge;
mod of_unit;
mod report;
mod rules;
mod schema;
mod sheet;
mod text;

use std::fmt;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use book::{Day, Lang, Year};
use clap::{Parser, Subcommand, ValueEnum};
use law::Library;
use mimalloc::MiMalloc;

/// A book consists of many small values, which pass from thread to thread; this allocator is fast
/// at that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Bình Yên trên dòng lệnh: kiểm tra sổ, ghép sổ, đánh giá tiêu chí, lập báo cáo.
///
/// Mã kết thúc: 0 xong; 1 tệp có lỗi, mọi lỗi được in ra; 2 lệnh dùng sai; 3 xong, trừ những tệp lỗi
/// trong nhiều tệp.
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
    /// Đánh giá các đơn vị theo một bộ quy định, nói vì sao.
    Evaluate(evaluate::Args),
    /// Lập số liệu báo cáo năm của một đơn vị.
    Report(report::Args),
    /// Kết quả của một xã trong năm đặt cạnh nhau: đã quyết định, và theo số liệu.
    Sheet(of_unit::Args),
    /// Kiểm tra một tệp sổ, nói mọi điều sai trong đó.
    Check(check::Args),
    /// Liệt kê các bộ quy định, hoặc kiểm tra tệp quy định.
    Rules(rules::Args),
    /// In JSON Schema của tệp sổ hoặc tệp quy định.
    Schema(schema::Args),
    /// Ghép nhiều tệp sổ thành một; nơi hai bên cùng sửa thì giữ cả hai.
    Merge(merge::MergeArgs),
    /// Cho biết ghép một tệp vào sổ đang có thì đổi gì.
    Diff(merge::DiffArgs),
    /// Xuất sổ và kết quả đánh giá thành các bảng (Parquet, CSV, NDJSON) cho kho dữ liệu.
    Export(export::Args),
    /// Nhập một bảng (xlsx, CSV) vào sổ, hoặc xem trước sẽ nhập được gì.
    Import(import::Args),
    /// Lập văn bản của năm: đăng ký, báo cáo, biên bản, tờ trình, quyết định, thống kê.
    Document(document::Args),
    /// Số liệu cần xem: mâu thuẫn và số bất thường, nói vì sao.
    Doubts(doubts::Args),
    /// Nói mỗi sổ (mỗi dòng đầu vào một sổ) gắn với sổ nào: cho công cụ chia việc trên nhiều máy.
    #[command(hide = true)]
    Keys,
    /// Sinh một tỉnh giả, hoặc cả nước, để đo tốc độ.
    Generate(generate::Args),
}

#[derive(Clone, Copy, ValueEnum)]
enum CliLang {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

/// The output format.
#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// Chữ để đọc.
    Text,
    /// JSON cho chương trình khác.
    Json,
}

/// Parses an argument that is a year.
pub fn year(text: &str) -> Result<Year, String> {
    let year = text.parse().ok().and_then(Year::new);
    year.ok_or_else(|| "cần năm từ 1900 đến 2199 (a year from 1900 to 2199)".to_owned())
}

/// Parses an argument that is a day.
pub fn day(text: &str) -> Result<Day, String> {
    Day::parse(text)
        .map_err(|_| "cần ngày có thật dạng 2019-11-30 (a real day such as 2019-11-30)".to_owned())
}

/// A value as JSON for output.
pub fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    Ok(serde_json::to_string_pretty(value).map_err(Failure::usage)? + "\n")
}

/// The reason why a command failed.
pub enum Failure {
    /// A file is bad.
    BadFile(String),
    /// The command was used wrongly.
    Usage(String),
    /// All is done but for bad files, which are listed.
    LeftOut(String),
}

impl Failure {
    /// Wrong usage, with the text of an error.
    pub fn usage(error: impl fmt::Display) -> Self {
        Self::Usage(error.to_string())
    }

    /// Whether the command ended before all books were read.
    pub fn is_early(&self) -> bool {
        !matches!(self, Self::LeftOut(_))
    }
}

/// The end of a command over many books: its text, also beside a list of bad files.
pub fn with_text(done: Result<(), Failure>, text: String) -> Result<String, Failure> {
    match done {
        Err(failure) => {
            if !failure.is_early() {
                print(&text);
            }
            Err(failure)
        }
        Ok(()) => Ok(text),
    }
}

/// The context that all commands share.
pub struct Context {
    /// The language of messages.
    pub lang: Lang,
    /// The national rule sets and catalogue.
    pub library: Library,
}

fn main() -> ExitCode {
    // Clap itself exits with status 2 when the arguments are wrong.
    let cli = Cli::parse();
    let lang = match cli.lang {
        CliLang::Vi => Lang::Vi,
        CliLang::En => Lang::En,
    };
    let done = Library::national()
        .map_err(Failure::usage)
        .and_then(|library| run(&cli.command, &Context { lang, library }));
    match done {
        Ok(text) => print(&text),
        Err(Failure::BadFile(message)) => {
            eprintln!("{message}");
            ExitCode::from(1)
        }
        Err(Failure::Usage(message)) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
        Err(Failure::LeftOut(message)) => {
            eprintln!("{message}");
            ExitCode::from(3)
        }
    }
}

/// Runs a command and gives its output.
fn run(command: &Command, context: &Context) -> Result<String, Failure> {
    match command {
        Command::Evaluate(args) => evaluate::run(args, context),
        Command::Report(args) => report::run(args, context),
        Command::Sheet(args) => sheet::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Rules(args) => rules::run(args, context),
        Command::Schema(args) => schema::run(args),
        Command::Merge(args) => merge::merge(args, context),
        Command::Diff(args) => merge::diff(args, context),
        Command::Export(args) => export::run(args, context),
        Command::Import(args) => import::run(args, context),
        Command::Document(args) => document::run(args, context),
        Command::Doubts(args) => doubts::run(args, context),
        Command::Keys => keys::run(),
        Command::Generate(args) => generate::run(args, context),
    }
}

/// Prints the output. It is no failure if the reader stops early, as `head` does.
fn print(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}
