//! The records of a span of years.

use book::{
    Activity, Assessment, Day, Decision, Discipline, Incident, Model, Paper, PaperText, Period,
    Rating, Recognition, Record, Registration, Statement, Tip, Year, YearlyTotal,
};

/// A span of assessment years, both ends inclusive.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) first: Year,
    pub(super) last: Year,
}

impl Span {
    /// The days that some rule set counts for these years: the earliest window begins on 1 November
    /// of the year before.
    fn days(self) -> Period {
        let from = self.first.before(1).and_then(|before| Day::new(before, 11, 1));
        Period { from, to: Day::new(self.last, 12, 31) }
    }

    fn has(self, year: Year) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

/// Tells for which years a record counts.
pub(super) trait Dated: Record {
    fn is_of(&self, span: Span) -> bool;
}

macro_rules! by_day {
    ($($name:ident),*) => {
        $(impl Dated for $name {
            fn is_of(&self, span: Span) -> bool {
                span.days().contains(self.date)
            }
        })*
    };
}
by_day!(Incident, Paper, Discipline, Activity, Tip);

macro_rules! by_year {
    ($($name:ident),*) => {
        $(impl Dated for $name {
            fn is_of(&self, span: Span) -> bool {
                span.has(self.year)
            }
        })*
    };
}
by_year!(YearlyTotal, Registration, Rating, Recognition, Decision, Assessment, PaperText);

impl Dated for Statement {
    /// A statement with a last day counts until then.
    fn is_of(&self, span: Span) -> bool {
        span.has(self.year)
            || (self.year <= span.last
                && self.until.is_some_and(|until| until.year() >= span.first))
    }
}

impl Dated for Model {
    /// A model counts for all the years of its life.
    fn is_of(&self, span: Span) -> bool {
        Period { from: Some(self.founded), to: self.struck_off() }.overlaps(span.days())
    }
}
