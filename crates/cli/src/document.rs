//! `binh-yen document`: the documents of a year as Word files, web pages or PDF.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use book::text::say;
use book::{Day, KindCode, RecordKind, Year};
use desk::letters::Letters;
use desk::route::Query;
use documents::{
    Asked, Days, Document, Filed, Library, Papers, Problem, Register, Settings, catalogue, docx,
    dossier, html,
};
use files::tables::write_zip;

use super::{Context, Failure, file};

#[derive(clap::Args)]
pub struct Args {
    /// Tệp sổ.
    #[arg(value_name = "BOOK.json", required_unless_present = "list")]
    book: Option<PathBuf>,
    /// Liệt kê các mẫu văn bản.
    #[arg(long)]
    list: bool,
    /// Mã đơn vị.
    #[arg(long, value_name = "ID", required_unless_present = "list")]
    unit: Option<String>,
    /// Năm.
    #[arg(long, value_name = "YYYY", value_parser = super::year, required_unless_present = "list")]
    year: Option<Year>,
    /// Mẫu văn bản; --list liệt kê.
    #[arg(long, value_name = "KIND", required_unless_present_any = ["list", "all", "register"])]
    kind: Option<String>,
    /// Cả bộ hồ sơ của đơn vị và các đơn vị trực thuộc: vào một thư mục, hoặc một tệp .zip.
    #[arg(long, conflicts_with = "kind")]
    all: bool,
    /// Một danh sách thay cho văn bản: incidents, models, papers …
    #[arg(long, value_name = "LIST", value_parser = register_kind, conflicts_with_all = ["kind", "all"])]
    register: Option<RecordKind>,
    /// Chỉ loại này và các loại trong đó, với --register.
    #[arg(long, value_name = "CODE", value_parser = code, requires = "register")]
    code: Option<KindCode>,
    /// Dạng tệp; PDF cần LibreOffice trên máy.
    #[arg(long, value_enum, default_value = "docx")]
    format: PaperFormat,
    /// Nơi ghi.
    #[arg(short, long, value_name = "FILE", required_unless_present = "list")]
    output: Option<PathBuf>,
    /// Ngày ghi trên văn bản; nếu không nêu, để trống để điền tay.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    day: Option<Day>,
    /// Ngày tính đến; nếu không nêu, tính tất cả.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    as_of: Option<Day>,
    /// Kỳ số liệu: assessment, year, half-year, month-7, police-month-7, week-2026-07-02, 16-11,
    /// 01-11, 15-11, 2026-01-01..2026-03-31; nếu không nêu, theo mẫu.
    #[arg(long, value_name = "DAYS", value_parser = days)]
    days: Option<Days>,
    /// Tệp cài đặt: người ký, số văn bản, lời viết thêm.
    #[arg(long, value_name = "SETTINGS.json")]
    settings: Option<PathBuf>,
    /// Tệp mẫu của tỉnh, thêm vào hoặc thay mẫu cùng mã.
    #[arg(long, value_name = "TEMPLATE.json")]
    template: Vec<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum PaperFormat {
    /// Word.
    Docx,
    /// Trang để in.
    Html,
    /// PDF, qua LibreOffice.
    Pdf,
}

impl PaperFormat {
    fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }
}

fn days(text: &str) -> Result<Days, String> {
    Days::parse(text).ok_or_else(|| {
        "cần kỳ như year, half-year, month-7, 2026-01-01..2026-03-31 (days such as these)"
            .to_owned()
    })
}

fn code(text: &str) -> Result<KindCode, String> {
    KindCode::new(text).map_err(|error| error.to_string())
}

fn register_kind(text: &str) -> Result<RecordKind, String> {
    let found = RecordKind::ALL.iter().copied().find(|kind| kind.list_name() == text);
    found.ok_or_else(|| {
        let known: Vec<_> = RecordKind::ALL.iter().map(|kind| kind.list_name()).collect();
        known.join(", ")
    })
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let (Some(path), Some(unit), Some(year), Some(output)) =
        (&args.book, &args.unit, args.year, &args.output)
    else {
        let kinds = catalogue(&context.library, &book::Frame::default());
        return Ok(list(&templates(args, &book::Frame::default(), &kinds, context)?, context));
    };
    let book = file::open(path, context)?.book;
    let unit = file::unit(&book, unit, context)?.id.clone();
    let rules = context.library.with(&book.frame);
    let kinds = catalogue(&rules, &book.frame);
    let templates = templates(args, &book.frame, &kinds, context)?;
    let settings = settings(args, context)?;
    let papers = Papers::new(&book, &rules, &kinds, &settings, &Letters::NATIVE, args.as_of);
    let refused = |error: documents::NoPaper| Failure::Usage(error.text(context.lang));
    if args.all {
        let filed = dossier(&papers, &templates, &unit, year, args.day).map_err(refused)?;
        return write_all(&filed, output, args.format, context);
    }
    if let Some(kind) = args.register {
        let days = args.days.and_then(|days| days.of(year, None)).map(|span| span.period);
        let query = Query {
            unit: Some(unit),
            code: args.code.clone(),
            from: days.and_then(|days| days.from),
            to: days.and_then(|days| days.to),
            ..Query::default()
        };
        let wanted = Register { kind, query: &query, year, day: args.day };
        let document = papers.register(&templates, &wanted).map_err(refused)?;
        file::write(output, &bytes(&document, args.format, context)?, context)?;
        return Ok(format!("{}\n", output.display()));
    }
    let kind = args.kind.as_deref().unwrap_or_default();
    let template = templates.get(kind).map_err(|error| {
        Failure::Usage(format!("{}: binh-yen document --list", error.text(context.lang)))
    })?;
    let asked = Asked { unit: &unit, year, day: args.day, days: args.days };
    let document = papers.document(template, asked).map_err(refused)?;
    file::write(output, &bytes(&document, args.format, context)?, context)?;
    Ok(format!("{}\n", output.display()))
}

