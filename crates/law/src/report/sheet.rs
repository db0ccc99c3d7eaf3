//! One commune's results of a year, side by side: the decisions and the outcomes by the figures.
//! They are never mixed.

use std::sync::Arc;

use crate::{Evaluator, RuleSet, Verdict};
use book::{
    Book, Day, Joining, KindCode, KindGroup, Rating, Recognition, Shard, Unit, UnitId, Year,
};

use super::life::Life;
use super::standards::{PROGRAMME, SAFETY};

/// The force whose rating is a unit's class in the movement, and the standard of its tables of
/// points.
const MOVEMENT: [&str; 2] = ["mass_movement", "movement"];
/// The list of key, complicated areas of security and order.
const KEY_LIST: &str = "key_security_area";
/// The title of an area without drugs, and the list of key areas of drugs.
const DRUGS: [&str; 2] = ["drug_free_area", "key_drug_area"];

/// The subject of a line of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetItem {
    /// “An toàn về an ninh, trật tự”.
    Safety,
    /// The class of the movement.
    Movement,
    /// 19.2, criterion 10 of 2026-2030, or criterion 4 of a ward.
    Programme,
    /// The list of key, complicated areas.
    KeyList,
    /// “Địa bàn không ma túy”.
    DrugFree,
    /// The list of key areas of drugs.
    KeyDrugList,
}

impl SheetItem {
    /// Its name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Movement => "movement",
            Self::Programme => "programme",
            Self::KeyList => "key_list",
            Self::DrugFree => "drug_free",
            Self::KeyDrugList => "key_drug_list",
        }
    }

    /// Whether it is a list that units are put on and taken off, rather than a title.
    pub fn is_list(self) -> bool {
        matches!(self, Self::KeyList | Self::KeyDrugList)
    }
}

/// A decision, as it was known on the sheet's day.
#[derive(Clone, Debug, PartialEq)]
pub enum Decided {
    /// A recognition or a refusal. For a list, the entry on it, and the removal if there was one.
    Title(Recognition),
    /// The class of the movement.
    Class(Rating),
}

/// The latest decision on a former unit, as it was known on the sheet's day.
#[derive(Clone, Debug, PartialEq)]
pub struct FormerWord {
    /// The former unit.
    pub unit: UnitId,
    /// Whether only a part of it came.
    pub partly: bool,
    /// The recognition or refusal.
    pub word: Recognition,
}

/// One result.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetLine {
    /// The subject.
    pub item: SheetItem,
    /// The standard.
    pub standard: KindCode,
    /// The decision.
    pub decided: Option<Decided>,
    /// The decisions on units that this one was formed from or took in. They are never the unit's
    /// own.
    pub former: Vec<FormerWord>,
    /// The verdict by the figures. None for a list, for a title whose conditions were not seen, or
    /// where no set judges the year.
    pub evaluated: Option<Verdict>,
}

/// The results of a commune-level unit for a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The unit.
    pub unit: UnitId,
    /// The year.
    pub year: Year,
    /// Whether it existed in the year.
    pub life: Life,
    /// One line for each result, always in the same order.
    pub lines: Vec<SheetLine>,
}

impl Sheet {
    /// The sheet of a unit, as the book could be known on the evaluator's day. `None` unless the
    /// unit is a commune, ward, township or special zone.
    pub fn of(unit: &Unit, year: Year, book: &Book, evaluator: &Evaluator) -> Option<Self> {
        let (_, shard) = book.unit(&unit.id).filter(|(unit, _)| unit.kind.is_commune_level())?;
        let asked = Asked { unit, year, book, shard, evaluator };
        let lines = [
            asked.titled(SheetItem::Safety, &[SAFETY]),
            asked.class(),
            asked.titled(SheetItem::Programme, &PROGRAMME),
            asked.lasting(SheetItem::KeyList, KEY_LIST),
            asked.lasting(SheetItem::DrugFree, DRUGS[0]),
            asked.lasting(SheetItem::KeyDrugList, DRUGS[1]),
        ];
        Some(Self {
            unit: unit.id.clone(),
            year,
            life: Life::of(unit, year),
            lines: lines.into_iter().flatten().collect(),
        })
    }
}

struct Asked<'s, 'e> {
    unit: &'s Unit,
    year: Year,
    book: &'s Book,
    shard: &'s Shard,
    evaluator: &'s Evaluator<'e>,
}

