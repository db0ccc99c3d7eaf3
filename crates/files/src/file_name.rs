//! File names that people understand: `binh-yen_xa-viet-thanh_2019_2026-11-23`.

use super::{Covers, Summary};
use book::{Book, Day, Lang, Unit};
use law::{shard_word, unit_title};

/// The file name, without extension, for this part of a book on this day. `fold` removes accents
/// and capitals.
pub fn file_name(book: &Book, covers: &Covers, day: Day, fold: &dyn Fn(&str) -> String) -> String {
    let of_shard =
        |unit: &Unit| slug(&fold(&[shard_word(unit, Lang::Vi), " ", &unit.name].concat()));
    let unit = covers.unit.as_ref().and_then(|unit| book.unit(unit));
    let of_unit = unit.map(|(unit, shard)| {
        let above = shard.root_unit().map(|above| above.kind);
        slug(&fold(&unit_title(unit, above, Lang::Vi)))
    });
    let place = match covers.communes.as_slice() {
        _ if of_unit.is_some() => of_unit.unwrap_or_default(),
        [] => whole(book).map_or_else(|| "so".to_owned(), of_shard),
        [first, others @ ..] => {
            let first =
                book.unit(first).map_or_else(|| first.to_string(), |(unit, _)| of_shard(unit));
            if others.is_empty() { first } else { format!("{first}-va-{}-don-vi", others.len()) }
        }
    };
    let years = covers.years.or_else(|| Summary::of(book).years);
    let years =
        years.map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first}-{last}") }
            },
        );
    let changes = covers.only_changes.then(|| "thay-doi".to_owned());
    let parts = ["binh-yen".to_owned(), place]
        .into_iter()
        .chain(years)
        .chain(changes)
        .chain([String::from(day)]);
    parts.collect::<Vec<_>>().join("_")
}

/// The unit that a whole book is about: it descends from the top while there is only one unit
/// below.
fn whole(book: &Book) -> Option<&Unit> {
    let mut unit = book.top()?;
    // A tree has at most three levels: province, district, commune.
    for _ in 0..2 {
        let mut below = book.children(&unit.id).filter(|unit| unit.kind.has_shard());
        match (below.next(), below.next()) {
            (Some(only), None) => unit = only,
            _ => break,
        }
    }
    Some(unit)
}

/// Reduces a text to small letters, digits and single hyphens.
fn slug(folded: &str) -> String {
    let letters: String = folded
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect();
    letters.split('-').filter(|part| !part.is_empty()).take(8).collect::<Vec<_>>().join("-")
}
