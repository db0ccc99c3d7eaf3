//! Search in the list: by name, by code, and by the names and codes of former units.

use book::letters::{begins, folded, keyed};
use book::{UnitKind, sort};

use crate::list::{Commune, Former, List, Province};
use crate::words::{plain, words_of};

/// A commune that fits the typed text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<'l> {
    /// The commune.
    pub commune: &'l Commune,
    /// The former unit by which it was found; none if its own name or code was found.
    pub by: Option<&'l Former>,
}

/// The fit of typed text, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The name, exactly as it is written.
    Exact,
    /// The same, followed by words of the units above.
    ExactAndAbove,
    /// The whole name.
    Whole,
    /// The same, followed by words of the units above.
    WholeAndAbove,
    /// The beginning of the name.
    Begins,
    /// Words of the name and of the units above.
    Words,
}

impl List {
    /// Finds the communes of the country, or of one province, that fit typed text: best first, at
    /// most `most`. Each typed word must begin a word of the commune or of its province, or of a
    /// former unit, its district and its province. Letters without marks stand for all; typed marks
    /// decide. If nothing is typed, all communes fit.
    pub fn find(&self, typed: &str, within: Option<&Province>, most: usize) -> Vec<Found<'_>> {
        let typed = Typed::new(typed);
        let communes = within.map_or(&self.communes[..], |province| self.communes_of(province));
        let mut found: Vec<((bool, Fit), Found<'_>)> =
            communes.iter().filter_map(|commune| self.fit(commune, &typed)).collect();
        sort::sort_by(&mut found, |(a_rank, a), (b_rank, b)| {
            let name = |found: &Found<'_>| keyed(&found.commune.name);
            a_rank.cmp(b_rank).then_with(|| name(a).cmp(&name(b)))
        });
        found.into_iter().take(most).map(|(_, found)| found).collect()
    }

    /// The fit of a commune, with the unit that fits: itself or a former one. Its own name precedes
    /// that of a former unit.
    fn fit<'l>(&'l self, commune: &'l Commune, typed: &Typed) -> Option<((bool, Fit), Found<'l>)> {
        let province = self.province_of(commune)?;
        let above = [province.word(), " ", &province.name].concat();
        let itself = Place {
            code: Some(&commune.code),
            kind: commune.kind,
            name: &commune.name,
            plain: &commune.plain,
            above: &|| above.clone(),
        };
        if let Some(fit) = typed.fit(&itself) {
            return Some(((false, fit), Found { commune, by: None }));
        }
        let fits = self.formers_of(commune).iter().filter_map(|former| {
            let place = Place {
                code: former.code.as_deref(),
                kind: former.kind,
                name: &former.name,
                plain: &former.plain,
                above: &|| {
                    [&former.district, " tỉnh thành phố ", &former.province, " ", &above].concat()
                },
            };
            Some(((true, typed.fit(&place)?), Found { commune, by: Some(former) }))
        });
        fits.min_by_key(|(rank, _)| *rank)
    }
}

/// A unit of the list or a former unit, as the search sees it.
struct Place<'l> {
    code: Option<&'l str>,
    kind: UnitKind,
    name: &'l str,
    plain: &'l str,
    /// The names of the units above it.
    above: &'l dyn Fn() -> String,
}

/// The typed text.
struct Typed {
    /// Its words, with their marks.
    words: Vec<String>,
    /// The same words in the form of the search.
    plain: Vec<String>,
}

impl Typed {
    fn new(typed: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        for word in words_of(typed) {
            match &folded(&word)[..] {
                "tt" => words.extend(["thị", "trấn"].map(str::to_owned)),
                "tp" => words.extend(["thành", "phố"].map(str::to_owned)),
                _ => words.push(word),
            }
        }
        Self { plain: words.iter().map(|word| plain(word)).collect(), words }
    }

    fn fit(&self, place: &Place<'_>) -> Option<Fit> {
        if let [code] = &self.words[..]
            && code.bytes().all(|byte| byte.is_ascii_digit())
        {
            let is_begun = place.code.is_some_and(|known| known.starts_with(&**code));
            return is_begun.then_some(Fit::Begins);
        }
        // This excludes most places quickly: no word is in the name.
        if !self.plain.is_empty() && !self.plain.iter().any(|word| place.plain.contains(&**word)) {
            return None;
        }
        let (before, above) = (word_of(place.kind), (place.above)());
        let all = [&plain(before), place.plain, &plain(&above)].concat();
        if !self.plain.iter().all(|word| all.contains(&**word)) {
            return None;
        }
        let words: Vec<String> =
            [before, place.name, &above].into_iter().flat_map(words_of).collect();
        let is_meant =
            |typed: &String| typed.is_ascii() || words.iter().any(|word| begins(word, typed));
        self.words.iter().all(is_meant).then(|| {
            let before: Vec<String> = words_of(before).map(|word| plain(&word)).collect();
            let skipped = if self.plain.starts_with(&before) { before.len() } else { 0 };
            self.rank(place, 0).min(self.rank(place, skipped))
        })
    }

    /// The fit of the words to a place, without the first `skipped` ones. The caller knows that all
    /// of them occur in it.
    fn rank(&self, place: &Place<'_>, skipped: usize) -> Fit {
        let typed = self.plain.iter().skip(skipped).map(String::as_str).collect::<String>();
        if !typed.is_empty() && place.plain != typed && place.plain.starts_with(&typed) {
            return Fit::Begins;
        }
        if !typed.starts_with(place.plain) {
            return Fit::Words;
        }
        let mut words = self.words.iter().skip(skipped);
        let mut is_next =
            |word: String| words.next().is_some_and(|typed| keyed(typed) == keyed(&word));
        let is_exact = words_of(place.name).all(&mut is_next);
        match (is_exact, typed == place.plain) {
            (true, true) => Fit::Exact,
            (true, false) => Fit::ExactAndAbove,
            (false, true) => Fit::Whole,
            (false, false) => Fit::WholeAndAbove,
        }
    }
}

/// The word before the name of a unit.
fn word_of(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Ward => "phường",
        UnitKind::Township => "thị trấn",
        UnitKind::SpecialZone => "đặc khu",
        UnitKind::District => "huyện",
        _ => "xã",
    }
}
