//! Why a finding is what it is, as data; `explain` makes the sentence.

use std::sync::Arc;

use super::{Exception, Having, Outcome, Percent, RuleSet, ShareLimit};
use book::{Day, KindCode, Period, Reading, Ruling, UnitId, Year};

/// A figure that may be known only from below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// It is at least this.
    pub low: u32,
    /// It is at most this; `None` if nobody knows.
    pub high: Option<u32>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Dated incidents.
    Incidents,
    /// A yearly total that was entered.
    Total,
    /// The sum over the units below.
    Sum,
    /// The sum of a unit and those that it was formed from.
    Parts,
    /// An entered total and dated cases, or the sum of the units below, that differ: it is one of
    /// the two ends, or from the total up.
    Contradicted,
}

impl Figure {
    /// The value, if it is known.
    pub fn exact(self) -> Option<u32> {
        self.high.filter(|high| *high == self.low)
    }
}

/// The days of a figure, as a reader calls them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureDays {
    /// An assessment year.
    Year(Year),
    /// The twelve months up to a day inside a year.
    TwelveMonths {
        /// Their last day.
        to: Day,
    },
}

/// What a unit that was formed from others has itself of what its parts are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// Nothing that was entered.
    Nothing,
    /// It did it, but later than it should have.
    Late,
    /// Something, and not enough.
    TooLittle,
    /// All that is asked for.
    Enough,
}

