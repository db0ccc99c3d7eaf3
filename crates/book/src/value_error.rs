//! Reasons why a text or number is not a valid value of a type.

use crate::text::{Lang, say};

/// A value that a type refuses, with the text or number found.
///
/// Serde carries the error of a type only as a message; [`ValueError::in_message`] recovers it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Not an id.
    #[error("no id: {0}")]
    Id(String),
    /// Not an existing day.
    #[error("no day: {0}")]
    Day(String),
    /// Not a day of every year.
    #[error("no day of a year: {0}")]
    MonthDay(String),
    /// A year out of range.
    #[error("no year from 1900 to 2199: {0}")]
    Year(u16),
    /// Not a time of day.
    #[error("no time of day: {0}")]
    ClockTime(String),
    /// Not the name of a revision.
    #[error("no version: {0}")]
    Version(String),
    /// A share above the whole.
    #[error("no share of at most 100 percent: {0}")]
    Percent(u8),
}

impl ValueError {
    /// The error in a message of serde, without the position after it; none if the message is
    /// serde's own.
    pub fn in_message(message: &str) -> Option<Self> {
        let (what, found) = message.split_once(": ")?;
        match what {
            "no id" => Some(Self::Id(found.to_owned())),
            "no day" => Some(Self::Day(found.to_owned())),
            "no day of a year" => Some(Self::MonthDay(found.to_owned())),
            "no year from 1900 to 2199" => found.parse().ok().map(Self::Year),
            "no time of day" => Some(Self::ClockTime(found.to_owned())),
            "no version" => Some(Self::Version(found.to_owned())),
            "no share of at most 100 percent" => found.parse().ok().map(Self::Percent),
            _ => None,
        }
    }

    /// The fault of the value, as a sentence without a full stop.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Id(found) => say!(
                lang,
                "mã «{found}» không hợp lệ: cần 1 đến 64 ký tự trong a–z, A–Z, 0–9, dấu . _ -",
                "“{found}” is not an id: 1 to 64 of a–z, A–Z, 0–9 and the signs . _ - are needed"
            ),
            Self::Day(found) => say!(
                lang,
                "ngày «{found}» không có thật: cần năm-tháng-ngày, ví dụ 2019-03-15",
                "“{found}” is not a day that exists: year-month-day is needed, such as 2019-03-15"
            ),
            Self::MonthDay(found) => say!(
                lang,
                "«{found}» không phải tháng-ngày, ví dụ 11-01",
                "“{found}” is not month-day, such as 11-01"
            ),
            Self::Year(found) => say!(
                lang,
                "năm {found} không hợp lệ: cần từ 1900 đến 2199",
                "the year {found} is out of range: 1900 to 2199 is needed"
            ),
            Self::ClockTime(found) => say!(
                lang,
                "giờ «{found}» không hợp lệ: cần giờ:phút, ví dụ 07:30",
                "“{found}” is not a time of day: hour:minute is needed, such as 07:30"
            ),
            Self::Version(found) => {
                say!(
                    lang,
                    "phiên bản «{found}» không hợp lệ",
                    "“{found}” is not the name of a revision"
                )
            }
            Self::Percent(found) => {
                say!(lang, "{found}% lớn hơn 100%", "{found}% is more than 100%")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ClockTime, Day, RecordId, Version, Year};

    #[test]
    fn what_serde_says_of_a_refused_value_is_that_value_again() {
        let long = "9".repeat(99);
        fn of<T: serde::de::DeserializeOwned>(json: &str) -> Option<ValueError> {
            let said = serde_json::from_str::<T>(json).err()?.to_string();
            ValueError::in_message(said.split(" at line ").next()?)
        }
        assert_eq!(of::<RecordId>(r#""a: b""#), Some(ValueError::Id("a: b".into())));
        assert_eq!(of::<Day>(r#""2019-02-30""#), Some(ValueError::Day("2019-02-30".into())));
        assert_eq!(of::<Year>("1018"), Some(ValueError::Year(1018)));
        assert_eq!(of::<ClockTime>(r#""7 giờ""#), Some(ValueError::ClockTime("7 giờ".into())));
        assert_eq!(
            of::<Version>(&format!("{long:?}")),
            Some(ValueError::Version(long.chars().take(80).collect()))
        );
        assert_eq!(of::<Day>("7"), None, "serde speaks");
        for error in [ValueError::MonthDay("13-01".into()), ValueError::Percent(101)] {
            assert_eq!(ValueError::in_message(&error.to_string()), Some(error));
        }
    }

    #[test]
    fn each_error_has_a_sentence_in_either_language() {
        let found = || "x".to_owned();
        for error in [
            ValueError::Id(found()),
            ValueError::Day(found()),
            ValueError::MonthDay(found()),
            ValueError::Year(1),
            ValueError::ClockTime(found()),
            ValueError::Version(found()),
            ValueError::Percent(101),
        ] {
            let [vi, en] = Lang::ALL.map(|lang| error.text(lang));
            assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{error}");
            assert!(!vi.contains("{}") && !en.contains("{}"), "{error}");
        }
    }
}
