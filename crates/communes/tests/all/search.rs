//! Typed text finds the commune that is meant.

use crate::packed::LIST;

/// The first communes found, each with its province and the former unit that it was found by.
fn found(typed: &str, most: usize) -> Vec<String> {
    let title = |found: &communes::Found<'_>| {
        let province = &LIST.province_of(found.commune).unwrap().name;
        let by = found.by.map(|former| format!(" < {}", former.name)).unwrap_or_default();
        format!("{}, {province}{by}", found.commune.name)
    };
    LIST.find(typed, None, most).iter().map(title).collect()
}

#[test]
fn the_commune_that_is_meant_comes_first() {
    for (typed, first) in [
        ("tran yen", "Trấn Yên, Lào Cai"),
        ("Trấn Yên", "Trấn Yên, Lào Cai"),
        ("tran yen lao cai", "Trấn Yên, Lào Cai"),
        ("xã Trấn Yên, tỉnh Lào Cai", "Trấn Yên, Lào Cai"),
        ("X. Tran Yen", "Trấn Yên, Lào Cai"),
        ("04498", "Trấn Yên, Lào Cai"),
        ("hoa cuong yen bai", "Trấn Yên, Lào Cai < Hòa Cuông"),
        ("Hoà Cuông", "Trấn Yên, Lào Cai < Hòa Cuông"),
        ("Hòa Cuông (Trấn Yên)", "Trấn Yên, Lào Cai < Hòa Cuông"),
        ("Xã Hòa Cuông, huyện Trấn Yên, tỉnh Yên Bái", "Trấn Yên, Lào Cai < Hòa Cuông"),
        ("TT Cổ Phúc", "Trấn Yên, Lào Cai < Cổ Phúc"),
        ("04513", "Trấn Yên, Lào Cai < Hòa Cuông"),
        ("au lau", "Âu Lâu, Lào Cai"),
        ("ea h'leo", "Ea H’Leo, Đắk Lắk"),
        ("Ea H’Leo", "Ea H’Leo, Đắk Lắk"),
        ("ea hleo", "Ea H’Leo, Đắk Lắk"),
        ("van mieu quoc tu giam", "Văn Miếu - Quốc Tử Giám, Hà Nội"),
        ("con dao", "Côn Đảo, Hồ Chí Minh"),
        ("xa dung", "Xa Dung, Điện Biên"),
    ] {
        assert_eq!(found(typed, 1), [first], "{typed}");
    }
}

#[test]
fn typed_marks_decide_and_their_absence_leaves_both() {
    let both = found("hoa cuong", 9);
    assert_eq!(both[0], "Hòa Cường, Đà Nẵng", "a commune of today comes before a former one");
    assert!(both.contains(&"Trấn Yên, Lào Cai < Hòa Cuông".to_owned()), "{both:?}");
    let pairs = found("cam giang", 9);
    for name in ["Cẩm Giàng, Hải Phòng", "Cẩm Giang, Hải Phòng"] {
        assert!(pairs.iter().any(|found| found == name), "{pairs:?}");
    }
    assert_eq!(found("Cẩm Giàng Hải Phòng", 1), ["Cẩm Giàng, Hải Phòng"]);
    assert!(!found("Cẩm Giàng", 99).contains(&"Cẩm Giang, Hải Phòng".to_owned()));
    assert_eq!(found("Cẩm Giang Hải Phòng", 1), ["Cẩm Giang, Hải Phòng"]);
    assert_eq!(found("Minh Quân, Trấn Yên", 1), ["Âu Lâu, Lào Cai < Minh Quân"]);
    assert_eq!(found("Minh Quán, Trấn Yên", 1), ["Trấn Yên, Lào Cai < Minh Quán"]);
}

#[test]
fn a_province_narrows_the_search_and_nothing_typed_lists_its_communes() {
    let lao_cai = LIST.provinces.iter().find(|province| &*province.name == "Lào Cai").unwrap();
    let names = |typed: &str| -> Vec<&str> {
        LIST.find(typed, Some(lao_cai), 200).iter().map(|found| &*found.commune.name).collect()
    };
    assert_eq!(names("tr ye")[..1], ["Trấn Yên"]);
    assert_eq!(names("").len(), 99);
    assert_eq!(names("ba dinh"), Vec::<&str>::new());
}

#[test]
fn communes_are_found_first_by_its_name_in_its_province() {
    for commune in LIST.communes.iter().step_by(7) {
        let province = LIST.province_of(commune);
        let found = LIST.find(&commune.name, province, 1);
        assert_eq!(found[0].commune, commune, "{}", commune.name);
    }
}

#[test]
fn communes_are_found_by_name_and_province_and_by_code() {
    for commune in LIST.communes.iter().step_by(83) {
        let province = &LIST.province_of(commune).unwrap().name;
        for typed in [format!("{}, {province}", commune.name), commune.code.clone()] {
            assert_eq!(LIST.find(&typed, None, 1)[0].commune, commune, "{typed}");
        }
    }
}

#[test]
fn no_text_breaks_the_search() {
    for typed in
        ["", " ", "'", "--", "ð Ð", "1", "000000", "ệệệệ", "\u{301}", "🙂", &"a ".repeat(300)]
    {
        LIST.find(typed, None, 5);
    }
}
