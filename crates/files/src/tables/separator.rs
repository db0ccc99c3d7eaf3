//! What stands between the cells of a CSV file.

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `;`, where the comma is the decimal sign.
    Semicolon,
    /// A tab: what is copied from a spreadsheet.
    Tab,
    /// `,`.
    Comma,
}

impl Separator {
    /// All, the likelier first.
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
