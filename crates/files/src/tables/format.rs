//! Number formats of workbooks: how a stored number is shown in a Vietnamese sheet.
//!
//! A number keeps its value, without the separators and the rounding of its format. But a format
//! that makes a code, a share, a day or a time of it is followed: `00000` shows 04498, and a format
//! without a day shows none.

use super::serial::{self, Epoch};

/// The effect of a format on a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// The number itself.
    #[default]
    Number,
    /// A code with leading zeros.
    Code(Vec<Slot>),
    /// A share in per cent.
    Share,
    /// A day, a time, or parts of them.
    Time(Parts),
}

/// A part of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// A digit, 0 if the number has none.
    Zero,
    /// A digit, if the number has one.
    Digit,
    /// A letter between the digits.
    Letter(char),
}

/// The parts of a day and time that a format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub day: bool,
    pub month: bool,
    pub year: bool,
    pub time: bool,
    pub seconds: bool,
    /// Whether hours are counted beyond a day.
    pub elapsed: bool,
}

/// A piece of a format's code outside of quotes.
enum Piece {
    Sign(char),
    Letter(char),
    Bracket(String),
}

/// The pieces of the section for positive numbers.
fn pieces(code: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut letters = code.chars();
    while let Some(c) = letters.next() {
        match c {
            ';' => break,
            '"' => pieces.extend(letters.by_ref().take_while(|&c| c != '"').map(Piece::Letter)),
            '[' => {
                pieces.push(Piece::Bracket(letters.by_ref().take_while(|&c| c != ']').collect()))
            }
            '\\' => pieces.extend(letters.next().map(Piece::Letter)),
            '_' | '*' => drop(letters.next()),
            c => pieces.push(Piece::Sign(c.to_ascii_lowercase())),
        }
    }
    pieces
}

impl NumberFormat {
    /// The meaning of a format's code, such as `dd/mm/yyyy`.
    pub fn of(code: &str) -> Self {
        if code.eq_ignore_ascii_case("general") {
            return Self::Number;
        }
        let pieces = pieces(code);
        let has = |of: &[char]| {
            pieces.iter().any(|piece| matches!(piece, Piece::Sign(c) if of.contains(c)))
        };
        let is_elapsed = |piece: &Piece| matches!(piece, Piece::Bracket(inside) if matches!(inside.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss"));
        let elapsed = pieces.iter().any(is_elapsed);
        if elapsed || has(&['d', 'm', 'y', 'h']) {
            let parts = Parts {
                day: has(&['d']),
                month: shows_month(&pieces),
                year: has(&['y']),
                time: elapsed || has(&['h', 's']),
                seconds: has(&['s']),
                elapsed,
            };
            return Self::Time(parts);
        }
        if has(&['%']) { Self::Share } else { code_of(&pieces) }
    }

    /// The meaning of a format that workbooks have without saying its code.
    pub fn built_in(id: u32) -> Self {
        match id {
            9 | 10 => Self::Share,
            14 | 15 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::of("dd/mm/yyyy"),
            16 => Self::of("dd/mm"),
            17 => Self::of("mm/yyyy"),
            18 | 20 | 32..=35 | 55 | 56 => Self::of("h:mm"),
            19 | 21 | 45 | 47 => Self::of("h:mm:ss"),
            22 => Self::of("dd/mm/yyyy h:mm"),
            46 => Self::of("[h]:mm:ss"),
            _ => Self::Number,
        }
    }

    /// The text that shows a number.
    pub fn shown(&self, number: f64, epoch: Epoch) -> String {
        match self {
            Self::Time(parts) => time(number, *parts, epoch).unwrap_or_else(|| plain(number)),
            Self::Share => [&plain(number * 100.0), "%"].concat(),
            Self::Code(parts) if number.abs() < 1e15 => code(number, parts),
            Self::Code(_) | Self::Number => plain(number),
        }
    }
}

/// Whether a code shows months: an m that is not beside hours or seconds is one.
fn shows_month(pieces: &[Piece]) -> bool {
    let mut signs: Vec<char> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Sign(c) if matches!(c, 'd' | 'm' | 'y' | 'h' | 's') => Some(*c),
            Piece::Bracket(inside) => {
                inside.chars().next().filter(|c| matches!(c, 'h' | 'H')).map(|_| 'h')
            }
            _ => None,
        })
        .collect();
    signs.dedup();
    signs.iter().enumerate().any(|(at, sign)| {
        let beside = |at: Option<usize>| at.and_then(|at| signs.get(at)).copied();
        *sign == 'm' && beside(at.checked_sub(1)) != Some('h') && beside(Some(at + 1)) != Some('s')
    })
}

