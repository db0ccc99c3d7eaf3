//! The script of a font: fonts of the old Vietnamese encodings show other letters than their texts
//! hold.

use super::Encoding;
use super::letters::upper;

/// The script in which a font shows letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Script {
    /// As Unicode means them.
    #[default]
    Unicode,
    /// As letters of an old encoding.
    Old(Encoding),
    /// As capitals of TCVN3, which has no codes of its own for them.
    Capitals,
}

impl Script {
    /// The script of a font, by its name: `.VnTime`, `.VnTimeH`, `VNI-Times`.
    pub fn of_font(name: &str) -> Self {
        let starts = |with: &str| {
            name.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
        };
        if starts(".Vn") {
            if name.ends_with('H') { Self::Capitals } else { Self::Old(Encoding::Tcvn3) }
        } else if starts("VNI-") || starts("VNI ") {
            Self::Old(Encoding::Vni)
        } else {
            Self::Unicode
        }
    }

    /// The text that the font shows; `None` if it shows what the text says.
    pub fn shown(self, text: &str) -> Option<String> {
        let shown = match self {
            Self::Unicode => return None,
            Self::Old(encoding) => encoding.converted(text),
            Self::Capitals => upper(&Encoding::Tcvn3.converted(text)),
        };
        (shown != text).then_some(shown)
    }
}

/// A text with the scripts of its parts; a part without one has that of its cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Runs(Vec<(Option<Script>, String)>);

impl Runs {
    /// A text in one font, that of its cell.
    pub fn plain(text: String) -> Self {
        Self(vec![(None, text)])
    }

    /// Adds a part.
    pub fn push(&mut self, script: Option<Script>, text: String) {
        if !text.is_empty() {
            self.0.push((script, text));
        }
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.is_empty())
    }

    /// The text that a cell with this script shows, and whether a part of it was converted.
    pub fn shown(&self, cell: Script) -> (String, bool) {
        let mut is_converted = false;
        let parts = self.0.iter().map(|(script, text)| match script.unwrap_or(cell).shown(text) {
            Some(shown) => {
                is_converted = true;
                shown
            }
            None => text.clone(),
        });
        let whole = parts.collect::<Vec<_>>().concat();
        (whole, is_converted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_tells_which_letters_are_shown() {
        for (font, text, shown) in [
            (".VnTime", "§ång B\u{ad}ëi", "Đồng Bưởi"),
            (".VnTimeH", "tæng céng 5", "TỔNG CỘNG 5"),
            (".vnArial Narrow", "Hé", "Hộ"),
            ("VNI-Times", "Truùc Ñình", "Trúc Đình"),
            ("Times New Roman", "ViÖt Thµnh", "ViÖt Thµnh"),
            // Typed in Unicode, although the cell still has an old font.
            (".VnTime", "Hòa Bình", "Hòa Bình"),
            (".VnTime", "Hà, xã đã kiểm tra", "Hà, xã đã kiểm tra"),
            ("VNI-Times", "Đồng Bưởi", "Đồng Bưởi"),
        ] {
            let read = Script::of_font(font).shown(text).unwrap_or_else(|| text.to_owned());
            assert_eq!(read, shown, "{font}");
        }
    }

    #[test]
    fn each_part_of_a_text_has_its_own_font() {
        let mut runs = Runs::plain("Xã ".to_owned());
        runs.push(Some(Script::of_font(".VnTime")), "ViÖt Thµnh".to_owned());
        assert_eq!(runs.shown(Script::Unicode), ("Xã Việt Thành".to_owned(), true));
        assert_eq!(
            Runs::plain("§ång".to_owned()).shown(Script::Unicode),
            ("§ång".to_owned(), false)
        );
    }
}
