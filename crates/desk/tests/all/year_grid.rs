//! The grid of a year: a commune's hamlets are brought through a year with few edits, each of which
//! one undo takes back.

use book::{Day, Outcome, RecordId, RecordKind, Unit, UnitId};
use desk::items::{self, Follows};
use desk::standards::Level;
use desk::year_grid::{Basis, Cell, Change, Edited, Fill, Grid, Place, Signed, Why, Wrong, levels};
use serde_json::{Value, json};

use crate::desk_client::{Desk, LETTERS};

const HAMLETS: usize = 12;

fn id(text: &str) -> UnitId {
    UnitId::new(text).unwrap()
}

fn names_of(unit: &Unit) -> Vec<String> {
    vec![unit.name.clone(), format!("Thôn {}", unit.name)]
}

/// A desk with a commune of some hamlets, and its grid.
struct Year {
    desk: Desk,
    level: Level,
    ids: u64,
}

impl Year {
    /// A new commune in the middle of November 2026: nothing was entered but its hamlets.
    fn begun() -> Self {
        let mut desk = Desk::new("may-1").on("2026-11-20").showing(2026);
        let hamlet = |at: usize| json!({"id": format!("thon-{at}"), "kind": "hamlet", "name": format!("Thôn {at}"), "parent": "xa", "households": 100 + at});
        let units = [json!({"id": "xa", "kind": "commune", "name": "Trấn Yên"})];
        for unit in units.into_iter().chain((1..=HAMLETS).map(hamlet)) {
            put_unit(&mut desk, unit);
        }
        Self { desk, level: Level::Hamlet, ids: 0 }
    }

    fn with_basis<T>(&self, ask: impl FnOnce(&Basis) -> T) -> T {
        let library = self.desk.library();
        let catalogue = library.catalogue(&self.desk.book().frame);
        let verdicts = self.desk.verdicts();
        ask(&Basis {
            book: self.desk.book(),
            library: &library,
            catalogue: &catalogue,
            verdicts: &verdicts,
        })
    }

    fn grid(&self) -> Grid {
        self.with_basis(|basis| Grid::new(basis, &id("xa"), self.level, self.desk.year, &LETTERS))
    }

    /// The place of a column, such as `cell_resolution.date`, `register_complete.value` or
    /// `registration.date`.
    fn column(&self, name: &str) -> usize {
        let grid = self.grid();
        let called = |column: &desk::year_grid::Column| {
            let code = column.entry.codes.first().map_or("registration", |code| code.as_str());
            let year = if column.entry.year == self.desk.year { "" } else { "-before" };
            format!("{code}{year}.{}", column.field.name)
        };
        let names: Vec<String> = grid.columns.iter().map(called).collect();
        names.iter().position(|of| of == name).unwrap_or_else(|| panic!("{name} in {names:?}"))
    }

    fn cell(&self, row: usize, column: &str) -> Cell {
        self.grid().cells[row][self.column(column)].clone()
    }

    fn marks(&self, column: &str) -> Vec<Option<Outcome>> {
        let (grid, column) = (self.grid(), self.column(column));
        grid.cells.iter().map(|row| row[column].mark).collect()
    }

    /// Makes changes as one edit.
    fn edit(&mut self, changes: &[Change]) -> Edited {
        let signed = Signed { date: self.desk.today, by: Some("Trưởng Công an xã".into()) };
        let grid = self.grid();
        let mut stamp = None;
        self.desk.edit("", |book, now| {
            stamp = Some(now);
            Ok(book.clone())
        });
        self.desk.undo();
        let ids = &mut self.ids;
        let mut new_id = || {
            *ids += 1;
            RecordId::new(&format!("moi-{ids}")).unwrap()
        };
        let library = self.desk.library();
        let catalogue = library.catalogue(&self.desk.book().frame);
        let verdicts = self.desk.verdicts();
        let basis = Basis {
            book: self.desk.book(),
            library: &library,
            catalogue: &catalogue,
            verdicts: &verdicts,
        };
        let edited = grid.edited(&basis, changes, &signed, &mut new_id, &stamp.unwrap());
        let book = edited.book.clone();
        self.desk.edit("nhập năm", |_, _| Ok(book));
        edited
    }

    /// Types a value for all rows.
    fn all(&mut self, column: &str, value: Value) -> Fill {
        let rows: Vec<usize> = (0..self.grid().units.len()).collect();
        let fill = self.grid().fill(self.column(column), &value, &rows, false);
        let edited = self.edit(&fill.changes);
        assert!(edited.wrong.is_empty(), "{column}: {:?}", edited.wrong);
        fill
    }

