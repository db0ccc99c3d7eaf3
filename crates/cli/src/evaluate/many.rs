//! Judges many books: files, folders and lines.

use export::FindingLines;
use law::VerdictOutput;

use super::{Args, Judging, OUTCOMES, RuleFile, VerdictFormat, sums_line, text, warn};
use crate::books::{Joined, Opened, Out};
use crate::{Context, Failure, file};

/// The result for a group of books that has the unit asked for.
struct Part {
    text: String,
    counts: [usize; 4],
    /// The sentences about rule sets that do not judge the year.
    not_in_force: Vec<String>,
}

pub fn run(
    args: &Args,
    rule_file: Option<&RuleFile>,
    context: &Context,
) -> Result<String, Failure> {
    let lines = FindingLines::of_table();
    // A district is judged with all its communes.
    let is_of_upper = args.rules_file.is_some()
        || args.rules.iter().any(|id| {
            let rules = context.library.rule_set(id);
            rules.is_none_or(|rules| {
                rules.applies_to.iter().any(|kind| kind.has_shard() && !kind.is_commune_level())
            })
        });
    let joined = if is_of_upper { Joined::ByAnyUnit } else { Joined::ByCommune };
    let mut out = Out::new(args.books.strict)?;
    let mut counts = [0; 4];
    let mut is_first = true;
    let mut not_in_force = None::<Vec<String>>;
    let done = args.books.open(joined, context)?.each(
        context,
        |opened| part(opened, args, rule_file, &lines, context),
        |part| {
            let Some(part) = part? else { return Ok(()) };
            // A rule set that judges the day on which one unit asks is in force.
            match &mut not_in_force {
                Some(all) => all.retain(|sentence| part.not_in_force.contains(sentence)),
                None => not_in_force = Some(part.not_in_force),
            }
            counts.iter_mut().zip(part.counts).for_each(|(sum, count)| *sum += count);
            if args.format == VerdictFormat::Json && !part.text.is_empty() {
                out.write(if std::mem::take(&mut is_first) { "[\n" } else { ",\n" })?;
            }
            out.write(&part.text)
        },
    );
    if !done.as_ref().is_err_and(Failure::is_early) {
        match args.format {
            VerdictFormat::Json => out.write(if is_first { "[]\n" } else { "\n]\n" })?,
            VerdictFormat::Text => out.write(&sums_line(counts, context.lang))?,
            VerdictFormat::Ndjson => {}
        }
        out.finish()?;
    }
    warn(not_in_force.as_deref().unwrap_or_default());
    match &args.unit {
        Some(id) if done.is_ok() && not_in_force.is_none() => Err(file::no_unit(id, context)),
        _ => done.map(|()| String::new()),
    }
}

fn part(
    opened: &Opened,
    args: &Args,
    rule_file: Option<&RuleFile>,
    lines: &FindingLines,
    context: &Context,
) -> Result<Option<Part>, Failure> {
    let Some(book) = &opened.book else { return Ok(None) };
    if let Some(id) = &args.unit
        && !book.units().any(|unit| unit.id.as_str() == id)
    {
        return Ok(None);
    }
    let judging = Judging::new(args, rule_file, book.clone(), context)?;
    let verdicts = judging.verdicts(args, context)?;
    let not_in_force = judging.not_in_force(args, &verdicts, context);
    let count = |outcome| verdicts.iter().filter(|verdict| verdict.outcome == outcome).count();
    let counts = OUTCOMES.map(count);
    let text = match args.format {
        VerdictFormat::Ndjson => judging.lines(&verdicts, lines),
        VerdictFormat::Text => text(&judging.outputs(&verdicts, context), context.lang),
        VerdictFormat::Json => items(&judging.outputs(&verdicts, context))?,
    };
    Ok(Some(Part { text, counts, not_in_force }))
}

/// The items of a JSON array, without its brackets.
fn items(outputs: &[VerdictOutput]) -> Result<String, Failure> {
    let items: Result<Vec<_>, _> = outputs.iter().map(serde_json::to_string).collect();
    Ok(items.map_err(Failure::usage)?.join(",\n"))
}
