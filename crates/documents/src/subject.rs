//! The unit that a paper is about, on the day of the paper: what is above it, its verdict, its
//! records.

use std::cell::OnceCell;

use book::{Day, KindCode, Known, Recognition, Shard, Unit, UnitId, UnitKind, Year};
use law::report::{SAFETY, YearFigures};
use law::{Figure, Verdict};

use crate::days::Span;
use crate::papers::{Asked, NoPaper, Papers};
use crate::template::{Standard, Template};

/// The standards of the security part of the new-countryside programme.
const PROGRAMME: [&str; 2] = ["ntm_10_security", "ntm_19_2"];

/// The unit of a paper.
pub struct Subject<'p, 'a> {
    pub papers: &'p Papers<'a>,
    pub unit: &'a Unit,
    /// The units above it on the day of the paper, nearest first.
    pub above: Vec<&'a Unit>,
    pub year: Year,
    /// The day on the paper.
    pub day: Option<Day>,
    /// The days that it is about.
    pub span: Span,
    pub standard: Option<KindCode>,
    pub verdict: Option<Verdict>,
    /// Its own shard and those of all units below it.
    shards: Vec<&'a Shard>,
    figures: OnceCell<YearFigures>,
}

impl<'p, 'a> Subject<'p, 'a> {
    /// The unit as it is on the day of the paper, or at the end of the year.
    pub fn new(
        papers: &'p Papers<'a>,
        unit: &'a Unit,
        template: &Template,
        asked: Asked,
    ) -> Result<Self, NoPaper> {
        let year = asked.year;
        let end = [year.period().to, unit.valid_to].into_iter().flatten().min();
        let signed = asked.day.or(end).ok_or(NoPaper::NoDays)?;
        let is_over =
            unit.valid_to.zip(year.period().from).is_some_and(|(last, first)| last < first);
        if is_over || !is_there(unit, signed) {
            return Err(NoPaper::NotThere(signed));
        }
        let rules = rules_of(papers, unit, template.standard, year);
        let verdict = rules.and_then(|rules| papers.evaluator.verdict(unit, rules, year));
        let window = verdict.as_ref().map(|verdict| verdict.window);
        let days = asked.days.unwrap_or(template.days);
        let span = days.of(year, window).ok_or(NoPaper::NoDays)?;
        Ok(Self {
            papers,
            unit,
            above: above(papers, unit, signed),
            year,
            day: asked.day,
            span,
            standard: rules.map(|rules| rules.standard.clone()),
            verdict,
            shards: shards_under(papers, unit),
            figures: OnceCell::new(),
        })
    }

