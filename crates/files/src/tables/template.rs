//! Tables to fill in: a template of one list, and the workbook of a unit's whole year.

use super::aside::EXAMPLE;
use super::columns::{COMMUNE, Column, IMPORTED, Input, NUMBER, table_name, written};
use super::export::table_of;
use super::{Allowed, Table, Value, local_word};
use crate::List;
use book::{
    Book, Catalogue, Day, KindCode, KindGroup, Lang, RecordKind, Shard, Unit, UnitId, UnitKind,
    Year,
};
use law::{Library, shard_word};

/// The lists in which every hamlet has something each year.
const OF_EACH_HAMLET: [RecordKind; 5] = [
    RecordKind::Registration,
    RecordKind::Paper,
    RecordKind::Statement,
    RecordKind::Rating,
    RecordKind::Recognition,
];

/// The most names that a cell offers.
const OFFERED: usize = 5000;

/// A template: the headings with an example row, and what the cells can hold in a year.
pub fn template(list: List, catalogue: &Catalogue, year: Year) -> Vec<Table> {
    let columns: Vec<&Column> = filled_in(list).collect();
    let choices =
        Choices { catalogue, year, communes: Vec::new(), units: Vec::new(), rules: Vec::new() };
    vec![Table {
        name: table_name(list),
        headings: columns.iter().map(|column| column.heading.to_owned()).collect(),
        rows: vec![columns.iter().map(|column| example(list, column, catalogue)).collect()],
        allowed: choices.of(columns.into_iter()),
    }]
}

/// The columns that a person fills in.
fn filled_in(list: List) -> impl Iterator<Item = &'static Column> {
    written(list).filter(|column| column.input != Input::Shown || column.field == NUMBER)
}

/// A unit's whole year as a workbook: a sheet for each list, with what the book has, with a row to
/// fill in for each hamlet that has nothing yet, and with what the cells can hold.
pub fn year_workbook(
    unit: &UnitId,
    year: Year,
    book: &Book,
    library: &Library,
    catalogue: &Catalogue,
) -> Vec<Table> {
    let communes = book.communes_under(unit);
    let is_of = |shard: &&Shard| {
        shard.root == *unit || communes.iter().any(|commune| commune.id == shard.root)
    };
    let shards: Vec<&Shard> = book.shards.values().map(|shard| &**shard).filter(is_of).collect();
    let choices = Choices {
        catalogue,
        year,
        communes: shards.iter().filter_map(|shard| Some(shard.root_unit()?.name.clone())).collect(),
        units: shards.iter().flat_map(|shard| shard.live_units()).map(named).collect(),
        rules: library
            .rule_sets()
            .iter()
            .map(|rules| format!("{} ({})", rules.title.get(Lang::Vi), rules.id))
            .collect(),
    };
    let of_list = |list: List| {
        let mut table = table_of(list, shards.iter().copied(), book, library, catalogue);
        let columns: Vec<&Column> = written(list).collect();
        table.rows.retain(|row| is_of_year(list, &columns, row, year));
        if OF_EACH_HAMLET.iter().any(|kind| list == List::Of(*kind)) {
            add_blank(&mut table, &columns, &shards, year);
        }
        for (at, row) in (1_u64..).zip(&mut table.rows) {
            if let Some(first) = row.first_mut() {
                *first = Value::Number(at);
            }
        }
        Table { allowed: choices.of(columns.into_iter()), ..table }
    };
    IMPORTED.into_iter().map(of_list).collect()
}

/// The name of a unit as a cell has it.
fn named(unit: &Unit) -> String {
    if unit.kind.has_shard() {
        [shard_word(unit, Lang::Vi), " ", &unit.name].concat()
    } else {
        local_word::titled(unit)
    }
}

/// Whether a row belongs to a year. Units and models stay from year to year.
fn is_of_year(list: List, columns: &[&Column], row: &[Value], year: Year) -> bool {
    let value = |field: &str| {
        columns.iter().position(|column| column.field == field).and_then(|at| row.get(at))
    };
    match (list, value("year"), value("date")) {
        (List::Units | List::Of(RecordKind::Model), ..) => true,
        (_, Some(Value::Number(number)), _) => *number == u64::from(year.number()),
        (_, _, Some(Value::Day(day))) => day.year() == year,
        _ => true,
    }
}

