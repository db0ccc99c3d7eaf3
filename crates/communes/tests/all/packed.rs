//! `data/communes.txt` is what the tables of `data/` say, in the form that the page fetches.

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use communes::{Extent, FORMED, List};
use testing::at;

use crate::tables::{Row, table};

/// The list as the page reads it.
pub static LIST: LazyLock<List> =
    LazyLock::new(|| List::read(&fs::read_to_string(at("data/communes.txt")).unwrap()).unwrap());

/// The form of the file and the day as of which the tables were made.
const HEAD: &str = "1;2026-10-01";

/// Columns, of texts or of letters.
#[derive(Default)]
struct Columns(Vec<Vec<String>>);

impl Columns {
    fn add(&mut self, row: impl IntoIterator<Item = String>) {
        for (at, value) in row.into_iter().enumerate() {
            if self.0.len() <= at {
                self.0.push(Vec::new());
            }
            self.0[at].push(value);
        }
    }

    fn lines(self, of_letters: &[usize]) -> impl Iterator<Item = String> {
        let between = |at| if of_letters.contains(&at) { "" } else { ";" };
        self.0.into_iter().enumerate().map(move |(at, column)| column.join(between(at)))
    }
}

fn distance(code: &str, before: &mut i64) -> String {
    let code: i64 = code.parse().unwrap();
    let distance = code - std::mem::replace(before, code);
    if distance == 3 { String::new() } else { distance.to_string() }
}

fn changed(value: &str, before: &mut String) -> String {
    if value == before {
        return String::new();
    }
    value.clone_into(before);
    value.to_owned()
}

fn letter(row: &Row, column: &str) -> String {
    row[column][..1].to_owned()
}

fn packed() -> String {
    let (provinces, communes) = (table("provinces"), table("communes"));
    let mut by_code: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for former in table("predecessors") {
        by_code.entry(former["code"].clone()).or_default().push(former);
    }
    let (mut of_provinces, mut of_communes, mut of_formers) =
        (Columns::default(), Columns::default(), Columns::default());
    let (mut before, mut district, mut old_province) = (0, String::new(), String::new());
    for province in &provinces {
        let mut own: Vec<&Row> =
            communes.iter().filter(|commune| commune["province"] == province["code"]).collect();
        own.sort_by_key(|commune| &commune["code"]);
        let text = |column: &str| province[column].clone();
        of_provinces.add([
            text("code"),
            text("name"),
            letter(province, "kind"),
            text("valid_from"),
            text("formed_from"),
            own.len().to_string(),
        ]);
        for commune in own {
            let mut formers = by_code.remove(&commune["code"]).unwrap_or_default();
            formers.sort_by_key(|former| former["old_code"].clone());
            let since = &commune["valid_from"];
            of_communes.add([
                commune["name"].clone(),
                distance(&commune["code"], &mut before),
                letter(commune, "kind"),
                if since == FORMED { String::new() } else { since.clone() },
                formers.len().to_string(),
            ]);
            let mut former_before = before;
            for former in formers {
                let name = &former["old_name"];
                let code = &former["old_code"];
                of_formers.add([
                    letter(&former, "old_kind"),
                    if *name == commune["name"] { "=".to_owned() } else { name.clone() },
                    if code.is_empty() {
                        String::new()
                    } else {
                        distance(code, &mut former_before)
                    },
                    changed(&former["old_district"], &mut district),
                    changed(&former["old_province"], &mut old_province),
                    letter(&former, "part"),
                ]);
            }
        }
    }
    assert_eq!(by_code, BTreeMap::new(), "every former unit is of a commune");
    let lines = std::iter::once(HEAD.to_owned())
        .chain(of_provinces.lines(&[2]))
        .chain(of_communes.lines(&[2]))
        .chain(of_formers.lines(&[0, 5]));
    lines.map(|line| line + "\n").collect()
}

#[test]
fn the_file_is_what_the_tables_say() {
    let path = at("data/communes.txt");
    let packed = packed();
    if std::env::var_os("BINH_YEN_BLESS").is_some() {
        fs::write(&path, &packed).unwrap();
    }
    assert!(
        fs::read_to_string(path).unwrap() == packed,
        "BINH_YEN_BLESS=1 cargo test -p communes packed"
    );
}

#[test]
fn the_list_has_every_row_of_the_tables() {
    let communes = table("communes");
    assert_eq!((LIST.provinces.len(), LIST.communes.len()), (34, 3_321));
    let of_list = LIST.communes.iter().map(|commune| {
        let province = LIST.province_of(commune).unwrap();
        (
            commune.code.clone(),
            (commune.name.to_string(), province.code.clone(), commune.since.to_string()),
        )
    });
    let of_table = communes.iter().map(|row| {
        (
            row["code"].clone(),
            (row["name"].clone(), row["province"].clone(), day(&row["valid_from"])),
        )
    });
    let (of_list, of_table): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (of_list.collect(), of_table.collect());
    assert!(of_list == of_table);
    let mut of_list: Vec<String> = LIST
        .communes
        .iter()
        .flat_map(|commune| LIST.formers_of(commune).iter().map(move |former| (commune, former)))
        .map(|(commune, former)| {
            let part = match former.part {
                Extent::Whole => "whole",
                Extent::Some => "part",
                Extent::Unknown => "unknown",
            };
            let code = former.code.as_deref().unwrap_or_default();
            let kind = former.kind.label().en.to_lowercase();
            [&*commune.code, code, &kind, &former.name, &former.district, &former.province, part]
                .join(";")
        })
        .collect();
    let columns =
        ["code", "old_code", "old_kind", "old_name", "old_district", "old_province", "part"];
    let mut of_table: Vec<String> = table("predecessors")
        .iter()
        .map(|row| columns.map(|column| row[column].as_str()).join(";"))
        .collect();
    of_list.sort();
    of_table.sort();
    assert!(of_list == of_table);
}

fn day(text: &str) -> String {
    book::Day::parse(text).unwrap().to_string()
}

#[test]
fn a_damaged_file_is_refused_with_its_line() {
    let text = packed();
    for (line, error) in [(2, "line 2"), (9, "line 9"), (17, "line 17")] {
        let cut: String = text.split_inclusive('\n').take(line - 1).collect();
        assert!(List::read(&cut).unwrap_err().to_string().ends_with(error));
    }
    assert!(List::read(&text.replacen("1;", "2;", 1)).is_err(), "a form of a newer program");
    assert!(List::read("").is_err());
}
