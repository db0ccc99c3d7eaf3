//! The sentences about what a copy changed, in both languages.

use serde_json::Value;

use super::conditions::{Condition, Name, names};
use super::differences::{ConditionList, Difference};
use super::names::{reading_name, unit_kind_name};
use book::text::{Lang, Text, say};
use book::{Catalogue, Day, KindCode, KindGroup};

impl Difference {
    /// The difference as a sentence without a full stop.
    pub fn text(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let words = Words { catalogue, lang };
        let named =
            |condition: &Condition| [&condition.clause, ": ", condition.text.get(lang)].concat();
        match self {
            Self::Added { list, condition } => {
                let (list, named) = (list_name(*list).to(lang), named(condition));
                say!(lang, "thêm {list} {named}", "adds a {list} {named}")
            }
            Self::Removed { list, condition } => {
                let (list, named) = (list_name(*list).to(lang), named(condition));
                say!(lang, "bỏ {list} {named}", "leaves out the {list} {named}")
            }
            Self::Changed { condition, path, from, to } => {
                let place = condition
                    .as_ref()
                    .map(|condition| [&condition.clause, ": "].concat())
                    .unwrap_or_default();
                [place, words.change(path, from.as_ref(), to.as_ref())].concat()
            }
        }
    }
}

const fn list_name(list: ConditionList) -> Text {
    match list {
        ConditionList::Conditions => Text::new("điều kiện", "condition"),
        ConditionList::Warnings => Text::new("dấu hiệu cảnh báo", "warning"),
        ConditionList::Targets => Text::new("mục tiêu", "target"),
    }
}

struct Words<'a> {
    catalogue: &'a Catalogue,
    lang: Lang,
}

