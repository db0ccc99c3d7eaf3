//! All tables: those of verdicts, and those of the book.

use serde_json::Value;

use crate::columns;
use crate::schema::Schema;
use crate::verdicts;

impl Schema {
    /// The tables of findings and of the book, derived from the schema of its fields.
    ///
    /// # Errors
    /// None that data can cause; the JSON writer's, if it ever has one.
    pub fn new() -> Result<Self, serde_json::Error> {
        let json: Value = serde_json::from_str(&files::schema()?)?;
        let mut tables = vec![verdicts::verdicts_table(), verdicts::findings_table()];
        columns::add_tables(&mut tables, &json);
        Ok(Self { tables })
    }
}

#[cfg(test)]
mod tests {
    use book::schema::Input;
    use book::{Incident, RecordKind};

    use super::*;
    use crate::schema::Column;

    #[test]
    fn every_field_of_a_record_has_a_column_or_a_table() {
        let schema = Schema::new().unwrap();
        let table = |name: &str| schema.tables.iter().find(|table| table.name == name);
        for kind in RecordKind::ALL {
            let list = kind.list_name();
            let columns = &table(list).unwrap().columns;
            for field in kind.fields() {
                match field.input {
                    Input::Rows { .. } => {
                        assert!(table(&format!("{list}_{}", field.name)).is_some())
                    }
                    _ => assert!(
                        columns.iter().any(|column| column.name == field.name),
                        "{list}.{}",
                        field.name
                    ),
                }
            }
        }
        let told = |column: &Column| !column.vi.trim().is_empty() && !column.en.trim().is_empty();
        for table in &schema.tables {
            for column in &table.columns {
                assert!(told(column), "{}.{}", table.name, column.name);
            }
        }
        assert_eq!(Incident::NAME, RecordKind::Incident.name());
    }

    #[test]
    fn a_number_that_means_something_when_left_out_is_always_known() {
        let schema = Schema::new().unwrap();
        let incidents = schema.tables.iter().find(|table| table.name == "incidents").unwrap();
        let known = |name: &str| {
            incidents.columns.iter().find(|column| column.name == name).unwrap().is_always_known
        };
        assert!(known("count") && known("illustrative") && known("date"));
        assert!(!known("deaths") && !known("prolonged") && !known("note"));
    }
}
