//! `binh-yen report`: the figures of a district, province or commune for a year, or of the country.

mod country;

use std::path::Path;

use book::text::{Text, say};
use book::{Day, KindCode, Year};
use law::report::{ReportOutput, YearFigures, count_text, no_figures};
use law::{Evaluator, Explainer, unit_kind_name};

use super::books::BookArgs;
use super::file;
use super::{Context, Failure, Format};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    books: BookArgs,
    /// Mã đơn vị: tỉnh, huyện hoặc đơn vị cấp xã; nếu không nêu, cả nước và từng tỉnh.
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// Năm.
    #[arg(long, value_name = "YYYY", value_parser = super::year)]
    year: Year,
    /// Ngày tính đến: chỉ tính những gì có thể biết đến ngày đó; nếu không nêu, tính tất cả, cho cả
    /// kỳ.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    as_of: Option<Day>,
    /// Dạng kết quả.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    match (args.books.single(), &args.unit) {
        (Some(path), Some(unit)) => of_unit(path, unit, args, context),
        _ => country::run(args, context),
    }
}

fn of_unit(path: &Path, unit: &str, args: &Args, context: &Context) -> Result<String, Failure> {
    let book = file::open(path, context)?.book;
    let unit = file::unit(&book, unit, context)?;
    if !unit.kind.has_shard() {
        return Err(Failure::Usage(say!(
            context.lang,
            "báo cáo lập cho tỉnh, huyện hoặc đơn vị cấp xã, không cho {kind}",
            "reports are of a province, district or commune, not of a {kind}",
            kind = unit_kind_name(unit.kind, context.lang)
        )));
    }
    let library = context.library.with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let evaluator =
        Evaluator::new(&book, &library, &catalogue, book.frame.settings.reading, args.as_of);
    let figures = YearFigures::of(unit, args.year, &book, &evaluator);
    let output = ReportOutput::new(&figures, &catalogue, context.lang);
    match args.format {
        Format::Json => super::json(&output),
        Format::Text => {
            let explainer = Explainer { book: &book, catalogue: &catalogue, lang: context.lang };
            Ok(text(&explainer.unit(&unit.id), &output, context))
        }
    }
}

fn text(name: &str, report: &ReportOutput, context: &Context) -> String {
    let line = |vi, en, value: String| format!("{}: {value}", Text::new(vi, en).to(context.lang));
    let known = |count: Option<usize>| {
        count.map_or_else(|| no_figures(context.lang).to_owned(), |count| count.to_string())
    };
    let mut lines = vec![format!("{name}, {}", report.year)];
    lines.extend(report.life.iter().map(|life| format!("! {life}")));
    lines.extend([
        line("mô hình đang duy trì", "models kept up", known(report.models_maintained)),
        line("mô hình xây dựng mới", "models newly built", known(report.models_new)),
    ]);
    let kind_name = |kind: &KindCode| {
        report.kind_names.get(kind).map_or(kind.as_str(), String::as_str).to_owned()
    };
    lines.extend(
        report
            .models_new_by_kind
            .iter()
            .map(|(kind, count)| format!("  {}: {count}", kind_name(kind))),
    );
    let safety = [&report.safety_evaluated, &report.safety_decided, &report.new_countryside]
        .map(|counted| counted.text.clone());
    let [evaluated, decided, new_countryside] = safety;
    lines.push(line(
        "xã an toàn về an ninh, trật tự, theo số liệu đã nhập",
        "communes and the safety standard, by the figures",
        evaluated,
    ));
    lines.push(line(
        "xã an toàn về an ninh, trật tự, theo quyết định công nhận",
        "the same, by decisions",
        decided,
    ));
    lines.push(line(
        "xã đạt chuẩn nông thôn mới, theo quyết định công nhận",
        "new-countryside communes, by decisions",
        new_countryside,
    ));
    let hamlets = count_text(report.model_hamlets.len(), context.lang);
    lines.push(line("khu dân cư nông thôn mới kiểu mẫu", "model new-countryside hamlets", hamlets));
    for hamlet in &report.model_hamlets {
        let decision = hamlet.decision.as_deref().unwrap_or(no_figures(context.lang));
        lines.push(format!("  {}, {}: {decision}", hamlet.name, hamlet.commune));
    }
    lines.push(line(
        "tin báo nhận được",
        "tips received",
        known(report.tips_received.map(|received| received as usize)),
    ));
    lines.join("\n") + "\n"
}
