//! `binh-yen evaluate`: which units meet a rule set in a year, and why.

use std::path::PathBuf;
use std::sync::Arc;

use book::text::{Lang, say};
use book::{Day, Reading, Unit, Year};
use law::{
    Evaluator, Explainer, Library, Outcome, RuleSet, VerdictOutput, outcome_name, unit_kind_name,
};

use super::text::VerdictText;
use super::{Context, Failure, Format};
use super::{file, rules};

#[derive(clap::Args)]
pub struct Args {
    /// Tệp sổ.
    #[arg(value_name = "BOOK.json")]
    book: PathBuf,
    /// Mã đơn vị; nếu không nêu, mọi đơn vị mà bộ quy định áp dụng.
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// Năm đánh giá.
    #[arg(long, value_name = "YYYY", value_parser = super::year)]
    year: Year,
    /// Bộ quy định: của quốc gia, `binh-yen rules` liệt kê, hoặc của riêng sổ.
    #[arg(long, value_name = "RULESET_ID", required_unless_present = "rules_file")]
    rules: Option<String>,
    /// Tệp quy định, thay cho mã; các bộ khác được tính như khi tệp này đã ở trong sổ.
    #[arg(long, value_name = "RULES.json", conflicts_with = "rules")]
    rules_file: Option<PathBuf>,
    /// Cách hiểu «kiềm chế, kéo giảm»; nếu không nêu, theo bộ quy định, rồi theo cài đặt của sổ.
    #[arg(long, value_enum)]
    reading: Option<CliReading>,
    /// Ngày tính đến: chỉ tính những gì có thể biết đến ngày đó; nếu không nêu, tính tất cả, cho cả
    /// kỳ.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    as_of: Option<Day>,
    /// Dạng kết quả.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum CliReading {
    /// Năm nay ít hơn năm trước.
    Strict,
    /// Năm nay không nhiều hơn năm trước.
    Contain,
    /// Nêu số liệu, cấp có thẩm quyền quyết định.
    Assess,
}

impl From<CliReading> for Reading {
    fn from(reading: CliReading) -> Self {
        match reading {
            CliReading::Strict => Self::Strict,
            CliReading::Contain => Self::Contain,
            CliReading::Assess => Self::Assess,
        }
    }
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let mut book = file::open(&args.book, context)?.book;
    let mut id = args.rules.clone().unwrap_or_default();
    if let Some(path) = &args.rules_file {
        let read = rules::open(path, &book.frame, context)?;
        id = read.rules.id;
        Arc::make_mut(&mut book.frame).put_rules(read.raw);
    }
    let library = context.library.with(&book.frame);
    let rules = library.rule_set(&id).ok_or_else(|| unknown_rules(&id, &library, context))?;
    let catalogue = library.catalogue(&book.frame);
    let mut evaluator =
        Evaluator::new(&book, &library, &catalogue, book.frame.settings.reading, args.as_of);
    if let Some(reading) = args.reading {
        evaluator = evaluator.insisting_on(reading.into());
    }
    let verdicts = match &args.unit {
        None => evaluator.verdicts(rules, args.year),
        Some(id) => {
            let unit = file::unit(&book, id, context)?;
            fits(unit, rules, context)?;
            evaluator.verdict(unit, rules, args.year).into_iter().collect()
        }
    };
    let asked_in_force = verdicts
        .iter()
        .any(|verdict| verdict.asked.is_some_and(|day| rules.in_force.contains(day)));
    if !rules.judges(args.year) && !asked_in_force {
        eprintln!("{}", not_in_force(rules, args.year, &library, context));
    }
    let explainer = Explainer { book: &book, catalogue: &catalogue, lang: context.lang };
    let outputs: Vec<_> =
        verdicts.iter().map(|verdict| VerdictOutput::new(verdict, &library, &explainer)).collect();
    match args.format {
        Format::Json => super::json(&outputs),
        Format::Text => Ok(text(&outputs, context.lang)),
    }
}

/// Says that a rule set does not judge a year, and names its successor if it has ended.
fn not_in_force(rules: &RuleSet, year: Year, library: &Library, context: &Context) -> String {
    let lang = context.lang;
    let told = say!(
        lang,
        "{title}: không có hiệu lực trong năm đánh giá {year}",
        "{title}: not in force in the assessment year {year}",
        title = rules.title.get(lang)
    );
    let next = rules.window_of(year).and_then(|window| library.ended_by(rules, window.to?));
    let days = rules.in_force.to.zip(next.and_then(|next| next.in_force.from));
    let Some((next, (end, from))) = next.zip(days) else { return told };
    say!(
        lang,
        "{told}; bộ này hết hiệu lực ngày {end}, từ ngày {from} áp dụng {next} ({id})",
        "{told}; it ended on {end}, since {from} in force is {next} ({id})",
        next = next.title.get(lang),
        id = next.id
    )
}

fn unknown_rules(id: &str, library: &Library, context: &Context) -> Failure {
    let known: Vec<_> = library.rule_sets().iter().map(|rules| rules.id.as_str()).collect();
    Failure::Usage(say!(
        context.lang,
        "không có bộ quy định «{id}». Có: {known}",
        "there is no rule set «{id}». There are: {known}",
        known = known.join(", ")
    ))
}

fn fits(unit: &Unit, rules: &RuleSet, context: &Context) -> Result<(), Failure> {
    if rules.is_for(unit) {
        return Ok(());
    }
    let (lang, title) = (context.lang, rules.title.get(context.lang));
    let name = format!("{} {}", unit_kind_name(unit.kind, lang), unit.name);
    if rules.applies_to.contains(&unit.kind) {
        return Err(Failure::Usage(say!(
            lang,
            "{title} không xét loại đơn vị này: {name}",
            "{title} leaves out units of this class: {name}"
        )));
    }
    let kinds: Vec<_> = rules.applies_to.iter().map(|kind| unit_kind_name(*kind, lang)).collect();
    Err(Failure::Usage(say!(
        lang,
        "{title} không áp dụng cho {name}; chỉ áp dụng cho: {kinds}",
        "{title} does not apply to {name}; it applies to: {kinds}",
        kinds = kinds.join(", ")
    )))
}

fn text(outputs: &[VerdictOutput], lang: Lang) -> String {
    let mut text: String =
        outputs.iter().map(|output| VerdictText { output, lang }.to_string() + "\n").collect();
    if outputs.len() > 1 && outputs.iter().all(|output| output.draft.is_none()) {
        let sums = [Outcome::Met, Outcome::NotMet, Outcome::Missing, Outcome::ForDecision].map(
            |outcome| {
                let count = outputs.iter().filter(|output| output.outcome == outcome).count();
                format!("{} {count}", outcome_name(outcome, lang))
            },
        );
        text += &(sums.join(" · ") + "\n");
    }
    text
}
