//! Day numbers of spreadsheets.

use time::Date;

use book::{Day, Year};

/// The Julian day of 1899-12-30, day 0 of spreadsheets. They treat 1900 as a leap year, so days
/// before March 1900 are off by one.
const EPOCH: i32 = 2_415_019;
/// The days between the two epochs.
const FROM_1904: f64 = 1462.0;

/// The epoch from which a workbook counts its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Epoch {
    /// The epoch of nearly all workbooks.
    #[default]
    Year1900,
    /// The epoch of old Macintosh spreadsheets.
    Year1904,
}

/// The day of a serial number, without its fraction.
pub(super) fn day(serial: f64, epoch: Epoch) -> Option<Day> {
    let days = serial.floor() + if epoch == Epoch::Year1904 { FROM_1904 } else { 0.0 };
    if !(61.0..=109_574.0).contains(&days) {
        return None;
    }
    let date = Date::from_julian_day(EPOCH + days as i32).ok()?;
    Day::new(Year::new(u16::try_from(date.year()).ok()?)?, date.month().into(), date.day())
}

/// The serial number of a day; `None` before March 1900, where spreadsheets count wrong.
pub(super) fn serial(day: Day) -> Option<u32> {
    let month = time::Month::try_from(day.month()).ok()?;
    let date = Date::from_calendar_date(i32::from(day.year().number()), month, day.day()).ok()?;
    u32::try_from(date.to_julian_day() - EPOCH).ok().filter(|&days| days >= 61)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        for (number, text) in [
            (43_539, "2019-03-15"),
            (61, "1900-03-01"),
            (36_526, "2000-01-01"),
            (109_574, "2199-12-31"),
        ] {
            let expected = Day::parse(text).unwrap();
            assert_eq!(day(f64::from(number), Epoch::Year1900), Some(expected), "{text}");
            assert_eq!(
                day(f64::from(number) - FROM_1904, Epoch::Year1904),
                Some(expected),
                "{text}"
            );
            assert_eq!(serial(expected), Some(number), "{text}");
        }
        for bad in [f64::NAN, f64::INFINITY, -1.0, 0.5, 60.0, 109_575.0, 1e300] {
            assert_eq!(day(bad, Epoch::Year1900), None, "{bad}");
        }
    }
}
