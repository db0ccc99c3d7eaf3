//! The sentences about what a copy changed, in both languages.

use serde_json::Value;

use super::names::{pick, reading_name, unit_kind_name};
use super::{ConditionList, Difference};
use book::{Catalogue, Day, KindCode, KindGroup, Lang};

impl Difference {
    /// The difference as a sentence without its full stop.
    pub fn text(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let say = Say { catalogue, lang };
        match self {
            Self::Added { list, condition } => {
                let what = say.list(*list);
                [
                    say.pick("thêm ", "adds a "),
                    what,
                    " ",
                    &condition.clause,
                    ": ",
                    say.pick(&condition.text.vi, &condition.text.en),
                ]
                .concat()
            }
            Self::Removed { list, condition } => {
                let what = say.list(*list);
                [
                    say.pick("bỏ ", "leaves out the "),
                    what,
                    " ",
                    &condition.clause,
                    ": ",
                    say.pick(&condition.text.vi, &condition.text.en),
                ]
                .concat()
            }
            Self::Changed { condition, path, from, to } => {
                let place = condition
                    .as_ref()
                    .map(|condition| [&condition.clause, ": "].concat())
                    .unwrap_or_default();
                [place, say.change(path, from.as_ref(), to.as_ref())].concat()
            }
        }
    }
}

struct Say<'a> {
    catalogue: &'a Catalogue,
    lang: Lang,
}

impl Say<'_> {
    fn pick<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        pick(self.lang, vi, en)
    }

    fn list(&self, list: ConditionList) -> &'static str {
        match list {
            ConditionList::Conditions => pick(self.lang, "điều kiện", "condition"),
            ConditionList::Warnings => pick(self.lang, "dấu hiệu cảnh báo", "warning"),
            ConditionList::Targets => pick(self.lang, "mục tiêu", "target"),
        }
    }

    fn change(&self, path: &[String], from: Option<&Value>, to: Option<&Value>) -> String {
        let what = self.what(path);
        let test = path.get(1).map_or("", String::as_str);
        let name =
            path.iter().rfind(|name| name.parse::<usize>().is_err()).map_or("", String::as_str);
        let value = |value: &Value| self.value(test, name, value);
        match (from.map(value), to.map(value), self.lang) {
            (Some(from), Some(to), Lang::Vi) => format!("{what} đổi từ «{from}» thành «{to}»"),
            (Some(from), Some(to), Lang::En) => format!("{what} changed from “{from}” to “{to}”"),
            (None, Some(to), Lang::Vi) => format!("thêm {what}: «{to}»"),
            (None, Some(to), Lang::En) => format!("{what} added: “{to}”"),
            (Some(from), None, Lang::Vi) => format!("bỏ {what}: «{from}»"),
            (Some(from), None, Lang::En) => format!("{what} left out: “{from}”"),
            (None, None, _) => what,
        }
    }

    /// What a path leads to, such as "hạn quyết định (thẩm quyền 2)"; items of a list are counted
    /// from 1.
    fn what(&self, path: &[String]) -> String {
        let names: Vec<&str> =
            path.iter().filter(|name| name.parse::<usize>().is_err()).map(String::as_str).collect();
        let label =
            label(&names).map_or_else(|| names.join("."), |(vi, en)| self.pick(vi, en).to_owned());
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
            Value::Bool(true) => self.pick("có", "yes").to_owned(),
            Value::Bool(false) => self.pick("không", "no").to_owned(),
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

    /// A test with what it asks: `số mô hình đang duy trì (ít nhất 3; loại camera)`.
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
            |(vi, en)| self.pick(vi, en).to_owned(),
        )
    }

    /// A word of the rule language, a day or a code of the catalogue in words; a person's text as
    /// it is.
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
        if let Some((_, vi, en)) = WORDS.iter().find(|(word, ..)| *word == text) {
            return self.pick(vi, en).to_owned();
        }
        let code = KindCode::new(text).ok();
        let kind = code.and_then(|code| {
            KindGroup::ALL.iter().find_map(|&group| self.catalogue.get(group, &code))
        });
        kind.map_or_else(|| text.to_owned(), |kind| kind.label.get(self.lang).to_owned())
    }
}

fn is_percent(test: &str, name: &str) -> bool {
    match name {
        "by" | "limit" | "less_than" => true,
        "at_least" => matches!(test, "households" | "unit_share" | "total_share"),
        _ => false,
    }
}

/// The name of what a path of members leads to; the last members of the path are enough.
fn label(names: &[&str]) -> Option<(&'static str, &'static str)> {
    let (last, before) = names.split_last()?;
    let parent = before.last().copied().unwrap_or_default();
    let of_parent = OF_PARENT
        .iter()
        .find(|(of, name, ..)| *of == parent && name == last)
        .map(|(_, _, vi, en)| (*vi, *en));
    of_parent
        .or_else(|| LABELS.iter().find(|(name, ..)| name == last).map(|(_, vi, en)| (*vi, *en)))
}

