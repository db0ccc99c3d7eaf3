//! Incidents (vụ việc): what happened, when and where, in numbers and never in names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::record;
use super::{ClockTime, Day, KindCode, UnitId};

/// How serious a crime is by its highest penalty (Bộ luật Hình sự 2015, amended 2017, Điều 9).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Ít nghiêm trọng: fine, non-custodial reform or prison up to 3 years.
    LessSerious,
    /// Nghiêm trọng: over 3 to 7 years. For fires, accidents and disruptions: serious by the law of
    /// their field.
    Serious,
    /// Rất nghiêm trọng: over 7 to 15 years.
    VerySerious,
    /// Đặc biệt nghiêm trọng: over 15 to 20 years, life or death.
    EspeciallySerious,
}

record! {
    /// An incident, or several of one kind on one day.
    Incident in incidents {
        /// The day on which it happened.
        date: Day,
        /// A kind of the catalogue's group `incident`.
        kind: KindCode,
    } or {
        /// How many cases (vụ); 1 if not given.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        count: u32 = one(),
        /// Other units that it happened in too: it counts once for each of them, and once for what
        /// they are all below.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        also_in: Vec<UnitId> = Vec::new(),
    } optional {
        /// The time of day.
        time: ClockTime,
        /// How serious; not given means not yet classified, never "not serious".
        severity: Severity,
        /// People involved.
        people: u32,
        /// People killed.
        deaths: u32,
        /// People injured.
        injured: u32,
        /// Whether residents of the unit committed it.
        by_residents: bool,
        /// Whether it happened outside the unit: it counts as what its residents did, never as what
        /// happened in it.
        elsewhere: bool,
        /// Bất khả kháng (TT 124/2021 Điều 4 khoản 4 điểm b, d).
        force_majeure: bool,
        /// Kịp thời phát hiện (TT 124/2021 Điều 4 khoản 4 điểm b).
        found_in_time: bool,
        /// Sử dụng đồng bộ các biện pháp giảm thiểu hậu quả (the same point).
        mitigated: bool,
        /// Báo cáo ngay cấp có thẩm quyền (the same point).
        reported_at_once: bool,
        /// Trái pháp luật, of a complaint.
        contrary_to_law: bool,
        /// Kéo dài, of a complaint or dispute.
        prolonged: bool,
        /// What came of it.
        outcome: String,
    }
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_one(count: &u32) -> bool {
    *count == 1
}
