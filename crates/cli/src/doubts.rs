//! `binh-yen doubts`: figures that a person should look at, in a book of any size.

use std::path::PathBuf;

use book::text::say;
use book::{Day, Frame, Unit, Year};
use law::checks::{Checks, Doubt, DoubtOutput};
use law::{Evaluator, Explainer};
use unicode_normalization::UnicodeNormalization;

use super::file;
use super::{Context, Failure, Format};

#[derive(clap::Args)]
pub struct Args {
    /// Tệp sổ.
    #[arg(value_name = "BOOK.json")]
    book: PathBuf,
    /// Mã đơn vị: chỉ xem đơn vị đó và các đơn vị bên dưới; nếu không nêu, xem cả sổ.
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// Năm; nếu không nêu, mọi năm có trong sổ.
    #[arg(long, value_name = "YYYY", value_parser = super::year)]
    year: Option<Year>,
    /// Ngày tính đến: chỉ tính những gì có thể biết đến ngày đó.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    as_of: Option<Day>,
    /// Tệp phép kiểm tra riêng, thêm vào hoặc thay phép kiểm tra chung.
    #[arg(long, value_name = "CHECKS.json")]
    checks: Vec<PathBuf>,
    /// Dạng kết quả.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let book = file::open(&args.book, context)?.book;
    let mut frame = Frame::clone(&book.frame);
    for path in &args.checks {
        let (bytes, name) = file::bytes(path, context)?;
        let normalize = |text: &str| text.nfc().collect();
        let read = files::read_checks(&bytes, &name, &context.library, &frame, &normalize)
            .map_err(|problems| file::bad(&problems, context))?;
        read.notices.iter().for_each(|notice| eprintln!("{}", notice.text(context.lang)));
        read.raw.into_iter().for_each(|check| frame.put_check(check));
    }
    let book = book.with_frame(frame);
    let checks = Checks::national().map_err(Failure::usage)?.with(&book.frame);
    checks.problems().iter().for_each(|problem| eprintln!("{}", problem.text(context.lang)));
    let library = context.library.with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let evaluator =
        Evaluator::new(&book, &library, &catalogue, book.frame.settings.reading, args.as_of);
    let tops: Vec<&Unit> = match &args.unit {
        Some(id) => vec![file::unit(&book, id, context)?],
        None => book.units().filter(|unit| unit.kind.has_shard()).collect(),
    };
    let years: Vec<Year> = match args.year {
        Some(year) => vec![year],
        None => evaluator.years_of_records().into_iter().rev().collect(),
    };
    let units = evaluator.with_below(&tops);
    let mut doubts = Vec::new();
    for year in years {
        doubts.extend(evaluator.doubts(checks.all(), &units, year));
    }
    let explainer = Explainer { book: &book, catalogue: &catalogue, lang: context.lang };
    match args.format {
        Format::Json => {
            let output: Vec<_> =
                doubts.iter().map(|doubt| DoubtOutput::new(doubt, &explainer)).collect();
            super::json(&output)
        }
        Format::Text => Ok(text(&doubts, &explainer, context)),
    }
}

fn text(doubts: &[Doubt], explainer: &Explainer<'_>, context: &Context) -> String {
    let open = doubts.iter().filter(|doubt| doubt.confirmed.is_none()).count();
    let mut lines = vec![say!(
        context.lang,
        "số liệu cần xem: {open} · đã xem, đúng: {right}",
        "doubtful figures: {open} · looked at, right: {right}",
        right = doubts.len() - open
    )];
    for doubt in doubts {
        let mark = if doubt.confirmed.is_some() { "✓" } else { "?" };
        lines.push(format!(
            "{mark} {}, {}: {}",
            explainer.unit(&doubt.unit),
            doubt.year,
            explainer.doubt(doubt)
        ));
        match &doubt.confirmed {
            Some(word) => lines.push(say!(
                context.lang,
                "    đã xem, đúng: {by}, {date}",
                "    looked at, right: {by}, {date}",
                by = word.by,
                date = word.date
            )),
            None => lines.push(format!("    {}", doubt.check.advice.get(context.lang))),
        }
    }
    lines.join("\n") + "\n"
}
