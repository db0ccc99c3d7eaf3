//! Converts typed days, numbers and times to the book's format.

pub use book::whole_number as whole;
use book::{Day, Year};

/// Parses a typed day: `15/3/2019`, `15-03-19`, `15032019`, `15/3` of the given year, or
/// `2019-03-15`.
pub fn day(text: &str, year: Year) -> Option<Day> {
    let text = text.trim();
    if let Ok(day) = Day::parse(text) {
        return Some(day);
    }
    let parts: Vec<&str> =
        text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let (day, month, year) = match parts[..] {
        [digits] if digits.len() == 8 || digits.len() == 6 || digits.len() == 4 => {
            (digits.get(..2)?, digits.get(2..4)?, year_of(digits.get(4..)?, year)?)
        }
        [day, month] => (day, month, year),
        [day, month, written] => (day, month, year_of(written, year)?),
        _ => return None,
    };
    Day::new(year, digits(month)?.try_into().ok()?, digits(day)?.try_into().ok()?)
}

/// Parses a typed day that recurs every year and returns it as `MM-DD`: `15/12`, `15-12`, `1512`.
pub fn month_day(text: &str) -> Option<String> {
    // 2001 has no 29 February, because the day must exist every year.
    let any = Year::new(2001)?;
    let day = day(text, any).filter(|day| day.year() == any)?;
    Some(format!("{:02}-{:02}", day.month(), day.day()))
}

fn year_of(text: &str, year: Year) -> Option<Year> {
    match text.len() {
        0 => Some(year),
        2 => Year::of_two_digits(digits(text)?),
        4 => Year::new(digits(text)?),
        _ => None,
    }
}

fn digits(text: &str) -> Option<u16> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// Parses a typed time and returns it as `HH:MM`: `7:30`, `07h30`, `7h`.
pub fn time(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let (hour, minute) = text.split_once([':', 'h', 'g'])?;
    let (hour, minute) = (digits(hour)?, if minute.is_empty() { 0 } else { digits(minute)? });
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        day(text, Year::new(2019).unwrap()).map(String::from)
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for text in [
            "15/03/2019",
            "15/3/2019",
            "15-3-19",
            "15.03.2019",
            "15032019",
            "150319",
            "1503",
            "15/3",
            "2019-03-15",
            " 15/3 ",
        ] {
            assert_eq!(read(text).as_deref(), Some("2019-03-15"), "{text}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_of_the_last_century_from_50_on() {
        for (text, is) in [
            ("12/5/98", "1998-05-12"),
            ("120550", "1950-05-12"),
            ("12/5/49", "2049-05-12"),
            ("1/1/00", "2000-01-01"),
        ] {
            assert_eq!(read(text).as_deref(), Some(is), "{text}");
        }
    }

    #[test]
    fn a_day_of_every_year_has_a_day_and_a_month() {
        assert_eq!(month_day("15/12").as_deref(), Some("12-15"));
        assert_eq!(month_day("1/1").as_deref(), Some("01-01"));
        for text in ["29/2", "32/1", "15/12/2024", "12", ""] {
            assert_eq!(month_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_not_read() {
        for text in [
            "29/02/2019",
            "32/1/2019",
            "15/13/2019",
            "15/3/219",
            "ngày 15",
            "15/3/2019/1",
            "+1/3/2019",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_whole_number_may_have_its_thousands_apart_but_no_fraction() {
        assert_eq!(whole("1234"), Some(1234));
        assert_eq!(whole("1.234.567"), Some(1_234_567));
        assert_eq!(whole(" 12 "), Some(12));
        for text in ["", "1,5", "1.5", "-1", "+1", "12a", "1e3", "99999999999999999999999"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_is_read_as_people_write_it() {
        assert_eq!(time("7:30").as_deref(), Some("07:30"));
        assert_eq!(time("19h05").as_deref(), Some("19:05"));
        assert_eq!(time("7h").as_deref(), Some("07:00"));
        for text in ["24:00", "7:60", "7", "sáng", ":30:"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
