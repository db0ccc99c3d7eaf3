//! Forces that keep security and order: their ratings, staff and discipline.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::record;
use super::{Day, KindCode, UnitId, Year};

record! {
    /// A force's yearly rating or title, with its staff.
    Rating in ratings {
        /// A force of the catalogue.
        force: KindCode,
        /// The assessment year.
        year: Year,
    } or {
        /// The hamlets that the force covers, of a commune's that covers some: such as a group for
        /// security and order (Luật 30/2023/QH15 Điều 14). All records of one force name the same
        /// ones.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        covers: Vec<UnitId> = Vec::new(),
    } optional {
        /// A rating of the catalogue; not given means not rated, such as a group active for under
        /// nine months.
        rating: KindCode,
        /// People in the force.
        staff: u32,
        /// The day of the decision.
        date: Day,
    }
}

/// Forms of discipline, lightest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DisciplineLevel {
    /// Khiển trách.
    Reprimand,
    /// Cảnh cáo.
    Warning,
    /// Hạ bậc lương, giáng cấp, giáng chức, cách chức.
    Demotion,
    /// Buộc thôi việc, tước danh hiệu.
    Dismissal,
}

record! {
    /// Members of a force disciplined for a violation, in numbers only.
    Discipline in disciplines {
        /// A force of the catalogue.
        force: KindCode,
        /// The day of the decision.
        date: Day,
        /// The form.
        level: DisciplineLevel,
        /// How many people.
        people: u32,
    } or {} optional {}
}
