//! `binh-yen report`: the figures of a district, province or commune for a year.

use std::path::PathBuf;

use binh_yen::book::{KindCode, Unit, Year};
use binh_yen::criteria::{Evaluator, Explainer, unit_kind_name};
use binh_yen::report::{ReportOutput, YearFigures};

use super::file;
use super::{Context, Failure, Format};

#[derive(clap::Args)]
pub struct Args {
    /// Tệp sổ.
    #[arg(value_name = "BOOK.json")]
    book: PathBuf,
    /// Mã đơn vị: tỉnh, huyện hoặc đơn vị cấp xã.
    #[arg(long, value_name = "ID")]
    unit: String,
    /// Năm báo cáo.
    #[arg(long, value_name = "YYYY", value_parser = super::year)]
    year: Year,
    /// Dạng kết quả.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let book = file::open(&args.book, context)?.book;
    let unit = file::unit(&book, &args.unit, context)?;
    if !unit.kind.has_shard() {
        let what = context
            .say("báo cáo lập cho tỉnh, huyện hoặc đơn vị cấp xã, không cho", "reports are of a province, district or commune, not of a");
        return Err(Failure::Usage(format!("{what} {}", unit_kind_name(unit.kind, context.lang))));
    }
    let library = context.library.with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(&book, &library, &catalogue, book.frame.settings.reading, None);
    let figures = YearFigures::of(unit, args.year, &book, &evaluator);
    let output = ReportOutput::new(&figures, &catalogue, context.lang);
    match args.format {
        Format::Json => super::json(&output),
        Format::Text => {
            let explainer = Explainer { book: &book, catalogue: &catalogue, lang: context.lang };
            Ok(text(unit, &output, &explainer, context))
        }
    }
}

fn text(unit: &Unit, report: &ReportOutput, explainer: &Explainer<'_>, context: &Context) -> String {
    let share = |part: usize, whole: usize, percent: Option<f64>| match percent {
        Some(percent) => format!("{part}/{whole} ({}%)", context.decimal(percent)),
        None => "0".to_owned(),
    };
    let line = |vi, en, value: String| format!("{}: {value}", context.say(vi, en));
    let met = share(report.communes_met, report.communes, report.communes_met_share);
    let recognised = share(report.communes_recognised, report.communes, report.communes_recognised_share);
    let mut lines = vec![
        format!("{}, {}", explainer.unit(&unit.id), report.year),
        line("mô hình đang duy trì", "models kept up", report.models_kept.to_string()),
        line("mô hình xây dựng mới", "models newly built", report.models_new.to_string()),
    ];
    let kind_name = |kind: &KindCode| report.kind_names.get(kind).map_or(kind.as_str(), String::as_str).to_owned();
    lines.extend(report.models_new_by_kind.iter().map(|(kind, count)| format!("  {}: {count}", kind_name(kind))));
    lines.push(line("xã đạt tiêu chuẩn an toàn về an ninh, trật tự", "communes that meet the safety standard", met));
    lines.push(line("xã được công nhận nông thôn mới", "communes recognised as new countryside", recognised));
    lines.push(line("khu dân cư nông thôn mới kiểu mẫu", "model new-countryside hamlets", report.model_hamlets.len().to_string()));
    for hamlet in &report.model_hamlets {
        let decision = hamlet.decision.as_deref().unwrap_or(context.say("chưa ghi số quyết định", "number of the decision not recorded"));
        lines.push(format!("  {}, {}: {decision}", hamlet.name, hamlet.commune));
    }
    lines.push(line("tin báo nhận được", "tips received", report.tips_received.to_string()));
    lines.join("\n") + "\n"
}
