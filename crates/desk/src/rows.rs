//! Added and removed rows of a list.

/// Returns the rows of `some` that `others` lacks.
pub fn without(some: &[String], others: &[String]) -> Vec<String> {
    let mut others: Vec<&String> = others.iter().collect();
    let is_new = |row: &&String| match others.iter().position(|other| other == row) {
        Some(at) => {
            others.remove(at);
            false
        }
        None => true,
    };
    some.iter().filter(is_new).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_rows_only_those_that_are_too_many_came_or_went() {
        let rows = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        assert_eq!(without(&rows("aabc"), &rows("acd")), rows("ab"));
        assert!(without(&rows("ab"), &rows("ba")).is_empty());
    }
}
