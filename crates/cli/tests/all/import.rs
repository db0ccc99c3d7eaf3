//! `binh-yen import`, run as a program.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use testing::at;

use crate::program::{path, run};

const BOOK: &str = "samples/tran-yen-2019.json";
const HAMLETS: &str = "TT;Tên thôn;Số hộ;Khác\n1;Trúc Đình;120;a\n2;Lan Đình;77;\n3;Lan Đình;78;\n4;Khe Lá;nhiều;\n;Tổng cộng;;\n";

/// Writes a table, and gives the arguments that import it into a book.
fn import(name: &str, table: &str, book: &str) -> Vec<String> {
    let path = path(name);
    std::fs::write(&path, table).unwrap();
    ["import", path.to_str().unwrap(), "--into", book].map(str::to_owned).to_vec()
}

fn with(arguments: &[String], more: &[&str]) -> Output {
    let all: Vec<&str> = arguments.iter().map(String::as_str).chain(more.iter().copied()).collect();
    run(&all)
}

fn said(output: &Output, code: i32) -> (&str, &str) {
    let (stdout, stderr) = (
        std::str::from_utf8(&output.stdout).unwrap(),
        std::str::from_utf8(&output.stderr).unwrap(),
    );
    assert_eq!(output.status.code(), Some(code), "{stdout}{stderr}");
    (stdout, stderr)
}

fn parsed(output: &Output) -> Value {
    serde_json::from_str(said(output, 0).0).unwrap()
}

/// The units of a file by their names.
fn units(file: &Path, name: &str) -> Vec<Value> {
    let book: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let shards = book["shards"].as_array().unwrap().clone();
    let units = shards.iter().flat_map(|shard| shard["units"].as_array().unwrap().clone());
    units.filter(|unit| unit["name"] == name).collect()
}

