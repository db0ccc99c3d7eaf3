//! The values of a template's fields. A value that the book does not have is printed as dots to fill
//! in by hand, never as 0.

use law::Figure;

/// Room to write a figure or name by hand that the book does not have.
pub const DOTS: &str = "……";

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The book does not say.
    Missing,
    /// A number.
    Count {
        /// The lower bound.
        low: u32,
        /// Whether the lower bound is the exact number.
        is_exact: bool,
    },
    /// Words.
    Text(String),
    /// One of the cases that a template can tell apart.
    Case(&'static str),
}

impl Value {
    /// A number that is known.
    pub fn count(count: usize) -> Self {
        Self::Count { low: u32::try_from(count).unwrap_or(u32::MAX), is_exact: true }
    }

    /// A number of entered records. If none was entered, the number is unknown.
    pub fn entered(count: usize) -> Self {
        if count == 0 { Self::Missing } else { Self::count(count) }
    }

    /// Text; blank text is missing.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Missing } else { Self::Text(text) }
    }

    /// Text that may be absent.
    pub fn given(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Missing, Self::text)
    }

    /// A number that may be absent.
    pub fn given_count(count: Option<u32>) -> Self {
        count.map_or(Self::Missing, |low| Self::Count { low, is_exact: true })
    }

    /// A sum. If an addend is blank, the sum is only a lower bound; without any, it is missing.
    pub fn sum(parts: impl Iterator<Item = Option<u32>>) -> Self {
        let parts: Vec<_> = parts.collect();
        let low = parts.iter().flatten().fold(0_u32, |sum, part| sum.saturating_add(*part));
        let is_exact = parts.iter().all(Option::is_some);
        if parts.is_empty() { Self::Missing } else { Self::Count { low, is_exact } }
    }

    /// The case of a template that this value selects.
    pub fn case(&self) -> &'static str {
        match self {
            Self::Missing | Self::Count { low: 0, is_exact: false } => "missing",
            Self::Count { low: 0, is_exact: true } => "none",
            Self::Count { low: 1, is_exact: true } => "one",
            Self::Count { .. } => "many",
            Self::Text(_) => "given",
            Self::Case(name) => name,
        }
    }

    /// The value in a sentence. Numbers have at least two digits, as papers write them.
    pub fn in_sentence(&self) -> String {
        match self {
            Self::Count { low, is_exact } => bounded(*low, *is_exact, two_digits(*low)),
            Self::Text(text) => text.clone(),
            Self::Missing | Self::Case(_) => DOTS.to_owned(),
        }
    }

    /// The value in a cell of a table.
    pub fn in_cell(&self) -> String {
        match self {
            Self::Count { low, is_exact } => bounded(*low, *is_exact, grouped(*low)),
            Self::Text(text) => text.clone(),
            Self::Missing | Self::Case(_) => DOTS.to_owned(),
        }
    }
}

impl From<Figure> for Value {
    fn from(figure: Figure) -> Self {
        Self::Count { low: figure.low, is_exact: figure.exact().is_some() }
    }
}

/// A number of which only the lower bound is known; dots if that is 0.
fn bounded(low: u32, is_exact: bool, written: String) -> String {
    match (low, is_exact) {
        (_, true) => written,
        (0, false) => DOTS.to_owned(),
        (_, false) => format!("ít nhất {written}"),
    }
}

/// `02`, `14`, `1.234`.
pub fn two_digits(count: u32) -> String {
    if count < 10 { format!("0{count}") } else { grouped(count) }
}

/// A number with a point as the thousands separator.
pub fn grouped(count: u32) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_papers_write_them() {
        assert_eq!(
            [0, 2, 14, 1234, 1_234_567].map(two_digits),
            ["00", "02", "14", "1.234", "1.234.567"]
        );
    }

    #[test]
    fn what_is_not_known_is_dots_and_never_a_zero() {
        let open = |low| Value::Count { low, is_exact: false };
        assert_eq!(open(0).in_sentence(), DOTS);
        assert_eq!(open(0).case(), "missing");
        assert_eq!(open(3).in_sentence(), "ít nhất 03");
        assert_eq!(open(3).in_cell(), "ít nhất 3");
        assert_eq!(Value::entered(0), Value::Missing);
        assert_eq!(Value::text("  "), Value::Missing);
        assert_eq!([0, 1, 2].map(|count| Value::count(count).case()), ["none", "one", "many"]);
    }
}
