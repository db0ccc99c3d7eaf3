//! A unit as people write it, such as `X. Hòa Cuông (Trấn Yên)`, and how well it fits a unit of a
//! book. Tables and the search of the page ask this one way.

use super::letters::keyed;
use super::local_word;
use super::spelling::{plain, seen, spelt, unaccented};
use super::titles::{self, Title, bare};
use book::{Unit, UnitId, UnitKind};

/// The fit of a written name with a unit, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is the unit's name, with its accents.
    Same,
    /// It is another spelling of the name.
    Spelling,
    /// It is written without any accents, and says nothing about them.
    Plain,
    /// It has other accents than the name, or a number with other zeros.
    OtherAccents,
    /// It says that the unit is of another kind.
    OtherKind,
    /// It says that the unit is in another district, province or commune.
    Elsewhere,
}

impl Fit {
    /// Whether nothing that is written speaks against the unit.
    pub fn is_sure(self) -> bool {
        self <= Self::Plain
    }
}

/// Finds a unit by its id.
pub type ById<'a> = dyn Fn(&UnitId) -> Option<&'a Unit> + 'a;

/// A unit above, as it is written.
#[derive(Clone, Debug)]
struct Above {
    /// Its kinds; any if nothing is said.
    kinds: Option<&'static [UnitKind]>,
    name: String,
}

/// One way to understand a text.
#[derive(Clone, Debug)]
struct Reading {
    whole: String,
    title: Option<Title>,
    /// The name without its title.
    name: String,
    /// The keys of the whole and of the name.
    keys: [String; 2],
    above: Vec<Above>,
}

/// A unit as it is written: its name, perhaps with its kind, what it is in, and a code.
#[derive(Clone, Debug)]
pub struct WrittenUnit {
    /// The text as a whole comes first, since names may have brackets and commas too.
    readings: Vec<Reading>,
    is_plain: bool,
    /// The official code, without zeros before it: the text itself, or one beside it.
    code: Option<String>,
    is_code_beside: bool,
}

impl WrittenUnit {
    /// Understands a text.
    pub fn of(text: &str) -> Self {
        let text = seen(text);
        let mut readings = vec![Reading::of(&text, Vec::new())];
        readings
            .extend(apart(&text).map(|(name, above)| {
                Reading::of(name, above.into_iter().map(Above::of).collect())
            }));
        let is_code =
            (2..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_plain = text.chars().all(|c| c.is_ascii() || "‘’ʼ´′".contains(c));
        Self {
            readings,
            is_plain,
            code: is_code.then(|| without_zeros(&text)),
            is_code_beside: false,
        }
    }

    /// Also says what the unit is in: a unit of one of these kinds.
    #[must_use]
    pub fn within(mut self, kinds: &'static [UnitKind], name: &str) -> Self {
        for reading in &mut self.readings {
            let Above { kinds: said, name } = Above::of(&seen(name));
            reading.above.push(Above { kinds: said.or(Some(kinds)), name });
        }
        self
    }

    /// Also says the official code of the unit.
    #[must_use]
    pub(super) fn with_code(mut self, code: &str) -> Self {
        self.code = Some(without_zeros(&seen(code)));
        self.is_code_beside = true;
        self
    }

    /// Whether a code is written beside the name.
    pub(super) fn has_code_beside(&self) -> bool {
        self.is_code_beside
    }

    /// Whether no name is written.
    pub(super) fn is_nameless(&self) -> bool {
        self.readings.first().is_none_or(|reading| reading.whole.is_empty())
    }

    /// The keys of the names that it may mean, as [`keys_of`] a unit gives them.
    pub(super) fn keys(&self) -> impl Iterator<Item = &String> {
        self.readings.iter().flat_map(|reading| &reading.keys)
    }

    /// Whether a code is written.
    pub(super) fn has_code(&self) -> bool {
        self.code.is_some()
    }

    /// Whether the code of a unit is written.
    pub fn has_code_of(&self, unit: &Unit) -> bool {
        let code = unit.code.as_deref().map(without_zeros);
        code.is_some() && code == self.code
    }

    /// The best fit with a unit; `None` if the names have nothing in common.
    pub fn fit(&self, unit: &Unit, by_id: &ById<'_>) -> Option<Fit> {
        let keys = keys_of(unit);
        if !self.keys().any(|key| keys.contains(key)) {
            return None;
        }
        let fits = self.readings.iter().filter_map(|reading| {
            let fit = reading.named_fit(unit, self.is_plain)?;
            let is_there = reading.above.iter().all(|above| above.is_over(unit, by_id));
            Some(if fit.is_sure() && !is_there { Fit::Elsewhere } else { fit })
        });
        fits.min()
    }

    /// Whether it is the beginning of a name of the unit, or a part of it, as one types it.
    pub fn is_part_of(&self, unit: &Unit, by_id: &ById<'_>) -> bool {
        let name = plain(&bare(&unit.name));
        self.readings.iter().any(|reading| {
            let [_, part] = &reading.keys;
            !part.is_empty()
                && name.contains(part)
                && reading.title.is_none_or(|title| title.fits(unit))
                && reading.above.iter().all(|above| above.is_over(unit, by_id))
        })
    }

    /// Whether the text has the local word of a hamlet, so that it comes before one without.
    pub(super) fn says_word_of(&self, unit: &Unit) -> bool {
        let word = local_word::key_of(unit);
        let is_said = |reading: &Reading| match reading.title {
            Some(Title::Hamlet(said)) => local_word::key(said) == word,
            _ => word.is_empty(),
        };
        self.readings.first().is_some_and(is_said)
    }
}

/// The keys of a unit's names, one of which [`WrittenUnit::keys`] has if the unit may be meant.
pub(super) fn keys_of(unit: &Unit) -> [String; 3] {
    [plain(&unit.name), plain(&bare(&unit.name)), plain(&local_word::titled(unit))]
}

impl Reading {
    fn of(text: &str, above: Vec<Above>) -> Self {
        let (title, name) = match titles::split(text) {
            Some((title, name)) => (Some(title), name),
            None => (None, text.to_owned()),
        };
        let keys = [plain(text), plain(&name)];
        Self { whole: text.to_owned(), title, name, keys, above }
    }

