//! Problems of files and remarks on them, as data; their sentences are in the submodules.

mod fault;
mod fault_todo;
mod fault_what;
mod list;
mod place;
mod remark;
#[cfg(test)]
mod samples;
mod syntax;

use book::text::{Lang, say};

pub use fault::{Fault, Wanted};
pub use list::{List, list_name};
pub use place::Place;
pub use remark::Remark;

/// One problem of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place of the problem.
    pub place: Place,
    /// The fault found there.
    pub fault: Fault,
}

impl Problem {
    /// The whole message: the place, the problem and the remedy.
    pub fn text(&self, lang: Lang) -> String {
        format!("{}: {}. {}.", self.place_text(lang), self.what(lang), self.todo(lang))
    }

    /// The number of problems: one, or all that are not reported one by one.
    pub fn stands_for(&self) -> usize {
        if let Fault::AndMore { count } = self.fault { count } else { 1 }
    }

    /// The place in words.
    pub fn place_text(&self, lang: Lang) -> String {
        self.place.text(lang)
    }

    /// The problem in words.
    pub fn what(&self, lang: Lang) -> String {
        self.fault.what(lang)
    }

    /// The remedy in words.
    pub fn todo(&self, lang: Lang) -> String {
        self.fault.todo(lang)
    }
}

/// A remark on a file, and how often it applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The first place where it applies.
    pub place: Place,
    /// The number of places where it applies.
    pub count: usize,
    /// The remark.
    pub remark: Remark,
}

impl Notice {
    /// The message.
    pub fn text(&self, lang: Lang) -> String {
        let times = match self.count {
            0 | 1 => String::new(),
            count => say!(
                lang,
                " ({count} chỗ, đây là chỗ đầu tiên)",
                " ({count} places, this is the first)"
            ),
        };
        format!("{}: {}{times}.", self.place.text(lang), self.remark.text(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_two_sentences_in_either_language() {
        for fault in samples::faults() {
            for [vi, en] in
                [Lang::ALL.map(|lang| fault.what(lang)), Lang::ALL.map(|lang| fault.todo(lang))]
            {
                assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{fault:?}: {vi} / {en}");
                assert!(!vi.contains("{}") && !en.contains("{}"), "{fault:?}: {vi} / {en}");
            }
        }
    }

    #[test]
    fn each_remark_has_a_sentence_in_either_language() {
        for remark in samples::remarks() {
            let [vi, en] = Lang::ALL.map(|lang| remark.text(lang));
            assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{remark:?}: {vi} / {en}");
            assert!(!vi.contains("{}") && !en.contains("{}"), "{remark:?}: {vi} / {en}");
        }
    }
}
