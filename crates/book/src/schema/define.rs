//! Macros that define a struct together with the schema of its fields.

/// Defines a struct whose fields have a schema, and reads it so that fields of a newer minor
/// version are kept. A field with a default may be left out of files.
///
/// ```text
/// part! {
///     /// Money from one source.
///     Money {
///         /// Amount in đồng.
///         amount: u64 => whole(0, MAX_MONEY, "Số tiền (đồng)", "Amount (đồng)");
///         /// What it was for.
///         #[serde(default, skip_serializing_if = "String::is_empty")]
///         purpose: String = String::new() => line("Mục đích", "Purpose");
///     }
/// }
/// ```
macro_rules! part {
    (
        $(#[$doc:meta])* $name:ident {
            $(
                $(#[$field_doc:meta])*
                $field:ident : $type:ty $(= $default:expr)? => $schema:expr;
            )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
        pub struct $name {
            $( $(#[$field_doc])* pub $field: $type, )*
            /// Fields of a newer minor version.
            #[serde(flatten)]
            pub extra: $crate::Extra,
        }

        $crate::read_fields::read_fields! { $name { $($field $(= $default)?),* } }

        impl $name {
            /// The schema of all its fields; those that no form shows come last.
            pub const ALL_FIELDS: &'static [$crate::schema::Field] = {
                const DEFINED: &[$crate::schema::Field] = &[
                    $($schema.named(
                        stringify!($field),
                        $crate::schema::part!(@is_in_every_file $($default)?),
                    )),*
                ];
                &$crate::schema::in_form_order::<{ DEFINED.len() }>(DEFINED)
            };

            /// The schema of the fields that forms show, in their order.
            pub const FIELDS: &'static [$crate::schema::Field] =
                $crate::schema::shown(Self::ALL_FIELDS);
        }
    };
    (@is_in_every_file) => { true };
    (@is_in_every_file $default:expr) => { false };
}
pub(crate) use part;

/// Defines a record: its name inside a sentence, the fields that files must have, those with a
/// value when left out, those that may be unknown, and what all records share.
macro_rules! record {
    (
        $(#[$doc:meta])* $name:ident ($vi:literal, $en:literal) {
            $( $(#[$field_doc:meta])* $field:ident : $type:ty => $schema:expr; )*
        } or {
            $(
                $(#[$left_out_doc:meta])*
                $left_out:ident : $left_out_type:ty = $default:expr => $left_out_schema:expr;
            )*
        } optional {
            $(
                $(#[$optional_doc:meta])*
                $optional:ident : $optional_type:ty => $optional_schema:expr;
            )*
        }
    ) => {
        $crate::schema::part! {
            $(#[$doc])* $name {
                /// The id, unique across all devices.
                id: $crate::RecordId => $crate::schema::unseen("given by the program");
                /// The unit that the record is about.
                unit: $crate::UnitId => $crate::schema::UNIT;
                $( $(#[$field_doc])* $field: $type => $schema; )*
                $( $(#[$left_out_doc])* $left_out: $left_out_type = $default => $left_out_schema; )*
                $(
                    $(#[$optional_doc])*
                    #[serde(default, skip_serializing_if = "Option::is_none")]
                    $optional: Option<$optional_type> = None => $optional_schema;
                )*
                /// Free text; never names of suspects, complainants or other citizens.
                #[serde(default, skip_serializing_if = "String::is_empty")]
                note: String = String::new() => $crate::schema::NOTE;
                /// Whether the record is made up for illustration and comes from no source.
                #[serde(default, skip_serializing_if = "std::ops::Not::not")]
                illustrative: bool = false => $crate::schema::ILLUSTRATIVE;
                /// This revision deletes the record.
                #[serde(default, skip_serializing_if = "std::ops::Not::not")]
                deleted: bool = false => $crate::schema::unseen("said by deleting");
                /// The stamp of this revision.
                stamp: $crate::Stamp => $crate::schema::unseen("given by the program");
            }
        }

        impl $name {
            /// The name of such a record inside a sentence.
            pub const NAME: $crate::text::Text = $crate::text::Text::new($vi, $en);
        }
    };
}
pub(crate) use record;
