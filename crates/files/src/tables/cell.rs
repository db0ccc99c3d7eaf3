//! Reads the text of one cell as a value of its column.

use serde_json::Value;

use super::columns::Input;
use super::kinds::Kinds;
use super::letters::folded;
use super::serial::{self, Epoch};
use super::wrong::Wrong;
use book::{Choice, ClockTime, Day, KindGroup, Year, whole_number};

/// The longest text of a field, in characters.
const MAX_CHARACTERS: usize = 10_000;

/// Reads a cell that is not empty, in a column that names no unit; `epoch` is that of the sheet's
/// day numbers.
pub(super) fn read(input: Input, text: &str, kinds: &Kinds, epoch: Epoch) -> Result<Value, Wrong> {
    match input {
        Input::Text
        | Input::Unit
        | Input::Commune
        | Input::Above(_)
        | Input::CommuneCode
        | Input::Units
        | Input::Shown => {
            if text.chars().count() > MAX_CHARACTERS {
                Err(Wrong::TooLong)
            } else {
                Ok(text.into())
            }
        }
        Input::Count(most) => match whole(text).ok_or(Wrong::Count)? {
            count if count <= most => Ok(count.into()),
            _ => Err(Wrong::TooLarge(most)),
        },
        Input::Year => year(text).map(|year| year.number().into()).ok_or(Wrong::Year),
        Input::Day => day(text, epoch).map(|day| String::from(day).into()).ok_or(Wrong::Day),
        Input::Time => time(text).map(Value::from).ok_or(Wrong::Time),
        Input::YesNo => yes_no(text).map(Value::from).ok_or(Wrong::YesNo),
        Input::Kind(group) => kinds.find(&[group], text).map(Value::from),
        Input::PaperOrActivity => {
            kinds.find(&[KindGroup::Paper, KindGroup::Activity], text).map(Value::from)
        }
        Input::Rules => rules(text).map(Value::from).ok_or(Wrong::Rules),
        Input::Choice(choices) => {
            choice(text, choices).map(|choice| choice.code.into()).ok_or(Wrong::Choice)
        }
    }
}

/// Whether a cell is blank. A dash means that nothing is known, which is never 0.
pub(super) fn is_blank(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–" | "—" | "/" | "." | "…" | "...")
}

/// Whether a cell shows an error of a spreadsheet.
pub(super) fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 10] = [
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        "#ERROR!",
    ];
    let number = text.strip_prefix("Err:");
    ERRORS.contains(&text)
        || number.is_some_and(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit()))
}

/// Reads a day: `15/03/2019`, `15-3-19`, `2019-03-15`, perhaps followed by a time, or a
/// spreadsheet's day number.
pub(super) fn day(text: &str, epoch: Epoch) -> Option<Day> {
    let text = text.trim();
    let text = text.strip_prefix("ngày ").or_else(|| text.strip_prefix("Ngày ")).unwrap_or(text);
    let text = match text.split_once([' ', 'T']) {
        Some((day, time)) if time.contains([':', 'h']) && self::time(time).is_some() => day,
        _ => text,
    };
    if let Ok(day) = Day::parse(text) {
        return Some(day);
    }
    if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return serial::day(text.parse().ok()?, epoch);
    }
    let parts: Vec<&str> =
        text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, written] = parts.as_slice() else { return None };
    let year = match written.len() {
        2 => Year::of_two_digits(digits(written)?)?,
        4 => Year::new(digits(written)?)?,
        _ => return None,
    };
    Day::new(year, digits(month)?.try_into().ok()?, digits(day)?.try_into().ok()?)
}

fn digits(text: &str) -> Option<u16> {
    if (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().ok()
    } else {
        None
    }
}

/// Words that offices write after a number.
const COUNTED: &[&str] = &[
    "vu",
    "nguoi",
    "ho",
    "khau",
    "dong",
    "to",
    "diem",
    "doi tuong",
    "nhan khau",
    "thanh vien",
    "mo hinh",
    "vnd",
    "d",
];

/// Reads a whole number: `1234`, `1.234`, `1 234`, `12,0`, `12 vụ`.
pub(super) fn whole(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text
        .find(|c: char| !matches!(c, '0'..='9' | '.' | ',' | ' ' | '\u{a0}'))
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    if !unit.is_empty() && !COUNTED.contains(&folded(unit).as_str()) {
        return None;
    }
    let number = number.trim();
    let (number, fraction) = number.split_once(',').unwrap_or((number, ""));
    // Three digits after a comma may be English thousands, so the number is ambiguous.
    let is_thousands = fraction.len() == 3 && !number.contains('.');
    if is_thousands || !fraction.bytes().all(|byte| byte == b'0') {
        return None;
    }
    whole_number(number)
}