    /// The fit of the name alone, without the places above.
    fn named_fit(&self, unit: &Unit, is_plain: bool) -> Option<Fit> {
        let whole = [unit.name.clone(), local_word::titled(unit)];
        let found = whole.iter().filter_map(|name| alike(&self.whole, name, is_plain)).min();
        if found.is_some_and(Fit::is_sure) {
            return found;
        }
        let fit = alike(&self.name, &bare(&unit.name), is_plain)?;
        match self.title {
            Some(title) if title.fits(unit) => Some(fit),
            // A hamlet with another word is another hamlet.
            Some(Title::Hamlet(_)) if unit.kind == UnitKind::Hamlet => None,
            Some(_) if fit.is_sure() => Some(Fit::OtherKind),
            Some(_) => None,
            None => Some(fit),
        }
    }
}

/// The fit of a written name with another; `None` if even their plain forms differ.
fn alike(written: &str, name: &str, is_plain: bool) -> Option<Fit> {
    if plain(written) != plain(name) {
        return None;
    }
    if keyed(written) == keyed(name) {
        Some(Fit::Same)
    } else if spelt(written) == spelt(name) {
        Some(Fit::Spelling)
    } else if is_plain && unaccented(written) == unaccented(name) {
        Some(Fit::Plain)
    } else {
        Some(Fit::OtherAccents)
    }
}

impl Above {
    fn of(text: &str) -> Self {
        match titles::split(text) {
            Some((Title::Kinds(kinds), name)) => Self { kinds: Some(kinds), name },
            _ => Self { kinds: None, name: text.to_owned() },
        }
    }

    /// Whether a unit is in it, as far as the book knows what the unit is in.
    fn is_over(&self, unit: &Unit, by_id: &ById<'_>) -> bool {
        let is_meant = |kind: UnitKind| self.kinds.is_none_or(|kinds| kinds.contains(&kind));
        let is_plain = self.name.is_ascii();
        let (mut next, mut is_known) = (unit.parent.as_ref(), false);
        // A book that came from elsewhere may have a circle.
        for _ in 0..DEEPEST {
            let Some(above) = next.and_then(by_id) else { break };
            if is_meant(above.kind) {
                is_known = true;
                if alike(&self.name, &bare(&above.name), is_plain).is_some_and(Fit::is_sure) {
                    return true;
                }
            }
            next = above.parent.as_ref();
        }
        let code = unit.code.as_deref().map(without_zeros);
        !is_known || code == Some(without_zeros(&self.name))
    }
}

/// The most units above each other.
const DEEPEST: usize = 5;

/// Splits `Hòa Cuông (Trấn Yên)` and `Xã Hòa Cuông, huyện Trấn Yên, tỉnh Yên Bái` into the name and
/// what it is in.
fn apart(text: &str) -> Option<(&str, Vec<&str>)> {
    if let Some((name, above)) = text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
        return Some((name, parts(above)));
    }
    let (name, above) = text
        .split_once([',', ';'])
        .or_else(|| text.split_once(" - "))
        .or_else(|| text.split_once(" – "))?;
    Some((name.trim(), parts(above)))
}

fn parts(text: &str) -> Vec<&str> {
    text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn without_zeros(code: &str) -> String {
    code.trim().trim_start_matches('0').to_owned()
}
