//! The question that a rule set asks about a unit.

use std::cell::OnceCell;
use std::rc::Rc;

use super::conditions::{CommonReason, Reason, Timeframe};
use super::covered_days::Coverage;
use super::facts::Facts;
use super::finding::Need;
use super::question_days::Windows;
use super::register::Register;
use super::span::Span;
use book::{Day, KindCode, Period, Reading, RecordKind, Unit, Year};

/// Whether the days of a question have passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passed {
    /// All days are over.
    Wholly,
    /// Some days are still to come.
    Partly,
    /// All days are over, but they move on with the day of looking, because the unit has not asked
    /// yet.
    Drifting,
}

/// The question that a test answers.
pub(super) struct Question<'q> {
    pub unit: &'q Unit,
    pub year: Year,
    /// The id of the rule set, for finding a person's rulings.
    pub rules: &'q str,
    /// The reading of "kiềm chế, kéo giảm".
    pub reading: Reading,
    /// The windows that it looks at.
    pub windows: Windows,
    /// The days looked at: the whole window, or the part of it that has passed.
    pub window: Period,
    /// Whether the window has passed.
    pub passed: Passed,
    /// The incident register of the window, looked up once for all conditions.
    register: OnceCell<Rc<Register>>,
}

impl<'q> Question<'q> {
    /// A question about a year. In a window that is still open, it looks at the days up to `as_of`.
    pub fn new(
        unit: &'q Unit,
        year: Year,
        rules: &'q str,
        reading: Reading,
        windows: Windows,
        as_of: Option<Day>,
    ) -> Option<Self> {
        let mut window = windows.whole(year)?.period;
        let is_open = as_of.zip(window.to).is_some_and(|(as_of, to)| as_of < to);
        if is_open && windows.moment.is_none() {
            window.to = as_of;
        }
        let passed = match windows.moment {
            Some(moment) if moment.drifts => Passed::Drifting,
            _ if is_open => Passed::Partly,
            _ => Passed::Wholly,
        };
        Some(Self {
            unit,
            year,
            rules,
            reading,
            windows,
            window,
            passed,
            register: OnceCell::new(),
        })
    }

    /// The same question about another unit.
    pub fn about<'p>(&self, unit: &'p Unit) -> Question<'p>
    where
        'q: 'p,
    {
        Question { unit, register: OnceCell::new(), ..*self }
    }

    /// The same question over other days.
    pub fn over(self, window: Period) -> Self {
        Self { window, register: OnceCell::new(), ..self }
    }

    /// The days looked at the given number of years back; 0 is the window itself.
    pub fn span(&self, years_back: u16) -> Option<Span> {
        let span = Span { joined_by: self.window.to, ..self.windows.back(self.year, years_back)? };
        let goes_on = self.passed != Passed::Wholly;
        Some(if years_back == 0 {
            Span { period: self.window, confirmed_to: self.window.to, goes_on, ..span }
        } else {
            span
        })
    }

    /// The rule set's own window of a year.
    pub fn of_calendar(&self, year: Year) -> Option<Span> {
        Some(Span { joined_by: self.window.to, ..self.windows.of_calendar(year)? })
    }

    /// The days of a timeframe, up to the day on which the unit asks at the latest.
    pub fn days(&self, within: Timeframe) -> Period {
        let days = within.days(self.year, self.window);
        let asked = self.windows.moment.map(|moment| moment.day);
        Period { to: [days.to, asked].into_iter().flatten().min(), ..days }
    }

    /// Whether a day is not after the days looked at.
    pub fn reaches(&self, day: Day) -> bool {
        self.window.to.is_none_or(|to| day <= to)
    }

    /// Whether a decision was made by the moment of asking, if the set is judged at it.
    pub fn precedes_asking(&self, decided: Option<Day>) -> bool {
        self.windows.moment.zip(decided).is_none_or(|(moment, decided)| decided <= moment.day)
    }

    /// The reason that a record covers only some of the days.
    pub fn short_of(&self, coverage: Coverage) -> Option<Reason> {
        coverage
            .day()
            .zip(self.window.to)
            .map(|(until, to)| CommonReason::SpeaksTo { until, to }.into())
    }

    /// The unit's incident register for the window.
    pub fn register(&self, facts: &Facts) -> &Rc<Register> {
        self.register.get_or_init(|| match self.span(0) {
            Some(span) => facts.register(self.unit, &span),
            None => Rc::default(),
        })
    }

    /// The need of a record about the unit and year.
    pub fn need(&self, kind: RecordKind, code: Option<&KindCode>) -> Need {
        Need::Record { kind, unit: self.unit.id.clone(), year: self.year, code: code.cloned() }
    }
}
