//! The name of a field in a sentence that says that it is missing.
//!
//! Only this part of the schema is kept here, selected at compile time. Otherwise hints and
//! headings would be part of the page's first download.

#![expect(clippy::indexing_slicing, reason = "runs while the program is compiled")]

use book::schema::Field;
use book::text::{Lang, Text, say};
use book::{RecordKind, for_each_record};

use super::names::with_small_first;

/// A field that a verdict can say is missing, without the rest of its schema.
#[derive(Clone, Copy)]
struct Asked {
    field: &'static str,
    words: Text,
    /// The words are its label, which begins with a capital.
    is_label: bool,
}

const fn how_many(fields: &[Field]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < fields.len() {
        if !fields[at].asked_by.is_empty() {
            count += 1;
        }
        at += 1;
    }
    count
}

const fn asked<const N: usize>(fields: &[Field]) -> [Asked; N] {
    let mut asked = [Asked { field: "", words: Text::new("", ""), is_label: false }; N];
    let (mut count, mut at) = (0, 0);
    while at < fields.len() {
        let Field { name: field, label, asked_as, asked_by, .. } = fields[at];
        if !asked_by.is_empty() {
            asked[count] = match asked_as {
                Some(words) => Asked { field, words, is_label: false },
                None => Asked { field, words: label, is_label: true },
            };
            count += 1;
        }
        at += 1;
    }
    asked
}

fn asked_of(kind: RecordKind) -> &'static [Asked] {
    macro_rules! of_kind {
        ($($name:ident $list:ident),*) => {
            match kind {
                $(
                    RecordKind::$name => const {
                        const FIELDS: &[Field] = book::$name::FIELDS;
                        &asked::<{ how_many(FIELDS) }>(FIELDS)
                    },
                )*
            }
        };
    }
    for_each_record!(of_kind)
}

/// The name of a field inside a sentence that says that it is missing.
pub fn field_name(kind: RecordKind, field: &str, lang: Lang) -> String {
    match asked_of(kind).iter().find(|asked| asked.field == field) {
        Some(asked) if asked.is_label => with_small_first(asked.words.to(lang)),
        Some(asked) => asked.words.to(lang).to_owned(),
        None => say!(lang, "thông tin còn thiếu", "a missing field"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_field_is_called_by_its_label_or_by_words_of_its_own() {
        let name = |field| field_name(RecordKind::Incident, field, Lang::Vi);
        assert_eq!(name("severity"), "mức độ nghiêm trọng");
        assert_eq!(name("mitigated"), "giảm thiểu hậu quả");
        assert_eq!(name("note"), "thông tin còn thiếu");
    }
}
