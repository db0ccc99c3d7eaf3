//! Reasons for refusing a change of a book.

use super::{RecordId, UnitId};
use crate::text::{Lang, Text, say};

/// The reason for refusing a change. The book does not change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The book does not have the unit.
    #[error("no unit {0} in the book")]
    UnknownUnit(UnitId),
    /// The book does not have the unit's parent, or the parent cannot have such a unit.
    #[error("no unit in the book that {0} can be below")]
    NoParent(UnitId),
    /// The unit would leave its own part of the book, or get one, together with its records.
    #[error("{0} cannot change between administrative units and those within a commune")]
    OtherLevel(UnitId),
    /// Units below it, perhaps in a revision that waits for review, cannot be below a unit of the
    /// new kind.
    #[error("units below {0} cannot be below its new kind")]
    HoldsOthers(UnitId),
    /// The book does not have the record.
    #[error("no record {0} in the book")]
    UnknownRecord(RecordId),
}

impl EditError {
    /// The reason and the remedy, in sentences.
    pub fn text(&self, lang: Lang) -> String {
        let text = match self {
            Self::UnknownUnit(id) => {
                return say!(
                    lang,
                    "Sổ không có đơn vị «{id}». Hãy chọn một đơn vị trong danh sách.",
                    "The book has no unit “{id}”. Choose one of the list."
                );
            }
            Self::NoParent(_) => Text::new(
                "Hãy chọn đơn vị cấp trên: khu dân cư, cơ quan, doanh nghiệp và cơ sở giáo dục \
                 thuộc một xã.",
                "Choose the unit above: hamlets, agencies, enterprises and schools belong to a \
                 commune.",
            ),
            Self::OtherLevel(_) => Text::new(
                "Đơn vị hành chính không đổi được thành đơn vị trong xã, cũng như ngược lại. Hãy \
                 thêm đơn vị mới.",
                "An administrative unit cannot become a unit within a commune, nor the other way \
                 round. Add a new unit.",
            ),
            Self::HoldsOthers(_) => Text::new(
                "Còn đơn vị bên dưới không thể thuộc loại đơn vị mới. Hãy chuyển hoặc xem lại các \
                 đơn vị đó trước.",
                "Units below it cannot be below a unit of the new kind. Move or review them first.",
            ),
            Self::UnknownRecord(_) => {
                Text::new("Mục này không còn trong sổ.", "This record is no longer in the book.")
            }
        };
        text.to(lang).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_has_a_sentence_in_either_language() {
        let unit = || UnitId::new("u1").unwrap();
        for error in [
            EditError::UnknownUnit(unit()),
            EditError::NoParent(unit()),
            EditError::OtherLevel(unit()),
            EditError::HoldsOthers(unit()),
            EditError::UnknownRecord(RecordId::new("r1").unwrap()),
        ] {
            let [vi, en] = Lang::ALL.map(|lang| error.text(lang));
            assert!(vi.ends_with('.') && en.ends_with('.') && vi != en, "{error}: {vi} / {en}");
        }
        let unknown = EditError::UnknownUnit(unit()).text(Lang::Vi);
        assert_eq!(unknown, "Sổ không có đơn vị «u1». Hãy chọn một đơn vị trong danh sách.");
    }
}