/// Reads a year: `2019`, `năm 2019`.
pub(super) fn year(text: &str) -> Option<Year> {
    let plain = folded(text);
    digits(plain.strip_prefix("nam ").unwrap_or(&plain)).and_then(Year::new)
}

/// Reads a time of day and gives it as `HH:MM`; its seconds are cut.
fn time(text: &str) -> Option<String> {
    let text = folded(text);
    let (hour, minute) = text.split_once([':', 'h', 'g'])?;
    let (minute, second) = minute.split_once(':').unwrap_or((minute, "0"));
    digits(second.trim()).filter(|&second| second < 60)?;
    let minute = minute.trim().trim_end_matches("phut").trim();
    let (hour, minute) =
        (digits(hour.trim())?, if minute.is_empty() { 0 } else { digits(minute)? });
    let time = format!("{hour:02}:{minute:02}");
    ClockTime::parse(&time).is_ok().then_some(time)
}

fn yes_no(text: &str) -> Option<bool> {
    match folded(text).as_str() {
        "co" | "x" | "1" | "true" | "dung" | "yes" | "roi" | "da co" => Some(true),
        "khong" | "0" | "false" | "sai" | "no" | "chua" | "ko" | "k" => Some(false),
        _ => None,
    }
}

/// The id of a rule set, which is in brackets behind its title or stands alone.
fn rules(text: &str) -> Option<&str> {
    let inner = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let id = inner.map_or(text, |(_, id)| id).trim();
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!id.is_empty() && id.chars().all(is_id)).then_some(id)
}

/// Finds a choice by its code or one of its names.
pub(super) fn choice(text: &str, choices: &'static [Choice]) -> Option<&'static Choice> {
    let plain = folded(text);
    choices.iter().find(|choice| {
        choice.code == text.trim()
            || folded(choice.label.vi) == plain
            || choice.aliases.contains(&plain.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_offices_write_them() {
        for text in [
            "15/03/2019",
            "15/3/2019",
            "15/3/19",
            "15-03-2019",
            "15.3.2019",
            "2019-03-15",
            "43539",
            "15/03/2019 18:30",
            " 15 / 3 / 2019 ",
            "ngày 15/3/2019",
            "15/03/2019 08:30:45",
        ] {
            assert_eq!(
                day(text, Epoch::Year1900).map(String::from).as_deref(),
                Some("2019-03-15"),
                "{text}"
            );
        }
        for text in [
            "31/02/2019",
            "2019",
            "3/2019",
            "Tháng 7/2019",
            "15/3",
            "hôm qua",
            "99999999",
            "1/1/19000",
            "",
            "-",
        ] {
            assert_eq!(day(text, Epoch::Year1900), None, "{text}");
        }
        assert_eq!(day("42077", Epoch::Year1904).map(String::from).as_deref(), Some("2019-03-15"));
        assert_eq!(
            day("12/05/98", Epoch::Year1900).map(String::from).as_deref(),
            Some("1998-05-12")
        );
    }

    #[test]
    fn whole_numbers_are_read_with_their_dots_commas_and_words() {
        for (text, number) in [
            ("12", 12),
            ("1.234", 1234),
            ("1 234 567", 1_234_567),
            ("12,0", 12),
            ("1.234,00", 1234),
            ("3 vụ", 3),
            ("120 hộ", 120),
        ] {
            assert_eq!(whole(text), Some(number), "{text}");
        }
        for text in [
            "1,5",
            "1.5",
            "-3",
            "ba",
            "12 con",
            "1.23.456",
            "",
            "1,234",
            "1,000",
            "500,000 đồng",
            "99999999999999999999999",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn times_and_answers_are_read() {
        assert_eq!(time("7h30").as_deref(), Some("07:30"));
        assert_eq!(time("18:05").as_deref(), Some("18:05"));
        assert_eq!(time("08:30:45").as_deref(), Some("08:30"));
        assert_eq!(time("23:59:59").as_deref(), Some("23:59"));
        for text in ["25:00", "08:30:61", "8:30:x"] {
            assert_eq!(time(text), None, "{text}");
        }
        assert_eq!(
            (yes_no("Có"), yes_no("KHÔNG"), yes_no("x"), yes_no("có lẽ")),
            (Some(true), Some(false), Some(true), None)
        );
    }
}
