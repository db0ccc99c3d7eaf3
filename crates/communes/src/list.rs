//! The list of one edition.

use std::ops::Range;
use std::sync::Arc;

use book::{Day, UnitKind};

use crate::columns::{Columns, ListError};
use crate::words::plain;

/// The provinces and communes of one edition of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The day as of which it was made.
    pub edition: Day,
    /// The provinces, by code.
    pub provinces: Vec<Province>,
    /// The communes, province by province and by code.
    pub communes: Vec<Commune>,
    formers: Vec<Former>,
}

/// A province, or a city under the central government.
#[derive(Clone, Debug, PartialEq)]
pub struct Province {
    /// Its code of two digits.
    pub code: String,
    /// Its name without the word before it.
    pub name: Arc<str>,
    /// Whether it is a city.
    pub is_city: bool,
    /// The first day of this kind and extent, where the sources tell it.
    pub since: Option<Day>,
    /// The codes and names of the provinces that it was formed from.
    pub formed_from: Vec<(String, String)>,
    communes: Range<usize>,
}

/// A commune, ward or special zone.
#[derive(Clone, Debug, PartialEq)]
pub struct Commune {
    /// Its code of five digits. In other editions, the same code can belong to another commune.
    pub code: String,
    /// Its name without the word before it.
    pub name: Arc<str>,
    /// Its kind.
    pub kind: UnitKind,
    /// The first day of this kind and name.
    pub since: Day,
    /// Its province, by its place in the list.
    pub province: usize,
    /// Its name in the form of the search.
    pub(crate) plain: String,
    formers: Range<usize>,
}

/// A unit of 30/6/2025 that a commune was formed from, wholly or in part.
#[derive(Clone, Debug, PartialEq)]
pub struct Former {
    /// Its code then. None for the five island districts, which had no communes.
    pub code: Option<String>,
    /// Its name without the word before it.
    pub name: Arc<str>,
    /// The kind that it had.
    pub kind: UnitKind,
    /// Its district, with the word before it.
    pub district: Arc<str>,
    /// Its province, without the word before it.
    pub province: Arc<str>,
    /// The extent to which it came to the commune.
    pub part: Extent,
    /// Its name in the form of the search.
    pub(crate) plain: String,
}

/// The extent to which a former unit came to a commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// A part; the rest went to other communes.
    Some,
    /// The sources disagree.
    Unknown,
}

/// The version of the file's format; other versions are refused.
const FORM: &str = "1";
/// The day on which nearly all communes of today were formed (202/2025/QH15).
pub const FORMED: &str = "2025-07-01";

impl List {
    /// Reads the compact file. `crates/communes/tests/all/packed.rs` writes it.
    ///
    /// # Errors
    /// [`ListError`] with the line that cannot be read.
    pub fn read(text: &str) -> Result<Self, ListError> {
        let mut columns = Columns::new(text);
        let mut head = columns.texts()?;
        if head.text()? != FORM {
            return Err(head.wrong());
        }
        let edition = day(head.text()?).ok_or(head.wrong())?;
        let provinces = provinces(&mut columns)?;
        let communes = communes(&mut columns, &provinces)?;
        let formers = formers(&mut columns, &communes)?;
        Ok(Self { edition, provinces, communes, formers })
    }

    /// The province of a commune.
    pub fn province_of(&self, commune: &Commune) -> Option<&Province> {
        self.provinces.get(commune.province)
    }

    /// The communes of a province.
    pub fn communes_of(&self, province: &Province) -> &[Commune] {
        self.communes.get(province.communes.clone()).unwrap_or_default()
    }

    /// The former units that a commune was formed from, by code.
    pub fn formers_of(&self, commune: &Commune) -> &[Former] {
        self.formers.get(commune.formers.clone()).unwrap_or_default()
    }

    /// Whether a commune continued unchanged when the others were formed on 1/7/2025.
    pub fn went_on(&self, commune: &Commune) -> bool {
        let is_itself = |former: &Former| {
            former.part == Extent::Whole
                && former.name == commune.name
                && former.kind == commune.kind
        };
        matches!(self.formers_of(commune), [only] if is_itself(only))
    }
}

impl Province {
    /// The word before its name, inside a sentence.
    pub fn word(&self) -> &'static str {
        if self.is_city { "thành phố" } else { "tỉnh" }
    }
}

