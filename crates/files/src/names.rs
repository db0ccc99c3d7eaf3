//! What a file's parts are called, in both languages.

use book::{KindGroup, Lang};
use law::record_kind_name;

use super::problem::{List, Place};

/// Where something is: `so.json, dòng 12, Việt Thành, vụ việc «x1», trường «date»`.
pub(super) fn place(place: &Place, lang: Lang) -> String {
    let mut parts = Vec::new();
    if !place.file.is_empty() {
        parts.push(place.file.clone());
    }
    if let Some(line) = place.line {
        parts.push(format!("{} {line}", if lang == Lang::Vi { "dòng" } else { "line" }));
    }
    if !place.commune.is_empty() {
        parts.push(place.commune.clone());
    }
    if let Some(list) = place.list {
        let mut part = list_name(list, lang).to_owned();
        if place.is_waiting {
            part.push_str(if lang == Lang::Vi {
                " (bản chờ xem lại)"
            } else {
                " (revision to review)"
            });
        }
        if !place.record.is_empty() {
            part.push_str(&format!(" «{}»", place.record));
        }
        if (1..=100).contains(&place.name.len()) {
            part.push_str(&format!(" ({})", place.name));
        }
        parts.push(part);
    }
    if !place.condition.is_empty() {
        parts.push(format!(
            "{} «{}»",
            if lang == Lang::Vi { "điều kiện" } else { "condition" },
            place.condition
        ));
    }
    if !place.field.is_empty() {
        parts.push(format!(
            "{} «{}»",
            if lang == Lang::Vi { "trường" } else { "field" },
            place.field
        ));
    }
    parts.join(", ")
}

/// The name of a list's items.
pub fn list_name(list: List, lang: Lang) -> &'static str {
    match (list, lang) {
        (List::Units, Lang::Vi) => "đơn vị",
        (List::Units, Lang::En) => "unit",
        (List::Of(kind), lang) => record_kind_name(kind, lang),
    }
}

pub(super) fn group_vi(group: KindGroup) -> &'static str {
    match group {
        KindGroup::Incident => "vụ việc",
        KindGroup::Indicator => "chỉ tiêu",
        KindGroup::Model => "mô hình",
        KindGroup::Paper => "văn bản",
        KindGroup::Activity => "hoạt động",
        KindGroup::Statement => "nội dung xác nhận",
        KindGroup::Force => "lực lượng",
        KindGroup::Rating => "xếp loại",
        KindGroup::Standard => "tiêu chuẩn",
    }
}

pub(super) fn group_en(group: KindGroup) -> &'static str {
    match group {
        KindGroup::Incident => "incidents",
        KindGroup::Indicator => "indicators",
        KindGroup::Model => "models",
        KindGroup::Paper => "papers",
        KindGroup::Activity => "activities",
        KindGroup::Statement => "statements",
        KindGroup::Force => "forces",
        KindGroup::Rating => "ratings",
        KindGroup::Standard => "standards",
    }
}
