//! Tests of figures: what must be held back or reduced, what must not be above a number, and shares
//! of totals.

use super::distance::{Distance, Lack, Tally};
use super::evaluate::{Evaluator, Found};
use super::moment::Span;
use super::question::Question;
use super::reason::Figure;
use super::{Baseline, Fall, Need, Outcome, Percent, Reason, RecordRef, ShareLimit};
use book::{Day, KindCode, RecordKind};

/// What must be reduced.
pub(super) struct Reduction<'q> {
    pub indicators: &'q [KindCode],
    pub against: Baseline,
    pub by: Option<Percent>,
    pub continuous: bool,
}

impl Reduction<'_> {
    /// The days whose figures are held against each other, latest first; `None` where a year cannot
    /// be written.
    fn spans(&self, question: &Question) -> Vec<Option<Span>> {
        let earlier: Vec<_> = match self.against {
            Baseline::PreviousYear => vec![question.span(1)],
            Baseline::PrecedingYears(count) => {
                (1..=count).map(|back| question.span(back)).collect()
            }
            Baseline::Year(year) => vec![question.of_calendar(year)],
        };
        [question.span(0)].into_iter().chain(earlier).collect()
    }

    /// What came out of figures, latest first: a person decides on known ones where the reading
    /// says so.
    fn outcome(fall: Option<Fall>, figures: &[Figure]) -> Outcome {
        let Some(fall) = fall else {
            let are_known = figures.iter().all(|figure| figure.exact().is_some());
            return if are_known { Outcome::ForDecision } else { Outcome::Missing };
        };
        if fall.is_impossible(figures) {
            return Outcome::NotMet;
        }
        let pairs =
            figures.windows(2).filter_map(|pair| pair.first().copied().zip(pair.last().copied()));
        Outcome::all(pairs.map(|(now, before)| Outcome::of(fall.is_met(now, before))))
    }
}

