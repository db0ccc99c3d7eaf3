//! Figures: the value of an indicator for a unit over some days, as far as it is known.

use super::conditions::{CommonReason, Reason};
use super::facts::Facts;
use super::figure::{Figure, Origin};
use super::finding::{Need, RecordRef};
use super::happened::Happened;
use super::register_complete::REGISTER_COMPLETE;
use super::span::Span;
use book::{Counting, KindCode, KindGroup, Measure, RecordKind, Unit, UnitId, YearlyTotal};

/// A figure with the records that it comes from and what would make it exact.
pub(super) struct Measured {
    pub figure: Figure,
    pub records: Vec<RecordRef>,
    pub needs: Vec<Need>,
    /// Former units whose figures belong to the unit in part. Nobody knows how much.
    pub shared: Vec<UnitId>,
    /// The reasons why totals do not settle it.
    pub because: Vec<Reason>,
}

/// A running count of incidents.
struct Count {
    low: u32,
    high: Option<u32>,
    records: Vec<RecordRef>,
    blanks: Vec<Need>,
}

impl Count {
    fn add(&mut self, &Happened { incident, is_shared, answer }: &Happened, counting: &Counting) {
        let (low, high) = counting.amounts(incident, answer);
        if !is_shared {
            self.low = self.low.saturating_add(low);
        }
        self.high = self.high.zip(high).map(|(sum, high)| sum.saturating_add(high));
        if high != Some(0) {
            self.records.push(RecordRef::to(incident));
        }
        if high != Some(low) {
            let field = blank_of(answer.is_of, answer.is_in(incident), counting.measure);
            self.blanks.push(Need::Field { record: RecordRef::to(incident), field });
        }
    }
}

impl Count {
    /// The figure of a complete register. If an entered total contradicts it, the figure lies
    /// between the two.
    fn certain(
        &mut self,
        is_counted: bool,
        total: Option<&YearlyTotal>,
        has_parts: bool,
    ) -> Option<Measured> {
        let counted = self.high.filter(|_| is_counted)?;
        let records = std::mem::take(&mut self.records);
        let origin = if has_parts { Origin::Parts } else { Origin::Incidents };
        let figure = Figure { low: self.low, high: Some(counted), origin };
        let Some(total) = total.filter(|total| figure.exact() != Some(total.value)) else {
            return Some(Measured {
                records,
                needs: std::mem::take(&mut self.blanks),
                ..Measured::of(figure)
            });
        };
        if (self.low..=counted).contains(&total.value) {
            // If former units were divided, only the total says how much belongs to the unit.
            let figure =
                Figure { low: total.value, high: Some(total.value), origin: Origin::Total };
            return Some(Measured { records: vec![RecordRef::to(total)], ..Measured::of(figure) });
        }
        Some(Measured::contradicted(total, Some((self.low, counted)), records))
    }
}

/// The blank field of an incident that leaves its contribution open: a general kind, the place, or
/// what is measured.
fn blank_of(is_of: Option<bool>, is_in: Option<bool>, measure: Measure) -> &'static str {
    if is_of.is_none() {
        return "kind";
    }
    if is_in.is_none() {
        return "elsewhere";
    }
    match measure {
        Measure::Cases => "count",
        Measure::People => "people",
        Measure::Deaths => "deaths",
        Measure::Injured => "injured",
    }
}

impl<'a> Facts<'a> {
    /// An indicator's figure for a unit over some days, unknown where the totals of a commune's
    /// hamlets contradict it.
    pub fn figure(&self, unit: &Unit, indicator: &KindCode, span: &Span) -> Measured {
        self.beside_hamlets(unit, indicator, span, self.figure_of_territory(unit, indicator, span))
    }

