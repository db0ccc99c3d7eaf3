//! `binh-yen merge` joins books into one; `binh-yen diff` shows what merging a file would change.

use std::path::{Path, PathBuf};

use book::text::{Text, say};
use book::{Book, Unit};
use files::list_name;
use files::merge::{self, Coming, Duplicate, Effect, LeftBehind};

use super::books::{BookArgs, Joined};
use super::file;
use super::{Context, Failure, with_text};

#[derive(clap::Args)]
pub struct MergeArgs {
    #[command(flatten)]
    books: BookArgs,
    /// Tệp để ghi sổ đã ghép.
    #[arg(short, long, value_name = "OUT.json")]
    output: PathBuf,
}

#[derive(clap::Args)]
pub struct DiffArgs {
    /// Sổ đang có.
    #[arg(value_name = "OPEN.json")]
    open: PathBuf,
    /// Tệp nhận được: nếu ghép vào thì sổ đang có đổi gì.
    #[arg(value_name = "FILE.json")]
    file: PathBuf,
}

/// Merges books into one; their order does not matter. If one of the files that are named is bad,
/// nothing is written. A bad one among those of a folder is left out.
pub fn merge(args: &MergeArgs, context: &Context) -> Result<String, Failure> {
    if let Some(paths) = args.books.named_files() {
        let books = open_all(paths, context)?;
        return save(&books, args, context);
    }
    let mut books = Vec::new();
    let done = args.books.open(Joined::Never, context)?.each(
        context,
        |opened| {
            opened.notices.iter().for_each(|notice| eprintln!("{notice}"));
            opened.book.clone()
        },
        |book| {
            books.extend(book);
            Ok(())
        },
    );
    if done.as_ref().is_err_and(Failure::is_early) {
        return done.map(|()| String::new());
    }
    with_text(done, save(&books, args, context)?)
}

fn save(books: &[Book], args: &MergeArgs, context: &Context) -> Result<String, Failure> {
    let merged = merge::merge_all(&books.iter().collect::<Vec<_>>());
    // Two good books may not be a good book together: two desks may have used one code for kinds of
    // different groups.
    file::save(&args.output, &merged, context)?;
    Ok(merged_text(&merged, books.len(), context))
}

/// Lists what merging a file into another would change.
pub fn diff(args: &DiffArgs, context: &Context) -> Result<String, Failure> {
    let books = open_all(&[args.open.clone(), args.file.clone()], context)?;
    let [open, file] = books.as_slice() else { return Ok(String::new()) };
    let coming = merge::compare(open, file);
    let mut text: String = coming
        .iter()
        .filter(|coming| !coming.differences.is_empty())
        .map(|coming| shard_text(coming, context))
        .collect();
    let same = coming.iter().filter(|coming| coming.differences.is_empty()).count();
    if same > 0 {
        text += &say!(
            context.lang,
            "Đơn vị hành chính giống hệt: {same}\n",
            "Communes and provinces that are the same: {same}\n"
        );
    }
    Ok(text)
}

/// Reads all files and reports the problems of all bad ones together.
fn open_all(paths: &[PathBuf], context: &Context) -> Result<Vec<Book>, Failure> {
    let mut books = Vec::new();
    let mut bad = Vec::new();
    for path in paths {
        match open(path, context) {
            Ok(book) => books.push(book),
            Err(Failure::BadFile(problems)) => bad.push(problems),
            Err(usage) => return Err(usage),
        }
    }
    if bad.is_empty() { Ok(books) } else { Err(Failure::BadFile(bad.join("\n"))) }
}

fn open(path: &Path, context: &Context) -> Result<Book, Failure> {
    let read = file::open(path, context)?;
    for notice in &read.notices {
        eprintln!("{}", notice.text(context.lang));
    }
    Ok(read.book)
}

fn merged_text(book: &Book, files: usize, context: &Context) -> String {
    let conflicts = merge::conflicts(book).iter().filter(|conflict| !conflict.is_alike).count();
    let duplicates = merge::likely_duplicates(book);
    let (lang, units) = (context.lang, book.units().count());
    let mut lines = vec![
        say!(lang, "Số tệp đã ghép: {files}", "Files merged: {files}"),
        say!(lang, "Số đơn vị: {units}", "Units: {units}"),
        say!(lang, "Chỗ cần xem lại: {conflicts}", "To be reviewed: {conflicts}"),
    ];
    for Duplicate { stays, gone } in duplicates {
        lines.push(say!(
            lang,
            "Có thể là một đơn vị nhập hai lần: {name} («{stays}», «{gone}»)",
            "Perhaps one unit entered twice: {name} («{stays}», «{gone}»)",
            name = book.unit(&stays).map(|(unit, _)| unit.name.as_str()).unwrap_or_default()
        ));
    }
    lines.extend(merge::left_behind(book).iter().map(|left| left_text(book, left, context)));
    lines.join("\n") + "\n"
}

/// Describes what is left in a deleted unit, and what can be done about it.
fn left_text(book: &Book, left: &LeftBehind, context: &Context) -> String {
    let all = book.shards.values().flat_map(|shard| &shard.units);
    let name = all
        .into_iter()
        .find(|unit| unit.id == left.unit)
        .map(|unit| unit.name.as_str())
        .unwrap_or_default();
    let lang = context.lang;
    let counts = [
        (left.records, Text::new("số liệu đã nhập", "records")),
        (left.units, Text::new("đơn vị bên dưới", "units below it")),
    ];
    let counts: Vec<_> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, of)| format!("{count} {}", of.to(lang)))
        .collect();
    let joined = left.joined_into.as_ref().and_then(|keep| book.unit(keep)).map(|(unit, _)| unit);
    let joined = joined.map(|Unit { id, name, .. }| {
        say!(lang, ", đã gộp vào {name} («{id}»)", ", joined into {name} («{id}»)")
    });
    say!(
        lang,
        "Còn lại trong đơn vị đã xóa: {name} («{id}»): {counts}{joined}",
        "Left behind in a deleted unit: {name} («{id}»): {counts}{joined}",
        id = left.unit,
        counts = counts.join(", "),
        joined = joined.unwrap_or_default()
    )
}

fn shard_text(coming: &Coming, context: &Context) -> String {
    let name = if coming.name.is_empty() { coming.root.as_str() } else { &coming.name };
    let counted = [Effect::New, Effect::Changed, Effect::Deleted, Effect::Conflict, Effect::Older]
        .map(|of| (of, coming.count(of)));
    let counts = counted
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(of, count)| format!("{} {count}", effect_name(*of).to(context.lang)));
    let same = say!(context.lang, "giống {same}", "same {same}", same = coming.same);
    let mut lines =
        vec![format!("{name}: {}", counts.chain([same]).collect::<Vec<_>>().join(", "))];
    for of in &coming.differences {
        lines.push(format!(
            "  {}: {} «{}»",
            effect_name(of.effect).to(context.lang),
            list_name(of.list, context.lang),
            of.id
        ));
    }
    lines.join("\n") + "\n"
}

const fn effect_name(effect: Effect) -> Text {
    match effect {
        Effect::New => Text::new("mới", "new"),
        Effect::Changed => Text::new("đổi theo tệp", "changed by the file"),
        Effect::Deleted => Text::new("xóa theo tệp", "deleted by the file"),
        Effect::Conflict => {
            Text::new("hai bên cùng sửa, cần xem lại", "changed on both sides, to be reviewed")
        }
        Effect::Older => Text::new("tệp cũ hơn, giữ nguyên", "older in the file, kept"),
    }
}
