//! The columns of a year's grid: what the rule sets that count ask a desk to enter.

use book::schema::Field;
use book::{Catalogue, KindCode, KindGroup, Label, Period, RecordKind, Year};
use law::{Baseline, Condition, DISCIPLINE_COMPLETE, REGISTER_COMPLETE, Term, Test};

/// The records that a column enters: of one kind, about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The kind of the records.
    pub kind: RecordKind,
    /// Their codes, any of which serves; the first is the one of a new record. A registration has
    /// none.
    pub codes: Vec<KindCode>,
    /// The year that they are about.
    pub year: Year,
    /// Of a rating: a rating on the wanted scale, because a force may be rated on several.
    pub scale: Option<KindCode>,
    /// Of a paper or an activity: the days in which it counts.
    pub days: Period,
}

impl Entry {
    /// Whether a commune's own statement answers for all units in it too.
    pub fn is_for_whole_commune(&self) -> bool {
        let is_of =
            |code: &KindCode| [REGISTER_COMPLETE, DISCIPLINE_COMPLETE].contains(&code.as_str());
        self.kind == RecordKind::Statement && self.codes.iter().any(is_of)
    }

    /// The field without which there is nothing to record. A blank in it takes the record away.
    pub fn main_field(&self) -> &'static str {
        match self.kind {
            RecordKind::Statement | RecordKind::YearlyTotal => "value",
            RecordKind::Rating => "rating",
            RecordKind::Recognition => "granted",
            _ => "date",
        }
    }
}

/// The source of a cell's mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decides {
    /// The findings on these conditions, by rule set and condition.
    Conditions(Vec<(String, String)>),
    /// Nothing by itself, but verdicts miss it where it is not entered.
    Support,
    /// The unit's recognition.
    Recognition(KindCode),
    /// Nothing.
    Nothing,
}

/// A column: one field of what is entered.
#[derive(Clone)]
pub struct Column {
    /// The records that it enters.
    pub entry: Entry,
    /// The field that stands in its cells.
    pub field: &'static Field,
    /// The name of the entered data, in a few words.
    pub name: Label,
    /// The whole question, where the name is only a part of it.
    pub question: Option<Label>,
    /// The source of the marks of its cells.
    pub decides: Decides,
}

/// Returns the columns that some terms of a year ask for, in the order of the conditions, and the
/// recognition in the end.
pub fn columns(terms: &[Term], year: Year, catalogue: &Catalogue) -> Vec<Column> {
    let mut columns = Columns { found: Vec::new(), year, catalogue };
    for term in terms {
        let window = Period { from: Some(term.from), to: Some(term.to) };
        for condition in term.rules.all_conditions() {
            columns.of(&term.rules.id, condition, window);
        }
    }
    for term in terms {
        let standard = &term.rules.standard;
        let entry = columns.entry(RecordKind::Recognition, vec![standard.clone()]);
        let name = columns.label(KindGroup::Standard, standard);
        let fields = [
            ("granted", Decides::Recognition(standard.clone())),
            ("number", Decides::Nothing),
            ("date", Decides::Nothing),
        ];
        columns.add(entry, name, None, fields);
    }
    columns.found
}

struct Columns<'a> {
    found: Vec<Column>,
    year: Year,
    catalogue: &'a Catalogue,
}

