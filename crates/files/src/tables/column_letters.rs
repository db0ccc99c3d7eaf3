//! The letters of a spreadsheet's columns.

/// The letters of a column counted from 0: A to Z, AA …
pub fn letters(column: usize) -> String {
    let (before, last) = (column / 26, (column % 26) as u8);
    let letter = char::from(b'A' + last);
    if before == 0 { letter.into() } else { letters(before - 1) + letter.encode_utf8(&mut [0; 4]) }
}