#[test]
fn a_preview_says_what_becomes_of_each_row_and_writes_nothing() {
    let arguments = import("preview.csv", HAMLETS, BOOK);
    let output = with(&arguments, &["--commune", "viet-thanh"]);
    assert_eq!(
        said(&output, 0).0,
        "Trang «», loại bảng: đơn vị\nSố cột được đọc: 3\nCột không đọc: «Khác»\n\
         Hàng 5 chưa nhập được: cột C: «nhiều» cần một số nguyên từ 0 trở lên, ví dụ 12 hoặc 1.234\n\
         Hàng nhập được: 2\nHàng đã có trong sổ hoặc lặp lại: 1\nHàng không phải số liệu: 1\n\
         Đây là bản xem trước, chưa ghi gì; thêm -o TỆP.json để ghi.\n"
    );
    let json = parsed(&with(&arguments, &["--commune", "viet-thanh", "--format", "json"]));
    let members: Vec<_> = json.as_object().unwrap().keys().cloned().collect();
    assert_eq!(members, ["columns", "heading_rows", "rows", "sheet"]);
    assert_eq!((&json["sheet"], &json["heading_rows"]), (&json!(""), &json!([1])));
    assert_eq!(json["columns"][2], json!({"heading": "Số hộ", "field": "households"}));
    assert_eq!(json["columns"][3], json!({"heading": "Khác", "field": null}));
    let rows = json["rows"].as_array().unwrap();
    let statuses: Vec<_> = rows.iter().map(|row| row["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["ready", "ready", "repeat", "bad", "left_out"]);
    assert_eq!(
        rows[0],
        json!({"row": 2, "status": "ready", "unit": "viet-thanh", "problems": [],
               "values": {"id": "viet-thanh-thon-1", "kind": "hamlet", "name": "Trúc Đình", "households": 120}})
    );
    let problem = &rows[3]["problems"][0];
    assert_eq!((&problem["column"], &problem["found"]), (&json!("C"), &json!("nhiều")));
}

#[test]
fn the_ready_rows_are_written_and_what_would_overwrite_is_asked_about() {
    let out = path("written.json");
    let _ = std::fs::remove_file(&out);
    let arguments = import("written.csv", HAMLETS, BOOK);
    let output = with(&arguments, &["--commune", "viet-thanh", "-o", out.to_str().unwrap()]);
    assert!(said(&output, 0).0.contains("Đã ghi sổ vào "));
    let [known, new] = ["Trúc Đình", "Lan Đình"].map(|name| units(&out, name));
    assert_eq!((known.len(), new.len(), units(&out, "Khe Lá").len()), (1, 1, 0));
    assert_eq!(
        (&known[0]["households"], &known[0]["id"]),
        (&json!(120), &json!("viet-thanh-thon-1"))
    );
    // The change follows what it replaced, so a merge takes it.
    assert_eq!(known[0]["stamp"]["after"].as_array().unwrap().len(), 1);
    said(&run(&["check", out.to_str().unwrap()]), 0);

    let again = import("again.csv", &HAMLETS.replace("120", "121"), out.to_str().unwrap());
    let json = parsed(&with(&again, &["--commune", "viet-thanh", "--format", "json"]));
    assert_eq!(
        (&json["rows"][0]["status"], &json["rows"][1]["status"]),
        (&json!("question"), &json!("repeat"))
    );
    assert_eq!(json["rows"][0]["problems"][0]["found"], "121");
    let text = with(&again, &["--commune", "viet-thanh", "--lang", "en"]);
    assert!(
        said(&text, 0).0.contains("To be asked, row 2: column C: «121» differs from the book\n")
    );
}

#[test]
fn a_file_that_is_no_table_fails_and_nothing_is_written() {
    let out = path("unwritten.json");
    let _ = std::fs::remove_file(&out);
    for (name, table) in
        [("empty.csv", ""), ("paper.csv", "%PDF-1.7"), ("letter.csv", "Kính gửi\n")]
    {
        let output = with(&import(name, table, BOOK), &["-o", out.to_str().unwrap()]);
        let (stdout, stderr) = said(&output, 1);
        assert!(stdout.is_empty() && stderr.contains(name), "{stdout}{stderr}");
        assert!(!out.exists());
    }
    let broken = import("good.csv", HAMLETS, "tests/bad/cut-in-the-middle.json");
    said(&with(&broken, &["-o", out.to_str().unwrap()]), 1);
    assert!(!out.exists());
}

#[test]
fn an_unknown_sheet_kind_or_commune_is_wrong_usage() {
    let arguments = import("usage.csv", HAMLETS, BOOK);
    assert!(said(&with(&arguments, &["--sheet", "Nào"]), 2).1.contains("không có trang tính này"));
    assert!(said(&with(&arguments, &["--kind", "thôn"]), 2).1.contains("units, incidents"));
    assert!(said(&with(&arguments, &["--commune", "nào"]), 2).1.contains("«nào»"));
    assert!(said(&with(&arguments, &["--commune", "yen-bai"]), 2).1.contains("«yen-bai»"));
    assert!(said(&run(&["import", "x.csv"]), 2).1.contains("--into"));
}

#[test]
fn a_workbook_of_a_whole_year_is_read_as_one() {
    let library = law::Library::national().unwrap();
    let book = files::read(&std::fs::read(at(BOOK)).unwrap(), "sổ", &library, &str::to_owned)
        .unwrap()
        .book;
    let (commune, year) =
        (book::UnitId::new("viet-thanh").unwrap(), book::Year::new(2019).unwrap());
    let catalogue = library.catalogue(&book.frame);
    let mut tables = files::tables::year_workbook(&commune, year, &book, &library, &catalogue);
    let mut new = vec![files::tables::Value::Empty; tables[0].headings.len()];
    new[2] = files::tables::Value::text("Bản Mới");
    tables[0].rows.push(new);
    let table = path("year.xlsx");
    std::fs::write(&table, files::tables::write_xlsx(&tables)).unwrap();
    let (table, out) = (table.to_str().unwrap().to_owned(), path("year.json"));
    let arguments =
        ["import", &table, "--into", BOOK, "--commune", "viet-thanh"].map(str::to_owned);
    let sheets = parsed(&with(&arguments, &["--format", "json"]));
    let names: Vec<_> = sheets.as_array().unwrap().iter().map(|sheet| &sheet["sheet"]).collect();
    assert_eq!((names.len(), names[0], names[1]), (13, &json!("Đơn vị"), &json!("Vụ việc")));
    let rows = |sheet: &Value| sheet["rows"].as_array().unwrap().clone();
    let all: Vec<Value> = sheets.as_array().unwrap().iter().flat_map(rows).collect();
    let of = |status: &str| all.iter().filter(|row| row["status"] == status).count();
    assert_eq!((of("ready"), of("bad"), of("question")), (1, 0, 0), "{all:?}");
    let output = with(&arguments, &["-o", out.to_str().unwrap()]);
    assert!(said(&output, 0).0.contains("Trang «Vụ việc», loại bảng: vụ việc\n"));
    assert_eq!(units(&out, "Mới").len(), 1);
    let one = with(&arguments, &["--sheet", "Vụ việc", "--format", "json"]);
    assert_eq!(parsed(&one)["sheet"], "Vụ việc");
}
