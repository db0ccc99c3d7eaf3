//! The change of a figure against the period before, in the words of police reports.

use law::Figure;

use crate::value::{DOTS, two_digits};

/// `tăng 02 vụ (+16,7%) so với cùng kỳ`; `tương đương cùng kỳ`; after none, no percentage;
/// dots to fill in by hand where one is not known.
pub fn sentence(now: Figure, before: Figure, unit: &str) -> String {
    match now.exact().zip(before.exact()) {
        None => format!("{DOTS} so với cùng kỳ"),
        Some((now, before)) if now == before => "tương đương cùng kỳ".to_owned(),
        Some((now, before)) => format!("{} so với cùng kỳ", difference(now, before, Some(unit))),
    }
}

/// The same in a cell of a table: `+2 (+16,7%)`, `0`; `None` if one of them is unknown.
pub fn cell(now: Figure, before: Figure) -> Option<String> {
    let (now, before) = now.exact().zip(before.exact())?;
    let sign = if now > before { "+" } else { "-" };
    let share = percent(now, before).map(|share| format!(" ({share})")).unwrap_or_default();
    Some(if now == before {
        "0".to_owned()
    } else {
        format!("{sign}{}{share}", now.abs_diff(before))
    })
}

fn difference(now: u32, before: u32, unit: Option<&str>) -> String {
    let word = if now > before { "tăng" } else { "giảm" };
    let share = percent(now, before).map(|share| format!(" ({share})")).unwrap_or_default();
    let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{word} {}{unit}{share}", two_digits(now.abs_diff(before)))
}

/// The change as a percentage of the figure before, rounded to one decimal; none if that is 0.
fn percent(now: u32, before: u32) -> Option<String> {
    let tenths = (u64::from(now.abs_diff(before)) * 2000 + u64::from(before))
        .checked_div(u64::from(before) * 2)?;
    let sign = if now > before { "+" } else { "-" };
    let (whole, tenth) = (tenths / 10, tenths % 10);
    Some(if tenth == 0 { format!("{sign}{whole}%") } else { format!("{sign}{whole},{tenth}%") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::Origin;

    fn exact(count: u32) -> Figure {
        Figure { low: count, high: Some(count), origin: Origin::Incidents }
    }

    #[test]
    fn the_sentence_is_that_of_police_reports() {
        let vu = |now, before| sentence(exact(now), exact(before), "vụ");
        assert_eq!(vu(14, 12), "tăng 02 vụ (+16,7%) so với cùng kỳ");
        assert_eq!(vu(7, 14), "giảm 07 vụ (-50%) so với cùng kỳ");
        assert_eq!(vu(2, 2), "tương đương cùng kỳ");
        assert_eq!(vu(0, 0), "tương đương cùng kỳ");
        assert_eq!(vu(3, 0), "tăng 03 vụ so với cùng kỳ");
        assert_eq!(vu(0, 3), "giảm 03 vụ (-100%) so với cùng kỳ");
    }

    #[test]
    fn what_is_not_known_is_not_compared() {
        let open = Figure { high: None, ..exact(3) };
        assert_eq!(sentence(open, exact(1), "vụ"), "…… so với cùng kỳ");
        assert_eq!(cell(exact(1), open), None);
        assert_eq!(cell(exact(4), exact(6)).as_deref(), Some("-2 (-33,3%)"));
        assert_eq!(cell(exact(4), exact(0)).as_deref(), Some("+4"));
    }
}