impl Evaluator<'_> {
    pub(super) fn reduced(&self, question: &Question, reduction: &Reduction) -> Found {
        let spans = reduction.spans(question);
        let fall = Fall::asked(question.reading, reduction.by, reduction.continuous);
        let mut found = Found::default();
        let mut outcomes = Vec::new();
        for indicator in reduction.indicators {
            let figure =
                |span: &Span| (*span, self.figure_of(question, indicator, span, &mut found));
            let figures: Vec<_> = spans.iter().map_while(Option::as_ref).map(figure).collect();
            let alone: Vec<_> = figures.iter().map(|(_, figure)| *figure).collect();
            outcomes.push(if figures.len() < 2 {
                Outcome::Missing
            } else {
                Reduction::outcome(fall, &alone)
            });
            let mut is_seen = false;
            for (place, pair) in figures.windows(2).enumerate() {
                let [(span, now), (against, before)] = pair else { continue };
                // What the years before came to cannot be otherwise any more.
                if let (0, Some(now), Some(limit)) = (
                    place,
                    now.exact(),
                    fall.zip(before.exact()).map(|(fall, before)| fall.limit(before)),
                ) {
                    found.distances.extend(Distance::to_limit(
                        Tally::Indicator(indicator.clone()),
                        now,
                        limit,
                    ));
                }
                let passes = fall.and_then(|fall| fall.is_met(*now, *before));
                is_seen |= passes == Some(false);
                found.because.push(Reason::Compared {
                    indicator: indicator.clone(),
                    days: span.days(),
                    now: *now,
                    against: against.days(),
                    before: *before,
                    passes,
                    reading: question.reading,
                    by: reduction.by,
                    continuous: reduction.continuous,
                });
            }
            if let (true, Some((last, _)), Some((first, _))) = (
                !is_seen && outcomes.last() == Some(&Outcome::NotMet),
                figures.first(),
                figures.last(),
            ) {
                found.because.push(Reason::NeverFell {
                    indicator: indicator.clone(),
                    from: first.days(),
                    to: last.days(),
                });
            }
        }
        found.conclude(Outcome::all(outcomes))
    }

    pub(super) fn at_most(&self, question: &Question, indicator: &KindCode, limit: u32) -> Found {
        let mut found = Found::default();
        let Some(span) = question.span(0) else { return found };
        let figure = self.figure_of(question, indicator, &span, &mut found);
        let passes = match figure {
            Figure { low, .. } if low > limit => Some(false),
            Figure { high: Some(high), .. } if high <= limit => Some(true),
            _ => None,
        };
        found.distances.extend(figure.exact().and_then(|number| {
            Distance::to_limit(Tally::Indicator(indicator.clone()), number, limit)
        }));
        found.because.push(Reason::Counted {
            indicator: indicator.clone(),
            figure,
            at_most: limit,
        });
        found.conclude(Outcome::of(passes))
    }

    pub(super) fn total_share(
        &self,
        question: &Question,
        part: &KindCode,
        whole: &KindCode,
        limit: ShareLimit,
    ) -> Found {
        let mut found = Found::default();
        let mut read = |indicator: &KindCode| {
            let total = self.total(question, indicator);
            match &total {
                Some((_, records)) => found.records.extend(records.iter().cloned()),
                None => found.needs.push(question.need(RecordKind::YearlyTotal, Some(indicator))),
            }
            total
        };
        let (Some((of_part, part_records)), Some((of_whole, whole_records))) =
            (read(part), read(whole))
        else {
            found.because.push(Reason::NoTotals { part: part.clone(), whole: whole.clone() });
            return found.conclude(Outcome::Missing);
        };
        let (Some(of_part), Some(of_whole)) = (of_part, of_whole) else {
            let unclear = [(of_part, part_records), (of_whole, whole_records)]
                .into_iter()
                .filter(|(value, _)| value.is_none());
            return found.disagreeing(None, "value", unclear.flat_map(|(_, records)| records));
        };
        let numbers = [of_part, of_whole];
        let reason = |passes| Reason::TotalShare {
            part: part.clone(),
            whole: whole.clone(),
            numbers,
            limit,
            passes,
        };
        if of_whole == 0 || of_part > of_whole {
            let records = part_records.into_iter().chain(whole_records);
            found.needs.extend(records.map(|record| Need::Field { record, field: "value" }));
            found.because.push(reason(None));
            return found.conclude(Outcome::Missing);
        }
        let (reached, distance) = match limit {
            ShareLimit::AtLeast(percent) => {
                let least = percent.least_of(of_whole);
                (
                    of_part >= least,
                    Distance::to_least(Lack::Indicator(part.clone()), of_part, least),
                )
            }
            ShareLimit::LessThan(percent) => {
                let most = percent.least_of(of_whole).checked_sub(1);
                let distance = most.and_then(|most| {
                    Distance::to_limit(Tally::Indicator(part.clone()), of_part, most)
                });
                (most.is_some_and(|most| of_part <= most), distance)
            }
        };
        found.distances.extend(distance);
        found.because.push(reason(Some(reached)));
        found.conclude(Outcome::of(Some(reached)))
    }

    /// An indicator's figure over some days; what would settle an unknown one is added to the
    /// needs.
    fn figure_of(
        &self,
        question: &Question,
        indicator: &KindCode,
        span: &Span,
        found: &mut Found,
    ) -> Figure {
        let measured = self.facts.figure(question.unit, indicator, span);
        found.records.extend(measured.records);
        let new: Vec<_> =
            measured.because.into_iter().filter(|reason| !found.because.contains(reason)).collect();
        found.because.extend(new);
        for part in measured.shared {
            let reason = Reason::PartShared { part };
            if !found.because.contains(&reason) {
                found.because.push(reason);
                found.needs.push(question.ruling(question.year));
            }
        }
        for need in measured.needs {
            if !found.needs.contains(&need) {
                found.needs.push(need);
            }
        }
        measured.figure
    }
}

impl Found {
    /// Missing, since records of one day that were made at one moment say different things: each is
    /// shown, none is chosen.
    pub fn disagreeing(
        mut self,
        date: Option<Day>,
        field: &'static str,
        records: impl IntoIterator<Item = RecordRef>,
    ) -> Self {
        self.because.insert(0, Reason::Disagreeing { date });
        for record in records {
            self.needs.push(Need::Field { record: record.clone(), field });
            if !self.records.contains(&record) {
                self.records.push(record);
            }
        }
        self.conclude(Outcome::Missing)
    }

    /// With what came out; what is needed is kept only where something is missing.
    pub fn conclude(mut self, outcome: Outcome) -> Self {
        if outcome != Outcome::Missing {
            self.needs.clear();
        }
        self.outcome = Some(outcome);
        self
    }
}