    /// An indicator's figure for a unit over some days, including the units that it was formed from
    /// in them.
    ///
    /// Dated incidents come first where the register is complete, then an entered total, then the
    /// sum over the communes or the former units. A total leaves the figure open where a complete
    /// register, a larger number of dated cases, or the sum over the communes contradicts it.
    /// Without any of them, only the lower bound of the figure is known.
    fn figure_of_territory(&self, unit: &Unit, indicator: &KindCode, span: &Span) -> Measured {
        let parts = self.former_units_in(unit, span);
        let register = self.register(unit, span);
        let counting = self
            .catalogue()
            .get(KindGroup::Indicator, indicator)
            .and_then(|kind| kind.counts.as_ref());
        let mut count = Count {
            low: 0,
            high: register.is_complete().then_some(0),
            records: Vec::new(),
            blanks: Vec::new(),
        };
        if let Some(counting) = counting {
            for happened in self.incidents(unit, &parts, span.period, &counting.kinds) {
                count.add(&happened, counting);
            }
        }
        let shared =
            parts.iter().filter(|part| part.is_shared).map(|part| part.id.clone()).collect();
        let total = self.whole_total(unit, indicator, span);
        let open = total.and_then(|total| self.open_total(total, span));
        if let Some(open) = open.filter(|open| !open.is_within(&count)) {
            let is_summed = open.figure.high.is_none()
                && (!parts.is_empty() || !self.communes(unit, span.period).is_empty());
            let sum = is_summed.then(|| self.sum(unit, &parts, indicator, span));
            return sum
                .filter(|sum| sum.figure.low >= open.figure.low && sum.figure.high.is_some())
                .unwrap_or_else(|| open.beside(count));
        }
        // A complete register outweighs a total that was entered before its days were over.
        let total = total.filter(|total| self.open_total(total, span).is_none());
        if let Some(measured) = count.certain(counting.is_some(), total, !parts.is_empty()) {
            let shared = if measured.figure.exact().is_some() { Vec::new() } else { shared };
            return Measured { shared, ..measured };
        }
        let has_communes = !self.communes(unit, span.period).is_empty();
        if let Some(total) = total {
            if count.low > total.value {
                return Measured::contradicted(total, None, count.records);
            }
            let sum = has_communes.then(|| self.sum(unit, &parts, indicator, span));
            return sum.and_then(|sum| sum.against(total)).unwrap_or_else(|| {
                let figure =
                    Figure { low: total.value, high: Some(total.value), origin: Origin::Total };
                Measured { records: vec![RecordRef::to(total)], ..Measured::of(figure) }
            });
        }
        if !parts.is_empty() || has_communes {
            return self.sum(unit, &parts, indicator, span);
        }
        let needs = if register.is_complete() && !count.blanks.is_empty() {
            count.blanks
        } else if counting.is_some() && span.rolling && !register.is_complete() {
            // Days that do not end with a year belong to the registers of two years.
            register.needs().collect()
        } else {
            vec![need_of_figure(unit, indicator, counting.is_some(), span)]
        };
        Measured {
            records: count.records,
            needs,
            ..Measured::of(Figure { low: count.low, high: None, origin: Origin::Incidents })
        }
    }
}

/// The need of an unknown figure: the year's total or, for the year asked about, the statement that
/// the register is complete.
pub(super) fn need_of_figure(
    unit: &Unit,
    indicator: &KindCode,
    counted: bool,
    span: &Span,
) -> Need {
    let (kind, code) = if counted && (span.rolling || !span.past) {
        (RecordKind::Statement, KindCode::new(REGISTER_COMPLETE).ok())
    } else {
        (RecordKind::YearlyTotal, Some(indicator.clone()))
    };
    Need::Record { kind, unit: unit.id.clone(), year: span.year, code }
}

