//! The figures of many books: of the country, and of each province.

use std::collections::BTreeMap;
use std::sync::Arc;

use book::text::{Text, say};
use book::{Book, Catalogue, Frame, UnitId, UnitKind, Year};
use law::report::{ReportOutput, YearFigures};
use law::{Evaluator, Explainer};
use serde::Serialize;

use super::{Args, text};
use crate::books::{Joined, Opened, add_upper};
use crate::{Context, Failure, Format, with_text};

/// The code of the country, in place of a unit's id.
const COUNTRY: &str = "VN";

/// The reports as JSON.
#[derive(Serialize)]
struct CountryOutput {
    country: ReportOutput,
    provinces: Vec<ReportOutput>,
}

/// The contribution of a group of books.
#[derive(Default)]
struct Part {
    /// The figures of each commune, by province, or district where the book has no province.
    communes: Vec<(Option<UnitId>, YearFigures)>,
    /// The shards of provinces and districts, which many books hold.
    upper: Book,
}

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let mut figures = BTreeMap::new();
    let mut upper = Book::default();
    let done = args.books.open(Joined::ByCommune, context)?.each(
        context,
        |opened| part(opened, args, context),
        |part| {
            for (province, of_commune) in part.communes {
                sum(&mut figures, province, args.year)?.add(&of_commune);
            }
            add_upper(&mut upper, part.upper);
            Ok(())
        },
    );
    if done.as_ref().is_err_and(Failure::is_early) {
        return done.map(|()| String::new());
    }
    let catalogue = context.library.catalogue(&upper.frame);
    add_own(&mut figures, &upper, args, &catalogue, context)?;
    with_text(done, written(&figures, &upper, args, &catalogue, context)?)
}

type Figures = BTreeMap<Option<UnitId>, YearFigures>;

/// The sum so far of a province, or of the units outside provinces.
fn sum(
    figures: &mut Figures,
    province: Option<UnitId>,
    year: Year,
) -> Result<&mut YearFigures, Failure> {
    let unit = match &province {
        Some(id) => id.clone(),
        None => UnitId::new(COUNTRY).map_err(Failure::usage)?,
    };
    Ok(figures.entry(province).or_insert_with(|| YearFigures::none(unit, year)))
}

fn part(opened: &Opened, args: &Args, context: &Context) -> Part {
    let Some(book) = &opened.book else { return Part::default() };
    let library = context.library.with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let reading = book.frame.settings.reading;
    let evaluator = Evaluator::new(book, &library, &catalogue, reading, args.as_of);
    let mut part = Part::default();
    for (root, shard) in &book.shards {
        match shard.root_unit().filter(|unit| !unit.deleted) {
            Some(unit) if unit.kind.is_commune_level() => {
                let figures = YearFigures::of(unit, args.year, book, &evaluator);
                part.communes.push((book.province_of(&unit.id).cloned(), figures));
            }
            _ => drop(part.upper.shards.insert(root.clone(), Arc::clone(shard))),
        }
    }
    if !part.upper.shards.is_empty() {
        let frame = Frame { kinds: book.frame.kinds.clone(), ..Frame::default() };
        part.upper.frame = Arc::new(frame);
    }
    part
}

/// Adds what provinces and districts have entered themselves.
fn add_own(
    figures: &mut Figures,
    upper: &Book,
    args: &Args,
    catalogue: &Catalogue,
    context: &Context,
) -> Result<(), Failure> {
    let reading = upper.frame.settings.reading;
    let evaluator = Evaluator::new(upper, &context.library, catalogue, reading, args.as_of);
    let roots = upper.shards.values().filter_map(|shard| shard.root_unit());
    for unit in roots.filter(|unit| !unit.deleted) {
        let province = upper.province_of(&unit.id).cloned();
        // A province's figures include those of its districts.
        if unit.kind == UnitKind::Province || province.is_none() {
            let own = YearFigures::of(unit, args.year, upper, &evaluator);
            sum(figures, province, args.year)?.add(&own);
        }
    }
    Ok(())
}

fn written(
    figures: &Figures,
    upper: &Book,
    args: &Args,
    catalogue: &Catalogue,
    context: &Context,
) -> Result<String, Failure> {
    let output = |figures: &YearFigures| ReportOutput::new(figures, catalogue, context.lang);
    let explainer = Explainer { book: upper, catalogue, lang: context.lang };
    let mut country = YearFigures::none(UnitId::new(COUNTRY).map_err(Failure::usage)?, args.year);
    figures.values().for_each(|of_province| country.add(of_province));
    let of_country = Text::new("Cả nước", "The country").to(context.lang);
    if let Some(asked) = args.unit.as_ref().filter(|asked| *asked != COUNTRY) {
        let mut provinces = figures.iter().filter(|(province, _)| province.is_some());
        let found = provinces.find(|(_, figures)| figures.unit.as_str() == asked);
        let found = found.map(|(_, figures)| figures);
        let found = found.ok_or_else(|| {
            Failure::Usage(say!(
                context.lang,
                "không có tỉnh «{asked}»; trong nhiều tệp, báo cáo chỉ lập cho tỉnh và cả nước",
                "there is no province «{asked}»; of many files, reports are of provinces and the country"
            ))
        })?;
        return match args.format {
            Format::Json => crate::json(&output(found)),
            Format::Text => Ok(text(&explainer.unit(&found.unit), &output(found), context)),
        };
    }
    if args.unit.is_some() {
        return match args.format {
            Format::Json => crate::json(&output(&country)),
            Format::Text => Ok(text(of_country, &output(&country), context)),
        };
    }
    let provinces: Vec<_> =
        figures.iter().filter(|(province, _)| province.is_some()).map(|(_, of)| of).collect();
    match args.format {
        Format::Json => crate::json(&CountryOutput {
            country: output(&country),
            provinces: provinces.into_iter().map(output).collect(),
        }),
        Format::Text => {
            let mut lines = text(of_country, &output(&country), context);
            for of_province in provinces {
                lines.push('\n');
                let name = explainer.unit(&of_province.unit);
                lines += &text(&name, &output(of_province), context);
            }
            Ok(lines)
        }
    }
}
