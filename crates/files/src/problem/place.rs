//! Places in a file.

use book::text::{Lang, Text, texts};

use super::list::{List, list_name};

texts! {
    LINE = "dòng", "line";
    WAITING = " (bản chờ xem lại)", " (revision to review)";
    CONDITION = "điều kiện", "condition";
    FIELD = "trường", "field";
}

/// The longest name to show, in bytes; longer ones are left out.
const LONGEST_NAME: usize = 100;

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// The name, or else the id, of the commune, district or province whose shard contains it.
    pub commune: String,
    /// The list that contains it.
    pub list: Option<List>,
    /// Whether the list holds revisions that wait for a person to choose.
    pub is_waiting: bool,
    /// The id of the unit or record.
    pub record: String,
    /// The name of the unit or model.
    pub name: String,
    /// The id of the condition, in a rule set.
    pub condition: String,
    /// The field's path inside the record, such as `points[3].unit`.
    pub field: String,
}

impl Place {
    /// The place in words: `so.json, dòng 12, Việt Thành, vụ việc «x1», trường «date»`.
    pub fn text(&self, lang: Lang) -> String {
        let quoted = |what: Text, found: &str| format!("{} «{found}»", what.to(lang));
        let mut parts = vec![self.file.clone()];
        parts.extend(self.line.map(|line| format!("{} {line}", LINE.to(lang))));
        parts.push(self.commune.clone());
        parts.extend(self.list.map(|list| self.item(list, lang)));
        if !self.condition.is_empty() {
            parts.push(quoted(CONDITION, &self.condition));
        }
        if !self.field.is_empty() {
            parts.push(quoted(FIELD, &self.field));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// The unit or record, described by its id and name.
    fn item(&self, list: List, lang: Lang) -> String {
        let mut item = list_name(list, lang).to_owned();
        if self.is_waiting {
            item.push_str(WAITING.to(lang));
        }
        if !self.record.is_empty() {
            item.push_str(&format!(" «{}»", self.record));
        }
        if (1..=LONGEST_NAME).contains(&self.name.len()) {
            item.push_str(&format!(" ({})", self.name));
        }
        item
    }
}
