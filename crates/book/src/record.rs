//! What all records share, and the macro that gives it to them.

use super::{Extra, RecordId, Shard, Stamp, UnitId};

/// A record of a shard, other than a unit.
pub trait Record: Clone {
    /// Which list of the shard it is in.
    const KIND: RecordKind;
    /// Unique across devices.
    fn id(&self) -> &RecordId;
    /// The unit that the record is about.
    fn unit(&self) -> &UnitId;
    /// Puts the record into another unit.
    fn set_unit(&mut self, unit: UnitId);
    /// The revision stamp.
    fn stamp(&self) -> &Stamp;
    /// The revision stamp, to be replaced.
    fn stamp_mut(&mut self) -> &mut Stamp;
    /// Whether this revision deletes the record.
    fn is_deleted(&self) -> bool;
    /// Marks or unmarks the record as deleted.
    fn set_deleted(&mut self, deleted: bool);
    /// Whether it was made up to illustrate, not taken from a source.
    fn is_illustrative(&self) -> bool;
    /// Fields of a newer minor version.
    fn extra(&self) -> &Extra;
    /// Its list in a shard.
    fn list(shard: &Shard) -> &Vec<Self>;
    /// Its list in a shard, to be changed.
    fn list_mut(shard: &mut Shard) -> &mut Vec<Self>;
    /// Its list among a shard's waiting revisions.
    fn waiting(shard: &Shard) -> &Vec<Self>;
    /// Its list among a shard's waiting revisions, to be changed.
    fn waiting_mut(shard: &mut Shard) -> &mut Vec<Self>;
}

/// Defines a record: the fields that it must have, those with a value when left out, those that may
/// be unknown, and what all records share.
macro_rules! record {
    (
        $(#[$doc:meta])* $name:ident in $list:ident {
            $( $(#[$field_doc:meta])* $field:ident : $type:ty, )*
        } or {
            $( $(#[$left_out_doc:meta])* $left_out:ident : $left_out_type:ty = $default:expr, )*
        } optional {
            $( $(#[$optional_doc:meta])* $optional:ident : $optional_type:ty, )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
        pub struct $name {
            /// Unique across devices.
            pub id: $crate::RecordId,
            /// The unit that the record is about.
            pub unit: $crate::UnitId,
            $( $(#[$field_doc])* pub $field: $type, )*
            $( $(#[$left_out_doc])* pub $left_out: $left_out_type, )*
            $(
                $(#[$optional_doc])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $optional: Option<$optional_type>,
            )*
            /// Free text; never names of suspects, complainants or other citizens.
            #[serde(default, skip_serializing_if = "String::is_empty")]
            pub note: String,
            /// Made up to illustrate, not taken from a source.
            #[serde(default, skip_serializing_if = "std::ops::Not::not")]
            pub illustrative: bool,
            /// This revision deletes the record.
            #[serde(default, skip_serializing_if = "std::ops::Not::not")]
            pub deleted: bool,
            /// Revision stamp.
            pub stamp: $crate::Stamp,
            /// Fields of a newer minor version.
            #[serde(flatten)]
            pub extra: $crate::Extra,
        }

        $crate::fields::read_fields! {
            $name { id, unit, stamp, $($field),* }
            or { note = String::new(), illustrative = false, deleted = false, $($left_out = $default,)* $($optional = None,)* }
        }

        impl $crate::Record for $name {
            const KIND: $crate::RecordKind = $crate::RecordKind::$name;
            fn id(&self) -> &$crate::RecordId { &self.id }
            fn unit(&self) -> &$crate::UnitId { &self.unit }
            fn set_unit(&mut self, unit: $crate::UnitId) { self.unit = unit; }
            fn stamp(&self) -> &$crate::Stamp { &self.stamp }
            fn stamp_mut(&mut self) -> &mut $crate::Stamp { &mut self.stamp }
            fn is_deleted(&self) -> bool { self.deleted }
            fn set_deleted(&mut self, deleted: bool) { self.deleted = deleted; }
            fn is_illustrative(&self) -> bool { self.illustrative }
            fn extra(&self) -> &$crate::Extra { &self.extra }
            fn list(shard: &$crate::Shard) -> &Vec<Self> { &shard.$list }
            fn list_mut(shard: &mut $crate::Shard) -> &mut Vec<Self> { &mut shard.$list }
            fn waiting(shard: &$crate::Shard) -> &Vec<Self> { &shard.waiting.$list }
            fn waiting_mut(shard: &mut $crate::Shard) -> &mut Vec<Self> { &mut shard.waiting.$list }
        }
    };
}
pub(crate) use record;

/// Calls a macro with every record type and the name of its list in a shard and in files.
#[macro_export]
macro_rules! for_each_record {
    ($callback:ident) => {
        $callback! {
            Incident incidents, YearlyTotal totals, Model models, Registration registrations, Paper papers,
            Statement statements, Rating ratings, Discipline disciplines, Activity activities, Tip tips,
            Recognition recognitions, Decision decisions, Assessment assessments
        }
    };
}
macro_rules! record_kinds {
    ($($name:ident $list:ident),*) => {
        /// The kinds of record, each a list of a shard.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordKind {
            $(
                #[doc = concat!("[`", stringify!($name), "`](super::", stringify!($name), ")")]
                $name,
            )*
        }

        impl RecordKind {
            /// All kinds, in the order of a file.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name of the list in files, such as `incidents`.
            pub fn list_name(self) -> &'static str {
                match self { $(Self::$name => stringify!($list),)* }
            }
        }
    };
}
for_each_record!(record_kinds);