/// A code with at least two digits that are always shown, such as `00000` or `000-000`.
fn code_of(pieces: &[Piece]) -> NumberFormat {
    let mut parts = Vec::new();
    for piece in pieces {
        parts.push(match piece {
            Piece::Sign('0') => Slot::Zero,
            Piece::Sign('#' | '?') => Slot::Digit,
            Piece::Sign(c @ ('-' | ' ' | '/' | '(' | ')')) | Piece::Letter(c) => Slot::Letter(*c),
            Piece::Bracket(_) => continue,
            Piece::Sign(_) => return NumberFormat::Number,
        });
    }
    let zeros = parts.iter().filter(|part| **part == Slot::Zero).count();
    if zeros > 1 { NumberFormat::Code(parts) } else { NumberFormat::Number }
}

fn code(number: f64, parts: &[Slot]) -> String {
    let whole = format!("{:.0}", number.abs());
    let mut digits = whole.chars().rev();
    let mut shown = Vec::new();
    let mut left = parts.iter().filter(|part| !matches!(part, Slot::Letter(_))).count();
    for part in parts.iter().rev() {
        if let Slot::Letter(letter) = part {
            shown.push(*letter);
            continue;
        }
        left -= 1;
        match (digits.next(), part) {
            (Some(digit), _) => shown.push(digit),
            (None, Slot::Zero) => shown.push('0'),
            (None, _) => (),
        }
        if left == 0 {
            shown.extend(digits.by_ref());
        }
    }
    if number < 0.0 {
        shown.push('-');
    }
    shown.iter().rev().collect()
}

/// A number with a decimal comma. A sheet keeps fifteen digits.
pub(super) fn plain(number: f64) -> String {
    if number.abs() >= 1e15 {
        return number.to_string();
    }
    let text = format!("{number:.9}");
    let text = text.trim_end_matches('0').trim_end_matches('.').replace('.', ",");
    if text == "-0" { "0".to_owned() } else { text }
}

/// The day and time of a number; `None` if it means none.
fn time(number: f64, parts: Parts, epoch: Epoch) -> Option<String> {
    if !(0.0..3_000_000.0).contains(&number) {
        return None;
    }
    let seconds = (number * 86_400.0).round() as u64;
    let clock = clock(seconds, parts);
    // A number below 1 is a time of day. It could also mean the first day of the epoch, which no
    // register has.
    if parts.elapsed || number < 1.0 {
        return Some(clock);
    }
    let day = serial::day((seconds / 86_400) as f64, epoch)?;
    Some(match parts {
        Parts { day: true, time: true, .. } if !seconds.is_multiple_of(86_400) => {
            format!("{day} {clock}")
        }
        Parts { day: true, .. } => day.to_string(),
        Parts { month: true, .. } => format!("{}/{}", day.month(), day.year().number()),
        Parts { year: true, .. } => day.year().number().to_string(),
        _ => clock,
    })
}

/// A time of day, cut and not rounded: 08:30:45 is within 08:30.
fn clock(seconds: u64, parts: Parts) -> String {
    let hours = seconds / 3600;
    let hours = if parts.elapsed { hours } else { hours % 24 };
    let shown = format!("{hours:02}:{:02}", seconds / 60 % 60);
    match seconds % 60 {
        rest @ 1.. if parts.seconds => format!("{shown}:{rest:02}"),
        _ => shown,
    }
}

