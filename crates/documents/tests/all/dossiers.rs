//! The whole dossier of a commune.

use std::collections::BTreeSet;

use documents::dossier;

use super::office::{Office, id, year};

#[test]
fn a_dossier_holds_the_papers_of_the_commune_and_of_each_unit_below_it_once() {
    let office = Office::sample("tran-yen-2026");
    let filed =
        dossier(&office.papers(), &office.templates, &id("tran-yen"), year(2026), None).unwrap();
    let paths: BTreeSet<_> = filed.iter().map(|one| one.path.as_str()).collect();
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
    assert!(paths.iter().all(|path| path.len() < 240), "disks take the names");
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
    assert!(filed.iter().all(|one| one.path.len() < 240));
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