    fn set(&mut self, row: usize, column: &str, value: Option<Value>) -> Edited {
        let column = self.column(column);
        self.edit(&[Change { place: Place::Row(row), column, value }])
    }

    fn outcomes(&self) -> Vec<Outcome> {
        let verdicts = self.desk.verdicts();
        let of_hamlets = verdicts.by_rules("tt-124-2021-hamlet");
        of_hamlets.map(|verdict| verdict.outcome).collect()
    }

    /// Brings all hamlets through the year. Returns the number of edits.
    fn enter_all(&mut self) -> usize {
        let values = [
            ("cell_resolution.date", json!("2026-02-20")),
            ("registration.date", json!("2026-03-05")),
            ("policies_carried_out.value", json!(true)),
            ("register_complete.value", json!(true)),
            ("subjects_managed.value", json!(true)),
            ("grassroots_force.rating", json!("completed_well")),
            ("discipline_complete.value", json!(true)),
            ("safety.granted", json!(true)),
        ];
        let edits = values.len();
        for (column, value) in values {
            self.all(column, value);
        }
        for column in ["registration.households_residing", "registration.households_registered"] {
            let rows: Vec<usize> = (0..HAMLETS).collect();
            let fill = self.grid().fill_known(self.column(column), &rows);
            assert_eq!(self.edit(&fill.changes).records, HAMLETS);
        }
        edits + 2
    }
}

fn put_unit(desk: &mut Desk, unit: Value) {
    let catalogue = desk.library().catalogue(&desk.book().frame);
    let unit = unit.as_object().unwrap().clone();
    desk.edit("đơn vị", |book, stamp| {
        Ok(items::put_unit(book, &catalogue, unit, Follows::Shown, stamp).unwrap().0)
    });
}

#[test]
fn the_whole_year_of_twelve_hamlets_takes_an_edit_a_column() {
    let mut year = Year::begun();
    let edits = year.enter_all();
    assert_eq!(year.outcomes(), vec![Outcome::Met; HAMLETS]);
    assert_eq!(edits, 10);
}

#[test]
fn one_undo_takes_an_edit_of_all_rows_back() {
    let mut year = Year::begun();
    let before = year.desk.book().clone();
    year.all("cell_resolution.date", json!("2026-02-20"));
    assert_eq!(year.marks("cell_resolution.date"), vec![Some(Outcome::Met); HAMLETS]);
    year.desk.undo();
    assert_eq!(*year.desk.book(), before);
}

#[test]
fn a_value_for_all_leaves_the_exceptions_and_says_which() {
    let mut year = Year::begun();
    year.set(3, "cell_resolution.date", Some(json!("2026-04-02")));
    let fill = year.all("cell_resolution.date", json!("2026-02-20"));
    assert_eq!((fill.changes.len(), fill.skipped), (HAMLETS - 1, vec![3]));
    assert_eq!(year.cell(3, "cell_resolution.date").mark, Some(Outcome::NotMet), "too late");
    let rows: Vec<usize> = (0..HAMLETS).collect();
    let column = year.column("cell_resolution.date");
    let fill = year.grid().fill(column, &json!("2026-02-20"), &rows, true);
    assert_eq!(year.edit(&fill.changes).records, 1, "only the other one changes");
}

#[test]
fn what_a_commune_states_for_all_is_stated_once() {
    let mut year = Year::begun();
    year.all("register_complete.value", json!(true));
    let statements = |year: &Year| {
        let (_, shard) = year.desk.book().unit(&id("xa")).unwrap();
        shard.statements.iter().map(|said| (said.unit.to_string(), said.value)).collect::<Vec<_>>()
    };
    assert_eq!(statements(&year), [("xa".to_owned(), true)]);
    assert!(year.cell(0, "register_complete.value").is_from_above());
    assert_eq!(year.marks("register_complete.value"), vec![Some(Outcome::Met); HAMLETS]);
    // An exception is the hamlet's own.
    year.set(5, "register_complete.value", Some(json!(false)));
    assert_eq!(statements(&year).len(), 2);
    assert_eq!(year.cell(5, "register_complete.value").value, Some(json!(false)));
    assert_eq!(year.cell(5, "register_complete.value").mark, Some(Outcome::Missing));
    assert_eq!(year.cell(4, "register_complete.value").mark, Some(Outcome::Met));
}

