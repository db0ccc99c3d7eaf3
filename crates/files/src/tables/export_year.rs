//! Writes the results of a year as tables: the verdicts, and the figures of the report.

use super::{Table, Value};
use book::{Book, Catalogue, KindGroup, Lang, UnitId};
use law::report::{Level, Sum, YearFigures, decided_name, no_figures};
use law::{BookVerdicts, Explainer, Verdict, certainty_name, outcome_name};

/// The most reasons in a verdict's row; the unit's own page has the rest.
const REASONS: usize = 10;

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The verdicts of a year: one row for each unit and rule set, with what decided and what is
/// missing.
pub fn evaluation_table(verdicts: &BookVerdicts, book: &Book, catalogue: &Catalogue) -> Table {
    let explainer = Explainer { book, catalogue, lang: Lang::Vi };
    let headings = [
        "TT",
        "Xã, phường",
        "Đơn vị",
        "Năm",
        "Bộ quy định",
        "Kết quả",
        "Mức độ chắc chắn",
        "Điều kiện quyết định",
        "Còn thiếu",
    ];
    let rows = verdicts
        .all()
        .enumerate()
        .map(|(at, verdict)| verdict_row(at, verdict, &explainer))
        .collect();
    Table {
        name: format!("Đánh giá {}", verdicts.year()),
        headings: texts(&headings),
        rows,
        ..Table::default()
    }
}

fn verdict_row(at: usize, verdict: &Verdict, explainer: &Explainer) -> Vec<Value> {
    let commune = explainer.book.unit(&verdict.unit).and_then(|(_, shard)| shard.root_unit());
    let joined = |parts: Vec<String>| {
        let more = parts.len().saturating_sub(REASONS);
        let mut text = parts.into_iter().take(REASONS).collect::<Vec<_>>().join("\n");
        if more > 0 {
            text.push_str(&format!("\n… và {more} nội dung khác"));
        }
        Value::text(text)
    };
    let deciding =
        verdict.deciding().into_iter().map(|finding| explainer.because(finding)).collect();
    let needs = verdict.needs().into_iter().map(|need| explainer.need(need)).collect();
    vec![
        Value::Number(at as u64 + 1),
        commune
            .filter(|root| root.kind.is_commune_level())
            .map_or(Value::Empty, |root| Value::text(root.name.clone())),
        Value::text(explainer.unit(&verdict.unit)),
        Value::Number(verdict.year.number().into()),
        Value::text(verdict.rules.title.vi.clone()),
        Value::text(outcome_name(verdict.outcome, Lang::Vi)),
        Value::text(certainty_name(verdict.outcome, verdict.settled, Lang::Vi)),
        joined(deciding),
        joined(needs),
    ]
}