fn list(templates: &Library, context: &Context) -> String {
    let line = |template: &documents::Template| {
        let units: Vec<_> =
            template.units.iter().map(|kind| law::unit_kind_name(*kind, context.lang)).collect();
        format!("{}\n  {}\n  {}\n", template.id, template.title.get(context.lang), units.join(", "))
    };
    templates.all().map(line).collect()
}

fn bad(problems: &[Problem], context: &Context) -> Failure {
    let lines: Vec<_> = problems.iter().map(|problem| problem.text(context.lang)).collect();
    Failure::BadFile(lines.join("\n"))
}

/// The templates: the built-in ones, the book's own, and those of files.
fn templates(
    args: &Args,
    frame: &book::Frame,
    kinds: &book::Catalogue,
    context: &Context,
) -> Result<Library, Failure> {
    let mut library = Library::built_in(kinds).map_err(|problems| bad(&problems, context))?;
    let left_out = library.put_own(frame, kinds);
    left_out.iter().for_each(|problem| eprintln!("{}", problem.text(context.lang)));
    for path in &args.template {
        let (bytes, name) = file::bytes(path, context)?;
        let template = documents::read(&name, &bytes, kinds);
        library.put(template.map_err(|problems| bad(&problems, context))?);
    }
    Ok(library)
}

fn settings(args: &Args, context: &Context) -> Result<Settings, Failure> {
    let Some(path) = &args.settings else { return Ok(Settings::default()) };
    let (bytes, name) = file::bytes(path, context)?;
    Settings::read(&name, &bytes).map_err(|problems| bad(&problems, context))
}

fn bytes(document: &Document, format: PaperFormat, context: &Context) -> Result<Vec<u8>, Failure> {
    match format {
        PaperFormat::Docx => Ok(docx(document)),
        PaperFormat::Html => Ok(html(document).into_bytes()),
        PaperFormat::Pdf => pdf(document, context),
    }
}

/// Writes a dossier as one zip, or as files in a folder.
fn write_all(
    filed: &[Filed],
    output: &Path,
    format: PaperFormat,
    context: &Context,
) -> Result<String, Failure> {
    let mut parts = Vec::new();
    for paper in filed {
        let name = [&paper.path, ".", format.ending()].concat();
        parts.push((name, bytes(&paper.document, format, context)?));
    }
    if output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        file::write(output, &write_zip(&parts), context)?;
    } else {
        for (name, bytes) in &parts {
            let path = output.join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(Failure::usage)?;
            }
            file::write(&path, bytes, context)?;
        }
    }
    let (file, count) = (output.display(), parts.len());
    Ok(say!(context.lang, "{file}: {count} văn bản\n", "{file}: {count} papers\n"))
}

/// Makes a PDF with this machine's LibreOffice, which has the fonts and breaks pages as the office
/// will see them.
fn pdf(document: &Document, context: &Context) -> Result<Vec<u8>, Failure> {
    check_font(context)?;
    let folder = std::env::temp_dir().join(format!("binh-yen-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(Failure::usage)?;
    let source = folder.join("paper.docx");
    let made = fs::write(&source, docx(document)).map_err(Failure::usage).and_then(|()| {
        let done = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .arg(&folder)
            .arg(&source)
            .output();
        let missing = say!(
            context.lang,
            "để có PDF cần cài LibreOffice (lệnh soffice), hoặc lấy --format docx rồi lưu thành PDF trong Word",
            "for PDF install LibreOffice (the command soffice), or take --format docx and save as PDF in Word"
        );
        match done {
            Ok(done) if done.status.success() => {
                fs::read(folder.join("paper.pdf")).map_err(Failure::usage)
            }
            Ok(done) => Err(Failure::Usage(format!(
                "{missing}: {}",
                String::from_utf8_lossy(&done.stderr).trim()
            ))),
            Err(error) => Err(Failure::Usage(format!("{missing}: {error}"))),
        }
    });
    // Leftover files do no harm in the folder for temporary files.
    let _ = fs::remove_dir_all(&folder);
    made
}

/// Refuses a machine whose substitute for Times New Roman lacks Vietnamese letters, because pages
/// would mix typefaces. A machine that cannot tell is trusted.
fn check_font(context: &Context) -> Result<(), Failure> {
    let asked =
        Command::new("fc-match").args(["-f", "%{family}|%{lang}", "Times New Roman"]).output();
    let Ok(answer) = asked else { return Ok(()) };
    let answer = String::from_utf8_lossy(&answer.stdout).into_owned();
    let Some((family, languages)) = answer.split_once('|') else { return Ok(()) };
    if languages.split('|').any(|language| language == "vi") {
        return Ok(());
    }
    Err(Failure::Usage(say!(
        context.lang,
        "máy không có phông chữ đủ dấu tiếng Việt cho Times New Roman (đang có {family}): cài Times New Roman, Tinos hoặc Liberation Serif 2",
        "the machine has no font with Vietnamese letters for Times New Roman (there is {family}): install Times New Roman, Tinos or Liberation Serif 2"
    )))
}
