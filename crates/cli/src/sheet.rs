//! `binh-yen sheet`: a commune's results of a year, as decided and as evaluated, side by side.

use law::report::{Sheet, SheetOutput};
use law::{Evaluator, Explainer, unit_kind_name};

use super::file;
use super::of_unit::Args;
use super::{Context, Failure, Format};
use book::text::{Text, say};

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let book = file::open(&args.book, context)?.book;
    let unit = file::unit(&book, &args.unit, context)?;
    let library = context.library.with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let evaluator =
        Evaluator::new(&book, &library, &catalogue, book.frame.settings.reading, args.as_of);
    let sheet = Sheet::of(unit, args.year, &book, &evaluator).ok_or_else(|| {
        Failure::Usage(say!(
            context.lang,
            "phiếu kết quả lập cho đơn vị cấp xã, không cho {kind}",
            "a result sheet is of a commune, not of a {kind}",
            kind = unit_kind_name(unit.kind, context.lang)
        ))
    })?;
    let explainer = Explainer { book: &book, catalogue: &catalogue, lang: context.lang };
    let output = SheetOutput::new(&sheet, &library, &explainer);
    match args.format {
        Format::Json => super::json(&output),
        Format::Text => Ok(text(&output, context)),
    }
}

fn text(sheet: &SheetOutput, context: &Context) -> String {
    let lang = context.lang;
    let mut lines = vec![format!("{}, {}", sheet.unit_name, sheet.year)];
    lines.extend(sheet.life.iter().map(|life| format!("! {life}")));
    for result in &sheet.results {
        lines.push(result.name.clone());
        let decided = result.decided.as_ref().map_or(
            Text::new("chưa ghi quyết định", "no decision entered").to(lang),
            |decided| &decided.text,
        );
        lines.push(say!(lang, "  đã quyết định: {decided}", "  decided: {decided}"));
        lines.extend(result.former.iter().map(|former| format!("    {}", former.text)));
        if let Some(evaluated) = &result.evaluated {
            let text = &evaluated.text;
            lines.push(say!(lang, "  theo số liệu: {text}", "  by the figures: {text}"));
            lines.push(format!("    {}", evaluated.title));
            lines.extend(evaluated.notices.iter().map(|notice| format!("    ! {}", notice.text)));
        }
    }
    lines.join("\n") + "\n"
}