fn provinces(columns: &mut Columns<'_>) -> Result<Vec<Province>, ListError> {
    let codes = columns.texts()?;
    let mut names = columns.texts()?;
    let mut kinds = columns.letters()?;
    let mut since = columns.texts()?;
    let mut formed_from = columns.texts()?;
    let mut counts = columns.texts()?;
    let mut provinces = Vec::new();
    let mut first = 0;
    for code in codes {
        let last = first + counts.number::<usize>()?;
        let (from_codes, from_names) =
            formed_from.text()?.split_once('|').ok_or(formed_from.wrong())?;
        let parts = from_codes.split(',').zip(from_names.split(','));
        provinces.push(Province {
            code: code.into(),
            name: names.text()?.into(),
            is_city: kinds.one_of(|letter| matches!(letter, 'c' | 'p').then_some(letter == 'c'))?,
            since: day(since.text()?),
            formed_from: parts.map(|(code, name)| (code.into(), name.into())).collect(),
            communes: first..last,
        });
        first = last;
    }
    Ok(provinces)
}

fn communes(columns: &mut Columns<'_>, provinces: &[Province]) -> Result<Vec<Commune>, ListError> {
    let mut names = columns.texts()?;
    let mut codes = columns.texts()?;
    let mut kinds = columns.letters()?;
    let mut since = columns.texts()?;
    let mut counts = columns.texts()?;
    let formed = day(FORMED).ok_or(since.wrong())?;
    let mut communes = Vec::new();
    let (mut code, mut first) = (0, 0);
    for (province, of) in provinces.iter().enumerate() {
        for _ in of.communes.clone() {
            code = codes.code_after(code)?;
            let last = first + counts.number::<usize>()?;
            let since = match since.text()? {
                "" => formed,
                other => day(other).ok_or(since.wrong())?,
            };
            let name = names.text()?;
            communes.push(Commune {
                code: code_text(code),
                name: name.into(),
                plain: plain(name),
                kind: kinds.one_of(kind)?,
                since,
                province,
                formers: first..last,
            });
            first = last;
        }
    }
    Ok(communes)
}

fn formers(columns: &mut Columns<'_>, communes: &[Commune]) -> Result<Vec<Former>, ListError> {
    let mut kinds = columns.letters()?;
    let mut names = columns.texts()?;
    let mut codes = columns.texts()?;
    let mut districts = columns.texts()?;
    let mut old_provinces = columns.texts()?;
    let mut parts = columns.letters()?;
    let mut formers = Vec::new();
    let (mut district, mut province): (Arc<str>, Arc<str>) = ("".into(), "".into());
    for commune in communes {
        let mut before = commune.code.parse().unwrap_or_default();
        for _ in commune.formers.clone() {
            let kind = kinds.one_of(kind)?;
            let has_code = kind != UnitKind::District;
            if has_code {
                before = codes.code_after(before)?;
            } else {
                codes.text()?;
            }
            let name = names.text()?;
            let is_same = name == "=";
            let name = if is_same { Arc::clone(&commune.name) } else { name.into() };
            next(&mut district, districts.text()?);
            next(&mut province, old_provinces.text()?);
            formers.push(Former {
                code: has_code.then(|| code_text(before)),
                plain: if is_same { commune.plain.clone() } else { plain(&name) },
                name,
                kind,
                district: Arc::clone(&district),
                province: Arc::clone(&province),
                part: parts.one_of(part)?,
            });
        }
    }
    Ok(formers)
}

/// Updates a value; an empty text repeats the previous one.
fn next(value: &mut Arc<str>, text: &str) {
    if !text.is_empty() {
        *value = text.into();
    }
}

fn day(text: &str) -> Option<Day> {
    Day::parse(text).ok()
}

fn code_text(code: u32) -> String {
    format!("{code:05}")
}

fn kind(letter: char) -> Option<UnitKind> {
    Some(match letter {
        'c' => UnitKind::Commune,
        'w' => UnitKind::Ward,
        's' => UnitKind::SpecialZone,
        't' => UnitKind::Township,
        'd' => UnitKind::District,
        _ => return None,
    })
}

fn part(letter: char) -> Option<Extent> {
    Some(match letter {
        'w' => Extent::Whole,
        'p' => Extent::Some,
        'u' => Extent::Unknown,
        _ => return None,
    })
}
