//! The separator between the cells of a CSV file.

/// A separator between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `;`, used where the comma is the decimal separator.
    Semicolon,
    /// A tab, as in cells copied from a spreadsheet.
    Tab,
    /// `,`.
    Comma,
}

impl Separator {
    /// All separators, the likeliest first.
    pub const ALL: [Self; 3] = [Self::Semicolon, Self::Tab, Self::Comma];

    /// The character.
    pub fn char(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Comma => ',',
        }
    }
}
