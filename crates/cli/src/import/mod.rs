//! `binh-yen import` reads a table into a book, or shows what would come of it.

mod output;

use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use book::text::say;
use book::{Book, Catalogue, DeviceId, Stamp, UnitId, Year};
use files::List;
use files::tables::{self, Encoding, IMPORTED, Line, Memory, Plan, Sheet, Target, Workbook};
use unicode_normalization::UnicodeNormalization;

use super::{Context, Failure, Format, file};
use output::Imported;

#[derive(clap::Args)]
pub struct Args {
    /// Bảng cần nhập: xlsx hoặc CSV.
    #[arg(value_name = "TABLE")]
    table: PathBuf,
    /// Sổ để nhập vào; tệp này giữ nguyên.
    #[arg(long, value_name = "BOOK.json")]
    into: PathBuf,
    /// Trang tính cần đọc; không ghi thì lấy mọi trang của sổ mẫu cả năm, hoặc trang đầu tiên có số
    /// liệu.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Loại bảng: units, incidents, models, totals, registrations, papers, statements, ratings,
    /// disciplines, activities, tips, recognitions, decisions; không ghi thì nhận theo tiêu đề các cột.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<List>,
    /// Mã (id) của xã, cho những hàng không ghi xã.
    #[arg(long, value_name = "ID")]
    commune: Option<String>,
    /// Năm, cho những hàng không ghi năm.
    #[arg(long, value_parser = super::year)]
    year: Option<Year>,
    /// Tệp để ghi sổ sau khi nhập; không ghi thì chỉ xem trước.
    #[arg(short, long, value_name = "OUT.json")]
    output: Option<PathBuf>,
    /// Dạng kết quả.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Parses an argument that is the kind of a table.
fn kind(text: &str) -> Result<List, String> {
    let names = || IMPORTED.map(List::name).join(", ");
    let list = IMPORTED.into_iter().find(|list| list.name() == text);
    list.ok_or_else(|| format!("cần một trong: {0} (one of: {0})", names()))
}

/// Reads the table, and writes the book with its ready rows if a place is given.
pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let book = file::open(&args.into, context)?.book;
    let catalogue = context.library.catalogue(&book.frame);
    let commune = commune(args, &book, context)?;
    let parts: Vec<(Sheet, Plan)> = sheets(args, &catalogue, context)?
        .into_iter()
        .map(|(sheet, list)| {
            let list = args.kind.or(list);
            let plan = plan(&sheet, list, args, &catalogue, context)?;
            Ok((sheet, Plan { commune: commune.clone(), year: args.year, ..plan }))
        })
        .collect::<Result<_, Failure>>()?;
    let read: Vec<(&Sheet, &Plan)> = parts.iter().map(|(sheet, plan)| (sheet, plan)).collect();
    let lines = tables::examine_all(&read, &book, &catalogue, &Line::is_ready);
    if let Some(output) = &args.output {
        write(output, &read, &book, &catalogue, context)?;
    }
    let imported: Vec<Imported<'_>> = parts
        .iter()
        .zip(&lines)
        .map(|((sheet, plan), lines)| Imported { sheet, plan, lines, lang: context.lang })
        .collect();
    match (args.format, imported.as_slice()) {
        (Format::Json, [one]) => super::json(&one.json()),
        (Format::Json, all) => super::json(&all.iter().map(Imported::json).collect::<Vec<_>>()),
        (Format::Text, all) => {
            let said: String = all.iter().map(Imported::text).collect();
            Ok(said + &output::ending(args.output.as_deref(), context.lang))
        }
    }
}

/// The plan by which a sheet is read.
fn plan(
    sheet: &Sheet,
    list: Option<List>,
    args: &Args,
    catalogue: &Catalogue,
    context: &Context,
) -> Result<Plan, Failure> {
    let memory = Memory::default();
    let list = list.unwrap_or_else(|| Plan::likely_list(sheet, catalogue, &memory));
    let plan = Plan::of(list, sheet, catalogue, &memory);
    if plan.targets.iter().any(|target| *target != Target::Skip) {
        return Ok(plan);
    }
    Err(Failure::BadFile(say!(
        context.lang,
        "{file}: không thấy hàng tiêu đề có cột nào đọc được",
        "{file}: no row of headings has a column that can be read",
        file = args.table.display()
    )))
}

