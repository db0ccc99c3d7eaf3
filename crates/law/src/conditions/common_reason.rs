//! Reasons that several tests share, and reasons that come from outside the tests.

use super::Reason;
use crate::explain::Explainer;
use crate::names::outcome_name;
use book::text::{Text, say};
use book::{Day, Outcome, Ruling, UnitId, Year};

/// The part that a unit has itself of what its former units are asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitHas {
    /// Nothing was entered.
    Nothing,
    /// The unit did it, but too late.
    Late,
    /// The unit has some, but not enough.
    TooLittle,
    /// The unit has everything that is asked for.
    Enough,
}

/// A reason that several tests share, or that comes from outside the tests.
#[derive(Clone, Debug, PartialEq)]
pub enum CommonReason {
    /// A statement or decision covers only some of the days.
    SpeaksTo {
        /// The last day that it covers.
        until: Day,
        /// The last day that is asked about.
        to: Day,
    },
    /// Records of one day that were made at one moment disagree, so none counts.
    Disagreeing {
        /// The day, if they name one.
        date: Option<Day>,
    },
    /// A person ruled before the days asked about were over, so the figures are judged again.
    RuledBefore {
        /// The ruling.
        ruling: Ruling,
        /// The person who ruled.
        by: String,
        /// The day of the ruling.
        date: Day,
        /// The last day that is asked about.
        to: Day,
    },
    /// Units were recognised though their own figures do not meet the standard, or refused though
    /// they do. The decision counts.
    DecidedOtherwise {
        /// Whether they were recognised; else they were refused.
        granted: bool,
        /// The units.
        units: Vec<UnitId>,
        /// The year.
        year: Year,
    },
    /// A recognition was taken back after the days asked about, so it stands for them.
    RevokedLater {
        /// The unit.
        unit: UnitId,
        /// The day on which the recognition was taken back.
        on: Day,
    },
    /// A person gave points for an item of a table.
    PointsGiven {
        /// The points given.
        points: u32,
        /// The points that the item can have.
        most: u32,
    },
    /// Nobody entered the points of an item yet.
    NoPoints {
        /// The points that the item can have.
        most: u32,
    },
    /// The former units of a new unit have what it does not have itself.
    OfFormerUnits {
        /// The former units that have it.
        having: Vec<UnitId>,
        /// The former units that do not have it, or of which it is not known.
        lacking: Vec<UnitId>,
        /// The part that the new unit has itself.
        unit_has: UnitHas,
    },
    /// The figures of a former unit are not the new unit's alone: others were formed from it too,
    /// or it goes on.
    FormerUnitShared {
        /// The former unit.
        unit: UnitId,
    },
}

impl From<CommonReason> for Reason {
    fn from(reason: CommonReason) -> Self {
        Self::Common(reason)
    }
}

