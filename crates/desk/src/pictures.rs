//! The figures in the pictures of a desk's year: incidents by month, the share of each group that
//! meets a standard, models by kind and state. A blank is never a zero.

use std::collections::BTreeMap;

use book::{Book, Day, KindCode, Model, Period, Unit, Year};
use charts::Datum;
use law::{Evaluator, Figure, Outcome, Verdict};

use crate::groups::{Group, GroupBy, group_of};

/// The days on which months begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthCut {
    /// From the first to the last day.
    Calendar,
    /// As police statistics do: from the 15th of the month before to the 14th.
    Police,
}

/// The twelve months of a year.
pub fn months(year: Year, cut: MonthCut) -> Vec<Period> {
    crate::months::months(match cut {
        MonthCut::Calendar => year.period(),
        MonthCut::Police => Period {
            from: year.before(1).and_then(|before| Day::new(before, 12, 15)),
            to: Day::new(year, 12, 14),
        },
    })
}

/// An indicator's figure in each month, within the unit's borders at the end of the year.
pub fn by_month(
    unit: &Unit,
    indicator: &KindCode,
    (year, cut): (Year, MonthCut),
    evaluator: &Evaluator,
) -> Vec<Datum> {
    let ground = [year.period().to, evaluator.as_of()].into_iter().flatten().min();
    let is_begun =
        |days: &Period| evaluator.as_of().zip(days.from).is_none_or(|(as_of, from)| from <= as_of);
    let figure = |days: Period| match is_begun(&days) {
        true => datum(evaluator.figure_over(unit, indicator, days, ground)),
        false => Datum::Unknown,
    };
    months(year, cut).into_iter().map(figure).collect()
}

/// A figure of the core as one of a picture.
pub fn datum(figure: Figure) -> Datum {
    match (figure.exact(), figure.low) {
        (Some(value), _) => Datum::Known(value.into()),
        (None, 0) => Datum::Unknown,
        (None, low) => Datum::AtLeast(low.into()),
    }
}

/// The number of units of a group that meet a standard, beside all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that meet it.
    pub met: u64,
    /// Those whose data is missing, or that wait for a person.
    pub open: u64,
    /// All that are judged.
    pub all: u64,
}

impl Share {
    /// The share in percent, rounded down. It is a lower bound while some units are open.
    pub fn datum(self) -> Datum {
        match (self.open, self.percent()) {
            (_, None) => Datum::Unknown,
            (0, Some(percent)) => Datum::Known(percent),
            (_, Some(0)) => Datum::Unknown,
            (_, Some(percent)) => Datum::AtLeast(percent),
        }
    }

    /// Those that meet it in percent of all, rounded down; none if there are no units.
    pub fn percent(self) -> Option<u64> {
        (self.met * 100).checked_div(self.all)
    }

    /// Counts a unit with its outcome.
    pub fn add(&mut self, outcome: Outcome) {
        self.all += 1;
        match outcome {
            Outcome::Met => self.met += 1,
            Outcome::Missing | Outcome::ForDecision => self.open += 1,
            Outcome::NotMet => (),
        }
    }
}

/// The share of each group. Units whose group is unknown come first.
pub fn shares<'a>(
    book: &Book,
    verdicts: impl IntoIterator<Item = &'a Verdict>,
    by: GroupBy,
) -> BTreeMap<Option<Group>, Share> {
    let mut found: BTreeMap<_, Share> = BTreeMap::new();
    for verdict in verdicts {
        let Some((unit, _)) = book.unit(&verdict.unit) else { continue };
        found.entry(group_of(book, unit, by)).or_default().add(verdict.outcome);
    }
    found
}

/// The number of models of each kind and in each state on a day. None were entered where both are
/// empty.
pub fn models(book: &Book, day: Day) -> (BTreeMap<KindCode, u64>, BTreeMap<&'static str, u64>) {
    let (mut kinds, mut states) = (BTreeMap::new(), BTreeMap::new());
    let all = book.shards.values().flat_map(|shard| shard.live::<Model>());
    for model in all.filter(|model| model.founded <= day) {
        if model.is_maintained_on(day) {
            *kinds.entry(model.kind.clone()).or_default() += 1;
        }
        *states.entry(model.state_on(day).choice().code).or_default() += 1;
    }
    (kinds, states)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year() -> Year {
        Year::new(2026).unwrap()
    }

    #[test]
    fn months_follow_each_other_without_a_gap_in_both_cuts() {
        for (cut, first, last) in [
            (MonthCut::Calendar, "2026-01-01", "2026-12-31"),
            (MonthCut::Police, "2025-12-15", "2026-12-14"),
        ] {
            let months = months(year(), cut);
            assert_eq!(months.len(), 12);
            assert_eq!(months[0].from, Day::parse(first).ok());
            assert_eq!(months[11].to, Day::parse(last).ok());
            for pair in months.windows(2) {
                assert_eq!(pair[0].to.unwrap().next(), pair[1].from);
            }
        }
    }

    #[test]
    fn a_share_is_at_least_so_much_while_units_are_open_and_all_only_if_all_met() {
        let share = |met, open, all| Share { met, open, all }.datum();
        assert_eq!(share(0, 0, 0), Datum::Unknown);
        assert_eq!(share(0, 0, 3), Datum::Known(0));
        assert_eq!(share(199, 0, 200), Datum::Known(99));
        assert_eq!(share(200, 0, 200), Datum::Known(100));
        assert_eq!(share(1, 1, 2), Datum::AtLeast(50));
        assert_eq!(share(0, 2, 2), Datum::Unknown);
    }
}
