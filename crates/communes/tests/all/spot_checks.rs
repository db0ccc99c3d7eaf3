//! The twelve spot checks of `data/README.md`.

use communes::{Commune, Extent};

use crate::packed::LIST;

fn commune(code: &str) -> &'static Commune {
    LIST.communes.iter().find(|commune| commune.code == code).unwrap()
}

/// The kind and name of a commune, its province, and the units that it was formed from, with `~`
/// before a unit of which it got a part.
fn told(code: &str) -> String {
    let commune = commune(code);
    let formers = LIST.formers_of(commune).iter().map(|former| {
        let part = if former.part == Extent::Whole { "" } else { "~" };
        format!("{part}{} {}", former.kind.label().vi, former.name)
    });
    let province = LIST.province_of(commune).unwrap();
    let formers: Vec<String> = formers.collect();
    let kind = commune.kind.label().vi;
    format!("{kind} {}, {} = {}", commune.name, province.name, formers.join(", "))
}

/// The communes that a former unit went to.
fn went_to(code: &str) -> Vec<&'static str> {
    let has = |commune: &&Commune| {
        LIST.formers_of(commune).iter().any(|former| former.code.as_deref() == Some(code))
    };
    LIST.communes.iter().filter(has).map(|commune| &*commune.code).collect()
}

#[test]
fn communes_of_tran_yen() {
    assert_eq!(
        told("04498"),
        "Xã Trấn Yên, Lào Cai = Thị trấn Cổ Phúc, Xã Tân Đồng, Xã Báo Đáp, Xã Thành Thịnh, Xã Hòa Cuông, Xã Minh Quán"
    );
    assert_eq!(told("04531"), "Xã Quy Mông, Lào Cai = Xã Quy Mông, Xã Kiên Thành, Xã Y Can");
    assert_eq!(told("04564"), "Xã Việt Hồng, Lào Cai = Xã Việt Cường, Xã Việt Hồng, Xã Vân Hội");
}

#[test]
fn wards_of_communes() {
    assert_eq!(
        told("04543"),
        "Phường Âu Lâu, Lào Cai = Xã Âu Lâu, Xã Giới Phiên, Phường Hợp Minh, Xã Minh Quân"
    );
    assert_eq!(
        told("04273"),
        "Phường Nam Cường, Lào Cai = Xã Minh Bảo, Phường Nam Cường, Xã Tuy Lộc, Xã Cường Thịnh"
    );
    let minh_quan =
        LIST.formers_of(commune("04543")).iter().find(|former| &*former.name == "Minh Quân");
    assert_eq!(&*minh_quan.unwrap().district, "Huyện Trấn Yên");
}

#[test]
fn units_that_were_split() {
    assert_eq!(went_to("00073"), ["00004", "00070", "00082", "00226"]);
    assert_eq!(went_to("00634"), ["00622", "00634", "00637", "09556", "09886"]);
}

#[test]
fn kinds_of_2026() {
    assert_eq!(told("09313"), "Phường Chi Lăng, Bắc Ninh = Xã Yên Giả, Xã Chi Lăng");
    assert_eq!(commune("09313").since, book::Day::parse("2026-09-20").unwrap());
    assert!(told("26368").starts_with("Phường Long Thành, Đồng Nai = "));
    assert_eq!(commune("26368").since, book::Day::parse("2026-04-30").unwrap());
}

#[test]
fn a_code_that_was_given_to_another() {
    assert_eq!(&*commune("01558").name, "Hạ Lang");
    let old = LIST
        .formers_of(commune("01558"))
        .iter()
        .find(|former| former.code.as_deref() == Some("01558"));
    assert_eq!(&*old.unwrap().name, "Thanh Nhật");
}

#[test]
fn an_island_district_and_a_city() {
    assert_eq!(told("26732"), "Đặc khu Côn Đảo, Hồ Chí Minh = Huyện Côn Đảo");
    assert_eq!(LIST.formers_of(commune("26732"))[0].code, None);
    let bac_ninh = LIST.provinces.iter().find(|province| province.code == "24").unwrap();
    let from: Vec<_> =
        bac_ninh.formed_from.iter().map(|(code, name)| [&**code, name].join(" ")).collect();
    assert_eq!(from, ["24 Bắc Giang", "27 Bắc Ninh"]);
    assert!(bac_ninh.is_city && bac_ninh.since == book::Day::parse("2026-09-20").ok());
}