#[test]
fn with_an_exception_nothing_is_stated_for_the_whole_commune() {
    let mut year = Year::begun();
    let rows: Vec<usize> = (1..HAMLETS).collect();
    let fill = year.grid().fill(year.column("register_complete.value"), &json!(true), &rows, false);
    assert_eq!(year.edit(&fill.changes).records, HAMLETS - 1);
    let marks = year.marks("register_complete.value");
    assert_eq!(marks[0], Some(Outcome::Missing));
    assert_eq!(marks[1..], vec![Some(Outcome::Met); HAMLETS - 1]);
}

#[test]
fn one_force_of_the_commune_is_rated_once_for_the_hamlets_that_it_covers() {
    let mut year = Year::begun();
    let column = year.column("grassroots_force.rating");
    let fill = year.grid().one_force(column, &json!("completed"), &[0, 1, 2]);
    assert_eq!(year.edit(&fill.changes).records, 1);
    let marks = year.marks("grassroots_force.rating");
    assert_eq!(
        marks[..4],
        [Some(Outcome::Met), Some(Outcome::Met), Some(Outcome::Met), Some(Outcome::Missing)]
    );
    // The same group with another hamlet stays one group.
    let fill = year.grid().one_force(column, &json!("completed_well"), &[0, 1, 2, 3]);
    year.edit(&fill.changes);
    let (_, shard) = year.desk.book().unit(&id("xa")).unwrap();
    assert_eq!(shard.ratings.iter().map(|rating| rating.covers.len()).collect::<Vec<_>>(), [4]);
}

#[test]
fn a_block_from_a_spreadsheet_goes_to_the_rows_that_it_names() {
    let mut year = Year::begun();
    let text = "Thôn\tNgày NQ\tSố\nthon 2\t20/2/2026\t02-NQ/CB\nThôn 10\t21/02/2026\t\"10-NQ/CB\"\nThôn 99\t1/3/2026\t\nThôn 3\tchưa có\t03-NQ/CB\n";
    let column = year.column("cell_resolution.date");
    let pasted =
        year.with_basis(|basis| year.grid().paste((0, column), text, basis, &LETTERS, &names_of));
    let edited = year.edit(&pasted.changes);
    let row = |name: &str| year.grid().units.iter().position(|unit| unit.name == name).unwrap();
    assert_eq!(edited.records, 2);
    assert_eq!(year.cell(row("Thôn 2"), "cell_resolution.number").value, Some(json!("02-NQ/CB")));
    assert_eq!(year.cell(row("Thôn 10"), "cell_resolution.date").value, Some(json!("2026-02-21")));
    let why: Vec<String> = pasted
        .wrong
        .iter()
        .chain(&edited.wrong)
        .map(|wrong| match &wrong.why {
            Why::Unread(text) | Why::NoUnit(text) => text.clone(),
            Why::Needs(label) => label.vi.to_owned(),
            Why::FromAbove | Why::Refused(_) => panic!("{:?}", wrong.why),
        })
        .collect();
    assert_eq!(why, ["Thôn 99", "chưa có", "Ngày"], "a number without its day is no paper");
}

#[test]
fn a_block_without_names_fills_down_from_its_cell() {
    let mut year = Year::begun();
    year.all("registration.date", json!("2026-03-05"));
    let column = year.column("registration.households_residing");
    let pasted = year.with_basis(|basis| {
        year.grid().paste((1, column), "120\t119\n1.250\t1.250\n", basis, &LETTERS, &names_of)
    });
    assert!(pasted.wrong.is_empty());
    assert_eq!(year.edit(&pasted.changes).records, 2);
    assert_eq!(year.cell(2, "registration.households_registered").value, Some(json!(1250)));
    let registered = year.marks("registration.households_registered");
    assert_eq!(registered[1..3], [Some(Outcome::NotMet), Some(Outcome::Met)]);
    let down = year.grid().fill_down(column, 1, 4);
    let edited = year.edit(&down.changes);
    assert_eq!(edited.records, 2);
    assert!(
        matches!(edited.wrong[..], [Wrong { row: Some(2), why: Why::Refused(_), .. }]),
        "more registered than live there"
    );
    assert_eq!(year.cell(4, "registration.households_residing").value, Some(json!(120)));
}

#[test]
fn a_blank_takes_a_record_away_and_unchanged_cells_make_no_revision() {
    let mut year = Year::begun();
    year.all("cell_resolution.date", json!("2026-02-20"));
    assert_eq!(year.set(0, "cell_resolution.date", Some(json!("2026-02-20"))).records, 0);
    assert_eq!(year.set(0, "cell_resolution.date", None).records, 1);
    assert_eq!(
        year.cell(0, "cell_resolution.date"),
        Cell { mark: Some(Outcome::Missing), ..Cell::default() }
    );
}

