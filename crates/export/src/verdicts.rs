//! The tables of verdicts and findings.

use book::{Book, Lang, Outcome, Unit};
use law::{Beside, Bounds, Compared, Finding, Verdict};

use crate::cell::{Cell, Rows};
use crate::columns::place_columns;
use crate::outcome_order::order_of;
use crate::schema::{Column, Holds, Source, Table};

/// The index of the table of verdicts.
pub const VERDICTS: usize = 0;
/// The index of the table of findings.
pub const FINDINGS: usize = 1;

/// The number of columns that verdicts and findings have in common.
pub(crate) const KEY_COLUMNS: usize = 7;
/// The number of columns that only findings have.
const FINDING_COLUMNS: usize = 17;

const OUTCOME: (&str, &str) = (
    "0 không đạt, 1 chưa đủ dữ liệu, 2 chờ cấp có thẩm quyền quyết định, 3 đạt; gộp nhiều điều kiện bằng số nhỏ nhất",
    "0 not met, 1 data missing, 2 for a person to decide, 3 met; put several conditions together by the least",
);

/// A verdict with its unit and book.
pub struct Judged<'a> {
    /// The verdict.
    pub verdict: &'a Verdict,
    /// The unit judged.
    pub unit: &'a Unit,
    /// The book that it is in.
    pub book: &'a Book,
}

/// The columns that verdicts and findings have in common.
fn key_columns() -> Vec<Column> {
    let mut columns = vec![
        Column::new("unit", Holds::Text, "Đơn vị được đánh giá", "The unit judged").always(),
        Column::new("unit_kind", Holds::Text, "Loại đơn vị", "Kind of unit").always(),
    ];
    columns.extend(place_columns());
    columns.extend([
        Column::new("year", Holds::Whole, "Năm đánh giá", "Assessment year").always(),
        Column::new("rules", Holds::Text, "Mã bộ quy định", "Id of the rule set").always(),
        Column::new(
            "standard",
            Holds::Text,
            "Tiêu chuẩn mà bộ quy định xét",
            "The standard that the rule set judges",
        )
        .always(),
    ]);
    columns
}

pub(crate) fn verdicts_table() -> Table {
    let mut columns = key_columns();
    columns.extend([
        Column::new(
            "rules_version",
            Holds::Text,
            "Phiên bản bộ quy định",
            "Version of the rule set",
        )
        .always(),
        Column::new("outcome", Holds::Whole, OUTCOME.0, OUTCOME.1),
        Column::new(
            "settled",
            Holds::Bool,
            "Không số liệu nào về sau làm đổi được kết quả",
            "No later record can change the outcome",
        )
        .always(),
        Column::new("open", Holds::Bool, "Kỳ đánh giá chưa hết", "The window is still open")
            .always(),
        Column::new("window_from", Holds::Day, "Ngày đầu kỳ đánh giá", "First day of the window"),
        Column::new("window_to", Holds::Day, "Ngày cuối kỳ đánh giá", "Last day of the window"),
        Column::new(
            "recorded",
            Holds::Bool,
            "Quyết định đã có trong sổ: được công nhận hay không",
            "The decision in the book: recognised or not",
        ),
        Column::new(
            "points_low",
            Holds::Whole,
            "Tổng điểm ít nhất, nếu là bảng điểm",
            "Least sum of points, of a table of points",
        ),
        Column::new("points_high", Holds::Whole, "Tổng điểm nhiều nhất", "Greatest sum of points"),
    ]);
    Table {
        name: "verdicts".to_owned(),
        vi: "kết quả của một đơn vị theo một bộ quy định trong một năm; bản dự thảo không có kết quả".to_owned(),
        en: "the outcome of a unit by a rule set in a year; a draft has none".to_owned(),
        columns,
        source: Source::Verdicts,
    }
}

pub(crate) fn findings_table() -> Table {
    let mut columns = key_columns();
    columns.extend([
        Column::new("list", Holds::Text, "conditions: điều kiện; warnings: cảnh báo và targets: mục tiêu, không quyết định kết quả", "conditions; warnings and targets decide nothing").always(),
        Column::new("condition", Holds::Text, "Mã điều kiện", "Id of the condition").always(),
        Column::new("part_of", Holds::Text, "Mã điều kiện mà nó là một phần; trống nếu đứng riêng", "The condition that it is a part of; NULL at the top"),
        Column::new("clause", Holds::Text, "Điều, khoản, điểm", "The clause").always(),
        Column::new("outcome", Holds::Whole, OUTCOME.0, OUTCOME.1).always(),
        Column::new("computed", Holds::Whole, "Kết quả theo số liệu, trước quyết định của người có thẩm quyền", "The outcome by the figures, before a person's ruling").always(),
        Column::new("ruled", Holds::Bool, "Người có thẩm quyền đã quyết định", "A person ruled").always(),
        Column::new("settled", Holds::Bool, "Không số liệu nào về sau làm đổi được kết quả", "No later record can change the outcome").always(),
        Column::new("figure_low", Holds::Whole, "Con số, ít nhất", "The figure, at least"),
        Column::new("figure_high", Holds::Whole, "Con số, nhiều nhất; trống nếu không ai biết", "The figure, at most; NULL if nobody knows"),
        Column::new("beside", Holds::Text, "Số đặt cạnh: limit là mức, whole là tổng (tỷ lệ giữ hai số nguyên, không chia), before là kỳ trước", "The number beside it: limit, whole (a share stays two whole numbers), before (earlier days)"),
        Column::new("beside_low", Holds::Whole, "Số đặt cạnh, ít nhất", "The number beside it, at least"),
        Column::new("beside_high", Holds::Whole, "Số đặt cạnh, nhiều nhất", "The number beside it, at most"),
        Column::new("points_low", Holds::Whole, "Điểm ít nhất, nếu là mục của bảng điểm", "Least points, of an item of a table"),
        Column::new("points_high", Holds::Whole, "Điểm nhiều nhất", "Greatest points"),
        Column::new("records", Holds::Whole, "Số bản ghi làm căn cứ", "How many records it rests on").always(),
        Column::new("needs", Holds::Whole, "Số điều còn thiếu", "How many things are missing").always(),
    ]);
    Table {
        name: "findings".to_owned(),
        vi: "kết quả của một điều kiện, mỗi điều kiện một dòng".to_owned(),
        en: "the outcome of a condition, one a row".to_owned(),
        columns,
        source: Source::Verdicts,
    }
}