impl Asked<'_, '_> {
    /// The line of a yearly title that a rule set judges. Of several standards, it takes the first
    /// whose set judges the year, so a unit that asked while 19.2 was in force is judged by that.
    /// If no set judges the year, it takes the standard that has a decision.
    fn titled(&self, item: SheetItem, standards: &[&str]) -> Option<SheetLine> {
        let codes: Vec<KindCode> =
            standards.iter().filter_map(|code| KindCode::new(code).ok()).collect();
        let decided = |code: &KindCode| {
            self.latest(self.unit, self.shard, code, |word| word.year == self.year)
        };
        let former = self.former(&codes, |word| word.year <= self.year);
        let of_former =
            || codes.iter().find(|code| former.iter().any(|former| former.word.standard == **code));
        let own = codes
            .iter()
            .find(|code| self.rules(code).is_some())
            .or_else(|| codes.iter().find(|code| decided(code).is_some()));
        let standard = own.or_else(of_former)?;
        Some(SheetLine {
            former,
            ..self.line(item, standard.clone(), decided(standard).map(Decided::Title))
        })
    }

    /// The class of the movement, beside the points.
    fn class(&self) -> Option<SheetLine> {
        let [force, standard] = MOVEMENT;
        let is_meant = |rating: &&Rating| {
            rating.unit == self.unit.id
                && rating.force.as_str() == force
                && rating.year == self.year
        };
        let rated = self
            .evaluator
            .known::<Rating>(self.shard)
            .filter(is_meant)
            .filter(|rating| rating.rating.is_some());
        let latest = rated.max_by_key(|rating| (rating.date, rating.stamp.at, &rating.id)).cloned();
        Some(self.line(
            SheetItem::Movement,
            KindCode::new(standard).ok()?,
            latest.map(Decided::Class),
        ))
    }

    /// The line of a result that lasts until it is taken back, with the latest decision up to the
    /// year's end.
    fn lasting(&self, item: SheetItem, code: &str) -> Option<SheetLine> {
        let is_by_the_end = |day: Day| day.year() <= self.year;
        let standard = KindCode::new(code).ok()?;
        let is_meant =
            |word: &Recognition| word.year <= self.year && word.date.is_none_or(is_by_the_end);
        let as_of_the_end = |word: Recognition| Recognition {
            revoked: word.revoked.filter(|day| is_by_the_end(*day)),
            ..word
        };
        let decided = self
            .latest(self.unit, self.shard, &standard, is_meant)
            .map(as_of_the_end)
            .map(Decided::Title);
        let former = self.former(std::slice::from_ref(&standard), is_meant);
        let former = former
            .into_iter()
            .map(|former| FormerWord { word: as_of_the_end(former.word), ..former })
            .collect();
        // A title or list that did not exist yet has no line, unless the book has a decision on it.
        let kind = self.evaluator.catalogue().get(KindGroup::Standard, &standard);
        let is_in_force = kind.is_none_or(|kind| kind.in_force.overlaps(self.year.period()));
        let line = SheetLine { item, standard, decided, former, evaluated: None };
        (is_in_force || line.decided.is_some() || !line.former.is_empty()).then_some(line)
    }

    fn line(&self, item: SheetItem, standard: KindCode, decided: Option<Decided>) -> SheetLine {
        let evaluated = self
            .rules(&standard)
            .and_then(|rules| self.evaluator.verdict(self.unit, rules, self.year));
        SheetLine { item, standard, decided, former: Vec::new(), evaluated }
    }

    /// The set of a standard that judges the unit in the year.
    fn rules(&self, standard: &KindCode) -> Option<&Arc<RuleSet>> {
        self.evaluator
            .rules_of(self.unit, self.year)
            .into_iter()
            .find(|rules| rules.standard == *standard)
    }

    /// The latest decision on each unit that had become part of this one by the year's end.
    fn former(
        &self,
        codes: &[KindCode],
        is_meant: impl Fn(&Recognition) -> bool,
    ) -> Vec<FormerWord> {
        let joinings =
            self.unit.joinings(|part| self.book.unit(part).and_then(|(part, _)| part.valid_to));
        let by_then =
            joinings.filter(|joining| joining.on.is_some_and(|on| on.year() <= self.year));
        let word = |joining: Joining<'_>| {
            let (part, shard) = self.book.unit(joining.part)?;
            let words = codes.iter().filter_map(|code| self.latest(part, shard, code, &is_meant));
            let word = words.max_by_key(|word| (word.year, word.date))?;
            Some(FormerWord { unit: part.id.clone(), partly: joining.partly, word })
        };
        by_then.filter_map(word).collect()
    }

    /// The latest decision on a standard that was known on the sheet's day, as it stood then.
    fn latest(
        &self,
        unit: &Unit,
        shard: &Shard,
        standard: &KindCode,
        is_meant: impl Fn(&Recognition) -> bool,
    ) -> Option<Recognition> {
        let words = self
            .evaluator
            .known::<Recognition>(shard)
            .filter(|word| word.unit == unit.id && word.standard == *standard);
        let word = Recognition::latest(words.filter(|word| is_meant(word)))?;
        Some(Recognition {
            revoked: word
                .revoked
                .filter(|day| self.evaluator.as_of().is_none_or(|as_of| *day <= as_of)),
            ..word.clone()
        })
    }
}