type Label = (&'static str, &'static str, &'static str);

/// Members that mean something else by where they stand.
const OF_PARENT: &[(&str, &str, &str, &str)] = &[
    ("in_force", "from", "ngày bắt đầu hiệu lực", "first day in force"),
    ("in_force", "to", "ngày cuối hiệu lực", "last day in force"),
    ("window", "from", "ngày đầu của kỳ đánh giá", "first day of the window"),
    ("window", "to", "ngày cuối của kỳ đánh giá", "last day of the window"),
    ("text", "vi", "lời văn", "Vietnamese wording"),
    ("text", "en", "lời văn tiếng Anh", "wording"),
    ("text", "verified", "dấu «đã đối chiếu nguyên văn»", "mark “wording seen”"),
    ("regional", "regions", "vùng theo giá trị riêng", "regions with values of their own"),
    ("note", "vi", "ghi chú", "note in Vietnamese"),
    ("note", "en", "ghi chú tiếng Anh", "note"),
    ("notes", "vi", "ghi chú của bộ", "note of the set in Vietnamese"),
    ("notes", "en", "ghi chú của bộ bằng tiếng Anh", "note of the set"),
    ("draft", "vi", "lời về dự thảo", "word on the draft in Vietnamese"),
    ("draft", "en", "lời về dự thảo bằng tiếng Anh", "word on the draft"),
    ("who", "vi", "cơ quan quyết định", "office that decides, in Vietnamese"),
    ("who", "en", "cơ quan quyết định (tiếng Anh)", "office that decides"),
    ("authorities", "clause", "căn cứ của thẩm quyền", "clause on who decides"),
    (
        "authorities",
        "verified",
        "dấu đã đối chiếu của thẩm quyền",
        "mark that the authority was seen",
    ),
    ("discipline", "from", "hình thức kỷ luật nhẹ nhất bị tính", "lightest form that counts"),
    ("rating", "at_least", "xếp loại thấp nhất", "lowest rating"),
    ("source", "name", "tên nguồn", "name of the source"),
    ("name", "vi", "tên ngắn", "short name in Vietnamese"),
    ("name", "en", "tên ngắn bằng tiếng Anh", "short name"),
    ("label", "vi", "tên loại", "class in Vietnamese"),
    ("label", "en", "tên loại bằng tiếng Anh", "class"),
    ("classes", "from", "điểm tối thiểu của loại", "fewest points of the class"),
    ("requires", "standard", "tiêu chuẩn của đơn vị", "the unit's standard"),
];

const LABELS: &[Label] = &[
    ("standard", "tiêu chuẩn", "standard"),
    ("applies_to", "đơn vị áp dụng", "units judged"),
    ("except", "không tính", "left out"),
    ("in_force", "thời gian hiệu lực", "days in force"),
    ("follows", "bộ đi trước", "set that it follows"),
    ("draft", "lời về dự thảo", "word on the draft"),
    ("window", "kỳ đánh giá", "window"),
    ("asked_by", "văn bản đề nghị", "paper that asks"),
    ("reading", "cách hiểu “kiềm chế, kéo giảm”", "reading of “contain, reduce”"),
    ("source", "nguồn", "source"),
    ("name", "tên ngắn", "short name"),
    ("url", "địa chỉ nguồn", "address of the source"),
    ("authorities", "thẩm quyền", "authority"),
    ("who", "cơ quan quyết định", "office that decides"),
    ("due", "hạn quyết định", "deadline"),
    ("verified", "đã đối chiếu", "seen in the source"),
    ("notes", "ghi chú của bộ", "note of the set"),
    ("note", "ghi chú", "note"),
    ("regional", "giá trị riêng theo vùng", "values of their own by region"),
    ("scoring", "cách tính điểm", "scoring"),
    ("out_of", "điểm cả bảng", "points of the whole table"),
    ("classes", "các loại", "classes"),
    ("clause", "điều khoản", "clause"),
    ("text", "lời văn", "wording"),
    ("points", "điểm", "points"),
    ("most", "điểm tối đa", "most points"),
    ("given_as", "chỉ tiêu ghi điểm", "indicator of the points given"),
    ("less_each", "điểm trừ mỗi vụ", "points off for each case"),
    ("must_be_full", "điểm liệt", "knock-out"),
    ("requires", "nội dung kiểm tra", "test"),
    ("all", "đạt tất cả các phần", "all parts"),
    ("any", "đạt một trong các phần", "one of the parts"),
    ("paper", "văn bản", "paper"),
    ("registration", "đăng ký", "registration"),
    ("households", "tỷ lệ hộ đăng ký", "share of households registered"),
    ("statement", "nội dung xác nhận", "statement"),
    ("no_incident", "không có vụ việc", "no incident"),
    ("reduced", "kiềm chế, kéo giảm", "contained, reduced"),
    ("at_most", "mức tối đa", "at most"),
    ("total_share", "tỷ lệ giữa hai số liệu năm", "share of a yearly total"),
    ("models", "mô hình đang duy trì", "models kept up"),
    ("rating", "xếp loại lực lượng", "rating of forces"),
    ("discipline", "không có kỷ luật", "no discipline"),
    ("activity", "hoạt động", "activity"),
    ("unit_share", "tỷ lệ đơn vị trực thuộc", "share of the units below"),
    ("group", "xã thuộc nhóm", "the commune is of a group"),
    ("any_of", "nhóm", "groups"),
    ("by_person", "do cấp có thẩm quyền quyết định", "a person decides"),
    ("at_least", "mức tối thiểu", "at least"),
    ("less_than", "dưới", "less than"),
    ("kinds", "loại", "kinds"),
    ("kind", "loại", "kind"),
    ("within", "trong thời gian", "within"),
    ("value", "câu trả lời cần có", "answer needed"),
    ("years", "số năm xét", "years looked at"),
    ("severity", "từ mức độ", "from severity"),
    ("only", "chỉ tính vụ", "only those"),
    ("unless", "trừ vụ", "unless"),
    ("indicators", "chỉ tiêu", "indicators"),
    ("indicator", "chỉ tiêu", "indicator"),
    ("against", "so với", "against"),
    ("by", "mức giảm ít nhất", "reduced by at least"),
    ("continuous", "phải giảm liên tục", "fewer each year"),
    ("preceding_years", "số năm liền trước", "preceding years"),
    ("year", "năm", "year"),
    ("part", "phần", "part"),
    ("whole", "toàn bộ", "whole"),
    ("limit", "giới hạn", "limit"),
    ("effective", "phải hoạt động hiệu quả", "effective ones"),
    ("forces", "lực lượng", "forces"),
    ("of", "đơn vị được tính", "units counted"),
    ("having", "phải có", "having"),
    ("recognised", "được công nhận", "recognised as"),
    ("totals", "số liệu năm thay thế", "totals instead"),
    ("recorded", "chỉ tính quyết định đã ghi", "only a recorded recognition"),
    ("latest", "của năm gần nhất", "of the latest year"),
];

/// Words of the rule language as values.
const WORDS: &[Label] = &[
    ("quarter_one", "quý I", "the first quarter"),
    ("year", "năm dương lịch", "the calendar year"),
    ("window", "kỳ đánh giá", "the window"),
    ("previous_year", "năm trước", "the year before"),
    ("registered", "đăng ký", "a registration"),
    ("force_majeure", "bất khả kháng", "force majeure"),
    (
        "handled",
        "phát hiện kịp thời, giảm thiểu hậu quả, báo cáo ngay",
        "found in time, mitigated, reported",
    ),
    ("contrary_to_law", "trái pháp luật", "contrary to law"),
    ("prolonged", "kéo dài", "prolonged"),
    (
        "by_residents",
        "do người cư trú, người của đơn vị gây ra",
        "by residents or the unit's own people",
    ),
    ("fatal", "có người chết", "fatal"),
    ("less_serious", "ít nghiêm trọng", "less serious"),
    ("serious", "nghiêm trọng", "serious"),
    ("very_serious", "rất nghiêm trọng", "very serious"),
    ("especially_serious", "đặc biệt nghiêm trọng", "especially serious"),
    ("reprimand", "khiển trách", "reprimand"),
    ("warning", "cảnh cáo", "warning"),
    ("demotion", "hạ bậc lương, giáng chức, cách chức", "demotion"),
    ("dismissal", "buộc thôi việc, tước danh hiệu", "dismissal"),
    ("armed_forces", "lực lượng vũ trang", "armed forces"),
    ("micro", "doanh nghiệp siêu nhỏ", "micro-enterprise"),
    ("small", "doanh nghiệp nhỏ", "small enterprise"),
    ("medium", "doanh nghiệp vừa", "medium enterprise"),
    ("large", "doanh nghiệp lớn", "large enterprise"),
    ("kindergarten", "nhà trẻ, mầm non", "kindergarten"),
    ("primary", "tiểu học", "primary school"),
    ("lower_secondary", "trung học cơ sở", "lower secondary school"),
    ("upper_secondary", "trung học phổ thông", "upper secondary school"),
];
