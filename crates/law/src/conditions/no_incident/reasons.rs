//! The reasons of `no_incident`.

use super::Exception;
use crate::conditions::Reason;
use crate::explain::Explainer;
use crate::field_name::field_name;
use book::text::{Text, say};
use book::{Day, KindCode, KindGroup, Outcome, Period, RecordKind, UnitId, Year};

/// The reason for the outcome of a test of forbidden incidents.
#[derive(Clone, Debug, PartialEq)]
pub enum NoIncidentReason {
    /// No incident of the kinds happened in the window.
    Nothing {
        /// The window.
        period: Period,
    },
    /// Incidents count against the unit.
    Happened {
        /// The number of cases, in the unit that the kinds are counted in.
        cases: u32,
        /// The kinds that were asked about.
        kinds: Vec<KindCode>,
        /// The window.
        period: Period,
    },
    /// An incident does not count.
    Excepted {
        /// The day of the incident.
        date: Day,
        /// The exception that applies.
        exception: Exception,
    },
    /// An incident has a blank field that decides.
    Unclear {
        /// The day of the incident.
        date: Day,
        /// The field.
        field: &'static str,
    },
    /// Nobody confirmed that the incident register is complete for the window.
    RegisterOpen {
        /// The first unit whose register is open.
        unit: UnitId,
        /// The number of such units.
        units: usize,
        /// The last day confirmed, if any was.
        until: Option<Day>,
        /// The day of the last statement, if that says that the register is not complete.
        denied: Option<Day>,
        /// The window.
        period: Period,
    },
    /// A total is above what is dated in a register that is said to be complete. The two contradict
    /// each other.
    TotalBeyond {
        /// The unit of the total.
        unit: UnitId,
        /// The indicator.
        indicator: KindCode,
        /// The year.
        year: Year,
        /// The total.
        total: u32,
        /// The highest number that the dated incidents allow.
        dated: u32,
    },
}

impl From<NoIncidentReason> for Reason {
    fn from(reason: NoIncidentReason) -> Self {
        Self::NoIncident(reason)
    }
}

impl NoIncidentReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        Some(match self {
            Self::Nothing { .. } | Self::Excepted { .. } => Outcome::Met,
            Self::Happened { .. } => Outcome::NotMet,
            Self::Unclear { .. } | Self::RegisterOpen { .. } | Self::TotalBeyond { .. } => {
                Outcome::Missing
            }
        })
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Nothing { period } => say!(
                explainer.lang,
                "không có vụ việc nào trong {period}",
                "no such incident in {period}",
                period = explainer.period(*period)
            ),
            Self::Happened { cases, kinds, period } => say!(
                explainer.lang,
                "{cases} {unit} trong {period}",
                "{cases} {unit} in {period}",
                unit = explainer.unit_of_incidents(kinds),
                period = explainer.period(*period)
            ),
            Self::Excepted { date, exception } => {
                let why = match exception {
                    Exception::ForceMajeure => {
                        Text::new("bất khả kháng", "force majeure").to(explainer.lang)
                    }
                    Exception::Handled => Text::new(
                        "phát hiện kịp thời, giảm thiểu hậu quả và báo cáo ngay",
                        "found in time, mitigated and reported at once",
                    )
                    .to(explainer.lang),
                };
                say!(
                    explainer.lang,
                    "vụ ngày {date} không tính: {why}",
                    "the case of {date} does not count: {why}"
                )
            }
            Self::Unclear { date, field } => say!(
                explainer.lang,
                "vụ ngày {date} chưa ghi «{field}»",
                "the case of {date} leaves “{field}” blank",
                field = field_name(RecordKind::Incident, field, explainer.lang)
            ),
            Self::RegisterOpen { unit, units, until, denied, period } => say!(
                explainer.lang,
                "sổ vụ việc của {unit}{others} {state}; cần xác nhận cho {period}",
                "the incident register of {unit}{others} {state}; {period} must be confirmed",
                unit = explainer.unit(unit),
                others = others(explainer, *units),
                state = register_state(explainer, *until, *denied),
                period = explainer.period(*period)
            ),
            Self::TotalBeyond { unit, indicator, year, total, dated } => say!(
                explainer.lang,
                "{indicator} năm {year}: số tổng nhập của {unit} là {total}, nhưng sổ vụ việc được xác nhận ghi đủ chỉ có {dated}; hai số mâu thuẫn",
                "{indicator} of {year}: the total entered for {unit} is {total}, but the register that is confirmed complete has only {dated}: they contradict",
                indicator = explainer.label(KindGroup::Indicator, indicator),
                unit = explainer.unit(unit)
            ),
        }
    }
}

/// ` và 2 đơn vị khác`, where the register of more than one unit is open.
fn others(explainer: &Explainer, units: usize) -> String {
    match units.saturating_sub(1) {
        0 => String::new(),
        count => {
            say!(explainer.lang, " và {count} đơn vị khác", " and {count} more units")
        }
    }
}

fn register_state(explainer: &Explainer, until: Option<Day>, denied: Option<Day>) -> String {
    match (until, denied) {
        (_, Some(denied)) => say!(
            explainer.lang,
            "chưa ghi đủ, theo xác nhận ngày {denied}",
            "is not complete, as was said on {denied}"
        ),
        (Some(until), None) => {
            say!(explainer.lang, "mới xác nhận đến {until}", "is confirmed to {until} only")
        }
        (None, None) => {
            say!(explainer.lang, "chưa được xác nhận ghi đủ", "is not confirmed complete")
        }
    }
}
