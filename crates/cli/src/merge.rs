//! `binh-yen merge` joins books into one; `binh-yen diff` shows what merging a file would change.

use std::path::{Path, PathBuf};

use book::Book;
use files::list_name;
use files::merge::{self, Coming, Effect, LeftBehind};

use super::file;
use super::{Context, Failure};

#[derive(clap::Args)]
pub struct MergeArgs {
    /// Các tệp sổ; thứ tự không làm đổi kết quả.
    #[arg(value_name = "BOOK.json", required = true)]
    books: Vec<PathBuf>,
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

/// Merges files into one; if one of them is bad, nothing is written.
pub fn merge(args: &MergeArgs, context: &Context) -> Result<String, Failure> {
    let books = open_all(&args.books, context)?;
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
        text += &format!(
            "{}: {same}\n",
            context.say("Đơn vị hành chính giống hệt", "Communes and provinces that are the same")
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
    let mut lines = vec![format!("{}: {files}", context.say("Số tệp đã ghép", "Files merged"))];
    lines.push(format!("{}: {}", context.say("Số đơn vị", "Units"), book.units().count()));
    lines.push(format!("{}: {conflicts}", context.say("Chỗ cần xem lại", "To be reviewed")));
    for pair in duplicates {
        let name = |id| book.unit(id).map(|(unit, _)| unit.name.as_str()).unwrap_or_default();
        let said =
            context.say("Có thể là một đơn vị nhập hai lần", "Perhaps one unit entered twice");
        lines.push(format!("{said}: {} («{}», «{}»)", name(&pair.keep), pair.keep, pair.gone));
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
    let said = context.say("Còn lại trong đơn vị đã xóa", "Left behind in a deleted unit");
    let counts = [
        (left.records, context.say("số liệu đã nhập", "records")),
        (left.units, context.say("đơn vị bên dưới", "units below it")),
    ];
    let counts: Vec<_> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, of)| format!("{count} {of}"))
        .collect();
    let joined = left.joined_into.as_ref().and_then(|keep| book.unit(keep)).map(|(unit, _)| unit);
    let joined = joined.map(|unit| {
        format!(", {} {} («{}»)", context.say("đã gộp vào", "joined into"), unit.name, unit.id)
    });
    format!("{said}: {name} («{}»): {}{}", left.unit, counts.join(", "), joined.unwrap_or_default())
}

fn shard_text(coming: &Coming, context: &Context) -> String {
    let name = if coming.name.is_empty() { coming.root.as_str() } else { &coming.name };
    let counted = [Effect::New, Effect::Changed, Effect::Deleted, Effect::Conflict, Effect::Older]
        .map(|of| (of, coming.count(of)));
    let counts = counted
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(of, count)| format!("{} {count}", effect_name(*of, context)));
    let same = format!("{} {}", context.say("giống", "same"), coming.same);
    let mut lines =
        vec![format!("{name}: {}", counts.chain([same]).collect::<Vec<_>>().join(", "))];
    for of in &coming.differences {
        lines.push(format!(
            "  {}: {} «{}»",
            effect_name(of.effect, context),
            list_name(of.list, context.lang),
            of.id
        ));
    }
    lines.join("\n") + "\n"
}

fn effect_name<'a>(effect: Effect, context: &Context) -> &'a str {
    let (vi, en) = match effect {
        Effect::New => ("mới", "new"),
        Effect::Changed => ("đổi theo tệp", "changed by the file"),
        Effect::Deleted => ("xóa theo tệp", "deleted by the file"),
        Effect::Conflict => {
            ("hai bên cùng sửa, cần xem lại", "changed on both sides, to be reviewed")
        }
        Effect::Older => ("tệp cũ hơn, giữ nguyên", "older in the file, kept"),
    };
    if context.lang == book::Lang::Vi { vi } else { en }
}