impl Words<'_> {
    fn change(&self, path: &[String], from: Option<&Value>, to: Option<&Value>) -> String {
        let what = self.what(path);
        let test = path.get(1).map_or("", String::as_str);
        let name =
            path.iter().rfind(|name| name.parse::<usize>().is_err()).map_or("", String::as_str);
        let value = |value: &Value| self.value(test, name, value);
        let lang = self.lang;
        match (from.map(value), to.map(value)) {
            (Some(from), Some(to)) => say!(
                lang,
                "{what} đổi từ «{from}» thành «{to}»",
                "{what} changed from “{from}” to “{to}”"
            ),
            (None, Some(to)) => say!(lang, "thêm {what}: «{to}»", "{what} added: “{to}”"),
            (Some(from), None) => say!(lang, "bỏ {what}: «{from}»", "{what} left out: “{from}”"),
            (None, None) => what,
        }
    }

    /// The name of the member at a path, such as "hạn quyết định (thẩm quyền 2)". List items count
    /// from 1.
    fn what(&self, path: &[String]) -> String {
        let names: Vec<&str> =
            path.iter().filter(|name| name.parse::<usize>().is_err()).map(String::as_str).collect();
        let label =
            label(&names).map_or_else(|| names.join("."), |label| label.to(self.lang).to_owned());
        let item = path.windows(2).find_map(|pair| match pair {
            [list, item] => {
                Some(format!(" ({} {})", self.label_in(&[list]), item.parse::<usize>().ok()? + 1))
            }
            _ => None,
        });
        label + &item.unwrap_or_default()
    }

    fn value(&self, test: &str, name: &str, value: &Value) -> String {
        match value {
            Value::Bool(true) => say!(self.lang, "có", "yes"),
            Value::Bool(false) => say!(self.lang, "không", "no"),
            Value::Null => String::new(),
            Value::Number(number) if is_percent(test, name) => format!("{number}%"),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.word(name, text),
            Value::Array(items) => {
                items.iter().map(|item| self.value(test, name, item)).collect::<Vec<_>>().join(", ")
            }
            Value::Object(members) if name == "requires" => {
                members.iter().map(|(test, body)| self.test(test, body)).collect()
            }
            Value::Object(members) => {
                let member = |(name, value): (&String, &Value)| match name.as_str() {
                    "vi" if self.lang == Lang::En => None,
                    "en" if self.lang == Lang::Vi => None,
                    "vi" | "en" => Some(self.value(test, name, value)),
                    _ => Some(
                        [self.label_in(&[name]), " ".to_owned(), self.value(test, name, value)]
                            .concat(),
                    ),
                };
                members.iter().filter_map(member).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// A test with its members: `số mô hình đang duy trì (ít nhất 3; loại camera)`.
    fn test(&self, name: &str, body: &Value) -> String {
        let test = self.label_in(&[name]);
        let members = body.as_object().into_iter().flatten();
        let members = members.map(|(member, value)| {
            [&self.label_in(&[name, member]), " ", &self.value(name, member, value)].concat()
        });
        let members = members.collect::<Vec<_>>().join("; ");
        if members.is_empty() { test } else { format!("{test} ({members})") }
    }

    fn label_in(&self, names: &[&str]) -> String {
        label(names).map_or_else(
            || names.last().copied().unwrap_or_default().to_owned(),
            |label| label.to(self.lang).to_owned(),
        )
    }

    /// A word of the rule language, a day or a code of the catalogue in words. A person's text
    /// stays as it is.
    fn word(&self, name: &str, text: &str) -> String {
        if matches!(name, "vi" | "en" | "clause" | "name" | "url" | "follows") {
            return text.to_owned();
        }
        if let Ok(day) = Day::parse(text) {
            return day.to_string();
        }
        if let Some((month, day)) =
            text.split_once('-').filter(|_| matches!(name, "from" | "to" | "due"))
        {
            return [day, "/", month].concat();
        }
        let quoted = ["\"", text, "\""].concat();
        if name == "reading" {
            return serde_json::from_str(&quoted).map_or_else(
                |_| text.to_owned(),
                |reading| reading_name(reading, self.lang).to_owned(),
            );
        }
        if matches!(name, "applies_to" | "of") {
            return serde_json::from_str(&quoted).map_or_else(
                |_| text.to_owned(),
                |kind| unit_kind_name(kind, self.lang).to_owned(),
            );
        }
        let mut values = VALUES.iter().chain(names().into_iter().flat_map(|names| names.values));
        if let Some(value) = values.find(|value| value.word == text) {
            return value.text.to(self.lang).to_owned();
        }
        let code = KindCode::new(text).ok();
        let kind = code.and_then(|code| {
            KindGroup::ALL.iter().find_map(|&group| self.catalogue.get(group, &code))
        });
        kind.map_or_else(|| text.to_owned(), |kind| kind.label.get(self.lang).to_owned())
    }
}

fn is_percent(test: &str, member: &str) -> bool {
    names().into_iter().any(|names| names.test == test && names.percents.contains(&member))
}

/// The name of the member at a path, found by its last parts.
fn label(path: &[&str]) -> Option<Text> {
    let (last, before) = path.split_last()?;
    let parent = before.last().copied().unwrap_or_default();
    let members = || MEMBERS.iter().chain(names().into_iter().flat_map(|names| names.members));
    let within = |parent: &str| {
        members().find(|name| name.within == parent && name.word == *last).map(|name| name.text)
    };
    Some(parent).filter(|parent| !parent.is_empty()).and_then(within).or_else(|| within(""))
}

/// The names of members of rule sets and conditions. Tests define the names of theirs.
const MEMBERS: &[Name] = &[
    Name::within("in_force", "from", "ngày bắt đầu hiệu lực", "first day in force"),
    Name::within("in_force", "to", "ngày cuối hiệu lực", "last day in force"),
    Name::within("window", "from", "ngày đầu của kỳ đánh giá", "first day of the window"),
    Name::within("window", "to", "ngày cuối của kỳ đánh giá", "last day of the window"),
    Name::within("text", "vi", "lời văn", "Vietnamese wording"),
    Name::within("text", "en", "lời văn tiếng Anh", "wording"),
    Name::within("text", "verified", "dấu «đã đối chiếu nguyên văn»", "mark “wording seen”"),
    Name::within(
        "regional",
        "regions",
        "vùng theo giá trị riêng",
        "regions with values of their own",
    ),
    Name::within("note", "vi", "ghi chú", "note in Vietnamese"),
    Name::within("note", "en", "ghi chú tiếng Anh", "note"),
    Name::within("notes", "vi", "ghi chú của bộ", "note of the set in Vietnamese"),
    Name::within("notes", "en", "ghi chú của bộ bằng tiếng Anh", "note of the set"),
    Name::within("draft", "vi", "lời về dự thảo", "word on the draft in Vietnamese"),
    Name::within("draft", "en", "lời về dự thảo bằng tiếng Anh", "word on the draft"),
    Name::within("who", "vi", "cơ quan quyết định", "office that decides, in Vietnamese"),
    Name::within("who", "en", "cơ quan quyết định (tiếng Anh)", "office that decides"),
    Name::within("authorities", "clause", "căn cứ của thẩm quyền", "clause on who decides"),
    Name::within(
        "authorities",
        "verified",
        "dấu đã đối chiếu của thẩm quyền",
        "mark that the authority was seen",
    ),
    Name::within("source", "name", "tên nguồn", "name of the source"),
    Name::within("name", "vi", "tên ngắn", "short name in Vietnamese"),
    Name::within("name", "en", "tên ngắn bằng tiếng Anh", "short name"),
    Name::within("label", "vi", "tên loại", "class in Vietnamese"),
    Name::within("label", "en", "tên loại bằng tiếng Anh", "class"),
    Name::within("classes", "from", "điểm tối thiểu của loại", "fewest points of the class"),
    Name::of("standard", "tiêu chuẩn", "standard"),
    Name::of("applies_to", "đơn vị áp dụng", "units judged"),
    Name::of("except", "không tính", "left out"),
    Name::of("in_force", "thời gian hiệu lực", "days in force"),
    Name::of("follows", "bộ đi trước", "set that it follows"),
    Name::of("draft", "lời về dự thảo", "word on the draft"),
    Name::of("window", "kỳ đánh giá", "window"),
    Name::of("asked_by", "văn bản đề nghị", "paper that asks"),
    Name::of("reading", "cách hiểu “kiềm chế, kéo giảm”", "reading of “contain, reduce”"),
    Name::of("source", "nguồn", "source"),
    Name::of("name", "tên ngắn", "short name"),
    Name::of("url", "địa chỉ nguồn", "address of the source"),
    Name::of("authorities", "thẩm quyền", "authority"),
    Name::of("who", "cơ quan quyết định", "office that decides"),
    Name::of("due", "hạn quyết định", "deadline"),
    Name::of("verified", "đã đối chiếu", "seen in the source"),
    Name::of("notes", "ghi chú của bộ", "note of the set"),
    Name::of("note", "ghi chú", "note"),
    Name::of("regional", "giá trị riêng theo vùng", "values of their own by region"),
    Name::of("scoring", "cách tính điểm", "scoring"),
    Name::of("out_of", "điểm cả bảng", "points of the whole table"),
    Name::of("classes", "các loại", "classes"),
    Name::of("clause", "điều khoản", "clause"),
    Name::of("text", "lời văn", "wording"),
    Name::of("points", "điểm", "points"),
    Name::of("most", "điểm tối đa", "most points"),
    Name::of("given_as", "chỉ tiêu ghi điểm", "indicator of the points given"),
    Name::of("less_each", "điểm trừ mỗi vụ", "points off for each case"),
    Name::of("must_be_full", "điểm liệt", "knock-out"),
    Name::of("requires", "nội dung kiểm tra", "test"),
];

/// The names of values in rule sets. Tests define the names of theirs.
const VALUES: &[Name] = &[
    Name::of("armed_forces", "lực lượng vũ trang", "armed forces"),
    Name::of("micro", "doanh nghiệp siêu nhỏ", "micro-enterprise"),
    Name::of("small", "doanh nghiệp nhỏ", "small enterprise"),
    Name::of("medium", "doanh nghiệp vừa", "medium enterprise"),
    Name::of("large", "doanh nghiệp lớn", "large enterprise"),
    Name::of("kindergarten", "nhà trẻ, mầm non", "kindergarten"),
    Name::of("primary", "tiểu học", "primary school"),
    Name::of("lower_secondary", "trung học cơ sở", "lower secondary school"),
    Name::of("upper_secondary", "trung học phổ thông", "upper secondary school"),
];