/// The sheets to read, in composed Unicode: the asked one, all of a workbook that the program made,
/// each with its list, or else the first one with rows.
fn sheets(
    args: &Args,
    catalogue: &Catalogue,
    context: &Context,
) -> Result<Vec<(Sheet, Option<List>)>, Failure> {
    let (bytes, name) = file::bytes(&args.table, context)?;
    let workbook = tables::read(&bytes)
        .map_err(|fault| Failure::BadFile(format!("{name}: {}", fault.text(context.lang))))?;
    let own = tables::own_sheets(&workbook, catalogue);
    if args.sheet.is_none() && args.kind.is_none() && own.len() > 1 {
        let sheet = |(at, list): &(usize, List)| Some((workbook.sheets.get(*at)?, *list));
        let sheets = own.iter().filter_map(sheet);
        return Ok(sheets.map(|(sheet, list)| (composed(sheet), Some(list))).collect());
    }
    let sheet = chosen(&workbook, args.sheet.as_deref()).ok_or_else(|| {
        let names: Vec<_> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        Failure::Usage(say!(
            context.lang,
            "{name}: không có trang tính này; có: {names}",
            "{name}: there is no such sheet, but {names}",
            names = names.join(", ")
        ))
    })?;
    Ok(vec![(composed(sheet), None)])
}

/// A sheet in composed Unicode.
fn composed(sheet: &Sheet) -> Sheet {
    let mut sheet = Encoding::of(sheet).convert(sheet);
    for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = cell.nfc().collect();
    }
    sheet
}

/// The sheet of a name, or else the first one with rows.
fn chosen<'w>(workbook: &'w Workbook, name: Option<&str>) -> Option<&'w Sheet> {
    let composed = |text: &str| text.trim().nfc().collect::<String>();
    match name {
        Some(name) => workbook.sheets.iter().find(|sheet| composed(&sheet.name) == composed(name)),
        None => {
            let filled = workbook.sheets.iter().find(|sheet| !sheet.rows.is_empty());
            filled.or(workbook.sheets.first())
        }
    }
}

/// The commune of rows that name none: the one asked for, or the book's only one.
fn commune(args: &Args, book: &Book, context: &Context) -> Result<Option<UnitId>, Failure> {
    let Some(id) = &args.commune else {
        let roots = book.shards.values().filter_map(|shard| shard.root_unit());
        let mut communes = roots.filter(|unit| !unit.deleted && unit.kind.is_commune_level());
        let first = communes.next().map(|unit| unit.id.clone());
        return Ok(first.filter(|_| communes.next().is_none()));
    };
    let unit = file::unit(book, id, context)?;
    if unit.kind.is_commune_level() {
        return Ok(Some(unit.id.clone()));
    }
    Err(Failure::Usage(say!(
        context.lang,
        "«{id}» không phải xã, phường, đặc khu",
        "«{id}» is no commune, ward or special zone"
    )))
}

/// Writes the book with the ready rows.
fn write(
    output: &Path,
    parts: &[(&Sheet, &Plan)],
    book: &Book,
    catalogue: &Catalogue,
    context: &Context,
) -> Result<(), Failure> {
    let mut random = random();
    let stamp = Stamp {
        at: now(),
        device: DeviceId::random(random()),
        by: book.frame.settings.desk.clone(),
        after: Vec::new(),
    };
    let is_ready = Line::is_ready;
    let new = tables::apply_all(parts, book, catalogue, &is_ready, &mut random, &stamp).map_err(
        |(at, row, fault)| {
            let sheet = parts.get(at).map(|(sheet, _)| sheet.name.as_str()).unwrap_or_default();
            let what = fault.what(context.lang);
            Failure::BadFile(say!(
                context.lang,
                "{sheet}: hàng {row}: {what}",
                "{sheet}: row {row}: {what}"
            ))
        },
    )?;
    file::save(output, &new, context)
}

/// Milliseconds since 1970-01-01 UTC.
fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_millis()).unwrap_or(Stamp::LAST).min(Stamp::LAST)
}

/// Different random bits for each new id, from the random keys of the standard hash map.
fn random() -> impl FnMut() -> u128 {
    let states = [RandomState::new(), RandomState::new()];
    let mut count = 0_u64;
    move || {
        count += 1;
        let [high, low] = states.each_ref().map(|state| u128::from(state.hash_one(count)));
        high << 64 | low
    }
}