impl CommonReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::SpeaksTo { .. }
            | Self::Disagreeing { .. }
            | Self::NoPoints { .. }
            | Self::FormerUnitShared { .. } => Some(Outcome::Missing),
            Self::OfFormerUnits { .. } => Some(Outcome::ForDecision),
            Self::RuledBefore { .. }
            | Self::DecidedOtherwise { .. }
            | Self::RevokedLater { .. }
            | Self::PointsGiven { .. } => None,
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::SpeaksTo { until, to } => say!(
                explainer.lang,
                "nội dung đã xác nhận mới tính đến ngày {until}, chưa đến hết ngày {to}",
                "what was said speaks of the days up to {until}, not of those up to {to}"
            ),
            Self::Disagreeing { date: Some(date) } => say!(
                explainer.lang,
                "các bản ghi cùng ngày {date} nói khác nhau và được nhập cùng lúc: không rõ bản nào đúng",
                "records of {date} say different things and were entered at the same moment: nobody knows which is right"
            ),
            Self::Disagreeing { date: None } => say!(
                explainer.lang,
                "các bản ghi nói khác nhau và được nhập cùng lúc: không rõ bản nào đúng",
                "records say different things and were entered at the same moment: nobody knows which is right"
            ),
            Self::RuledBefore { ruling, by, date, to } => say!(
                explainer.lang,
                "quyết định “{ruling}” ngày {date} ({by}) có trước ngày {to} nên chưa tính hết kỳ; điều kiện được xét lại",
                "the ruling “{ruling}” of {date} ({by}) is from before {to} and does not cover all days; the condition is judged again",
                ruling = outcome_name((*ruling).into(), explainer.lang)
            ),
            Self::DecidedOtherwise { granted, units, year } => {
                decided_otherwise(explainer, *granted, units, *year)
            }
            Self::RevokedLater { unit, on } => say!(
                explainer.lang,
                "{unit}: công nhận bị thu hồi ngày {on}, sau kỳ xét, nên vẫn tính cho kỳ này",
                "{unit}: the recognition was taken back on {on}, after the days that are judged, so it still counts for them",
                unit = explainer.unit(unit)
            ),
            Self::PointsGiven { points, most } if points > most => say!(
                explainer.lang,
                "điểm đã nhập là {points}, quá điểm tối đa {most}",
                "{points} points entered, more than the {most} there are"
            ),
            Self::PointsGiven { points, most } => say!(
                explainer.lang,
                "được chấm {points}/{most} điểm",
                "{points} of {most} points given"
            ),
            Self::NoPoints { most } => say!(
                explainer.lang,
                "chưa nhập điểm chấm (tối đa {most})",
                "points not entered (of {most})"
            ),
            Self::OfFormerUnits { having, lacking, unit_has } => {
                of_former_units(explainer, having, lacking, *unit_has)
            }
            Self::FormerUnitShared { unit } => say!(
                explainer.lang,
                "{unit} được chia cho nhiều đơn vị hoặc vẫn tồn tại: không biết phần nào thuộc đơn vị này",
                "{unit} went to several units or goes on: nobody knows which part of its figures is this unit's",
                unit = explainer.unit(unit)
            ),
        }
    }
}

fn decided_otherwise(explainer: &Explainer, granted: bool, units: &[UnitId], year: Year) -> String {
    let units = explainer.units(units);
    match granted {
        true => say!(
            explainer.lang,
            "{units}: đã được công nhận năm {year}, nhưng theo những gì đã ghi trong sổ thì không đạt; ở đây tính theo quyết định công nhận",
            "{units}: recognised for {year}, but not met by what is in the book; the recognition counts here"
        ),
        false => say!(
            explainer.lang,
            "{units}: không được công nhận năm {year}, nhưng theo những gì đã ghi trong sổ thì đạt; ở đây tính theo quyết định",
            "{units}: refused for {year}, but met by what is in the book; the refusal counts here"
        ),
    }
}

fn of_former_units(
    explainer: &Explainer,
    having: &[UnitId],
    lacking: &[UnitId],
    unit_has: UnitHas,
) -> String {
    let has =
        if having.is_empty() { String::new() } else { format!(" ({})", explainer.units(having)) };
    let lacks = match lacking.len() {
        0 => String::new(),
        _ => {
            let units = explainer.units(lacking);
            say!(explainer.lang, "; chưa có: {units}", "; not: {units}")
        }
    };
    let unit_has = match unit_has {
        UnitHas::Nothing => Text::new("đơn vị mới chưa có", "the new unit does not"),
        UnitHas::Late => Text::new(
            "đơn vị mới đã có nhưng ngoài thời hạn",
            "the new unit has it, but not in time",
        ),
        UnitHas::TooLittle => Text::new("đơn vị mới chưa đủ", "the new unit does not have enough"),
        UnitHas::Enough => Text::new("đơn vị mới đã có", "so has the new unit"),
    };
    say!(
        explainer.lang,
        "{count}/{of} đơn vị cũ đã có{has}{lacks}; {unit_has}; cấp có thẩm quyền quyết định có thừa nhận hay không",
        "{count} of {of} former units have it{has}{lacks}; {unit_has}; a competent person decides whether it counts",
        count = having.len(),
        of = having.len() + lacking.len(),
        unit_has = unit_has.to(explainer.lang)
    )
}
