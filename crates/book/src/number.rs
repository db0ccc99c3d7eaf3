//! Whole numbers as people write them.

/// Parses a whole number: `1234`, `1.234`, `1 234`.
pub fn whole_number(text: &str) -> Option<u64> {
    let groups: Vec<&str> = text.trim().split(['.', ' ', '\u{a0}']).collect();
    let (first, rest) = groups.split_first()?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // «1.5» is not a whole number: a group of three digits must follow a dot.
    let is_grouped =
        rest.is_empty() || first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    if !is_grouped || !groups.iter().all(|group| is_number(group)) {
        return None;
    }
    groups.concat().parse().ok()
}
