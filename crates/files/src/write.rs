//! Writes a book as a data file: the same book gives the same bytes, one record a line.

use std::cmp::Ordering;
use std::fmt::Write;

use serde::Serialize;

use super::merge::sorted_frame;
use super::{FORMAT, MEMBERS, Version};
use book::{Book, Shard, Stamp, for_each_record};

/// Values at this depth or deeper stand on one line: a record with everything in it.
const LINE_DEPTH: usize = 4;

/// The member of a shard in which records are one level deeper.
const WAITING: &str = "\"waiting\": ";

/// Writes a book as a data file.
///
/// # Errors
/// None that a book can cause; only errors of the JSON writer itself.
pub fn write(book: &Book) -> Result<String, serde_json::Error> {
    Ok(write_open(book)? + "\n}\n")
}

/// Writes the file without its end, so that members can follow.
pub(super) fn write_open(book: &Book) -> Result<String, serde_json::Error> {
    let mut frame = sorted_frame(&book.frame);
    let beside = std::mem::take(&mut frame.beside);
    let mut text = String::new();
    let version = beside
        .get("version")
        .and_then(|version| Version::parse(version.as_str()?))
        .filter(|version| version.is_newer());
    let version = version.unwrap_or(Version::CURRENT);
    let _ = write!(
        text,
        "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": \"{version}\",\n  \"frame\": "
    );
    lay_out(&mut text, &frame.to_json()?, 1);
    for (name, value) in beside.iter().filter(|(name, _)| !MEMBERS.contains(&name.as_str())) {
        let _ = write!(text, ",\n  {}: ", serde_json::Value::from(name.as_str()));
        lay_out(&mut text, &value.to_string(), 1);
    }
    text.push_str(",\n  \"shards\": [");
    for (at, shard) in book.shards.values().enumerate() {
        text.push_str(if at == 0 { "\n    " } else { ",\n    " });
        lay_out(&mut text, &sorted(shard).to_json()?, 2);
    }
    text.push_str(if book.shards.is_empty() { "]" } else { "\n  ]" });
    Ok(text)
}

/// Sorts a shard's units and records by id, and the waiting revisions of a record by the order in
/// which a merge chooses.
fn sorted(shard: &Shard) -> Shard {
    let mut shard = shard.clone();
    book::sort::sort_by(&mut shard.units, |a, b| a.id.cmp(&b.id));
    book::sort::sort_by(&mut shard.waiting.units, |a, b| {
        a.id.cmp(&b.id).then_with(|| chosen((&a.stamp, a), (&b.stamp, b)))
    });
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            $(
                book::sort::sort_by(&mut shard.$list, |a, b| a.id.cmp(&b.id));
                book::sort::sort_by(&mut shard.waiting.$list, |a, b| a.id.cmp(&b.id).then_with(|| chosen((&a.stamp, a), (&b.stamp, b))));
            )*
        };
    }
    for_each_record!(lists);
    let id = |confirmation: &book::Extra| confirmation.get("id").map(ToString::to_string);
    book::sort::sort_by(&mut shard.confirmations, |a, b| {
        id(a).cmp(&id(b)).then_with(|| text(a).cmp(&text(b)))
    });
    shard
}

fn text(item: &impl Serialize) -> String {
    serde_json::to_string(item).unwrap_or_default()
}

/// The order of two revisions: the greater version first, then the greater text.
fn chosen<T: Serialize>(a: (&Stamp, &T), b: (&Stamp, &T)) -> Ordering {
    b.0.version().cmp(&a.0.version()).then_with(|| text(b.1).cmp(&text(a.1)))
}

/// Lays compact JSON out over lines, as a value at this `depth` in the file.
///
/// A pretty-printing serializer would be compiled a second time for every type.
pub(super) fn lay_out(out: &mut String, compact: &str, mut depth: usize) {
    let mut line_depth = LINE_DEPTH;
    let mut is_string = false;
    let mut is_escaped = false;
    let mut previous = '\0';
    for c in compact.chars() {
        if is_string {
            out.push(c);
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = true,
                '"' => is_string = false,
                _ => (),
            }
            previous = c;
            continue;
        }
        // The depth of the container that has this character.
        let inside = depth;
        let closes = matches!(c, '}' | ']');
        if closes {
            depth = depth.saturating_sub(1);
        }
        if closes && depth == LINE_DEPTH - 1 {
            line_depth = LINE_DEPTH;
        }
        let is_empty = closes && matches!(previous, '{' | '[');
        let begins_line = matches!(previous, '{' | '[' | ',') || closes;
        if begins_line && !is_empty {
            if inside <= line_depth {
                new_line(out, depth);
            } else if previous == ',' {
                out.push(' ');
            }
        }
        if c == '{' && depth == LINE_DEPTH - 1 && out.ends_with(WAITING) {
            line_depth = LINE_DEPTH + 1;
        }
        out.push(c);
        match c {
            '{' | '[' => depth += 1,
            '"' => is_string = true,
            ':' => out.push(' '),
            _ => (),
        }
        previous = c;
    }
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}
