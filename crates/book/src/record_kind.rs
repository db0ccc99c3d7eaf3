//! The kinds of record, in the order of a file.

use crate::schema::{Field, count_listed, in_table_order, listed};
use crate::text::Text;
use crate::{
    Activity, Assessment, Decision, Discipline, Incident, Model, Paper, PaperText, Rating,
    Recognition, Registration, Statement, Tip, YearlyTotal,
};

/// Calls a macro with every record type and the name of its list in a shard and in files.
#[macro_export]
macro_rules! for_each_record {
    ($callback:ident) => {
        $callback! {
            Incident incidents, YearlyTotal totals, Model models, Registration registrations, Paper papers,
            Statement statements, Rating ratings, Discipline disciplines, Activity activities, Tip tips,
            Recognition recognitions, Decision decisions, Assessment assessments, PaperText paper_texts
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

            /// The name of such a record inside a sentence.
            pub const fn name(self) -> Text {
                match self { $(Self::$name => $name::NAME,)* }
            }

            /// The fields that its form shows, in the order in which they are filled.
            pub fn fields(self) -> &'static [Field] {
                match self { $(Self::$name => $name::FIELDS,)* }
            }

            /// The names of the fields that a list of such records shows beside their names.
            pub fn listed_fields(self) -> &'static [&'static str] {
                match self {
                    $(
                        Self::$name => const {
                            const FIELDS: &[Field] = $name::FIELDS;
                            const IN_ORDER: [Field; FIELDS.len()] = in_table_order(FIELDS);
                            const COUNT: usize = count_listed(&IN_ORDER);
                            &listed::<COUNT>(&IN_ORDER)
                        },
                    )*
                }
            }
        }
    };
}
for_each_record!(record_kinds);
