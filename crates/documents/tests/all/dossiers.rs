//! The whole dossier of a commune.

use std::collections::{BTreeMap, BTreeSet};

use documents::dossier;

use super::office::{Office, id, year};

#[test]
fn a_dossier_holds_the_papers_of_the_commune_and_of_each_unit_below_it_once() {
    let office = Office::sample("tran-yen-2026");
    let filed =
        dossier(&office.papers(), &office.templates, &id("tran-yen"), year(2026), None).unwrap();
    let paths: BTreeSet<_> = filed.iter().map(|one| unnumbered(&one.path)).collect();
    assert_eq!(paths.len(), filed.len(), "no two files have one name");
    for path in [
        "1. Đăng ký/Xã Trấn Yên - Bản đăng ký phấn đấu của cấp xã",
        "2. Đánh giá, đề nghị/Thôn Trúc Đình - Biên bản cuộc họp đánh giá của khu dân cư",
        "3. Công nhận/Thôn Trúc Đình - Quyết định công nhận (một đơn vị)",
        "3. Công nhận/Thôn Cổ Phúc 2 - Thông báo chưa đạt",
        "4. Báo cáo, thống kê/Xã Trấn Yên - Báo cáo năm",
    ] {
        assert!(paths.contains(path), "{path}\n{paths:#?}");
    }
    let refused = "3. Công nhận/Thôn Cổ Phúc 2 - Quyết định công nhận (một đơn vị)";
    assert!(!paths.contains(refused), "what is not met is not recognised");
    assert!(filed.iter().all(|one| file_name(&one.path).len() < 250), "disks take the names");
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

/// A path without the number before the name.
fn unnumbered(path: &str) -> String {
    let (folder, name) = path.split_once('/').unwrap();
    format!("{folder}/{}", name.split_once('-').unwrap().1)
}

#[test]
fn papers_are_numbered_in_each_folder_in_the_order_of_the_units() {
    let office = Office::sample("tran-yen-2026");
    let filed =
        dossier(&office.papers(), &office.templates, &id("tran-yen"), year(2026), None).unwrap();
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in &filed {
        let (folder, name) = one.path.split_once('/').unwrap();
        folders.entry(folder).or_default().push(name);
    }
    for (folder, names) in folders {
        assert!(names.is_sorted(), "{folder}: {names:#?}");
        let numbers =
            names.iter().map(|name| name.split_once('-').unwrap().0.parse::<usize>().unwrap());
        assert!(numbers.eq(1..=names.len()), "{folder}: {names:#?}");
        assert!(names[0].contains("Xã Trấn Yên - "), "the commune comes first: {}", names[0]);
    }
}

#[test]
fn papers_of_hamlets_whose_long_names_differ_at_the_end_are_told_apart() {
    let mut office = Office::sample("outcome-met");
    let root = office.book.top().unwrap().id.clone();
    let shard = std::sync::Arc::make_mut(office.book.shards.get_mut(&root).unwrap());
    let same = "Khu dân cư nhà tập thể công nhân đường sắt ".repeat(4);
    let hamlets = shard.units.iter_mut().filter(|unit| unit.kind == book::UnitKind::Hamlet);
    for (hamlet, last) in hamlets.zip(["số 1", "số 2"]) {
        hamlet.name = [&same, last].concat();
    }
    let filed = dossier(&office.papers(), &office.templates, &root, year(2024), None).unwrap();
    let report = " - Báo cáo kết quả xây dựng khu dân cư “An toàn về an ninh, trật tự”";
    for last in ["số 1", "số 2"] {
        let of_one = filed.iter().filter(|one| one.path.ends_with(&[last, report].concat()));
        assert_eq!(
            of_one.count(),
            1,
            "{last}: {:#?}",
            filed.iter().map(|one| &one.path).collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_hamlet_with_a_name_of_two_hundred_letters_has_papers_too() {
    let mut office = Office::sample("outcome-met");
    let root = office.book.top().unwrap().id.clone();
    let shard = std::sync::Arc::make_mut(office.book.shards.get_mut(&root).unwrap());
    let hamlet = shard.units.iter_mut().find(|unit| unit.id != root).unwrap();
    hamlet.name = "Ơ".repeat(200);
    let filed = dossier(&office.papers(), &office.templates, &root, year(2024), None).unwrap();
    assert!(filed.iter().any(|one| one.document.about.contains(&"Ơ".repeat(200))), "no cut text");
    assert!(filed.iter().all(|one| file_name(&one.path).len() < 250));
}

#[test]
fn a_unit_without_a_parent_has_papers_with_room_for_what_is_above() {
    let mut office = Office::sample("outcome-met");
    let root = office.book.top().unwrap().id.clone();
    let shard = std::sync::Arc::make_mut(office.book.shards.get_mut(&root).unwrap());
    shard.units.iter_mut().find(|unit| unit.id == root).unwrap().parent = None;
    let text = office.text("commune-submission", root.as_str(), 2024, None);
    assert!(text.contains("- ……;"), "{text}");
}

#[test]
fn a_list_of_five_thousand_incidents_has_a_row_for_each() {
    let mut office = Office::sample("outcome-met");
    let root = office.book.top().unwrap().id.clone();
    let shard = std::sync::Arc::make_mut(office.book.shards.get_mut(&root).unwrap());
    let one = shard.incidents[0].clone();
    shard.incidents = (0..5000)
        .map(|at| book::Incident {
            id: book::RecordId::new(&format!("vu-{at}")).unwrap(),
            ..one.clone()
        })
        .collect();
    let paper = office.paper("appendix", root.as_str(), 2024, None).unwrap();
    let rows: usize = paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            documents::Block::Table(table) => Some(table.rows.len()),
            _ => None,
        })
        .max()
        .unwrap();
    assert_eq!(rows, 5000);
    assert!(documents::docx(&paper).len() < 2_000_000, "a file that can be mailed");
}
