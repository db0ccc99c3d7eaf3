//! Recovers files that a mail program quoted, with `>` at the beginning of each line.

use std::borrow::Cow;

/// Removes the quote marks of a mail program, and what it wrote above and below the file. A file
/// without quoted lines is returned as it is.
pub fn unquoted(bytes: &[u8]) -> Cow<'_, [u8]> {
    quotation(bytes).map_or(Cow::Borrowed(bytes), |text| Cow::Owned(text.into_bytes()))
}

/// Removes the byte order mark that some editors write.
pub fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes)
}

fn quotation(bytes: &[u8]) -> Option<String> {
    // A file usually begins with a brace or a seal, perhaps after a byte order mark. Then there is
    // no need to search it.
    let bytes = unmarked(bytes);
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    if matches!(bytes.get(start), Some(b'{' | b'[' | b'B')) {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lines = text.lines().skip_while(|line| !begins(line)).peekable();
    let depth = depth(lines.peek()?);
    let mut found = String::new();
    for line in lines {
        match taken(line, depth) {
            Some(rest) => found.push_str(rest),
            None if line.trim().is_empty() => (),
            None => break,
        }
        found.push('\n');
    }
    Some(found)
}

/// Whether a line is quoted and begins one of our files.
fn begins(line: &str) -> bool {
    depth(line) > 0
        && taken(line, depth(line))
            .is_some_and(|rest| rest.starts_with('{') || rest.starts_with(super::SEAL))
}

/// The quoting depth of a line: `> > x` has two.
fn depth(line: &str) -> usize {
    line.chars().take_while(|c| matches!(c, '>' | ' ')).filter(|c| *c == '>').count()
}

/// Removes `depth` quote marks from a line, each with the space after it.
fn taken(line: &str, depth: usize) -> Option<&str> {
    let mut rest = line.trim_start();
    for _ in 0..depth {
        rest = rest.strip_prefix('>')?;
        rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        String::from_utf8(unquoted(text.as_bytes()).into_owned()).unwrap()
    }

    #[test]
    fn quoted_files_are_read_as_they_were() {
        assert_eq!(read("> {\n>   \"a\": 1\n> }\n"), "{\n  \"a\": 1\n}\n");
        assert_eq!(
            read("Ngày 3/5, anh An viết:\n> > {\n>> \"a\": \"> b\"\n> > }\n\nChào anh"),
            "{\n\"a\": \"> b\"\n}\n\n"
        );
        assert_eq!(read(">BINHYEN-SEAL 1\n>kdf: x\n>\n> abc\n"), "BINHYEN-SEAL 1\nkdf: x\n\nabc\n");
    }

    #[test]
    fn what_is_not_quoted_stays_as_it_is() {
        for text in [
            "{\"a\": \"\\n> b\"}",
            "BINHYEN-SEAL 1\n> x",
            "\u{feff}BINHYEN-SEAL 1\n>{",
            "thư\n> chào",
            "",
            "   ",
            ">",
            "> > >\n>",
        ] {
            assert_eq!(read(text), text);
        }
    }
}