/// One reason of a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The group of communes that the unit is of, if it was entered.
    Group {
        /// Its number.
        group: Option<u8>,
    },
    /// A paper of the kind is dated in the timeframe.
    PaperFound {
        /// Its kind.
        kind: KindCode,
        /// Its day.
        date: Day,
    },
    /// A paper of the kind is dated in the year but outside the timeframe.
    PaperLate {
        /// Its kind.
        kind: KindCode,
        /// Its day.
        date: Day,
        /// When it should have been.
        period: Period,
    },
    /// No paper of these kinds was entered.
    NoPaper {
        /// The kinds.
        kinds: Vec<KindCode>,
        /// When it should be dated.
        period: Period,
    },
    /// The unit registered in the timeframe.
    Registered {
        /// The day.
        date: Day,
    },
    /// The unit registered outside the timeframe.
    RegisteredLate {
        /// The day.
        date: Day,
        /// When it should have been.
        period: Period,
    },
    /// No registration was entered.
    NotRegistered {
        /// The year.
        year: Year,
    },
    /// Households that registered, of those residing.
    Households {
        /// Registered.
        registered: u32,
        /// Residing.
        residing: u32,
    },
    /// A number of households was not entered, or can be none.
    HouseholdsUnknown {
        /// Registered, if entered.
        registered: Option<u32>,
        /// Residing, if entered.
        residing: Option<u32>,
    },
    /// A person stated it.
    Stated {
        /// The question.
        kind: KindCode,
        /// The kind of paper or activity that it is about, where it asks whether there was one.
        about: Option<KindCode>,
        /// The answer.
        value: bool,
        /// By whom, if said.
        by: Option<String>,
        /// When.
        date: Day,
    },
    /// Nobody stated it.
    NotStated {
        /// The question.
        kind: KindCode,
    },
    /// What was said or decided speaks of some of the days only.
    SpeaksTo {
        /// The last day that it speaks of.
        until: Day,
        /// The last day that is asked about.
        to: Day,
    },
    /// Records of one day that were made at one moment say different things: none counts.
    Disagreeing {
        /// The day, if they name one.
        date: Option<Day>,
    },
    /// A person ruled before the days that are asked about were over: the figures are looked at
    /// again.
    RuledBefore {
        /// What was ruled.
        ruling: Ruling,
        /// By whom.
        by: String,
        /// When.
        date: Day,
        /// The last day that is asked about.
        to: Day,
    },
    /// No incident of the kinds in the window.
    NoIncidents {
        /// The window.
        period: Period,
    },
    /// Incidents that count against the unit.
    Incidents {
        /// How many, in the unit of their kinds.
        cases: u32,
        /// The kinds that were asked about.
        kinds: Vec<KindCode>,
        /// The window.
        period: Period,
    },
    /// An incident that does not count.
    Excepted {
        /// Its day.
        date: Day,
        /// Why not.
        exception: Exception,
    },
    /// An incident of which a field that decides is blank.
    Unclear {
        /// Its day.
        date: Day,
        /// The field.
        field: &'static str,
    },
    /// Nobody confirmed that the incident register is complete for the window.
    RegisterOpen {
        /// Units whose register is open: the first of them, and how many there are.
        unit: UnitId,
        /// How many units.
        units: usize,
        /// The last day confirmed, if any was.
        until: Option<Day>,
        /// The day on which somebody said that it is not complete, where that was said last.
        denied: Option<Day>,
        /// The window.
        period: Period,
    },
    /// An indicator held against an earlier year.
    Compared {
        /// The indicator.
        indicator: KindCode,
        /// The later days.
        days: FigureDays,
        /// Their figure.
        now: Figure,
        /// The days that they are held against.
        against: FigureDays,
        /// The figure of those.
        before: Figure,
        /// Whether it passes, by the share asked for or by the reading.
        passes: Option<bool>,
        /// The reading.
        reading: Reading,
        /// How many percent fewer it must be, where the text says so.
        by: Option<Percent>,
        /// Whether the text asks for fewer each year ("giảm liên tục").
        continuous: bool,
    },
    /// Whatever the unknown figures are, an indicator cannot have fallen from year to year as is
    /// asked.
    NeverFell {
        /// The indicator.
        indicator: KindCode,
        /// The first days.
        from: FigureDays,
        /// The last days.
        to: FigureDays,
    },
    /// An indicator held against a number.
    Counted {
        /// The indicator.
        indicator: KindCode,
        /// Its figure.
        figure: Figure,
        /// The highest that passes.
        at_most: u32,
    },
    /// One total as a share of another.
    TotalShare {
        /// The indicator that is the part.
        part: KindCode,
        /// The indicator that is the whole.
        whole: KindCode,
        /// Part and whole.
        numbers: [u32; 2],
        /// The share asked for.
        limit: ShareLimit,
        /// Whether it is so; unknown where the whole is none or the part is more than it.
        passes: Option<bool>,
    },
    /// A total says more than is dated in a register that is said to be complete: the two
    /// contradict each other.
    TotalBeyond {
        /// The unit whose total it is.
        unit: UnitId,
        /// The indicator.
        indicator: KindCode,
        /// The year.
        year: Year,
        /// The total.
        total: u32,
        /// What is dated, at most.
        dated: u32,
    },
    /// One of two totals was not entered.
    NoTotals {
        /// The indicator that is the part.
        part: KindCode,
        /// The indicator that is the whole.
        whole: KindCode,
    },
    /// Models that count.
    Models {
        /// Kinds that count; all if empty.
        kinds: Vec<KindCode>,
        /// How many count for certain.
        count: u32,
        /// How many of those kept nobody has assessed yet.
        unassessed: u32,
        /// How many are asked for.
        at_least: u32,
    },
    /// No model was entered.
    NoModels,
    /// To know whether the unit has a standard, one would have to know whether it has it.
    AsksItself {
        /// The standard.
        standard: KindCode,
    },
    /// A force was rated.
    Rated {
        /// The force.
        force: KindCode,
        /// Its rating.
        rating: KindCode,
        /// Whether that is enough; unknown on another scale.
        passes: Option<bool>,
    },
    /// A force was not rated, or no rating was entered.
    NotRated {
        /// The force.
        force: KindCode,
    },
    /// Members of a force were disciplined.
    Disciplined {
        /// The force.
        force: KindCode,
        /// How many.
        people: u32,
    },
    /// Members of a force of the commune were disciplined, and nothing says whether it is that of
    /// the hamlet.
    DisciplinedSomewhere {
        /// The force.
        force: KindCode,
        /// How many.
        people: u32,
    },
    /// Nobody was disciplined.
    NoDiscipline,
    /// Nothing says whether anybody was disciplined.
    DisciplineUnknown {
        /// The force.
        force: KindCode,
    },
    /// Activities held.
    Activities {
        /// How many.
        count: u32,
        /// How many are asked for.
        at_least: u32,
    },
    /// Units below that have something.
    Share {
        /// What they must have.
        having: Having,
        /// How many have it for certain.
        reached: u32,
        /// Of how many it is unknown.
        unknown: u32,
        /// How many of the units have no class, and may not count.
        unclassed: u32,
        /// Of how many units.
        whole: u32,
        /// The share asked for.
        at_least: Percent,
        /// Whether the figures are totals that were entered.
        from_totals: bool,
    },
    /// There is no unit that the share could be of, and no total says how many there are.
    NoUnits {
        /// The total that was entered of the two.
        entered: Option<(KindCode, u32)>,
    },
    /// The unit was, or was refused to be, recognised.
    Recognised {
        /// Recognised or refused.
        granted: bool,
        /// The year.
        year: Year,
    },
    /// Units that were recognised though their own figures do not meet the standard, or refused
    /// though they do: the decision counts.
    DecidedOtherwise {
        /// Recognised, or refused.
        granted: bool,
        /// The units.
        units: Vec<UnitId>,
        /// The year.
        year: Year,
    },
    /// A recognition was taken back after the days that are asked about: for them it stands.
    RevokedLater {
        /// The unit.
        unit: UnitId,
        /// The day.
        on: Day,
    },
    /// Neither a recognition nor a refusal was entered.
    NotRecognised {
        /// The year.
        year: Year,
    },
    /// The unit was evaluated by another rule set.
    Evaluated {
        /// The rule set.
        rules: Arc<RuleSet>,
        /// The year.
        year: Year,
        /// What came out.
        outcome: Outcome,
    },
    /// A person gave points for an item of a table.
    PointsGiven {
        /// How many.
        points: u32,
        /// All that there are.
        most: u32,
    },
    /// Nobody entered the points of an item yet.
    NoPoints {
        /// All that there are.
        most: u32,
    },
    /// What the parts have of what a unit that was formed from them does not have itself.
    OfParts {
        /// The parts that have it.
        having: Vec<UnitId>,
        /// Those that do not, or of which it is not known.
        lacking: Vec<UnitId>,
        /// What the new unit has itself.
        own: Own,
    },
    /// A part whose figures are not the unit's alone: others were formed from it too, or it goes
    /// on.
    PartShared {
        /// The part.
        part: UnitId,
    },
    /// The words were not seen, or leave it to a person.
    LeftToPerson,
    /// No rule set of the standard judges the unit in the year.
    NoRules {
        /// The standard.
        standard: KindCode,
    },
}