    /// The commune-level unit that it is or belongs to.
    pub fn commune(&self) -> Option<&'a Unit> {
        self.of_level(UnitKind::is_commune_level)
    }

    /// The nearest unit of a level, itself among them.
    pub fn of_level(&self, is_level: impl Fn(UnitKind) -> bool) -> Option<&'a Unit> {
        std::iter::once(self.unit)
            .chain(self.above.iter().copied())
            .find(|unit| is_level(unit.kind))
    }

    /// A unit's name with its kind, as in a sentence. The names of agencies, enterprises and schools
    /// have the kind in them.
    pub fn title(&self, unit: &Unit) -> String {
        match unit.kind {
            UnitKind::Agency | UnitKind::Enterprise | UnitKind::School => unit.name.clone(),
            UnitKind::Province
            | UnitKind::District
            | UnitKind::Commune
            | UnitKind::Ward
            | UnitKind::Township
            | UnitKind::SpecialZone
            | UnitKind::Hamlet => self.papers.explainer().unit(&unit.id),
        }
    }

    /// The records of a type that are about the unit or one below it.
    pub fn records<R: Known + 'static>(&self) -> Vec<&R> {
        let mut found = Vec::new();
        for shard in &self.shards {
            found.extend(
                self.papers
                    .evaluator
                    .known::<R>(shard)
                    .filter(|record| self.unit.kind.has_shard() || *record.unit() == self.unit.id),
            );
        }
        found
    }

    /// The records of a type in the unit's shard that are about this unit alone.
    pub fn own<R: Known + 'static>(&self, unit: &UnitId) -> Vec<&R> {
        let shard = self.papers.book.unit(unit).map(|(_, shard)| &**shard);
        shard
            .map(|shard| {
                self.papers
                    .evaluator
                    .known::<R>(shard)
                    .filter(|record| record.unit() == unit)
                    .collect()
            })
            .unwrap_or_default()
    }

    /// The units directly below a commune, or those of a kind below a district or province.
    pub fn below(&self, is_one: impl Fn(&Unit) -> bool) -> Vec<&'a Unit> {
        let end = self.end();
        let mut found: Vec<&Unit> = self
            .shards
            .iter()
            .flat_map(|shard| shard.live_units())
            .filter(|unit| unit.id != self.unit.id && is_one(unit))
            .filter(|unit| end.is_none_or(|day| unit.validity().contains(day)))
            .collect();
        let order = self.papers.order();
        book::sort::sort_by(&mut found, |a, b| order(&a.name, &b.name));
        found
    }

    /// The last day looked at.
    pub fn end(&self) -> Option<Day> {
        [self.span.period.to, self.papers.evaluator.as_of()].into_iter().flatten().min()
    }

    /// An indicator's figure for a unit, in the period or in the same period a year before, within the
    /// borders of the unit at the end of the period.
    pub fn figure(&self, unit: &Unit, indicator: &KindCode, is_before: bool) -> Figure {
        let (period, year) = match is_before {
            false => (self.span.period, Some(self.year)),
            true => (self.span.before, self.year.before(1)),
        };
        let ground = self.end();
        let evaluator = &self.papers.evaluator;
        match year.filter(|_| self.span.is_year) {
            Some(year) => evaluator.figure(unit, indicator, year, period, ground),
            None => evaluator.figure_over(unit, indicator, period, ground),
        }
    }

    /// An indicator's figure of the unit in a calendar year.
    pub fn figure_of_year(&self, indicator: &KindCode, year: Year) -> Figure {
        let period = year.period();
        self.papers.evaluator.figure(self.unit, indicator, year, period, self.end())
    }

    /// The figures of the year's report, of a commune-level unit or above.
    pub fn figures(&self) -> &YearFigures {
        self.figures.get_or_init(|| {
            YearFigures::of(self.unit, self.year, self.papers.book, &self.papers.evaluator)
        })
    }

    /// The latest word on a unit and the paper's standard for the year.
    pub fn recognition(&self, unit: &UnitId) -> Option<&Recognition> {
        let standard = self.standard.as_ref()?;
        let words = self.own::<Recognition>(unit).into_iter();
        Recognition::latest(
            words.filter(|word| word.standard == *standard && word.year == self.year),
        )
    }

    /// Whether the paper shows illustrative records.
    pub fn is_illustrative(&self) -> bool {
        let is_made_up = |shard: &&Shard| {
            shard.live_units().any(|unit| unit.illustrative)
                || shard.incidents.iter().any(|record| record.illustrative)
                || shard.models.iter().any(|record| record.illustrative)
                || shard.papers.iter().any(|record| record.illustrative)
                || shard.statements.iter().any(|record| record.illustrative)
        };
        self.shards.iter().any(is_made_up)
    }
}

/// The rule set of the paper's standard that judges the unit in the year.
fn rules_of<'a>(
    papers: &Papers<'a>,
    unit: &Unit,
    standard: Standard,
    year: Year,
) -> Option<&'a std::sync::Arc<law::RuleSet>> {
    let sets = papers.evaluator.rules_of(unit, year);
    let of = |code: &str| sets.iter().find(|rules| rules.standard.as_str() == code).copied();
    match standard {
        Standard::Safety => of(SAFETY),
        Standard::Programme => PROGRAMME.into_iter().find_map(of),
    }
}

/// Whether a unit and its kind of unit exist on a day.
fn is_there(unit: &Unit, day: Day) -> bool {
    unit.validity().contains(day) && unit.kind.in_force().contains(day)
}

/// The units above one on a day. The depth is at most hamlet, commune, district, province; the bound
/// guards against a circle.
fn above<'a>(papers: &Papers<'a>, unit: &'a Unit, day: Day) -> Vec<&'a Unit> {
    let mut found = Vec::new();
    let mut next = unit.parent.as_ref();
    for _ in 0..4 {
        let Some((unit, _)) = next.and_then(|id| papers.book.unit(id)) else { break };
        next = unit.parent.as_ref();
        if is_there(unit, day) {
            found.push(unit);
        }
    }
    found
}

/// The shards of a unit and of all units below it. A hamlet or agency has that of its commune.
fn shards_under<'a>(papers: &Papers<'a>, unit: &Unit) -> Vec<&'a Shard> {
    let book = papers.book;
    if !unit.kind.has_shard() {
        return book.unit(&unit.id).map(|(_, shard)| &**shard).into_iter().collect();
    }
    let mut roots: Vec<&UnitId> = vec![&unit.id];
    roots.extend(
        book.children(&unit.id)
            .filter(|child| child.kind == UnitKind::District)
            .map(|district| &district.id),
    );
    roots.extend(book.communes_under(&unit.id).into_iter().map(|commune| &commune.id));
    book::sort::sort_by(&mut roots, |a, b| a.cmp(b));
    roots.dedup();
    roots.into_iter().filter_map(|root| book.shards.get(root)).map(AsRef::as_ref).collect()
}
