//! The founding of a book: its commune from the list of communes, and its hamlets from lines.

use book::letters::spelled;
use book::{Book, EditError, Stamp, Unit, UnitId, UnitKind, local_word, unit_of_hamlet};
use communes::{Commune, List};

/// Puts a commune of the list into the book, with its province and what it was formed from. Units
/// that the book has stay as they are.
///
/// # Errors
/// Those of [`Book::with_unit`].
pub fn with_commune(book: &Book, list: &List, commune: &Commune) -> Result<Book, EditError> {
    let province = list.province_of(commune).map(|province| list.unit_of_province(province));
    let formers = list.units_of_formers(commune);
    let units = province.into_iter().chain([list.unit_of_commune(commune)]).chain(formers);
    units.filter(|unit| !book.had_unit(&unit.id)).collect::<Vec<_>>().into_iter().try_fold(
        book.clone(),
        |book, unit| {
            let stamp = unit.stamp.clone();
            book.with_unit(unit, stamp)
        },
    )
}

/// The commune whose founding goes on: the one that was asked for, or the book's only one of today.
pub fn commune_of(book: &Book, asked: Option<&UnitId>) -> Option<UnitId> {
    let is_commune = |unit: &&Unit| unit.kind.is_commune_level();
    if let Some((unit, _)) = asked.and_then(|id| book.unit(id)) {
        return Some(unit).filter(is_commune).map(|unit| unit.id.clone());
    }
    let mut open = book.units().filter(is_commune).filter(|unit| unit.valid_to.is_none());
    match (open.next(), open.next()) {
        (Some(only), None) => Some(only.id.clone()),
        _ => None,
    }
}

/// A hamlet as a line names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hamlet {
    /// Its local word: `thôn`.
    pub word: String,
    /// Its name without the word.
    pub name: String,
    /// The number of its households, where a column behind the name has one.
    pub households: Option<u32>,
    /// Whether it is new to the book and to the earlier lines.
    pub state: State,
}

/// Whether a hamlet is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is like it.
    New,
    /// The book has it, or an earlier line names it.
    Known,
    /// The book or an earlier line has one that may be it: `Thôn 01` beside `Thôn 1`. A person says
    /// whether they are two.
    Like(String),
}

/// Reads hamlets, one a line, as people type them or copy them from a sheet: with a number or sign
/// before the name, with further columns behind it, the first number of which counts households. A
/// line without a local word has the usual one.
pub fn hamlets(book: &Book, commune: &UnitId, text: &str, usual: &str) -> Vec<Hamlet> {
    let mut known: Vec<Unit> =
        book.children(commune).filter(|unit| unit.kind == UnitKind::Hamlet).cloned().collect();
    let mut found = Vec::new();
    for (name, households) in text.lines().filter_map(read_line) {
        let split = local_word::split(&name);
        let (word, name) = split.as_ref().map_or((usual, &name), |(word, rest)| (*word, rest));
        let (word, name) = (word.to_owned(), spelled(name));
        let unit = unit_of_hamlet(commune, &word, &name);
        let state = state(&unit, &known);
        if state != State::Known {
            known.push(unit);
        }
        found.push(Hamlet { word, name, households, state });
    }
    found
}

fn state(unit: &Unit, known: &[Unit]) -> State {
    let word = local_word::key_of(unit);
    let fits = |other: &&Unit| {
        local_word::is_compatible(&word, &local_word::key_of(other))
            && local_word::bare_key(other) == local_word::bare_key(unit)
    };
    let is_same = |other: &Unit| local_word::full_key(other) == local_word::full_key(unit);
    let alike: Vec<&Unit> = known.iter().filter(fits).collect();
    match alike.first() {
        _ if alike.iter().any(|other| is_same(other)) => State::Known,
        Some(other) => State::Like(local_word::titled(other)),
        None => State::New,
    }
}

/// The name in a line, and the households: of a row of a sheet, its first cell with a letter, and
/// the first number behind it.
fn read_line(line: &str) -> Option<(String, Option<u32>)> {
    let cells: Vec<&str> =
        line.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let at = cells.iter().position(has_letter).unwrap_or_default();
    let households = cells.iter().skip(at + 1).find_map(|cell| cell.parse().ok());
    Some((name_of_cell(cells.get(at)?)?, households))
}

fn has_letter(cell: &&str) -> bool {
    cell.chars().any(char::is_alphabetic)
}

fn name_of_cell(cell: &str) -> Option<String> {
    let is_sign =
        |c: char| matches!(c, '-' | '–' | '•' | '+' | '*' | ';' | ',' | '.') || c.is_whitespace();
    let cell = cell.trim_matches(is_sign);
    let number = cell.split(['.', ')', '/']).next().unwrap_or_default();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let rest = cell.strip_prefix(number).filter(|rest| is_number && has_letter(rest));
    let name = rest.map_or(cell, |rest| rest.trim_start_matches(['.', ')', '/']));
    let words: Vec<&str> = name.trim_matches(is_sign).split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Puts hamlets into a commune of the book. One whose id the book has, because another was renamed
/// or was deleted, gets an id of its own from `random`.
///
/// # Errors
/// Those of [`Book::with_unit`].
pub fn with_hamlets(
    book: &Book,
    commune: &UnitId,
    hamlets: &[Hamlet],
    random: &mut dyn FnMut() -> u128,
    stamp: &Stamp,
) -> Result<Book, EditError> {
    hamlets.iter().try_fold(book.clone(), |book, hamlet| {
        let unit = unit_of_hamlet(commune, &hamlet.word, &hamlet.name);
        if book.had_unit(&unit.id) {
            let households = hamlet.households;
            let unit = Unit { id: UnitId::random(random()), households, ..unit };
            return book.with_unit(unit, stamp.clone());
        }
        let first = unit.stamp.clone();
        let counted = Unit { households: hamlet.households, ..unit.clone() };
        let book = book.with_unit(unit, first)?;
        if hamlet.households.is_none() { Ok(book) } else { book.with_unit(counted, stamp.clone()) }
    })
}
