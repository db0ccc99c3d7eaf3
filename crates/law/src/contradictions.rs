//! Contradictions between figures: hamlets' totals above their commune's figure, and a total above
//! a register that is said to be complete. The program does not choose a side.

use super::facts::Facts;
use super::figure::{Figure, Origin};
use super::finding::{Need, RecordRef};
use super::indicator_figure::Measured;
use super::span::Span;
use book::{KindCode, KindGroup, Unit, UnitKind, YearlyTotal};

/// A total above what is dated in a register.
pub(super) struct Beyond<'a> {
    pub total: &'a YearlyTotal,
    /// The highest number that the dated incidents allow.
    pub dated: u32,
}

impl<'a> Facts<'a> {
    /// Compares a commune's figure with the totals of its hamlets, which cannot add up to more.
    /// They may add up to less: what happened at an agency or on the road belongs to no hamlet.
    pub(super) fn beside_hamlets(
        &self,
        unit: &Unit,
        indicator: &KindCode,
        span: &Span,
        measured: Measured,
    ) -> Measured {
        let is_asked = unit.kind.is_commune_level() && self.former_units_in(unit, span).is_empty();
        let Some(value) = measured.figure.exact().filter(|_| is_asked) else { return measured };
        let hamlets = self.totals_of_hamlets(unit, indicator, span);
        let sum = hamlets.iter().fold(0u32, |sum, total| sum.saturating_add(total.value));
        if sum <= value {
            return measured;
        }
        let own = self.whole_total(unit, indicator, span);
        let field =
            |total: &YearlyTotal| Need::Field { record: RecordRef::to(total), field: "value" };
        let needs = own.map_or_else(
            || hamlets.iter().map(|total| field(total)).collect(),
            |own| vec![field(own)],
        );
        let records =
            measured.records.into_iter().chain(hamlets.into_iter().map(RecordRef::to)).collect();
        let figure = Figure { low: value, high: Some(sum), origin: Origin::Contradicted };
        Measured { records, needs, ..Measured::of(figure) }
    }

    /// The totals of the hamlets that existed at the end of these days.
    fn totals_of_hamlets(
        &self,
        unit: &Unit,
        indicator: &KindCode,
        span: &Span,
    ) -> Vec<&'a YearlyTotal> {
        let span = Span { alone: false, ..*span };
        let is_there = |below: &&Unit| {
            below.kind == UnitKind::Hamlet
                && span.period.to.is_none_or(|last| below.validity().contains(last))
        };
        self.units_in_shard(unit)
            .into_iter()
            .filter(is_there)
            .filter_map(|below| self.whole_total(below, indicator, &span))
            .collect()
    }

    /// The totals, of a unit and the units in it, that exceed the dated incidents of these kinds.
    /// The register that is said to be complete must lack some of them.
    pub(super) fn beyond_register(
        &self,
        unit: &Unit,
        kinds: &[KindCode],
        span: &Span,
    ) -> Vec<Beyond<'a>> {
        let below = if unit.kind.has_shard() { self.units_in_shard(unit) } else { Vec::new() };
        let units = std::iter::once(unit)
            .chain(below.into_iter().filter(|below| below.validity().overlaps(span.period)));
        units.flat_map(|unit| self.totals_beyond(unit, kinds, span)).collect()
    }

    fn totals_beyond(&self, unit: &Unit, kinds: &[KindCode], span: &Span) -> Vec<Beyond<'a>> {
        let mut found: Vec<Beyond<'a>> = Vec::new();
        for entered in self
            .of(&unit.id)
            .totals
            .iter()
            .filter(|total| total.year == span.year && total.value > 0)
        {
            let counting = self
                .catalogue()
                .get(KindGroup::Indicator, &entered.indicator)
                .and_then(|kind| kind.counts.as_ref());
            let is_asked = |kind: &KindCode| self.catalogue().is_of(kind, kinds) != Some(false);
            let Some(counting) = counting.filter(|counting| counting.kinds.iter().any(is_asked))
            else {
                continue;
            };
            let total = self.whole_total(unit, &entered.indicator, span);
            let Some(total) =
                total.filter(|total| found.iter().all(|found| found.total.id != total.id))
            else {
                continue;
            };
            let dated = self
                .incidents(unit, &self.former_units_in(unit, span), span.period, &counting.kinds)
                .into_iter()
                .map(|happened| counting.amounts(happened.incident, happened.answer).1)
                .sum::<Option<u32>>();
            found.extend(
                dated.filter(|dated| *dated < total.value).map(|dated| Beyond { total, dated }),
            );
        }
        found
    }
}
