//! Judges many books: files, folders and lines.

use law::VerdictOutput;

use super::{Args, Judging, OUTCOMES, VerdictFormat, sums_line, text};
use crate::books::{Joined, Opened, Out};
use crate::{Context, Failure, file};

/// What comes of a group of books.
#[derive(Default)]
struct Part {
    text: String,
    counts: [usize; 4],
    /// Whether it has the unit that is asked for, if one is.
    has_unit: bool,
}

/// The tables of an export, of which findings have one.
pub fn schema() -> Result<export::Schema, Failure> {
    export::Schema::new().map_err(Failure::usage)
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let schema = schema()?;
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
    let mut has_unit = false;
    let done = args.books.open(joined, context)?.each(
        context,
        |opened| part(opened, args, &schema, context),
        |part| {
            let part = part?;
            has_unit |= part.has_unit;
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
    match &args.unit {
        Some(id) if done.is_ok() && !has_unit => Err(file::no_unit(id, context)),
        _ => done.map(|()| String::new()),
    }
}

fn part(
    opened: &Opened,
    args: &Args,
    schema: &export::Schema,
    context: &Context,
) -> Result<Part, Failure> {
    let Some(book) = &opened.book else { return Ok(Part::default()) };
    if let Some(id) = &args.unit
        && !book.units().any(|unit| unit.id.as_str() == id)
    {
        return Ok(Part::default());
    }
    let judging = Judging::new(args, book.clone(), context)?;
    let verdicts = judging.verdicts(args, context)?;
    let count = |outcome| verdicts.iter().filter(|verdict| verdict.outcome == outcome).count();
    let counts = OUTCOMES.map(count);
    let text = match args.format {
        VerdictFormat::Ndjson => judging.lines(&verdicts, schema)?,
        VerdictFormat::Text => text(&judging.outputs(&verdicts, context), context.lang),
        VerdictFormat::Json => items(&judging.outputs(&verdicts, context))?,
    };
    Ok(Part { text, counts, has_unit: true })
}

/// The items of a JSON array, without its brackets.
fn items(outputs: &[VerdictOutput]) -> Result<String, Failure> {
    let items: Result<Vec<_>, _> = outputs.iter().map(serde_json::to_string).collect();
    Ok(items.map_err(Failure::usage)?.join(",\n"))
}
