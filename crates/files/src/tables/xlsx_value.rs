//! What an xlsx file keeps in a cell, as a Vietnamese sheet shows it.

use super::serial::{self, Epoch};

/// Whether a number format shows part of a day or time, outside quotes and brackets.
pub(super) fn shows_day(code: &str) -> bool {
    let mut letters = code.chars();
    while let Some(c) = letters.next() {
        match c {
            '"' => drop(letters.find(|&c| c == '"')),
            '[' => drop(letters.find(|&c| c == ']')),
            '\\' | '_' | '*' => drop(letters.next()),
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' => return true,
            _ => (),
        }
    }
    false
}

/// Converts `2019-03-15T00:00:00` to a day.
pub(super) fn iso_day(value: &str) -> String {
    let day = value.get(..10).and_then(|day| book::Day::parse(day).ok());
    day.map_or_else(|| value.to_owned(), |day| day.to_string())
}

/// A number as a sheet shows it; other text stays as it is.
pub(super) fn number(value: &str, is_day: bool, epoch: Epoch) -> String {
    let Some(number) = value.trim().parse::<f64>().ok().filter(|number| number.is_finite()) else {
        return value.to_owned();
    };
    if is_day {
        let minutes = (number.rem_euclid(1.0) * 1440.0).round() as u32;
        let time = format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
        match serial::day(number, epoch) {
            // A number below 1 is a time of day. It could also mean the first day of the epoch,
            // which no register has.
            _ if (0.0..1.0).contains(&number) => return time,
            Some(day) if minutes.is_multiple_of(1440) => return day.to_string(),
            Some(day) => return format!("{day} {time}"),
            None => (),
        }
    }
    if number.abs() >= 1e15 {
        return value.trim().to_owned();
    }
    // A sheet keeps fifteen digits.
    let text = format!("{number:.9}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

/// Decodes escapes such as `_x000D_`, which stand for characters that XML cannot contain.
pub(super) fn unescaped(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, code) = rest.split_at(at);
        whole.push_str(before);
        let hex = code.get(2..6).filter(|hex| {
            code.get(6..7) == Some("_") && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        match hex.and_then(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?)) {
            Some(c) => {
                whole.push(c);
                rest = code.get(7..).unwrap_or("");
            }
            None => {
                whole.push_str("_x");
                rest = code.get(2..).unwrap_or("");
            }
        }
    }
    whole.push_str(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_a_vietnamese_sheet_shows_them() {
        for (value, is_day, shown) in [
            ("1234.5", false, "1234,5"),
            ("1E3", false, "1000"),
            ("0.1", false, "0,1"),
            ("0.30000000000000004", false, "0,3"),
            ("-7", false, "-7"),
            ("43539", true, "15/03/2019"),
            ("43539.75", true, "15/03/2019 18:00"),
            ("0.5", true, "12:00"),
            ("1e300", true, "1e300"),
            ("chữ", true, "chữ"),
        ] {
            assert_eq!(number(value, is_day, Epoch::Year1900), shown, "{value}");
        }
        assert_eq!(number("42077", true, Epoch::Year1904), "15/03/2019");
        assert_eq!(number("0.5", true, Epoch::Year1904), "12:00");
    }

    #[test]
    fn a_format_shows_a_day_by_its_letters_outside_of_quotes() {
        for code in ["dd/mm/yyyy", "[$-42A]d\\ mmmm", "h:mm"] {
            assert!(shows_day(code), "{code}");
        }
        for code in ["#,##0", "0.00", "\"ngày\" 0", "[Red]0", "0\\d", "@", "General"] {
            assert!(!shows_day(code), "{code}");
        }
    }
}
