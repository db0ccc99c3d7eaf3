//! The life of a model: when it was maintained, rebuilt or struck off, and whether it worked.

use crate::{Day, Model, ModelState, Year};

impl ModelState {
    /// Whether the model is maintained from this state on; none for a review, which does not say.
    fn is_maintained(self) -> Option<bool> {
        match self {
            Self::New | Self::Maintained | Self::Strengthened | Self::Replicated => Some(true),
            Self::Reviewed => None,
            Self::StruckOff => Some(false),
        }
    }

    /// The order of events on one day: a model was maintained before it was struck off, and struck off
    /// before it was rebuilt.
    fn order(self) -> u8 {
        match self {
            Self::Maintained | Self::Strengthened | Self::Replicated | Self::Reviewed => 0,
            Self::StruckOff => 1,
            Self::New => 2,
        }
    }
}

impl Model {
    /// The last event up to a day that says whether it was maintained, with its day; none before its
    /// founding.
    fn last_word(&self, up_to: Option<Day>) -> Option<(Day, bool)> {
        let founded = ((self.founded, 0), true);
        let words = self.changes.iter().filter_map(|change| {
            Some(((change.date, change.state.order()), change.state.is_maintained()?))
        });
        let known = std::iter::once(founded)
            .chain(words)
            .filter(|((date, _), _)| up_to.is_none_or(|day| *date <= day));
        known
            .max_by_key(|(order, _)| *order)
            .map(|((date, _), is_maintained)| (date, is_maintained))
    }

    /// The day on which it was struck off, unless it was rebuilt or strengthened later.
    pub fn struck_off(&self) -> Option<Day> {
        self.last_word(None).filter(|(_, is_maintained)| !is_maintained).map(|(date, _)| date)
    }

    /// Whether it was maintained on a day: it was founded by then, and not struck off without being
    /// rebuilt.
    pub fn is_maintained_on(&self, day: Day) -> bool {
        self.last_word(Some(day)).is_some_and(|(_, is_maintained)| is_maintained)
    }

    /// The state that it was in on a day since its founding: the last one stated by then, or the
    /// one that its founding gives. It is new in the year in which it was founded or rebuilt.
    pub fn state_on(&self, day: Day) -> ModelState {
        let said = self.changes.iter().filter(|change| change.date <= day);
        let last = said.max_by_key(|change| (change.date, change.state.order()));
        let (since, state) =
            last.map_or((self.founded, ModelState::New), |change| (change.date, change.state));
        match state {
            ModelState::New if since.year() != day.year() => ModelState::Maintained,
            state => state,
        }
    }

    /// Whether it was maintained on any day of a year.
    pub fn is_maintained_in(&self, year: Year) -> bool {
        let days = year.period();
        let is_of_year = |date: Day| days.contains(date);
        days.from.is_some_and(|first| self.is_maintained_on(first))
            || is_of_year(self.founded)
            || self
                .changes
                .iter()
                .any(|change| change.state.is_maintained() == Some(true) && is_of_year(change.date))
    }

    /// Whether it was founded or rebuilt in the calendar year.
    pub fn is_new_in(&self, year: Year, known_by: Option<Day>) -> bool {
        let is_of_year = |date: Day| date.year() == year && known_by.is_none_or(|day| date <= day);
        is_of_year(self.founded)
            || self
                .changes
                .iter()
                .any(|change| change.state == ModelState::New && is_of_year(change.date))
    }

    /// Whether it worked effectively in a year; `None` if nobody has said so, or both were said.
    pub fn is_effective_in(&self, year: Year) -> Option<bool> {
        let mut said = self
            .results
            .iter()
            .filter(|result| result.year == year)
            .filter_map(|result| result.effective);
        let first = said.next()?;
        said.all(|next| next == first).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Extra, ModelChange, ModelResult};

    fn model(changes: &[(&str, ModelState)]) -> Model {
        let changes = changes.iter().map(|(date, state)| ModelChange {
            date: day(date),
            state: *state,
            extra: Extra::default(),
        });
        let mut model: Model = serde_json::from_str(
            r#"{"id": "m", "unit": "xa", "name": "Camera", "kind": "camera", "founded": "2019-05-01", "stamp": {"at": 1, "device": "d"}}"#,
        )
        .unwrap();
        model.changes = changes.collect();
        model
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_model_that_is_built_again_is_kept_up_again() {
        use ModelState::{New, Reviewed, Strengthened, StruckOff};
        let model = model(&[
            ("2024-03-01", Strengthened),
            ("2021-06-30", StruckOff),
            ("2023-02-01", New),
            ("2022-01-01", Reviewed),
        ]);
        let maintained = [
            "2019-04-30",
            "2019-05-01",
            "2021-06-29",
            "2021-06-30",
            "2022-12-31",
            "2023-02-01",
            "2024-12-31",
        ];
        assert_eq!(
            maintained.map(|on| model.is_maintained_on(day(on))),
            [false, true, true, false, false, true, true]
        );
        assert_eq!(model.struck_off(), None);
        let years = [2018, 2019, 2021, 2022, 2023].map(|year| Year::new(year).unwrap());
        assert_eq!(
            years.map(|year| model.is_maintained_in(year)),
            [false, true, true, false, true]
        );
        assert_eq!(
            years.map(|year| model.is_new_in(year, None)),
            [false, true, false, false, true]
        );
    }

    #[test]
    fn of_one_day_the_order_is_that_of_sense_not_of_the_list() {
        use ModelState::{New, Strengthened, StruckOff};
        for (states, is_maintained) in
            [([StruckOff, New], true), ([Strengthened, StruckOff], false)]
        {
            let [one, other] = states;
            for pair in [[one, other], [other, one]] {
                assert_eq!(
                    model(&pair.map(|state| ("2021-06-30", state)))
                        .is_maintained_on(day("2021-06-30")),
                    is_maintained,
                    "{pair:?}"
                );
            }
        }
    }

    #[test]
    fn a_state_on_a_day_is_what_was_said_last_and_new_is_new_for_a_year() {
        use ModelState::{Maintained, New, Reviewed, StruckOff};
        let rebuilt = [("2021-06-30", New), ("2021-06-30", StruckOff), ("2023-02-01", Reviewed)];
        for (on, state) in [
            ("2019-12-31", New),
            ("2020-01-01", Maintained),
            ("2021-12-31", New),
            ("2022-01-01", Maintained),
            ("2023-02-01", Reviewed),
        ] {
            assert_eq!(model(&rebuilt).state_on(day(on)), state, "{on}");
        }
    }

    #[test]
    fn two_words_on_one_year_that_contradict_each_other_say_nothing() {
        let mut model = model(&[]);
        let year = Year::new(2024).unwrap();
        let result = |effective| ModelResult {
            year,
            effective,
            tips: None,
            cleared: None,
            summary: String::new(),
            extra: Extra::default(),
        };
        model.results = vec![result(None), result(Some(true))];
        assert_eq!(model.is_effective_in(year), Some(true));
        model.results.push(result(Some(false)));
        assert_eq!(model.is_effective_in(year), None);
    }
}