impl Columns<'_> {
    fn entry(&self, kind: RecordKind, codes: Vec<KindCode>) -> Entry {
        Entry { kind, codes, year: self.year, scale: None, days: self.year.period() }
    }

    /// The name of a kind. Its code stands for a kind that the catalogue does not have.
    fn label(&self, group: KindGroup, code: &KindCode) -> Label {
        self.catalogue.get(group, code).map_or_else(
            || Label { vi: code.to_string(), en: code.to_string() },
            |kind| kind.label.clone(),
        )
    }

    /// Adds the columns that a condition asks for.
    fn of(&mut self, rules: &str, condition: &Condition, window: Period) {
        let decides = || Decides::Conditions(vec![(rules.to_owned(), condition.id.clone())]);
        let called = |or: Label| condition.name.clone().unwrap_or(or);
        match &condition.requires {
            Test::Paper(test) => {
                let Some(first) = test.kinds.first() else { return };
                let name = called(self.label(KindGroup::Paper, first));
                let days = test.within.days(self.year, window);
                let entry = self.entry(RecordKind::Paper, test.kinds.clone());
                let fields = [("date", decides()), ("number", Decides::Nothing)];
                self.add(Entry { days, ..entry }, name, None, fields);
            }
            Test::Activity(test) => {
                let Some(first) = test.kinds.first() else { return };
                let name = called(self.label(KindGroup::Activity, first));
                let days = test.within.days(self.year, window);
                let entry = self.entry(RecordKind::Activity, test.kinds.clone());
                self.add(Entry { days, ..entry }, name, None, [("date", decides())]);
            }
            Test::Registration(_) => {
                let entry = self.entry(RecordKind::Registration, Vec::new());
                let name = called(registration());
                self.add(entry, name, None, [("date", decides())]);
            }
            Test::Households(_) => {
                let entry = self.entry(RecordKind::Registration, Vec::new());
                let fields = ["households_residing", "households_registered"]
                    .map(|field| (field, decides()));
                self.add(entry, registration(), None, fields);
            }
            Test::Statement(test) => {
                let question = self.label(KindGroup::Statement, &test.kind);
                // The name of a condition that asks for a no is not the question.
                let name = if test.value { called(question.clone()) } else { question.clone() };
                let entry = self.entry(RecordKind::Statement, vec![test.kind.clone()]);
                self.add(entry, name, Some(question), [("value", decides())]);
            }
            Test::Rating(test) => {
                let Some(force) = test.forces.first() else { return };
                let name = called(self.label(KindGroup::Force, force));
                let entry = self.entry(RecordKind::Rating, vec![force.clone()]);
                let scale = Some(test.at_least.clone());
                self.add(Entry { scale, ..entry }, name, None, [("rating", decides())]);
            }
            Test::Discipline(_) => self.support(DISCIPLINE_COMPLETE),
            Test::NoIncident(_) => self.support(REGISTER_COMPLETE),
            Test::AtMost(test) => self.figure(&test.indicator, self.year, decides()),
            Test::Reduced(test) => {
                for indicator in &test.indicators {
                    self.figure(indicator, self.year, decides());
                }
                for year in earlier_years(test.against, self.year) {
                    for indicator in &test.indicators {
                        self.figure(indicator, year, decides());
                    }
                }
            }
            Test::TotalShare(test) => {
                for indicator in [&test.part, &test.whole] {
                    self.total(indicator, self.year, decides());
                }
            }
            // These are judged by units, models and records that have pages of their own.
            Test::All(_)
            | Test::Any(_)
            | Test::Models(_)
            | Test::UnitShare(_)
            | Test::Standard(_)
            | Test::Group(_)
            | Test::ByPerson(_) => {}
        }
    }

    /// A figure: of the year itself by the register where it counts incidents, else by a total.
    fn figure(&mut self, indicator: &KindCode, year: Year, decides: Decides) {
        let counts = self
            .catalogue
            .get(KindGroup::Indicator, indicator)
            .is_some_and(|kind| kind.counts.is_some());
        if counts && year == self.year {
            self.support(REGISTER_COMPLETE);
        } else {
            self.total(indicator, year, decides);
        }
    }

    fn total(&mut self, indicator: &KindCode, year: Year, decides: Decides) {
        let name = self.label(KindGroup::Indicator, indicator);
        let entry = self.entry(RecordKind::YearlyTotal, vec![indicator.clone()]);
        self.add(Entry { year, ..entry }, name, None, [("value", decides)]);
    }

    /// The statement that a register is complete.
    fn support(&mut self, code: &str) {
        let Ok(code) = KindCode::new(code) else { return };
        let name = self.label(KindGroup::Statement, &code);
        let entry = self.entry(RecordKind::Statement, vec![code]);
        self.add(entry, name, None, [("value", Decides::Support)]);
    }

    /// Adds columns for fields, or what they decide to the columns that are there.
    fn add(
        &mut self,
        entry: Entry,
        name: Label,
        question: Option<Label>,
        fields: impl IntoIterator<Item = (&'static str, Decides)>,
    ) {
        for (field, decides) in fields {
            let is_same =
                |column: &&mut Column| column.field.name == field && is_one(&column.entry, &entry);
            if let Some(column) = self.found.iter_mut().find(is_same) {
                column.decides.and(decides);
                continue;
            }
            let Some(field) = entry.kind.fields().iter().find(|of| of.name == field) else {
                continue;
            };
            // The fields of one record stand side by side.
            let after = self.found.iter().rposition(|column| is_one(&column.entry, &entry));
            let beside = after.and_then(|at| self.found.get(at));
            let name = beside.map_or(&name, |column| &column.name).clone();
            let (entry, question) = (entry.clone(), question.clone());
            let column = Column { entry, field, name, question, decides };
            self.found.insert(after.map_or(self.found.len(), |at| at + 1), column);
        }
    }
}

/// Whether two entries are about the same records, whatever the days asked for.
fn is_one(one: &Entry, other: &Entry) -> bool {
    let about = |entry: &Entry| (entry.kind, entry.codes.clone(), entry.year, entry.scale.clone());
    about(one) == about(other)
}

impl Decides {
    fn and(&mut self, other: Self) {
        if let (Self::Conditions(all), Self::Conditions(more)) = (self, other) {
            all.extend(more);
        }
    }
}

fn registration() -> Label {
    let name = RecordKind::Registration.name();
    Label { vi: name.vi.to_owned(), en: name.en.to_owned() }
}

/// The earlier years whose figures are compared with those of a year.
fn earlier_years(against: Baseline, year: Year) -> Vec<Year> {
    match against {
        Baseline::PreviousYear => year.before(1).into_iter().collect(),
        Baseline::PrecedingYears(count) => {
            (1..=count).filter_map(|back| year.before(back)).collect()
        }
        Baseline::Year(fixed) => vec![fixed],
    }
}

impl Column {
    /// A key that tells the column from others, also of another grid.
    pub fn key(&self) -> String {
        let code = self.entry.codes.first().map_or("", |code| code.as_str());
        let scale = self.entry.scale.as_ref().map_or("", |scale| scale.as_str());
        let year = self.entry.year.to_string();
        [self.entry.kind.list_name(), code, scale, &year, self.field.name].join("-")
    }
}