impl<'a> Facts<'a> {
    /// The figure of a total that does not settle it; `None` if it does. Totals entered at the same
    /// moment may disagree. A total entered before its days were over is only a lower bound,
    /// because more could still happen. While the days go on, a total is taken as it stands.
    pub(super) fn open_total(&self, total: &YearlyTotal, span: &Span) -> Option<Measured> {
        let rivals = self.rivals(total);
        if !rivals.is_empty() {
            let all = || std::iter::once(total).chain(rivals.iter().copied());
            let values = || all().map(|total| total.value);
            let (low, high) = (values().min().unwrap_or(total.value), values().max());
            let records: Vec<_> = all().map(RecordRef::to).collect();
            let needs = records
                .iter()
                .map(|record| Need::Field { record: record.clone(), field: "value" })
                .collect();
            let figure = Figure { low, high, origin: Origin::Contradicted };
            return Some(Measured {
                records,
                needs,
                because: vec![CommonReason::Disagreeing { date: None }.into()],
                ..Measured::of(figure)
            });
        }
        let may_grow = self
            .catalogue()
            .get(KindGroup::Indicator, &total.indicator)
            .is_some_and(|kind| kind.counts.is_some());
        let (typed, end) = total.stamp.day().zip(total.to.or(span.period.to))?;
        (may_grow && !span.goes_on && typed < end).then(|| {
            let record = RecordRef::to(total);
            let figure = Figure { low: total.value, high: None, origin: Origin::Total };
            let needs = vec![Need::Field { record: record.clone(), field: "value" }];
            Measured {
                records: vec![record],
                needs,
                because: vec![CommonReason::SpeaksTo { until: typed, to: end }.into()],
                ..Measured::of(figure)
            }
        })
    }
}

impl Measured {
    /// Whether a complete register counts at least as many.
    fn is_within(&self, count: &Count) -> bool {
        self.figure.high.is_none() && count.high.is_some_and(|counted| self.figure.low <= counted)
    }

    /// The figure of an open total, widened by the dated incidents.
    fn beside(mut self, count: Count) -> Self {
        let is_more = self.figure.high.is_some_and(|high| count.low > high);
        self.figure.high = match (self.figure.high, count.high) {
            (Some(high), Some(counted)) => Some(high.max(counted)),
            (None, Some(counted)) => {
                // The complete register counts fewer than the total.
                self.figure.origin = Origin::Contradicted;
                let high = self.figure.low;
                self.figure.low = count.low.min(counted);
                Some(high)
            }
            (high, None) => high.filter(|_| !is_more),
        };
        self.figure.low = match (self.figure.high, count.high) {
            (_, Some(_)) => self.figure.low.min(count.low),
            (None, None) => self.figure.low.max(count.low),
            (Some(_), None) => self.figure.low,
        };
        self.records.extend(count.records);
        self
    }

    /// A figure without records or needs.
    pub(super) fn of(figure: Figure) -> Self {
        Self {
            figure,
            records: Vec::new(),
            needs: Vec::new(),
            shared: Vec::new(),
            because: Vec::new(),
        }
    }

    /// The figure of a total and a contradicting count: it lies between the two. Where more may
    /// still be counted, it is the total or more.
    fn contradicted(
        total: &YearlyTotal,
        counted: Option<(u32, u32)>,
        records: Vec<RecordRef>,
    ) -> Self {
        let record = RecordRef::to(total);
        let low = counted.map_or(total.value, |(low, _)| low.min(total.value));
        let figure = Figure {
            low,
            high: counted.map(|(_, high)| high.max(total.value)),
            origin: Origin::Contradicted,
        };
        let records = records.into_iter().chain([record.clone()]).collect();
        Self { records, needs: vec![Need::Field { record, field: "value" }], ..Self::of(figure) }
    }

    /// The figure if the sum of the parts contradicts the total of the whole; `None` if it does
    /// not.
    fn against(self, total: &YearlyTotal) -> Option<Self> {
        let counted = self.figure.exact().filter(|sum| *sum != total.value);
        let is_more = self.figure.low > total.value;
        (is_more || counted.is_some())
            .then(|| Self::contradicted(total, counted.map(|sum| (sum, sum)), self.records))
    }

    /// Adds the figure of another unit.
    pub(super) fn add(&mut self, other: Self) {
        self.figure.low = self.figure.low.saturating_add(other.figure.low);
        self.figure.high =
            self.figure.high.zip(other.figure.high).map(|(sum, high)| sum.saturating_add(high));
        self.records.extend(other.records);
        self.needs.extend(other.needs);
        self.shared.extend(other.shared);
        self.because.extend(other.because);
    }
}
