//! What contradicts a figure from elsewhere in the book: the totals of a commune's hamlets, and a total above what a register has that is
//! said to be complete. None of the two is chosen.

use super::facts::Facts;
use super::figures::Measured;
use super::moment::Span;
use super::reason::{Figure, Origin};
use super::{Need, RecordRef};
use crate::book::{KindCode, KindGroup, Unit, UnitKind, YearlyTotal};

/// A total above what is dated in a register.
pub(super) struct Beyond<'a> {
    pub total: &'a YearlyTotal,
    /// What is dated, at most.
    pub dated: u32,
}

/// The totals of a commune's hamlets together.
struct Hamlets<'a> {
    totals: Vec<&'a YearlyTotal>,
    sum: u32,
    /// What may have been in none of them, at most; unknown where not all hamlets have a total or their ground changed.
    elsewhere: Option<u32>,
}

impl<'a> Facts<'a> {
    /// A commune's figure held against the totals of its hamlets: they are not more together, and where each has one, they and what was in
    /// no hamlet are not less.
    pub(super) fn against_hamlets(&self, unit: &Unit, indicator: &KindCode, span: &Span, measured: Measured) -> Measured {
        let is_asked = unit.kind.is_commune_level() && self.parts_in(unit, span).is_empty();
        let Some(value) = measured.figure.exact().filter(|_| is_asked) else { return measured };
        let hamlets = self.hamlets(unit, indicator, span);
        let is_less = hamlets.elsewhere.is_some_and(|elsewhere| hamlets.sum.saturating_add(elsewhere) < value);
        if hamlets.sum <= value && !is_less {
            return measured;
        }
        let own = self.whole_total(unit, indicator, span);
        let field = |total: &YearlyTotal| Need::Field { record: RecordRef::to(total), field: "value" };
        let needs = own.map_or_else(|| hamlets.totals.iter().map(|total| field(total)).collect(), |own| vec![field(own)]);
        let records = measured.records.into_iter().chain(hamlets.totals.into_iter().map(RecordRef::to)).collect();
        let figure = Figure { low: value.min(hamlets.sum), high: Some(value.max(hamlets.sum)), origin: Origin::Contradicted };
        Measured { records, needs, ..Measured::of(figure) }
    }

    /// What was entered for the hamlets that were there at the end of these days.
    fn hamlets(&self, unit: &Unit, indicator: &KindCode, span: &Span) -> Hamlets<'a> {
        let span = Span { alone: false, ..*span };
        let (mut totals, mut sum, mut elsewhere, mut is_whole) = (Vec::new(), 0u32, 0u32, true);
        for below in self.units_in_shard(unit).into_iter().filter(|below| below.validity().overlaps(span.period)) {
            let is_hamlet = below.kind == UnitKind::Hamlet;
            let is_there = span.period.to.is_none_or(|last| below.validity().contains(last));
            let was_there = span.period.from.is_none_or(|first| below.validity().contains(first));
            match self.whole_total(below, indicator, &span).filter(|_| is_there || !is_hamlet) {
                Some(total) if is_hamlet => {
                    totals.push(total);
                    sum = sum.saturating_add(total.value);
                }
                Some(total) => elsewhere = elsewhere.saturating_add(total.value),
                None => is_whole &= !is_hamlet,
            }
            is_whole &= was_there || !is_hamlet;
        }
        let in_none = self.dated_in_no_hamlet(unit, indicator, &span);
        let elsewhere = in_none.map(|dated| elsewhere.saturating_add(dated)).filter(|_| is_whole && !totals.is_empty());
        Hamlets { totals, sum, elsewhere }
    }

    /// What dated cases of the commune itself, its agencies, enterprises and schools come to at most.
    fn dated_in_no_hamlet(&self, unit: &Unit, indicator: &KindCode, span: &Span) -> Option<u32> {
        let counting = self.catalogue().get(KindGroup::Indicator, indicator)?.counts.as_ref()?;
        let is_hamlet = |id| self.unit(id).is_some_and(|unit| unit.kind == UnitKind::Hamlet);
        let in_none = self
            .incidents(unit, &[])
            .into_iter()
            .map(|(incident, _)| incident)
            .filter(|incident| span.period.contains(incident.date) && !is_hamlet(&incident.unit));
        let most = in_none.map(|incident| self.catalogue().measured(counting, incident).1);
        most.sum::<Option<u32>>()
    }

    /// The totals of a unit and the units in it, of kinds that are or may be these, that are more than what is dated: a register that
    /// is said to be complete does not have it all.
    pub(super) fn beyond_register(&self, unit: &Unit, kinds: &[KindCode], span: &Span) -> Vec<Beyond<'a>> {
        let below = if unit.kind.has_shard() { self.units_in_shard(unit) } else { Vec::new() };
        let units = std::iter::once(unit).chain(below.into_iter().filter(|below| below.validity().overlaps(span.period)));
        units.flat_map(|unit| self.totals_beyond(unit, kinds, span)).collect()
    }

    fn totals_beyond(&self, unit: &Unit, kinds: &[KindCode], span: &Span) -> Vec<Beyond<'a>> {
        let mut found: Vec<Beyond<'a>> = Vec::new();
        for entered in self.of(&unit.id).totals.iter().filter(|total| total.year == span.year && total.value > 0) {
            let counting = self.catalogue().get(KindGroup::Indicator, &entered.indicator).and_then(|kind| kind.counts.as_ref());
            let is_asked = |kind: &KindCode| self.catalogue().is_of(kind, kinds) != Some(false);
            let Some(counting) = counting.filter(|counting| counting.kinds.iter().any(is_asked)) else { continue };
            let total = self.whole_total(unit, &entered.indicator, span);
            let Some(total) = total.filter(|total| found.iter().all(|found| found.total.id != total.id)) else { continue };
            let dated =
                self.incidents(unit, &self.parts_in(unit, span)).into_iter().filter(|(incident, _)| span.period.contains(incident.date));
            let dated = dated.map(|(incident, _)| self.catalogue().measured(counting, incident).1).sum::<Option<u32>>();
            found.extend(dated.filter(|dated| *dated < total.value).map(|dated| Beyond { total, dated }));
        }
        found
    }
}
