//! `binh-yen merge` and `binh-yen diff`, run as a program.

use std::process::Output;

use book::Book;
use testing::at;
use testing::merging::{incident, stamp, text, two_communes, unit, unit_id};

use crate::program::{path, run};

fn file(name: &str, book: &Book) -> String {
    std::fs::write(path(name), text(book)).unwrap();
    path(name).to_str().unwrap().to_owned()
}

fn said(output: &Output, code: i32) -> (&str, &str) {
    let (stdout, stderr) = (
        std::str::from_utf8(&output.stdout).unwrap(),
        std::str::from_utf8(&output.stderr).unwrap(),
    );
    assert_eq!(output.status.code(), Some(code), "{stdout}{stderr}");
    (stdout, stderr)
}

/// Writes a book and two changed versions of it.
fn three(name: &str) -> [String; 3] {
    let base = two_communes().with_record(incident("i", "h0", ""), stamp(2, "d0")).unwrap();
    let a = base.with_record(incident("i", "h0", "một"), stamp(3, "d1")).unwrap();
    let a = a.with_record(incident("j", "h1", "mới"), stamp(4, "d1")).unwrap();
    let b = base.with_record(incident("i", "h0", "hai"), stamp(5, "d2")).unwrap();
    let b = b.with_unit(unit("c2", "commune", Some("p"), "Minh quân"), stamp(6, "d2")).unwrap();
    [("goc", &base), ("a", &a), ("b", &b)]
        .map(|(of, book)| file(&format!("{name}-{of}.json"), book))
}

#[test]
fn merge_writes_the_same_bytes_whatever_the_order_of_the_files() {
    let [base, a, b] = three("order");
    let orders = [[&base, &a, &b], [&b, &a, &base], [&a, &b, &base]];
    let written = orders.map(|order| {
        let out = path("order-out.json");
        let output = run(&["merge", order[0], order[1], order[2], "-o", out.to_str().unwrap()]);
        let expected = "Số tệp đã ghép: 3\nSố đơn vị: 6\nChỗ cần xem lại: 1\n\
                        Có thể là một đơn vị nhập hai lần: Minh Quân («c1», «c2»)\n";
        assert_eq!(said(&output, 0), (expected, ""));
        std::fs::read(out).unwrap()
    });
    assert!(written[0] == written[1] && written[1] == written[2]);
}

#[test]
fn merge_tells_what_is_left_behind_in_a_unit_that_another_book_deleted() {
    let base = two_communes();
    let (hamlet, _) = base.unit(&unit_id("h1")).unwrap();
    let deleted =
        base.with_unit(book::Unit { deleted: true, ..hamlet.clone() }, stamp(3, "d1")).unwrap();
    let added = base.with_record(incident("i", "h1", ""), stamp(4, "d2")).unwrap();
    let joined = base.join_units(&unit_id("c0"), &unit_id("c1"), &stamp(5, "d3")).unwrap();
    let more = added.with_record(incident("j", "c1", ""), stamp(6, "d2")).unwrap();
    let [deleted, more, joined] = [("a", &deleted), ("b", &more), ("c", &joined)]
        .map(|(of, book)| file(&format!("left-{of}.json"), book));
    let out = path("left-out.json");
    let output = run(&["merge", &deleted, &more, "-o", out.to_str().unwrap()]);
    assert!(
        said(&output, 0)
            .0
            .ends_with("Còn lại trong đơn vị đã xóa: Đồng Sen («h1»): 1 số liệu đã nhập\n"),
        "{output:?}"
    );
    let output = run(&["merge", &joined, &more, "-o", out.to_str().unwrap()]);
    let expected = "Còn lại trong đơn vị đã xóa: Minh Quân («c1»): 1 số liệu đã nhập, đã gộp vào Việt Thành («c0»)\n";
    assert!(said(&output, 0).0.ends_with(expected), "{output:?}");
}

#[test]
fn merge_names_every_bad_file_and_writes_nothing() {
    let [base, ..] = three("bad");
    let out = path("bad-out.json");
    let bad = ["tests/bad/impossible-dates.json", "tests/bad/cut-in-the-middle.json"];
    let output = run(&["merge", bad[0], &base, bad[1], "-o", out.to_str().unwrap()]);
    let expected =
        bad.map(|bad| std::fs::read_to_string(at(bad.replace(".json", ".txt"))).unwrap()).concat();
    assert_eq!(said(&output, 1), ("", expected.as_str()));
    assert!(!out.exists());
}

#[test]
fn merge_without_a_place_to_write_to_or_without_files_is_wrong_usage() {
    let [base, ..] = three("usage");
    assert!(said(&run(&["merge", &base]), 2).1.contains("--output"));
    assert!(said(&run(&["merge", "-o", "x.json"]), 2).1.contains("BOOK.json"));
    let output = run(&["merge", &base, "-o", "/no-such-folder/x.json"]);
    assert!(said(&output, 2).1.starts_with("/no-such-folder/x.json: không ghi được tệp"));
}

#[test]
fn diff_says_what_merging_the_second_file_into_the_first_would_do() {
    let [base, a, b] = three("diff");
    let stdout = told(&run(&["diff", &a, &b]));
    assert!(
        stdout.starts_with("Việt Thành: hai bên cùng sửa, cần xem lại 1, giống 2\n  hai bên"),
        "{stdout}"
    );
    assert!(stdout.contains("Minh quân: mới 1, giống 0\n  mới: đơn vị «c2»\n"), "{stdout}");
    let stdout = told(&run(&["diff", &a, &base, "--lang", "en"]));
    assert!(stdout.starts_with("Việt Thành: older in the file, kept 1, same 2\n"), "{stdout}");
    let stdout = told(&run(&["diff", &base, &a]));
    assert!(
        stdout.contains("đổi theo tệp: vụ việc «i»\n") && stdout.contains("mới: vụ việc «j»\n"),
        "{stdout}"
    );
    let stdout = told(&run(&["diff", &a, &a]));
    assert_eq!(stdout, "Đơn vị hành chính giống hệt: 3\n");
}

fn told(output: &Output) -> String {
    said(output, 0).0.to_owned()
}
