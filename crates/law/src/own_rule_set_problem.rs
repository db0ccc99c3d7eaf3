//! The reasons for leaving out rule sets of a book.

use book::text::{Lang, say};

/// The most rule sets of its own that a book can use.
pub const MAX_OWN: usize = 100;

/// The reason why a rule set of a book was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnFault {
    /// It is not a rule set, or it needs a newer version of the program.
    #[error("cannot be read")]
    Unreadable,
    /// Another rule set has its id.
    #[error("the id of another rule set")]
    IdTaken,
    /// It asks for the standard that it judges itself, perhaps by way of other sets.
    #[error("asks for the standard that it judges")]
    Circle,
    /// The book has too many, perhaps from several desks together.
    #[error("more than {MAX_OWN} rule sets of its own")]
    TooMany,
}

/// A rule set of a book's frame that was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{id}: {fault}")]
pub struct OwnProblem {
    /// Its index in the frame's list.
    pub index: usize,
    /// The id that it gives, if any.
    pub id: String,
    /// The reason.
    pub fault: OwnFault,
}

impl OwnFault {
    /// The fault as a sentence, without the rule set's id.
    fn text(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable => say!(
                lang,
                "không đọc được: thiếu hoặc thừa trường, hoặc do bản Bình Yên mới hơn ghi",
                "cannot be read: a field is missing or unknown, or a newer Bình Yên wrote it"
            ),
            Self::IdTaken => {
                say!(lang, "mã của bộ quy định khác", "has the id of another rule set")
            }
            Self::Circle => say!(
                lang,
                "đòi chính tiêu chuẩn mà nó đánh giá",
                "asks for the standard that it judges"
            ),
            Self::TooMany => say!(
                lang,
                "sổ dùng nhiều nhất {MAX_OWN} bộ quy định riêng",
                "a book uses at most {MAX_OWN} rule sets of its own"
            ),
        }
    }
}

impl OwnProblem {
    /// The sentence in a language.
    pub fn text(&self, lang: Lang) -> String {
        format!("«{}»: {}", self.id, self.fault.text(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_a_sentence_in_either_language() {
        for fault in [OwnFault::Unreadable, OwnFault::IdTaken, OwnFault::Circle, OwnFault::TooMany]
        {
            let [vi, en] = Lang::ALL.map(|lang| fault.text(lang));
            assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{fault}");
            assert!(!vi.contains("{}") && !en.contains("{}"), "{fault}");
        }
    }
}