/// The day and time of text in ISO form, such as `2019-03-15T08:30:00`; other text stays.
pub(super) fn iso(text: &str) -> String {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let Ok(day) = book::Day::parse(day) else { return text.to_owned() };
    let time = time.get(..8).unwrap_or(time).trim_end_matches('Z');
    let time = time.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(time);
    if matches!(time, "" | "00:00") { day.to_string() } else { format!("{day} {time}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(number: f64, code: &str) -> String {
        NumberFormat::of(code).shown(number, Epoch::Year1900)
    }

    #[test]
    fn numbers_are_shown_as_a_vietnamese_sheet_shows_them() {
        for (number, code, text) in [
            (1234.5, "General", "1234,5"),
            (1000.0, "#,##0", "1000"),
            (0.1, "0.00", "0,1"),
            (0.300_000_000_000_000_04, "General", "0,3"),
            (-7.0, "General", "-7"),
            (449_801.0, "00000000", "00449801"),
            (4498.0, "00000", "04498"),
            (123_456_789.0, "000-000", "123456-789"),
            (7.0, "\"HD-\"000", "HD-007"),
            (7.0, "0", "7"),
            (0.5, "0%", "50%"),
            (0.125, "0.00%", "12,5%"),
            (3.0, "0 \"vụ\"", "3"),
        ] {
            assert_eq!(shown(number, code), text, "{number} {code}");
        }
    }

    #[test]
    fn days_and_times_are_shown_with_the_parts_that_their_format_has() {
        for (number, code, text) in [
            (43_539.0, "dd/mm/yyyy", "15/03/2019"),
            (43_539.75, "dd/mm/yyyy hh:mm", "15/03/2019 18:00"),
            (43_539.75, "dd/mm/yyyy", "15/03/2019"),
            (43_539.0, "[$-42A]d\\ mmmm", "15/03/2019"),
            (43_647.0, "\"Tháng\" m/yyyy", "7/2019"),
            (43_647.0, "mmm\\-yy", "7/2019"),
            (43_647.0, "yyyy", "2019"),
            (0.5, "h:mm", "12:00"),
            (0.354_687_5, "h:mm", "08:30"),
            (0.354_687_5, "h:mm:ss", "08:30:45"),
            (0.999_988_425_925_926, "h:mm", "23:59"),
            (0.354_166_666_666_667, "h:mm:ss", "08:30"),
            (1.0625, "[h]:mm", "25:30"),
            (43_539.999_988_4, "dd/mm/yyyy h:mm:ss", "15/03/2019 23:59:59"),
            (1e300, "dd/mm/yyyy", &1e300_f64.to_string()),
        ] {
            assert_eq!(shown(number, code), text, "{number} {code}");
        }
        let day = NumberFormat::built_in(14);
        assert_eq!(day.shown(42_077.0, Epoch::Year1904), "15/03/2019");
    }

    #[test]
    fn a_format_shows_a_day_by_its_letters_outside_of_quotes() {
        for code in ["#,##0", "0.00", "\"ngày\" 0", "[Red]0", "0\\d", "@", "General"] {
            assert_eq!(NumberFormat::of(code), NumberFormat::Number, "{code}");
        }
    }

    #[test]
    fn iso_text_is_shown_as_a_day() {
        for (text, shown) in [
            ("2019-03-15", "15/03/2019"),
            ("2019-03-15T00:00:00", "15/03/2019"),
            ("2019-03-15T18:05:00.000", "15/03/2019 18:05"),
            ("2019-03-15T18:05:30Z", "15/03/2019 18:05:30"),
            ("chữ", "chữ"),
        ] {
            assert_eq!(iso(text), shown);
        }
    }
}
