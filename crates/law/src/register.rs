//! Incident registers: the confirmed ones and the open ones.

use book::{Day, RecordId, UnitId, Year};

/// A register that is not confirmed for all the days asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OpenRegister {
    pub unit: UnitId,
    /// The year of the register.
    pub year: Year,
    /// The last day confirmed, if any was.
    pub until: Option<Day>,
    /// The day of the last statement, if that says that the register is not complete.
    pub denied: Option<Day>,
}

/// The confirmation of a unit's incident register for some days.
#[derive(Clone, Default)]
pub(super) struct Register {
    /// The registers that are not confirmed to the end.
    pub open: Vec<OpenRegister>,
    /// The statements that confirm the others, or dispute it: the unit and the id of each.
    pub statements: Vec<(UnitId, RecordId)>,
}

impl Register {
    /// Whether every unit's register is confirmed.
    pub fn is_complete(&self) -> bool {
        self.open.is_empty()
    }
}