/// The row of a verdict.
pub fn verdict_rows(judged: &Judged, rows: &mut Rows) {
    let Judged { verdict, .. } = judged;
    let outcome = verdict.rules.draft.is_none().then(|| order_of(verdict.outcome));
    let row = key(judged).into_iter().chain([
        verdict.rules.version.as_str().into(),
        Cell::number(outcome),
        verdict.settled.into(),
        verdict.is_open.into(),
        verdict.window.from.into(),
        verdict.window.to.into(),
        verdict.recorded.into(),
        verdict.score.as_ref().map(|score| score.low).into(),
        verdict.score.as_ref().map(|score| score.high).into(),
    ]);
    rows.push((VERDICTS, row.map(Cell::into_owned).collect()));
}

/// The rows of a verdict's findings. A finding precedes those of its parts.
pub fn finding_rows(judged: &Judged, rows: &mut Rows) {
    let key = key(judged);
    each_finding(judged.verdict, &mut |rest| {
        let row = key.iter().cloned().chain(rest).map(Cell::into_owned);
        rows.push((FINDINGS, row.collect()));
    });
}

/// Visits the findings of a verdict, each as the values that follow the key in its row. A finding
/// precedes its parts.
pub(crate) fn each_finding<'a>(
    verdict: &'a Verdict,
    take: &mut dyn FnMut([Cell<'a>; FINDING_COLUMNS]),
) {
    let lists = [
        ("conditions", &verdict.findings),
        ("warnings", &verdict.warnings),
        ("targets", &verdict.targets),
    ];
    for (list, findings) in lists {
        for finding in findings {
            visit(finding, list, None, take);
        }
    }
}

/// The values with which the row of a verdict and those of its findings begin.
pub(crate) fn key<'a>(judged: &Judged<'a>) -> [Cell<'a>; KEY_COLUMNS] {
    let Judged { verdict, unit, book } = *judged;
    let root = unit.parent.as_ref().filter(|_| !unit.kind.has_shard()).unwrap_or(&unit.id);
    let is_below_commune = unit.kind.is_commune_level() || !unit.kind.has_shard();
    [
        unit.id.as_str().into(),
        code(unit).into(),
        is_below_commune.then(|| root.as_str()).into(),
        book.province_of(root).map(book::UnitId::as_str).into(),
        u32::from(verdict.year.number()).into(),
        verdict.rules.id.as_str().into(),
        verdict.rules.standard.as_str().into(),
    ]
}

fn code(unit: &Unit) -> &'static str {
    unit.kind.choice().code
}

fn visit<'a>(
    finding: &'a Finding,
    list: &'static str,
    part_of: Option<&'a str>,
    take: &mut dyn FnMut([Cell<'a>; FINDING_COLUMNS]),
) {
    let compared = finding.compared();
    let (beside, [beside_low, beside_high]) = beside(compared);
    let figure = compared.map(|compared| compared.figure);
    let condition = &finding.condition;
    let needs = if finding.outcome == Outcome::Missing { finding.needs.len() } else { 0 };
    take([
        list.into(),
        condition.id.as_str().into(),
        part_of.into(),
        condition.clause.as_str().into(),
        Cell::Whole(order_of(finding.outcome)),
        Cell::Whole(order_of(finding.computed)),
        finding.ruled.is_some().into(),
        finding.settled.into(),
        figure.map(|figure| figure.low).into(),
        figure.and_then(|figure| figure.high).into(),
        beside.into(),
        beside_low.into(),
        beside_high.into(),
        finding.points.map(|points| points.low).into(),
        finding.points.map(|points| points.high).into(),
        count(finding.records.len()),
        count(needs),
    ]);
    for child in &finding.children {
        visit(child, list, Some(&condition.id), take);
    }
}

fn count(number: usize) -> Cell<'static> {
    Cell::number(i64::try_from(number).ok())
}

fn beside(compared: Option<Compared>) -> (Option<&'static str>, [Option<u32>; 2]) {
    match compared.and_then(|compared| compared.beside) {
        None => (None, [None; 2]),
        Some(Beside::Limit(limit)) => (Some("limit"), [Some(limit); 2]),
        Some(Beside::Whole(whole)) => (Some("whole"), [Some(whole); 2]),
        Some(Beside::Before(Bounds { low, high })) => (Some("before"), [Some(low), high]),
    }
}

/// The names of outcomes are those of the book.
pub(crate) fn outcome_words(lang: Lang) -> Vec<String> {
    let named =
        |outcome: &Outcome| format!("{} {}", order_of(*outcome), law::outcome_name(*outcome, lang));
    crate::outcome_order::OUTCOMES.iter().map(named).collect()
}