/// The figures of a year's report, one a row, and a table of the communes.
pub fn report_tables(figures: &YearFigures, book: &Book, catalogue: &Catalogue) -> Vec<Table> {
    let explainer = Explainer { book, catalogue, lang: Lang::Vi };
    let mut rows: Vec<Vec<Value>> = Vec::new();
    let mut put =
        |name: &str, value: Value, note: Value| rows.push(vec![Value::text(name), value, note]);
    let count = |count: usize| {
        if count == 0 { Value::text(no_figures(Lang::Vi)) } else { Value::Count(count as u64) }
    };
    let of_models = |count: usize| {
        if figures.has_models {
            Value::Count(count as u64)
        } else {
            Value::text(no_figures(Lang::Vi))
        }
    };
    let (evaluated, decided) =
        (figures.safety_evaluated(Level::Rural), figures.safety_decided(Level::Rural));
    put(
        "Xã an toàn về an ninh, trật tự, theo số liệu đã nhập",
        Value::text(evaluated.evaluated(Lang::Vi)),
        Value::Empty,
    );
    put(
        "Xã an toàn về an ninh, trật tự, theo quyết định công nhận",
        Value::text(decided.decided(Lang::Vi)),
        Value::Empty,
    );
    put(
        "Xã đạt chuẩn nông thôn mới, theo quyết định công nhận",
        Value::text(figures.new_countryside().decided(Lang::Vi)),
        Value::Empty,
    );
    put(
        "Thôn được công nhận nông thôn mới kiểu mẫu",
        count(figures.model_hamlets.len()),
        Value::Empty,
    );
    for hamlet in &figures.model_hamlets {
        let decision = [hamlet.decision.clone(), hamlet.date.map(|day| day.to_string())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        put(
            &format!("trong đó: {}, {}", hamlet.name, hamlet.commune_name),
            count(1),
            Value::text(decision),
        );
    }
    put(
        "Mô hình về an ninh, trật tự đang duy trì",
        of_models(figures.models_maintained.len()),
        Value::Empty,
    );
    put("Mô hình xây dựng mới trong năm", of_models(figures.models_new()), Value::Empty);
    for (kind, models) in &figures.models_new_by_kind {
        put(
            &format!("trong đó: {}", explainer.label(KindGroup::Model, kind)),
            count(models.len()),
            Value::Empty,
        );
    }
    put("Văn bản ban hành", count(figures.papers.values().map(Vec::len).sum()), Value::Empty);
    for (kind, papers) in &figures.papers {
        put(
            &format!("trong đó: {}", explainer.label(KindGroup::Paper, kind)),
            count(papers.len()),
            Value::Empty,
        );
    }
    for (kind, sum) in &figures.activities {
        let people = Value::text(format!("lượt người: {}", sum.attendance.text(Lang::Vi)));
        put(
            &format!("Hoạt động: {}", explainer.label(KindGroup::Activity, kind)),
            Value::Count(sum.sessions.into()),
            people,
        );
    }
    put("Tin báo, tố giác tiếp nhận", sum_value(figures.tips.received), Value::Empty);
    put("Tin báo, tố giác có giá trị", sum_value(figures.tips.valuable), Value::Empty);
    let general = Table {
        name: format!("Số liệu {}", figures.year),
        headings: texts(&["Chỉ tiêu", "Số liệu", "Ghi chú"]),
        rows,
        ..Table::default()
    };
    vec![general, communes(figures, &explainer)]
}

/// A sum as a number if all of it is known, otherwise in words.
fn sum_value(sum: Sum) -> Value {
    match sum.value() {
        Some(value) if sum.blank == 0 => Value::Count(value.into()),
        _ => Value::text(sum.text(Lang::Vi)),
    }
}

fn communes(figures: &YearFigures, explainer: &Explainer) -> Table {
    let row = |line: &law::report::CommuneLine| {
        let shard = explainer.book.shards.get(&line.unit);
        let is_of = |unit: &UnitId| {
            shard.is_some_and(|shard| shard.units.iter().any(|known| known.id == *unit))
        };
        let recognised = match (line.is_rural, &line.recognition) {
            (false, _) => "–",
            (true, Some(_)) => "được công nhận",
            (true, None) => no_figures(Lang::Vi),
        };
        let models = figures.models_maintained.iter().filter(|model| is_of(&model.unit)).count();
        vec![
            Value::text(explainer.unit(&line.unit)),
            Value::text(
                line.evaluated.map_or("không có bộ quy định áp dụng", |outcome| {
                    outcome_name(outcome, Lang::Vi)
                }),
            ),
            Value::text(decided_name(line.recognised, Lang::Vi)),
            Value::text(recognised),
            if line.has_models {
                Value::Count(models as u64)
            } else {
                Value::text(no_figures(Lang::Vi))
            },
        ]
    };
    let headings = [
        "Đơn vị",
        "An toàn về ANTT, theo số liệu",
        "An toàn về ANTT, quyết định công nhận",
        "Nông thôn mới, quyết định công nhận",
        "Mô hình đang duy trì",
    ];
    Table {
        name: "Từng đơn vị cấp xã".into(),
        headings: texts(&headings),
        rows: figures.communes.iter().map(row).collect(),
        ..Table::default()
    }
}
