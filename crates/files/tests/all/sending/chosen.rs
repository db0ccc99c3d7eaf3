//! Tests of taking chosen communes from a file or an earlier book.

use super::*;

#[test]
fn of_a_file_only_the_chosen_communes_change_the_open_book() {
    let mut file = BOOK.clone();
    let rename = |book: &mut Book, root: &str| {
        let shard = Arc::make_mut(book.shards.get_mut(&UnitId::new(root).unwrap()).unwrap());
        let unit = shard.units.iter_mut().find(|unit| unit.id == shard.root).unwrap();
        unit.name.push_str(" mới");
        unit.stamp = DeviceId::new("d2")
            .map(|device| Stamp { at: 1, device, by: String::new(), after: Vec::new() })
            .unwrap()
            .following(&unit.stamp);
    };
    ["tran-yen", "viet-thanh", "bao-dap"].into_iter().for_each(|root| rename(&mut file, root));
    let roots = BTreeSet::from([UnitId::new("viet-thanh").unwrap()]);
    let merged = files::merge::merge_into(&BOOK, &[&files::chosen(&file, &roots, &BOOK)]);
    let changed: Vec<_> = BOOK
        .shards
        .iter()
        .filter(|(root, shard)| merged.shards[*root] != **shard)
        .map(|(root, _)| root.as_str())
        .collect();
    assert_eq!(changed, ["viet-thanh"]);
    // What the open book lacks comes along: here everything.
    let taken = files::chosen(&file, &roots, &Book::default());
    assert!(taken.shards.contains_key("tran-yen") && !taken.shards.contains_key("bao-dap"));
    read(files::write(&taken).unwrap().as_bytes()).unwrap();
}

#[test]
fn of_what_was_not_chosen_only_new_units_that_are_named_come_along() {
    let mut file = BOOK.clone();
    let [here, there, district] =
        ["viet-thanh", "bao-dap", "tran-yen"].map(|root| UnitId::new(root).unwrap());
    let hamlet = file.shards[&there].units.iter().find(|unit| unit.id != there).unwrap().clone();
    for (root, id) in [(&there, "thon-moi"), (&there, "thon-khac"), (&district, "co-quan-moi")] {
        let unit =
            Unit { id: UnitId::new(id).unwrap(), parent: Some(root.clone()), ..hamlet.clone() };
        Arc::make_mut(file.shards.get_mut(root).unwrap()).units.push(unit);
    }
    let named = UnitId::new("thon-moi").unwrap();
    let points = vec![book::ModelPoint { unit: Some(named.clone()), ..Default::default() }];
    Arc::make_mut(file.shards.get_mut(&here).unwrap()).models[0].points = points;
    let taken = files::chosen(&file, &BTreeSet::from([here.clone()]), &BOOK);
    let others: Vec<_> = taken
        .shards
        .iter()
        .filter(|(root, _)| **root != here)
        .flat_map(|(_, shard)| &shard.units)
        .collect();
    assert_eq!(others.iter().map(|unit| &unit.id).collect::<Vec<_>>(), [&named]);
    let merged = files::merge::merge_into(&BOOK, &[&taken]);
    read(files::write(&merged).unwrap().as_bytes()).unwrap();
}

#[test]
fn a_commune_of_an_earlier_book_comes_back_with_what_it_names_and_the_rest_stays() {
    let root = UnitId::new("viet-thanh").unwrap();
    let open = read(&fs::read(at("samples/outcome-met.json")).unwrap()).unwrap().book;
    let mut earlier = BOOK.clone();
    let own: Kind = serde_json::from_str(
        r#"{"code": "vu-viec-rieng", "group": "incident", "label": {"vi": "Vụ việc riêng", "en": "Own"}, "source": "sổ"}"#,
    )
    .unwrap();
    Arc::make_mut(&mut earlier.frame).kinds.push(own.clone());
    Arc::make_mut(earlier.shards.get_mut(&root).unwrap()).incidents[0].kind = own.code.clone();
    let back = files::with_earlier(&open, &earlier, &root);
    assert_eq!(
        read(files::write(&back).unwrap().as_bytes()).unwrap().book.shards[&root],
        earlier.shards[&root]
    );
    assert!(
        back.shards.contains_key(&UnitId::new("tran-yen").unwrap())
            && !back.shards.contains_key(&UnitId::new("bao-dap").unwrap())
    );
    assert!(open.shards.iter().all(|(root, shard)| Arc::ptr_eq(shard, &back.shards[root])));
    assert!(back.frame.kinds.contains(&own) && back.frame.name == open.frame.name);
    assert_eq!(
        files::with_earlier(&back, &open, &root),
        back,
        "a book without the commune changes nothing"
    );
}

#[test]
fn a_commune_that_comes_back_brings_a_paper_of_a_district_that_is_there() {
    let (root, district) = (UnitId::new("viet-thanh").unwrap(), UnitId::new("tran-yen").unwrap());
    let mut earlier = BOOK.clone();
    let paper = Paper {
        id: RecordId::new("giay-huyen").unwrap(),
        unit: district.clone(),
        ..BOOK.shards[&root].papers[0].clone()
    };
    Arc::make_mut(earlier.shards.get_mut(&district).unwrap()).papers.push(paper.clone());
    Arc::make_mut(earlier.shards.get_mut(&root).unwrap()).registrations[0].paper =
        Some(paper.id.clone());
    let back = files::with_earlier(&BOOK, &earlier, &root);
    assert_eq!(back.shards[&district].papers, earlier.shards[&district].papers);
    assert_eq!(files::with_earlier(&back, &earlier, &root), back, "again is the same");
    read(files::write(&back).unwrap().as_bytes()).unwrap();
}

#[test]
fn a_part_brings_the_papers_and_units_of_other_communes_that_it_names() {
    let mut book = BOOK.clone();
    let (here, there) = (UnitId::new("viet-thanh").unwrap(), UnitId::new("bao-dap").unwrap());
    let elsewhere: Unit =
        book.shards[&there].units.iter().find(|unit| unit.id != there).unwrap().clone();
    let shard = Arc::make_mut(book.shards.get_mut(&here).unwrap());
    let model = shard.models.first_mut().unwrap();
    model.points = vec![book::ModelPoint { unit: Some(elsewhere.id), ..Default::default() }];
    let covers = Covers { communes: vec![here], ..Covers::default() };
    let part = files::part(&book, &covers, &Seen::default());
    assert!(part.shards.contains_key(&there) && part.shards[&there].incidents.is_empty());
    read(files::write(&part).unwrap().as_bytes()).unwrap();
}
