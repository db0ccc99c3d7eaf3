//! `binh-yen evaluate`: the units that meet a rule set in a year, with the reasons.

mod many;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use book::text::{Lang, say};
use book::{Book, Day, Reading, Unit, Year};
use export::{FindingLines, Judged};
use law::{
    Evaluator, Explainer, Library, Outcome, RuleSet, Verdict, VerdictOutput, outcome_name,
    unit_kind_name,
};

use super::books::BookArgs;
use super::rules::RuleFile;
use super::text::VerdictText;
use super::{Context, Failure, file};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    books: BookArgs,
    /// Mã đơn vị; nếu không nêu, mọi đơn vị mà bộ quy định áp dụng.
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// Năm đánh giá.
    #[arg(long, value_name = "YYYY", value_parser = super::year)]
    year: Year,
    /// Bộ quy định: của quốc gia, `binh-yen rules` liệt kê, hoặc của riêng sổ; nêu được nhiều lần.
    #[arg(long, value_name = "RULESET_ID", required_unless_present = "rules_file")]
    rules: Vec<String>,
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
    format: VerdictFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum VerdictFormat {
    /// Chữ để đọc.
    Text,
    /// JSON cho chương trình khác.
    Json,
    /// Mỗi điều kiện một dòng JSON, như bảng findings của lệnh export.
    Ndjson,
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
    let rule_file =
        args.rules_file.as_ref().map(|path| RuleFile::open(path, context)).transpose()?;
    let Some(path) = args.books.single() else {
        return many::run(args, rule_file.as_ref(), context);
    };
    let book = file::open(path, context)?.book;
    let judging = Judging::new(args, rule_file.as_ref(), book, context)?;
    let verdicts = judging.verdicts(args, context)?;
    warn(&judging.not_in_force(args, &verdicts, context));
    match args.format {
        VerdictFormat::Ndjson => Ok(judging.lines(&verdicts, &FindingLines::of_table())),
        VerdictFormat::Json => super::json(&judging.outputs(&verdicts, context)),
        VerdictFormat::Text => {
            let outputs = judging.outputs(&verdicts, context);
            Ok(text(&outputs, context.lang) + &sums(&outputs, context.lang))
        }
    }
}

/// A book to judge, with the rule sets to judge it by.
struct Judging {
    book: Book,
    library: Library,
    asked: Vec<Arc<RuleSet>>,
}

impl Judging {
    fn new(
        args: &Args,
        rule_file: Option<&RuleFile>,
        mut book: Book,
        context: &Context,
    ) -> Result<Self, Failure> {
        let mut asked = args.rules.clone();
        if let Some(file) = rule_file {
            let read = file.read(&book.frame, context)?;
            asked.push(read.rules.id);
            Arc::make_mut(&mut book.frame).put_rules(read.raw);
        }
        let library = context.library.with(&book.frame);
        let rules = |id: &String| {
            library.rule_set(id).cloned().ok_or_else(|| unknown_rules(id, &library, context))
        };
        let asked = asked.iter().map(rules).collect::<Result<_, _>>()?;
        Ok(Self { book, library, asked })
    }

    fn verdicts(&self, args: &Args, context: &Context) -> Result<Vec<Verdict>, Failure> {
        let catalogue = self.library.catalogue(&self.book.frame);
        let reading = self.book.frame.settings.reading;
        let mut evaluator =
            Evaluator::new(&self.book, &self.library, &catalogue, reading, args.as_of);
        if let Some(reading) = args.reading {
            evaluator = evaluator.insisting_on(reading.into());
        }
        if let Some(id) = &args.unit {
            let unit = file::unit(&self.book, id, context)?;
            self.asked.iter().try_for_each(|rules| fits(unit, rules, context))?;
            let verdict = |rules| evaluator.verdict(unit, rules, args.year);
            return Ok(self.asked.iter().filter_map(verdict).collect());
        }
        // A commune's verdict asks for those of its hamlets, which the evaluator then remembers.
        let is_above = |rules: &RuleSet| rules.applies_to.iter().any(|kind| kind.has_shard());
        let mut asked: Vec<_> = self.asked.iter().enumerate().collect();
        asked.sort_by_key(|(_, rules)| is_above(rules));
        let judged =
            asked.into_iter().map(|(at, rules)| (at, evaluator.verdicts(rules, args.year)));
        let mut judged: Vec<_> = judged.collect();
        judged.sort_by_key(|(at, _)| *at);
        Ok(judged.into_iter().flat_map(|(_, verdicts)| verdicts).collect())
    }

    /// The sentences about rule sets that do not judge the year.
    fn not_in_force(&self, args: &Args, verdicts: &[Verdict], context: &Context) -> Vec<String> {
        let is_asked_in_force = |rules: &RuleSet| {
            verdicts
                .iter()
                .filter(|verdict| verdict.rules.id == rules.id)
                .any(|verdict| verdict.asked.is_some_and(|day| rules.in_force.contains(day)))
        };
        self.asked
            .iter()
            .filter(|rules| !rules.judges(args.year) && !is_asked_in_force(rules))
            .map(|rules| not_in_force(rules, args.year, &self.library, context))
            .collect()
    }

    fn outputs(&self, verdicts: &[Verdict], context: &Context) -> Vec<VerdictOutput> {
        let catalogue = self.library.catalogue(&self.book.frame);
        let explainer = Explainer { book: &self.book, catalogue: &catalogue, lang: context.lang };
        let output = |verdict| VerdictOutput::new(verdict, &self.library, &explainer);
        verdicts.iter().map(output).collect()
    }

    /// The findings as NDJSON.
    fn lines(&self, verdicts: &[Verdict], lines: &FindingLines) -> String {
        let units: HashMap<_, _> = self.book.units().map(|unit| (&unit.id, unit)).collect();
        let mut text = String::new();
        for verdict in verdicts {
            if let Some(unit) = units.get(&verdict.unit) {
                lines.add(&mut text, &Judged { verdict, unit, book: &self.book });
            }
        }
        text
    }
}

fn warn(sentences: &[String]) {
    sentences.iter().for_each(|sentence| eprintln!("{sentence}"));
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

/// The failure for the id of a rule set that does not exist.
pub(super) fn unknown_rules(id: &str, library: &Library, context: &Context) -> Failure {
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
    outputs.iter().map(|output| VerdictText { output, lang }.to_string() + "\n").collect()
}

/// The number of verdicts of each outcome, as a line; empty if there are fewer than two, or one
/// comes from a draft.
fn sums(outputs: &[VerdictOutput], lang: Lang) -> String {
    if outputs.len() < 2 || outputs.iter().any(|output| output.draft.is_some()) {
        return String::new();
    }
    let count = |outcome| outputs.iter().filter(|output| output.outcome == outcome).count();
    sums_line(OUTCOMES.map(count), lang)
}

const OUTCOMES: [Outcome; 4] =
    [Outcome::Met, Outcome::NotMet, Outcome::Missing, Outcome::ForDecision];

fn sums_line(counts: [usize; 4], lang: Lang) -> String {
    let named = OUTCOMES.iter().zip(counts);
    let sums: Vec<_> =
        named.map(|(outcome, count)| format!("{} {count}", outcome_name(*outcome, lang))).collect();
    sums.join(" · ") + "\n"
}