/// Adds a row for each hamlet that has none, with its names and the year.
fn add_blank(table: &mut Table, columns: &[&Column], shards: &[&Shard], year: Year) {
    let Some(at) = columns.iter().position(|column| column.field == "unit") else { return };
    for shard in shards {
        let hamlets = shard.live_units().filter(|unit| unit.kind == UnitKind::Hamlet);
        for hamlet in hamlets.filter(|unit| unit.validity().overlaps(year.period())) {
            let name = Value::text(named(hamlet));
            if table.rows.iter().any(|row| row.get(at) == Some(&name)) {
                continue;
            }
            let cell = |column: &&Column| match column.field {
                COMMUNE => {
                    shard.root_unit().map_or(Value::Empty, |root| Value::text(root.name.clone()))
                }
                "unit" => name.clone(),
                "year" => Value::Number(year.number().into()),
                _ => Value::Empty,
            };
            table.rows.push(columns.iter().map(cell).collect());
        }
    }
}

/// The values that the cells of a table can hold.
struct Choices<'a> {
    catalogue: &'a Catalogue,
    year: Year,
    communes: Vec<String>,
    units: Vec<String>,
    rules: Vec<String>,
}

impl Choices<'_> {
    fn of(&self, columns: impl Iterator<Item = &'static Column>) -> Vec<(usize, Allowed)> {
        columns.enumerate().filter_map(|(at, column)| Some((at, self.allowed(column)?))).collect()
    }

    fn allowed(&self, column: &Column) -> Option<Allowed> {
        let names = match column.input {
            Input::Count(most) => return Some(Allowed::Whole(most)),
            Input::Day => return self.days(column),
            Input::Kind(group) => self.kinds(group),
            Input::PaperOrActivity => {
                [self.kinds(KindGroup::Paper), self.kinds(KindGroup::Activity)].concat()
            }
            Input::Choice(choices) => choices
                .iter()
                .filter(|choice| UnitKind::is_offered(choice.code, self.year.period()))
                .map(|choice| choice.label.vi.to_owned())
                .collect(),
            Input::YesNo => vec!["có".to_owned(), "không".to_owned()],
            Input::Unit => self.units.clone(),
            Input::Commune => self.communes.clone(),
            Input::Rules => self.rules.clone(),
            _ => Vec::new(),
        };
        (!names.is_empty() && names.len() <= OFFERED).then_some(Allowed::OneOf(names))
    }

    fn kinds(&self, group: KindGroup) -> Vec<String> {
        let offered = self.catalogue.offered(group, self.year.period());
        offered.map(|kind| kind.label.vi.clone()).collect()
    }

    /// The limits on the days of a column. An event of a year is dated from the year before, when
    /// its window may begin, to the year after, when it is decided about. Other days have no limits
    /// but those of a book.
    fn days(&self, column: &Column) -> Option<Allowed> {
        let (first, last) = if column.field == "date" {
            (Year::new(self.year.number() - 1)?, Year::new(self.year.number() + 1)?)
        } else {
            (Year::new(1901)?, Year::new(2199)?)
        };
        Some(Allowed::Day(Day::new(first, 1, 1)?, Day::new(last, 12, 31)?))
    }
}

/// The example value of a column; reading the table skips the example row.
fn example(list: List, column: &Column, catalogue: &Catalogue) -> Value {
    let text = match (column.field, column.input) {
        (NUMBER, _) => EXAMPLE,
        (COMMUNE, _) => "Việt Thành",
        ("unit", _) => "Thôn Trúc Đình",
        ("name", _) if list == List::Units => "Thôn Trúc Đình",
        ("name", _) => "Camera an ninh thôn Trúc Đình",
        ("note", _) => {
            "Dòng ví dụ, không được nhập; ghi số liệu từ dòng dưới. Không ghi tên công dân."
        }
        ("households", _) => return Value::Count(120),
        ("population", _) => return Value::Count(480),
        ("kind", Input::Choice(_)) => UnitKind::Hamlet.label().vi,
        ("date" | "founded", _) => {
            return Day::parse("2019-03-15").map_or(Value::Empty, Value::Day);
        }
        ("year", _) => return Value::Number(2019),
        ("count" | "value", Input::Count(_)) => return Value::Count(1),
        (_, Input::Kind(group)) => {
            let usual = match group {
                KindGroup::Incident => "theft",
                KindGroup::Model => "security_camera",
                KindGroup::Indicator => "crime_cases",
                _ => "",
            };
            let kind = KindCode::new(usual).ok().and_then(|code| catalogue.get(group, &code));
            let kind = kind.or_else(|| catalogue.group(group).next());
            return kind.map_or(Value::Empty, |kind| Value::text(kind.label.vi.clone()));
        }
        _ if !column.is_required => "",
        (_, Input::YesNo) => "có",
        (_, Input::Count(_)) => return Value::Count(1),
        (_, Input::Choice(choices)) => choices.first().map_or("", |choice| choice.label.vi),
        (_, Input::Rules) => "An toàn về an ninh, trật tự của xã (tt-124-2021-commune)",
        ("condition", _) => "models",
        ("by", _) => "Chủ tịch UBND xã",
        _ => "Theo báo cáo của công an xã",
    };
    Value::text(text)
}