#[test]
fn a_statement_that_came_too_early_is_stated_again() {
    let mut year = Year::begun();
    year.desk.go_to("2026-06-30");
    year.all("policies_carried_out.value", json!(true));
    year.desk.go_to("2026-11-20");
    assert_eq!(year.marks("policies_carried_out.value"), vec![Some(Outcome::Missing); HAMLETS]);
    let fill = year.all("policies_carried_out.value", json!(true));
    assert_eq!(fill.changes.len(), HAMLETS);
    assert_eq!(year.marks("policies_carried_out.value"), vec![Some(Outcome::Met); HAMLETS]);
    let (_, shard) = year.desk.book().unit(&id("xa")).unwrap();
    assert_eq!(shard.live::<book::Statement>().count(), 2 * HAMLETS, "what was said in June stays");
}

#[test]
fn figures_of_the_year_before_are_asked_for_where_a_verdict_misses_them() {
    let mut year = Year::begun();
    let earlier = |year: &Year| {
        let grid = year.grid();
        grid.columns.iter().filter(|column| column.entry.year != year.desk.year).count()
    };
    year.all("register_complete.value", json!(true));
    assert_eq!(earlier(&year), 0, "a year without cases compares with any other");
    year.desk.enter(RecordKind::Incident, json!({"unit": "thon-1", "kind": "theft", "date": "2026-05-01", "severity": "less_serious"}));
    assert_eq!(earlier(&year), 3, "crimes, social evils and other violations");
    year.set(0, "crime_cases-before.value", Some(json!(0)));
    assert_eq!(year.cell(0, "crime_cases-before.value").mark, Some(Outcome::NotMet));
}

#[test]
fn the_day_of_a_cell_knows_its_deadline() {
    let year = Year::begun();
    let column = year.column("cell_resolution.date");
    let missed = |day: &str| {
        year.with_basis(|basis| year.grid().missed(basis, 0, column, Day::parse(day).unwrap()))
    };
    assert!(missed("2026-03-31").is_none());
    assert_eq!(missed("2026-04-01").unwrap().days.to, Some(Day::parse("2026-03-31").unwrap()));
}

#[test]
fn a_cell_says_what_it_would_decide_before_it_is_saved() {
    let mut year = Year::begun();
    let stamp = year.desk.session.stamp(0, &book::DeviceId::new("may-1").unwrap());
    let would = |year: &Year, column: &str, value: Value| {
        let (grid, column) = (year.grid(), year.column(column));
        let change = Change { place: Place::Row(0), column, value: Some(value) };
        let signed = Signed { date: year.desk.today, by: None };
        year.with_basis(|basis| grid.preview(basis, &change, &signed, &stamp, year.desk.today))
    };
    let before = year.desk.book().clone();
    assert_eq!(would(&year, "cell_resolution.date", json!("2026-03-31")), Some(Outcome::Met));
    assert_eq!(would(&year, "cell_resolution.date", json!("2026-04-01")), Some(Outcome::NotMet));
    assert_eq!(would(&year, "cell_resolution.number", json!("01-NQ/CB")), None, "no paper yet");
    assert_eq!(*year.desk.book(), before);
    year.all("registration.date", json!("2026-03-05"));
    year.set(0, "registration.households_residing", Some(json!(120)));
    assert_eq!(
        would(&year, "registration.households_registered", json!(119)),
        Some(Outcome::NotMet)
    );
    assert_eq!(would(&year, "registration.households_registered", json!(120)), Some(Outcome::Met));
}

#[test]
fn a_commune_has_grids_of_its_units_and_of_itself() {
    let mut year = Year::begun();
    put_unit(
        &mut year.desk,
        json!({"id": "truong", "kind": "school", "name": "Trường Việt Cường", "parent": "xa"}),
    );
    assert_eq!(levels(year.desk.book(), &id("xa")), [Level::Hamlet, Level::School, Level::Commune]);
    year.level = Level::School;
    assert!(year.grid().columns.iter().any(|column| column.entry.kind == RecordKind::YearlyTotal));
    year.level = Level::Commune;
    assert_eq!(year.grid().units.len(), 1);
    year.set(0, "party_resolution.date", Some(json!("2026-02-05")));
    assert_eq!(year.marks("party_resolution.date"), [Some(Outcome::Met)]);
}
